"""The clef of each bar of a staff."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from composer.model.clefs import BASS, TREBLE, clefs


def test_high_notes_are_in_the_treble_and_low_ones_in_the_bass_clef() -> None:
    assert clefs([[72, 74, 76]] * 4) == [TREBLE] * 4
    assert clefs([[48, 50, 43]] * 4) == [BASS] * 4


def test_around_middle_c_the_clef_stays() -> None:
    assert len(set(clefs([[60, 64, 57, 55, 67], [55, 53, 52, 60], [69, 72, 60, 59]] * 3))) == 1


def test_a_part_that_goes_down_for_long_changes_its_clef_and_back() -> None:
    bars = [[72, 76, 79, 77]] * 4 + [[43, 40, 36, 38]] * 4 + [[72, 76, 79, 77]] * 4
    assert clefs(bars) == [TREBLE] * 4 + [BASS] * 4 + [TREBLE] * 4


def test_a_single_low_note_changes_nothing_and_neither_does_an_empty_bar() -> None:
    assert clefs([[72, 76]] * 3 + [[48]] + [[]] * 2 + [[72, 76]] * 3) == [TREBLE] * 9
    assert clefs([]) == []


@given(st.lists(st.lists(st.integers(0, 127), max_size=6), max_size=20))
def test_every_bar_has_a_clef(bars: list[list[int]]) -> None:
    found = clefs(bars)
    assert len(found) == len(bars)
    assert set(found) <= {TREBLE, BASS}
