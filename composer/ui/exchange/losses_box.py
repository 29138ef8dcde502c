"""Says what a file for other programs will not hold, before it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from composer.ui.translations.telling import told


class LossesBox(QMessageBox):
    """``lost``: a sentence for each thing.  ``written``: the file is there already, so nothing is
    asked.  ``never_again`` is ticked when the person wants no more of it."""

    def __init__(self, name: str, lost: Sequence[str], parent: QWidget, written: bool = False):
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Information)
        self.setWindowTitle(_tr("Export"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(
            (
                _tr("“{name}” does not hold all of the song:")
                if written
                else _tr("“{name}” will not hold all of the song:")
            ).format(name=name)
        )
        listed = "\n".join(f"•  {told(sentence)}" for sentence in lost)
        safe = _tr("The song here stays as it is; a Descant project keeps everything.")
        self.setInformativeText(f"{listed}\n\n{safe}")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.never_again = QCheckBox(_tr("Do not &ask about these again"))
        self.never_again.setChecked(written)
        self.setCheckBox(self.never_again)
        if written:
            self.setStandardButtons(QMessageBox.StandardButton.Close)
            self.go_on = None
        else:
            self.go_on = self.addButton(_tr("&Export"), QMessageBox.ButtonRole.AcceptRole)
            self.setDefaultButton(self.go_on)
            self.setEscapeButton(self.addButton(QMessageBox.StandardButton.Cancel))

    @property
    def wanted(self) -> bool:
        """Whether the person wants the file all the same, after the box was answered."""
        return self.go_on is not None and self.clickedButton() is self.go_on


def _tr(text: str) -> str:
    return QCoreApplication.translate("LossesBox", text)
