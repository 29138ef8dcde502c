"""Neighbours and places on a map, by states."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from composer.engine.similarity import FEW, likeness, nearest, plane

STATES = np.random.default_rng(3).normal(size=(30, 8))


def test_the_same_state_is_the_nearest_and_its_opposite_the_furthest() -> None:
    centre = STATES.mean(0)
    states = np.vstack([STATES, STATES[4], 2 * centre - STATES[4]])
    found = nearest(states, 4, 100)
    assert found[0][0] == 30
    assert found[0][1] > 0.999
    assert found[-1][0] == 31
    assert 4 not in [number for number, _ in found]
    assert [alike for _, alike in found] == sorted((alike for _, alike in found), reverse=True)


def test_few_pieces_are_compared_as_they_are() -> None:
    states = np.ones((2, 3)) + np.eye(3)[:2] / 10
    assert len(states) < FEW
    assert likeness(states, 0)[1] > 0.9


def test_the_map_keeps_the_distances_of_states_that_lie_in_a_plane() -> None:
    flat = STATES[:, :2] @ np.linalg.qr(np.random.default_rng(0).normal(size=(8, 2)))[0].T
    places = plane(flat + 7)
    assert np.abs(places).max() == 1
    before = np.linalg.norm(flat[:, None] - flat[None], axis=-1)
    after = np.linalg.norm(places[:, None] - places[None], axis=-1)
    scale = after.max() / before.max()
    assert np.allclose(after, before * scale)
    assert np.array_equal(places, plane(flat + 7))


@given(
    arrays(np.float64, st.tuples(st.integers(1, 12), st.integers(1, 6)), elements=st.floats(-9, 9))
)
def test_any_states_have_likenesses_and_places_within_bounds(states) -> None:
    alike = likeness(states, 0)
    assert np.isfinite(alike).all()
    assert (np.abs(alike) <= 1).all()
    places = plane(states)
    assert places.shape == (len(states), 2)
    assert np.isfinite(places).all()
    assert (np.abs(places) <= 1).all()
