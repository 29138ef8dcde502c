"""The masks of a song as numpy columns, to find those in sight.  No Qt."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from composer.model.mask import Mask, MaskKind


class MaskColumns(NamedTuple):
    """``voice``, ``start``, ``end`` (ticks) of each mask, and whether it is a ``lock``."""

    voice: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    lock: NDArray[np.bool_]

    def within(self, start: float, end: float) -> MaskColumns:
        """Those that reach into these ticks."""
        seen = (self.start < end) & (self.end > start)
        return MaskColumns(self.voice[seen], self.start[seen], self.end[seen], self.lock[seen])


_last: tuple[tuple[Mask, ...], MaskColumns] | None = None


def mask_columns(masks: tuple[Mask, ...]) -> MaskColumns:
    """The last ones are kept: each frame asks for them several times."""
    global _last
    if _last is None or _last[0] is not masks:
        _last = (masks, _columns(masks))
    return _last[1]


def _columns(masks: tuple[Mask, ...]) -> MaskColumns:
    table = np.array([(m.voice, m.start, m.end) for m in masks], np.int64).reshape(-1, 3)
    lock = np.array([m.kind is MaskKind.LOCK for m in masks], bool)
    return MaskColumns(table[:, 0], table[:, 1], table[:, 2], lock)
