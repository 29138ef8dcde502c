"""Texts in the character sets that people have."""

from pathlib import Path

import pytest

from composer.files.errors import FileError
from composer.files.limits import MAX_WORD_CHARACTERS
from composer.files.text_file import read_text

FRENCH = "Frère Jacques, dormez-vous ?\nSonnez les matines, ding déng dông ! À l'été où\n"
CHINESE = "明月幾時有 把酒問青天 不知天上宮闕 今夕是何年 我欲乘風歸去\n" * 3
RUSSIAN = "Во поле берёза стояла, во поле кудрявая стояла\nЛюли люли стояла\n" * 3
JAPANESE = "さくら さくら やよいの空は 見わたす限り かすみか雲か\n" * 3


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        *((FRENCH, c) for c in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32")),
        *((CHINESE, c) for c in ("utf-8", "big5", "utf-16")),
        *((RUSSIAN, c) for c in ("utf-8", "cp1251", "koi8-r")),
        *((JAPANESE, c) for c in ("utf-8", "cp932")),
        ("♥ 🎵 naïve", "utf-8"),
        ("", "ascii"),
    ],
)
def test_a_text_is_read_in_any_usual_character_set(tmp_path: Path, text: str, charset: str) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(text.encode(charset))
    assert read_text(path) == text


def test_line_ends_of_other_systems_are_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"one\r\ntwo\rthree")
    assert read_text(path) == "one\ntwo\nthree"


@pytest.mark.parametrize(
    "data", [b"\x00\x01", b"MThd\0\0\0\6", b"\xff\xfea", b"x" * (MAX_WORD_CHARACTERS + 1)]
)
def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"words\.txt.*(no text|damaged|longer)"):
        read_text(path)
    with pytest.raises(FileError, match="folder"):
        read_text(tmp_path)
