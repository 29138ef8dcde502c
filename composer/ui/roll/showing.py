"""Which part of the song the roll goes to, when it is to show something.  Without Qt.

A view is a :class:`~composer.ui.roll.transform.RollTransform`; each function returns another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from composer.model.note import Note
from composer.model.time import MeterMap
from composer.ui.roll.store import NoteStore
from composer.ui.roll.transform import RollTransform

_EMPTY_BARS = 4
_EMPTY_PITCHES = 55, 79  # G below middle C, to the second G above it
_EMPTY_ROW = 14.0  # pixels
_LEAST_ROW = 8.0  # pixels: rows are made no smaller only because something else was opened
_BESIDE = 40  # pixels that are left beside a note that is brought into sight


@dataclass(frozen=True, slots=True)
class RowFit:
    """Rows of ``row`` pixels, chosen so that the pitches ``low`` to ``high`` are in sight.

    It holds as long as the rows are as high, which is until the person makes them otherwise.
    """

    low: int
    high: int
    row: float

    @staticmethod
    def of(view: RollTransform, store: NoteStore) -> RowFit | None:
        """Of a view that was made to show the song; ``None`` where there is no note."""
        extent = store.extent()
        return None if extent is None else RowFit(extent[2], extent[3], view.row)

    def for_height(
        self, before: RollTransform, now: RollTransform
    ) -> tuple[RollTransform, RowFit | None]:
        """The grid is of another height: the view with rows that suit it, and what holds then.

        What was in the middle stays there.
        """
        if before.row != self.row:
            return now, None
        if before.height == now.height:
            return now, self
        row = now.fitted(0, 1, self.low, self.high).row
        row = max(row, min(_LEAST_ROW, before.row))
        middle = (before.top + before.height / 2) / before.row
        view = replace(now, row=row, top=middle * row - now.height / 2).held()
        return view, replace(self, row=view.row)


def whole_song(view: RollTransform, store: NoteStore, meter: MeterMap) -> RollTransform:
    """The whole song, or four empty bars around middle C."""
    extent = store.extent()
    if extent is None:
        fitted = view.fitted(0, meter.bar_start(_EMPTY_BARS), *_EMPTY_PITCHES)
        return replace(fitted, row=_EMPTY_ROW).held().showing(*_EMPTY_PITCHES)
    _, end, low, high = extent
    return view.fitted(0, meter.bar_end(max(0, end - 1)), low, high)


def notes_large(view: RollTransform, notes: Sequence[Note]) -> RollTransform:
    """These notes (at least one), as large as they can be."""
    start, end = min(n.onset for n in notes), max(n.end for n in notes)
    low, high = min(n.pitch for n in notes), max(n.pitch for n in notes)
    return view.fitted(start, end, low, high)


def with_pitches(view: RollTransform, store: NoteStore, low: int, high: int) -> RollTransform:
    """These pitches beside those of the song, in smaller rows if there is no room."""
    extent = store.extent()
    if extent is not None:
        low, high = min(low, extent[2]), max(high, extent[3])
    if view.y(high) >= 0 and view.y(low) + view.row <= view.height:
        return view
    row = min(view.row, view.fitted(0, 1, low, high).row)
    return replace(view, row=row).held().showing(low, high)


def with_note(view: RollTransform, note: Note) -> RollTransform:
    """Scrolled as far as needed to have the note in sight."""
    x1, x2, y = view.x(note.onset), view.x(note.end), view.y(note.pitch)
    left = x1 - _BESIDE
    dx = left if x1 < 0 else max(0.0, min(x2 + _BESIDE - view.width, left))
    dy = y - view.row * 2 if y < 0 else max(0.0, y + view.row * 3 - view.height)
    return view.scrolled(dx, dy) if dx or dy else view


def zoom_centre(view: RollTransform, store: NoteStore, playhead: int) -> float:
    """What stays in its place when keys and menus zoom in time, in pixels of the grid.

    The middle of the selected notes in sight, else the playhead in sight, else the middle.
    """
    rows = store.between(view.left, view.right)
    rows = rows[store.selected[rows]]
    if len(rows):
        start = max(view.left, int(store.onset[rows].min()))
        end = min(view.right, int(store.end[rows].max()))
        return view.x((start + end) / 2)
    if view.left <= playhead <= view.right:
        return view.x(playhead)
    return view.width / 2
