"""What every lane is: a strip beneath the notes with a header under the keys.

Its columns are those of the grid above it.  Its upper border is dragged to make it higher; a press
elsewhere begins a gesture of the lane's own.  Places are device-independent pixels of the lane's
content, which begins right of the header and under the border.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from composer.edit.document import Change
from composer.ui.roll.device_pixels import begin_on_whole_pixels
from composer.ui.roll.gesture_area import GestureArea
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.pan import PanGesture
from composer.ui.roll.grid_painter import paint_lines, paint_loop
from composer.ui.roll.lanes.edge_scroll import EdgeScroll
from composer.ui.roll.overlay_painter import paint_playhead
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT
from composer.ui.roll.scene import KEYS, Scene
from composer.ui.roll.stage import Pointer
from composer.ui.theme import theme

BORDER = 5.0  # of the upper edge, in which the height is grasped
_LEFT = Qt.MouseButton.LeftButton


class Lane(GestureArea):
    """``name`` is what a lane is remembered by; ``title`` is shown.  ``caret``: whether a mark on
    the head tells of its menu.

    ``least``: the height that it cannot go below; ``usual``: the height that it begins with, both
    in pixels.  ``pulled(height)``: the person wants this height; ``let_go``: and holds it no more;
    ``usual_asked``: and wants the usual height again, which is another one after
    ``usual_changed``.  ``menu_wanted(place)``: the head was pressed, or the menu key; the place is
    one of the screen.  ``copied(what)``: this is to be given to :meth:`paste`.
    ``look_wanted(view)``: another part of the roll is to be seen.  ``in_every_view``: where the
    window is split it is shown under both parts.
    """

    name = ""
    in_every_view = False
    least, usual = 30, 72
    caret = True

    pulled = Signal(int)
    let_go = Signal()
    usual_asked = Signal()
    usual_changed = Signal()
    menu_wanted = Signal(QPoint)
    look_wanted = Signal(object)
    copied = Signal(object)
    selection_changed = Signal()

    def __init__(self, scene: Scene, title: str, parent: QWidget):
        super().__init__(parent)
        self.scene = scene
        self.stage = scene.stage
        self.title = title
        self.gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._at = Pointer(-1e6, -1e6)
        self._pull: tuple[float, int] | None = None  # where it was grasped, and the height then
        self._edge = EdgeScroll(self.stage, self.look_wanted.emit, self._go_on, self)
        self.setObjectName(f"lane {self.name}")
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What a lane is made of

    def paint_content(self, painter: QPainter, seen: QRectF) -> None:
        """Draws what lies in ``seen``, above the lines of the grid."""

    def paint_header(self, painter: QPainter) -> None:
        """Draws on the header; the title is there."""

    def begin(self, pointer: Pointer, button: Qt.MouseButton) -> Gesture | None:
        """The gesture that a press begins."""
        return None

    def double_press(self, pointer: Pointer) -> None:
        """The left button was pressed twice on the content."""

    def hover(self, pointer: Pointer | None) -> Qt.CursorShape:
        """What is under the pointer has changed (``None``: nothing is); its shape there."""
        return Qt.CursorShape.ArrowCursor

    def meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key stands for in this lane; ``None``: nothing."""
        return None

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key that is a shortcut elsewhere belongs to this lane."""
        return self.meant(event) is not None

    def press_key(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; returns whether it stands for something."""
        meant = self.meant(event)
        if meant is None:
            return False
        meant()
        return True

    def can(self, name: str) -> bool:
        """Whether :meth:`edit` would do something."""
        return False

    def edit(self, name: str) -> bool:
        """``"cut"``, ``"copy"``, ``"duplicate"``, ``"delete"``, ``"select_all"`` or
        ``"select_none"`` what is selected in this lane; whether there was something."""
        return False

    def paste(self, what: object, tick: int) -> bool:
        """Puts there what a lane said it ``copied``; whether that has a place in this one."""
        return False

    def look_at_gesture(self, change: Change) -> None:
        """Ends the gesture where somebody else has changed what it works on."""
        if self.gesture is not None and self.gesture.is_over(change):
            self.abort()

    def document_changed(self, change: Change) -> None:
        """The document has changed; the roll's store has taken it over."""

    @property
    def needed(self) -> bool:
        """Whether the song has something that only this lane shows."""
        return False

    def view_changed(self) -> None:
        """Another part of the roll is seen, or the lane has another place or size."""

    def playhead_moved(self) -> None:
        """The playhead is elsewhere; its line is drawn anew in any case."""

    def colours_changed(self) -> None:
        """The colours are others."""

    # Places

    @property
    def room(self) -> QRectF:
        """The content, in its own pixels."""
        return QRectF(0, 0, self.stage.view.width, max(0.0, self.height() - BORDER))

    def pointer(self, place: QPointF, held: Qt.KeyboardModifier) -> Pointer:
        """A place in the widget as one of the content."""
        return Pointer(
            place.x() - KEYS,
            place.y() - BORDER,
            bool(held & SHIFT),
            bool(held & CONTROL),
            bool(held & ALT),
        )

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what lies in the part that needs it."""
        scene, colours, room = self.scene, self.scene.colours, self.room
        exposed = QRectF(event.rect())
        with QPainter(self) as p:
            begin_on_whole_pixels(p, exposed, QColor(colours.ruler))
            p.fillRect(exposed, QColor(colours.ruler))
            seen = exposed.translated(-KEYS, -BORDER) & room
            if not seen.isEmpty():
                p.save()
                p.translate(KEYS, BORDER)
                p.setClipRect(seen)
                p.fillRect(seen, QColor(colours.white_row))
                p.setPen(Qt.PenStyle.NoPen)
                paint_lines(p, scene, seen)
                paint_loop(p, scene, seen)
                self.paint_content(p, seen)
                paint_playhead(p, scene, seen)
                p.restore()
            if exposed.left() < KEYS:
                p.save()
                p.setClipRect(QRectF(0, BORDER, KEYS - scene.hair, room.height()))
                p.translate(0, BORDER)
                self._paint_title(p)
                self.paint_header(p)
                p.restore()
            edge = QColor(colours.edge)
            p.fillRect(QRectF(KEYS - scene.hair, 0, scene.hair, self.height()), edge)
            p.fillRect(QRectF(0, 0, self.width(), scene.hair), edge)
            p.fillRect(QRectF(0, BORDER - scene.hair, self.width(), scene.hair), edge)
            if self.hasFocus():
                accent = QColor(theme().colours.accent)
                p.fillRect(QRectF(KEYS, BORDER - 1, room.width(), 1), accent)

    def _paint_title(self, painter: QPainter) -> None:
        font = QFont(self.scene.font)
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(QColor(self.scene.colours.ruler_dim))
        place = QRectF(5, 5, KEYS - 7, 14)
        if QFontMetricsF(font).horizontalAdvance(self.title) > place.width():
            font.setPixelSize(9)
            painter.setFont(font)
        words = QFontMetricsF(font).elidedText(
            self.title, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        if not self.caret:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self.scene.colours.ruler_dim))
        painter.setPen(Qt.PenStyle.NoPen)
        x, y = KEYS - 10.0, self.room.height() - 11.0
        painter.drawPolygon(
            QPolygonF([QPointF(x - 3, y - 1.5), QPointF(x + 3, y - 1.5), QPointF(x, y + 2.5)])
        )
        painter.restore()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grasps the border, or begins a gesture; a second button takes that back."""
        if self.has_gesture():
            if event.button() is not self._button:
                self.abort()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button = event.button()
        if event.position().y() < BORDER:
            if event.button() is _LEFT:
                self._pull = (event.globalPosition().y(), self.height())
            return
        self._at = self.pointer(event.position(), event.modifiers())
        if event.button() is Qt.MouseButton.MiddleButton:
            self.gesture = PanGesture(self.stage, self._at)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._at.x >= 0:
            self.gesture = self.begin(self._at, event.button())
        elif event.button() is _LEFT:
            self._want_menu()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """On the head, or by the menu key: its menu; elsewhere the button is a gesture's."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard or event.pos().x() < KEYS:
            self._want_menu()
        event.accept()

    def want_menu_at(self, pointer: Pointer) -> None:
        """Asks for the lane's menu at a place of its content."""
        place = QPointF(pointer.x + KEYS, pointer.y + BORDER)
        self.menu_wanted.emit(self.mapToGlobal(place.toPoint()))

    def _want_menu(self) -> None:
        self.menu_wanted.emit(self.mapToGlobal(QPoint(4, round(BORDER) + 20)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the border: the usual height; else the lane's own."""
        if event.button() is not _LEFT or self.gesture is not None:
            self.mousePressEvent(event)
        elif event.position().y() < BORDER:
            self.usual_asked.emit()
        else:
            at = self.pointer(event.position(), event.modifiers())
            if at.x >= 0:
                self.double_press(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with what the press began, or shows what is under the pointer."""
        if self._pull is not None:
            grasped, height = self._pull
            self.pulled.emit(round(height + grasped - event.globalPosition().y()))
            return
        self._at = self.pointer(event.position(), event.modifiers())
        if self.gesture is not None:
            self._go_on()
            self._edge.watch(self.gesture, self._at)
        elif event.position().y() < BORDER:
            self.hover(None)
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.setCursor(self.hover(self._at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        if event.button() is not self._button:
            return
        if self._pull is not None:
            self._pull = None
            self.let_go.emit()
        elif self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            self._edge.watch(None, self._at)
            gesture.released(self.pointer(event.position(), event.modifiers()))
            self.setCursor(self.hover(self._at))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        if self.gesture is None:
            self.hover(None)

    def has_gesture(self) -> bool:
        """Whether the mouse is at work, on the content or on the border."""
        return self.gesture is not None or self._pull is not None

    def abort(self) -> None:
        """Takes back what the press began."""
        if self._pull is not None:
            height, self._pull = self._pull[1], None
            self.pulled.emit(height)
            self.let_go.emit()
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            self._edge.watch(None, self._at)
            gesture.aborted()

    def view_turned(self) -> None:
        """Another part of the roll is seen: a gesture stays where it was grasped in time."""
        self._edge.turned(self.gesture)

    def _go_on(self) -> None:
        if self.gesture is not None:
            self.gesture.moved(self._at)

    # Keys

    def event(self, event: QEvent) -> bool:
        """The head says what it is for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if event.pos().x() < KEYS:
                words = self.tr("Click for what can be done with this lane")
                QToolTip.showText(event.globalPos(), f"{self.accessibleName()}\n{words}", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def gesture_key(self, event: QKeyEvent, down: bool) -> None:
        """Shift, Ctrl and Alt change what the mouse does."""
        held = {Qt.Key.Key_Shift: SHIFT, Qt.Key.Key_Control: CONTROL, Qt.Key.Key_Alt: ALT}
        key = held.get(Qt.Key(event.key()))
        if key is not None and self.gesture is not None:
            now = event.modifiers() | key if down else event.modifiers() & ~key
            self._at = self.pointer(QPointF(self._at.x + KEYS, self._at.y + BORDER), now)
            self.gesture.moved(self._at)
