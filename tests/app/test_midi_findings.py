"""What doctor says of MIDI on each platform: plain, and with a remedy where something is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from composer.app.calls.midi_findings import between_programs, systems


def test_without_alsas_sequencer_the_way_to_it_is_told(tmp_path: Path):
    alsa = systems("linux", tmp_path / "seq")[0]
    assert alsa.state == "absent"
    assert "modprobe snd-seq" in alsa.remedy


def test_a_sequencer_that_may_not_be_used_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sequencer = tmp_path / "seq"
    sequencer.touch()
    # Whoever runs the tests as root may use every file.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "audio" in systems("linux", sequencer)[0].remedy


def test_a_sequencer_that_is_there_needs_no_remedy(tmp_path: Path):
    sequencer = tmp_path / "seq"
    sequencer.touch()
    alsa = systems("linux", sequencer)[0]
    assert (alsa.state, alsa.remedy) == ("there", "")


def test_a_jack_server_that_runs_is_found(jack_server: str, tmp_path: Path):
    assert systems("linux", tmp_path / "seq")[1].state == "there"


def test_without_a_jack_server_it_is_said_that_alsa_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "descant-no-such-server")
    jack = systems("linux", tmp_path / "seq")[1]
    assert jack.state == "absent"
    assert "Not needed beside ALSA" in jack.remedy


def test_macos_and_windows_have_midi_from_the_start(tmp_path: Path):
    for platform, name in (("darwin", "CoreMIDI"), ("win32", "Windows MIDI")):
        (found,) = systems(platform, tmp_path / "seq")
        assert (found.what, found.state) == (name, "there")


def test_windows_is_told_of_loopmidi():
    found = between_programs("win32", virtual=False)
    assert found.state == "absent"
    assert "loopMIDI" in found.remedy
    assert between_programs("linux", virtual=True).state == "there"
