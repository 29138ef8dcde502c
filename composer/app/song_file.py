"""Songs in files: read and written by the ending of their names; no sitting is touched."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from composer.app.session_events import SessionError
from composer.files.errors import FileError
from composer.files.formats import PreparedExport, open_score, prepared_export, tunes_in
from composer.files.musicxml_page import Signs
from composer.files.project import load_project, save_project
from composer.files.stamp import FileStamp, stamp_of
from composer.model.score import Score

PROJECT_ENDING = ".descant"

_NO_SIGNS = Signs()
_SAVING: dict[Path, threading.Lock] = {}  # of each project
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedSong:
    """A song as it was read from ``path`` (or from its last good copy, with ``backup``).

    ``notes``: sentences for the person about it.  ``stamp``: of the file as it was read.
    """

    path: Path
    score: Score
    notes: tuple[str, ...] = ()
    backup: bool = False
    stamp: FileStamp | None = None


@dataclass(frozen=True, slots=True)
class SavedSong:
    """``stamp``: of the project file at ``path`` as it was written."""

    path: Path
    stamp: FileStamp | None


class ChangedElsewhere(SessionError):
    """The project at ``path`` is another one by now than the song was read from or saved to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was changed by another window or program since it was opened here, so"
            " it was not saved; save under another name, or over it."
        )
        self.path = path


def tunes_to_choose(path: Path) -> list[str]:
    """The titles of the tunes in a collection of several, else none.  Raises
    :class:`SessionError`."""
    try:
        titles = tunes_in(path)
    except FileError as error:
        _log.warning("not opened: %s: %s", path, error)
        raise SessionError(str(error)) from error
    return titles if len(titles) > 1 else []


def read_song(path: Path, backup: bool = False, tune: int = 1) -> OpenedSong:
    """Reads a file by its ending; touches no session, so it may run on another thread.

    ``backup``: reads the last good copy of a project instead.  ``tune``: the number of a tune, from
    1, in a collection.  Raises :class:`SessionError`.
    """
    path = path.absolute()
    try:
        if path.suffix.lower() == PROJECT_ENDING:
            stamp = stamp_of(path)  # before: what changes while it is read is noticed too
            return OpenedSong(path, load_project(path, backup), backup=backup, stamp=stamp)
        opened = open_score(path, tune)
    except FileError as error:
        _log.warning("not opened: %s: %s", path, error)
        raise SessionError(str(error), error.backup) from error
    return OpenedSong(path, opened.score, tuple(opened.notes_to_person))


def write_song(score: Score, path: Path, known: FileStamp | None = None) -> SavedSong:
    """Writes a project, with ``.descant`` added to its name if need be.

    ``known``: the file as this sitting knows it; when another one is there by now, nothing is
    written and :class:`ChangedElsewhere` is raised.  Touches no session, so it may run on another
    thread, with a copy of the score.  Raises :class:`SessionError`; the file is then as it was.
    """
    path = path.absolute()
    if path.suffix.lower() != PROJECT_ENDING:
        path = path.with_name(path.name + PROJECT_ENDING)
    # One that hangs on a drive, and was given up, must not come after a later one of this file.
    with _SAVING.setdefault(path, threading.Lock()):
        now = stamp_of(path)
        if known is not None and now is not None and now != known:
            raise ChangedElsewhere(path)
        try:
            save_project(score, path)
        except FileError as error:
            _log.warning("not saved: %s: %s", path, error)
            raise SessionError(str(error)) from error
        return SavedSong(path, stamp_of(path))


def prepare_export(score: Score, path: Path, signs: Signs = _NO_SIGNS) -> PreparedExport:
    """A score in the format of the ending, not written yet, with what the file will not hold.

    ``signs``: as for :func:`~composer.files.formats.prepared_export`.  May run on another thread,
    with a copy.  Raises :class:`SessionError`.
    """
    try:
        return prepared_export(score, path, signs)
    except FileError as error:
        _log.warning("not exported: %s: %s", path, error)
        raise SessionError(str(error)) from error


def write_prepared(file: PreparedExport) -> None:
    """Writes what was prepared, whole or not at all.  Raises :class:`SessionError`."""
    try:
        file.write()
    except FileError as error:
        _log.warning("not exported: %s: %s", file.path, error)
        raise SessionError(str(error)) from error


def write_export(score: Score, path: Path) -> list[str]:
    """Writes a score in the format of the ending, without asking.

    Returns a sentence for each thing that the format cannot hold; raises :class:`SessionError`.
    """
    file = prepare_export(score, path)
    write_prepared(file)
    return list(file.left_out)
