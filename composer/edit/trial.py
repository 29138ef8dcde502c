"""Trying a change of notes out in the document before it is kept.

What is tried is seen and heard, and is one undo step however often it is tried anew.  Taken back,
it leaves no step.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from composer.edit.commands import ReplaceNotes, SetChords, SetKey
from composer.edit.document import Document
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import KeyMap
from composer.model.note import Note

_NUMBERS = count()


class Trial:
    """A change of ``notes`` as they are now, called ``name``; ``keys`` and ``chords`` are those at
    first.

    Notes that are gone by then are left out.
    """

    def __init__(self, document: Document, notes: Iterable[Note], name: str) -> None:
        self._document = document
        self._name = name
        self._coalesce = f"trial {next(_NUMBERS)}"
        self.keys = document.score.key
        self.chords = document.score.chords
        self.notes = tuple(notes)
        self.shown = False

    def show(
        self,
        notes: Iterable[Note],
        keys: KeyMap | None = None,
        chords: tuple[ChordSymbol, ...] | None = None,
    ) -> None:
        """Puts ``notes`` in the place of the first ones, by their ids; ``keys``, ``chords``: with
        these keys and chord symbols.

        ``notes`` are all of the first ones, changed or not.
        """
        chords = self.chords if chords is None else chords
        self._put(notes, self.keys if keys is None else keys, chords)
        self.shown = True

    def back(self) -> None:
        """Puts the first notes, keys and chord symbols back."""
        if self.shown:
            self._put(self.notes, self.keys, self.chords)
            self.shown = False

    def _put(self, notes: Iterable[Note], keys: KeyMap, chords: tuple[ChordSymbol, ...]) -> None:
        there = self._document.score.notes
        with self._document.transaction(self._name, coalesce=self._coalesce):
            kept = tuple([n for n in notes if n.id in there])
            self._document.apply(ReplaceNotes(kept))
            self._document.apply(SetKey(keys))
            self._document.apply(SetChords(chords))
