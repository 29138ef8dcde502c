"""Checking a converted corpus: what it holds, and what stands in two of its splits."""

from __future__ import annotations

import json

import numpy as np
import pytest

from training.command import main
from training.corpora.arrays import write_chorales, write_rolls
from training.corpora.check import check, family_of_layout
from training.corpora.duplicates import Pair, alike
from training.passages import piece_of_line, piece_of_text


def _line(seed, steps=120):
    return np.random.default_rng(seed).integers(60, 80, steps).astype(np.int16)


def _chorale(line):
    return np.stack([line, line - 5, line - 12, line - 20], axis=1)


def test_a_piece_in_another_key_in_another_split_is_found(tmp_path):
    path = tmp_path / "chorales.npz"
    train = [_chorale(_line(seed)) for seed in range(5)]
    valid = [_chorale(_line(10)), _chorale(_line(3) + 4), _chorale(_line(11))]
    write_chorales(path, {"train": train, "valid": valid, "test": [_chorale(_line(10) - 2)]})
    report = check(path)
    assert report.family == "coconet"
    assert report.lengths == {"train": [120] * 5, "valid": [120] * 3, "test": [120]}
    assert [(s.splits, s.names, s.share) for s in report.shared] == [
        (("train", "valid"), ("train 3", "valid 1"), 1.0),
        (("valid", "test"), ("valid 0", "test 0"), 1.0),
    ]


def test_a_piece_that_is_mostly_another_is_found_with_its_share():
    first = [piece_of_line(_line(1), 8)]
    mixed = np.concatenate([_line(1)[:90] + 3, _line(2)[:30]])
    (pair,) = alike(first, [piece_of_line(mixed, 8), piece_of_line(_line(5), 8)])
    assert (pair.first, pair.second) == (0, 0)
    assert 0.6 < pair.share < 0.8


def test_words_are_compared_whatever_their_case_and_signs():
    text = "When first I saw the light upon the water I was young and sang a song of it"
    other = text.upper().replace(" ", ", ")
    assert alike([piece_of_text(text)], [piece_of_text(other)]) == [Pair(0, 0, 1.0)]


def test_empty_and_very_short_pieces_are_no_copies_of_each_other():
    none = [piece_of_text(""), piece_of_text("two words")]
    assert alike(none, [piece_of_text(""), piece_of_text("other words")]) == []
    assert alike([], none) == []


def test_the_known_corpora_agree_with_the_table(data_folder, capsys):
    path = data_folder / "nottingham" / "nottingham-train-valid.npz"
    assert main(["corpora", "check", str(path), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["agrees_with_the_table"] == {"train": True, "valid": True}
    assert report["splits"]["train"]["pieces"] == 694
    assert report["splits"]["valid"]["pieces"] == 173
    assert len(report["same_in_two_splits"]) >= 2


def test_a_file_with_the_name_of_a_known_corpus_and_other_content_fails(tmp_path, capsys):
    path = tmp_path / "nottingham-train-valid.npz"
    rolls = [np.random.default_rng(seed).random((60, 88)) < 0.05 for seed in range(4)]
    write_rolls(path, {"train": rolls[:3], "valid": rolls[3:]})
    assert main(["corpora", "check", str(path)]) == 1
    assert "is NOT the known one" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["x.npz", "x.csv", "x.jsonl", "x.txt"])
def test_what_is_no_corpus_is_one_sentence(tmp_path, capsys, name):
    (tmp_path / name).write_bytes(b"nothing of the kind")
    assert main(["corpora", "check", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    with pytest.raises(ValueError, match="no file"):
        family_of_layout(tmp_path / "missing.npz")


def test_an_npz_of_something_else_is_in_no_layout(tmp_path):
    np.savez(tmp_path / "x.npz", pictures=np.zeros(3))
    with pytest.raises(ValueError, match="none of the layouts"):
        check(tmp_path / "x.npz")
