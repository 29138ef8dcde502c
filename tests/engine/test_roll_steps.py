"""The roll network's quick steps, held against the plain network in float64."""

import itertools

import numpy as np
import pytest
import torch

from composer.engine.networks.roll import RollLSTM
from composer.engine.networks.roll_shape import HEADS, RollShape
from composer.engine.networks.roll_steps import RollProgram
from composer.engine.networks.roll_stream import RollStream

PLAIN = {"encoder": 6, "hidden": 24, "width": 8}
SEEING = {**PLAIN, "memory": 12, "lags": (1, 3), "reach": 2, "clock": (2, 3)}
LOOKS = [PLAIN, SEEING, {**SEEING, "reach": 0, "clock": ()}, {**PLAIN, "reach": 5}]


def network(head, keys=4, looks=SEEING):
    torch.manual_seed(3)
    made = RollLSTM(RollShape(keys=keys, head=head, **looks)).eval()
    with torch.no_grad():  # every part of it counts
        for name, weights in made.named_parameters():
            # With more a state of so few units is chaotic, which that of a trained network is not.
            weights.normal_(std=0.25 if "lstm" in name else 0.5)
    return made.requires_grad_(False)


def sets_of(keys):
    return np.array(list(itertools.product((False, True), repeat=keys)))


def piece(steps, keys, rows=2):
    return np.random.default_rng(1).random((steps, rows, keys)) < 0.4


# Largest distance in total variation between the probabilities of all sets of keys.
@pytest.mark.parametrize(("exact", "tolerance"), [(True, 1e-5), (False, 0.03)])
@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("head", HEADS)
def test_every_set_of_keys_is_as_probable_as_in_the_plain_network(head, looks, exact, tolerance):
    model, sets = network(head, looks=looks), sets_of(4)
    program = RollProgram(model, exact)
    plain = RollStream(network(head, looks=looks).double(), 2, 1)
    quick = RollStream(model, 2, 1, program)
    for frames in piece(25, 4):
        wanted, found = (
            np.exp(-np.array([s.nats(np.array([chosen] * 2)) for chosen in sets]))
            for s in (plain, quick)
        )
        assert np.abs(found - wanted).sum(axis=0).max() / 2 < tolerance
        assert found.sum(axis=0) == pytest.approx(1, abs=1e-5)
        for s in (plain, quick):
            s.give(frames)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("temperature", "cuts"), [(1.0, {}), (2.5, {"top_p": 0.9}), (0.0, {})])
def test_frames_are_drawn_as_often_as_by_the_plain_network(head, temperature, cuts):
    """With steering: a lean, a key shut out, and one key at least in some of the frames."""
    rows, model = 3000, network(head, keys=3)
    bias = torch.tensor([[0.7, -0.4, -torch.inf]])
    exact = RollProgram(model, exact=True)
    plain, quick = RollStream(model, rows, 5), RollStream(model, rows, 5, exact)
    for stream in (plain, quick):
        for frame in piece(4, 3, rows=1)[:, 0]:
            stream.give(np.repeat(frame[None], rows, axis=0))
    for sounding in (None, torch.tensor([True])):
        drawn = [s.choose(temperature, bias, sounding, **cuts) for s in (plain, quick)]
        shares = [[(d == s).all(axis=1).mean() for s in sets_of(3)] for d in drawn]
        assert shares[1] == pytest.approx(shares[0], abs=0.04)
        assert not drawn[1][:, 2].any()
        assert sounding is None or drawn[1].any(axis=1).all()


@pytest.mark.parametrize("head", HEADS)
def test_top_1_is_temperature_zero_as_in_the_plain_network(head):
    model = network(head, keys=12)
    program = RollProgram(model, exact=True)
    plain, cold, first = (RollStream(model, 2, 1, p) for p in (None, program, program))
    for _ in range(20):
        frames = cold.draw(0.0)
        assert np.array_equal(plain.draw(0.0), frames)
        assert np.array_equal(first.choose(1.0, top_k=1), frames)
        first.give(frames)


@pytest.mark.parametrize("head", HEADS)
def test_what_a_drawn_frame_costs_is_what_it_costs_when_it_is_asked_for(head):
    model = network(head, keys=12)
    stream = RollStream(model, 2, 1, RollProgram(model))
    for _ in range(8):
        frames = stream.choose()
        costs = stream.nats(frames)
        stream.nats(~frames)
        stream._steps._chosen = None
        assert stream.nats(frames) == pytest.approx(costs, abs=1e-9)
        stream.give(frames)


@pytest.mark.parametrize("head", HEADS)
def test_a_row_with_its_own_seed_is_written_as_it_would_be_alone(head):
    model = network(head, keys=12)
    program = RollProgram(model)
    alone, beside = RollStream(model, 1, [6], program), RollStream(model, 2, [4, 6], program)
    for _ in range(20):
        assert np.array_equal(alone.draw(0.9)[0], beside.draw(0.9)[1])
