"""Chord symbols of the song: put in, written anew, moved, taken out, all at once as well.

Each function that changes a document is one undo step.  Times are ticks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from composer.edit.commands import SetChords
from composer.edit.document import Document
from composer.model.chord_symbol import ChordSymbol
from composer.model.score import Score

MOVED, COPIED = "Move Chord Symbol", "Copy Chord Symbol"
"""Names of the steps."""


def symbol_at(score: Score, tick: int) -> ChordSymbol | None:
    """The symbol that is in force at ``tick``."""
    place = bisect_right(score.chords, tick, key=lambda symbol: symbol.tick)
    return score.chords[place - 1] if place else None


def put(document: Document, symbol: ChordSymbol) -> None:
    """Puts a symbol in, in place of one at its tick."""
    document.apply(copied(document.score, symbol), "Add Chord Symbol")


def rewrite(document: Document, symbol: ChordSymbol, text: str) -> ChordSymbol:
    """Gives a symbol another text; raises ``ValueError`` when it is none, or not there."""
    wanted = replace(symbol, text=text)
    kept = _others(document.score, symbol)
    document.apply(SetChords((*kept, wanted)), "Change Chord Symbol")
    return wanted


def move(
    document: Document, symbol: ChordSymbol, tick: int, coalesce: str | None = None
) -> ChordSymbol:
    """Puts a symbol elsewhere, in place of one that is there; raises ``ValueError`` as above.

    Steps with the same ``coalesce`` that follow each other are one.
    """
    wanted = replace(symbol, tick=tick)
    with document.transaction(MOVED, coalesce):
        document.apply(moved(document.score, symbol, tick))
    return wanted


def remove(document: Document, symbol: ChordSymbol) -> None:
    """Takes a symbol away; raises ``ValueError`` when it is not there."""
    document.apply(SetChords(tuple(_others(document.score, symbol))), "Remove Chord Symbol")


def remove_all(document: Document) -> None:
    """Takes all symbols away."""
    document.apply(SetChords(()), "Remove Chord Symbols")


def write_read_off(document: Document, symbols: Sequence[ChordSymbol]) -> None:
    """Writes what was read off the notes in place of all symbols; raises ``ValueError`` when two
    stand at one place."""
    document.apply(SetChords(tuple(symbols)), "Chord Symbols from the Notes")


def moved(score: Score, symbol: ChordSymbol, tick: int) -> SetChords:
    """The command that puts a symbol elsewhere, in place of one that is there."""
    kept = (other for other in _others(score, symbol) if other.tick != tick)
    return SetChords((*kept, replace(symbol, tick=tick)))


def copied(score: Score, symbol: ChordSymbol) -> SetChords:
    """The command that puts a symbol beside those that are there, in place of one at its tick."""
    return SetChords((*(other for other in score.chords if other.tick != symbol.tick), symbol))


def _others(score: Score, symbol: ChordSymbol) -> list[ChordSymbol]:
    others = list(score.chords)
    others.remove(symbol)  # raises ValueError
    return others
