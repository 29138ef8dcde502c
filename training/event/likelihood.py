"""Nats and accuracy of every field, on whole pieces from an empty state or on windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from composer.engine.networks.event import EventLSTM, State
from training.event.windows import Integers, PublishedWindows, Rows, window_rows

ROWS = 32
WINDOW = 512


@dataclass(frozen=True)
class Likelihood:
    """``nats``, ``correct``: for each field the mean over all events; ``events``: how many."""

    nats: tuple[float, ...]
    correct: tuple[float, ...]
    events: int

    @property
    def total(self) -> float:
        """Nats an event."""
        return sum(self.nats)

    @property
    def accuracy(self) -> float:
        """The fields' mean accuracy."""
        return sum(self.correct) / len(self.correct)


def field_losses(logits: list[Tensor], following: Tensor) -> list[Tensor]:
    """Nats of each field, float [rows, steps]; 0 where ``following`` is -1."""
    return [
        functional.cross_entropy(
            field.flatten(0, 1).float(),
            following[..., i].flatten(),
            ignore_index=-1,
            reduction="none",
        ).view(following.shape[:2])
        for i, field in enumerate(logits)
    ]


def likelihood_of_pieces(network: EventLSTM, pieces: Sequence[Integers]) -> Likelihood:
    """Every event of every piece, each piece from an empty state."""
    return _likelihood(network, _windows_of(network, pieces))


def likelihood_of_windows(network: EventLSTM, windows: PublishedWindows) -> Likelihood:
    """The event after each window that is held out."""
    chunks = np.array_split(windows.valid, -(-len(windows.valid) // (8 * ROWS)))
    return _likelihood(network, ((windows.rows(chunk), True) for chunk in chunks))


def _windows_of(network: EventLSTM, pieces: Sequence[Integers]) -> Iterator[tuple[Rows, bool]]:
    """Rows, and whether they begin anew; pieces of like length side by side."""
    order = sorted(pieces, key=len)
    for first in range(0, len(order), ROWS):
        some = order[first : first + ROWS]
        for begin in range(0, len(some[-1]), WINDOW):
            yield window_rows([(p, begin) for p in some], WINDOW, network.shape.sizes), begin == 0


@torch.no_grad()
def _likelihood(network: EventLSTM, batches: Iterator[tuple[Rows, bool]]) -> Likelihood:
    was_training = network.training
    network.eval()
    device = next(network.parameters()).device
    fields = len(network.shape.sizes)
    nats, correct, count = np.zeros(fields), np.zeros(fields), 0
    state: State | None = None
    for rows, anew in batches:
        events, following = (
            torch.from_numpy(rows[name]).to(device) for name in ("events", "following")
        )
        logits, state = network(events, following, None if anew else state)
        losses = field_losses(logits, following)
        nats += [float(loss.double().sum()) for loss in losses]
        correct += [int((f.argmax(-1) == following[..., i]).sum()) for i, f in enumerate(logits)]
        count += int((following[..., 0] >= 0).sum())
    network.train(was_training)
    return Likelihood(tuple((nats / count).tolist()), tuple((correct / count).tolist()), count)
