"""Where the playhead turns next: at a loop's end, at the frontier, at the song's end.  Pure."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from composer.midi.frontier import Frontier
from composer.midi.song import Song

SHORTEST_LOOP = 0.02
"""Seconds; what would be over sooner is played through without being repeated."""


class Why(Enum):
    """What is at a turn."""

    LOOP = auto()
    """The loop begins again."""
    REPEAT = auto()
    """The bars before the frontier are repeated."""
    LEAVE = auto()
    """There is music beyond the frontier, and what was repeated is left."""
    HOLD = auto()
    """The playhead stands at the frontier."""
    END = auto()
    """The song is over."""


class Turn(NamedTuple):
    """``tick``: where.  ``goal``: the tick that is gone on from; ``None``: none is."""

    tick: int
    why: Why
    goal: int | None = None


def lasts(song: Song, scale: float, start: int, end: int) -> bool:
    """Whether a region is long enough to be repeated."""
    seconds = song.tempo.seconds
    return (seconds(end) - seconds(start)) / scale >= SHORTEST_LOOP


def next_turn(
    song: Song, scale: float, loop: tuple[int, int] | None, frontier: Frontier, place: int
) -> Turn:
    """For a playhead that is at ``place`` or shortly before, in ``loop`` if there is one."""
    if frontier.tick is None:
        last = song.end if loop is None else loop[1]
    else:
        # Where it is beyond already, it stands.
        last = max(frontier.tick, place)
        last = last if loop is None else min(last, loop[1])
    last = frontier.turn(last)
    if frontier.leave == last:
        return Turn(last, Why.LEAVE, frontier.repeating)
    if loop is not None and loop[1] == last:
        return Turn(last, Why.LOOP, loop[0])
    if frontier.tick is None:
        return Turn(last, Why.END)
    again = frontier.again_from(last)
    if again is None or not lasts(song, scale, again, last):
        return Turn(last, Why.HOLD)
    return Turn(last, Why.REPEAT, again)
