"""``descant along`` as a person calls it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from composer.files.formats import export_score, open_score
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Tempo, TempoMap
from composer.model.voice import Voice
from tests.fixtures.keyboard import Keyboard

BAR = 1920
PATIENCE = 120.0


@pytest.fixture(autouse=True)
def own_pack(home: Path, continuing_pack_folder: Path) -> None:
    """The tiny packs as packs of the person's own."""
    shutil.copytree(continuing_pack_folder, home / ".local" / "share" / "descant" / "models")


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A bar, at a tempo at which no test takes long."""
    score = Score()
    score.tempo = TempoMap((Tempo.from_bpm(0, 480),))
    score.voices = (Voice(score.new_id(), "Tune"),)
    for i in range(4):
        note = Note(score.new_id(), score.voices[0].id, 60 + i, 480 * i, 470, 70)
        score.notes[note.id] = note
    export_score(score, tmp_path / "song.mid")
    return tmp_path / "song.mid"


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-P", "-m", "composer", "along", *map(str, arguments)]


def along(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_a_stream_is_played_after_the_song_and_what_was_heard_is_written(song: Path) -> None:
    out = song.with_name("out.mid")
    called = along(
        "stream", song, "-o", out, "--bars", "3", "--pack", "tiny-roll", "--silent", "--json"
    )
    assert called.returncode == 0, called.stderr
    told = json.loads(called.stdout)
    score = open_score(out).score
    assert [voice.name for voice in score.voices] == ["Tune", "Stream"]
    written = score.notes_in_order(score.voices[1].id)
    assert len(written) == told["notes"] > 0
    assert all(BAR <= note.onset <= 5 * BAR for note in written)
    assert len(score.notes_in_order(score.voices[0].id)) == 4


@pytest.mark.needs("jackd", "libasound.so.2")
def test_a_keyboard_is_answered_by_a_part_of_its_name(song: Path, keyboard: Keyboard) -> None:
    out = song.with_name("out.mid")
    called = subprocess.Popen(
        command(
            "answer", song, "-o", out, "--input", "test keys", "--pack", "tiny-event", "--silent",
            "--bars", "40", "--json",
        ),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + PATIENCE
        while called.poll() is None:
            assert time.monotonic() < deadline
            for pitch in (60, 64):
                keyboard.press(pitch)
                time.sleep(0.05)
                keyboard.lift(pitch)
            time.sleep(2)
        stdout, stderr = called.communicate(timeout=PATIENCE)
    finally:
        called.kill()
    assert called.returncode == 0, stderr
    assert "Listening to Test Keys" in stderr
    told = json.loads(stdout)
    assert told["latencies"]
    assert {"Tune", "Answer"} <= {voice.name for voice in open_score(out).score.voices}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("stream", "--pack", "nix"), "no model pack"),
        (("stream", "--input", "Keys"), "--input is for answer and accompany"),
        (("answer", "--way", "with"), "--way is for accompany"),
        (("stream", "nothing.mid"), "nothing.mid"),
        (("stream", "-o", "out.txt"), "out.txt"),
        (("hum",), "invalid choice"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    called = along(*arguments)
    assert called.returncode == 2
    assert sentence in called.stderr
    assert "Traceback" not in called.stderr
