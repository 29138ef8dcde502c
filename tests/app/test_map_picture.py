"""The map of a folder: a dot for each piece, names that touch nothing."""

from __future__ import annotations

import string

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.app.lettering import lettered
from composer.app.map_picture import GIVEN, HEIGHT, MARGIN, NEAR, OTHER, WIDTH, drawn_map


@pytest.mark.parametrize("sign", string.ascii_letters + string.digits)
def test_every_letter_and_digit_has_a_shape_of_its_own(sign: str) -> None:
    def shape(text: str) -> bytes:
        mask = lettered(text, 12)
        return bytes(str(mask.shape), "ascii") + mask.tobytes()

    own = shape(sign)
    assert own != shape("?")
    same = {"I": "l", "l": "I"}
    for other in string.ascii_letters + string.digits:
        if other != sign and same.get(sign) != other:
            assert shape(other) != own


def test_accents_are_left_out_and_unknown_signs_are_question_marks() -> None:
    assert np.array_equal(lettered("Äpfél", 12), lettered("Apfel", 12))
    assert np.array_equal(lettered("Ж", 12), lettered("?", 12))
    assert lettered("", 12).max() == 0


@given(st.text(max_size=40))
def test_any_name_can_be_lettered(text: str) -> None:
    mask = lettered(text, 10)
    assert mask.min() >= 0
    assert mask.max() <= 1


def test_each_piece_has_its_dot_in_its_place_and_colour() -> None:
    places = np.array([[-1.0, -1.0], [1.0, 1.0], [0.0, 0.5]])
    picture = drawn_map(places, ["one", "two", "three"], 0, [1])
    assert picture.shape == (HEIGHT, WIDTH, 3)
    assert tuple(picture[HEIGHT - MARGIN, MARGIN]) == GIVEN
    assert tuple(picture[MARGIN, WIDTH - MARGIN]) == NEAR
    assert tuple(picture[MARGIN + (HEIGHT - 2 * MARGIN) // 4, WIDTH // 2]) == OTHER


@settings(max_examples=5)
@given(st.integers(1, 60), st.integers(0, 1000))
def test_any_folder_is_drawn_the_same_again(count: int, seed: int) -> None:
    places = np.clip(np.random.default_rng(seed).normal(size=(count, 2)) / 3, -1, 1)
    names = [f"Piece {n}\n" * (n % 4) for n in range(count)]
    near = list(range(1, min(count, 6)))
    assert np.array_equal(drawn_map(places, names, 0, near), drawn_map(places, names, 0, near))
