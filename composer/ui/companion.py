"""A dialog beside which one goes on working: the window's keys work in it too."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QWidget

from composer.ui.space_key import is_for_a_button


class CompanionDialog(QDialog):
    """Takes on ``parent``'s actions, so that one plays and undoes from here."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        if parent is not None:
            self.addActions(parent.actions())

    def event(self, event: QEvent) -> bool:
        """Lets Space press the button that has the focus, instead of playing."""
        if is_for_a_button(event, self.focusWidget()):
            event.accept()
            return True
        return super().event(event)
