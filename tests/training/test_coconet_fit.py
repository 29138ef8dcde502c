"""The recipe of the chorales: it learns, and its checkpoint becomes a pack."""

import json
from pathlib import Path

import numpy as np
import pytest

from composer.engine.packs import read_card
from training.coconet.config import Configuration
from training.coconet.recipe import Recipe
from training.command import main
from training.configuration import load_configuration
from training.export import export
from training.fit import fit, load_checkpoint

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
        "crop: 32\nbatch: 4\nsteps: 12\nvalidate_every: 4\ndropout: 0.1\n",
        encoding="utf-8",
    )
    return path


def run(path, out, *settings, **options):
    """The lines that a training says."""
    lines = []
    recipe = Recipe(load_configuration(Configuration, path, settings), say=lambda text: None)
    fit(recipe, "coconet", out, say=lines.append, **options)
    return lines


def test_the_best_checkpoint_by_validation_is_kept_beside_the_last(configuration, tmp_path):
    settings = ("learning_rate=0.05", "steps=16")
    lines = run(configuration, tmp_path, *settings, stop_after=8)
    lines += run(configuration, tmp_path, *settings, resume=True)
    best = min(lines, key=lambda line: line["valid_one_ordering"])
    assert load_checkpoint(tmp_path / "best.pt")["run"]["step"] == best["step"]
    assert load_checkpoint(tmp_path / "last.pt")["run"]["step"] == 16


def test_the_loss_falls_on_music_that_can_be_learned(configuration, tmp_path):
    settings = ("steps=120", "validate_every=40", "learning_rate=0.01", "dropout=0.0")
    lines = run(configuration, tmp_path / "out", *settings)
    assert lines[-1]["loss"] < 0.5 * lines[0]["loss"]


def test_another_configuration_is_not_resumed(configuration, tmp_path):
    run(configuration, tmp_path / "out", stop_after=4)
    with pytest.raises(ValueError, match="another configuration"):
        run(configuration, tmp_path / "out", "learning_rate=0.5", resume=True)


def test_a_student_that_follows_its_teacher_alone_comes_near_it(configuration, tmp_path):
    taught = ("steps=60", "validate_every=60", "learning_rate=0.01", "dropout=0.0")
    run(configuration, tmp_path / "teacher", *taught)
    folder = tmp_path / "packs" / "teacher"
    export(tmp_path / "teacher" / "last.pt", folder, "by hand", [])
    lines = run(
        configuration,
        tmp_path / "student",
        *taught,
        f"teacher={folder}",
        "distillation=1.0",
        "network.channels=8",
    )
    untaught = run(configuration, tmp_path / "none", "steps=1", "network.channels=8")
    assert lines[-1]["valid_one_ordering"] < 0.8 * untaught[-1]["valid_one_ordering"]


def test_a_teacher_with_other_pitches_is_refused(configuration, tmp_path):
    run(configuration, tmp_path / "teacher", "steps=1")
    folder = tmp_path / "packs" / "teacher"
    export(tmp_path / "teacher" / "last.pt", folder, "by hand", [])
    with pytest.raises(ValueError, match="other pitches"):
        run(configuration, tmp_path / "out", f"teacher={folder}", "network.lowest=35")


def test_the_command_trains_a_pack_that_evaluates_and_counts(
    configuration, corpus, tmp_path, capsys
):
    out = tmp_path / "out"
    assert main(["fit", "coconet", "--config", str(configuration), "--out", str(out)]) == 0
    pack = tmp_path / "packs" / "tiny"
    exported = ["export", str(out / "last.pt"), "--out", str(pack), "--title", "Tiny"]
    assert main([*exported, "--command", "by hand"]) == 0
    assert read_card(pack).title == "Tiny"
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
    run(configuration, out)
    pack = export(out / "best.pt", tmp_path / "packs" / "tiny", "by hand", [], "Tiny")
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
        load_configuration(Configuration, configuration, settings)


def test_wrong_use_is_one_sentence_and_status_2(configuration, tmp_path, capsys):
    status = main(
        ["fit", "coconet", "--config", str(configuration), "--out", str(tmp_path / "o")]
        + ["--set", "data=/nowhere.npz"]
    )
    assert status == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("name", [path.stem for path in sorted(CONFIGS.glob("coconet-*.yaml"))])
def test_the_shipped_configurations_are_in_order(name):
    configuration = load_configuration(Configuration, CONFIGS / f"{name}.yaml")
    assert configuration.network.layers >= 16
