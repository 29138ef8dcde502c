"""What a model holds likely at the notes and rests of a song, as it was told.  Times are ticks.

Places are also filed by the stretch of time in which they lie, so that what is seen is found at
once.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from composer.engine.messages import PitchProbabilities
from composer.model.note import Note
from composer.model.time import TICKS_PER_QUARTER

STRETCH = 32 * TICKS_PER_QUARTER  # eight bars of four quarters
LEAST = 1e-12  # what a pitch that the model does not know has
SURPRISING = 0.9  # of all notes, so many are less surprising than what is called surprising
LEAST_NATS = 1.0  # and what is never called so
MOST_IDS = 2**24  # a file may give notes larger ids, which are no places of a column
Floats = NDArray[np.float32]
Key = int | tuple[int | None, int]


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """``note``: id, 0 for a rest or a step; ``voice``: its id, ``None`` where the model knows none.

    ``probabilities``: float32, of the MIDI pitches from ``lowest`` on.  ``nats``: the surprise of
    the note's own pitch, ``None`` without a note.
    """

    note: int
    voice: int | None
    start: int
    end: int
    lowest: int
    probabilities: Floats
    nats: float | None

    @property
    def key(self) -> Key:
        """What a place is known by: the note, or the voice and start of a rest."""
        return self.note or (self.voice, self.start)

    @staticmethod
    def of(told: PitchProbabilities, voice: int | None, later: int) -> LikelyPlace:
        """From the engine's words, ``later`` ticks after where it heard it."""
        return LikelyPlace(
            told.note,
            voice,
            told.start + later,
            told.end + later,
            told.lowest,
            np.frombuffer(told.probabilities, np.float32),
            told.nats,
        )

    def probability(self, pitch: int) -> float:
        """0 to 1."""
        place = pitch - self.lowest
        return float(self.probabilities[place]) if 0 <= place < len(self.probabilities) else 0.0

    def likeliest(self, count: int) -> list[tuple[int, float]]:
        """Pitches with their probabilities, the likeliest first; those of the keyboard alone."""
        order = np.argsort(-self.probabilities, kind="stable").tolist()
        found = [(self.lowest + row, float(self.probabilities[row])) for row in order[: count + 12]]
        return [one for one in found if 0 <= one[0] <= 127 and one[1] > 0][:count]

    def at_pitch(self, pitch: int) -> LikelyPlace:
        """For the same note on another pitch, which none of this depends on but its surprise."""
        nats = -math.log(max(LEAST, self.probability(pitch)))
        return LikelyPlace(
            self.note, self.voice, self.start, self.end, self.lowest, self.probabilities, nats
        )


class LikelyPlaces:
    """All that was told.  ``notes``: by id.

    ``nats``: float32 by the id of a note, NaN where it is not known; ids that it does not reach
    (:data:`MOST_IDS` and more never) are not known either.
    """

    def __init__(self) -> None:
        self.notes: dict[int, LikelyPlace] = {}
        self.nats: Floats = np.full(64, np.nan, np.float32)
        self._stretches: dict[int, dict[Key, LikelyPlace]] = {}
        self._order: list[int] | None = None
        self._least: float | None = None

    def clear(self) -> None:
        """Nothing is known any more."""
        self.notes.clear()
        self._stretches.clear()
        self.nats[:] = np.nan
        self._forget()

    def put(self, place: LikelyPlace) -> None:
        """Takes over a place."""
        if place.note:
            before = self.notes.get(place.note)
            if before is not None and (before.start, before.end) != (place.start, place.end):
                self._unfile(before)
            self.notes[place.note] = place
            self._set_nats(place.note, np.nan if place.nats is None else place.nats)
        for stretch in _stretches(place):
            self._stretches.setdefault(stretch, {})[place.key] = place

    def drop(self, note_id: int) -> None:
        """Nothing is known of this note any more."""
        place = self.notes.pop(note_id, None)
        if place is not None:
            self._unfile(place)
            self._set_nats(note_id, np.nan)

    def changed(self, before: Note, now: Note | None) -> None:
        """A note is another one.  As long as its cells are the same what is likely there stays."""
        place = self.notes.get(before.id)
        if place is None:
            return
        if now is None or (now.voice, now.onset, now.duration) != (
            before.voice,
            before.onset,
            before.duration,
        ):
            self.drop(before.id)
        elif now.pitch != before.pitch:
            self.put(place.at_pitch(now.pitch))

    def between(self, start: int, end: int) -> list[LikelyPlace]:
        """What lies somewhere in these ticks, end exclusive."""
        found: dict[Key, LikelyPlace] = {}
        for stretch in range(max(0, start) // STRETCH, max(0, end - 1) // STRETCH + 1):
            found |= self._stretches.get(stretch, {})
        return [place for place in found.values() if place.end > start and place.start < end]

    def keep(
        self, start: int, end: int, voices: Collection[int | None], told: Collection[Key]
    ) -> None:
        """Of what begins in these ticks in these voices keeps only what has a key in ``told``."""
        for stretch in [
            s for s in self._stretches if (s + 1) * STRETCH > start and s * STRETCH < end
        ]:
            for key, place in list(self._stretches[stretch].items()):
                if start <= place.start < end and place.voice in voices and key not in told:
                    if place.note:
                        self.drop(place.note)
                    else:
                        self._unfile(place)

    @property
    def least_surprising(self) -> float:
        """From how many nats on a note is called surprising."""
        if self._least is None:
            known = self.nats[~np.isnan(self.nats)]
            tenth = float(np.quantile(known, SURPRISING)) if len(known) else 0.0
            self._least = max(LEAST_NATS, tenth)
        return self._least

    def surprising(self) -> list[int]:
        """Ids of the surprising notes in order of time."""
        if self._order is None:
            least = self.least_surprising
            ids = np.flatnonzero(self.nats >= np.float32(least)).tolist()
            self._order = sorted(ids, key=lambda note: (self.notes[note].start, note))
        return self._order

    def _unfile(self, place: LikelyPlace) -> None:
        for stretch in _stretches(place):
            self._stretches.get(stretch, {}).pop(place.key, None)

    def _set_nats(self, note_id: int, nats: float) -> None:
        if note_id >= MOST_IDS:
            return
        if note_id >= len(self.nats):
            wider = np.full(min(MOST_IDS, 2 * note_id + 1), np.nan, np.float32)
            wider[: len(self.nats)] = self.nats
            self.nats = wider
        self.nats[note_id] = nats
        self._forget()

    def _forget(self) -> None:
        self._order = self._least = None


def _stretches(place: LikelyPlace) -> range:
    return range(place.start // STRETCH, (place.end - 1) // STRETCH + 1)
