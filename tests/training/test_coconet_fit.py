"""The recipe: it learns, resumes to the last digit, and its checkpoint becomes a pack."""

import json
from pathlib import Path

import numpy as np
import pytest

from composer.engine.packs import read_card
from training.coconet.config import Configuration, load_configuration
from training.coconet.export import export
from training.coconet.fit import fit, load_average
from training.command import main

CONFIGS = Path(__file__).parents[2] / "training" / "configs"


@pytest.fixture
def corpus(tmp_path):
    """Chords that go up and down: easy to learn."""
    steps = np.arange(64)
    line = 60 + (steps // 4) % 5
    piece = np.stack([line + 7, line + 4, line, line - 12], axis=1).astype(np.int16)
    pieces = [piece, piece + 2, piece - 3]
    arrays = {}
    for split in ("train", "valid"):
        arrays[f"{split}_voices"] = np.concatenate(pieces)
        arrays[f"{split}_lengths"] = np.array([64] * 3, dtype=np.int32)
    np.savez(tmp_path / "corpus.npz", **arrays)
    return tmp_path / "corpus.npz"


@pytest.fixture
def configuration(corpus, tmp_path):
    path = tmp_path / "tiny.yaml"
    path.write_text(
        f"data: {corpus}\n"
        "network: {layers: 4, channels: 12, fold: 4, edge: 8}\n"
        "crop: 32\nbatch: 4\nsteps: 12\nvalidate_every: 4\nprecision: fp32\ndropout: 0.1\n",
        encoding="utf-8",
    )
    return path


def losses(lines):
    return [(line["step"], line["loss"], line["valid_one_ordering"]) for line in lines]


def run(configuration, out, **options):
    lines = []
    fit(configuration, out, say=lambda line: lines.append(json.loads(line)), **options)
    return lines


def test_going_on_after_an_interruption_gives_the_losses_of_an_uninterrupted_run(
    configuration, tmp_path
):
    wanted = load_configuration(configuration)
    whole = run(wanted, tmp_path / "whole")
    parts = run(wanted, tmp_path / "parts", stop_after=8)
    parts += run(wanted, tmp_path / "parts", resume=True)
    assert losses(parts) == losses(whole)


def test_the_best_checkpoint_by_validation_is_kept_beside_the_last(configuration, tmp_path):
    wanted = load_configuration(configuration, ("learning_rate=0.05", "steps=16"))
    lines = run(wanted, tmp_path, stop_after=8)
    lines += run(wanted, tmp_path, resume=True)
    best = min(lines, key=lambda line: line["valid_one_ordering"])
    assert load_average(tmp_path / "best.pt")[2] == best["step"]
    assert load_average(tmp_path / "last.pt")[2] == 16


def test_the_loss_falls_on_music_that_can_be_learned(configuration, tmp_path):
    settings = ("steps=120", "validate_every=40", "learning_rate=0.01", "dropout=0.0")
    lines = run(load_configuration(configuration, settings), tmp_path / "out")
    assert lines[-1]["loss"] < 0.5 * lines[0]["loss"]


def test_another_configuration_is_not_resumed(configuration, tmp_path):
    run(load_configuration(configuration), tmp_path / "out", stop_after=4)
    other = load_configuration(configuration, ("learning_rate=0.5",))
    with pytest.raises(ValueError, match="another configuration"):
        run(other, tmp_path / "out", resume=True)


def test_the_command_trains_a_pack_that_evaluates_and_counts(
    configuration, corpus, tmp_path, capsys
):
    out = tmp_path / "out"
    assert main(["fit", "coconet", "--config", str(configuration), "--out", str(out)]) == 0
    pack = tmp_path / "packs" / "tiny"
    exported = ["export", str(out / "last.pt"), "--out", str(pack), "--title", "Tiny"]
    assert main([*exported, "--command", "by hand"]) == 0
    assert read_card(pack).network["channels"] == 12
    capsys.readouterr()
    data = ["--data", str(corpus), "--json"]
    assert main(["evaluate", str(pack), *data, "--orderings", "1"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [f["name"].split(", ")[1] for f in figures] == ["random order", "chronological order"]
    assert all(f["value"] > 0 for f in figures)
    assert main(["counterpoint", str(pack), *data]) == 0
    counts = {f["name"]: f["value"] for f in json.loads(capsys.readouterr().out)["figures"]}
    assert counts["harmonised: silent"] == 0
    assert counts["Bach: parallel fifths per 1000"] > 0


def test_an_exported_pack_holds_the_averaged_weights_in_half_precision(configuration, tmp_path):
    out = tmp_path / "out"
    checkpoint = fit(load_configuration(configuration), out, say=lambda line: None)
    pack = export(checkpoint, tmp_path / "packs" / "tiny", "Tiny", "by hand", [])
    tensors = pack.tensors()
    assert all(np.isfinite(value).all() for value in tensors.values())
    floats = sum(v.size for v in tensors.values() if v.dtype == np.float32)
    assert pack.weights_path.stat().st_size < 2 * floats + 40_000


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (("momentum=0.5",), "momentum"),
        (("network.depth=3",), "depth"),
        (("steps=0",), "steps"),
        (("hiding={bars: 1}",), "bars"),
        (("crop=30",), "crop"),
        (("precision=fp8",), "precision"),
        (("steps",), "name=value"),
    ],
)
def test_a_wrong_field_is_refused_by_its_name(configuration, settings, reason):
    with pytest.raises(ValueError, match=reason):
        load_configuration(configuration, settings)


def test_wrong_use_is_one_sentence_and_status_2(configuration, tmp_path, capsys):
    status = main(
        ["fit", "coconet", "--config", str(configuration), "--out", str(tmp_path / "o")]
        + ["--set", "data=/nowhere.npz"]
    )
    assert status == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["coconet-compact", "coconet-full"])
def test_the_shipped_configurations_are_in_order(name):
    configuration = load_configuration(CONFIGS / f"{name}.yaml")
    assert isinstance(configuration, Configuration)
    assert configuration.network.layers >= 16
