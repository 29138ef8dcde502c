"""The quick single steps of an LSTM, held against the plain network in float64."""

import numpy as np
import pytest
import torch
from torch import nn

from composer.engine.networks import lstm_steps
from composer.engine.networks.character import CharacterLSTM, CharacterShape
from composer.engine.networks.character_steps import CharacterProgram, CharacterSteps
from composer.engine.networks.lstm_steps import LSTMProgram

STEPS = 60


def characters(layers=2, conditions=(3, 2)):
    torch.manual_seed(5)
    shape = CharacterShape(
        30, embedding=12, hidden=48, layers=layers, conditions=conditions, condition_embedding=5
    )
    made = CharacterLSTM(shape).eval()
    with torch.no_grad():  # sharp distributions, so that errors would show
        made.output.weight.mul_(6)
    return made


def distributions(logits):
    return torch.softmax(torch.as_tensor(np.asarray(logits), dtype=torch.float64), -1)


def plain(network, text, conditions):
    """The float64 network's distributions after each character, [rows, steps, characters]."""
    with torch.no_grad():
        rows = torch.tensor([text] * len(conditions))
        logits, _ = network.double()(rows, conditions)
    network.float()
    return torch.softmax(logits, -1)


# Largest distance in total variation: the largest difference in the probability of any set.
# One and two rows are multiplied in blocks, more by columns; six have no tables of drives.
@pytest.mark.parametrize(("exact", "tolerance"), [(True, 1e-5), (False, 0.04)])
@pytest.mark.parametrize("rows", [1, 2, 3, 6])
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_step_gives_the_distribution_of_the_plain_network(layers, rows, exact, tolerance):
    network = characters(layers)
    text = np.random.default_rng(1).integers(0, 30, STEPS).tolist()
    conditions = torch.tensor([[2, 1], [0, 0], [3, 2], [1, 0], [0, 2], [1, 1]][:rows])
    wanted = plain(network, text, conditions)
    steps = CharacterSteps(CharacterProgram(network, exact), conditions.tolist())
    found = torch.stack([distributions(steps.read_all([c]).copy()) for c in text], 1)
    distance = (found - wanted).abs().sum(-1) / 2
    assert float(distance.max()) < tolerance
    assert float(distance.mean()) < tolerance / 4


def test_where_onnxruntime_has_no_products_in_blocks_they_are_by_columns(monkeypatch):
    network, conditions = characters(), [[2, 1]]

    def logits():
        return CharacterSteps(CharacterProgram(network), conditions).read_all([1, 2, 3]).copy()

    usual = logits()
    with monkeypatch.context() as patched:
        patched.setattr("platform.machine", lambda: "riscv64")
        by_columns = logits()
    real = lstm_steps.step_model

    def damaged(lstm, output, way):
        return b"no model" if way == "blocks" else real(lstm, output, way)

    monkeypatch.setattr(lstm_steps, "step_model", damaged)
    assert np.array_equal(logits(), by_columns)
    assert by_columns == pytest.approx(usual, abs=0.2)
    assert float((distributions(by_columns) - distributions(usual)).abs().sum()) < 0.08


def test_a_state_can_be_kept_and_gone_back_to():
    steps = CharacterSteps(CharacterProgram(characters(conditions=())), [[]])
    steps.read_all([3, 1, 4])
    kept = steps.state
    first = steps.read_all([1, 5]).copy()
    steps.read_all([9, 2, 6])
    steps.state = kept
    assert np.array_equal(steps.read_all([1, 5]), first)
    steps.state = None
    assert not np.array_equal(steps.read_all([1, 5]), first)


def test_rows_do_not_see_each_other():
    program = CharacterProgram(characters())
    alone, beside = CharacterSteps(program, [[1, 0]]), CharacterSteps(program, [[1, 0], [3, 2]])
    beside.state = alone.state.repeated(2)
    for character in (7, 8, 9):
        one = alone.read([character]).copy()
        two = beside.read([character, 29 - character])
        assert two[0] == pytest.approx(one[0], abs=1e-5)


def test_the_same_steps_are_the_same_bytes_again():
    network = characters()
    first, second = (CharacterSteps(CharacterProgram(network), [[0, 0]]) for _ in range(2))
    for character in (1, 2, 3):
        assert first.read([character]).tobytes() == second.read([character]).tobytes()


def test_characters_of_their_own_in_each_row_are_read_as_the_same_in_all():
    program = CharacterProgram(characters())
    first, second = (CharacterSteps(program, [[0, 0], [2, 1]]) for _ in range(2))
    for character in (4, 5, 6):
        assert np.array_equal(first.read([character] * 2), second.read_all([character]))


def test_drives_of_parts_of_the_input_add_up():
    program = LSTMProgram(nn.LSTM(6, 4, 1), None)
    inputs = np.random.default_rng(1).normal(size=(1, 6)).astype(np.float32)
    left, right = inputs.copy(), inputs.copy()
    left[:, 3:], right[:, :3] = 0, 0
    together = program.drive(left) + program.drive(right, bias=False)
    assert together == pytest.approx(program.drive(inputs), abs=1e-6)
