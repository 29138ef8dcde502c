"""The command line as a person calls it: exit codes, what it says and where, what it leaves."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path
from typing import Any

import pytest

from composer.files.formats import export_score, open_score
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Role, Voice

PATIENCE = 120.0
PITCHES = (67, 69, 71, 72, 71, 69, 67, 67)


@pytest.fixture(autouse=True)
def own_pack(home: Path, tiny_pack_folder: Path) -> None:
    """The tiny pack as a pack of the person's own."""
    shutil.copytree(tiny_pack_folder, home / ".local" / "share" / "descant" / "models")


class Called:
    """How a call ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict[str, Any]:
        loaded = json.loads(self.out)
        assert isinstance(loaded, dict)
        return loaded

    def failed_with(self, code: int, *pieces: str) -> None:
        """Asserts the contract of a failure: the code, one sentence on stderr, no traceback."""
        assert self.code == code, self.err
        assert self.out == ""
        assert len(self.err.splitlines()) == 1, self.err
        assert self.err.endswith(".\n")
        assert "Traceback" not in self.err
        for piece in pieces:
            assert piece in self.err


def descant(*arguments: str | Path, folder: Path) -> Called:
    """``descant ARGUMENTS`` in ``folder``."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "composer", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=PATIENCE,
        check=False,
    )
    return Called(done.returncode, done.stdout, done.stderr)


def melody_score() -> Score:
    """Eight notes with odd velocities and lengths, a tempo, a meter, a key, words."""
    score = Score(title="Song")
    voice = Voice(score.new_id(), "Flute", Role.FREE, channel=3, program=73)
    score.voices = (voice,)
    for i, pitch in enumerate(PITCHES):
        note = Note(score.new_id(), voice.id, pitch, 480 * i + i, 400 - i, 60 + i)
        score.notes[note.id] = note
    ids = sorted(score.notes)
    score.tempo = TempoMap((Tempo(0, 600_000), Tempo(1440, 450_000)))
    score.meter = MeterMap((Meter(0, 3, 4),))
    score.key = KeyMap((Key(0, 1),))
    words = (Word((Syllable("Al", (ids[0],)), Syllable("le", (ids[1],)))),)
    score.lyrics = Lyrics((Verse((Line(words),)),))
    return score


@pytest.fixture
def melody(tmp_path: Path) -> Path:
    path = tmp_path / "melody.mid"
    export_score(melody_score(), path)
    return path


def harmonise(melody: Path, *more: str | Path) -> Called:
    return descant("harmonize", melody, "--pack", "tiny", *more, folder=melody.parent)


def heard(score: Score, voice: Voice) -> list[tuple[int, int, int, int]]:
    return [(n.pitch, n.onset, n.duration, n.velocity) for n in score.notes_in_order(voice.id)]


# Harmonize


def test_harmonize_keeps_the_melody_and_adds_three_tracks(melody: Path) -> None:
    called = harmonise(melody, "-o", "out.mid", "--seed", "1")
    assert called.code == 0, called.err
    assert called.err == ""
    assert called.out.startswith("out.mid: model tiny, seed 1, ")
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
        assert harmonise(melody, "-o", name, "--seed", "7").code == 0
    folder = melody.parent
    assert (folder / "a.mid").read_bytes() == (folder / "b.mid").read_bytes()
    assert sorted(p.name for p in folder.iterdir()) == ["a.mid", "b.mid", "melody.mid"]


def test_several_candidates_are_files_in_order_of_likelihood(melody: Path) -> None:
    called = harmonise(melody, "-o", "out.mid", "--candidates", "3", "--seed", "2", "--json")
    assert called.code == 0, called.err
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
    assert called.code == 0, called.err
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
    assert harmonise(melody, "-o", "out.mid", "--voice", "bass").code == 0
    after = open_score(melody.parent / "out.mid").score
    assert [voice.name for voice in after.voices] == ["Soprano", "Alto", "Tenor", "Bass"]
    before = open_score(melody).score
    assert heard(after, after.voices[3]) == heard(before, before.voices[0])


def test_a_seed_that_was_drawn_gives_the_same_song_again(melody: Path) -> None:
    drawn = harmonise(melody, "-o", "a.mid", "--json").json["seed"]
    assert harmonise(melody, "-o", "b.mid", "--seed", str(drawn)).code == 0
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
    assert harmonise(melody, "-o", "out.mid", "--track", "flute").code == 0
    after = open_score(melody.parent / "out.mid").score
    names = [voice.name for voice in after.voices]
    assert names == ["Soprano", "Alto", "Tenor", "Bass", "Oboe", "Horn"]
    assert [n[0] for n in heard(after, after.voices[4])] == [60]
    assert harmonise(melody, "-o", "two.mid", "--track", "1").code == 0


def test_chords_in_the_melody_are_said_and_stay(melody: Path) -> None:
    score = melody_score()
    note = Note(score.new_id(), score.voices[0].id, 48, 0, 960)
    score.notes[note.id] = note
    export_score(score, melody)
    called = harmonise(melody, "-o", "out.mid")
    assert called.code == 0
    assert "its highest notes are harmonised" in called.err
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
    Called(started.returncode, out, err).failed_with(1, "Cancelled; nothing was written.")
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


# The other calls


def test_packs_lists_what_is_installed_with_its_figures(tmp_path: Path, home: Path) -> None:
    called = descant("packs", folder=tmp_path)
    assert called.code == 0
    assert "tiny (coconet): Untrained" in called.out
    packs = {
        pack["name"]: pack for pack in descant("packs", "--json", folder=tmp_path).json["packs"]
    }
    assert packs["tiny"]["family"] == "coconet"
    assert len(packs["tiny"]["sha256"]) == 64
    card = home / ".local/share/descant/models/tiny/card.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "family": "opera"}))
    called = descant("packs", "--json", folder=tmp_path)
    assert called.code == 0
    assert "tiny" not in [pack["name"] for pack in called.json["packs"]]
    assert "'opera'" in called.json["problems"][0]


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png"])
def test_convert_engraves_pages(melody: Path, ending: str) -> None:
    folder = melody.parent
    called = descant("convert", melody, f"song{ending}", "--size", "60", "--json", folder=folder)
    assert called.code == 0, called.err
    assert called.json["files"] == [f"song{ending}"]
    begins = {".pdf": b"%PDF-", ".svg": b"<?xml", ".png": b"\x89PNG"}[ending]
    assert (folder / f"song{ending}").read_bytes().startswith(begins)


def test_options_of_pages_are_refused_where_they_do_nothing(melody: Path) -> None:
    folder = melody.parent
    call = ("convert", melody, "song.mid", "--two-staves")
    descant(*call, folder=folder).failed_with(2, "no pages")
    call = ("convert", melody, "song.mid", "--dynamics")
    descant(*call, folder=folder).failed_with(2, "neither pages nor MusicXML")
    call = ("convert", melody, "song.svg", "--size", "7")
    descant(*call, folder=folder).failed_with(2, "percent")
    assert not (folder / "song.svg").exists()


def test_musicxml_has_dynamics_where_they_are_asked_for(melody: Path) -> None:
    folder = melody.parent
    assert descant("convert", melody, "plain.musicxml", folder=folder).code == 0
    call = ("convert", melody, "marked.musicxml", "--chord-symbols", "--dynamics")
    assert descant(*call, folder=folder).code == 0
    assert b"<dynamics>" not in (folder / "plain.musicxml").read_bytes()
    assert b"<dynamics>" in (folder / "marked.musicxml").read_bytes()


def test_convert_goes_from_midi_to_a_project_and_back(melody: Path) -> None:
    folder = melody.parent
    called = descant("convert", melody, "song.descant", folder=folder)
    assert (called.code, called.out, called.err) == (0, "song.descant\n", "")
    assert descant("convert", "song.descant", "back.mid", folder=folder).code == 0
    assert (folder / "back.mid").read_bytes() == melody.read_bytes()
    descant("convert", melody, "song.doc", folder=folder).failed_with(2, "cannot be written")
    descant("convert", melody, melody, folder=folder).failed_with(2, "is the input itself")


@pytest.mark.needs("libfluidsynth.so.3")
def test_convert_makes_a_sound_file_that_is_not_silent(melody: Path) -> None:
    called = descant("convert", melody, "song.wav", "--json", folder=melody.parent)
    assert called.code == 0, called.err
    with wave.open(str(melody.parent / "song.wav")) as sound:
        assert sound.getnframes() > 2 * sound.getframerate()
        assert any(sound.readframes(sound.getframerate()))


def test_ports_are_listed_also_where_there_are_none(tmp_path: Path) -> None:
    called = descant("ports", "--json", folder=tmp_path)
    assert (called.code, called.err) == (0, "")
    assert isinstance(called.json["outputs"], list)
    assert descant("ports", folder=tmp_path).code == 0


def test_playing_to_a_port_that_is_not_there_is_exit_2(melody: Path) -> None:
    called = descant("play", melody, "--port", "No Such Synth", folder=melody.parent)
    called.failed_with(2, "No Such Synth")
    both = descant("play", melody, "--port", "x", "--sound", folder=melody.parent)
    both.failed_with(2, "not allowed with")


def test_playing_nothing_is_exit_2(tmp_path: Path) -> None:
    silent = melody_score()
    silent.notes, silent.lyrics = {}, Lyrics()
    export_score(silent, tmp_path / "silent.mid")
    descant("play", "silent.mid", folder=tmp_path).failed_with(2, "no notes in “silent.mid”")


def test_doctor_says_what_is_there_and_what_is_missing(tmp_path: Path, home: Path) -> None:
    called = descant("doctor", "--json", folder=tmp_path)
    # A slow machine is told how far it is.
    assert all(line.startswith("Looking ") for line in called.err.splitlines())
    findings = {finding["what"]: finding for finding in called.json["findings"]}
    assert findings["Engine"]["state"] == "there"
    assert called.code == (0 if called.json["healthy"] else 1)
    for finding in called.json["findings"]:
        assert finding["state"] == "there" or finding["remedy"]
    card = home / ".local/share/descant/models/tiny/card.json"
    card.write_text("{")
    called = descant("doctor", folder=tmp_path)
    assert called.code == 1
    assert "MISSING  Model pack" in called.out


def test_the_window_without_a_display_is_exit_2_and_names_the_command_line(
    melody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    for arguments in ((), (melody,)):
        called = descant(*arguments, folder=melody.parent)
        assert called.code == 2
        assert len(called.err.splitlines()) == 1
        assert "descant harmonize" in called.err


def test_version_and_help(tmp_path: Path) -> None:
    called = descant("--version", folder=tmp_path)
    assert called.code == 0
    assert called.out.startswith("descant 0.")
    called = descant("--help", folder=tmp_path)
    assert called.code == 0
    listed = called.out.partition("calls:\n")[2].partition("\n\n")[0]
    calls = [line.split()[0] for line in listed.splitlines()]
    making = ["harmonize", "repaint", "continue", "lyrics", "fit", "melody", "tune", "learn"]
    looking = ["score", "explain", "similar"]
    playing = ["play", "along", "ports"]
    assert calls == [*making, *looking, "check", "convert", *playing, "packs", "doctor"]
    for call in calls:
        called = descant(call, "--help", folder=tmp_path)
        assert (called.code, called.err) == (0, "")
        assert called.out.startswith(f"usage: descant {call}")


@pytest.mark.parametrize("arguments", [("sing",), ("--sing",), ("sing", "more"), ("no.mid",)])
def test_an_unknown_call_is_exit_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    descant(*arguments, folder=tmp_path).failed_with(2, "'descant --help' lists")


def test_details_of_a_failure_are_in_the_log(melody: Path, home: Path) -> None:
    harmonise(melody, "-o", "out.mid", "--track", "Viola")
    log = (home / ".local" / "state" / "descant" / "log" / "descant.log").read_text()
    assert "named 'Viola'" in log


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as out:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "composer", "packs"],
            stdout=out,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            timeout=PATIENCE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_command_line_brings_in_neither_torch_nor_qt(checkout: Path) -> None:
    code = (
        "import sys, composer.app.cli, composer.app.session\n"
        "import composer.app.calls.harmonize, composer.app.calls.doctor\n"
        "heavy = {'torch', 'PySide6', 'pyqtgraph'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=checkout)
