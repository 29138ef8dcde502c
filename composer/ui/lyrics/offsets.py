"""Offsets of a text and positions of Qt: characters against units of UTF-16.

An emoji is one character and two units; everything outside the pane counts characters.
"""

from __future__ import annotations

from functools import lru_cache

_LAST_OF_ONE_UNIT = "\uffff"


def to_position(text: str, offset: int) -> int:
    """The units before the character ``offset``."""
    if _is_plain(text):
        return min(offset, len(text))
    return sum(1 + (c > _LAST_OF_ONE_UNIT) for c in text[:offset])


def to_offset(text: str, position: int) -> int:
    """The characters before a position; inside a character, those before it."""
    if _is_plain(text):
        return min(position, len(text))
    units = 0
    for offset, character in enumerate(text):
        units += 1 + (character > _LAST_OF_ONE_UNIT)
        if units > position:
            return offset
    return len(text)


@lru_cache(maxsize=4)
def _is_plain(text: str) -> bool:
    return not text or max(text) <= _LAST_OF_ONE_UNIT
