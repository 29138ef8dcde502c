"""What becomes of measured times: how they spread, and whether they reach an aim.  Pure.

Everything is milliseconds.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Of ``count`` values the middle one, the one that 99 of 100 do not exceed, and the largest."""

    count: int
    p50: float
    p99: float
    largest: float


@dataclass(frozen=True, slots=True)
class Aim:
    """What 99 of 100 values, or all, may not exceed; ``None``: no matter."""

    p99: float | None = None
    largest: float | None = None

    def reached(self, spread: Spread) -> bool:
        """Whether these values keep to it; no values do not."""
        return (
            spread.count > 0
            and (self.p99 is None or spread.p99 <= self.p99)
            and (self.largest is None or spread.largest <= self.largest)
        )

    def __str__(self) -> str:
        parts = [
            f"{name} <= {value:g}"
            for name, value in (("p99", self.p99), ("max", self.largest))
            if value is not None
        ]
        return ", ".join(parts)


def spread(values: Iterable[float]) -> Spread:
    """Percentiles by nearest rank: a value that was measured, never one in between."""
    ordered = sorted(values)
    if not ordered:
        return Spread(0, math.nan, math.nan, math.nan)

    def rank(share: float) -> float:
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    return Spread(len(ordered), rank(0.5), rank(0.99), ordered[-1])


def lateness(due: Sequence[float], came: Sequence[float]) -> list[float]:
    """Milliseconds from when each was due to when it came, both in seconds."""
    return [(there - wanted) * 1000 for wanted, there in zip(due, came, strict=True)]


def beyond(values: Iterable[float], allowance: float) -> list[float]:
    """How far each value lies outside of 0 to ``allowance``: 0 for those within."""
    return [max(0.0, value - allowance, -value) for value in values]


def since_the_last(due: Sequence[float], came: Iterable[float], early: float) -> list[float]:
    """Milliseconds from when each of ``came`` was due to when it came, where it is not known which
    is which: each belongs to the last of ``due`` (rising) before it, or up to ``early`` seconds
    after it.  What came before all is left out."""
    lates = []
    for time in came:
        place = bisect_right(due, time + early) - 1
        if place >= 0:
            lates.append((time - due[place]) * 1000)
    return lates
