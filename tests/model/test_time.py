"""Ticks, seconds, bars and beats."""

from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.time import MAX_TEMPO, Meter, MeterMap, Tempo, TempoMap


def tempo_maps():
    changes = st.dictionaries(st.integers(1, 100_000), st.integers(10_000, MAX_TEMPO), max_size=6)
    return st.tuples(st.integers(10_000, MAX_TEMPO), changes).map(
        lambda drawn: TempoMap(
            (Tempo(0, drawn[0]), *(Tempo(t, us) for t, us in sorted(drawn[1].items())))
        )
    )


def meter_maps():
    meters = st.tuples(st.integers(1, 15), st.sampled_from([1, 2, 4, 8, 16, 32, 64]))
    changes = st.dictionaries(st.integers(1, 50_000), meters, max_size=5)
    return st.tuples(meters, changes).map(
        lambda drawn: MeterMap(
            (Meter(0, *drawn[0]), *(Meter(t, *m) for t, m in sorted(drawn[1].items())))
        )
    )


@given(tempo_maps(), st.integers(0, 200_000))
def test_the_tick_at_the_seconds_of_a_tick_is_that_tick(tempo, tick):
    assert tempo.tick(tempo.seconds(tick)) == pytest.approx(tick, abs=1e-4)


@given(tempo_maps(), st.integers(0, 200_000), st.integers(1, 5_000))
def test_seconds_rise_with_ticks(tempo, tick, more):
    assert tempo.seconds(tick) < tempo.seconds(tick + more)


def test_seconds_go_by_each_tempo_in_its_turn():
    tempo = TempoMap((Tempo(0, 500_000), Tempo(960, 1_000_000), Tempo(1440, 250_000)))
    assert [tempo.seconds(t) for t in (0, 480, 960, 1440, 1920)] == [0, 0.5, 1.0, 2.0, 2.25]
    assert [tempo.tick(s) for s in (0, 0.5, 1.5, 2.25)] == [0, 480, 1200, 1920]


def test_before_the_start_the_first_tempo_holds():
    tempo = TempoMap((Tempo(0, 500_000), Tempo(960, 250_000)))
    assert tempo.seconds(-480) == -0.5
    assert tempo.tick(-0.5) == -480
    assert tempo.at(-1) == Tempo(0, 500_000)


def test_a_tempo_in_quarters_a_minute_is_the_nearest_in_microseconds():
    assert Tempo.from_bpm(0, 120) == Tempo(0, 500_000)
    assert Tempo.from_bpm(0, 70).bpm == pytest.approx(70, abs=1e-3)


@pytest.mark.parametrize("bpm", [0, -1, float("nan"), 1, 10**9])
def test_a_tempo_that_cannot_be_is_refused(bpm):
    with pytest.raises(ValueError, match=r"tempo|quarter"):
        Tempo.from_bpm(0, bpm)


@pytest.mark.parametrize("ticks", [(), (1,), (0, 0), (0, 9, 5)])
def test_maps_begin_at_the_start_and_are_in_order(ticks):
    with pytest.raises(ValueError, match="map must"):
        TempoMap(tuple(Tempo(t, 500_000) for t in ticks))
    with pytest.raises(ValueError, match="map must"):
        MeterMap(tuple(Meter(t, 4, 4) for t in ticks))


@given(meter_maps(), st.integers(0, 100_000))
def test_a_tick_lies_in_the_bar_of_its_position(meter, tick):
    bar, into = meter.position(tick)
    assert meter.bar_start(bar) + into == tick
    assert 0 <= into < meter.at(tick).bar_ticks
    assert meter.bar_start(bar) <= tick < meter.bar_end(tick)


@given(meter_maps(), st.integers(0, 60))
def test_every_bar_begins_at_its_start(meter, bar):
    assert meter.position(meter.bar_start(bar)) == (bar, 0)
    assert meter.bar_start(bar) < meter.bar_start(bar + 1)


def test_a_new_meter_begins_a_new_bar_and_cuts_the_one_before():
    meter = MeterMap((Meter(0, 4, 4), Meter(2400, 3, 4)))
    assert [meter.bar_start(b) for b in range(4)] == [0, 1920, 2400, 3840]
    assert meter.position(2399) == (1, 479)
    assert meter.position(2400) == (2, 0)
    assert meter.bar_end(2000) == 2400


def test_bars_and_ticks_are_counted_from_nought():
    for call in (MeterMap().bar_start, MeterMap().position):
        with pytest.raises(ValueError, match="counted from 0"):
            call(-1)


@pytest.mark.parametrize(
    ("beats", "unit", "bar", "beat"),
    [(4, 4, 1920, 480), (6, 8, 1440, 720), (3, 8, 720, 240), (12, 8, 2880, 720), (2, 2, 1920, 960)],
)
def test_the_felt_beat_of_compound_meters_is_dotted(beats, unit, bar, beat):
    meter = Meter(0, beats, unit)
    assert (meter.bar_ticks, meter.beat_ticks) == (bar, beat)


@pytest.mark.parametrize(("tick", "beats", "unit"), [(-1, 4, 4), (0, 0, 4), (0, 256, 4), (0, 4, 3)])
def test_a_meter_that_cannot_be_is_refused(tick, beats, unit):
    with pytest.raises(ValueError, match=r"meter|bar|beat"):
        Meter(tick, beats, unit)


def test_an_entry_replaces_the_one_at_its_tick_and_the_first_cannot_go():
    tempo = TempoMap().with_entry(Tempo(960, 1)).with_entry(Tempo(960, 2))
    assert tempo.entries == (Tempo(0, 500_000), Tempo(960, 2))
    assert tempo.without(960).without(0) == TempoMap()
    meter = MeterMap().with_entry(Meter(1920, 3, 4)).with_entry(Meter(0, 2, 4))
    assert meter.entries == (Meter(0, 2, 4), Meter(1920, 3, 4))
    assert meter.without(1920).without(0).entries == (Meter(0, 2, 4),)


def test_maps_are_equal_by_their_entries():
    assert TempoMap() == TempoMap((Tempo(0, 500_000),)) != TempoMap((Tempo(0, 1),))
    assert hash(MeterMap()) == hash(MeterMap((Meter(0, 4, 4),)))
    assert TempoMap() != MeterMap()


@given(tempo_maps(), st.floats(0, 10_000), st.floats(0.001, 100))
def test_the_seconds_at_the_tick_of_seconds_are_those_seconds(tempo, seconds, more):
    assert tempo.seconds(tempo.tick(seconds)) == pytest.approx(seconds, abs=1e-6)
    assert tempo.tick(seconds) < tempo.tick(seconds + more)


@given(tempo_maps(), st.integers(0, 120_000))
def test_between_two_ticks_pass_the_microseconds_of_the_tempo_in_force(tempo, tick):
    passed = tempo.seconds(tick + 1) - tempo.seconds(tick)
    assert passed * 480e6 == pytest.approx(tempo.at(tick).quarter_us, rel=1e-3)


@given(st.floats(4, 60_000_000))
def test_no_whole_microsecond_is_nearer_to_a_tempo_than_the_one_chosen(bpm):
    assert abs(Tempo.from_bpm(0, bpm).quarter_us - 60_000_000 / bpm) <= 0.5


def test_a_tempo_lies_in_its_range_from_the_start_on():
    assert [Tempo(0, us).quarter_us for us in (1, MAX_TEMPO)] == [1, MAX_TEMPO]
    for tick, quarter in ((-1, 500_000), (0, 0), (0, MAX_TEMPO + 1)):
        with pytest.raises(ValueError, match=r"tempo|quarter"):
            Tempo(tick, quarter)


def test_the_same_tempo_again_is_kept():
    again = (Tempo(0, 500_000), Tempo(960, 500_000))
    assert TempoMap(again).entries == again
    assert TempoMap(again) != TempoMap()


def test_a_map_with_another_entry_leaves_the_first_as_it_was():
    tempo, meter = TempoMap(), MeterMap()
    assert tempo.with_entry(Tempo(480, 1)) != tempo == TempoMap()
    assert meter.with_entry(Meter(1920, 3, 4)) != meter == MeterMap()
    for thing, field in ((Tempo(0, 1), "quarter_us"), (Meter(0, 4, 4), "beats")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, field, 2)


@given(meter_maps())
def test_bars_follow_each_other_without_gap_and_only_those_before_a_change_are_short(meter):
    starts = [meter.bar_start(bar) for bar in range(80)]
    changes = {entry.tick for entry in meter.entries}
    assert starts[0] == 0
    for start, following in pairwise(starts):
        assert meter.bar_end(start) == meter.bar_end(following - 1) == following
        full = start + meter.at(start).bar_ticks
        assert following == full or (following < full and following in changes)


@given(meter_maps())
def test_every_change_of_meter_begins_a_bar(meter):
    for entry in meter.entries:
        bar, into = meter.position(entry.tick)
        assert (into, meter.bar_start(bar), meter.at(entry.tick)) == (0, entry.tick, entry)


def test_before_the_start_the_first_meter_holds():
    assert MeterMap((Meter(0, 3, 4), Meter(1440, 4, 4))).at(-1) == Meter(0, 3, 4)


@pytest.mark.parametrize("unit", [1, 2, 4, 8, 16, 32, 64])
def test_every_beat_is_a_whole_number_of_ticks(unit):
    for beats in range(1, 256):
        meter = Meter(0, beats, unit)
        assert meter.unit_ticks * unit == 1920
        assert meter.bar_ticks == beats * meter.unit_ticks
        assert meter.compound == (unit >= 8 and beats % 3 == 0 and beats > 3)
        if meter.compound:
            assert meter.bar_ticks % meter.beat_ticks == 0
