"""Writing controllers: points of one line, drawn, moved, erased.  Each function is one undo step.

A line is one controller of one voice; a point is ``(tick, value)``, and holds until the next.  A
line has one point at a tick: where a file brought several, the last counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import cos, pi
from operator import attrgetter

from composer.edit.delta import Delta, field_delta
from composer.edit.document import Document
from composer.model.control import Control
from composer.model.control_type import ControlType
from composer.model.score import Score

Point = tuple[int, int]
"""Tick and value."""

RESOLUTION = 15
"""Ticks between the points of a slope: the 128th part of a whole note."""

_TICK = attrgetter("tick")
_FOR_EVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Line:
    """``voice``: the id of a voice."""

    voice: int
    type: ControlType

    def has(self, control: Control) -> bool:
        """Whether the event is a point of this line."""
        kind = self.type
        return (
            control.voice == self.voice
            and control.kind is kind.kind
            and control.number == kind.number
        )

    def event(self, tick: int, value: int) -> Control:
        """A point as an event."""
        return Control(self.voice, tick, self.type.kind, self.type.number, value)


@dataclass(frozen=True, slots=True)
class SetPoints:
    """What a line has from tick ``start`` to ``end`` (exclusive) becomes ``points``.

    It costs what lies between these ticks, not what the song has.
    """

    line: Line
    start: int
    end: int
    points: tuple[Point, ...]

    def delta(self, score: Score) -> Delta:
        """Raises ``ValueError`` on an unknown voice, a point outside, or a value out of range."""
        line = self.line
        if all(voice.id != line.voice for voice in score.voices):
            raise ValueError("a control event belongs to no voice")
        if any(not self.start <= tick < self.end for tick, _ in self.points):
            raise ValueError("a point lies outside of what is rewritten")
        wanted = dict(self.points)
        before = score.controls
        first = bisect_left(before, self.start, key=_TICK)
        last = bisect_left(before, self.end, lo=first, key=_TICK)
        section: list[Control] = []
        voice, kind, number = line.voice, line.type.kind, line.type.number
        for control in before[first:last]:
            if control.voice != voice or control.kind is not kind or control.number != number:
                section.append(control)
                continue
            value = wanted.pop(control.tick, None)
            if value is not None:
                same = value == control.value
                section.append(control if same else line.event(control.tick, value))
        if wanted:
            # Behind what is at the same tick already: a parameter is chosen before its data.
            section += (line.event(*point) for point in wanted.items())
            section.sort(key=_TICK)
        return field_delta("controls", before, (*before[:first], *section, *before[last:]))


# What is there


def points(score: Score, line: Line, start: int = 0, end: int | None = None) -> dict[int, int]:
    """The points from ``start`` to ``end`` (exclusive; ``None``: all that follow), in order."""
    controls = score.controls
    first = bisect_left(controls, start, key=_TICK)
    last = len(controls) if end is None else bisect_left(controls, end, lo=first, key=_TICK)
    return {c.tick: c.value for c in controls[first:last] if line.has(c)}


def value_before(score: Score, line: Line, tick: int) -> int:
    """What the controller is at just before ``tick``."""
    for place in range(bisect_left(score.controls, tick, key=_TICK) - 1, -1, -1):
        if line.has(score.controls[place]):
            return score.controls[place].value
    return line.type.resting(score.voice(line.voice))


def slope(
    type_: ControlType,
    start: Point,
    end: Point,
    resolution: int = RESOLUTION,
    rounded: bool = False,
) -> dict[int, int]:
    """A straight line from one point to another, both included, in either direction.

    A point every ``resolution`` ticks, where the value is one that is heard as another by then.
    ``rounded``: it begins and ends level, as a half wave does.
    """
    (first, low), (last, high) = sorted((start, end))
    made = {first: type_.held(low)}
    value = made[first]
    for tick in range(first - first % resolution + resolution, last, resolution):
        share = (tick - first) / (last - first)
        if rounded:
            share = (1 - cos(pi * share)) / 2
        new = type_.held(low + (high - low) * share)
        if type_.is_heard(value, new):
            made[tick] = value = new
    made[last] = type_.held(high)
    return made


def moved(
    line: Mapping[int, int], chosen: Collection[int], type_: ControlType, ticks: int, by: int
) -> tuple[dict[int, int], dict[int, int]]:
    """The points of ``line`` with those at the ``chosen`` ticks moved as a block in time.

    Their values rise ``by``, each as far as it can.  A point gives way to one that is moved onto
    it.  Returns the line, in order, and where each chosen one went.
    """
    chosen = [tick for tick in chosen if tick in line]
    ticks = max(ticks, -min(chosen, default=0))
    went = {tick: tick + ticks for tick in chosen}
    after = {tick: value for tick, value in line.items() if tick not in went}
    after |= {went[tick]: type_.held(line[tick] + by) for tick in chosen}
    return dict(sorted(after.items())), went


# Steps


def draw(
    document: Document,
    line: Line,
    drawn: Mapping[int, int],
    name: str = "Draw Controller",
    end: int | None = None,
) -> None:
    """Puts points in the place of what was between the first and the last of them.

    ``end``: up to there (exclusive) what was goes too.
    """
    if drawn:
        last = max(drawn) + 1 if end is None else max(end, max(drawn) + 1)
        _set(document, line, min(drawn), last, drawn, name)


def erase(document: Document, line: Line, ticks: Iterable[int]) -> None:
    """Takes the points at these ticks away; what was before them holds on."""
    gone = set(ticks)
    if gone:
        start, end = min(gone), max(gone) + 1
        left = points(document.score, line, start, end)
        kept = {tick: value for tick, value in left.items() if tick not in gone}
        _set(document, line, start, end, kept, "Erase Points")


def clear(document: Document, line: Line) -> None:
    """Takes all points of a line away."""
    _set(document, line, 0, _FOR_EVER, {}, "Clear Controller")


def move(
    document: Document,
    line: Line,
    ticks: Collection[int],
    by_ticks: int,
    by_value: int,
    coalesce: str | None = None,
) -> frozenset[int]:
    """Moves points in time and value, as :func:`moved` has it; returns where they are then.

    Moves with the same ``coalesce`` that follow each other are one step.
    """
    if not ticks:
        return frozenset()
    # Only what lies between where they are and where they go is looked at.
    start = max(0, min(ticks) + min(0, by_ticks))
    end = max(ticks) + max(0, by_ticks) + 1
    there = points(document.score, line, start, end)
    after, went = moved(there, ticks, line.type, by_ticks, by_value)
    if not went:
        return frozenset()
    name = "Move Points" if by_ticks else "Change Points"
    _set(document, line, start, end, after, name, coalesce)
    return frozenset(went.values())


def straighten(
    document: Document, line: Line, ticks: Collection[int], rounded: bool = False
) -> None:
    """A straight line from the first of these points to the last; what is between them goes.

    ``rounded``: as :func:`slope` has it.  Fewer than two points stay as they are.
    """
    if not ticks:
        return
    there = points(document.score, line, min(ticks), max(ticks) + 1)
    ends = sorted(tick for tick in ticks if tick in there)
    if len(ends) > 1:
        start, end = ((tick, there[tick]) for tick in (ends[0], ends[-1]))
        draw(document, line, slope(line.type, start, end, rounded=rounded), "Draw Line")


def thin(document: Document, line: Line, ticks: Collection[int], tolerance: int) -> None:
    """Takes away those of these points without which the line is nowhere further than
    ``tolerance`` from what it was; the first and the last stay.  A recorded sweep gets lighter.
    """
    if not ticks:
        return
    there = points(document.score, line, min(ticks), max(ticks) + 1)
    chosen = sorted(tick for tick in ticks if tick in there)
    gone: set[int] = set()
    held = there[chosen[0]] if chosen else 0
    within = set(chosen[1:-1])
    for tick, value in there.items():
        if tick in within and abs(value - held) <= tolerance:
            gone.add(tick)
        else:
            held = value
    if gone:
        start, end = min(gone), max(gone) + 1
        kept = {t: v for t, v in there.items() if start <= t < end and t not in gone}
        _set(document, line, start, end, kept, "Thin Out Points")


def rewrite(document: Document, line: Line, start: int, end: int, new: Mapping[int, int]) -> None:
    """What a line has between these ticks becomes ``new``; what is heard from ``end`` on stays.

    Inside a transaction of the caller's: it has no name of its own.
    """
    score = document.score
    at_end = points(score, line, end, end + 1)
    after = at_end.get(end, value_before(score, line, end))
    document.apply(SetPoints(line, start, end, tuple(new.items())))
    if end not in at_end and value_before(document.score, line, end) != after:
        document.apply(SetPoints(line, end, end + 1, ((end, after),)))


def lines_of(controls: Iterable[Control]) -> list[Line]:
    """The lines that have points among these events, each once, without sounds' settings."""
    found = {(c.voice, c.kind, c.number): None for c in controls}
    lines = [Line(voice, ControlType(kind, number)) for voice, kind, number in found]
    return [line for line in lines if not line.type.is_setting]


def _set(
    document: Document,
    line: Line,
    start: int,
    end: int,
    new: Mapping[int, int],
    name: str,
    coalesce: str | None = None,
) -> None:
    with document.transaction(name, coalesce=coalesce):
        document.apply(SetPoints(line, start, end, tuple(new.items())))
