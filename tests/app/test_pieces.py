"""Files as pieces to look at, and the places in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.pieces import (
    bar_and_beat,
    line_and_column,
    offset_at,
    read_collection,
    read_piece,
    tick_at,
    written_tokens,
)
from composer.engine.abc import AbcError, Tune
from composer.files.errors import FileError
from composer.model.time import Meter, MeterMap

BOOK = """X:1
T:One
M:6/8
L:1/8
K:G
d|GAB c2d|e3 d3|GAB c2d|e3 d2|]

X:2
T:Two
M:4/4
L:1/8
K:D
K:G
not music %%
"""


def test_the_tunes_of_a_collection_are_read_one_by_one_and_the_bad_ones_say_why(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.abc"
    path.write_text(BOOK)
    first, second = read_collection(path)
    assert (first.number, first.title) == (1, "One")
    assert isinstance(first.tune, Tune)
    assert isinstance(second.tune, AbcError)
    assert read_piece(path)[0] == first.tune
    for number, said in ((2, "Two"), (3, "2 tunes")):
        with pytest.raises(FileError, match=said):
            read_piece(path, number)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", b"\xff\xfe\x00"), ("a.abc", b"nothing"), ("a.mid", b"x"), ("a.xyz", b"x")],
)
def test_a_file_that_is_no_piece_is_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileError):
        read_piece(path)
    with pytest.raises(FileError):
        read_piece(tmp_path / ("no" + name))


def test_typeset_signs_become_plain_ones_of_the_same_length(tmp_path: Path) -> None:
    path = tmp_path / "song.txt"
    path.write_text("\ufeffDon’t say “no”—yet\r\nla", encoding="utf-8")
    assert read_piece(path)[0] == 'Don\'t say "no"-yet\nla'


def test_tokens_of_a_tune_know_their_bar_and_beat(tmp_path: Path) -> None:
    path = tmp_path / "book.abc"
    path.write_text(BOOK)
    tune = read_piece(path)[0]
    assert isinstance(tune, Tune)
    tokens = written_tokens(tune)
    assert "".join(token.text for token in tokens) == tune.body
    assert [tune.body[t.offset : t.offset + len(t.text)] for t in tokens] == [
        t.text for t in tokens
    ]
    assert [(t.text, t.bar, t.beat) for t in tokens[:6]] == [
        ("d", 1, 1),
        ("|", 1, None),
        ("G", 2, 1),
        ("A", 2, 1.33),
        ("B", 2, 1.67),
        ("c2", 2, 2),
    ]


@given(st.text("ab \n", max_size=60), st.integers(0, 60))
def test_line_and_column_lead_back_to_the_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert offset_at(text, *line_and_column(text, offset)) == offset


@given(st.integers(0, 500).map(lambda n: 60 * n))
def test_bar_and_beat_lead_back_to_the_tick(tick: int) -> None:
    meter = MeterMap((Meter(0, 6, 8), Meter(2880, 3, 4)))
    bar, beat = bar_and_beat(meter, tick)
    assert abs(tick_at(meter, bar, beat) - tick) <= 4  # beats are told to two digits
