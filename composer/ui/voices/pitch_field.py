"""A field for a pitch, shown by its name."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from composer.model.key import spell
from composer.model.note import MAX_PITCH, MIN_PITCH
from composer.model.pitch_names import pitch_named
from composer.ui.number_fields import WholeField


class PitchField(WholeField):
    """``value()`` is a MIDI pitch; names such as ``C4`` and ``Bb2`` and numbers can be typed."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setRange(MIN_PITCH, MAX_PITCH)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: int) -> str:
        """The name of a pitch."""
        return spell(value)

    def valueFromText(self, text: str) -> int:
        """The pitch of a name; what is none is the value that there is."""
        try:
            return pitch_named(text)
        except ValueError:
            return self.value()

    def validate(self, text: str, at: int) -> object:
        """Lets everything be typed; what is no name is not taken."""
        try:
            pitch_named(text)
        except ValueError:
            return QValidator.State.Intermediate, text, at
        return QValidator.State.Acceptable, text, at
