"""``descant ports`` and ``descant play`` with a synth on the desk (over JACK)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.files.formats import export_score
from composer.midi.clock_out import CLOCK, START, STOP
from composer.model.note import Note
from composer.model.score import empty_score
from tests.fixtures.command_line import descant
from tests.fixtures.keyboard import Keyboard
from tests.fixtures.needs import need

SYNTH = "Desk Synth"
PITCHES = [72, 74, 76]


@pytest.fixture
def heard(jack_server: str) -> Iterator[list[list[int]]]:
    """The messages that arrive at a synth that other programs see."""
    need("libasound.so.2")
    import rtmidi

    messages: list[list[int]] = []
    synth: Any = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, SYNTH)
    synth.open_virtual_port("in")
    synth.set_callback(lambda event, _data: messages.append(event[0]))
    yield messages
    synth.cancel_callback()
    synth.close_port()
    synth.delete()


@pytest.fixture
def song(tmp_path: Path) -> Path:
    score = empty_score()
    for i, pitch in enumerate(PITCHES):
        note = Note(score.new_id(), score.voices[0].id, pitch, 120 * i, 120)
        score.notes[note.id] = note
    export_score(score, tmp_path / "song.mid")
    return tmp_path / "song.mid"


def test_a_synth_is_listed_and_a_song_played_to_it_by_a_part_of_its_name(
    heard: list[list[int]], song: Path
) -> None:
    listed = descant("ports", "--json")
    assert any(SYNTH in name for name in json.loads(listed.stdout)["outputs"])
    played = descant("play", song, "--port", "desk synth")
    assert (played.returncode, played.stderr) == (0, "")
    struck = [m[1] for m in heard if m[0] & 0xF0 == 0x90 and m[2] > 0]
    assert struck == PITCHES
    released = [m[1] for m in heard if m[0] & 0xF0 == 0x80 or (m[0] & 0xF0 == 0x90 and not m[2])]
    assert set(PITCHES) <= set(released)


def test_a_drum_machine_is_started_and_stopped_with_the_song(jack_server: str, song: Path) -> None:
    need("libasound.so.2")
    import rtmidi

    machine: Any = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, "Drum Machine", queue_size_limit=100_000)
    machine.ignore_types(timing=False)
    machine.open_virtual_port("in")
    try:
        played = descant("play", song, "--port", "drum machine", "--clock", "drum")
        assert (played.returncode, played.stderr) == (0, "")
        heard = []
        while (event := machine.get_message()) is not None:
            heard.append(event[0])
    finally:
        machine.close_port()
        machine.delete()
    kinds = [message[0] for message in heard]
    assert kinds.index(START) < len(kinds) - 1 - kinds[::-1].index(STOP)
    # A sixteenth has six clocks: from the first note to the third there are two.
    struck = [i for i, m in enumerate(heard) if m[0] & 0xF0 == 0x90 and m[2] > 0]
    assert kinds[struck[0] : struck[2]].count(CLOCK) == 12


def test_a_keyboard_is_listed_as_an_input(jack_server: str, keyboard: Keyboard) -> None:
    listed = descant("ports", "--json")
    assert keyboard.input in json.loads(listed.stdout)["inputs"]
    assert f"  {keyboard.input}\n" in descant("ports").stdout


def test_a_name_that_fits_no_output_is_answered_with_those_there_are(
    heard: list[list[int]], song: Path
) -> None:
    played = descant("play", song, "--port", "No Such Synth")
    assert played.returncode == 2
    assert SYNTH in played.stderr
    assert heard == []
