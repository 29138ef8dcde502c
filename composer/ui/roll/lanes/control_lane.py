"""A lane of one controller of the voice that is written in, the other voices' behind it.

With the select tool points are moved, caught by a band, and a line is drawn with Ctrl (with Shift
a rounded one); the draw tool draws freely, with Shift a straight line, and presses a pedal; the
eraser and a drag of the right button erase.  A double-click writes a point or erases it.

With the focus in the lane, Left and Right go from point to point (with Shift they select further,
with Ctrl they move the selected by the grid, with Alt by a tick), Up and Down change values (with
Shift finely), Enter writes a point at the playhead, Delete erases.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from composer.edit import controlling, point_clips
from composer.edit.document import Change
from composer.model.control_type import ControlType
from composer.ui.controller_names import full_name_of, name_of, value_words
from composer.ui.roll.control_store import ControlStore
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.controllers import (
    BandPointsGesture,
    CurveGesture,
    DrawCurveGesture,
    ErasePointsGesture,
    MovePointsGesture,
    PaintSwitchGesture,
)
from composer.ui.roll.gestures.right import RightGesture
from composer.ui.roll.lanes.control_painter import (
    paint_band,
    paint_curve,
    paint_head,
    paint_hint,
    paint_levels,
    paint_others,
)
from composer.ui.roll.lanes.curve import Curve
from composer.ui.roll.lanes.lane import Lane
from composer.ui.roll.lanes.level_keys import FINE_STEP, way_of
from composer.ui.roll.lanes.velocity_painter import paint_value
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT
from composer.ui.roll.scene import KEYS, Scene
from composer.ui.roll.stage import Pointer

_ROUGH = 2  # values by which a line that is thinned out may be off
_FINENESS = 32  # of a pitch bend: what a fine step is
_K = Qt.Key
_ENTER = (_K.Key_Return, _K.Key_Enter, _K.Key_Insert)
_DELETE = (_K.Key_Delete, _K.Key_Backspace)


class ControlLane(Lane):
    """``look_at(tick)`` scrolls as far as needed.  ``said(words)``: where, and the value there."""

    in_every_view = True
    least, usual = 34, 76

    said = Signal(str)

    def __init__(
        self,
        scene: Scene,
        store: ControlStore,
        type_: ControlType,
        look_at: Callable[[int], None],
        parent: QWidget,
    ):
        self.name = type_.name
        super().__init__(scene, name_of(type_), parent)
        self.setAccessibleName(full_name_of(type_))
        self.type = type_
        self.curve = Curve(scene.stage, store, type_)
        self.curve.changed = self._selection_changed
        self._look_at = look_at
        self._value: int | None = None
        self._pointed: float | None = None  # the tick under the pointer
        self._nudged: frozenset[int] = frozenset()
        self._series = 0

    # What is drawn

    def paint_content(self, painter: QPainter, seen: QRectF) -> None:
        """Guides, the other voices, the curve, and what the gesture shows."""
        self.curve.height = self.room.height()
        paint_levels(painter, self.scene, self.curve, seen)
        paint_others(painter, self.scene, self.curve, seen)
        paint_curve(painter, self.scene, self.curve, seen)
        if self.curve.line is not None and not len(self.curve.points) and self.gesture is None:
            # Beside the line at which the controller rests.
            room, resting = self.room, self.curve.y(self.curve.resting())
            half = room.height() / 2
            upper = resting > half - 8
            room = room.adjusted(0, 0, 0, -half) if upper else room.adjusted(0, half, 0, 0)
            paint_hint(painter, self.scene, room, self._hint())
        if isinstance(self.gesture, BandPointsGesture):
            paint_band(painter, self.scene, self.gesture.band)
        if self._value is not None and isinstance(self.gesture, CurveGesture):
            at, words = QPointF(self._at.x, self._at.y), value_words(self.type, self._value)
            paint_value(painter, self.scene, self.room, at, words)

    def paint_header(self, painter: QPainter) -> None:
        """What the controller is at under the pointer, else at the playhead."""
        self.curve.height = self.room.height()
        tick = self.scene.playhead if self._pointed is None else self._pointed
        being_set = self._value if isinstance(self.gesture, CurveGesture) else None
        value = self.curve.value_at(tick) if being_set is None else being_set
        paint_head(painter, self.scene, self.curve, value)

    # Mouse

    def begin(self, pointer: Pointer, button: Qt.MouseButton) -> Gesture | None:
        """See the module."""
        curve, tool = self.curve, self.stage.tool
        curve.height = self.room.height()
        if curve.line is None:
            return None
        right = button is Qt.MouseButton.RightButton
        if right and not self.stage.right_erases:
            return RightGesture(
                self.stage,
                pointer,
                lambda press: ErasePointsGesture(curve, press, self._say),
                self._ask_menu,
            )
        if right or tool == "erase":
            return ErasePointsGesture(curve, pointer, self._say)
        if button is not Qt.MouseButton.LeftButton:
            return None
        if tool == "draw":
            if self.type.is_switch:
                return PaintSwitchGesture(curve, pointer, self._say)
            return DrawCurveGesture(curve, pointer, self._say)
        tick = curve.touched(pointer)
        if tick is not None and not pointer.alt:
            return MovePointsGesture(curve, pointer, tick, self._say)
        if pointer.control:
            if self.type.is_switch:
                return PaintSwitchGesture(curve, pointer, self._say)
            return DrawCurveGesture(curve, pointer, self._say, straight=True)
        return BandPointsGesture(curve, pointer)

    def double_press(self, pointer: Pointer) -> None:
        """Erases the point there, or writes one; with another tool it is a press."""
        curve, line = self.curve, self.curve.line
        curve.height = self.room.height()
        if self.stage.tool in ("draw", "erase") or line is None:
            self.gesture = self.begin(pointer, Qt.MouseButton.LeftButton)
            return
        touched = curve.touched(pointer)
        if touched is not None:
            controlling.erase(self.stage.document, line, [touched])
            return
        value = curve.value(pointer.y)
        if self.type.is_switch:
            value = self.type.low if curve.value_at(self.stage.tick(pointer)) else self.type.high
        self._write(self.stage.snapped(self.stage.tick(pointer), pointer.alt), value)

    def hover(self, pointer: Pointer | None) -> Qt.CursorShape:
        """Says the value under the pointer; its shape tells what a press would do."""
        self._value = None
        shapes = Qt.CursorShape
        if pointer is None or pointer.x < 0 or self.curve.line is None:
            if self._pointed is not None:
                self._pointed = None
                self.said.emit("")
                self._update_head()
            return shapes.ArrowCursor
        self._pointed = self.stage.tick(pointer)
        touched = self.curve.touched(pointer)
        tick = self._pointed if touched is None else touched
        self.said.emit(self._words(int(tick), self.curve.value_at(tick)))
        self._update_head()
        if self.stage.tool == "erase":
            return shapes.PointingHandCursor
        if self.stage.tool == "draw" or touched is None:
            return shapes.CrossCursor if self.stage.tool == "draw" else shapes.ArrowCursor
        return shapes.SizeHorCursor if self.type.is_switch else shapes.SizeAllCursor

    # Keys

    def meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        """The keys of the module's description."""
        key, held = _K(event.key()), event.modifiers()
        shift, control, alt = (bool(held & each) for each in (SHIFT, CONTROL, ALT))
        some, bare = bool(self.curve.selected), not (shift or control or alt)
        way = way_of(event)
        if way:
            return lambda: self.nudge(0, way)
        if key in (_K.Key_Left, _K.Key_Right):
            sign = -1 if key == _K.Key_Left else 1
            if not (control or alt):
                return lambda: self.walk(sign, further=shift)
            if control != alt and not shift and some:
                ticks = sign * (1 if alt else self.stage.grid)
                return lambda: self.nudge(ticks, 0)
        elif key in _ENTER and bare:
            return self.write_at_playhead
        elif key in (_K.Key_Home, _K.Key_End) and bare:
            return lambda: self.go_to(0 if key == _K.Key_Home else -1)
        elif key in _DELETE and bare and some:
            return lambda: self.edit("delete")
        elif key == _K.Key_Escape and bare and some:
            return lambda: self.edit("select_none")
        return None

    def nudge(self, ticks: int, way: int) -> None:
        """Moves the selected points: later by ``ticks``, higher by ``way`` steps; pressed again
        and again it is one step of the document."""
        line, chosen = self.curve.line, self.curve.selected
        if line is None or not chosen:
            return
        if self.type.is_switch:
            way = (way > 0) - (way < 0)
        fine = abs(way) == FINE_STEP
        by = way * (_FINENESS if fine else 128) if self.type.low < 0 else way
        by = by * self.type.high if self.type.is_switch else by
        if chosen != self._nudged:
            self._series += 1
        key = f"{self.name} {self._series} {bool(ticks)}"
        now = controlling.move(self.stage.document, line, chosen, ticks, by, key)
        self.curve.select(now)
        self._nudged = now
        self._tell(min(now))

    def walk(self, step: int, further: bool = False) -> bool:
        """Selects the next point in time (``further``: in addition); whether there was one."""
        ticks, chosen = self.curve.points.ticks, self.curve.selected
        if not len(ticks):
            return False
        if chosen:
            from_ = max(chosen) if step > 0 else min(chosen)
            place = int(np.searchsorted(ticks, from_)) + step
        else:
            behind = int(np.searchsorted(ticks, self.scene.playhead, "left"))
            place = behind if step > 0 else behind - 1
        if not 0 <= place < len(ticks):
            return False
        tick = int(ticks[place])
        self.curve.select(chosen | {tick} if further else {tick})
        self._tell(tick)
        return True

    def go_to(self, place: int) -> None:
        """Selects the first (0) or the last (-1) point."""
        ticks = self.curve.points.ticks
        if len(ticks):
            self.curve.select({int(ticks[place])})
            self._tell(int(ticks[place]))

    def write_at_playhead(self) -> None:
        """A point where the playhead is, with the value there; of a switch the other state."""
        tick = self.scene.playhead
        value = self.curve.value_at(tick)
        if self.type.is_switch:
            value = self.type.low if value else self.type.high
        self._write(tick, value)

    # The Edit menu

    def can(self, name: str) -> bool:
        """Whether :meth:`edit` has something to work on."""
        if name in ("cut", "copy", "duplicate", "delete", "select_none"):
            return bool(self.curve.selected)
        return name == "select_all" and bool(len(self.curve.points))

    def edit(self, name: str) -> bool:
        """What the Edit menu does, done to points; returns whether there were any."""
        line, chosen, document = self.curve.line, self.curve.selected, self.stage.document
        if line is None or not self.can(name):
            return False
        if name == "select_all":
            self.curve.select(self.curve.points.ticks.tolist())
        elif name == "select_none":
            self.curve.select(())
        elif name == "delete":
            controlling.erase(document, line, chosen)
        elif name == "duplicate":
            self.curve.select(point_clips.duplicate_points(document, line, chosen))
        elif name == "copy":
            self.copied.emit(point_clips.copy_points(document.score, line, chosen))
        elif name == "cut":
            self.copied.emit(point_clips.cut_points(document, line, chosen))
        return True

    def paste(self, clip: object, tick: int) -> bool:
        """Puts copied points there and selects them; whether it was given points."""
        line = self.curve.line
        if line is None or not isinstance(clip, tuple):
            return False
        self.curve.select(point_clips.paste_points(self.stage.document, line, clip, tick))
        return True

    def straighten(self, rounded: bool = False) -> None:
        """A straight, or a rounded line from the first selected point to the last."""
        line = self.curve.line
        if line is not None:
            controlling.straighten(self.stage.document, line, self.curve.selected, rounded)

    def thin(self) -> None:
        """Takes away selected points, or of all, that make little difference."""
        line, curve = self.curve.line, self.curve
        if line is not None:
            chosen = curve.selected or curve.points.ticks.tolist()
            tolerance = _ROUGH * 128 if self.type.low < 0 else _ROUGH
            controlling.thin(self.stage.document, line, chosen, tolerance)

    def select_under_notes(self) -> None:
        """Selects the points from the first onset to the last end of the selected notes."""
        notes = self.stage.selected_notes()
        if notes:
            start, end = min(n.onset for n in notes), max(n.end for n in notes)
            self.curve.select(self.curve.within(start, end, self.type.low, self.type.high))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Takes every point away."""
        line = self.curve.line
        if line is not None:
            controlling.clear(self.stage.document, line)

    # What happens elsewhere

    def document_changed(self, change: Change) -> None:
        """Points, or voices, may be others."""
        if change.everything or change.fields & {"controls", "voices"}:
            self.curve.look()
            self.update()

    def playhead_moved(self) -> None:
        """The head says what the controller is at now."""
        if self._pointed is None:
            self._update_head()

    # Within

    def _hint(self) -> str:
        if self.type.is_switch:
            return self.tr("Drag with the draw tool (key 2) where the pedal is to be down")
        return self.tr("Draw with the draw tool (key 2), or double-click to write a point")

    def _ask_menu(self, pointer: Pointer) -> None:
        """What can be done with the point there, or with the selected ones."""
        touched = self.curve.touched(pointer)
        if touched is not None and touched not in self.curve.selected:
            self.curve.select({touched})
        self.want_menu_at(pointer)

    def _write(self, tick: int, value: int) -> None:
        line = self.curve.line
        if line is not None:
            point_clips.write_point(self.stage.document, line, tick, value)
            self.curve.select({tick})
            self._tell(tick)

    def _selection_changed(self) -> None:
        self.update()
        self.selection_changed.emit()

    def _tell(self, tick: int) -> None:
        self._look_at(tick)
        words = self._words(tick, self.curve.value_at(tick))
        self.setAccessibleDescription(words)
        self.said.emit(words)

    def _say(self, tick: int, value: int) -> None:
        self._value = value
        self.said.emit(self._words(tick, value))
        self.update()

    def _words(self, tick: int, value: int) -> str:
        score = self.stage.document.score
        bar, rest = score.meter.position(tick)
        beat = rest // score.meter.at(tick).beat_ticks + 1
        return self.tr("{name} {value}   {bar}.{beat}").format(
            name=self.title, value=value_words(self.type, value), bar=bar + 1, beat=beat
        )

    def _update_head(self) -> None:
        self.update(0, 0, round(KEYS), self.height())
