"""Snapping to the grid, and the lines of it that are drawn.  Ticks; no Qt.

The grid begins anew with every bar, as musicians count.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from composer.model.time import MeterMap

Ticks = NDArray[np.int64]


def floor_to_grid(meter: MeterMap, grid: int, tick: float) -> int:
    """The grid line at or before ``tick`` (0 for ticks before the start)."""
    whole = max(0, int(tick // 1))
    _, rest = meter.position(whole)
    return whole - rest % grid


def next_line(meter: MeterMap, grid: int, tick: int) -> int:
    """The grid line after ``tick``; a bar line comes first where the grid does not fill a bar."""
    line = floor_to_grid(meter, grid, tick)
    return min(line + grid, meter.bar_end(tick))


def snap(meter: MeterMap, grid: int, tick: float) -> int:
    """The grid line nearest to ``tick``."""
    below = floor_to_grid(meter, grid, tick)
    above = next_line(meter, grid, below)
    return below if tick - below < above - tick else above


@dataclass(frozen=True, slots=True)
class GridLines:
    """Ticks of the lines in a span, each on one level only.

    ``bars``, ``beats``, ``steps`` (of the grid); ``numbers``: the bar, from 0, of each of
    ``bars``.
    """

    bars: Ticks
    numbers: Ticks
    beats: Ticks
    steps: Ticks


@lru_cache(maxsize=16)
def grid_lines(
    meter: MeterMap, grid: int, start: float, end: float, scale: float, apart: float = 7.0
) -> GridLines:
    """The lines from ``start`` to ``end`` that are at least ``apart`` pixels from each other.

    ``scale``: pixels a tick.  Bars that lie too close are shown every second, fourth ... one.  The
    grid and the lanes ask for the same lines in one frame: the last are kept, not to be changed.
    """
    bars: list[int] = []
    numbers: list[int] = []
    beats: list[Ticks] = []
    steps: list[Ticks] = []
    tick = max(0, int(start))
    bar, _ = meter.position(tick)
    while True:
        begins = meter.bar_start(bar)
        if begins > end:
            break
        here = meter.at(begins)
        ends = meter.bar_start(bar + 1)
        stride = 1
        while here.bar_ticks * stride * scale < 2 * apart:
            stride *= 2
        if bar % stride == 0:
            bars.append(begins)
            numbers.append(bar)
        if stride == 1:
            beat = here.beat_ticks
            if beat * scale >= apart:
                beats.append(np.arange(begins + beat, ends, beat))
            if grid * scale >= apart:
                line = np.arange(begins + grid, ends, grid)
                steps.append(line[(line - begins) % beat != 0])
            bar += 1
        else:
            bar += stride - bar % stride
    nothing = np.empty(0, np.int64)
    return GridLines(
        np.array(bars, np.int64),
        np.array(numbers, np.int64),
        np.concatenate(beats) if beats else nothing,
        np.concatenate(steps) if steps else nothing,
    )


def numbered(lines: GridLines, scale: float, room: float) -> NDArray[np.bool_]:
    """Which of the bars get their number, so that each has ``room`` pixels: all, every second ...

    In one meter it depends on the bar alone, so that numbers stay while one scrolls.
    """
    if len(lines.bars) < 2:
        return np.ones(len(lines.bars), bool)
    gap = float(np.diff(lines.bars).min()) * scale
    every = int(np.diff(lines.numbers).min())
    while gap < room:
        gap, every = gap * 2, every * 2
    return lines.numbers % every == 0
