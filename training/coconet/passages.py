"""Passages of chorales: two bars of a voice, whatever the key.

What is counted as memorised is the soprano's, the tune; the copy guard looks for all four voices'.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from composer.engine.copy_guard import BARS_KIND
from composer.engine.passages import BARS, LEAST_NOTES, anywhere, top_line
from composer.model.time import SIXTEENTH
from composer.model.voice import Role
from training.coconet.corpus import load_split
from training.passages import Piece, piece_of_line
from training.sample import Sample

KIND = BARS_KIND
BAR_STEPS = 16  # sixteenth notes; nearly all of the chorales are in 4/4
INDEXED_BARS = (12, 16)  # the corpus has no bar lines: pairs of bars of 3/4 and of 4/4


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The sopranos of a split."""
    for number, piece in enumerate(load_split(data, split)):
        yield piece_of_line(piece[:, 0], BAR_STEPS, f"{split} {number}")


def indexed(data: Path, split: str) -> Iterator[list[Piece]]:
    """All voices of each piece, for the copy guard: notes may begin on any eighth, since the corpus
    does not tell a repeated note from a held one (no voice repeats a sixteenth)."""
    for piece in load_split(data, split):
        yield [
            Piece(anywhere(line, 2), BARS * steps - 1, LEAST_NOTES - 1, steps)
            for line in piece.T
            for steps in INDEXED_BARS
        ]


def of_sample(sample: Sample, data: Path) -> Piece:
    """The score's soprano."""
    if sample.score is None:
        raise ValueError(f"the sample {sample.title!r} has no score")
    soprano = sample.score.voice_with_role(Role.SOPRANO)
    line, _ = top_line(sample.score.notes_in_order(soprano.id if soprano else None), SIXTEENTH)
    return piece_of_line(line, BAR_STEPS)


def grid(data: Path) -> tuple[int, tuple[int, ...]]:
    """Sixteenths, and the bars that are indexed."""
    return SIXTEENTH, INDEXED_BARS
