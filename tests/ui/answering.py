"""Answers a question that the window asks in a box of its own, whose loop runs meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox


def answer(button: QMessageBox.StandardButton) -> list[str]:
    """Answers the next message box with ``button``, once it is there; says what it asked."""
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.button(button).click()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)
    return asked
