"""Ticks and pitches to pixels and back.  No Qt.

Pixels are device-independent and count from the top left of the grid (right of the keys, under
the ruler).  Pitch 127 is the top row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from composer.model.note import MAX_PITCH
from composer.model.time import TICKS_PER_QUARTER

ROWS = MAX_PITCH + 1
MIN_SCALE, MAX_SCALE = 0.02 / TICKS_PER_QUARTER, 1600 / TICKS_PER_QUARTER
MIN_ROW, MAX_ROW = 4.0, 48.0


@dataclass(frozen=True, slots=True)
class RollTransform:
    """What part of the roll is seen, and how large.

    ``left``: tick at the left edge, 0 or more.  ``top``: pixels from the top of the highest row
    to the top edge, 0 or more.  ``scale``: pixels a tick.  ``row``: pixels a semitone.
    ``width``, ``height``: of the grid in pixels.
    """

    left: float = 0.0
    top: float = 0.0
    scale: float = 80 / TICKS_PER_QUARTER
    row: float = 14.0
    width: float = 800.0
    height: float = 500.0

    def x(self, tick: float) -> float:
        """Where ``tick`` is."""
        return (tick - self.left) * self.scale

    def tick(self, x: float) -> float:
        """The tick (with a fraction; below 0 left of the start) at ``x``."""
        return self.left + x / self.scale

    def y(self, pitch: float) -> float:
        """The top of the row of ``pitch``."""
        return (MAX_PITCH - pitch) * self.row - self.top

    def pitch(self, y: float) -> int:
        """The pitch of the row at ``y``, held to 0 to 127."""
        return max(0, min(MAX_PITCH, MAX_PITCH - int((y + self.top) // self.row)))

    @property
    def right(self) -> float:
        """Tick at the right edge."""
        return self.left + self.width / self.scale

    @property
    def max_top(self) -> float:
        """How far down one can scroll, in pixels."""
        return max(0.0, ROWS * self.row - self.height)

    def held(self) -> RollTransform:
        """The nearest transform that shows nothing above, below or before the roll."""
        scale = max(MIN_SCALE, min(MAX_SCALE, self.scale))
        row = max(MIN_ROW, min(MAX_ROW, self.row), self.height / ROWS)
        limit = max(0.0, ROWS * row - self.height)
        return replace(
            self, scale=scale, row=row, left=max(0.0, self.left), top=max(0.0, min(limit, self.top))
        )

    def scrolled(self, dx: float, dy: float) -> RollTransform:
        """Moved by pixels: what was ``dx`` to the right and ``dy`` below comes into view."""
        return replace(self, left=self.left + dx / self.scale, top=self.top + dy).held()

    def zoomed_time(self, factor: float, x: float) -> RollTransform:
        """Larger by ``factor`` in time; the tick at ``x`` stays there."""
        scale = max(MIN_SCALE, min(MAX_SCALE, self.scale * factor))
        return replace(self, scale=scale, left=self.tick(x) - x / scale).held()

    def zoomed_pitch(self, factor: float, y: float) -> RollTransform:
        """Larger by ``factor`` in pitch; what is at ``y`` stays there."""
        row = max(MIN_ROW, min(MAX_ROW, self.row * factor), self.height / ROWS)
        return replace(self, row=row, top=(self.top + y) * row / self.row - y).held()

    def resized(self, width: float, height: float) -> RollTransform:
        """For another size of the grid."""
        return replace(self, width=max(1.0, width), height=max(1.0, height)).held()

    def showing(self, low: int, high: int) -> RollTransform:
        """Scrolled in pitch so that the rows ``low`` to ``high`` are in the middle."""
        middle = (MAX_PITCH - (low + high) / 2 + 0.5) * self.row
        return replace(self, top=middle - self.height / 2).held()

    def fitted(self, start: int, end: int, low: int, high: int) -> RollTransform:
        """All ticks from ``start`` to ``end`` and rows ``low`` to ``high``, with some room."""
        span = max(TICKS_PER_QUARTER, end - start)
        scale = max(MIN_SCALE, min(240 / TICKS_PER_QUARTER, self.width * 0.97 / span))
        row = max(MIN_ROW, min(20.0, self.height / (high - low + 9)))
        return replace(self, left=start, scale=scale, row=row).held().showing(low, high)
