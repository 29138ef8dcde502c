"""When each measure of a MusicXML file is played, and the meter map that this makes.

Times are in quarter notes from the start of the score, as exact fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from composer.files.musicxml_repeats import Played, in_order_of_playing
from composer.files.musicxml_scan import Measure
from composer.model.time import TICKS_PER_QUARTER, Meter, MeterMap


@dataclass(slots=True)
class Timeline:
    """``order``: the measures as they are played, with ``starts``.  ``skipped``: what the first
    bar lacks at its beginning (a pickup stands at the end of it)."""

    order: list[Played]
    starts: list[Fraction]
    meters: MeterMap
    skipped: Fraction

    def tick(self, place: Fraction) -> int:
        """The tick of what is stated at ``place``; the pickup's beginning is the score's."""
        return 0 if place <= self.skipped else to_tick(place)


def to_tick(place: Fraction) -> int:
    """The nearest tick."""
    return round(place * TICKS_PER_QUARTER)


def timeline(measures: Sequence[Measure], exact: bool, most: int) -> Timeline:
    """The playing of ``measures`` (each with what all parts say together).

    ``exact``: measures are as long as they are, and a short one is one of its own.  Raises
    :class:`~composer.files.errors.FileError` for more than ``most`` measures.
    """
    order = in_order_of_playing(measures, most)
    meters = _nominal(measures)
    lengths = _lengths(measures, meters, exact)
    skipped = Fraction(0)
    if order:
        first = order[0].index
        stated_after = exact and len(measures) > 1 and measures[1].meter is not None
        if not stated_after:
            skipped = max(Fraction(0), _full(meters[first]) - lengths[first])
    starts = []
    now = skipped
    for played in order:
        starts.append(now)
        now += lengths[played.index]
    entries: dict[int, tuple[int, int]] = {0: meters[order[0].index] if order else (4, 4)}
    current = entries[0]
    origin = Fraction(0)
    for place, (played, start) in enumerate(zip(order, starts, strict=True)):
        meter, length = meters[played.index], lengths[played.index]
        if place:
            filled, full = start - origin, _full(current)
            stated = exact and measures[played.index].meter is not None
            on_grid = filled % full == 0
            fills_up = not exact and length < full and filled % full + length <= full
            if meter != current or stated or not (on_grid or fills_up):
                entries[to_tick(start)] = current = meter
                origin = start
            elif on_grid:
                origin = start
        longer = _meter_of(length, current[1]) if length > _full(current) else None
        if longer is not None:
            entries[to_tick(start) if place else 0] = current = longer
    found = [Meter(tick, beats, unit) for tick, (beats, unit) in sorted(entries.items())]
    return Timeline(order, starts, MeterMap(tuple(found)), skipped)


def _full(meter: tuple[int, int]) -> Fraction:
    return Fraction(4 * meter[0], meter[1])


def _meter_of(length: Fraction, unit: int) -> tuple[int, int] | None:
    """The meter whose bar is so long, in the unit given or a shorter one."""
    while unit <= 64:
        beats = length * unit / 4
        if beats.denominator == 1 and beats <= 255:
            return int(beats), unit
        unit *= 2
    return None


def _nominal(measures: Sequence[Measure]) -> list[tuple[int, int]]:
    found = []
    meter = (4, 4)
    for measure in measures:
        meter = measure.meter or meter
        found.append(meter)
    return found


def _lengths(
    measures: Sequence[Measure], meters: list[tuple[int, int]], exact: bool
) -> list[Fraction]:
    """How long each measure is: as long as what is in it, where it may be short."""
    found = []
    for index, measure in enumerate(measures):
        length, full = measure.length, _full(meters[index])
        if length == 0:
            length = full
        elif length < full and not exact and not _may_be_short(measures, index):
            # Two that make a whole one are a bar that was split.
            beside = [measures[i].length for i in (index - 1, index + 1)]
            length = length if full - length in beside else full
        # Rests beyond the bar line are a mistake that some programs make.
        found.append(length if exact else min(length, max(full, measure.sounding)))
    return found


def _may_be_short(measures: Sequence[Measure], index: int) -> bool:
    """Whether a measure that is not full was meant so, and is not just badly written."""
    if index in (0, len(measures) - 1) or measures[index].implicit:
        return True
    before, here, after = measures[index - 1 : index + 2]
    if before.implicit or after.implicit:
        return True
    ends = here.parted or here.times or here.ending_stops or after.forward or after.endings
    begins = before.parted or before.times or before.ending_stops or here.forward or here.endings
    return bool(ends or begins)
