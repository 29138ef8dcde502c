"""What the spelling of an English word tells of its syllables, where no dictionary has it."""

from __future__ import annotations

import re
from itertools import pairwise

LONGEST = 200  # letters; what is longer is no word, and is not looked at as closely
_VOWELS = re.compile(r"[aeiouy]+")
# Two vowels that are two syllables, and endings in which an e is silent or a syllable has none.
_HIATUS = re.compile(
    r"(?<![tcsg])i[ao](?!u)|(?<![tcsgx])iou|i(?:er|est|um|us|ety)\b|ea(?:t(?:e|ing|ion)|n\b)"
    r"|[aeiou]{2,}(?<=o)i(?=ng)|(?<=[aeiouy])(?:ing|eth|est)\b|(?<![qg])u(?:a|ou)|yi|eo(?!u)"
)
_SILENT = re.compile(
    r"(?<=[a-z])(?<![aeiouy])(?:(?<![^aeiouy]l)e\b|(?<![sxzcg])(?<![cs]h)es\b|(?<![td])ed\b"
    r"|e(?=(?:ly|ful|less|ment|ments|ness|some)\b))"
)
_ALONE = re.compile(r"sms?\b|thms?\b")


def count_by_letters(word: str) -> int:
    """An estimate of the syllables of a word of lower-case letters, 1 or more."""
    plain = word.removeprefix("y")
    number = len(_VOWELS.findall(plain))
    if len(word) > LONGEST:
        return max(1, number)
    number += len(_HIATUS.findall(plain)) + len(_ALONE.findall(plain))
    number -= len(_SILENT.findall(plain))
    return max(1, number)


_SUFFIXES = ("ing", "ings", "less", "ness", "ful", "ment", "ments", "ly", "eth", "est", "ed")
_TOGETHER = (
    *("sch", "thr", "chr", "phr", "shr", "spl", "spr", "str", "scr", "squ"),
    *("bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "gh", "kn", "ph", "pl", "pr"),
    *("qu", "sh", "th", "tr", "tw", "wh", "wr", "sw", "dw"),
)


def split_letters(word: str, number: int) -> tuple[str, ...]:
    """A word in so many pieces of its letters, each with a vowel where the spelling has enough.

    The pieces joined are the word as it is written.  Fewer come where there are too few letters.
    """
    low = word.lower()
    pieces = [match.span() for match in re.finditer(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+", low)]
    if pieces and low.startswith("y") and pieces[0] == (0, 1) and len(pieces) > 1:
        pieces = pieces[1:]
    elif pieces and low.startswith("y") and pieces[0][0] == 0 and pieces[0][1] > 1:
        pieces[0] = (1, pieces[0][1])
    # "qu": the u is no vowel.
    pieces = [(s + (low[s - 1 : s + 1] == "qu" and e - s > 1), e) for s, e in pieces]
    while len(pieces) > number and len(pieces) > 1:
        pieces.remove(_weakest(low, pieces))
    while len(pieces) < number:
        wide = max(
            pieces,
            # Two letters that are hardly ever two syllables come last.
            key=lambda piece: (
                low[piece[0] : piece[1]] not in ("io", "ou", "oo", "ai", "ee"),
                piece[1] - piece[0],
                piece[0],
            ),
            default=(0, 0),
        )
        if wide[1] - wide[0] < 2:
            break
        place = pieces.index(wide)
        cut = wide[1] - 1
        if place == len(pieces) - 1 and low[wide[0] : wide[1]] == "ea" and wide[1] < len(low):
            cut = wide[0] + 1
        pieces[place : place + 1] = [(wide[0], cut), (cut, wide[1])]
    cuts = [0]
    for (_, end), (start, _) in pairwise(pieces):
        cuts.append(_cut(low, end, start))
    cuts.append(len(word))
    return tuple(word[a:b] for a, b in pairwise(cuts))


def _weakest(low: str, pieces: list[tuple[int, int]]) -> tuple[int, int]:
    """The vowels that make no syllable, most likely."""
    last = pieces[-1]
    if low[last[0] : last[1]] == "e" and low[last[1] :] in ("", "s", "d", "'s", "st"):
        return last
    for piece in pieces[1:-1]:
        if low[piece[0] : piece[1]] == "e":  # hope-less, ev-ery
            return piece
    for piece in pieces[1:-1]:
        if piece[1] - piece[0] == 1:
            return piece
    return last


def _cut(low: str, end: int, start: int) -> int:
    """Where to cut between the vowels before ``end`` and those from ``start`` on."""
    between = low[end:start]
    for suffix in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) == start:
            doubled = len(between) > 1 and between[-1] == between[-2] and between[-1] not in "ls"
            return start - 1 if doubled else start
        if low.endswith(suffix) and len(low) - len(suffix) in range(end, start):
            return len(low) - len(suffix)
    if len(between) < 2:
        return end  # o-ver
    if between == "ck" or between.startswith("x"):
        return start if between == "ck" else end + 1
    for cluster in _TOGETHER:
        if between.endswith(cluster):
            return start - len(cluster) if between != cluster else end
    if between.endswith("l") and low[start:] in ("e", "es", "ed") and len(between) > 1:
        return start - 2  # ta-ble, lit-tle
    return start - 1
