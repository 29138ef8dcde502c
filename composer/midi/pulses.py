"""Clicks that are due by wall time, while the playhead stands: a count-in, or a wait at the
frontier in which the bars go on.  Pure."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from composer.midi.metronome import CLICK_SECONDS, Click

Clicks = tuple[tuple[Click, ...], float]
"""Clicks by seconds from their beginning, and how many seconds they take together."""


class Pulse(NamedTuple):
    """``click`` begins at ``wall``; ``None``: the one before is over."""

    wall: float
    click: Click | None


class Pulses:
    """``until``: the wall time at which the count-in is over."""

    def __init__(self) -> None:
        self._queue: deque[Pulse] = deque()
        self._counted: list[float] = []
        self.until = -math.inf
        # The bar that is repeated, its length, and when the last one put in the queue is over.
        self._bar: Clicks | None = None
        self._bar_seconds = 0.0
        self._bar_end = -math.inf

    def count_in(self, wall: float, clicks: Clicks, scale: float) -> float:
        """Counts in from ``wall``; the wall time at which playing begins."""
        self.clear()
        self._put(wall, clicks[0], clicks[1], scale)
        self._counted = [pulse.wall for pulse in self._queue if pulse.click is not None]
        self.until = wall + clicks[1] / scale
        return self.until

    def count(self, now: float) -> tuple[int, int] | None:
        """Which click of the count-in is the last one at ``now``, from 1, and how many there
        are; ``None`` when nothing is counted."""
        beats = sum(wall <= now for wall in self._counted)
        return (beats, len(self._counted)) if beats and now < self.until else None

    def repeat(self, wall: float, bar: Clicks, scale: float) -> None:
        """Bar after bar from ``wall`` on, until :meth:`end_bar`."""
        self.clear()
        self._bar = bar
        self._bar_end = wall
        self._next_bar(scale)

    def end_bar(self, at: float) -> float:
        """The bars end; when the next one would have begun, at ``at`` or later."""
        begun = self._bar is not None and self._bar_end - self._bar_seconds < at
        end = max(at, self._bar_end) if begun else at
        self._queue = deque(pulse for pulse in self._queue if pulse.wall < end)
        self._bar = None
        return end

    def due(self, until: float, scale: float) -> Iterator[Pulse]:
        """Takes out what is due before ``until``."""
        while True:
            while self._queue and self._queue[0].wall < until:
                yield self._queue.popleft()
            if self._bar is None or self._bar_end >= until:
                return
            self._next_bar(scale)

    @property
    def next_time(self) -> float:
        """When the next is due, infinity for never."""
        if self._queue:
            return self._queue[0].wall
        return self._bar_end if self._bar is not None else math.inf

    def clear(self) -> None:
        """Nothing is counted or repeated any more."""
        self._queue.clear()
        self._counted = []
        self.until = -math.inf
        self._bar = None

    def shift(self, seconds: float) -> None:
        """Everything is due so much later."""
        self._move(lambda wall: wall + seconds)

    def stretch(self, at: float, factor: float) -> None:
        """From ``at`` on everything takes ``factor`` times as long."""
        self._move(lambda wall: wall if wall <= at else at + (wall - at) * factor)
        self._bar_seconds *= factor

    def _move(self, moved: Callable[[float], float]) -> None:
        self._queue = deque(Pulse(moved(pulse.wall), pulse.click) for pulse in self._queue)
        self._counted = [moved(wall) for wall in self._counted]
        self.until = moved(self.until)
        self._bar_end = moved(self._bar_end)

    def _next_bar(self, scale: float) -> None:
        assert self._bar is not None
        clicks, seconds = self._bar
        self._put(self._bar_end, clicks, seconds, scale)
        self._bar_seconds = seconds / scale
        self._bar_end += self._bar_seconds

    def _put(self, wall: float, clicks: tuple[Click, ...], seconds: float, scale: float) -> None:
        for place, click in enumerate(clicks):
            following = clicks[place + 1].place if place + 1 < len(clicks) else seconds
            begin = wall + click.place / scale
            length = min(CLICK_SECONDS, (following - click.place) / scale / 2)
            self._queue.append(Pulse(begin, click))
            self._queue.append(Pulse(begin + length, None))
