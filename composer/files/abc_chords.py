"""Chord symbols in ABC notation (``"Am"``): read, and the notes parted that they stand within."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from composer.files.chord_names import known_name
from composer.model.bars import Bar
from composer.model.notation import Layer, Symbol, WrittenVoice, whole_bar_rest
from composer.model.rhythm import value_of
from composer.model.time import TICKS_PER_QUARTER

ANNOTATIONS = ("^", "_", "<", ">", "@")
"""What begins a text in quotation marks that is no chord symbol."""

# Ticks of which a part of a note is a multiple: a 64th, and one of a triplet.
_PARTS = (TICKS_PER_QUARTER // 16, TICKS_PER_QUARTER // 12)


def chord_in(quoted: str) -> tuple[str, str] | None:
    """The chord symbol in a text with its quotation marks as the song has it, and as it is there;
    ``None`` when it is no chord's."""
    text = " ".join(quoted.strip('"').split())
    name, same = known_name(text)
    return None if name is None else (name, name if same else text)


def parted_at(notation: WrittenVoice, bars: Sequence[Bar], ticks: Sequence[int]) -> WrittenVoice:
    """The voice, whose first line of notes is in parts that are tied together where one of
    ``ticks`` (rising) lies within a note or a rest."""
    if not ticks or not notation.layers:
        return notation
    first = notation.layers[0]
    parted: dict[int, list[Symbol]] = {}
    for bar in bars:
        inside = ticks[bisect_right(ticks, bar.start) : bisect_left(ticks, bar.end)]
        symbols = first.bars.get(bar.number) or [whole_bar_rest(bar)]
        if inside:
            places = [Fraction(tick - bar.start) for tick in inside]
            parted[bar.number] = [part for symbol in symbols for part in _parts(symbol, places)]
    if not parted:
        return notation
    layers = [Layer(first.staff, first.bars | parted), *notation.layers[1:]]
    return replace(notation, layers=layers)


def _parts(symbol: Symbol, places: Sequence[Fraction]) -> list[Symbol]:
    end = symbol.start + symbol.length
    cuts = [
        place
        for place in places
        if symbol.start < place < end and any(place % part == 0 for part in _PARTS)
    ]
    if not cuts or symbol.tuplet is not None:
        return [symbol]
    edges = [symbol.start, *cuts, end]
    found = []
    for start, stop in pairwise(edges):
        length = stop - start
        found.append(
            replace(
                symbol,
                start=start,
                length=length,
                value=value_of(int(length)) if length.denominator == 1 else None,
                tied_before=symbol.tied_before if start == symbol.start else bool(symbol.notes),
                tied_after=symbol.tied_after if stop == end else bool(symbol.notes),
                whole_bar=False,
            )
        )
    return found
