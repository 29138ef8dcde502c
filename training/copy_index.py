"""``index``: the passages of a training split as a small file for the copy guard.

See :mod:`composer.engine.copy_guard` for the file and :mod:`composer.engine.passages` for what a
passage is.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from composer.engine.copy_guard import CopyIndex, CopyIndexError, write_index
from composer.engine.piece_table import MOST_NUMBERS
from training.corpora.table import corpus_of_file
from training.passages import BITS, PARTS
from training.recipe import families, part


def make_index(
    family: str,
    data: Path,
    out: Path,
    corpus: str | None = None,
    licence: str | None = None,
    bits: float | None = None,
) -> CopyIndex:
    """Writes the index of the training split of ``data`` and returns it.

    ``corpus``, ``licence``: for the card, when the table of corpora does not know the file.
    Raises ``ValueError`` when the data cannot be used.
    """
    if out.suffix != ".safetensors":
        raise ValueError(f"an index is a file *.safetensors, not {out.name}")
    known = corpus_of_file(data)
    corpus = corpus or (f"{known.title} ({known.source})" if known else None)
    licence = licence or (known.licence if known else None)
    if not corpus or not licence:
        raise ValueError(f"{data.name} is no corpus of the table: give --corpus and --licence")
    passages = part(family, "passages")
    parts = PARTS[passages.KIND]
    every = (
        passages.indexed(data, "train")
        if hasattr(passages, "indexed")
        else ([piece] for piece in passages.pieces(data, "train"))
    )
    titles: list[str] = []
    hashes, numbers = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint16)]
    for number, lines in enumerate(every):
        titles.append(lines[0].name)
        for line in lines:
            hashes.append(np.unique(line.parts(parts).hashes))
            numbers.append(np.full(len(hashes[-1]), number % MOST_NUMBERS, np.uint16))
    # Of several pieces with a passage the first is named.
    each, first = np.unique(np.concatenate(hashes), return_index=True)
    named = getattr(passages, "TITLED", False) and len(titles) <= MOST_NUMBERS
    step_ticks, bars = passages.grid(data)
    card: dict[str, Any] = {
        "family": family,
        "corpus": corpus,
        "licence": f"{licence}. The index holds hashes; nothing of the corpus can be read from it.",
        "pieces": len(titles),
        "command": f"python -m training index {family} --data {data.name} --out {out.name}",
    }
    try:
        return write_index(
            out,
            passages.KIND,
            each,
            bits or BITS[passages.KIND],
            card,
            parts=parts,
            step_ticks=step_ticks,
            bars=bars,
            titles=titles if named else (),
            pieces=np.concatenate(numbers)[first] if named else None,
        )
    except CopyIndexError as error:
        raise ValueError(str(error)) from error


def add_parser(commands: Any) -> None:
    """Registers the command."""
    parser = commands.add_parser("index", help="make an index of a corpus for the copy guard")
    parser.add_argument("family", choices=families())
    parser.add_argument("--data", type=Path, required=True, help="the corpus, training split")
    parser.add_argument("--out", type=Path, required=True, help="NAME.safetensors")
    parser.add_argument("--corpus", help="what it is, where the table does not know the file")
    parser.add_argument("--licence", help="its terms, where the table does not know the file")
    parser.add_argument("--bits", type=float, help="for each passage")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    index = make_index(
        arguments.family,
        arguments.data,
        arguments.out,
        arguments.corpus,
        arguments.licence,
        arguments.bits,
    )
    share = index.filter.false_share() ** index.parts
    size = len(index.filter.content)
    print(f"{arguments.out}: {size} bytes; mistakes one other passage in {1 / share:,.0f}")
    return 0
