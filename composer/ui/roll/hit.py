"""Which note lies under the pointer, and which part of it.  Pixels of the grid; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from composer.model.note import MAX_PITCH
from composer.ui.roll.store import NoteStore, Rows
from composer.ui.roll.transform import RollTransform

Places = NDArray[np.float64]
EDGE = 7.0
# A note that is thinner than this can still be caught, in pixels.
CATCH = 3.0
# How deep in its row a note is looked for by the lasso, as shares of the row.
_DEPTHS = (0.15, 0.5, 0.85)


class Part(Enum):
    """Where a note is touched."""

    LEFT = "left"
    BODY = "body"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Hit:
    """The note with that ``id``, touched at ``part``."""

    id: int
    part: Part


def hit(store: NoteStore, view: RollTransform, x: float, y: float, voice: int | None) -> Hit | None:
    """What is under ``(x, y)``: selected notes first, then those of ``voice``, then the latest."""
    pitch = view.pitch(y)
    reach = CATCH / view.scale
    tick = view.tick(x)
    rows = store.within(tick - reach, tick + reach, pitch, pitch)
    if not len(rows):
        return None
    inside = (store.onset[rows] <= tick) & (tick < store.end[rows])
    order = np.lexsort(
        (store.onset[rows], store.voice[rows] == voice, store.selected[rows], inside)
    )
    row = int(rows[order[-1]])
    left, right = view.x(float(store.onset[row])), view.x(float(store.end[row]))
    edge = min(EDGE, (right - left) / 4)
    part = Part.BODY
    if x >= right - edge:
        part = Part.RIGHT
    elif x < left + edge:
        part = Part.LEFT
    return Hit(int(store.id[row]), part)


def in_lasso(store: NoteStore, view: RollTransform, corners: Sequence[tuple[float, float]]) -> Rows:
    """Rows of the notes that a closed line touches or goes round.

    ``corners``: in ticks, and pixels from the top of the highest row.
    """
    line = np.asarray(corners, np.float64).reshape(-1, 2)
    if len(line) < 2:
        return np.empty(0, np.int64)
    ticks, depths = line.T
    edges = (ticks, depths, np.roll(ticks, -1), np.roll(depths, -1))
    high = MAX_PITCH - int(depths.min() // view.row)
    low = MAX_PITCH - int(depths.max() // view.row)
    rows = store.within(ticks.min(), max(ticks.max(), ticks.min() + 1e-9), low, high)
    pitches = store.pitch[rows]
    caught = [np.empty(0, np.int64)]
    for pitch in np.unique(pitches).tolist():
        here = rows[pitches == pitch]
        starts, ends = store.onset[here], store.end[here]
        touched = np.zeros(len(here), bool)
        for share in _DEPTHS:
            crossings = _crossings(*edges, (MAX_PITCH - pitch + share) * view.row)
            before = np.searchsorted(crossings, starts, "right")
            # An odd number of crossings before a place: it lies inside.
            touched |= (before % 2 == 1) | (np.searchsorted(crossings, ends) > before)
        caught.append(here[touched])
    return np.concatenate(caught)


def _crossings(
    ticks: Places, depths: Places, next_ticks: Places, next_depths: Places, depth: float
) -> Places:
    """Where the closed line crosses a row's height, in order."""
    across = np.flatnonzero((depths <= depth) != (next_depths <= depth))
    starts, tops = ticks[across], depths[across]
    share = (depth - tops) / (next_depths[across] - tops)
    places = starts + share * (next_ticks[across] - starts)
    places.sort()
    return places


def in_rectangle(
    store: NoteStore, view: RollTransform, x1: float, y1: float, x2: float, y2: float
) -> Rows:
    """Rows of the notes that a rectangle touches."""
    x1, x2 = sorted((x1, x2))
    y1, y2 = sorted((y1, y2))
    return store.within(
        view.tick(x1), max(view.tick(x2), view.tick(x1) + 1e-9), view.pitch(y2), view.pitch(y1)
    )
