"""The tune recipe: what it draws, that it learns, and what its pack can do."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch

from composer.engine.abc import AbcError, Tune
from composer.engine.abc_playing import count_bars, to_score
from composer.engine.networks.character import CharacterLSTM
from composer.engine.packs import read_card
from training.command import main
from training.configuration import load_configuration
from training.export import export
from training.fit import fit
from training.recipe import load_recipe
from training.tune.config import Configuration
from training.tune.evaluate import count, evaluate, markov_bits, parsed, xz_bits
from training.tune.likelihood import bits_per_character
from training.tune.sampling import sample
from training.tune.vocabulary import (
    CONDITIONS,
    Vocabulary,
    condition_indices,
    conditions_of,
)

CONFIGS = Path(__file__).parents[2] / "training" / "configs"
BODIES = (
    "|:GABcdefg|GABcdBGB|GABcdefg|d2B2G4:|",
    "|:GBdBGBdB|GABcdefg|gfedcBAG|d2B2G4:|",
    "GABcdefg|GABcdefg|gfedcBAG|G2B2d4||",
)


@pytest.fixture
def configuration(tmp_path):
    corpus = tmp_path / "tunes.jsonl"
    with corpus.open("w", encoding="utf-8") as file:
        for number, body in enumerate(BODIES * 5):
            fields = {"title": f"Tune {number}", "source": "made", "group": f"{number % 3}"}
            fields |= {"meter": "4/4", "tonic": "G", "mode": "major", "body": body}
            fields["split"] = "valid" if number % 5 == 0 else "train"
            file.write(json.dumps(fields) + "\n")
    path = tmp_path / "tiny.yaml"
    path.write_text(
        f"data: {corpus}\nembedding: 8\nhidden: 32\nlayers: 1\ncondition_embedding: 4\n"
        "dropout: 0.0\nwindow: 12\nwindowed: 0.5\nsteps: 40\nbatch: 4\nvalidate_every: 20\n"
        "learning_rate: 0.02\naveraging: 0.5\n",
        encoding="utf-8",
    )
    return path


def recipe_of(path, *settings):
    return load_recipe("tune", path, settings, lambda text: None)


@pytest.fixture
def pack(configuration, tmp_path):
    """A pack of a short training."""
    fit(recipe_of(configuration), "tune", tmp_path / "out", say=lambda line: None)
    return export(tmp_path / "out" / "best.pt", tmp_path / "tune-tiny", "fit", [])


def test_a_short_training_lowers_the_loss(configuration, tmp_path):
    lines = []
    fit(recipe_of(configuration), "tune", tmp_path / "out", say=lines.append)
    assert lines[-1]["loss"] < lines[0]["loss"] - 0.2
    assert lines[-1]["valid_bits_per_character"] < lines[0]["valid_bits_per_character"]


@pytest.mark.parametrize("name", ["tune-compact.yaml", "tune-full.yaml"])
def test_the_configurations_in_the_repository_are_understood(name):
    read = load_configuration(Configuration, CONFIGS / name)
    assert read.hidden >= 512


def test_whole_tunes_come_once_an_epoch_with_their_marks(configuration):
    recipe = recipe_of(configuration, "windowed=0", "transposition=0", "condition_dropout=0")
    assert len(recipe.train) == 12
    seen = []
    for step in range(3):
        batch = recipe.draw(step, 4, np.random.default_rng(step))
        for characters, targets in zip(batch["characters"], batch["targets"], strict=True):
            wanted = targets[targets >= 0]
            assert characters[0] == 0
            assert wanted[-1] == 0
            assert (characters[1 : len(wanted)] == wanted[:-1]).all()
            seen.append(recipe.vocabulary.decode(wanted))
        assert (batch["conditions"] == condition_indices(conditions_of(recipe.train[0]))).all()
    assert sorted(seen) == sorted(tune.body for tune in recipe.train)


def test_windows_begin_anywhere_and_reach_the_ends_of_a_tune(configuration):
    recipe = recipe_of(configuration, "windowed=1", "transposition=0")
    firsts, lasts = [], []
    for step in range(20):
        batch = recipe.draw(step, 4, np.random.default_rng(step))
        assert batch["characters"].shape == (4, 12)
        firsts += (batch["characters"][:, 0] == 0).tolist()
        lasts += (batch["targets"][:, -1] == 0).tolist()
    for found in (firsts, lasts):
        assert 0 < sum(found) < len(found)


def test_tunes_in_another_key_come_with_that_key_as_their_condition(configuration):
    recipe = recipe_of(configuration, "windowed=0", "transposition=1", "condition_dropout=0")
    tonics = set()
    for step in range(6):
        batch = recipe.draw(step, 4, np.random.default_rng(step))
        tonics |= set(batch["conditions"][:, 2].tolist())
    assert condition_indices({"tonic": "G"})[2] not in tonics
    assert len(tonics) >= 4


def test_half_of_a_batch_has_half_of_its_loss(configuration):
    recipe = recipe_of(configuration)
    torch.manual_seed(1)
    network = recipe.network().eval()
    drawn = recipe.draw(30, 4, np.random.default_rng(1))
    batch = {name: torch.from_numpy(array) for name, array in drawn.items()}
    whole, _ = recipe.loss(network, batch, None)
    halves = [
        recipe.loss(network, {name: rows[part] for name, rows in batch.items()}, None)[0]
        for part in (slice(0, 2), slice(2, 4))
    ]
    assert torch.allclose(whole, sum(halves) / 2, atol=1e-5)


def test_an_untrained_network_is_near_the_uniform_figure(configuration):
    recipe = recipe_of(configuration)
    torch.manual_seed(1)
    network = recipe.network().eval()
    assert isinstance(network, CharacterLSTM)
    bits = bits_per_character(network, recipe.vocabulary, recipe.valid)
    assert abs(bits - math.log2(len(recipe.vocabulary))) < 0.5


def test_unknown_conditions_are_refused_and_missing_ones_are_any():
    assert condition_indices({}) == [0] * len(CONDITIONS)
    assert condition_indices({"meter": "2/4", "tonic": "Eb"}) == [1, 0, 1, 0]
    with pytest.raises(ValueError, match="meter must be one of"):
        condition_indices({"meter": "7/8"})


def test_the_samples_of_a_pack_are_tunes_and_the_same_for_a_seed(pack):
    card = read_card(pack.folder)
    first = list(sample(card, 3, 7, 1.0))
    again = list(sample(card, 3, 7, 1.0))
    assert [one.text for one in first] == [one.text for one in again]
    assert all(one.text.startswith(f"X:{n}\n") for n, one in enumerate(first, 1))


def test_the_counts_tell_full_bars_from_short_and_long_ones():
    good = Tune("4/4", "G", "major", BODIES[2])
    short = Tune("4/4", "G", "major", "G8|G7|G8|G8||")
    long = Tune("4/4", "G", "major", "G8|G9|G8|G8||")
    broken = Tune("4/4", "G", "major", "G8|G8|??|G8|")
    assert set(count([good]).values()) == {1.0}
    assert count([short])["share of bars that sum to the meter"] == 0.75
    assert count([short])["share of tunes without an over-full bar"] == 1
    assert count([good, long])["share of tunes without an over-full bar"] == 0.5
    assert count([good, broken])["share in canonical ABC"] == 0.5
    assert count([good, broken])["share of bars that sum to the meter"] == 0.5
    with pytest.raises(AbcError):
        count_bars(broken)


def test_the_parser_of_music21_accepts_a_tune_and_not_an_empty_one():
    pytest.importorskip("music21")
    tunes = [Tune("4/4", "G", "major", BODIES[0]), Tune("4/4", "G", "major", "|")]
    assert parsed(tunes) == {"share accepted by music21": 0.5}


def test_the_figures_begin_with_the_one_that_ranks_packs(pack, configuration, tmp_path):
    options = argparse.Namespace(device="cpu", every=1, samples=0, seed=1)
    figures = evaluate(read_card(pack.folder), tmp_path / "tunes.jsonl", "valid", options)
    names = [entry["name"] for entry in figures]
    assert names[0] == "bits per character, meter and key given"
    values = {entry["name"]: entry["value"] for entry in figures}
    assert 0 < values[names[0]] < values["baseline: unigram"] < values["baseline: uniform"]
    assert values["baseline: bigram"] < values["baseline: unigram"]
    with pytest.raises(ValueError, match="no tune of the split"):
        evaluate(read_card(pack.folder), tmp_path / "tunes.jsonl", "other", options)


def test_the_baselines_are_those_of_the_text_alone():
    tunes = [Tune("4/4", "G", "major", "GG||")] * 8
    vocabulary = Vocabulary("G|")
    assert markov_bits(tunes, vocabulary, tunes, 1) < markov_bits(tunes, vocabulary, tunes, 0)
    assert xz_bits(tunes) == pytest.approx(8 * 76 / 40, rel=0.5)


def test_the_command_line_evaluates_a_pack(pack, tmp_path, capsys):
    arguments = ["evaluate", str(pack.folder), "--data", str(tmp_path / "tunes.jsonl")]
    assert main([*arguments, "--samples", "0", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures[0]["command"].startswith("python -m training evaluate tune-tiny")


def test_a_tune_of_the_corpus_becomes_a_score():
    assert to_score(Tune("4/4", "G", "major", BODIES[0])).end == 8 * 8 * 240
