"""Where English words part into syllables.

How many there are is the pronouncing dictionary's word; where they part follows the usual rules of
word division: compounds and endings stay whole (*some-one*, *sing-ing*), a short stressed vowel
keeps the consonant after it (*heav-en*), a long one does not (*o-ver*), and of several consonants
those go to the next syllable that can begin one (*chil-dren*).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from composer.prosody.alignment import Span, aligned
from composer.prosody.dictionary import Phones, is_vowel, pronunciations, syllable_count
from composer.prosody.spelling import count_by_letters, split_letters
from composer.prosody.words import is_known, pronounced

_LONG = frozenset({"IY", "EY", "AY", "OW", "UW", "OY", "AW", "AO"})
_CLUSTERS = """
    P B T D K G F V TH DH S Z SH ZH CH JH HH M N L R W Y
    P-L P-R B-L B-R T-R T-W D-R D-W K-L K-R K-W G-L G-R G-W F-L F-R TH-R TH-W SH-R
    N-Y L-Y S-P S-T S-K S-M S-N S-L S-W S-P-L S-P-R S-T-R S-K-R S-K-W HH-W
    P-Y B-Y K-Y F-Y V-Y M-Y HH-Y
"""
_ONSETS = frozenset(_CLUSTERS.split())
_ENDINGS = (
    *("ings", "ing", "ness", "less", "ful", "ment", "ments", "ly", "some", "ward", "like"),
    *("eth", "est", "ed", "es", "er", "ers", "en", "ish", "hood", "ship", "dom", "n't"),
)


@lru_cache(maxsize=1 << 14)
def english_cuts(letters: str) -> tuple[int, ...]:
    """Where a word (lower case, no accents, perhaps apostrophes) is cut: indices inside it."""
    word = letters if is_known(letters) else letters.strip("'")
    phones = pronounced(word)[0] if word else ()
    if "?" not in phones and phones:
        number = syllable_count(phones)
        if number < 2:
            return ()
        found = _by_parts(letters, phones) or _by_sound(letters, phones)
        if len(found) == number - 1:
            return found
    else:
        number = count_by_letters(re.sub("[^a-z]", "", letters))
    pieces = split_letters(letters, number)
    if len(pieces) < number and not re.search("[aeiouy]", letters):
        pieces = tuple(letters)  # TV, CD
    cuts, at = [], 0
    for piece in pieces[:-1]:
        at += len(piece)
        cuts.append(at)
    return tuple(cuts)


def _by_parts(letters: str, phones: Phones) -> tuple[int, ...]:
    """By a word and its ending, or by the two words that make it."""
    for ending in _ENDINGS:
        stem = letters[: -len(ending)]
        if not letters.endswith(ending) or len(stem) < (4 if ending in _AFTER_LONGER else 3):
            continue
        if stem[-1] == stem[-2] and stem[-1] not in "lsz":
            continue  # run-ning, bet-ter
        if ending in _AFTER_LONGER and not any(
            pronunciations(stem + other) for other in ("ing", "est", "ed", "s")
        ):
            continue  # win-ter, for all that there is a Mr. Wint
        for whole in _wholes(stem, ending):
            for said in pronunciations(whole):
                added = syllable_count(phones) - syllable_count(said)
                if added == 1 and _begins(phones, said):
                    inner = (cut for cut in english_cuts(whole) if cut < len(stem))
                    return (*inner, len(stem))
    for cut in range(1 if letters[:1] == "a" else 2, len(letters) - 1):
        first, second = letters[:cut], letters[cut:]
        if _NO_PARTS.fullmatch(first) or (len(second) < 3 and second not in _SHORT_PARTS):
            continue
        for one in pronunciations(first):
            for other in pronunciations(second):
                if _sounds_as(phones, one, other):
                    return (*english_cuts(first), cut, *(cut + c for c in english_cuts(second)))
    return ()


def _wholes(stem: str, ending: str) -> list[str]:
    """How the word before an ending may be spelled when it stands alone."""
    found = [stem]
    if ending[0] in "ei":
        found.append(stem + "e")
    if stem.endswith("i"):
        found.append(stem[:-1] + "y")
    return found


_AFTER_LONGER = ("er", "ers", "en")
# Entries of the dictionary that are names or letters rather than parts of words.
_NO_PARTS = re.compile("a[bcdlmrv]|de|e[lmnrst]|l[aei]|ma|n[ae]|[rst]e")
_SHORT_PARTS = ("in", "on", "to", "up", "by", "it", "so")


def _sounds_as(phones: Phones, one: Phones, other: Phones) -> bool:
    """Whether the phones are those of two words; unstressed vowels of the second may be weak."""
    if len(phones) != len(one) + len(other):
        return False
    for place, (heard, said) in enumerate(zip(phones, (*one, *other), strict=True)):
        if heard.rstrip("012") == said.rstrip("012"):
            continue
        if place < len(one) or not is_vowel(heard) or not is_vowel(said) or heard[-1] != "0":
            return False
    return True


def _begins(phones: Phones, stem: Phones) -> bool:
    """Whether the word sounds like its stem as far as that goes."""
    bare = [phone.rstrip("012") for phone in phones]
    return bare[: len(stem)] == [phone.rstrip("012") for phone in stem]


def _by_sound(letters: str, phones: Phones) -> tuple[int, ...]:
    spans = aligned(letters, phones)
    if not spans:
        return ()
    vowels = [place for place, phone in enumerate(phones) if is_vowel(phone)]
    cuts = [_cut(letters, phones, spans, first, second) for first, second in pairwise(vowels)]
    inner = [cut for cut in cuts if 0 < cut < len(letters)]
    return tuple(inner) if inner == sorted(set(inner)) else ()


def _cut(letters: str, phones: Phones, spans: tuple[Span, ...], first: int, second: int) -> int:
    """Where the syllable of the vowel ``first`` ends, the next one's being ``second``."""
    consonants = list(range(first + 1, second))
    if not consonants:
        start, end = spans[first]
        spelled = letters[start:end]
        light = phones[first][-1] == "0" and phones[second][-1] != "0"
        if (
            phones[first].startswith("ER")
            and (light or spelled in ("or", "ar"))
            and end - start > 1
        ):
            return start + spelled.index("r")  # a-round, mem-o-ry
        return max(end, min(spans[second][0], end + 1) if spans[second][0] else end)
    kept = _kept(phones, first, consonants, letters, spans)
    cut = spans[consonants[kept]][0] if kept < len(consonants) else spans[second][0]
    if kept:
        before = spans[consonants[kept - 1]]
        cut = max(cut, before[1])  # x is not cut in two
        silent = re.compile("[aeiouy](?=[rl])").search(letters, before[0] + 1, cut + 1)
        if silent and silent.start() < cut:  # ev-ery: what is swallowed goes with what follows
            return silent.start()
    cut = max(cut, spans[first][1])
    doubled = cut > 1 and letters[cut - 1] == letters[cut - 2] and letters[cut - 1] not in "aeiouy"
    if doubled and kept == 1:
        return cut - 1
    if kept == 0 and letters[cut : cut + 1] == letters[cut + 1 : cut + 2] != "":
        return cut + 1
    return cut


def _kept(
    phones: Phones, vowel: int, consonants: list[int], letters: str, spans: tuple[Span, ...]
) -> int:
    """How many of the consonants stay with the vowel before them."""
    bare = [phones[place].rstrip("012") for place in consonants]
    if not bare:
        return 0
    sound, stress = phones[vowel][:-1], phones[vowel][-1]
    short = sound not in _LONG and sound != "ER" and stress != "0"
    if sound == "AA" and letters[spans[vowel][0] : spans[vowel][1]] != "o":
        short = False  # fa-ther, but bod-y
    if len(bare) == 1:
        spelled = letters[spans[consonants[0]][0] : spans[consonants[0]][1]]
        if bare[0] == "NG" or spelled in ("ck", "x"):
            return 1
        if bare[0] in ("SH", "ZH") and spelled != "sh":
            return 0  # spe-cial, vi-sion
        return 1 if short else 0
    closed = short or bare[0] in ("NG", "S") or bare[1:] == ["Y"]
    least = 1 if closed or "-".join(bare) not in _ONSETS else 0
    for kept in range(least, len(bare)):
        if "-".join(bare[kept:]) in _ONSETS:
            return kept
    return len(bare) - 1
