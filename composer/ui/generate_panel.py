"""The generate panel: which model, how daring, how many, and Harmonize.

The panel knows no engine: it is told what is there and says what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRandomGenerator, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.ui.number_fields import DecimalField, WholeField
from composer.ui.panel_form import PanelForm, dim_label
from composer.ui.theme import theme

MIN_TEMPERATURE, MAX_TEMPERATURE = 0.0, 4.0
MAX_CANDIDATES = 8
MAX_STEPS = 1024
MAX_SEED = 2**31 - 1
_SLIDER_STEPS = 100  # a slider step is 0.01 of temperature


@dataclass(frozen=True)
class Settings:
    """What Harmonize is asked for.

    ``pack``: a pack's name.  ``temperature``: 0 to 4.  ``candidates``: 1 to 8.  ``steps``: Gibbs
    steps, ``None`` for the pack's own number.  ``seed``: ``None`` for another one each time.
    ``melody_pack``: what gives notes pitches, ``None`` for ``pack``.  ``follow_chords``: the song's
    chord symbols are leant to.
    """

    pack: str | None
    temperature: float
    candidates: int
    steps: int | None
    seed: int | None
    melody_pack: str | None = None
    follow_chords: bool = True


@dataclass(frozen=True)
class PackChoice:
    """A model in the list: its name, what is shown, and a sentence about it."""

    name: str
    shown: str
    about: str = ""


class GeneratePanel(QWidget):
    """``harmonize_asked``, ``repaint_asked``, ``repitch_asked`` and ``cancel_asked`` are emitted
    by the buttons."""

    harmonize_asked = Signal()
    repaint_asked = Signal()
    repitch_asked = Signal()
    cancel_asked = Signal()
    settings_changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._packs: tuple[PackChoice, ...] = ()

        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("Model"))
        self.model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.model.setMinimumContentsLength(12)

        self.melody = QComboBox()
        self.melody.setAccessibleName(self.tr("Model of melodies"))
        self.melody.setSizeAdjustPolicy(self.model.sizeAdjustPolicy())
        self.melody.setMinimumContentsLength(12)
        self.melody.setToolTip(
            self.tr("What gives notes pitches: for New Pitches and for Notes for Words")
        )

        self.temperature = DecimalField()
        self.temperature.setRange(MIN_TEMPERATURE, MAX_TEMPERATURE)
        self.temperature.setDecimals(2)
        self.temperature.setSingleStep(0.05)
        self.temperature.setAccessibleName(self.tr("Temperature"))
        self.temperature.setToolTip(
            self.tr("0 always takes the likeliest note; 1 is as the model learned; above is wild")
        )
        self.temperature_slider = QSlider(Qt.Orientation.Horizontal)
        self.temperature_slider.setRange(0, round(MAX_TEMPERATURE * _SLIDER_STEPS))
        self.temperature_slider.setPageStep(25)
        self.temperature_slider.setAccessibleName(self.tr("Temperature"))
        self.temperature_slider.setToolTip(self.temperature.toolTip())

        self.candidates = WholeField()
        self.candidates.setRange(1, MAX_CANDIDATES)
        self.candidates.setAccessibleName(self.tr("Number of candidates"))
        self.candidates.setToolTip(self.tr("How many harmonisations to choose from"))

        self.steps = WholeField()
        self.steps.setRange(0, MAX_STEPS)
        self.steps.setSingleStep(16)
        self.steps.setSpecialValueText(self.tr("Auto"))
        self.steps.setAccessibleName(self.tr("Steps"))
        self.steps.setToolTip(
            self.tr("How often the model goes over the notes again; Auto is the model's own number")
        )

        self.random_seed = QCheckBox(self.tr("Random"))
        self.random_seed.setToolTip(self.tr("Another result each time"))
        self.seed = WholeField()
        self.seed.setRange(0, MAX_SEED)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("The same seed with the same settings gives the same notes"))
        self.throw = QToolButton()
        self.throw.setAccessibleName(self.tr("New seed"))
        self.throw.setToolTip(self.tr("Throw the dice: another fixed seed"))

        self.chords = QCheckBox(self.tr("Follow chords"))
        self.chords.setAccessibleName(self.tr("Follow chords"))
        self.chords.setToolTip(
            self.tr("Lean to the song's chord symbols; the row above the notes has them")
        )
        self.chords.setVisible(False)
        self.harmonize = QPushButton(self.tr("Harmonize"))
        self.harmonize.setProperty("primary", True)
        self.harmonize.setMinimumHeight(32)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setMinimumHeight(32)
        self.repaint_button = QPushButton(self.tr("Repaint"))
        self.repitch = QPushButton(self.tr("New Pitches"))
        self.words = QCheckBox(self.tr("Words"))
        self.words.setAccessibleName(self.tr("Repaint words too"))
        for button in (
            *(self.harmonize, self.repaint_button, self.repitch, self.words),
            *(self.cancel, self.throw, self.random_seed, self.chords),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the model"))
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setProperty("dim", True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

        self._lay_out()
        self._connect()
        self.set_settings(Settings(None, 1.0, 3, None, None))
        self.set_packs(())
        self.set_melody_packs(())
        self.set_idle("")
        self.set_selection("")
        self._tint()
        theme().changed.connect(self._tint)

    def _lay_out(self) -> None:
        form = PanelForm()
        self.temperature.setFixedWidth(78)
        self.candidates.setFixedWidth(56)
        self.steps.setFixedWidth(66)
        self.seed.setMinimumWidth(112)
        wide = (self.model, self.melody, self.temperature_slider)
        steps = dim_label(self.tr("Steps"), self.steps)
        for words, *parts in (
            (self.tr("Model"), self.model),
            (self.tr("Melodies"), self.melody),
            (self.tr("Temperature"), self.temperature_slider, self.temperature),
            (self.tr("Candidates"), self.candidates, steps, self.steps),
            (self.tr("Seed"), self.random_seed, self.seed, self.throw),
        ):
            form.add(words, *parts, wide=wide)

        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.harmonize, 1)
        buttons.addWidget(self.cancel)
        of_selection = QHBoxLayout()
        of_selection.setSpacing(6)
        of_selection.addWidget(self.repaint_button, 1)
        of_selection.addWidget(self.repitch, 1)
        of_selection.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.chords)
        column.addLayout(buttons)
        column.addLayout(of_selection)
        column.addWidget(self.progress)
        column.addWidget(self.state)
        column.addStretch(1)

    def _connect(self) -> None:
        self.temperature_slider.valueChanged.connect(self._slid)
        self.temperature.valueChanged.connect(self._show_slider)
        self.random_seed.toggled.connect(self._show_seed)
        self.throw.clicked.connect(self._throw_dice)
        self.harmonize.clicked.connect(self.harmonize_asked)
        self.repaint_button.clicked.connect(self.repaint_asked)
        self.repitch.clicked.connect(self.repitch_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.model.currentIndexChanged.connect(self._describe_model)
        self.model.currentIndexChanged.connect(self.settings_changed)
        self.melody.currentIndexChanged.connect(self.settings_changed)
        for field in (self.temperature, self.candidates, self.steps, self.seed):
            field.valueChanged.connect(self.settings_changed)
        for box in (self.random_seed, self.chords):
            box.toggled.connect(self.settings_changed)

    # What is asked for

    def settings(self) -> Settings:
        """What the person has chosen."""
        return Settings(
            pack=self.model.currentData(),
            temperature=round(self.temperature.value(), 2),
            candidates=self.candidates.value(),
            steps=self.steps.value() or None,
            seed=None if self.random_seed.isChecked() else self.seed.value(),
            melody_pack=self.melody.currentData(),
            follow_chords=self.chords.isChecked(),
        )

    def set_settings(self, settings: Settings) -> None:
        """Shows those settings (as of the last time); an unknown pack is passed over."""
        place = self.model.findData(settings.pack)
        if place >= 0:
            self.model.setCurrentIndex(place)
        self.melody.setCurrentIndex(max(0, self.melody.findData(settings.melody_pack)))
        self.temperature.setValue(settings.temperature)
        self.candidates.setValue(settings.candidates)
        self.steps.setValue(settings.steps or 0)
        self.random_seed.setChecked(settings.seed is None)
        self.chords.setChecked(settings.follow_chords)
        if settings.seed is not None:
            self.seed.setValue(settings.seed)
        self._show_seed()

    def set_chords(self, there: bool) -> None:
        """Whether the song has chord symbols, so that they can be followed."""
        self.chords.setVisible(there)

    def set_packs(self, packs: tuple[PackChoice, ...]) -> None:
        """Fills the list of models; keeps the chosen one where it is still there."""
        chosen = self.model.currentData()
        self._packs = tuple(packs)
        self.model.blockSignals(True)
        self.model.clear()
        for pack in packs:
            self.model.addItem(pack.shown, pack.name)
        if not packs:
            self.model.addItem(self.tr("No model installed"), None)
        self.model.setCurrentIndex(max(0, self.model.findData(chosen)))
        self.model.blockSignals(False)
        self.model.setEnabled(bool(packs))
        self._describe_model()

    def set_melody_packs(self, packs: tuple[PackChoice, ...]) -> None:
        """Fills the list of models that write melodies, behind the one that harmonises."""
        chosen = self.melody.currentData()
        self.melody.blockSignals(True)
        self.melody.clear()
        self.melody.addItem(self.tr("The same model"), None)
        for pack in packs:
            self.melody.addItem(pack.shown, pack.name)
            about = Qt.ItemDataRole.ToolTipRole
            self.melody.setItemData(self.melody.count() - 1, pack.about, about)
        self.melody.setCurrentIndex(max(0, self.melody.findData(chosen)))
        self.melody.blockSignals(False)
        self.melody.setEnabled(bool(packs))

    # What is going on

    def set_idle(self, reason: str, note: str = "") -> None:
        """No model at work.  ``reason``: why Harmonize is off, ``""`` when it is on."""
        self.harmonize.setEnabled(not reason)
        self.harmonize.setToolTip(
            reason or self.tr("Write the other voices under the melody of the active voice")
        )
        self.cancel.setEnabled(False)
        self.cancel.setToolTip(self.tr("Nothing is being made"))
        self.progress.setVisible(False)
        self.state.setText(reason or note)
        self.state.setVisible(bool(self.state.text()))
        self._lock_settings(False)

    def set_busy(self, words: str, done: int = 0, total: int = 0) -> None:
        """A model at work; ``total`` 0: how long is not known yet."""
        self.harmonize.setEnabled(False)
        self.harmonize.setToolTip(self.tr("The model is at work"))
        self.cancel.setEnabled(True)
        self.cancel.setToolTip(self.tr("Stop the model; what is finished stays"))
        self.progress.setVisible(True)
        self.progress.setRange(0, total)
        self.progress.setValue(min(done, total))
        self.state.setText(words)
        self.state.setVisible(True)
        self._lock_settings(True)

    def set_selection(self, reason: str, of_marks: str | None = None, of_repaint: str = "") -> None:
        """Whether selected notes can be written anew.  ``reason``: why not, ``""`` when so.

        ``of_marks``: why nothing else can be repainted either; ``None``: as ``reason``.
        ``of_repaint``: what Repaint would write anew.
        """
        no_marks = reason if of_marks is None else of_marks
        repaint = of_repaint or self.tr("Write something else where selected notes are")
        repitch = self.tr("Give the selected notes other pitches; rhythm and words stay")
        for button, why, tip in (
            (self.repaint_button, no_marks, repaint),
            (self.repitch, reason, repitch),
        ):
            button.setEnabled(not why)
            button.setToolTip(why or tip)
        self.words.setToolTip(
            self.tr("Repaint and New Pitches write other words too, in the lines on these notes")
        )

    def _lock_settings(self, locked: bool) -> None:
        for field in (
            self.temperature,
            self.temperature_slider,
            self.candidates,
            self.steps,
            self.random_seed,
            self.chords,
        ):
            field.setEnabled(not locked)
        self.model.setEnabled(not locked and bool(self._packs))
        self.melody.setEnabled(not locked and self.melody.count() > 1)
        self._show_seed()

    def _show_seed(self) -> None:
        fixed = not self.random_seed.isChecked()
        free = self.random_seed.isEnabled()
        self.seed.setVisible(fixed)
        self.throw.setVisible(fixed)
        self.seed.setEnabled(fixed and free)
        self.throw.setEnabled(fixed and free)

    def _slid(self, value: int) -> None:
        # The slider follows a number being typed; it must not write back into it then.
        if value != round(self.temperature.value() * _SLIDER_STEPS):
            self.temperature.setValue(value / _SLIDER_STEPS)

    def _show_slider(self, temperature: float) -> None:
        self.temperature_slider.setValue(round(temperature * _SLIDER_STEPS))

    def _throw_dice(self) -> None:
        self.seed.setValue(QRandomGenerator.global_().bounded(MAX_SEED))

    def _describe_model(self) -> None:
        place = self.model.currentIndex()
        if self._packs and 0 <= place < len(self._packs):
            self.model.setToolTip(self._packs[place].about)
        else:
            self.model.setToolTip(
                self.tr("No model pack was found. Help > About says where packs are looked for.")
            )

    def _tint(self) -> None:
        c = theme().colours
        self.throw.setIcon(theme().icon("dice"))
        self.harmonize.setIcon(theme().icon("harmonize", c.on_accent))
