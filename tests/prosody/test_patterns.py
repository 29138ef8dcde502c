"""Lines of syllables for the notes of a melody."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.model.note import Note
from composer.model.time import Meter, MeterMap
from composer.prosody.patterns import (
    LONGEST,
    beat_weight,
    patterns_of,
    stress_agreement,
    stress_fit,
)

Q = 480
COMMON, WALTZ, JIG = (MeterMap((Meter(0, b, u),)) for b, u in ((4, 4), (3, 4), (6, 8)))


def sung(durations, start=0.0, rests=()):
    """Notes one after the other; durations in quarters, ``rests``: numbers of notes after which a
    quarter is silent."""
    notes, onset = [], round(start * Q)
    for number, duration in enumerate(durations, 1):
        notes.append(Note(number, 1, 60 + number % 7, onset, round(duration * Q)))
        onset += round(duration * Q) + Q * (number in rests)
    return notes


def signs(notes, meter=COMMON, **more):
    return [line.stresses for line in patterns_of(notes, meter, **more)]


def test_a_hymn_with_an_upbeat_alternates_and_parts_at_its_long_notes():
    hymn = sung(([1] * 7 + [1.0]) * 3 + [1] * 7 + [2], start=3)
    assert signs(hymn) == ["x/x/x/x/"] * 4


def test_a_waltz_is_strong_on_one_and_a_jig_on_its_two_beats():
    assert signs(sung([1, 1, 1, 1, 1, 1, 3]), WALTZ) == ["/xx/xx/"]
    assert signs(sung([0.5] * 6 + [1, 0.5, 1.5]), JIG) == ["/xx/xx/x/"]


def test_eighths_are_strong_on_the_beats():
    assert signs(sung([0.5] * 6 + [1])) == ["/x/x/x/"]


def test_lines_part_at_rests():
    lines = patterns_of(sung([1] * 12, rests=(5,)), COMMON)
    assert [line.syllables for line in lines] == [5, 7]


def test_lines_part_at_phrase_marks_whatever_the_notes():
    lines = patterns_of(sung([1] * 8), COMMON, breaks=(2 * Q,))
    assert next(line.syllables for line in lines) == 2


def test_a_melisma_is_one_syllable():
    (line,) = patterns_of(sung([1, 0.5, 0.5, 1, 1]), COMMON, held={3})
    assert line.notes == (1, 2, 4, 5)


def test_of_notes_that_begin_together_the_highest_is_sung():
    notes = [*sung([1] * 4), Note(90, 1, 90, Q, Q)]
    assert patterns_of(notes, COMMON)[0].notes == (1, 90, 3, 4)


def test_no_notes_are_no_lines():
    assert patterns_of([], COMMON) == ()


def test_notes_a_little_off_the_beat_weigh_as_on_it():
    for off in (-35, 0, 35):
        assert beat_weight(4 * Q + off, COMMON) == 3
        assert beat_weight(2 * Q + off, COMMON) == 2
        assert beat_weight(Q + off, COMMON) == 1
        assert beat_weight(Q // 2 + off, COMMON) == 0
    assert beat_weight(Q // 4, COMMON) == -1


@given(
    st.lists(st.tuples(st.integers(1, 2000), st.integers(0, 1500)), max_size=60),
    st.sampled_from([COMMON, WALTZ, JIG, MeterMap((Meter(0, 7, 8), Meter(5000, 5, 4)))]),
    st.lists(st.integers(0, 50_000), max_size=4),
)
@settings(deadline=None)
def test_every_note_is_in_one_line_in_order(steps, meter, breaks):
    notes, onset = [], 0
    for number, (duration, rest) in enumerate(steps, 1):
        notes.append(Note(number, 1, 60, onset, duration))
        onset += duration + rest
    lines = patterns_of(notes, meter, breaks)
    assert [note for line in lines for note in line.notes] == [note.id for note in notes]
    starts = {line.notes[0] for line in lines}
    for line in lines:
        assert 1 <= line.syllables == len(line.stresses) <= LONGEST
        assert set(line.stresses) <= {"x", "/"}
    for before, after in pairwise(notes):
        if any(before.onset < tick <= after.onset for tick in breaks):
            assert after.id in starts


@pytest.mark.parametrize(
    ("line", "pattern", "share"),
    [
        ("The curfew tolls the knell of parting day", "x/x/x/x/x/", 1.0),
        ("The curfew tolls the knell of parting day", "/x/x/x/x/x", 0.0),
        ("of the", "//", 1.0),
        ("", "/", 1.0),
    ],
)
def test_agreement_is_the_share_of_stresses_on_strong_beats(line, pattern, share):
    assert stress_agreement(line, pattern) == share


def test_a_word_sung_against_its_stress_fits_worse_than_small_words_that_bend():
    good, bent, bad = (
        stress_fit(line, "x/x/")
        for line in ("the morning light", "and so we went", "morning the day")
    )
    assert good > bent > bad
    assert bad >= 0
    assert good <= 1
