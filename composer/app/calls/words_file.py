"""What the calls that sing take: a text, and how the person divides words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from composer.app.calls.contract import UNUSABLE, CallFailed
from composer.files.errors import FileError
from composer.files.limits import MAX_WORD_CHARACTERS
from composer.files.text_file import read_text, text_from_bytes
from composer.prosody.division import exception_from

NOTHING_TO_SING = "There is nothing to sing in the text."


def add_words(parser: argparse.ArgumentParser) -> None:
    """Adds TEXTFILE and ``--divide``."""
    parser.add_argument("text", metavar="TEXTFILE", help="the words")
    parser.add_argument(
        "--divide",
        metavar="WO-RD",
        action="append",
        type=_division,
        default=[],
        help="divide a word so (may be given again)",
    )


def words_of(name: str) -> str:
    """The text of a file, or of standard input for ``-``; raises :class:`CallFailed`."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(4 * MAX_WORD_CHARACTERS + 1)
            return text_from_bytes(data, "What came in")
        return read_text(Path(name))
    except FileError as error:
        raise CallFailed(str(error), UNUSABLE) from error


def _division(text: str) -> tuple[str, str]:
    try:
        return exception_from(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} divides no word: {error}") from error
