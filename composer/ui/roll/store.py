"""The notes of a document as numpy columns, kept up by its changes.  No Qt.

What is visible is found by two binary searches, so that drawing costs what is seen.  Rows are in
no order; a sorted index is made anew only when many notes have changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from composer.model.note import Note

Rows = NDArray[np.int64]
_LOOSE_LIMIT = 4096
_FAR = 2**60
_NONE = np.empty(0, np.int64)
_COLUMNS = ("id", "voice", "pitch", "onset", "velocity")


class NoteStore:
    """Columns ``id``, ``voice``, ``pitch``, ``onset``, ``end`` (ticks), ``velocity`` (int64).

    ``alive`` says which rows hold a note, ``selected`` which of those are selected.  ``only``: the
    voice whose notes alone are seen and touched; ``None``: all are.
    """

    def __init__(self) -> None:
        self._row: dict[int, int] = {}
        self._free: list[int] = []
        self.only: int | None = None
        self._allocate(64)
        self._settle()

    def __len__(self) -> int:
        return len(self._row)

    def __contains__(self, note_id: int) -> bool:
        return note_id in self._row

    def load(self, notes: Iterable[Note]) -> None:
        """Holds these notes and no others; nothing is selected."""
        given = list(notes)
        count = len(given)
        self._allocate(max(64, count + count // 4))
        if given:
            self._write(np.arange(count), given)
        self._row = {note.id: row for row, note in enumerate(given)}
        self._free = []
        self._used = count
        self._settle()

    def change(self, removed: Iterable[Note], added: Iterable[Note]) -> None:
        """Takes over a change; a note that is in both stays selected if it was."""
        coming = {note.id: note for note in added}
        row_of = self._row
        gone = [n.id for n in removed if n.id not in coming and n.id in row_of]
        if gone:
            free = [row_of.pop(note_id) for note_id in gone]
            self.alive[free] = self.selected[free] = False
            self._loose.difference_update(free)
            self._free += free
        if coming:
            # Not the keys' difference, which looks through the whole song.
            new = [note_id for note_id in coming if note_id not in row_of]
            if new:
                row_of.update(zip(new, self._new_rows(len(new)), strict=True))
            rows = np.fromiter(map(row_of.__getitem__, coming), np.int64, len(coming))
            self._write(rows, list(coming.values()))
            if len(coming) <= _LOOSE_LIMIT:
                self._loose.update(rows.tolist())
        self._loose_rows = None
        if len(coming) > _LOOSE_LIMIT or len(self._loose) > _LOOSE_LIMIT:
            self._settle()

    def known(self, ids: Iterable[int]) -> frozenset[int]:
        """Those of these ids that are a note's."""
        return frozenset(self._row.keys() & ids)

    def select(self, ids: Iterable[int]) -> None:
        """Selects these notes and no others; unknown ids are left out."""
        self.selected[:] = False
        rows = [self._row[i] for i in ids if i in self._row]
        self.selected[rows] = True

    def selection(self) -> frozenset[int]:
        """Ids of the selected notes."""
        return frozenset(self.id[: self._used][self.selected[: self._used]].tolist())

    def selected_count(self) -> int:
        """How many notes are selected."""
        return int(np.count_nonzero(self.selected[: self._used]))

    def row_of(self, note_id: int) -> int | None:
        """The row of a note; ``None`` when there is no such note."""
        return self._row.get(note_id)

    def between(self, start: float, end: float) -> Rows:
        """Rows of the notes that are seen somewhere in ticks ``start`` to ``end`` (exclusive)."""
        rows = self.sounding(start, end)
        return rows if self.only is None else rows[self.voice[rows] == self.only]

    def sounding(self, start: float, end: float) -> Rows:
        """Rows of the notes that sound somewhere in these ticks, seen or not."""
        # Whole numbers: for others the whole column would be made one of floats first.
        last = int(np.searchsorted(self._onsets, math.ceil(min(end, _FAR)), "left"))
        # The latest end so far never falls, so the first note that can reach `start` is found
        # by bisection too.
        first = int(np.searchsorted(self._latest, math.floor(max(start, -_FAR)), "right"))
        rows = self._order[first:last]
        if self._loose:
            loose = self._changed_rows()
            rows = np.concatenate((rows[~self._is_loose[rows]], loose))
        if not len(rows):
            return rows
        return rows[self.alive[rows] & (self.onset[rows] < end) & (self.end[rows] > start)]

    def within(self, start: float, end: float, low: int, high: int) -> Rows:
        """As :meth:`between`, of the pitches ``low`` to ``high`` (inclusive) only."""
        rows = self.between(start, end)
        pitch = self.pitch[rows]
        return rows[(pitch >= low) & (pitch <= high)]

    def of_pitches(self, voice: int, low: int, high: int) -> Rows:
        """Rows of the notes of one voice, of the pitches ``low`` to ``high`` (inclusive)."""
        used = slice(self._used)
        pitch = self.pitch[used]
        return np.flatnonzero(
            self.alive[used] & (self.voice[used] == voice) & (pitch >= low) & (pitch <= high)
        )

    def seen(self) -> Rows:
        """Rows of all notes that are seen."""
        rows = np.flatnonzero(self.alive[: self._used])
        return rows if self.only is None else rows[self.voice[rows] == self.only]

    def in_order(self) -> Rows:
        """Rows of all notes that are seen, by onset, then pitch from above, then id."""
        rows = self.seen()
        return rows[np.lexsort((self.id[rows], -self.pitch[rows], self.onset[rows]))]

    def extent(self) -> tuple[int, int, int, int] | None:
        """``(first onset, last end, lowest, highest pitch)``; ``None`` without notes."""
        rows = np.flatnonzero(self.alive[: self._used])
        if not len(rows):
            return None
        pitch = self.pitch[rows]
        return (
            int(self.onset[rows].min()),
            int(self.end[rows].max()),
            int(pitch.min()),
            int(pitch.max()),
        )

    def last_end(self) -> int:
        """Tick at which the last note ends; 0 without notes."""
        loose = int(self.end[self._changed_rows()].max()) if self._loose else 0
        settled = int(self._latest[-1]) if len(self._latest) else 0
        return max(loose, settled) if self._row else 0

    # Within

    def _changed_rows(self) -> Rows:
        """Those that the sorted index does not know yet."""
        if self._loose_rows is None:
            self._loose_rows = np.fromiter(self._loose, np.int64, len(self._loose))
            self._is_loose[:] = False
            self._is_loose[self._loose_rows] = True
        return self._loose_rows

    def _allocate(self, size: int) -> None:
        self.id, self.voice, self.pitch, self.onset, self.end, self.velocity = (
            np.zeros(size, np.int64) for _ in range(6)
        )
        self.alive, self.selected, self._is_loose = (np.zeros(size, bool) for _ in range(3))
        self._used = 0

    def _write(self, rows: Rows, notes: list[Note]) -> None:
        count = len(notes)
        for name in _COLUMNS:
            getattr(self, name)[rows] = np.fromiter(map(attrgetter(name), notes), np.int64, count)
        lasting = np.fromiter(map(attrgetter("duration"), notes), np.int64, count)
        self.end[rows] = self.onset[rows] + lasting
        self.alive[rows] = True

    def _new_rows(self, count: int) -> list[int]:
        again = min(count, len(self._free))
        rows = self._free[len(self._free) - again :][::-1]
        del self._free[len(self._free) - again :]
        first, self._used = self._used, self._used + count - again
        if self._used > len(self.id):
            more = max(len(self.id), self._used - len(self.id))
            for name in ("id", "voice", "pitch", "onset", "end", "velocity"):
                column = getattr(self, name)
                setattr(self, name, np.concatenate((column, np.zeros(more, column.dtype))))
            for name in ("alive", "selected", "_is_loose"):
                column = getattr(self, name)
                setattr(self, name, np.concatenate((column, np.zeros(more, bool))))
        return [*rows, *range(first, self._used)]

    def _settle(self) -> None:
        rows = np.flatnonzero(self.alive[: self._used])
        self._order = rows[np.argsort(self.onset[rows], kind="stable")]
        self._onsets = self.onset[self._order]
        self._latest = np.maximum.accumulate(self.end[self._order]) if len(rows) else _NONE
        self._loose: set[int] = set()
        self._loose_rows: Rows | None = None
        self._is_loose[:] = False
