"""Passages of chorales: two bars of the soprano, whatever the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.engine.copy_guard import BARS_KIND
from composer.engine.passages import top_line
from composer.model.time import SIXTEENTH
from composer.model.voice import Role
from training.coconet.corpus import load_split
from training.passages import Piece, piece_of_line
from training.sample import Sample

KIND = BARS_KIND
BAR_STEPS = 16  # sixteenth notes; nearly all of the chorales are in 4/4


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The sopranos of a split."""
    for number, piece in enumerate(load_split(data, split)):
        yield piece_of_line(piece[:, 0], BAR_STEPS, f"{split} {number}")


def of_sample(sample: Sample, data: Path) -> Piece:
    """The score's soprano."""
    if sample.score is None:
        raise ValueError(f"the sample {sample.title!r} has no score")
    soprano = sample.score.voice_with_role(Role.SOPRANO)
    line, _ = top_line(sample.score.notes_in_order(soprano.id if soprano else None), SIXTEENTH)
    return piece_of_line(line, BAR_STEPS)


def grid(data: Path) -> tuple[int, int]:
    """Sixteenths, sixteen to the bar."""
    return SIXTEENTH, BAR_STEPS
