"""``memorisation``: how much of a pack's samples stands in the corpus that it was trained on.

Counted are passages: eight words of a text, two bars of a tune, a roll or a chorale's soprano,
24 notes of a performance, whatever the key (:mod:`composer.engine.passages`).  Beside it is the
same count for the validation split, which no network has seen: that is how much the style itself
repeats.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from composer.engine.copy_guard import BARS_KIND, NOTES_KIND, WORDS_KIND
from composer.engine.packs import Pack, read_card
from training.figures import Figure, figure
from training.passages import Corpus, Found, passage_text
from training.recipe import part

UNITS = {WORDS_KIND: "words", BARS_KIND: "bars", NOTES_KIND: "notes"}
_SHOWN_EVERY = 20  # samples between two words about the progress


def memorisation(
    pack: Pack, data: Path, samples: int = 1000, seed: int = 1, temperature: float = 1.0
) -> list[Figure]:
    """Three figures of the samples, and the same three of the validation split.

    The share with at least one passage of the training split; the share of all their passages
    (which does not depend on how long they are); and the longest such stretch.  Progress and the
    longest stretch of text go to stderr.  Raises ``ValueError`` when the data cannot be used.
    """
    if samples < 1:
        raise ValueError("there must be at least one sample")
    family = part(pack.family, "passages")
    corpus = Corpus(family.pieces(data, "train"))
    options: dict[str, Any] = {"samples": samples, "temperature": temperature, "seed": seed}

    def figures_of(found: list[Found], who: str, split: str) -> list[Figure]:
        def one(name: str, value: float, unit: str) -> Figure:
            return figure(name, value, unit, pack, data, split, command="memorisation", **options)

        counted = max(1, sum(each.passages for each in found))
        with_any = sum(each.found > 0 for each in found) / len(found)
        return [
            one(f"{who} with a passage of the training split", with_any, "share"),
            one(
                f"passages of {who} that are in the training split",
                sum(each.found for each in found) / counted,
                "share",
            ),
            one(
                f"longest passage of {who} in the training split",
                max(each.longest for each in found),
                UNITS[family.KIND],
            ),
        ]

    valid = [corpus.look_up(piece) for piece in family.pieces(data, "valid")]
    if not valid:
        raise ValueError(f"{data} has no validation split to compare with")
    found = []
    longest: tuple[float, str] = (0.0, "")
    for number, sample in enumerate(part(pack.family, "sampling").sample(
        pack, samples, seed, temperature
    )):  # fmt: skip
        piece = family.of_sample(sample, data)
        found.append(corpus.look_up(piece))
        longest = max(longest, (found[-1].longest, passage_text(sample, piece, found[-1])))
        if (number + 1) % _SHOWN_EVERY == 0 or number + 1 == samples:
            print(f"\r{number + 1}/{samples} samples", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    if longest[1]:
        print(f"the longest: {longest[1]}", file=sys.stderr)
    return figures_of(found, "samples", "samples") + figures_of(valid, "validation pieces", "valid")


def add_parser(commands: Any) -> None:
    """Registers the command."""
    parser = commands.add_parser(
        "memorisation", help="count passages of the training corpus in a pack's samples"
    )
    parser.add_argument("pack", type=Path, help="a pack's folder")
    parser.add_argument("--data", type=Path, required=True, help="the corpus, training split")
    parser.add_argument("--samples", type=int, default=1000)
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    import torch

    torch.set_num_threads(arguments.threads)
    figures = memorisation(
        read_card(arguments.pack),
        arguments.data,
        arguments.samples,
        arguments.seed,
        arguments.temperature,
    )
    show(figures, arguments.json)
    return 0


def show(figures: Iterable[Figure], as_json: bool) -> None:
    """Prints figures, one a line, or one JSON object."""
    figures = list(figures)
    if as_json:
        print(json.dumps({"figures": figures}))
        return
    for each in figures:
        print(f"{each['name']}: {each['value']} {each['unit']} ({each['split']})")
