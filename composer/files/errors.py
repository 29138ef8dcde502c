"""What goes wrong with files, told in one sentence for the person."""

from __future__ import annotations

import errno
import os
from pathlib import Path


class FileError(Exception):
    """``str(error)`` is one sentence: what happened, what is safe, what to do.

    ``backup``: a kept good copy of the file that could be opened in its place, or ``None``.
    """

    def __init__(self, sentence: str, backup: Path | None = None) -> None:
        super().__init__(sentence)
        self.backup = backup


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission is missing",
    errno.EPERM: "permission is missing",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EFBIG: "it would be too large for this disk",
    errno.EIO: "the disk reports an error",
    errno.ELOOP: "its links lead in a circle",
}


def shown(path: str | Path) -> str:
    """The file's name as it can be shown, in quotation marks."""
    name = os.path.basename(os.fspath(path)) or os.fspath(path)
    return "“" + name.encode("utf-8", errors="replace").decode() + "”"


def reason(error: OSError) -> str:
    """Why an operation of the system failed, as half a sentence."""
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return (error.strerror or "the system gives no reason").rstrip(".").lower()
