"""Passages of folk tunes: two bars of the tune's own meter as they are played, whatever the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from composer.engine.abc import Tune, bar_length
from composer.engine.abc_playing import to_score
from composer.engine.copy_guard import BARS_KIND
from composer.engine.passages import BARS, LEAST_NOTES, Line, top_line, top_of_notes
from composer.model.time import SIXTEENTH
from training.passages import Piece, piece_of_line
from training.sample import Sample
from training.tune.corpus import load

KIND = BARS_KIND
TITLED = True
STEPS_PER_EIGHTH = 2


def pieces(data: Path, split: str) -> Iterator[Piece]:
    """The tunes of a split."""
    for entry in load(data):
        if entry.split == split:
            line = line_of_tune(entry.tune)
            yield piece_of_line(line, bar_steps(entry.tune.meter), entry.title)


def indexed(data: Path, split: str) -> Iterator[list[Piece]]:
    """The tunes for the copy guard: passages begin wherever a note does."""
    for entry in load(data):
        if entry.split == split:
            steps = bar_steps(entry.tune.meter)
            line = top_of_notes(to_score(entry.tune).notes.values(), SIXTEENTH)
            yield [Piece(line, BARS * steps - 1, LEAST_NOTES - 1, steps, entry.title)]


def of_sample(sample: Sample, data: Path) -> Piece:
    """The score's notes, with bars of its meter; a text alone that is no tune has no passage."""
    if sample.score is None:
        return piece_of_line(np.zeros(0, dtype=np.int16), 16)
    meter = sample.score.meter.at(0)
    line, _ = top_line(sample.score.notes.values(), SIXTEENTH)
    return piece_of_line(line, max(1, meter.bar_ticks // SIXTEENTH))


def line_of_tune(tune: Tune) -> Line:
    """The pitch at each sixteenth of the tune as it is played: int16 [steps]."""
    return top_line(to_score(tune).notes.values(), SIXTEENTH)[0]


def bar_steps(meter: str) -> int:
    """Sixteenths in a bar."""
    return max(1, int(bar_length(meter) * STEPS_PER_EIGHTH))


def grid(data: Path) -> tuple[int, tuple[int, ...]]:
    """Sixteenths, in bars of each piece's own meter."""
    return SIXTEENTH, ()
