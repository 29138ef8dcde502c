"""The limiter: nothing passes the ceiling, and what is below it is not touched."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.midi.limiter import BLOCK, CEILING, Limiter

RATE = 44_100


def limited(sound: np.ndarray) -> tuple[np.ndarray, Limiter]:
    """``sound``, shape (frames, 2), in blocks through a limiter."""
    limiter = Limiter(RATE)
    parts = [limiter.process(sound[i : i + BLOCK]) for i in range(0, len(sound), BLOCK)]
    return np.concatenate([*parts, limiter.flush()]), limiter


@given(
    length=st.integers(1, 5 * BLOCK),
    spikes=st.lists(
        st.tuples(st.integers(0, 5 * BLOCK - 1), st.floats(0.25, 20), st.booleans()),
        max_size=12,
    ),
    seed=st.integers(0, 1000),
    loudness=st.floats(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_no_sample_passes_the_ceiling_whatever_comes(length, spikes, seed, loudness):
    noise = np.random.default_rng(seed).uniform(-loudness, loudness, (length, 2))
    sound = noise.astype(np.float32)
    for place, height, left in spikes:
        if place < length:
            sound[place, int(left)] = height
    out, _ = limited(sound)
    assert out.shape == sound.shape
    assert np.abs(out).max() <= CEILING
    assert (np.abs(out) <= np.abs(sound) + 1e-6).all()


def test_what_is_below_the_ceiling_passes_bit_for_bit():
    sound = np.random.default_rng(1).uniform(-0.89, 0.89, (3 * BLOCK + 77, 2)).astype(np.float32)
    out, limiter = limited(sound)
    assert (out == sound).all()
    assert limiter.reduced == 1.0


def test_the_gain_comes_down_in_time_and_goes_back_slowly_without_steps():
    sound = np.full((20 * BLOCK, 2), 0.5, np.float32)
    at = 5 * BLOCK + 10
    sound[at : at + 40] = 2.0
    out, limiter = limited(sound)
    gain = out[:, 0] / sound[:, 0]
    assert abs(limiter.reduced - CEILING / 2) < 0.001
    assert (gain[: at - 400] == 1).all()
    assert np.abs(np.diff(gain)).max() < 0.005
    after = gain[at + 300 :]
    assert (np.diff(after) >= -1e-6).all()
    assert after[RATE] > 0.99
