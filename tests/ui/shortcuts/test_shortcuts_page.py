"""The page of shortcuts over the real window: searched, changed by keys, remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.ui.shortcuts.page import ShortcutsPage

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window, qtbot):
    QTest.keyClick(window.roll, Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(ShortcutsPage) is not None)
    page = window.findChild(ShortcutsPage)
    qtbot.waitUntil(page.isVisible)
    return page


def give(page, name, key, held=Qt.KeyboardModifier.NoModifier, button=None):
    page.select(name)
    page.field.setFocus()
    QTest.keyClick(page.field, key, held)
    QTest.mouseClick(button or page.give, LEFT)


def close(window, page, qtbot):
    page.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.roll.setFocus()


def test_every_command_is_on_it_and_the_search_leaves_what_fits(window, page):
    everything = page.visible_rows()
    assert everything > len(window.actions_.names)
    QTest.keyClicks(page.search, "ctrl+h")
    left = page.visible_rows()
    assert 1 <= left < 20
    page.search.clear()
    QTest.keyClicks(page.search, "octave up")
    assert 1 <= page.visible_rows() < everything
    QTest.keyClick(page.search, Key.Key_Return)
    QTest.keyClick(page.field, Key.Key_F17)
    QTest.mouseClick(page.give, LEFT)
    assert "Octave Up has F17 now." in page.said.text()


def test_a_key_that_is_given_works_at_once_and_the_old_one_does_not(window, page, qtbot):
    give(page, "tool_draw", Key.Key_F17)
    assert "Draw Tool has F17 now." in page.said.text()
    assert "(F17)" in window.actions_["tool_draw"].toolTip()
    close(window, page, qtbot)
    QTest.keyClick(window.roll, Key.Key_2)
    assert window.roll.stage.tool == "select"
    QTest.keyClick(window.roll, Key.Key_F17)
    assert window.roll.stage.tool == "draw"


def test_down_leads_from_the_search_to_the_list_and_giving_a_key_does_not_leave_it(page):
    page.search.setFocus()
    QTest.keyClicks(page.search, "lanes higher")
    assert page.tree.currentItem().text(0) == "Lanes › Higher"
    QTest.keyClick(page.search, Key.Key_Down)
    assert page.tree.hasFocus()
    give(page, "lanes_higher", Key.Key_F17)
    assert "Higher has F17 now." in page.said.text()
    assert page.tree.hasFocus()


def test_it_is_said_whose_key_it_is_and_who_loses_it(window, page, qtbot):
    page.select("note_entry")
    page.field.setFocus()
    QTest.keyClick(page.field, Key.Key_H, CONTROL)
    assert page.said.text() == "Ctrl+H is the key of Harmonize, which would lose it."
    QTest.mouseClick(page.add, LEFT)
    assert "which Harmonize has no more" in page.said.text()
    assert window.keymap.choices.keys("note_entry") == ("N", "Ctrl+H")
    assert window.actions_["harmonize"].shortcuts() == []
    QTest.mouseClick(page.usual, LEFT)
    assert window.keymap.choices.keys("note_entry") == ("N",)
    assert window.keymap.choices.keys("harmonize") == ("Ctrl+H",)


def test_it_is_said_what_the_roll_would_not_do_any_more(page):
    page.select("play")
    page.field.setFocus()
    QTest.keyClick(page.field, Key.Key_Enter)
    assert "Write a note after the selected one" in page.said.text()
    assert page.give.isEnabled()


def test_keys_that_lead_through_the_window_are_not_given(page):
    page.select("play")
    page.field.setFocus()
    QTest.keyClick(page.field, Key.Key_Escape)
    assert "stays as it is" in page.said.text()
    assert not page.give.isEnabled()


def test_a_key_that_was_taken_away_does_nothing_on_the_roll_either(window, page, qtbot):
    page.select("delete")
    QTest.mouseClick(page.remove, LEFT)
    assert page.said.text() == "Delete has no key any more."
    close(window, page, qtbot)
    QTest.keyClick(window.roll, Key.Key_Return)
    assert len(window.session.document.score.notes) == 1
    QTest.keyClick(window.roll, Key.Key_Delete)
    window.actions_["split_beside"].trigger()
    QTest.keyClick(window.splitting.second, Key.Key_Delete)
    assert len(window.session.document.score.notes) == 1


def test_what_was_chosen_is_there_in_the_next_window(open_window, window, page, qtbot):
    give(page, "panel history", Key.Key_F17)
    give(page, "harmonize", Key.Key_F13)
    other = open_window()
    assert other.keymap.choices.keys("harmonize") == ("F13",)
    assert other.keymap.choices.keys("panel history") == ("F17",)
    assert other.actions_["harmonize"].shortcut().toString() == "F13"


def test_all_can_be_as_usual_again(window, page):
    give(page, "harmonize", Key.Key_F13)
    give(page, "play", Key.Key_F17)
    QTest.mouseClick(page.usual_all, LEFT)
    assert window.keymap.choices.stored() == {}
    assert window.session.settings.shortcuts == {}
    assert window.actions_["play"].shortcut().toString() == "Space"
