"""The chord symbols of the song: written at the playhead, read off the notes, taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.edit import chord_symbols
from composer.edit.chords_from_notes import pitched_notes, read_off
from composer.model.chord_symbol import ChordSymbol
from composer.ui.actions import ActionSet
from composer.ui.file_work import FileWork
from composer.ui.message_bar import MessageBar
from composer.ui.roll.harmony import likeliest_key
from composer.ui.roll.song_lane.signs import Row
from composer.ui.roll.view import RollView

if TYPE_CHECKING:
    from composer.ui.song.structure import SongStructure


class SongChords(QObject):
    """``structure`` has the lane that they stand in."""

    def __init__(
        self, session: Session, roll: RollView, messages: MessageBar, structure: SongStructure
    ):
        super().__init__(structure)
        self._document = session.document
        self._roll = roll
        self._messages = messages
        self._structure = structure
        self._lane = structure.lane
        self._reading = FileWork(messages)
        self._actions: ActionSet | None = None
        self._there: tuple[bool, bool] | None = None  # notes, symbols
        self._lane.rows_changed.connect(self.look)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "chord_here": self._structure.write_chord,
            "chords_from_notes": self.read_off_notes,
            "chords_remove": lambda: chord_symbols.remove_all(self._document),
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {"chord_row": self.show_row}

    def use(self, actions: ActionSet | None) -> None:
        """Switches these actions from now on."""
        self._actions, self._there = actions, None
        self.look()

    def show_row(self, on: bool) -> None:
        """Shows the row of the chords in the lane, or hides it."""
        if on:
            self._structure.open_lane()
        self._lane.show_chords(on)

    def read_off_notes(self) -> None:
        """Writes the chords that sound as the song's symbols, in place of those that it has."""
        score, since = self._document.score, self._document.revision
        notes, meter, key_map = pitched_notes(score), score.meter, score.key
        guess = likeliest_key(self._roll.stage.store)

        def done(symbols: tuple[ChordSymbol, ...]) -> None:
            if self._document.revision != since:
                self._messages.note(
                    self.tr("The song has changed meanwhile; no chord symbols were written.")
                )
            elif not symbols:
                self._messages.note(self.tr("No chords were found in the notes."))
            else:
                self._write(symbols)

        def failed(error: SessionError) -> None:
            self._messages.problem(str(error))

        self._reading.start(
            self.tr("Reading the chords off the notes…"),
            lambda: read_off(notes, meter, lambda tick: key_map.at(tick) or guess),
            done,
            failed,
            may_be_given_up=True,
        )

    def _write(self, symbols: tuple[ChordSymbol, ...]) -> None:
        self.show_row(True)
        if symbols != self._document.score.chords:
            chord_symbols.write_read_off(self._document, symbols)
        words = self.tr("Chord symbols read off the notes: {count}.")
        self._messages.note(words.format(count=len(symbols)))

    def look(self) -> None:
        """Shows which actions have something to work on."""
        actions = self._actions
        if actions is None:
            return
        actions["chord_row"].setChecked(Row.CHORDS in self._lane.rows)
        score = self._document.score
        there = bool(score.notes), bool(score.chords)
        if there != self._there:  # asked with every change of a note
            self._there = there
            actions.enable("chords_from_notes", there[0], self.tr("There are no notes yet"))
            none = self.tr("The song has no chord symbols yet")
            actions.enable("chords_remove", there[1], none)
