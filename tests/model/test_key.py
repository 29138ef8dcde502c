"""Keys, scales and the names of pitches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.key import MODES, Key, KeyMap, spell


@pytest.mark.parametrize(
    ("fifths", "mode", "name", "tonic"),
    [
        (0, "major", "C major", 0),
        (0, "minor", "A minor", 9),
        (3, "minor", "F# minor", 6),
        (-3, "major", "Eb major", 3),
        (7, "major", "C# major", 1),
        (-7, "minor", "Ab minor", 8),
        (0, "dorian", "D dorian", 2),
        (-1, "lydian", "Bb lydian", 10),
    ],
)
def test_a_key_is_called_by_its_tonic(fifths, mode, name, tonic):
    key = Key(0, fifths, mode)
    assert (key.name, key.tonic) == (name, tonic)


@pytest.mark.parametrize("mode", sorted(MODES))
@pytest.mark.parametrize("fifths", range(-7, 8))
def test_every_key_is_found_by_its_name(fifths, mode):
    key = Key(0, fifths, mode)
    assert Key.named(0, key.tonic_name, mode) == key


@pytest.mark.parametrize("mode", sorted(MODES))
def test_modes_of_one_signature_have_the_same_notes(mode):
    for fifths in range(-7, 8):
        key = Key(0, fifths, mode)
        assert key.pitch_classes == Key(0, fifths).pitch_classes
        assert key.tonic in key.pitch_classes
        assert len(key.pitch_classes) == 7


@pytest.mark.parametrize("tonic", ["", "H", "C!", "Cx", "G#", "Fb"])
def test_a_tonic_that_cannot_be_is_refused(tonic):
    with pytest.raises(ValueError, match=r"note name|seven"):
        Key.named(0, tonic)


def test_a_key_out_of_range_is_refused():
    for tick, fifths, mode in ((-1, 0, "major"), (0, 8, "major"), (0, 0, "blues")):
        with pytest.raises(ValueError, match=r"key|seven|mode"):
            Key(tick, fifths, mode)
    with pytest.raises(ValueError, match="mode"):
        Key.named(0, "C", "blues")


def test_no_key_holds_before_the_first_is_stated():
    keys = KeyMap((Key(960, 1), Key(1920, -1)))
    assert [keys.at(t) for t in (0, 960, 1919, 1920)] == [
        None,
        Key(960, 1),
        Key(960, 1),
        Key(1920, -1),
    ]
    assert KeyMap().at(0) is None


def test_an_entry_replaces_the_one_at_its_tick():
    keys = KeyMap().with_entry(Key(960, 1)).with_entry(Key(0, 2)).with_entry(Key(960, 3))
    assert keys == KeyMap((Key(0, 2), Key(960, 3)))
    assert keys.without(0).without(960) == KeyMap()
    assert hash(keys.without(0)) == hash(KeyMap((Key(960, 3),)))


def test_keys_out_of_order_are_refused():
    with pytest.raises(ValueError, match="in order"):
        KeyMap((Key(960, 1), Key(0, 1)))


def test_black_keys_are_called_by_the_key_signature():
    assert (spell(60), spell(61), spell(0), spell(127)) == ("C4", "C♯4", "C-1", "G9")
    assert spell(61, Key(0, -3)) == "D♭4"
    assert spell(61, Key(0, 3)) == "C♯4"


KEYS = st.builds(Key, st.just(0), st.integers(-7, 7), st.sampled_from(sorted(MODES)))
LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def pitch_class(name):
    """Of a name such as ``"F#"`` or ``"G♭"``."""
    signs = name[1:]
    return (
        LETTERS[name[0]] + signs.count("#") + signs.count("♯") - signs.count("b") - signs.count("♭")
    ) % 12


@pytest.mark.parametrize("mode", sorted(MODES))
@pytest.mark.parametrize("fifths", range(-7, 8))
def test_the_tonic_is_the_pitch_class_that_its_name_says(fifths, mode):
    key = Key(0, fifths, mode)
    assert pitch_class(key.tonic_name) == key.tonic
    assert key.name == f"{key.tonic_name} {mode}"
    assert Key.named(960, key.tonic_name.lower(), mode) == Key(960, fifths, mode)


@pytest.mark.parametrize("fifths", range(-7, 8))
def test_a_signature_raises_or_lowers_the_white_keys_in_the_order_of_fifths(fifths):
    sharps, flats = "FCGDAEB"[: max(0, fifths)], "BEADGCF"[: max(0, -fifths)]
    altered = {(LETTERS[x] + (x in sharps) - (x in flats)) % 12 for x in LETTERS}
    assert Key(0, fifths).pitch_classes == altered


@given(KEYS)
def test_a_scale_begins_at_its_tonic_and_has_the_steps_of_its_mode(key):
    steps = sorted((p - key.tonic) % 12 for p in key.pitch_classes)
    assert tuple(steps) == MODES[key.mode]


@given(st.integers(0, 127), st.none() | KEYS)
def test_a_name_of_a_pitch_tells_the_pitch(pitch, key):
    name = spell(pitch, key)
    letters = name.rstrip("-0123456789")
    assert pitch_class(letters) == pitch % 12
    assert (int(name.removeprefix(letters)) + 1) * 12 + pitch_class(letters) == pitch
    wrong = "♯" if key is not None and key.fifths < 0 else "♭"
    assert wrong not in name


@given(st.dictionaries(st.integers(0, 5000), st.integers(-7, 7), max_size=5), st.integers(0, 6000))
def test_the_key_in_force_is_the_last_one_stated(stated, tick):
    keys = KeyMap(tuple(Key(t, f) for t, f in sorted(stated.items())))
    before = [t for t in stated if t <= tick]
    assert keys.at(tick) == (Key(max(before), stated[max(before)]) if before else None)


def test_minor_music_has_the_raised_sixth_and_seventh_beside_the_scale():
    minor = Key.named(0, "A", "minor")
    assert minor.tonal_classes - minor.pitch_classes == {6, 8}
    dorian = Key.named(0, "D", "dorian")
    assert dorian.tonal_classes == dorian.pitch_classes
