"""The velocity lane: a bar at each note's beginning, to be dragged, ramped and painted.

With the focus in it, Up and Down (with Shift finely) change the selected notes, Left and Right go
to the note before and after.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from composer.edit import transform
from composer.edit.document import Change
from composer.edit.velocities import straighten
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.velocity import (
    PaintVelocityGesture,
    RaiseGesture,
    RampGesture,
    VelocityEdit,
    VelocityScale,
    touched,
)
from composer.ui.roll.lanes.lane import Lane
from composer.ui.roll.lanes.level_keys import way_of
from composer.ui.roll.lanes.velocity_painter import (
    paint_guides,
    paint_levels,
    paint_ramp,
    paint_value,
    paint_velocities,
)
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT
from composer.ui.roll.scene import Scene
from composer.ui.roll.stage import Pointer

_K = Qt.Key


class VelocityLane(Lane):
    """``walk(step)`` selects the next note in time.  ``said(words)``: the velocity in words."""

    name = "velocity"
    in_every_view = True
    least, usual = 40, 92

    said = Signal(str)

    def __init__(self, scene: Scene, walk: Callable[[int], bool], parent: QWidget):
        super().__init__(scene, self.tr("Velocity"), parent)
        self._walk = walk
        self._hovered: int | None = None
        self._value: int | None = None

    @property
    def scale(self) -> VelocityScale:
        """Pixels and velocities."""
        return VelocityScale(self.room.height())

    def paint_content(self, painter: QPainter, seen: QRectF) -> None:
        """Guides, bars, and what the gesture shows."""
        paint_guides(painter, self.scene, self.scale, seen)
        paint_velocities(painter, self.scene, self.scale, seen, self._hovered)
        if isinstance(self.gesture, RampGesture) and self.gesture.line is not None:
            paint_ramp(painter, self.scene, self.scale, self.gesture.line)
        if self._value is not None and isinstance(self.gesture, VelocityEdit):
            at = QPointF(self._at.x, self._at.y)
            paint_value(painter, self.scene, self.room, at, self._value)

    def paint_header(self, painter: QPainter) -> None:
        """Numbers beside the guides."""
        paint_levels(painter, self.scene, self.scale)

    def begin(self, pointer: Pointer, button: Qt.MouseButton) -> Gesture | None:
        """On a bar it is raised; with Shift, or on free ground, a line; freely with the draw tool
        (with Shift a line too).

        The eraser changes nothing here; the right button asks for the menu.
        """
        if button is Qt.MouseButton.RightButton:
            under = touched(self.stage, self.scale, pointer)
            if under is not None and under not in self.stage.selection:
                self.stage.select({under})
            self.want_menu_at(pointer)
            return None
        if button is not Qt.MouseButton.LeftButton or self.stage.tool == "erase":
            return None
        if self.stage.tool == "draw" and not pointer.shift:
            return PaintVelocityGesture(self.stage, pointer, self.scale, self._say)
        note = None if pointer.shift else touched(self.stage, self.scale, pointer)
        if note is not None:
            return RaiseGesture(self.stage, pointer, self.scale, note, self._say)
        return RampGesture(self.stage, pointer, self.scale, self._say)

    def double_press(self, pointer: Pointer) -> None:
        """Is a second press like the first."""
        self.gesture = self.begin(pointer, Qt.MouseButton.LeftButton)

    def hover(self, pointer: Pointer | None) -> Qt.CursorShape:
        """Lights the bar under the pointer and says its velocity."""
        self._value = None
        before = self._hovered
        self._hovered = None if pointer is None else touched(self.stage, self.scale, pointer)
        if self._hovered != before:
            self.update()
            self.said.emit(
                ""
                if self._hovered is None
                else self._words(self.stage.note(self._hovered).velocity)
            )
        shapes = Qt.CursorShape
        if pointer is None or pointer.x < 0:
            return shapes.ArrowCursor
        free = self._hovered is None or self.stage.tool == "draw"
        return shapes.CrossCursor if free else shapes.SizeVerCursor

    def meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        """The arrows and the page keys: louder, softer, or on to another note."""
        key, held = _K(event.key()), event.modifiers()
        if held & (CONTROL | ALT):
            return None
        way = way_of(event)
        if way:
            return lambda: self._change(way)
        if key in (_K.Key_Left, _K.Key_Right) and not held & SHIFT:
            return lambda: self._walk(-1 if key == _K.Key_Left else 1)
        return None

    def straighten(self) -> None:
        """A straight line from the first selected note to the last."""
        straighten(self.stage.document, self.stage.selection)

    def document_changed(self, change: Change) -> None:
        """A bar under the pointer may be gone."""
        if self._hovered not in self.stage.store:
            self._hovered = None

    def _change(self, way: int) -> None:
        notes = self.stage.selected_notes()
        transform.set_velocity(self.stage.document, [note.id for note in notes], way)
        if notes:
            self.said.emit(self._words(self.stage.note(notes[0].id).velocity))

    def _say(self, velocity: int) -> None:
        self._value = velocity
        self.said.emit(self._words(velocity))
        self.update()

    def _words(self, velocity: int) -> str:
        return self.tr("Velocity {value}").format(value=velocity)
