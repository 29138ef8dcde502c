"""What somebody else changes in the middle of a gesture: a model, an open file, a menu.

The gesture's own change is a step by then, the other change is one as well, and what the gesture
cannot go on with ends it.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.edit import transform
from composer.edit.commands import RemoveNotes, SetTempo
from composer.edit.document import Document
from composer.model.score import empty_score
from composer.model.time import Tempo, TempoMap
from composer.ui.roll.tools import TOOLS
from composer.ui.roll.view import RollView
from tests.ui.roll.by_hand import LEFT, NONE, at, drag, move, write


@pytest.fixture
def roll(qtbot):
    document = Document()
    view = RollView(document)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    write(document, (60, 0, 480), (62, 480, 480), (60, 960, 960), (67, 1920, 480))
    view.set_active_voice(document.score.voices[0].id)
    view.set_selection(document.score.notes)
    return view


def deleted(document):
    document.apply(RemoveNotes(tuple(document.score.notes)), "Delete Notes")


def transposed(document):
    transform.transpose(document, tuple(document.score.notes), 1)


def undone(document):
    document.undo()


def opened(document):
    document.replace(empty_score())


def slower(document):
    document.apply(SetTempo(TempoMap((Tempo.from_bpm(0, 60),))), "Tempo")


def whole(roll):
    document = roll.document
    assert not document.in_transaction
    document.score.check()
    assert roll.selection <= document.score.notes.keys()
    assert roll.stage.store.selection() == roll.selection
    assert {*roll.stage.store.id[roll.stage.store.seen()].tolist()} == {*document.score.notes}


@pytest.mark.parametrize("tool", sorted(TOOLS))
@pytest.mark.parametrize("other", [deleted, transposed, undone, opened, slower])
@pytest.mark.parametrize("moved", [False, True])
def test_the_song_stays_whole_and_undo_leads_back(roll, tool, other, moved):
    document = roll.document
    steps, before = document.position, dict(document.score.notes)
    roll.set_tool(tool)
    start, on = at(roll, 1100, 60), at(roll, 1500, 62)
    if moved:
        drag(roll, start, on, release=False)
    else:
        QTest.mousePress(roll, LEFT, NONE, start)
    other(document)
    whole(roll)
    move(roll, on + QPoint(40, -30))
    QTest.mouseRelease(roll, LEFT, NONE, on + QPoint(40, -30))
    whole(roll)
    assert not roll.has_gesture()
    while document.position > steps:
        document.undo()
    if other not in (opened, undone):
        assert document.score.notes == before


def test_a_drag_is_kept_when_another_change_comes_and_each_is_a_step_of_its_own(roll):
    document = roll.document
    note = document.score.notes_in_order()[0]
    roll.set_selection({note.id})
    drag(roll, at(roll, 240, 60), at(roll, 240, 64), release=False)
    assert document.score.notes[note.id].pitch == 64
    transposed(document)
    assert not roll.has_gesture()
    move(roll, at(roll, 240, 70))
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 240, 70))
    assert document.score.notes[note.id].pitch == 65
    assert document.history.names[-2:] == ("Move Notes", "Transpose")
    document.undo()
    assert document.score.notes[note.id].pitch == 64
    document.undo()
    assert document.score.notes[note.id] == note


def test_a_drag_goes_on_through_a_change_that_leaves_the_notes_alone(roll):
    document = roll.document
    note = document.score.notes_in_order()[0]
    roll.set_selection({note.id})
    drag(roll, at(roll, 240, 60), at(roll, 240, 64), release=False)
    slower(document)
    assert roll.has_gesture()
    move(roll, at(roll, 240, 65), NONE, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(roll, LEFT, NONE, at(roll, 240, 65))
    assert document.score.notes[note.id].pitch == 65
    assert document.history.names[-3:] == ("Move Notes", "Tempo", "Move Notes")


@pytest.mark.parametrize("other", [deleted, transposed, undone, opened, slower])
def test_the_lanes_stay_whole_too(roll, other):
    document, lanes = roll.document, roll.lanes
    for name in ("velocity", "cc11", "masks"):
        lanes.show_lane(name, True)
        lane = next(lane for lane in lanes if lane.name == name)
        QTest.mousePress(lane, LEFT, NONE, QPoint(120, lane.height() - 12))
        QTest.mouseMove(lane, QPoint(200, 20))
        other(document)
        QTest.mouseMove(lane, QPoint(240, 30))
        QTest.mouseRelease(lane, LEFT, NONE, QPoint(240, 30))
        whole(roll)
        assert lane.gesture is None
