"""Passages of piano rolls: two bars of the highest keys, whatever the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.engine.copy_guard import BARS_KIND
from composer.engine.passages import BARS, LEAST_NOTES, anywhere, top_of_roll
from training.passages import Piece, piece_of_line
from training.roll.corpus import LOWEST, corpus_of, load_split
from training.sample import Sample

KIND = BARS_KIND


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The top lines of a split."""
    bar_steps = corpus_of(data).bar_steps
    for number, piece in enumerate(load_split(data, split)):
        yield piece_of_line(top_of_roll(piece, LOWEST), bar_steps, f"{split} {number}")


def indexed(data: Path, split: str) -> Iterator[list[Piece]]:
    """The top lines for the copy guard, in bars of 3/4 and of 4/4, since the corpus has no bar
    lines; notes may begin anywhere, since it does not tell a repeated note from a held one."""
    for piece in load_split(data, split):
        line = anywhere(top_of_roll(piece, LOWEST))
        yield [
            Piece(line, BARS * steps - 1, LEAST_NOTES - 1, steps) for steps in _indexed_bars(data)
        ]


def of_sample(sample: Sample, data: Path) -> Piece:
    """The roll's top line."""
    if sample.roll is None:
        raise ValueError(f"the sample {sample.title!r} has no roll")
    return piece_of_line(top_of_roll(sample.roll, LOWEST), corpus_of(data).bar_steps)


def grid(data: Path) -> tuple[int, tuple[int, ...]]:
    """The corpus's steps, and the bars that are indexed."""
    return corpus_of(data).step_ticks, _indexed_bars(data)


def _indexed_bars(data: Path) -> tuple[int, ...]:
    whole = corpus_of(data).bar_steps
    return 3 * whole // 4, whole
