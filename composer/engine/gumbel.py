"""Drawing an index at a time in NumPy, with noise that is made ahead of use.

Where a network's step takes some tens of microseconds, a handful of PyTorch calls on seventy
numbers takes as long again.  Here a draw is one sum and one argmax: the largest of the scores with
Gumbel noise on them is a draw from their softmax, whatever they add up to (the Gumbel-max trick).
Temperature and cuts are those of :mod:`composer.engine.drawing`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BLOCK = 4096  # numbers of noise that are made at once


class Gumbel:
    """A stream of standard Gumbel noise; the same seed gives the same draws, whatever the block."""

    def __init__(self, seed: int, block: int = BLOCK) -> None:
        """``seed``: 0 or more."""
        self._random = np.random.Generator(np.random.PCG64(seed))
        self._block = block
        self._noise = np.zeros(0, np.float32)
        self._place = 0

    def noise(self, count: int) -> Floats:
        """The next ``count`` numbers; not to be written to."""
        first, last = self._place, self._place + count
        if last > len(self._noise):
            fresh = self._random.standard_exponential(max(self._block, count))
            # In 64 bits, so that the rarest draws are as rare as they should be.
            fresh = -np.log(np.maximum(fresh, 1e-300))
            self._noise = np.concatenate([self._noise[first:], fresh.astype(np.float32)])
            first, last = 0, count
        self._place = last
        return self._noise[first:last]

    def draw(self, scores: Floats) -> int:
        """An index by the softmax of ``scores``, float [choices]; -inf is never drawn, unless all
        are."""
        return int((scores + self.noise(len(scores))).argmax())


def heated(
    logits: Floats, temperature: float, top_k: int | None = None, top_p: float | None = None
) -> Floats:
    """Scores whose softmax is the distribution after temperature and cuts; what is cut is -inf.

    ``logits``: float [choices]; the rest as in :func:`composer.engine.drawing.tempered`, which
    gives the same in normalised form.
    """
    if temperature <= 0:
        scores = np.full_like(logits, -np.inf)
        scores[logits.argmax()] = 0
        return scores
    scores = logits / np.float32(temperature)
    if top_k is not None and top_k < len(scores):
        least = np.partition(scores, len(scores) - top_k)[len(scores) - top_k]
        scores[scores < least] = -np.inf
    if top_p is not None and top_p < 1:
        places = np.argsort(-scores, kind="stable")
        shares = np.exp(scores[places] - scores[places[0]])
        shares /= shares.sum()
        # A choice is cut when those before it reach the share already: the first always stays.
        scores[places[shares.cumsum() - shares >= top_p]] = -np.inf
    return scores


def nats(logits: Floats, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
    """What each choice costs by the softmax of its logits, float [draws, choices] -> [draws]."""
    wide = logits.astype(np.float64)
    best = wide.max(axis=-1)
    whole = best + np.log(np.exp(wide - best[:, None]).sum(axis=-1))
    spent: NDArray[np.float64] = whole - wide[np.arange(len(wide)), chosen]
    return spent
