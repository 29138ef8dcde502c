"""Quantising: bringing notes to the lines of a grid, straight or with a swing.  Times are ticks.

The grid begins anew with every bar, as musicians count and as the roll draws it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from composer.edit.commands import ReplaceNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.note_columns import changed_notes
from composer.model.time import MeterMap

STRAIGHT, MOST_SWING = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Quantising:
    """How notes are brought to the grid.

    ``grid``: the step in ticks, 1 or more.  ``strength``: 0 to 1, how far of the way notes go.
    ``swing``: where in each pair of steps the second one begins, 0.5 (straight; 0.67 is a
    triplet's) to 0.75.  ``onsets`` and ``ends``: what is brought to the grid.  Raises
    ``ValueError`` when a field is out of range.
    """

    grid: int
    strength: float = 1.0
    swing: float = STRAIGHT
    onsets: bool = True
    ends: bool = False

    def __post_init__(self) -> None:
        if self.grid < 1 or not 0 <= self.strength <= 1:
            raise ValueError("a grid must be at least one tick, and the strength within 0 to 1")
        if not STRAIGHT <= self.swing <= MOST_SWING:
            raise ValueError("a swing must be within 0.5 to 0.75")

    def lines_around(self, meter: MeterMap, tick: int) -> tuple[int, int]:
        """The line at or before ``tick``, and the one after it."""
        _, rest = meter.position(tick)
        bar, end = tick - rest, meter.bar_end(tick)
        pair = bar + rest // (2 * self.grid) * 2 * self.grid
        middle = pair + round(2 * self.grid * self.swing)
        after = pair + 2 * self.grid
        # A bar line comes first where the grid does not fill a bar.
        before, after = (pair, middle) if tick < middle else (middle, after)
        return before, min(after, end)

    def line_near(self, meter: MeterMap, tick: int) -> int:
        """The line nearest to ``tick``; half way between two it is the later one."""
        before, after = self.lines_around(meter, tick)
        return before if tick - before < after - tick else after


def quantised(notes: Iterable[Note], meter: MeterMap, how: Quantising) -> tuple[Note, ...]:
    """The notes as they are when they are brought to the grid, in the order given.

    Where onsets go alone, durations stay.  An end that is brought to the grid lies on a line
    behind the onset.
    """

    notes = list(notes)
    onsets = [note.onset for note in notes]
    targets = _near(onsets, meter, how) if how.onsets else onsets
    placed = _towards(onsets, targets, how.strength)
    durations = None
    if how.ends:
        ends = [note.end for note in notes]
        lines = _near(ends, meter, how)
        late = (
            how.lines_around(meter, target)[1] if line <= target else line
            for target, line in zip(targets, lines, strict=True)
        )
        reached = _towards(ends, list(late), how.strength)
        durations = [max(1, end - onset) for end, onset in zip(reached, placed, strict=True)]
    return changed_notes(notes, onsets=placed, durations=durations)


def _near(ticks: Sequence[int], meter: MeterMap, how: Quantising) -> list[int]:
    # Notes begin and end together: each place is asked for once.
    lines = {tick: how.line_near(meter, tick) for tick in set(ticks)}
    return [lines[tick] for tick in ticks]


def _towards(ticks: Sequence[int], lines: Sequence[int], strength: float) -> Sequence[int]:
    if strength == 1:
        return lines
    return [tick + round((line - tick) * strength) for tick, line in zip(ticks, lines, strict=True)]


def quantise(document: Document, ids: Collection[int], how: Quantising) -> None:
    """Brings notes to the grid, as one step; raises ``KeyError`` on an unknown id."""
    score = document.score
    notes = [score.notes[note_id] for note_id in sorted(ids)]
    document.apply(ReplaceNotes(quantised(notes, score.meter, how)), "Quantise")
