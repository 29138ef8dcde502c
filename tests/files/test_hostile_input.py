"""Spoiled files of every kind that is read; ``python -m tests.hostile`` does it for long."""

from __future__ import annotations

import gzip
import json

import pytest

from composer.files.abc_read import abc_score
from composer.files.errors import FileError
from composer.files.project import project_bytes, project_score
from composer.model.score import empty_score
from tests.hostile import READERS, run


def test_no_spoiled_file_crashes_hangs_writes_or_reaches_out():
    result = run(300, seed=7)
    assert result["problems"] == []
    assert result["cases"] == 300
    # The spoiling is neither so mild that all is read nor so wild that nothing is.
    assert set(result["read"]) | set(result["refused"]) == set(READERS)
    assert sum(result["read"].values()) > 50
    assert sum(result["refused"].values()) > 50


def test_words_of_a_voice_that_has_no_notes_yet_are_passed_over():
    read = abc_score("X:1\nT:A\nM:4/4\nL:1/4\nV:2\nw: la la\nK:C\nw: lo\nV:2\nCDEF|\nw: a b c d\n")
    syllables = [syllable.text for syllable in read.score.lyrics.syllables()]
    assert syllables == ["a", "b", "c", "d"]


def test_a_reason_names_no_endless_value_of_the_file():
    score = json.loads(gzip.decompress(project_bytes(empty_score())))
    score["score"]["voices"][0]["role"] = "x" * 5000
    with pytest.raises(FileError) as refused:
        project_score(json.dumps(score).encode(), "“a.descant”")
    assert len(str(refused.value)) < 300
    assert str(refused.value).endswith(".")
