"""From one surprising note to the next: as soon as all that lies between has been read.

Times are ticks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.app.likelihoods import Wish
from composer.ui.message_bar import MessageBar
from composer.ui.roll.lanes.surprise_lane import SurpriseLane
from composer.ui.roll.view import RollView

if TYPE_CHECKING:
    from composer.ui.likely import Likely

MAX_READ = 20_000  # notes; a longer song is read only where it is seen


class SurpriseWalk(QObject):
    """``step``: which way it is to go, 1 or -1; 0: it stands.  ``playhead``: where it begins when
    no note is selected."""

    def __init__(
        self,
        roll: RollView,
        lane: SurpriseLane,
        messages: MessageBar,
        likely: Likely,
        playhead: Callable[[], int],
    ):
        super().__init__(likely)
        self._roll, self._lane, self._messages = roll, lane, messages
        self._likely, self._playhead = likely, playhead
        self.step = 0

    def go(self, step: int) -> None:
        """Goes to the next surprising note (1) or the one before (-1), as soon as it is known."""
        self._roll.lanes.open_lane(self._lane.name)
        self.step = step
        self._likely.look()
        if self.step and not self.go_on():
            reason = self._likely.reason()
            if reason:
                self.step = 0
                self._messages.note(reason)
            elif self._likely.busy:
                self._messages.note(self.tr("The model is at work; it reads the song afterwards."))
            else:
                self._roll.pointer_moved.emit(self.tr("The model is reading the song…"))

    def wishes(self, end: int) -> list[Wish]:
        """The song up to ``end``, what lies in the way first."""
        here = self._place()[0]
        ahead, behind = Wish(min(here, end - 1), end), Wish(0, max(1, here))
        return [behind, ahead] if self.step < 0 else [ahead, behind]

    def go_on(self) -> bool:
        """Whether it has arrived, or there is nothing to go to."""
        known = self._likely.known
        if not self.step or known.hearing is None:
            return False
        here, store = self._place(), self._roll.stage.store
        places = [(known.places.notes[i].start, i) for i in known.places.surprising()]
        if self.step > 0:
            found = next((place for place in places if place > here), None)
            between = Wish(here[0], found[0] + 1 if found else max(here[0] + 1, store.last_end()))
        else:
            found = next((place for place in reversed(places) if place < here), None)
            between = Wish(found[0] if found else 0, here[0] + 1)
        # What is passed over must have been read; a song that is too long is not.
        if len(store) <= MAX_READ and not known.known(between):
            return False
        step, self.step = self.step, 0
        if found is not None:
            self._arrive(found[1])
        elif step > 0:
            self._messages.note(self.tr("No surprising note comes after this place."))
        else:
            self._messages.note(self.tr("No surprising note comes before this place."))
        return True

    def _place(self) -> tuple[int, int]:
        """Tick and id from which it goes on: of the last selected note, or the playhead."""
        notes = self._roll.stage.selected_notes()
        if notes:
            return max((note.onset, note.id) for note in notes)
        return self._playhead(), 0

    def _arrive(self, note_id: int) -> None:
        self._roll.set_selection({note_id})
        self._roll.reveal(note_id)
        note = self._roll.document.score.notes[note_id]
        self._roll.note_auditioned.emit(note.pitch, note.voice)
        self._lane.said.emit(note_id)
