"""Another song from the loop's turn on: A/B without a gap."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.schedule import Scheduler
from composer.midi.song import Song, SongNote, song_of_notes

# 120 quarter notes a minute: a quarter is half a second.
LOOP = (0, 1920)
SECONDS = 2.0


def song(pitch: int, *onsets: int, length: int = 480) -> Song:
    return song_of_notes([SongNote(on, on + length, 0, pitch, 90, 1) for on in onsets])


def looping(first: Song) -> Scheduler:
    scheduler = Scheduler(first)
    scheduler.set_loop(0.0, LOOP)
    scheduler.play(0.0, 0)
    return scheduler


def struck(messages) -> list[tuple[float, int]]:
    """When which pitch begins."""
    return [
        (round(m.time, 6), m.data[1])
        for m in messages
        if m.data[0] & 0xF0 == 0x90 and m.data[2] > 0
    ]


def test_until_the_turn_the_one_song_is_heard_and_from_there_the_other():
    scheduler = looping(song(60, 0, 480, 960, 1440))
    out = scheduler.advance(0.6)
    out += scheduler.load_at_turn(0.6, song(72, 0, 960))
    assert scheduler.song_waits
    out += scheduler.advance(2 * SECONDS)
    assert struck(out) == [(0.0, 60), (0.5, 60), (1.0, 60), (1.5, 60), (2.0, 72), (3.0, 72)]
    assert not scheduler.song_waits


def test_what_is_held_over_the_turn_is_let_go_there():
    scheduler = looping(song(60, 1440, length=960))
    out = scheduler.advance(1.6)
    out += scheduler.load_at_turn(1.6, song(72, 960))
    out += scheduler.advance(2.1)
    ended = [
        round(m.time, 6)
        for m in out
        if m.data[1] == 60 and (m.data[0] & 0xF0 == 0x80 or m.data[2] == 0)
    ]
    assert ended == [pytest.approx(2.0)]
    assert not scheduler.sounding


def test_of_several_songs_that_wait_the_last_one_is_taken():
    scheduler = looping(song(60, 0))
    scheduler.advance(0.5)
    scheduler.load_at_turn(0.5, song(72, 0))
    scheduler.load_at_turn(0.6, song(76, 0))
    assert struck(scheduler.advance(SECONDS + 0.5)) == [(2.0, 76)]


@pytest.mark.parametrize(
    "ends",
    [
        lambda s: s.pause(0.7),
        lambda s: s.stop(0.7),
        lambda s: s.set_loop(0.7, None),
        lambda s: s.seek(0.7, 4000),
        lambda s: s.play(0.7, 4000),
        lambda s: s.set_tempo_scale(0.7, 20.0) + s.set_loop(0.7, (0, 10)),
    ],
    ids=["paused", "stopped", "no loop", "beyond the loop", "played beyond it", "too short"],
)
def test_where_no_turn_will_come_it_is_taken_at_once(ends):
    scheduler = looping(song(60, 0, 480, 960, 1440))
    scheduler.advance(0.6)
    other = song(72, 0, 960)
    scheduler.load_at_turn(0.6, other)
    ends(scheduler)
    assert not scheduler.song_waits
    assert scheduler.song is other


def test_without_a_loop_or_while_it_stands_a_song_is_taken_at_once():
    scheduler = Scheduler(song(60, 0))
    other = song(72, 0)
    scheduler.load_at_turn(0.0, other)
    assert scheduler.song is other
    scheduler.play(0.1, 0)
    third = song(76, 0)
    scheduler.load_at_turn(0.2, third)
    assert scheduler.song is third


def test_a_song_that_is_loaded_meanwhile_takes_the_place_of_what_waits():
    scheduler = looping(song(60, 0))
    scheduler.load_at_turn(0.5, song(72, 0))
    scheduler.load(0.6, song(64, 0))
    assert struck(scheduler.advance(SECONDS + 0.5)) == [(2.0, 64)]


NOTES = st.lists(
    st.tuples(st.integers(0, 2400), st.integers(1, 1200), st.integers(60, 64)), max_size=6
)


@given(NOTES, NOTES, st.lists(st.floats(0.01, 0.9), max_size=12), st.integers(0, 6))
def test_every_key_that_is_struck_is_let_go(first, second, steps, when):
    def made(notes):
        return song_of_notes([SongNote(on, on + long, 0, p, 90, 1) for on, long, p in notes])

    scheduler = looping(made(first))
    out, now = [], 0.0
    for place, step in enumerate(steps):
        now += step
        out += scheduler.advance(now)
        if place == when:
            out += scheduler.load_at_turn(now, made(second))
    out += scheduler.stop(now + 0.1)
    down: Counter[int] = Counter()
    for message in out:
        status, pitch, *rest = message.data
        if status & 0xF0 == 0x90 and rest[0] > 0:
            down[pitch] += 1
        elif status & 0xF0 in (0x80, 0x90):
            down[pitch] -= 1
    assert not any(down.values())
    assert not scheduler.sounding
    assert [m.time for m in out] == sorted(m.time for m in out)
