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
    N-Y L-Y D-Y T-Y S-Y G-Y S-P S-T S-K S-M S-N S-L S-W S-P-L S-P-R S-T-R S-K-R S-K-W HH-W
    P-Y B-Y K-Y F-Y V-Y M-Y HH-Y
"""
_ONSETS = frozenset(_CLUSTERS.split())
_ENDINGS = (
    *("ings", "ing", "ness", "less", "ful", "ment", "ments", "ly", "some", "ward", "like"),
    *("eth", "est", "ed", "es", "er", "ers", "en", "ern", "ish", "hood", "ship", "dom", "n't"),
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
    if letters.endswith("e'er") and len(letters) > 5:
        return (len(letters) - 4,)  # what-e'er
    for ending in _ENDINGS:
        stem = letters[: -len(ending)]
        if not letters.endswith(ending) or len(stem) < (4 if ending in _AFTER_LONGER else 3):
            continue
        if stem[-1] == stem[-2] and stem[-1] not in "lszaeiou":
            continue  # run-ning, bet-ter
        relations = _RELATIONS.get(ending, ())
        if relations and not any(pronunciations(stem + other) for other in relations):
            continue  # win-ter, for all that there is a Mr. Wint
        for whole in _wholes(stem, ending):
            for said in pronunciations(whole):
                if _is_stem(letters, phones, stem, said, ending):
                    inner = (cut for cut in english_cuts(whole) if cut < len(stem))
                    return (*inner, len(stem))
    for cut in range(1 if letters[:1] == "a" else 2, len(letters) - 1):
        first, second = letters[:cut], letters[cut:]
        if _NO_PARTS.fullmatch(first) or second in _ENDINGS:
            continue
        if len(second) < 3 and second not in _SHORT_PARTS:
            continue
        for one in pronunciations(first):
            for other in pronunciations(second):
                if _bare(phones) == _bare((*one, *other)):
                    return (*english_cuts(first), cut, *(cut + c for c in english_cuts(second)))
    return ()


def _wholes(stem: str, ending: str) -> list[str]:
    """How the word before an ending may be spelled when it stands alone."""
    found = [stem]
    if ending[0] in "ei" and ending != "en":
        found.append(stem + "e")
    if stem.endswith("i"):
        found.append(stem[:-1] + "y")
    return found


def _is_stem(letters: str, phones: Phones, stem: str, said: Phones, ending: str) -> bool:
    """Whether the word sounds like its stem as far as that goes, and has a syllable more."""
    if syllable_count(phones) != syllable_count(said) + 1:
        return False
    if _bare(phones)[: len(said)] != _bare(said):
        return False
    following = phones[len(said) : len(said) + 1]
    # lin-ger has a sound more than ling and er; but so has long-er.
    clean = not following or is_vowel(following[0]) or ending[0] not in "aeiou"
    return clean or bool(pronunciations(stem + "est"))


def _bare(phones: Phones) -> list[str]:
    return [phone.rstrip("012") for phone in phones]


_AFTER_LONGER = ("er", "ers", "en", "ern")
# What else there must be of a stem before an ending, so that it is one.
_RELATIONS = {
    "er": ("ing", "est"),
    "ers": ("ing", "est"),
    "est": ("er", "ing", "ed", "ly"),
    "en": ("s", "ed"),
}
# Entries of the dictionary that are names or letters rather than parts of words.
_NO_PARTS = re.compile("a[bcdlmrv]|de|e[lmnrst]|l[aei]|ma|n[ae]|[rst]e")
_SHORT_PARTS = ("in", "on", "to", "up", "by", "it", "so")


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
        if phones[first].startswith("ER") and "rr" in spelled:
            return start + spelled.index("rr") + 1  # cur-ren-cy
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
        open_ = letters[cut : cut + 1] in tuple("aeiouy") or letters[cut : cut + 2] == "le"
        if (
            open_
            and letters[cut - 2 : cut] in ("st", "ft")
            and phones[consonants[kept - 1]] in ("S", "F")
        ):
            return cut - 1  # lis-ten, of-ten
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
    of_o = letters[spans[vowel][0] : spans[vowel][1]] in ("o", "ho")
    open_o = sound == "AO" and not (of_o and bare[0] != "R")  # glo-ry, but of-fer
    short = (sound not in _LONG or sound == "AO") and sound != "ER" and stress != "0"
    if open_o or (sound == "AA" and not of_o):
        short = False  # fa-ther, but bod-y
    if len(bare) == 1:
        spelled = letters[spans[consonants[0]][0] : spans[consonants[0]][1]]
        if bare[0] == "NG" or spelled in ("ck", "x"):
            return 1
        end = spans[consonants[0]][1]
        if bare[0] in ("SH", "ZH") and (
            spelled not in ("sh", "s", "z") or (spelled != "sh" and letters[end] == "i")
        ):
            return 0  # spe-cial, vi-sion, but pleas-ure
        if letters[end : end + 2] == "le" and len(spelled) == 1:
            return 0  # dou-ble, but lit-tle and cas-tle
        return 1 if short else 0
    closed = short or bare[0] in ("NG", "S") or bare[1:] == ["Y"]
    least = 1 if closed or "-".join(bare) not in _ONSETS else 0
    for kept in range(least, len(bare)):
        if "-".join(bare[kept:]) in _ONSETS:
            return kept
    return len(bare) - 1
