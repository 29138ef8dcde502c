"""What is being recorded and in no score yet, in the lines of a journal.

A line says how it differs from the line before: so many notes and controllers of it stay, the rest
is as given.  What was played is in order of time, so that little but its end changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

PlayedNote = tuple[int, int, int, int]
"""Pitch, onset, duration, velocity; times in ticks."""
PlayedControl = tuple[int, str, int, int]
"""Tick, kind (as a :class:`~composer.model.control.ControlKind` is stored), number, value."""


@dataclass(frozen=True, slots=True)
class Played:
    """What is recorded into the voice with the id ``voice`` so far.

    ``replaced``: the stretch that it will take the place of, ticks, end exclusive.
    """

    voice: int
    notes: tuple[PlayedNote, ...] = ()
    controls: tuple[PlayedControl, ...] = ()
    replaced: tuple[int, int] | None = None


def played_to_json(before: Played | None, now: Played | None) -> Any:
    """What makes ``now`` of ``before``, as values that JSON has."""
    if now is None:
        return None
    notes = _same(before.notes, now.notes) if before else 0
    controls = _same(before.controls, now.controls) if before else 0
    return {
        "voice": now.voice,
        "replaced": list(now.replaced) if now.replaced else None,
        "notes": [notes, *(list(note) for note in now.notes[notes:])],
        "controls": [controls, *(list(control) for control in now.controls[controls:])],
    }


def played_from_json(before: Played | None, json: Any) -> Played | None:
    """The other way round; raises ``ValueError`` where the values are not in shape."""
    if json is None:
        return None
    before = before or Played(0)
    try:
        kept, *notes = json["notes"]
        stay, *controls = json["controls"]
        replaced = json["replaced"]
        played = Played(
            json["voice"],
            (*before.notes[:kept], *(_note(*note) for note in notes)),
            (*before.controls[:stay], *(_control(*control) for control in controls)),
            None if replaced is None else _stretch(*replaced),
        )
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError("what was played is damaged") from error
    _whole(played.voice, kept, stay)
    return played


def _note(pitch: int, onset: int, duration: int, velocity: int) -> PlayedNote:
    _whole(pitch, onset, duration, velocity)
    return pitch, onset, duration, velocity


def _control(tick: int, kind: str, number: int, value: int) -> PlayedControl:
    _whole(tick, number, value)
    if not isinstance(kind, str):
        raise ValueError("the kind of a controller is no text")
    return tick, kind, number, value


def _stretch(start: int, end: int) -> tuple[int, int]:
    _whole(start, end)
    return start, end


def _whole(*values: object) -> None:
    if any(type(value) is not int for value in values):
        raise ValueError("what was played has a value that is no whole number")


def _same(one: Sequence[object], other: Sequence[object]) -> int:
    """So many entries from the first on are the same."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
