"""The commands of ``python -m training``, for every family.

Exit status 0: done; 1: the job failed or was interrupted; 2: wrong use or unusable input (one
sentence on stderr).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.engine.packs import PackError, read_card
from training import copy_index, memorisation, samples_page
from training.corpora import command as corpora
from training.recipe import families, part


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except (ValueError, OSError, PackError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(required=True)
    fit = commands.add_parser("fit", help="train a model family")
    fit.add_argument("family", choices=families())
    fit.add_argument("--config", type=Path, required=True, help="a file of training/configs")
    fit.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    fit.add_argument("--out", type=Path, required=True, help="the folder of the checkpoints")
    fit.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    fit.add_argument("--device", default="cpu", choices=("cpu", "cuda", "auto"))
    fit.add_argument("--devices", type=int, default=1, help="of this machine")
    fit.add_argument("--nodes", type=int, default=1)
    fit.add_argument("--listen", metavar="PORT", help="play samples to this MIDI port")
    fit.set_defaults(run=_fit)
    evaluate = commands.add_parser("evaluate", help="measure a pack's figures")
    evaluate.add_argument("pack", type=Path, help="a pack's folder")
    evaluate.add_argument("--data", type=Path, required=True)
    evaluate.add_argument("--split", default="valid")
    evaluate.add_argument("--train", type=Path, help="what simple models are counted on, if apart")
    evaluate.add_argument("--every", type=int, default=1, help="take every n-th piece or window")
    evaluate.add_argument("--samples", type=int, default=1000, help="where samples are counted")
    evaluate.add_argument("--orderings", type=int, default=5, help="coconet: averaged for a frame")
    evaluate.add_argument(
        "--only", help="some figures alone (coconet: random, chronological; tune: constrained)"
    )
    evaluate.add_argument("--seed", type=int, default=1)
    evaluate.add_argument("--threads", type=int, default=1)
    evaluate.add_argument("--device", default="cpu")
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
    steps = commands.add_parser("steps", help="coconet: quality against the number of Gibbs steps")
    steps.add_argument("pack", type=Path, help="a pack's folder")
    steps.add_argument("--judge", type=Path, help="the pack that listens (the same one)")
    steps.add_argument("--data", type=Path, required=True)
    steps.add_argument("--split", default="valid")
    steps.add_argument("--steps", type=_positive, nargs="+", help="(4 to 96)")
    steps.add_argument("--every", type=_positive, default=1, help="take every n-th piece only")
    steps.add_argument("--seeds", type=_positive, default=1, help="harmonisations of a piece")
    steps.add_argument("--json", action="store_true")
    steps.set_defaults(run=_steps)
    memory = commands.add_parser(
        "memory", help="lyrics: memory and time of whole songs, checkpointed ones, and windows"
    )
    memory.add_argument("--config", type=Path, required=True)
    memory.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    memory.add_argument("--length", type=int, default=3000, help="characters of a song")
    memory.add_argument("--songs", type=int, default=16, help="songs side by side")
    memory.add_argument("--window", type=int, default=128, help="characters of a window")
    memory.add_argument("--segment", type=int, default=128, help="between two kept states")
    memory.add_argument("--rounds", type=int, default=3)
    memory.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    memory.add_argument("--json", action="store_true")
    memory.set_defaults(run=_memory)
    artists = commands.add_parser(
        "artists", help="lyrics: how often a classifier names the artist of samples"
    )
    artists.add_argument("pack", type=Path, help="a pack's folder")
    artists.add_argument("--data", type=Path, required=True, help="the training songs")
    artists.add_argument("--each", type=_positive, default=3, help="samples of an artist")
    artists.add_argument("--strength", type=float, default=1.5, help="of the artist")
    artists.add_argument("--temperature", type=float, default=1.0)
    artists.add_argument("--seed", type=int, default=1)
    artists.add_argument("--json", action="store_true")
    artists.set_defaults(run=_artists)
    export = commands.add_parser("export", help="make a pack of a checkpoint")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("--out", type=Path, required=True, help="the pack's folder")
    export.add_argument("--title", help="instead of the recipe's")
    export.add_argument("--command", required=True, help="the command that trained it")
    export.add_argument("--figures", type=Path, nargs="*", default=[], help="of evaluate --json")
    export.add_argument("--float32", action="store_true", help="store the weights in full")
    export.set_defaults(run=_export)
    for command in (samples_page, memorisation, corpora, copy_index):
        command.add_parser(commands)
    return parser


def _fit(arguments: argparse.Namespace) -> int:
    from training.fit import Interrupted, Place, fit, part
    from training.recipe import load_recipe

    recipe = load_recipe(arguments.family, arguments.config, tuple(arguments.set), _tell)
    listener = None
    # Of several processes the first one draws the samples.
    if arguments.listen and os.environ.get("RANK", "0") == "0":
        from training.listen import Listener

        listener = Listener(arguments.listen, say=_tell)
    try:
        fit(
            recipe,
            arguments.family,
            arguments.out,
            arguments.resume,
            Place(arguments.device, arguments.devices, arguments.nodes),
            listen=listener.play if listener else None,
        )
    except Interrupted as stopped:
        _tell(str(stopped))
        return 1
    finally:
        part()
        if listener:
            listener.close()
    return 0


def _tell(sentence: str) -> None:
    """Says a sentence beside the lines of JSON on stdout."""
    print(sentence, file=sys.stderr, flush=True)


def _evaluate(arguments: argparse.Namespace) -> int:
    import torch

    torch.set_num_threads(arguments.threads)
    pack = read_card(arguments.pack)
    evaluate = part(pack.family, "evaluate").evaluate
    _show(evaluate(pack, arguments.data, arguments.split, arguments), arguments.json)
    return 0


def _counterpoint(arguments: argparse.Namespace) -> int:
    from training.coconet.evaluate import counterpoint

    pack = read_card(arguments.pack)
    figures = counterpoint(pack, arguments.data, arguments.split, arguments.every, arguments.seed)
    _show(figures, arguments.json)
    return 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_positive.__name__ = "number of 1 or more"  # as argparse calls it in its sentence


def _steps(arguments: argparse.Namespace) -> int:
    from training.coconet.curve import STEPS, quality, told

    pack = read_card(arguments.pack)
    judge = read_card(arguments.judge) if arguments.judge else pack
    for each in (pack, judge):
        if each.family != "coconet":
            raise ValueError(f"{each.folder} is a pack of the family {each.family}, not coconet")
    lines = quality(
        pack,
        judge,
        arguments.data,
        arguments.split,
        tuple(arguments.steps or STEPS),
        arguments.every,
        arguments.seeds,
    )
    if arguments.json:
        print(json.dumps({"judge": judge.name, "curve": lines}))
        return 0
    for line in lines:
        print(told(line))
    return 0


def _memory(arguments: argparse.Namespace) -> int:
    from training.lyrics.memory import compare

    lines = compare(
        arguments.config,
        tuple(arguments.set),
        arguments.length,
        arguments.songs,
        arguments.window,
        arguments.segment,
        arguments.device,
        arguments.rounds,
    )
    if arguments.json:
        print(json.dumps({"ways": lines}))
        return 0
    for line in lines:
        print(
            f"{line['way']}: {line['megabytes']} MB, {line['memory_against_whole']} of the memory "
            f"and {line['time_against_whole']} of the time of whole songs"
        )
    return 0


def _show(figures: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print(json.dumps({"figures": figures}))
        return
    for figure in figures:
        print(f"{figure['name']}: {figure['value']} {figure['unit']} ({figure['split']})")


def _artists(arguments: argparse.Namespace) -> int:
    import torch

    from training.lyrics.artists import artists_figures

    torch.set_num_threads(1)
    figures = artists_figures(
        read_card(arguments.pack),
        arguments.data,
        arguments.each,
        arguments.strength,
        arguments.temperature,
        arguments.seed,
    )
    _show(figures, arguments.json)
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from training.export import export

    figures = []
    for path in arguments.figures:
        figures += json.loads(path.read_text(encoding="utf-8"))["figures"]
    pack = export(
        arguments.checkpoint,
        arguments.out,
        arguments.command,
        figures,
        title=arguments.title,
        store="as is" if arguments.float32 else "float16",
    )
    print(f"{pack.folder}: {pack.weights_path.stat().st_size} bytes, sha256 {pack.sha256}")
    return 0
