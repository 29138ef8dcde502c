"""Songs in files: read and written by the ending of their names; no sitting is touched."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from composer.app.session_events import SessionError
from composer.files.errors import FileError
from composer.files.formats import export_score, open_score
from composer.files.project import load_project, save_project
from composer.model.score import Score

PROJECT_ENDING = ".descant"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedSong:
    """A song as it was read from ``path`` (or from its last good copy, with ``backup``).

    ``notes``: sentences for the person about it.
    """

    path: Path
    score: Score
    notes: tuple[str, ...] = ()
    backup: bool = False


def read_song(path: Path, backup: bool = False) -> OpenedSong:
    """Reads a file by its ending; touches no session, so it may run on another thread.

    ``backup``: reads the last good copy of a project instead.  Raises :class:`SessionError`.
    """
    path = path.absolute()
    try:
        if path.suffix.lower() == PROJECT_ENDING:
            return OpenedSong(path, load_project(path, backup), backup=backup)
        opened = open_score(path)
    except FileError as error:
        _log.warning("not opened: %s: %s", path, error)
        raise SessionError(str(error), error.backup) from error
    return OpenedSong(path, opened.score, tuple(opened.notes_to_person))


def write_song(score: Score, path: Path) -> Path:
    """Writes a project, with ``.descant`` added to its name if need be; returns where it is.

    Touches no session, so it may run on another thread, with a copy of the score.  Raises
    :class:`SessionError`; the file is then as it was.
    """
    path = path.absolute()
    if path.suffix.lower() != PROJECT_ENDING:
        path = path.with_name(path.name + PROJECT_ENDING)
    try:
        save_project(score, path)
    except FileError as error:
        _log.warning("not saved: %s: %s", path, error)
        raise SessionError(str(error)) from error
    return path


def write_export(score: Score, path: Path) -> list[str]:
    """Writes a score in the format of the ending; may run on another thread, with a copy.

    Returns a sentence for each thing that the format cannot hold; raises :class:`SessionError`.
    """
    try:
        return export_score(score, path)
    except FileError as error:
        _log.warning("not exported: %s: %s", path, error)
        raise SessionError(str(error)) from error
