"""Training on piano rolls, from a corpus to a pack, its figures and its samples."""

import argparse
import math
from pathlib import Path

import numpy as np
import pytest
import torch

from composer.engine.networks.loading import load
from composer.engine.networks.roll_stream import RollStream
from composer.engine.recollection import FOUND
from training.export import export
from training.fit import fit
from training.passages import Corpus
from training.recipe import load_recipe, part
from training.roll import passages
from training.roll.corpus import KEYS, Recollected, load_split, pack_frames, transposed
from training.roll.evaluate import evaluate, mean_keys, pitch_classes, repeats, silence, stillness
from training.roll.likelihood import nats_per_frame, piece_nats
from training.roll.sampling import sample, score_of
from training.sample import Sample

CONFIGS = Path(__file__).parents[2] / "training" / "configs"
OPTIONS = argparse.Namespace(device="cpu", every=1, seed=1, samples=3, only=None)


def waltz(steps, seed):
    """A chord on each third step's beat, a wandering melody above it."""
    random = np.random.default_rng(seed)
    roll = np.zeros((steps, KEYS), dtype=bool)
    for step in range(steps):
        root = 30 + 5 * (step // 6 % 2)
        roll[step, [root, root + 4, root + 7] if step % 3 else [root]] = True
        roll[step, 50 + random.integers(0, 3)] = True
    return roll


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "waltzes.npz"
    arrays = {}
    for split, seeds in (("train", range(12)), ("valid", range(50, 53))):
        pieces = [waltz(20 + seed % 9, seed) for seed in seeds]
        arrays[f"{split}_rolls"] = pack_frames(np.concatenate(pieces))
        arrays[f"{split}_lengths"] = np.array([len(piece) for piece in pieces])
    np.savez(path, **arrays)
    return path


@pytest.fixture
def configuration(tmp_path, corpus):
    path = tmp_path / "tiny.yaml"
    path.write_text(
        f"data: {corpus}\nnetwork: {{encoder: 16, hidden: 24, layers: 2, width: 16, memory: 16, "
        "lags: [1, 12], reach: 4, clock: [2, 3]}\ndropout: 0.1\nwindow: 8\nsteps: 60\nbatch: 4\n"
        "validate_every: 20\nlearning_rate: 0.02\naveraging: 0.9\n",
        encoding="utf-8",
    )
    return path


def run(path, out, *settings, **options):
    """The lines that a training says."""
    lines = []
    fit(load_recipe("roll", path, settings, print), "roll", out, say=lines.append, **options)
    return lines


def without_time(lines):
    return [{name: value for name, value in line.items() if name != "seconds"} for line in lines]


@pytest.mark.parametrize(
    "settings",
    [
        ("network.head=successive",),
        ("network.head=nade",),
        ("network.head=independent",),
        ("network={encoder: 16, hidden: 24, head: independent}", "averaging=0.0"),
        ("window=0", "carry=false", "transpose=3", "segment=5"),
    ],
)
def test_training_brings_the_nats_down_by_every_head(configuration, tmp_path, settings):
    lines = run(configuration, tmp_path / "out", *settings)
    first, last = lines[0], lines[-1]
    assert last["loss"] < first["loss"]
    assert last["valid_nats_per_frame"] < first["valid_nats_per_frame"]
    assert last["valid_nats_per_frame"] < 6


def test_going_on_after_an_interruption_gives_the_same_losses(configuration, tmp_path):
    settings = ("steps=12", "validate_every=4")
    whole = run(configuration, tmp_path / "whole", *settings)
    ended = run(configuration, tmp_path / "parts", *settings, stop_after=4)
    resumed = run(configuration, tmp_path / "parts", *settings, resume=True)
    assert without_time(ended + resumed) == without_time(whole)


def test_every_configuration_that_is_shipped_can_be_built(corpus):
    found = sorted(CONFIGS.glob("roll-*.yaml"))
    assert len(found) >= 3
    for path in found:
        recipe = load_recipe("roll", path, (f"data={corpus}", "network.hidden=8"), print)
        assert recipe.network()
        assert set(recipe.card()) >= {"family", "title", "network", "corpus", "licence"}


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("network.keys=12", "88"),
        ("network.head=guess", "unknown head"),
        ("network.hiden=12", r"network\.hiden"),
        ("transpose=40", "transpose"),
        ("dropout=1.0", "dropout"),
        ("window=-1", "window"),
    ],
)
def test_a_wrong_field_is_refused_by_its_name(configuration, setting, reason):
    with pytest.raises(ValueError, match=reason):
        load_recipe("roll", configuration, (setting,), print)


def test_the_figure_is_the_mean_over_all_frames_but_each_pieces_first(configuration, corpus):
    recipe = load_recipe("roll", configuration, (), print)
    torch.manual_seed(1)
    network = recipe.network().eval()
    pieces = load_split(corpus, "valid")
    costs = []
    for piece in pieces:
        stream = RollStream(network, 1, seed=1)
        stream.give(piece[:1])
        for frame in piece[1:]:
            costs.append(float(stream.nats(frame[None])[0]))
            stream.give(frame[None])
    assert recipe.validate(network)["valid_nats_per_frame"] == pytest.approx(
        sum(costs) / len(costs), rel=2e-3
    )


def test_a_change_of_what_comes_later_changes_no_nats_before(configuration, corpus):
    recipe = load_recipe("roll", configuration, (), print)
    network = recipe.network().eval()
    piece = waltz(300, 1)
    changed = piece.copy()
    changed[270:] = ~changed[270:]
    shape = recipe.configuration.network
    one, other = (piece_nats(network, Recollected([p], shape), [0])[0] for p in (piece, changed))
    assert len(one) == 299
    np.testing.assert_array_equal(one[:269], other[:269])
    assert not (one[269:] == other[269:]).any()


@pytest.fixture
def pack(configuration, tmp_path):
    checkpoint = tmp_path / "out" / "best.pt"
    run(configuration, tmp_path / "out")
    return export(checkpoint, tmp_path / "roll-tiny", "training fit roll", [])


def test_a_pack_has_the_figure_of_its_checkpoint(pack, corpus, configuration, tmp_path):
    figures = evaluate(pack, corpus, "valid", OPTIONS)
    assert figures[0]["name"] == "joint keys"
    assert figures[0]["unit"] == "nats per frame"
    recipe = load_recipe("roll", configuration, (), print)
    assert figures[0]["value"] == pytest.approx(nats_per_frame(load(pack), recipe.valid), abs=1e-3)
    assert all(math.isfinite(one["value"]) for one in figures)
    assert len({one["name"] for one in figures}) == len(figures) == 10


def test_a_pack_writes_rolls_with_the_same_notes_as_scores(pack):
    written = list(sample(pack, 3, seed=2, temperature=1.0, steps=24))
    assert len(written) == 3
    for one in written:
        assert one.roll.shape == (24, KEYS)
        one.score.check()
        again = np.zeros_like(one.roll)
        for note in one.score.notes.values():
            again[note.onset // 240 : note.end // 240, note.pitch - 21] = True
        assert (again == one.roll).all()
    same = list(sample(pack, 3, seed=2, temperature=1.0, steps=24))
    assert all((a.roll == b.roll).all() for a, b in zip(written, same, strict=True))


def test_some_windows_are_shown_without_what_is_long_ago(configuration):
    settings = ("source_dropout=0.5", "network.lags=[1, 12]", "batch=200", "window=0")
    recipe = load_recipe("roll", configuration, settings, print)
    batch = recipe.draw(0, 200, np.random.default_rng(1))
    late = batch["sources"][:, 12:20].any(axis=(1, 3))  # by row and source
    assert late[:, FOUND].all()
    assert 0.4 < late[:, FOUND + 1].mean() < 0.6
    assert (batch["trust"][:, 15].any(axis=2)[:, :FOUND].any(axis=1) <= late[:, FOUND + 1]).all()


def test_the_recipe_gives_samples_while_it_trains(configuration):
    recipe = load_recipe("roll", configuration, (), print)
    samples = recipe.samples(recipe.network(), np.random.default_rng(1))
    assert samples
    assert all(one.score is not None and one.roll is not None for one in samples)


def test_passages_of_a_sample_are_found_in_the_corpus_in_any_key(corpus):
    known = Corpus(passages.pieces(corpus, "train"))
    piece = load_split(corpus, "train")[8]
    copied = Sample("Copy", roll=transposed(piece, 5))
    found = known.look_up(passages.of_sample(copied, corpus))
    assert found.found == found.passages > 0


def test_a_step_is_a_quarter_in_the_chorales_and_an_eighth_in_the_others():
    assert passages.grid(Path("jsb-quarter-train-valid.npz")) == (480, (3, 4))
    assert passages.grid(Path("anything.npz")) == (240, (6, 8))


def test_keys_that_sound_on_are_one_note():
    roll = np.zeros((6, KEYS), dtype=bool)
    roll[1:4, 10] = roll[5, 10] = roll[0, 87] = True
    notes = [(n.pitch, n.onset, n.duration) for n in score_of(roll, 120).notes_in_order()]
    assert notes == [(108, 0, 120), (31, 120, 360), (31, 600, 120)]


def test_what_is_counted_of_rolls_is_counted_right():
    roll = np.zeros((4, KEYS), dtype=bool)
    roll[0:2, [3, 15]] = roll[2, 4] = True  # C twice, then C sharp, then silence
    assert mean_keys([roll]) == 5 / 4
    assert silence([roll]) == 1 / 4
    assert stillness([roll]) == 1 / 3
    assert pitch_classes([roll])[[0, 1]].tolist() == [0.8, 0.2]
    assert repeats([np.concatenate([roll, roll])], length=4) == 1 / 5


def test_the_family_is_found_with_all_its_parts():
    assert part("roll", "recipe").Recipe
