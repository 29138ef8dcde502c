"""Finding out in which character set the texts of a file are written.

A MIDI file does not say.  Each candidate that can decode the bytes at all is marked by how usual
the characters are that it gives: kana and the common Chinese characters against rare ones,
Cyrillic words against accents between Latin letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

FALLBACK = "cp1252"

_MOST, _LONGEST = 1000, 400


def decode(data: bytes, charset: str) -> str:
    """``data`` as text; what ``charset`` does not know is read byte by byte as Latin-1."""
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return data.decode("latin-1" if charset == FALLBACK else charset, errors="replace")


def detect(texts: Iterable[bytes]) -> str:
    """The likeliest character set of all ``texts`` together, such as ``"utf-8"``."""
    telling = [text for text in texts if not text.isascii()]
    if not telling:
        return "utf-8"
    # A few long texts tell as much as whole books.
    sample = [text[:_LONGEST] for text in telling[:_MOST]]
    valid = sum(_decodes(text, "utf-8") for text in sample)
    if valid == len(sample) or (valid >= 5 and valid >= 0.8 * len(sample)):
        return "utf-8"
    best, best_mark = FALLBACK, 0.0
    for charset, mark in _CANDIDATES:
        readable = [text for text in sample if _decodes(text, charset)]
        if len(readable) < 0.9 * len(sample):
            continue
        value = mark(readable, charset) * len(readable) / len(sample)
        if value > best_mark + 1e-9:
            best, best_mark = charset, value
    return best


def _decodes(text: bytes, charset: str) -> bool:
    try:
        text.decode(charset)
    except UnicodeDecodeError:
        return False
    return True


def _pairs(text: bytes) -> Iterator[tuple[int, int]]:
    """The two-byte characters of an East Asian text; the second is 0 for a single high byte."""
    position = 0
    while position < len(text):
        lead = text[position]
        if lead < 0x80:
            position += 1
        elif position + 1 < len(text) and text[position + 1] >= 0x40:
            yield lead, text[position + 1]
            position += 2
        else:
            yield lead, 0
            position += 1


def _mean(marks: list[float]) -> float:
    return sum(marks) / len(marks) if marks else 0.0


def _mark_japanese(texts: list[bytes], charset: str) -> float:
    marks = []
    for text in texts:
        for character in text.decode(charset):
            if character < "\x80":
                continue
            if "\u3041" <= character <= "\u30fe":
                marks.append(1.0)
            elif "\uff61" <= character <= "\uff9f":
                marks.append(0.05)
            elif "\u4e00" <= character <= "\u9fff":
                lead = character.encode(charset)[0]
                common = lead <= (0x97 if charset == "cp932" else 0xCF)
                marks.append(0.6 if common else 0.1)
            else:
                marks.append(0.4)
    return _mean(marks)


def _mark_chinese(texts: list[bytes], charset: str) -> float:
    marks = []
    for text in texts:
        for lead, trail in _pairs(text):
            if trail < 0xA1 or lead < 0xA1:
                marks.append(0.0)
            elif lead <= 0xA3:
                marks.append(0.5)
            elif lead <= 0xA9:
                marks.append(0.3)
            else:
                marks.append(1.0 if 0xB0 <= lead <= 0xD7 else 0.2)
    return _mean(marks)


def _mark_taiwanese(texts: list[bytes], charset: str) -> float:
    marks = []
    for text in texts:
        for lead, _ in _pairs(text):
            marks.append(0.5 if lead <= 0xA3 else 0.9 if lead <= 0xC6 else 0.2)
    return _mean(marks)


def _mark_korean(texts: list[bytes], charset: str) -> float:
    leads = [lead for text in texts for lead, trail in _pairs(text) if trail >= 0xA1]
    hangul = [0xB0 <= lead <= 0xC8 for lead in leads]
    # Chinese in the other set uses these leads as well, but not these alone.
    return 1.05 if len(leads) >= 16 and sum(hangul) >= 0.95 * len(leads) else 0.0


def _words(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if character.isalpha():
            word += character
        elif word:
            yield word
            word = ""
    if word:
        yield word


def _mark_cyrillic(texts: list[bytes], charset: str) -> float:
    if sum(byte >= 0x80 for text in texts for byte in text) < 4:
        return 0.0  # so few may as well be accents
    marks = []
    for text in texts:
        decoded = text.decode(charset)
        marks += [0.1 for c in decoded if c >= "\x80" and not c.isalpha()]
        for word in _words(decoded):
            for place, character in enumerate(word):
                if character < "\x80":
                    continue
                if not word.isupper() and place and character.isupper():
                    marks.append(0.1)  # a capital inside a word
                elif any(c < "\x80" for c in word):
                    marks.append(0.05)
                else:
                    marks.append(0.95 if character in _COMMON_CYRILLIC else 0.6)
    return _mean(marks)


_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйхОЕАИНТСРВЛКМДПУЯГЗБЧЙХ")
_COMMON_ACCENTS = frozenset(
    "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýßÁÀÂÄÃÅÆÇÉÈÊËÍÑÓÔÖÕØÚÜěščřžůńłąęśćźżŠČŘŽŁŚ"
)


def _mark_latin(texts: list[bytes], charset: str) -> float:
    decoded = [text.decode(charset) for text in texts]
    words = [word for text in decoded for word in _words(text) if not word.isascii()]
    # Accents stand between plain letters; whole words of them are another script.
    foreign = sum(len(word) > 1 and all(c >= "\x80" for c in word) for word in words)
    if 2 * foreign > len(words):
        return 0.1
    top = 0.8 if charset == FALLBACK else 0.79
    marks = [
        0.6 if c in "’‘“”„«»–—…¿¡°´\xa0©®" else 0.1
        for text in decoded
        for c in text
        if c >= "\x80" and not c.isalpha()
    ]
    for word in words:
        for place, character in enumerate(word):
            if character < "\x80":
                continue
            if place and character.isupper() and not word.isupper():
                marks.append(0.1)  # a capital inside a word
            else:
                marks.append(top if character in _COMMON_ACCENTS else 0.4)
    return _mean(marks)


_CANDIDATES: tuple[tuple[str, Callable[[list[bytes], str], float]], ...] = (
    ("cp932", _mark_japanese),
    ("euc_jp", _mark_japanese),
    ("cp949", _mark_korean),
    ("gbk", _mark_chinese),
    ("big5", _mark_taiwanese),
    ("cp1252", _mark_latin),
    ("cp1251", _mark_cyrillic),
    ("koi8_r", _mark_cyrillic),
    ("cp866", _mark_cyrillic),
    ("cp1250", _mark_latin),
)
