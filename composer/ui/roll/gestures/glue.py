"""Gluing: a click makes one note of the one there and the next of its pitch, a drag of all that it
passes over.  Gaps between them are filled."""

from __future__ import annotations

import numpy as np

from composer.edit import cutting
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.hit import Hit
from composer.ui.roll.stage import Pointer, Stage


class GlueGesture(EditGesture):
    """Begins on a note.  A click on a selected one glues all that is selected."""

    name = "Glue Notes"

    def __init__(self, stage: Stage, pointer: Pointer, touched: Hit):
        super().__init__(stage, pointer)
        self.first, self.held = stage.note(touched.id), touched.id
        store = stage.store
        rows = store.of_pitches(self.first.voice, self.first.pitch, self.first.pitch)
        rows = rows[np.lexsort((store.id[rows], store.onset[rows]))]
        # As they are at the press: the notes themselves change while the drag goes on.
        self.ids = store.id[rows]
        self.onsets, self.ends = store.onset[rows], store.end[rows]
        self.glued: frozenset[int] = frozenset()

    def dragged(self, pointer: Pointer) -> None:
        tick = self.stage.tick(pointer)
        start, end = min(tick, self.first.onset), max(tick, self.first.end - 1)
        passed = (self.onsets <= end) & (self.ends > start)
        self._glue(frozenset(self.ids[passed].tolist()))

    def released(self, pointer: Pointer) -> None:
        if not self.far:
            chosen = self.selected_before
            if self.first.id in chosen and len(chosen) > 1:
                self._glue(chosen)
            else:
                place = int(np.flatnonzero(self.ids == self.first.id)[0])
                self._glue(frozenset(self.ids[place : place + 2].tolist()))
        super().released(pointer)

    def _glue(self, ids: frozenset[int]) -> None:
        if ids == self.glued:
            return
        self.glued = ids
        self.restart()
        with self.working():
            held = cutting.glue(self.stage.document, ids)
        self.stage.select(held if held else self.selected_before)
        if held and self.held not in held:
            # The one under the pointer went into one that begins before it.
            same = [i for i in held if self.stage.note(i).pitch == self.first.pitch]
            self.held = same[0] if same else None
