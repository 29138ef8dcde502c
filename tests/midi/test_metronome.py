"""The metronome and the count-in: on the felt beats, by the meter, at the tempo of the start."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.metronome import (
    CLICK_PORT,
    HIGH_WOOD_BLOCK,
    LOW_WOOD_BLOCK,
    count_in_clicks,
    next_click,
)
from composer.midi.schedule import Scheduler, TimedMessage
from composer.midi.song import Song, SongNote, song_of_notes
from composer.model.time import Meter, MeterMap, Tempo, TempoMap


def song(*meters: tuple[int, int, int], end: int = 3840, us: int = 500_000) -> Song:
    return song_of_notes(
        [SongNote(0, end, 0, 60, 80, 1)],
        meter=MeterMap(tuple(Meter(*each) for each in meters) or (Meter(0, 4, 4),)),
        tempo=TempoMap((Tempo(0, us),)),
    )


def clicks(messages: list[TimedMessage]) -> list[tuple[float, bool]]:
    """Time and whether it is accented of every click; the channel and port are the metronome's."""
    found = []
    for m in messages:
        if m.port == CLICK_PORT and m.data[0] & 0xF0 == 0x90:
            assert m.data[0] & 15 == 9
            assert m.data[1] in (HIGH_WOOD_BLOCK, LOW_WOOD_BLOCK)
            found.append((round(m.time, 6), m.data[1] == HIGH_WOOD_BLOCK))
    return found


def notes(messages: list[TimedMessage]) -> list[tuple[float, int]]:
    return [
        (round(m.time, 6), m.data[1])
        for m in messages
        if m.port != CLICK_PORT and m.data[0] & 0xF0 == 0x90
    ]


def places(meters: MeterMap, end: int) -> list[tuple[int, bool]]:
    found, tick = [], 0
    while (click := next_click(meters, tick)).place < end:
        found.append((int(click.place), click.accent))
        tick = int(click.place) + 1
    return found


def played(scheduler: Scheduler, seconds: float = 100.0) -> list[TimedMessage]:
    return scheduler.play(0.0) + scheduler.advance(seconds)


def test_it_clicks_on_every_beat_with_the_first_of_the_bar_accented():
    scheduler = Scheduler(song())
    scheduler.set_metronome(0.0, True)
    assert clicks(played(scheduler)) == [(i * 0.5, i % 4 == 0) for i in range(8)]


def test_compound_meters_click_on_the_felt_beats():
    assert places(MeterMap((Meter(0, 6, 8),)), 2880) == [
        (0, True), (720, False), (1440, True), (2160, False),
    ]  # fmt: skip
    assert places(MeterMap((Meter(0, 12, 8),)), 2880) == [
        (0, True), (720, False), (1440, False), (2160, False),
    ]  # fmt: skip


def test_odd_meters_click_on_the_written_beats():
    assert places(MeterMap((Meter(0, 7, 8),)), 1680 + 241) == [
        *[(i * 240, i == 0) for i in range(7)], (1680, True), (1920, False),
    ]  # fmt: skip


def test_each_change_of_meter_begins_a_bar_even_in_the_middle_of_one():
    meters = MeterMap((Meter(0, 4, 4), Meter(1200, 3, 4)))
    assert places(meters, 2700) == [
        (0, True), (480, False), (960, False), (1200, True), (1680, False), (2160, False),
        (2640, True),
    ]  # fmt: skip


meter_maps = st.lists(
    st.tuples(st.integers(1, 6000), st.integers(1, 13), st.sampled_from([1, 2, 4, 8, 16, 32, 64])),
    max_size=4,
).map(
    lambda later: MeterMap(
        (Meter(0, 4, 4), *(Meter(*m) for m in sorted({m[0]: m for m in later}.values())))
    )
)


@given(meter_maps, st.integers(0, 8000))
def test_the_next_click_is_the_first_of_all_clicks_that_is_not_before(meters, tick):
    every = places(meters, 10_000)
    click = next_click(meters, tick)
    later = [place for place in every if place[0] >= tick]
    if later:
        assert (click.place, click.accent) == later[0]
    starts = {meters.bar_start(bar) for bar in range(meters.position(9_999)[0] + 1)}
    assert {place for place, accent in every if accent} == {s for s in starts if s < 10_000}


def test_it_is_switched_on_and_off_at_once_while_playing():
    scheduler = Scheduler(song())
    sent = scheduler.play(0.0) + scheduler.advance(0.6)
    sent += scheduler.set_metronome(0.6, True)
    sent += scheduler.advance(1.52)
    off = scheduler.set_metronome(1.52, False)
    assert [(m.time, m.data[0] >> 4, m.port) for m in off] == [(1.52, 8, CLICK_PORT)]
    sent += scheduler.advance(100.0)
    assert clicks(sent) == [(1.0, False), (1.5, False)]


def test_a_silent_metronome_sends_nothing_and_the_volume_is_the_accents():
    scheduler = Scheduler(song())
    scheduler.set_metronome(0.0, True, 0)
    assert clicks(played(scheduler)) == []
    scheduler = Scheduler(song())
    scheduler.set_metronome(0.0, True, 90)
    struck = [m.data[2] for m in played(scheduler) if m.port == CLICK_PORT and m.data[2]]
    assert struck == [90, 63, 63, 63] * 2


def test_it_clicks_on_through_a_loop():
    scheduler = Scheduler(song())
    scheduler.set_metronome(0.0, True)
    scheduler.set_loop(0.0, (480, 1920))
    scheduler.play(0.0, 480)
    assert clicks(scheduler.advance(3.4)) == [
        (0.0, False), (0.5, False), (1.0, False), (1.5, False), (2.0, False), (2.5, False),
        (3.0, False),
    ]  # fmt: skip


def test_a_count_in_clicks_for_its_bars_and_then_the_music_begins():
    scheduler = Scheduler(song())
    sent = scheduler.play(1.0, 0, count_in=2)
    assert scheduler.position(2.0) == 0
    assert not scheduler.moving(2.0)
    assert scheduler.before_start(4.5) == pytest.approx(-480)
    sent += scheduler.advance(100.0)
    assert clicks(sent) == [(1 + i * 0.5, i % 4 == 0) for i in range(8)]
    assert notes(sent) == [(5.0, 60)]


def test_a_count_in_tells_which_click_was_heard():
    scheduler = Scheduler(song())
    scheduler.play(0.0, 0, count_in=1)
    assert [scheduler.counting_in(t) for t in (0.0, 0.4, 0.5, 1.9, 2.0)] == [
        (1, 4), (1, 4), (2, 4), (4, 4), None,
    ]  # fmt: skip


def test_a_count_in_before_the_middle_of_a_bar_counts_up_to_it():
    scheduler = Scheduler(song())
    sent = scheduler.play(0.0, 960, count_in=1) + scheduler.advance(100.0)
    # One, two, three, four, one, two - and the music comes in on three.
    assert clicks(sent) == [(i * 0.5, i % 4 == 0) for i in range(6)]
    assert notes(sent)[0] == (3.0, 60)


def test_a_count_in_before_a_pickup_leads_to_the_pickup():
    meters = MeterMap((Meter(0, 1, 4), Meter(480, 4, 4)))
    found, seconds = count_in_clicks(meters, TempoMap(), 0, 1)
    assert [(c.place, c.accent) for c in found] == [(i * 0.5, i % 4 == 0) for i in range(7)]
    assert seconds == 3.5


def test_a_count_in_takes_the_meter_and_tempo_of_the_start():
    made = song_of_notes(
        [SongNote(0, 9000, 0, 60, 80, 1)],
        meter=MeterMap((Meter(0, 4, 4), Meter(1920, 6, 8))),
        tempo=TempoMap((Tempo(0, 500_000), Tempo(1920, 1_000_000))),
    )
    scheduler = Scheduler(made)
    sent = scheduler.play(0.0, 1920, count_in=1) + scheduler.advance(10.0)
    assert clicks(sent) == [(0.0, True), (1.5, False)]
    assert notes(sent) == [(3.0, 60)]


def test_stopping_in_a_count_in_ends_it_and_nothing_is_heard():
    scheduler = Scheduler(song())
    sent = scheduler.play(0.0, 0, count_in=1) + scheduler.advance(0.7)
    sent += scheduler.stop(0.7) + scheduler.advance(100.0)
    assert clicks(sent) == [(0.0, True), (0.5, False)]
    assert notes(sent) == []
    assert scheduler.sounding == set()


def test_a_faster_tempo_in_a_count_in_hastens_the_rest_of_it():
    scheduler = Scheduler(song())
    sent = scheduler.play(0.0, 0, count_in=1) + scheduler.set_tempo_scale(1.0, 2)
    sent += scheduler.advance(100.0)
    assert clicks(sent) == [(0.0, True), (0.5, False), (1.0, False), (1.25, False)]
    assert notes(sent) == [(1.5, 60)]


def test_the_metronome_goes_on_after_the_count_in_without_a_doubled_click():
    scheduler = Scheduler(song())
    scheduler.set_metronome(0.0, True)
    sent = scheduler.play(0.0, 0, count_in=1) + scheduler.advance(100.0)
    assert clicks(sent) == [(i * 0.5, i % 4 == 0) for i in range(12)]


def test_playing_that_is_over_at_once_ends_after_its_count_in():
    scheduler = Scheduler(song(end=480))
    sent = scheduler.play(0.0, 481, count_in=1) + scheduler.set_tempo_scale(0.5, 3)
    sent += scheduler.advance(10.0)
    assert not scheduler.playing
    times = [m.time for m in sent]
    assert times == sorted(times)
    assert scheduler.sounding == set()


def test_a_count_in_beyond_the_songs_end_says_nothing_is_due_that_is_not_given():
    scheduler = Scheduler(song(end=960))
    scheduler.play(0.0, 1920, 1)
    steps, now = 0, 0.0
    while (due := scheduler.next_time()) is not None and steps < 100:
        now = max(now, due) + 1e-6
        scheduler.advance(now)
        steps += 1
    # Four clicks, each begun and ended, and the end.
    assert steps < 20
    assert not scheduler.playing
