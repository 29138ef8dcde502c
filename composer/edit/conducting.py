"""Tempo, meter and key over time: changes put in, moved, taken out, and tempo ramps.

Each function is one undo step.  Times are ticks.
"""

from __future__ import annotations

from dataclasses import replace

from composer.edit.commands import Command, SetKey, SetMeter, SetTempo
from composer.edit.document import Document
from composer.model.key import Key
from composer.model.score import Score
from composer.model.time import SIXTEENTH, Meter, Tempo, TempoMap

Change = Tempo | Meter | Key
"""From its tick on, another tempo, meter or key."""

MOST_STEPS = 512
"""Of a tempo ramp."""

CHANGED = {Tempo: "Change Tempo", Meter: "Change Meter", Key: "Change Key"}
MOVED = {Tempo: "Move Tempo", Meter: "Move Meter", Key: "Move Key"}
REMOVED = {Tempo: "Remove Tempo", Meter: "Remove Meter", Key: "Remove Key"}
"""Names of the steps, by the kind of change."""


def is_first(change: Change) -> bool:
    """Whether it is the tempo or the meter that a song begins with, which it cannot be without."""
    return change.tick == 0 and not isinstance(change, Key)


def with_change(score: Score, change: Change) -> Command:
    """The command that puts a change in, in place of one of its kind at its tick."""
    if isinstance(change, Tempo):
        return SetTempo(score.tempo.with_entry(change))
    if isinstance(change, Meter):
        return SetMeter(score.meter.with_entry(change))
    return SetKey(score.key.with_entry(change))


def without_change(score: Score, change: Change) -> Command:
    """The command that takes a change out; raises ``ValueError`` when the song needs it."""
    if is_first(change):
        raise ValueError("a song begins with a tempo and a meter")
    if isinstance(change, Tempo):
        return SetTempo(score.tempo.without(change.tick))
    if isinstance(change, Meter):
        return SetMeter(score.meter.without(change.tick))
    return SetKey(score.key.without(change.tick))


def put(document: Document, change: Change, coalesce: str | None = None) -> None:
    """Puts a change in, in place of one of its kind at its tick.

    Steps with the same ``coalesce`` that follow each other are one.
    """
    with document.transaction(CHANGED[type(change)], coalesce):
        document.apply(with_change(document.score, change))


def remove(document: Document, change: Change) -> None:
    """Takes a change out; raises ``ValueError`` when the song cannot be without it."""
    document.apply(without_change(document.score, change), REMOVED[type(change)])


def move(document: Document, change: Change, tick: int, coalesce: str | None = None) -> Change:
    """Moves a change; one of its kind that is there already goes.  Returns the moved one.

    Raises ``ValueError`` on a place before the start, and for what the song begins with.
    """
    moved = replace(change, tick=tick)
    with document.transaction(MOVED[type(change)], coalesce):
        document.apply(without_change(document.score, change))
        document.apply(with_change(document.score, moved))
    return moved


def ramp(document: Document, start: int, end: int, first: float, last: float) -> None:
    """Leads the tempo from ``first`` to ``last`` quarter notes a minute.

    In equal steps of a sixteenth or more; tempo changes that were there go.  From ``end`` on it is
    ``last``.  Raises ``ValueError`` on no time at all or a tempo out of range.
    """
    if not 0 <= start < end:
        raise ValueError("a tempo ramp begins at 0 or later, and ends after that")
    steps = max(1, min(MOST_STEPS, (end - start) // SIXTEENTH))
    made = [
        Tempo.from_bpm(start + (end - start) * i // steps, first + (last - first) * i / steps)
        for i in range(steps + 1)
    ]
    kept = [e for e in document.score.tempo.entries if not start <= e.tick <= end]
    entries = sorted([*kept, *made], key=lambda entry: entry.tick)
    document.apply(SetTempo(TempoMap(tuple(entries))), "Tempo Ramp")


def steady(document: Document, start: int = 0, end: int | None = None) -> None:
    """Takes the tempo changes out between ``start`` and ``end`` (``None``: for good).

    The tempo at ``start`` holds until ``end``; from there on it is as it was.  Raises
    ``ValueError`` on no time at all.
    """
    if start < 0 or (end is not None and end <= start):
        raise ValueError("a stretch of time begins at 0 or later, and ends after that")
    tempo = document.score.tempo
    kept = [e for e in tempo.entries if e.tick <= start]
    if end is not None:
        behind = replace(tempo.at(end), tick=end)
        if behind.quarter_us != kept[-1].quarter_us:
            kept.append(behind)
        kept += [e for e in tempo.entries if e.tick > end]
    document.apply(SetTempo(TempoMap(tuple(kept))), "Steady Tempo")
