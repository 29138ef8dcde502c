"""The voices: name, role, colour, instrument, mute and solo; and which one is written in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.model.voice import DRUM_CHANNEL, Role, Voice, audible
from composer.ui.instrument_choice import InstrumentChoice
from composer.ui.quiet_choice import QuietChoice
from composer.ui.theme import theme
from composer.ui.voices.row_dragging import RowDragging
from composer.ui.voices.voice_name import VoiceName, typed_name


class VoiceRow(QFrame):
    """One voice.  ``edited`` carries the voice as it should be and the change's name.

    ``menu_asked``: at which place of the screen.  ``settings_asked``: all that can be set.
    """

    edited = Signal(object, str)
    activated = Signal(int)
    menu_asked = Signal(QPoint)
    settings_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._voice = Voice(0, "")
        self._colour = QColor()
        self._active = False
        self._sounds = True
        self.name = VoiceName()
        self.name.setToolTip(self.tr("Double-click to rename, drag to put the voice elsewhere"))
        self.role = QuietChoice()
        for role, words in self.role_names():
            self.role.addItem(words, role)
        self.instrument = InstrumentChoice()
        self.mute = self._letter(self.tr("M"), "mute")
        self.solo = self._letter(self.tr("S"), "solo")

        grid = QGridLayout(self)
        grid.setContentsMargins(15, 6, 8, 6)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.mute)
        buttons.addWidget(self.solo)
        grid.addWidget(self.name, 0, 0)
        grid.addLayout(buttons, 0, 1)
        below = QHBoxLayout()
        below.setSpacing(2)
        below.addWidget(self.role, 2)
        below.addWidget(self.instrument, 3)
        grid.addLayout(below, 1, 0, 1, 2)

        self.name.editingFinished.connect(self._rename)
        self.role.activated.connect(
            lambda: self._change(self.tr("Voice Role"), role=self.role.currentData())
        )
        self.instrument.program_chosen.connect(
            lambda program: self._change(self.tr("Instrument"), program=program)
        )
        self.mute.clicked.connect(lambda on: self._change(self.tr("Mute Voice"), muted=on))
        self.solo.clicked.connect(lambda on: self._change(self.tr("Solo Voice"), solo=on))
        for part in (self.name, self.role, self.instrument, self.mute, self.solo):
            part.installEventFilter(self)
            if part is not self.name:
                # The row can be dragged by its free parts, these cannot.
                part.setCursor(Qt.CursorShape.ArrowCursor)

    def role_names(self) -> tuple[tuple[Role, str], ...]:
        """Every role with its name."""
        return (
            (Role.SOPRANO, self.tr("Soprano")),
            (Role.ALTO, self.tr("Alto")),
            (Role.TENOR, self.tr("Tenor")),
            (Role.BASS, self.tr("Bass")),
            (Role.MELODY, self.tr("Melody")),
            (Role.CHORDS, self.tr("Chords")),
            (Role.FREE, self.tr("Free")),
        )

    def _letter(self, letter: str, kind: str) -> QToolButton:
        button = QToolButton()
        button.setText(letter)
        button.setCheckable(True)
        button.setProperty("letter", kind)
        button.setFixedSize(QSize(22, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @property
    def voice(self) -> Voice:
        """The voice shown."""
        return self._voice

    def show_voice(self, voice: Voice, colour: QColor, active: bool, sounds: bool) -> None:
        """Shows ``voice``; ``sounds``: whether mute and solo leave it audible."""
        self._voice, self._colour, self._active, self._sounds = voice, colour, active, sounds
        self.name.kept = voice.name
        if not self.name.hasFocus() and self.name.text() != voice.name:
            self.name.setText(voice.name)
            self.name.setCursorPosition(0)
        self.role.setCurrentIndex(self.role.findData(voice.role))
        self.instrument.show_program(voice.program, voice.channel == DRUM_CHANNEL)
        self.mute.setChecked(voice.muted)
        self.solo.setChecked(voice.solo)
        self.setAccessibleName(voice.name)
        for part, words in (
            (self.name, self.tr("Name of the voice {name}")),
            (self.role, self.tr("Role of {name}")),
            (self.instrument, self.tr("Instrument of {name}")),
            (self.mute, self.tr("Mute {name}")),
            (self.solo, self.tr("Solo {name}")),
        ):
            part.setAccessibleName(words.format(name=voice.name))
        self.mute.setToolTip(self.mute.accessibleName())
        self.solo.setToolTip(self.solo.accessibleName())
        self.role.setToolTip(self.tr("What the voice is to the others; the model goes by it"))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            self.activated.emit(self._voice.id)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.activated.emit(self._voice.id)
        # Taken, so that what follows comes here too: the row may be dragged.
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.activated.emit(self._voice.id)
        self.settings_asked.emit()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.activated.emit(self._voice.id)
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme().colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            box = QRectF(self.rect()).adjusted(5, 1, -3, -1)
            if self._active:
                painter.setBrush(QColor(c.accent_soft))
                painter.drawRoundedRect(box, 6, 6)
            colour = QColor(self._colour)
            colour.setAlphaF(1.0 if self._sounds else 0.35)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(9, 9, 4, self.height() - 18), 2, 2)

    def _rename(self) -> None:
        name = typed_name(self.name, self._voice.name)
        if name is not None:
            self._change(self.tr("Rename Voice"), name=name)

    def _change(self, words: str, **fields: object) -> None:
        wanted = replace(self._voice, **fields)
        if wanted != self._voice:
            self.edited.emit(wanted, words)


class VoicesPanel(QWidget):
    """All voices of the song, with buttons to add one and to remove the active one.

    ``voice_moved``: the id of a voice that was dragged, and its place among the others from 0.
    ``menu_asked``: for the active voice, at which place of the screen.  ``settings_asked``: those
    of the active voice are wanted.
    """

    voice_edited = Signal(object, str)
    voice_activated = Signal(int)
    voice_moved = Signal(int, int)
    menu_asked = Signal(QPoint)
    settings_asked = Signal()
    add_asked = Signal()
    remove_asked = Signal()
    mixer_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows: list[VoiceRow] = []
        self._shown: tuple[tuple[Voice, ...], int | None] = ((), None)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setWidget(inner)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sample = VoiceRow()
        self.role_names = sample.role_names()
        self.scroll.setMinimumWidth(sample.minimumSizeHint().width() + 12)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.dragging = RowDragging(self.scroll, lambda: self.rows)
        self.dragging.dropped.connect(
            lambda place, to: self.voice_moved.emit(self.rows[place].voice.id, to)
        )
        self.add = QToolButton()
        self.add.setToolTip(self.tr("Add a voice"))
        self.add.setAccessibleName(self.tr("Add a voice"))
        self.remove = QToolButton()
        self.remove.setAccessibleName(self.tr("Remove the active voice"))
        self.mixer = QToolButton()
        self.mixer.setAccessibleName(self.tr("Mixer"))
        self.mixer.setToolTip(
            self.tr("Mixer: instrument, output, channel, volume and pan of every voice")
        )
        self.mixer.clicked.connect(self.mixer_asked)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self.remove_asked)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 2, 8, 6)
        buttons.setSpacing(2)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.mixer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll, 1)
        column.addLayout(buttons)
        self._tint()
        theme().changed.connect(self._tint)

    def show_voices(self, voices: tuple[Voice, ...], active: int | None) -> None:
        """Shows the voices in their order; ``active`` is the id of the one written in."""
        self._shown = (tuple(voices), active)
        while len(self.rows) > len(voices):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < len(voices):
            row = VoiceRow()
            row.edited.connect(self.voice_edited)
            row.activated.connect(self.voice_activated)
            row.menu_asked.connect(self.menu_asked)
            row.settings_asked.connect(self.settings_asked)
            self.dragging.add(row)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        heard = audible(tuple(voices))
        for place, (row, voice) in enumerate(zip(self.rows, voices, strict=True)):
            colour = theme().colours.voice(voice.role, place)
            row.show_voice(voice, colour, voice.id == active, voice.id in heard)
        last = len(voices) <= 1
        self.remove.setEnabled(not last and active is not None)
        self.remove.setToolTip(
            self.tr("A song keeps at least one voice")
            if last
            else self.tr("Remove the active voice and its notes")
        )

    def rename(self, voice: int | None) -> None:
        """Puts the cursor into the name of a voice."""
        for row in self.rows:
            if row.voice.id == voice:
                self.scroll.ensureWidgetVisible(row)
                row.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
                row.name.selectAll()

    def _tint(self) -> None:
        self.add.setIcon(theme().icon("add"))
        self.remove.setIcon(theme().icon("remove"))
        self.mixer.setIcon(theme().icon("mixer"))
        self.show_voices(*self._shown)
