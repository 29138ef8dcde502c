"""Nats per frame of whole pieces, each from an empty state."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.networks.roll import RollLSTM, State
from training.roll.corpus import Recollected

ROWS = 16
FRAMES = 256  # steps at once; the state goes over


@torch.no_grad()
def piece_nats(
    network: RollLSTM, pieces: Recollected, numbers: Sequence[int]
) -> list[NDArray[np.float64]]:
    """For each of these pieces the nats of all its frames but the first, float [steps - 1]."""
    device = next(network.parameters()).device
    order = sorted(range(len(numbers)), key=lambda i: len(pieces.pieces[numbers[i]]))
    found: list[NDArray[np.float64]] = [np.zeros(0)] * len(numbers)
    for start in range(0, len(order), ROWS):
        some = order[start : start + ROWS]
        lengths = [len(pieces.pieces[numbers[i]]) for i in some]
        state: State | None = None
        parts = []
        for first in range(0, max(lengths), FRAMES):
            size = min(FRAMES, max(lengths) - first)
            rows = [pieces.window(numbers[i], first, size) for i in some]
            batch = {
                name: torch.from_numpy(np.stack([row[name] for row in rows])).to(device)
                for name in rows[0]
            }
            nats, state = network(
                batch["targets"],
                batch["previous"],
                batch["sources"],
                batch["trust"],
                batch["time"],
                state,
            )
            parts.append(nats.double().cpu().numpy())
        whole = np.concatenate(parts, axis=1)
        for row, i in enumerate(some):
            found[i] = whole[row, 1 : lengths[row]]
    return found


def nats_per_frame(network: RollLSTM, pieces: Recollected, every: int = 1) -> float:
    """The mean over all predicted frames of every n-th piece.

    Frame t + 1 is predicted from the frames up to t, for t = 1 to the last but one.
    """
    found = piece_nats(network, pieces, range(0, len(pieces.pieces), every))
    count = sum(len(nats) for nats in found)
    if not count:
        raise ValueError("no piece of the split has two frames")
    return float(sum(nats.sum() for nats in found)) / count
