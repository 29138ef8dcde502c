"""Which cells a training crop hides.

Orderless NADE draws the number of hidden cells uniformly and then the cells.  On a sixteenth
note grid most single cells follow from their neighbours in time, so two more patterns are mixed
in, each of which the trained network meets in use: whole frames (the evaluation protocol, and
repainting a span) and whole voices (harmonising a given melody).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hidden = NDArray[np.bool_]


def hide_cells(voices: int, steps: int, random: np.random.Generator) -> Hidden:
    """A uniformly drawn number of cells, at least 1, anywhere (Uria et al., 2014)."""
    count = int(random.integers(1, voices * steps + 1))
    hidden = np.zeros(voices * steps, dtype=bool)
    hidden[random.permutation(voices * steps)[:count]] = True
    return hidden.reshape(voices, steps)


def hide_frames(voices: int, steps: int, random: np.random.Generator) -> Hidden:
    """A uniformly drawn number of frames in all voices, a few of them with some voices shown.

    Half the time frames go by whole beats of 4 steps.
    """
    if random.random() < 0.5 or steps < 4:
        count = int(random.integers(1, steps + 1))
        frames = np.zeros(steps, dtype=bool)
        frames[random.permutation(steps)[:count]] = True
    else:
        beats = -(-steps // 4)
        count = int(random.integers(1, beats + 1))
        frames = np.zeros(beats, dtype=bool)
        frames[random.permutation(beats)[:count]] = True
        frames = np.repeat(frames, 4)[:steps]
    hidden = np.repeat(frames[None], voices, axis=0)
    partly = random.permutation(np.flatnonzero(frames))[: int(random.integers(0, 9))]
    for step in partly:
        shown = int(random.integers(1, voices))
        hidden[random.permutation(voices)[:shown], step] = False
    return hidden


def hide_voices(voices: int, steps: int, random: np.random.Generator) -> Hidden:
    """One to all voices hidden (the top voice is given in half the draws), some cells shown.

    The share of hidden cells in the hidden voices is uniform in 0.1 to 1, in runs of 1, 2, 4 or
    8 steps.
    """
    wanted = random.random(voices) < random.random()
    if random.random() < 0.5:
        wanted[:] = True
        wanted[0] = False
    if not wanted.any():
        wanted[int(random.integers(voices))] = True
    share = float(random.uniform(0.1, 1.0)) if random.random() < 0.8 else 1.0
    run = int(random.choice([1, 2, 4, 8]))
    runs = -(-steps // run)
    cells = random.random((voices, runs)) < share
    hidden = np.repeat(cells, run, axis=1)[:, :steps] & wanted[:, None]
    if not hidden.any():
        hidden[int(random.choice(np.flatnonzero(wanted))), int(random.integers(steps))] = True
    return hidden


PATTERNS = {"cells": hide_cells, "frames": hide_frames, "voices": hide_voices}


def hide(
    count: int,
    voices: int,
    steps: int,
    shares: dict[str, float],
    random: np.random.Generator,
) -> Hidden:
    """Hidden cells for ``count`` crops, bool [count, voices, steps]; every crop hides some.

    ``shares`` gives the relative weight of each pattern of :data:`PATTERNS`.
    """
    names = list(shares)
    weights = np.array([shares[name] for name in names], dtype=np.float64)
    drawn = random.choice(len(names), size=count, p=weights / weights.sum())
    return np.stack([PATTERNS[names[i]](voices, steps, random) for i in drawn])
