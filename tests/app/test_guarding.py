"""Words of a song held against a training text, headings left out."""

from __future__ import annotations

import numpy as np
import pytest

from composer.app.guarding import WordsGuard
from composer.engine.copy_guard import INDEX_FOLDER, WORDS_KIND, write_index
from composer.engine.passages import runs, words_of

SONG = "oh the summer time is coming and the trees are sweetly blooming"


@pytest.fixture
def guard(tmp_path):
    hashes = np.unique(runs(words_of(SONG), 7).hashes)
    card = {"corpus": "a summer's song", "licence": "public domain"}
    write_index(tmp_path / INDEX_FOLDER / "song.safetensors", WORDS_KIND, hashes, 24, card, parts=2)
    return WordsGuard([tmp_path])


def test_a_passage_is_found_across_a_heading_and_stands_where_it_is_typed(guard):
    text = "[Verse]\nmy own\nOh, the summer time\n\n[Chorus]\nis coming, and the trees\nare mine"
    (passage,) = guard.copied(text)
    assert text[passage.start : passage.end].startswith("Oh, the summer time")
    assert text[passage.start : passage.end].endswith("trees\nare")
    assert (passage.words, passage.index, passage.corpus) == (10, "song", "a summer's song")


def test_seven_words_are_nobodys(guard):
    assert guard.copied("oh the summer time is coming and then my own words go") == []
    assert guard.copied("") == []


def test_without_an_index_nothing_is_a_copy(tmp_path):
    assert WordsGuard([tmp_path]).copied(SONG) == []


@pytest.mark.expects_log("copy guard")
def test_a_damaged_index_is_passed_over(tmp_path):
    folder = tmp_path / INDEX_FOLDER
    folder.mkdir()
    (folder / "bad.safetensors").write_bytes(b"nothing")
    assert WordsGuard([tmp_path]).copied(SONG) == []
