"""In which clef each bar of a staff is read best: the treble or the bass clef.

The clefs are those that need the fewest ledger lines beyond the first of a note, and change as
seldom as the notes warrant (the shortest path through both).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

TREBLE, BASS = "G", "F"
# The pitches of the lowest and of the highest line.
_LINES = {TREBLE: (64, 77), BASS: (43, 57)}
_LINE = 3.5  # semitones from one ledger line to the next
CHANGE = 12.0  # ledger lines that a change of clef must save


def clefs(bars: Iterable[Sequence[int]]) -> list[str]:
    """For each bar, of which the pitches (MIDI) are given, :data:`TREBLE` or :data:`BASS`."""
    kinds = (TREBLE, BASS)
    costs = [0.0, 0.0]
    came: list[list[int]] = []
    for pitches in bars:
        row, following = [], []
        for place, clef in enumerate(kinds):
            changes = costs[1 - place] + CHANGE < costs[place]
            row.append(1 - place if changes else place)
            before = costs[1 - place] + CHANGE if changes else costs[place]
            following.append(before + sum(_beyond(pitch, clef) for pitch in pitches))
        came.append(row)
        costs = following
    last = int(costs[1] < costs[0])
    found = []
    for row in reversed(came):
        found.append(kinds[last])
        last = row[last]
    return found[::-1]


def _beyond(pitch: int, clef: str) -> float:
    low, high = _LINES[clef]
    return max(0.0, max(low - pitch, pitch - high) / _LINE - 1)
