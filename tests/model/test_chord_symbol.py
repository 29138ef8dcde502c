"""Chord symbols in a song."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.chord import Chord
from composer.model.chord_symbol import MOST_CHARACTERS, ChordSymbol, transposed
from tests.files.chord_texts import SYMBOLS


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


@given(st.lists(SYMBOLS, max_size=4), st.integers(-24, 24))
def test_transposed_symbols_sound_so_much_higher(texts, semitones):
    symbols = tuple(ChordSymbol(480 * n, text) for n, text in enumerate(texts))
    for before, after in zip(symbols, transposed(symbols, semitones), strict=True):
        assert after.tick == before.tick
        if before.chord is None or after.chord is None:
            assert after == before
        else:
            assert after.chord.bass == (before.chord.bass + semitones) % 12
            assert after.chord.pitch_classes == {
                (pitch_class + semitones) % 12 for pitch_class in before.chord.pitch_classes
            }


@pytest.mark.parametrize(
    ("texts", "semitones", "wanted"),
    [
        (["C", "F", "G7/B"], 2, ["D", "G", "A7/C#"]),
        (["C", "F", "G7"], 3, ["Eb", "Ab", "Bb7"]),
        (["E", "A", "B7"], -1, ["Eb", "Ab", "Bb7"]),
        (["A#b5"], 1, ["B(b5)"]),
        (["Bb", "Eb"], 12, ["Bb", "Eb"]),
    ],
)
def test_transposed_symbols_are_spelled_alike_and_with_few_signs(texts, semitones, wanted):
    symbols = [ChordSymbol(480 * n, text) for n, text in enumerate(texts)]
    assert [symbol.text for symbol in transposed(symbols, semitones)] == wanted


def test_symbols_come_in_order_of_time():
    later, first = ChordSymbol(480, "Am"), ChordSymbol(0, "C")
    assert sorted([later, first]) == [first, later]
