"""Dynamic marks read off velocities."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.dynamics import LEVELS, dynamics

QUARTER = 480


def marked(velocities: list[int], step: int = QUARTER) -> list[tuple[int, str]]:
    """The marks of notes one after another: (number of the note, mark)."""
    marks, _ = dynamics((Fraction(i * step), v) for i, v in enumerate(velocities))
    return [(int(mark.start) // step, mark.name) for mark in marks]


@pytest.mark.parametrize(("name", "velocity"), LEVELS)
def test_notes_that_are_equally_loud_have_one_mark(name: str, velocity: int) -> None:
    assert marked([velocity] * 40) == [(0, name)]


def test_a_louder_part_has_a_mark_where_it_begins_and_ends() -> None:
    assert marked([64] * 16 + [96] * 16 + [64] * 16) == [(0, "mp"), (16, "f"), (32, "mp")]


def test_accents_and_the_unevenness_of_a_player_are_no_marks() -> None:
    beats = [90, 76, 82, 76] * 12
    assert marked(beats) == [(0, "mf")]
    uneven = random.Random(3)
    assert marked([80 + uneven.randint(-9, 9) for _ in range(64)]) == [(0, "mf")]
    assert marked([80] * 20 + [112] + [80] * 20) == [(0, "mf")]


def test_notes_that_become_louder_evenly_have_a_hairpin() -> None:
    velocities = [49] * 16 + [49 + 3 * n for n in range(16)] + [96] * 16
    marks, hairpins = dynamics((Fraction(i * QUARTER), v) for i, v in enumerate(velocities))
    assert [mark.name for mark in marks] == ["p", "f"]
    (hairpin,) = hairpins
    assert hairpin.louder
    assert 12 * QUARTER <= hairpin.start < 24 * QUARTER <= hairpin.end <= 34 * QUARTER
    assert hairpin.end == marks[1].start


def test_notes_that_become_softer_have_the_other_hairpin() -> None:
    velocities = [96] * 16 + [96 - 3 * n for n in range(16)] + [49] * 16
    _, hairpins = dynamics((Fraction(i * QUARTER), v) for i, v in enumerate(velocities))
    assert [hairpin.louder for hairpin in hairpins] == [False]


def test_terraces_have_marks_and_no_hairpin() -> None:
    velocities = [49] * 8 + [64] * 8 + [80] * 8 + [96] * 8
    marks, hairpins = dynamics((Fraction(i * QUARTER), v) for i, v in enumerate(velocities))
    assert [mark.name for mark in marks] == ["p", "mp", "mf", "f"]
    assert hairpins == []


def test_without_notes_there_are_no_marks() -> None:
    assert dynamics([]) == ([], [])


@given(st.lists(st.tuples(st.integers(0, 9000).map(Fraction), st.integers(1, 127)), min_size=1))
def test_marks_are_in_order_at_notes_and_each_is_another(
    notes: list[tuple[Fraction, int]],
) -> None:
    marks, hairpins = dynamics(notes)
    starts = {start for start, _ in notes}
    assert marks[0].start == min(starts)
    assert {mark.start for mark in marks} <= starts
    assert all(a.start < b.start and a.name != b.name for a, b in pairwise(marks))
    assert all(a.end <= b.start for a, b in pairwise(hairpins))
    assert all(pin.start < pin.end for pin in hairpins)
