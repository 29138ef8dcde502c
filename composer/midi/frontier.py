"""The frontier: a tick that the playhead may not pass yet, as the music beyond is being made.

At the frontier the playhead waits: it repeats the last bars, or, with nothing to repeat, stands
while what sounds is held.  When the frontier has moved on, the music goes on at the next bar: where
bars are repeated, at the next bar line among them; where it stood, a whole number of bars after it
stopped.  So nothing stutters and the beat is kept.  Pure.
"""

from __future__ import annotations

from composer.model.time import MeterMap


class Frontier:
    """``tick``: the frontier, ``None`` for none.  ``repeat``: ticks before it to repeat.

    ``repeating``: the tick up to which bars are being repeated, ``None`` when none are.
    ``leave``: the tick before it at which that ends, to go on from ``repeating``.  ``holding``:
    whether the playhead stands.
    """

    def __init__(self) -> None:
        self.tick: int | None = None
        self.repeat = 0
        self.repeating: int | None = None
        self.leave: int | None = None
        self.holding = False

    @property
    def waiting(self) -> bool:
        """Whether the playhead waits."""
        return self.holding or self.repeating is not None

    def over(self) -> None:
        """The playhead is somewhere else, and does not wait."""
        self.repeating = self.leave = None
        self.holding = False

    def allows(self, tick: int) -> bool:
        """Whether the playhead may go on from ``tick``."""
        return self.tick is None or self.tick > tick

    def again_from(self, tick: int) -> int | None:
        """Where to begin again at ``tick``; ``None``: what sounds is held."""
        return max(0, tick - self.repeat) if self.repeat > 0 and tick == self.tick else None

    def move(self, tick: int | None, repeat: int, place: int, meters: MeterMap) -> None:
        """Another frontier, while the playhead is at ``place`` or shortly before."""
        self.tick, self.repeat = tick, repeat
        if self.repeating is None:
            return
        if not self.allows(self.repeating):
            self.leave = None
        elif self.leave is None:
            line = _bar_line(meters, place)
            if line < self.repeating:
                self.leave = line
            else:
                # From here it goes straight on.
                self.repeating = None

    def turn(self, last: int) -> int:
        """The tick at which the playhead turns, at ``last`` at the latest."""
        if self.repeating is None:
            return last
        return min(last, self.repeating if self.leave is None else self.leave)


def _bar_line(meters: MeterMap, tick: int) -> int:
    """The first one at ``tick`` or later."""
    bar, into = meters.position(tick)
    return tick if into == 0 else meters.bar_start(bar + 1)
