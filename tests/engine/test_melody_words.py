"""Lines of lyrics for the notes of a melody."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from composer.engine.copy_guard import INDEX_FOLDER, write_index
from composer.engine.lyrics import load_network
from composer.engine.melody_words import RhymePartners, fitted, write_lines
from composer.engine.messages import (
    LinesRequest,
    OperationCancelled,
    OperationRefused,
    Text,
    TextPiece,
)
from composer.engine.packs import read_card
from composer.engine.passages import runs, words_of
from composer.engine.verse import Line
from composer.prosody.patterns import stress_agreement
from composer.prosody.words import count_syllables

REQUEST = LinesRequest(1, 0, ("x/x/", "/x/"), seed=3)


@pytest.fixture(scope="module")
def model(lyrics_pack_folder):
    return load_network(read_card(lyrics_pack_folder / "tiny-lyrics"))


@pytest.fixture(scope="module")
def songbook(checkout):
    return load_network(read_card(checkout / "assets" / "models" / "lyrics-songbook"))


def written(model, folders=(), **changes):
    emitted = []
    with torch.inference_mode():
        write_lines(model, replace(REQUEST, **changes), emit=emitted.append, folders=folders)
    return emitted


def texts_of(model, **changes):
    return [each for each in written(model, **changes) if isinstance(each, Text)]


def test_every_line_has_its_notes_syllables_and_the_pieces_are_the_text(songbook):
    stresses = ("x/x/x/x/", "x/x/x/", "/xx/xx/", "x/")
    emitted = written(songbook, stresses=stresses, stanza=2, temperature=0.8)
    (text,) = (each for each in emitted if isinstance(each, Text))
    assert "".join(each.text for each in emitted if isinstance(each, TextPiece)) == text.text
    first, second = text.text.rstrip("\n").split("\n\n")
    lines = [*first.split("\n"), *second.split("\n")]
    told = dict(text.parameters)
    assert [count_syllables(line) for line in lines] == [8, 6, 7, 2]
    assert told["exact_lines"] == 4
    assert "lines_of_other_length" not in told
    assert 0 <= told["stress_agreement"] <= 1


def test_a_heavier_weight_on_stresses_puts_more_of_them_on_strong_beats(songbook):
    stresses = ("x/x/x/x/", "/x/x/x/")

    def agreement(weight):
        lines = texts_of(songbook, stresses=stresses, stress=weight, temperature=1.0)[0].text
        return sum(map(stress_agreement, lines.split("\n"), stresses))

    assert agreement(3.0) > agreement(0.0)


def test_what_no_line_was_found_for_is_named(songbook):
    (text,) = texts_of(songbook, stresses=("x" * 30, "x"), temperature=0.5)
    told = dict(text.parameters)
    off = {int(n) for n in told.get("lines_of_other_length", "").split(",") if n}
    for number, (line, wish) in enumerate(zip(text.text.split("\n"), (30, 1), strict=False), 1):
        assert (count_syllables(line) != wish) == (number in off)
    assert told["exact_lines"] == 2 - len(off)


def test_the_same_seed_gives_the_same_lines_and_candidates_differ(songbook):
    first, second = texts_of(songbook, candidates=2)
    again = texts_of(songbook, candidates=2)
    assert (first.text, second.text) == tuple(each.text for each in again)
    assert first.text != second.text
    assert (first.index, second.index) == (0, 1)


def test_the_lines_go_on_from_a_prime_which_is_in_none_of_them(songbook):
    alone, primed = (texts_of(songbook, prime=prime)[0].text for prime in ("", "la la la"))
    assert alone != primed
    assert primed == texts_of(songbook, prime="la la la\n")[0].text


def test_rhymes_are_counted_within_each_stanza():
    partners = RhymePartners(replace(REQUEST, rhyme="ABAB", stanza=4))
    for number, line in enumerate(("my day", "the sea", "a may", "we", "to night")):
        assert partners.word(number) == ("", "", "day", "sea", "")[number]
        partners.take(number, line)
    assert RhymePartners(REQUEST).word(1) == ""


def test_lines_that_the_copy_guard_knows_are_not_written(songbook, tmp_path):
    with pytest.raises(OperationRefused, match="index"):
        written(songbook, folders=[tmp_path], original=True)
    wishes = {"stresses": ("x/" * 5,) * 2, "temperature": 0.9}
    words = words_of(texts_of(songbook, **wishes)[0].text)
    assert len(words.tokens) > 8
    hashes = np.unique(runs(words, 8).hashes)
    card = {"corpus": "own", "licence": "MIT"}
    write_index(tmp_path / INDEX_FOLDER / "own.safetensors", "words", hashes, 24, card)
    (*_, other) = written(songbook, folders=[tmp_path], original=True, **wishes)
    assert not set(hashes.tolist()) & set(runs(words_of(other.text), 8).hashes.tolist())


def test_an_artist_that_is_not_there_is_refused(model):
    with pytest.raises(OperationRefused, match="knows no artist"):
        written(model, artist="Nobody")


def test_writing_is_cancelled_between_two_characters(model):
    looks = iter([False] * 5 + [True] * 100)
    with pytest.raises(OperationCancelled), torch.inference_mode():
        write_lines(model, REQUEST, emit=lambda each: None, cancelled=lambda: next(looks))


@pytest.mark.parametrize(
    "wrong",
    [
        {"stresses": ()},
        {"stresses": ("x", "")},
        {"stresses": ("x-",)},
        {"stresses": ("x" * 31,)},
        {"stresses": ["x"]},
        {"stress": 5},
        {"stanza": 0},
        {"rhyme": "ab"},
        {"second_artist": "Ben Late"},
        {"strength": -1},
    ],
)
def test_a_request_that_makes_no_sense_cannot_be_made(wrong):
    with pytest.raises(ValueError, match=r"must|needs"):
        replace(REQUEST, **wrong)


def test_of_two_equal_lines_the_one_that_ends_its_sentence_is_the_last():
    closed, left_open = (
        fitted(Line(text, 9.0), "x/x/", ".!?")
        for text in ('the day is "done."\n', "the day is done,\n")
    )
    assert not closed.open
    assert left_open.open
    assert closed.order(1.0) < left_open.order(1.0)
    assert not fitted(Line("the day is done,\n", 9.0), "x/x/").open
