"""The event network's quick steps, held against the plain network in float64."""

import numpy as np
import pytest
import torch

from composer.engine.gumbel import Gumbel
from composer.engine.networks.event import EventLSTM, EventShape, EventStream
from composer.engine.networks.event_steps import EventProgram, EventSteps, gelu

SIZES = (7, 9, 5)
CHAINED = EventShape(sizes=SIZES, hidden=32, layers=2, embedding=6, head=8)
PUBLISHED = EventShape(sizes=SIZES, hidden=32, embedding=0, head=0)


def network(shape):
    torch.manual_seed(1)
    made = EventLSTM(shape).eval().requires_grad_(False)
    for name, weights in made.named_parameters():  # sharp distributions, so that errors show
        if "output" in name or "given" in name:
            weights.mul_(4)
    return made


def events(rows, steps):
    random = np.random.default_rng(2)
    return np.stack([random.integers(0, size, (steps, rows)) for size in SIZES], -1)


# Largest distance in total variation of a field's distributions, whatever the fields before it.
@pytest.mark.parametrize(("exact", "tolerance"), [(True, 1e-5), (False, 0.02)])
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("shape", [CHAINED, PUBLISHED])
def test_each_field_has_the_distribution_of_the_plain_network(shape, rows, exact, tolerance):
    model = network(shape)
    steps = EventSteps(EventProgram(model, exact), [Gumbel(1)] * rows)
    plain = network(shape).double()
    given, state = plain.start(rows), None
    if not shape.embedding:
        plain.float()  # its one-hots are; what it reads them into is still all but exact
    for event in events(rows, 40):
        hidden, state = plain.read(given, state)
        for field in range(len(SIZES)):
            before = torch.from_numpy(event[:, :field])
            wanted = torch.softmax(plain.head(field, hidden[:, -1], before).double(), -1)
            logits = torch.from_numpy(steps.head(field, event[:, :field]))
            found = torch.softmax(logits.double(), -1)
            assert float((found - wanted).abs().sum(-1).max()) / 2 < tolerance
        given = torch.from_numpy(event)[:, None]
        steps._read(event)


def test_what_is_given_is_read_as_the_plain_stream_reads_it():
    model, given = network(CHAINED), events(1, 12)[:, 0].tolist()
    steps = EventSteps(EventProgram(model, exact=True), [Gumbel(1)] * 2)
    plain = EventStream(model, 2, torch.Generator().manual_seed(1))
    for stream in (steps, plain):
        stream.give(given[:5])
        stream.give([])
        stream.give(given[5:])
    for _ in range(10):
        one, other = (stream.draw(0.0) for stream in (steps, plain))
        assert one[0] == other[0]
        assert one[1] == pytest.approx(other[1], abs=1e-4)


def test_events_are_drawn_as_often_as_the_plain_network_draws_them():
    """At a temperature, with a cut and an adjustment."""
    rows, model = 6000, network(CHAINED)

    def adjust(field, logits, before):
        return np.where(np.arange(logits.shape[1]) == field, -np.inf, logits).astype(np.float32)

    quick = EventSteps(EventProgram(model), [Gumbel(3)] * rows)
    plain = EventStream(model, rows, torch.Generator().manual_seed(3))
    drawn = [np.array(s.draw(1.5, adjust, top_p=0.95)[0]) for s in (quick, plain)]
    for field, size in enumerate(SIZES):
        shares = [np.bincount(d[:, field], minlength=size) / rows for d in drawn]
        assert shares[0] == pytest.approx(shares[1], abs=0.03)
        assert shares[0][field] == 0


def test_a_row_is_written_as_it_would_be_alone():
    program = EventProgram(network(CHAINED), exact=True)
    alone = EventSteps(program, [Gumbel(6)])
    beside = EventSteps(program, [Gumbel(4), Gumbel(6)])
    for _ in range(30):
        assert alone.draw(0.9)[0][0] == beside.draw(0.9)[0][1]


def test_temperatures_may_differ_by_field_but_must_be_as_many():
    steps = EventSteps(EventProgram(network(CHAINED)), [Gumbel(1)])
    assert steps.draw((1.0, 0.0, 0.5))
    with pytest.raises(ValueError, match="3 temperatures"):
        steps.draw((1.0, 0.5))


def test_the_table_of_gelu_is_near_enough():
    values = np.linspace(-12, 12, 9999, dtype=np.float32)
    wanted = torch.nn.functional.gelu(torch.from_numpy(values).double()).numpy()
    assert gelu(values) == pytest.approx(wanted, abs=1.5e-6)
