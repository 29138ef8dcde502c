"""``descant learn`` as a person calls it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from composer.engine.packs import read_card
from composer.files.formats import export_score
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Voice

PATIENCE = 120.0


@pytest.fixture(autouse=True)
def own_packs(home: Path, continuing_pack_folder: Path) -> Path:
    """The tiny packs as packs of the person's own."""
    models = home / ".local" / "share" / "descant" / "models"
    shutil.copytree(continuing_pack_folder, models)
    return models


@pytest.fixture
def songs(tmp_path: Path) -> list[str]:
    """Scales up and down, in two keys."""
    for name, low in (("one.mid", 60), ("two.mid", 55)):
        score = Score()
        voice = Voice(score.new_id(), "Piano")
        score.voices = (voice,)
        for i in range(300):
            note = Note(score.new_id(), voice.id, low + i % 8, 240 * i, 200, 50 + i % 8)
            score.notes[note.id] = note
        export_score(score, tmp_path / name)
    return ["one.mid", "two.mid"]


def words(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "composer", *arguments]


def descant(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words(*arguments),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        cwd=folder,
    )


def learn(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return descant(folder, "learn", "--pack", "tiny-event", *arguments)


def test_a_pack_is_learned_with_its_figure_beside_the_one_before_and_writes_at_once(
    tmp_path: Path, songs: list[str], own_packs: Path
) -> None:
    (tmp_path / "bad.mid").write_bytes(b"junk")
    called = learn(tmp_path, *songs, "bad.mid", "--name", "mine", "--minutes", "0.03", "--json")
    assert called.returncode == 0, called.stderr
    assert "bad.mid" in called.stderr
    told = json.loads(called.stdout)
    pack = read_card(own_packs / "mine")
    pack.verify()
    assert pack.figures[0].value == pytest.approx(told["nats_per_event"], abs=1e-3)
    assert pack.figures[1].value == pytest.approx(told["start_nats_per_event"], abs=1e-3)
    assert "tiny-event" in pack.figures[1].name
    assert told["better"]
    assert told["nats_per_event"] < told["start_nats_per_event"]
    out = ("-o", "out.mid", "--bars", "1", "--pack", "mine")
    called = descant(tmp_path, "continue", songs[0], *out)
    assert called.returncode == 0, called.stderr
    called = learn(tmp_path, *songs, "--name", "mine")
    assert called.returncode == 2
    assert "--replace" in called.stderr


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (("bad.mid", "--name", "mine"), "holds music"),
        (("nowhere.mid", "--name", "mine"), "holds music"),
        (("short.mid", "--name", "mine"), "too little music"),
        (("one.mid", "--name", "../mine"), "no name for a pack"),
        (("one.mid", "--name", "event-piano"), "came with Descant"),
        (("one.mid", "--name", "mine", "--pack", "tiny-roll"), "cannot be gone on from"),
    ],
)
def test_what_cannot_be_learned_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, songs: list[str], own_packs: Path, arguments: tuple[str, ...], piece: str
) -> None:
    (tmp_path / "bad.mid").write_bytes(b"junk")
    score = Score()
    score.voices = (Voice(score.new_id(), "Piano"),)
    for i in range(60):
        note = Note(score.new_id(), score.voices[0].id, 60 + i % 5, 240 * i, 200)
        score.notes[note.id] = note
    export_score(score, tmp_path / "short.mid")
    before = sorted(own_packs.iterdir())
    called = learn(tmp_path, *arguments)
    assert called.returncode == 2
    assert piece in called.stderr.splitlines()[-1]
    assert "Traceback" not in called.stderr
    assert sorted(own_packs.iterdir()) == before


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_ctrl_c_leaves_neither_a_pack_nor_a_process(
    tmp_path: Path, songs: list[str], own_packs: Path, home: Path
) -> None:
    before = sorted(own_packs.iterdir())
    process = subprocess.Popen(
        words("learn", "--pack", "tiny-event", *songs, "--name", "mine", "--minutes", "60"),
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    log = home / ".local" / "state" / "descant" / "log" / "descant.log"
    deadline = time.monotonic() + PATIENCE
    while not (children := _children(process.pid)):
        assert time.monotonic() < deadline
        assert process.poll() is None, log.read_text()
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert said.decode().splitlines() == ["Cancelled; nothing was written."]
    deadline = time.monotonic() + PATIENCE  # for processes that the system takes leave of
    assert sorted(own_packs.iterdir()) == before
    for child in children:
        while _lives(child):
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_it_can_be_ended_in_the_middle_of_a_step_but_not_while_it_writes(tmp_path: Path) -> None:
    script = (
        "import time, pathlib\n"
        "from training.process import unbroken\n"
        "with unbroken():\n"
        "    print('in', flush=True)\n"
        "    time.sleep(0.5)\n"
        "    pathlib.Path('written').touch()\n"
        "print('out', flush=True)\n"
        "time.sleep(600)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"in\n"
        process.terminate()
        assert process.stdout.readline() == b"out\n"
        assert (tmp_path / "written").exists()
        process.terminate()
        assert process.wait(PATIENCE) == -signal.SIGTERM
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == parent and words[0] != "Z":
            found.append(int(status.parent.name))
    return found


@pytest.fixture
def poems(tmp_path: Path, own_packs: Path, lyrics_pack_folder: Path) -> list[str]:
    """Two short texts in a folder, and the tiny lyrics pack as one of the person's own."""
    shutil.copytree(lyrics_pack_folder / "tiny-lyrics", own_packs / "tiny-lyrics")
    (tmp_path / "poems").mkdir()
    (tmp_path / "poems" / "one.txt").write_text("lo la lo la le\n" * 200)
    (tmp_path / "poems" / "two.md").write_text("# la\n" + "lo la lo la lo\n" * 60)
    return ["poems"]


def test_a_voice_is_learned_from_texts_and_writes_at_once(
    tmp_path: Path, poems: list[str], own_packs: Path
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0\0")
    call = ("learn", "--pack", "tiny-lyrics", *poems, "bad.txt", "--name", "mine")
    called = descant(tmp_path, *call, "--artist", "Jo Own", "--minutes", "0.03", "--json")
    assert called.returncode == 0, called.stderr
    assert "bad.txt" in called.stderr
    told = json.loads(called.stdout)
    pack = read_card(own_packs / "mine")
    pack.verify()
    assert pack.figures[0].value == pytest.approx(told["bits_per_character"], abs=1e-3)
    assert pack.figures[1].value == pytest.approx(told["start_bits_per_character"], abs=1e-3)
    assert told["bits_per_character"] <= told["start_bits_per_character"]
    assert (told["texts"], told["held_out_texts"]) == (1, 1)
    assert pack.extra["artists"][-1] == "Jo Own"
    words = ("lyrics", "--pack", "mine", "--artist", "Jo Own", "--length", "20")
    assert descant(tmp_path, *words).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (("one.mid", "poems", "--name", "mine"), "texts and music"),
        (("one.mid", "--name", "mine", "--artist", "Me"), "--artist is for texts"),
        (("poems/one.txt", "--name", "mine", "--artist", "ann early"), "already"),
        (("short.txt", "--name", "mine"), "too little text"),
        (("nowhere.txt", "--name", "mine"), "no text to learn from"),
        (("poems", "--name", "mine", "--pack", "tiny-event"), "cannot be gone on from"),
    ],
)
def test_texts_that_cannot_be_learned_are_one_sentence_and_leave_nothing(
    tmp_path: Path,
    songs: list[str],
    poems: list[str],
    own_packs: Path,
    arguments: tuple[str, ...],
    piece: str,
) -> None:
    (tmp_path / "short.txt").write_text("hardly anything at all\n")
    before = sorted(own_packs.iterdir())
    pack = () if "--pack" in arguments else ("--pack", "tiny-lyrics")
    called = descant(tmp_path, "learn", *arguments, *pack)
    assert called.returncode == 2
    assert piece in called.stderr.splitlines()[-1]
    assert "Traceback" not in called.stderr
    assert sorted(own_packs.iterdir()) == before
