"""A pack whose card and weights do not fit each other is refused in a sentence, not run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from composer.engine.coconet import load_network
from composer.engine.networks.loading import load
from composer.engine.packs import CARD_FILE, PackError, read_card, write_pack


@pytest.fixture
def folder(tiny_pack_folder: Path, tmp_path: Path) -> Path:
    """A copy of the tiny pack, to be damaged."""
    return Path(shutil.copytree(tiny_pack_folder / "tiny", tmp_path / "tiny"))


def change_network(folder: Path, **fields: Any) -> None:
    path = folder / CARD_FILE
    card = json.loads(path.read_text())
    card["network"].update(fields)
    path.write_text(json.dumps(card))


def test_a_pack_in_order_loads(folder: Path) -> None:
    loaded = load_network(read_card(folder))
    assert loaded.network.shape.channels == 8


@pytest.mark.parametrize(
    "fields",
    [
        {"channels": 10**9},
        {"layers": 10**9},
        {"layers": "two"},
        {"layers": 2.0},
        {"layers": None},
        {"dilations": []},
        {"dilations": 3},
        {"dilations": [10**9]},
        {"body": "torso"},
        {"fold": 3},
        {"depth": 3},
        {"pitches": 0},
    ],
)
def test_hyperparameters_that_make_no_network_are_refused(
    folder: Path, fields: dict[str, Any]
) -> None:
    change_network(folder, **fields)
    with pytest.raises(PackError, match="is not usable") as caught:
        load_network(read_card(folder))
    assert str(folder) in str(caught.value)


@pytest.mark.parametrize("fields", [{"channels": 2048}, {"layers": 4}, {"fold": 4}])
def test_weights_of_another_network_are_refused(folder: Path, fields: dict[str, Any]) -> None:
    change_network(folder, **fields)
    with pytest.raises(PackError, match="The tensor"):
        load_network(read_card(folder))


def test_a_missing_tensor_is_refused_by_name(folder: Path) -> None:
    pack = read_card(folder)
    card = json.loads((folder / CARD_FILE).read_text())
    tensors = pack.tensors()
    del tensors["head.bias"]
    with pytest.raises(PackError, match=r"'head.bias' is missing"):
        load_network(write_pack(folder, card, tensors))


def test_loading_a_network_draws_no_compiler_in_and_every_weight_is_the_packs(checkout):
    folders = sorted(p.parent for p in (checkout / "assets" / "models").glob(f"*/{CARD_FILE}"))
    # torch's compilers would take seconds at the first request of a family.
    program = """
import sys
from pathlib import Path
from composer.engine.coconet import load_network
from composer.engine.networks.loading import load
from composer.engine.packs import read_card

for folder in map(Path, sys.argv[1:]):
    pack = read_card(folder)
    (load_network if pack.family == "coconet" else load)(pack)
assert "torch._dynamo" not in sys.modules
assert "torch._inductor" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program, *map(str, folders)], check=True, timeout=120)
    for folder in folders:
        pack = read_card(folder)
        if pack.family != "coconet":
            held = load(pack).state_dict()
            for name, value in pack.tensors().items():
                assert np.array_equal(held[name].numpy(), value)
