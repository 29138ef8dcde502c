"""The bars of a score, one after another, from its meter map."""

from __future__ import annotations

from dataclasses import dataclass

from composer.model.time import Meter, MeterMap


@dataclass(frozen=True, slots=True)
class Bar:
    """From ``start`` to ``end`` (exclusive), in ticks; ``meter``: the one in force.

    A bar is shorter than its meter says where another entry of the meter map begins in it, or as
    a pickup: then ``skipped`` ticks of the meter's bar are left out before it.
    """

    number: int  # from 0
    start: int
    end: int
    meter: Meter
    skipped: int = 0

    @property
    def length(self) -> int:
        """In ticks."""
        return self.end - self.start

    @property
    def short(self) -> bool:
        """Whether the bar lasts less than its meter says."""
        return self.length < self.meter.bar_ticks


def count_bars(meters: MeterMap, until: int) -> int:
    """How many bars :func:`bars` gives, without making them."""
    return meters.position(max(0, until - 1))[0] + 1


def bars(meters: MeterMap, until: int) -> list[Bar]:
    """The bars from tick 0 on until ``until`` is reached: at least one."""
    found: list[Bar] = []
    entries = meters.entries
    for place, meter in enumerate(entries):
        following = entries[place + 1].tick if place + 1 < len(entries) else None
        start = meter.tick
        while (following is None or start < following) and (start < until or not found):
            end = start + meter.bar_ticks
            if following is not None:
                end = min(end, following)
            found.append(Bar(len(found), start, end, meter))
            start = end
    return found
