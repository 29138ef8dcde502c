"""Unsaved songs of sittings that are over: found at the next start, to be restored or deleted."""

from __future__ import annotations

import contextlib
import logging
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from composer.edit.document import Document
from composer.edit.recorded import write_recorded
from composer.files.journal import About, Unreadable, read_journal, remove_bases
from composer.files.played import Played
from composer.model.control import ControlKind
from composer.model.score import Score

_LOCK = "lock"
_YOUNG_SECONDS = 3600.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LeftBehind:
    """What another sitting left.

    ``when``: its last edit, seconds since 1970.  ``folder`` is locked until :meth:`let_go`.
    """

    about: About
    when: float
    folder: Path
    lock: FileLock

    def let_go(self) -> None:
        """Leaves it for a later start."""
        self.lock.release()

    def discard(self) -> None:
        """Removes it for good."""
        _remove(self.folder, self.lock)


@dataclass(frozen=True)
class UnsavedSong(LeftBehind):
    """A song that another sitting left without saving it."""

    score: Score


@dataclass(frozen=True)
class UnreadableSong(LeftBehind):
    """One that cannot be read here, but perhaps by another version of the program or by hand:
    ``why``, a sentence."""

    why: str


def unsaved_songs(place: Path) -> list[UnsavedSong]:
    """Those of :func:`left_behind` that can be read; the others are let go of."""
    songs = []
    for left in left_behind(place):
        if isinstance(left, UnsavedSong):
            songs.append(left)
        else:
            left.let_go()
    return songs


def left_behind(place: Path) -> list[UnsavedSong | UnreadableSong]:
    """The songs that other sittings left below ``place``, the last edited first; locks them.

    What belongs to a sitting that still lives is passed over; folders with nothing in them whose
    owners are gone are removed.  May run on any thread.
    """
    found: list[UnsavedSong | UnreadableSong] = []
    try:
        folders = sorted(folder for folder in place.iterdir() if folder.is_dir())
    except OSError:
        return []
    for folder in folders:
        lock = lock_of(folder)
        try:
            lock.acquire()
        except (Timeout, FileNotFoundError):  # a studio that runs is at work in it; it is gone
            continue
        except (OSError, NotImplementedError) as error:
            # Nobody can say whether one is: it stays, for a start that can.
            _log.warning("cannot be locked: %s: %s", folder, error)
            continue
        held = read_journal(folder)
        if held is None:
            # A young one may be about to get its journal.
            _remove(folder, lock) if _is_old(folder) else lock.release()
        elif isinstance(held, Unreadable):
            _log.warning("not readable: %s: %s", folder, held.why)
            found.append(UnreadableSong(held.about, held.when, folder, lock, held.why))
        else:
            score = _with_played(held.score, held.played)
            found.append(UnsavedSong(held.about, held.when, folder, lock, score))
    return sorted(found, key=lambda song: -song.when)


def lock_of(folder: Path) -> FileLock:
    """The lock by which a sitting owns the folder of its journal; not held yet."""
    return FileLock(folder / _LOCK, timeout=0, thread_local=False)


def _with_played(score: Score, played: Played | None) -> Score:
    """The score as if the recording had ended there."""
    if played is None:
        return score
    document = Document(score)
    try:
        write_recorded(
            document,
            played.voice,
            played.notes,
            [(tick, ControlKind(kind), n, value) for tick, kind, n, value in played.controls],
            "Record",
            replaced=played.replaced,
        )
        document.score.check()
    except ValueError:
        _log.warning("what was being recorded cannot be restored", exc_info=True)
        while document.can_undo:
            document.undo()
    return document.score


def _is_old(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > _YOUNG_SECONDS
    except OSError:  # gone by now
        return False


def _remove(folder: Path, lock: FileLock) -> None:
    remove_bases(folder)
    # While the lock is held nobody else reads it; on Windows an open file cannot be removed.
    with contextlib.suppress(OSError):
        for entry in list(folder.iterdir()):
            if entry.name != _LOCK:
                entry.unlink()
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)
