"""Annealed blocked Gibbs sampling, on a network whose distributions are known."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.gibbs import CONTEXT, WINDOW, Annealing, Sampler, log_probabilities

PITCHES = 6


def flat(rolls, hidden):
    return torch.zeros(*rolls.shape)


def prefers_two(rolls, hidden):
    logits = torch.zeros(*rolls.shape)
    logits[..., 2] = 2.0
    return logits


def sampler(network=prefers_two, steps=8, seeds=(1,), temperature=1.0, **other):
    arguments = {
        "score": torch.full((4, steps), -1),
        "open_cells": torch.ones(4, steps, dtype=torch.bool),
        "allowed": torch.ones(4, steps, PITCHES, dtype=torch.bool),
        **other,
    }
    return Sampler(network, **arguments, temperature=temperature, seeds=list(seeds))


def test_the_share_of_hidden_cells_falls_from_all_to_the_last_and_never_rises():
    shares = [Annealing(40).share(step) for step in range(40)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == Annealing(40).last


def test_one_step_hides_everything():
    assert Annealing(1).share(0) == 1


@pytest.mark.parametrize("wrong", [{"steps": 0}, {"steps": 4, "first": 2}, {"steps": 4, "last": 0}])
def test_an_annealing_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"step|annealing"):
        Annealing(**wrong)


def test_draws_follow_the_networks_distribution():
    chain = sampler(steps=4000)
    chain.step(1.0)
    share = (chain.score == 2).float().mean()
    expected = torch.tensor([0.0, 0.0, 2.0, 0.0, 0.0, 0.0]).softmax(0)[2]
    # Four standard deviations of 4,000 draws: the cells of a beat are drawn together.
    assert abs(share - expected) < 4 * (expected * (1 - expected) / 4000) ** 0.5


def test_cells_of_a_beat_with_one_distribution_get_one_pitch():
    chain = sampler(flat, steps=18)
    chain.step(1.0)
    beats = [chain.score[0, :, start : start + 4] for start in range(0, 18, 4)]
    assert all((beat == beat[:, :1]).all() for beat in beats)
    assert len({tuple(beat[:, 0].tolist()) for beat in beats}) > 1


def test_a_low_temperature_takes_the_likeliest_pitch():
    chain = sampler(temperature=0.0)
    chain.step(1.0)
    assert (chain.score == 2).all()


def test_the_same_seed_gives_the_same_notes_whoever_runs_beside():
    alone = sampler(flat, seeds=[7])
    three = sampler(flat, seeds=[5, 7, 9])
    for share in (1.0, 0.6, 0.2):
        alone.step(share)
        three.step(share)
    assert torch.equal(alone.score[0], three.score[1])
    assert not torch.equal(three.score[0], three.score[1])


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_given_cells_are_never_touched_and_forbidden_pitches_never_drawn(data):
    steps = data.draw(st.integers(1, 12))
    random = torch.Generator().manual_seed(data.draw(st.integers(0, 2**32)))
    score = torch.randint(-1, PITCHES, (4, steps), generator=random)
    open_cells = torch.rand(4, steps, generator=random) < data.draw(st.floats(0, 1))
    allowed = torch.rand(4, steps, PITCHES, generator=random) < 0.5
    allowed[..., 0] |= ~allowed.any(-1)
    temperature = data.draw(st.sampled_from([0.0, 0.5, 1.0, 4.0]))
    chains = sampler(
        steps=steps,
        seeds=(1, 2),
        temperature=temperature,
        score=score,
        open_cells=open_cells,
        allowed=allowed,
    )
    count = data.draw(st.integers(1, 5))
    for step in range(count):
        chains.step(Annealing(count).share(step))
    for chain in chains.score:
        assert torch.equal(chain[~open_cells], score[~open_cells])
        drawn = chain.clamp(min=0)
        assert allowed.gather(-1, drawn[..., None])[..., 0][open_cells].all()
        assert (chain[open_cells] >= 0).all()


def test_with_nothing_open_nothing_happens():
    score = torch.randint(0, PITCHES, (4, 8))
    chain = sampler(score=score, open_cells=torch.zeros(4, 8, dtype=torch.bool))
    chain.step(1.0)
    assert torch.equal(chain.score[0], score)
    assert chain.negative_log_likelihood() == [0.0]


def test_an_open_cell_without_an_allowed_pitch_is_refused():
    with pytest.raises(ValueError, match="no allowed pitch"):
        sampler(allowed=torch.zeros(4, 8, PITCHES, dtype=torch.bool))


def test_a_flat_network_costs_the_logarithm_of_the_number_of_pitches():
    chain = sampler(flat)
    chain.step(1.0)
    assert chain.negative_log_likelihood()[0] == pytest.approx(
        float(torch.tensor(float(PITCHES)).log()), abs=1e-5
    )


def test_a_long_score_gives_in_windows_what_it_gives_at_once():
    def neighbours(rolls, hidden):
        seen = rolls * (1 - hidden.float())[..., None]
        return torch.cumsum(seen, 1) + seen.roll(1, 2)

    steps = 2 * WINDOW + 2 * CONTEXT + 37
    score = torch.randint(0, PITCHES, (1, 4, steps), generator=torch.Generator().manual_seed(4))
    hidden = torch.rand(1, 4, steps, generator=torch.Generator().manual_seed(5)) < 0.3
    parts = log_probabilities(neighbours, score, hidden, PITCHES)
    rolls = torch.nn.functional.one_hot(score, PITCHES).float()
    whole = torch.log_softmax(neighbours(rolls, hidden), -1)
    # The first step wraps around in the whole and not in its window.
    torch.testing.assert_close(parts[:, :, 1:], whole[:, :, 1:])
