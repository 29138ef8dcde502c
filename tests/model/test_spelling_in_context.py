"""Written notes chosen by the music around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.spelling import at_place, places_of
from composer.model.spelling_in_context import Heard, places_in_context

SIGNS = {-2: "bb", -1: "b", 0: "", 1: "#", 2: "##"}


def written(fifths: int, *lines: list[list[int]]) -> list[set[str]]:
    """The names of the chords of some quarters, each a list of pitches."""
    heard: dict[int, Heard] = {}
    quarters: list[list[int]] = []
    for line in lines:
        for place, chord in enumerate(line):
            ids = []
            for pitch in chord:
                id = len(heard) + 1
                ids.append(id)
                heard[id] = Heard(pitch, 480 * place, 480, fifths)
            quarters.append(ids)
    names = {id: at_place(heard[id].pitch, p) for id, p in places_in_context(heard).items()}
    return [{names[id].step + SIGNS[names[id].alter] for id in ids} for ids in quarters]


def test_a_passage_in_a_flat_key_is_written_with_its_flats() -> None:
    # E flat minor in a song in B flat: no F sharp beside its E flat and B flat.
    chords = [[58, 65, 62], [51, 58, 66], [56, 60, 63, 66], [49, 56, 65], [51, 58, 66]]
    flats = {"Eb", "Bb", "Gb", "Ab", "C", "Db", "F", "D"}
    assert set().union(*written(-2, chords)) <= flats


def test_a_dominant_has_its_leading_note() -> None:
    # A7 in F major: C sharp, and no D flat, beside A and E.
    assert written(-1, [[57, 61, 64, 67], [50, 57, 62, 65]])[0] == {"A", "C#", "E", "G"}


def test_without_anything_about_it_a_note_is_that_of_the_key() -> None:
    assert written(2, [[66]]) == [{"F#"}]
    assert written(-4, [[68]]) == [{"Ab"}]


def test_a_semitone_is_a_step_to_another_letter() -> None:
    heard = {
        1: Heard(67, 0, 480, 0, 2),
        2: Heard(68, 480, 480, 0, 3),
        3: Heard(69, 960, 480, 0),
        4: Heard(71, 1440, 480, 0, 5),
        5: Heard(70, 1920, 480, 0, 6),
        6: Heard(69, 2400, 480, 0),
    }
    places = places_in_context(heard)
    assert at_place(68, places[2]).step == "G"
    assert at_place(70, places[5]).step == "B"


@pytest.mark.parametrize("pitch", [0, 11, 12, 60, 127])
def test_every_way_to_write_a_pitch_is_that_pitch(pitch: int) -> None:
    names = [at_place(pitch, place) for place in places_of(pitch)]
    assert 2 <= len(names) <= 3
    assert {name.pitch for name in names} == {pitch}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 127), st.integers(0, 5000), st.integers(1, 4000), st.integers(-7, 7)
        ),
        max_size=30,
    )
)
def test_every_note_is_written_as_its_pitch_and_the_order_does_not_matter(
    notes: list[tuple[int, int, int, int]],
) -> None:
    heard = {place: Heard(*note) for place, note in enumerate(notes)}
    places = places_in_context(heard)
    assert all(place in places_of(heard[id].pitch) for id, place in places.items())
    assert places == places_in_context(dict(reversed(heard.items())))
