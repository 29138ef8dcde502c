"""Redrawing whole notes of a sampled score, with a price on forbidden parallels.

Blocked Gibbs draws cells one by one; what it leaves can be improved note by note: a held note is
hidden as a whole and gets the one pitch that the network finds likeliest for all of its cells,
less ``cost`` for each parallel fifth or octave that it would make.  No note begins or ends
elsewhere than before; a note may only melt into its neighbour, and that has its price too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.counterpoint import LEAP
from composer.engine.gibbs import Sampler

# Nats for taking a neighbour's pitch.  Without a price notes would melt together and only ever get
# fewer; were it forbidden, some parallels could not be mended.
MERGE_COST = 6.0

Rows = NDArray[np.int64]
Run = tuple[int, int, int]  # voice, first step, step after the last


def runs_of(
    rows: Rows, open_cells: NDArray[np.bool_], begins: NDArray[np.bool_] | None = None
) -> list[Run]:
    """The held notes of a score int [4, steps] (-1 is silence) that lie in open cells whole.

    ``begins``: bool [4, steps], where a note begins even after one of the same pitch.
    """
    runs: list[Run] = []
    for voice in range(len(rows)):
        line = rows[voice]
        parted = np.diff(line) != 0
        if begins is not None:
            parted |= begins[voice, 1:]
        edges = np.flatnonzero(parted) + 1
        bounds = [0, *edges.tolist(), len(line)]
        for first, last in pairwise(bounds):
            if line[first] >= 0 and open_cells[voice, first:last].all():
                runs.append((voice, first, last))
    return runs


def parallels_by_pitch(rows: Rows, run: Run, pitches: int) -> NDArray[np.int64]:
    """Parallel fifths and octaves at both ends of ``run`` for each pitch that it might take.

    Two voices are parallel when both move the same way from a perfect fifth to a perfect fifth,
    or from an octave (unison) to another, compounds alike.  Returns int [pitches].
    """
    voice, first, last = run
    candidates = np.arange(pitches)
    count = np.zeros(pitches, dtype=np.int64)
    others = [other for other in range(len(rows)) if other != voice]
    if first > 0 and rows[voice, first - 1] >= 0:
        before = rows[voice, first - 1]
        for other in others:
            count += _parallel(before, candidates, rows[other, first - 1], rows[other, first])
    if last < rows.shape[1] and rows[voice, last] >= 0:
        after = rows[voice, last]
        for other in others:
            count += _parallel(candidates, after, rows[other, last - 1], rows[other, last])
    return count


def crossings_by_pitch(rows: Rows, run: Run, pitches: int) -> NDArray[np.int64]:
    """Steps of ``run`` on which each pitch would lie beyond a neighbour voice, int [pitches].

    A step counts once for each neighbour.
    """
    voice, first, last = run
    candidates = np.arange(pitches)[:, None]
    count = np.zeros(pitches, dtype=np.int64)
    if voice > 0:
        above = rows[voice - 1, first:last]
        count += ((candidates > above) & (above >= 0)).sum(1)
    if voice < len(rows) - 1:
        count += (candidates < rows[voice + 1, first:last]).sum(1)  # silence, -1, is below all
    return count


def leaps_by_pitch(rows: Rows, run: Run, pitches: int) -> NDArray[np.int64]:
    """Leaps of a major sixth or more into and out of ``run`` for each pitch, int [pitches]."""
    voice, first, last = run
    count = np.zeros(pitches, dtype=np.int64)
    for beside in (first - 1, last):
        if 0 <= beside < rows.shape[1] and rows[voice, beside] >= 0:
            count += np.abs(np.arange(pitches) - rows[voice, beside]) >= LEAP
    return count


def _parallel(
    mine_now: Any, mine_then: Any, other_now: np.int64, other_then: np.int64
) -> NDArray[np.int64]:
    """1 where the two voices move in parallel; one of the first two is an array."""
    if other_now < 0 or other_then < 0:
        return np.zeros(np.broadcast(mine_now, mine_then).shape, dtype=np.int64)
    mine, other = mine_then - mine_now, other_then - other_now
    before = np.abs(mine_now - other_now) % 12
    after = np.abs(mine_then - other_then) % 12
    perfect = (before == after) & ((before == 0) | (before == 7))
    result: NDArray[np.int64] = (perfect & (mine * other > 0)).astype(np.int64)
    return result


def moves_in_parallel(rows: Rows) -> NDArray[np.bool_]:
    """Where a voice moves in parallel fifths or octaves with another: bool [4, steps].

    At a step's place stands the move from the step before.
    """
    voices, steps = rows.shape
    found = np.zeros((voices, steps), dtype=bool)
    move = np.diff(rows, axis=1)
    sounds = (rows[:, 1:] >= 0) & (rows[:, :-1] >= 0)
    for low in range(voices):
        for high in range(low):
            apart = np.abs(rows[high] - rows[low]) % 12
            perfect = (apart[1:] == apart[:-1]) & ((apart[1:] == 0) | (apart[1:] == 7))
            both = perfect & (move[high] * move[low] > 0) & sounds[high] & sounds[low]
            found[high, 1:] |= both
            found[low, 1:] |= both
    return found


def redraw_notes(
    sampler: Sampler,
    share: float,
    cost: float,
    random: list[np.random.Generator],
    crossing_cost: float = 0.0,
    leap_cost: float = 0.0,
    begins: NDArray[np.bool_] | None = None,
) -> None:
    """Redraws about ``share`` of the held notes of every chain, no two of them at one time.

    Notes that move in parallel come first.  ``cost``: nats for each parallel;
    ``crossing_cost``: for each step beyond a neighbour voice; ``leap_cost``: for each leap.  Notes
    that sound or begin together are not redrawn in the same call, so that the price each pays is
    the true one.  ``random``: one stream a chain.  ``begins``: bool [4, steps], where a note
    begins whatever its pitch, so that it may repeat the pitch before it at no price.
    """
    scores = sampler.score.cpu().numpy()
    open_cells = sampler.open.cpu().numpy()
    chosen: list[list[Run]] = []
    hidden = np.zeros(scores.shape, dtype=bool)
    for chain, (rows, stream) in enumerate(zip(scores, random, strict=True)):
        busy = np.zeros(rows.shape[1] + 2, dtype=bool)
        picked: list[Run] = []
        runs = runs_of(rows, open_cells, begins)
        parallel = moves_in_parallel(rows)
        parallel = np.pad(parallel, ((0, 0), (0, 1)))  # nothing moves after the end
        bad = [bool(parallel[voice, [first, last]].any()) for voice, first, last in runs]
        order = stream.permutation(len(runs))
        for place in sorted(order, key=lambda place: not bad[place]):
            voice, first, last = runs[place]
            wanted = stream.random() < share or bad[place]
            # One step beyond either end belongs to the motion into and out of the note.
            if wanted and not busy[first : last + 2].any():
                busy[first : last + 2] = True
                picked.append(runs[place])
                hidden[chain, voice, first:last] = True
        chosen.append(picked)
    if not hidden.any():
        return
    device = sampler.score.device
    table = sampler.log_weights(torch.from_numpy(hidden).to(device)).cpu().numpy()
    for chain, picked in enumerate(chosen):
        rows = scores[chain]
        for run in picked:
            voice, first, last = run
            value = table[chain, voice, first:last].sum(0)
            value = value - cost * parallels_by_pitch(rows, run, sampler.pitches)
            if crossing_cost:
                value = value - crossing_cost * crossings_by_pitch(rows, run, sampler.pitches)
            if leap_cost:
                value = value - leap_cost * leaps_by_pitch(rows, run, sampler.pitches)
            for beside, edge in ((first - 1, first), (last, last)):
                if not 0 <= beside < rows.shape[1] or rows[voice, beside] < 0:
                    continue
                if begins is None or not begins[voice, edge]:
                    value[rows[voice, beside]] -= MERGE_COST
            rows[voice, first:last] = int(value.argmax())
    sampler.score = torch.from_numpy(scores).to(device)
