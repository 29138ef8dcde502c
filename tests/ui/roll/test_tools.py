"""The tools on a roll that is shown: split, glue, velocity, lasso; real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.edit.document import Document
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.scene import RULER
from composer.ui.roll.tools import TOOLS
from tests.ui.roll.by_hand import (
    ALT,
    CONTROL,
    LEFT,
    NONE,
    SHIFT,
    Key,
    at,
    click,
    drag,
    move,
    values,
    write,
)

NO_BUTTON = Qt.MouseButton.NoButton


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


def names(document):
    return document.history.names[1:]


def velocities(document):
    return [note.velocity for _, note in sorted(document.score.notes.items())]


def test_the_split_tool_cuts_a_note_where_it_is_clicked_on_the_grid(roll, document):
    write(document, (60, 0, 960), (60, 960, 480))
    roll.set_tool("split")
    click(roll, at(roll, 470, 60))
    assert values(document) == [(60, 0, 480), (60, 480, 480), (60, 960, 480)]
    assert names(document) == ("Split Notes",)
    document.undo()
    assert values(document) == [(60, 0, 960), (60, 960, 480)]


def test_with_alt_a_cut_is_off_the_grid_and_a_short_note_is_cut_on_halves_of_it(roll, document):
    write(document, (60, 0, 960), (64, 0, 120))
    roll.set_tool("split")
    place = at(roll, 500, 60)
    click(roll, place, ALT)
    first, second = (n for n in values(document) if n[0] == 60)
    assert second[1] == first[2] != 480
    assert abs(second[1] - 500) <= 1 / roll.stage.view.scale
    click(roll, at(roll, 58, 64))
    assert values(document)[-2:] == [(64, 0, 60), (64, 60, 60)]


def test_a_knife_that_is_drawn_down_cuts_all_that_it_crosses(roll, document):
    write(document, (60, 0, 960), (64, 0, 960), (67, 480, 960), (72, 0, 960))
    roll.set_tool("split")
    drag(roll, at(roll, 480, 69), at(roll, 480, 59))
    assert values(document) == [
        (60, 0, 480), (60, 480, 480), (64, 0, 480), (64, 480, 480), (67, 480, 960), (72, 0, 960),
    ]  # fmt: skip
    assert len(names(document)) == 1


def test_cutting_a_selected_note_cuts_all_that_is_selected_and_keeps_it_selected(roll, document):
    write(document, (60, 0, 960), (64, 0, 960), (67, 0, 960))
    chosen = [i for i, n in document.score.notes.items() if n.pitch != 67]
    roll.set_selection(chosen)
    roll.set_tool("split")
    click(roll, at(roll, 480, 64))
    assert [n for n in values(document) if n[0] == 67] == [(67, 0, 960)]
    assert len(document.score.notes) == 5
    assert len(roll.selection) == 4


def test_the_split_tool_shows_where_it_would_cut_and_escape_takes_the_knife_back(roll, document):
    write(document, (60, 0, 960))
    roll.set_tool("split")
    move(roll, at(roll, 470, 60), button=NO_BUTTON)
    assert roll.stage.cut.tick == 480
    move(roll, at(roll, 470, 70), button=NO_BUTTON)
    assert roll.stage.cut is None
    drag(roll, at(roll, 480, 60), at(roll, 480, 62), release=False)
    QTest.keyClick(roll, Key.Key_Escape)
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 480, 62))
    assert values(document) == [(60, 0, 960)]
    assert roll.stage.cut is None


def test_on_free_ground_the_knife_cuts_nothing(roll, document):
    write(document, (60, 0, 960))
    roll.set_tool("split")
    click(roll, at(roll, 480, 66))
    assert values(document) == [(60, 0, 960)]
    assert names(document) == ()


def test_the_glue_tool_joins_a_note_with_the_next_of_its_pitch_and_voice(roll, document):
    first, *_ = write(document, (60, 0, 240), (64, 240, 240), (60, 480, 240), (60, 960, 240))
    roll.set_tool("glue")
    click(roll, at(roll, 120, 60))
    assert values(document) == [(60, 0, 720), (60, 960, 240), (64, 240, 240)]
    assert roll.selection == {first}
    assert names(document) == ("Glue Notes",)
    click(roll, at(roll, 1080, 60))
    assert len(names(document)) == 1


def test_a_drag_with_the_glue_joins_all_that_it_passes_and_goes_back_with_the_pointer(
    roll, document
):
    write(document, (60, 0, 240), (60, 480, 240), (60, 960, 240))
    write(document, (60, 1440, 240), voice=1)
    roll.set_tool("glue")
    drag(roll, at(roll, 120, 60), at(roll, 1500, 60), release=False)
    assert values(document) == [(60, 0, 1200), (60, 1440, 240)]
    move(roll, at(roll, 600, 60))
    assert values(document) == [(60, 0, 720), (60, 960, 240), (60, 1440, 240)]
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 600, 60))
    assert document.history.names[2:] == ("Glue Notes",)
    document.undo()
    assert len(document.score.notes) == 4


def test_gluing_a_selected_note_glues_all_that_is_selected(roll, document):
    write(document, (60, 0, 240), (60, 480, 240), (64, 0, 240), (64, 960, 240), (64, 1920, 240))
    roll.set_selection(sorted(document.score.notes)[:4])
    roll.set_tool("glue")
    click(roll, at(roll, 100, 60))
    assert values(document) == [(60, 0, 720), (64, 0, 1200), (64, 1920, 240)]


def test_the_velocity_tool_makes_the_selected_notes_louder_and_softer_as_one_step(roll, document):
    write(document, (60, 0, 960), (64, 960, 960), (67, 1920, 960))
    roll.set_selection(sorted(document.score.notes)[:2])
    roll.set_tool("velocity")
    start = at(roll, 480, 60)
    drag(roll, start, start + QPoint(0, -20))
    assert velocities(document) == [100, 100, 80]
    assert names(document) == ("Change Velocity",)
    drag(roll, start, start + QPoint(0, 400))
    assert velocities(document) == [1, 1, 80]
    assert values(document) == [(60, 0, 960), (64, 960, 960), (67, 1920, 960)]


def test_shift_makes_the_velocity_tool_finer_and_the_velocity_is_told(roll, document):
    write(document, (60, 0, 960))
    told = []
    roll.pointer_moved.connect(told.append)
    roll.set_tool("velocity")
    start = at(roll, 480, 60)
    drag(roll, start, start + QPoint(0, -40), held=SHIFT)
    assert velocities(document) == [90]
    assert any("90" in words for words in told)


def test_a_lasso_selects_what_it_touches_or_goes_round(roll, document):
    a, b, c, d = write(document, (60, 0, 480), (67, 480, 240), (72, 960, 480), (60, 1920, 480))
    roll.set_tool("lasso")
    # Round the first two: under the third, left of the fourth.
    corners = [(-0, 58), (0, 69), (900, 69), (900, 64), (500, 58), (10, 58)]
    drag(roll, *(at(roll, tick, pitch) for tick, pitch in corners))
    assert roll.selection == {a, b}
    # Through the middle of a long note: touched.
    drag(roll, *(at(roll, *p) for p in [(2100, 64), (2200, 64), (2200, 59), (2100, 59)]))
    assert roll.selection == {d}
    assert c not in roll.selection
    assert names(document) == ()


@pytest.mark.parametrize("tool", ["select", "lasso"])
def test_shift_adds_what_is_caught_and_alt_takes_it_away(roll, document, tool):
    a, b, c = write(document, (60, 0, 480), (64, 960, 480), (67, 1920, 480))
    roll.set_tool(tool)

    def around(start, end, held):
        low, high = (57, 70)
        corners = [(start, low), (start, high), (end, high), (end, low)]
        if tool == "select":
            corners = corners[::2]
        drag(roll, *(at(roll, *corner) for corner in corners), held=held)

    around(0, 500, NONE)
    assert roll.selection == {a}
    around(1900, 2500, SHIFT)
    assert roll.selection == {a, c}
    around(900, 2500, ALT)
    assert roll.selection == {a}
    around(900, 2500, CONTROL)
    assert roll.selection == {a, b, c}
    drag(roll, at(roll, 3000, 70), at(roll, 3100, 72), release=False)
    assert roll.selection == set()
    QTest.keyClick(roll, Key.Key_Escape)
    assert roll.selection == {a, b, c}


@pytest.mark.parametrize("tool", ["select", "lasso"])
def test_a_key_pressed_while_notes_are_caught_counts_until_the_end(roll, document, tool):
    a, b = write(document, (60, 0, 480), (64, 960, 480))
    roll.set_tool(tool)
    roll.set_selection({a, b})
    drag(roll, at(roll, 900, 70), at(roll, 1500, 70), at(roll, 1500, 60), release=False)
    assert roll.selection == {b}
    QTest.keyPress(roll, Key.Key_Alt)
    assert roll.selection == {a}
    QTest.keyRelease(roll, Key.Key_Alt)
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 1500, 60))
    assert roll.selection == {a}


def test_what_the_lasso_caught_is_dragged_with_it(roll, document):
    a, _ = write(document, (60, 0, 480), (64, 960, 480))
    roll.set_tool("lasso")
    click(roll, at(roll, 240, 60))
    assert roll.selection == {a}
    drag(roll, at(roll, 240, 60), at(roll, 720, 62))
    assert values(document) == [(62, 480, 480), (64, 960, 480)]
    click(roll, at(roll, 1100, 64), SHIFT)
    assert len(roll.selection) == 2
    click(roll, at(roll, 1100, 64), SHIFT)
    click(roll, at(roll, 3000, 80))
    assert roll.selection == set()


def test_a_note_of_another_voice_is_not_in_the_way_of_drawing_the_same(roll, document):
    write(document, (60, 0, 480), voice=1)
    roll.set_tool("draw")
    drag(roll, at(roll, 60, 60), at(roll, 470, 60))
    assert values(document) == [(60, 0, 480), (60, 0, 480)]
    assert {n.voice for n in document.score.notes.values()} == {
        voice.id for voice in document.score.voices
    }
    drag(roll, at(roll, 240, 60), at(roll, 240, 64))
    assert values(document) == [(60, 0, 480), (64, 0, 480)]
    assert document.history.names[1:] == ("Draw Note", "Move Notes")


def test_drawing_with_shift_writes_a_row_of_notes_on_one_pitch(roll, document):
    write(document, (60, 240, 120))
    roll.set_tool("draw")
    drag(roll, at(roll, 10, 60), at(roll, 900, 63), at(roll, 410, 62), held=SHIFT)
    assert values(document) == [(60, tick, 120) for tick in (0, 120, 240, 360)]
    assert names(document) == ("Draw Notes",)
    assert len(roll.selection) == 3
    document.undo()
    assert values(document) == [(60, 240, 120)]


def test_the_eraser_wipes_away_the_voice_that_it_touches_first_and_with_shift_all(roll, document):
    def line():
        write(document, (60, 0, 480), (60, 960, 480))
        write(document, (60, 480, 480), (60, 960, 480), voice=1)

    line()
    roll.set_tool("erase")
    drag(roll, at(roll, 100, 60), at(roll, 1400, 60))
    assert values(document) == [(60, 480, 480), (60, 960, 480)]
    line()
    drag(roll, at(roll, 100, 60), at(roll, 1400, 60), held=SHIFT)
    assert values(document) == []


def test_who_draws_selects_with_control(roll, document):
    a, b = write(document, (60, 0, 480), (64, 960, 480))
    roll.set_tool("draw")
    drag(roll, at(roll, 0, 58), at(roll, 1000, 66), held=CONTROL)
    assert roll.selection == {a, b}
    assert names(document) == ()


def test_the_velocity_is_shown_beside_the_note_while_it_is_changed(roll, document):
    (note,) = write(document, (60, 0, 960))
    roll.set_tool("velocity")
    before = roll.grab().toImage()
    start = at(roll, 480, 60)
    drag(roll, start, start + QPoint(0, -20), release=False)
    assert roll.stage.told == note
    view = roll.stage.view
    place = QPoint(at(roll, 0, 60).x() + 4, round(RULER + view.y(60) - 10))
    ratio = before.devicePixelRatio()
    assert roll.grab().toImage().pixelColor(place * ratio) != before.pixelColor(place * ratio)
    QTest.mouseRelease(roll, LEFT, NONE, start)
    assert roll.stage.told is None


def test_the_length_is_told_while_a_note_is_drawn_or_resized(roll, document):
    told = []
    roll.pointer_moved.connect(told.append)
    roll.set_tool("draw")
    drag(roll, at(roll, 0, 60), at(roll, 700, 60), release=False)
    assert told[-1] == "C4   1.1   3/8"
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 700, 60))
    edge = at(roll, 715, 60)
    drag(roll, edge, edge + QPoint(5, 0), held=ALT, release=False)
    assert told[-1].endswith("ticks")
    QTest.keyClick(roll, Key.Key_Escape)


def test_shift_and_a_key_at_the_left_select_the_notes_of_its_pitch(roll, document):
    a, b, c = write(document, (60, 0, 480), (60, 960, 480), (64, 0, 480))
    write(document, (60, 0, 480), voice=1)
    key = QPoint(20, at(roll, 0, 60).y())
    click(roll, key)
    assert roll.selection == set()
    click(roll, key, SHIFT)
    assert roll.selection == {a, b}
    drag(roll, key, QPoint(20, at(roll, 0, 65).y()), held=SHIFT)
    assert roll.selection == {a, b, c}


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_escape_takes_back_what_any_tool_does(roll, document, tool):
    write(document, (60, 0, 960), (60, 960, 960), (64, 0, 960))
    before = (values(document), velocities(document))
    roll.set_selection(document.score.notes)
    chosen = roll.selection
    roll.set_tool(tool)
    drag(roll, at(roll, 480, 60), at(roll, 1440, 66), at(roll, 700, 58), release=False)
    QTest.keyClick(roll, Key.Key_Escape)
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 700, 58))
    assert (values(document), velocities(document)) == before
    assert not document.in_transaction
    assert names(document) == ()
    if tool != "erase":
        assert roll.selection == chosen
