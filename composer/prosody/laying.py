"""Laying syllables under notes: pure functions from lyrics to lyrics.

``notes`` is always the melody that the words are laid under: ids of the notes of one voice, in
order of time, one for each onset.  A section is laid along it, one syllable a note; a syllable on
several notes is a melisma.  Sections may lie under the same notes, one below the other (verse 1 and
verse 2 of one melody), or follow each other.

What is moved along: syllables that follow in the same section, and the sections after it as long
as they begin behind its end on the melody.  What falls off the melody's end is not laid any more;
no word is ever lost.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from composer.model.lyrics import Lyrics, Place
from composer.model.note import Note

__all__ = ["Extent", "LineCount", "Moved", "Place"]


@dataclass(frozen=True, slots=True)
class Moved:
    """The words after an edit, and what became of them.

    ``laid``: how many syllables are laid now that were asked for.  ``left_over``: places of
    syllables for which no note was left (they are in the words, unlaid).  ``notes_left``: ids of
    the notes asked for that carry no syllable of the sections laid.  ``fallen``: places of
    syllables that were laid before and are no more.  ``place``: where to go on from (the syllable
    that was edited, or the first of what became of it).
    """

    lyrics: Lyrics
    laid: int = 0
    left_over: tuple[Place, ...] = ()
    notes_left: tuple[int, ...] = ()
    fallen: tuple[Place, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class LineCount:
    """Of one line: ``syllables`` to be sung, the ``notes`` that they need (marked melismas
    included), and how many syllables are ``laid``."""

    verse: int
    line: int
    syllables: int
    notes: int
    laid: int


Extent = str
"""How far to lay: ``"song"`` (through all sections that follow), ``"verse"`` (to the end of the
section) or ``"line"``."""


def melody(notes: Collection[Note]) -> tuple[int, ...]:
    """Ids in order of time: of notes that begin together the highest alone."""
    raise NotImplementedError


def is_sung(text: str) -> bool:
    """Whether a syllable's text is sung at all (a dash or an emoji alone is not)."""
    raise NotImplementedError


def lay(
    lyrics: Lyrics, notes: Sequence[int], start: Place | None = None, extent: Extent = "song"
) -> Moved:
    """Lays the syllables from ``start`` (the first of all) on under ``notes``.

    One syllable a note; ``_`` at the end of a syllable's text takes one more note each; ``‿`` in
    it is two syllables on one note already.  What lay under these notes of the same sections gives
    way; other sections keep their notes.
    """
    raise NotImplementedError


def lay_verses(lyrics: Lyrics, notes: Sequence[int], kind: str = "verse") -> Moved:
    """Lays each section of that kind under the same notes, from the first on."""
    raise NotImplementedError


def shift(lyrics: Lyrics, notes: Sequence[int], place: Place, by: int = 1) -> Moved:
    """Moves the syllable at ``place`` and what follows by so many notes, to the left below 0.

    To the left it stops at the syllable before, which keeps its first note.
    """
    raise NotImplementedError


def split(
    lyrics: Lyrics,
    notes: Sequence[int],
    place: Place,
    parts: Sequence[str] = (),
    follow: bool = True,
) -> Moved:
    """Divides a syllable in two (by spelling, or in the ``parts`` given: they join to its text).

    The further parts take the notes of its melisma, else the notes that follow: the rest moves
    along with ``follow``; without, they are not laid.  ``‿`` is divided first, into two words.
    Raises ``ValueError`` where the text is too short or the parts do not join to it.
    """
    raise NotImplementedError


def join(
    lyrics: Lyrics,
    notes: Sequence[int],
    place: Place,
    elide: bool = False,
    follow: bool = True,
) -> Moved:
    """Makes one syllable of the one at ``place`` and the next of the line.

    Within a word they are joined in spelling; of two words ``elide`` makes ``the‿end`` on one
    note, and without it one word of two syllables comes of them.  With ``follow`` what comes after
    moves up; else the joined syllable is a melisma.  Raises ``ValueError`` at a line's end.
    """
    raise NotImplementedError


def skip(lyrics: Lyrics, notes: Sequence[int], place: Place, melisma: bool = False) -> Moved:
    """Leaves out the note of the syllable at ``place``, which goes to the next with what follows.

    The note stays without words, or is one more note of the syllable before (``melisma``).
    """
    raise NotImplementedError


def extend(lyrics: Lyrics, notes: Sequence[int], place: Place) -> Moved:
    """Sings the syllable at ``place`` on one more note; what is laid there moves along."""
    raise NotImplementedError


def shorten(lyrics: Lyrics, notes: Sequence[int], place: Place, follow: bool = True) -> Moved:
    """Takes the last note of a melisma off it; what follows directly moves up with ``follow``."""
    raise NotImplementedError


def clear(lyrics: Lyrics, places: Collection[Place]) -> Moved:
    """Takes the syllables off their notes; the words stay."""
    raise NotImplementedError


def set_text(
    lyrics: Lyrics,
    notes: Sequence[int],
    place: Place,
    text: str,
    divide: Callable[[str], Sequence[str]] | None = None,
    follow: bool = True,
) -> Moved:
    """Writes another text for the syllable at ``place``.

    A blank in it makes two words, a hyphen inside it two syllables of one word (``\\u2010`` and a
    hyphen at the end stay spelling).  New ones take notes as in :func:`split`.  An empty text takes
    the syllable out of the words.  ``divide``: divides each new word (as written otherwise).
    """
    raise NotImplementedError


def insert(
    lyrics: Lyrics,
    notes: Sequence[int],
    note: int,
    text: str,
    verse: int | None = None,
    same_word: bool = False,
) -> Moved:
    """Writes a new syllable under a note that has none in the section ``verse``.

    It goes into the words after the syllable that is laid nearest before it (``same_word``: as one
    more syllable of that word).  Without a section one is chosen, or made.
    """
    raise NotImplementedError


def count_lines(lyrics: Lyrics) -> tuple[LineCount, ...]:
    """Of every line with words, in order."""
    raise NotImplementedError
