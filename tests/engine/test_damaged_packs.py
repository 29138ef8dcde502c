"""Damaged and foreign packs of every family, in the engine process: refused in a sentence that says
what is wrong and where, and the next request is served."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from composer.engine.abc import Tune
from composer.engine.client import EngineClient
from composer.engine.messages import (
    ContinueRequest,
    Failed,
    Finished,
    HarmonizeRequest,
    LyricsRequest,
    ScoreRequest,
    TuneRequest,
)
from composer.engine.packs import CARD_FILE, MAX_CARD_BYTES, WEIGHTS_FILE
from tests.cancelling import line, score
from tests.fixtures.asking import answers_to

PACKS = {
    "coconet": "tiny",
    "lyrics": "tiny-lyrics",
    "tune": "tiny-tune",
    "roll": "tiny-roll",
    "event": "tiny-event",
}
SONG = score(1, 4)
END = max(note.end for note in SONG.notes.values())
CONTINUED = {"score": SONG, "start": END, "end": END + 960}
ASKED: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "coconet": (HarmonizeRequest, {"notes": line(1)}),
    "lyrics": (LyricsRequest, {"length": 8}),
    "tune": (TuneRequest, {"bars": 2}),
    "roll": (ContinueRequest, CONTINUED),
    "event": (ContinueRequest, CONTINUED),
}


def card_of(folder: Path) -> dict[str, Any]:
    card: dict[str, Any] = json.loads((folder / CARD_FILE).read_text())
    return card


def write_card(folder: Path, **changes: Any) -> None:
    (folder / CARD_FILE).write_text(json.dumps({**card_of(folder), **changes}))


def write_weights(folder: Path, data: bytes) -> None:
    """With a card that names them."""
    (folder / WEIGHTS_FILE).write_bytes(data)
    write_card(folder, sha256=hashlib.sha256(data).hexdigest())


def tensors_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = safetensors.numpy.load_file(folder / WEIGHTS_FILE)
    return found


def other_bytes(folder: Path) -> None:
    data = bytearray((folder / WEIGHTS_FILE).read_bytes())
    data[-1] ^= 1
    (folder / WEIGHTS_FILE).write_bytes(bytes(data))


def cut_short(folder: Path) -> None:
    data = (folder / WEIGHTS_FILE).read_bytes()
    (folder / WEIGHTS_FILE).write_bytes(data[: len(data) // 2])


def cut_short_and_named(folder: Path) -> None:
    data = (folder / WEIGHTS_FILE).read_bytes()
    write_weights(folder, data[: len(data) // 2])


def a_tensor_less(folder: Path) -> None:
    tensors = tensors_of(folder)
    del tensors[min(tensors)]
    write_weights(folder, safetensors.numpy.save(tensors))


def a_tensor_more(folder: Path) -> None:
    tensors = {**tensors_of(folder), "zither": np.zeros(3, np.float32)}
    write_weights(folder, safetensors.numpy.save(tensors))


def a_tensor_longer(folder: Path) -> None:
    tensors = tensors_of(folder)
    name = max(tensors, key=lambda name: tensors[name].size)
    tensors[name] = np.concatenate([tensors[name]] * 2)
    write_weights(folder, safetensors.numpy.save(tensors))


def a_tensor_of_nothing(folder: Path) -> None:
    tensors = tensors_of(folder)
    name = max(tensors, key=lambda name: tensors[name].size)
    tensors[name] = np.full_like(tensors[name], np.nan)
    write_weights(folder, safetensors.numpy.save(tensors))


def a_pickle(folder: Path) -> None:
    import pickle

    write_weights(folder, pickle.dumps({"a": [1.0] * 100}))


def no_weights(folder: Path) -> None:
    (folder / WEIGHTS_FILE).unlink()


def no_json(folder: Path) -> None:
    (folder / CARD_FILE).write_text("{")


def too_large_a_card(folder: Path) -> None:
    with (folder / CARD_FILE).open("ab") as file:
        file.truncate(MAX_CARD_BYTES + 1)


def of_no_family(folder: Path) -> None:
    write_card(folder, family="opera")


def of_a_larger_network(folder: Path) -> None:
    network = card_of(folder)["network"]
    name = "channels" if "channels" in network else "hidden"
    write_card(folder, network={**network, name: 2 * network[name]})


def of_a_network_without_end(folder: Path) -> None:
    network = card_of(folder)["network"]
    name = "channels" if "channels" in network else "hidden"
    write_card(folder, network={**network, name: 10**12})


def odd_defaults(folder: Path) -> None:
    write_card(folder, defaults={"temperature": "warm", "steps": [], "window": {}})


DAMAGES: dict[Callable[[Path], None], str] = {
    other_bytes: "wrong sha256",
    cut_short: "wrong sha256",
    cut_short_and_named: "no safetensors file",
    a_tensor_less: "is missing",
    a_tensor_more: "'zither'",
    a_tensor_longer: "has the shape",
    a_tensor_of_nothing: "not finite",
    a_pickle: "no safetensors file",
    no_weights: "is missing",
    no_json: "is no JSON",
    too_large_a_card: "is too large",
    of_no_family: "'opera'",
    of_a_larger_network: "The tensor",
    of_a_network_without_end: "is not usable",
    odd_defaults: "'defaults.",
}
# What else a family has on its card: the field, other values of it, and what is said of it.
FOREIGN: dict[str, list[tuple[dict[str, Any], str]]] = {
    "coconet": [({"network": {"layers": 2, "channels": 8, "tenors": 3}}, "is not usable")],
    "lyrics": [
        ({"vocabulary": "abc"}, "do not fit its network"),
        ({"vocabulary": "a" * 30}, "do not fit its network"),
        ({"vocabulary": 3}, "has no vocabulary"),
        ({"artists": ["one"]}, "do not fit its network"),
        ({"artists": "Ann"}, "has no vocabulary"),
    ],
    "tune": [
        ({"vocabulary": "abc"}, "do not fit its network"),
        ({"vocabulary": None}, "has no vocabulary"),
        ({"conditions": {"meter": ["4/4"]}}, "do not fit its network"),
        ({"conditions": {"meter": 4}}, "'meter'"),
        ({"mix": []}, "does not say what its tunes are like"),
        ({"mix": [1]}, "does not say what its tunes are like"),
        ({"mix": [{"meter": "4/4"}]}, "does not say what its tunes are like"),
        (
            {"mix": [{"meter": "4/4", "mode": "major", "tonic": "D", "count": "3"}]},
            "is no number",
        ),
    ],
    "roll": [
        ({"step_ticks": None}, "how long a step is"),
        ({"step_ticks": 0}, "how long a step is"),
        ({"step_ticks": "240"}, "how long a step is"),
    ],
    "event": [
        ({"alphabet": {"name": "runes"}}, "alphabet of events"),
        ({"alphabet": {"name": "published", "least": 0.01, "width": 0.2}}, "does not fit"),
        ({"alphabet": None}, "alphabet of events"),
    ],
}


@pytest.fixture
def folder(all_tiny_packs: Path, tmp_path: Path) -> Path:
    """A folder for damaged copies, in which the good packs are too."""
    for name in PACKS.values():
        shutil.copytree(all_tiny_packs / name, tmp_path / "packs" / name)
    return tmp_path / "packs"


@pytest.fixture
def client(folder: Path) -> Iterator[EngineClient]:
    client = EngineClient([folder])
    yield client
    client.close()


def refused(client: EngineClient, family: str, name: str) -> str:
    kind, made = ASKED[family]
    *said, end = answers_to(client, kind(client.new_id(), 0, pack=name, **made))
    assert isinstance(end, Failed), f"{family} {name} was taken"
    assert not said
    assert end.sentence.endswith(".")
    assert "\n" not in end.sentence
    return end.sentence


def served(client: EngineClient, family: str) -> None:
    kind, made = ASKED[family]
    *_, end = answers_to(client, kind(client.new_id(), 0, pack=PACKS[family], **made))
    assert isinstance(end, Finished), end


def test_a_damaged_pack_of_any_family_is_refused_for_what_is_wrong_with_it(
    client: EngineClient, folder: Path
) -> None:
    for family, name in PACKS.items():
        for damage, reason in DAMAGES.items():
            bad = folder / f"{family}-{damage.__name__.replace('_', '-')}"
            shutil.copytree(folder / name, bad)
            damage(bad)
            sentence = refused(client, family, bad.name)
            assert reason in sentence, (family, damage.__name__, sentence)
            assert str(bad) in sentence
            shutil.rmtree(bad)
        served(client, family)


def test_a_card_of_another_vocabulary_or_another_alphabet_is_refused(
    client: EngineClient, folder: Path
) -> None:
    for family, cases in FOREIGN.items():
        for number, (change, reason) in enumerate(cases):
            bad = Path(shutil.copytree(folder / PACKS[family], folder / f"{family}-{number}"))
            write_card(bad, **change)
            sentence = refused(client, family, bad.name)
            assert reason in sentence, (family, change, sentence)
            assert str(bad) in sentence
        served(client, family)


def test_a_roll_of_other_than_88_keys_is_refused(client: EngineClient, folder: Path) -> None:
    import torch

    from composer.engine.networks.roll import RollLSTM
    from composer.engine.networks.roll_shape import RollShape
    from composer.engine.packs import write_pack

    with torch.random.fork_rng():
        shape = RollShape(keys=40, encoder=8, hidden=8, layers=1)
        tensors = {name: t.numpy() for name, t in RollLSTM(shape).state_dict().items()}
    card = {**card_of(folder / "tiny-roll"), "network": shape.to_dict()}
    for name in ("format", "version", "sha256"):
        del card[name]
    write_pack(folder / "small", card, tensors)
    assert "40 keys, not 88" in refused(client, "roll", "small")


def test_a_pack_of_another_family_is_refused_for_what_it_does_not_do(client: EngineClient) -> None:
    for family, name in (("coconet", "tiny-roll"), ("lyrics", "tiny-tune"), ("roll", "tiny")):
        assert "choose a model of the family" in refused(client, family, name)


def test_a_pack_that_vanishes_while_the_program_runs_is_missed_in_a_sentence(
    client: EngineClient, folder: Path
) -> None:
    served(client, "lyrics")
    shutil.rmtree(folder / "tiny-lyrics")
    assert "There is no model pack 'tiny-lyrics'; installed: tiny" in refused(
        client, "lyrics", "tiny-lyrics"
    )
    *_, end = answers_to(client, LyricsRequest(client.new_id(), 0, length=3))
    assert isinstance(end, Failed)
    assert end.sentence == f"No lyrics model is installed in {folder}."
    served(client, "tune")
    shutil.rmtree(folder)
    *_, end = answers_to(client, HarmonizeRequest(client.new_id(), 0, line(1)))
    assert isinstance(end, Failed)
    assert end.sentence == f"No coconet model is installed in {folder}."
    tune = Tune("4/4", "D", "major", "DEFG")
    *_, end = answers_to(client, ScoreRequest(client.new_id(), 0, tune, pack="tiny-tune"))
    assert isinstance(end, Failed)
    assert end.sentence == "There is no model pack 'tiny-tune'; installed: none."


def test_without_any_folder_of_packs_the_engine_says_where_it_looked(tmp_path: Path) -> None:
    client = EngineClient([tmp_path / "nowhere", tmp_path / "nor-here"])
    try:
        *_, end = answers_to(client, HarmonizeRequest(client.new_id(), 0, line(1)))
    finally:
        client.close()
    assert isinstance(end, Failed)
    assert end.sentence == (
        f"No coconet model is installed in {tmp_path / 'nowhere'} or {tmp_path / 'nor-here'}."
    )


@pytest.mark.parametrize("threads", [0, -1, 257, 1.0, True, None, "2"])
def test_numbers_of_threads_that_are_none_are_refused(tmp_path: Path, threads: Any) -> None:
    with pytest.raises(ValueError, match="the number of threads must be 1 to 256"):
        EngineClient([tmp_path], threads=threads)
