"""Tools, temporary tools, grid and snap in the window, by real keys and the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.roll.grids import Feel, Grid
from tests.ui.roll.by_hand import (
    ALT,
    CONTROL,
    LEFT,
    NONE,
    RIGHT,
    SHIFT,
    Key,
    at,
    click,
    drag,
    values,
    write,
)


@pytest.fixture
def roll(window):
    return window.roll


@pytest.fixture
def document(window):
    return window.session.document


TOOL_KEYS = {
    Key.Key_1: "select", Key.Key_2: "draw", Key.Key_3: "erase", Key.Key_4: "split",
    Key.Key_5: "glue", Key.Key_6: "velocity", Key.Key_7: "lasso",
}  # fmt: skip


def test_a_tap_on_a_tools_key_chooses_it_and_the_tool_bar_shows_it(window, roll):
    for key, tool in TOOL_KEYS.items():
        QTest.keyClick(roll, key)
        assert roll.stage.tool == tool
        assert window.actions_[f"tool_{tool}"].isChecked()


def test_a_tools_key_that_is_held_while_it_is_used_is_a_tool_for_that_long(roll, document, qtbot):
    write(document, (60, 0, 960))
    QTest.keyPress(roll, Key.Key_4)
    assert roll.stage.tool == "split"
    click(roll, at(roll, 480, 60))
    assert roll.stage.tool == "split"
    QTest.keyRelease(roll, Key.Key_4)
    qtbot.waitUntil(lambda: roll.stage.tool == "select")
    assert values(document) == [(60, 0, 480), (60, 480, 480)]
    drag(roll, at(roll, 240, 60), at(roll, 240, 62))
    assert values(document) == [(60, 480, 480), (62, 0, 480)]


def test_who_taps_a_tools_key_and_is_quick_with_the_mouse_keeps_the_tool(roll, document):
    QTest.keyClick(roll, Key.Key_2)
    drag(roll, at(roll, 0, 64), at(roll, 900, 64))
    QTest.qWait(60)
    assert roll.stage.tool == "draw"
    assert values(document) == [(64, 0, 960)]


@pytest.mark.parametrize("marked", [True, False])
def test_a_key_that_repeats_itself_is_still_held(roll, document, qtbot, marked):
    write(document, (60, 0, 960))
    QTest.keyPress(roll, Key.Key_3)
    for _ in range(3):
        repeat(roll, Key.Key_3, marked)
    click(roll, at(roll, 480, 60))
    assert not document.score.notes
    assert roll.stage.tool == "erase"
    QTest.keyRelease(roll, Key.Key_3)
    qtbot.waitUntil(lambda: roll.stage.tool == "select")


def test_a_key_let_go_in_the_middle_of_a_drag_leaves_the_drag_what_it_is(roll, document, qtbot):
    QTest.keyPress(roll, Key.Key_2)
    drag(roll, at(roll, 0, 64), at(roll, 900, 64), release=False)
    QTest.keyRelease(roll, Key.Key_2)
    qtbot.waitUntil(lambda: roll.stage.tool == "select")
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 900, 64))
    assert values(document) == [(64, 0, 960)]


def test_notes_are_split_at_the_grid_and_glued_by_keys(window, roll, document):
    write(document, (60, 0, 480), (64, 0, 480))
    roll.select_all()
    QTest.keyClick(window, Key.Key_4, CONTROL)
    assert len(document.score.notes) == 8
    assert len(roll.selection) == 8
    QTest.keyClick(window, Key.Key_5, CONTROL)
    assert values(document) == [(60, 0, 480), (64, 0, 480)]
    assert document.history.names[1:] == ("Split Notes", "Glue Notes")


def test_a_grid_too_fine_for_the_selected_notes_is_said_and_nothing_is_changed(window, document):
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 0, 2**31),)))
    window.roll.select_all()
    QTest.keyClick(window, Key.Key_4, CONTROL)
    assert len(document.score.notes) == 1
    assert "coarser" in window.messages.text.text()


def test_full_stop_and_comma_make_the_grid_finer_and_coarser(window, roll):
    seen = []
    for key in (Key.Key_Period, Key.Key_Period, Key.Key_Period, Key.Key_Comma):
        QTest.keyClick(roll, key)
        seen.append(roll.stage.grid)
    assert seen == [60, 30, 30, 60]
    QTest.keyClick(roll, Key.Key_T)
    assert window.grid.grid() == Grid(32, Feel.TRIPLET)
    assert roll.stage.grid == 40
    QTest.keyClick(roll, Key.Key_T, SHIFT)
    assert roll.stage.grid == 90
    QTest.keyClick(roll, Key.Key_T, SHIFT)
    assert roll.stage.grid == 60


def test_an_adaptive_grid_follows_the_zoom_and_stays_when_it_ends(window, roll):
    QTest.keyClick(window, Key.Key_X, CONTROL | SHIFT)
    assert window.actions_["grid_adaptive"].isChecked()
    roll.zoom_time(1000, 0)
    finest = roll.stage.grid
    roll.zoom_time(1 / 8, 0)
    assert roll.stage.grid > finest
    before = roll.stage.grid
    QTest.keyClick(roll, Key.Key_Period)
    assert roll.stage.grid == before // 2
    QTest.keyClick(window, Key.Key_X, CONTROL | SHIFT)
    assert roll.stage.grid == before // 2
    roll.zoom_time(8, 0)
    assert roll.stage.grid == before // 2


def test_without_snap_notes_go_anywhere_and_alt_brings_it_back(roll, document):
    write(document, (60, 960, 480))
    QTest.keyClick(roll, Key.Key_S)
    start = at(roll, 1200, 60)
    drag(roll, start, start + QPoint(9, 0))
    free = values(document)[0][1]
    assert free == round(960 + 9 / roll.stage.view.scale)
    drag(roll, at(roll, free + 240, 60), at(roll, free + 240 + 500, 60), held=ALT)
    assert values(document)[0][1] % roll.stage.grid == 0


def test_the_grid_and_the_snap_are_remembered(open_window):
    first = open_window()
    QTest.keyClick(first.roll, Key.Key_T)
    QTest.keyClick(first.roll, Key.Key_S)
    second = open_window()
    assert second.roll.stage.grid == 80
    assert not second.roll.stage.snap_on
    assert second.actions_["grid_triplet"].isChecked()
    assert not second.actions_["snap"].isChecked()


def test_who_chooses_a_note_value_draws_such_notes(window, roll, document):
    roll.set_tool("draw")
    drag(roll, at(roll, 0, 64), at(roll, 1900, 64))
    window.grid.setFocus()
    QTest.keyClick(window.grid, Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(window.grid, Key.Key_Down)
    assert roll.stage.grid == 480
    click(roll, at(roll, 2000, 60))
    assert values(document)[0] == (60, 1920, 480)


def repeat(roll, key, marked):
    """What a key that is held down sends again and again; ``marked``: as a repetition."""
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(roll, QKeyEvent(kind, key, NONE, "", marked))


def open_menu(window, qtbot):
    """The menu that is open on the roll, and its entries by their words."""
    qtbot.waitUntil(lambda: window.tooling.menu.menu is not None)
    menu = window.tooling.menu.menu
    qtbot.waitUntil(menu.isVisible)
    return menu, {action.text().replace("&", ""): action for action in menu.actions()}


def pick(menu, action):
    """Clicks an entry of a menu that is open."""
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())


def test_a_right_click_on_a_note_selects_it_and_offers_what_can_be_done(
    window, roll, document, qtbot
):
    other, note = write(document, (60, 0, 960), (64, 960, 960))
    roll.set_selection({other})
    click(roll, at(roll, 1400, 64), button=RIGHT)
    menu, entries = open_menu(window, qtbot)
    assert roll.selection == {note}
    assert {"Cut", "Delete", "Notes", "To Voice", "Glue Selected Notes"} <= set(entries)
    pick(menu, entries["Delete"])
    assert list(document.score.notes) == [other]
    qtbot.waitUntil(lambda: window.tooling.menu.menu is None)


def test_a_right_click_on_one_of_the_selected_notes_keeps_them_selected(
    window, roll, document, qtbot
):
    write(document, (60, 0, 960), (64, 960, 960))
    roll.select_all()
    click(roll, at(roll, 1400, 64), button=RIGHT)
    menu, _ = open_menu(window, qtbot)
    assert len(roll.selection) == 2
    menu.close()


def test_the_notes_of_the_menu_go_to_the_voice_that_is_chosen(window, roll, document, qtbot):
    window.voices_panel.add.click()
    write(document, (60, 0, 960))
    click(roll, at(roll, 480, 60), button=RIGHT)
    menu, entries = open_menu(window, qtbot)
    voices = entries["To Voice"].menu()
    first, second = voices.actions()
    assert first.isChecked()
    assert not second.isChecked()
    second.trigger()
    menu.close()
    assert [n.voice for n in document.score.notes.values()] == [document.score.voices[1].id]


def test_on_free_ground_the_menu_pastes_where_it_was_opened(window, roll, document, qtbot):
    write(document, (60, 0, 480))
    roll.select_all()
    QTest.keyClick(window, Key.Key_C, CONTROL)
    click(roll, at(roll, 2000, 70), button=RIGHT)
    menu, entries = open_menu(window, qtbot)
    pick(menu, entries["Paste Here"])
    assert values(document) == [(60, 0, 480), (60, 1920, 480)]


def test_the_menu_key_opens_the_menu_of_the_selected_notes(window, roll, document, qtbot):
    write(document, (60, 480, 480))
    roll.select_all()
    place = QPoint(3, 3)
    QApplication.sendEvent(
        roll,
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, roll.mapToGlobal(place)),
    )
    menu, entries = open_menu(window, qtbot)
    assert "Delete" in entries
    corner = roll.mapFromGlobal(menu.pos())
    assert abs(corner.x() - at(roll, 480, 60).x()) <= 2
    menu.close()


def test_shift_f10_opens_the_menu_where_the_desktop_does_not(window, roll, document, qtbot):
    write(document, (60, 480, 480))
    roll.select_all()
    QTest.keyClick(roll, Key.Key_F10, SHIFT)
    menu, entries = open_menu(window, qtbot)
    assert "Delete" in entries
    menu.close()


def test_a_drag_with_the_right_button_erases_and_opens_no_menu(window, roll, document):
    write(document, (60, 0, 480), (60, 480, 480), (64, 0, 480))
    drag(roll, at(roll, 200, 60), at(roll, 700, 60), button=RIGHT)
    assert values(document) == [(64, 0, 480)]
    assert document.history.names[1:] == ("Erase Notes",)
    assert window.tooling.menu.menu is None


def test_a_right_click_erases_where_that_is_wanted_and_it_is_remembered(open_window):
    first = open_window()
    first.actions_["right_erases"].trigger()
    document = first.session.document
    write(document, (60, 0, 480))
    click(first.roll, at(first.roll, 200, 60), button=RIGHT)
    assert not document.score.notes
    assert first.tooling.menu.menu is None
    assert open_window().roll.stage.right_erases


def test_a_frame_and_a_lasso_keep_to_the_active_voice_where_that_is_wanted(open_window):
    first = open_window()
    document, roll = first.session.document, first.roll
    first.actions_["voice_add"].trigger()
    soprano, other = (voice.id for voice in document.score.voices)
    write(document, (60, 0, 480))
    (own,) = document.score.notes
    note = Note(document.new_id(), other, 64, 0, 480)
    document.apply(AddNotes((note,)))
    first.actions_["voice_previous"].trigger()
    drag(roll, at(roll, 1400, 72), at(roll, 60, 55))
    assert roll.selection == {own, note.id}
    QTest.keyClick(roll, Key.Key_V)
    assert first.actions_["catches_active"].isChecked()
    drag(roll, at(roll, 1400, 72), at(roll, 60, 55))
    assert roll.selection == {own}
    first.actions_["voice_next"].trigger()
    QTest.keyClick(roll, Key.Key_7)
    drag(roll, at(roll, 60, 70), at(roll, 60, 50))
    assert roll.selection == {note.id}
    # A click means the note that it is on.
    click(roll, at(roll, 240, 60))
    assert roll.selection == {own}
    assert open_window().roll.stage.catches_active
