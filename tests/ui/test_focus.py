"""Wherever the focus is, it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from composer.ui.states import song_for_four
from composer.ui.theme import Appearance, theme


@pytest.fixture
def window(open_window):
    return open_window(lambda s: s.document.replace(song_for_four()), size=(1600, 1000))


def reached_by_tab(window):
    """Everything in sight that Tab leads to."""
    for widget in window.findChildren(QWidget):
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tab and widget.isVisible() and widget.isEnabled() and widget.width() > 3:
            yield widget


def test_everything_that_has_the_focus_looks_otherwise_than_without(window):
    theme().set_appearance(Appearance.DARK)
    for dock in window.docks:
        dock.setVisible(dock.objectName() != "score")  # the score is drawn by another process
    QApplication.processEvents()
    unseen, count = [], 0
    for widget in list(reached_by_tab(window)):
        elsewhere = window.roll if widget is not window.roll else window.seeing.mini_map
        elsewhere.setFocus()
        QApplication.processEvents()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if not widget.hasFocus():
            continue  # it hands the focus on
        count += 1
        if widget.grab().toImage() == without:
            unseen.append(widget.accessibleName() or widget.objectName() or type(widget).__name__)
    assert unseen == []
    assert count > 40
