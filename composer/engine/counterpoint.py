"""Counting what a teacher of counterpoint would mark in a four-voice piece.

A piece is an int array [steps, 4] (soprano, alto, tenor, bass) of MIDI pitches on the
sixteenth-note grid, -1 where a voice is silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from composer.model.voice import CHORALE_RANGES, SATB

Steps = NDArray[np.int16]

LEAP = 9  # semitones; a major sixth or more


@dataclass(frozen=True)
class Findings:
    """Counts over one piece or several added up.

    ``steps``: sixteenth steps looked at.  ``crossed``: steps on which some voice sounds below its
    lower neighbour.  ``seconds``: steps on which two neighbours are one or two semitones apart.
    ``moving_pairs``: pairs of voices that both move from one step to the next.
    ``parallel_fifths``, ``parallel_octaves``: those of them that go in the same direction from a
    perfect fifth (octave or unison, or compounds of either) to another.  ``melodic_steps``: moves
    of a single voice; ``leaps``: those of a major sixth or more.  ``out_of_range``: sounding cells
    outside their voice's range in the chorales.  ``silent``: silent cells.
    """

    steps: int = 0
    crossed: int = 0
    seconds: int = 0
    moving_pairs: int = 0
    parallel_fifths: int = 0
    parallel_octaves: int = 0
    melodic_steps: int = 0
    leaps: int = 0
    out_of_range: int = 0
    silent: int = 0

    def __add__(self, other: Findings) -> Findings:
        return Findings(
            *(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__)
        )

    def rates(self) -> dict[str, float]:
        """Crossings and seconds in percent of steps, parallels per 1,000 moving pairs, leaps in
        percent of melodic steps, cells out of range and silent cells as counts."""
        steps, pairs = max(1, self.steps), max(1, self.moving_pairs)
        return {
            "crossed_percent": 100 * self.crossed / steps,
            "seconds_percent": 100 * self.seconds / steps,
            "parallel_fifths_per_1000": 1000 * self.parallel_fifths / pairs,
            "parallel_octaves_per_1000": 1000 * self.parallel_octaves / pairs,
            "leaps_percent": 100 * self.leaps / max(1, self.melodic_steps),
            "out_of_range": float(self.out_of_range),
            "silent": float(self.silent),
        }


def inspect(piece: Steps) -> Findings:
    """The findings of one piece; raises ``ValueError`` when it is not [steps, 4]."""
    if piece.ndim != 2 or piece.shape[1] != 4:
        raise ValueError("a piece must be [steps, 4]")
    sounds = piece >= 0
    crossed = np.zeros(len(piece), dtype=bool)
    seconds = np.zeros(len(piece), dtype=bool)
    for upper, lower in pairwise(range(4)):
        both = sounds[:, upper] & sounds[:, lower]
        distance = piece[:, upper] - piece[:, lower]
        crossed |= both & (distance < 0)
        seconds |= both & ((np.abs(distance) == 1) | (np.abs(distance) == 2))
    moving = fifths = octaves = 0
    now, then = piece[:-1].astype(np.int64), piece[1:].astype(np.int64)
    step_sounds = sounds[:-1] & sounds[1:]
    for upper, lower in combinations(range(4), 2):
        up = then[:, upper] - now[:, upper]
        down = then[:, lower] - now[:, lower]
        both = step_sounds[:, upper] & step_sounds[:, lower] & (up != 0) & (down != 0)
        same_way = both & ((up > 0) == (down > 0))
        before = np.abs(now[:, upper] - now[:, lower]) % 12
        after = np.abs(then[:, upper] - then[:, lower]) % 12
        moving += int(both.sum())
        fifths += int((same_way & (before == 7) & (after == 7)).sum())
        octaves += int((same_way & (before == 0) & (after == 0)).sum())
    moves = np.abs(then - now)[step_sounds]
    outside = sum(
        int(
            ((piece[:, v] < CHORALE_RANGES[role][0]) | (piece[:, v] > CHORALE_RANGES[role][1]))[
                sounds[:, v]
            ].sum()
        )
        for v, role in enumerate(SATB)
    )
    return Findings(
        steps=len(piece),
        crossed=int(crossed.sum()),
        seconds=int(seconds.sum()),
        moving_pairs=moving,
        parallel_fifths=fifths,
        parallel_octaves=octaves,
        melodic_steps=int((moves > 0).sum()),
        leaps=int((moves >= LEAP).sum()),
        out_of_range=outside,
        silent=int((~sounds).sum()),
    )
