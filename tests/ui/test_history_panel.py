"""The history in the window: what it shows, and where a click leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window, qtbot):
    window = open_window()
    QTest.keyClick(window, Key.Key_F10)
    qtbot.waitUntil(window.history.isVisible)
    window.roll.setFocus()
    return window


def write(window, *keys):
    QTest.keyClick(window.roll, Key.Key_N)
    for key in keys:
        QTest.keyClick(window.roll, key)
    QTest.keyClick(window.roll, Key.Key_N)


def rows(window):
    steps = window.history.steps
    return [steps.index(row).data() for row in range(steps.rowCount())]


def click(window, row):
    view = window.history.list
    QTest.mouseClick(
        view.viewport(), LEFT, pos=view.visualRect(window.history.steps.index(row)).center()
    )


def pitches(window):
    return [note.pitch for note in window.session.document.score.notes_in_order()]


def test_every_step_has_a_row_and_the_saved_one_says_so(window, qtbot):
    assert rows(window) == ["Beginning (saved)"]
    write(window, Key.Key_C, Key.Key_0, Key.Key_D, Key.Key_T)
    qtbot.waitUntil(lambda: len(rows(window)) == 4)
    assert rows(window) == ["Beginning (saved)", "Enter Note", "Enter Note", "Hold Notes"]
    window.session.document.mark_clean()
    qtbot.waitUntil(lambda: rows(window)[-1] == "Hold Notes (saved)")
    assert rows(window)[0] == "Beginning"


def test_a_click_goes_back_and_on_and_what_is_taken_back_stays_in_the_list(window, qtbot):
    write(window, Key.Key_C, Key.Key_D, Key.Key_E)
    qtbot.waitUntil(lambda: len(rows(window)) == 4)
    click(window, 1)
    assert pitches(window) == [72]
    qtbot.waitUntil(lambda: window.history.steps.position == 1)
    assert len(rows(window)) == 4
    words = window.history.steps.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Enter Note, taken back"
    click(window, 3)
    assert pitches(window) == [72, 74, 76]
    click(window, 0)
    assert pitches(window) == []
    assert not window.isWindowModified()


def test_enter_goes_to_the_row_that_the_arrows_have_reached(window, qtbot):
    write(window, Key.Key_C, Key.Key_D)
    qtbot.waitUntil(lambda: window.history.steps.position == 2)
    view = window.history.list
    view.setFocus()
    QTest.keyClick(view, Key.Key_Up)
    assert pitches(window) == [72, 74]
    QTest.keyClick(view, Key.Key_Return)
    assert pitches(window) == [72]


def test_a_new_step_takes_the_place_of_what_was_taken_back(window, qtbot):
    write(window, Key.Key_C, Key.Key_D, Key.Key_E)
    qtbot.waitUntil(lambda: len(rows(window)) == 4)
    click(window, 1)
    window.roll.select_all()
    window.roll.setFocus()
    QTest.keyClick(window.roll, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(rows(window)) == 3)
    assert rows(window) == ["Beginning (saved)", "Enter Note", "Delete Notes"]
