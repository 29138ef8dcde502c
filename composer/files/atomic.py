"""Writing a file so that it is either the old one, whole, or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

from composer.files.errors import FileError, reason, shown


def write_atomically(path: str | Path, data: bytes, keep: Path | None = None) -> None:
    """Write ``data`` to ``path``; at every moment the old or the new file is there, whole.

    The bytes go to a hidden file in the same folder, reach the disk, and then take the name.  A
    link is followed, so that it stays a link; the permissions of a file that is replaced are
    kept.  With ``keep`` the old file stays under that name in the same folder.

    Raises :class:`FileError`; the old file is then untouched and nothing else is left behind.
    """
    named = Path(path)
    try:
        target = Path(os.path.realpath(named))
        old = _old_file(target)
        _replace(target, data, old, keep)
    except OSError as error:
        safe = " The file that was there before is unchanged." if _exists(named) else ""
        raise FileError(
            f"{shown(named)} could not be saved, because {reason(error)}.{safe}"
        ) from error
    except ValueError as error:  # a NUL in the name
        raise FileError("This is no possible name of a file.") from error


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _old_file(target: Path) -> os.stat_result | None:
    try:
        old = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise FileError(f"{shown(target)} could not be saved, because a folder has that name.")
    if not stat.S_ISREG(old.st_mode):
        raise FileError(f"{shown(target)} could not be saved: it is a device, not a file.")
    if not os.access(target, os.W_OK):
        raise FileError(
            f"{shown(target)} could not be saved, because it is write-protected; "
            "save under another name."
        )
    return old


def _replace(target: Path, data: bytes, old: os.stat_result | None, keep: Path | None) -> None:
    litter: list[str] = []
    try:
        handle, fresh = tempfile.mkstemp(prefix=".saving-", suffix=".tmp", dir=target.parent)
        litter.append(fresh)
        with open(handle, "wb") as stream:
            _take_over_permissions(stream.fileno(), old)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if keep is not None and old is not None:
            _keep_copy(target, keep, litter)
        os.replace(fresh, target)
        litter.remove(fresh)
    finally:
        for left in litter:
            with contextlib.suppress(OSError):
                os.unlink(left)
    sync_folder(target.parent)


def _take_over_permissions(handle: int, old: os.stat_result | None) -> None:
    if not hasattr(os, "fchmod"):  # Windows: a new file has the folder's permissions
        return
    if old is None:
        umask = os.umask(0)
        os.umask(umask)
        os.fchmod(handle, 0o666 & ~umask)
        return
    if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        with contextlib.suppress(OSError):  # only the administrator may give a file away
            os.fchown(handle, old.st_uid, old.st_gid)
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _keep_copy(target: Path, keep: Path, litter: list[str]) -> None:
    """Let the old file have the name ``keep`` as well, without a moment with no kept copy."""
    handle, copy = tempfile.mkstemp(prefix=".keeping-", suffix=".tmp", dir=target.parent)
    litter.append(copy)
    os.close(handle)
    os.unlink(copy)
    try:
        os.link(target, copy)
    except OSError:  # a disk without hard links
        with open(target, "rb") as source, open(copy, "xb") as stream:
            shutil.copyfileobj(source, stream)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, copy)
    os.replace(copy, keep)
    # Two names of one file stay as they are: a save that failed after this left ``keep`` so.
    with contextlib.suppress(FileNotFoundError):
        os.unlink(copy)
    litter.remove(copy)


def make_folder(folder: Path) -> None:
    """Makes ``folder`` and those above it where they are missing; their names reach the disk.

    Raises :class:`OSError`.
    """
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder == folder.parent:
            break
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """Asks for the names in ``folder`` to reach the disk; some disks cannot promise it."""
    # What has the name is in place by now, so that nothing can be taken back.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
