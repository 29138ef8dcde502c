"""Where the playhead is at which time.  Pure.

Wall times are seconds from any origin.  The playhead stands at a tick until a wall time, which may
lie in the future (a count-in) or be infinite (it waits), and moves on from then by the tempo map.
"""

from __future__ import annotations

import math
from collections import deque

from composer.midi.course import Course
from composer.model.time import TICKS_PER_QUARTER, TempoMap

_REMEMBERED = 32


class Playhead:
    """It moves on from ``tick`` at ``wall``, ``scale`` times as fast as ``tempo`` says."""

    def __init__(self, tempo: TempoMap) -> None:
        self.tempo = tempo
        self.scale = 1.0
        self.wall = 0.0
        self.tick = 0.0
        self._seconds = 0.0
        self._past: deque[tuple[float, Course, int]] = deque(maxlen=_REMEMBERED)

    def put(self, wall: float, tick: float) -> None:
        """At ``wall`` it moves on from ``tick``."""
        self.wall = wall
        self.tick = tick
        self._seconds = self.tempo.seconds(tick)

    def change_scale(self, at: float, scale: float, moving: bool) -> None:
        """From ``at`` on it is ``scale`` times as fast as ``tempo``; so is a wait before it."""
        if moving and self.wall > at:
            self.wall = at + (self.wall - at) * self.scale / scale
        elif moving:
            self.put(at, self.tick_at(at))
        self.scale = scale

    def tick_at(self, wall: float) -> float:
        """The tick at a wall time, not before :attr:`tick`."""
        if wall <= self.wall:
            return self.tick
        seconds = self._seconds + (wall - self.wall) * self.scale
        # The inverse of `seconds` may fall short by a rounding: never go back.
        return max(self.tick, self.tempo.tick(seconds))

    def time_of(self, tick: float) -> float:
        """The wall time of a tick, infinite while it waits."""
        return self.wall + (self.tempo.seconds(tick) - self._seconds) / self.scale

    def course(self, moving: bool, end: float, again: int | None) -> Course:
        """How it moves, as :class:`~composer.midi.course.Course` says."""
        if not moving or self.wall == math.inf:
            return Course(False, 0.0, self.tick, self.tempo, self.scale)
        end = max(end, self.tick)
        return Course(True, self.wall, self.tick, self.tempo, self.scale, end, again)

    def remember(self, at: float, course: Course, turn: int) -> None:
        """From ``at`` on it is on this course, for the ``turn``-th time."""
        while self._past and self._past[-1][0] >= at:
            self._past.pop()
        self._past.append((at, course, turn))

    def forget(self) -> None:
        """Where it was before does not matter any more."""
        self._past.clear()

    def place(self, wall: float) -> tuple[float, int]:
        """The tick and the turn at a wall time, by the courses that were remembered."""
        if not self._past:
            return self.tick, 0
        at, course, turn = next(
            (past for past in reversed(self._past) if past[0] <= wall), self._past[0]
        )
        again, over = course.again, course.time_of(course.end)
        if again is None or not course.moving or wall < over:
            return course.tick_at(wall), turn
        seconds = course.tempo.seconds
        length = seconds(course.end) - seconds(again)
        turns, beyond = divmod((wall - over) * course.scale, length)
        return course.tempo.tick(seconds(again) + beyond), turn + 1 + int(turns)

    def before_start(self, wall: float) -> float:
        """At a wall time before a start that lies in the future: a place so many ticks before
        the start as it is away, negative before the song's beginning."""
        quarters = (self.wall - wall) * self.scale / self.tempo.at(int(self.tick)).quarter_us
        return self.tick - quarters * TICKS_PER_QUARTER * 1_000_000
