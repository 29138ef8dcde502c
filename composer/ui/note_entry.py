"""Note entry in the window: the playhead goes with the cursor, and a MIDI keyboard writes too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from composer.app.session import Session
from composer.ui.actions import ActionSet
from composer.ui.grid_choice import GridChoice
from composer.ui.playing import Playing
from composer.ui.roll.entry.entry import NoteEntry
from composer.ui.roll.entry.values import NoteValue
from composer.ui.roll.grids import Feel
from composer.ui.roll.view import RollView


class WrittenByKeys(QObject):
    """Edit > Note Entry.  ``current()``: of several views of the song the one that is meant.

    While it is on, notes that are played on a MIDI keyboard are written at the cursor, as long as
    the chosen note value: step entry is on with it.  A note value that is chosen for the grid is
    that of the notes as well.
    """

    def __init__(
        self,
        session: Session,
        roll: RollView,
        playing: Playing,
        grid: GridChoice,
        current: Callable[[], RollView],
    ) -> None:
        super().__init__(roll)
        self._session = session
        self._first = self._entry = roll.entry
        self._current = current
        self._playing = playing
        self._grid = grid
        self._actions: ActionSet | None = None
        self._steps_before: bool | None = None  # whether step entry was on; None: not taken over
        self._listen_to(self._entry)
        grid.picked.connect(lambda _: self._take_grid())
        playing.sought.connect(lambda tick: self._entry.go(tick))
        session.step_entry.place = lambda: self._entry.cursor.tick if self._entry.on else None
        session.step_entry.went_on = lambda tick: self._entry.go(tick)

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the action runs."""
        return {"note_entry": self.set_on}

    def use(self, actions: ActionSet) -> None:
        """Shows in these actions whether it is on."""
        self._actions = actions
        self.show()

    def set_on(self, on: bool) -> None:
        """Begins in the view that has the focus, or ends where it is on."""
        entry = self._current().entry
        if on and entry is not self._entry:
            self._entry.set_on(False)
            self._entry = entry
            if entry is not self._first:
                self._listen_to(entry)
                entry.destroyed.connect(self._back_to_first)
        self._entry.set_on(on)

    def voice_chosen(self) -> None:
        """Another voice is written in."""
        if self._entry is not self._first:  # whose view tells it
            self._entry.voice_changed()

    def show(self) -> None:
        """Shows whether it is on, and lets the MIDI keyboard write as long notes."""
        on, steps = self._entry.on, self._session.step_entry
        if on:
            if self._steps_before is None:
                self._steps_before = steps.on
            steps.on, steps.grid = True, self._entry.value.ticks
        elif self._steps_before is not None:
            steps.on, steps.grid = self._steps_before, self._grid.ticks()
            self._steps_before = None
        if self._actions is not None:
            self._actions["note_entry"].setChecked(on)
            self._actions["step_entry"].setChecked(steps.on)

    def _listen_to(self, entry: NoteEntry) -> None:
        unique = Qt.ConnectionType.UniqueConnection
        entry.moved.connect(self._seek, unique)
        entry.changed.connect(self.show, unique)

    def _back_to_first(self) -> None:
        self._entry = self._first
        self.show()

    def _take_grid(self) -> None:
        if self._entry.on:
            grid = self._grid.grid()
            feel = grid.feel
            value = NoteValue(grid.part, feel is Feel.DOTTED, feel is Feel.TRIPLET)
            self._entry.set_value(value)

    def _seek(self, tick: int) -> None:
        # While the song plays, one writes elsewhere than it is.
        if not self._session.playback.playing and tick != self._playing.tick:
            self._playing.seek(tick)
