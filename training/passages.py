"""Passages of a corpus: what memorisation is counted by, and what the copy guard's indexes hold.

What a passage is stands in :mod:`composer.engine.passages`.  Each family says in
``training/<family>/passages.py`` how its corpus and its samples become pieces:

* ``KIND``: ``"words"``, ``"bars"`` or ``"notes"``;
* ``pieces(data, split)``: the pieces of a split, an iterable of :class:`Piece`;
* ``of_sample(sample, data)``: a sample as a piece, cut like those of ``data``;
* ``indexed(data, split)``: where the copy guard looks for more than ``pieces``, a list of
  :class:`Piece` for each piece of the split;
* ``TITLED``: true where the names of the pieces are their titles, which the guard then says;
* ``grid(data)``: ticks of a step (0 where there is no grid), and the steps of the bars that are
  indexed (none: those of each piece's own meter).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from composer.engine.copy_guard import BARS_KIND, NOTES_KIND, WORDS_KIND
from composer.engine.passages import (
    BARS,
    LEAST_NOTES,
    NOTES,
    WORDS,
    Line,
    Runs,
    Sequence,
    line_of,
    pitches_of,
    runs,
    words_of,
)
from training.sample import Sample

PARTS = {WORDS_KIND: 2, BARS_KIND: 1, NOTES_KIND: 1}
# Bits of an index for each passage.  Of text, both parts of a passage must be there, and a text
# has hundreds of passages: 12 bits make one in 100,000 a mistake.  Of music it takes 24 bits.
BITS = {WORDS_KIND: 12.0, BARS_KIND: 24.0, NOTES_KIND: 24.0}
_SEPARATOR = np.uint64(2**64 - 1)  # no token of a move, and of no word that occurs
_PLACES = 64  # places in the corpus that a passage is followed on from


@dataclass(frozen=True)
class Piece:
    """A piece with its passages.

    ``length``: tokens of one passage; ``least_moves``: see :func:`composer.engine.passages.runs`;
    ``unit``: tokens to one unit of length (a word, a bar, a note).  ``name``: for reports.
    """

    sequence: Sequence
    length: int
    least_moves: int
    unit: int
    name: str = ""

    def passages(self) -> Runs:
        """All passages."""
        return runs(self.sequence, self.length, self.least_moves)

    def parts(self, parts: int) -> Runs:
        """All passages cut as an index keeps them, in overlapping runs."""
        if parts == 1:
            return self.passages()
        return runs(self.sequence, self.length - parts + 1, self.least_moves)

    def size(self, tokens: int) -> float:
        """A stretch of so many tokens in words, bars or notes."""
        return round((tokens + self.sequence.extra) / self.unit, 2)


def piece_of_text(text: str, name: str = "") -> Piece:
    """A text and its runs of eight words."""
    return Piece(words_of(text), WORDS, 0, 1, name)


def piece_of_line(line: Line, bar_steps: int, name: str = "") -> Piece:
    """A line, int16 [steps], and its runs of two bars."""
    return Piece(line_of(line), BARS * bar_steps - 1, LEAST_NOTES - 1, bar_steps, name)


def piece_of_pitches(pitches: NDArray[np.int64], name: str = "") -> Piece:
    """Successive pitches and their runs of 24."""
    return Piece(pitches_of(pitches), NOTES - 1, LEAST_NOTES - 1, 1, name)


@dataclass(frozen=True)
class Found:
    """``passages`` of a piece, how many of them were ``found``, and the ``longest`` stretch in
    words, bars or notes (0: none), beginning with the unit number ``place``."""

    passages: int
    found: int
    longest: float
    place: int = 0
    units: int = 0


class Corpus:
    """The passages of a whole split, to look others up in."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        tokens: list[NDArray[np.uint64]] = []
        hashes: list[NDArray[np.uint64]] = []
        places: list[NDArray[np.int64]] = []
        offset = self.pieces = 0
        for piece in pieces:
            own = piece.passages()
            hashes.append(own.hashes)
            places.append(own.first + offset)
            tokens += [piece.sequence.tokens, np.array([_SEPARATOR])]
            offset += len(piece.sequence.tokens) + 1
            self.pieces += 1
        if not sum(map(len, hashes)):
            raise ValueError("the training split holds no passage to look for")
        every = np.concatenate(hashes)
        order = np.argsort(every, kind="stable")
        self._hashes = every[order]
        self._places = np.concatenate(places)[order]
        self._tokens = np.concatenate(tokens)

    def look_up(self, piece: Piece) -> Found:
        """What of a piece is in the corpus."""
        own = piece.passages()
        first = np.searchsorted(self._hashes, own.hashes, "left")
        last = np.searchsorted(self._hashes, own.hashes, "right")
        found = np.flatnonzero(last > first)
        longest, place = 0, 0
        for run in found.tolist():
            start = int(own.first[run])
            for known in self._places[first[run] : last[run]][:_PLACES].tolist():
                length = self._common(piece.sequence.tokens[start:], known)
                if length > longest:
                    longest, place = length, start
        units = longest + piece.sequence.extra if longest else 0
        size = piece.size(longest) if longest else 0.0
        return Found(len(own.first), len(found), size, place, units)

    def _common(self, tokens: NDArray[np.uint64], place: int) -> int:
        """How many tokens from ``place`` on are the same."""
        known = self._tokens[place : place + len(tokens)]
        different = np.flatnonzero(known != tokens[: len(known)])
        return int(different[0]) if len(different) else len(known)


def passage_text(sample: Sample, piece: Piece, found: Found) -> str:
    """The longest stretch found as it stands in the sample, empty for music."""
    if sample.text is None or piece.unit != 1 or piece.sequence.extra or not found.units:
        return ""
    start = int(piece.sequence.places[found.place, 0])
    end = int(piece.sequence.places[found.place + found.units - 1, 1])
    return " ".join(sample.text[start:end].split())
