"""The metronome: when it clicks, and how.  Pure.

It clicks on the felt beats: three eighths together in 6/8, 9/8 and 12/8.  The first beat of a bar
is accented.  Each entry of the meter map begins a bar.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from composer.midi.song import CHANNELS
from composer.midi.timed import CLICK_PORT, Key
from composer.model.time import TICKS_PER_QUARTER, Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import DRUM_CHANNEL

HIGH_WOOD_BLOCK, LOW_WOOD_BLOCK = 76, 77
"""General MIDI drum keys for the first beat of a bar and for the others."""

CLICK_CHANNEL = CHANNELS * CLICK_PORT + DRUM_CHANNEL
CLICK_TICKS = 60
"""A click lasts so long at most; half a beat where that is shorter."""
CLICK_SECONDS = 0.05
_SOFTER = 0.7


class Click(NamedTuple):
    """``place``: a tick of the song, or seconds.  ``accent``: the first beat of a bar."""

    place: float
    accent: bool

    @property
    def key(self) -> Key:
        """What sounds."""
        return (CLICK_CHANNEL, HIGH_WOOD_BLOCK if self.accent else LOW_WOOD_BLOCK)

    def velocity(self, volume: int) -> int:
        """Of a metronome's ``volume``, 0 to 127; 0 when it is silent."""
        return volume if self.accent else round(volume * _SOFTER)


def next_click(meters: MeterMap, tick: int) -> Click:
    """The first beat at ``tick`` (0 or more) or later."""
    meter = meters.at(tick)
    bar, into = meters.position(tick)
    start = tick - into
    beat = _beat(meter)
    # Where beats are not whole ticks (32nds and shorter in odd groups) each is rounded.
    number = max(0, int(into / beat) - 1)
    while round(number * beat) < into:
        number += 1
    place = start + round(number * beat)
    end = meters.bar_start(bar + 1)
    return Click(place, number == 0) if place < end else Click(end, True)


def count_in_clicks(
    meters: MeterMap, tempo: TempoMap, tick: int, bars: int
) -> tuple[tuple[Click, ...], float]:
    """The clicks of ``bars`` bars before playing begins at ``tick``, their places in seconds from
    the first click; and when playing begins, in those seconds.

    At the meter and tempo of the start.  Where that is inside of a bar, the part of the bar that
    is left out is counted as well, so that the music comes in on its beat; so it is before a
    pickup (a first bar that is shorter than those after it).
    """
    meter = meters.at(tick)
    _, into = meters.position(tick)
    entries = meters.entries
    if len(entries) > 1 and meter == entries[0]:
        full = entries[1].bar_ticks
        if entries[1].tick == meter.bar_ticks < full:
            meter, into = entries[1], into + full - meter.bar_ticks
    return _counted(meter, tempo.at(tick), bars * meter.bar_ticks + into)


def bar_of_clicks(meters: MeterMap, tempo: TempoMap, tick: int) -> tuple[tuple[Click, ...], float]:
    """The clicks of one bar like the one that holds ``tick``, and how long it lasts, in seconds
    from its beginning, at the tempo there."""
    meter = meters.at(tick)
    return _counted(meter, tempo.at(tick), meter.bar_ticks)


def _counted(meter: Meter, tempo: Tempo, ticks: int) -> tuple[tuple[Click, ...], float]:
    seconds_a_tick = tempo.quarter_us / TICKS_PER_QUARTER / 1_000_000
    beat = _beat(meter)
    beats = -(-meter.bar_ticks // beat)
    clicks: list[Click] = []
    number = 0
    while True:
        bar, in_bar = divmod(number, beats)
        place = bar * meter.bar_ticks + round(in_bar * beat)
        if place >= ticks:
            return tuple(clicks), ticks * seconds_a_tick
        clicks.append(Click(place * seconds_a_tick, in_bar == 0))
        number += 1


def _beat(meter: Meter) -> Fraction:
    return max(Fraction(1), meter.unit_ticks * (3 if meter.compound else 1))
