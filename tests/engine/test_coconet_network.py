"""The network's contract: shapes, what it may look at, and its fused copy."""

from copy import deepcopy

import pytest
import torch

from composer.engine.coconet import in_half_precision, load_network
from composer.engine.gibbs import one_hot
from composer.engine.networks.coconet import Coconet, CoconetShape, fused
from composer.engine.packs import read_card

SHAPES = [
    CoconetShape(pitches=24, layers=4, channels=8),
    CoconetShape(pitches=24, layers=4, channels=8, body="separable", dilations=(1, 2)),
    CoconetShape(pitches=24, layers=4, channels=8, fold=4, edge=6, dilations=(1, 4)),
    CoconetShape(pitches=24, layers=4, channels=8, body="separable", fold=2, edge=6),
]


def untrained(shape, seed=0):
    torch.manual_seed(seed)
    network = Coconet(shape).eval()
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            # As after training: nothing is at its neutral value.
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.uniform_(module.bias, -0.5, 0.5)
            torch.nn.init.uniform_(module.running_mean, -0.5, 0.5)
            torch.nn.init.uniform_(module.running_var, 0.5, 1.5)
    return network


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("steps", [1, 3, 4, 16, 21])
def test_there_is_a_distribution_for_every_cell_of_any_number_of_steps(shape, steps):
    score = torch.randint(-1, 24, (2, 4, steps), generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        logits = untrained(shape)(one_hot(score, 24), torch.ones(2, 4, steps))
    assert logits.shape == (2, 4, steps, 24)
    assert torch.isfinite(logits).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_what_stands_in_hidden_cells_makes_no_difference(shape):
    random = torch.Generator().manual_seed(2)
    score = torch.randint(0, 24, (1, 4, 16), generator=random)
    other = torch.randint(0, 24, (1, 4, 16), generator=random)
    hidden = torch.rand(1, 4, 16, generator=random) < 0.5
    network = untrained(shape)
    with torch.inference_mode():
        one = network(one_hot(score, 24), hidden)
        two = network(one_hot(torch.where(hidden, other, score), 24), hidden)
    assert torch.equal(one, two)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_fused_network_gives_the_distributions_of_the_plain_one_in_float64(shape):
    random = torch.Generator().manual_seed(3)
    score = torch.randint(0, 24, (2, 4, 16), generator=random)
    hidden = torch.rand(2, 4, 16, generator=random) < 0.5
    network = untrained(shape)
    quick = fused(network)
    with torch.inference_mode():
        fast = quick(one_hot(score, 24), hidden).softmax(-1)
        plain = network.double()(one_hot(score, 24).double(), hidden).softmax(-1)
    torch.testing.assert_close(fast.double(), plain, atol=1e-5, rtol=0)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"body": "round"}, "body"),
        ({"layers": 3}, "layers"),
        ({"fold": 3}, "fold"),
        ({"pitches": 120, "lowest": 20}, "range"),
        ({"channels": 0}, "positive"),
        ({"width": 3}, "unknown coconet field 'width'"),
    ],
)
def test_a_shape_that_cannot_be_is_refused_with_its_reason(fields, reason):
    with pytest.raises(ValueError, match=reason):
        CoconetShape.from_dict(fields)


def test_a_shape_survives_a_card():
    for shape in SHAPES:
        assert CoconetShape.from_dict(shape.to_dict()) == shape


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_the_shipped_networks_quick_copy_gives_the_distributions_of_float64(checkout, share):
    model = load_network(read_card(checkout / "assets" / "models" / "coconet-compact"))
    pitches = model.network.shape.pitches
    random = torch.Generator().manual_seed(3)
    score = torch.randint(10, 40, (4, 4, 32), generator=random).repeat_interleave(2, -1)
    hidden = torch.rand(score.shape, generator=random) < share
    exact = deepcopy(model.network).double()
    with torch.inference_mode():
        wanted = torch.softmax(exact(one_hot(score, pitches).double(), hidden), -1)
        found = torch.softmax(in_half_precision(model.half)(one_hot(score, pitches), hidden), -1)
    distance = ((wanted - found.double()).abs().sum(-1) / 2)[hidden]  # in total variation
    assert float(distance.mean()) < 0.01
    assert float(distance.max()) < 0.06
