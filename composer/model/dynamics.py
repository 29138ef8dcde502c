"""Dynamic marks (pp, mf, f and so on) that say how loud notes are, read off their velocities.

The marks are those whose usual velocities lie nearest to the notes', with as few changes as the
notes warrant: the shortest path through the levels, where each quarter note at another velocity
than its level's costs the difference and each change of level costs :data:`CHANGE`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from composer.model.time import TICKS_PER_QUARTER

LEVELS: tuple[tuple[str, int], ...] = (
    ("ppp", 16),
    ("pp", 33),
    ("p", 49),
    ("mp", 64),
    ("mf", 80),
    ("f", 96),
    ("ff", 112),
    ("fff", 126),
)
"""The marks, softest first, with the velocities that notation programs give them."""

CHANGE = 36.0  # velocities times quarters: one level off for nine eighths
_LONGEST = 2 * TICKS_PER_QUARTER  # a rest after a note does not make it count more
_SLOPE = 8 * TICKS_PER_QUARTER  # marks further apart than this are no crescendo


@dataclass(frozen=True, slots=True)
class Mark:
    """From ``start`` (ticks) on it is as loud as ``name`` of :data:`LEVELS` says."""

    start: Fraction
    name: str


@dataclass(frozen=True, slots=True)
class Hairpin:
    """From ``start`` to ``end`` (ticks) it becomes louder, or softer."""

    start: Fraction
    end: Fraction
    louder: bool


@dataclass(frozen=True, slots=True)
class _Moment:
    """What begins at once: its mean velocity, and for how many quarters it counts."""

    start: Fraction
    velocity: float
    weight: float


def dynamics(notes: Iterable[tuple[Fraction, int]]) -> tuple[list[Mark], list[Hairpin]]:
    """The marks and hairpins for notes of one player, each ``(start in ticks, velocity)``.

    The first note has a mark; without notes there are none.
    """
    moments = _moments(notes)
    if not moments:
        return [], []
    changes = _changes(_levels(moments))
    marks: list[Mark] = []
    hairpins: list[Hairpin] = []
    place = 0
    while place < len(changes):
        last = _slope(changes, place, moments)
        if last > place:
            first, second = moments[changes[place][0]].start, moments[changes[place + 1][0]].start
            before = marks[-1].start if marks else moments[0].start
            begins = max(before, first - (second - first) / 2)
            begins = min(moment.start for moment in moments if moment.start >= begins)
            louder = changes[last][1] > changes[place][1]
            hairpins.append(Hairpin(begins, moments[changes[last][0]].start, louder))
            place = last
        index, level = changes[place]
        marks.append(Mark(moments[index].start, LEVELS[level][0]))
        place += 1
    return marks, hairpins


def _moments(notes: Iterable[tuple[Fraction, int]]) -> list[_Moment]:
    together: dict[Fraction, list[int]] = {}
    for start, velocity in notes:
        together.setdefault(start, []).append(velocity)
    starts = sorted(together)
    found = []
    for start, end in pairwise([*starts, *(start + TICKS_PER_QUARTER for start in starts[-1:])]):
        mean = sum(together[start]) / len(together[start])
        weight = float(min(end - start, Fraction(_LONGEST))) / TICKS_PER_QUARTER
        found.append(_Moment(start, mean, weight))
    return found


def _levels(moments: list[_Moment]) -> list[int]:
    """The level of each moment on the cheapest path."""
    costs = [0.0] * len(LEVELS)
    came: list[list[int]] = []
    for moment in moments:
        cheapest = min(range(len(LEVELS)), key=lambda level: costs[level])
        row, following = [], []
        for level, (_, velocity) in enumerate(LEVELS):
            changes = costs[cheapest] + CHANGE < costs[level]
            row.append(cheapest if changes else level)
            before = costs[cheapest] + CHANGE if changes else costs[level]
            following.append(before + abs(moment.velocity - velocity) * moment.weight)
        came.append(row)
        costs = following
    level = min(range(len(LEVELS)), key=lambda level: costs[level])
    levels = []
    for row in reversed(came):
        levels.append(level)
        level = row[level]
    return levels[::-1]


def _changes(levels: list[int]) -> list[tuple[int, int]]:
    """``(moment, level)`` of the first and wherever the level is another than before."""
    later = [(i + 1, b) for i, (a, b) in enumerate(pairwise(levels)) if a != b]
    return [(0, levels[0]), *later]


def _slope(changes: list[tuple[int, int]], first: int, moments: list[_Moment]) -> int:
    """The last of the changes that are steps of one crescendo from ``first`` on; ``first`` itself
    where they are no such steps."""
    if first == 0:  # the mark at the beginning is no step
        return first
    last = first
    louder = changes[first][1] > changes[first - 1][1]
    while last + 1 < len(changes):
        (here, level), (after, to) = changes[last], changes[last + 1]
        near = moments[after].start - moments[here].start <= _SLOPE
        if not near or (to > level) is not louder:
            break
        last += 1
    if last == first:
        return first
    return last if _rises_evenly(changes[first : last + 1], moments) else first


def _rises_evenly(steps: list[tuple[int, int]], moments: list[_Moment]) -> bool:
    """Whether a straight line is nearer to the velocities than the steps are."""
    (begin, _), (end, _) = steps[0], steps[-1]
    first, last = moments[begin], moments[end]
    line = stairs = 0.0
    for (here, level), (after, _) in pairwise(steps):
        for moment in moments[here:after]:
            share = float((moment.start - first.start) / (last.start - first.start))
            straight = first.velocity + share * (last.velocity - first.velocity)
            line += abs(moment.velocity - straight) * moment.weight
            stairs += abs(moment.velocity - LEVELS[level][1]) * moment.weight
    return line < stairs
