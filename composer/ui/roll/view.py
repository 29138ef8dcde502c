"""The roll's widget: keys at the left, ruler above, the grid with its notes, scroll bars.

It mirrors the document and holds no music of its own.  Mouse and keys become gestures and nudges;
each is one step in the document.  Times are ticks, places device-independent pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from composer.edit.commands import RemoveNotes
from composer.edit.document import Change, Document
from composer.model.key import spell
from composer.model.voice import Role
from composer.ui.roll import nudge
from composer.ui.roll.colours import RollColours, roll_colours
from composer.ui.roll.gestures.band import BandGesture
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.draw import DrawGesture
from composer.ui.roll.gestures.erase import EraseGesture
from composer.ui.roll.gestures.keys import KeysGesture
from composer.ui.roll.gestures.move import MoveGesture
from composer.ui.roll.gestures.pan import PanGesture
from composer.ui.roll.gestures.resize import ResizeGesture
from composer.ui.roll.gestures.ruler import LoopGesture, SeekGesture
from composer.ui.roll.hit import Part
from composer.ui.roll.painter import paint
from composer.ui.roll.scene import KEYS, RULER, STRIP, Ghosts, Scene
from composer.ui.roll.stage import TOOLS, Pointer, Stage
from composer.ui.theme import theme

BAR = 12  # of a scroll bar, pixels
WHEEL = 120.0  # eighths of a degree a notch
ZOOM = 1.2
EDGE_SCROLL_MS = 25

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_LEFT = Qt.MouseButton.LeftButton
_CURSOR = Qt.CursorShape


class RollView(QWidget):
    """See the module.

    ``note_auditioned(pitch, voice)``: a note or key was touched and should sound.
    ``loop_changed(span)``: ``(start, end)`` or ``None``.  ``pointer_moved(text)``: where the
    pointer is, such as ``"C4   3.2"``; empty when it is not on the grid.
    """

    selection_changed = Signal()
    note_auditioned = Signal(int, int)
    seek_requested = Signal(int)
    loop_changed = Signal(object)
    tool_changed = Signal(str)
    pointer_moved = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("roll")
        self.setAccessibleName(self.tr("Piano roll"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 160)
        self.document = document
        self.stage = Stage(document)
        self.scene = Scene(self.stage, roll_colours(theme().colours))
        self.stage.audition = self.note_auditioned.emit
        self.stage.selection_moved = self.selection_changed.emit
        self.stage.loop_moved = lambda: self.loop_changed.emit(self.stage.loop)
        self.stage.seek = self.seek_requested.emit
        self.stage.refresh = self._refresh
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._pointer = Pointer(-1, -1)
        self._in_keys = False
        self._placed = False
        self._ghosts: list[tuple[int, int, int, object]] = []
        self.follow = True
        self._across = QScrollBar(Qt.Orientation.Horizontal, self)
        self._down = QScrollBar(Qt.Orientation.Vertical, self)
        for bar in (self._across, self._down):
            bar.setCursor(_CURSOR.ArrowCursor)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._across.setAccessibleName(self.tr("Scroll in time"))
        self._down.setAccessibleName(self.tr("Scroll in pitch"))
        self._across.valueChanged.connect(self._scrolled)
        self._down.valueChanged.connect(self._scrolled)
        self._edge_scroll = QTimer(self)
        self._edge_scroll.setInterval(EDGE_SCROLL_MS)
        self._edge_scroll.timeout.connect(self._scroll_at_edge)
        theme().changed.connect(self._follow_theme)
        unsubscribe = document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())
        self._load()

    # What may be asked for

    @property
    def selection(self) -> frozenset[int]:
        """Ids of the selected notes."""
        return self.stage.selection

    def set_selection(self, ids: object) -> None:
        """Selects these notes (an iterable of ids) and no others."""
        self.stage.select(ids)  # type: ignore[arg-type]

    def select_all(self) -> None:
        """Selects every note."""
        self.stage.select(self.document.score.notes)

    def delete_selection(self) -> None:
        """Deletes the selected notes, as one step."""
        if self._gesture is None:
            nudge.delete(self.stage)

    def set_tool(self, name: str) -> None:
        """``"select"``, ``"draw"`` or ``"erase"``; raises ``ValueError`` on another."""
        if name not in TOOLS:
            raise ValueError(f"there is no tool {name!r}")
        if name != self.stage.tool:
            self.stage.tool = name
            self.tool_changed.emit(name)
            self._show_pointer()

    def set_grid(self, ticks: int) -> None:
        """What notes snap to, in ticks (1 or more)."""
        self.stage.grid = max(1, int(ticks))
        self.update()

    def set_active_voice(self, voice: int | None) -> None:
        """The voice that is written in; the others are dimmed."""
        self.stage.active = voice
        self.update()

    def set_ghosts(self, ghosts: Sequence[tuple[int, int, int, object]]) -> None:
        """Shows proposed notes: (pitch, onset, duration, role or colour) each."""
        self._ghosts = list(ghosts)
        self._make_ghosts()
        self._refresh()

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Shows this loop (ticks, end exclusive), or none."""
        self.stage.loop = loop
        self._refresh()

    def set_playhead(self, tick: int) -> None:
        """Shows the playhead there.  While it is followed, the page turns when it leaves."""
        before, view = self.scene.playhead, self.stage.view
        if tick == before:
            return
        self.scene.playhead = max(0, tick)
        seen = view.left <= before <= view.right
        if self.follow and seen and self._gesture is None and not view.left <= tick < view.right:
            # A little of what was is kept in sight.
            self.stage.view = replace(view, left=tick - 0.06 * view.width / view.scale).held()
            self._refresh()
            return
        for place in (before, tick):
            x = KEYS + view.x(place)
            if -20 < x < self.width() + 20:
                self.update(QRect(int(x) - 8, 0, 18, self.height()))

    def set_follow(self, on: bool) -> None:
        """Whether the page turns with the playhead."""
        self.follow = on

    def set_colours(self, colours: RollColours) -> None:
        """Draws in other colours than the theme's."""
        self.scene.colours = colours
        self._make_ghosts()
        self.update()

    def zoom_in(self) -> None:
        """Larger in time, around the middle."""
        self.zoom_time(ZOOM * ZOOM, self.stage.view.width / 2)

    def zoom_out(self) -> None:
        """Smaller in time, around the middle."""
        self.zoom_time(1 / (ZOOM * ZOOM), self.stage.view.width / 2)

    def zoom_time(self, factor: float, x: float) -> None:
        """Larger by ``factor`` in time; what is at ``x`` of the grid stays there."""
        self._look_at(self.stage.view.zoomed_time(factor, x))

    def zoom_pitch(self, factor: float, y: float) -> None:
        """Larger by ``factor`` in pitch; what is at ``y`` of the grid stays there."""
        self._look_at(self.stage.view.zoomed_pitch(factor, y))

    def zoom_to_fit(self) -> None:
        """Shows the whole song, or four empty bars around middle C."""
        extent = self.stage.store.extent()
        if extent is None:
            bars = self.document.score.meter.bar_start(4)
            view = self.stage.view.fitted(0, bars, 55, 79)
            self._look_at(replace(view, row=14.0).held().showing(55, 79))
        else:
            end = self.document.score.meter.bar_end(max(0, extent[1] - 1))
            self._look_at(self.stage.view.fitted(0, end, extent[2], extent[3]))

    def reveal(self, note_id: int) -> None:
        """Scrolls as far as needed to show a note."""
        note, view = self.document.score.notes[note_id], self.stage.view
        x1, x2, y = view.x(note.onset), view.x(note.end), view.y(note.pitch)
        dx = x1 - 40 if x1 < 0 else max(0.0, min(x2 + 40 - view.width, x1 - 40))
        dy = y - view.row * 2 if y < 0 else max(0.0, y + view.row * 3 - view.height)
        if dx or dy:
            self._look_at(view.scrolled(dx, dy))

    def sizeHint(self) -> QSize:
        """Room for some bars of four voices."""
        return QSize(840, 520)

    # The document

    def _load(self) -> None:
        self.stage.store.load(self.document.score.notes.values())
        self.stage.length = 0
        self.stage.select(())
        self._refresh()

    def _document_changed(self, change: Change) -> None:
        if change.everything:
            self._gesture = None
            self._load()
            return
        store, before = self.stage.store, self.stage.selection
        store.change(change.removed, change.added)
        if change.removed and before:
            kept = frozenset(i for i in before if i in store)
            if kept != before:
                self.stage.select(kept)
        self._refresh()

    # The look

    def _follow_theme(self) -> None:
        self.set_colours(roll_colours(theme().colours))

    def _make_ghosts(self) -> None:
        colours, letters = [], []
        for ghost in self._ghosts:
            voice = ghost[3]
            if isinstance(voice, str) and voice in {role.value for role in Role}:
                voice = Role(voice)
            if isinstance(voice, Role):
                colours.append(self.scene.colours.voice(voice, 0))
                letters.append(voice.value[:1].upper())
            else:
                colours.append(QColor(voice))  # type: ignore[call-overload]
                letters.append("")
        notes = [(pitch, onset, onset + duration) for pitch, onset, duration, _ in self._ghosts]
        array = np.array(notes, np.int64).reshape(-1, 3)
        self.scene.ghosts = Ghosts(array, tuple(colours), tuple(letters))

    def _refresh(self) -> None:
        empty = not len(self.stage.store) and not self._ghosts
        self.scene.hint = (
            (
                self.tr("Double-click to write a note"),
                self.tr("or drag with the draw tool (key 2)."),
                self.tr("Ctrl+O opens a song or a MIDI file."),
                self.tr("Then press Harmonize to hear four voices."),
            )
            if empty
            else ()
        )
        self._show_bars()
        self.update()

    def _look_at(self, view: object) -> None:
        self.stage.view = view  # type: ignore[assignment]
        self._placed = True
        self._refresh()

    def _show_bars(self) -> None:
        view, stage = self.stage.view, self.stage
        four = 4 * stage.document.score.meter.at(0).bar_ticks
        furthest = max(
            stage.store.last_end() + four,
            stage.loop[1] if stage.loop else 0,
            int(self.scene.ghosts.notes[:, 2].max()) if len(self.scene.ghosts.notes) else 0,
            self.scene.playhead + four,
        )
        span = view.width / view.scale
        # Pixels, so that the bars count finely; the far end moves on while one scrolls there.
        last = max(0.0, furthest - span / 2, view.left) * view.scale
        for bar, value, limit, page in (
            (self._across, view.left * view.scale, last, view.width),
            (self._down, view.top, view.max_top, view.height),
        ):
            blocked = bar.blockSignals(True)
            bar.setPageStep(int(page))
            bar.setSingleStep(30)
            bar.setRange(0, min(int(limit + 0.5), 2**31 - 1))
            bar.setValue(min(int(value + 0.5), 2**31 - 1))
            bar.blockSignals(blocked)

    def _scrolled(self) -> None:
        view = self.stage.view
        self.stage.view = replace(
            view, left=self._across.value() / view.scale, top=float(self._down.value())
        ).held()
        self._placed = True
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out the scroll bars; the first time, shows all."""
        width, height = self.width(), self.height()
        self._down.setGeometry(width - BAR, int(RULER), BAR, height - int(RULER) - BAR)
        self._across.setGeometry(int(KEYS), height - BAR, width - int(KEYS) - BAR, BAR)
        self.stage.view = self.stage.view.resized(width - KEYS - BAR, height - RULER - BAR)
        if not self._placed:
            self.zoom_to_fit()
            self._placed = False
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what lies in the part that needs it."""
        with QPainter(self) as p:
            dirty = QRectF(event.rect())
            self.scene.font = self.font()
            self.scene.ratio = self.devicePixelRatioF()
            strip = QColor(self.scene.colours.ruler)
            view = self.stage.view
            p.fillRect(QRectF(KEYS + view.width, 0, BAR, self.height()), strip)
            p.fillRect(QRectF(0, RULER + view.height, self.width(), BAR), strip)
            paint(p, self.scene, dirty)
            if self.hasFocus():
                p.fillRect(QRectF(KEYS, RULER - 1, view.width, 1), QColor(theme().colours.accent))

    # The mouse

    def _at(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        return Pointer(
            position.x() - KEYS,
            position.y() - RULER,
            bool(modifiers & _SHIFT),
            bool(modifiers & _CONTROL),
            bool(modifiers & _ALT),
        )

    def _begin(self, pointer: Pointer, button: Qt.MouseButton) -> Gesture | None:
        """The gesture that a press begins."""
        stage = self.stage
        if button is Qt.MouseButton.MiddleButton:
            return PanGesture(stage, pointer)
        if pointer.y < 0:
            if button is not _LEFT or pointer.x < 0:
                return None
            loop = pointer.y < STRIP - RULER
            return LoopGesture(stage, pointer) if loop else SeekGesture(stage, pointer)
        if pointer.x < 0:
            return KeysGesture(stage, pointer) if button is _LEFT else None
        if button is Qt.MouseButton.RightButton or stage.tool == "erase":
            return EraseGesture(stage, pointer)
        if button is not _LEFT:
            return None
        touched = stage.hit(pointer)
        if touched is not None:
            adding = pointer.shift or pointer.control
            if touched.part is Part.BODY or adding:
                return MoveGesture(stage, pointer, touched.id)
            return ResizeGesture(stage, pointer, touched.id, touched.part)
        if stage.tool == "draw":
            return self._drawing(pointer)
        return BandGesture(stage, pointer)

    def _drawing(self, pointer: Pointer) -> Gesture | None:
        voice = self.stage.writing_voice()
        return None if voice is None else DrawGesture(self.stage, pointer, voice)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a gesture; a second button while one goes on takes it back."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._gesture is not None:
            if event.button() is not self._button:
                self._abort()
            return
        # From the first touch on, what is seen is the person's choice.
        self._placed = True
        self._pointer = self._at(event.position(), event.modifiers())
        self._button = event.button()
        self._gesture = self._begin(self._pointer, event.button())
        self._show_pointer()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Deletes the note under the pointer, or writes one; elsewhere it is a press."""
        pointer = self._at(event.position(), event.modifiers())
        plain = event.button() is _LEFT and self.stage.tool == "select"
        if self._gesture is not None or not plain or min(pointer.x, pointer.y) < 0:
            self.mousePressEvent(event)
            return
        self._pointer, self._button = pointer, event.button()
        touched = self.stage.hit(pointer)
        if touched is not None:
            self.document.apply(RemoveNotes({touched.id}), self.tr("Delete Notes"))
        else:
            self._gesture = self._drawing(pointer)
        self._show_pointer()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with the gesture, or shows what is under the pointer."""
        self._pointer = self._at(event.position(), event.modifiers())
        if self._gesture is not None:
            self._go_on()
            self._edge_scroll_if_needed()
        self._show_pointer()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the gesture."""
        if self._gesture is None or event.button() is not self._button:
            return
        self._pointer = self._at(event.position(), event.modifiers())
        gesture, self._gesture = self._gesture, None
        self._edge_scroll.stop()
        self.scene.sounding = None
        gesture.released(self._pointer)
        self._show_pointer()
        self.update()

    def _go_on(self) -> None:
        if self._gesture is not None:
            self._gesture.moved(self._pointer)

    def _abort(self) -> None:
        gesture, self._gesture = self._gesture, None
        self._edge_scroll.stop()
        self.scene.sounding = None
        if gesture is not None:
            gesture.aborted()
        self._show_pointer()
        self.update()

    def _outside(self) -> tuple[float, float]:
        """How far the pointer is beyond the edges of the grid, in pixels."""
        view, at = self.stage.view, self._pointer
        dx = min(0.0, at.x) + max(0.0, at.x - view.width)
        dy = min(0.0, at.y) + max(0.0, at.y - view.height)
        return dx, dy

    def _edge_scroll_if_needed(self) -> None:
        wanted = not isinstance(self._gesture, PanGesture | KeysGesture | EraseGesture)
        dx, dy = self._outside()
        if isinstance(self._gesture, SeekGesture | LoopGesture):
            dy = 0.0
        if wanted and (dx or dy):
            if not self._edge_scroll.isActive():
                self._edge_scroll.start()
        else:
            self._edge_scroll.stop()

    def _scroll_at_edge(self) -> None:
        gesture = self._gesture
        if gesture is None:
            self._edge_scroll.stop()
            return
        dx, dy = self._outside()
        if isinstance(gesture, SeekGesture | LoopGesture):
            dy = 0.0
        view = self.stage.view
        moved = view.scrolled(max(-40.0, min(40.0, dx / 2)), max(-20.0, min(20.0, dy / 3)))
        # The press stays where it was in the song, so that what is dragged keeps its offset.
        gesture.press = replace(
            gesture.press,
            x=gesture.press.x - (moved.left - view.left) * view.scale,
            y=gesture.press.y - (moved.top - view.top),
        )
        self.stage.view = moved
        self._go_on()
        self._refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms in time around the pointer, with Ctrl and Shift in pitch."""
        modifiers = event.modifiers()
        fine, turn = event.pixelDelta(), event.angleDelta()
        at = self._at(event.position(), modifiers)
        notches = (turn.y() or turn.x()) / WHEEL
        if modifiers & _CONTROL:
            if modifiers & _SHIFT:
                self.zoom_pitch(ZOOM**notches, max(0.0, at.y))
            else:
                self.zoom_time(ZOOM**notches, max(0.0, at.x))
        else:
            dx, dy = (
                (float(fine.x()), float(fine.y()))
                if not fine.isNull()
                else (turn.x() / WHEEL * 80, turn.y() / WHEEL * 56)
            )
            if modifiers & _SHIFT:
                dx, dy = dx or (dy * 80 / 56), 0.0
            self._look_at(self.stage.view.scrolled(-dx, -dy))
        self._go_on()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        if self._gesture is None:
            self._pointer = Pointer(-1, -1)
            self.scene.hovered = self.scene.pointed = None
            self.pointer_moved.emit("")
            self.update()

    def _show_pointer(self) -> None:
        """Shape of the pointer, the note and row under it, and the readout."""
        at, view, scene = self._pointer, self.stage.view, self.scene
        on_rows = 0 <= at.y < view.height and at.x < view.width
        on_grid = on_rows and at.x >= 0
        before = (scene.hovered, scene.pointed, scene.sounding)
        touched = self.stage.hit(at) if on_grid else None
        scene.hovered = touched.id if touched is not None else None
        scene.pointed = view.pitch(at.y) if on_rows and (on_grid or at.x >= -KEYS) else None
        gesture = self._gesture
        scene.sounding = gesture.pitch if isinstance(gesture, KeysGesture) else None
        if before != (scene.hovered, scene.pointed, scene.sounding):
            self.update()
        shape = _CURSOR.ArrowCursor
        if isinstance(gesture, PanGesture):
            shape = _CURSOR.ClosedHandCursor
        elif isinstance(gesture, MoveGesture):
            copying = gesture.copying
            shape = _CURSOR.DragCopyCursor if copying else _CURSOR.SizeAllCursor
        elif isinstance(gesture, ResizeGesture):
            shape = _CURSOR.SizeHorCursor
        elif on_grid and gesture is None:
            if self.stage.tool == "erase":
                shape = _CURSOR.PointingHandCursor
            elif touched is not None:
                edge = touched.part is not Part.BODY
                shape = _CURSOR.SizeHorCursor if edge else _CURSOR.OpenHandCursor
            elif self.stage.tool == "draw":
                shape = _CURSOR.CrossCursor
        elif on_rows or (at.y < 0 and at.x >= 0):
            shape = _CURSOR.PointingHandCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        self.pointer_moved.emit(self._readout(at) if on_grid else "")

    def _readout(self, at: Pointer) -> str:
        score, tick = self.document.score, int(self.stage.tick(at))
        bar, rest = score.meter.position(tick)
        beat = score.meter.at(tick).beat_ticks
        pitch = spell(self.stage.view.pitch(at.y), score.key.at(tick))
        return f"{pitch}   {bar + 1}.{rest // beat + 1}"

    # Keys

    def event(self, event: QEvent) -> bool:
        """During a gesture every key is the gesture's; Tab walks through the notes."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and self._gesture is not None:
            event.accept()
            return True
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not (
                event.modifiers() & (_CONTROL | _ALT)
            ):
                back = event.key() == Qt.Key.Key_Backtab or bool(event.modifiers() & _SHIFT)
                if self._walk(-1 if back else 1):
                    event.accept()
                    return True
        elif kind is QEvent.Type.WindowDeactivate:
            self._abort()
        return super().event(event)

    def _walk(self, step: int) -> bool:
        """Selects the next note in time; whether there was one (else Tab leaves the roll)."""
        stage = self.stage
        ids = stage.store.id[stage.store.in_order()].tolist()
        if not ids or self._gesture is not None:
            return False
        places = [place for place, note in enumerate(ids) if note in stage.selection]
        if places:
            place = (max(places) if step > 0 else min(places)) + step
        else:
            place = 0 if step > 0 else len(ids) - 1
        if not 0 <= place < len(ids):
            return False
        stage.select({ids[place]})
        self.reveal(ids[place])
        note = stage.note(ids[place])
        stage.audition(note.pitch, note.voice)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudges, zooms, scrolls; during a gesture, Escape takes it back."""
        if self._gesture is not None:
            if event.key() == Qt.Key.Key_Escape:
                self._abort()
            else:
                self._keys_held(event)
            return
        if not self._key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key let go during a gesture changes it."""
        if self._gesture is not None:
            self._keys_held(event)
        else:
            super().keyReleaseEvent(event)

    def _keys_held(self, event: QKeyEvent) -> None:
        """Shift, Ctrl or Alt was pressed or let go: the gesture sees it without a movement."""
        down = event.type() is QEvent.Type.KeyPress
        names = {Qt.Key.Key_Shift: "shift", Qt.Key.Key_Control: "control", Qt.Key.Key_Alt: "alt"}
        name = names.get(Qt.Key(event.key()))
        if name is not None and self._gesture is not None:
            self._pointer = replace(self._pointer, **{name: down})
            self._go_on()

    def _key(self, event: QKeyEvent) -> bool:
        stage, key, held = self.stage, event.key(), event.modifiers()
        shift, control, alt = (bool(held & m) for m in (_SHIFT, _CONTROL, _ALT))
        view, K = stage.view, Qt.Key
        sideways = {K.Key_Left: -1, K.Key_Right: 1}.get(K(key), 0)
        upwards = {K.Key_Up: 1, K.Key_Down: -1}.get(K(key), 0)
        if (sideways or upwards) and not control:
            if not stage.selection:
                self._look_at(view.scrolled(sideways * 60, -upwards * view.row * 2))
                return True
            step = sideways * (1 if alt else stage.grid)
            if sideways and shift:
                nudge.resize(stage, step)
            else:
                nudge.move(stage, step, upwards * (12 if shift else 1))
            self._reveal_selection()
        elif key in (K.Key_Delete, K.Key_Backspace) and not held:
            self.delete_selection()
        elif key == K.Key_Escape and not held:
            stage.select(())
        elif key == K.Key_A and control and not (shift or alt):
            self.select_all()
        elif key in (K.Key_Plus, K.Key_Equal) and not alt:
            self.zoom_pitch(ZOOM, view.height / 2) if shift and control else self.zoom_in()
        elif key in (K.Key_Minus, K.Key_Underscore) and not alt:
            self.zoom_pitch(1 / ZOOM, view.height / 2) if shift and control else self.zoom_out()
        elif key in (K.Key_PageUp, K.Key_PageDown) and not (control or alt):
            page = -1 if key == K.Key_PageUp else 1
            dx, dy = (page * view.width * 0.9, 0.0) if shift else (0.0, page * view.height * 0.8)
            self._look_at(view.scrolled(dx, dy))
        elif key == K.Key_Home and not held:
            self._look_at(replace(view, left=0.0))
        elif key == K.Key_End and not held:
            span = view.width / view.scale
            self._look_at(replace(view, left=stage.store.last_end() - span * 0.8).held())
        else:
            return False
        return True

    def _reveal_selection(self) -> None:
        notes = self.stage.selected_notes()
        if len(notes) == 1:
            self.reveal(notes[0].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows that the focus is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """A roll that is not seen has no gesture."""
        self._abort()
        super().hideEvent(event)
