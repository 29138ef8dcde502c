"""Where a piece has been before: earlier frames that may come again.

Folk tunes repeat themselves by phrases, and a network's state alone does not hold a phrase to the
note.  For the next frame of a piece this names some *sources*, frames so and so many steps (the
*lag*) before it: those of fixed lags, and those that the piece itself points to, since what
followed them is what has been repeated of late.  Only frames before the next one are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FOUND = 5  # sources that are looked for, besides the fixed lags
FAST, SLOW = 1 / 4, 1 / 32  # how quickly a lag's share of equal frames follows the piece
TRUST = 4  # numbers that say how far a source is to be trusted
SHORT_RUN, LONG_RUN = 4, 8  # equal frames that the nearest sources must have behind them


class Recollection:
    """Several pieces at once, frame by frame.

    For every lag it keeps the run of frames just past that were equal to those a lag before
    them, and two moving shares of equal frames.  The sources are, in this order: the longest run;
    the nearest with a run of 4; the nearest with a run of 8; the largest slow share; the largest
    fast share; then the fixed lags.
    """

    def __init__(self, rows: int, keys: int, lags: Sequence[int], memory: int) -> None:
        """``memory``: the largest lag looked at, at least the largest of ``lags``."""
        if memory < 1 or any(not 1 <= lag <= memory for lag in lags):
            raise ValueError("memory must be at least 1 and at least the largest lag")
        self.rows, self.keys, self.memory = rows, keys, memory
        self.lags = np.array(lags, dtype=np.int64)
        self.time = 0
        # Frames are pushed towards the front: lag n is at `_front + n - 1`.
        self._front = 2 * memory
        self._frames = np.zeros((rows, 2 * memory, keys), dtype=bool)
        self._codes = np.zeros((rows, 2 * memory, -(-keys // 64)), dtype=np.uint64)
        self._run = np.zeros((rows, memory), dtype=np.int32)
        self._fast = np.zeros((rows, memory), dtype=np.float32)
        self._slow = np.zeros((rows, memory), dtype=np.float32)

    @property
    def sources(self) -> int:
        """Number of sources."""
        return FOUND + len(self.lags)

    def advance(self, frames: NDArray[np.bool_]) -> None:
        """Takes the next frame of each piece, bool [rows, keys]."""
        codes = self._encoded(frames)
        known = min(self.time, self.memory)
        if known:
            before = self._codes[:, self._front : self._front + known]
            equal = (before == codes[:, None]).all(axis=-1)
            run = self._run[:, :known]
            run += 1
            run *= equal
            for share, rate in ((self._fast[:, :known], FAST), (self._slow[:, :known], SLOW)):
                share *= 1 - rate
                share += rate * equal
        if self._front == 0:
            for kept in (self._frames, self._codes):
                kept[:, self.memory + 1 :] = kept[:, : self.memory - 1]
            self._front = self.memory + 1
        self._front -= 1
        self._frames[:, self._front] = frames
        self._codes[:, self._front] = codes
        self.time += 1

    def lags_and_trust(self) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The sources of the next frame.

        Lags, int32 [rows, sources], 0 where there is none; and [rows, sources, 4]: whether there
        is one, its run (as a logarithm, about 0 to 1.5), its fast and its slow share.
        """
        known = min(self.time, self.memory)
        lags = np.zeros((self.rows, self.sources), dtype=np.int32)
        trust = np.zeros((self.rows, self.sources, TRUST), dtype=np.float32)
        if not known:
            return lags, trust
        run, fast, slow = (s[:, :known] for s in (self._run, self._fast, self._slow))
        longest = run.argmax(axis=1)  # of equals the nearest
        whole = np.arange(self.rows)
        best_slow, best_fast = slow.argmax(axis=1), (fast + slow / 8).argmax(axis=1)
        lags[:, 0] = np.where(run[whole, longest] > 0, longest + 1, 0)
        for place, least in ((1, SHORT_RUN), (2, LONG_RUN)):
            long = run >= least
            nearest = long.argmax(axis=1)
            lags[:, place] = np.where(long[whole, nearest], nearest + 1, 0)
        lags[:, 3] = np.where(slow[whole, best_slow] > 0, best_slow + 1, 0)
        lags[:, 4] = np.where(fast[whole, best_fast] > 0, best_fast + 1, 0)
        lags[:, FOUND:] = np.where(self.lags <= known, self.lags, 0)
        there = lags > 0
        index = np.maximum(lags - 1, 0)
        rows = whole[:, None]
        trust[..., 0] = 1
        trust[..., 1] = np.log1p(run[rows, np.minimum(index, known - 1)]) / 4
        trust[..., 2] = fast[rows, np.minimum(index, known - 1)]
        trust[..., 3] = slow[rows, np.minimum(index, known - 1)]
        return lags, trust * there[..., None]

    def frames_at(self, lags: NDArray[np.int32]) -> NDArray[np.bool_]:
        """The frames of some lags before the next one; bool [rows, sources, keys]."""
        rows = np.arange(self.rows)[:, None]
        place = np.minimum(self._front + np.maximum(lags, 1) - 1, self._frames.shape[1] - 1)
        found: NDArray[np.bool_] = self._frames[rows, place] & (lags > 0)[..., None]
        return found

    def _encoded(self, frames: NDArray[np.bool_]) -> NDArray[np.uint64]:
        """Frames as numbers that are equal when the frames are; uint64 [rows, words]."""
        packed = np.packbits(frames, axis=1)
        padded = np.zeros((len(frames), 8 * self._codes.shape[2]), dtype=np.uint8)
        padded[:, : packed.shape[1]] = packed
        return padded.view(np.uint64)
