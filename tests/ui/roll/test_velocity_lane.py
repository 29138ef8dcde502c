"""The velocity lane beneath the roll: real mouse and key events, seen in the document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.edit.commands import AddNotes, RemoveNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.scene import KEYS
from tests.ui.roll.by_hand import move

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def document():
    """Eight quarters of 80 in the soprano, and one of the alto under the third."""
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto", Role.ALTO),)
    soprano, alto = (voice.id for voice in score.voices)
    document = Document(score)
    notes = [Note(document.new_id(), soprano, 67, 480 * i, 480, 80) for i in range(8)]
    notes.append(Note(document.new_id(), alto, 60, 960, 480, 50))
    document.apply(AddNotes(tuple(notes)), "Write")
    return document


@pytest.fixture
def roll(open_roll, document):
    roll = open_roll(document)
    roll.lanes.show_lane("velocity", True)
    return roll


@pytest.fixture
def lane(roll):
    return roll.lanes["velocity"]


def velocities(document):
    """Of the soprano, in order of time."""
    voice = document.score.voices[0].id
    return [note.velocity for note in document.score.notes_in_order(voice)]


def at(lane, tick, velocity):
    """A point at a tick and at the height of a velocity."""
    x = KEYS + lane.stage.view.x(tick) + 2
    return QPoint(round(x), round(BORDER + lane.scale.y(velocity)))


def drag(lane, start, end, held=NONE, release=True):
    QTest.mousePress(lane, LEFT, held, start)
    move(lane, start + (end - start) / 2, held)
    move(lane, end, held)
    if release:
        QTest.mouseRelease(lane, LEFT, held, end)


def about(value):
    """A pixel is more than a velocity here."""
    return pytest.approx(value, abs=2)


def test_a_bar_follows_the_pointer_as_one_step(lane, document):
    drag(lane, at(lane, 480, 80), at(lane, 480, 110))
    assert velocities(document) == [80, about(110), 80, 80, 80, 80, 80, 80]
    assert document.history.names == ("Write", "Change Velocity")
    document.undo()
    assert velocities(document) == [80] * 8


def test_selected_notes_become_louder_together_and_stay_within_what_there_is(roll, lane, document):
    first, second, third = sorted(document.score.notes)[:3]
    drag(lane, at(lane, 480, 80), at(lane, 480, 40))
    roll.set_selection({first, second, third})
    drag(lane, at(lane, 0, 80), at(lane, 0, 127))
    assert velocities(document)[:4] == [about(127), about(87), about(127), 80]
    assert roll.selection == {first, second, third}
    drag(lane, at(lane, 0, 127), at(lane, 0, 1))
    assert velocities(document)[:3] == [about(1), 1, about(1)]


def test_a_drag_on_free_ground_is_a_straight_line_through_the_notes_of_the_voice(lane, document):
    drag(lane, at(lane, 700, 20), at(lane, 480 * 7 - 200, 120))
    found = velocities(document)
    assert (found[:2], found[7]) == ([80, 80], 80)
    steps = [b - a for a, b in pairwise(found[2:7])]
    assert all(15 <= step <= 25 for step in steps), found
    alto = document.score.voices[1].id
    assert document.score.notes_in_order(alto)[0].velocity == 50
    assert document.history.names[-1] == "Change Velocity"
    document.undo()
    assert velocities(document) == [80] * 8


def test_a_line_that_is_drawn_back_gives_back_what_it_leaves(lane, document):
    start = at(lane, 200, 60)
    drag(lane, start, at(lane, 480 * 5, 60), release=False)
    assert velocities(document) == [80, *[about(60)] * 5, 80, 80]
    move(lane, at(lane, 480 * 2, 60))
    QTest.mouseRelease(lane, LEFT, NONE, at(lane, 480 * 2, 60))
    assert velocities(document) == [80, about(60), about(60), 80, 80, 80, 80, 80]


def test_with_some_notes_selected_a_line_goes_through_those_alone(roll, lane, document):
    ids = sorted(document.score.notes)
    roll.set_selection({ids[1], ids[3]})
    drag(lane, at(lane, 200, 30), at(lane, 480 * 6, 30), held=SHIFT)
    assert velocities(document) == [80, about(30), 80, about(30), 80, 80, 80, 80]


def test_shift_makes_a_line_with_the_draw_tool_too(roll, lane, document):
    roll.set_tool("draw")
    drag(lane, at(lane, 0, 20), at(lane, 960, 100), held=SHIFT)
    found = velocities(document)
    assert found[:4] == [about(20), about(60), about(100), 80]


def test_the_draw_tool_paints_what_it_passes(roll, lane, document):
    roll.set_tool("draw")
    QTest.mousePress(lane, LEFT, NONE, at(lane, 0, 100))
    assert velocities(document)[0] == about(100)
    move(lane, at(lane, 480, 40))
    move(lane, at(lane, 960, 90))
    QTest.mouseRelease(lane, LEFT, NONE, at(lane, 960, 90))
    assert velocities(document)[:4] == [about(100), about(40), about(90), 80]
    assert document.history.names == ("Write", "Change Velocity")


def test_escape_takes_a_drag_back_and_leaves_no_step(lane, document):
    drag(lane, at(lane, 480, 80), at(lane, 480, 20), release=False)
    assert velocities(document)[1] == about(20)
    QTest.keyClick(lane, Key.Key_Escape)
    QTest.mouseRelease(lane, LEFT, NONE, at(lane, 480, 20))
    assert velocities(document) == [80] * 8
    assert document.history.names == ("Write",)


def test_keys_change_the_selected_notes_and_go_from_note_to_note(roll, lane, document):
    roll.set_selection({sorted(document.score.notes)[0]})
    lane.setFocus()
    for key in (Key.Key_Up, Key.Key_Up):
        QTest.keyClick(lane, key)
    QTest.keyClick(lane, Key.Key_Down, SHIFT)
    assert velocities(document)[:2] == [89, 80]
    QTest.keyClick(lane, Key.Key_Right)
    QTest.keyClick(lane, Key.Key_PageDown)
    assert velocities(document)[:2] == [89, 60]
    # Pressed again and again on the same notes they are one step.
    assert document.history.names == ("Write", "Change Velocity", "Change Velocity")


def test_the_active_voice_is_grasped_and_others_only_when_they_are_selected(roll, lane, document):
    alto = document.score.notes_in_order(document.score.voices[1].id)[0]
    drag(lane, at(lane, 960, 50), at(lane, 960, 30))
    assert document.score.notes[alto.id].velocity == 50
    roll.set_selection({alto.id})
    drag(lane, at(lane, 960, 50), at(lane, 960, 90))
    assert document.score.notes[alto.id].velocity == about(90)


def test_the_velocity_under_the_pointer_is_said(qtbot, roll, lane):
    QTest.mouseMove(lane, at(lane, 5, 10))
    with qtbot.waitSignal(roll.pointer_moved) as said:
        move(lane, at(lane, 1440, 70))
    assert said.args == ["Velocity 80"]


def test_a_change_while_a_bar_is_dragged_is_seen_in_the_picture(lane):
    before = lane.grab().toImage()
    drag(lane, at(lane, 480, 80), at(lane, 480, 120), release=False)
    assert lane.grab().toImage() != before
    QTest.keyClick(lane, Key.Key_Escape)


def test_a_right_click_on_a_bar_selects_its_note_and_asks_for_the_menu(qtbot, roll, lane, document):
    with qtbot.waitSignal(roll.lanes.menu_wanted) as asked:
        QTest.mouseClick(lane, Qt.MouseButton.RightButton, NONE, at(lane, 480, 60))
    assert asked.args[0] == "velocity"
    assert roll.selection == {sorted(document.score.notes)[1]}
    assert document.history.names == ("Write",)


def test_notes_that_go_while_their_bars_are_dragged_are_left_out(roll, lane, document):
    roll.select_all()
    drag(lane, at(lane, 960, 80), at(lane, 960, 90), release=False)
    gone = [note.id for note in document.score.notes_in_order() if note.onset >= 960]
    document.apply(RemoveNotes(gone), "Delete Notes")
    move(lane, at(lane, 960, 100))
    QTest.mouseRelease(lane, LEFT, NONE, at(lane, 960, 100))
    assert velocities(document) == [about(100), about(100)]
    assert document.history.names[1:] == ("Change Velocity", "Delete Notes", "Change Velocity")
    document.undo()
    assert velocities(document) == [about(90), about(90)]
    document.undo()
    document.undo()
    assert velocities(document) == [80] * 8
