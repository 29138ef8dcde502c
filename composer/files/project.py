"""The project file, ``.descant``: everything in a score, as JSON packed with gzip.

The packing carries a checksum, so damage is noticed.  ``schema`` says how the JSON is laid out:
older ones are read, newer ones are refused.  Times are ticks.  A file of plain JSON is read too.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from pathlib import Path
from typing import Any

from composer.files.atomic import write_atomically
from composer.files.errors import FileError, shown
from composer.files.json_pieces import dumped
from composer.files.limits import MAX_PROJECT_BYTES, MAX_UNPACKED_BYTES, check_savable
from composer.files.project_json import SCHEMA, Broken, score_from_json, score_to_json
from composer.files.reading import read_bounded
from composer.model.score import Score

FORMAT = "descant project"

# Numbers, lists and objects that the JSON of a project may have; parsing takes memory for each.
_MAX_VALUES = 10_000_000
_MAX_CONTAINERS = 2_500_000
_MOST_SAID = 200  # characters of a reason


def kept_copy(path: str | Path) -> Path:
    """Where the last good copy of the project at ``path`` is kept."""
    path = Path(os.path.realpath(path))
    return path.with_name(f".{path.name}.bak")


def save_project(score: Score, path: str | Path) -> None:
    """Write ``score`` to ``path``, whole or not at all, and keep the file that was there before.

    The old file is kept only when it is whole, so that a damaged one never takes the place of
    the last good copy.  Raises :class:`FileError`; the old file is then as it was.
    """
    check_savable(score)
    data = project_bytes(score)
    if len(data) > MAX_PROJECT_BYTES:
        raise FileError("The score cannot be saved: it is too large for a project file.")
    keep = kept_copy(path) if _is_whole(Path(path)) else None
    write_atomically(path, data, keep)


def load_project(path: str | Path, backup: bool = False) -> Score:
    """The score in the project file at ``path``; with ``backup``, in its last good copy.

    Raises :class:`FileError`, whose ``backup`` is the last good copy's path when there is one.
    """
    path = Path(path)
    if backup:
        return project_score(read_bounded(kept_copy(path), MAX_PROJECT_BYTES), shown(path))
    try:
        return project_score(read_bounded(path, MAX_PROJECT_BYTES), shown(path))
    except FileError as error:
        copy = kept_copy(path)
        if isinstance(error, NewerProject) or not _is_whole(copy):
            raise
        raise FileError(f"{error} The last good copy is kept at “{copy}”.", backup=copy) from error


def project_bytes(score: Score) -> bytes:
    """The bytes of the project file; the same score always gives the same bytes."""
    document = {"format": FORMAT, "schema": SCHEMA, "score": score_to_json(score)}
    text = dumped(document)
    if len(text) > MAX_UNPACKED_BYTES:
        raise FileError("The score cannot be saved: it is too large for a project file.")
    return gzip.compress(text.encode("ascii"), compresslevel=6, mtime=0)


class NewerProject(FileError):
    """The project was saved by a later version; it is whole, and a copy would not help."""


def project_score(data: bytes, name: str = "The project") -> Score:
    """The score in the bytes of a project file; ``name`` begins the sentence when it fails.

    Raises :class:`FileError`.
    """
    return score_of_json(project_json(data, name), name)


def project_json(data: bytes, name: str) -> dict[str, Any]:
    """The JSON in the bytes of a project file of a version that can be read, its score unchecked.

    Raises :class:`FileError`.
    """
    try:
        document = _parsed(_unpacked(data))
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise Broken("it is no Descant project")
        schema = document.get("schema")
        if type(schema) is not int or schema < 1:
            raise Broken("its version is missing")
        if schema > SCHEMA:
            raise NewerProject(
                f"{name} was saved by a newer Descant (project version {schema}, this one reads "
                f"up to {SCHEMA}); it is unharmed, and a newer Descant can open it."
            )
    except Broken as broken:
        raise _not_opened(name, broken) from broken
    return document


def score_of_json(document: dict[str, Any], name: str) -> Score:
    """The score in the JSON of a project, checked.  Raises :class:`FileError`."""
    try:
        return score_from_json(document.get("score"))
    except Broken as broken:
        raise _not_opened(name, broken) from broken


def _not_opened(name: str, broken: Broken) -> FileError:
    why = str(broken)
    if len(why) > _MOST_SAID:  # it names a value of the file
        why = why[: _MOST_SAID - 1] + "…"
    return FileError(f"{name} could not be opened, because {why}.")


def _unpacked(data: bytes) -> bytes:
    """The JSON, unpacked no further than the bound.  Raises :class:`Broken`."""
    if not data:
        raise Broken("it is empty")
    if data[:1] == b"{":
        text = data
    elif data[:2] != b"\x1f\x8b":
        raise Broken("it is no Descant project")
    else:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            text = unpacker.decompress(data, MAX_UNPACKED_BYTES + 1)
        except zlib.error as error:
            raise Broken("it is damaged") from error
        if not unpacker.eof and len(text) <= MAX_UNPACKED_BYTES:
            raise Broken("its end is missing")
    if len(text) > MAX_UNPACKED_BYTES:
        raise Broken("it is larger than a project can be")
    return text


def _is_whole(path: Path) -> bool:
    """Whether the file is a project whose checksum is right."""
    try:
        text = _unpacked(read_bounded(path, MAX_PROJECT_BYTES))
    except (FileError, Broken):
        return False
    return b'"format"' in text[:200] and text.rstrip().endswith(b"}")


def _parsed(text: bytes) -> Any:
    containers = text.count(b"[") + text.count(b"{")
    if containers > _MAX_CONTAINERS or text.count(b",") > _MAX_VALUES:
        raise Broken("it holds more than a project can hold")
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Broken("it is damaged") from error


def _no_constant(name: str) -> Any:
    raise ValueError(name)
