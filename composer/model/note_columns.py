"""Many notes at once, a column of values each: what whole-song edits make their notes by.

A note made by its class checks itself, which for 100,000 of them takes longer than a frame lasts.
Here the columns are checked, and the notes are filled by them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import repeat
from operator import attrgetter

from composer.model.note import MAX_PITCH, MAX_VELOCITY, MIN_PITCH, MIN_VELOCITY, Note

Column = Sequence[int]


def changed_notes(
    notes: Sequence[Note],
    *,
    ids: Column | None = None,
    voices: Column | None = None,
    pitches: Column | None = None,
    onsets: Column | None = None,
    durations: Column | None = None,
    velocities: Column | None = None,
) -> tuple[Note, ...]:
    """``notes`` with the values of these columns, each as long as they are, in half the time of
    :meth:`Note.but`.

    Ranges are those of :class:`Note`.  Raises its ``ValueError`` when one of the last four is out
    of range.
    """
    if not notes:
        return ()
    new = list(map(object.__new__, repeat(Note, len(notes))))
    columns = (ids, voices, pitches, onsets, durations, velocities, None)
    for name, column in zip(_NAMES, columns, strict=True):
        if column is not None and len(column) != len(notes):
            raise ValueError("a column must have a value for each note")
        values = map(attrgetter(name), notes) if column is None else column
        deque(map(_SET[name], new, values), 0)
    if (
        (pitches is not None and (min(pitches) < MIN_PITCH or max(pitches) > MAX_PITCH))
        or (onsets is not None and min(onsets) < 0)
        or (durations is not None and min(durations) < 1)
        or (velocities and (min(velocities) < MIN_VELOCITY or max(velocities) > MAX_VELOCITY))
    ):
        for note in new:
            note.__post_init__()  # raises, with what is wrong
    return tuple(new)


def moved_notes(notes: Sequence[Note], ticks: int, semitones: int) -> tuple[Note, ...]:
    """:meth:`Note.moved` of many at once, in half the time.

    Raises ``ValueError`` when one of them would leave the roll or begin before the start.
    """
    return changed_notes(
        notes,
        pitches=[note.pitch + semitones for note in notes] if semitones else None,
        onsets=[note.onset + ticks for note in notes] if ticks else None,
    )


_NAMES = ("id", "voice", "pitch", "onset", "duration", "velocity", "origin")
_SET = {name: vars(Note)[name].__set__ for name in _NAMES}
