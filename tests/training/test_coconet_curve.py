"""Quality against the number of Gibbs steps, on a tiny network."""

from __future__ import annotations

import json

import numpy as np
import pytest

from composer.engine.packs import read_card
from training.coconet.curve import quality
from training.command import main
from training.corpora.arrays import write_chorales


@pytest.fixture
def chorales(tmp_path):
    random = np.random.default_rng(3)
    low = np.array([64, 57, 52, 45])
    pieces = [np.repeat(low + random.integers(0, 5, (6, 4)), 4, axis=0) for _ in range(3)]
    silent = pieces[0].copy()
    silent[5, 0] = -1
    path = tmp_path / "chorales.npz"
    write_chorales(path, {"valid": [*(p.astype(np.int16) for p in pieces), silent]})
    return path


def test_each_number_of_steps_is_measured_and_beside_it_the_composed_pieces(
    tiny_pack_folder, chorales
):
    pack = read_card(tiny_pack_folder / "tiny")
    lines = quality(pack, pack, chorales, "valid", steps=(1, 3))
    assert [line["steps"] for line in lines] == [1, 3, None]
    assert all(line["nats_per_note"] > 0 for line in lines)
    # The lower voices are others than the composed ones.
    assert lines[0]["nats_per_note"] != lines[2]["nats_per_note"]
    again = quality(pack, pack, chorales, "valid", steps=(1, 3))
    assert [{**line, "seconds": 0} for line in again] == [{**line, "seconds": 0} for line in lines]


def test_the_command_prints_the_curve_as_json(tiny_pack_folder, chorales, capsys):
    arguments = ["steps", str(tiny_pack_folder / "tiny"), "--data", str(chorales)]
    assert main([*arguments, "--steps", "2", "--every", "2", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["judge"] == "tiny"
    assert [line["steps"] for line in printed["curve"]] == [2, None]


def test_numbers_of_steps_below_one_are_wrong_use(tiny_pack_folder, chorales, capsys):
    arguments = ["steps", str(tiny_pack_folder / "tiny"), "--data", str(chorales)]
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--steps", "0"])
    assert stopped.value.code == 2
    assert "number of 1 or more" in capsys.readouterr().err
