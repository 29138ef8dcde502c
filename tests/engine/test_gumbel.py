"""Draws in NumPy: held against the distributions of PyTorch's way in float64."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from composer.engine.drawing import tempered
from composer.engine.gumbel import Gumbel, heated, nats


@given(
    seed=st.integers(0, 2**32 - 1),
    choices=st.integers(1, 80),
    temperature=st.one_of(st.just(0.0), st.floats(0.05, 4)),
    top_k=st.one_of(st.none(), st.integers(1, 90)),
    top_p=st.one_of(st.none(), st.floats(0.01, 1)),
)
def test_scores_have_the_tempered_distribution_and_the_same_cuts(
    seed, choices, temperature, top_k, top_p
):
    logits = np.random.default_rng(seed).normal(size=choices).astype(np.float32) * 3
    if choices > 2:
        logits[1] = -np.inf
    scores = heated(logits, temperature, top_k, top_p)
    exact = torch.from_numpy(logits).double()
    wanted = tempered(exact, temperature, top_k, top_p).exp()
    found = torch.softmax(torch.from_numpy(scores).double(), -1)
    torch.testing.assert_close(found, wanted, atol=1e-5, rtol=0)
    # What is cut is the same, but for choices rarer than single precision can tell from nothing
    # beside the likeliest: where the share is 1 less a rounding, those may stay or go.
    differ = (found > 0) != (wanted > 0)
    assert (torch.softmax(exact / max(temperature, 1e-9), -1)[differ] < 1e-6).all()


def test_draws_follow_the_distribution():
    wanted = np.array([0.1, 0.0, 0.6, 0.3])
    with np.errstate(divide="ignore"):
        scores = np.log(wanted).astype(np.float32)
    random, counts = Gumbel(1), np.zeros(4)
    for _ in range(20_000):
        counts[random.draw(scores)] += 1
    assert counts / 20_000 == pytest.approx(wanted, abs=0.012)
    assert counts[1] == 0


@given(block=st.integers(1, 200), counts=st.lists(st.integers(1, 90), max_size=12))
def test_the_noise_of_a_seed_does_not_depend_on_how_much_is_made_at_once(block, counts):
    first, second = Gumbel(7), Gumbel(7, block)
    for count in counts:
        assert np.array_equal(first.noise(count), second.noise(count))


def test_other_seeds_give_other_noise_and_a_used_one_further_noise():
    random = Gumbel(3)
    one = random.noise(50).copy()
    assert not np.array_equal(one, random.noise(50))
    assert not np.array_equal(one, Gumbel(4).noise(50))


def test_nats_are_those_of_the_softmax():
    logits = np.random.default_rng(2).normal(size=(30, 9)).astype(np.float32) * 5
    logits[:, 4] = -np.inf
    chosen = np.arange(30) % 4
    wanted = torch.nn.functional.cross_entropy(
        torch.from_numpy(logits).double(), torch.from_numpy(chosen), reduction="none"
    )
    assert nats(logits, chosen) == pytest.approx(wanted.numpy(), abs=1e-9)
    assert nats(logits[:0], chosen[:0]).shape == (0,)
