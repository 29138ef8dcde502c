"""Counting what a teacher of counterpoint would mark."""

import numpy as np
import pytest

from composer.engine.counterpoint import Findings, inspect


def piece(*steps):
    return np.array(steps, dtype=np.int16)


def test_two_voices_that_move_from_fifth_to_fifth_are_counted_once():
    found = inspect(piece((72, 67, 55, 48), (72, 67, 57, 50)))
    assert (found.parallel_fifths, found.parallel_octaves, found.moving_pairs) == (1, 0, 1)


def test_parallel_octaves_count_at_any_distance_of_octaves():
    found = inspect(piece((72, 67, 64, 48), (74, 67, 64, 50)))
    assert (found.parallel_fifths, found.parallel_octaves) == (0, 1)


def test_fifths_reached_by_contrary_motion_are_no_parallels():
    found = inspect(piece((67, 64, 60, 60), (74, 64, 60, 55)))
    assert found.parallel_fifths == 0
    assert found.moving_pairs == 1


def test_a_held_fifth_is_no_parallel():
    assert inspect(piece((72, 67, 55, 48), (72, 67, 55, 48))).parallel_fifths == 0


def test_a_step_with_an_alto_above_the_soprano_is_crossed():
    assert inspect(piece((65, 67, 55, 48), (69, 67, 55, 48))).crossed == 1


def test_a_step_with_neighbours_a_second_apart_counts_once():
    assert inspect(piece((72, 71, 57, 55))).seconds == 1


def test_a_voice_below_its_range_is_counted_cell_by_cell():
    assert inspect(piece((72, 67, 40, 48), (72, 67, 40, 48))).out_of_range == 2


def test_silence_is_counted_and_never_crossed():
    found = inspect(piece((72, -1, 55, 48), (72, 80, -1, 48)))
    assert found.silent == 2
    assert found.crossed == 1


def test_a_leap_of_a_sixth_is_a_leap_and_a_fifth_is_none():
    assert inspect(piece((60, 60, 60, 60), (69, 67, 60, 60))).leaps == 1


def test_findings_add_up():
    one = inspect(piece((72, 67, 55, 48), (72, 67, 57, 50)))
    assert one + Findings() == one
    assert (one + one).steps == 4


def test_what_is_not_four_voices_is_refused():
    with pytest.raises(ValueError, match="steps, 4"):
        inspect(np.zeros((8, 3), dtype=np.int16))


def test_the_validation_chorales_have_the_rates_that_the_figures_are_held_against(data_folder):
    with np.load(data_folder / "chorales" / "jsb16-train-valid.npz") as data:
        voices, lengths = data["valid_voices"], data["valid_lengths"]
    total = Findings()
    for chorale in np.split(voices, np.cumsum(lengths)[:-1]):
        total += inspect(chorale)
    rates = total.rates()
    assert rates["crossed_percent"] == pytest.approx(3.0, abs=0.1)
    assert rates["seconds_percent"] == pytest.approx(8.3, abs=0.1)
    assert rates["out_of_range"] == 0
