"""``descant convert`` to sound files, ``descant play`` with a soundfont, and what doctor says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile

from composer.app.calls import sound_findings
from composer.files.formats import export_score
from composer.midi.soundfont import shipped_soundfont
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from tests.fixtures.command_line import descant

needs_synth = pytest.mark.needs("libfluidsynth.so.3")


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """Two voices; the second one's name is no name of a file."""
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto/2", Role.ALTO, channel=1, program=19),)
    for voice, pitch in zip(score.voices, (72, 64), strict=True):
        note = Note(score.new_id(), voice.id, pitch, 0, 480)
        score.notes[note.id] = note
    export_score(score, tmp_path / "song.mid")
    return tmp_path / "song.mid"


@needs_synth
@pytest.mark.parametrize(("ending", "kind"), [("flac", "FLAC"), ("ogg", "OGG")])
def test_convert_makes_the_kind_of_sound_file_that_the_ending_says(song, ending, kind):
    called = descant(
        *("convert", song, f"song.{ending}", "--sample-rate", "48000", "--normalize", "--json"),
        *("--reverb", "0.9", "--gain", "-3", "--soundfont", shipped_soundfont()),
        folder=song.parent,
    )
    assert (called.returncode, called.stderr) == (0, "")
    written = soundfile.info(song.parent / f"song.{ending}")
    assert (written.format, written.samplerate) == (kind, 48_000)
    said = json.loads(called.stdout)
    assert said["files"] == [f"song.{ending}"]
    assert said["seconds"] == pytest.approx(written.duration, abs=0.01)


@needs_synth
def test_stems_are_named_after_their_voices(song):
    called = descant("convert", song, "song.wav", "--stems", folder=song.parent)
    assert (called.returncode, called.stderr) == (0, "")
    assert called.stdout.splitlines() == ["song - Soprano.wav", "song - Alto2.wav"]
    assert not (song.parent / "song.wav").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("song.flac", "--soundfont", "none.sf2"), "is not there"),
        (("song.flac", "--soundfont", "song.mid"), "is no soundfont"),
        (("song.flac", "--reverb", "2"), "from 0 to 1"),
        (("song.flac", "--gain", "loud"), "from -24 to 12"),
        (("song.flac", "--sample-rate", "1000"), "sample-rate"),
        (("song.descant", "--normalize"), "is no sound file"),
    ],
)
def test_wrong_use_is_one_sentence_and_no_file(song, arguments, words):
    called = descant("convert", song, *arguments, folder=song.parent)
    assert called.returncode == 2
    assert called.stdout == ""
    assert len(called.stderr.splitlines()) == 1
    assert words in called.stderr
    assert list(song.parent.iterdir()) == [song]


@needs_synth
def test_the_soundfont_of_the_window_is_used_and_a_lost_one_is_said(song, home):
    settings = home / ".config" / "descant" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"version": 1, "soundfont": "/nowhere/grand.sf2"}))
    called = descant("convert", song, "song.ogg", folder=song.parent)
    assert called.returncode == 0
    assert "grand.sf2” is not there any more" in called.stderr
    assert "comes with Descant" in called.stderr
    assert (song.parent / "song.ogg").exists()


def test_play_refuses_a_soundfont_that_is_none(song):
    called = descant("play", song, "--soundfont", song, folder=song.parent)
    assert called.returncode == 2
    assert "is no soundfont" in called.stderr


@needs_synth
def test_doctor_tells_of_library_soundfont_device_and_sound_files(home):
    findings = {finding.what: finding for finding in sound_findings.sound_findings()}
    assert findings["Built-in sound"].state == "there"
    assert "TimGM6mb.sf2" in findings["Built-in sound"].details
    assert findings["Audio device"].state == "there" or findings["Audio device"].remedy
    assert findings["Sound files"].details.startswith("WAV, FLAC, OGG")


@pytest.mark.parametrize(
    ("platform", "words"), [("linux", "apt-get"), ("darwin", "brew"), ("win32", "zip for Windows")]
)
def test_without_the_library_doctor_names_the_remedy_of_the_platform(monkeypatch, platform, words):
    monkeypatch.setattr(sound_findings, "tried", lambda _: ("", "cannot be found"))
    monkeypatch.setattr("composer.app.calls.finding.sys.platform", platform)
    finding = sound_findings.sound_findings()[0]
    assert finding.state == "absent"
    assert words in finding.remedy
