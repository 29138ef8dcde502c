"""The surprise lane: how little the model expected each note, in nats.

A press on a bar selects its note, a double press asks what would be likelier there.  With the focus
in it, Left and Right go from one surprising note to the other.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from composer.app.likely_places import LikelyPlaces
from composer.edit.document import Change
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.lanes.lane import Lane
from composer.ui.roll.lanes.surprise_painter import (
    SurpriseScale,
    known_between,
    paint_levels,
    paint_said,
    paint_surprises,
)
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT
from composer.ui.roll.scene import Scene
from composer.ui.roll.stage import Pointer

REACH = 6.0  # pixels from its bar in which a note is caught
_NOTHING = LikelyPlaces()


class SurpriseLane(Lane):
    """``said(note)``: the pointer is on the bar of the note of that id, or on none: 0.

    ``step_asked(step)``: the next or the former surprising note is wanted.  ``asked(note)``: what
    would be likelier there is wanted.  ``view_moved``: another part of the roll is seen.
    ``reason``: why there is nothing to show.
    """

    name = "surprise"
    least, usual = 40, 84

    said = Signal(int)
    step_asked = Signal(int)
    asked = Signal(int)
    view_moved = Signal()

    def __init__(self, scene: Scene, parent: QWidget):
        super().__init__(scene, self.tr("Surprise"), parent)
        self.places = _NOTHING
        self.reason = ""
        self._hovered: int | None = None

    @property
    def scale(self) -> SurpriseScale:
        """Pixels and nats."""
        return SurpriseScale(self.room.height())

    def set_reason(self, words: str) -> None:
        """Says why there is nothing to show; ``""``: there is."""
        if words != self.reason:
            self.reason = words
            self.update()

    def paint_content(self, painter: QPainter, seen: QRectF) -> None:
        """The bars, or why there are none."""
        if self.reason:
            paint_said(painter, self.scene, self.room, self.reason)
            return
        places = self.places
        least = places.least_surprising
        paint_surprises(painter, self.scene, self.scale, seen, places.nats, least, self._hovered)

    def paint_header(self, painter: QPainter) -> None:
        """Numbers beside the guides."""
        paint_levels(painter, self.scene, self.scale)

    def begin(self, pointer: Pointer, button: Qt.MouseButton) -> Gesture | None:
        """Selects the note whose bar is pressed; with Shift or Ctrl, besides the others."""
        note = self._touched(pointer)
        if button is Qt.MouseButton.LeftButton and note is not None:
            stage = self.stage
            adding = pointer.shift or pointer.control
            stage.select(stage.selection ^ {note} if adding else {note})
            stage.audition(stage.note(note).pitch, stage.note(note).voice)
        return None

    def double_press(self, pointer: Pointer) -> None:
        """Asks what would be likelier than this note."""
        note = self._touched(pointer)
        if note is not None:
            self.stage.select({note})
            self.asked.emit(note)

    def hover(self, pointer: Pointer | None) -> Qt.CursorShape:
        """Lights the bar under the pointer and tells of which note it is."""
        before = self._hovered
        self._hovered = None if pointer is None else self._touched(pointer)
        if self._hovered != before:
            self.update()
            self.said.emit(self._hovered or 0)
        hand = self._hovered is not None
        return Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor

    def meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Left and Right go to another surprising note, Return asks what would be likelier."""
        if event.modifiers() & (CONTROL | ALT | SHIFT):
            return None
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return lambda: self.step_asked.emit(-1 if key == Qt.Key.Key_Left else 1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self.stage.selection) == 1:
            return lambda: self.asked.emit(next(iter(self.stage.selection)))
        return None

    def document_changed(self, change: Change) -> None:
        """A bar under the pointer may be gone."""
        if self._hovered is not None and self._hovered not in self.stage.store:
            self._hovered = None

    def view_changed(self) -> None:
        """There may be other notes to ask for."""
        self.view_moved.emit()

    def _touched(self, pointer: Pointer) -> int | None:
        """Id of the note whose bar is at the pointer: the one whose end is nearest."""
        store, view = self.stage.store, self.stage.view
        tick = view.tick(pointer.x)
        reach = REACH / view.scale
        rows, values = known_between(self.scene, self.places.nats, tick - reach, tick + reach)
        rows, values = rows[~np.isnan(values)], values[~np.isnan(values)]
        if self.reason or not len(rows):
            return None
        scale = self.scale
        away = np.abs([scale.y(value) - pointer.y for value in values.tolist()])
        aside = np.abs(store.onset[rows] - tick)
        return int(store.id[rows[np.lexsort((away, aside))[0]]])
