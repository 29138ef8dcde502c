"""What engraving adds to the symbols of a bar: beams, and which notes need an accidental."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from composer.model.notation import Symbol
from composer.model.rhythm import flags
from composer.model.spelling import Spelled, alterations
from composer.model.time import TICKS_PER_QUARTER, Meter


def beams(symbols: Sequence[Symbol], meter: Meter, skipped: int = 0) -> list[tuple[str, ...]]:
    """For each symbol of one layer of a bar the state of its beams, from the outermost inwards:
    ``begin``, ``continue``, ``end``, ``forward hook`` or ``backward hook``.

    Eighths and shorter notes within a beat share a beam; rests part beams.  ``skipped``: see
    :class:`~composer.model.bars.Bar`.
    """
    size = meter.beat_ticks if meter.compound else min(TICKS_PER_QUARTER, meter.beat_ticks)
    if meter.unit == 8 and not meter.compound:
        size = 3 * TICKS_PER_QUARTER // 2 if meter.beats == 3 else TICKS_PER_QUARTER
    found: list[tuple[str, ...]] = [()] * len(symbols)
    group: list[int] = []
    beat: Fraction | int = -1
    for place, symbol in enumerate(symbols):
        here = (symbol.start + skipped) // size
        beamed = bool(symbol.notes) and symbol.value is not None and flags(symbol.value.name) > 0
        if group and (not beamed or here != beat):
            _connect(group, symbols, found)
            group = []
        if beamed:
            group.append(place)
        beat = here
    if group:
        _connect(group, symbols, found)
    return found


def _connect(group: list[int], symbols: Sequence[Symbol], found: list[tuple[str, ...]]) -> None:
    if len(group) < 2:
        return
    counts = [flags(value.name) for place in group if (value := symbols[place].value) is not None]
    for n, place in enumerate(group):
        states = []
        for level in range(1, counts[n] + 1):
            before = n > 0 and counts[n - 1] >= level
            after = n + 1 < len(group) and counts[n + 1] >= level
            if before:
                states.append("continue" if after else "end")
            elif after:
                states.append("begin")
            else:
                states.append("backward hook" if n else "forward hook")
        found[place] = tuple(states)


def bracketed(symbols: Sequence[Symbol], states: Sequence[tuple[str, ...]]) -> set[int]:
    """Which of the symbols (by their place) open a tuplet that needs a bracket: where no beam shows
    already how far it reaches.  ``states``: as :func:`beams` gives them."""
    found = set()
    for place, symbol in enumerate(symbols):
        if symbol.tuplet is None or not symbol.tuplet.opens:
            continue
        last = place
        while last + 1 < len(symbols) and not _closes(symbols[last]):
            last += 1
        outer = [state[0] if state else "" for state in states[place : last + 1]]
        within = set(outer[1:-1]) <= {"continue"}
        if outer[0] != "begin" or outer[-1] != "end" or not within:
            found.add(place)
    return found


def _closes(symbol: Symbol) -> bool:
    return symbol.tuplet is not None and symbol.tuplet.closes


def shared_rests(lines: Sequence[list[Symbol]]) -> list[list[Symbol]]:
    """The layers of one bar of one staff, where what rests in all of them rests once: in the first,
    and the others have gaps."""
    rests = [
        {(symbol.start, symbol.length) for symbol in line if not symbol.notes and not symbol.gap}
        for line in lines
    ]
    common = set.intersection(*rests) if len(rests) > 1 else set()
    found = [list(lines[0])]
    for line in lines[1:]:
        found.append(
            [
                replace(symbol, gap=True)
                if not symbol.notes
                and symbol.tuplet is None
                and (symbol.start, symbol.length) in common
                else symbol
                for symbol in line
            ]
        )
    return found


def accidentals(
    symbols: Iterable[Symbol], names: Mapping[int, Spelled], fifths: int
) -> dict[tuple[Fraction, int], int]:
    """Which notes of one bar of one staff need an accidental in front of them.

    ``symbols``: of all its layers.  ``names``: the written note by id.  The result maps (start,
    note id) to semitones; an accidental holds for its step and octave until the bar ends.
    """
    signature = alterations(fifths)
    heard: dict[tuple[str, int], int] = {}
    found: dict[tuple[Fraction, int], int] = {}
    for symbol in sorted(symbols, key=lambda symbol: symbol.start):
        if symbol.tied_before:
            continue
        for note in symbol.notes:
            name = names[note]
            place = (name.step, name.octave)
            if heard.get(place, signature[name.step]) != name.alter:
                found[symbol.start, note] = name.alter
                heard[place] = name.alter
    return found
