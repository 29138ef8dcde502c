"""The questions that the window asks: which file, and what becomes of unsaved changes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from composer.ui.translations.telling import told


class Unsaved(Enum):
    """What the person wants with changes that are not saved."""

    SAVE = "save"
    LOSE = "lose"
    STAY = "stay"


class Changed(Enum):
    """What becomes of a file that was changed elsewhere."""

    OVER_IT = "over it"
    ANOTHER_NAME = "another name"
    NOTHING = "nothing"


class Prompts(QObject):
    """Dialogs over ``window``; each returns when the person has answered."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window

    @property
    def window(self) -> QWidget:
        """What dialogs stand over."""
        return self._window

    def unsaved_changes(self, name: str) -> Unsaved:
        """Asks whether to save the changes of the song called ``name``."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Unsaved Changes"))
        box.setText(self.tr("Save the changes to “{name}”?").format(name=name))
        box.setInformativeText(self.tr("Without saving, the changes are lost."))
        button = QMessageBox.StandardButton
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)
        box.setEscapeButton(button.Cancel)
        answer = box.exec()
        box.deleteLater()
        if answer == button.Save:
            return Unsaved.SAVE
        return Unsaved.LOSE if answer == button.Discard else Unsaved.STAY

    def changed_elsewhere(self, name: str) -> Changed:
        """Asks what to do, as another window or program has changed the song's file."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Changed Elsewhere"))
        box.setText(
            self.tr(
                "“{name}” was changed by another window or program since it was opened here."
            ).format(name=name)
        )
        box.setInformativeText(
            self.tr("Saving over it leaves what is there now as the last good copy alone.")
        )
        over = box.addButton(self.tr("Save &Over It"), QMessageBox.ButtonRole.DestructiveRole)
        another = box.addButton(self.tr("Save &As…"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(another)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        box.deleteLater()
        if box.clickedButton() is over:
            return Changed.OVER_IT
        return Changed.ANOTHER_NAME if box.clickedButton() is another else Changed.NOTHING

    def may_replace(self, names: Sequence[str]) -> bool:
        """Asks whether files with these names may be written over."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Replace Files"))
        box.setText(self.tr("These files are there already. Replace them?"))
        box.setInformativeText("\n".join(names))
        replace = box.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        box.deleteLater()
        return box.clickedButton() is replace

    def problem(self, sentence: str) -> None:
        """Says what went wrong and waits until it was read."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Descant"))
        box.setText(told(sentence))
        box.exec()
        box.deleteLater()

    def file_to_open(
        self, folder: str, endings: tuple[str, ...], title: str, kind: str = ""
    ) -> Path | None:
        """Asks for a file with one of the endings (such as ``".mid"``); ``kind``: their name."""
        dialog = self._dialog(title, folder)
        patterns = " ".join(f"*{ending} *{ending.upper()}" for ending in endings)
        dialog.setNameFilters(
            [f"{kind or self.tr('Songs')} ({patterns})", self.tr("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._answer(dialog)

    def files_to_read(self, folder: str, endings: tuple[str, ...], title: str) -> list[Path]:
        """Asks for one file or several with the endings; none when it was cancelled."""
        dialog = self._dialog(title, folder)
        patterns = " ".join(f"*{ending} *{ending.upper()}" for ending in endings)
        dialog.setNameFilters(
            [self.tr("Files ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._answers(dialog)

    def folder_to_read(self, folder: str, title: str) -> Path | None:
        """Asks for a folder."""
        dialog = self._dialog(title, folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._answer(dialog)

    def file_to_save(
        self, folder: str, name: str, kinds: Sequence[tuple[str, str]], title: str
    ) -> Path | None:
        """Asks where to write a file of one of the kinds, each its words and its ending.

        The first is proposed; the ending is put there when it is left out, and is exchanged with
        the kind chosen.
        """
        dialog = self._dialog(title, folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        filters = {f"{words} (*{ending})": ending for words, ending in kinds}
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(kinds[0][1].lstrip("."))
        dialog.selectFile(name)

        def exchange(chosen: str) -> None:
            ending = filters[chosen]
            dialog.setDefaultSuffix(ending.lstrip("."))
            for selected in dialog.selectedFiles()[:1]:
                if Path(selected).suffix.lower() in filters.values():
                    dialog.selectFile(Path(selected).with_suffix(ending).name)

        dialog.filterSelected.connect(exchange)
        return self._answer(dialog)

    def _dialog(self, title: str, folder: str) -> QFileDialog:
        start = folder if folder and Path(folder).is_dir() else str(Path.home())
        dialog = QFileDialog(self._window, title, start)
        dialog.setObjectName("file dialog")
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        return dialog

    def _answer(self, dialog: QFileDialog) -> Path | None:
        return next(iter(self._answers(dialog)), None)

    def _answers(self, dialog: QFileDialog) -> list[Path]:
        try:
            if dialog.exec() != QFileDialog.DialogCode.Accepted:
                return []
            return [Path(name) for name in dialog.selectedFiles()]
        finally:
            dialog.deleteLater()
