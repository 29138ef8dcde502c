"""Bringing notes to a grid: straight, with a swing, part of the way, onsets and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import SetMeter
from composer.edit.quantise import Quantising, quantise
from composer.model.time import Meter, MeterMap
from tests.edit.drawn import shown, with_notes

GRIDS = st.sampled_from([30, 60, 80, 120, 160, 240, 480, 960, 1920])


def all_of(document, how):
    quantise(document, frozenset(document.score.notes), how)
    return shown(document)


def test_onsets_go_to_the_nearest_line_and_durations_stay():
    document = with_notes((60, 50, 333), (62, 60, 333), (64, 200, 333))
    assert all_of(document, Quantising(120)) == [(60, 0, 333), (62, 120, 333), (64, 240, 333)]


def test_half_the_strength_goes_half_the_way():
    assert all_of(with_notes((60, 40, 100)), Quantising(120, strength=0.5)) == [(60, 20, 100)]


def test_ends_that_are_quantised_lie_on_a_line_behind_the_onset():
    document = with_notes((60, 10, 5), (62, 130, 221))
    assert all_of(document, Quantising(120, ends=True)) == [(60, 0, 120), (62, 120, 240)]


def test_ends_alone_leave_the_onsets():
    document = with_notes((60, 10, 5), (62, 130, 221))
    how = Quantising(120, onsets=False, ends=True)
    assert all_of(document, how) == [(60, 10, 110), (62, 130, 230)]


def test_a_swing_delays_every_second_line():
    document = with_notes((60, 0, 100), (62, 230, 100), (64, 500, 100), (65, 700, 100))
    swung = all_of(document, Quantising(240, swing=2 / 3))
    assert [onset for _, onset, _ in swung] == [0, 320, 480, 800]


def test_the_grid_begins_anew_with_every_bar():
    document = with_notes((60, 1650, 100), (62, 1680 + 430, 100))
    document.apply(SetMeter(MeterMap((Meter(0, 7, 8),))))
    moved = all_of(document, Quantising(480))
    assert [onset for _, onset, _ in moved] == [1680, 1680 + 480]


@pytest.mark.parametrize(
    "wrong", [{"grid": 0}, {"strength": 1.5}, {"strength": -0.1}, {"swing": 0.4}, {"swing": 0.9}]
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"grid|swing"):
        Quantising(**{"grid": 120, **wrong})


NOTES = st.lists(
    st.tuples(st.integers(0, 127), st.integers(0, 9000), st.integers(1, 3000)),
    min_size=1,
    max_size=12,
)
HOWS = st.builds(
    Quantising,
    GRIDS,
    st.sampled_from([0.0, 0.3, 1.0]),
    st.floats(0.5, 0.75),
    st.booleans(),
    st.booleans(),
)


@given(NOTES, HOWS, st.sampled_from([(4, 4), (3, 4), (7, 8), (5, 16)]))
def test_quantising_keeps_pitches_and_is_taken_back_exactly(notes, how, meter):
    document = with_notes(*notes)
    document.apply(SetMeter(MeterMap((Meter(0, *meter),))))
    before = dict(document.score.notes)
    quantise(document, frozenset(before), how)
    for note_id, note in document.score.notes.items():
        old = before[note_id]
        assert note.pitch == old.pitch
        assert how.onsets or note.onset == old.onset
        assert how.ends or note.duration == old.duration
        if how.strength == 0:
            assert note == old
        if how.strength == 1 and how.onsets:
            line = note.onset
            assert how.line_near(document.score.meter, line) == line
        if how.strength == 1 and how.ends:
            assert how.line_near(document.score.meter, note.end) == note.end
    if document.undo_name == "Quantise":
        document.undo()
    assert document.score.notes == before


@given(NOTES, GRIDS, st.floats(0.5, 0.75))
def test_what_is_on_the_grid_stays_there(notes, grid, swing):
    document = with_notes(*notes)
    how = Quantising(grid, swing=swing, ends=True)
    once = all_of(document, how)
    assert all_of(document, how) == once
