"""Which note lies under the pointer, and which part of it.  Pixels of the grid; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from composer.ui.roll.store import NoteStore, Rows
from composer.ui.roll.transform import RollTransform

EDGE = 7.0
# A note that is thinner than this can still be caught, in pixels.
CATCH = 3.0


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


def in_rectangle(
    store: NoteStore, view: RollTransform, x1: float, y1: float, x2: float, y2: float
) -> Rows:
    """Rows of the notes that a rectangle touches."""
    x1, x2 = sorted((x1, x2))
    y1, y2 = sorted((y1, y2))
    return store.within(
        view.tick(x1), max(view.tick(x2), view.tick(x1) + 1e-9), view.pitch(y2), view.pitch(y1)
    )
