"""Notes > Transpose: by an interval, or by steps of the key; with key and chords, if wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from composer.edit.document import Document
from composer.edit.scale_steps import stepped
from composer.edit.transform import clamped_shift
from composer.model.chord_symbol import ChordSymbol, transposed
from composer.model.key import Key, KeyMap, spell
from composer.model.note import Note
from composer.model.note_columns import moved_notes
from composer.ui.notes.pitched import pitched
from composer.ui.notes.trial_dialog import TrialDialog
from composer.ui.number_fields import WholeField
from composer.ui.roll.view import RollView

_MOST_SEMITONES, _MOST_STEPS = 48, 28


class TransposeDialog(TrialDialog):
    """See the module.  What would leave the roll is not done, and that is said."""

    def __init__(self, document: Document, roll: RollView, parent: QWidget):
        super().__init__(document, roll, "Transpose", self.tr("&Transpose"), parent)
        self.setWindowTitle(self.tr("Transpose"))
        self._all = False
        self.by = QComboBox()
        self.by.addItem(self.tr("Semitones"), False)
        self.by.addItem(self.tr("Steps of the key"), True)
        self.amount = WholeField()
        self.amount.setRange(-_MOST_SEMITONES, _MOST_SEMITONES)
        self.interval = QLabel()
        self.interval.setProperty("dim", True)
        self.with_key = QCheckBox(self.tr("Change the &key and the chord symbols too"))
        self.form.addRow(self.tr("&By"), self.by)
        self.form.addRow(self.tr("&Up (less than 0: down)"), self.amount)
        self.form.addRow("", self.interval)
        self.form.addRow("", self.with_key)
        self.by.setAccessibleName(self.tr("Transpose by"))
        self.amount.setAccessibleName(self.tr("How far up"))
        self.by.currentIndexChanged.connect(self._changed)
        self.amount.valueChanged.connect(self._changed)
        self.with_key.toggled.connect(self._changed)

    def open_on_notes(self) -> None:
        """Shows the dialog, with nothing transposed yet."""
        self.amount.setValue(0)
        super().open_on_notes()
        self.amount.setFocus()
        self.amount.selectAll()

    def chosen(self) -> frozenset[int]:
        """The selected notes, or all that have a pitch: drums have none."""
        return self._roll.selection or pitched(self._document.score)

    def begin(self) -> None:
        """Key and chord symbols can go with all notes, not with some."""
        self._all = self.chosen() >= pitched(self._document.score)
        super().begin()
        self._say()

    def shaped(self, notes: tuple[Note, ...]) -> Iterable[Note] | None:
        """The notes transposed; ``None`` where one would leave the roll."""
        amount = self.amount.value()
        if self.by.currentData():
            return stepped(notes, self._first_keys(), amount)
        if clamped_shift(notes, 0, amount) != (0, amount):
            return None
        return moved_notes(notes, 0, amount)

    def keys(self, notes: tuple[Note, ...]) -> KeyMap | None:
        """The keys as far away as the notes, if that was asked for."""
        if not self._goes_along():
            return None
        amount = self.amount.value()
        return KeyMap(tuple(transposed_key(key, amount) for key in self._first_keys().entries))

    def chords(self) -> tuple[ChordSymbol, ...] | None:
        """The chord symbols as far away as the notes, with the key, if that was asked for."""
        if not self._goes_along():
            return None
        amount, first = self.amount.value(), self._first_keys().entries[:1]
        fifths = [transposed_key(key, amount).fifths - key.fifths for key in first]
        return transposed(self._trial.chords, amount, *fifths)

    def _goes_along(self) -> bool:
        return self.with_key.isChecked() and self.with_key.isEnabled()

    def _first_keys(self) -> KeyMap:
        return self._trial.keys

    def _changed(self) -> None:
        self._say()
        self.settings_changed()

    def _say(self) -> None:
        steps = bool(self.by.currentData())
        most = _MOST_STEPS if steps else _MOST_SEMITONES
        if self.amount.maximum() != most:
            self.amount.setRange(-most, most)
        there = bool(self._first_keys().entries or self._trial.chords)
        self.with_key.setEnabled(not steps and self._all and there)
        notes = self._trial.notes
        after = self.shaped(notes) if notes else None
        possible = after is not None or not notes
        self.keep.setEnabled(possible and bool(notes))
        if not notes:
            self.interval.setText("")
        elif after is None:
            self.interval.setText(self.tr("A note would leave the keyboard."))
        else:
            first = min(notes, key=lambda note: (note.onset, -note.pitch))
            then = next(note for note in after if note.id == first.id)
            keys = self._first_keys()
            before = spell(first.pitch, keys.at(first.onset))
            now = spell(then.pitch, (self.keys(notes) or keys).at(first.onset))
            name = self._interval_names().get(abs(then.pitch - first.pitch))
            if name is None:
                words = self.tr("{before} becomes {after}")
            elif then.pitch == first.pitch:
                words = self.tr("{before} stays")
            elif then.pitch > first.pitch:
                words = self.tr("{before} becomes {after}: {interval} up")
            else:
                words = self.tr("{before} becomes {after}: {interval} down")
            self.interval.setText(words.format(before=before, after=now, interval=name))

    def _interval_names(self) -> dict[int, str]:
        return {
            0: self.tr("unison"),
            1: self.tr("minor second"),
            2: self.tr("major second"),
            3: self.tr("minor third"),
            4: self.tr("major third"),
            5: self.tr("fourth"),
            6: self.tr("tritone"),
            7: self.tr("fifth"),
            8: self.tr("minor sixth"),
            9: self.tr("major sixth"),
            10: self.tr("minor seventh"),
            11: self.tr("major seventh"),
            12: self.tr("octave"),
            24: self.tr("two octaves"),
        }


def transposed_key(key: Key, semitones: int) -> Key:
    """The key as far away, with at most six sharps or flats."""
    fifths = (key.fifths + 7 * semitones + 5) % 12 - 5
    return replace(key, fifths=fifths)
