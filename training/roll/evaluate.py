"""A roll pack's figures: nats per frame, and what its samples are like beside the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from composer.engine.networks.loading import load
from composer.engine.networks.roll import RollLSTM
from composer.engine.packs import Pack
from training.figures import Figure, figure
from training.roll.corpus import LOWEST, Piece, Recollected, load_split
from training.roll.likelihood import nats_per_frame
from training.roll.sampling import sample

UNIT = "nats per frame"
COUNTED = 200  # pieces that are drawn at most: by then their figures stand still


def evaluate(pack: Pack, data: Path, split: str, options: Any) -> list[Figure]:
    """Nats per frame of a split, and counts of pieces drawn at temperature 1.

    ``data``: an ``.npz`` file.  ``options``: ``device``, ``every`` (take every n-th piece),
    ``seed``, ``samples`` (pieces drawn, at most 200; 0 for none) and ``only`` (``"likelihood"``
    for that alone).
    """
    network = load(pack, options.device)
    assert isinstance(network, RollLSTM)
    pieces = load_split(data, split)[:: options.every]
    joint = network.shape.head != "independent"

    def measured(name: str, value: float, unit: str, **settings: Any) -> Figure:
        return figure(name, value, unit, pack, data, split, options.every, **settings)

    nats = nats_per_frame(network, Recollected(pieces, network.shape))
    figures = [measured(f"{'joint' if joint else 'independent'} keys", nats, UNIT)]
    count = min(options.samples, COUNTED)
    if count < 1 or getattr(options, "only", None) == "likelihood":
        return figures
    drawn = [s.roll for s in sample(pack, count, options.seed, 1.0) if s.roll is not None]
    settings = {"samples": count, "seed": options.seed}
    for name, value, there, unit in compared(drawn, pieces):
        figures.append(measured(f"{name}, samples", value, unit, **settings))
        figures.append(measured(f"{name}, corpus", there, unit))
    apart = 0.5 * float(np.abs(pitch_classes(drawn) - pitch_classes(pieces)).sum())
    figures.append(measured("pitch classes apart from the corpus", apart, "share", **settings))
    return figures


def compared(
    drawn: Sequence[Piece], pieces: Sequence[Piece]
) -> list[tuple[str, float, float, str]]:
    """What can be counted in both: name, value of the drawn, value of the corpus, unit.

    The corpus's pieces are cut to the length of the drawn ones, since how much a piece says again
    depends on its length.
    """
    cut = [piece[: len(drawn[0])] for piece in pieces]
    return [
        ("sounding keys", mean_keys(drawn), mean_keys(cut), "a frame"),
        ("silent frames", silence(drawn), silence(cut), "share"),
        ("frames equal to the one before", stillness(drawn), stillness(cut), "share"),
        ("runs of 16 frames heard before", repeats(drawn), repeats(cut), "share"),
    ]


def mean_keys(pieces: Sequence[Piece]) -> float:
    """Sounding keys a frame."""
    return float(np.concatenate(pieces).sum(axis=1).mean())


def silence(pieces: Sequence[Piece]) -> float:
    """The share of frames without a sounding key."""
    return float((~np.concatenate(pieces).any(axis=1)).mean())


def stillness(pieces: Sequence[Piece]) -> float:
    """The share of frames that are equal to the one before."""
    return float(np.concatenate([(p[1:] == p[:-1]).all(axis=1) for p in pieces]).mean())


def repeats(pieces: Sequence[Piece], length: int = 16) -> float:
    """The share of runs of ``length`` frames that came earlier in the same piece."""
    again, count = 0, 0
    for piece in pieces:
        packed = np.packbits(piece, axis=1)
        seen: set[bytes] = set()
        for first in range(len(packed) - length + 1):
            run = packed[first : first + length].tobytes()
            again += run in seen
            count += 1
            seen.add(run)
    return again / max(1, count)


def pitch_classes(pieces: Sequence[Piece]) -> NDArray[np.float64]:
    """How the sounding keys spread over the twelve pitch classes, C first; sums to 1."""
    keys = np.concatenate(pieces).sum(axis=0).astype(np.float64)
    found = np.bincount((np.arange(len(keys)) + LOWEST) % 12, weights=keys, minlength=12)
    shares: NDArray[np.float64] = found / max(1.0, found.sum())
    return shares
