"""Whatever is done with any tool: the song stays whole, and undo leads all the way back."""

from __future__ import annotations

from contextlib import contextmanager

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.edit.document import Document
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.tools import TOOLS
from composer.ui.roll.view import RollView
from tests.ui.roll.by_hand import ALT, CONTROL, LEFT, NONE, RIGHT, SHIFT, Key, at, drag, move, write

MIDDLE = Qt.MouseButton.MiddleButton
_KEYS = {SHIFT: Key.Key_Shift, CONTROL: Key.Key_Control, ALT: Key.Key_Alt}
_PLACES = st.tuples(st.integers(-200, 5000), st.integers(54, 72))
_GESTURES = st.tuples(
    st.sampled_from(sorted(TOOLS)),
    st.sampled_from([LEFT, LEFT, LEFT, RIGHT]),
    st.sampled_from([NONE, SHIFT, CONTROL, ALT]),
    st.lists(_PLACES, min_size=1, max_size=4),
    st.sampled_from(["let go", "escape", "another key", "another button", "double"]),
)


@contextmanager
def shown_roll():
    """A roll of two voices that cross, on a screen."""
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto", Role.ALTO),)
    document = Document(score)
    write(document, (60, 0, 480), (62, 480, 480), (62, 960, 960), (67, 2000, 100))
    write(document, (60, 0, 960), (62, 960, 30), (57, 1920, 1920), voice=1)
    roll = RollView(document)
    roll.resize(900, 500)
    roll.show()
    roll.set_active_voice(score.voices[0].id)
    try:
        yield roll
    finally:
        roll.close()
        roll.deleteLater()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_GESTURES, min_size=1, max_size=6), st.booleans())
def test_whatever_is_done_can_be_undone_all_the_way(qapp, gestures, snap):
    with shown_roll() as roll:
        roll.set_snap(snap)
        document = roll.document
        before, steps = dict(document.score.notes), document.position
        for gesture in gestures:
            do(roll, *gesture)
            assert not document.in_transaction
            document.score.check()
            assert roll.selection <= document.score.notes.keys()
            assert roll.stage.store.selection() == roll.selection
        while document.position > steps:
            document.undo()
        assert document.score.notes == before
        assert roll.stage.store.selection() == roll.selection


def do(roll, tool, button, held, places, end):
    """A drag over some places, which ends in one of several ways."""
    roll.set_tool(tool)
    points = [at(roll, *place) for place in places]
    last = points[-1]
    drag(roll, *points, held=held, button=button, release=False)
    if end == "escape":
        QTest.keyClick(roll, Key.Key_Escape)
    elif end == "another key" and held != NONE:
        QTest.keyRelease(roll, _KEYS[held])
        move(roll, last + QPoint(30, 10), NONE, button)
    elif end == "another button":
        QTest.mousePress(roll, MIDDLE, NONE, last)
        QTest.mouseRelease(roll, MIDDLE, NONE, last)
    QTest.mouseRelease(roll, button, held, last)
    if end == "double":
        QTest.mouseDClick(roll, button, held, last)
        QTest.mouseRelease(roll, button, held, last)
