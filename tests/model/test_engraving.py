"""What engraving adds to symbols: brackets of tuplets, and rests that layers share."""

from __future__ import annotations

from fractions import Fraction

from composer.model.bars import bars
from composer.model.engraving import beams, bracketed, shared_rests
from composer.model.notation import Symbol, written
from composer.model.note import Note
from composer.model.rhythm import NoteValue
from composer.model.time import Meter, MeterMap

METER = Meter(0, 4, 4)
BAR = bars(MeterMap((METER,)), 1920)


def symbols(*spans: tuple[int, int]) -> list[Symbol]:
    """Of one bar with notes given as (onset, duration)."""
    notes = [Note(i + 1, 1, 60, onset, length) for i, (onset, length) in enumerate(spans)]
    return written(notes, BAR).layers[0].bars[0]


def opening(line: list[Symbol]) -> set[int]:
    return bracketed(line, beams(line, METER))


def test_a_triplet_under_one_beam_needs_no_bracket() -> None:
    assert opening(symbols((0, 160), (160, 160), (320, 160), (480, 1440))) == set()


def test_a_triplet_with_a_rest_or_a_long_note_has_a_bracket() -> None:
    assert opening(symbols((160, 160), (320, 160), (480, 1440))) == {0}
    assert opening(symbols((0, 320), (320, 160), (480, 1440))) == {0}
    assert opening(symbols((0, 320), (320, 320), (640, 320), (960, 960))) == {0}


def test_each_of_two_triplets_is_looked_at_by_itself() -> None:
    line = symbols((0, 160), (160, 160), (320, 160), (480, 320), (800, 160), (960, 960))
    assert opening(line) == {3}


def rest(start: int, length: int) -> Symbol:
    return Symbol(Fraction(start), Fraction(length), NoteValue("quarter"))


def sung(start: int, length: int) -> Symbol:
    return Symbol(Fraction(start), Fraction(length), NoteValue("quarter"), notes=(start,))


def test_a_rest_of_both_layers_is_shown_once() -> None:
    upper = [sung(0, 480), rest(480, 480), sung(960, 480), rest(1440, 480)]
    lower = [sung(0, 480), rest(480, 480), rest(960, 480), sung(1440, 480)]
    first, second = shared_rests([upper, lower])
    assert first == upper
    assert [symbol.gap for symbol in second] == [False, True, False, False]
    assert shared_rests([upper]) == [upper]
