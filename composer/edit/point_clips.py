"""Copying, cutting, pasting and repeating points of controllers.  Times are ticks."""

from __future__ import annotations

from collections.abc import Collection

from composer.edit.controlling import Line, Point, SetPoints, draw, erase, points
from composer.edit.document import Document
from composer.model.score import Score

PointClip = tuple[Point, ...]
"""Points that were copied, in order, their ticks counted from the first."""


def copy_points(score: Score, line: Line, ticks: Collection[int]) -> PointClip:
    """The points at these ticks; where there is none, nothing."""
    if not ticks:
        return ()
    there = points(score, line, min(ticks), max(ticks) + 1)
    chosen = [(tick, there[tick]) for tick in sorted(ticks) if tick in there]
    return tuple((tick - chosen[0][0], value) for tick, value in chosen)


def cut_points(document: Document, line: Line, ticks: Collection[int]) -> PointClip:
    """The points at these ticks, which are taken away as one step."""
    clip = copy_points(document.score, line, ticks)
    with document.transaction("Cut"):
        erase(document, line, ticks)
    return clip


def paste_points(
    document: Document, line: Line, clip: PointClip, tick: int, name: str = "Paste"
) -> frozenset[int]:
    """Puts the points at ``tick`` in the place of what was there, as one step.

    Values of another controller are held to what this one has.  Returns where the points are.
    """
    new = {max(0, tick) + away: line.type.held(value) for away, value in clip}
    draw(document, line, new, name)
    return frozenset(new)


def duplicate_points(document: Document, line: Line, ticks: Collection[int]) -> frozenset[int]:
    """Repeats points behind themselves, from the next bar or beat on, as notes are repeated.

    Returns where the new points are.
    """
    clip = copy_points(document.score, line, ticks)
    if not clip:
        return frozenset()
    start, span = min(ticks), clip[-1][0] + 1
    meter = document.score.meter.at(start)
    unit = meter.bar_ticks if span > meter.bar_ticks // 2 else meter.beat_ticks
    return paste_points(document, line, clip, start + -(-span // unit) * unit, "Duplicate")


def write_point(document: Document, line: Line, tick: int, value: int) -> None:
    """Puts one point, in the place of one that is there, as one step."""
    document.apply(SetPoints(line, tick, tick + 1, ((tick, value),)), "Write Point")
