"""The order in which written measures are played: repeats, endings, and jumps back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composer.files.errors import FileError
from composer.files.musicxml_scan import Measure


@dataclass(slots=True)
class Played:
    """One playing of the written measure ``index``.

    ``turn``: the how-manieth time, from 1, of ``turns`` in which its repeated section is played;
    ``visit``: the number of that section, counting up.
    """

    index: int
    turn: int
    visit: int
    turns: int = 1


def in_order_of_playing(measures: Sequence[Measure], most: int) -> list[Played]:
    """Every measure as often as it is played; after a jump (D.C., D.S.) without repeats.

    Raises :class:`FileError` when that gives more than ``most``.
    """
    order: list[Played] = []
    ends = _endings(measures)
    ending_of = {index: first for first, last in ends.items() for index in range(first, last + 1)}
    index = begin = visit = 0
    turn = 1
    jumped = False
    while index < len(measures):
        measure = measures[index]
        if measure.forward and index != begin:
            begin, turn, visit = index, 1, visit + 1
        if measure.endings:
            last = ends[index]
            follows = last + 1 < len(measures) and bool(measures[last + 1].endings)
            if (jumped and follows) or (not jumped and turn not in measure.endings and turn > 1):
                index = last + 1
                if not follows:
                    begin, turn, visit = index, 1, visit + 1
                continue
        order.append(Played(index, turn, visit))
        if len(order) > most:
            raise FileError("With all repeats it is longer than can be opened.")
        ending = ending_of.get(index)
        if measure.times and not jumped:
            times = measure.times
            if ending is not None:
                times = max(times, max(measures[ending].endings) + 1)
            if turn < times:
                index, turn = begin, turn + 1
                continue
        if measure.times or (ending is not None and index == ends[ending]):
            begin, turn, visit = index + 1, 1, visit + 1
        if jumped and "fine" in measure.jumps:
            break
        following = index + 1
        if not jumped and measure.jumps & {"dacapo", "dalsegno"}:
            jumped = True
            following = 0 if "dacapo" in measure.jumps else _place(measures, "segno", 0)
            begin, turn, visit = following, 1, visit + 1
        elif jumped and "tocoda" in measure.jumps:
            following = _place(measures, "coda", following)
            begin, turn, visit = following, 1, visit + 1
        index = following
    turns: dict[int, int] = {}
    for played in order:
        turns[played.visit] = max(played.turn, turns.get(played.visit, 1))
    for played in order:
        played.turns = turns[played.visit]
    return order


def _place(measures: Sequence[Measure], mark: str, default: int) -> int:
    return next((i for i, measure in enumerate(measures) if mark in measure.jumps), default)


def _endings(measures: Sequence[Measure]) -> dict[int, int]:
    """First and last measure of each ending; where nothing says that one ends, it is one long."""
    found = {}
    for first, measure in enumerate(measures):
        if not measure.endings:
            continue
        last = first
        while not (measures[last].ending_stops or measures[last].times):
            if last + 1 == len(measures) or measures[last + 1].endings:
                last = first
                break
            last += 1
        found[first] = last
    return found
