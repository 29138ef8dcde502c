"""Listening while it trains: over a real JACK server to a real port, and without any."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Tempo, TempoMap
from composer.model.voice import Voice
from training.command import main
from training.corpora.arrays import write_chorales
from training.fit import fit
from training.listen import PAUSE, Listener, messages_of
from training.recipe import load_recipe
from training.sample import Sample

PORT = "descant-test-synth"
PATIENCE = 30.0  # seconds that something which has to happen may take


def _wait_for(what: str, condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain for {what}")
        time.sleep(0.005)


class Synth:
    """A MIDI input on JACK that other programs can see, and what it has heard."""

    def __init__(self) -> None:
        import rtmidi

        self._input: Any = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, PORT, queue_size_limit=10_000)
        self._input.open_virtual_port("in")
        self._heard: list[tuple[int, ...]] = []

    @property
    def heard(self) -> list[tuple[int, ...]]:
        while self._input is not None and (event := self._input.get_message()) is not None:
            self._heard.append(tuple(event[0]))
        return self._heard

    def pitches(self) -> list[int]:
        return [message[1] for message in self.heard if message[0] & 0xF0 == 0x90]

    def sounding(self) -> set[tuple[int, int]]:
        held: set[tuple[int, int]] = set()
        for status, pitch, *_ in self.heard:
            if status & 0xF0 == 0x90:
                held.add((status & 0x0F, pitch))
            elif status & 0xF0 == 0x80:
                held.discard((status & 0x0F, pitch))
        return held

    def close(self) -> None:
        if self._input is not None:
            self._input.close_port()
            self._input.delete()
            self._input = None


@pytest.fixture
def synth(jack_server) -> Iterator[Synth]:
    made = Synth()
    yield made
    made.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def listener(jack_server, said) -> Iterator[Listener]:
    made = Listener(PORT, said.append)
    yield made
    made.close()


def _sample(pitches: list[int], duration: int = 48, channel: int = 2) -> Sample:
    score = Score(next_id=1000)
    score.voices = (Voice(1, "Melody", channel=channel, program=11),)
    for i, pitch in enumerate(pitches):
        score.notes[i + 2] = Note(i + 2, 1, pitch, 960 + duration * i, duration)
    return Sample("notes", score=score)


def test_messages_are_in_order_at_the_score_s_own_tempo():
    sample = _sample([60, 60, 64], duration=480)
    assert sample.score is not None
    sample.score.tempo = TempoMap((Tempo(0, 500_000), Tempo(960 + 480, 1_000_000)))
    messages = messages_of([sample, Sample("words", text="la"), _sample([72], 480)])
    assert messages == [
        (0.0, [0xC2, 11]),
        (0.0, [0x92, 60, 80]),
        (0.5, [0x82, 60, 64]),
        (0.5, [0x92, 60, 80]),
        (1.5, [0x82, 60, 64]),
        (1.5, [0x92, 64, 80]),
        (2.5, [0x82, 64, 64]),
        (2.5 + PAUSE, [0xC2, 11]),
        (2.5 + PAUSE, [0x92, 72, 80]),
        (3.0 + PAUSE, [0x82, 72, 64]),
    ]


def test_samples_without_notes_are_silent():
    assert messages_of([Sample("words", text="la"), Sample("empty", score=Score())]) == []


def test_samples_are_heard_at_the_port_and_every_note_ends(synth, listener, said):
    listener.play([_sample([60, 64, 67]), _sample([72])])
    assert listener.wait(PATIENCE)
    _wait_for("the last note's end", lambda: synth.pitches() == [60, 64, 67, 72])
    _wait_for("silence", lambda: not synth.sounding())
    assert (0xC2, 11) in synth.heard
    assert said == []


def test_playing_returns_at_once_and_a_new_batch_cuts_the_old_one_off(synth, listener):
    listener.play([_sample([40], duration=480 * 200)])
    _wait_for("the long note", lambda: synth.pitches() == [40])
    listener.play([_sample([90])])
    assert listener.wait(PATIENCE)
    _wait_for("the new batch", lambda: synth.pitches() == [40, 90])
    _wait_for("silence", lambda: not synth.sounding())


def test_closing_ends_every_note(synth, listener):
    listener.play([_sample([50], duration=480 * 200)])
    _wait_for("the note", lambda: synth.pitches() == [50])
    listener.close()
    _wait_for("silence", lambda: not synth.sounding())


def test_a_port_that_goes_away_is_told_once_and_heard_again_when_it_is_back(synth, listener, said):
    listener.play([_sample([60], duration=480 * 200)])
    _wait_for("the note", lambda: synth.pitches() == [60])
    synth.close()
    assert listener.wait(PATIENCE)
    for _ in range(3):
        listener.play([_sample([62])])
        assert listener.wait(PATIENCE)
    (sentence,) = said
    assert sentence.endswith("is not there; all else goes on without sound.")
    again = Synth()
    try:
        _wait_for(
            "the port to be found again",
            lambda: (listener.play([_sample([64])]), listener.wait(1), again.pitches())[2],
        )
        _wait_for("the sentence", lambda: len(said) == 2)
        assert said[1].endswith("is there again.")
    finally:
        again.close()


def test_without_any_midi_system_the_training_goes_on(monkeypatch, said):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "descant-test-no-such-server")
    listener = Listener("anything", said.append)
    try:
        for _ in range(2):
            listener.play([_sample([60])])
            assert listener.wait(PATIENCE)
    finally:
        listener.close()
    assert len(said) == 1
    assert "not there" in said[0]


def test_a_player_that_dies_is_told_and_the_training_goes_on(said):
    listener = Listener("anything", said.append)
    try:
        listener._process.kill()
        _wait_for("the sentence", lambda: said)
        listener.play([_sample([60])])
        listener.play([_sample([62])])
        assert listener.wait(PATIENCE)
        assert said == ["Playing to “anything” has failed; all else goes on without sound."]
    finally:
        listener.close()


def _tiny_training(tmp_path):
    """A network of chorales that is trained in a few steps, with one validation."""
    line = 60 + (np.arange(64) // 4) % 5
    piece = np.stack([line + 7, line + 4, line, line - 12], axis=1)
    write_chorales(tmp_path / "corpus.npz", {"train": [piece, piece + 2], "valid": [piece - 3]})
    path = tmp_path / "tiny.yaml"
    path.write_text(
        f"data: {tmp_path / 'corpus.npz'}\n"
        "network: {layers: 4, channels: 12, fold: 4, edge: 8}\n"
        "crop: 32\nbatch: 2\nsteps: 2\nvalidate_every: 2\n",
        encoding="utf-8",
    )
    return ["fit", "coconet", "--config", str(path), "--out", str(tmp_path / "out")]


def test_the_samples_of_a_training_are_heard(synth, listener, tmp_path, said):
    command = _tiny_training(tmp_path)
    recipe = load_recipe("coconet", Path(command[3]), (), say=said.append)

    def listen(samples: list[Sample]) -> None:
        listener.play(samples)
        _wait_for("a note", synth.pitches)

    fit(recipe, "coconet", tmp_path / "out", say=lambda line: None, listen=listen)
    listener.close()
    _wait_for("silence", lambda: not synth.sounding())
    assert said == []


def test_a_training_without_its_port_is_trained_to_the_end(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "descant-test-no-such-server")
    assert main([*_tiny_training(tmp_path), "--listen", "no such port"]) == 0
    assert (tmp_path / "out" / "last.pt").is_file()
    assert capfd.readouterr().err.count("goes on without sound") <= 1


def test_the_page_of_samples_is_played_too(synth, checkout, tmp_path, capfd):
    pack = checkout / "assets" / "models" / "coconet-compact"
    command = ["samples", str(pack), "--count", "1", "--out", str(tmp_path), "--port", PORT]
    assert main(command) == 0
    assert len(synth.pitches()) > 4
    _wait_for("silence", lambda: not synth.sounding())
