"""Takes brought onto the grid, and laid over each other.  Times are ticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from composer.midi.recorder import PlayedNote, Take
from composer.model.time import MeterMap


@dataclass(frozen=True, slots=True)
class GridOnTheWayIn:
    """Notes are brought to lines ``grid`` ticks (1 or more) apart, counted from each bar line.

    ``lengths``: where they end as well; else they stay as long as they were played.
    """

    grid: int
    lengths: bool = False

    def __post_init__(self) -> None:
        if self.grid < 1:
            raise ValueError("a grid must be at least one tick")


def quantised(
    takes: Sequence[Take],
    way: GridOnTheWayIn,
    meter: MeterMap,
    loop: tuple[int, int] | None = None,
) -> tuple[Take, ...]:
    """The takes with each note on the nearest line; controllers stay where they are.

    In a loop, a note whose line is the loop's end belongs to the beginning of the next pass, if
    there is a take of it; else it stays within its own.
    """
    notes: list[list[PlayedNote]] = [[] for _ in takes]
    by_turn = {take.turn: place for place, take in enumerate(takes)}
    for place, take in enumerate(takes):
        for note in take.notes:
            moved = _on_grid(note, way, meter)
            if loop is None:
                notes[place].append(moved)
                continue
            if moved.onset < loop[1]:
                notes[place].append(_within(moved, take.start, loop[1]))
                continue
            next_pass = by_turn.get(take.turn + 1)
            if next_pass is None:
                line = _line_before(meter, way.grid, loop[1])
                line = min(max(line, loop[0]), loop[1] - 1)
                notes[place].append(PlayedNote(line, loop[1], note.pitch, note.velocity))
            else:
                length = moved.end - moved.onset
                early = replace(moved, onset=loop[0], end=loop[0] + length)
                notes[next_pass].append(_within(early, *loop))
    return tuple(
        replace(take, notes=tuple(sorted(of, key=lambda n: (n.onset, n.pitch, n.end))))
        for take, of in zip(takes, notes, strict=True)
    )


def together(takes: Sequence[Take]) -> Take:
    """All takes at once, as if they had been one; raises ``ValueError`` without any."""
    if not takes:
        raise ValueError("there is no take")
    notes = sorted(
        (note for take in takes for note in take.notes), key=lambda n: (n.onset, n.pitch, n.end)
    )
    controls = sorted((c for take in takes for c in take.controls), key=lambda c: c.tick)
    return Take(
        min(take.start for take in takes),
        max(take.end for take in takes),
        tuple(notes),
        tuple(controls),
        takes[-1].turn,
    )


def nearest_line(meter: MeterMap, grid: int, tick: int) -> int:
    """The line nearest to ``tick``; half way, the later one."""
    below = _line_before(meter, grid, tick + 1)
    above = min(below + grid, meter.bar_end(below))
    return below if tick - below < above - tick else above


def _line_before(meter: MeterMap, grid: int, tick: int) -> int:
    """The last line before ``tick`` (1 or more)."""
    _, into = meter.position(tick - 1)
    return tick - 1 - into % grid


def _on_grid(note: PlayedNote, way: GridOnTheWayIn, meter: MeterMap) -> PlayedNote:
    onset = nearest_line(meter, way.grid, note.onset)
    end = onset + note.end - note.onset
    if way.lengths:
        after = min(onset + way.grid, meter.bar_end(onset))
        end = max(after, nearest_line(meter, way.grid, note.end))
    return replace(note, onset=onset, end=end)


def _within(note: PlayedNote, start: int, end: int) -> PlayedNote:
    onset = max(note.onset, start)
    return replace(note, onset=onset, end=max(onset + 1, min(note.end, end)))
