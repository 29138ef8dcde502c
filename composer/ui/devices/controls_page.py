"""What can be worked by a controller, and which knob or button works it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.app.control_learn import MODES, Binding, ControlLearn, Mode, Target
from composer.ui.devices.rows import Rows, Words
from composer.ui.theme import theme


class ControlsPage(QWidget):
    """Shows the targets and bindings of ``controls``, and changes them."""

    learn_asked = Signal(str)
    pickup_chosen = Signal(bool)
    any_input_chosen = Signal(bool)

    def __init__(self, controls: ControlLearn, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controls = controls
        self._shown: tuple[object, ...] = ()
        self.rows = Rows(
            (self.tr("What"), self.tr("Control"), self.tr("How"), self.tr("Learn"), self.tr("Free"))
        )
        self.learn_buttons: dict[str, QPushButton] = {}
        self.remove_buttons: dict[str, QToolButton] = {}
        self.modes: dict[str, QComboBox] = {}
        self.any_input = QCheckBox(self.tr("From &any input"))
        self.any_input.setToolTip(
            self.tr("A control works whichever input it comes from, such as after a change of port")
        )
        self.pickup = QCheckBox(self.tr("&Pick up"))
        self.pickup.setToolTip(
            self.tr("A knob takes over only where it meets the value, so that nothing jumps")
        )
        about = QLabel(
            self.tr(
                "Press Learn, then move a knob or press a button. Or right-click a slider, or press"
                " the key of Learn Controller while it has the focus."
            )
        )
        about.setWordWrap(True)
        about.setProperty("dim", True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 10, 2)
        column.addWidget(self.rows)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        boxes = QHBoxLayout()
        boxes.addWidget(self.any_input)
        boxes.addWidget(self.pickup)
        boxes.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 10, 4, 10)
        around.setSpacing(8)
        around.addWidget(about)
        around.addWidget(scroll, 1)
        around.addLayout(boxes)
        self.any_input.clicked.connect(self.any_input_chosen)
        self.pickup.clicked.connect(self.pickup_chosen)
        theme().changed.connect(self._tint)
        self.look()

    def look(self) -> None:
        """Shows what is bound and what is being learned."""
        controls = self._controls
        shown = (controls.targets, controls.bindings, controls.learning)
        self.pickup.setChecked(controls.pickup)
        self.any_input.setChecked(controls.any_input)
        if shown == self._shown:
            return
        if self._shown[:1] != shown[:1]:
            self._make()
        self._shown = shown
        for target in controls.targets:
            self._show(target, controls.binding_of(target.name))

    # Within

    def _make(self) -> None:
        self.rows.clear()
        self._words: dict[str, QLabel] = {}
        self.learn_buttons, self.remove_buttons, self.modes = {}, {}, {}
        for target in self._controls.targets:
            name = target.name
            words = QLabel()
            words.setTextFormat(Qt.TextFormat.PlainText)
            mode = QComboBox()
            for each in MODES[target.kind]:
                mode.addItem(self._mode_words(each), each)
            mode.setAccessibleName(self.tr("How {what} is worked").format(what=target.words))
            mode.setToolTip(self.tr("How the values of the control are to be read"))
            mode.activated.connect(lambda _, n=name: self._set_mode(n))
            kept = mode.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            mode.setSizePolicy(kept)
            learn = QPushButton()
            learn.setAccessibleName(self.tr("Learn {what}").format(what=target.words))
            learn.clicked.connect(lambda _=False, n=name: self.learn_asked.emit(n))
            learn.setAutoDefault(False)
            remove = QToolButton()
            remove.setAccessibleName(self.tr("Free {what}").format(what=target.words))
            remove.setToolTip(self.tr("No control works it any more"))
            remove.clicked.connect(lambda _=False, n=name: self._remove(n))
            self._words[name], self.modes[name] = words, mode
            self.learn_buttons[name], self.remove_buttons[name] = learn, remove
            self.rows.add(Words(target.words), words, mode, learn, remove)
        self._tint()

    def _show(self, target: Target, binding: Binding | None) -> None:
        name, waits = target.name, self._controls.learning == target.name
        words = self._words[name]
        words.setText(
            self.tr("Move a knob…") if waits else control_words(binding) if binding else "—"
        )
        words.setToolTip(binding.source or self.tr("Any input") if binding else "")
        words.setProperty("dim", not waits and binding is None)
        words.style().unpolish(words)
        words.style().polish(words)
        self.learn_buttons[name].setText(self.tr("Cancel") if waits else self.tr("Learn"))
        self.remove_buttons[name].setEnabled(binding is not None)
        mode = self.modes[name]
        mode.setVisible(binding is not None and mode.count() > 1)
        if binding is not None:
            mode.setCurrentIndex(max(0, mode.findData(binding.mode)))

    def _set_mode(self, name: str) -> None:
        binding = self._controls.binding_of(name)
        if binding is not None:
            self._controls.change(binding, mode=self.modes[name].currentData())
            self.look()

    def _remove(self, name: str) -> None:
        binding = self._controls.binding_of(name)
        if binding is not None:
            self._controls.unbind(binding)
            self.look()

    def _mode_words(self, mode: Mode) -> str:
        return {
            Mode.ABSOLUTE: self.tr("Knob or fader"),
            Mode.TWOS_COMPLEMENT: self.tr("Endless, 1 and 127"),
            Mode.OFFSET: self.tr("Endless, 65 and 63"),
            Mode.SIGN_MAGNITUDE: self.tr("Endless, 1 and 65"),
            Mode.PRESS: self.tr("Each press"),
            Mode.STATE: self.tr("On and off"),
        }[mode]

    def _tint(self) -> None:
        for button in self.remove_buttons.values():
            button.setIcon(theme().icon("close"))


def control_words(binding: Binding) -> str:
    """A control in a few signs: its number and its channel, from 1."""
    return f"CC {binding.controller} · {binding.channel + 1}"
