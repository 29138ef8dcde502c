"""The roll as a widget that is shown: real mouse, wheel and key events, seen in the document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.scene import KEYS, RULER
from tests.ui.roll.by_hand import (
    ALT,
    CONTROL,
    LEFT,
    NONE,
    RIGHT,
    SHIFT,
    Key,
    at,
    drag,
    move,
)

MIDDLE = Qt.MouseButton.MiddleButton


@pytest.fixture
def document():
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto", Role.ALTO),)
    return Document(score)


@pytest.fixture
def roll(open_roll, document):
    roll = open_roll(document)
    roll.setFocus()
    return roll


def write(document, *places, voice=0):
    """Notes of (pitch, onset, duration); their ids."""
    owner = document.score.voices[voice].id
    notes = [Note(document.new_id(), owner, *place) for place in places]
    document.apply(AddNotes(tuple(notes)), "Write")
    document.mark_clean()
    return [note.id for note in notes]


def double_click(roll, point):
    # QTest.mouseDClick sends the second press only, and no release.
    QTest.mouseClick(roll, LEFT, NONE, point)
    QTest.mouseDClick(roll, LEFT, NONE, point)
    QTest.mouseRelease(roll, LEFT, NONE, point)


def values(document):
    return sorted((n.pitch, n.onset, n.duration) for n in document.score.notes.values())


def names(document):
    return document.history.names


def test_a_double_click_on_an_empty_place_writes_a_note_and_on_a_note_deletes_it(roll, document):
    double_click(roll, at(roll, 490, 67))
    assert values(document) == [(67, 480, 240)]
    assert roll.selection == set(document.score.notes)
    double_click(roll, at(roll, 600, 67))
    assert values(document) == []
    assert names(document) == ("Draw Note", "Delete Notes")
    document.undo()
    document.undo()
    assert not document.can_undo
    assert values(document) == []


def test_a_note_goes_to_the_active_voice(roll, document):
    alto = document.score.voices[1].id
    roll.set_active_voice(alto)
    double_click(roll, at(roll, 0, 60))
    assert [n.voice for n in document.score.notes.values()] == [alto]


def test_the_draw_tool_draws_as_long_as_the_drag_and_that_is_one_step(roll, document):
    roll.set_tool("draw")
    drag(roll, at(roll, 970, 64), at(roll, 1900, 64))
    assert values(document) == [(64, 960, 960)]
    assert names(document) == ("Draw Note",)


def test_clicks_select_one_note_and_with_control_add_and_take_away(roll, document):
    a, b = write(document, (60, 0, 960), (64, 960, 960))
    QTest.mouseClick(roll, LEFT, NONE, at(roll, 480, 60))
    assert roll.selection == {a}
    QTest.mouseClick(roll, LEFT, CONTROL, at(roll, 1440, 64))
    assert roll.selection == {a, b}
    QTest.mouseClick(roll, LEFT, CONTROL, at(roll, 480, 60))
    assert roll.selection == {b}
    QTest.mouseClick(roll, LEFT, NONE, at(roll, 3000, 70))
    assert roll.selection == set()
    assert document.clean


def test_a_rubber_band_selects_what_it_touches_and_with_shift_adds(roll, document):
    a, b, c = write(document, (60, 0, 480), (64, 960, 480), (67, 3000, 480))
    drag(roll, at(roll, 1800, 58), at(roll, 100, 66))
    assert roll.selection == {a, b}
    drag(roll, at(roll, 2900, 69), at(roll, 3300, 65), held=SHIFT)
    assert roll.selection == {a, b, c}
    assert document.clean


def test_dragging_moves_the_selected_notes_by_the_grid_as_one_step(roll, document):
    write(document, (60, 0, 960), (64, 960, 960))
    roll.select_all()
    drag(roll, at(roll, 480, 60), at(roll, 480 + 250, 63))
    assert values(document) == [(63, 240, 960), (67, 1200, 960)]
    assert names(document)[1:] == ("Move Notes",)
    document.undo()
    assert values(document) == [(60, 0, 960), (64, 960, 960)]


def test_a_drag_is_seen_at_once_and_escape_takes_it_back(roll, document):
    write(document, (60, 0, 960))
    drag(roll, at(roll, 480, 60), at(roll, 1440, 62), release=False)
    assert values(document) == [(62, 960, 960)]
    QTest.keyClick(roll, Key.Key_Escape)
    assert values(document) == [(60, 0, 960)]
    assert not document.in_transaction
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 1440, 62))
    assert document.clean


def test_shift_keeps_a_move_to_one_axis_and_alt_leaves_the_grid(roll, document):
    write(document, (60, 0, 960))
    drag(roll, at(roll, 480, 60), at(roll, 1440, 61), held=SHIFT)
    assert values(document) == [(60, 960, 960)]
    start = at(roll, 1440, 60)
    drag(roll, start, start + QPoint(9, 0), held=ALT)
    [(_, onset, _)] = values(document)
    assert onset == round(960 + 9 / roll.stage.view.scale)


def test_dragging_with_control_copies(roll, document):
    (a,) = write(document, (60, 0, 960))
    drag(roll, at(roll, 480, 60), at(roll, 1440, 64), held=CONTROL)
    assert values(document) == [(60, 0, 960), (64, 960, 960)]
    assert a not in roll.selection
    assert len(roll.selection) == 1
    assert names(document)[1:] == ("Copy Notes",)


def test_moved_notes_stay_on_the_roll_as_a_block(roll, document):
    write(document, (60, 0, 480), (64, 480, 480))
    roll.select_all()
    drag(roll, at(roll, 700, 64), at(roll, 0, 64))
    assert values(document) == [(60, 0, 480), (64, 480, 480)]


@pytest.mark.parametrize(
    ("tick", "to", "wanted"),
    [(955, 1435, [(60, 0, 1440), (64, 0, 1440)]), (5, 485, [(60, 480, 480), (64, 480, 480)])],
)
def test_either_edge_resizes_all_selected_notes(roll, document, tick, to, wanted):
    write(document, (60, 0, 960), (64, 0, 960))
    roll.select_all()
    drag(roll, at(roll, tick, 60), at(roll, to, 60))
    assert values(document) == wanted
    assert names(document)[1:] == ("Resize Notes",)


def test_the_right_button_and_the_eraser_delete_what_they_pass_over(roll, document):
    write(document, (60, 0, 480), (60, 480, 480), (60, 960, 480), (70, 0, 480))
    drag(roll, at(roll, 200, 60), at(roll, 700, 60), button=RIGHT)
    assert values(document) == [(60, 960, 480), (70, 0, 480)]
    assert names(document)[1:] == ("Erase Notes",)
    roll.set_tool("erase")
    QTest.mouseClick(roll, LEFT, NONE, at(roll, 200, 70))
    assert values(document) == [(60, 960, 480)]


def test_delete_and_backspace_delete_the_selected_notes(roll, document):
    a, b = write(document, (60, 0, 480), (64, 480, 480))
    roll.set_selection({a})
    QTest.keyClick(roll, Key.Key_Delete)
    assert list(document.score.notes) == [b]
    assert roll.selection == set()
    roll.set_selection({b})
    QTest.keyClick(roll, Key.Key_Backspace)
    assert not document.score.notes


def test_arrows_nudge_and_repeated_nudges_are_one_step(roll, document):
    write(document, (60, 480, 480))
    roll.select_all()
    for _ in range(3):
        QTest.keyClick(roll, Key.Key_Up)
    QTest.keyClick(roll, Key.Key_Right)
    QTest.keyClick(roll, Key.Key_Down, SHIFT)
    QTest.keyClick(roll, Key.Key_Left, ALT)
    assert values(document) == [(51, 599, 480)]
    document.undo()
    assert values(document) == [(60, 480, 480)]


def test_tab_walks_through_the_notes_in_time(roll, document):
    a, b = write(document, (64, 480, 480), (60, 0, 480))
    QTest.keyClick(roll, Key.Key_Tab)
    assert roll.selection == {b}
    QTest.keyClick(roll, Key.Key_Tab)
    assert roll.selection == {a}
    QTest.keyClick(roll, Key.Key_Backtab, SHIFT)
    assert roll.selection == {b}


def wheel(roll, point, notches, held=NONE):
    place = QPointF(point)
    event = QWheelEvent(
        place,
        roll.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(roll, event)


def test_the_wheel_scrolls_and_with_control_zooms_around_the_pointer(roll):
    before = roll.stage.view
    wheel(roll, QPoint(500, 300), -1)
    assert roll.stage.view.top > before.top
    wheel(roll, QPoint(500, 300), -1, SHIFT)
    assert roll.stage.view.left > before.left
    before = roll.stage.view
    wheel(roll, QPoint(500, 300), 2, CONTROL)
    after = roll.stage.view
    assert after.scale > before.scale
    assert after.tick(500 - KEYS) == pytest.approx(before.tick(500 - KEYS), abs=0.01)
    wheel(roll, QPoint(500, 300), 2, CONTROL | SHIFT)
    assert roll.stage.view.row > after.row


def test_the_middle_button_pans(roll):
    before = roll.stage.view
    drag(roll, QPoint(600, 300), QPoint(500, 280), button=MIDDLE)
    assert roll.stage.view.x(0) == pytest.approx(before.x(0) - 100)
    assert roll.stage.view.top == pytest.approx(before.top + 20)


def test_a_click_on_the_ruler_seeks_and_a_drag_in_the_strip_sets_the_loop(roll, qtbot):
    view = roll.stage.view
    with qtbot.waitSignal(roll.seek_requested) as sought:
        QTest.mouseClick(roll, LEFT, NONE, QPoint(round(KEYS + view.x(1930)), 30))
    assert sought.args == [1920]
    ends = [QPoint(round(KEYS + view.x(tick)), 5) for tick in (965, 2875)]
    with qtbot.waitSignal(roll.loop_changed) as looped:
        drag(roll, *ends)
    assert looped.args == [(960, 2880)]
    with qtbot.waitSignal(roll.loop_changed) as looped:
        QTest.mouseClick(roll, LEFT, NONE, ends[0] + QPoint(30, 0))
    assert looped.args == [None]


def test_a_click_on_a_key_sounds_it_in_the_active_voice(roll, document, qtbot):
    with qtbot.waitSignal(roll.note_auditioned) as heard:
        QTest.mouseClick(roll, LEFT, NONE, QPoint(20, at(roll, 0, 69).y()))
    assert heard.args == [69, document.score.voices[0].id]


def test_the_place_under_the_pointer_is_told(roll, qtbot):
    with qtbot.waitSignal(roll.pointer_moved) as told:
        move(roll, at(roll, 1920 + 500, 61), button=Qt.MouseButton.NoButton)
    assert told.args == ["C♯4   2.2"]


def test_the_page_turns_when_the_playhead_leaves_it(roll):
    inside, beyond = int(roll.stage.view.right) - 10, int(roll.stage.view.right) + 10
    roll.set_playhead(inside)
    before = roll.stage.view
    roll.set_playhead(beyond)
    assert roll.stage.view.left > before.left
    roll.set_follow(False)
    before = roll.stage.view
    roll.set_playhead(int(before.right) + 5)
    assert roll.stage.view == before


def test_an_empty_roll_says_what_to_do_and_a_note_or_ghost_ends_that(roll, document):
    assert "Double-click" in roll.scene.hint[0]
    roll.set_ghosts([(60, 0, 480, Role.ALTO)])
    assert not roll.scene.hint
    roll.set_ghosts([])
    assert roll.scene.hint
    write(document, (60, 0, 480))
    assert not roll.scene.hint


def test_what_an_empty_roll_says_is_not_cut_off_where_there_is_little_room(roll):
    roll.setMinimumHeight(0)
    for height in (400, 200, 150):
        roll.resize(900, height)
        with_words = roll.grab().toImage()
        hint, roll.scene.hint = roll.scene.hint, ()
        without = roll.grab().toImage()
        roll.scene.hint = hint
        assert with_words != without
        for y in (int(RULER) + 1, int(RULER + roll.stage.view.height) - 1):
            row = [with_words.pixel(x, y) for x in range(with_words.width())]
            assert row == [without.pixel(x, y) for x in range(without.width())]


def test_the_second_press_of_a_double_click_can_draw_a_long_note(roll, document):
    start = at(roll, 970, 64)
    QTest.mouseClick(roll, LEFT, NONE, start)
    QTest.mouseDClick(roll, LEFT, NONE, start)
    move(roll, at(roll, 1900, 64))
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 1900, 64))
    assert values(document) == [(64, 960, 960)]


def test_a_second_button_takes_a_drag_back(roll, document):
    write(document, (60, 0, 960))
    drag(roll, at(roll, 480, 60), at(roll, 1440, 62), release=False)
    QTest.mousePress(roll, RIGHT, NONE, at(roll, 1440, 62))
    assert values(document) == [(60, 0, 960)]
    assert not document.in_transaction


def test_letting_control_go_during_a_drag_moves_instead_of_copying(roll, document):
    (a,) = write(document, (60, 0, 960))
    end = at(roll, 1440, 64)
    drag(roll, at(roll, 480, 60), end, held=CONTROL, release=False)
    assert len(document.score.notes) == 2
    QTest.keyRelease(roll, Key.Key_Control)
    assert values(document) == [(64, 960, 960)]
    QTest.mouseRelease(roll, LEFT, NONE, end)
    assert roll.selection == {a}
    document.undo()
    assert values(document) == [(60, 0, 960)]


def test_undo_brings_notes_back_without_selecting_them(roll, document):
    write(document, (60, 0, 480))
    roll.select_all()
    roll.delete_selection()
    document.undo()
    assert values(document) == [(60, 0, 480)]
    assert roll.selection == set()


def test_another_size_of_the_window_keeps_the_place_once_something_was_written(roll):
    double_click(roll, at(roll, 490, 67))
    before = roll.stage.view
    roll.resize(800, 500)
    assert (roll.stage.view.left, roll.stage.view.scale) == (before.left, before.scale)


def test_an_unknown_tool_is_refused(roll):
    with pytest.raises(ValueError, match="no tool"):
        roll.set_tool("trumpet")


def test_another_score_is_shown_whole_and_nothing_is_selected(roll, document):
    write(document, (60, 0, 480))
    roll.select_all()
    score = empty_score()
    note = Note(score.new_id(), score.voices[0].id, 100, 48000, 480)
    score.notes[note.id] = note
    document.replace(score)
    assert roll.selection == set()
    roll.zoom_to_fit()
    view = roll.stage.view
    assert view.left <= 48000 <= view.right
    assert 0 <= view.y(100) < view.height


def test_notes_ghosts_and_the_playhead_are_drawn(roll, document):
    write(document, (60, 480, 960))
    roll.set_ghosts([(64, 480, 960, Role.TENOR)])
    picture = roll.grab().toImage()
    ratio = picture.devicePixelRatio()
    colours = roll.scene.colours

    def seen(tick, pitch):
        return picture.pixelColor(at(roll, tick, pitch) * ratio)

    # Soft notes are a little paler, so the hue is compared.
    assert abs(seen(1300, 60).hslHue() - colours.voice(Role.SOPRANO, 0).hslHue()) <= 4
    ground = seen(2500, 64)
    assert seen(1300, 64) not in (ground, colours.voice(Role.TENOR, 0))


def test_many_notes_are_drawn_as_plain_rectangles_in_the_same_places(roll, document):
    write(document, *((40 + i % 40, 120 * (i // 4), 120) for i in range(2000)))
    roll.zoom_to_fit()
    picture = roll.grab().toImage()
    assert picture.pixelColor(at(roll, 30_060, 40)) != picture.pixelColor(at(roll, 30_060, 85))
