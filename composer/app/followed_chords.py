"""Four-part writing that leans to the song's own chord symbols.  Times are ticks."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from composer.engine.messages import MAX_CHORDS, HarmonizeRequest, RepaintRequest
from composer.model.chord import NO_CHORD
from composer.model.score import Score
from composer.model.time import SIXTEENTH

Writing = TypeVar("Writing", HarmonizeRequest, RepaintRequest)


def following(score: Score, request: Writing) -> Writing:
    """The request with the chord symbols of ``score`` for what it writes as its steering's; as it
    is where no chord is in force there."""
    chords = chords_between(score, request.start, request.end)
    if all(symbol in NO_CHORD for _, symbol in chords):
        return request
    return replace(request, steering=replace(request.steering, chords=chords))


def chords_between(score: Score, start: int, end: int) -> tuple[tuple[int, str], ...]:
    """Tick and symbol from ``start`` on, the first one being what is in force there.

    Behind ``end`` (exclusive) none is in force: the network looks beyond what it writes, and the
    last chord has no say there.  Of several symbols within a sixteenth the last one is there, as
    more would not be heard; beyond ``MAX_CHORDS`` the others are left out.
    """
    found: dict[int, tuple[int, str]] = {}
    for symbol in score.chords:
        # From the grid line on that follows a symbol, as the engine takes it.
        step = max(0, -(-(symbol.tick - start) // SIXTEENTH))
        if start + step * SIXTEENTH >= end:
            break
        found[step] = (max(start, symbol.tick), symbol.text)
    chords = tuple(found.values())
    if len(chords) >= MAX_CHORDS:
        end = chords[MAX_CHORDS - 1][0]
        chords = chords[: MAX_CHORDS - 1]
    if chords and chords[-1][1] not in NO_CHORD:
        chords = (*chords, (end, NO_CHORD[0]))
    return chords
