"""Naming the artist of what a lyrics pack writes."""

from __future__ import annotations

import csv

import pytest

from composer.engine.packs import read_card
from tests.fixtures.lyrics_pack import ARTISTS
from training.lyrics.artists import (
    NaiveBayes,
    artists_figures,
    pieces_of,
    share_named,
    words_of,
    written,
)
from training.lyrics.corpus import Song


def test_a_text_is_given_to_the_class_that_uses_its_words():
    classifier = NaiveBayes([["sea", "ship", "the"], ["moor", "ewe", "the"]], [0, 1], 2)
    assert classifier.class_of(["the", "ewe", "unheard"]) == 1
    assert classifier.class_of(["the", "the", "ship"]) == 0
    assert share_named(classifier, [(0, ["sea"]), (0, ["moor"])]) == 0.5


def test_words_are_small_letters_with_their_apostrophes():
    assert words_of("O’er the HILL, 'tis 9!") == ["o'er", "the", "hill", "tis"]


def test_songs_are_cut_into_whole_pieces_of_each_artist():
    songs = [Song("A", "", "a b c"), Song("B", "", "x"), Song("A", "", "d e")]
    assert pieces_of(songs, ["A", "B"], 2) == [(0, ["a", "b"]), (0, ["c", "d"])]


def test_every_artist_writes_as_many_samples_of_as_many_words(lyrics_pack_folder):
    pack = read_card(lyrics_pack_folder / "tiny-lyrics")
    found = list(written(pack, 2, 1.5, 1.0, seed=3, length=12))
    assert [artist for artist, _ in found] == [0, 1, 2, 0, 1, 2]
    assert {len(words) for _, words in found} == {12}
    assert found == list(written(pack, 2, 1.5, 1.0, seed=3, length=12))


def test_the_figures_are_shares_with_the_command_that_gives_them(lyrics_pack_folder, tmp_path):
    pack = read_card(lyrics_pack_folder / "tiny-lyrics")
    for split in ("train", "valid"):
        with (tmp_path / f"own-{split}.csv").open("w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["artist", "song", "link", "text"])
            for number, artist in enumerate(ARTISTS):
                rows.writerow([artist, "", "", f"word{'abc'[number]} and {split} " * 120])
    figures = artists_figures(pack, tmp_path / "own-train.csv", each=1)
    named, chance, real = (each["value"] for each in figures)
    assert 0 <= named <= 1
    assert chance == pytest.approx(3 * named, abs=1e-3)
    assert real == 1
    assert figures[0]["command"].startswith("python -m training artists tiny-lyrics --data own-tr")
    with pytest.raises(ValueError, match="beside"):
        artists_figures(pack, tmp_path / "own-valid.csv")
