"""Performances from MIDI files: bad ones are named, and no music is on both sides of a split."""

import numpy as np
import pytest

from composer.engine.events import ExpressiveEvents, TimedNotes, score_of_notes
from composer.files.midi_file import write_midi
from composer.model.time import Tempo, TempoMap
from training.event.corpus import (
    GAP,
    alike,
    convert,
    hash_percent,
    load_pieces,
    read_pieces,
    split_of_groups,
)
from training.event.windows import PieceWindows, PublishedWindows


def piece(seed, count=120):
    random = np.random.default_rng(seed)
    return TimedNotes.of(
        np.cumsum(random.choice([0.0, 0.125, 0.25, 0.5], count)) + np.arange(count) * 1e-3,
        random.choice([0.2, 0.4], count),
        random.integers(40, 90, count),
        random.integers(40, 100, count),
    )


def converted(source, out, say=print):
    counts = convert(source, out, say)
    pieces = load_pieces(out)
    assert sum(counts.values()) == len(pieces)
    return pieces


def write(path, notes, tempo=None):
    score = score_of_notes(notes)
    if tempo is not None:
        score.tempo = tempo
    path.parent.mkdir(parents=True, exist_ok=True)
    write_midi(score, path)


@pytest.fixture
def folder(tmp_path):
    """Forty pieces, two of them copies of others in other keys and at other speeds."""
    for seed in range(38):
        write(tmp_path / "music" / f"piece-{seed:02}.mid", piece(seed))
    write(tmp_path / "music" / "more" / "copy-of-00.mid", piece(0).varied(5, 1.3, 4))
    write(tmp_path / "music" / "more" / "copy-of-01.mid", piece(1).varied(-3, 0.9))
    return tmp_path / "music"


def test_a_folder_becomes_one_file_that_gives_the_same_pieces_back(folder, tmp_path):
    convert(folder, tmp_path / "music.npz")
    made = read_pieces(folder)
    read = load_pieces(tmp_path / "music.npz")
    assert [p.name for p in read] == [p.name for p in made]
    assert len(read) == 40
    for before, after in zip(made, read, strict=True):
        assert after.split == before.split
        assert after.notes.pitch.tolist() == before.notes.pitch.tolist()
        assert np.allclose(after.notes.onset, before.notes.onset)
        assert np.allclose(after.held, before.held)


def test_music_that_is_there_twice_stays_in_one_split_in_any_key_and_speed(folder, tmp_path):
    pieces = {p.name: p for p in converted(folder, tmp_path / "music.npz")}
    for number in ("00", "01"):
        copy, original = f"more/copy-of-{number}.mid", f"piece-{number}.mid"
        assert pieces[copy].split == pieces[original].split
    groups = alike([p.notes for p in pieces.values()])
    assert len(set(groups)) == 38


def test_no_piece_lies_in_two_splits_and_every_split_has_its_own_music(folder, tmp_path):
    pieces = converted(folder, tmp_path / "music.npz")
    runs = {"train": set(), "valid": set(), "test": set()}
    for p in pieces:
        pitches = p.notes.pitch
        runs[p.split] |= {tuple(np.diff(pitches[i : i + 13])) for i in range(len(pitches) - 13)}
    assert runs["train"]
    assert runs["valid"]
    for first, second in (("train", "valid"), ("train", "test"), ("valid", "test")):
        assert not runs[first] & runs[second]


def test_the_split_follows_from_the_names_alone():
    names = [f"{i}.mid" for i in range(2000)]
    split = split_of_groups(names)
    assert split == split_of_groups(names)
    assert dict(zip(reversed(names), split_of_groups(names[::-1]), strict=True)) == dict(
        zip(reversed(names), reversed(split), strict=True)
    )
    assert 60 < split.count("valid") < 140
    assert 60 < split.count("test") < 140
    assert all((s == "valid") == (hash_percent(n) < 5) for n, s in zip(names, split, strict=True))


def test_of_few_pieces_some_music_is_always_held_out():
    assert sorted(split_of_groups(["a", "b", "c", "d"])).count("valid") >= 1
    assert "train" in split_of_groups(["a", "b", "c", "d"])


def test_one_piece_is_parted_in_time_with_a_gap(tmp_path):
    whole = piece(1, 400)
    write(tmp_path / "one.mid", whole)
    first, second = converted([tmp_path / "one.mid"], tmp_path / "one.npz")
    assert (first.split, second.split) == ("train", "valid")
    assert len(first.notes) == 340
    assert len(second.notes) == 60 - GAP
    assert second.notes.onset[0] > first.notes.onset[-1]


def test_bad_files_are_named_and_skipped(tmp_path):
    for seed in range(5):
        write(tmp_path / f"good-{seed}.mid", piece(seed))
    write(tmp_path / "again.mid", piece(2))
    write(tmp_path / "tiny.mid", piece(9, 10))
    (tmp_path / "broken.mid").write_bytes(b"this is no music")
    said = []
    pieces = converted(tmp_path, tmp_path / "out.npz", said.append)
    assert len(pieces) == 5
    assert len(said) == 3
    for name in ("good-2.mid", "tiny.mid", "broken.mid"):
        assert any(f"“{name}” is left out" in sentence for sentence in said)


def test_no_usable_file_is_one_clear_error(tmp_path):
    (tmp_path / "broken.mid").write_bytes(b"this is no music")
    with pytest.raises(ValueError, match="none of 1 MIDI files holds music"):
        convert(tmp_path, tmp_path / "out.npz", lambda sentence: None)
    assert not (tmp_path / "out.npz").exists()


def test_the_tempo_map_is_applied(tmp_path):
    notes = piece(3)
    slowing = TempoMap((Tempo(0, 500_000), Tempo(480 * 8, 1_000_000)))
    write(tmp_path / "steady.mid", notes)
    write(tmp_path / "slowing.mid", notes, slowing)
    steady = converted([tmp_path / "steady.mid"], tmp_path / "a.npz")[0].notes
    slowed = converted([tmp_path / "slowing.mid"], tmp_path / "b.npz")[0].notes
    late = steady.onset > 4
    assert np.allclose(slowed.onset[~late], steady.onset[~late])
    assert np.allclose(slowed.onset[late], 4 + 2 * (steady.onset[late] - 4))


def test_what_is_no_corpus_is_refused(tmp_path):
    other = tmp_path / "other.npz"
    np.savez(other, values=np.arange(3))
    with pytest.raises(ValueError, match="no file of performances"):
        load_pieces(other)
    other.write_bytes(b"nothing")
    with pytest.raises(ValueError, match="no file of performances"):
        load_pieces(other)


def test_an_epoch_predicts_every_event_of_every_piece_once():
    pieces = [piece(1, 100), piece(2, 37), piece(3, 64)]
    windows = PieceWindows(pieces, length=16, seed=1)
    seen = []
    for step in range(windows.steps_of_epoch(4) + 1):
        batch = windows.draw(step, 4)
        following = batch["following"]
        seen.append(following[following[..., 0] >= 0])
    # 14 windows do not part into 4 streams; 3 steps of an epoch take 12 of them.
    assert windows.total == 14
    alphabet = ExpressiveEvents()
    known = {tuple(event) for p in pieces for event in alphabet.encode(p)}
    assert {tuple(event) for event in np.concatenate(seen)} <= known
    whole = PieceWindows(pieces, length=16, seed=1)
    one_stream = [whole.draw(step, 1)["following"] for step in range(14)]
    count = sum(int((following[..., 0] >= 0).sum()) for following in one_stream)
    assert count == 201


def test_a_variation_moves_all_pitches_alike_and_stays_on_the_piano():
    low = TimedNotes.of(np.arange(64.0), np.ones(64), np.full(64, 22), np.full(64, 64))
    windows = PieceWindows([low], 64, seed=1, semitones=5, pace=0.1, loudness=6)
    drawn = {int(windows.draw(step, 1)["following"][0, 0, 1]) for step in range(40)}
    assert drawn == set(range(7))  # one semitone down to the lowest key, five up


def test_published_windows_in_time_do_not_touch_those_for_training():
    events = np.stack([np.arange(500)] * 3, axis=1)
    windows = PublishedWindows(events, 30, seed=1, held_out="time")
    held_out = windows.rows(windows.valid)
    trained = windows.rows(windows.train)
    latest = max(trained["events"].max(), trained["following"].max())
    assert latest < held_out["events"].min()
    overlapping = PublishedWindows(events, 30, seed=1, held_out="windows")
    assert len(overlapping.valid) == 47
    assert not set(overlapping.valid) & set(overlapping.train)
