"""The filter of times: events with jitter are seen where they truly were."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.steady_time import SteadyTime


@given(st.floats(0.005, 0.1), st.floats(0, 0.15), st.integers(0, 1000))
def test_jitter_is_filtered_out(period, jitter, seed):
    drawn = random.Random(seed)
    steady, errors = SteadyTime(), []
    for i in range(200):
        true = 3.0 + i * period
        steady.hear(true + drawn.uniform(-jitter, jitter) * period)
        errors.append(abs(steady.latest - true) / period)
    assert steady.period == pytest.approx(period, rel=0.01 + 0.4 * jitter)
    # What arrives is off by half the jitter on average.
    assert sum(errors[100:]) / 100 <= 0.35 * jitter + 1e-6


def test_exact_events_are_taken_as_they_are():
    steady = SteadyTime()
    for i in range(10):
        steady.hear(i / 48)
        assert steady.latest == pytest.approx(i / 48)
    assert steady.period == pytest.approx(1 / 48)


def test_another_rate_is_taken_up_within_a_few_events():
    steady = SteadyTime()
    for i in range(100):
        steady.hear(i / 48)
    for i in range(6):
        steady.hear(99 / 48 + (i + 1) / 20)
    assert steady.period == pytest.approx(1 / 20, rel=0.01)
    assert steady.latest == pytest.approx(99 / 48 + 6 / 20, abs=0.001)


def test_events_that_were_held_up_do_not_change_the_rate():
    steady = SteadyTime()
    for i in range(100):
        steady.hear(i / 48)
    # Three come at once, as after a pause of the other program.
    for late in (102.4, 102.5, 102.6, 103, 104, 105):
        steady.hear(late / 48)
    assert steady.period == pytest.approx(1 / 48, rel=0.15)


def test_there_is_no_rate_before_the_second_event_or_after_forgetting():
    steady = SteadyTime()
    assert steady.period is None
    steady.hear(1.0)
    assert steady.period is None
    steady.hear(1.5)
    assert steady.period == 0.5
    steady.forget()
    assert steady.period is None
