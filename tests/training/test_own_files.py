"""A person's own music: what is held out, and what a folder may hold besides."""

from __future__ import annotations

import os

import numpy as np
import pytest

from composer.engine.events import TimedNotes
from training.event import own_music
from training.event.corpus import Piece
from training.own_files import files_of


def piece(name, count, seed):
    random = np.random.default_rng(seed)
    onset = np.cumsum(random.uniform(0.1, 0.5, count))
    pitch, velocity = random.integers(40, 80, count), random.integers(40, 90, count)
    notes = TimedNotes.of(onset, np.full(count, 0.2), pitch, velocity)
    return Piece(name, "", notes, notes.duration)


def split(pieces, monkeypatch):
    monkeypatch.setattr(own_music, "read_unsplit", lambda *_: pieces)
    return own_music.read_music([], print)


def test_about_a_tenth_of_the_notes_is_held_out_by_whole_pieces(monkeypatch):
    pieces = [piece(f"{n}.mid", 100 + 10 * n, n) for n in range(20)]
    found = split(pieces, monkeypatch)
    assert [p.name for p in found] == [p.name for p in pieces]
    counts = own_music.counts_of(found)
    share = counts["held_out_notes"] / (counts["notes"] + counts["held_out_notes"])
    assert 0.05 < share < 0.2
    assert counts == own_music.counts_of(split(pieces, monkeypatch))


def test_what_is_most_of_the_music_is_learned_and_not_held_out(monkeypatch):
    pieces = [piece("all.mid", 3000, 0), *(piece(f"{n}.mid", 60, n) for n in range(1, 6))]
    found = split(pieces, monkeypatch)
    assert found[0].split == "train"
    assert own_music.counts_of(found)["held_out_notes"] >= 60


def test_of_very_much_music_no_more_is_measured_than_takes_a_while(monkeypatch):
    monkeypatch.setattr(own_music, "MOST_MEASURED", 150)
    pieces = [piece(f"{n}.mid", 100, n) for n in range(40)]
    assert own_music.counts_of(split(pieces, monkeypatch))["held_out_notes"] <= 200


def test_of_a_few_pieces_each_is_parted_in_time(monkeypatch):
    found = split([piece("one.mid", 400, 1), piece("two.mid", 400, 2)], monkeypatch)
    assert [p.split for p in found] == ["train", "valid"] * 2


def test_a_folder_is_walked_with_the_folders_in_it_but_not_hidden_ones_or_links(tmp_path):
    for place in ("a/b", ".hidden", "c"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "x.MID").touch()
    (tmp_path / "c" / ".y.mid").touch()
    os.symlink(tmp_path, tmp_path / "a" / "round")
    for ending in (".pdf", ".pdf", ".wav", ".png", ".docx"):
        (tmp_path / f"{len(list(tmp_path.iterdir()))}{ending}").touch()
    said = []
    found = files_of([tmp_path], {".mid"}, said.append, 10)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/b/x.MID", "c/x.MID"]
    assert len(said) == 1
    assert said[0].startswith("5 files of other kinds are not read (.pdf, ")
    assert said[0].endswith(" and others).")
    with pytest.raises(ValueError, match="at most 1"):
        files_of([tmp_path], {".mid"}, said.append, 1)


def test_a_folder_with_far_too_many_files_is_refused_soon(tmp_path, monkeypatch):
    monkeypatch.setattr("training.own_files.MAX_ENTRIES", 3)
    for name in "abcdef":
        (tmp_path / name).touch()
    with pytest.raises(ValueError, match="more than 3 files in the folder"):
        files_of([tmp_path], {".txt"}, print, 10)
