"""Lengths as they are written: note values with dots, divided where the meter asks for it.

Times are ticks from the beginning of the bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from composer.model.time import TICKS_PER_QUARTER, Meter

VALUES = {
    16 * TICKS_PER_QUARTER: "long",
    8 * TICKS_PER_QUARTER: "breve",
    4 * TICKS_PER_QUARTER: "whole",
    2 * TICKS_PER_QUARTER: "half",
    TICKS_PER_QUARTER: "quarter",
    TICKS_PER_QUARTER // 2: "eighth",
    TICKS_PER_QUARTER // 4: "16th",
    TICKS_PER_QUARTER // 8: "32nd",
    TICKS_PER_QUARTER // 16: "64th",
    TICKS_PER_QUARTER // 32: "128th",
}
"""Names of the undotted values by their ticks."""

SHORTEST = min(VALUES)


@dataclass(frozen=True, slots=True)
class NoteValue:
    """``name``: of the undotted value, such as ``"quarter"``; ``dots``: 0 to 2."""

    name: str
    dots: int = 0


def _dotted_values() -> dict[int, NoteValue]:
    found = {}
    for ticks, name in VALUES.items():
        for dots, (times, parts) in enumerate(((1, 1), (3, 2), (7, 4))):
            if ticks * times % (parts * SHORTEST) == 0:
                found[ticks * times // parts] = NoteValue(name, dots)
    return found


_WRITTEN = _dotted_values()


def value_of(ticks: Fraction | int) -> NoteValue | None:
    """The one note value that lasts ``ticks``; ``None`` when there is none."""
    return _WRITTEN.get(int(ticks)) if int(ticks) == ticks else None


def flags(name: str) -> int:
    """How many flags or beams an undotted value has: 0 from a quarter up, 1 for an eighth."""
    names = list(VALUES.values())
    return max(0, names.index(name) - names.index("quarter"))


@dataclass(frozen=True, slots=True)
class Accents:
    """Which places of a bar are stronger than others.

    ``levels``: distances in ticks, the strongest first; a place is as strong as the first level
    that it is a multiple of.  The bar begins at ``begin`` (above 0 for a pickup, whose accents
    are those of the meter's bar) and ends at ``end``.  ``beat``: the felt beat; ``compound``:
    whether it has three parts.
    """

    levels: tuple[int, ...]
    begin: int
    end: int
    beat: int
    compound: bool

    def rank(self, place: Fraction | int) -> int:
        """-1 for the bar's ends, then the index in ``levels``: a smaller one is stronger."""
        if place in (self.begin, self.end):
            return -1
        for rank, size in enumerate(self.levels):
            if place % size == 0:
                return rank
        return len(self.levels)


def accents(meter: Meter, length: int, skipped: int = 0) -> Accents:
    """The accents of a bar of ``length`` ticks in ``meter``, ``skipped`` ticks of which are left
    out before it."""
    unit = int(meter.unit_ticks)
    levels = []
    if meter.compound:
        levels.append(3 * unit)
    elif meter.beats % 4 == 0:
        levels.append(2 * unit)
    size = unit
    while size >= SHORTEST:
        levels.append(size)
        size = size // 2 if size % 2 == 0 else 0
    if not levels or levels[-1] > SHORTEST:
        levels.append(SHORTEST)
    return Accents(tuple(levels), skipped, skipped + length, meter.beat_ticks, meter.compound)


Piece = tuple[Fraction, Fraction, NoteValue | None]
"""Beginning, end, and the value that is written, ``None`` when no value is so long."""


def divided(start: Fraction, end: Fraction, bar: Accents, rest: bool = False) -> list[Piece]:
    """The values that a note (or rest) from ``start`` to ``end`` is written with, in order.

    A value does not hide a place that is stronger than both of its ends, but for the usual
    syncopations; rests also stay within the beats.
    """
    found: list[Piece] = []
    waiting = [(start + bar.begin, end + bar.begin)]
    while waiting:
        start, end = waiting.pop()
        value = value_of(end - start)
        inner = _strongest_inside(start, end, bar)
        if inner is None or (value is not None and _readable(start, end, value, inner, bar, rest)):
            found.append((start - bar.begin, end - bar.begin, value))
            continue
        size = bar.levels[inner]
        if bar.rank(start) <= bar.rank(end):
            cut = -(-end // size) * size - size  # the last such place before the end
        else:
            cut = start // size * size + size
        waiting += [(Fraction(cut), end), (start, Fraction(cut))]
    return found


def _strongest_inside(start: Fraction, end: Fraction, bar: Accents) -> int | None:
    for rank, size in enumerate(bar.levels):
        if start // size * size + size < end:
            return rank
    return None


def _readable(
    start: Fraction, end: Fraction, value: NoteValue, inner: int, bar: Accents, rest: bool
) -> bool:
    length = end - start
    if rest:
        if bar.compound:
            unit = bar.beat // 3
            whole_beats = length % bar.beat == 0
            if value.dots and not whole_beats:
                return False
            return start % (bar.beat if length > unit else min(Fraction(unit), length)) == 0
        return value.dots == 0 and start % length == 0
    if inner >= min(bar.rank(start), bar.rank(end)):
        return True
    if value.dots or bar.compound:
        return False
    if length <= bar.beat:
        # A quarter after an eighth; not over the middle of the bar.
        return start % (length / 2) == 0 and bar.levels[inner] <= bar.beat
    return length == 2 * bar.beat == bar.levels[0] and start == bar.beat  # a half on beat 2 of 4/4
