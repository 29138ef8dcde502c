"""The words of a text without its headings, as a lyrics network and the copy guard read it.

A song's headings (``[Chorus]``) are no words: a network that never saw one would be led astray.
Offsets count characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A line with nothing but something in brackets, with the blank lines around it.
_HEADING = re.compile(r"(?m)^[ \t]*\[[^\]\n]*\][ \t]*(?:\n|\Z)")
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Headless:
    """``text``: without headings; ``places``: for each of its characters, and for its end, the
    offset in the text that it was taken from."""

    text: str
    places: Sequence[int]


def without_headings(text: str) -> Headless:
    """The words alone: no headings, no blank lines at the beginning, one between stanzas."""
    kept: list[int] = []
    end = 0
    for heading in _HEADING.finditer(text):
        kept.extend(range(end, heading.start()))
        end = heading.end()
    kept.extend(range(end, len(text)))
    bare = "".join(text[place] for place in kept)
    begin = len(bare) - len(bare.lstrip("\n"))
    places: list[int] = []
    done = begin
    for gap in _GAP.finditer(bare, begin):
        places.extend(kept[done : gap.start() + 2])
        done = gap.end()
    places.extend(kept[done:])
    return Headless("".join(text[place] for place in places), (*places, len(text)))


def prime_of(before: str, most: int) -> str:
    """What a network is to go on from, at most so many characters, beginning with a whole line."""
    prime = without_headings(before).text
    if len(prime) > most:
        cut = prime.find("\n", len(prime) - most)
        prime = prime[len(prime) - most :] if cut < 0 else prime[cut + 1 :]
    return prime
