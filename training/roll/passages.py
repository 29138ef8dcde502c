"""Passages of piano rolls: two bars of the highest line, whatever the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.engine.copy_guard import BARS_KIND
from composer.engine.passages import top_of_roll
from composer.model.time import TICKS_PER_QUARTER
from training.corpora.table import corpus_of_file
from training.passages import Piece, piece_of_line
from training.roll.corpus import load_split
from training.sample import Sample

KIND = BARS_KIND
QUARTERS = 4  # of a bar; rolls have no meter
STEPS_PER_QUARTER = 2  # of a corpus that the table does not know


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The highest lines of a split."""
    _, bar_steps = grid(data)
    for number, roll in enumerate(load_split(data, split)):
        yield piece_of_line(top_of_roll(roll), bar_steps, f"{split} {number}")


def of_sample(sample: Sample, data: Path) -> Piece:
    """The roll's highest line."""
    if sample.roll is None:
        raise ValueError(f"the sample {sample.title!r} has no roll")
    return piece_of_line(top_of_roll(sample.roll), grid(data)[1])


def grid(data: Path) -> tuple[int, int]:
    """The corpus's own step, four quarters to the bar."""
    corpus = corpus_of_file(data)
    steps = (corpus.steps_per_quarter if corpus else 0) or STEPS_PER_QUARTER
    return TICKS_PER_QUARTER // steps, QUARTERS * steps
