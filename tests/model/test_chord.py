"""Chord symbols read as pitch classes."""

import pytest

from composer.model.chord import Chord


@pytest.mark.parametrize(
    ("symbol", "classes", "bass"),
    [
        ("C", {0, 4, 7}, 0),
        ("Am", {9, 0, 4}, 9),
        ("A-", {9, 0, 4}, 9),
        ("F#m7", {6, 9, 1, 4}, 6),
        ("B♭", {10, 2, 5}, 10),
        ("Bbmaj7", {10, 2, 5, 9}, 10),
        ("CM7", {0, 4, 7, 11}, 0),
        ("CΔ", {0, 4, 7, 11}, 0),
        ("G7", {7, 11, 2, 5}, 7),
        ("G7/B", {7, 11, 2, 5}, 11),
        ("C/D", {0, 4, 7, 2}, 2),
        ("Bdim", {11, 2, 5}, 11),
        ("B°7", {11, 2, 5, 8}, 11),
        ("Bø", {11, 2, 5, 9}, 11),
        ("Bm7b5", {11, 2, 5, 9}, 11),
        ("Caug", {0, 4, 8}, 0),
        ("C+", {0, 4, 8}, 0),
        ("Dsus4", {2, 7, 9}, 2),
        ("D7sus4", {2, 7, 9, 0}, 2),
        ("Dsus2", {2, 4, 9}, 2),
        ("E5", {4, 11}, 4),
        ("F6", {5, 9, 0, 2}, 5),
        ("C6/9", {0, 4, 7, 9, 2}, 0),
        ("Dm9", {2, 5, 9, 0, 4}, 2),
        ("Cadd9", {0, 4, 7, 2}, 0),
        ("G7(b9)", {7, 11, 2, 5, 8}, 7),
        ("E7#9", {4, 8, 11, 2, 7}, 4),
        ("CmM7", {0, 3, 7, 11}, 0),
        ("G13", {7, 11, 2, 5, 9, 4}, 7),
        ("Cno3", {0, 7}, 0),
        ("Cb", {11, 3, 6}, 11),
        ("C(b5)", {0, 4, 6}, 0),
        ("C(#5)/G#", {0, 4, 8}, 8),
    ],
)
def test_a_symbol_names_its_notes_and_its_bass(symbol, classes, bass):
    # A dominant thirteenth has its ninth too, and leaves the eleventh out.
    chord = Chord.named(symbol)
    assert chord.bass == bass
    assert chord.pitch_classes == classes


@pytest.mark.parametrize(
    "symbol", ["", "H7", "c", "C8", "Cmaj7x", "C/", "7", "Am//G", "C G", "C7(b9", "C)m("]
)
def test_what_is_no_symbol_is_refused_in_a_sentence(symbol):
    with pytest.raises(ValueError, match="no chord symbol"):
        Chord.named(symbol)
