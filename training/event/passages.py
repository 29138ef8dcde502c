"""Passages of performances: 24 notes in order of onset and pitch, whatever the key and rhythm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from composer.engine.copy_guard import NOTES_KIND
from training.event.corpus import load_pieces
from training.passages import Piece, piece_of_pitches
from training.sample import Sample

KIND = NOTES_KIND
TITLED = True


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The performances of a split."""
    for piece in load_pieces(data):
        if piece.split == split:
            yield piece_of_pitches(piece.notes.pitch, piece.name.removesuffix(".mid"))


def of_sample(sample: Sample, data: Path) -> Piece:
    """The score's notes."""
    if sample.score is None:
        raise ValueError(f"the sample {sample.title!r} has no score")
    ordered = sorted(sample.score.notes.values(), key=lambda note: (note.onset, note.pitch))
    return piece_of_pitches(np.array([note.pitch for note in ordered], dtype=np.int64))


def grid(data: Path) -> tuple[int, tuple[int, ...]]:
    """There is none."""
    return 0, ()
