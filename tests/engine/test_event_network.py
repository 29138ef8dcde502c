"""The event network: steps and batches agree, heads are chained, hostile cards are refused."""

from itertools import islice

import pytest
import torch

from composer.engine.networks.event import EventLSTM, EventShape, stream_events

SIZES = (7, 9, 5)
CHAINED = EventShape(sizes=SIZES, hidden=12, layers=2, embedding=6, head=8)
PUBLISHED = EventShape(sizes=SIZES, hidden=12, embedding=0, head=0)


def network(shape):
    torch.manual_seed(1)
    return EventLSTM(shape).eval()


def events(rows=2, steps=10):
    random = torch.Generator().manual_seed(2)
    fields = [torch.randint(0, size, (rows, steps), generator=random) for size in SIZES]
    return torch.stack(fields, dim=-1)


@pytest.mark.parametrize("shape", [CHAINED, PUBLISHED])
@torch.no_grad()
def test_step_by_step_with_a_state_gives_what_the_whole_gives(shape):
    net, given = network(shape), events()
    whole, (hidden, cell) = net(given, given)
    state, steps = None, []
    for i in range(given.shape[1]):
        logits, state = net(given[:, i : i + 1], given[:, i : i + 1], state)
        steps.append(logits)
    for field, logits in enumerate(whole):
        assert torch.allclose(logits, torch.cat([s[field] for s in steps], 1), atol=1e-5)
    assert torch.allclose(hidden, state[0], atol=1e-5)
    assert torch.allclose(cell, state[1], atol=1e-5)


@torch.no_grad()
def test_a_head_sees_the_fields_before_it_and_none_after():
    net, given = network(CHAINED), events()
    logits, _ = net(given, given)
    for changed in range(len(SIZES)):
        other = given.clone()
        other[..., changed] = (other[..., changed] + 1) % SIZES[changed]
        moved, _ = net(given, other)
        same = [bool(torch.equal(a, b)) for a, b in zip(logits, moved, strict=True)]
        assert same == [field <= changed for field in range(len(SIZES))]


def test_the_published_network_has_one_lstm_and_one_linear_layer():
    shape = EventShape(sizes=(89, 128, 12), hidden=128, embedding=0, head=0)
    shapes = {name: tuple(value.shape) for name, value in EventLSTM(shape).state_dict().items()}
    assert shapes["lstm.weight_ih_l0"] == (4 * 128, 229)
    assert shapes["output.weight"] == (229, 128)
    assert len(shapes) == 6


@pytest.mark.parametrize("shape", [CHAINED, PUBLISHED])
def test_the_same_seed_streams_the_same_events_whether_asked_in_pieces_or_at_once(shape):
    net, prime = network(shape), events(1, 4)[0].tolist()

    def stream(window):
        random = torch.Generator().manual_seed(5)
        return stream_events(net, prime, 1.0, random, rows=3, window=window)

    for window in (0, 3):
        at_once = list(islice(stream(window), 12))
        playing = stream(window)
        in_pieces = list(islice(playing, 5)) + list(islice(playing, 7))
        assert at_once == in_pieces
        assert all(
            0 <= value < size for step in at_once for row in step
            for value, size in zip(row, SIZES, strict=True)
        )  # fmt: skip


def test_temperature_zero_takes_the_likeliest_event():
    net = network(CHAINED)
    first, second = (
        list(islice(stream_events(net, [], 0.0, torch.Generator().manual_seed(seed)), 6))
        for seed in (1, 2)
    )
    assert first == second


def test_temperatures_may_differ_by_field_but_must_be_as_many():
    net, random = network(CHAINED), torch.Generator().manual_seed(1)
    assert next(stream_events(net, [], (1.0, 0.0, 0.5), random))
    with pytest.raises(ValueError, match="3 temperatures"):
        next(stream_events(net, [], (1.0, 0.5), random))


@pytest.mark.parametrize(
    "fields",
    [{"hidden": 10**6}, {"layers": 0}, {"sizes": []}, {"sizes": [10**9]}, {"head": -1},
     {"hidden": "12"}, {"hidden": True}, {"depth": 3}],
)  # fmt: skip
def test_a_card_with_other_or_boundless_fields_is_refused(fields):
    with pytest.raises(ValueError, match=r"must be|unknown|whole numbers"):
        EventShape.from_dict(fields)


def test_a_shape_comes_back_from_its_card():
    assert EventShape.from_dict(CHAINED.to_dict()) == CHAINED
