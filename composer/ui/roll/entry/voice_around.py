"""What the voice that is written in has around a place in time.  No Qt.  Times are ticks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from composer.model.note import MAX_PITCH, MIN_PITCH, Note
from composer.model.voice import CHORALE_RANGES
from composer.ui.roll.entry.letters import in_key_near
from composer.ui.roll.stage import Stage


@dataclass(frozen=True, slots=True)
class VoiceAround:
    """Looks at the active voice of ``stage``, whichever that is by now."""

    stage: Stage

    def between(self, start: int, end: int) -> list[int]:
        """Ids of the notes that sound between ``start`` and ``end`` (exclusive)."""
        return self._ids(self.stage.store.between(start, end))

    def within(self, start: int, end: int, low: int, high: int) -> list[int]:
        """Those of them that have a pitch from ``low`` to ``high``."""
        return self._ids(self.stage.store.within(start, end, low, high))

    def at(self, tick: int) -> list[Note]:
        """The notes that sound at ``tick``."""
        ids = self.between(tick, tick + 1) if tick >= 0 else []
        return [self.stage.note(i) for i in ids]

    def edges(self, start: int, end: int) -> list[int]:
        """Where the notes that sound between these begin and end."""
        notes = [self.stage.note(i) for i in self.between(start, end)]
        return [edge for note in notes for edge in (note.onset, note.end)]

    def end(self) -> int:
        """Where the voice ends; 0 when it has no notes."""
        ends = self.stage.store.end[self._mine()]
        return int(ends.max()) if len(ends) else 0

    def next_onset(self, tick: int, way: int) -> int | None:
        """Where the next note after ``tick`` begins, with ``way`` -1 the one before it."""
        store = self.stage.store
        ahead = store.onset > tick if way > 0 else store.onset < tick
        onsets = store.onset[self._mine() & ahead]
        if not len(onsets):
            return None
        return int(onsets.min() if way > 0 else onsets.max())

    def last_chord(self, tick: int) -> list[Note]:
        """The notes that begin together, last of those before ``tick``."""
        onset = self.next_onset(tick, -1)
        if onset is None:
            return []
        store = self.stage.store
        ids = store.id[self._mine() & (store.onset == onset)].tolist()
        return [self.stage.note(i) for i in ids]

    def pitch_near(self, tick: int) -> int | None:
        """The pitch of the last note before ``tick``; ``None`` without a voice.

        Where no note is: one of the key in the middle of the voice's range, so that a first letter
        is near to that.
        """
        store, voice = self.stage.store, self.stage.writing_voice()
        if voice is None:
            return None
        rows = (self._mine() & (store.onset < tick)).nonzero()[0]
        if len(rows):
            return int(store.pitch[rows[store.onset[rows].argmax()]])
        score = self.stage.document.score
        owner = score.voice(voice)
        low, high = owner.range
        if (low, high) == (MIN_PITCH, MAX_PITCH):  # nobody has set one
            low, high = CHORALE_RANGES.get(owner.role, (low, high))
        return in_key_near((low + high) // 2, score.key.at(tick))

    def _mine(self) -> NDArray[np.bool_]:
        store = self.stage.store
        return store.alive & (store.voice == self.stage.writing_voice())

    def _ids(self, rows: NDArray[np.int64]) -> list[int]:
        store = self.stage.store
        return store.id[rows[store.voice[rows] == self.stage.writing_voice()]].tolist()
