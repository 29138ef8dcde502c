"""The surprise lane: real mouse and key events over what was told of the notes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.app.likely_places import LikelyPlace, LikelyPlaces
from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.lanes.surprise_painter import MOST
from composer.ui.roll.scene import KEYS

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NATS = (0.5, 4.0, 0.2, 6.0, None, 12.0)


@pytest.fixture
def roll(open_roll):
    document = Document(empty_score())
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 67, 480 * i, 480) for i in range(len(NATS))]
    document.apply(AddNotes(tuple(notes)), "Write")
    view = open_roll(document)
    places = LikelyPlaces()
    for note, nats in zip(notes, NATS, strict=True):
        if nats is not None:
            shares = np.array([0.1, np.exp(-nats)], np.float32)
            places.put(LikelyPlace(note.id, voice, note.onset, note.end, 66, shares, nats))
    view.lanes["surprise"].places = places
    view.lanes.show_lane("surprise", True)
    return view


@pytest.fixture
def lane(roll):
    return roll.lanes["surprise"]


def ids(roll):
    return [note.id for note in roll.document.score.notes_in_order()]


def at(lane, number, nats):
    """The bar of a note, at a height."""
    x = KEYS + lane.stage.view.x(480 * number) + 2
    return QPoint(round(x), round(BORDER + lane.scale.y(nats)))


def test_a_press_on_a_bar_selects_its_note_and_shift_adds_another(roll, lane):
    QTest.mouseClick(lane, LEFT, NONE, at(lane, 1, 3.0))
    assert roll.selection == {ids(roll)[1]}
    QTest.mouseClick(lane, LEFT, SHIFT, at(lane, 3, 3.0))
    assert roll.selection == {ids(roll)[1], ids(roll)[3]}
    QTest.mouseClick(lane, LEFT, SHIFT, at(lane, 3, 3.0))
    assert roll.selection == {ids(roll)[1]}


def test_a_note_of_which_nothing_is_known_has_no_bar(roll, lane):
    QTest.mouseClick(lane, LEFT, NONE, at(lane, 4, 1.0))
    assert roll.selection == frozenset()


def test_the_pointer_tells_of_which_note_a_bar_is(lane, roll, qtbot):
    told = []
    lane.said.connect(told.append)
    QTest.mouseMove(lane, at(lane, 2, 0.1))
    qtbot.waitUntil(lambda: told == [ids(roll)[2]])
    QTest.mouseMove(lane, at(lane, 4, 0.1))
    qtbot.waitUntil(lambda: told == [ids(roll)[2], 0])


def test_keys_ask_for_other_surprising_notes_and_for_what_is_likelier(lane, roll):
    steps, asked = [], []
    lane.step_asked.connect(steps.append)
    lane.asked.connect(asked.append)
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Right)
    QTest.keyClick(lane, Qt.Key.Key_Left)
    assert steps == [1, -1]
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, 3, 3.0))
    assert asked == [ids(roll)[3]]
    assert roll.selection == {ids(roll)[3]}
    QTest.keyClick(lane, Qt.Key.Key_Return)
    assert asked == [ids(roll)[3]] * 2


def test_the_higher_bar_is_the_more_surprising_and_the_highest_end_at_the_top(lane):
    image = lane.grab().toImage()
    ratio = image.devicePixelRatio()
    paper = image.pixelColor(
        round((KEYS + lane.stage.view.x(480 * 4) + 40) * ratio), round((BORDER + 14) * ratio)
    )

    def is_drawn(number, nats):
        point = at(lane, number, nats)
        return image.pixelColor(round(point.x() * ratio), round(point.y() * ratio)) != paper

    assert is_drawn(1, 3.5)
    assert not is_drawn(1, 4.5)
    assert is_drawn(3, 5.5)
    assert not is_drawn(3, 6.6)
    assert is_drawn(5, MOST - 0.3)


def test_a_reason_stands_where_there_is_nothing_and_takes_presses_away(lane, roll):
    lane.set_reason("There is no note.")
    QTest.mouseClick(lane, LEFT, NONE, at(lane, 1, 3.0))
    assert roll.selection == frozenset()
