"""Where a time is on engraved pages: by the notes that begin before and after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from composer.files.musicxml_write import note_ids
from composer.model.note import Note
from composer.ui.score.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """A line across a system: on ``page`` (from 0) at ``x`` from ``top`` to ``bottom``."""

    page: int
    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A system: ``ticks`` at which notes begin, rising, and the elements of the notes of each."""

    page: int
    number: int
    ticks: tuple[int, ...]
    elements: tuple[tuple[str, ...], ...]


class Places:
    """``pages`` show ``notes`` (by id)."""

    def __init__(self, pages: Sequence[Page], notes: Mapping[int, Note]) -> None:
        self._pages = pages
        self._lines: list[_Line] = []
        for number, page in enumerate(pages):
            for place, system in enumerate(page.engraved.systems):
                begin: dict[int, list[str]] = {}
                for element in system.notes:
                    note = notes.get(note_ids(element) or 0)
                    if note is not None and "." not in element:  # a tied part does not begin there
                        begin.setdefault(note.onset, []).append(element)
                if begin:
                    ticks = tuple(sorted(begin))
                    elements = tuple(tuple(begin[tick]) for tick in ticks)
                    self._lines.append(_Line(number, place, ticks, elements))
        self._starts = [line.ticks[0] for line in self._lines]

    def at(self, tick: int) -> Place | None:
        """Where ``tick`` is; ``None`` when there is no note at all."""
        if not self._lines:
            return None
        which = max(0, bisect_right(self._starts, tick) - 1)
        line = self._lines[which]
        system = self._pages[line.page].systems[line.number]
        ends = self._starts[which + 1] if which + 1 < len(self._lines) else None
        ticks, xs = [*line.ticks], self._xs(line)
        if ends is not None and ends > ticks[-1]:
            ticks.append(ends)
            xs.append(system.right())
        after = bisect_right(ticks, tick)
        if after == 0:
            x = xs[0]
        elif after == len(ticks):
            x = xs[-1]
        else:
            share = (tick - ticks[after - 1]) / (ticks[after] - ticks[after - 1])
            x = xs[after - 1] + share * (xs[after] - xs[after - 1])
        return Place(line.page, x, system.top(), system.bottom())

    def _xs(self, line: _Line) -> list[float]:
        """Where the line's ticks are; a page is parsed when it is asked for first."""
        at = self._pages[line.page].notes
        return [min(at[element].left() for element in elements) for elements in line.elements]
