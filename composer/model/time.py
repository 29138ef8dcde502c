"""Musical time: ticks, the tempo map and the meter map.

A tick is an integer; there are 480 in a quarter note.  Maps are frozen, piecewise constant, and
always have an entry at tick 0.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

TICKS_PER_QUARTER = 480
SIXTEENTH = TICKS_PER_QUARTER // 4

LAST_TICK = 2**28 - 1
"""The latest tick that a song may use: the longest wait that one delta time of a Standard MIDI File
can hold, about 559,000 quarter notes or 77 hours at 120 a minute."""

MICROSECONDS_PER_MINUTE = 60_000_000
MIN_TEMPO = 1
MAX_TEMPO = 16_777_215


@dataclass(frozen=True, slots=True)
class Tempo:
    """From ``tick`` on, a quarter note lasts ``quarter_us`` microseconds (1 to 16,777,215)."""

    tick: int
    quarter_us: int

    def __post_init__(self) -> None:
        if self.tick < 0:
            raise ValueError("a tempo cannot lie before the start")
        if not MIN_TEMPO <= self.quarter_us <= MAX_TEMPO:
            raise ValueError("a quarter note must last 1 to 16777215 microseconds")

    @property
    def bpm(self) -> float:
        """Quarter notes a minute."""
        return MICROSECONDS_PER_MINUTE / self.quarter_us

    @staticmethod
    def from_bpm(tick: int, bpm: float) -> Tempo:
        """The tempo nearest to ``bpm`` quarters a minute; raises ``ValueError`` out of range."""
        if not bpm > 0:
            raise ValueError("a tempo must be above 0")
        return Tempo(tick, round(MICROSECONDS_PER_MINUTE / bpm))


@dataclass(frozen=True, slots=True)
class Meter:
    """From ``tick`` on, a bar has ``beats`` notes of value 1/``unit``.

    ``beats`` is 1 to 255; ``unit`` a power of two from 1 to 64.
    """

    tick: int
    beats: int
    unit: int

    def __post_init__(self) -> None:
        if self.tick < 0:
            raise ValueError("a meter cannot lie before the start")
        if not 1 <= self.beats <= 255:
            raise ValueError("a bar must have 1 to 255 beats")
        if self.unit not in (1, 2, 4, 8, 16, 32, 64):
            raise ValueError("the beat must be a power of two from 1 to 64")

    @property
    def unit_ticks(self) -> Fraction:
        """Length of the written beat in ticks, exactly (30 for 1/64)."""
        return Fraction(4 * TICKS_PER_QUARTER, self.unit)

    @property
    def bar_ticks(self) -> int:
        """Length of a bar in ticks, rounded to a whole tick, at least 1."""
        return _bar_ticks(self.beats, self.unit)

    @property
    def compound(self) -> bool:
        """Whether the felt beat is three units (6/8, 9/8, 12/8)."""
        return self.unit >= 8 and self.beats % 3 == 0 and self.beats > 3

    @property
    def beat_ticks(self) -> int:
        """Length of the felt beat in ticks (a dotted quarter in 6/8), at least 1."""
        return _bar_ticks(3 if self.compound else 1, self.unit)


@lru_cache(maxsize=512)
def _bar_ticks(beats: int, unit: int) -> int:
    """Asked for at every line of the grid, and fractions are slow."""
    return max(1, round(beats * Fraction(4 * TICKS_PER_QUARTER, unit)))


class TempoMap:
    """Tempo over time.

    Entries are in order of tick, one per tick, the first at tick 0; repeated entries (the same
    tempo again) are kept.  Raises ``ValueError`` on anything else.
    """

    __slots__ = ("_seconds", "_ticks", "entries")

    def __init__(self, entries: tuple[Tempo, ...] = (Tempo(0, 500_000),)) -> None:
        _check_order(tuple(entry.tick for entry in entries), "tempo")
        self.entries = tuple(entries)
        self._ticks = [entry.tick for entry in entries]
        microseconds = [0]
        for before, after in pairwise(entries):
            microseconds.append(microseconds[-1] + (after.tick - before.tick) * before.quarter_us)
        # Ticks times microseconds a quarter: exact integers until the last division.
        self._seconds = microseconds

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TempoMap) and self.entries == other.entries

    def __hash__(self) -> int:
        return hash(self.entries)

    def __repr__(self) -> str:
        return f"TempoMap({self.entries!r})"

    def at(self, tick: int) -> Tempo:
        """The entry in force at ``tick`` (the first one for ticks below 0)."""
        return self.entries[max(0, bisect_right(self._ticks, tick) - 1)]

    def seconds(self, tick: float) -> float:
        """Seconds from tick 0 to ``tick``."""
        i = max(0, bisect_right(self._ticks, tick) - 1)
        entry = self.entries[i]
        exact = self._seconds[i] + (tick - entry.tick) * entry.quarter_us
        return exact / (TICKS_PER_QUARTER * 1_000_000)

    def tick(self, seconds: float) -> float:
        """The tick (with a fraction) ``seconds`` after tick 0; the inverse of :meth:`seconds`."""
        exact = seconds * TICKS_PER_QUARTER * 1_000_000
        i = max(0, bisect_right(self._seconds, exact) - 1)
        entry = self.entries[i]
        return entry.tick + (exact - self._seconds[i]) / entry.quarter_us

    def with_entry(self, entry: Tempo) -> TempoMap:
        """A map with ``entry`` added, replacing one at the same tick."""
        kept = [e for e in self.entries if e.tick != entry.tick]
        return TempoMap(tuple(sorted([*kept, entry], key=lambda e: e.tick)))

    def without(self, tick: int) -> TempoMap:
        """A map without the entry at ``tick``; the one at tick 0 stays."""
        return TempoMap(tuple(e for e in self.entries if e.tick != tick or e.tick == 0))


class MeterMap:
    """Meter over time.

    Entries are in order of tick, one per tick, the first at tick 0.  A new entry starts a new
    bar, even if the bar before it is then short.  Bars are counted from 0.
    """

    __slots__ = ("_bars", "_ticks", "entries")

    def __init__(self, entries: tuple[Meter, ...] = (Meter(0, 4, 4),)) -> None:
        _check_order(tuple(entry.tick for entry in entries), "meter")
        self.entries = tuple(entries)
        self._ticks = [entry.tick for entry in entries]
        bars = [0]
        for before, after in pairwise(entries):
            bars.append(bars[-1] + -(-(after.tick - before.tick) // before.bar_ticks))
        self._bars = bars

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MeterMap) and self.entries == other.entries

    def __hash__(self) -> int:
        return hash(self.entries)

    def __repr__(self) -> str:
        return f"MeterMap({self.entries!r})"

    def at(self, tick: int) -> Meter:
        """The entry in force at ``tick`` (the first one for ticks below 0)."""
        return self.entries[max(0, bisect_right(self._ticks, tick) - 1)]

    def bar_start(self, bar: int) -> int:
        """The tick at which bar ``bar`` (from 0) begins; negative bars raise ``ValueError``."""
        if bar < 0:
            raise ValueError("bars are counted from 0")
        i = bisect_right(self._bars, bar) - 1
        return self.entries[i].tick + (bar - self._bars[i]) * self.entries[i].bar_ticks

    def position(self, tick: int) -> tuple[int, int]:
        """``(bar, ticks into the bar)``; ticks below 0 raise ``ValueError``."""
        if tick < 0:
            raise ValueError("ticks are counted from 0")
        i = max(0, bisect_right(self._ticks, tick) - 1)
        entry = self.entries[i]
        bars, rest = divmod(tick - entry.tick, entry.bar_ticks)
        return self._bars[i] + bars, rest

    def bar_end(self, tick: int) -> int:
        """The end of the bar that holds ``tick``."""
        bar, _ = self.position(tick)
        return self.bar_start(bar + 1)

    def with_entry(self, entry: Meter) -> MeterMap:
        """A map with ``entry`` added, replacing one at the same tick."""
        kept = [e for e in self.entries if e.tick != entry.tick]
        return MeterMap(tuple(sorted([*kept, entry], key=lambda e: e.tick)))

    def without(self, tick: int) -> MeterMap:
        """A map without the entry at ``tick``; the one at tick 0 stays."""
        return MeterMap(tuple(e for e in self.entries if e.tick != tick or e.tick == 0))


def _check_order(ticks: tuple[int, ...], what: str) -> None:
    if not ticks or ticks[0] != 0:
        raise ValueError(f"a {what} map must begin at tick 0")
    if any(b <= a for a, b in pairwise(ticks)):
        raise ValueError(f"the entries of a {what} map must be in order, one per tick")
