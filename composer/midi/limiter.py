"""Peaks: a limiter that looks ahead, so that nothing clips and nothing else is touched.

Below the ceiling samples pass unchanged, bit for bit.  Where a peak would pass it, the gain is
drawn down in a straight line that ends in time for the peak, held, and let go exponentially.  The
gain is set at the edges of chunks of 64 frames and goes straight from edge to edge; at both edges
of a chunk it is at most what the chunk's own peak allows, so it is everywhere inside.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Shape (frames, 2): left and right; full scale is -1 to 1."""

CEILING = 10 ** (-1 / 20)
"""The highest sample that is let through: one decibel below full scale."""

BLOCK = 4096
"""Frames that are given to :meth:`Limiter.process` at a time, but for the last block."""

_CHUNK = 64
_ATTACK_CHUNKS = 4
_RELEASE_SECONDS = 0.15


class Limiter:
    """Takes blocks in order and gives them back one call later; :meth:`flush` gives the last."""

    def __init__(self, sample_rate: int) -> None:
        self._release = math.exp(-_CHUNK / (sample_rate * _RELEASE_SECONDS))
        self._held: Samples | None = None
        self._allowed: list[float] = []
        self._gain: float | None = None  # nothing has gone out yet
        self.reduced = 1.0
        """The lowest gain so far: 1 when nothing had to be held down."""

    def process(self, block: Samples) -> Samples:
        """The block before, limited; empty for the first.  ``block``: 4096 frames, not kept."""
        allowed = _allowed_gains(block)
        done = self._finish(allowed)
        self._held, self._allowed = block.copy(), allowed
        return done

    def flush(self) -> Samples:
        """The last block, limited."""
        done = self._finish([])
        self._held, self._allowed = None, []
        return done

    def _finish(self, coming: list[float]) -> Samples:
        held = self._held
        if held is None:
            return np.zeros((0, 2), np.float32)
        at_rest = self._gain is None or self._gain > 0.9999
        if at_rest and min(self._allowed) == 1.0 and min(coming, default=1.0) == 1.0:
            self._gain = 1.0
            return held
        edges = self._edges(coming)[: len(self._allowed) + 1]
        self._gain = edges[-1]
        self.reduced = min(self.reduced, *edges)
        places = np.arange(len(held)) / _CHUNK
        gains = np.interp(places, np.arange(len(edges)), edges).astype(np.float32)
        limited: Samples = held * gains[:, None]
        return limited

    def _edges(self, coming: list[float]) -> list[float]:
        """The gain at the edges of the held chunks and of those that come."""
        allowed = [1.0, *self._allowed, *coming, 1.0]
        edges = [min(before, after) for before, after in pairwise(allowed)]
        slope = 1 / _ATTACK_CHUNKS
        for place in range(len(edges) - 2, -1, -1):
            edges[place] = min(edges[place], edges[place + 1] + slope)
        if self._gain is not None:
            # The last edge of the block before, which was chosen with this one in view.
            edges[0] = self._gain
        for place in range(1, len(edges)):
            let_go = 1 - (1 - edges[place - 1]) * self._release
            edges[place] = min(edges[place], let_go)
        return edges


def peak(block: Samples) -> float:
    """The highest absolute sample; 0 of an empty block."""
    return float(np.abs(block).max(initial=0.0))


def _allowed_gains(block: Samples) -> list[float]:
    """For each chunk the highest gain, at most 1, that keeps it below the ceiling."""
    if peak(block) <= CEILING:
        return [1.0] * -(-len(block) // _CHUNK)
    padded = np.zeros((-(-len(block) // _CHUNK) * _CHUNK, 2), np.float32)
    padded[: len(block)] = block
    peaks = np.abs(padded).reshape(-1, 2 * _CHUNK).max(axis=1)
    # A hair less, so that rounding to single precision cannot lead above the ceiling.
    return [min(1.0, 0.99999 * CEILING / p) if p > 0 else 1.0 for p in peaks.tolist()]
