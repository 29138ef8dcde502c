"""The masks of a song as numpy columns, to find those in sight.  No Qt."""

from __future__ import annotations

from functools import lru_cache
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


@lru_cache(maxsize=4)
def mask_columns(masks: tuple[Mask, ...]) -> MaskColumns:
    """The last ones are kept: a frame asks for them several times."""
    table = np.array([(m.voice, m.start, m.end) for m in masks], np.int64).reshape(-1, 3)
    lock = np.array([m.kind is MaskKind.LOCK for m in masks], bool)
    return MaskColumns(table[:, 0], table[:, 1], table[:, 2], lock)
