"""MIDI clock for other machines, under a fake clock: a receiver that counts is where we are."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.clock_out import (
    CLOCK,
    CONTINUE,
    LEAD_SECONDS,
    POSITION,
    START,
    STOP,
    ClockOut,
    position_message,
)
from composer.midi.course import Course
from composer.midi.schedule import Scheduler, TimedMessage
from composer.midi.song import SongNote, song_of_notes
from composer.model.time import Tempo, TempoMap


class Receiver:
    """A drum machine as the specification wishes it: it counts clocks while it runs."""

    def __init__(self) -> None:
        self.running = True  # from before
        self.place = 0  # in clocks; the one that comes next while it runs
        self.clocks: list[float] = []
        self.played: list[tuple[float, int]] = []  # when, and at which clock
        self.words: list[str] = []

    def hear(self, messages: list[TimedMessage]) -> Receiver:
        for message in messages:
            kind = message.data[0]
            if kind == CLOCK:
                self.clocks.append(message.time)
                if self.running:
                    self.played.append((message.time, self.place))
                    self.place += 1
                continue
            self.words.append({START: "start", CONTINUE: "continue", STOP: "stop"}.get(kind, ""))
            if kind == POSITION:
                assert not self.running, "a place may be told only while the receiver stands"
                self.place = 6 * (message.data[1] | message.data[2] << 7)
                self.words[-1] = f"at {self.place // 6}"
            elif kind == START:
                self.running, self.place = True, 0
            elif kind == CONTINUE:
                self.running = True
            elif kind == STOP:
                self.running = False
        return self


def tempo(*entries: tuple[int, float]) -> TempoMap:
    return TempoMap(tuple(Tempo.from_bpm(tick, bpm) for tick, bpm in entries))


AT_120 = tempo((0, 120))


def test_from_the_beginning_there_are_24_clocks_a_quarter_and_the_first_is_on_the_beat():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(10.0, Course(True, 10.0 + LEAD_SECONDS, 0, AT_120)))
    heard.hear(clock.advance(10.0 + LEAD_SECONDS + 2.0 - 1e-6))
    assert heard.words == ["stop", "start"]
    assert [place for _, place in heard.played] == list(range(96))
    times = [10.0 + LEAD_SECONDS + i / 48 for i in range(96)]
    assert [t for t, _ in heard.played] == pytest.approx(times)


def test_start_is_sent_a_little_before_the_first_clock():
    clock = ClockOut()
    sent = clock.follow(1.0, Course(True, 1.5, 0, AT_120)) + clock.advance(1.6)
    start = next(m.time for m in sent if m.data[0] == START)
    assert start == pytest.approx(1.5 - LEAD_SECONDS)
    assert not [m for m in sent if m.data[0] == CLOCK and start <= m.time < 1.5 - 1e-9]


def test_the_clocks_of_a_count_in_lead_up_to_the_first_beat():
    clock = ClockOut()
    sent = clock.follow(0.0, Course(True, 2.0, 0, AT_120)) + clock.advance(2.5)
    clocks = [m.time for m in sent if m.data[0] == CLOCK]
    assert len(clocks) == pytest.approx(2.5 * 48, abs=1)
    assert [b - a for a, b in pairwise(clocks)] == pytest.approx([1 / 48] * (len(clocks) - 1))


def test_from_elsewhere_the_place_is_told_before_continue():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(0.0, Course(True, LEAD_SECONDS, 960, AT_120)) + clock.advance(1.0))
    assert heard.words == ["stop", "at 8", "continue"]
    assert heard.played[0] == (pytest.approx(LEAD_SECONDS), 48)


def test_from_between_two_sixteenths_the_receiver_joins_in_at_the_next():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(0.0, Course(True, 0.0, 130, AT_120)) + clock.advance(1.0))
    assert heard.words == ["stop", "at 2", "continue"]
    time, place = heard.played[0]
    assert (time, place) == (pytest.approx(AT_120.seconds(240) - AT_120.seconds(130)), 12)


def test_while_the_playhead_stands_clocks_go_on_in_its_tempo_and_places_are_told():
    clock, heard = ClockOut(), Receiver()
    song = tempo((0, 120), (4800, 60))
    heard.hear(clock.follow(0.0, Course(False, 0.0, 0, song)) + clock.advance(1.0))
    assert len(heard.clocks) == 48
    heard.hear(clock.follow(1.0, Course(False, 1.0, 4800, song)) + clock.advance(3.0))
    assert heard.words == ["stop", "at 0", "at 40"]
    assert len(heard.clocks) == pytest.approx(48 + 2 * 24, abs=1)
    gaps = [b - a for a, b in pairwise(heard.clocks)]
    assert all(g >= 1 / 48 - 1e-9 for g in gaps)


def test_a_seek_while_playing_stops_the_receiver_tells_it_the_place_and_lets_it_continue():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(0.0, Course(True, LEAD_SECONDS, 0, AT_120)))
    heard.hear(clock.advance(0.7))
    heard.hear(clock.follow(0.7, Course(True, 0.7 + LEAD_SECONDS, 1920, AT_120)))
    heard.hear(clock.advance(1.0))
    assert heard.words == ["stop", "start", "stop", "at 16", "continue"]


def test_a_loop_is_repeated_with_its_first_clock_on_time():
    clock, heard = ClockOut(), Receiver()
    course = Course(True, LEAD_SECONDS, 0, AT_120, end=960, again=480)
    heard.hear(clock.follow(0.0, course) + clock.advance(2.0))
    assert heard.words[:5] == ["stop", "start", "stop", "at 4", "continue"]
    first_again = next(t for t, place in heard.played[48:] if place == 24)
    assert first_again == pytest.approx(LEAD_SECONDS + 1.0)
    gaps = [b - a for a, b in pairwise(heard.clocks)]
    assert gaps == pytest.approx([1 / 48] * len(gaps))


def test_at_the_end_of_the_song_the_receiver_stops_and_clocks_go_on():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(0.0, Course(True, 0.0, 0, AT_120, end=480)) + clock.advance(2.0))
    assert heard.words[:3] == ["stop", "start", "stop"]
    assert len(heard.played) == 24
    assert len(heard.clocks) > 90


def test_another_tempo_disturbs_nothing():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(0.0, Course(True, 0.0, 0, AT_120)) + clock.advance(0.505))
    faster = Course(True, 0.505, AT_120.tick(0.505), AT_120, scale=2.0)
    heard.hear(clock.follow(0.505, faster) + clock.advance(1.0))
    assert heard.words == ["stop", "start"]
    assert [place for _, place in heard.played] == list(range(len(heard.played)))
    assert len(heard.played) == pytest.approx(24 + 0.495 * 96, abs=1.5)


def test_ending_stops_a_receiver_that_runs_and_sends_no_more():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(0.0, Course(True, 0.0, 0, AT_120)) + clock.end(0.5))
    assert heard.words == ["stop", "start", "stop"]
    assert clock.next_time() is None
    assert clock.advance(10.0) == []


def test_what_was_missed_while_the_machine_slept_is_not_sent_all_at_once():
    clock, heard = ClockOut(), Receiver()
    heard.hear(clock.follow(0.0, Course(True, 0.0, 0, AT_120)) + clock.advance(1.0))
    clock.wait_until(60.0)
    heard.hear(clock.follow(60.0, Course(True, 60.0, 960, AT_120)) + clock.advance(60.5))
    assert heard.words == ["stop", "start"]
    assert len(heard.played) == pytest.approx(72, abs=1)


@given(st.integers(0, 100_000))
def test_a_place_is_told_in_two_bytes_of_seven_bits(sixteenth):
    kind, low, high = position_message(sixteenth)
    assert kind == POSITION
    assert low < 128
    assert low | high << 7 == min(sixteenth, 16_383)


tempos = st.lists(st.tuples(st.integers(1, 6000), st.integers(100_000, 2_000_000)), max_size=4).map(
    lambda later: TempoMap(
        (Tempo(0, 500_000), *(Tempo(tick, us) for tick, us in sorted(dict(later).items())))
    )
)


@given(tempos, st.floats(0.25, 4), st.integers(0, 3000), st.integers(1, 4000))
def test_over_tempo_changes_every_clock_is_at_its_own_tick(song, scale, start, length):
    clock, heard = ClockOut(), Receiver()
    course = Course(True, 5.0, start, song, scale)
    heard.hear(clock.follow(5.0, course) + clock.advance(course.time_of(start + length)))
    for time, place in heard.played:
        assert time == pytest.approx(course.time_of(20 * place), abs=1e-6)
    expected = range(6 * math.ceil(start / 120), math.ceil((start + length) / 20))
    assert [place for _, place in heard.played] == pytest.approx(list(expected))


moves = st.one_of(
    st.tuples(st.just("play"), st.none() | st.integers(0, 3000)),
    st.tuples(st.just("play"), st.integers(0, 3000), st.just(1)),
    st.tuples(
        st.just("set_frontier"), st.none() | st.integers(0, 3000), st.sampled_from([0, 480, 960])
    ),
    st.tuples(st.just("pause")),
    st.tuples(st.just("stop")),
    st.tuples(st.just("seek"), st.integers(0, 3000)),
    st.tuples(
        st.just("set_loop"),
        st.none()
        | st.tuples(st.integers(0, 2000), st.integers(60, 900)).map(lambda p: (p[0], p[0] + p[1])),
    ),
    st.tuples(st.just("set_tempo_scale"), st.floats(0.25, 4)),
    st.tuples(st.just("advance")),
)


@given(tempos, st.lists(st.tuples(st.floats(0, 0.6), moves), max_size=25))
def test_under_any_commands_a_receiver_that_counts_is_where_the_playhead_is(song, script):
    scheduler = Scheduler(song_of_notes([SongNote(0, 2400, 0, 60, 80, 1)], tempo=song))
    clock, heard = ClockOut(), Receiver()
    now, before = 0.0, -1.0
    heard.hear(clock.follow(now, scheduler.course))
    for wait, (name, *values) in script:
        now += wait
        while (due := scheduler.next_time()) is not None and due < now:
            scheduler.advance(due + 1e-9)
        if name != "advance":
            # As the player does: what begins, begins a little later, so that start comes before.
            lead = LEAD_SECONDS if name in ("play", "seek") else 0.0
            getattr(scheduler, name)(now + lead, *values)
        sent = clock.follow(now, scheduler.course)
        heard.hear(sent)
        assert all(before <= m.time for m in sent)
        before = max([before, *(m.time for m in sent)])
        course = scheduler.course
        if heard.running and course.tick < course.end - 1:
            # The clock to come next is no further away than a clock is long (and the lead).
            ahead = 20 * heard.place - course.tick_at(now)
            slack = 1 + 480 * LEAD_SECONDS / course.quarter_seconds(course.tick)
            assert -slack <= ahead <= 20 + slack or course.again is not None
        now += LEAD_SECONDS
    heard.hear(clock.end(now))
    assert not heard.running
