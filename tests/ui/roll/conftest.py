"""What several tests of the roll stand on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from composer.ui.roll.view import RollView


@pytest.fixture
def window(qtbot, document):
    """A roll above a field, in a window."""
    window = QWidget()
    window.roll = RollView(document)
    window.field = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(window.roll, 1)
    column.addWidget(window.field)
    qtbot.addWidget(window)
    window.resize(1000, 640)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.roll.setFocus()
    return window


@pytest.fixture
def roll(window, document):
    """That roll, the first voice active."""
    window.roll.set_active_voice(document.score.voices[0].id)
    return window.roll


@pytest.fixture
def open_roll(qtbot):
    """Shows a roll of a document in a window of its own, active, the first voice active."""

    def make(document, width=1000, height=600):
        roll = RollView(document)
        qtbot.addWidget(roll)
        roll.resize(width, height)
        roll.show()
        roll.activateWindow()
        qtbot.waitUntil(roll.isActiveWindow)
        roll.set_active_voice(document.score.voices[0].id)
        return roll

    return make
