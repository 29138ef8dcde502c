"""How words are to be written: artists, strength, temperature with its plot, and what folds away.

The panel knows no engine: it shows :class:`~composer.app.wishes.Wishes` and says what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRandomGenerator, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.app.wishes import MAX_LENGTH, MAX_PROPOSALS, MAX_WISHED_TEMPERATURE, Wishes
from composer.engine.messages import MAX_STANZA, MAX_STRENGTH, MAX_SYLLABLES
from composer.ui.lyrics.artist_field import ArtistField
from composer.ui.lyrics.next_plot import NextPlot
from composer.ui.number_fields import DecimalField, WholeField
from composer.ui.panel_form import PanelForm, dim_label
from composer.ui.theme import theme

_STEPS = 100  # a slider step is 0.01
_SCHEMES = ("AABB", "ABAB", "ABCB", "ABBA", "AABA", "AABBA")
_SHOWN_TEMPERATURE = 2.0  # as far as the slider goes; the field goes on
_MAX_SEED = 2**31 - 1


@dataclass(frozen=True)
class LyricsPack:
    """A model in the list: name, what is shown, its artists in their order."""

    name: str
    shown: str
    artists: tuple[str, ...]


class MannerPanel(QWidget):
    """``changed`` is emitted when the person wishes something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._packs: tuple[LyricsPack, ...] = ()
        self._quiet = False
        self.artist = ArtistField(self.tr("Any artist"))
        self.artist.setAccessibleName(self.tr("Artist"))
        self.artist.setToolTip(self.tr("Whose manner to write in; type a part of a name"))
        self.strength, self.strength_slider = self._pair(MAX_STRENGTH, MAX_STRENGTH)
        self._name(
            self.tr("Artist strength"),
            self.tr("How far the artist leads: 0 not at all, 1 as learned, more exaggerates"),
            self.strength,
            self.strength_slider,
        )
        self.temperature, self.temperature_slider = self._pair(
            MAX_WISHED_TEMPERATURE, _SHOWN_TEMPERATURE
        )
        self._name(
            self.tr("Temperature"),
            self.tr("0 always takes the likeliest character; 1 is as learned; above is wild"),
            self.temperature,
            self.temperature_slider,
        )
        self.plot = NextPlot()
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setToolTip(
            self.tr("More wishes: second artist, rhyme, syllables, length, seed; what comes next")
        )
        self.fold.setAccessibleName(self.tr("More wishes"))
        self._make_folded()
        self._lay_out()
        self._connect()
        self.set_wishes(Wishes())
        self._tint()
        theme().changed.connect(self._tint)

    # What is wished for

    def wishes(self) -> Wishes:
        """What the controls say."""
        artist = self.artist.artist()
        return Wishes(
            pack=self.model.currentData(),
            artist=artist,
            second_artist=self.second.artist() if artist else None,
            blend=self.blend.value() / _STEPS,
            strength=round(self.strength.value(), 2),
            temperature=round(self.temperature.value(), 2),
            length=self.length.value(),
            seed=None if self.seed.value() < 0 else self.seed.value(),
            rhyme=self._scheme(),
            syllables=self._numbers() or (),
            as_notes=self.as_notes.isChecked(),
            original=self.original.isChecked(),
            alternatives=self.proposals.value(),
        )

    def set_wishes(self, wishes: Wishes) -> None:
        """Shows those (as of the last time)."""
        self._quiet = True
        place = self.model.findData(wishes.pack)
        if place >= 0:
            self.model.setCurrentIndex(place)
        self.artist.set_artist(wishes.artist)
        self.second.set_artist(wishes.second_artist)
        self.blend.setValue(round(wishes.blend * _STEPS))
        self.strength.setValue(wishes.strength)
        self.temperature.setValue(wishes.temperature)
        self.length.setValue(wishes.length)
        self.seed.setValue(-1 if wishes.seed is None else min(wishes.seed, _MAX_SEED))
        self.rhyme.setCurrentText(wishes.rhyme)
        self.syllables.setText(" ".join(map(str, wishes.syllables)))
        self.as_notes.setChecked(wishes.as_notes)
        self.original.setChecked(wishes.original)
        self.proposals.setValue(wishes.alternatives)
        self._quiet = False
        self._show()

    def set_packs(self, packs: tuple[LyricsPack, ...]) -> None:
        """Fills the list of models."""
        self._quiet = True
        chosen = self.model.currentData()
        self._packs = packs
        self.model.clear()
        for pack in packs:
            self.model.addItem(pack.shown, pack.name)
        self.model.setCurrentIndex(max(0, self.model.findData(chosen)) if packs else -1)
        self._quiet = False
        self._show_artists()
        several = len(packs) > 1
        self.model.setVisible(several)
        self._form.labelForField(self.model).setVisible(several)

    def problem(self) -> str:
        """What is wrong in a field, in a sentence; empty when nothing is."""
        if self._numbers() is None:
            return self.tr(
                "Syllables are whole numbers from 1 to {most}, such as 8 6 8 6, at most {lines}."
            ).format(most=MAX_SYLLABLES, lines=MAX_STANZA)
        text = self.rhyme.currentText().strip()
        if text and not self._scheme():
            return self.tr("A rhyme scheme is a letter for each line, such as ABAB.")
        return ""

    # Within

    def _pair(self, most: float, shown: float) -> tuple[DecimalField, QSlider]:
        field = DecimalField()
        field.setRange(0, most)
        field.setDecimals(2)
        field.setSingleStep(0.05)
        field.setFixedWidth(72)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, round(shown * _STEPS))
        slider.setPageStep(25)
        slider.setMinimumWidth(50)
        slider.valueChanged.connect(
            lambda value: (
                None
                if value == min(round(field.value() * _STEPS), slider.maximum())
                else field.setValue(value / _STEPS)
            )
        )
        field.valueChanged.connect(lambda value: slider.setValue(round(value * _STEPS)))
        return field, slider

    def _name(self, name: str, tip: str, *fields: QWidget) -> None:
        for field in fields:
            field.setAccessibleName(name)
            field.setToolTip(tip)

    def _make_folded(self) -> None:
        self.folded = QWidget()
        self.model = QComboBox()
        self._name(self.tr("Model"), self.tr("Which model writes"), self.model)
        self.second = ArtistField(self.tr("Nobody"))
        self._name(self.tr("Second artist"), self.tr("To be blended with the first"), self.second)
        self.blend = QSlider(Qt.Orientation.Horizontal)
        self.blend.setRange(0, _STEPS)
        self._name(
            self.tr("Blend"),
            self.tr("From the first artist alone (left) to the second alone (right)"),
            self.blend,
        )
        self.length = WholeField()
        self.length.setRange(1, MAX_LENGTH)
        self.length.setSingleStep(50)
        self._name(self.tr("Length"), self.tr("Characters to write at most"), self.length)
        self.rhyme = QComboBox()
        self.rhyme.setEditable(True)
        self.rhyme.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.rhyme.addItems(["", *_SCHEMES])
        self.rhyme.lineEdit().setPlaceholderText(self.tr("Free"))
        self.rhyme.lineEdit().setMaxLength(MAX_STANZA)
        self.rhyme.setMinimumContentsLength(5)
        self._name(
            self.tr("Rhyme scheme"),
            self.tr("A letter for each line: lines with one letter rhyme, X is free"),
            self.rhyme,
        )
        self.syllables = QLineEdit()
        self.syllables.setPlaceholderText(self.tr("Any, or such as 8 6 8 6"))
        self._name(
            self.tr("Syllables of the lines"),
            self.tr("Of each line of a stanza, again from the first where they end"),
            self.syllables,
        )
        self.as_notes = QCheckBox(self.tr("As many as notes selected"))
        self.as_notes.setToolTip(
            self.tr("Each line gets as many syllables as the selected notes can take")
        )
        self.original = QCheckBox(self.tr("Original lines only"))
        self.original.setToolTip(
            self.tr("No line in which eight words running stand in the training text")
        )
        self.proposals = WholeField()
        self.proposals.setRange(1, MAX_PROPOSALS)
        self._name(
            self.tr("Proposals for a line"),
            self.tr("How many to choose from when a line is rewritten"),
            self.proposals,
        )
        self.seed = WholeField()
        self.seed.setRange(-1, _MAX_SEED)
        self.seed.setSpecialValueText(self.tr("Random"))
        self.seed.setMinimumWidth(60)
        self.seed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name(
            self.tr("Seed"),
            self.tr("The same seed with the same wishes writes the same; below 0 a random one"),
            self.seed,
        )
        self.throw = QToolButton()
        self.throw.setAccessibleName(self.tr("New seed"))
        self.throw.setToolTip(self.tr("Throw the dice: another fixed seed"))

    def _lay_out(self) -> None:
        top, self._form = self._new_form(), self._new_form()
        self._add(top, self.tr("Artist"), self.artist, self.fold)
        self._add(top, self.tr("Strength"), self.strength_slider, self.strength)
        self._add(top, self.tr("Temperature"), self.temperature_slider, self.temperature)
        self._form.addRow(self._dim(self.tr("Model")), self.model)
        self._add(self._form, self.tr("With"), self.second)
        self._add(self._form, self.tr("Blend"), self.blend)
        self._add(self._form, self.tr("Rhyme"), self.rhyme)
        self._add(self._form, self.tr("Syllables"), self.syllables)
        self._form.addRow(self.as_notes)
        self._form.addRow(self.original)
        self._add(self._form, self.tr("Length"), self.length, None)
        self._add(self._form, self.tr("Proposals"), self.proposals, None)
        self._add(self._form, self.tr("Seed"), self.seed, self.throw)
        inside = QVBoxLayout(self.folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(7)
        inside.addWidget(self.plot)
        inside.addLayout(self._form)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(7)
        column.addLayout(top)
        column.addWidget(self.folded)
        self.folded.setVisible(False)

    def _new_form(self) -> QFormLayout:
        return PanelForm(across=8)

    def _dim(self, words: str, buddy: QWidget | None = None) -> QLabel:
        label = dim_label(words, buddy)
        label.setMinimumWidth(74)
        if buddy is not None:
            label.setMinimumHeight(buddy.sizeHint().height())
        return label

    def _add(self, form: QFormLayout, words: str, *parts: QWidget | None) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                wide = isinstance(part, (QSlider, QComboBox, QLineEdit)) or part is self.seed
                row.addWidget(part, 1 if wide else 0)
        fields = [part for part in parts if part is not None and part is not self.fold]
        form.addRow(self._dim(words, fields[-1]), row)

    def _connect(self) -> None:
        self.artist.currentIndexChanged.connect(self._say)
        self.second.currentIndexChanged.connect(self._say)
        self.model.currentIndexChanged.connect(self._show_artists)
        self.rhyme.currentTextChanged.connect(self._say)
        self.syllables.textChanged.connect(self._say)
        for slider in (self.blend,):
            slider.valueChanged.connect(self._say)
        for field in (self.strength, self.temperature, self.length, self.seed, self.proposals):
            field.valueChanged.connect(self._say)
        for box in (self.as_notes, self.original):
            box.toggled.connect(self._say)
        self.throw.clicked.connect(
            lambda: self.seed.setValue(QRandomGenerator.global_().bounded(_MAX_SEED))
        )
        self.fold.toggled.connect(self._show_fold)

    def _scheme(self) -> str:
        text = self.rhyme.currentText().strip().upper()
        return text if text.isascii() and text.isalpha() and len(text) <= MAX_STANZA else ""

    def _numbers(self) -> tuple[int, ...] | None:
        """The syllables, ``None`` for what are none."""
        words = self.syllables.text().replace(",", " ").split()
        if len(words) > MAX_STANZA or not all(w.isascii() and w.isdigit() for w in words):
            return None
        numbers = tuple(int(word[:4]) for word in words)
        return numbers if all(1 <= n <= MAX_SYLLABLES for n in numbers) else None

    def _say(self) -> None:
        self._show()
        if not self._quiet:
            self.changed.emit()

    def _show(self) -> None:
        alone = self.artist.artist() is None
        self.strength.setEnabled(not alone)
        self.strength_slider.setEnabled(not alone)
        self.second.setEnabled(not alone)
        self.blend.setEnabled(not alone and self.second.artist() is not None)
        self.syllables.setEnabled(not self.as_notes.isChecked())
        self.plot.set_temperature(self.temperature.value())

    def _show_artists(self) -> None:
        place = self.model.currentIndex()
        artists = self._packs[place].artists if 0 <= place < len(self._packs) else ()
        self.artist.set_artists(artists)
        self.second.set_artists(artists)
        self._say()

    def _show_fold(self, open_: bool) -> None:
        self.folded.setVisible(open_)
        self._tint()
        self.changed.emit()

    def _tint(self) -> None:
        self.throw.setIcon(theme().icon("dice"))
        self.fold.setIcon(theme().icon("previous" if self.fold.isChecked() else "next"))
