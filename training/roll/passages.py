"""Passages of piano rolls: two bars of the highest keys, whatever the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.engine.copy_guard import BARS_KIND
from composer.engine.passages import top_of_roll
from training.passages import Piece, piece_of_line
from training.roll.corpus import LOWEST, corpus_of, load_split
from training.sample import Sample

KIND = BARS_KIND


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The top lines of a split."""
    bar_steps = corpus_of(data).bar_steps
    for number, piece in enumerate(load_split(data, split)):
        yield piece_of_line(top_of_roll(piece, LOWEST), bar_steps, f"{split} {number}")


def of_sample(sample: Sample, data: Path) -> Piece:
    """The roll's top line."""
    if sample.roll is None:
        raise ValueError(f"the sample {sample.title!r} has no roll")
    return piece_of_line(top_of_roll(sample.roll, LOWEST), corpus_of(data).bar_steps)


def grid(data: Path) -> tuple[int, int]:
    """The corpus's steps, 4/4 to the bar."""
    known = corpus_of(data)
    return known.step_ticks, known.bar_steps
