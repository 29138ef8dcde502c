"""Words and notes together on a document: each edit one named undo step.

Observers of the document hear of it as a change of ``lyrics``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from composer.edit.document import Document
from composer.model.lyrics import Lyrics, Place
from composer.prosody.laying import Extent, LineCount


@dataclass(frozen=True, slots=True)
class Sung:
    """What of the words stands under one note.

    ``row``: 0 for the first line of words under the notes, 1 for the second verse below it ...
    ``text``: to be drawn, ``""`` on further notes of a melisma (``held``).  ``hyphen_after``: the
    word goes on after this note with another syllable.  ``melisma``: the syllable goes on on the
    next note.  ``word_start``: the syllable begins a word.
    """

    place: Place
    row: int
    text: str
    hyphen_after: bool
    melisma: bool
    held: bool
    word_start: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What an edit did: syllables ``laid``, ``left_over`` without a note, ``notes_left`` without a
    syllable, ``fallen`` off notes that they had.  ``place``: where to go on from.  ``changed``:
    whether anything did (no undo step else)."""

    laid: int = 0
    left_over: int = 0
    notes_left: int = 0
    fallen: int = 0
    place: Place | None = None
    changed: bool = False

    @property
    def sentence(self) -> str:
        """In English, for the command line; the window says it in the person's language."""
        raise NotImplementedError


class Singing:
    """The words of ``document``; ``exceptions``: how the person divides words.

    Places that are not (any more) in the words raise ``IndexError``; notes that are not in the
    score ``KeyError``.
    """

    def __init__(self, document: Document, exceptions: Mapping[str, str] | None = None) -> None:
        self.exceptions: dict[str, str] = dict(exceptions or {})
        self._document = document

    # The text

    @property
    def lyrics(self) -> Lyrics:
        """The document's."""
        return self._document.score.lyrics

    @property
    def text(self) -> str:
        """As the pane shows it."""
        raise NotImplementedError

    def write(self, text: str, name: str = "Edit Words", coalesce: str | None = "words") -> bool:
        """Makes ``text`` the words; what did not change keeps its notes.  Whether anything did.

        Steps with the same ``coalesce`` that follow each other are one undo step.
        """
        raise NotImplementedError

    def divide_again(self, words: Iterable[str]) -> None:
        """Divides words (as they are spelled, any case) anew, after an exception was edited; their
        notes stay on them."""
        raise NotImplementedError

    # Laying

    def lay(
        self, notes: Collection[int], start: Place | None = None, extent: Extent = "song"
    ) -> Report:
        """“Lay Under Notes”: the syllables from ``start`` on under the notes selected.

        Of several voices the one with the most notes is taken, the highest first.
        """
        raise NotImplementedError

    def lay_verses(self, notes: Collection[int], kind: str = "verse") -> Report:
        """“Lay All Verses”: each verse under the same notes, one below the other."""
        raise NotImplementedError

    def shift(self, place: Place, by: int = 1) -> Report:
        """“Move Syllables Later” or “... Earlier” by so many notes, with what follows."""
        raise NotImplementedError

    def split(self, place: Place, parts: tuple[str, ...] = ()) -> Report:
        """“Split Syllable”."""
        raise NotImplementedError

    def join(self, place: Place, elide: bool = False) -> Report:
        """“Join Syllables” with the next; ``elide``: of two words, on one note."""
        raise NotImplementedError

    def skip(self, place: Place, melisma: bool = False) -> Report:
        """“Skip Note”: left without words, or given to the syllable before."""
        raise NotImplementedError

    def extend(self, place: Place) -> Report:
        """“Extend Syllable” by one note."""
        raise NotImplementedError

    def shorten(self, place: Place) -> Report:
        """“Shorten Syllable” by one note."""
        raise NotImplementedError

    def clear(self, places: Collection[Place]) -> Report:
        """“Take Words off Notes”."""
        raise NotImplementedError

    def clear_notes(self, notes: Collection[int], row: int | None = None) -> Report:
        """The same, for all (or one row) that is under these notes."""
        raise NotImplementedError

    # Editing in place

    def set_text(self, place: Place, text: str) -> Report:
        """“Edit Syllable”: a blank in the text makes two words, a hyphen two syllables."""
        raise NotImplementedError

    def write_under(self, note: int, text: str, row: int = 0, same_word: bool = False) -> Report:
        """“Edit Syllable” under a note that has none in that row: a new one, after what is sung
        before it (``same_word``: in the same word)."""
        raise NotImplementedError

    # Looking

    def syllables_at(self, note: int) -> tuple[Sung, ...]:
        """What is under a note, row by row; quick, from an index that is made once for each change
        of the words."""
        raise NotImplementedError

    @property
    def rows(self) -> int:
        """How many lines of words stand below each other."""
        raise NotImplementedError

    def next_note(self, note: int, back: bool = False) -> int | None:
        """The next note of the melody of that note's voice, or the one before it."""
        raise NotImplementedError

    def next_place(self, place: Place, word: bool = False, back: bool = False) -> Place | None:
        """The next syllable that is sung (or the first of the next word), or the one before."""
        raise NotImplementedError

    def counts(self) -> tuple[LineCount, ...]:
        """Syllables of each line, for a margin beside the text."""
        raise NotImplementedError

    def notes_to_lay(self, notes: Collection[int]) -> int:
        """How many syllables the notes selected can take."""
        raise NotImplementedError
