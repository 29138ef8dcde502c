"""Which note of a chord is whose: chords taken apart into lines, from above.

Each line goes on from its last note to the nearest of the next chord, keeps to its own register,
and lines do not cross where they need not.  As people play, the notes of a chord need not begin
quite together, and may reach a little into the next.  Pitches are MIDI numbers, times ticks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from composer.model.note import Note

MOST_PARTS = 8
TOGETHER = 30  # ticks, a note of 1/64: what begins within it is one chord
_LEGATO = 60  # ticks that a note may reach into the next one of its line
_CROSSING = 24.0  # what a crossing costs, in semitones of a leap
_REGISTER = 0.6  # how much the distance to a part's register counts beside the leap


@dataclass(slots=True)
class _Part:
    register: float
    pitch: int | None = None
    until: int = 0

    def cost(self, note: Note) -> float:
        """How ill the note suits the part, in semitones."""
        leap = abs(note.pitch - (self.register if self.pitch is None else self.pitch))
        return leap + _REGISTER * abs(note.pitch - self.register)


def let_go(note: Note) -> int:
    """The tick from which a note that follows counts as one after it: a little before its end."""
    return note.end - min(_LEGATO, note.duration // 4)


def most_at_once(notes: Iterable[Note]) -> int:
    """How many of the notes sound at once at most, as :func:`let_go` counts; 0 without notes."""
    turns = [turn for note in notes for turn in ((note.onset, 1), (let_go(note), -1))]
    most = now = 0
    for _, change in sorted(turns):
        now += change
        most = max(most, now)
    return most


def chord_parts(notes: Iterable[Note], count: int) -> list[list[Note]]:
    """The notes of each of ``count`` parts, the highest part first, each in order of time.

    Every note is in one part.  Where more notes sound than there are parts, those that are left
    over go to the nearest part.  Raises ``ValueError`` on a count outside 1 to 8.
    """
    if not 1 <= count <= MOST_PARTS:
        raise ValueError(f"chords can be split into 1 to {MOST_PARTS} voices")
    chords = _chords(notes)
    parts = [_Part(register) for register in _registers(chords, count)]
    found: list[list[Note]] = [[] for _ in parts]
    for chord in chords:
        last = max(note.onset for note in chord)
        free = [place for place, part in enumerate(parts) if part.until <= last]
        given = _given(chord, parts, free)
        for note, place in zip(chord, given, strict=True):
            found[place].append(note)
            parts[place].until = max(parts[place].until, let_go(note))
            if parts[place].pitch is None or place in free:
                parts[place].pitch = note.pitch
                free = [other for other in free if other != place]
    return found


def _chords(notes: Iterable[Note]) -> list[list[Note]]:
    """What begins together and sounds together, each chord from above."""
    chords: list[list[Note]] = []
    until = 0  # when the first note of the last chord is let go
    for note in sorted(notes, key=lambda note: (note.onset, note.id)):
        last = chords[-1] if chords else []
        if last and note.onset < min(until, last[0].onset + TOGETHER):
            last.append(note)
            until = min(until, let_go(note))
        else:
            chords.append([note])
            until = let_go(note)
    return [sorted(chord, key=lambda note: (-note.pitch, note.id)) for chord in chords]


def _registers(chords: Sequence[Sequence[Note]], count: int) -> list[float]:
    """The middle pitch of each part, from what sounds in the fullest chords."""
    fullest: list[list[int]] = []
    size = 0
    held: list[Note] = []
    for chord in chords:
        last = max(note.onset for note in chord)
        held = [note for note in held if let_go(note) > last] + list(chord)
        if len(held) > size:
            fullest, size = [], len(held)
        if len(held) == size:
            fullest.append(sorted((note.pitch for note in held), reverse=True))
    if not fullest:
        return [60.0] * count
    ranks = [sum(column) / len(fullest) for column in zip(*fullest, strict=True)]
    if count == 1:
        return [ranks[0]]
    registers = []
    for part in range(count):
        rank = part * (size - 1) / (count - 1)
        below = min(int(rank), size - 1)
        above = min(below + 1, size - 1)
        registers.append(ranks[below] + (ranks[above] - ranks[below]) * (rank - below))
    return registers


def _given(chord: Sequence[Note], parts: Sequence[_Part], free: Sequence[int]) -> list[int]:
    """The part of each note of a chord (from above); ``free``: those that hold no note."""
    held = [place for place in range(len(parts)) if place not in free]

    def cost(note: Note, place: int) -> float:
        crossed = sum(
            1
            for other in held
            if (pitch := parts[other].pitch) is not None
            and (note.pitch > pitch if other < place else note.pitch < pitch)
        )
        return parts[place].cost(note) + _CROSSING * crossed

    if len(chord) <= len(free):
        columns = _matched([[cost(note, place) for place in free] for note in chord])
        return [free[column] for column in columns]
    given = [-1] * len(chord)
    if free:
        rows = _matched([[cost(note, place) for note in chord] for place in free])
        for place, row in zip(free, rows, strict=True):
            given[row] = place
    for row, note in enumerate(chord):
        if given[row] < 0:
            given[row] = min(range(len(parts)), key=lambda place: cost(note, place))
    return given


def _matched(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row a column, rising from row to row, so that the costs are least together."""
    width = len(costs[0])
    # least[column]: of the rows so far, the last of them at or before this column.
    least = [0.0] * (width + 1)
    choices: list[list[bool]] = []
    for row in costs:
        best = [float("inf")] * (width + 1)
        taken = [False] * (width + 1)
        for column, cost in enumerate(row):
            here = least[column] + cost
            taken[column + 1] = here < best[column]
            best[column + 1] = min(here, best[column])
        choices.append(taken)
        least = best
    columns = []
    column = width
    for taken in reversed(choices):
        while not taken[column]:
            column -= 1
        columns.append(column - 1)
        column -= 1
    return columns[::-1]
