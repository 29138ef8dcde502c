"""The command palette over the real window: found by letters, done by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete

Key = Qt.Key
OPEN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def palette(window, qtbot):
    QTest.keyClick(window.roll, Key.Key_Space, OPEN)
    palette = window.finding_commands.palette
    qtbot.waitUntil(palette.isVisible)
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


def test_every_action_of_the_menus_is_in_it_with_its_keys(window, palette):
    names = set(palette.found())
    assert {"Harmonize", "Note Entry", "Quit", "1/8", "History"} <= names
    QTest.keyClicks(palette.field, "harmonize")
    command = palette.chosen()
    assert (command.name, command.path, command.keys) == ("Harmonize", "Generate", "Ctrl+H")
    assert command.about


def test_letters_and_enter_do_it_and_the_focus_is_back_in_the_roll(window, palette, qtbot):
    QTest.keyClicks(palette.field, "note entry")
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.roll.entry.on)
    assert not palette.isVisible()
    assert window.roll.hasFocus()
    QTest.keyClick(window.roll, Key.Key_G)
    assert len(window.session.document.score.notes) == 1


def test_arrows_choose_another_and_escape_does_nothing(window, palette, qtbot):
    QTest.keyClicks(palette.field, "zoom")
    first = palette.chosen()
    QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.chosen() != first
    QTest.keyClick(palette.field, Key.Key_Up)
    assert palette.chosen() == first
    scale = window.roll.stage.view.scale
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.roll.stage.view.scale == scale
    assert window.roll.hasFocus()


def test_what_cannot_be_done_now_says_why_and_stays(window, palette):
    QTest.keyClicks(palette.field, "duplicate")
    while palette.chosen().name != "Duplicate":
        QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.about.text() == "No note is selected"
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()


def test_a_click_does_it_too(window, palette, qtbot):
    QTest.keyClicks(palette.field, "draw tool")
    view = palette.list
    place = view.visualRect(palette.rows.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.roll.stage.tool == "draw")


def test_a_number_goes_to_that_bar(window, palette, qtbot):
    QTest.keyClicks(palette.field, "12")
    assert palette.chosen().name == "Go to Bar 12"
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.playing.tick == 11 * 1920)


def test_what_was_done_last_comes_first(window, palette, qtbot):
    QTest.keyClicks(palette.field, "note entry")
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.roll.entry.on)
    QTest.keyClick(window.roll, Key.Key_Space, OPEN)
    qtbot.waitUntil(palette.isVisible)
    assert palette.found()[0] == "Note Entry"
    QTest.keyClicks(palette.field, "qqqq")
    assert palette.found() == []
    assert palette.about.text()
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()


def test_it_goes_when_the_focus_goes_elsewhere(window, palette, qtbot):
    window.roll.setFocus()
    qtbot.waitUntil(lambda: not palette.isVisible())
    assert window.roll.hasFocus()


def test_what_had_the_focus_may_be_gone_when_it_goes(window, qtbot):
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    palette = window.finding_commands.palette
    window.actions_["palette"].trigger()
    qtbot.waitUntil(palette.field.hasFocus)
    delete(field)
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
