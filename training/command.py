"""``fit``, ``evaluate`` and ``export``, for every family.

Exit status 0: done; 1: the job failed; 2: wrong use or unusable input (one sentence on stderr).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

FAMILIES = ("coconet",)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except (ValueError, OSError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(required=True)
    fit = commands.add_parser("fit", help="train a model family")
    fit.add_argument("family", choices=FAMILIES)
    fit.add_argument("--config", type=Path, required=True)
    fit.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    fit.add_argument("--out", type=Path, required=True)
    fit.add_argument("--resume", action="store_true")
    fit.add_argument("--device", default="cpu")
    fit.set_defaults(run=_fit)
    return parser


def _fit(arguments: argparse.Namespace) -> int:
    from training.coconet.config import load_configuration
    from training.coconet.fit import fit

    configuration = load_configuration(arguments.config, tuple(arguments.set))
    fit(
        configuration,
        arguments.out,
        arguments.resume,
        arguments.device,
        say=lambda line: print(line, flush=True),
    )
    return 0
