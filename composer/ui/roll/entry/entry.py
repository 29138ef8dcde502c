"""Note entry on the roll: takes its keys, shows the cursor, and tells where it is."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from composer.edit.document import Change
from composer.model.key import spell
from composer.model.time import SIXTEENTH
from composer.ui.roll.entry import keys
from composer.ui.roll.entry.cursor import Cursor
from composer.ui.roll.entry.painter import paint_cursor
from composer.ui.roll.entry.values import NoteValue
from composer.ui.roll.pointing import place
from composer.ui.roll.scene import Scene
from composer.ui.roll.transform import RollTransform

_ROOM = 60.0  # pixels between the cursor and the edge of what is seen
_FRACTIONS = {
    (1, 2): "½", (1, 3): "⅓", (2, 3): "⅔", (1, 6): "⅙", (5, 6): "⅚",
    (1, 8): "⅛", (3, 8): "⅜", (5, 8): "⅝", (7, 8): "⅞",
}  # fmt: skip


class NoteEntry(QObject):
    """``moved(tick)``: the person moved the cursor, or wrote.  ``changed``: it is on or off, or
    another note value is chosen.  ``told(text)``: where the cursor is, in few words.

    ``look(view)`` shows another part of the roll.  While it is ``busy`` with a gesture, keys are
    the gesture's.
    """

    moved = Signal(int)
    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        widget: QWidget,
        scene: Scene,
        look: Callable[[RollTransform], None],
        busy: Callable[[], bool],
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._scene = scene
        self._look = look
        self._busy = busy
        self.cursor = Cursor(scene.stage)
        self.cursor.audition = lambda pitch, voice: scene.stage.audition(pitch, voice)
        scene.above.append(self._paint)
        widget.installEventFilter(self)
        document = scene.stage.document
        unsubscribe = document.observe(self._document_changed)
        widget.destroyed.connect(lambda *_: unsubscribe())

    @property
    def on(self) -> bool:
        """Whether notes are written by keys."""
        return self.cursor.on

    @property
    def value(self) -> NoteValue:
        """The note value of what is written next."""
        return self.cursor.value

    def set_on(self, on: bool) -> None:
        """Begins writing at the first selected note, else at the playhead; or ends it."""
        if on == self.cursor.on:
            return
        self._scene.writing = on
        if on:
            self.cursor.begin(self._scene.playhead)
            self._widget.setFocus()
            self.changed.emit()
            self._after(self.tr("Note entry is on."))
        else:
            self.cursor.end()
            self.changed.emit()
            self._announce(self.tr("Note entry is off."))
            self.told.emit("")
            self._widget.update()

    def set_value(self, value: NoteValue) -> None:
        """Chooses another note value."""
        if value != self.cursor.value:
            self.cursor.value = value
            self._value_chosen()

    def go(self, tick: int) -> None:
        """Follows the playhead, which somebody else has moved."""
        if self.cursor.on and tick != self.cursor.tick:
            self.cursor.go(tick)
            self._tell()

    # What happens to the roll

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys of note entry before the roll, and before the shortcuts, has them."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            self._pressed(event)
        if isinstance(event, QKeyEvent) and not self._busy():
            if event.type() is QEvent.Type.ShortcutOverride and self._wants(event):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._press(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, event: QMouseEvent) -> None:
        """A plain click puts the cursor where it is, besides what it does to notes there."""
        at, stage = place(event.position(), event.modifiers()), self._scene.stage
        inside = 0 <= at.x < stage.view.width and 0 <= at.y < stage.view.height
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if not self.cursor.on or not plain or not inside or self._busy():
            return
        touched = stage.hit(at)
        if touched is not None:
            note = stage.note(touched.id)
            self.cursor.put(note.onset, note.pitch)
        else:
            self.cursor.put(stage.cell(stage.tick(at)), stage.view.pitch(at.y))
        self._tell()
        self.moved.emit(self.cursor.tick)

    def _wants(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to note entry, and to no shortcut."""
        if not self.cursor.on:
            return False
        return _ends(event) or keys.meaning(self.cursor, event) is not None

    def _press(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; returns whether it stands for something."""
        if not self.cursor.on:
            begins = event.key() == keys.K.Key_N and not event.modifiers()
            if begins:
                self.set_on(True)
            return begins
        if event.key() in (keys.K.Key_Tab, keys.K.Key_Backtab):
            return self._walk(event)
        if event.key() == keys.K.Key_Escape and self._scene.stage.selection:
            self.cursor.go(self.cursor.tick)
            self._after(moved=False)
            return True
        if _ends(event):
            self.set_on(False)
            return True
        do = keys.meaning(self.cursor, event)
        if do is None:
            return False
        tick, value = self.cursor.tick, self.cursor.value
        do()
        if self.cursor.value != value:
            self._value_chosen()
        else:
            self._after(moved=self.cursor.tick != tick)
        return True

    def _walk(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        back = event.key() == keys.K.Key_Backtab
        back = back or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not self.cursor.walk(-1 if back else 1):
            # Tab leads on to the next part of the window.
            self._widget.focusNextPrevChild(not back)
            return True
        self._after()
        return True

    def _document_changed(self, change: Change) -> None:
        if not self.cursor.on:
            return
        before = self.cursor.tick
        self.cursor.document_changed(change)
        if self.cursor.tick != before:
            self._after()

    def voice_changed(self) -> None:
        """Is in the row of the voice that is written in now."""
        self.cursor.voice_changed()
        if self.cursor.on:
            self._tell()

    # Within

    def _after(self, begins: str = "", moved: bool = True) -> None:
        self._tell(begins)
        self._show()
        if moved:
            self.moved.emit(self.cursor.tick)

    def _value_chosen(self) -> None:
        self.changed.emit()
        self._announce(self.value_words())
        self._widget.update()

    def _show(self) -> None:
        """Scrolls as far as needed to see the cursor."""
        view, cursor = self._scene.stage.view, self.cursor
        x, y = view.x(cursor.tick), view.y(cursor.pitch)
        dx = dy = 0.0
        if not 0 <= x <= view.width - min(_ROOM, view.width / 3):
            dx = x - view.width * 0.2
        if y < view.row:
            dy = y - view.row * 4
        elif y > view.height - 2 * view.row:
            dy = y - view.height + view.row * 5
        if dx or dy:
            self._look(view.scrolled(dx, dy))
        self._widget.update()

    def _tell(self, begins: str = "") -> None:
        """Says where the cursor is: in the status bar, and to who cannot see it."""
        score, cursor = self._scene.stage.document.score, self.cursor
        bar, beat = self._place()
        pitch = spell(cursor.pitch, score.key.at(cursor.tick))
        self.told.emit(f"{pitch}   {bar}.{beat}")
        parts = [begins] if begins else []
        parts.append(
            self.tr("{pitch}, bar {bar}, beat {beat}, {voice}.").format(
                pitch=pitch, bar=bar, beat=beat, voice=self._voice_name()
            )
        )
        heard = cursor.heard()
        if heard:
            names = " ".join(spell(n.pitch, score.key.at(n.onset)) for n in heard[:8])
            parts.append(self.tr("Here sounds {notes}.").format(notes=names))
        else:
            parts.append(self.tr("Here is silence."))
        count = len(self._scene.stage.selection)
        if count:
            parts.append(self.tr("Selected notes: {count}.").format(count=count))
        said = " ".join(parts)
        self._widget.setAccessibleDescription(said)
        self._announce(said)
        self._widget.update()

    def _announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, words))

    def _place(self) -> tuple[int, str]:
        """The bar, and the beat as it is written beside it: see :func:`beat_words`."""
        meter, tick = self._scene.stage.document.score.meter, self.cursor.tick
        bar, rest = meter.position(tick)
        return bar + 1, beat_words(rest, meter.at(tick).beat_ticks)

    def _voice_name(self) -> str:
        score, voice = self._scene.stage.document.score, self._scene.stage.writing_voice()
        return score.voice(voice).name if voice is not None else ""

    def value_words(self) -> str:
        """The note value in words, such as ``"1/8 dotted"``."""
        value = self.cursor.value
        part = f"1/{value.part}" if value.part > 1 else "1"
        if value.dotted and value.triplet:
            return self.tr("{part} dotted, triplet").format(part=part)
        if value.dotted:
            return self.tr("{part} dotted").format(part=part)
        return self.tr("{part} triplet").format(part=part) if value.triplet else part

    def _paint(self, painter: QPainter, scene: Scene, seen: QRectF) -> None:
        if not self.cursor.on:
            return
        bar, beat = self._place()
        words = self.tr("Note entry   {value}   {voice}   {pitch}   {place}").format(
            value=self.value_words(),
            voice=self._voice_name(),
            pitch=spell(self.cursor.pitch, scene.stage.document.score.key.at(self.cursor.tick)),
            place=f"{bar}.{beat}",
        )
        lines = [words]
        if self.cursor.untouched:
            lines.append(self.tr("A to G write, 1 to 7 choose the note value, 0 is a rest"))
            lines.append(self.tr("T holds, Backspace goes back, N ends; F1 lists every key"))
        paint_cursor(painter, scene, self.cursor, lines, self._widget.hasFocus())


def beat_words(into_bar: int, beat_ticks: int) -> str:
    """The beat from 1 of a place in a bar, in ticks: ``"3"``.

    Beyond the beat with the sixteenth from 1, as the transport counts: ``"3.2"``; off the
    sixteenths with the part of the beat that has gone by: ``"3⅓"``, ``"3 5/32"``.
    """
    beat, beyond = divmod(into_bar, beat_ticks)
    sixteenth, off = divmod(beyond, SIXTEENTH)
    if not beyond:
        return str(beat + 1)
    if not off:
        return f"{beat + 1}.{sixteenth + 1}"
    part = Fraction(beyond, beat_ticks)
    sign = _FRACTIONS.get((part.numerator, part.denominator))
    return f"{beat + 1}{sign or f' {part}'}"


def _ends(event: QKeyEvent) -> bool:
    return event.key() in (keys.K.Key_Escape, keys.K.Key_N) and not event.modifiers()
