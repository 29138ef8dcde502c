"""What mouse and wheel do: which gesture a press begins, the pointer's shape, the readout.

Places are pixels of the grid; left of it are the keys, above it the ruler.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from composer.edit.commands import RemoveNotes
from composer.edit.document import Change
from composer.model.key import spell
from composer.model.score import Score
from composer.model.time import TICKS_PER_QUARTER
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.draw import DrawGesture
from composer.ui.roll.gestures.erase import EraseGesture
from composer.ui.roll.gestures.keys import KeysGesture
from composer.ui.roll.gestures.loudness import LoudnessGesture
from composer.ui.roll.gestures.move import MoveGesture
from composer.ui.roll.gestures.pan import PanGesture
from composer.ui.roll.gestures.resize import ResizeGesture
from composer.ui.roll.gestures.right import RightGesture
from composer.ui.roll.gestures.ruler import LoopGesture, SeekGesture
from composer.ui.roll.gestures.split import SplitGesture, cut_under
from composer.ui.roll.hit import Hit, Part
from composer.ui.roll.scene import KEYS, RULER, STRIP, Scene
from composer.ui.roll.stage import Pointer
from composer.ui.roll.tool_painter import paint_tools
from composer.ui.roll.tools import begin, drawing
from composer.ui.roll.transform import RollTransform

NOTCH = 120.0  # eighths of a degree
ZOOM = 1.2  # a notch
ACROSS, DOWN = 80.0, 56.0  # pixels a notch
EDGE_SCROLL_MS = 25

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
_LEFT = Qt.MouseButton.LeftButton
_SHAPE = Qt.CursorShape
_NOWHERE = Pointer(-1e6, -1e6)
# Tools whose pointer has the same shape over notes and free ground.
_TOOL_SHAPES = {
    "erase": _SHAPE.PointingHandCursor,
    "split": _SHAPE.SplitHCursor,
    "glue": _SHAPE.PointingHandCursor,
    "velocity": _SHAPE.SizeVerCursor,
    "lasso": _SHAPE.CrossCursor,
    "brush": _SHAPE.CrossCursor,
}


class Pointing(QObject):
    """``look(view)`` shows another part of the roll.  ``readout``: where the pointer is, in words.

    ``gesture``: what goes on between a press and its release; ``None`` when nothing does.
    """

    readout = Signal(str)

    def __init__(self, widget: QWidget, scene: Scene, look: Callable[[RollTransform], None]):
        super().__init__(widget)
        self.gesture: Gesture | None = None
        self._widget = widget
        self._scene = scene
        self._stage = scene.stage
        self._look = look
        self._button = Qt.MouseButton.NoButton
        self._at = _NOWHERE
        scene.above.append(paint_tools)
        self._edge_scroll = QTimer(self)
        self._edge_scroll.setInterval(EDGE_SCROLL_MS)
        self._edge_scroll.timeout.connect(self._scroll_at_edge)

    # What the widget passes on

    def press(self, event: QMouseEvent) -> None:
        """Begins a gesture; a second button while one goes on takes it back."""
        if self.gesture is not None:
            if event.button() is not self._button:
                self.abort()
            return
        self._at = place(event.position(), event.modifiers())
        self._button = event.button()
        self.gesture = self._begin(event.button())
        self.show()

    def double_press(self, event: QMouseEvent) -> None:
        """Deletes the note under the pointer, or writes one; elsewhere it is a press."""
        at = place(event.position(), event.modifiers())
        plain = event.button() is _LEFT and self._stage.tool in ("select", "lasso")
        if self.gesture is not None or not plain or min(at.x, at.y) < 0:
            self.press(event)
            return
        self._at, self._button = at, event.button()
        touched = self._stage.hit(at)
        if touched is not None:
            self._stage.document.apply(RemoveNotes({touched.id}), self.tr("Delete Notes"))
        else:
            self.gesture = drawing(self._stage, at)
        self.show()

    def move(self, event: QMouseEvent) -> None:
        """Goes on with the gesture, or shows what is under the pointer."""
        self._at = place(event.position(), event.modifiers())
        if self.gesture is not None:
            self.gesture.moved(self._at)
            self._scroll_if_outside()
        self.show()

    def release(self, event: QMouseEvent) -> None:
        """Ends the gesture."""
        if self.gesture is None or event.button() is not self._button:
            return
        self._at = place(event.position(), event.modifiers())
        gesture = self._end()
        if gesture is not None:
            gesture.released(self._at)
        self.show()

    def abort(self) -> None:
        """Takes the gesture back."""
        gesture = self._end()
        if gesture is not None:
            gesture.aborted()
            self.show()

    def document_changed(self, change: Change) -> None:
        """Ends the gesture where somebody else has changed what it works on."""
        if self.gesture is not None and self.gesture.is_over(change):
            self.abort()

    def leave(self) -> None:
        """Nothing is under the pointer any more."""
        if self.gesture is None:
            self._at = _NOWHERE
            self.show()

    def keys_held(self, event: QKeyEvent, down: bool) -> None:
        """Shift, Ctrl or Alt was pressed or let go: the gesture sees it without a movement."""
        names = {Qt.Key.Key_Shift: "shift", Qt.Key.Key_Control: "control", Qt.Key.Key_Alt: "alt"}
        name = names.get(Qt.Key(event.key()))
        if name is not None and self.gesture is not None:
            self._at = replace(self._at, **{name: down})
            self.gesture.moved(self._at)
            self.show()

    def wheel(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms in time around the pointer, with Ctrl and Shift in pitch."""
        held, fine, turn = event.modifiers(), event.pixelDelta(), event.angleDelta()
        at, view = place(event.position(), held), self._stage.view
        # With Alt, and on some systems with Shift, Qt turns the wheel sideways.
        factor = ZOOM ** ((turn.y() or turn.x()) / NOTCH)
        if held & CONTROL and held & SHIFT:
            self._turn_to(view.zoomed_pitch(factor, max(0.0, at.y)))
        elif held & CONTROL:
            self._turn_to(view.zoomed_time(factor, max(0.0, at.x)))
        else:
            dx, dy = turn.x() / NOTCH * ACROSS, turn.y() / NOTCH * DOWN
            if not fine.isNull():
                dx, dy = float(fine.x()), float(fine.y())
            if held & SHIFT:
                dx, dy = dx or dy * ACROSS / DOWN, 0.0
            self._turn_to(view.scrolled(-dx, -dy))
        if self.gesture is not None:
            self.gesture.moved(self._at)
        elif self._at is not _NOWHERE:
            self._at = at
        self.show()

    # Gestures

    def _begin(self, button: Qt.MouseButton) -> Gesture | None:
        stage, at = self._stage, self._at
        left = button is _LEFT
        if button is Qt.MouseButton.MiddleButton:
            return PanGesture(stage, at)
        if at.y < 0:
            if not left or at.x < 0:
                return None
            return LoopGesture(stage, at) if at.y < STRIP - RULER else SeekGesture(stage, at)
        if at.x < 0:
            return KeysGesture(stage, at) if left else None
        if button is Qt.MouseButton.RightButton:
            if stage.right_erases:
                return EraseGesture(stage, at)
            return RightGesture(stage, at, partial(EraseGesture, stage), stage.ask_menu)
        return begin(stage, at) if left else None

    def _end(self) -> Gesture | None:
        gesture, self.gesture = self.gesture, None
        self._edge_scroll.stop()
        return gesture

    def _turn_to(self, view: RollTransform) -> None:
        """Shows another part; what is dragged keeps its offset to where it was grasped."""
        before, gesture = self._stage.view, self.gesture
        self._look(view)
        view = self._stage.view
        if gesture is not None and not isinstance(gesture, PanGesture):
            gesture.press = replace(
                gesture.press,
                x=view.x(before.tick(gesture.press.x)),
                y=(gesture.press.y + before.top) * view.row / before.row - view.top,
            )

    # Scrolling while the pointer is outside

    def _outside(self) -> tuple[float, float]:
        """How far the pointer is beyond the edges that the gesture can cross, in pixels."""
        view, at = self._stage.view, self._at
        if self.gesture is None:
            return 0.0, 0.0
        across, down = self.gesture.edge_scroll
        dx = min(0.0, at.x) + max(0.0, at.x - view.width) if across else 0.0
        dy = min(0.0, at.y) + max(0.0, at.y - view.height) if down else 0.0
        return dx, dy

    def _scroll_if_outside(self) -> None:
        if self._outside() == (0.0, 0.0):
            self._edge_scroll.stop()
        elif not self._edge_scroll.isActive():
            self._edge_scroll.start()

    def _scroll_at_edge(self) -> None:
        dx, dy = self._outside()
        if self.gesture is None or not (dx or dy):
            self._edge_scroll.stop()
            return
        view = self._stage.view
        dx, dy = max(-40.0, min(40.0, dx / 2)), max(-20.0, min(20.0, dy / 3))
        self._turn_to(view.scrolled(dx, dy))
        self.gesture.moved(self._at)

    # What is shown of the pointer

    def show(self) -> None:
        """Shows the pointer's shape, the note and the row under it, and the readout."""
        at, view, scene = self._at, self._stage.view, self._scene
        on_rows = 0 <= at.y < view.height and -KEYS <= at.x < view.width
        on_grid = on_rows and at.x >= 0
        gesture = self.gesture
        before = (scene.hovered, scene.pointed, scene.sounding)
        touched = self._stage.hit(at) if on_grid else None
        scene.hovered = touched.id if touched is not None else None
        scene.pointed = view.pitch(at.y) if on_rows else None
        scene.sounding = gesture.pitch if isinstance(gesture, KeysGesture) else None
        if before != (scene.hovered, scene.pointed, scene.sounding):
            for pitch in {*before[1:], scene.pointed, scene.sounding}:
                if pitch is not None:
                    self._update_row(pitch)
        if self._stage.tool == "split" or self._stage.cut is not None:
            self._show_cut(touched is not None)
        shape = self._shape(touched, on_grid, on_rows)
        if self._widget.cursor().shape() is not shape:
            self._widget.setCursor(shape)
        self.readout.emit(self._said(on_grid))

    def _show_cut(self, on_note: bool) -> None:
        """With the split tool a note under the pointer shows where it would be cut."""
        stage = self._stage
        if isinstance(self.gesture, SplitGesture):
            return
        before, split = stage.cut, self.gesture is None and stage.tool == "split" and on_note
        stage.cut = cut_under(stage, self._at) if split else None
        if stage.cut != before:
            for cut in (before, stage.cut):
                if cut is not None:
                    self._update_row(cut.low)

    def _said(self, on_grid: bool) -> str:
        """Where the note is that goes with the pointer, else where the pointer is."""
        score = self._stage.document.score
        if self.gesture is not None and self.gesture.held in score.notes:
            note = score.notes[self.gesture.held]
            said = words(score, note.pitch, note.onset)
            if isinstance(self.gesture, LoudnessGesture):
                said = self.tr("{note}   velocity {velocity}").format(
                    note=said, velocity=note.velocity
                )
            elif isinstance(self.gesture, ResizeGesture | DrawGesture):
                said = f"{said}   {self._length(note.duration)}"
            return said
        if not on_grid:
            return ""
        pitch, tick = self._stage.view.pitch(self._at.y), int(self._stage.tick(self._at))
        besides = (say(pitch, tick) for say in self._scene.sayings)
        return "   ".join([words(score, pitch, tick), *filter(None, besides)])

    def _length(self, ticks: int) -> str:
        """A length as a note value, such as ``"3/8"``, where it is one."""
        value = Fraction(ticks, 4 * TICKS_PER_QUARTER)
        if value.denominator > 64:
            return self.tr("{count} ticks").format(count=ticks)
        return f"{value.numerator}/{value.denominator}"

    def _update_row(self, pitch: int) -> None:
        # A white key of the piano reaches half way into the rows beside it.
        view = self._stage.view
        top, bottom = RULER + view.y(pitch + 0.6), RULER + view.y(pitch - 1.6)
        self._widget.update(QRect(0, int(top), self._widget.width(), int(bottom - top) + 2))

    def _shape(self, touched: Hit | None, on_grid: bool, on_rows: bool) -> Qt.CursorShape:
        gesture = self.gesture
        if isinstance(gesture, PanGesture):
            return _SHAPE.ClosedHandCursor
        if isinstance(gesture, MoveGesture):
            return _SHAPE.DragCopyCursor if gesture.copying else _SHAPE.SizeAllCursor
        if isinstance(gesture, ResizeGesture):
            return _SHAPE.SizeHorCursor
        if on_grid and gesture is None:
            if self._stage.tool in _TOOL_SHAPES:
                return _TOOL_SHAPES[self._stage.tool]
            if self._stage.tool == "draw":
                touched = self._stage.own_hit(self._at)
            if touched is not None:
                body = touched.part is Part.BODY
                return _SHAPE.OpenHandCursor if body else _SHAPE.SizeHorCursor
            return _SHAPE.CrossCursor if self._stage.tool == "draw" else _SHAPE.ArrowCursor
        if on_grid:
            return _TOOL_SHAPES.get(self._stage.tool, _SHAPE.ArrowCursor)
        on_ruler = -RULER <= self._at.y < 0 <= self._at.x
        if on_ruler and self._stage.loop is not None and self._at.y < STRIP - RULER:
            edges = (self._stage.view.x(tick) for tick in self._stage.loop)
            if any(abs(edge - self._at.x) <= 5 for edge in edges):
                return _SHAPE.SizeHorCursor
        return _SHAPE.PointingHandCursor if on_rows or on_ruler else _SHAPE.ArrowCursor


def words(score: Score, pitch: int, tick: int) -> str:
    """A pitch and a place as musicians say them: ``"C4   3.2"`` is in bar 3, on its second beat."""
    bar, rest = score.meter.position(tick)
    beat = rest // score.meter.at(tick).beat_ticks + 1
    return f"{spell(pitch, score.key.at(tick))}   {bar + 1}.{beat}"


def place(position: QPointF, held: Qt.KeyboardModifier) -> Pointer:
    """A place in the widget as one of the grid."""
    return Pointer(
        position.x() - KEYS,
        position.y() - RULER,
        bool(held & SHIFT),
        bool(held & CONTROL),
        bool(held & ALT),
    )
