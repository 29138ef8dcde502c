"""Splitting: a click cuts the note there in two, a drag up or down cuts all that it crosses."""

from __future__ import annotations

from composer.edit import transform
from composer.model.note import Note
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.snap import snap
from composer.ui.roll.stage import Cut, Pointer, Stage

# A cut that the grid has no line for goes onto halves of it, down to this many ticks.
FINEST = 15


class SplitGesture(Gesture):
    """Begins anywhere.  What is selected is cut together; with Alt the cut is off the grid."""

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.pitch = stage.view.pitch(pointer.y)
        touched = stage.hit(pointer)
        self.touched = None if touched is None else stage.note(touched.id)
        self.moved(pointer)

    def moved(self, pointer: Pointer) -> None:
        """No slack: the line is there at once."""
        super().moved(pointer)
        stage = self.stage
        pitch = stage.view.pitch(pointer.y)
        if self.touched is not None:
            tick = cut_tick(stage, self.touched, pointer)
        else:
            tick = stage.snapped(stage.tick(pointer), pointer.alt)
        if tick is None:
            stage.cut = None
        else:
            stage.cut = Cut(tick, min(pitch, self.pitch), max(pitch, self.pitch))
        stage.refresh()

    def released(self, pointer: Pointer) -> None:
        stage, cut = self.stage, self.stage.cut
        stage.cut = None
        if cut is not None:
            ids = self._crossed(cut)
            chosen = ids & stage.selection
            halves = transform.split(stage.document, ids, cut.tick)
            if chosen and halves:
                stage.select(stage.selection | halves)
        stage.refresh()

    def aborted(self) -> None:
        self.stage.cut = None
        self.stage.refresh()

    def _crossed(self, cut: Cut) -> frozenset[int]:
        """Ids of the notes that sound across the cut."""
        store, selected = self.stage.store, self.stage.selection
        if cut.low == cut.high and self.touched is not None:
            # Of several voices in unison the one that is seen is meant.
            ids = frozenset({self.touched.id})
        else:
            rows = store.within(cut.tick, cut.tick + 1, cut.low, cut.high)
            ids = frozenset(store.id[rows[store.onset[rows] < cut.tick]].tolist())
        if ids & selected:
            rows = store.between(cut.tick, cut.tick + 1)
            rows = rows[store.selected[rows] & (store.onset[rows] < cut.tick)]
            ids |= frozenset(store.id[rows].tolist())
        return ids


def cut_tick(stage: Stage, note: Note, pointer: Pointer) -> int | None:
    """Where ``note`` is cut by a click at the pointer; ``None`` when it is too short for it.

    On the grid, or on a half, a quarter ... of it where the grid has no line inside the note.
    """
    if note.duration < 2:
        return None
    tick = stage.tick(pointer)
    grid = stage.grid
    while stage.snapping(pointer.alt) and grid >= FINEST:
        line = snap(stage.document.score.meter, grid, tick)
        if note.onset < line < note.end:
            return line
        grid //= 2
    return max(note.onset + 1, min(note.end - 1, round(tick)))


def cut_under(stage: Stage, pointer: Pointer) -> Cut | None:
    """The cut that a click there would make, to be shown before it; ``None`` on free ground."""
    touched = stage.hit(pointer)
    if touched is None:
        return None
    note = stage.note(touched.id)
    tick = cut_tick(stage, note, pointer)
    return None if tick is None else Cut(tick, note.pitch, note.pitch)
