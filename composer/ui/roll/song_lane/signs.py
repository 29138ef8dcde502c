"""What stands in the lane of the song, and where.  No Qt.

A sign is a marker, a change of tempo, meter or key, or a chord symbol.  Places are
device-independent pixels of the lane's content, which begins above the left edge of the grid.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from composer.edit.conducting import Change
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key
from composer.model.score import Marker, Score
from composer.model.time import Meter, Tempo
from composer.ui.roll.transform import RollTransform

Sign = Marker | Change | ChordSymbol

ROW = 17.0
"""The height of a row."""
CLOSE = 4.0
"""Of signs that lie closer than this to the one before, only that one is shown."""
GAP = 8.0
"""Beside the words of a sign."""
LEAST = 14.0
"""That a sign needs to be told by more than its place."""


class Row(IntEnum):
    """The rows from above; the last one is not always shown."""

    MARKERS = 0
    TEMPO = 1
    METER_AND_KEY = 2
    CHORDS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sign is shown: ``x`` to ``end``; ``held``: it began before what is seen."""

    sign: Sign
    row: Row
    x: float
    end: float
    held: bool = False


def row_of(sign: Sign) -> Row:
    """The row that a sign stands in."""
    if isinstance(sign, Marker):
        return Row.MARKERS
    if isinstance(sign, ChordSymbol):
        return Row.CHORDS
    return Row.TEMPO if isinstance(sign, Tempo) else Row.METER_AND_KEY


def row_at(y: float, rows: int) -> Row:
    """The row at a height, held to the first ``rows``."""
    return Row(max(0, min(rows - 1, int(y // ROW))))


def signs(score: Score, row: Row) -> Sequence[Sign]:
    """All signs of a row, in order of tick; at one tick the meter before the key."""
    if row is Row.MARKERS:
        return score.markers
    if row is Row.TEMPO:
        return score.tempo.entries
    if row is Row.CHORDS:
        return score.chords
    both: list[Meter | Key] = [*score.meter.entries, *score.key.entries]
    return sorted(both, key=lambda sign: (sign.tick, not isinstance(sign, Meter)))


def is_there(score: Score, sign: Sign) -> bool:
    """Whether the song has that very sign."""
    of_row = signs(score, row_of(sign))
    place = bisect_left(of_row, sign.tick, key=_tick)
    while place < len(of_row) and of_row[place].tick == sign.tick:
        if of_row[place] == sign:
            return True
        place += 1
    return False


def places(
    score: Score, row: Row, view: RollTransform, width_of: Callable[[Sign], float]
) -> list[Place]:
    """The signs of a row that are seen, each as wide as ``width_of`` says if there is room.

    What is in force at the left edge is shown there.  Costs what is seen: where signs are dense,
    most are passed over.
    """
    of_row = signs(score, row)
    first = bisect_left(of_row, view.left, key=_tick)
    begun = list(_apart(of_row, first, view))
    xs = [view.x(sign.tick) for sign in begun]
    # Each gives way to the next at another tick.
    ends = [math.inf] * len(begun)
    for i in range(len(begun) - 2, -1, -1):
        ends[i] = xs[i + 1] if begun[i + 1].tick != begun[i].tick else ends[i + 1]
    found: list[Place] = []
    free, limit = 0.0, xs[0] if xs else math.inf
    for sign in _in_force(of_row, first):
        end = min(free + width_of(sign), limit)
        found.append(Place(sign, row, free, end, True))
        free = end
    for i, sign in enumerate(begun):
        x = free if i and begun[i - 1].tick == sign.tick else xs[i]
        end = ends[i]
        if end - x > LEAST:
            end = min(end, x + width_of(sign))
        found.append(Place(sign, row, x, max(x, end)))
        free = found[-1].end
    return [place for place in found if place.end > place.x]


def sign_at(shown: Sequence[Place], x: float) -> Sign | None:
    """The sign at ``x``, with a little reach for one too thin to be hit."""
    for place in reversed(shown):
        if place.x - 1 <= x < max(place.end, place.x + 5):
            return place.sign
    return None


def neighbour(score: Score, row: Row, sign: Sign | None, tick: int, step: int) -> Sign | None:
    """The sign before or after one of a row; from none, the one in force at ``tick``."""
    of_row = signs(score, row)
    if not of_row:
        return None
    if sign is None or sign not in of_row:
        return of_row[max(0, bisect_right(of_row, tick, key=_tick) - 1)]
    place = list(of_row).index(sign) + step
    return of_row[max(0, min(len(of_row) - 1, place))]


def _tick(sign: Sign) -> int:
    return sign.tick


def _in_force(of_row: Sequence[Sign], first: int) -> list[Sign]:
    """The last of each kind before place ``first``, of the nearest few."""
    found: dict[type, Sign] = {}
    for sign in reversed(of_row[max(0, first - 64) : first]):
        found.setdefault(type(sign), sign)
    return sorted(found.values(), key=lambda sign: not isinstance(sign, Meter))


def _apart(of_row: Sequence[Sign], first: int, view: RollTransform) -> Iterator[Sign]:
    """Those from place ``first`` on that are seen and not too close to the one before."""
    place, apart, right = first, CLOSE / view.scale, view.right
    last: int | None = None
    while place < len(of_row) and of_row[place].tick <= right:
        sign = of_row[place]
        if last is None or sign.tick == last or sign.tick - last >= apart:
            yield sign
            last = sign.tick
            place += 1
        else:
            place = bisect_left(of_row, last + apart, lo=place + 1, key=_tick)
