"""Names of pitches as a person writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.key import Key, spell
from composer.model.pitch_names import pitch_named


@pytest.mark.parametrize(
    ("name", "pitch"),
    [("C4", 60), ("c#4", 61), ("Bb2", 46), ("B♭2", 46), (" g9 ", 127), ("C-1", 0), ("64", 64)],
)
def test_names_and_numbers_are_read(name, pitch):
    assert pitch_named(name) == pitch


@pytest.mark.parametrize("name", ["", "H4", "C", "C4x", "128", "G#9", "Cb-1", "-1", "C###4"])
def test_what_is_no_pitch_is_refused_with_a_sentence(name):
    with pytest.raises(ValueError, match=r"is no pitch|outside"):
        pitch_named(name)


@given(st.integers(0, 127), st.integers(-7, 7))
def test_every_pitch_is_read_from_its_own_name(pitch, fifths):
    assert pitch_named(spell(pitch, Key(0, fifths))) == pitch
