"""Which kinds of file can be opened and exported, by the ending of the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from composer.files.abc_read import read_abc
from composer.files.abc_write import write_abc
from composer.files.errors import FileError, shown
from composer.files.imported import Imported
from composer.files.midi_file import read_midi, write_midi
from composer.files.musicxml_read import read_musicxml
from composer.files.musicxml_write import write_musicxml, write_mxl
from composer.files.project import load_project, save_project
from composer.model.score import Score


@dataclass(frozen=True, slots=True)
class FileFormat:
    """``name``: for file dialogs.  ``endings``: lower case, with the dot, the usual one first.

    ``read``: raises :class:`FileError`; ``None`` when files of this kind cannot be opened.
    ``write``: returns a sentence for each thing that the file cannot hold and raises
    :class:`FileError`; ``None`` when there is no writing.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[Path], Imported] | None = None
    write: Callable[[Score, Path], list[str]] | None = None


def _read_project(path: Path) -> Imported:
    return Imported(load_project(path))


def _write_project(score: Score, path: Path) -> list[str]:
    save_project(score, path)
    return []


FORMATS: tuple[FileFormat, ...] = (
    FileFormat("Descant project", (".descant",), _read_project, _write_project),
    FileFormat("MIDI file", (".mid", ".midi", ".smf"), read_midi, write_midi),
    FileFormat("MusicXML file", (".musicxml", ".xml"), read_musicxml, write_musicxml),
    FileFormat("Compressed MusicXML file", (".mxl",), read_musicxml, write_mxl),
    FileFormat("ABC tune", (".abc",), read_abc, write_abc),
    FileFormat("Karaoke file", (".kar",), read_midi, write_midi),
    FileFormat("RIFF MIDI file", (".rmi",), read_midi),
)

OPEN_FORMATS = tuple(kind for kind in FORMATS if kind.read is not None)
EXPORT_FORMATS = tuple(kind for kind in FORMATS if kind.write is not None)
OPEN_ENDINGS = tuple(ending for kind in OPEN_FORMATS for ending in kind.endings)
EXPORT_ENDINGS = tuple(ending for kind in EXPORT_FORMATS for ending in kind.endings)


def open_score(path: str | Path) -> Imported:
    """The score in the file at ``path``, by the ending of its name.  Raises :class:`FileError`."""
    path = Path(path)
    kind = _by_ending(path, OPEN_FORMATS)
    if kind is None or kind.read is None:
        raise FileError(
            f"{shown(path)} cannot be opened: Descant opens {_listed(OPEN_ENDINGS)} files."
        )
    return kind.read(path)


def export_score(score: Score, path: str | Path) -> list[str]:
    """Write ``score`` to ``path``, by the ending of its name.

    Returns a sentence for each thing that the file cannot hold.  Raises :class:`FileError`.
    """
    path = Path(path)
    kind = _by_ending(path, EXPORT_FORMATS)
    if kind is None or kind.write is None:
        raise FileError(
            f"{shown(path)} cannot be written: Descant writes {_listed(EXPORT_ENDINGS)} files."
        )
    return kind.write(score, path)


def _by_ending(path: Path, formats: tuple[FileFormat, ...]) -> FileFormat | None:
    ending = path.suffix.lower()
    return next((kind for kind in formats if ending in kind.endings), None)


def _listed(endings: tuple[str, ...]) -> str:
    return ", ".join(endings[:-1]) + " and " + endings[-1]
