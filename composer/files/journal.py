"""The journal of a song that is not saved: a base and the edits since, on the disk as they come.

A journal is a folder::

    about.json        what the song is called, its project file if it has one, and that file's stamp
    base-N.descant    the score when the journal was begun or begun anew, as a project file
    edits-N           the edits since, a line each: CRC-32 (8 hex digits), a space, JSON

A base is written whole or not at all, and the one before is removed only when it is on the disk;
a line that was cut off by the end of the machine is noticed by its checksum, and what was before it
holds.  An edit says what the notes and fields that it touched are afterwards, in the form of the
project file (:mod:`composer.files.project_json`), so that reading it checks every value.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from composer.files.atomic import make_folder, sync_folder, write_atomically
from composer.files.errors import FileError, reason
from composer.files.json_pieces import dumped
from composer.files.limits import MAX_PROJECT_BYTES
from composer.files.played import Played, played_from_json, played_to_json
from composer.files.project import project_bytes, project_json, score_of_json
from composer.files.project_json import field_to_json, note_to_json
from composer.files.reading import read_bounded
from composer.files.stamp import FileStamp
from composer.model.note import Note
from composer.model.score import Score

# A journal longer than this, and than four of its bases, is begun anew; one longer than a quarter
# of what is read at most is in any case.
ENOUGH_BYTES = 1 << 20
_MOST_EDIT_BYTES = MAX_PROJECT_BYTES // 4
_NAME = "What was kept of it"  # begins the sentence when it cannot be read
_BASE = re.compile(r"base-(\d{1,9})\.descant")
_MAX_ABOUT_BYTES = 65_536
# Edits at the end of a journal that are given up at most to come to a valid score.
_MOST_LEFT_OUT = 20


@dataclass(frozen=True, slots=True)
class Edit:
    """What a stretch of editing came to.

    ``notes``: id to the note as it is now, ``None`` where it is gone.  ``fields``: name of a
    score's field to its value now.  ``next_id``: the score's.  ``played``: what is being recorded.
    """

    notes: Mapping[int, Note | None] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    next_id: int = 1
    played: Played | None = None


@dataclass(frozen=True, slots=True)
class About:
    """``name``: what the song is called.  ``path``: its project file, ``None`` before the first
    save.  ``stamp``: of that file as the song was read from it or saved to it."""

    name: str
    path: Path | None = None
    stamp: FileStamp | None = None


@dataclass(frozen=True, slots=True)
class Journalled:
    """What a journal holds: the score as of the last edit in it, and ``when`` that was (seconds
    since 1970).  ``played``: what was being recorded then, which is not in the score."""

    about: About
    score: Score
    when: float
    played: Played | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A journal that holds something which cannot be read here: ``why``, a sentence.  ``when``: as
    above."""

    about: About
    why: str
    when: float


class Journal:
    """Writes the journal in ``folder``, which is made at need.  Use from one thread.

    Every method raises :class:`FileError` when the disk refuses; what was written before holds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = 0
        self._edits: BinaryIO | None = None
        self._base_bytes = 0
        self._edit_bytes = 0
        self._played: Played | None = None

    @property
    def long(self) -> bool:
        """Whether it is time for a new base."""
        enough = max(ENOUGH_BYTES, 4 * self._base_bytes)
        return self._edit_bytes > min(enough, _MOST_EDIT_BYTES)

    def begin(self, score: Score, about: About) -> None:
        """Begins (anew) with ``score``; on return it is on the disk."""
        base = project_bytes(score)
        try:
            make_folder(self.folder)
            number = max([self._number, *_numbers(self.folder)]) + 1
            write_atomically(self.folder / "about.json", json.dumps(_stored(about)).encode())
            self.close()
            # Before its base, so that it is there with it, and its name on the disk as well.
            self._edits = open(self.folder / f"edits-{number}", "wb")  # noqa: SIM115
            write_atomically(self.folder / f"base-{number}.descant", base)
        except OSError as error:
            self.close()
            raise refused(error) from error
        except FileError as error:
            self.close()
            if isinstance(error.__cause__, OSError):
                raise refused(error.__cause__) from error
            raise
        self._number, self._base_bytes, self._edit_bytes = number, len(base), 0
        self._played = None
        for older in _numbers(self.folder):
            if older < number:
                _remove(self.folder, older)

    def append(self, edit: Edit) -> None:
        """Adds an edit; on return it is on the disk.

        :meth:`begin` comes first, and again after each error: what follows half a line is lost.
        """
        line = edit_line(edit, self._played)
        try:
            if self._edits is None:
                raise OSError(errno.EIO, "not begun")
            if not os.fstat(self._edits.fileno()).st_nlink:
                raise OSError(errno.ENOENT, "removed by somebody")
            self._edits.write(line)
            self._edits.flush()
            os.fsync(self._edits.fileno())
        except OSError as error:
            self.close()
            raise refused(error) from error
        self._edit_bytes += len(line)
        self._played = edit.played

    def discard(self) -> None:
        """Removes the folder with all that is in it; nothing if it is gone already."""
        self.close()
        remove_bases(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Ends writing; the journal stays on the disk."""
        edits, self._edits = self._edits, None
        if edits is not None:
            with contextlib.suppress(OSError):
                edits.close()


def remove_bases(folder: Path) -> None:
    """Makes what lies in ``folder`` no journal any more; on return that is on the disk.

    Comes first when a journal is removed: without its edits a base would be an older song.
    """
    for number in sorted(_numbers(folder)):
        with contextlib.suppress(OSError):
            (folder / f"base-{number}.descant").unlink()
    sync_folder(folder)


def edit_line(edit: Edit, before: Played | None = None) -> bytes:
    """The line of an edit, its end included; ``before``: what was being recorded by then."""
    stored: dict[str, Any] = {
        "notes": [note_to_json(note) for note in edit.notes.values() if note is not None],
        "gone": [note_id for note_id, note in edit.notes.items() if note is None],
        "fields": {name: field_to_json(name, value) for name, value in edit.fields.items()},
        "next_id": edit.next_id,
    }
    if edit.played != before:
        stored["played"] = played_to_json(before, edit.played)
    text = dumped(stored).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def read_journal(folder: Path) -> Journalled | Unreadable | None:
    """What the journal in ``folder`` holds; ``None`` when there is no base in it.

    Reading changes nothing, and no content can make it fail: a line that is damaged ends it there,
    and edits that lead to no valid score are left out from the last one on.
    """
    why: FileError | None = None
    when = 0.0
    for number in sorted(_numbers(folder), reverse=True):
        base_path, edits_path = folder / f"base-{number}.descant", folder / f"edits-{number}"
        try:
            base = project_json(read_bounded(base_path, MAX_PROJECT_BYTES), _NAME)
            score = score_of_json(base, _NAME)
        except FileError as error:
            if why is None:
                why, when = error, _modified(base_path)
            continue
        lines = _whole_lines(edits_path)
        when = max(_modified(base_path), _modified(edits_path) if lines else 0.0)
        played = None
        for left_out in range(min(len(lines), _MOST_LEFT_OUT)):
            with contextlib.suppress(FileError):
                kept = lines[: len(lines) - left_out]
                score = score_of_json(_edited(base, kept), _NAME)
                played = _played(kept)
                break
        return Journalled(_about(folder), score, when, played)
    return None if why is None else Unreadable(_about(folder), str(why), when)


def _edited(base: dict[str, Any], edits: list[dict[str, Any]]) -> dict[str, Any]:
    """The JSON of the project with ``edits`` made in turn; ``base`` stays as it is."""
    score = dict(base["score"])
    notes = {note[0]: note for note in score["notes"]}
    for edit in edits:
        for note_id in edit["gone"]:
            notes.pop(note_id, None)
        for note in edit["notes"]:
            notes[note[0]] = note
        score.update(edit["fields"])
        score["next_id"] = edit["next_id"]
    score["notes"] = list(notes.values())
    return {**base, "score": score}


def _played(edits: list[dict[str, Any]]) -> Played | None:
    """What was being recorded after ``edits``."""
    played = None
    for edit in edits:
        if "played" in edit:
            try:
                played = played_from_json(played, edit["played"])
            except ValueError:
                return played
    return played


def _whole_lines(path: Path) -> list[dict[str, Any]]:
    try:
        data = read_bounded(path, MAX_PROJECT_BYTES)
    except FileError:
        return []
    edits: list[dict[str, Any]] = []
    for line in data.split(b"\n")[:-1]:
        edit = _edit_of(line)
        if edit is None:
            break
        edits.append(edit)
    return edits


def _edit_of(line: bytes) -> dict[str, Any] | None:
    """The edit in a line, in shape; ``None`` when the line is damaged."""
    text = line[9:]
    try:
        if line[8:9] != b" " or int(line[:8], 16) != zlib.crc32(text):
            return None
        edit = json.loads(text)
        shaped = (
            isinstance(edit, dict)
            and all(isinstance(note, list) and note for note in edit["notes"])
            and all(isinstance(note[0], int) for note in edit["notes"])
            and all(isinstance(note_id, int) for note_id in edit["gone"])
            and isinstance(edit["fields"], dict)
            and isinstance(edit["next_id"], int)
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return edit if shaped else None


def _stored(about: About) -> dict[str, Any]:
    """As JSON."""
    stamp = about.stamp
    return {
        "name": about.name,
        "path": str(about.path) if about.path else None,
        "stamp": [stamp.number, stamp.size, stamp.changed] if stamp else None,
    }


def _about(folder: Path) -> About:
    try:
        stored = json.loads(read_bounded(folder / "about.json", _MAX_ABOUT_BYTES))
        name, path, stamp = stored["name"], stored["path"], stored.get("stamp")
        if not isinstance(name, str) or not isinstance(path, (str, type(None))):
            raise TypeError
        if stamp is not None:
            number, size, changed = stamp
            if not all(type(value) is int for value in stamp):
                raise TypeError
            stamp = FileStamp(number, size, changed)
    except (FileError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return About("")
    return About(name, Path(path) if path else None, stamp)


def _numbers(folder: Path) -> list[int]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [int(found[1]) for found in map(_BASE.fullmatch, names) if found]


def _remove(folder: Path, number: int) -> None:
    for name in (f"base-{number}.descant", f"edits-{number}"):
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def refused(error: Exception) -> FileError:
    """What the person is told when unsaved edits cannot be kept."""
    why = reason(error) if isinstance(error, OSError) else "its folder cannot be locked"
    return FileError(
        f"Unsaved changes cannot be kept for an unexpected end, because {why}; save the song."
    )
