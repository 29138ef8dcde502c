"""Going from the notes to the panels and back by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
F6 = Qt.Key.Key_F6


def panel():
    """The name of the panel that has the focus, ``"roll"`` for the notes."""
    widget = QApplication.focusWidget()
    names = ("voices", "generate", "along", "candidates", "lyrics", "history", "roll")
    while widget is not None and widget.objectName() not in names:
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def go(window, *, back=False):
    QTest.keyClick(QApplication.focusWidget(), F6, CONTROL | SHIFT if back else CONTROL)
    return panel()


def test_a_key_leads_through_the_panels_in_sight_and_back_to_the_notes(window):
    window.roll.setFocus()
    seen = [go(window) for _ in range(4)]
    assert seen[:2] == ["voices", "generate"]
    assert seen[-1] == "roll"  # nothing in the candidates can have the focus yet
    assert "along" not in seen  # it lies behind another panel
    assert [go(window, back=True) for _ in range(4)] == [*reversed(seen[:-1]), "roll"]


def test_a_panel_is_entered_where_it_was_left_and_one_that_is_hidden_is_passed_over(window):
    window.docks["voices"].hide()
    window.roll.setFocus()
    assert go(window) == "generate"
    window.generate_panel.candidates.setFocus()
    while go(window) != "roll":
        pass
    assert go(window) == "generate"
    assert window.generate_panel.candidates.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert panel() == "roll"
