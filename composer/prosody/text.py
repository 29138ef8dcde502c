"""A text that a person types, and the lyrics that it is.

A line in square brackets (``[Chorus]``, ``[Verse 2]``) heads a section; empty lines part sections
too.  Every character is kept: :func:`text_of` gives back what :func:`lyrics_from_text` was given,
with line ends as ``\\n``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.model.lyrics import Lyrics, Place

_NONE = Lyrics()

Divide = Callable[[str], Sequence[str]]
"""A written word to the texts of its syllables, which join to it."""


def lyrics_from_text(text: str, before: Lyrics = _NONE, divide: Divide | None = None) -> Lyrics:
    """The lyrics that ``text`` spells.

    Lines and words that are in ``before`` too keep their syllables and notes, wherever they were
    edited around; a word that changed keeps its notes in its place.  Other words are divided by
    ``divide`` (:func:`composer.prosody.division.divided` without exceptions).
    """
    raise NotImplementedError


def text_of(lyrics: Lyrics) -> str:
    """The words with headings, as they are typed."""
    raise NotImplementedError


def spans(lyrics: Lyrics) -> tuple[tuple[int, int, Place], ...]:
    """Where each syllable stands in :func:`text_of`: start, end (exclusive) and place, in order.

    Positions count Unicode characters.
    """
    raise NotImplementedError


def place_at(lyrics: Lyrics, position: int) -> Place | None:
    """The syllable at or before a position of :func:`text_of`; else the first, ``None`` without."""
    raise NotImplementedError


def line_at(lyrics: Lyrics, row: int) -> tuple[int, int] | None:
    """Section and line that row ``row`` (from 0) of :func:`text_of` shows; ``None`` for headings
    and for the empty rows between sections."""
    raise NotImplementedError
