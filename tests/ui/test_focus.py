"""Wherever the focus is, it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from composer.app.session import Session
from composer.ui.states import song_for_four
from composer.ui.theme import Appearance, theme
from composer.ui.window import MainWindow


@pytest.fixture
def window(qtbot, tmp_path):
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(tmp_path,))
    session.document.replace(song_for_four())
    window = MainWindow(session)
    window.resize(1600, 1000)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    session.document.mark_clean()
    window.close()
    session.close()
    window.deleteLater()
    theme().set_appearance(Appearance.SYSTEM)


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
