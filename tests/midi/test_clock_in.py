"""Following another machine's clock, under a fake clock: our playhead is where its is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.clock_in import ClockIn
from composer.midi.clock_out import CLOCK, CONTINUE, START, STOP, ClockOut, position_message
from composer.midi.course import Course
from composer.midi.messages import Pause, Play, Seek, SetTempoScale
from composer.midi.schedule import Scheduler
from composer.midi.song import SongNote, song_of_notes
from composer.model.time import Tempo, TempoMap


class Follower:
    """A scheduler that does what the clock says."""

    def __init__(self, tempo: TempoMap | None = None, end: int = 480_000) -> None:
        self.clock = ClockIn()
        self.scheduler = Scheduler(song_of_notes([SongNote(0, end, 0, 60, 80, 1)], tempo=tempo))
        self.steps: list[object] = []

    def hear(self, seconds: float, *data: int) -> None:
        self.scheduler.advance(seconds)
        self.do(seconds, self.clock.hear(seconds, bytes(data), self.scheduler.course))

    def look(self, seconds: float) -> None:
        self.scheduler.advance(seconds)
        self.do(seconds, self.clock.look(seconds, self.scheduler.course))

    def do(self, now: float, steps: list) -> None:
        self.steps += steps
        for step in steps:
            if isinstance(step, Play):
                self.scheduler.play(now, step.from_tick)
            elif isinstance(step, Pause):
                self.scheduler.pause(now)
            elif isinstance(step, Seek):
                self.scheduler.seek(now, step.tick)
            elif isinstance(step, SetTempoScale):
                self.scheduler.set_tempo_scale(now, step.scale)

    def moves(self) -> list[object]:
        return [step for step in self.steps if not isinstance(step, SetTempoScale)]


def clocks(follower: Follower, count: int, at: float, period: float = 1 / 48) -> float:
    """So many clocks from ``at`` on; when the next would be."""
    for i in range(count):
        follower.hear(at + i * period, CLOCK)
    return at + count * period


def test_start_plays_from_the_beginning_with_the_first_clock():
    follower = Follower()
    follower.hear(1.0, START)
    assert not follower.scheduler.playing
    follower.hear(1.01, CLOCK)
    assert follower.moves() == [Play(0)]
    assert follower.scheduler.position(1.01) == 0


def test_stop_pauses_and_continue_goes_on_from_there():
    follower = Follower()
    follower.hear(1.0, START)
    at = clocks(follower, 49, 1.0)
    follower.hear(at - 0.005, STOP)
    assert not follower.scheduler.playing
    at = clocks(follower, 30, at)
    follower.hear(at, CONTINUE)
    follower.hear(at, CLOCK)
    assert follower.moves() == [Play(0), Pause(), Play(980)]


def test_a_song_position_moves_the_playhead_and_continue_plays_from_it():
    follower = Follower()
    follower.hear(0.0, *position_message(200))
    assert follower.moves() == [Seek(24_000)]
    follower.hear(0.01, CONTINUE)
    follower.hear(0.02, CLOCK)
    assert follower.moves() == [Seek(24_000), Play(24_000)]


def test_a_song_position_while_it_plays_is_a_jump_at_the_next_clock():
    follower = Follower()
    follower.hear(0.0, START)
    at = clocks(follower, 48, 0.0)
    follower.hear(at - 0.001, *position_message(0))
    at = clocks(follower, 24, at)
    assert follower.moves() == [Play(0), Seek(0)]
    assert follower.scheduler.position(at) == pytest.approx(480, abs=3)


def test_the_tempo_is_that_of_the_clock():
    follower = Follower()
    follower.hear(0.0, START)
    clocks(follower, 200, 0.0, 1 / 30)
    assert follower.clock.bpm == pytest.approx(75)
    assert follower.scheduler.scale == pytest.approx(75 / 120, rel=0.01)


def test_a_clock_that_ceases_stops_the_music_and_the_next_start_plays_again():
    follower = Follower()
    follower.hear(0.0, START)
    at = clocks(follower, 48, 0.0)
    follower.look(at + 0.2)
    assert follower.scheduler.playing
    follower.look(at + 0.6)
    assert not follower.scheduler.playing
    assert follower.clock.lost
    assert follower.clock.bpm is None
    clocks(follower, 24, at + 2)
    assert not follower.scheduler.playing
    follower.hear(at + 3, START)
    clocks(follower, 24, at + 3)
    assert follower.scheduler.playing
    assert not follower.clock.lost


def test_a_clock_that_ceases_while_nothing_plays_is_no_loss():
    follower = Follower()
    at = clocks(follower, 48, 0.0)
    follower.look(at + 0.6)
    assert not follower.clock.lost
    assert follower.clock.bpm is None


def test_a_clock_without_start_gives_the_tempo_to_what_is_played_by_hand():
    follower = Follower()
    at = clocks(follower, 48, 0.0, 1 / 24)
    follower.scheduler.play(at, 960)
    clocks(follower, 10, at, 1 / 24)
    assert follower.moves() == []
    assert follower.scheduler.scale == pytest.approx(0.5)


def test_a_pause_by_hand_is_respected_until_the_next_start():
    follower = Follower()
    follower.hear(0.0, START)
    at = clocks(follower, 48, 0.0)
    follower.scheduler.pause(at)
    at = clocks(follower, 48, at)
    assert not follower.scheduler.playing


def test_a_loop_of_ours_is_repeated_in_time_with_the_other_machine():
    follower = Follower()
    follower.scheduler.set_loop(0.0, (0, 960))
    follower.hear(0.0, START)
    at = clocks(follower, 48 * 5, 0.0, 1 / 40)
    assert follower.moves() == [Play(0)]
    assert follower.scheduler.position(at) % 960 == pytest.approx(0, abs=3) or (
        follower.scheduler.position(at) % 960 == pytest.approx(960, abs=3)
    )


tempos = st.lists(st.tuples(st.integers(1, 4000), st.floats(50, 220)), max_size=3).map(
    lambda later: TempoMap(
        (
            Tempo(0, 500_000),
            *(Tempo.from_bpm(tick, bpm) for tick, bpm in sorted(dict(later).items())),
        )
    )
)


@given(st.floats(45, 220), st.floats(0, 0.003), st.integers(0, 100), tempos)
def test_a_clock_with_jitter_is_followed_within_a_few_milliseconds(bpm, jitter, seed, tempo):
    drawn, follower = random.Random(seed), Follower(tempo)
    period = 60 / bpm / 24
    follower.hear(0.99, START)
    arrived = 0.99
    for i in range(24 * 8):
        true = 1.0 + i * period
        arrived = max(arrived, true + drawn.uniform(0, 2 * jitter))
        follower.hear(arrived, CLOCK)
        if i > 72:
            # What arrives late by half the jitter on average is played late by that.
            off = (
                (follower.scheduler.position(arrived) - (arrived - true) / period * 20 - 20 * i)
                / 20
                * period
            )
            assert abs(off + jitter) <= 0.003 + 1.1 * jitter
    assert follower.moves() == [Play(0)]
    assert follower.clock.bpm == pytest.approx(bpm, rel=0.005 + 5 * jitter)


@given(tempos, st.floats(0.5, 2), st.integers(0, 3000))
def test_what_one_of_us_sends_another_follows(tempo, scale, start):
    sender, follower = ClockOut(), Follower()
    course = Course(True, 1.0, start, tempo, scale)
    sent = sender.follow(0.9, course) + sender.advance(1.0 + 6.0)
    for message in sent:
        follower.hear(message.time, *message.data)
    assert follower.scheduler.playing
    # Also shortly after a change to less than half the tempo, which nobody can foresee.
    assert follower.scheduler.position(7.0) == pytest.approx(course.tick_at(7.0), abs=120)
