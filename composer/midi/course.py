"""The course of the playhead: how it moves, until something is decided otherwise.  Pure.

Wall times are seconds from any origin; ticks are the song's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from composer.model.time import TempoMap


@dataclass(frozen=True, slots=True)
class Course:
    """The playhead is at ``tick`` at wall time ``wall`` and moves on from then, or stands there.

    ``wall`` may lie in the future (a count-in): until then it stands.  ``scale``: how many times
    as fast as ``tempo``.  ``end``: the tick at which it leaves this course, to go on from
    ``again`` at once, or (``None``) to stand still.
    """

    moving: bool = False
    wall: float = 0.0
    tick: float = 0.0
    tempo: TempoMap = field(default_factory=TempoMap)
    scale: float = 1.0
    end: float = math.inf
    again: int | None = None

    def time_of(self, tick: float) -> float:
        """The wall time at which it is at ``tick``, as if it had always moved and went on."""
        return self.wall + (self.tempo.seconds(tick) - self.tempo.seconds(self.tick)) / self.scale

    def tick_at(self, wall: float) -> float:
        """Where it is at a wall time on this course; not before ``tick``, not beyond ``end``."""
        if not self.moving or wall <= self.wall:
            return self.tick
        seconds = self.tempo.seconds(self.tick) + (wall - self.wall) * self.scale
        # The inverse of `seconds` may fall short by a rounding: never go back.
        return min(max(self.tick, self.tempo.tick(seconds)), max(self.end, self.tick))

    def seconds_ahead(self, tick: float, ahead: float) -> float:
        """How long the way from ``tick`` to ``ahead`` ticks later is at scale 1, in seconds.

        It leads through one repetition at most.
        """
        seconds, goal = self.tempo.seconds, tick + ahead
        if self.again is None or goal <= self.end or not self.moving:
            return seconds(goal) - seconds(tick)
        rest = seconds(self.again + goal - self.end) - seconds(self.again)
        return seconds(self.end) - seconds(tick) + rest

    def quarter_seconds(self, tick: float) -> float:
        """How long a quarter note lasts there, in seconds of wall time."""
        return self.tempo.at(math.floor(tick)).quarter_us / 1_000_000 / self.scale

    def next(self) -> Course:
        """The course after this one's end."""
        at = self.time_of(self.end)
        if self.again is None:
            return replace(self, moving=False, wall=at, tick=self.end, end=math.inf)
        return replace(self, wall=at, tick=float(self.again))
