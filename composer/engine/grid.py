"""Between notes in ticks and cells on the sixteenth-note grid that the chorale networks know.

A cell is one sixteenth (120 ticks) of one voice.  Anything finer than the grid is heard by the
network on the grid beneath it; the person's own notes are never rewritten from the grid.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from composer.engine.messages import Span
from composer.model.note import Note
from composer.model.time import SIXTEENTH

Cells = NDArray[np.int16]

SILENT = -1
SHORT_GAP = 4  # steps; a rest shorter than a quarter note is no rest to the harmony


def cells_of_melody(notes: Sequence[Note], start: int, end: int) -> Cells:
    """The melody as int16 [steps], MIDI pitch or -1, for ticks ``start`` to ``end``.

    Both are multiples of a sixteenth.  A cell takes the pitch that sounds longest in it (of two
    equally long ones the earlier).  Gaps below a quarter note, as staccato leaves them, are heard
    as if the note before were held: the harmony goes on underneath.
    """
    steps = (end - start) // SIXTEENTH
    cells = np.full(steps, SILENT, dtype=np.int16)
    sounding = np.zeros(steps, dtype=np.int64)
    for note in sorted(notes, key=lambda n: n.onset):
        first = max(0, (note.onset - start) // SIXTEENTH)
        last = min(steps, -(-(note.end - start) // SIXTEENTH))
        for step in range(first, last):
            left = start + step * SIXTEENTH
            overlap = min(note.end, left + SIXTEENTH) - max(note.onset, left)
            if overlap > sounding[step]:
                sounding[step] = overlap
                cells[step] = note.pitch
    step = 0
    while step < steps:
        first = step
        while step < steps and cells[step] == SILENT:
            step += 1
        if 0 < first < step < min(steps, first + SHORT_GAP):
            cells[first:step] = cells[first - 1]
        step += 1
    return cells


def octave_shift(pitches: Sequence[int], low: int, high: int) -> int:
    """Semitones (a multiple of 12) that bring ``pitches`` best into ``low`` to ``high``.

    The shift with the fewest semitones outside in all; of equal ones the smallest.
    """

    def outside(shift: int) -> int:
        return sum(max(0, low - p - shift) + max(0, p + shift - high) for p in pitches)

    return min(range(-120, 121, 12), key=lambda shift: (outside(shift), abs(shift), shift))


def folded_into(cells: Cells, low: int, high: int) -> Cells:
    """``cells`` with each pitch outside ``low`` to ``high`` brought in by octaves.

    The range must be an octave or more; silent cells stay.
    """
    if high - low < 11:
        raise ValueError("the range must be at least an octave")
    folded = cells.copy()
    for i, pitch in enumerate(cells.tolist()):
        if pitch == SILENT:
            continue
        while pitch < low:
            pitch += 12
        while pitch > high:
            pitch -= 12
        folded[i] = pitch
    return folded


def spans_of_cells(
    cells: Cells, start: int, begins: NDArray[np.bool_] | None = None
) -> tuple[Span, ...]:
    """A voice's cells as held notes: a run of the same pitch becomes one span (ticks).

    ``begins``: bool [steps], where a span begins even after one of the same pitch.
    """
    spans: list[Span] = []
    step, steps = 0, len(cells)
    while step < steps:
        pitch, first = int(cells[step]), step
        step += 1
        while step < steps and cells[step] == pitch and (begins is None or not begins[step]):
            step += 1
        if pitch != SILENT:
            spans.append(Span(pitch, start + first * SIXTEENTH, (step - first) * SIXTEENTH))
    return tuple(spans)
