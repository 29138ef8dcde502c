"""Passages: what counts as the same text and the same music, and the hashes that say so."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.engine.passages import (
    MAX_STEPS,
    bar_runs,
    line_of,
    note_runs,
    notes_of,
    runs,
    top_line,
    top_of_roll,
    word_runs,
    word_token,
    words_of,
)
from composer.model.note import Note

TEXT = "Down by the salley gardens, my love and I did meet; she passed the salley gardens"


def _line(pitches: list[int]) -> np.ndarray:
    return np.array(pitches, dtype=np.int16)


def test_the_token_of_a_word_is_the_documented_digest():
    digest = hashlib.blake2b(b"gardens").digest()
    assert word_token("Gardens") == int.from_bytes(digest[:8], "little")


def test_the_hash_of_a_run_is_the_documented_one():
    words = words_of("one two three")
    state = 0
    for token in [*words.tokens.tolist(), 3]:
        state = ((state ^ token) * 0x9E3779B97F4A7C15) % 2**64
        state ^= state >> 29
    assert runs(words, 3).hashes.tolist() == [state]


def test_case_accents_apostrophes_and_punctuation_make_no_other_passage():
    plain = word_runs(words_of("we will not go to the cafe of oer"))
    other = word_runs(words_of("We WILL, not go;\nto the Café — of o'er!"))
    assert plain.hashes.tolist() == other.hashes.tolist()
    assert len(plain.hashes) == 2


def test_a_word_knows_its_place_in_the_text():
    text = "  Ah, the o'erflowing  cup"
    places = words_of(text).places
    assert [text[a:b] for a, b in places.tolist()] == ["Ah", "the", "o'erflowing", "cup"]


@pytest.mark.parametrize("text", ["", "  \n", "—!?", "one two three"])
def test_a_text_too_short_has_no_passage(text):
    assert len(word_runs(words_of(text)).hashes) == 0


@given(
    st.lists(st.integers(40, 80), min_size=1, max_size=60),
    st.integers(-30, 30),
)
def test_a_transposed_line_has_the_same_passages(pitches, shift):
    here = bar_runs(line_of(_line(pitches)), 8)
    there = bar_runs(line_of(_line(pitches) + shift), 8)
    assert here.hashes.tolist() == there.hashes.tolist()
    assert here.first.tolist() == there.first.tolist()


def test_another_rhythm_is_another_passage():
    even = line_of(_line([60, 60, 62, 62, 64, 64, 65, 65] * 2 + [60]))
    dotted = line_of(_line([60, 60, 60, 62, 64, 64, 64, 65] * 2 + [60]))
    assert not set(bar_runs(even, 8).hashes.tolist()) & set(bar_runs(dotted, 8).hashes.tolist())


def test_a_passage_begins_with_a_note_and_has_five_of_them():
    held = line_of(_line([60] * 40))
    four = line_of(_line([60] * 4 + [62] * 4 + [64] * 4 + [65] * 4))
    five = line_of(_line([60] * 4 + [62] * 4 + [64] * 4 + [65] * 2 + [67] * 2))
    assert [len(bar_runs(line, 8).hashes) for line in (held, four, five)] == [0, 0, 1]
    assert bar_runs(five, 8).first.tolist() == [0]


def test_a_rest_goes_on_with_the_note_before_it():
    gaps = line_of(_line([-1, -1, 60, -1, 62, -1, 64, 65, 67, 69]))
    none = line_of(_line([60, 60, 62, 62, 64, 65, 67, 69]))
    assert gaps.tokens.tolist() == none.tokens.tolist()


@pytest.mark.parametrize("pitches", [[], [-1, -1], [60]])
def test_a_line_without_two_notes_has_no_passage(pitches):
    assert len(bar_runs(line_of(_line(pitches)), 4).hashes) == 0


def test_notes_a_little_late_or_early_fall_on_the_same_step():
    exact = [Note(i + 1, 1, 60 + i, 240 * i, 240) for i in range(8)]
    played = [Note(i + 1, 1, 60 + i, 240 * i + (i % 3 - 1) * 25 + 25, 215) for i in range(8)]
    assert top_line(exact, 240)[0].tolist() == top_line(played, 240)[0][:8].tolist()


def test_the_top_line_is_that_of_the_highest_notes_and_begins_with_the_first():
    notes = [Note(1, 1, 48, 480, 960), Note(2, 1, 72, 480, 240), Note(3, 1, 74, 960, 240)]
    line, origin = top_line(notes, 240)
    assert (line.tolist(), origin) == ([72, 48, 74, 48], 480)


def test_the_top_of_a_roll_is_the_highest_key():
    roll = np.zeros((3, 88), dtype=bool)
    roll[0, [10, 40]] = True
    roll[2, 0] = True
    assert top_of_roll(roll).tolist() == [61, -1, 21]


def test_notes_that_go_on_for_ever_are_refused():
    with pytest.raises(ValueError, match="go on for more than"):
        top_line([Note(1, 1, 60, 0, MAX_STEPS * 2)], 1)


def test_a_performance_is_known_by_its_intervals_whatever_the_rhythm():
    random = np.random.default_rng(1)
    pitches = random.integers(40, 80, 30)
    one = [Note(i + 1, 1, int(p), 100 * i, 90) for i, p in enumerate(pitches)]
    other = [
        Note(i + 1, 1, int(p) + 5, int(100 * i * 1.7) + int(random.integers(20)), 50)
        for i, p in enumerate(pitches)
    ]
    assert note_runs(notes_of(one)).hashes.tolist() == note_runs(notes_of(other)).hashes.tolist()
    assert len(note_runs(notes_of(one)).hashes) == 30 - 24 + 1
