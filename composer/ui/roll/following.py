"""Where the roll looks while its playhead moves.  Without Qt.

By the page: when the playhead leaves the sight, the page turns.  Smoothly: the playhead stays in
the middle and the roll runs past it.  Who scrolls by hand is left there: while the playhead is in
sight, until it comes to the middle or leaves; and out of its sight, until it jumps.
"""

from __future__ import annotations

from dataclasses import replace

from composer.model.time import TICKS_PER_QUARTER
from composer.ui.roll.transform import RollTransform

_MIDDLE = 0.5
_KEPT = 0.06
"""How much of a page stays in sight when it turns."""


class Following:
    """``on``: whether the playhead is followed; ``smooth``: by running, not by the page."""

    def __init__(self) -> None:
        self.on = True
        self.smooth = False
        self._by_hand = False

    def scrolled_by_hand(self) -> None:
        """The person looks elsewhere."""
        self._by_hand = True

    def look(self, view: RollTransform, before: int, tick: int) -> RollTransform | None:
        """Where to look when the playhead goes from one tick to another; ``None``: as it is."""
        if not self.on:
            return None
        jump = tick < before or tick - before > 2 * TICKS_PER_QUARTER
        watched = view.left <= before <= view.right or jump
        if not watched:
            return None
        if not view.left <= tick < view.right:
            self._by_hand = False
            return self._with_left(view, tick, _KEPT)
        if jump or not self.smooth:
            self._by_hand = self._by_hand and not jump
            return None
        place = view.x(tick) / max(1.0, view.width)
        if self._by_hand:
            if not view.x(before) / max(1.0, view.width) <= _MIDDLE <= place:
                return None
            self._by_hand = False
        return self._with_left(view, tick, _MIDDLE) if place > _MIDDLE else None

    def _with_left(self, view: RollTransform, tick: int, share: float) -> RollTransform:
        """With ``tick`` at a share of the width."""
        return replace(view, left=tick - share * view.width / view.scale).held()
