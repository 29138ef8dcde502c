"""In a controller lane: moving, drawing, painting, catching and erasing points.

Each is one step of the document.  Times are ticks, places pixels of the lane's content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from composer.edit.controlling import RESOLUTION, SetPoints, slope
from composer.model.control_type import ControlType
from composer.ui.roll.gestures.base import EditGesture, Gesture
from composer.ui.roll.lanes.curve import Curve
from composer.ui.roll.stage import Pointer

Said = Callable[[int, int], None]
"""Is told the tick and the value that are being set."""

ON = 64  # the least value at which a switch is on


class CurveGesture(EditGesture):
    """What those that write share.  ``before``: the points as they were at the press."""

    name = "Draw Controller"
    minded_notes = False
    minded_fields = frozenset({"controls", "voices"})

    def __init__(self, curve: Curve, pointer: Pointer, said: Said):
        super().__init__(curve.stage, pointer)
        line = curve.line
        assert line is not None
        self.curve, self.line, self.said = curve, line, said
        self.type = curve.type
        self.before = curve.points
        self.chosen_before = curve.selected
        self._touched: tuple[int, int] | None = None

    def place(self, pointer: Pointer) -> tuple[int, int]:
        """The tick, on the grid unless Alt is held, and the value at the pointer."""
        tick = self.stage.snapped(self.stage.tick(pointer), pointer.alt)
        return tick, self.curve.value(pointer.y)

    def there(self, start: int, end: int) -> dict[int, int]:
        """What there was between these ticks (end exclusive) before the gesture."""
        first, last = np.searchsorted(self.before.ticks, (start, end)).tolist()
        ticks, values = self.before.ticks[first:last], self.before.values[first:last]
        return dict(zip(ticks.tolist(), values.tolist(), strict=True))

    def former(self, tick: int) -> int:
        """What the controller was at before the gesture."""
        return self.before.at(tick, self.curve.resting())

    def write(self, start: int, end: int, new: Mapping[int, int]) -> None:
        """What is between these ticks is ``new``, and everywhere else it is as it was."""
        low, high = self._touched or (start, end)
        low, high = self._touched = min(low, start), max(high, end)
        after = self.there(low, start) | dict(new) | self.there(end, high)
        self.apply(SetPoints(self.line, low, high, tuple(sorted(after.items()))))

    def aborted(self) -> None:
        super().aborted()
        self.curve.select(self.chosen_before)


class MovePointsGesture(CurveGesture):
    """Begins on a point, and takes all that are selected along.

    Shift keeps to one direction, Ctrl leaves the points and moves copies, Alt is off the grid.  The
    edges of a switch move in time alone.
    """

    name = "Move Points"

    def __init__(self, curve: Curve, pointer: Pointer, tick: int, said: Said):
        super().__init__(curve, pointer, said)
        self.was_selected = tick in curve.selected
        if not self.was_selected:
            curve.select(curve.selected | {tick} if pointer.shift else {tick})
        self.tick, self.value = tick, self.former(tick)
        self.ticks = np.array(sorted(curve.selected), np.int64)
        places = np.searchsorted(self.before.ticks, self.ticks)
        self.values = self.before.values[places]
        self.said(self.tick, self.value)

    def dragged(self, pointer: Pointer) -> None:
        name = "Duplicate" if pointer.control else "Move Points"
        if name != self.name:
            self.restart()
            self.name, self._touched = name, None
        ticks, value = self._way(pointer)
        ticks = max(ticks, -int(self.ticks[0]))
        now = self.ticks + ticks
        values = np.clip(self.values + (value - self.value), self.type.low, self.type.high)
        start, end = int(min(self.ticks[0], now[0])), int(max(self.ticks[-1], now[-1])) + 1
        after = self.there(start, end)
        if not pointer.control:
            for tick in self.ticks.tolist():
                after.pop(tick, None)
        moved = dict(zip(now.tolist(), values.tolist(), strict=True))
        self.write(start, end, after | moved)
        self.curve.select(moved)
        self.said(self.tick + ticks, moved[self.tick + ticks])

    def _way(self, pointer: Pointer) -> tuple[int, int]:
        """How far the points go in time, and the value that the grasped one gets."""
        across, down = pointer.x - self.press.x, pointer.y - self.press.y
        upright = abs(down) > abs(across)
        ticks, value = 0, self.value
        if not (pointer.shift and upright):
            wanted = self.tick + across / self.stage.view.scale
            if abs(across) >= 5 or pointer.alt:
                ticks = self.stage.snapped(wanted, pointer.alt) - self.tick
        if not self.type.is_switch and (upright or not pointer.shift):
            grasped = self.curve.y(self.value) - self.press.y
            value = self.curve.value(pointer.y + grasped) if down else self.value
        return ticks, value

    def released(self, pointer: Pointer) -> None:
        super().released(pointer)
        if not self.far:
            again = self.chosen_before - {self.tick} if self.was_selected else self.curve.selected
            self.curve.select(again if pointer.shift else {self.tick})


class DrawCurveGesture(CurveGesture):
    """Draws freely; a click alone sets one point, on the grid unless Alt is held.

    With Shift it is a straight line from the press, with Ctrl one value for each step of the grid.
    ``straight``: it is a line in any case.  Shift and Ctrl make the line a rounded one.
    """

    def __init__(self, curve: Curve, pointer: Pointer, said: Said, straight: bool = False):
        super().__init__(curve, pointer, said)
        self.straight = straight
        self.last = pointer
        self.drawn: dict[int, int] = {}
        self.furthest = self.stage.tick(pointer)
        self.name = "Draw Line" if straight else self.name
        # Not finer than the pixels are.
        fine = int(1.0 / (self.stage.view.scale * RESOLUTION)) + 1
        self.step = fine * RESOLUTION
        if not straight:
            self._point(pointer)

    def moved(self, pointer: Pointer) -> None:
        """No slack as soon as the drag is one: what is drawn begins at the press."""
        self._follow(pointer)
        super().moved(pointer)

    def dragged(self, pointer: Pointer) -> None:
        self.curve.select(())
        if self.straight or pointer.shift:
            rounded = pointer.shift and (self.straight or pointer.control)
            ends = self.place(self.press), self.place(pointer)
            new = slope(self.type, *ends, rounded=rounded)
            self.write(min(new), max(new) + 1, new)
        elif pointer.control:
            new = self._by_grid()
            self.write(min(new), max(self.stage.after(max(new)), min(new) + 1), new)
        else:
            self.write(min(self.drawn), max(self.drawn) + 1, _as_heard(self.type, self.drawn))
        self.said(*self.place(pointer))

    def _point(self, pointer: Pointer) -> None:
        tick, value = self.place(pointer)
        self.write(tick, tick + 1, {tick: value})
        self.curve.select({tick})
        self.said(tick, value)

    def _follow(self, pointer: Pointer) -> None:
        """Every step of time between where the pointer was and where it is gets a value."""
        curve, stage, step = self.curve, self.stage, self.step
        ends = sorted(
            (stage.tick(each), float(curve.value(each.y))) for each in (self.last, pointer)
        )
        first, last = round(ends[0][0] / step) * step, round(ends[1][0] / step) * step
        ticks = np.arange(first, last + 1, step)
        values = np.interp(ticks, [ends[0][0], ends[1][0]], [ends[0][1], ends[1][1]])
        if len(ticks) == 1:
            values = np.array([curve.value(pointer.y)])
        held = (self.type.held(value) for value in values.tolist())
        self.drawn |= dict(zip(ticks.tolist(), held, strict=True))
        self.last = pointer
        self.furthest = max(self.furthest, ends[1][0])

    def _by_grid(self) -> dict[int, int]:
        cell, last = self.stage.cell, self.stage.cell(self.furthest)
        new = {cell(tick): value for tick, value in sorted(self.drawn.items())}
        return {tick: value for tick, value in new.items() if tick <= last}


class PaintSwitchGesture(CurveGesture):
    """Presses a pedal, or lets it go: in the upper half it is down wherever the pointer passes.

    Whole steps of the grid, unless Alt is held; behind them it is as it was.
    """

    def __init__(self, curve: Curve, pointer: Pointer, said: Said):
        super().__init__(curve, pointer, said)
        self.wanted = self.type.high if curve.value(pointer.y) >= ON else self.type.low
        self._paint(pointer)

    def moved(self, pointer: Pointer) -> None:
        """No slack: a press alone paints a step."""
        super().moved(pointer)
        self._paint(pointer)

    def _paint(self, pointer: Pointer) -> None:
        stage, value = self.stage, self.wanted
        first, last = sorted((stage.tick(self.press), stage.tick(pointer)))
        start = stage.cell(first, pointer.alt)
        end = max(start + 1, round(last) if pointer.alt else stage.after(stage.cell(last)))
        # What holds already is not said again.
        new = {} if self.former(start - 1) == value and start else {start: value}
        behind = self.former(end)
        if end in self.there(end, end + 1) or behind != value:
            new[end] = behind
        self.write(start, end + 1, new)
        self.said(start, value)


class ErasePointsGesture(CurveGesture):
    """Takes away what the pointer passes; what was before holds on."""

    name = "Erase Points"

    def __init__(self, curve: Curve, pointer: Pointer, said: Said):
        super().__init__(curve, pointer, said)
        self.gone: set[int] = set()
        self.last = pointer
        self.moved(pointer)

    def moved(self, pointer: Pointer) -> None:
        """No slack: a press alone erases the point that it touches."""
        slack = 4.0 / self.stage.view.scale
        first, last = sorted((self.stage.tick(self.last), self.stage.tick(pointer)))
        self.last = pointer
        self.gone |= self.there(round(first - slack), round(last + slack) + 1).keys()
        if self.gone:
            start, end = min(self.gone), max(self.gone) + 1
            kept = {t: v for t, v in self.there(start, end).items() if t not in self.gone}
            self.write(start, end, kept)


class BandPointsGesture(Gesture):
    """Selects the points that it catches: with Shift in addition, with Alt it takes them away.

    ``band``: the rectangle in pixels while it is drawn.
    """

    minded_notes = False
    minded_fields = frozenset({"controls", "voices"})
    band: tuple[float, float, float, float] | None = None

    def __init__(self, curve: Curve, pointer: Pointer):
        super().__init__(curve.stage, pointer)
        self.curve = curve
        self.before = curve.selected
        self.corner = curve.stage.view.tick(pointer.x)

    def dragged(self, pointer: Pointer) -> None:
        curve, view = self.curve, self.stage.view
        self.band = (view.x(self.corner), self.press.y, pointer.x, pointer.y)
        start, end = sorted((self.corner, view.tick(pointer.x)))
        high, low = (
            self.curve.type.low + (curve.y(curve.type.low) - y) / curve.pixels_a_value
            for y in sorted((self.press.y, pointer.y))
        )
        self._catch(curve.within(start, end, low, high), pointer)
        self.stage.refresh()

    def _catch(self, caught: frozenset[int], pointer: Pointer) -> None:
        if pointer.alt:
            caught = self.before - caught
        elif pointer.shift:
            caught = self.before | caught
        self.curve.select(caught)

    def released(self, pointer: Pointer) -> None:
        self.band = None
        if not self.far and not (pointer.shift or pointer.alt):
            self.curve.select(())
        self.stage.refresh()

    def aborted(self) -> None:
        self.band = None
        self.curve.select(self.before)
        self.stage.refresh()


def _as_heard(type_: ControlType, drawn: Mapping[int, int]) -> dict[int, int]:
    """The points, in order, from which another value is heard; the last value is as drawn."""
    made: dict[int, int] = {}
    value: int | None = None
    for tick in sorted(drawn):
        if value is None or type_.is_heard(value, drawn[tick]):
            made[tick] = value = drawn[tick]
    last = max(drawn)
    if value != drawn[last]:
        made[last] = drawn[last]
    return made
