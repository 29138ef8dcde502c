"""A model that plays along, with the real engine and the real player."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.app.accompanying import AccompanyOptions
from composer.app.exchanges import AnswerOptions
from composer.app.session import Session
from composer.app.session_events import AlongChanged, Said
from composer.app.streaming import StreamOptions
from composer.edit.commands import AddNotes, SetTempo
from composer.midi.messages import Heard, Position
from composer.model.note import Note
from composer.model.time import Tempo, TempoMap

BAR = 1920
BPM = 480
PATIENCE = 60.0


class Sitting:
    """A session, and all that it has told."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.told: list[Any] = []
        session.observe(self.told.append)

    def until(self, there: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not there():
            assert time.monotonic() < deadline, self.told[-5:]
            time.sleep(0.005)
            self.session.poll()

    def for_seconds(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= end)

    @property
    def tick(self) -> int:
        return self.session.player.position.tick

    def notes(self, name: str) -> list[Note]:
        score = self.session.document.score
        return [
            note
            for voice in score.voices
            if voice.name == name
            for note in score.notes_in_order(voice.id)
        ]

    def state(self) -> str:
        told = [event for event in self.told if isinstance(event, AlongChanged)]
        return told[-1].state if told else ""

    def press(self, pitch: int, seconds: float) -> None:
        """A key, held so long, as the player tells of it."""
        for kind in (0x90, 0x80):
            now, position = time.perf_counter(), self.session.player.position
            data = bytes((kind, pitch, 80))
            self.session._player_said(
                Heard(now, float(position.tick), data, "keyboard", position.playing)
            )
            self.for_seconds(seconds)


@pytest.fixture(scope="module")
def session(
    continuing_pack_folder: Path, tiny_pack_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("along")
    session = Session(
        settings_path=folder / "settings.json",
        pack_folders=(continuing_pack_folder, tiny_pack_folder),
        unsaved=folder / "unsaved",
    )
    session.player.set_output(None)
    # Before any test, so that its processes and threads are no test's own.
    session.start()
    session.document.apply(SetTempo(TempoMap((Tempo.from_bpm(0, BPM),))))
    deadline = time.monotonic() + PATIENCE
    while not any(thread.name == "safekeeping" for thread in threading.enumerate()):
        assert time.monotonic() < deadline
        session.poll()
        time.sleep(0.01)
    yield session
    session.close()


@pytest.fixture
def sitting(session: Session) -> Iterator[Sitting]:
    session.file.new()
    session.document.apply(SetTempo(TempoMap((Tempo.from_bpm(0, BPM),))))
    sitting = Sitting(session)
    session.playback.seek(0)
    sitting.until(lambda: session.player.position == Position(0, False))
    yield sitting
    session.along.forget()
    session.playback.stop()


@pytest.mark.parametrize("pack", ["tiny-roll", "tiny-event"])
def test_a_stream_is_played_and_written_as_it_is_made_and_stop_keeps_what_was_heard(
    sitting: Sitting, pack: str
) -> None:
    session = sitting.session
    session.along.stream(StreamOptions(pack=pack, bars_ahead=2, seed=1), 0)
    sitting.until(lambda: sitting.tick > 4 * BAR)
    made = session.along.streaming.made
    assert made > 4 * BAR
    notes = sitting.notes("Stream")
    assert notes
    assert all(note.onset < made for note in notes)
    session.playback.stop()
    tick = sitting.tick
    assert all(note.onset < tick for note in sitting.notes("Stream"))
    sitting.until(lambda: not session.player.position.playing)
    assert session.document.history.names[-1] == "Stream"
    session.document.score.check()
    session.document.undo()
    assert [voice.name for voice in session.document.score.voices] == ["Soprano"]


def test_the_playhead_never_passes_what_is_made_however_slow_the_engine_is(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting.session
    session.along.stream(StreamOptions(pack="tiny-roll", bars_ahead=1, seed=1), 0)
    sitting.until(lambda: sitting.tick > BAR)
    pid = session.engine.process_id
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        for _ in range(20):
            sitting.for_seconds(0.1)
            assert sitting.tick <= session.along.streaming.made
        assert sitting.state() == "waiting"
    finally:
        os.kill(pid, signal.SIGCONT)
    far = session.along.streaming.made
    sitting.until(lambda: sitting.tick > far + BAR)


def test_the_person_edits_while_it_streams(sitting: Sitting) -> None:
    session = sitting.session
    session.along.stream(StreamOptions(pack="tiny-roll", seed=1), 0)
    voice = session.document.score.voices[0].id
    for bar in range(3):
        sitting.until(lambda bar=bar: sitting.tick > bar * BAR + 100)
        note = Note(session.document.new_id(), voice, 72, bar * BAR, 480)
        session.document.apply(AddNotes((note,)), "Draw")
    session.along.stop()
    assert len(sitting.notes("Soprano")) == 3
    assert {"Draw", "Stream"} <= set(session.document.history.names)
    session.document.score.check()
    while session.document.can_undo:
        session.document.undo()
    assert not session.document.score.notes


def test_another_song_in_the_middle_of_a_stream_is_not_written_into(sitting: Sitting) -> None:
    session = sitting.session
    session.along.stream(StreamOptions(pack="tiny-roll", seed=1), 0)
    sitting.until(lambda: sitting.notes("Stream"))
    session.file.new()
    sitting.for_seconds(0.3)
    assert not session.document.score.notes
    assert session.along.kind == ""


def test_a_phrase_is_answered_at_a_bar_line_and_kept(sitting: Sitting) -> None:
    session = sitting.session
    voice = session.document.score.voices[0].id
    session.along.answer(AnswerOptions(pack="tiny-event", seed=1, bars=1), voice)
    sitting.until(lambda: sitting.state() == "listening")
    for pitch in (60, 64, 67):
        sitting.press(pitch, 0.05)
    answering = session.along.answering
    sitting.until(lambda: answering.latency is not None)
    (exchange,) = answering.exchanges
    assert [note.pitch for note in exchange.phrase] == [60, 64, 67]
    assert exchange.made is not None
    assert all(note.onset >= BAR for note in exchange.answer)
    assert 0 < (answering.latency or 0) < PATIENCE
    assert 0 < (answering.model or 0) < PATIENCE
    assert not session.document.score.notes
    answering.keep()
    assert len(sitting.notes("Soprano")) == 3
    assert len(sitting.notes("Answer")) == len(exchange.answer)
    session.document.score.check()
    session.along.stop()
    session.document.undo()
    assert not session.document.score.notes


@pytest.mark.parametrize("way", ["behind", "with"])
def test_a_melody_gets_lower_voices(sitting: Sitting, way: str) -> None:
    session = sitting.session
    voice = session.document.score.voices[0].id
    session.document.apply(SetTempo(TempoMap((Tempo.from_bpm(0, 120),))))
    options = AccompanyOptions(pack="tiny", way=way, count_in=0, steps=1)
    session.along.accompany(options, voice, 0)
    sitting.until(lambda: session.player.position.playing)
    deadline = time.monotonic() + PATIENCE
    while not sitting.notes("Bass") or not sitting.notes("Soprano"):
        assert time.monotonic() < deadline
        sitting.press(67, 0.1)
    bars = {note.onset // BAR for note in sitting.notes("Bass")}
    assert min(bars) == (0 if way == "behind" else 1)
    session.playback.stop()
    assert sitting.notes("Soprano")
    assert [v.role.value for v in session.document.score.voices] == [
        "soprano", "alto", "tenor", "bass",
    ]  # fmt: skip
    session.document.score.check()
    assert session.document.history.names[-1] == "Accompany"


def test_only_one_thing_plays_along_at_a_time(sitting: Sitting) -> None:
    session = sitting.session
    voice = session.document.score.voices[0].id
    session.along.stream(StreamOptions(pack="tiny-roll"), 0)
    session.along.answer(AnswerOptions(pack="tiny-roll"), voice)
    assert session.along.kind == "answer"
    session.playback.stop()
    assert session.along.kind == ""


@pytest.mark.expects_log
def test_when_the_engine_is_killed_it_is_said_and_what_is_there_stays(
    continuing_pack_folder: Path, tmp_path: Path
) -> None:
    session = Session(
        settings_path=tmp_path / "settings.json",
        pack_folders=(continuing_pack_folder,),
        unsaved=tmp_path / "unsaved",
    )
    session.player.set_output(None)
    session.start()
    try:
        kill_the_engine_in_a_stream(Sitting(session))
    finally:
        session.close()


def kill_the_engine_in_a_stream(sitting: Sitting) -> None:
    session = sitting.session
    session.document.apply(SetTempo(TempoMap((Tempo.from_bpm(0, BPM),))))
    session.along.stream(StreamOptions(pack="tiny-roll", seed=1), 0)
    sitting.until(lambda: sitting.tick > BAR)
    pid = session.engine.process_id
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    sitting.until(lambda: session.along.kind == "")
    there = len(sitting.notes("Stream"))
    assert there
    said = [event for event in sitting.told if isinstance(event, Said) and event.error]
    assert any("is in your song" in event.sentence for event in said)
    sitting.until(lambda: not session.player.position.playing)  # it is heard to its end
