"""What a model holds likely at the notes and rests of a song, as it was told.  Times are ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from composer.engine.messages import PitchProbabilities
from composer.model.note import Note

LEAST = 1e-12  # what a pitch that the model does not know has
SURPRISING = 0.9  # of all notes, so many are less surprising than what is called surprising
LEAST_NATS = 1.0  # and what is never called so
Floats = NDArray[np.float32]


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
        return replace(self, nats=-math.log(max(LEAST, self.probability(pitch))))


class LikelyPlaces:
    """All that was told.  ``notes``: by id; ``rests``: by voice and start.

    ``nats``: float32 by the id of a note, NaN where it is not known; ids that it does not reach
    are not known either.
    """

    def __init__(self) -> None:
        self.notes: dict[int, LikelyPlace] = {}
        self.rests: dict[tuple[int | None, int], LikelyPlace] = {}
        self.nats: Floats = np.full(64, np.nan, np.float32)
        self._order: list[int] | None = None
        self._least: float | None = None

    def clear(self) -> None:
        """Nothing is known any more."""
        self.notes.clear()
        self.rests.clear()
        self.nats[:] = np.nan
        self._forget()

    def put(self, place: LikelyPlace) -> None:
        """Takes over a place."""
        if not place.note:
            self.rests[place.voice, place.start] = place
            return
        self.notes[place.note] = place
        if place.note >= len(self.nats):
            wider = np.full(2 * place.note, np.nan, np.float32)
            wider[: len(self.nats)] = self.nats
            self.nats = wider
        self.nats[place.note] = np.nan if place.nats is None else place.nats
        self._forget()

    def drop(self, note_id: int) -> None:
        """Nothing is known of this note any more."""
        if self.notes.pop(note_id, None) is not None:
            self.nats[note_id] = np.nan
            self._forget()

    def changed(self, before: Note | None, now: Note | None) -> None:
        """A note is another one.  As long as its cells are the same what is likely there stays."""
        if before is None:
            return
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

    def keep(self, start: int, end: int, voices: set[int | None], told: set[object]) -> None:
        """Of what begins in these ticks in these voices keeps only ``told``.

        Those are ids of notes, and voices and starts of rests.
        """

        def gone(key: object, place: LikelyPlace) -> bool:
            return start <= place.start < end and place.voice in voices and key not in told

        for note in [n for n, place in self.notes.items() if gone(n, place)]:
            self.drop(note)
        for rest in [r for r, place in self.rests.items() if gone(r, place)]:
            del self.rests[rest]

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
            found = [p for p in self.notes.values() if p.nats is not None and p.nats >= least]
            found.sort(key=lambda place: (place.start, place.note))
            self._order = [place.note for place in found]
        return self._order

    def _forget(self) -> None:
        self._order = self._least = None
