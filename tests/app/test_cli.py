"""The command line as a person calls it: exit codes, what it says and where, what it leaves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from composer.files.formats import export_score
from composer.model.lyrics import Lyrics
from tests.fixtures.command_line import (
    PATIENCE,
    descant,
    harmonise,
    melody_score,
)


@pytest.fixture(autouse=True)
def own_pack(home: Path, tiny_pack_folder: Path) -> None:
    """The tiny pack as a pack of the person's own."""
    shutil.copytree(tiny_pack_folder, home / ".local" / "share" / "descant" / "models")


def test_packs_lists_what_is_installed_with_its_figures(tmp_path: Path, home: Path) -> None:
    called = descant("packs", folder=tmp_path)
    assert called.returncode == 0
    assert "tiny (coconet): Untrained" in called.stdout
    packs = {
        pack["name"]: pack for pack in descant("packs", "--json", folder=tmp_path).json["packs"]
    }
    assert packs["tiny"]["family"] == "coconet"
    assert len(packs["tiny"]["sha256"]) == 64
    card = home / ".local/share/descant/models/tiny/card.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "family": "opera"}))
    called = descant("packs", "--json", folder=tmp_path)
    assert called.returncode == 0
    assert "tiny" not in [pack["name"] for pack in called.json["packs"]]
    assert "'opera'" in called.json["problems"][0]


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png"])
def test_convert_engraves_pages(melody: Path, ending: str) -> None:
    folder = melody.parent
    called = descant("convert", melody, f"song{ending}", "--size", "60", "--json", folder=folder)
    assert called.returncode == 0, called.stderr
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
    assert descant("convert", melody, "plain.musicxml", folder=folder).returncode == 0
    call = ("convert", melody, "marked.musicxml", "--chord-symbols", "--dynamics")
    assert descant(*call, folder=folder).returncode == 0
    assert b"<dynamics>" not in (folder / "plain.musicxml").read_bytes()
    assert b"<dynamics>" in (folder / "marked.musicxml").read_bytes()


def test_convert_goes_from_midi_to_a_project_and_back(melody: Path) -> None:
    folder = melody.parent
    called = descant("convert", melody, "song.descant", folder=folder)
    assert (called.returncode, called.stdout, called.stderr) == (0, "song.descant\n", "")
    assert descant("convert", "song.descant", "back.mid", folder=folder).returncode == 0
    assert (folder / "back.mid").read_bytes() == melody.read_bytes()
    descant("convert", melody, "song.doc", folder=folder).failed_with(2, "cannot be written")
    descant("convert", melody, melody, folder=folder).failed_with(2, "is the input itself")


@pytest.mark.needs("libfluidsynth.so.3")
def test_convert_makes_a_sound_file_that_is_not_silent(melody: Path) -> None:
    called = descant("convert", melody, "song.wav", "--json", folder=melody.parent)
    assert called.returncode == 0, called.stderr
    with wave.open(str(melody.parent / "song.wav")) as sound:
        assert sound.getnframes() > 2 * sound.getframerate()
        assert any(sound.readframes(sound.getframerate()))


def test_ports_are_listed_also_where_there_are_none(tmp_path: Path) -> None:
    called = descant("ports", "--json", folder=tmp_path)
    assert (called.returncode, called.stderr) == (0, "")
    assert isinstance(called.json["outputs"], list)
    assert descant("ports", folder=tmp_path).returncode == 0


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
    assert all(line.startswith("Looking ") for line in called.stderr.splitlines())
    findings = {finding["what"]: finding for finding in called.json["findings"]}
    assert findings["Engine"]["state"] == "there"
    assert called.returncode == (0 if called.json["healthy"] else 1)
    for finding in called.json["findings"]:
        assert finding["state"] == "there" or finding["remedy"]
    card = home / ".local/share/descant/models/tiny/card.json"
    card.write_text("{")
    called = descant("doctor", folder=tmp_path)
    assert called.returncode == 1
    assert "MISSING  Model pack" in called.stdout


def test_the_window_without_a_display_is_exit_2_and_names_the_command_line(
    melody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    for arguments in ((), (melody,)):
        called = descant(*arguments, folder=melody.parent)
        assert called.returncode == 2
        assert len(called.stderr.splitlines()) == 1
        assert "descant harmonize" in called.stderr


def test_version_and_help(tmp_path: Path) -> None:
    called = descant("--version", folder=tmp_path)
    assert called.returncode == 0
    assert called.stdout.startswith("descant 0.")
    called = descant("--help", folder=tmp_path)
    assert called.returncode == 0
    listed = called.stdout.partition("calls:\n")[2].partition("\n\n")[0]
    calls = [line.split()[0] for line in listed.splitlines()]
    making = ["harmonize", "repaint", "continue", "lyrics", "fit", "melody", "tune", "learn"]
    looking = ["score", "explain", "similar"]
    playing = ["play", "along", "ports"]
    assert calls == [*making, *looking, "check", "convert", *playing, "packs", "doctor"]
    for call in calls:
        called = descant(call, "--help", folder=tmp_path)
        assert (called.returncode, called.stderr) == (0, "")
        assert called.stdout.startswith(f"usage: descant {call}")


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
