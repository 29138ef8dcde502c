"""A written word as the syllables that are sung, by the person's exceptions first."""

from __future__ import annotations

from collections.abc import Mapping


def divided(word: str, exceptions: Mapping[str, str] = {}) -> tuple[str, ...]:
    """The texts of a word's syllables; joined they are the word as it is written.

    ``exceptions``: words in lower case to the same with hyphens between syllables
    (``{"fire": "fi-re"}``).  Each Chinese character, kana or hangul block is a syllable.
    """
    raise NotImplementedError


def stressed(word: str, exceptions: Mapping[str, str] = {}) -> tuple[int, ...]:
    """The stress of each syllable of :func:`divided`: 0 none, 1 primary, 2 secondary."""
    raise NotImplementedError


def exception_from(text: str) -> tuple[str, str]:
    """``fi-re`` as an entry of the exceptions: ``("fire", "fi-re")``; raises ``ValueError`` with
    a reason for the person."""
    raise NotImplementedError
