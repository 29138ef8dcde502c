"""The roll network: probabilities that sum to one, streaming, tied votes, bounds."""

import itertools

import numpy as np
import pytest
import torch

from composer.engine.networks.loading import network_of
from composer.engine.networks.roll import RollLSTM
from composer.engine.networks.roll_shape import HEADS, RollShape
from composer.engine.networks.roll_stream import RollStream
from composer.engine.recollection import FOUND, Recollection

PLAIN = {"encoder": 6, "hidden": 7, "width": 8}
SEEING = {**PLAIN, "memory": 12, "lags": (1, 3), "reach": 2, "clock": (2, 3)}


def network(head, keys=4, **fields):
    torch.manual_seed(3)
    made = RollLSTM(RollShape(keys=keys, head=head, **{**SEEING, **fields})).eval()
    with torch.no_grad():  # every part of it counts
        for weights in made.parameters():
            weights.normal_(std=0.5)
    return made


def piece(steps, keys, seed=1, rows=2):
    return np.random.default_rng(seed).random((rows, steps, keys)) < 0.4


def sets_of(keys):
    return np.array(list(itertools.product((False, True), repeat=keys)))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("fields", [SEEING, {**PLAIN, "memory": 0, "lags": (), "reach": 0}])
def test_the_probabilities_of_all_sets_of_keys_sum_to_one(head, fields):
    frames = piece(9, 4, rows=16)
    frames[:] = frames[:1]  # every row the same piece
    stream = RollStream(network(head, **fields), 16, seed=1)
    for step in range(9):
        stream.give(frames[:, step])
        total = np.exp(-stream.nats(sets_of(4)).astype(np.float64)).sum()
        assert total == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("head", HEADS)
def test_drawn_frames_come_as_often_as_their_probability_says(head):
    rows = 4000
    stream = RollStream(network(head, keys=3), rows, seed=5)
    for frame in piece(4, 3, rows=1)[0]:
        stream.give(np.repeat(frame[None], rows, axis=0))
    sets = sets_of(3)
    chances = [float(np.exp(-stream.nats(np.repeat(s[None], rows, axis=0))[0])) for s in sets]
    drawn = stream.draw()
    shares = [float((drawn == s).all(axis=1).mean()) for s in sets]
    assert shares == pytest.approx(chances, abs=0.035)


@pytest.mark.parametrize("head", HEADS)
def test_step_by_step_and_whole_pieces_cost_the_same(head):
    model, frames = network(head, keys=10), piece(30, 10)
    stream, costs, given = RollStream(model, 2, seed=1), [], []
    past = Recollection(2, 10, model.shape.lags, model.shape.memory)
    for step in range(30):
        costs.append(stream.nats(frames[:, step]))
        stream.give(frames[:, step])
        lags, trust = past.lags_and_trust()
        given.append((past.frames_at(lags), trust))
        past.advance(frames[:, step])
    sources = torch.from_numpy(np.stack([sources for sources, _ in given], axis=1))
    trust = torch.from_numpy(np.stack([trust for _, trust in given], axis=1))
    previous = np.concatenate([np.zeros_like(frames[:, :1]), frames[:, :-1]], axis=1)
    with torch.no_grad():
        nats, _ = model(
            torch.from_numpy(frames),
            torch.from_numpy(previous),
            sources,
            trust,
            torch.arange(30).expand(2, -1),
        )
    np.testing.assert_allclose(np.stack(costs, axis=1), nats.numpy(), rtol=2e-4, atol=2e-4)


def test_one_seed_gives_one_piece_and_another_another():
    model = network("successive", keys=12)

    def written(seed):
        stream = RollStream(model, 3, seed)
        return np.stack([stream.draw(0.9) for _ in range(20)])

    assert (written(1) == written(1)).all()
    assert (written(1) != written(2)).any()


@pytest.mark.parametrize("head", HEADS)
def test_without_temperature_the_likeliest_choice_is_taken_whatever_the_seed(head):
    model = network(head, keys=12)
    written = [
        np.stack([s.draw(0.0) for _ in range(12)])
        for s in (RollStream(model, 1, 1), RollStream(model, 1, 2))
    ]
    assert (written[0] == written[1]).all()


def test_checkpointing_of_gradients_changes_no_gradient():
    gradients = []
    for segment in (0, 3):
        torch.manual_seed(1)
        model = RollLSTM(RollShape(keys=4, **PLAIN), segment=segment)
        frames = torch.from_numpy(piece(8, 4))
        none = torch.zeros(2, 8, 0, 4, dtype=torch.bool)
        time = torch.arange(8).expand(2, -1)
        nats, _ = model(frames, frames, none, torch.zeros(2, 8, 0, 4), time)
        nats.sum().backward()
        gradients.append([weights.grad for weights in model.parameters()])
    for one, other in zip(*gradients, strict=True):
        torch.testing.assert_close(one, other)


def test_a_shape_comes_back_from_its_card():
    shape = RollShape(**SEEING)
    assert RollShape.from_dict(shape.to_dict()) == shape
    assert isinstance(network_of("roll", shape.to_dict()), RollLSTM)


@pytest.mark.parametrize(
    "fields",
    [
        {"keys": 0},
        {"hidden": 10**9},
        {"head": "guess"},
        {"memory": 8, "lags": (9,)},
        {"memory": 10**6},
        {"clock": (0,)},
        {"reach": 100},
    ],
)
def test_sizes_that_no_network_has_are_refused(fields):
    with pytest.raises(ValueError, match=r"must be|unknown|at most"):
        RollShape(**fields)


def test_the_longest_run_points_to_where_the_phrase_was_before():
    phrase = np.eye(8, dtype=bool)[[0, 3, 5, 3, 1, 6]]
    past = Recollection(1, 8, (2,), 20)
    for frame in [*phrase, *np.eye(8, dtype=bool)[[7, 2]], *phrase[:4]]:
        past.advance(frame[None])
    lags, trust = past.lags_and_trust()
    assert lags[0, 0] == 8
    assert (past.frames_at(lags)[0, 0] == phrase[4]).all()
    assert lags[0, FOUND] == 2
    assert trust[0, 0, 0] == 1
    assert trust[0, 0, 1] == pytest.approx(np.log1p(4) / 4)


def test_what_is_remembered_does_not_depend_on_how_long_the_piece_is():
    frames = piece(100, 5, rows=1)[0]
    whole, late = Recollection(1, 5, (1, 4), 10), Recollection(1, 5, (1, 4), 10)
    for frame in frames:
        whole.advance(frame[None])
    for frame in frames[-40:]:
        late.advance(frame[None])
    assert (whole.lags_and_trust()[0][:, FOUND:] == late.lags_and_trust()[0][:, FOUND:]).all()
    lags = np.array([[1, 4, 10]], dtype=np.int32)
    assert (whole.frames_at(lags)[0] == frames[[-1, -4, -10]]).all()


def test_a_source_that_is_not_there_is_silent():
    past = Recollection(1, 5, (3,), 10)
    past.advance(np.ones((1, 5), dtype=bool))
    lags, trust = past.lags_and_trust()
    assert not lags.any()
    assert not past.frames_at(lags).any()
    assert not trust.any()
