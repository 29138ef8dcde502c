"""The CMU Pronouncing Dictionary: English words as phones.

A pronunciation is a tuple of ARPAbet phones.  A vowel ends with its stress: 0 none, 1 primary,
2 secondary; so there is one syllable for each phone with a digit.  The data is read once, when the
first word is looked up (a tenth of a second, some 30 MB).
"""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from importlib.resources import files

Phones = tuple[str, ...]

_FILE = "data/cmudict.dict.xz"
LONGEST_WORD = 40  # letters; no entry has more
_MOST_NEIGHBOURS = 60  # words with the same ending that are asked for theirs


def is_vowel(phone: str) -> bool:
    """Whether the phone makes a syllable."""
    return phone[-1].isdigit()


def syllable_count(phones: Phones) -> int:
    """How many syllables the phones have."""
    return sum(map(is_vowel, phones))


def pronunciations(word: str) -> tuple[Phones, ...]:
    """Those of a word in lower case, the usual one first; none for one that is not in it."""
    found = _entries().get(word) if len(word) <= LONGEST_WORD else None
    return tuple(tuple(text.split()) for text in found.split("\t")) if found else ()


def rhyme_part(phones: Phones) -> Phones:
    """From the last vowel with a stress on (the last vowel where none has one)."""
    vowels = [place for place, phone in enumerate(phones) if is_vowel(phone)]
    if not vowels:
        return phones
    stressed = [place for place in vowels if phones[place][-1] != "0"]
    return phones[(stressed or vowels)[-1] :]


@lru_cache(maxsize=4096)
def ending_by_analogy(word: str) -> Phones:
    """How a word that is not in the dictionary may end: from its last stressed vowel on, as most
    of the words that share its longest ending do.  Empty where it has no neighbour."""
    backwards = word[-LONGEST_WORD:][::-1]
    endings = _endings()
    for length in range(len(backwards), 1, -1):
        start = backwards[:length]
        place = bisect_left(endings, start)
        votes: Counter[Phones] = Counter()
        for entry in endings[place : place + _MOST_NEIGHBOURS]:
            if not entry.startswith(start):
                break
            phones = pronunciations(entry[::-1])[0]
            votes[rhyme_part(phones)] += 1
        if votes:
            # By number, then by the phones, so that no order of a table matters.
            return max(sorted(votes), key=lambda phones: votes[phones])
    return ()


@lru_cache(maxsize=1)
def _entries() -> dict[str, str]:
    """Word to its pronunciations, with a tab between two."""
    text = lzma.decompress(files(__package__).joinpath(_FILE).read_bytes()).decode("utf-8")
    entries: dict[str, str] = {}
    for line in text.splitlines():
        word, _, phones = line.partition(" ")
        if "#" in phones:
            phones = phones[: phones.index("#")].rstrip()
        if word.endswith(")"):  # such as "read(2)", a further one
            entries[word[: word.index("(")]] += "\t" + phones
        else:
            entries[word] = phones
    return entries


def all_words() -> list[str]:
    """All words of letters alone."""
    return [word for word in _entries() if word.isalpha()]


@lru_cache(maxsize=1)
def _endings() -> list[str]:
    """They written backwards, in order."""
    return sorted(word[::-1] for word in all_words())
