"""The notes of one voice that words can stand under, in order of time.  No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from composer.ui.roll.store import NoteStore

Column = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Melody:
    """Columns of ``id``, ``onset`` and ``end`` (ticks), the earliest first.

    Of notes that begin together there is the highest, and what else has words.
    """

    id: Column
    onset: Column
    end: Column

    def __len__(self) -> int:
        return len(self.id)

    def seen(self, start: float, end: float, margin: int = 3) -> range:
        """Places of the notes that begin in these ticks, and ``margin`` more on both sides."""
        first = int(np.searchsorted(self.onset, start, "left"))
        last = int(np.searchsorted(self.onset, end, "right"))
        return range(max(0, first - margin), min(len(self), last + margin))

    def at(self, tick: float, slack: float) -> int | None:
        """Place of the note whose words would stand at ``tick``.

        It reaches to the next one, but over a rest only ``slack`` ticks beyond its end; and as
        far before its onset.
        """
        place = int(np.searchsorted(self.onset, tick, "right")) - 1
        if place + 1 < len(self) and self.onset[place + 1] - tick <= slack / 4:
            return place + 1
        if place < 0 or tick >= max(int(self.end[place]), int(self.onset[place]) + slack):
            return None
        return place

    def sounding(self, tick: int) -> int | None:
        """Id of the note that has begun before ``tick`` and still sounds."""
        place = int(np.searchsorted(self.onset, tick, "left")) - 1
        return int(self.id[place]) if place >= 0 and tick < self.end[place] else None

    def nearest(self, tick: float) -> int | None:
        """Place of the note that begins nearest to ``tick``; ``None`` without notes."""
        return int(np.abs(self.onset - tick).argmin()) if len(self) else None

    def is_of_chord(self, note_id: int) -> bool:
        """Whether others begin with a note, or it is left out for them."""
        place = self.place_of(note_id)
        if place is None:
            return True
        here = self.onset[place]
        return bool(
            (place and self.onset[place - 1] == here)
            or (place + 1 < len(self) and self.onset[place + 1] == here)
        )

    def place_of(self, note_id: int) -> int | None:
        """Place of a note; ``None`` when it is not in here."""
        found = np.flatnonzero(self.id == note_id)
        return int(found[0]) if len(found) else None


def melody_of(store: NoteStore, voice: int, worded: Column) -> Melody:
    """The melody of a voice; ``worded``: ids, in rising order, of the notes that have words."""
    rows = np.flatnonzero(store.alive & (store.voice == voice))
    rows = rows[np.lexsort((-store.pitch[rows], store.onset[rows]))]
    onset = store.onset[rows]
    keep = np.ones(len(rows), bool)
    keep[1:] = onset[1:] != onset[:-1]
    if not keep.all() and len(worded):
        others = np.flatnonzero(~keep)
        ids = store.id[rows[others]]
        spot = np.minimum(np.searchsorted(worded, ids), len(worded) - 1)
        keep[others[worded[spot] == ids]] = True
    rows = rows[keep]
    return Melody(store.id[rows], store.onset[rows], store.end[rows])
