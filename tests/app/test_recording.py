"""Recording in a sitting: what is heard becomes notes of the document, as one step."""

from __future__ import annotations

import random
import time

import pytest

from composer.app.recording import Recording
from composer.app.session_events import RecordingChanged, SessionError, TakesChanged
from composer.app.settings import Settings
from composer.edit.commands import AddNotes, RemoveVoice, SetVoices
from composer.edit.document import Document
from composer.edit.recorded import write_recorded
from composer.midi.messages import Heard, Position, Stopped
from composer.midi.player import PlayerClient
from composer.model.control import ControlKind
from composer.model.note import Note
from composer.model.voice import Voice

BAR = 1920


class Studio:
    """A recording without a player's process: a test says what the player says."""

    def __init__(self) -> None:
        self.document = Document()
        self.voice = self.document.score.voices[0].id
        self.player = PlayerClient()
        self.settings = Settings(record_count_in=0)
        self.told: list[object] = []
        self.started: list[tuple[int | None, int]] = []
        self.lateness: dict[str, float] = {}
        self.recording = Recording(
            self.document,
            self.player,
            lambda: self.settings,
            self.told.append,
            lambda tick, bars: self.started.append((tick, bars)),
            lambda: self.lateness,
        )

    def at(self, tick: float, playing: bool = True) -> None:
        self.recording.take(Position(int(tick), playing))

    def hear(self, tick: float, *data: int, playing=True, turn=0, seconds=None) -> None:
        seconds = time.perf_counter() if seconds is None else seconds
        self.recording.take(Heard(seconds, float(tick), bytes(data), "Keys", playing, turn))

    def strike(self, onset, end, pitch=60, **rest) -> None:
        self.hear(onset, 0x90, pitch, 90, **rest)
        self.hear(end, 0x80, pitch, 0, **rest)

    def stop(self, tick: float) -> None:
        self.recording.stop_soon()
        self.at(tick, playing=False)
        self.recording.take(Stopped())

    def notes(self) -> list[tuple[int, int, int]]:
        return [(n.onset, n.end, n.pitch) for n in self.document.score.notes_in_order()]

    def write(self, *spans: tuple[int, int, int]) -> None:
        notes = tuple(
            Note(self.document.new_id(), self.voice, pitch, onset, end - onset)
            for onset, end, pitch in spans
        )
        self.document.apply(AddNotes(notes), "Draw")

    def states(self) -> list[str]:
        return [event.state for event in self.told if isinstance(event, RecordingChanged)]


@pytest.fixture
def studio():
    return Studio()


def test_what_was_played_is_in_the_document_once_it_is_over_as_one_step(studio):
    studio.recording.begin(studio.voice, 0)
    assert studio.started[0] == (0, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.hear(350, 0xB0, 64, 127)
    studio.strike(480, 700, 64)
    assert studio.notes() == []
    studio.stop(960)
    assert studio.notes() == [(100, 300, 60), (480, 700, 64)]
    assert [(c.tick, c.value) for c in studio.document.score.controls] == [(350, 127), (960, 0)]
    assert studio.states() == ["waiting", "on", "off"]
    studio.document.undo()
    assert studio.notes() == []
    assert not studio.document.can_undo


def test_without_a_note_the_document_stays_as_it_is(studio):
    studio.settings = Settings(record_replaces=True)
    studio.write((0, 480, 72))
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.stop(960)
    assert studio.notes() == [(0, 480, 72)]
    assert studio.document.undo_name == "Draw"


def test_replacing_takes_the_place_of_what_was_there_while_it_was_recorded(studio):
    studio.settings = Settings(record_replaces=True)
    studio.write((0, 480, 72), (480, 960, 74), (960, 1440, 76))
    studio.recording.begin(studio.voice, 480)
    studio.at(490)
    studio.strike(500, 700)
    studio.stop(960)
    assert studio.notes() == [(0, 480, 72), (500, 700, 60), (960, 1440, 76)]


def test_while_it_is_replaced_what_was_there_is_not_heard_and_the_song_has_no_end(studio):
    studio.settings = Settings(record_replaces=True)
    studio.write((0, 480, 72), (480, 960, 74))
    assert studio.recording.song(studio.document.score).end == 960
    studio.recording.begin(studio.voice, 480)
    song = studio.recording.song(studio.document.score)
    assert [n.pitch for n in song.notes()] == [72]
    assert song.end > 1_000_000
    assert studio.notes() == [(0, 480, 72), (480, 960, 74)]


def test_what_comes_late_is_put_right(studio):
    studio.lateness = {"Keys": 0.05}
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(528, 768)
    studio.stop(960)
    assert studio.notes() == [(480, 720, 60)]


def test_a_count_in_and_a_pre_roll_come_before(studio):
    studio.settings = Settings(record_count_in=2, pre_roll=1)
    studio.recording.begin(studio.voice, 2 * BAR + 100)
    assert studio.started[0] == (BAR, 2)
    studio.at(BAR + 500)
    studio.strike(BAR + 600, BAR + 700, 50)
    assert studio.recording.state == "waiting"
    assert studio.recording.so_far() == ()
    studio.at(2 * BAR + 200)
    assert studio.recording.state == "on"
    studio.strike(2 * BAR + 300, 2 * BAR + 400)
    studio.stop(3 * BAR)
    assert studio.notes() == [(2 * BAR + 300, 2 * BAR + 400, 60)]


def test_with_a_loop_each_pass_is_a_take_and_another_can_be_chosen(studio):
    studio.player.set_loop((BAR, 2 * BAR))
    studio.recording.begin(studio.voice, 0)
    assert studio.started[0] == (BAR, 0)
    for turn in range(3):
        studio.at(BAR + 100)
        studio.strike(BAR + 100, BAR + 300, 60 + turn, turn=turn)
        studio.at(BAR + 1500)
    studio.stop(BAR + 1600)
    assert [n[2] for n in studio.notes()] == [62]
    assert len(studio.recording.takes) == 3
    assert studio.recording.chosen == 2
    studio.recording.choose(0)
    assert [n[2] for n in studio.notes()] == [60]
    assert studio.recording.written == studio.document.score.notes.keys()
    assert studio.document.undo_name == "Take 1"
    studio.recording.choose(3)
    assert [n[2] for n in studio.notes()] == [60, 61, 62]
    studio.document.undo()
    assert [n[2] for n in studio.notes()] == [60]
    assert studio.recording.chosen == 0
    studio.recording.choose(1)
    assert [n[2] for n in studio.notes()] == [61]
    for _ in range(3):
        studio.document.undo()
    assert studio.notes() == []
    assert studio.recording.chosen is None
    studio.recording.choose(0)
    assert [n[2] for n in studio.notes()] == [60]
    told = [e for e in studio.told if isinstance(e, TakesChanged)]
    assert [e.chosen for e in told] == [2, 0, 3, 1, 0]


def test_a_take_that_is_not_there_cannot_be_chosen(studio):
    with pytest.raises(SessionError, match="no such take"):
        studio.recording.choose(0)


def test_what_is_played_goes_onto_the_grid_on_the_way_in_if_that_is_wished(studio):
    studio.settings = Settings(record_grid=True, record_lengths=True, record_count_in=0)
    studio.recording.grid = 240
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.strike(500, 650)
    studio.at(700)
    assert [(n.onset, n.end) for n in studio.recording.so_far()] == [(0, 240), (480, 720)]
    studio.stop(960)
    assert studio.notes() == [(0, 240, 60), (480, 720, 60)]


def test_punching_in_while_it_plays_takes_along_what_was_struck_a_moment_before(studio):
    studio.at(900)
    studio.hear(940, 0x90, 60, 90)
    studio.recording.punch_in(studio.voice, 960)
    assert studio.recording.state == "on"
    studio.at(1000)
    studio.hear(1100, 0x80, 60, 0)
    studio.strike(1200, 1300, 62)
    studio.recording.finish()
    assert studio.notes() == [(960, 1100, 60), (1200, 1300, 62)]
    assert studio.recording.state == "off"


def test_a_recording_ends_with_its_player(studio):
    studio.recording.begin(studio.voice, 0)
    studio.at(100)
    studio.hear(200, 0x90, 60, 90)
    studio.at(480)
    studio.at(480, playing=False)
    assert studio.notes() == [(200, 480, 60)]
    assert studio.recording.state == "off"


def test_what_the_player_said_before_it_began_does_not_end_it(studio):
    studio.recording.begin(studio.voice, 0)
    studio.at(700, playing=False)
    studio.recording.take(Stopped())
    assert studio.recording.state == "waiting"


def test_a_player_that_does_not_answer_is_not_waited_for(studio, monkeypatch):
    studio.recording.begin(studio.voice, 0)
    studio.at(100)
    studio.strike(120, 300)
    studio.recording.stop_soon()
    monkeypatch.setattr("composer.app.recording.time.monotonic", lambda: time.perf_counter() + 1e9)
    studio.recording.look()
    assert studio.notes() == [(120, 300, 60)]


def test_while_a_gesture_holds_the_document_what_was_played_waits(studio):
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.document.begin("Move Notes")
    studio.stop(960)
    studio.recording.look()
    assert studio.notes() == []
    with pytest.raises(SessionError, match="mouse"):
        studio.recording.capture(studio.voice, 0)
    studio.document.abort()
    studio.recording.look()
    assert studio.notes() == [(100, 300, 60)]
    assert studio.document.undo_name == "Record"


def test_when_the_voice_goes_while_it_is_recorded_the_notes_are_kept(studio):
    other = Voice(studio.document.new_id(), "Other")
    studio.document.apply(SetVoices((*studio.document.score.voices, other)))
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.document.apply(RemoveVoice(studio.voice))
    studio.stop(960)
    assert studio.notes() == [(100, 300, 60)]


def test_what_was_just_played_is_kept_at_the_beat_of_the_playhead(studio):
    now = time.perf_counter()
    studio.strike(0, 0, playing=False, seconds=now - 60)
    for place, pitch in enumerate((60, 62, 64)):
        studio.hear(0, 0x90, pitch, 90, playing=False, seconds=now - 3 + place * 0.5)
        studio.hear(0, 0x80, pitch, 0, playing=False, seconds=now - 2.75 + place * 0.5)
    assert studio.recording.can_capture
    studio.recording.capture(studio.voice, BAR + 700)
    assert studio.notes() == [
        (BAR + 480 + 480 * i, BAR + 720 + 480 * i, pitch) for i, pitch in enumerate((60, 62, 64))
    ]
    assert studio.document.undo_name == "Capture"
    assert len(studio.recording.takes) == 2
    assert not studio.recording.can_capture
    studio.recording.choose(0)
    assert [n[0] for n in studio.notes()] == [BAR + 480]


def test_what_was_played_along_is_kept_where_it_was_played(studio):
    studio.at(400)
    studio.strike(480, 960)
    studio.at(1000)
    studio.at(1000, playing=False)
    studio.recording.capture(studio.voice, 0)
    assert studio.notes() == [(480, 960, 60)]


def test_what_was_recorded_is_not_captured_again(studio):
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.stop(960)
    with pytest.raises(SessionError, match="Nothing was played"):
        studio.recording.capture(studio.voice, 0)


def test_another_document_gives_up_what_was_recorded_for_the_one_before(studio):
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.recording.forget()
    studio.stop(960)
    assert studio.notes() == []
    assert studio.recording.takes == ()


def test_the_metronome_clicks_while_it_is_recorded_and_is_as_it_was_afterwards(studio):
    clicks = []
    studio.player.set_metronome = lambda on, volume: clicks.append((on, volume))
    studio.settings = Settings(record_click=True, click=70)
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.stop(20)
    assert clicks == [(True, 70), (False, 70)]


def test_a_pedal_that_is_down_as_it_begins_is_recorded(studio):
    studio.hear(0, 0xB0, 64, 127, playing=False)
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.stop(480)
    controls = studio.document.score.controls
    assert [(c.tick, c.kind, c.value) for c in controls] == [
        (0, ControlKind.CONTROLLER, 127),
        (480, ControlKind.CONTROLLER, 0),
    ]


@pytest.mark.parametrize("looped", [False, True])
@pytest.mark.parametrize("settings", [{}, {"record_grid": True}, {"record_replaces": True}])
def test_at_any_moment_it_is_known_what_would_be_written(settings, looped, monkeypatch):
    chance = random.Random(repr(settings))
    for _ in range(12):
        one, other = Studio(), Studio()
        for studio in (one, other):
            studio.settings = Settings(record_count_in=0, **settings)
            if looped:
                monkeypatch.setattr(type(studio.player), "loop", property(lambda _: (0, BAR)))
            studio.write((0, 480, 72))
            studio.recording.begin(studio.voice, 0)
            assert studio.recording.unwritten() is None
        tick, turn = 0.0, 0
        for _ in range(chance.randint(1, 25)):
            tick += chance.uniform(1, 300)
            if looped and tick >= BAR:
                tick, turn = tick - BAR, turn + 1
            data = chance.choice(
                ((0x90, chance.randint(60, 63), 90), (0x80, chance.randint(60, 63), 0))
                + ((0xB0, 64, chance.choice((0, 127))),)
            )
            for studio in (one, other):
                studio.at(tick)
                studio.hear(tick, *data, turn=turn, seconds=1.0)
            told = one.recording.unwritten()
        for studio in (one, other):
            studio.recording.finish()
        assert one.recording.unwritten() is None
        assert one.document.score == other.document.score
        document = other.document
        while document.undo_name == "Record":
            document.undo()
        if told is not None:
            controls = [(t, ControlKind(kind), n, v) for t, kind, n, v in told.controls]
            write_recorded(
                document, told.voice, told.notes, controls, "Record", replaced=told.replaced
            )
        assert content(document.score) == content(one.document.score)


def content(score):
    return (
        sorted((n.voice, n.pitch, n.onset, n.duration, n.velocity) for n in score.notes.values()),
        score.controls,
    )


def test_what_waits_for_a_gesture_to_end_is_known_too(studio):
    studio.recording.begin(studio.voice, 0)
    studio.at(10)
    studio.strike(100, 300)
    studio.document.begin("Drag")
    studio.stop(960)
    assert studio.recording.unwritten().notes == ((60, 100, 200, 90),)
    studio.document.abort()
    studio.recording.look()
    assert studio.recording.unwritten() is None
    assert studio.notes() == [(100, 300, 60)]
