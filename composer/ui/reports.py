"""Telling the person of a report that an unexpected end has left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from composer.ui.message_bar import MessageBar


def say_left(messages: MessageBar, report: Path) -> None:
    """Says that an earlier sitting ended unexpectedly, and where its report is."""
    said = QCoreApplication.translate(
        "Reports",
        "Descant ended unexpectedly before. {report} says more; you may send it, and nothing was"
        " sent.",
    )
    messages.note(
        said.format(report=report),
        QCoreApplication.translate("Reports", "Show Folder"),
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(report.parent))),
    )
