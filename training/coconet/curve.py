"""``steps``: what more Gibbs steps bring to a harmonisation, from few to many.

Under the sopranos of a split the lower voices are written with each number of steps, and then
heard by a judge, which may be a larger network than the one that wrote: nats of a written note
given all others, and the marks of a teacher of counterpoint.
"""

from __future__ import annotations

import statistics
import sys
from functools import reduce
from operator import add
from pathlib import Path
from time import process_time
from typing import Any

import torch

from composer.engine.coconet import LoadedCoconet, harmonize, load_network
from composer.engine.counterpoint import Findings, inspect
from composer.engine.inspection.scoring import score_piece
from composer.engine.messages import Candidate, HarmonizeRequest, ScoreRequest, Surprises
from composer.engine.packs import Pack
from training.coconet.corpus import Piece, load_split
from training.coconet.evaluate import melody_of, written
from training.coconet.sampling import score_of_cells

STEPS = (4, 8, 16, 32, 64, 96)
LONGEST = 64  # sixteenths of a piece: four bars


def quality(
    pack: Pack,
    judge: Pack,
    data: Path,
    split: str,
    steps: tuple[int, ...] = STEPS,
    every: int = 1,
    seeds: int = 1,
) -> list[dict[str, Any]]:
    """For each number of steps: mean nats a note with its standard error, and the counts' rates.

    The last entry is of the chorales as they were composed, with ``steps`` ``None``.  ``every``:
    of the pieces with an unbroken soprano, every n-th; ``seeds``: harmonisations of each.
    Progress goes to stderr.  Raises ``ValueError`` when there is no such piece.
    """
    torch.set_num_threads(1)
    model, hears = load_network(pack), load_network(judge)
    pieces = [piece[:LONGEST] for piece in load_split(data, split)]
    pieces = [piece for piece in pieces if (piece[:, 0] >= 0).all()][::every]
    if not pieces:
        raise ValueError(f"{data}: no piece of {split!r} has an unbroken soprano")
    lines = []
    for count in steps:
        found: list[Piece] = []
        began = process_time()
        for number, piece in enumerate(pieces):
            for seed in range(seeds):
                _tell(f"{count} steps: {number + 1}/{len(pieces)}")
                found.append(_harmonised(model, piece, count, 1000 * seed + number))
        lines.append({"steps": count, "seconds": round(process_time() - began, 1)})
        lines[-1] |= _judged(hears, found)
    lines.append({"steps": None, "seconds": None} | _judged(hears, pieces))
    _tell("")
    return lines


def _harmonised(model: LoadedCoconet, piece: Piece, steps: int, seed: int) -> Piece:
    results: list[Candidate] = []
    request = HarmonizeRequest(1, 0, melody_of(piece), steps=steps, temperature=1.0, seed=seed)
    with torch.inference_mode():
        harmonize(model, request, emit=results.append)
    return written(piece, results[-1])


def _judged(judge: LoadedCoconet, pieces: list[Piece]) -> dict[str, float]:
    nats: list[float] = []
    for piece in pieces:
        score = score_of_cells(piece.T)
        soprano = score.voices[0].id
        heard: list[Any] = []
        with torch.inference_mode():
            score_piece(judge, ScoreRequest(1, 0, score), emit=heard.append)
        surprises = [s for part in heard if isinstance(part, Surprises) for s in part.places]
        nats.append(
            statistics.fmean(s.nats for s in surprises if score.notes[s.place].voice != soprano)
        )
    rates = reduce(add, map(inspect, pieces), Findings()).rates()
    error = statistics.stdev(nats) / len(nats) ** 0.5 if len(nats) > 1 else float("nan")
    return {
        "nats_per_note": round(statistics.fmean(nats), 4),
        "standard_error": round(error, 4),
        **{name: round(value, 2) for name, value in rates.items()},
    }


def told(line: dict[str, Any]) -> str:
    """One entry of :func:`quality` as a line of text."""
    who = f"{line['steps']:3d} steps" if line["steps"] else "composed "
    cost = f", {line['seconds']:.0f} s" if line["steps"] else ""
    return (
        f"{who}: {line['nats_per_note']:.3f} ± {line['standard_error']:.3f} nats a note, "
        f"parallel fifths {line['parallel_fifths_per_1000']:.1f} and octaves "
        f"{line['parallel_octaves_per_1000']:.1f} in 1,000, crossed "
        f"{line['crossed_percent']:.1f} %, leaps {line['leaps_percent']:.1f} %{cost}"
    )


def _tell(sentence: str) -> None:
    print(f"\r{sentence:<40}", end="", file=sys.stderr, flush=True)
