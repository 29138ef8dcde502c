"""Chord symbols in a song."""

from __future__ import annotations

import pytest

from composer.model.chord import Chord
from composer.model.chord_symbol import MOST_CHARACTERS, ChordSymbol


@pytest.mark.parametrize("text", ["C", "F#m7", "Bbmaj9", "G7/B", "C♯m7♭5"])
def test_a_symbol_knows_its_chord(text):
    assert ChordSymbol(480, text).chord == Chord.named(text)


@pytest.mark.parametrize("text", ["N.C.", "NC"])
def test_a_symbol_may_say_that_there_is_no_chord(text):
    assert ChordSymbol(0, text).chord is None


@pytest.mark.parametrize(
    ("tick", "text", "says"),
    [
        (-1, "C", "stands at 0 or later"),
        (0, "", "no chord symbol"),
        (0, "H7", "'H7' is no chord symbol"),
        (0, " C", "no chord symbol"),
        (0, "C\n", "no chord symbol"),
        (0, "C7" + "b9" * MOST_CHARACTERS, f"at most {MOST_CHARACTERS} characters"),
    ],
)
def test_what_is_no_chord_symbol_is_refused_with_a_sentence(tick, text, says):
    with pytest.raises(ValueError, match=says):
        ChordSymbol(tick, text)


def test_symbols_come_in_order_of_time():
    later, first = ChordSymbol(480, "Am"), ChordSymbol(0, "C")
    assert sorted([later, first]) == [first, later]
