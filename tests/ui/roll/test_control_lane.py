"""The lanes of controllers beneath the roll: real mouse and key events, seen in the document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.edit.commands import AddNotes, SetControls
from composer.edit.controlling import Line, SetPoints, points
from composer.edit.document import Document
from composer.model.control_type import named
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Voice
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.view import RollView
from tests.ui.roll.by_hand import drag, move

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def document():
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto"),)
    return Document(score)


@pytest.fixture
def roll(open_roll, document):
    return open_roll(document, height=700)


@pytest.fixture
def swell(roll):
    return shown(roll, "cc11")


@pytest.fixture
def pedal(roll):
    return shown(roll, "cc64")


def shown(roll, name):
    roll.lanes.show_lane(name, True)
    lane = roll.lanes[name]
    lane.curve.height = lane.room.height()
    return lane


def there(document, name="cc11", voice=0):
    return points(document.score, Line(document.score.voices[voice].id, named(name)))


def put(document, name, given, voice=0):
    line = Line(document.score.voices[voice].id, named(name))
    document.apply(SetPoints(line, 0, 99999, tuple(given.items())), "Put")


def at(lane, tick, value):
    x = KEYS + lane.stage.view.x(tick)
    return QPoint(round(x), round(BORDER + lane.curve.y(value)))


def about(value, by=2):
    """A pixel is more than a value here."""
    return pytest.approx(value, abs=by)


def test_what_is_drawn_follows_the_pointer_as_one_step(roll, swell, document):
    roll.set_tool("draw")
    drag(swell, at(swell, 0, 20), at(swell, 960, 100), at(swell, 1920, 60))
    found = there(document)
    values = list(found.values())
    peak = values.index(max(values))
    assert values[: peak + 1] == sorted(values[: peak + 1])
    assert values[peak:] == sorted(values[peak:], reverse=True)
    assert (values[0], max(values), values[-1]) == (about(20), about(100), about(60))
    assert len(found) > 20
    assert document.history.names == ("Draw Controller",)
    document.undo()
    assert there(document) == {}


def test_drawing_over_what_is_there_leaves_the_rest(roll, swell, document):
    put(document, "cc11", {0: 10, 700: 11, 800: 12, 3000: 30})
    roll.set_tool("draw")
    drag(swell, at(swell, 480, 90), at(swell, 1440, 90))
    found = there(document)
    assert (found[0], found[3000]) == (10, 30)
    assert 700 not in found
    assert found[min(t for t in found if t > 0)] == about(90)


def test_a_click_of_the_draw_tool_sets_one_point_on_the_grid(roll, swell, document):
    roll.set_tool("draw")
    QTest.mouseClick(swell, LEFT, NONE, at(swell, 490, 50))
    assert there(document) == {480: about(50)}
    QTest.mouseClick(swell, LEFT, ALT, at(swell, 700, 50))
    assert list(there(document))[1] == about(700, 5)


def test_shift_makes_what_is_drawn_a_straight_line_from_grid_line_to_grid_line(
    roll, swell, document
):
    roll.set_tool("draw")
    drag(swell, at(swell, 10, 0), at(swell, 960, 127), at(swell, 1910, 100), held=SHIFT)
    found = there(document)
    assert (min(found), max(found)) == (0, 1920)
    assert found[max(tick for tick in found if tick <= 960)] == about(50, 4)
    assert list(found.values()) == sorted(found.values())


def test_ctrl_makes_what_is_drawn_one_value_for_each_step_of_the_grid(roll, swell, document):
    roll.set_tool("draw")
    drag(swell, at(swell, 10, 10), at(swell, 950, 120), held=CONTROL)
    assert list(there(document)) == list(range(0, 960, 120))


def test_with_the_select_tool_ctrl_draws_a_line(swell, document):
    drag(swell, at(swell, 1920, 100), at(swell, 0, 20), held=CONTROL)
    found = there(document)
    assert (found[0], found[1920]) == (about(20), about(100))
    assert document.history.names == ("Draw Line",)


def test_shift_rounds_the_line_that_ctrl_draws(swell, document):
    drag(swell, at(swell, 0, 0), at(swell, 1920, 127), held=CONTROL | SHIFT)
    found = there(document)
    quarter, half = (max(v for t, v in found.items() if t <= tick) for tick in (480, 960))
    assert (quarter, half) == (about(18, 4), about(63, 4))


def test_a_line_that_is_drawn_back_gives_back_what_it_leaves(swell, document):
    put(document, "cc11", {1440: 7})
    drag(swell, at(swell, 0, 50), at(swell, 1920, 50), at(swell, 960, 50), held=CONTROL)
    assert there(document) == {0: about(50), 960: about(50), 1440: 7}


def test_a_point_is_moved_in_time_by_the_grid_and_in_value(swell, document):
    put(document, "cc11", {480: 64, 1920: 10})
    drag(swell, at(swell, 480, 64), at(swell, 970, 100))
    assert there(document) == {960: about(100), 1920: 10}
    assert document.history.names[1:] == ("Move Points",)
    document.undo()
    assert there(document) == {480: 64, 1920: 10}


def test_shift_moves_a_point_in_one_direction_and_ctrl_a_copy_of_it(swell, document):
    put(document, "cc11", {480: 64})
    drag(swell, at(swell, 480, 64), at(swell, 500, 120), held=SHIFT)
    assert there(document) == {480: about(120)}
    document.undo()
    drag(swell, at(swell, 480, 64), at(swell, 960, 60), held=SHIFT)
    assert there(document) == {960: 64}
    document.undo()
    drag(swell, at(swell, 480, 64), at(swell, 960, 100), held=CONTROL)
    assert there(document) == {480: 64, 960: about(100)}
    assert document.undo_name == "Duplicate"


def test_a_band_selects_points_which_move_together(swell, document):
    put(document, "cc11", {480: 64, 960: 80, 1440: 20, 1920: 70})
    drag(swell, at(swell, 400, 100), at(swell, 1500, 50))
    assert swell.curve.selected == {480, 960}
    drag(swell, at(swell, 1860, 90), at(swell, 2000, 40), held=SHIFT)
    assert swell.curve.selected == {480, 960, 1920}
    drag(swell, at(swell, 1860, 90), at(swell, 2000, 40), held=ALT)
    assert swell.curve.selected == {480, 960}
    drag(swell, at(swell, 480, 64), at(swell, 720, 64))
    assert list(there(document)) == [720, 1200, 1440, 1920]
    assert swell.curve.selected == {720, 1200}
    QTest.mouseClick(swell, LEFT, NONE, at(swell, 3000, 100))
    assert swell.curve.selected == frozenset()


def test_shift_clicks_add_points_and_take_them_out_again(swell, document):
    put(document, "cc11", {480: 64, 960: 80})
    QTest.mouseClick(swell, LEFT, NONE, at(swell, 480, 64))
    QTest.mouseClick(swell, LEFT, SHIFT, at(swell, 960, 80))
    assert swell.curve.selected == {480, 960}
    QTest.mouseClick(swell, LEFT, SHIFT, at(swell, 480, 64))
    assert swell.curve.selected == {960}
    assert document.history.names == ("Put",)


@pytest.mark.parametrize("tool", ["select", "erase"])
def test_the_eraser_and_the_right_button_erase_what_they_pass(roll, swell, document, tool):
    put(document, "cc11", {0: 1, 480: 64, 960: 80, 1920: 10})
    roll.set_tool(tool)
    button = LEFT if tool == "erase" else RIGHT
    drag(swell, at(swell, 400, 100), at(swell, 1000, 100), button=button)
    assert there(document) == {0: 1, 1920: 10}
    assert document.history.names[1:] == ("Erase Points",)


def test_a_right_click_selects_the_point_there_and_asks_for_the_menu(qtbot, roll, swell, document):
    put(document, "cc11", {480: 64})
    with qtbot.waitSignal(roll.lanes.menu_wanted) as asked:
        QTest.mouseClick(swell, RIGHT, NONE, at(swell, 480, 64))
    assert asked.args == ["cc11", swell.mapToGlobal(at(swell, 480, 64))]
    assert swell.curve.selected == {480}
    roll.stage.right_erases = True
    QTest.mouseClick(swell, RIGHT, NONE, at(swell, 480, 64))
    assert there(document) == {}


def test_a_double_click_writes_a_point_and_erases_it(qtbot, swell, document):
    place = at(swell, 480, 40)
    QTest.mouseDClick(swell, LEFT, NONE, place)
    assert there(document) == {480: about(40)}
    QTest.mouseDClick(swell, LEFT, NONE, place)
    assert there(document) == {}


def test_escape_takes_a_drag_back_and_leaves_no_step(swell, document):
    put(document, "cc11", {480: 64})
    drag(swell, at(swell, 480, 64), at(swell, 960, 100), release=False)
    assert there(document) == {960: about(100)}
    QTest.keyClick(swell, Key.Key_Escape)
    QTest.mouseRelease(swell, LEFT, NONE, at(swell, 960, 100))
    assert there(document) == {480: 64}
    assert document.history.names == ("Put",)


def test_the_pedal_is_pressed_where_the_draw_tool_passes(roll, pedal, document):
    roll.set_tool("draw")
    drag(pedal, at(pedal, 490, 120), at(pedal, 950, 110))
    assert there(document, "cc64") == {480: 127, 960: 0}
    # Let go within: the edges come where the pedal becomes another.
    drag(pedal, at(pedal, 610, 5), at(pedal, 700, 5))
    assert there(document, "cc64") == {480: 127, 600: 0, 720: 127, 960: 0}
    QTest.mouseClick(pedal, LEFT, NONE, at(pedal, 1000, 120))
    assert there(document, "cc64") == {480: 127, 600: 0, 720: 127, 1080: 0}
    assert document.history.names == ("Draw Controller",) * 3


def test_an_edge_of_the_pedal_moves_in_time_alone(pedal, document):
    put(document, "cc64", {0: 127, 480: 0})
    drag(pedal, at(pedal, 480, 60), at(pedal, 720, 120))
    assert there(document, "cc64") == {0: 127, 720: 0}


def test_a_bend_finds_its_middle(roll, document):
    bend = shown(roll, "bend")
    put(document, "bend", {480: 5000})
    place = at(bend, 480, 0)
    drag(bend, at(bend, 480, 5000), QPoint(place.x(), place.y() + 1), held=SHIFT)
    assert there(document, "bend") == {480: 0}


def test_points_are_written_walked_through_and_changed_by_keys_alone(roll, swell, document):
    swell.setFocus()
    roll.set_playhead(480)
    QTest.keyClick(swell, Key.Key_Return)
    QTest.keyClick(swell, Key.Key_PageDown)
    roll.set_playhead(960)
    QTest.keyClick(swell, Key.Key_Return)
    assert there(document) == {480: 107, 960: 107}
    QTest.keyClick(swell, Key.Key_Down)
    QTest.keyClick(swell, Key.Key_Up, SHIFT)
    assert there(document) == {480: 107, 960: 103}
    # Pressed again and again on the same points they are one step.
    assert document.history.names == ("Write Point", "Change Points") * 2
    QTest.keyClick(swell, Key.Key_Left)
    assert swell.curve.selected == {480}
    QTest.keyClick(swell, Key.Key_Right, SHIFT)
    assert swell.curve.selected == {480, 960}
    QTest.keyClick(swell, Key.Key_Right, CONTROL)
    QTest.keyClick(swell, Key.Key_Right, CONTROL)
    QTest.keyClick(swell, Key.Key_Right, ALT)
    assert there(document) == {721: 107, 1201: 103}
    QTest.keyClick(swell, Key.Key_Home)
    QTest.keyClick(swell, Key.Key_Delete)
    assert there(document) == {1201: 103}
    while document.can_undo:
        document.undo()
    assert there(document) == {}


def test_nudges_of_other_points_are_steps_of_their_own(swell, document):
    put(document, "cc11", {480: 64, 960: 64})
    swell.setFocus()
    swell.curve.select({480})
    QTest.keyClick(swell, Key.Key_Right, CONTROL)
    QTest.keyClick(swell, Key.Key_End)
    QTest.keyClick(swell, Key.Key_Right, CONTROL)
    assert there(document) == {600: 64, 1080: 64}
    document.undo()
    assert there(document) == {600: 64, 960: 64}


def test_the_pedal_changes_its_state_by_keys(roll, pedal, document):
    pedal.setFocus()
    QTest.keyClick(pedal, Key.Key_Return)
    roll.set_playhead(960)
    QTest.keyClick(pedal, Key.Key_Return)
    assert there(document, "cc64") == {0: 127, 960: 0}
    QTest.keyClick(pedal, Key.Key_Up)
    assert there(document, "cc64") == {0: 127, 960: 127}


def test_the_lane_is_about_the_voice_that_is_written_in(roll, swell, document):
    put(document, "cc11", {480: 64})
    put(document, "cc11", {960: 30}, voice=1)
    swell.curve.select({480})
    roll.set_active_voice(document.score.voices[1].id)
    assert swell.curve.selected == frozenset()
    drag(swell, at(swell, 960, 30), at(swell, 960, 90), held=SHIFT)
    assert there(document, voice=1) == {960: about(90)}
    assert there(document) == {480: 64}


def test_points_that_undo_takes_away_are_not_selected_any_more(swell, document):
    swell.setFocus()
    QTest.keyClick(swell, Key.Key_Return)
    assert swell.curve.selected == {0}
    document.undo()
    assert swell.curve.selected == frozenset()


def test_the_value_under_the_pointer_is_said(qtbot, roll, swell, document):
    put(document, "cc11", {480: 64})
    QTest.mouseMove(swell, at(swell, 10, 10))
    with qtbot.waitSignal(roll.pointer_moved) as said:
        move(swell, at(swell, 481, 64))
    assert said.args == ["Expression 64   1.2"]


def test_a_lane_without_a_voice_to_write_in_does_nothing(qtbot):
    score = empty_score()
    score.voices = ()
    view = RollView(Document(score))
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    lane = shown(view, "cc11")
    drag(lane, QPoint(200, 20), QPoint(400, 40), held=CONTROL)
    lane.setFocus()
    QTest.keyClick(lane, Key.Key_Return)
    lane.grab()
    assert view.document.score.controls == ()


def test_another_look_of_what_is_drawn_is_seen_in_the_picture(swell):
    swell.setFocus()
    before = swell.grab().toImage()
    drag(swell, at(swell, 0, 20), at(swell, 1920, 100), held=CONTROL, release=False)
    assert swell.grab().toImage() != before
    QTest.keyClick(swell, Key.Key_Escape)
    assert swell.grab().toImage() == before


def test_an_edit_of_a_long_recording_reads_only_what_changed(swell, document):
    line = Line(document.score.voices[0].id, named("cc11"))
    document.apply(SetControls(tuple(line.event(5 * i, i % 128) for i in range(20_000))))
    first = swell.curve.points
    assert len(first) == 20_000
    drag(swell, at(swell, 480, 20), at(swell, 960, 20), held=CONTROL)
    now = swell.curve.points
    assert now.at(700, 0) == about(20)
    assert (now.ticks[-1], now.values[-1]) == (first.ticks[-1], first.values[-1])
    assert dict(zip(now.ticks.tolist(), now.values.tolist(), strict=True)) == there(document)


def test_a_line_is_drawn_on_beyond_the_edge_while_the_roll_scrolls(qtbot, roll, swell, document):
    put(document, "cc11", {19200: 7})
    edge = swell.width() + 30
    start = at(swell, 480, 20)
    drag(swell, start, QPoint(edge, start.y() - 20), held=CONTROL, release=False)
    before = roll.stage.view.left
    qtbot.waitUntil(lambda: roll.stage.view.left > before + 960, timeout=10_000)
    QTest.mouseRelease(swell, LEFT, CONTROL, QPoint(edge, start.y() - 20))
    found = there(document)
    assert min(found) == 480
    assert max(t for t in found if t != 19200) > before + 960
    left = roll.stage.view.left
    qtbot.wait(80)
    assert roll.stage.view.left == left


def test_what_is_dragged_stays_under_the_pointer_when_the_wheel_turns(roll, swell, document):
    put(document, "cc11", {1920: 64})
    drag(swell, at(swell, 1920, 64), at(swell, 2400, 64), release=False)
    assert list(there(document)) == [2400]
    x = roll.stage.view.x(2400)
    roll.look_at(roll.stage.view.scrolled(100, 0))
    move(swell, QPoint(round(KEYS + x), round(BORDER + swell.curve.y(64))))
    moved = next(iter(there(document)))
    assert abs(roll.stage.view.x(moved) - x) <= roll.stage.view.scale * 61
    QTest.mouseRelease(swell, LEFT, NONE, QPoint(round(KEYS + x), 40))


# Which lanes there are


def test_a_lane_is_made_when_it_is_asked_for_and_remembered_with_its_height(qtbot, roll):
    assert not roll.lanes.is_shown("cc20")
    roll.lanes.show_lane("cc20", True)
    roll.lanes.set_height("cc20", 120)
    roll.lanes.show_lane("nonsense", True)
    other = RollView(Document(empty_score()))
    qtbot.addWidget(other)
    other.resize(1000, 700)
    other.lanes.restore(roll.lanes.state())
    assert other.lanes.is_shown("cc20")
    assert other.lanes["cc20"].height() == 120
    assert not other.lanes.is_shown("nonsense")


def test_a_press_on_the_head_and_the_menu_key_ask_for_its_menu(qtbot, roll, swell):
    with qtbot.waitSignal(roll.lanes.menu_wanted) as asked:
        QTest.mouseClick(swell, LEFT, NONE, QPoint(20, 20))
    assert asked.args[0] == "cc11"
    assert swell.gesture is None


# With notes


@pytest.mark.parametrize("follow", [True, False])
def test_notes_that_are_copied_by_a_drag_take_their_pedal_along(roll, document, follow):
    voice = document.score.voices[0].id
    notes = (
        Note(document.new_id(), voice, 67, 0, 960),
        Note(document.new_id(), voice, 67, 960, 960),
    )
    document.apply(AddNotes(notes), "Write")
    put(document, "cc64", {0: 127, 1800: 0})
    roll.stage.controllers_follow = follow
    roll.select_all()
    view = roll.stage.view
    start = QPoint(round(KEYS + view.x(480)), round(RULER + view.y(67) + view.row / 2))
    end = start + QPoint(round(1920 * view.scale), 0)
    QTest.mousePress(roll, LEFT, CONTROL, start)
    move(roll, start + (end - start) / 2, CONTROL)
    move(roll, end, CONTROL)
    QTest.mouseRelease(roll, LEFT, CONTROL, end)
    assert len(document.score.notes) == 4
    copied = {1920: 127, 3720: 0} if follow else {}
    assert there(document, "cc64") == {0: 127, 1800: 0} | copied
    document.undo()
    assert len(document.score.notes) == 2
    assert there(document, "cc64") == {0: 127, 1800: 0}
