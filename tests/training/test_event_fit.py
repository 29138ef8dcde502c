"""The event recipe: it learns, goes on from a pack, becomes a pack, is measured and sampled."""

from argparse import Namespace
from pathlib import Path

import numpy as np
import pytest

from composer.engine.events import TimedNotes
from training.configuration import load_configuration
from training.event.config import Configuration
from training.event.corpus import SPLITS
from training.event.evaluate import evaluate
from training.event.sampling import sample
from training.export import export
from training.fit import fit
from training.recipe import load_recipe

CONFIGS = Path(__file__).parents[2] / "training" / "configs"
OPTIONS = Namespace(device="cpu", every=1, samples=3, seed=1, only=None)


def scales(shift, count=160):
    """A scale up and down, louder upwards: easy to learn."""
    place = np.arange(count)
    return TimedNotes.of(
        place * 0.25, np.full(count, 0.2), 60 + shift + place % 8, 50 + 4 * (place % 8)
    )


@pytest.fixture
def corpus(tmp_path):
    pieces = [scales(shift) for shift in range(8)]
    np.savez(
        tmp_path / "scales.npz",
        names=np.array([f"scale-{i}.mid" for i in range(8)]),
        splits=np.array([SPLITS.index("train")] * 6 + [1, 2], dtype=np.int8),
        lengths=np.array([160] * 8, dtype=np.int32),
        onset=np.concatenate([p.onset for p in pieces]),
        held=np.concatenate([p.duration for p in pieces]),
        sounding=np.concatenate([p.duration for p in pieces]),
        pitch=np.concatenate([p.pitch for p in pieces]),
        velocity=np.concatenate([p.velocity for p in pieces]),
    )
    return tmp_path / "scales.npz"


@pytest.fixture
def pieces_path(corpus, tmp_path):
    path = tmp_path / "tiny.yaml"
    path.write_text(
        f"data: {corpus}\nnetwork: {{hidden: 24, embedding: 8, head: 16}}\n"
        "window: 16\nbatch: 6\nsteps: 90\nlearning_rate: 0.03\nvalidate_every: 10\n"
        "averaging: 0.5\ndropout: 0.1\nsemitones: 1\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def published_path(corpus, tmp_path):
    path = tmp_path / "published.yaml"
    path.write_text(
        f"data: {corpus}\nprotocol: published\npiece: scale-2.mid\n"
        "network: {sizes: [89, 128, 12], embedding: 0, head: 0, hidden: 32}\n"
        "window: 30\nbatch: 30\nsteps: 120\noptimiser: adam\nlearning_rate: 0.01\n"
        "schedule: constant\nl1: 1.0e-6\ndropout: 0.5\naveraging: 0\nvalidate_every: 20\n",
        encoding="utf-8",
    )
    return path


def run(path, out, *settings):
    """The lines that a training says, and its best checkpoint."""
    lines = []
    recipe = load_recipe("event", path, settings, lambda text: None)
    return lines, fit(recipe, "event", out, say=lines.append)


def pack_of(path, out, name, *settings):
    _, best = run(path, out / "checkpoints", *settings)
    return export(best, out / name, "a command", [])


def test_the_loss_falls_on_whole_pieces(pieces_path, tmp_path):
    lines, _ = run(pieces_path, tmp_path / "out")
    figures = [line["valid_nats_per_event"] for line in lines]
    assert figures[-1] < 0.6 * figures[0]
    assert lines[-1]["loss"] < 0.7 * lines[0]["loss"]


def test_the_published_system_learns_a_piece_that_repeats_itself(published_path, tmp_path):
    lines, _ = run(published_path, tmp_path / "out")
    assert lines[-1]["valid_accuracy"] > 0.6
    assert lines[-1]["valid_nats_per_event"] < lines[0]["valid_nats_per_event"]


def test_a_pack_is_measured_and_writes_music(pieces_path, corpus, tmp_path):
    pack = pack_of(pieces_path, tmp_path, "scales")
    figures = {f["name"]: f["value"] for f in evaluate(pack, corpus, "valid", OPTIONS)}
    names = list(figures)
    assert names[0] == "negative log-likelihood"
    fields = [f"{field}: negative log-likelihood" for field in
              ("time", "pitch", "velocity", "duration")]  # fmt: skip
    assert figures[names[0]] == pytest.approx(sum(figures[f] for f in fields), abs=1e-3)
    assert figures[names[0]] < figures["baseline: unigrams of each field"]
    samples = list(sample(pack, 2, 1, 1.0))
    again = list(sample(pack, 2, 1, 1.0))
    assert len(samples) == 2
    for first, second in zip(samples, again, strict=True):
        first.score.check()
        assert first.score.notes
        assert first.score == second.score
    compared = evaluate(pack, corpus, "valid", Namespace(**{**vars(OPTIONS), "only": "texture"}))
    assert "samples: notes a second" in {figure["name"] for figure in compared}


def test_a_pack_of_the_published_system_is_measured_by_its_own_split(
    published_path, corpus, tmp_path
):
    pack = pack_of(published_path, tmp_path, "published", "steps=10")
    for split in ("windows", "test"):
        figures = evaluate(pack, corpus, split, OPTIONS)
        assert figures[0]["split"] == split
        assert 0 <= figures[1]["value"] <= 1
    with pytest.raises(ValueError, match="was not trained with the split 'time'"):
        evaluate(pack, corpus, "time", OPTIONS)
    assert next(iter(sample(pack, 1, 1, 1.0))).score.notes


def test_fine_tuning_goes_on_from_a_pack_and_tells_its_figure_beside_the_new_one(
    pieces_path, tmp_path
):
    pack = pack_of(pieces_path, tmp_path, "scales")
    lines, best = run(
        pieces_path, tmp_path / "tuned", f"start_from={pack.folder}", "steps=10",
        "validate_every=5", "learning_rate=0.003", "network.hidden=99",
    )  # fmt: skip
    before = {line["start_nats_per_event"] for line in lines}
    assert len(before) == 1
    assert lines[-1]["valid_nats_per_event"] < before.pop()
    tuned = export(best, tmp_path / "tuned-pack", "a command", [])
    assert tuned.network == pack.network
    assert "begun from the pack scales" in tuned.corpus


def test_a_pack_that_cannot_be_gone_on_from_is_a_clear_error(pieces_path, published_path, tmp_path):
    published = pack_of(published_path, tmp_path, "published", "steps=2")
    for folder, said in ((published.folder, "other events"), (tmp_path / "none", "missing")):
        settings = (f"start_from={folder}",)
        with pytest.raises(ValueError, match=said):
            load_recipe("event", pieces_path, settings, lambda text: None)


def test_too_little_music_is_a_clear_error(pieces_path, tmp_path):
    few = scales(0, 60)
    np.savez(
        tmp_path / "few.npz", names=np.array(["few.mid"]), splits=np.array([0], dtype=np.int8),
        lengths=np.array([60]), onset=few.onset, held=few.duration, sounding=few.duration,
        pitch=few.pitch, velocity=few.velocity,
    )  # fmt: skip
    with pytest.raises(ValueError, match="too little to learn from: 60 notes"):
        load_recipe("event", pieces_path, (f"data={tmp_path / 'few.npz'}",), lambda text: None)


@pytest.mark.parametrize("name", ["published", "piano", "full", "learn"])
def test_the_configurations_here_are_in_order(name):
    configuration = load_configuration(Configuration, CONFIGS / f"event-{name}.yaml")
    assert configuration.steps > 0


def test_interrupted_and_resumed_losses_are_those_of_one_run(pieces_path, tmp_path):
    def losses(lines):
        return [(line["step"], line["loss"], line["valid_nats_per_event"]) for line in lines]

    whole, _ = run(pieces_path, tmp_path / "whole", "steps=20")
    parts = []
    for resume, stop in ((False, 10), (True, None)):
        recipe = load_recipe("event", pieces_path, ("steps=20",), lambda text: None)
        fit(recipe, "event", tmp_path / "parts", resume, say=parts.append, stop_after=stop)
    assert losses(whole) == losses(parts)
