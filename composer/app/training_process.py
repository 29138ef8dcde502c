"""The process that looks at, or learns from, a person's own files: started, heard, ended.

It is of the package ``training``, which is never imported here; ``training/process.py`` says what
its lines are.  It uses no network: nothing of the files leaves the machine.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import logging
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import composer
from composer.app import paths

_END_SECONDS = 20.0  # to write a pack to its end takes less
_MOST_ERRORS = 100_000  # characters of what it complained

_log = logging.getLogger(__name__)

Line = dict[str, Any]


class TrainingMissing(Exception):
    """There is no training tree to start; the text is one sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the process ended, if not well.

    ``refused``: it will not do it (the files are not fit for it), else it failed.  ``sentence``
    is for the person, empty when it was done.
    """

    sentence: str = ""
    refused: bool = False


def training_tree() -> Path | None:
    """The folder in which the package ``training`` lies, ``None`` when it is not installed."""
    if getattr(sys, "frozen", False):  # in a bundle it lies among the program's own modules
        return Path(sys.executable).parent if importlib.util.find_spec("training") else None
    folder = Path(composer.__file__).resolve().parent.parent
    return folder if (folder / "training" / "learning.py").is_file() else None


class TrainingProcess:
    """``module``: of the package ``training``; ``arguments``: its words.

    Raises :class:`TrainingMissing`.  Whoever makes one ends it by :meth:`end`.
    """

    def __init__(self, module: str, arguments: Sequence[str]) -> None:
        tree = training_tree()
        if tree is None:
            raise TrainingMissing(
                "This copy of Descant came without its training programs, so nothing can be "
                "learned; install it from its wheel or run it from a checkout ('descant doctor' "
                "says more)."
            )
        search = os.pathsep.join(filter(None, [str(tree), os.environ.get("PYTHONPATH")]))
        environment = {**os.environ, "PYTHONPATH": search, "PYTHONIOENCODING": "utf-8"}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `end`)
        try:
            # In a session of its own Ctrl-C does not reach it: it ends when its input does.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"training.{module}", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            self._errors.close()
            reason = str(error.strerror or error).lower()
            raise TrainingMissing(f"The training program does not start ({reason}).") from error
        self._lines: queue.SimpleQueue[Line | None] = queue.SimpleQueue()
        self._over = False
        self._refused = ""
        self._asked_at: float | None = None
        self._reader = threading.Thread(target=self._read, name="training lines", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def lines(self) -> Iterator[Line]:
        """What it says, until it says no more; waits for it."""
        while not self._over:
            yield from self._taken(self._lines.get())

    def poll(self) -> list[Line]:
        """What it has said since the last time; :attr:`over` when that was all.  Never waits."""
        found: list[Line] = []
        while not self._over:
            try:
                found += self._taken(self._lines.get_nowait())
            except queue.Empty:
                break
        late = self._asked_at is not None and time.monotonic() - self._asked_at > _END_SECONDS
        if late and not self._over:
            self._process.kill()
        return found

    @property
    def over(self) -> bool:
        """Whether it has said all."""
        return self._over

    def ask_to_end(self) -> None:
        """It ends soon, wherever it is, but for the moment in which it writes the pack."""
        if self._asked_at is None:
            self._asked_at = time.monotonic()
            self._process.terminate()
            with contextlib.suppress(OSError):
                assert self._process.stdin is not None
                self._process.stdin.close()

    def end(self) -> Ended:
        """The process is gone afterwards, and what it had begun to write too.

        Waits for that: not at all when it is :attr:`over` already.
        """
        if not self._over:
            self.ask_to_end()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()
        details = ""
        if not self._errors.closed:
            self._errors.seek(0)
            details = self._errors.read(_MOST_ERRORS).decode(errors="replace").strip()
            self._errors.close()
        code = self._process.returncode
        if self._refused:
            return Ended(self._refused, True)
        if code == 0 or self._asked_at is not None:
            return Ended()
        _log.warning("the training process ended with %s: %s", code, details)
        return Ended(_why(code, details))

    def _read(self) -> None:
        assert self._process.stdout is not None
        for data in self._process.stdout:
            try:
                line = json.loads(data)
            except ValueError:
                line = None
            if isinstance(line, dict):
                self._lines.put(line)
            else:
                _log.info("the training process printed %r", data[:200])
        self._lines.put(None)

    def _taken(self, line: Line | None) -> list[Line]:
        if line is None:
            self._over = True
            return []
        self._refused = str(line.get("refused", self._refused))
        return [line]


def _why(code: int, details: str) -> str:
    missing = re.search(r"^ModuleNotFoundError: No module named '([\w.]+)'", details, re.M)
    if missing:
        return (
            f"Learning needs the package {missing[1].partition('.')[0]}, which is not installed, "
            "so nothing was learned; install Descant again."
        )
    if code == -9:
        return (
            "Learning was ended from outside, perhaps for want of memory; nothing was written. "
            "Close other programs, or give fewer files."
        )
    return f"Learning failed and nothing was written; the log says more ({paths.log_file()})."
