"""The lane of the song above the grid: sections, tempo, meter, key and chords, over its columns.

A double-click writes in place, a drag moves (a tempo up and down as well).  With the focus in it
the arrows walk through what stands there, Enter writes, Insert adds at the playhead, Delete takes
away, Alt and the arrows move, + and - change a tempo.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from composer.edit.document import Change
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key
from composer.model.time import TICKS_PER_QUARTER, Meter, Tempo
from composer.ui.roll.gesture_area import GestureArea
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.pan import PanGesture
from composer.ui.roll.gestures.signs import SignGesture
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT
from composer.ui.roll.scene import KEYS
from composer.ui.roll.song_lane import keys, sign_edits
from composer.ui.roll.song_lane import painter as draw
from composer.ui.roll.song_lane.chord_row import ShownRows
from composer.ui.roll.song_lane.sign_writing import SignWriting, in_force, proposed
from composer.ui.roll.song_lane.signs import (
    ROW,
    Place,
    Row,
    Sign,
    is_there,
    neighbour,
    places,
    row_at,
    row_of,
    sign_at,
)
from composer.ui.roll.song_lane.typed import said, shown_chord
from composer.ui.roll.stage import Pointer
from composer.ui.roll.view import RollView
from composer.ui.theme import theme

_LEFT = Qt.MouseButton.LeftButton
_K = Qt.Key
_SHAPE = Qt.CursorShape
_NEAR = 6.0  # pixels


class SongLane(GestureArea):
    """``chosen``: the sign that keys work on; ``row``: the row that they walk in; ``moved``: the
    one that keys have moved last, and how many they have moved.

    ``told(words)``: what was reached; ``refused(sentence)``: why something cannot be;
    ``menu_asked(place, row, tick)``: at that place of the screen; ``left``: back to the notes;
    ``rows_changed``: another row than before is the last one.
    """

    told = Signal(str)
    refused = Signal(str)
    menu_asked = Signal(QPoint, int, int)
    left = Signal()
    rows_changed = Signal()

    def __init__(self, roll: RollView, parent: QWidget | None = None):
        super().__init__(parent)
        self.roll, self.scene, self.stage = roll, roll.scene, roll.stage
        self.document = roll.document
        self.chosen: Sign | None = None
        self.row = Row.MARKERS
        self.moved: tuple[Sign | None, int] = (None, 0)
        self.gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._at = Pointer(-1e6, -1e6)
        self._seen: tuple[object, ...] = ()
        self._shown = ShownRows()
        self.rows = self._shown.of(self.document.score)
        self.setObjectName("song lane")
        self.setAccessibleName(self.tr("Sections, tempo, meter, key and chords"))
        self.setFixedHeight(int(self._height) + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.writing = SignWriting(self, self.document, self._x)
        self.writing.done.connect(self._written)
        self.writing.refused.connect(self.refused)
        self.writing.went_on.connect(lambda row, tick: self.write_new(Row(row), tick))
        roll.seen_changed.connect(self.look)
        theme().changed.connect(self.update)

    # What may be asked for

    def look(self) -> None:
        """Draws anew what the document and the roll's view show by now, if it is something else."""
        score = self.document.score
        seen = (self.stage.view, score.tempo, score.meter, score.key, score.markers, score.chords)
        if seen == self._seen:
            return
        self._seen = seen
        self._look_at_rows()
        if self.chosen is not None and self.gesture is None:
            if not is_there(score, self.chosen):
                self.chosen = None
            self.writing.look()
        self.writing.follow()
        self.update()

    def show_chords(self, on: bool | None) -> None:
        """Shows the row of the chords or hides it; ``None``: where the song has some."""
        self._shown.chords = on
        self._look_at_rows()

    def _look_at_rows(self) -> None:
        rows = self._shown.of(self.document.score)
        if rows == self.rows:
            return
        self.rows = rows
        if self.row not in rows:
            self.put_down()
            self.row, self.chosen = rows[-1], None
        self.setFixedHeight(int(self._height) + 1)
        self.update()
        self.rows_changed.emit()

    def choose(self, sign: Sign | None, reveal: bool = True) -> None:
        """Lets the keys work on a sign, and tells it."""
        self.chosen = sign
        if sign is not None:
            self.row = row_of(sign)
            if reveal:
                self.reveal(sign.tick)
            self._tell(sign)
        self.update()

    def write(self, row: Row, tick: int, sign: Sign | None = None, text: str = "") -> None:
        """Opens the field in place, for ``sign`` or for a new one at ``tick``."""
        if row not in self.rows:
            self.show_chords(True)
        self.row, self.chosen = row, sign
        self.reveal(tick)
        self.writing.begin(row, tick, sign, text)
        self.update()

    def write_new(self, row: Row, tick: int) -> None:
        """Opens the field for a new sign, or for the one that is there."""
        self.write(row, tick, *proposed(self.document.score, row, tick))

    def write_kind(self, kind: type[Meter] | type[Key], tick: int) -> None:
        """Opens the field for the meter or the key at ``tick``."""
        now = in_force(self.document.score, kind, tick)
        there = self._if_at(now, tick)
        self.write(Row.METER_AND_KEY, tick, there, said(now, self.writing.modes()))

    def remove(self, sign: Sign) -> None:
        """Takes a sign away, or says why it stays."""
        try:
            sign_edits.remove(self.document, sign)
        except ValueError:
            self.refuse_first()

    def refuse_first(self) -> None:
        """Says that the first tempo and the first meter stay where they are."""
        self.refused.emit(self.tr("A song always begins with a tempo and a meter."))

    def reveal(self, tick: int) -> None:
        """Scrolls as far as needed to show ``tick``."""
        view = self.stage.view
        if not 0 <= view.x(tick) <= view.width - 60:
            self.roll.look_at(replace(view, left=max(0.0, tick - 0.2 * view.width / view.scale)))

    def shown(self, row: Row) -> list[Place]:
        """Where the signs of a row are."""
        width_of = draw.width_by(self.scene, self.words)
        return places(self.document.score, row, self.stage.view, width_of)

    def words(self, sign: Sign) -> str:
        """What is shown of a sign."""
        if isinstance(sign, ChordSymbol):
            return shown_chord(sign)
        return f"♩ = {said(sign)}" if isinstance(sign, Tempo) else said(sign, self.writing.modes())

    def titles(self) -> tuple[str, ...]:
        """The names of the rows, from above."""
        names = self.tr("Sections"), self.tr("Tempo"), self.tr("Signature"), self.tr("Chords")
        return names[: len(self.rows)]

    def say(self, words: str) -> None:
        """Tells what the keys have reached."""
        self.setAccessibleDescription(words)
        self.told.emit(words)

    def show_playhead(self, before: int, tick: int) -> None:
        """Draws what lies where the playhead was and is."""
        for place in (before, tick):
            self.update(int(KEYS + self.stage.view.x(place)) - 3, 0, 7, self.height())

    def tick_for(self, row: Row, tick: float) -> int:
        """Where something new goes: meter and key on the bar line before, the rest on the grid."""
        meter = self.document.score.meter
        if row is Row.METER_AND_KEY:
            bar, _ = meter.position(max(0, int(tick)))
            return meter.bar_start(bar)
        return self.stage.snapped(tick)

    def _pointed(self, row: Row, at: Pointer) -> int:
        # A click on a bar line means that line, also a little before it.
        near = min(_NEAR / self.stage.view.scale, TICKS_PER_QUARTER / 2)
        return self.tick_for(row, self.stage.tick(at) + near * (row is Row.METER_AND_KEY))

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what lies in the part that needs it."""
        self.scene.ratio = self.devicePixelRatioF()
        with QPainter(self) as p:
            p.fillRect(event.rect(), QColor(self.scene.colours.strip))
            shown = {row: self.shown(row) for row in self.rows}
            hints = {} if self.writing.active else dict(self._hints())
            draw.paint_lane(p, self.scene, shown, self.words, self.chosen, self.hasFocus(), hints)
            focused = self.row if self.hasFocus() else None
            draw.paint_frame(p, self.scene, self.width(), self.titles(), focused)

    def _hints(self) -> Iterator[tuple[Row, str]]:
        """What can be done in a row where nothing stands yet."""
        score = self.document.score
        if not score.markers:
            yield Row.MARKERS, self.tr("Double-click to name a section; M marks the playhead")
        if not score.chords and Row.CHORDS in self.rows:
            hint = self.tr("Double-click to write a chord; Space goes on to the next beat")
            yield Row.CHORDS, hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field stays at its sign."""
        self.writing.follow()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a sign and begins to drag it; a second button takes that back."""
        if self.gesture is not None:
            if event.button() is not self._button:
                self.abort()
            return
        self.writing.end(True, stay=False)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button, self._at = event.button(), self._pointer(event.position(), event.modifiers())
        if event.button() is Qt.MouseButton.MiddleButton:
            self.gesture = PanGesture(self.stage, self._at)
            self.setCursor(_SHAPE.ClosedHandCursor)
            return
        self.row = row_at(self._at.y, len(self.rows))
        sign = self._under(self._at)
        self.choose(sign, reveal=False)
        if sign is not None and event.button() is _LEFT:
            self.gesture = SignGesture(
                self.stage, self._at, sign, lambda now: self.choose(now, reveal=False)
            )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Writes in place: what is there anew, or something new."""
        if event.button() is not _LEFT or self.gesture is not None:
            self.mousePressEvent(event)
            return
        at = self._pointer(event.position(), event.modifiers())
        row, sign = row_at(at.y, len(self.rows)), self._under(at)
        if sign is not None:
            self.write(row, sign.tick, sign)
        elif at.x >= 0:
            self.write_new(row, self._pointed(row, at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with the drag, or shows what is under the pointer."""
        self._at = self._pointer(event.position(), event.modifiers())
        if self.gesture is not None:
            self.gesture.moved(self._at)
            return
        sign = self._under(self._at)
        self.setCursor(_SHAPE.PointingHandCursor if sign is not None else _SHAPE.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the drag."""
        if self.gesture is not None and event.button() is self._button:
            gesture, self.gesture = self.gesture, None
            gesture.released(self._pointer(event.position(), event.modifiers()))
            self.look()
            self.update()

    def has_gesture(self) -> bool:
        """Whether a sign or the lane is dragged."""
        return self.gesture is not None

    def abort(self) -> None:
        """Takes the drag back."""
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.aborted()
            self.update()

    def look_at_gesture(self, change: Change) -> None:
        """Ends the drag of a sign where somebody else has changed what stands here."""
        if self.gesture is not None and self.gesture.is_over(change):
            self.abort()

    def put_down(self) -> None:
        """Ends what goes on, with nothing changed: a lane that is not seen does nothing."""
        self.abort()
        self.writing.end(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is dragged or written in what is not seen."""
        self.put_down()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls and zooms as on the grid; up and down is earlier and later here."""
        self.roll.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu, at the pointer or at the chosen sign."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self._pointer(QPointF(event.pos()), event.modifiers())
            place, tick = event.globalPos(), self._pointed(self.row, at)
        else:
            tick = self.scene.playhead if self.chosen is None else self.chosen.tick
            x = max(0.0, min(self.stage.view.width, self._x(tick)))
            place = self.mapToGlobal(QPoint(int(KEYS + x), int((self.row + 1) * ROW)))
        self.menu_asked.emit(place, int(self.row), tick)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tells what can be done under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            sign = self._under(self._pointer(QPointF(event.pos()), Qt.KeyboardModifier.NoModifier))
            QToolTip.showText(event.globalPos(), self._tip(sign), self)
            return True
        return super().event(event)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key means something in this lane."""
        return keys.meant(self, event) is not None

    def press_key(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; returns whether it stands for something."""
        meant = keys.meant(self, event)
        if meant is not None:
            meant()
        return meant is not None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the focus, on what is in force at the playhead."""
        super().focusInEvent(event)
        if self.chosen is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.choose(neighbour(self.document.score, self.row, None, self.scene.playhead, 0))

    # Within

    @property
    def _height(self) -> float:
        return ROW * len(self.rows)

    def _x(self, tick: float) -> float:
        return self.stage.view.x(tick)

    def _if_at(self, sign: Sign, tick: int) -> Sign | None:
        return sign if sign.tick == tick and is_there(self.document.score, sign) else None

    def _pointer(self, place: QPointF, held: Qt.KeyboardModifier) -> Pointer:
        keys = (bool(held & SHIFT), bool(held & CONTROL), bool(held & ALT))
        return Pointer(place.x() - KEYS, place.y(), *keys)

    def _under(self, at: Pointer) -> Sign | None:
        row = row_at(at.y, len(self.rows))
        return None if at.x < 0 else sign_at(self.shown(row), at.x)

    def _written(self, sign: Sign | None) -> None:
        self.look()
        there = sign is not None and is_there(self.document.score, sign)
        self.choose(sign if there else None)

    def _tell(self, sign: Sign) -> None:
        bar, rest = self.document.score.meter.position(sign.tick)
        beat = rest // self.document.score.meter.at(sign.tick).beat_ticks + 1
        words = self.tr("{sign} at bar {bar}, beat {beat}")
        self.say(words.format(sign=self.words(sign), bar=bar + 1, beat=beat))

    def _tip(self, sign: Sign | None) -> str:
        if sign is None:
            return self.tr("Double-click to write here; the right button has more")
        what = self.tr("Double-click to write it, drag to move it")
        if isinstance(sign, Tempo):
            what = self.tr("Double-click to write it, drag to move it, up and down to change it")
        return f"{self.words(sign)}\n{what}"  # there may have been no room for its words
