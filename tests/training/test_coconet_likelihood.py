"""The framewise figure, on networks whose likelihoods are known."""

import math

import numpy as np
import pytest
import torch

from training.coconet.likelihood import framewise_nll, quick_estimate

LOWEST, PITCHES = 40, 8


def pieces(count=3, steps=16, seed=0):
    random = np.random.default_rng(seed)
    return [
        random.integers(LOWEST, LOWEST + PITCHES, (steps, 4)).astype(np.int16) for _ in range(count)
    ]


def flat(rolls, hidden):
    return torch.zeros(*rolls.shape)


class Watching:
    """A flat network that remembers how much it was shown."""

    def __init__(self):
        self.shown = []

    def __call__(self, rolls, hidden):
        self.shown.append((~hidden.bool()).sum((1, 2)).tolist())
        assert (rolls.sum(-1) == 1).all()
        return torch.zeros(*rolls.shape)


@pytest.mark.parametrize("chronological", [False, True])
def test_a_flat_network_costs_four_times_the_logarithm_of_the_pitches(chronological):
    value = framewise_nll(
        flat, pieces(), LOWEST, PITCHES, crop=8, orderings=2, chronological=chronological
    )
    assert value == pytest.approx(4 * math.log(PITCHES))
    assert quick_estimate(flat, pieces(), LOWEST, PITCHES, crop=8) == pytest.approx(
        4 * math.log(PITCHES)
    )


def test_silent_cells_cost_nothing():
    silent = [np.where(np.arange(4) < 2, p, -1).astype(np.int16) for p in pieces()]
    value = framewise_nll(flat, silent, LOWEST, PITCHES, crop=8, orderings=1)
    assert value == pytest.approx(2 * math.log(PITCHES))


def test_each_cell_is_scored_once_with_all_earlier_ones_shown():
    network = Watching()

    def with_silence_allowed(rolls, hidden):
        return network(rolls, hidden)

    framewise_nll(with_silence_allowed, pieces(1, 8), LOWEST, PITCHES, crop=8, orderings=1)
    assert [shown[0] for shown in network.shown] == list(range(32))


def test_chronological_order_shows_the_frames_from_the_left():
    frames = []

    def network(rolls, hidden):
        frames.append((~hidden.bool()).all(1).sum(1).tolist()[0])
        assert (~hidden.bool()).all(1)[0, : frames[-1]].all()
        return torch.zeros(*rolls.shape)

    framewise_nll(network, pieces(1, 6), LOWEST, PITCHES, crop=6, orderings=1, chronological=True)
    assert frames == [frame for frame in range(6) for _ in range(4)]


def test_orderings_are_averaged_in_probability_not_in_nats():
    calls = []

    def network(rolls, hidden):
        # One ordering in two knows the truth; its logits are far apart.
        calls.append(None)
        sure = len(calls) <= 4
        logits = torch.zeros(*rolls.shape)
        logits[..., 0] = 50.0 if sure else 0.0
        return logits

    piece = [np.full((1, 4), LOWEST, dtype=np.int16)]
    value = framewise_nll(network, piece, LOWEST, PITCHES, crop=1, orderings=2)
    assert value == pytest.approx(-math.log((1 + PITCHES**-4) / 2), abs=1e-6)


def test_voices_of_a_frame_see_the_networks_own_guesses_not_the_truth():
    truth = [np.full((1, 4), LOWEST + 3, dtype=np.int16)]
    seen = []

    def network(rolls, hidden):
        shown = ~hidden.bool()[0, :, 0]
        seen.extend(rolls[0, shown, 0].argmax(-1).tolist())
        logits = torch.zeros(*rolls.shape)
        logits[..., 5] = 1.0
        return logits

    framewise_nll(network, truth, LOWEST, PITCHES, crop=1, orderings=1)
    assert seen == [5] * 6
