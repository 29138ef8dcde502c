"""Inputs and outputs: which are listened to, clock, the main output, latency."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.app.devices import MAX_LATENCY, InputState, OutputState
from composer.midi.messages import BUILT_IN
from composer.midi.ports import VIRTUAL
from composer.ui.devices.rows import Rows, State, Words
from composer.ui.number_fields import DecimalField


class PortsPage(QWidget):
    """Shows what it is told and says what is chosen; see the signals.

    ``listen_chosen(name, on)``, ``follow_chosen(name, on)``, ``clock_chosen(name, on)``,
    ``output_chosen(name)``, ``latency_chosen(name, milliseconds)``, ``thru_chosen(on)``,
    ``lateness_chosen(input, milliseconds)``.
    """

    listen_chosen = Signal(str, bool)
    follow_chosen = Signal(str, bool)
    clock_chosen = Signal(str, bool)
    output_chosen = Signal(str)
    latency_chosen = Signal(str, float)
    thru_chosen = Signal(bool)
    lateness_chosen = Signal(str, float)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.inputs = Rows(
            (
                self.tr("Input"),
                self.tr("Listen"),
                self.tr("Follow clock"),
                self.tr("Latency"),
                self.tr("State"),
            )
        )
        self.thru = QCheckBox(self.tr("What is played sounds on the active &voice"))
        self.thru.setToolTip(
            self.tr("Off: the keyboard is recorded and learned from, but is not played through")
        )
        self.outputs = Rows(
            (
                self.tr("Output"),
                self.tr("Main"),
                self.tr("Send clock"),
                self.tr("Latency"),
                self.tr("State"),
            )
        )
        self.hint = QLabel(self._hint())
        self.hint.setWordWrap(True)
        self.hint.setProperty("dim", True)
        self._main = QButtonGroup(self)
        self._listen: dict[str, QCheckBox] = {}
        self._follow: dict[str, QCheckBox] = {}
        self._late: dict[str, DecimalField] = {}
        self._input_states: dict[str, State] = {}
        self._default: dict[str, QRadioButton] = {}
        self._clock: dict[str, QCheckBox] = {}
        self._latency: dict[str, DecimalField] = {}
        self._output_states: dict[str, State] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 10, 2)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(self._head(self.tr("Inputs")))
        column.addWidget(self.inputs)
        column.addWidget(self.thru)
        column.addSpacing(6)
        column.addWidget(self._head(self.tr("Outputs")))
        column.addWidget(self.outputs)
        column.addSpacing(4)
        column.addWidget(self.hint)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 10, 4, 10)
        around.addWidget(scroll)
        # What is shown is not chosen: only the person's own clicks are told.
        self.thru.clicked.connect(self.thru_chosen)

    def show_sentence(self, words: str) -> None:
        """What is to be known above all, such as that there is no MIDI here; ``""`` for nothing."""
        self.sentence.setText(words)
        self.sentence.setVisible(bool(words))

    def show_thru(self, on: bool) -> None:
        """Whether what is played sounds."""
        self.thru.setChecked(on)

    def show_inputs(self, states: tuple[InputState, ...], bpm: float | None) -> None:
        """``bpm``: the tempo of the followed clock."""
        if list(self._listen) != [state.name for state in states]:
            self._make_inputs([state.name for state in states])
        for state in states:
            self._listen[state.name].setChecked(state.heard)
            self._follow[state.name].setChecked(state.follow)
            _show_milliseconds(self._late[state.name], state.late)
            words = self.tr("connected") if state.there else self.tr("not there")
            if state.there and state.follow:
                words = (
                    self.tr("{bpm} bpm").format(bpm=f"{bpm:.1f}")
                    if bpm is not None
                    else self.tr("no clock comes")
                )
            good = state.there and (not state.follow or bpm is not None)
            self._input_states[state.name].show_state(words, good)

    def show_outputs(self, states: tuple[OutputState, ...], silent: str) -> None:
        """``silent``: what the built-in sound is not there for, ``""`` when it sounds."""
        if list(self._latency) != [state.name for state in states]:
            self._make_outputs([state.name for state in states])
        virtual = any(state.name == VIRTUAL for state in states)
        self.hint.setVisible(virtual or sys.platform == "win32")
        self._main.setExclusive(False)
        for state in states:
            self._default[state.name].setChecked(state.default)
            if state.name in self._clock:
                self._clock[state.name].setChecked(state.clock)
            _show_milliseconds(self._latency[state.name], state.latency)
            words = self.tr("connected") if state.there else self.tr("not there")
            if state.name == BUILT_IN:
                words = silent or self.tr("always there")
            good = state.there and not (silent and state.name == BUILT_IN)
            self._output_states[state.name].show_state(words, good)
        self._main.setExclusive(True)

    # Within

    def _make_inputs(self, names: list[str]) -> None:
        self.inputs.clear()
        self._listen, self._follow, self._late, self._input_states = {}, {}, {}, {}
        for name in names:
            listen = self._box(self.tr("Listen to {name}").format(name=name))
            listen.clicked.connect(lambda on, n=name: self.listen_chosen.emit(n, on))
            follow = self._box(self.tr("Follow the clock of {name}").format(name=name))
            follow.clicked.connect(lambda on, n=name: self.follow_chosen.emit(n, on))
            late = self._milliseconds(
                self.tr("Latency of {name}").format(name=name),
                self.tr("How late what is played comes; recording puts it right"),
            )
            late.valueChanged.connect(lambda value, n=name: self.lateness_chosen.emit(n, value))
            self._listen[name], self._follow[name], self._late[name] = listen, follow, late
            self._input_states[name] = State()
            self.inputs.add(Words(name), listen, follow, late, self._input_states[name])
        if not names:
            self.inputs.add(self._none(self.tr("There is no MIDI input.")))

    def _make_outputs(self, names: list[str]) -> None:
        self.outputs.clear()
        for button in self._main.buttons():
            self._main.removeButton(button)
        self._default, self._clock, self._latency, self._output_states = {}, {}, {}, {}
        for name in names:
            main = QRadioButton()
            main.setAccessibleName(self.tr("Main output: {name}").format(name=name))
            main.setToolTip(self.tr("Plays whatever names no output of its own"))
            main.clicked.connect(lambda _=False, n=name: self.output_chosen.emit(n))
            self._main.addButton(main)
            clock: QWidget = QLabel()
            if name != BUILT_IN:
                box = self._box(self.tr("Send clock to {name}").format(name=name))
                box.clicked.connect(lambda on, n=name: self.clock_chosen.emit(n, on))
                self._clock[name] = clock = box
            latency = self._milliseconds(
                self.tr("Latency of {name}").format(name=name),
                self.tr("How late it sounds; the other outputs wait for it"),
            )
            latency.valueChanged.connect(lambda value, n=name: self.latency_chosen.emit(n, value))
            self._default[name], self._latency[name] = main, latency
            self._output_states[name] = State()
            self.outputs.add(Words(name), main, clock, latency, self._output_states[name])

    def _milliseconds(self, name: str, tip: str) -> DecimalField:
        field = DecimalField()
        field.setRange(0, MAX_LATENCY * 1000)
        field.setDecimals(1)
        field.setSingleStep(1)
        field.setSuffix(self.tr(" ms"))
        field.setKeyboardTracking(False)
        field.setFixedWidth(104)
        field.setAccessibleName(name)
        field.setToolTip(tip)
        return field

    def _box(self, words: str) -> QCheckBox:
        box = QCheckBox()
        box.setAccessibleName(words)
        box.setToolTip(words)
        return box

    def _none(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("dim", True)
        return label

    def _head(self, words: str) -> QLabel:
        head = QLabel(words)
        head.setProperty("heading", True)
        return head

    def _hint(self) -> str:
        if sys.platform == "win32":
            return self.tr(
                "Windows has no virtual MIDI ports of its own. To connect a program on this"
                " machine, make a port with loopMIDI; it is listed here at once."
            )
        return self.tr(
            "“Descant (virtual port)” is Descant's own: tick or choose it, and other programs on"
            " this machine can be connected to it."
        )


def _show_milliseconds(field: DecimalField, seconds: float) -> None:
    """Shows it without emitting, unless something is being typed there."""
    if not field.hasFocus():
        field.blockSignals(True)
        field.setValue(seconds * 1000)
        field.blockSignals(False)
