"""Finding the character set of a MIDI file's texts."""

from __future__ import annotations

import pytest

from composer.files.charset import decode, detect

FRENCH = "Au clair de la lune, mon ami Pierrot, prête-moi ta plume pour écrire un mot"
GERMAN = "Über allen Gipfeln ist Ruh, in allen Wipfeln spürest du kaum einen Hauch"
POLISH = "Wlazł kotek na płotek i mruga, ładna to piosenka, nie długa, żółć gęślą"
RUSSIAN = "Во поле берёзка стояла, во поле кудрявая стояла, люли люли стояла"
JAPANESE = "さくら さくら やよいの 空は 見わたす 限り かすみか 雲か"
CHINESE = "好 一 朵 美 丽 的 茉 莉 花 芬 芳 又 白 人 夸 让 我 来 将 你 摘 下"
TAIWANESE = "好 一 朵 美 麗 的 茉 莉 花 芬 芳 又 白 人 誇 讓 我 來 將 你 摘 下"
KOREAN = "아리랑 아리랑 아라리요 아리랑 고개로 넘어간다 나를 버리고 가시는 님은"


@pytest.mark.parametrize(
    ("song", "charset"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "latin-1"),
        (GERMAN, "cp1252"),
        ("L’été “chaud” – coûte 5 €", "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.upper(), "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gbk"),
        (TAIWANESE, "big5"),
        (KOREAN, "cp949"),
        (KOREAN, "utf-8"),
    ],
)
def test_the_words_of_a_song_are_read_in_the_charset_they_were_written_in(
    song: str, charset: str
) -> None:
    stored = [word.encode(charset) for word in song.split()]
    found = detect(stored)
    assert [decode(word, found) for word in stored] == song.split()


@pytest.mark.parametrize(
    ("name", "charset"),
    [("Flöte", "latin-1"), ("Violão", "cp1252"), ("ソプラノ", "cp932"), ("Сопрано", "cp1251")],
)
def test_a_single_name_is_enough(name: str, charset: str) -> None:
    stored = name.encode(charset)
    assert decode(stored, detect([stored])) == name


def test_plain_ascii_and_nothing_at_all_are_utf_8() -> None:
    assert detect([]) == detect([b"Piano", b""]) == "utf-8"


def test_bytes_of_no_charset_are_read_all_the_same() -> None:
    stored = bytes(range(128, 256))
    assert len(decode(stored, detect([stored]))) > 0
    assert decode(b"\x81\x8d", "cp1252") == "\x81\x8d"


def test_one_damaged_text_among_many_does_not_change_the_charset() -> None:
    stored = [word.encode() for word in RUSSIAN.split()] + [b"\xff\xfe"]
    assert detect(stored) == "utf-8"
