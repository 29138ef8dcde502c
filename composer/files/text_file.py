"""Reading a plain text in whatever character set it was written."""

from __future__ import annotations

import codecs
from pathlib import Path

from composer.files.charset import decode, detect
from composer.files.errors import FileError, shown
from composer.files.limits import MAX_WORD_CHARACTERS
from composer.files.reading import read_bounded

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(path: str | Path) -> str:
    """The text in a file of at most 4 MB and 1,000,000 characters, line ends as ``\\n``.

    UTF-8, or UTF-16 and UTF-32 by their mark; else the likeliest of the usual older character
    sets.  Raises :class:`FileError`, also where the bytes are no text.
    """
    return text_from_bytes(read_bounded(path, 4 * MAX_WORD_CHARACTERS), shown(Path(path)))


def text_from_bytes(data: bytes, name: str) -> str:
    """The same from bytes; ``name`` is what a complaint calls them."""
    charset = next((charset for mark, charset in _MARKS if data.startswith(mark)), None)
    try:
        if charset is None and b"\0" in data:
            raise FileError(f"{name} is no text: name a file of plain text.")
        text = data.decode(charset) if charset else decode(data, detect(data.splitlines()))
    except UnicodeDecodeError as error:
        raise FileError(f"{name} is a damaged text; save it again as UTF-8.") from error
    if len(text) > MAX_WORD_CHARACTERS:
        raise FileError(f"{name} is longer than {MAX_WORD_CHARACTERS:,} characters of text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
