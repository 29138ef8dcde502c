"""Packs: what is written comes back, and nothing that is out of order is used."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st

from composer.engine.packs import (
    CARD_FILE,
    MAX_CARD_BYTES,
    WEIGHTS_FILE,
    PackError,
    PackRegistry,
    check_shapes,
    read_card,
    write_pack,
)

CARD: dict[str, Any] = {
    "family": "coconet",
    "title": "Chorales, tiny",
    "network": {"layers": 2, "channels": 8},
    "corpus": "Chorales",
    "licence": "public domain",
    "command": "python -m training fit coconet",
    "figures": [
        {
            "name": "framewise NLL",
            "value": 0.75,
            "unit": "nats",
            "split": "valid",
            "command": "python -m training evaluate tiny",
        }
    ],
    "defaults": {"steps": 8},
}


def tensors() -> dict[str, np.ndarray]:
    random = np.random.default_rng(1)
    return {
        "a.weight": random.normal(size=(3, 4, 2)).astype(np.float32),
        "a.count": np.array(7, dtype=np.int64),
        "b.flags": np.array([True, False, True]),
        "empty": np.zeros((0, 3), dtype=np.float32),
    }


def test_a_pack_that_was_written_reads_back_with_card_and_weights(tmp_path: Path) -> None:
    write_pack(tmp_path / "tiny", CARD, tensors())
    pack = PackRegistry([tmp_path]).get("tiny")
    assert (pack.family, pack.title, pack.network) == ("coconet", CARD["title"], CARD["network"])
    assert (pack.corpus, pack.licence, pack.command) == tuple(
        CARD[name] for name in ("corpus", "licence", "command")
    )
    assert pack.figures[0].value == 0.75
    assert pack.defaults == {"steps": 8}
    read = pack.tensors()
    assert set(read) == set(tensors())
    for name, array in tensors().items():
        assert read[name].dtype == array.dtype
        assert read[name].shape == array.shape
        assert np.array_equal(read[name], array)


def test_the_weights_are_a_file_that_the_safetensors_library_reads(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    read = safetensors.numpy.load_file(pack.weights_path)
    assert {name: array.tolist() for name, array in read.items()} == {
        name: array.tolist() for name, array in tensors().items()
    }


def test_weights_that_the_safetensors_library_wrote_are_read(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    data = safetensors.numpy.save(tensors(), metadata={"by": "another program"})
    replace_weights(pack.folder, data)
    read = read_card(pack.folder).tensors()
    assert np.array_equal(read["a.weight"], tensors()["a.weight"])


@pytest.mark.parametrize(("store", "relative"), [("float16", 2**-11)])
def test_half_precision_halves_the_file_and_rounds_to_nearest(
    tmp_path: Path, store: str, relative: float
) -> None:
    values = {"w": np.random.default_rng(2).normal(size=10_000).astype(np.float32)}
    full = write_pack(tmp_path / "full", CARD, values)
    half = write_pack(tmp_path / "half", CARD, values, store=store)
    assert half.weights_path.stat().st_size < 0.51 * full.weights_path.stat().st_size
    read = half.tensors()["w"]
    assert read.dtype == np.float32
    error = np.abs(read - values["w"])
    assert (error <= relative * np.abs(values["w"]) + 1e-7).all()


def test_the_registry_prefers_the_earlier_folder(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    write_pack(shipped / "tiny", {**CARD, "title": "shipped"}, tensors())
    write_pack(shipped / "other", {**CARD, "title": "other"}, tensors())
    write_pack(own / "tiny", {**CARD, "title": "own"}, tensors())
    registry = PackRegistry([own, tmp_path / "not there", shipped])
    assert {pack.name: pack.title for pack in registry.packs()} == {"tiny": "own", "other": "other"}
    assert registry.get("tiny").title == "own"


def test_the_best_pack_is_the_one_with_the_lowest_first_figure(tmp_path: Path) -> None:
    for name, value in (("worse", 0.9), ("best", 0.5), ("middle", 0.7)):
        figures = [{**CARD["figures"][0], "value": value}]
        write_pack(tmp_path / name, {**CARD, "figures": figures}, tensors())
    write_pack(tmp_path / "a-new-one", {**CARD, "figures": []}, tensors())
    write_pack(tmp_path / "words", {**CARD, "family": "lyrics"}, tensors())
    names = [pack.name for pack in PackRegistry([tmp_path]).of_family("coconet")]
    assert names == ["best", "middle", "worse", "a-new-one"]


def test_figures_on_different_splits_are_not_compared_and_shipped_packs_come_first(
    tmp_path: Path,
) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"

    def write(folder: Path, name: str, value: float, split: str) -> None:
        figures = [{**CARD["figures"][0], "value": value, "split": split}]
        write_pack(folder / name, {**CARD, "figures": figures}, tensors())

    write(shipped, "came-with-it", 0.8, "valid")
    write(own, "a-learned-one", 0.1, "3 own pieces held out (00ff00ff)")
    registry = PackRegistry([own, shipped])
    assert registry.best("coconet").name == "came-with-it"
    write(own, "trained-anew", 0.7, "valid")
    names = [pack.name for pack in registry.of_family("coconet")]
    assert names == ["trained-anew", "came-with-it", "a-learned-one"]
    assert registry.get("a-learned-one").title == CARD["title"]


def test_an_unknown_name_is_refused_with_those_there_are(tmp_path: Path) -> None:
    write_pack(tmp_path / "inner" / "tiny", CARD, tensors())
    registry = PackRegistry([tmp_path / "inner"])
    with pytest.raises(PackError, match=r"'nix'; installed: tiny\."):
        registry.get("nix")
    with pytest.raises(PackError, match=r"There is no model pack"):
        registry.get("../inner/tiny")
    with pytest.raises(PackError, match="No lyrics model is installed"):
        registry.best("lyrics")


def test_a_damaged_pack_is_a_problem_and_the_others_are_there(tmp_path: Path) -> None:
    write_pack(tmp_path / "good", CARD, tensors())
    write_pack(tmp_path / "bad", CARD, tensors())
    (tmp_path / "bad" / CARD_FILE).write_text("{")
    registry = PackRegistry([tmp_path])
    assert [pack.name for pack in registry.packs()] == ["good"]
    assert len(registry.problems()) == 1
    assert str(tmp_path / "bad" / CARD_FILE) in registry.problems()[0]


def test_changed_weights_are_refused_and_named(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    data = bytearray(pack.weights_path.read_bytes())
    data[-1] ^= 1
    pack.weights_path.write_bytes(bytes(data))
    with pytest.raises(PackError, match="wrong sha256") as caught:
        read_card(pack.folder).tensors()
    assert str(pack.weights_path) in str(caught.value)


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    pack.weights_path.unlink()
    with pytest.raises(PackError, match="is missing"):
        read_card(pack.folder).verify()


def test_a_pickle_is_no_weights_file(tmp_path: Path) -> None:
    import pickle

    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    replace_weights(pack.folder, pickle.dumps({"a": [1, 2, 3]}) * 20)
    with pytest.raises(PackError, match="no safetensors file"):
        read_card(pack.folder).tensors()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"family": "opera"}, "The family 'opera'"),
        ({"format": "other"}, "is no card of a model pack"),
        ({"version": 2}, "use a newer Descant"),
        ({"version": True}, None),
        ({"sha256": "0" * 63}, "The sha256"),
        ({"network": [1]}, "'network'"),
        ({"corpus": 3}, "'corpus'"),
        ({"command": None}, "'command'"),
        ({"figures": {"a": 1}}, "'figures'"),
        ({"figures": [1]}, r"'figures\[0\]'"),
        ({"figures": [{"name": "x", "value": "1"}]}, r"'figures\[0\].value'"),
        ({"figures": [{"name": "x", "value": 10**400}]}, r"'figures\[0\].value'"),
        ({"figures": [{"value": 1}]}, r"'figures\[0\].name'"),
        ({"defaults": "x"}, "'defaults'"),
    ],
)
def test_a_card_out_of_order_is_refused_with_the_field(
    tmp_path: Path, change: dict[str, Any], sentence: str | None
) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    path = pack.folder / CARD_FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    if sentence is None:
        read_card(pack.folder)  # True is 1 to JSON's reader, and does no harm
        return
    with pytest.raises(PackError, match=sentence) as caught:
        read_card(pack.folder)
    assert str(path) in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_card_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    with (pack.folder / CARD_FILE).open("ab") as file:
        file.truncate(MAX_CARD_BYTES + 1)
    with pytest.raises(PackError, match="too large"):
        read_card(pack.folder)


def test_a_card_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    (pack.folder / CARD_FILE).write_text("[" * 100_000)
    with pytest.raises(PackError, match="is no JSON"):
        read_card(pack.folder)


def test_shapes_that_do_not_fit_the_network_are_refused_by_name(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    found = {name: array.shape for name, array in pack.tensors().items()}
    check_shapes(pack, found, found)
    with pytest.raises(PackError, match=r"'c.weight' is missing"):
        check_shapes(pack, found, {**found, "c.weight": (1,)})
    with pytest.raises(PackError, match=r"\[3, 4, 2\].* needs \[3, 4, 3\]"):
        check_shapes(pack, found, {**found, "a.weight": (3, 4, 3)})
    with pytest.raises(PackError, match="none of the network"):
        check_shapes(pack, found, {name: found[name] for name in found if name != "empty"})


def test_values_that_a_pack_cannot_hold_leave_the_old_pack_as_it_was(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "tiny", CARD, tensors())
    before = {path.name: path.read_bytes() for path in pack.folder.iterdir()}
    for bad, store in (
        ({"w": np.array([np.nan], dtype=np.float32)}, "as is"),
        ({"w": np.array([1e6], dtype=np.float32)}, "float16"),
        ({"w": np.array(["text"])}, "as is"),
    ):
        with pytest.raises(PackError):
            write_pack(pack.folder, CARD, bad, store=store)
    with pytest.raises(PackError):
        write_pack(pack.folder, {**CARD, "family": "opera"}, tensors())
    with pytest.raises(PackError):
        write_pack(pack.folder, {**CARD, "network": {"x": float("nan")}}, tensors())
    assert {path.name: path.read_bytes() for path in pack.folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["tiny"]


def replace_weights(folder: Path, data: bytes) -> None:
    """Other weights, with a card that names them."""
    (folder / WEIGHTS_FILE).write_bytes(data)
    path = folder / CARD_FILE
    card = json.loads(path.read_text())
    card["sha256"] = hashlib.sha256(data).hexdigest()
    path.write_text(json.dumps(card))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(field=st.sampled_from(sorted([*CARD, "format", "version", "sha256"])), value=json_values)
def test_any_value_in_any_field_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: object
) -> None:
    pack = write_pack(tmp_path_factory.getbasetemp() / "fuzz" / "tiny", CARD, tensors())
    path = pack.folder / CARD_FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), field: value}))
    read_or_refused(pack.folder)


@given(data=st.binary(max_size=200))
def test_any_bytes_as_card_are_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "fuzz" / "bytes"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CARD_FILE).write_bytes(data)
    read_or_refused(folder)


headers = st.dictionaries(
    st.text(max_size=6),
    st.fixed_dictionaries(
        {},
        optional={
            "dtype": st.sampled_from(["F32", "BF16", "I64", "BOOL", "F8_E5M2"]) | json_values,
            "shape": st.lists(st.integers(-1, 2**62), max_size=3) | json_values,
            "data_offsets": st.lists(st.integers(-8, 2**62), max_size=3) | json_values,
        },
    )
    | json_values,
    max_size=3,
)


@given(header=headers, body=st.binary(max_size=32), longer=st.integers(-3, 2**63))
def test_any_header_of_the_weights_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, header: dict[str, Any], body: bytes, longer: int
) -> None:
    folder = write_pack(tmp_path_factory.getbasetemp() / "fuzz" / "tiny", CARD, tensors()).folder
    text = json.dumps(header).encode()
    for length in (len(text), max(0, len(text) + longer) % 2**64):
        replace_weights(folder, length.to_bytes(8, "little") + text + body)
        read_or_refused(folder)


@given(data=st.binary(max_size=64))
def test_any_bytes_as_weights_are_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = write_pack(tmp_path_factory.getbasetemp() / "fuzz" / "tiny", CARD, tensors()).folder
    replace_weights(folder, data)
    read_or_refused(folder)


def read_or_refused(folder: Path) -> None:
    sentence = None
    try:
        read_card(folder).tensors()
    except PackError as error:
        sentence = str(error)
    if sentence is not None:
        assert str(folder) in sentence
        assert sentence.endswith(".")
