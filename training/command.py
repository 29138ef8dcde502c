"""``fit``, ``evaluate`` and ``export``, for every family.

Exit status 0: done; 1: the job failed; 2: wrong use or unusable input (one sentence on stderr).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

FAMILIES = ("coconet", "lyrics")


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
    evaluate = commands.add_parser("evaluate", help="measure a pack's figures")
    evaluate.add_argument("pack", type=Path, help="a pack's folder")
    evaluate.add_argument("--data", type=Path, required=True)
    evaluate.add_argument("--split", default="valid")
    evaluate.add_argument("--orderings", type=int, default=5)
    evaluate.add_argument("--every", type=int, default=1, help="take every n-th window only")
    evaluate.add_argument("--threads", type=int, default=1)
    evaluate.add_argument("--device", default="cpu")
    evaluate.add_argument("--only", choices=("random", "chronological"), help="one figure alone")
    evaluate.add_argument("--json", action="store_true")
    evaluate.set_defaults(run=_evaluate)
    sample = commands.add_parser("counterpoint", help="harmonise a split's sopranos and count")
    sample.add_argument("pack", type=Path, help="a pack's folder")
    sample.add_argument("--data", type=Path, required=True)
    sample.add_argument("--split", default="valid")
    sample.add_argument("--every", type=int, default=1, help="take every n-th piece only")
    sample.add_argument("--seed", type=int, default=1)
    sample.add_argument("--json", action="store_true")
    sample.set_defaults(run=_counterpoint)
    export = commands.add_parser("export", help="make a pack of a checkpoint")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("--out", type=Path, required=True, help="the pack's folder")
    export.add_argument("--title", required=True)
    export.add_argument("--command", required=True, help="the command that trained it")
    export.add_argument("--figures", type=Path, nargs="*", default=[], help="of evaluate --json")
    export.set_defaults(run=_export)
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


def _evaluate(arguments: argparse.Namespace) -> int:
    from training.coconet.evaluate import evaluate

    figures = evaluate(
        arguments.pack,
        arguments.data,
        arguments.split,
        orderings=arguments.orderings,
        every=arguments.every,
        threads=arguments.threads,
        device=arguments.device,
        only=arguments.only,
    )
    _show(figures, arguments.json)
    return 0


def _counterpoint(arguments: argparse.Namespace) -> int:
    from training.coconet.evaluate import counterpoint

    figures = counterpoint(
        arguments.pack, arguments.data, arguments.split, arguments.every, arguments.seed
    )
    _show(figures, arguments.json)
    return 0


def _show(figures: list[dict[str, object]], as_json: bool) -> None:
    if as_json:
        print(json.dumps({"figures": figures}))
        return
    for figure in figures:
        print(f"{figure['name']}: {figure['value']} {figure['unit']} ({figure['split']})")


def _export(arguments: argparse.Namespace) -> int:
    from training.coconet.export import export

    figures = []
    for path in arguments.figures:
        figures += json.loads(path.read_text(encoding="utf-8"))["figures"]
    pack = export(arguments.checkpoint, arguments.out, arguments.title, arguments.command, figures)
    print(f"{pack.folder}: {pack.weights_path.stat().st_size} bytes, sha256 {pack.sha256}")
    return 0
