"""A coconet pack's figures: framewise likelihood, and counts of counterpoint."""

from __future__ import annotations

import sys
from functools import reduce
from itertools import pairwise
from operator import add
from pathlib import Path

import numpy as np
import torch

from composer.engine.coconet import harmonize, load_network
from composer.engine.counterpoint import Findings, inspect
from composer.engine.messages import Candidate, HarmonizeRequest
from composer.engine.packs import PackError, read_card
from composer.model.note import Note
from composer.model.time import SIXTEENTH
from composer.model.voice import SATB
from training.coconet.corpus import Piece, cut, load_split
from training.coconet.likelihood import framewise_nll

CROP = 64

Figure = dict[str, object]


def evaluate(
    pack_folder: Path,
    data: Path,
    split: str,
    orderings: int = 5,
    every: int = 1,
    threads: int = 1,
    device: str = "cpu",
    only: str | None = None,
) -> list[Figure]:
    """Framewise negative log-likelihood in random and in chronological order, nats per frame.

    ``every``: of the windows of 64 steps that the split is cut into, every n-th is measured.
    ``only``: ``"random"`` or ``"chronological"``.  Progress goes to stderr.  Raises
    ``ValueError`` when pack or data cannot be used.
    """
    torch.set_num_threads(threads)
    model = _load(pack_folder, device)
    windows = cut(load_split(data, split), CROP)[::every]
    which = split if every == 1 else f"{split}, every {every}th window"
    figures: list[Figure] = []
    for order in ("random", "chronological"):
        if only not in (None, order):
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
                orderings,
                chronological=order == "chronological",
                device=device,
                report=report,
            )
        print(file=sys.stderr)
        figures.append(
            {
                "name": f"framewise negative log-likelihood, {order} order",
                "value": round(value, 4),
                "unit": "nats per frame",
                "split": which,
                "command": _command("evaluate", pack_folder, data, split, every, only=order),
            }
        )
    return figures


def counterpoint(
    pack_folder: Path, data: Path, split: str, every: int = 1, seed: int = 1
) -> list[Figure]:
    """Harmonises the split's sopranos and counts, beside the same counts of the originals."""
    torch.set_num_threads(1)
    model = _load(pack_folder, "cpu")
    pieces = [piece for piece in load_split(data, split)[::every] if (piece[:, 0] >= 0).all()]
    if not pieces:
        raise ValueError(f"{data}: no piece of {split!r} has an unbroken soprano")
    found: list[Findings] = []
    for number, piece in enumerate(pieces):
        print(f"\r{number + 1}/{len(pieces)}", end="", file=sys.stderr, flush=True)
        results: list[Candidate] = []
        request = HarmonizeRequest(id=1, revision=0, notes=_melody(piece), seed=seed + number)
        harmonize(model, request, emit=results.append)
        found.append(inspect(_written(piece, results[-1])))
    print(file=sys.stderr)
    ours, bach = reduce(add, found).rates(), reduce(add, map(inspect, pieces)).rates()
    command = _command("counterpoint", pack_folder, data, split, every)
    return [
        {
            "name": f"{who}: {name.replace('_', ' ')}",
            "value": round(rates[name], 3),
            "unit": "",
            "split": split if every == 1 else f"{split}, every {every}th piece",
            "command": command,
        }
        for name in ours
        for who, rates in (("harmonised", ours), ("Bach", bach))
    ]


def _load(folder: Path, device: str):  # type: ignore[no-untyped-def]
    try:
        return load_network(read_card(folder), device)
    except PackError as error:
        raise ValueError(str(error)) from error


def _command(
    name: str, folder: Path, data: Path, split: str, every: int, only: str | None = None
) -> str:
    parts = [f"python -m training {name}", folder.name, f"--data {data.name}", f"--split {split}"]
    if every != 1:
        parts.append(f"--every {every}")
    if only is not None:
        parts.append(f"--only {only}")
    return " ".join(parts)


def _melody(piece: Piece) -> tuple[Note, ...]:
    """The soprano of a piece as notes, a run of one pitch being one note."""
    line = piece[:, 0]
    edges = [0, *(np.flatnonzero(np.diff(line)) + 1).tolist(), len(line)]
    return tuple(
        Note(i + 1, 1, int(line[first]), first * SIXTEENTH, (last - first) * SIXTEENTH)
        for i, (first, last) in enumerate(pairwise(edges))
    )


def _written(piece: Piece, candidate: Candidate) -> Piece:
    """The piece with the candidate's voices in place of the lower three, int16 [steps, 4]."""
    written = np.full_like(piece, -1)
    written[:, 0] = piece[:, 0]
    for voice, role in enumerate(SATB):
        for pitch, onset, duration in candidate.voices.get(role.value, ()):
            first = onset // SIXTEENTH
            written[first : first + duration // SIXTEENTH, voice] = pitch
    return written
