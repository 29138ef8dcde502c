"""Music that is still being made: the playhead waits musically, and goes on at a bar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.schedule import Scheduler, TimedMessage
from composer.midi.song import Song, SongNote, song_of_notes
from composer.midi.timed import CLICK_PORT

BAR = 1920
BAR_SECONDS = 2.0


def quarters(first: int, bars: int) -> list[SongNote]:
    """A quarter on every beat of so many bars, each bar with a pitch of its own."""
    return [
        SongNote(tick, tick + 480, 0, 60 + tick // BAR, 80, 1)
        for tick in range(first * BAR, (first + bars) * BAR, 480)
    ]


def two_bars() -> Song:
    return song_of_notes(quarters(0, 2))


def ons(messages: list[TimedMessage]) -> list[tuple[float, int]]:
    return [
        (round(m.time, 6), m.data[1])
        for m in messages
        if m.data[0] & 0xF0 == 0x90 and m.port != CLICK_PORT
    ]


def offs(messages: list[TimedMessage]) -> list[tuple[float, int]]:
    return [(round(m.time, 6), m.data[1]) for m in messages if m.data[0] & 0xF0 == 0x80]


def bar_by_bar(sent: list[TimedMessage]) -> list[int]:
    """The pitch of each bar, of a stream without gaps that began at 0."""
    struck = ons(sent)
    assert [t for t, _ in struck] == pytest.approx([i * 0.5 for i in range(len(struck))])
    return [pitch for i, (_, pitch) in enumerate(struck) if i % 4 == 0]


def test_at_the_frontier_the_last_bar_is_repeated_without_a_gap():
    scheduler = Scheduler(two_bars())
    scheduler.set_frontier(0.0, 2 * BAR, BAR)
    sent = scheduler.play(0.0) + scheduler.advance(10.0)
    assert bar_by_bar(sent) == [60, 61, 61, 61, 61]
    assert scheduler.waiting(10.0)
    assert scheduler.position(9.0) == pytest.approx(1.5 * BAR)


def test_music_that_comes_is_gone_on_with_at_the_next_bar():
    scheduler = Scheduler(two_bars())
    scheduler.set_frontier(0.0, 2 * BAR, BAR)
    sent = scheduler.play(0.0) + scheduler.advance(6.7)
    sent += scheduler.append(6.7, quarters(2, 2))
    sent += scheduler.set_frontier(6.7, 4 * BAR, BAR)
    sent += scheduler.advance(12.0)
    assert bar_by_bar(sent) == [60, 61, 61, 61, 62, 63]
    assert not scheduler.waiting(9.0)


def test_of_two_repeated_bars_the_second_is_left_out_when_the_music_comes_in_the_first():
    scheduler = Scheduler(two_bars())
    scheduler.set_frontier(0.0, 2 * BAR, 2 * BAR)
    sent = scheduler.play(0.0) + scheduler.advance(4.3)
    sent += scheduler.append(4.3, quarters(2, 1))
    sent += scheduler.set_frontier(4.3, 3 * BAR, 2 * BAR)
    sent += scheduler.advance(8.0)
    assert bar_by_bar(sent) == [60, 61, 60, 62]


def test_a_frontier_that_moves_on_in_time_is_not_noticed():
    plain, streamed = Scheduler(song_of_notes(quarters(0, 4))), Scheduler(two_bars())
    streamed.set_frontier(0.0, 2 * BAR, BAR)
    sent = streamed.play(0.0) + streamed.advance(3.9)
    sent += streamed.append(3.9, quarters(2, 2)) + streamed.set_frontier(3.9, None)
    sent += streamed.advance(100.0)
    assert sent == plain.play(0.0) + plain.advance(100.0)
    assert not streamed.playing


def test_with_nothing_to_repeat_what_sounds_is_held_for_whole_bars():
    scheduler = Scheduler(two_bars())
    scheduler.set_frontier(0.0, 2 * BAR)
    sent = scheduler.play(0.0) + scheduler.advance(7.0)
    assert scheduler.waiting(7.0)
    assert scheduler.next_time() is None or scheduler.next_time() >= 7.0
    assert scheduler.sounding == {(0, 61)}
    assert scheduler.position(7.0) == 2 * BAR
    sent += scheduler.append(7.0, quarters(2, 1)) + scheduler.set_frontier(7.0, None)
    assert scheduler.waiting(7.5)
    sent += scheduler.advance(20.0)
    assert not scheduler.waiting(8.0)
    assert ons(sent)[7:] == [(3.5, 61), (8.0, 62), (8.5, 62), (9.0, 62), (9.5, 62)]
    assert (8.0, 61) in offs(sent)
    assert (4.0, 61) not in offs(sent)


def test_the_metronome_keeps_the_beat_while_the_music_is_held():
    scheduler = Scheduler(two_bars())
    scheduler.set_metronome(0.0, True)
    scheduler.set_frontier(0.0, 2 * BAR)
    sent = scheduler.play(0.0) + scheduler.advance(7.0)
    sent += scheduler.set_frontier(7.0, 4 * BAR) + scheduler.advance(10.0)
    beats = [round(m.time, 6) for m in sent if m.port == CLICK_PORT and m.data[0] == 0x99]
    assert beats == [i * 0.5 for i in range(20)]


def test_playing_where_nothing_has_been_made_yet_begins_as_soon_as_something_is():
    scheduler = Scheduler()
    scheduler.set_frontier(0.0, 0)
    sent = scheduler.play(0.0) + scheduler.advance(3.3)
    assert scheduler.playing
    assert scheduler.waiting(3.3)
    sent += scheduler.append(3.3, quarters(0, 1)) + scheduler.set_frontier(3.3, BAR)
    sent += scheduler.advance(4.0)
    assert ons(sent) == [(3.3, 60), (3.8, 60)]


def test_the_end_of_the_song_is_no_end_while_more_is_being_made():
    scheduler = Scheduler(two_bars())
    scheduler.set_frontier(0.0, 3 * BAR)
    scheduler.play(0.0)
    scheduler.advance(5.0)
    assert scheduler.playing
    assert scheduler.position(5.0) == pytest.approx(2.5 * BAR)


def test_a_playhead_beyond_the_frontier_stands_until_it_may_go_on():
    scheduler = Scheduler(song_of_notes(quarters(0, 8)))
    scheduler.set_frontier(0.0, 2 * BAR, BAR)
    sent = scheduler.play(0.0, 5 * BAR) + scheduler.advance(3.0)
    assert ons(sent) == []
    assert scheduler.waiting(3.0)
    assert ons(scheduler.set_frontier(3.0, 8 * BAR) + scheduler.advance(3.1)) == [(3.0, 65)]


def test_stopping_while_it_waits_releases_what_is_held():
    scheduler = Scheduler(two_bars())
    scheduler.set_frontier(0.0, 2 * BAR)
    scheduler.play(0.0)
    scheduler.advance(7.0)
    assert offs(scheduler.stop(7.0)) == [(7.0, 61)]
    assert not scheduler.waiting(7.0)


def test_the_course_of_the_playhead_tells_of_the_repeated_bar():
    scheduler = Scheduler(two_bars())
    scheduler.set_frontier(0.0, 2 * BAR, BAR)
    scheduler.play(0.0)
    scheduler.advance(1.0)
    course = scheduler.course
    assert (course.end, course.again) == (2 * BAR, BAR)


@given(
    st.lists(st.tuples(st.floats(0.05, 5), st.integers(1, 3)), min_size=1, max_size=12),
    st.sampled_from([0, BAR, 2 * BAR]),
)
def test_however_late_the_music_comes_every_bar_is_played_in_order_and_on_the_beat(coming, repeat):
    scheduler = Scheduler(song_of_notes(quarters(0, 1)))
    scheduler.set_frontier(0.0, BAR, repeat)
    sent = scheduler.play(0.0)
    now, bars = 0.0, 1
    for wait, more in coming:
        now += wait
        sent += scheduler.append(now, quarters(bars, more))
        bars += more
        sent += scheduler.set_frontier(now, bars * BAR, repeat)
    sent += scheduler.set_frontier(now, None) + scheduler.advance(now + 500)
    assert not scheduler.playing
    assert scheduler.sounding == set()
    struck = ons(sent)
    for t, _ in struck:
        assert t / 0.5 == pytest.approx(round(t / 0.5), abs=1e-4)
    first = {}
    for t, pitch in struck:
        first.setdefault(pitch, t)
    assert list(first) == [60 + bar for bar in range(bars)]
    for t in first.values():
        assert t / BAR_SECONDS == pytest.approx(round(t / BAR_SECONDS), abs=1e-4)
    if repeat:
        assert [t for t, _ in struck] == pytest.approx([i * 0.5 for i in range(len(struck))])
