"""The import report: what of the files that were opened was changed or left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from composer.app import paths
from composer.app.import_reports import ImportReport, ImportReports
from composer.ui.message_bar import MessageBar
from composer.ui.translations.telling import told

_SHORT = 120  # characters that one sentence in the message bar may have


class ImportReportDialog(QDialog):
    """Lists ``reports``, the latest first, and shows the one that is chosen as text to copy."""

    def __init__(self, reports: Sequence[ImportReport], parent: QWidget | None = None):
        super().__init__(parent)
        self._reports = list(reports)
        self.setWindowTitle(self.tr("Import Report"))
        self.setModal(False)
        about = QLabel(
            self.tr(
                "What of these files was changed or left out when they were opened. The files"
                " themselves are as they were."
            )
        )
        about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files that were opened"))
        self.list.setMaximumHeight(110)
        for report in self._reports:
            item = QListWidgetItem(f"{report.name}   —   {_when(report)}")
            item.setToolTip(report.path)
            self.list.addItem(item)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What is not as in the file"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(
            self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole
        )
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(about)
        column.addWidget(self.list)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        self.list.currentRowChanged.connect(self._choose)
        if self._reports:
            self.list.setCurrentRow(0)
        else:
            self.copy_button.setEnabled(False)
            self.text.setPlainText(self.tr("Nothing was changed or left out so far."))
        self.list.setVisible(len(self._reports) > 1)
        self.text.setFocus()
        self.resize(QSize(560, 360))

    def _choose(self, row: int) -> None:
        report = self._reports[row]
        lines = [report.path, _when(report), ""]
        lines += [f"•  {told(sentence)}" for sentence in report.sentences]
        self.text.setPlainText("\n".join(lines))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class ImportReporting(QObject):
    """Says what an opened file did not bring along, and shows the reports."""

    def __init__(self, messages: MessageBar, window: QWidget):
        super().__init__(window)
        self._messages = messages
        self._window = window
        self._reports = ImportReports(paths.state_folder() / "imports.json")

    def keep(self, path: Path, sentences: Sequence[str]) -> None:
        """Keeps a report, if there is anything to report; on the thread that read the file."""
        if sentences:
            self._reports.add(path, tuple(sentences))

    def say(self, name: str, sentences: Sequence[str]) -> None:
        """Says that the file ``name`` is not taken over as it is, until it is closed."""
        if not sentences:
            return
        if len(sentences) == 1 and len(sentences[0]) <= _SHORT:
            words = told(sentences[0])
        else:
            words = self.tr("{name}: {count} things are not as in the file.").format(
                name=name, count=len(sentences)
            )
            if len(sentences) == 1:
                words = self.tr("{name}: one thing is not as in the file.").format(name=name)
        self._messages.note(words, self.tr("Import Report"), self.show)

    def show(self) -> None:
        """Opens the reports; the window can be used meanwhile."""
        dialog = ImportReportDialog(self._reports.all(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()


def _when(report: ImportReport) -> str:
    moment = QDateTime.fromSecsSinceEpoch(report.when)
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
