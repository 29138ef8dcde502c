"""The control events of a document as numpy columns, kept up by what changes in them.  No Qt.

Only what differs from before is looked at in Python, so that drawing a controller costs what is
drawn, however many events a recording brought.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from composer.model.control import Control, ControlKind
from composer.model.control_type import ControlType

_KINDS = {kind: place for place, kind in enumerate(ControlKind)}
_PLACES = {id(kind): place for kind, place in _KINDS.items()}
_Column = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Points:
    """A line: ``ticks``, each once and in order, and the ``values`` that begin there."""

    ticks: _Column
    values: _Column

    def __len__(self) -> int:
        return len(self.ticks)

    def at(self, tick: float, resting: int) -> int:
        """What the controller is at; ``resting`` before the first point."""
        place = int(np.searchsorted(self.ticks, tick, "right")) - 1
        return resting if place < 0 else int(self.values[place])

    def among(self, ticks: _Column) -> NDArray[np.bool_]:
        """Which of these ticks have a point."""
        return contained(ticks, self.ticks)

    def seen(self, start: float, end: float) -> slice:
        """Places of the points that hold somewhere between these ticks."""
        first = max(0, int(np.searchsorted(self.ticks, start, "right")) - 1)
        return slice(first, int(np.searchsorted(self.ticks, end, "right")))


class ControlStore:
    """Shared by the lanes of a roll."""

    def __init__(self) -> None:
        self._read: tuple[Control, ...] = ()
        self._columns = _columns(())
        self._lines: dict[tuple[int, ControlType], Points] = {}

    def points(self, controls: tuple[Control, ...], voice: int, type_: ControlType) -> Points:
        """The line of a controller in a voice; ``controls``: the score's, as they are now."""
        self._take(controls)
        found = self._lines.get((voice, type_))
        if found is None:
            tick, of, code, value = self._columns
            which = (of == voice) & (code == _code(type_.kind, type_.number))
            ticks, values = tick[which], value[which]
            last = np.append(ticks[1:] != ticks[:-1], True) if len(ticks) else which[:0]
            found = self._lines[voice, type_] = Points(ticks[last], values[last])
        return found

    def types(self, controls: tuple[Control, ...], voice: int | None) -> list[ControlType]:
        """The controllers that have a point in ``voice``, ``None``: in any."""
        self._take(controls)
        _, of, code, _ = self._columns
        kinds = list(ControlKind)
        codes = np.unique(code if voice is None else code[of == voice]).tolist()
        return [ControlType(kinds[each >> 7], each & 127) for each in codes]

    def _take(self, controls: tuple[Control, ...]) -> None:
        before = self._read
        if controls is before:
            return
        self._read, self._lines = controls, {}
        head = _common_head(before, controls)
        tail = _common_tail(before, controls, min(len(before), len(controls)) - head)
        between = _columns(controls[head : len(controls) - tail])
        behind = len(before) - tail
        self._columns = np.concatenate(
            (self._columns[:, :head], between, self._columns[:, behind:]), axis=1
        )


def contained(some: _Column, ordered: _Column) -> NDArray[np.bool_]:
    """Which of ``some`` are in ``ordered``, by bisection."""
    if not len(ordered):
        return np.zeros(len(some), bool)
    place = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    return ordered[place] == some


def _code(kind: ControlKind, number: int) -> int:
    return _KINDS[kind] << 7 | number


def _columns(controls: tuple[Control, ...]) -> _Column:
    """Tick, voice, code of the controller, and value: ``(4, n)``."""
    count = len(controls)
    columns = np.empty((4, count), np.int64)
    for row, name in enumerate(("tick", "voice", "number", "value")):
        columns[row] = np.fromiter(map(attrgetter(name), controls), np.int64, count)
    # By identity: a dictionary of an enumeration's members asks each of them for its hash.
    kinds = map(_PLACES.__getitem__, map(id, map(attrgetter("kind"), controls)))
    columns[2] += np.fromiter(kinds, np.int64, count) << 7
    return columns


def _common_head(some: tuple[Control, ...], others: tuple[Control, ...]) -> int:
    """How many events both begin with; what both hold is mostly the very same object."""
    low, high = 0, min(len(some), len(others))
    while low < high:
        middle = (low + high + 1) // 2
        if some[low:middle] == others[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_tail(some: tuple[Control, ...], others: tuple[Control, ...], most: int) -> int:
    """How many events both end with, ``most`` at most."""
    low, high = 0, most
    here, there = len(some), len(others)
    while low < high:
        middle = (low + high + 1) // 2
        if some[here - middle : here - low] == others[there - middle : there - low]:
            low = middle
        else:
            high = middle - 1
    return low
