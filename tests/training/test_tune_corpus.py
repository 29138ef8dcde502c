"""The corpus of tunes: copies once, relatives together, splits that stay."""

from __future__ import annotations

import json

import numpy as np
import pytest

from composer.engine.abc import LETTERS, Tune, transposed
from training.tune.corpus import (
    Entry,
    bars_of,
    convert,
    load,
    plain_title,
    read_collection,
    split,
    without_copies,
)


def made_up(seed, bars=16):
    """A tune of random notes, unlike any other."""
    random = np.random.default_rng(seed)
    signs = ["|"] * (bars - 1) + ["||"]
    names = [*LETTERS, *LETTERS.lower()]
    body = "".join("".join(random.choice(names, 8)) + sign for sign in signs)
    return Tune("4/4", "G", "major", body)


def entries(count):
    names = ("".join("abcdefghij"[int(digit)] for digit in f"{n:04}") for n in range(count))
    return [Entry(f"Song {name}", "made", made_up(n)) for n, name in enumerate(names)]


def test_a_tune_in_another_key_is_a_copy():
    first = Entry("One", "made", made_up(1))
    other = Entry("Another", "made", transposed(first.tune, "D"))
    different = Entry("Different", "made", made_up(2))
    said = []
    assert without_copies([first, other, different], said.append) == [first, different]
    assert said == ["made: skipped 1 tunes that are there before, note for note"]


def test_relatives_are_in_one_split_even_in_other_keys():
    known = entries(60)
    variants = []
    for number, entry in enumerate(known):
        # The first half is the other tune's, a fourth up; the rest is new.
        moved = transposed(entry.tune, "C").body.split("|")
        fresh = transposed(made_up(1000 + number), "C").body.split("|")
        body = "|".join(moved[:9] + fresh[9:])
        variants.append(Entry(entry.title + "q", "made", Tune("4/4", "C", "major", body)))
    result = split(known + variants)
    for one, other in zip(result[:60], result[60:], strict=True):
        assert (one.group, one.split) == (other.group, other.split)
    assert len({entry.group for entry in result}) == 60


def test_tunes_of_the_same_title_are_in_one_split():
    assert plain_title("The Drowsy Maggie -- REEL") == plain_title("Drowsy Maggie") != ""
    one, other = split(
        [Entry("Drowsy Maggie", "a", made_up(1)), Entry("DROWSY MAGGIE -- REEL", "b", made_up(2))]
    )
    assert one.group == other.group


def test_a_split_stays_when_other_tunes_are_added():
    few = split(entries(100))
    more = split(entries(200))
    assert few == more[:100]


def test_about_nine_in_ten_tunes_are_for_training():
    names = [entry.split for entry in split(entries(400))]
    assert 0.85 < names.count("train") / 400 < 0.95
    assert names.count("valid") > 5
    assert names.count("test") > 5


def test_a_bad_tune_is_named_with_the_reason_and_the_others_are_kept(tmp_path):
    path = tmp_path / "book.abc"
    good = "X:1\nT:Good\nM:4/4\nL:1/8\nK:G\n" + "GABc defg|" * 4 + "\n"
    path.write_text(good + "\nX:2\nT:Bad\nM:4/4\nL:1/8\nK:G\nG8|G7|G8|G8|G8|\n" + good)
    said = []
    assert [entry.title for entry in read_collection("a", [path], said.append)] == ["Good"] * 2
    assert said == ["book.abc: skipped 'Bad': 1 of 5 bars do not sum to the meter"]


def test_a_line_that_is_no_tune_is_refused_with_its_number(tmp_path):
    path = tmp_path / "tunes.jsonl"
    fields = {"title": "", "source": "", "group": "", "split": "train"}
    good = {**fields, "meter": "4/4", "tonic": "G", "mode": "major", "body": "G8||"}
    path.write_text(json.dumps(good) + "\n")
    assert load(path)[0].tune.body == "G8||"
    for wrong in ({**good, "body": "?"}, {**good, "meter": "7/4"}, {**good, "split": 1}, [], 5):
        path.write_text(json.dumps(good) + "\n" + json.dumps(wrong) + "\n")
        with pytest.raises(ValueError, match="line 2, is no tune"):
            load(path)
    with pytest.raises(ValueError, match="missing"):
        load(tmp_path / "other.jsonl")


def test_bars_are_counted_with_pickups_put_to_the_bars_they_belong_to():
    assert bars_of(Tune("6/8", "G", "major", "|:D|GABc2d|GABc2d|GABc2d|G3G2:|")) == 4


@pytest.mark.slow
def test_the_four_collections_become_one_corpus(data_folder, tmp_path):
    pytest.importorskip("music21")
    said = []
    counts = convert(data_folder, tmp_path / "tunes.jsonl", said.append)
    corpus = load(tmp_path / "tunes.jsonl")
    assert sum(counts.values()) == len(corpus) > 3700
    assert 0.88 < counts["train"] / len(corpus) < 0.92
    assert any("Guns of the Magnificent Seven" in line for line in said)
    groups = {}
    for entry in corpus:
        assert groups.setdefault(entry.group, entry.split) == entry.split
