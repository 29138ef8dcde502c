"""The text field that the person is in, for what the Edit menu does to text as well as to notes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

TextField = QLineEdit | QPlainTextEdit


def text_in_focus() -> TextField | None:
    """The field that has the focus; ``None`` where it is elsewhere."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, (QLineEdit, QPlainTextEdit)) else None


def delete_selected(field: TextField) -> None:
    """The selected text, or the character behind the cursor."""
    if field.isReadOnly():
        return
    if isinstance(field, QLineEdit):
        field.del_()
        return
    cursor = field.textCursor()
    if not cursor.hasSelection():
        cursor.deleteChar()
    cursor.removeSelectedText()


def select_nothing(field: TextField) -> None:
    """The cursor stays."""
    if isinstance(field, QLineEdit):
        field.deselect()
        return
    cursor = field.textCursor()
    cursor.clearSelection()
    field.setTextCursor(cursor)
