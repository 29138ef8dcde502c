"""``descant harmonize`` and ``repaint``: what stays, what comes, and what a failure leaves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from composer.files.formats import export_score, open_score
from composer.model.lyrics import Lyrics
from composer.model.note import Note
from composer.model.voice import Role, Voice
from tests.fixtures.command_line import (
    PATIENCE,
    Called,
    descant,
    harmonise,
    heard,
    melody_score,
)


@pytest.fixture(autouse=True)
def own_pack(home: Path, tiny_pack_folder: Path) -> None:
    """The tiny pack as a pack of the person's own."""
    shutil.copytree(tiny_pack_folder, home / ".local" / "share" / "descant" / "models")


def test_harmonize_keeps_the_melody_and_adds_three_tracks(melody: Path) -> None:
    called = harmonise(melody, "-o", "out.mid", "--seed", "1")
    assert called.returncode == 0, called.stderr
    assert called.stderr == ""
    assert called.stdout.startswith("out.mid: model tiny, seed 1, ")
    before = open_score(melody).score
    after = open_score(melody.parent / "out.mid").score
    assert [voice.name for voice in after.voices] == ["Soprano", "Alto", "Tenor", "Bass"]
    soprano, *others = after.voices
    assert heard(after, soprano) == heard(before, before.voices[0])
    assert soprano.program == 73
    for voice in others:
        assert heard(after, voice)
    assert (after.tempo, after.meter, after.key) == (before.tempo, before.meter, before.key)
    assert [s.text for s in after.lyrics.syllables()] == ["Al", "le"]


def test_the_same_seed_gives_the_same_bytes_and_the_engine_leaves_nothing(melody: Path) -> None:
    for name in ("a.mid", "b.mid"):
        assert harmonise(melody, "-o", name, "--seed", "7").returncode == 0
    folder = melody.parent
    assert (folder / "a.mid").read_bytes() == (folder / "b.mid").read_bytes()
    assert sorted(p.name for p in folder.iterdir()) == ["a.mid", "b.mid", "melody.mid"]


def test_several_candidates_are_files_in_order_of_likelihood(melody: Path) -> None:
    called = harmonise(melody, "-o", "out.mid", "--candidates", "3", "--seed", "2", "--json")
    assert called.returncode == 0, called.stderr
    candidates = called.json["candidates"]
    assert [c["output"] for c in candidates] == ["out.mid", "out-2.mid", "out-3.mid"]
    nats = [c["nats"] for c in candidates]
    assert nats == sorted(nats)
    assert (called.json["pack"], called.json["seed"]) == ("tiny", 2)
    for candidate in candidates:
        assert len(open_score(melody.parent / candidate["output"]).score.voices) == 4


def test_repaint_changes_the_named_bar_of_the_named_voice_and_nothing_else(melody: Path) -> None:
    harmonise(melody, "-o", "out.mid", "--seed", "3")
    before = open_score(melody.with_name("out.mid")).score
    called = descant(
        *("repaint", "out.mid", "-o", "again.mid", "--bars", "2", "--voices", "alto"),
        *("--pack", "tiny", "--seed", "5", "--temperature", "4"),
        folder=melody.parent,
    )
    assert called.returncode == 0, called.stderr
    after = open_score(melody.with_name("again.mid")).score
    bar = range(before.meter.bar_start(1), before.meter.bar_start(2))
    for old, new in zip(before.voices, after.voices, strict=True):
        if old.name != "Alto":
            assert heard(before, old) == heard(after, new)
    sung = [
        {
            (tick, note.pitch)
            for note in score.notes_in_order(next(v.id for v in score.voices if v.name == "Alto"))
            for tick in range(note.onset, note.end, 120)
        }
        for score in (before, after)
    ]
    assert {tick for tick, _ in sung[0] ^ sung[1]} <= set(bar)


def test_repainting_what_is_not_there_is_exit_2_and_leaves_nothing(melody: Path) -> None:
    arguments = ("repaint", melody.name, "-o", "again.mid", "--bars")
    descant(*arguments, "99", folder=melody.parent).failed_with(2, "no bar 99")
    descant(*arguments, "0-1", folder=melody.parent).failed_with(2, "--bars")
    called = descant(*arguments, "1", "--voices", "bass", folder=melody.parent)
    called.failed_with(2, "There is no bass")
    assert not melody.with_name("again.mid").exists()


def test_the_melody_can_be_the_bass(melody: Path) -> None:
    assert harmonise(melody, "-o", "out.mid", "--voice", "bass").returncode == 0
    after = open_score(melody.parent / "out.mid").score
    assert [voice.name for voice in after.voices] == ["Soprano", "Alto", "Tenor", "Bass"]
    before = open_score(melody).score
    assert heard(after, after.voices[3]) == heard(before, before.voices[0])


def test_a_seed_that_was_drawn_gives_the_same_song_again(melody: Path) -> None:
    drawn = harmonise(melody, "-o", "a.mid", "--json").json["seed"]
    assert harmonise(melody, "-o", "b.mid", "--seed", str(drawn)).returncode == 0
    folder = melody.parent
    assert (folder / "a.mid").read_bytes() == (folder / "b.mid").read_bytes()


def test_of_several_tracks_one_is_named_and_the_others_stay(melody: Path) -> None:
    score = melody_score()
    for name, pitch in (("Oboe", 60), ("Horn", 50)):
        voice = Voice(score.new_id(), name, Role.FREE, channel=len(score.voices))
        score.voices += (voice,)
        note = Note(score.new_id(), voice.id, pitch, 0, 1920)
        score.notes[note.id] = note
    score.lyrics = Lyrics()
    export_score(score, melody)
    harmonise(melody, "-o", "out.mid").failed_with(2, "say which one is the melody (--track NAME)")
    harmonise(melody, "-o", "out.mid", "--track", "Viola").failed_with(2, "“Oboe”")
    assert harmonise(melody, "-o", "out.mid", "--track", "flute").returncode == 0
    after = open_score(melody.parent / "out.mid").score
    names = [voice.name for voice in after.voices]
    assert names == ["Soprano", "Alto", "Tenor", "Bass", "Oboe", "Horn"]
    assert [n[0] for n in heard(after, after.voices[4])] == [60]
    assert harmonise(melody, "-o", "two.mid", "--track", "1").returncode == 0


def test_chords_in_the_melody_are_said_and_stay(melody: Path) -> None:
    score = melody_score()
    note = Note(score.new_id(), score.voices[0].id, 48, 0, 960)
    score.notes[note.id] = note
    export_score(score, melody)
    called = harmonise(melody, "-o", "out.mid")
    assert called.returncode == 0
    assert "its highest notes are harmonised" in called.stderr
    after = open_score(melody.parent / "out.mid").score
    assert 48 in [n[0] for n in heard(after, after.voices[0])]


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        ((), "-o/--output"),
        (("-o", "out.xyz"), "“out.xyz” cannot be written"),
        (("-o", "nowhere/out.mid"), "There is no folder"),
        (("-o", "melody.mid"), "is the input itself"),
        (("-o", "."), "cannot be written"),
        (("-o", "out.mid", "--voice", "kazoo"), "invalid choice: 'kazoo'"),
        (("-o", "out.mid", "--candidates", "0"), "whole number from 1 to 16"),
        (("-o", "out.mid", "--candidates", "many"), "whole number from 1 to 16"),
        (("-o", "out.mid", "--steps", "0"), "whole number from 1 to"),
        (("-o", "out.mid", "--temperature", "nan"), "no number from 0 to 10"),
        (("-o", "out.mid", "--seed", "-1"), "whole number from 0 to"),
        (("-o", "out.mid", "--seed", "9" * 30), "whole number from 0 to"),
        (("-o", "out.mid", "--device", "tpu"), "invalid choice: 'tpu'"),
        (("-o", "out.mid", "--pack", "nix"), "There is no model pack 'nix'"),
        (("-o", "out.mid", "--frobnicate"), "unrecognized arguments: --frobnicate"),
        (("-o", "out.mid", "more"), "unrecognized arguments: more"),
    ],
)
def test_wrong_use_is_exit_2_in_a_sentence(
    melody: Path, arguments: tuple[str, ...], piece: str
) -> None:
    descant("harmonize", melody, *arguments, folder=melody.parent).failed_with(2, piece)
    assert [p.name for p in melody.parent.iterdir()] == ["melody.mid"]


def test_unusable_input_is_exit_2_and_leaves_no_output(melody: Path) -> None:
    folder = melody.parent
    (folder / "noise.mid").write_bytes(b"MThd" + bytes(range(200)))
    (folder / "empty.mid").write_bytes(b"")
    (folder / "song.txt").write_text("la la la")
    silent = melody_score()
    silent.notes, silent.lyrics = {}, Lyrics()
    export_score(silent, folder / "silent.mid")
    long = melody_score()
    last = Note(long.new_id(), long.voices[0].id, 60, 1440 * 512, 480)
    long.notes[last.id] = last
    export_score(long, folder / "long.mid")
    inputs = sorted(p.name for p in folder.iterdir())
    for name, piece in (
        ("noise.mid", ""),
        ("empty.mid", ""),
        ("song.txt", "cannot be opened"),
        ("missing.mid", "missing.mid"),
        (".", ""),
        ("silent.mid", "There are no notes yet"),
        ("long.mid", "up to 512 bars"),
    ):
        called = descant("harmonize", name, "-o", "out.mid", "--pack", "tiny", folder=folder)
        called.failed_with(2, piece)
    assert sorted(p.name for p in folder.iterdir()) == inputs


def test_a_gpu_that_is_not_there_is_exit_2(melody: Path) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a CUDA GPU on this machine")
    harmonise(melody, "-o", "out.mid", "--device", "cuda").failed_with(2, "no CUDA GPU")
    assert not (melody.parent / "out.mid").exists()


def test_a_damaged_pack_is_exit_1_and_says_which(melody: Path, home: Path) -> None:
    weights = home / ".local/share/descant/models/tiny/weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    harmonise(melody, "-o", "out.mid").failed_with(1, str(weights), "wrong sha256")
    assert not (melody.parent / "out.mid").exists()


def test_an_output_that_cannot_be_written_is_exit_1_or_2_and_leaves_nothing(
    melody: Path,
) -> None:
    folder = melody.parent
    (folder / "out-2.mid").mkdir()
    called = harmonise(melody, "-o", "out.mid", "--candidates", "2")
    called.failed_with(2, "is a folder")
    assert sorted(p.name for p in folder.iterdir()) == ["melody.mid", "out-2.mid"]


def test_ctrl_c_ends_it_with_a_sentence_and_without_output(melody: Path) -> None:
    started = subprocess.Popen(
        [
            *(sys.executable, "-P", "-m", "composer", "harmonize", str(melody)),
            *("-o", "out.mid", "--pack", "tiny", "--steps", "100000"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=melody.parent,
        start_new_session=True,
    )
    try:
        engine = wait_for_child(started.pid)
        os.killpg(started.pid, signal.SIGINT)  # as the terminal does: to the whole group
        out, err = started.communicate(timeout=PATIENCE)
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
            started.communicate()
    called = Called(started.args, started.returncode, out, err)
    called.failed_with(1, "Cancelled; nothing was written.")
    assert [p.name for p in melody.parent.iterdir()] == ["melody.mid"]
    deadline = time.monotonic() + PATIENCE
    while Path(f"/proc/{engine}").exists():
        assert time.monotonic() < deadline, "the engine outlived the command"
        time.sleep(0.02)


def wait_for_child(process: int) -> int:
    """The id of the engine process of a command, once it is there."""
    deadline = time.monotonic() + PATIENCE
    children = Path(f"/proc/{process}/task/{process}/children")
    while time.monotonic() < deadline:
        for child in children.read_text().split():
            try:
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
            except OSError:
                continue
        time.sleep(0.02)
    raise AssertionError("the engine did not start")
