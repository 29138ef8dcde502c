"""The panel of the model that plays along: stream, answer, accompany, and how.

The panel knows no engine: it is told what is there and says what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from composer.ui.generate_panel import MAX_TEMPERATURE, PackChoice
from composer.ui.number_fields import DecimalField, WholeField
from composer.ui.panel_form import PanelForm, dim_label

KINDS = ("stream", "answer", "accompany")
MAX_BARS_AHEAD = 16
_SLIDER_STEPS = 100
_ASIDE = 8  # pixels at the right, where the scroll bar of the settings is


@dataclass(frozen=True)
class AlongSettings:
    """``pack``: a roll or an event pack.  ``temperature``: 0 to 4.  ``density``: -1 (fewer notes)
    to 1 (more).  ``bars_ahead``: 1 to 16.  ``rest``: beats after which a phrase is over, 0: a
    whole bar.  ``way``: ``"behind"`` or ``"with"``, of the lower voices."""

    pack: str | None = None
    temperature: float = 1.0
    density: float = 0.0
    bars_ahead: int = 2
    rest: int = 1
    way: str = "behind"

    @staticmethod
    def restored(stored: dict[str, Any]) -> AlongSettings:
        """The inverse of ``dataclasses.asdict``; what cannot be is passed over."""
        known = AlongSettings()
        kinds: dict[str, type | tuple[type, ...]] = {
            "pack": str,
            "temperature": (int, float),
            "density": (int, float),
            "bars_ahead": int,
            "rest": int,
            "way": str,
        }
        fit = {
            name: stored[name]
            for name, kind in kinds.items()
            if isinstance(stored.get(name), kind) and not isinstance(stored[name], bool)
        }
        return replace(known, **fit)


class AlongPanel(QWidget):
    """``toggled(kind, on)``: one of the three buttons; ``keep_asked``, ``discard_asked``."""

    toggled = Signal(str, bool)
    keep_asked = Signal()
    discard_asked = Signal()
    settings_changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, QPushButton] = {}
        for kind, words, tip in (
            ("stream", self.tr("Stream"), self.tr("The model plays on and on from the playhead")),
            (
                "answer",
                self.tr("Answer"),
                self.tr("Play a phrase on the keyboard; when you pause, the model answers"),
            ),
            (
                "accompany",
                self.tr("Accompany"),
                self.tr("Play a melody on the keyboard; the model writes the lower voices"),
            ),
        ):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setMinimumHeight(30)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(tip)
            button.setProperty("tip", tip)
            self.buttons[kind] = button

        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("Model that streams and answers"))
        self.model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.model.setMinimumContentsLength(9)
        self.temperature, self.temperature_slider = self._slider(
            self.tr("Temperature of playing along"),
            self.tr("0 always takes the likeliest note; 1 is as the model learned; above is wild"),
            0.0,
            MAX_TEMPERATURE,
        )
        self.density, self.density_slider = self._slider(
            self.tr("Density"),
            self.tr("Below 0 the model plays fewer notes, above 0 more"),
            -1.0,
            1.0,
        )
        self.bars_ahead = WholeField()
        self.bars_ahead.setRange(1, MAX_BARS_AHEAD)
        self.bars_ahead.setAccessibleName(self.tr("Bars ahead"))
        self.bars_ahead.setToolTip(
            self.tr(
                "So many bars are made before they are heard: more are safer on a slow machine, "
                "with fewer the sliders are heard sooner"
            )
        )
        self.rest = QComboBox()
        for words, beats in (
            (self.tr("1 beat"), 1),
            (self.tr("2 beats"), 2),
            (self.tr("a bar"), 0),
        ):
            self.rest.addItem(words, beats)
        self.rest.setSizeAdjustPolicy(self.model.sizeAdjustPolicy())
        self.rest.setMinimumContentsLength(2)
        self.rest.setAccessibleName(self.tr("Rest after which a phrase is over"))
        self.rest.setToolTip(
            self.tr("After such a rest the phrase is over, and the model answers at the next bar")
        )
        self.way = QComboBox()
        self.way.addItem(self.tr("A bar behind"), "behind")
        self.way.addItem(self.tr("With the melody"), "with")
        self.way.setSizeAdjustPolicy(self.model.sizeAdjustPolicy())
        self.way.setMinimumContentsLength(9)
        self.way.setAccessibleName(self.tr("When the lower voices sound"))
        self.way.setToolTip(
            self.tr(
                "A bar behind: the voices of each bar sound during the next, and are written "
                "under the melody. With the melody: they are guessed ahead from what was played"
            )
        )
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setToolTip(self.tr("Put the phrases and answers into the song"))
        self.discard = QPushButton(self.tr("Discard Last"))
        self.discard.setToolTip(self.tr("Throw the last phrase and its answer away"))
        for button in (self.keep, self.discard):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setProperty("dim", True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.state.setAccessibleName(self.tr("State of playing along"))
        # Room for its longest words, so that nothing moves under the mouse.
        self.state.setMinimumHeight(3 * self.state.fontMetrics().lineSpacing() + 2)
        self._lay_out()
        self._connect()
        self.set_settings(AlongSettings())
        self.set_packs(())
        self.show_state("", "", 0)

    def _slider(self, name: str, tip: str, low: float, high: float) -> tuple[DecimalField, QSlider]:
        field = DecimalField()
        field.setRange(low, high)
        field.setDecimals(2)
        field.setSingleStep(0.05)
        field.setFixedWidth(78)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(round(low * _SLIDER_STEPS), round(high * _SLIDER_STEPS))
        slider.setPageStep(25)
        slider.setMinimumWidth(48)
        for part in (field, slider):
            part.setAccessibleName(name)
            part.setToolTip(tip)

        def slid(value: int) -> None:
            # The slider follows a number being typed; it must not write back into it then.
            if value != round(field.value() * _SLIDER_STEPS):
                field.setValue(value / _SLIDER_STEPS)

        slider.valueChanged.connect(slid)
        field.valueChanged.connect(lambda value: slider.setValue(round(value * _SLIDER_STEPS)))
        return field, slider

    def _lay_out(self) -> None:
        form = PanelForm(across=8)
        self.bars_ahead.setFixedWidth(50)
        rest = dim_label(self.tr("Rest"), self.rest)
        for words, *parts in (
            (self.tr("Model"), self.model),
            (self.tr("Temperature"), self.temperature_slider, self.temperature),
            (self.tr("Density"), self.density_slider, self.density),
            (self.tr("Bars ahead"), self.bars_ahead, rest, self.rest),
            (self.tr("Voices"), self.way),
        ):
            form.add(words, *parts, wide=parts[:1])

        kinds = QHBoxLayout()
        kinds.setSpacing(6)
        kinds.setContentsMargins(0, 0, _ASIDE, 0)
        for button in self.buttons.values():
            kinds.addWidget(button, 1)
        exchanges = QHBoxLayout()
        exchanges.setSpacing(6)
        exchanges.setContentsMargins(0, 0, _ASIDE, 0)
        exchanges.addWidget(self.keep, 1)
        exchanges.addWidget(self.discard, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12 - _ASIDE, 8)
        column.setSpacing(7)
        column.addLayout(kinds)
        column.addWidget(self.state)
        column.addWidget(_scrolled(form), 1)
        column.addLayout(exchanges)

    def _connect(self) -> None:
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda on, kind=kind: self.toggled.emit(kind, on))
        self.keep.clicked.connect(self.keep_asked)
        self.discard.clicked.connect(self.discard_asked)
        for box in (self.model, self.rest, self.way):
            box.currentIndexChanged.connect(self.settings_changed)
        for field in (self.temperature, self.density, self.bars_ahead):
            field.valueChanged.connect(self.settings_changed)

    # What is asked for

    def settings(self) -> AlongSettings:
        """What the person has chosen."""
        return AlongSettings(
            pack=self.model.currentData(),
            temperature=round(self.temperature.value(), 2),
            density=round(self.density.value(), 2),
            bars_ahead=self.bars_ahead.value(),
            rest=self.rest.currentData(),
            way=self.way.currentData(),
        )

    def set_settings(self, settings: AlongSettings) -> None:
        """Shows those settings; what is not in a list is passed over."""
        for box, value in (
            (self.model, settings.pack),
            (self.rest, settings.rest),
            (self.way, settings.way),
        ):
            place = box.findData(value)
            if place >= 0:
                box.setCurrentIndex(place)
        self.temperature.setValue(settings.temperature)
        self.density.setValue(settings.density)
        self.bars_ahead.setValue(settings.bars_ahead)

    def set_packs(self, packs: tuple[PackChoice, ...]) -> None:
        """Fills the list of models; keeps the chosen one where it is still there."""
        chosen = self.model.currentData()
        self.model.blockSignals(True)
        self.model.clear()
        for pack in packs:
            self.model.addItem(pack.shown, pack.name)
            self.model.setItemData(self.model.count() - 1, pack.about, Qt.ItemDataRole.ToolTipRole)
        if not packs:
            self.model.addItem(self.tr("No model installed"), None)
        self.model.setCurrentIndex(max(0, self.model.findData(chosen)))
        self.model.blockSignals(False)
        self.model.setEnabled(bool(packs))

    # What is going on

    def show_state(self, kind: str, words: str, kept: int) -> None:
        """``kind``: which plays along, ``""`` for none; ``words``: what it does; ``kept``: phrases
        and answers that wait to be put into the song."""
        for name, button in self.buttons.items():
            button.setChecked(name == kind)
        self.state.setText(
            words or self.tr("Let a model play on, answer your keyboard, or accompany your melody.")
        )
        # A model is changed between two streams; the other settings at any time.
        self.model.setEnabled(kind != "stream" and self.model.currentData() is not None)
        for button in (self.keep, self.discard):
            button.setEnabled(kept > 0)

    def set_possible(self, reasons: dict[str, str]) -> None:
        """For each kind why it is not possible, ``""`` where it is."""
        for kind, reason in reasons.items():
            button = self.buttons[kind]
            button.setEnabled(not reason)
            button.setToolTip(reason or button.property("tip"))


def _scrolled(form: PanelForm) -> QScrollArea:
    """Settings that scroll where there is no room: the panels below keep theirs."""
    inside = QWidget()
    inside.setLayout(form)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(80)
    # Beside the scroll bar, whose place is there whether or not it is.
    bar = area.verticalScrollBar().sizeHint().width()
    area.setMinimumWidth(inside.minimumSizeHint().width() + bar)
    return area
