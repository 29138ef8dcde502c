"""Where things lie on the mini-map, and what a press there takes hold of.  Pixels; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from composer.model.note import MAX_PITCH
from composer.ui.roll.transform import MAX_SCALE, MIN_SCALE, RollTransform

EDGE = 6.0
"""How near to an edge of the frame a press takes hold of it."""
THINNEST = 8.0
"""The frame is drawn at least this wide, so that it can be taken hold of."""


class Hold(Enum):
    """What of the frame is held."""

    LEFT = "left"
    RIGHT = "right"
    INSIDE = "inside"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole song: ``length`` ticks and the pitches ``low`` to ``high`` (both in) on ``width``
    x ``height`` pixels."""

    length: float
    low: int
    high: int
    width: float
    height: float

    def x(self, tick: float) -> float:
        """Where a tick is."""
        return tick * self.width / self.length

    def tick(self, x: float) -> float:
        """The tick at ``x``."""
        return x * self.length / self.width

    def y(self, pitch: float) -> float:
        """The top of a pitch."""
        return (self.high - pitch) * self.row

    @property
    def row(self) -> float:
        """Pixels a pitch."""
        return self.height / (self.high - self.low + 1)

    def frame(self, view: RollTransform) -> tuple[float, float, float, float]:
        """``(left, top, right, bottom)`` of what ``view`` shows, held inside the map."""
        left, right = self.x(view.left), self.x(min(self.length, view.right))
        if right - left < THINNEST:
            middle = (left + right) / 2
            left, right = middle - THINNEST / 2, middle + THINNEST / 2
        left = max(0.0, min(left, self.width - THINNEST))
        right = max(left + THINNEST, min(right, self.width))
        top_pitch = MAX_PITCH - view.top / view.row
        bottom_pitch = top_pitch - view.height / view.row
        top, bottom = self.y(top_pitch), self.y(bottom_pitch)
        return left, max(0.0, min(top, self.height)), right, max(0.0, min(bottom, self.height))

    def hold(self, view: RollTransform, x: float) -> Hold:
        """What a press at ``x`` takes hold of: an edge before the inside."""
        left, _, right, _ = self.frame(view)
        reach = min(EDGE, (right - left) / 3)
        if abs(x - left) <= reach:
            return Hold.LEFT
        if abs(x - right) <= reach:
            return Hold.RIGHT
        return Hold.INSIDE if left < x < right else Hold.OUTSIDE

    def centred(self, view: RollTransform, x: float) -> RollTransform:
        """With what is at ``x`` in the middle."""
        return replace(view, left=self.tick(x) - view.width / view.scale / 2).held()

    def moved(self, view: RollTransform, dx: float, dy: float) -> RollTransform:
        """Moved by pixels of the map."""
        top = view.top + dy / self.row * view.row
        return replace(view, left=view.left + self.tick(dx), top=top).held()

    def resized(self, view: RollTransform, hold: Hold, x: float) -> RollTransform:
        """With the held edge of the frame at ``x``; the other edge stays."""
        tick = max(0.0, self.tick(x))
        shortest, longest = view.width / MAX_SCALE, view.width / MIN_SCALE
        if hold is Hold.LEFT:
            length = max(shortest, min(longest, view.right - tick))
            return replace(view, left=view.right - length, scale=view.width / length).held()
        length = max(shortest, min(longest, tick - view.left))
        return replace(view, scale=view.width / length).held()
