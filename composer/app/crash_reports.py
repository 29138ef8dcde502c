"""Reports of unexpected ends: files that the person may read and send.  Nothing sends them.

While a sitting lasts, a crash of the interpreter or of a library in it writes the stacks of all
threads into a file of the sitting; at the next start that file has become a report.  An error that
nobody foresaw, and that the window survived, is a report at once.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import platform
import time
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

import composer

MAX_REPORTS = 10
MAX_CHARACTERS = 200_000
_END_OF_HEAD = "---\n"


class CrashReports:
    """The reports in ``folder``, which is made at need.  A folder that cannot be written has none.

    ``versions``: of what else is to be named in a report, such as ``"Qt 6.11"``.
    """

    def __init__(self, folder: Path, versions: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self._versions = versions
        self._stream: TextIO | None = None
        self._lock: FileLock | None = None
        self._written: dict[str, Path] = {}  # by details

    def watch(self) -> None:
        """From now on a crash leaves its stacks.  :meth:`close` ends that."""
        path = self.folder / f"sitting-{os.getpid()}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(path.with_suffix(".lock"), timeout=0)
            self._lock.acquire()
            self._stream = open(path, "w", encoding="utf-8")  # noqa: SIM115
            self._stream.write(self._head())
            self._stream.flush()
            faulthandler.enable(self._stream)
        except (OSError, Timeout, NotImplementedError):
            self.close()

    def close(self) -> None:
        """The sitting ends as it should: its file goes."""
        stream, self._stream = self._stream, None
        lock, self._lock = self._lock, None
        if stream is not None:
            if faulthandler.is_enabled():
                faulthandler.disable()
            stream.close()
            _remove(Path(stream.name))
        if lock is not None:
            lock.release()
            _remove(Path(lock.lock_file))

    def write(self, details: str) -> Path | None:
        """Writes a report of an error that did not end the sitting; where it is, if anywhere.

        The same error once more, as of a picture that is drawn again and again, is no other report.
        """
        if details in self._written:
            return self._written[details]
        path = self._free_path()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(self._head() + details[-MAX_CHARACTERS:], encoding="utf-8")
        except OSError:
            return None
        if len(self._written) < MAX_REPORTS:
            self._written[details] = path
        self._forget_old()
        return path

    def left(self) -> list[Path]:
        """Makes reports of what crashed sittings left, and returns them; none twice."""
        found = []
        try:
            sittings = sorted(self.folder.glob("sitting-*.txt"))
        except OSError:
            return []
        for sitting in sittings:
            lock = FileLock(sitting.with_suffix(".lock"), timeout=0)
            try:
                with lock:
                    text = sitting.read_text(encoding="utf-8", errors="replace")
                    if text.partition(_END_OF_HEAD)[2].strip():
                        report = self._free_path()
                        sitting.replace(report)
                        found.append(report)
                    else:  # ended from outside, or by the power: there is nothing to read
                        sitting.unlink()
            except (OSError, Timeout, NotImplementedError):
                continue
            _remove(Path(lock.lock_file))
        self._forget_old()
        return found

    def _head(self) -> str:
        about = (
            f"Descant {composer.__version__}",
            f"Python {platform.python_version()}",
            *self._versions,
            platform.platform(),
        )
        when = time.strftime("%Y-%m-%d %H:%M:%S")
        return f"{', '.join(about)}\n{when}\n{_END_OF_HEAD}"

    def _free_path(self) -> Path:
        stem, number = time.strftime("report-%Y%m%d-%H%M%S"), 1
        path = self.folder / f"{stem}.txt"
        while path.exists():
            number += 1
            path = self.folder / f"{stem}-{number}.txt"
        return path

    def _forget_old(self) -> None:
        with contextlib.suppress(OSError):
            for old in sorted(self.folder.glob("report-*.txt"))[:-MAX_REPORTS]:
                _remove(old)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
