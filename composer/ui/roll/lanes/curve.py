"""One controller of the voice that is written in, as a lane shows it.  No Qt.

Places are pixels of the lane's content, from its upper left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from composer.edit.controlling import Line
from composer.model.control_type import ControlType
from composer.ui.roll.control_store import ControlStore, Points, contained
from composer.ui.roll.stage import Pointer, Stage

ABOVE, BELOW = 7.0, 4.0  # pixels that the highest and the lowest value keep from the edges
REACH = 6.0  # pixels from which a point is caught


class Curve:
    """``height``: of the lane's content.  ``changed()`` is called when others are selected."""

    def __init__(self, stage: Stage, store: ControlStore, type_: ControlType):
        self.stage = stage
        self.store = store
        self.type = type_
        self.height = 60.0
        self.changed: Callable[[], None] = lambda: None
        self._selected: frozenset[int] = frozenset()
        self._of: int | None = None

    # What is there

    @property
    def voice(self) -> int | None:
        """The voice that is written in; ``None`` where the song has none."""
        return self.stage.writing_voice()

    @property
    def line(self) -> Line | None:
        """What is edited."""
        voice = self.voice
        return None if voice is None else Line(voice, self.type)

    @property
    def points(self) -> Points:
        """The points of that voice."""
        voice = self.voice
        return self.points_of(-1 if voice is None else voice)

    def points_of(self, voice: int) -> Points:
        """The points of another voice, by its id."""
        return self.store.points(self.stage.document.score.controls, voice, self.type)

    def resting(self, voice: int | None = None) -> int:
        """What the controller is at before the first point, in that voice or the one written in."""
        voice = self.voice if voice is None else voice
        return 0 if voice is None else self.type.resting(self.stage.document.score.voice(voice))

    def value_at(self, tick: float) -> int:
        """What the controller is at."""
        return self.points.at(tick, self.resting())

    # Selecting

    @property
    def selected(self) -> frozenset[int]:
        """Ticks of the selected points."""
        return self._selected if self._of == self.voice else frozenset()

    def select(self, ticks: Iterable[int]) -> None:
        """Selects the points at these ticks and no others; where there is none, nothing."""
        wanted = np.array(sorted(set(ticks)), np.int64)
        there = frozenset(wanted[self.points.among(wanted)].tolist())
        self._of = self.voice
        if there != self._selected:
            self._selected = there
            self.changed()

    @property
    def selected_ticks(self) -> NDArray[np.int64]:
        """Those of :attr:`selected`, in order."""
        chosen = self.selected
        return np.sort(np.fromiter(chosen, np.int64, len(chosen)))

    def look(self) -> None:
        """The points are others: those that are gone are not selected any more."""
        if self._selected:
            self.select(self.selected)

    # Places

    @property
    def base(self) -> int:
        """The value from which the bars rise: the middle of what goes both ways."""
        return self.type.low if self.type.centre is None else self.type.centre

    @property
    def pixels_a_value(self) -> float:
        """How high one step of the value is."""
        return max(1.0, self.height - ABOVE - BELOW) / (self.type.high - self.type.low)

    def y(self, value: float) -> float:
        """Where a value is."""
        return self.height - BELOW - (value - self.type.low) * self.pixels_a_value

    def value(self, y: float) -> int:
        """The value at a place, held to what there is.

        The middle of what goes both ways is caught from near.
        """
        value = self.type.low + (self.height - BELOW - y) / self.pixels_a_value
        centre = self.type.centre
        if centre is not None and abs(value - centre) * self.pixels_a_value < 2.0:
            return centre
        return self.type.held(value)

    def touched(self, pointer: Pointer) -> int | None:
        """Tick of the point at the pointer: a selected one first, then the nearest.

        Of a switch the whole height belongs to its edges.
        """
        points, view = self.points, self.stage.view
        reach = REACH / view.scale
        here = view.tick(pointer.x)
        first, last = np.searchsorted(points.ticks, (here - reach, here + reach)).tolist()
        if first == last:
            return None
        ticks, values = points.ticks[first:last], points.values[first:last]
        across = np.abs(ticks - here) * view.scale
        up = np.abs(values - self.type.low) * self.pixels_a_value
        down = np.abs(up - (self.height - BELOW - pointer.y))
        away = across if self.type.is_switch else np.hypot(across, down)
        chosen = contained(ticks, self.selected_ticks)
        place = np.lexsort((away, ~chosen & (away > 2.0)))[0]
        return int(ticks[place]) if away[place] <= REACH else None

    def within(self, start: float, end: float, low: float, high: float) -> frozenset[int]:
        """Ticks of the points in a rectangle of ticks and values, the edges with it."""
        points = self.points
        first = int(np.searchsorted(points.ticks, start, "left"))
        last = int(np.searchsorted(points.ticks, end, "right"))
        values = points.values[first:last]
        caught = np.ones(len(values), bool)
        if not self.type.is_switch:
            caught = (values >= low) & (values <= high)
        return frozenset(points.ticks[first:last][caught].tolist())
