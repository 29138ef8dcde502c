"""``descant continue`` as a person calls it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from composer.files.formats import export_score, open_score
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Voice

PATIENCE = 120.0


@pytest.fixture(autouse=True)
def own_pack(home: Path, continuing_pack_folder: Path) -> None:
    """The tiny packs as packs of the person's own."""
    shutil.copytree(continuing_pack_folder, home / ".local" / "share" / "descant" / "models")


@pytest.fixture
def song(tmp_path: Path) -> Path:
    score = Score()
    score.voices = (Voice(score.new_id(), "Tune"), Voice(score.new_id(), "Bass", channel=1))
    for place, voice in enumerate(score.voices):
        for i in range(4):
            note = Note(score.new_id(), voice.id, 60 - 12 * place + i, 480 * i, 470, 70)
            score.notes[note.id] = note
    export_score(score, tmp_path / "song.mid")
    return tmp_path / "song.mid"


def descant(song: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "composer", "continue", song.name, *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        cwd=song.parent,
    )


@pytest.mark.parametrize("pack", ["tiny-roll", "tiny-event"])
def test_the_given_notes_stay_and_new_ones_follow_in_a_voice_of_their_own(
    song: Path, pack: str
) -> None:
    called = descant(song, "-o", "out.mid", "--bars", "2", "--pack", pack, "--seed", "2")
    assert called.returncode == 0, called.stderr
    before, after = open_score(song).score, open_score(song.with_name("out.mid")).score
    assert [voice.name for voice in after.voices] == ["Tune", "Bass", "Continuation"]
    for old, new in zip(before.voices, after.voices, strict=False):
        sung = [
            [(n.pitch, n.onset, n.duration, n.velocity) for n in score.notes_in_order(voice.id)]
            for score, voice in ((before, old), (after, new))
        ]
        assert sung[0] == sung[1]
    written = after.notes_in_order(after.voices[2].id)
    assert written
    assert all(1920 <= note.onset < note.end <= 3 * 1920 for note in written)


def test_a_scale_and_a_range_are_kept_to(song: Path) -> None:
    steering = "--key Eb --mode minor --range C3-84 --density 0.5 --prime-bars 1 --top-p 0.9"
    for pack in ("tiny-roll", "tiny-event"):
        called = descant(song, "-o", "out.mid", "--bars", "2", "--pack", pack, *steering.split())
        assert called.returncode == 0, called.stderr
        score = open_score(song.with_name("out.mid")).score
        written = {note.pitch for note in score.notes_in_order(score.voices[2].id)}
        of_the_key = {3, 5, 6, 8, 10, 11, 1} | {0, 2}  # with the raised sixth and seventh
        assert written <= {p for p in range(48, 85) if p % 12 in of_the_key}


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (("--bars", "0"), "--bars"),
        (("--bars", "2", "--pack", "nothing"), "nothing"),
        (("--bars", "2", "--key", "H"), "no note name"),
        (("--bars", "2", "--range", "C6-C3"), "no range"),
        (("--bars", "2", "--density", "2"), "--density"),
        (("--bars", "2", "--pack", "coconet-compact"), "does not write songs on"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(
    song: Path, arguments: tuple[str, ...], piece: str
) -> None:
    called = descant(song, "-o", "out.mid", *arguments)
    assert called.returncode == 2
    assert len(called.stderr.splitlines()) == 1
    assert piece in called.stderr
    assert not song.with_name("out.mid").exists()
