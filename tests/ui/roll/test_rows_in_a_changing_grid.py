"""The rows suit the height that the notes have, as lanes above and below come and go."""

from __future__ import annotations

import pytest

from composer.edit.document import Document
from composer.ui.states import song_for_four


@pytest.fixture
def document():
    return Document(song_for_four())


def test_rows_are_as_high_as_before_once_a_lane_is_closed_again(roll):
    roll.zoom_to_fit()
    before = roll.stage.view
    for lane in ("velocity", "syllables", "masks"):
        roll.lanes.show_lane(lane, True)
    between = roll.stage.view
    assert between.height < before.height
    assert between.row < before.row
    assert between.row >= min(8, before.row)
    for lane in ("velocity", "syllables", "masks"):
        roll.lanes.show_lane(lane, False)
    assert roll.stage.view.row == pytest.approx(before.row)
    assert roll.stage.view.pitch(before.height / 2) == pytest.approx(
        before.pitch(before.height / 2), abs=1
    )


def test_a_song_opened_beside_lanes_has_larger_rows_once_there_is_room(roll):
    for lane in ("velocity", "syllables", "masks"):
        roll.lanes.show_lane(lane, True)
    roll.zoom_to_fit()
    low = roll.stage.view.row
    for lane in ("velocity", "syllables", "masks"):
        roll.lanes.show_lane(lane, False)
    assert roll.stage.view.row > low


def test_rows_that_the_person_made_otherwise_stay(roll):
    roll.zoom_to_fit()
    roll.zoom_pitch(1.3, roll.height() / 2)
    chosen = roll.stage.view.row
    roll.lanes.show_lane("velocity", True)
    assert roll.stage.view.row == chosen
    roll.lanes.show_lane("velocity", False)
    assert roll.stage.view.row == chosen


def test_rows_made_smaller_for_the_pitches_of_a_candidate_grow_with_the_room(roll):
    roll.zoom_to_fit()
    before = roll.stage.view.row
    roll.show_pitches(20, 100)
    small = roll.stage.view.row
    assert small < before
    roll.window().resize(1000, 900)
    assert roll.stage.view.row > small
