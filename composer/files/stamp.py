"""Whether a file is still the one that was read or written: by what its folder says of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file's number on its disk, its size in bytes and when it was changed (nanoseconds).

    A project takes its name by a rename, so that each save has another number; a program that
    writes into the file changes its time.  A clock that was set hides neither.
    """

    number: int
    size: int
    changed: int


def stamp_of(path: str | Path) -> FileStamp | None:
    """The stamp of the file at ``path``; ``None`` when there is none, or none can be had."""
    try:
        seen = os.stat(path)
    except (OSError, ValueError):
        return None
    return FileStamp(seen.st_ino, seen.st_size, seen.st_mtime_ns)
