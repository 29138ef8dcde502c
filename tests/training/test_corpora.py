"""Published files become what the recipes read; damaged pieces are named and skipped."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest

from training.command import main
from training.corpora.arrays import write_chorales, write_rolls
from training.corpora.command import convert
from training.corpora.digest import layout_digests
from training.corpora.table import as_json, corpora, corpus_named, corpus_of_file


def _split(pieces, lengths):
    return np.split(pieces, np.cumsum(lengths)[:-1])


def _chorale(steps=32, seed=1):
    random = np.random.default_rng(seed)
    return random.integers([60, 55, 48, 40], [80, 72, 66, 60], (steps, 4)).astype(np.int16)


def _roll(steps=40, seed=1):
    return np.random.default_rng(seed).random((steps, 88)) < 0.05


def test_every_corpus_names_its_source_and_licence():
    table = corpora()
    assert {family for corpus in table for family in corpus.families} == {
        "lyrics", "tune", "roll", "event", "coconet",
    }  # fmt: skip
    assert len({corpus.name for corpus in table}) == len(table)
    for corpus in table:
        assert corpus.source
        assert corpus.licence
        assert json.dumps(as_json(corpus))


def test_the_table_knows_a_file_by_its_name(tmp_path):
    corpus = corpus_of_file(tmp_path / "nottingham-train-valid.npz")
    assert corpus is not None
    assert corpus.name == "nottingham"
    assert corpus_of_file(tmp_path / "mine.npz") is None
    with pytest.raises(ValueError, match="unknown corpus 'nothing': chorales, "):
        corpus_named("nothing")


def test_the_list_is_one_object_in_json(capsys):
    assert main(["corpora", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["corpora"]) == len(corpora())
    assert main(["corpora", "--list"]) == 0
    assert "czhuang/JSB-Chorales-dataset" in capsys.readouterr().out


def test_the_published_json_of_the_chorales_gives_the_arrays_that_are_known(
    data_folder, tmp_path, capsys
):
    known = data_folder / "chorales" / "jsb16-train-valid.npz"
    with np.load(known) as archive:
        content = {
            split: [
                [[float(p) if p >= 0 else float("nan") for p in step] for step in piece]
                for piece in _split(archive[f"{split}_voices"], archive[f"{split}_lengths"])
            ]
            for split in ("train", "valid")
        }
    source = tmp_path / "Jsb16thSeparated.json"
    source.write_text(json.dumps(content))
    out = tmp_path / "made" / "jsb16-train-valid.npz"
    assert main(["corpora", "convert", "chorales", str(source), "--out", str(out)]) == 0
    assert capsys.readouterr().out == "train: 229 pieces, valid: 76 pieces\n"
    assert layout_digests(out) == layout_digests(known) == corpus_named("chorales").converted
    with np.load(known) as old, np.load(out) as new:
        assert set(old) == set(new)
        for name in old:
            assert old[name].dtype == new[name].dtype
            assert np.array_equal(old[name], new[name])


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("nottingham", "nottingham/nottingham-train-valid.npz"),
        ("jsb-quarter", "rolls/jsb-quarter-train-valid.npz"),
    ],
)
def test_the_published_mat_files_of_rolls_give_the_arrays_that_are_known(
    data_folder, tmp_path, name, path
):
    from scipy.io import savemat

    known = data_folder / path
    cells = {}
    with np.load(known) as archive:
        for split in ("train", "valid"):
            rolls = np.unpackbits(archive[f"{split}_rolls"], axis=1)[:, :88]
            pieces = _split(rolls, archive[f"{split}_lengths"])
            cell = np.empty((1, len(pieces)), dtype=object)
            cell[0, :] = [piece.astype(np.float64) for piece in pieces]
            cells[f"{split}data"] = cell
    source, out = tmp_path / "source.mat", tmp_path / known.name
    savemat(source, cells, do_compression=True)
    convert(corpus_named(name), source, out, say=pytest.fail)
    assert layout_digests(out) == layout_digests(known) == corpus_named(name).converted


def test_a_test_split_that_is_published_is_converted_as_well(tmp_path):
    content = {s: [_chorale(seed=i).tolist()] for i, s in enumerate(("train", "valid", "test"))}
    source = tmp_path / "chorales.json"
    source.write_text(json.dumps(content))
    out = tmp_path / "chorales.npz"
    counts = convert(corpus_named("chorales"), source, out, say=pytest.fail)
    assert counts == {"train": 1, "valid": 1, "test": 1}
    with np.load(out) as archive:
        assert archive["test_voices"].tolist() == content["test"][0]


def test_damaged_chorales_are_named_and_skipped(tmp_path):
    good = _chorale().tolist()
    content = {
        "train": [good, "words", [[60, 55, 50]], [[60, 55, 50, 400]], [[60.5, 55, 50, 40]], []],
        "valid": [[[None, 55, 50, float("nan")], [60, -1, 50, 40]], [[-1, -1, -1, -1]]],
    }
    source = tmp_path / "chorales.json"
    source.write_text(json.dumps(content))
    said: list[str] = []
    convert(corpus_named("chorales"), source, tmp_path / "out.npz", said.append)
    assert [line.split(": ")[1] for line in said] == [
        *(f"skipped piece {number} of train" for number in (1, 2, 3, 4, 5)),
        "skipped piece 1 of valid",
    ]
    with np.load(tmp_path / "out.npz") as archive:
        assert archive["valid_voices"].tolist() == [[-1, 55, 50, -1], [60, -1, 50, 40]]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[1, 2]",
        "{}",
        '{"train": [], "valid": []}',
        '{"train": [[[60, 55, 50, 40]]]}',
        "[" * 9999,
    ],
)
def test_a_json_without_chorales_is_one_clear_error_and_no_file(tmp_path, capsys, content):
    source, out = tmp_path / "bad.json", tmp_path / "out.npz"
    source.write_text(content)
    assert main(["corpora", "convert", "chorales", str(source), "--out", str(out)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not out.exists()


def test_damaged_rolls_are_named_and_skipped(tmp_path):
    from scipy.io import savemat

    cell = np.empty((1, 4), dtype=object)
    cell[0, :] = [_roll().astype(float), np.zeros((5, 87)), _roll() * 2.0, np.zeros((0, 88))]
    source = tmp_path / "rolls.mat"
    savemat(source, {"traindata": cell, "validdata": cell[:, :1]})
    said: list[str] = []
    counts = convert(corpus_named("nottingham"), source, tmp_path / "out.npz", said.append)
    assert counts == {"train": 1, "valid": 1}
    assert len(said) == 3
    assert all("of train" in line for line in said)


@pytest.mark.parametrize("content", [b"", b"MATLAB 5.0 MAT-file" + bytes(200), b"\x80\x04}q\x00."])
def test_what_is_no_mat_file_is_one_clear_error(tmp_path, capsys, content):
    source, out = tmp_path / "bad.mat", tmp_path / "out.npz"
    source.write_bytes(content)
    assert main(["corpora", "convert", "nottingham", str(source), "--out", str(out)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not out.exists()


def test_a_source_that_is_missing_and_an_output_of_another_kind_are_told(tmp_path, capsys):
    missing = ["corpora", "convert", "nottingham", str(tmp_path / "no.mat"), "--out"]
    assert main([*missing, str(tmp_path / "o.npz")]) == 2
    assert "there is no file" in capsys.readouterr().err
    (tmp_path / "no.mat").touch()
    assert main([*missing, str(tmp_path / "o.csv")]) == 2
    assert "*.npz" in capsys.readouterr().err


def _songs_file(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("artist", "song", "link", "text"))
        writer.writerows(rows)


def _words(number):
    random = np.random.default_rng(number)
    syllables = ("la", "mi", "ro", "sun", "ter", "on", "vi", "de")
    words = ["".join(random.choice(syllables, 3)) for _ in range(60)]
    return "  \n".join(" ".join(words[i : i + 6]) for i in range(0, 60, 6))


def test_songs_with_the_oddities_of_the_published_file_are_cleaned_and_parted(tmp_path, capsys):
    rows = [(artist, f"Song {i}", "/l", _words(i)) for i in range(40) for artist in ["ABBA"]]
    rows += [("Queen", f"Other {i}", "/l", _words(100 + i)) for i in range(40)]
    rows += [rows[0], ("Nobody", "Else", "/l", _words(999)), ("ABBA", "Empty", "/l", "  \n ")]
    source, artists = tmp_path / "songdata.csv", tmp_path / "artists.txt"
    _songs_file(source, rows)
    artists.write_text("ABBA\nQueen\nThe Missing\n")
    out = tmp_path / "made" / "songdata-train.csv"
    command = ["corpora", "convert", "songdata", str(source), "--out", str(out)]
    assert main([*command, "--artists", str(artists), "--held-out", "0.1"]) == 0
    said = capsys.readouterr()
    assert said.out == "train: 72 pieces, valid: 8 pieces\n"
    for words in ("no song of The Missing", "1 rows of other artists", "1 rows that repeat"):
        assert words in said.err
    with out.open(encoding="utf-8", newline="") as file:
        train = list(csv.DictReader(file))
    with out.with_name("songdata-valid.csv").open(encoding="utf-8", newline="") as file:
        valid = list(csv.DictReader(file))
    assert {row["artist"] for row in valid} == {"ABBA", "Queen"}
    assert not {row["text"] for row in train} & {row["text"] for row in valid}
    assert not any(line.endswith(" ") for row in train for line in row["text"].splitlines())


def test_songs_that_are_much_alike_are_never_in_two_splits(tmp_path):
    from training.corpora.check import check

    rows = []
    for i in range(60):
        text = _words(i).split("\n")
        rows.append(("A", f"One {i}", "", "\n".join(text)))
        rows.append(("B", f"Two {i}", "", "\n".join([*text, "and a line of its own"])))
    _songs_file(tmp_path / "songdata.csv", rows)
    out, said = tmp_path / "songs-train.csv", []
    counts = convert(
        corpus_named("songdata"), tmp_path / "songdata.csv", out, said.append, held_out=0.2
    )
    assert counts["train"] + counts["valid"] == 120
    assert 0 < counts["valid"] < 24
    assert any("much like" in line for line in said)
    assert check(out).shared == []


def test_too_few_songs_are_one_clear_error(tmp_path, capsys):
    source, out = tmp_path / "songdata.csv", tmp_path / "out.csv"
    _songs_file(source, [("A", "One", "", _words(1))])
    assert main(["corpora", "convert", "songdata", str(source), "--out", str(out)]) == 2
    assert "too few songs" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["songdata.csv"]


def test_a_folder_of_midi_files_becomes_performances(tmp_path, data_folder):
    import shutil

    from training.corpora.check import check

    source = tmp_path / "midi"
    source.mkdir()
    for path in sorted((data_folder / "midi" / "piano" / "Clementi").glob("*.mid"))[:5]:
        shutil.copy(path, source)
    (source / "bad.mid").write_bytes(b"no music")
    said: list[str] = []
    convert(corpus_named("piano"), source, tmp_path / "piano.npz", said.append)
    assert any("bad.mid" in line for line in said)
    assert any("another version" in line for line in said)
    report = check(tmp_path / "piano.npz")
    assert report.family == "event"
    assert sum(map(len, report.lengths.values())) == 5


def test_the_digest_is_of_the_content_and_not_of_the_packing(tmp_path):
    pieces = {"train": [_roll(seed=1)], "valid": [_roll(seed=2)]}
    write_rolls(tmp_path / "a.npz", pieces)
    with np.load(tmp_path / "a.npz") as archive:
        np.savez(tmp_path / "b.npz", **dict(archive))
    write_rolls(tmp_path / "c.npz", {**pieces, "valid": [_roll(seed=3)]})
    a, b, c = (layout_digests(tmp_path / f"{name}.npz") for name in "abc")
    assert a == b
    assert a["train"] == c["train"]
    assert a["valid"] != c["valid"]


def test_an_output_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path):
    (tmp_path / "out.npz").mkdir()
    with pytest.raises(ValueError, match="a folder has that name"):
        write_chorales(tmp_path / "out.npz", {"train": [_chorale()]})


@pytest.mark.parametrize(("name", "ending"), [("tunes", "jsonl"), ("piano", "npz")])
def test_a_folder_without_any_music_is_one_clear_error_and_no_file(tmp_path, capsys, name, ending):
    source, out = tmp_path / "nothing", tmp_path / f"out.{ending}"
    source.mkdir()
    assert main(["corpora", "convert", name, str(source), "--out", str(out)]) == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("training: ")
    assert not out.exists()
