"""A coconet pack's figures: framewise likelihood, and counts of counterpoint."""

from __future__ import annotations

import sys
from functools import reduce
from itertools import pairwise
from operator import add
from pathlib import Path
from typing import Any

import numpy as np
import torch

from composer.engine.coconet import harmonize, load_network
from composer.engine.counterpoint import Findings, inspect
from composer.engine.messages import Candidate, HarmonizeRequest
from composer.engine.packs import Pack
from composer.model.note import Note
from composer.model.time import SIXTEENTH
from composer.model.voice import SATB
from training.coconet.corpus import Piece, cut, load_split
from training.coconet.likelihood import framewise_nll
from training.figures import Figure, figure

CROP = 64
ORDERS = ("random", "chronological")


def evaluate(pack: Pack, data: Path, split: str, options: Any) -> list[Figure]:
    """Framewise negative log-likelihood in random and in chronological order, nats per frame.

    ``options.orderings``: averaged for a frame; ``options.every``: of the windows of 64 steps
    that the split is cut into, every n-th is measured; ``options.only``: ``"random"`` or
    ``"chronological"``.  Progress goes to stderr.  Raises ``ValueError`` when the data cannot be
    used.
    """
    if options.only not in (None, *ORDERS):
        raise ValueError(f"--only must be {' or '.join(ORDERS)}, not {options.only!r}")
    model = load_network(pack, options.device)
    windows = cut(load_split(data, split), CROP)[:: options.every]
    figures: list[Figure] = []
    for order in ORDERS:
        if options.only not in (None, order):
            continue

        def report(done: float, order: str = order) -> None:
            print(f"\r{order}: {done:4.0%}", end="", file=sys.stderr, flush=True)

        with torch.autocast(model.device.type, torch.bfloat16):
            value = framewise_nll(
                model.network,
                windows,
                model.network.shape.lowest,
                model.network.shape.pitches,
                CROP,
                options.orderings,
                chronological=order == "chronological",
                device=options.device,
                report=report,
            )
        print(file=sys.stderr)
        name = f"framewise negative log-likelihood, {order} order"
        unit = "nats per frame"
        figures.append(figure(name, value, unit, pack, data, split, options.every, only=order))
    return figures


def counterpoint(pack: Pack, data: Path, split: str, every: int = 1, seed: int = 1) -> list[Figure]:
    """Harmonises the split's sopranos and counts, beside the same counts of the originals."""
    torch.set_num_threads(1)
    model = load_network(pack)
    pieces = [piece for piece in load_split(data, split)[::every] if (piece[:, 0] >= 0).all()]
    if not pieces:
        raise ValueError(f"{data}: no piece of {split!r} has an unbroken soprano")
    found: list[Findings] = []
    for number, piece in enumerate(pieces):
        print(f"\r{number + 1}/{len(pieces)}", end="", file=sys.stderr, flush=True)
        results: list[Candidate] = []
        request = HarmonizeRequest(id=1, revision=0, notes=melody_of(piece), seed=seed + number)
        harmonize(model, request, emit=results.append)
        found.append(inspect(written(piece, results[-1])))
    print(file=sys.stderr)
    ours, bach = reduce(add, found).rates(), reduce(add, map(inspect, pieces)).rates()
    return [
        figure(
            f"{who}: {name.replace('_', ' ')}",
            rates[name],
            "",
            pack,
            data,
            split,
            every,
            command="counterpoint",
        )
        for name in ours
        for who, rates in (("harmonised", ours), ("Bach", bach))
    ]


def melody_of(piece: Piece) -> tuple[Note, ...]:
    """The soprano of a piece as notes, a run of one pitch being one note."""
    line = piece[:, 0]
    edges = [0, *(np.flatnonzero(np.diff(line)) + 1).tolist(), len(line)]
    return tuple(
        Note(i + 1, 1, int(line[first]), first * SIXTEENTH, (last - first) * SIXTEENTH)
        for i, (first, last) in enumerate(pairwise(edges))
    )


def written(piece: Piece, candidate: Candidate) -> Piece:
    """The piece with the candidate's voices in place of the lower three, int16 [steps, 4]."""
    written = np.full_like(piece, -1)
    written[:, 0] = piece[:, 0]
    for voice, role in enumerate(SATB):
        for pitch, onset, duration in candidate.voices.get(role.value, ()):
            first = onset // SIXTEENTH
            written[first : first + duration // SIXTEENTH, voice] = pitch
    return written
