"""The options of the calls that ask a chorale model for candidates."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.app.calls.contract import check_output, number, whole
from composer.engine.messages import (
    DEFAULT_TEMPERATURE,
    DEVICES,
    MAX_CANDIDATES,
    MAX_GIBBS_STEPS,
    MAX_SEED,
    MAX_TEMPERATURE,
    MIN_TEMPERATURE,
    Candidate,
)


def add_candidate_options(parser: argparse.ArgumentParser) -> None:
    """Adds how many, Gibbs steps, temperature, pack, device and seed."""
    parser.add_argument(
        "--candidates",
        metavar="N",
        type=whole(1, MAX_CANDIDATES),
        default=1,
        help=f"how many, 1 to {MAX_CANDIDATES} (1)",
    )
    parser.add_argument(
        "--steps",
        metavar="K",
        type=whole(1, MAX_GIBBS_STEPS),
        help="Gibbs steps (the pack's own number)",
    )
    parser.add_argument(
        "--temperature",
        metavar="T",
        type=number(MIN_TEMPERATURE, MAX_TEMPERATURE),
        default=DEFAULT_TEMPERATURE,
        help=f"0: only the likeliest notes, higher: more daring ({DEFAULT_TEMPERATURE})",
    )
    parser.add_argument("--pack", metavar="P", help="the model pack (the best one installed)")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where it runs (auto)")
    parser.add_argument(
        "--seed", metavar="S", type=whole(0, MAX_SEED), help="makes the result the same again"
    )


def as_json(candidates: Sequence[Candidate], outputs: Sequence[Path]) -> dict[str, Any]:
    """What ``--json`` tells of the candidates of a request, each with its file."""
    return {
        "output": str(outputs[0]),
        "candidates": [
            {
                "output": str(path),
                "nats": candidate.nats,
                "index": candidate.index,
                "counts": dict(candidate.counts),
            }
            for path, candidate in zip(outputs, candidates, strict=True)
        ],
        "pack": candidates[0].pack,
        "pack_sha256": candidates[0].pack_hash,
        "seed": candidates[0].seed,
        "parameters": dict(candidates[0].parameters),
    }


def outputs_of(options: argparse.Namespace, source: Path | None = None) -> list[Path]:
    """A file for each candidate: OUT, OUT-2, OUT-3 ...

    ``source``: what is read, which is never written over.  Raises ``CallFailed`` when one of them
    cannot be written.
    """
    output: Path = options.output
    outputs = [output] + [
        output.with_name(f"{output.stem}-{place}{output.suffix}")
        for place in range(2, options.candidates + 1)
    ]
    for path in outputs:
        check_output(path, source)
    return outputs
