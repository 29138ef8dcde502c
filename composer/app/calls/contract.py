"""What the calls of the command line share: how they fail, parse, report and write files."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from composer.files.errors import FileError
from composer.files.formats import EXPORT_ENDINGS, open_score, prepared_export
from composer.files.imported import Imported
from composer.files.musicxml_page import Signs
from composer.model.score import Score

FAILED, UNUSABLE = 1, 2
_NO_SIGNS = Signs()


class CallFailed(Exception):
    """The call ends here: ``str`` is the sentence for stderr, ``code`` the exit code (1 or 2)."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


class Stop(Exception):
    """The call ends here with ``code``; everything is said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Parser(argparse.ArgumentParser):
    """An argument parser that fails by the contract: one sentence, exit code 2."""

    def __init__(self, call: str, about: str, **more: Any) -> None:
        super().__init__(
            prog=f"descant {call}",
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            **more,
        )

    def error(self, message: str) -> NoReturn:
        raise CallFailed(f"{self.prog}: {message}; '{self.prog} --help' says more.", UNUSABLE)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise Stop(status)


def whole(low: int, high: int) -> Callable[[str], int]:
    """An argument type: a whole number from ``low`` to ``high``."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {low} to {high}")
        return value

    return read


def number(low: float, high: float) -> Callable[[str], float]:
    """An argument type: a number from ``low`` to ``high``."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from {low:g} to {high:g}")
        return value

    return read


def opened(path: Path, tune: int = 1) -> Imported:
    """The score in a file, of a collection the tune of that number; raises :class:`CallFailed` with
    exit code 2."""
    try:
        return open_score(path, tune)
    except FileError as error:
        raise CallFailed(str(error), UNUSABLE) from error


def check_output(path: Path, source: Path | None, endings: Sequence[str] = EXPORT_ENDINGS) -> None:
    """Raises :class:`CallFailed` unless ``path`` can become an output, before any work is done.

    ``source``: the input, if there is one, which is never written over.
    """
    if path.suffix.lower() not in endings:
        listed = ", ".join(endings)
        raise CallFailed(f"“{path.name}” cannot be written; the endings are {listed}.", UNUSABLE)
    try:
        _check_place(path, source)
    except OSError as error:  # such as a name that is too long
        reason = str(error.strerror or error).lower()
        raise CallFailed(
            f"“{path.name[:80]}” may not be written ({reason}); choose another place.", UNUSABLE
        ) from error


def _check_place(path: Path, source: Path | None) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise CallFailed(f"There is no folder “{folder}” to write to; make it first.", UNUSABLE)
    if path.is_dir():
        raise CallFailed(f"“{path}” is a folder; name a file to write.", UNUSABLE)
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise CallFailed(f"“{path}” may not be written; choose another place.", UNUSABLE)
    if source is not None and path.exists() and source.exists() and path.samefile(source):
        raise CallFailed(f"“{path}” is the input itself; name another file to write.", UNUSABLE)


def write_all(
    scores: Sequence[tuple[Score, Path]],
    remarks: Sequence[str] = (),
    *,
    whole: bool = False,
    strict: bool = False,
    signs: Signs = _NO_SIGNS,
) -> list[str]:
    """Says ``remarks`` and what the formats cannot hold, then writes all of the files or none.

    ``whole``: what only a project keeps is said too.  ``strict``: nothing is written when anything
    that is said of the formats is lost.  ``signs``: as for
    :func:`~composer.files.formats.prepared_export`.  Returns all that was said.  Raises
    :class:`CallFailed` with exit code 1; files that were new are then gone again.
    """
    new: list[Path] = []
    try:
        files = [prepared_export(score, path, signs) for score, path in scores]
        lost = [line for each in files for line in (each.lost if whole else each.left_out)]
        said = list(dict.fromkeys([*remarks, *lost]))
        for sentence in said:
            tell(sentence)
        if strict and lost:
            raise CallFailed(
                "Nothing was written, since the file cannot hold everything; leave --strict out to"
                " write it all the same.",
                FAILED,
            )
        for each in files:
            fresh = not each.path.exists()
            each.write()
            if fresh:
                new.append(each.path)
    except BaseException as error:
        for path in new:
            with contextlib.suppress(OSError):
                path.unlink()
        if isinstance(error, FileError):
            raise CallFailed(str(error), FAILED) from error
        raise
    return said


def one_line(sentence: str) -> str:
    """``sentence`` without the line ends and control codes that a file's name may bring in."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", "?", sentence)


def tell(sentence: str) -> None:
    """A remark for the person, on stderr."""
    print(one_line(sentence), file=sys.stderr, flush=True)


def print_json(value: dict[str, Any]) -> None:
    """The one JSON object on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


class ProgressLine:
    """Progress on stderr: one line that is rewritten on a terminal, a few lines elsewhere."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._terminal = sys.stderr.isatty()
        self._shown = -1
        self._since = time.monotonic()

    def show(self, done: int, total: int) -> None:
        """``done`` of ``total``."""
        percent = 100 * done // max(1, total)
        if self._terminal:
            if percent != self._shown:
                self._shown = percent
                print(f"\r{self._what} {percent} %", end="", file=sys.stderr, flush=True)
        # A log of a long run shows that it lives; a short one is not worth a line.
        elif time.monotonic() - self._since >= 10:
            self._since = time.monotonic()
            print(f"{self._what} {percent} %", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Wipes the line on a terminal."""
        if self._terminal and self._shown >= 0:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


@contextlib.contextmanager
def progress(what: str) -> Iterator[ProgressLine]:
    """A :class:`ProgressLine` that is ended however the work ends."""
    line = ProgressLine(what)
    try:
        yield line
    finally:
        line.end()
