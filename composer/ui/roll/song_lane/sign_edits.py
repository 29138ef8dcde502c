"""One way to move and to take away a sign of any kind, each one undo step.  No Qt."""

from __future__ import annotations

from composer.edit import chord_symbols, conducting, markers
from composer.edit.document import Document
from composer.model.chord_symbol import ChordSymbol
from composer.model.score import Marker
from composer.model.time import Meter, Tempo
from composer.ui.roll.song_lane.signs import Sign


def is_fixed(sign: Sign) -> bool:
    """Whether it is the tempo or the meter that the song begins with, which stays in its place."""
    return isinstance(sign, Tempo | Meter) and conducting.is_first(sign)


def remove(document: Document, sign: Sign) -> None:
    """Takes a sign away; raises ``ValueError`` when it is fixed, or not there."""
    if isinstance(sign, Marker):
        markers.remove(document, sign)
    elif isinstance(sign, ChordSymbol):
        chord_symbols.remove(document, sign)
    else:
        conducting.remove(document, sign)


def move(document: Document, sign: Sign, tick: int, coalesce: str | None = None) -> Sign:
    """Puts a sign elsewhere, in place of one of its kind there, and returns it; raises
    ``ValueError`` as above.

    Steps with the same ``coalesce`` that follow each other are one.
    """
    if isinstance(sign, Marker):
        return markers.move(document, sign, tick, coalesce)
    if isinstance(sign, ChordSymbol):
        return chord_symbols.move(document, sign, tick, coalesce)
    return conducting.move(document, sign, tick, coalesce)
