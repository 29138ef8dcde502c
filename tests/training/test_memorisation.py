"""Counting passages of the corpus in samples, and writing the copy guard's indexes."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest

from composer.engine.packs import read_card
from composer.engine.passages import LEAST_NOTES
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role, Voice
from training.command import main
from training.copy_index import make_index
from training.corpora.arrays import write_chorales, write_rolls
from training.memorisation import memorisation
from training.passages import Corpus, passage_text, piece_of_line, piece_of_pitches, piece_of_text
from training.recipe import families, part
from training.sample import Sample

SONG = "one two three four five six seven eight nine ten eleven twelve"


def _line(seed, steps=64):
    return np.random.default_rng(seed).integers(60, 80, steps).astype(np.int16)


def test_the_longest_stretch_is_followed_to_its_end():
    corpus = Corpus([piece_of_text(SONG), piece_of_text("and so on " * 5)])
    text = f"here is: {SONG.title()} and others"
    piece = piece_of_text(text)
    found = corpus.look_up(piece)
    assert (found.passages, found.found, found.longest) == (9, 5, 12.0)
    assert passage_text(Sample("a", text=text), piece, found) == SONG.title()


def test_a_stretch_never_goes_over_from_one_piece_to_the_next():
    words = SONG.split()
    corpus = Corpus([piece_of_text(" ".join(words[:9])), piece_of_text(" ".join(words[9:]))])
    assert corpus.look_up(piece_of_text(SONG)).longest == 9.0


def test_two_bars_in_another_key_are_found_and_measured_in_bars():
    corpus = Corpus([piece_of_line(_line(1), 8)])
    copy = np.concatenate([_line(2)[:10], _line(1)[20:44] + 3, _line(3)[:10]])
    found = corpus.look_up(piece_of_line(copy, 8))
    assert found.longest == 3.0
    assert 0 < found.found < found.passages


def test_a_run_of_24_pitches_is_found_whatever_the_key():
    corpus = Corpus([piece_of_pitches(_line(1).astype(np.int64))])
    found = corpus.look_up(piece_of_pitches(_line(1)[5:35].astype(np.int64) - 7))
    assert (found.passages, found.found, found.longest) == (7, 7, 30.0)


def test_what_is_not_in_the_corpus_is_not_found():
    found = Corpus([piece_of_line(_line(1), 8)]).look_up(piece_of_line(_line(2), 8))
    assert (found.found, found.longest) == (0, 0.0)


def test_a_corpus_without_a_passage_is_a_clear_error():
    with pytest.raises(ValueError, match="no passage"):
        Corpus([piece_of_text("too short")])


def test_every_family_says_what_its_passages_are():
    for family in families():
        passages = part(family, "passages")
        assert passages.KIND in ("words", "bars", "notes")
        assert callable(passages.pieces)
        assert callable(passages.of_sample)


def test_a_song_of_the_split_beside_is_found_by_the_file_s_name(tmp_path):
    from training.lyrics.passages import pieces

    for split in ("train", "valid"):
        with (tmp_path / f"songs-{split}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("artist", "song", "link", "text"), ("A", split, "", SONG)])
    data = tmp_path / "songs-train.csv"
    assert [piece.name for piece in pieces(data, "train")] == ["A: train"]
    assert [piece.name for piece in pieces(data, "valid")] == ["A: valid"]
    with pytest.raises(ValueError, match="no file of the split 'test'"):
        list(pieces(data, "test"))


def test_a_sampled_chorale_is_cut_like_the_corpus(tmp_path):
    from training.coconet.passages import of_sample, pieces

    line = np.repeat(_line(4, 24), 4)
    voices = np.stack([line, line - 9, line - 16, line - 24], axis=1)
    write_chorales(tmp_path / "c.npz", {"train": [voices]})
    score = Score(next_id=100)
    score.voices = (Voice(1, "Alto", Role.ALTO), Voice(2, "Soprano", Role.SOPRANO))
    for i in range(24):
        score.notes[10 + i] = Note(10 + i, 2, int(line[4 * i]) + 2, 480 * i, 480)
    score.notes[50] = Note(50, 1, 100, 0, 480 * 24)
    found = Corpus(pieces(tmp_path / "c.npz", "train")).look_up(
        of_sample(Sample("a", score=score), tmp_path / "c.npz")
    )
    assert found.found == found.passages > 0
    assert found.longest == 6.0


def test_a_sampled_roll_is_cut_like_the_corpus(tmp_path):
    from training.roll.passages import grid, of_sample, pieces

    roll = np.zeros((64, 88), dtype=bool)
    roll[np.arange(64), _line(5) - 21] = True
    roll[:, 20] = True
    data = tmp_path / "r.npz"
    write_rolls(data, {"train": [roll]})
    found = Corpus(pieces(data, "train")).look_up(
        of_sample(Sample("a", roll=np.roll(roll, 3, axis=1)), data)
    )
    assert found.found == found.passages > 0
    assert grid(data) == (240, (6, 8))
    assert grid(tmp_path / "jsb-quarter-train-valid.npz") == (480, (3, 4))


def test_a_tune_and_its_score_have_the_same_passages(tmp_path):
    from composer.engine.abc import Tune
    from composer.engine.abc_playing import to_score
    from training.tune.corpus import Entry
    from training.tune.corpus import _line as line_of_entry
    from training.tune.passages import of_sample, pieces

    tune = Tune("6/8", "G", "major", "|:GABdBG|ABcBAG|EFGABc|dedcBA|GBdgfe|dcBA3:|")
    path = tmp_path / "tunes.jsonl"
    path.write_text(line_of_entry(Entry("A jig", "made", tune, "g", "train")), encoding="utf-8")
    (piece,) = pieces(path, "train")
    sampled = of_sample(Sample("a", text="", score=to_score(tune)), path)
    assert piece.passages().hashes.tolist() == sampled.passages().hashes.tolist()
    assert (piece.unit, piece.length) == (12, 23)
    assert len(of_sample(Sample("no tune", text="|||"), path).passages().hashes) == 0


def test_the_shipped_chorale_pack_is_measured_beside_the_validation_split(
    checkout, data_folder, capsys
):
    pack = checkout / "assets" / "models" / "coconet-compact"
    data = data_folder / "chorales" / "jsb16-train-valid.npz"
    command = ["memorisation", str(pack), "--data", str(data), "--samples", "2", "--json"]
    assert main(command) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [figure["split"] for figure in figures] == ["samples"] * 3 + ["valid"] * 3
    assert [figure["unit"] for figure in figures] == ["share", "share", "bars"] * 2
    assert 0.85 < figures[3]["value"] < 0.95
    assert "--samples 2 --temperature 1.0 --seed 1" in figures[0]["command"]


def test_no_samples_are_refused(checkout, data_folder):
    pack = read_card(checkout / "assets" / "models" / "coconet-compact")
    with pytest.raises(ValueError, match="at least one sample"):
        memorisation(pack, data_folder / "chorales" / "jsb16-train-valid.npz", samples=0)


def test_an_index_finds_every_piece_that_it_was_made_of(tmp_path, capsys):
    lines = [np.repeat(_line(seed), 2) for seed in range(6)]
    data = tmp_path / "own.npz"
    write_chorales(data, {"train": [np.stack([line] * 4, axis=1) for line in lines]})
    out = tmp_path / "own.safetensors"
    command = ["index", "coconet", "--data", str(data), "--out", str(out)]
    assert main(command) == 2
    assert "give --corpus and --licence" in capsys.readouterr().err
    index = make_index("coconet", data, out, "made up", "CC0")
    for line in lines:
        notes = [Note(i + 1, 1, int(p) - 6, 120 * i, 120) for i, p in enumerate(line)]
        (copied,) = index.copied_notes(notes)
        assert copied.size >= LEAST_NOTES
    assert json.loads(out.with_suffix(".json").read_text())["pieces"] == 6


def test_the_shipped_indexes_are_those_of_the_corpora(checkout, data_folder, tmp_path):
    folder = checkout / "assets" / "models" / "copy-index"
    for family, path, name in (
        ("coconet", "chorales/jsb16-train-valid.npz", "chorales"),
        ("roll", "nottingham/nottingham-train-valid.npz", "nottingham"),
    ):
        made = make_index(family, data_folder / path, tmp_path / f"{name}.safetensors")
        shipped = (folder / f"{name}.safetensors").read_bytes()
        assert (tmp_path / f"{made.name}.safetensors").read_bytes() == shipped
