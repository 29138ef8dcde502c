"""Which words verse uses.

The pronouncing dictionary has a great many names and rarities, which nobody wants as a rhyme.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files

_FILE = "data/verse-words.txt.xz"


def is_usual(word: str) -> bool:
    """Whether a word, in any case, is in several of the songs that the list was made of."""
    return word.lower() in _words()


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    packed = files("composer.prosody").joinpath(_FILE).read_bytes()
    return frozenset(lzma.decompress(packed).decode("utf-8").split("\n"))
