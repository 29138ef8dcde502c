"""Which kinds of file can be opened and exported, by the ending of the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from composer.files.abc_read import read_abc, tune_titles
from composer.files.abc_write import abc_bytes
from composer.files.atomic import write_atomically
from composer.files.errors import FileError, shown
from composer.files.imported import Imported
from composer.files.midi_file import read_midi
from composer.files.midi_write import midi_bytes
from composer.files.musicxml_page import Signs
from composer.files.musicxml_read import read_musicxml
from composer.files.musicxml_write import musicxml_bytes
from composer.files.mxl import packed
from composer.files.project import load_project, save_project
from composer.files.project_only import project_only
from composer.model.score import Score

_NO_SIGNS = Signs()


@dataclass(frozen=True, slots=True)
class FileFormat:
    """``name``: for file dialogs.  ``endings``: lower case, with the dot, the usual one first.

    ``read``: raises :class:`FileError`; ``None`` when files of this kind cannot be opened.
    ``encode``: the bytes of the file, and a sentence for each thing that they cannot hold; raises
    :class:`FileError`; ``None`` when there is no writing, or it is that of a project.  ``signed``:
    the same with the names of chords and with dynamics, where the format has them.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[Path], Imported] | None = None
    encode: Callable[[Score], tuple[bytes, list[str]]] | None = None
    signed: Callable[[Score, Signs], tuple[bytes, list[str]]] | None = None


@dataclass(frozen=True, slots=True)
class PreparedExport:
    """A file that can be written, and what it will not hold.

    ``left_out``: a sentence for each thing of the music and its words that the format cannot hold;
    ``project_only``: for each thing that only a project keeps.
    """

    path: Path
    left_out: tuple[str, ...] = ()
    project_only: tuple[str, ...] = ()
    _write: Callable[[], None] = field(default=lambda: None, repr=False)

    @property
    def lost(self) -> tuple[str, ...]:
        """All of it."""
        return (*self.left_out, *self.project_only)

    def write(self) -> None:
        """Writes the file, whole or not at all.  Raises :class:`FileError`."""
        self._write()


def _read_project(path: Path) -> Imported:
    return Imported(load_project(path))


def _mxl_bytes(score: Score, signs: Signs = _NO_SIGNS) -> tuple[bytes, list[str]]:
    data, left_out = musicxml_bytes(score, signs)
    return packed(data), left_out


PROJECT = FileFormat("Descant project", (".descant",), _read_project)
FORMATS: tuple[FileFormat, ...] = (
    PROJECT,
    FileFormat("MIDI file", (".mid", ".midi", ".smf"), read_midi, midi_bytes),
    FileFormat(
        "MusicXML file", (".musicxml", ".xml"), read_musicxml, musicxml_bytes, musicxml_bytes
    ),
    FileFormat("Compressed MusicXML file", (".mxl",), read_musicxml, _mxl_bytes, _mxl_bytes),
    FileFormat("ABC tune", (".abc",), read_abc, abc_bytes),
    FileFormat("Karaoke file", (".kar",), read_midi, midi_bytes),
    FileFormat("RIFF MIDI file", (".rmi",), read_midi),
)

OPEN_FORMATS = tuple(kind for kind in FORMATS if kind.read is not None)
EXPORT_FORMATS = tuple(kind for kind in FORMATS if kind.encode is not None or kind is PROJECT)
OPEN_ENDINGS = tuple(ending for kind in OPEN_FORMATS for ending in kind.endings)
SIGNED_ENDINGS = tuple(e for kind in FORMATS if kind.signed is not None for e in kind.endings)
"""Of the files that can have the names of chords and dynamics."""
EXPORT_ENDINGS = tuple(ending for kind in EXPORT_FORMATS for ending in kind.endings)


def open_score(path: str | Path, tune: int = 1) -> Imported:
    """The score in the file at ``path``, by the ending of its name.

    ``tune``: the number of a tune, from 1, where the file is a collection of tunes in ABC notation.
    Raises :class:`FileError`.
    """
    path = Path(path)
    kind = _by_ending(path, OPEN_FORMATS)
    if kind is None or kind.read is None:
        raise FileError(
            f"{shown(path)} cannot be opened: Descant opens {_listed(OPEN_ENDINGS)} files."
        )
    return read_abc(path, tune) if kind.read is read_abc else kind.read(path)


def tunes_in(path: str | Path) -> list[str]:
    """The titles of the tunes that can be chosen from; of other files than collections, none.

    Raises :class:`FileError`.
    """
    kind = _by_ending(Path(path), OPEN_FORMATS)
    return tune_titles(path) if kind is not None and kind.read is read_abc else []


def prepared_export(score: Score, path: str | Path, signs: Signs = _NO_SIGNS) -> PreparedExport:
    """``score`` as a file at ``path``, by the ending of its name; nothing is written yet.

    ``signs``: what is written that is read off the notes, where the format has it.  Raises
    :class:`FileError`.
    """
    path = Path(path)
    kind = _by_ending(path, EXPORT_FORMATS)
    if kind is None:
        raise FileError(
            f"{shown(path)} cannot be written: Descant writes {_listed(EXPORT_ENDINGS)} files."
        )
    if kind.encode is None:
        return PreparedExport(path, _write=lambda: save_project(score, path))
    data, left_out = kind.encode(score) if kind.signed is None else kind.signed(score, signs)
    return PreparedExport(
        path, tuple(left_out), tuple(project_only(score)), lambda: write_atomically(path, data)
    )


def export_score(score: Score, path: str | Path) -> list[str]:
    """Write ``score`` to ``path``, by the ending of its name.

    Returns a sentence for each thing of the music and its words that the file cannot hold.  Raises
    :class:`FileError`.
    """
    prepared = prepared_export(score, path)
    prepared.write()
    return list(prepared.left_out)


def _by_ending(path: Path, formats: tuple[FileFormat, ...]) -> FileFormat | None:
    ending = path.suffix.lower()
    return next((kind for kind in formats if ending in kind.endings), None)


def _listed(endings: tuple[str, ...]) -> str:
    return ", ".join(endings[:-1]) + " and " + endings[-1]
