"""The file of the song at hand: where it lies, what it is called, whether it is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from composer.app.safekeeping import Safekeeping
from composer.app.session_events import FileChanged, RecentChanged, SessionError, SessionEvent
from composer.app.settings import Settings
from composer.app.song_file import (
    PROJECT_ENDING,
    OpenedSong,
    SavedSong,
    read_song,
    write_export,
    write_song,
)
from composer.app.unsaved_songs import UnsavedSong
from composer.edit.document import Document
from composer.files.stamp import FileStamp
from composer.model.score import Score, empty_score

UNTITLED = "Untitled"  # what a song is called that has neither a file nor a title


class CurrentFile:
    """See the module; a part of a sitting.

    ``safekeeping``: of the unsaved edits; ``settings``: the present ones; ``remember(name=value)``:
    changes some; ``tell``: the sitting's observers; ``leave``: gives up what belongs to the song
    so far, before another takes its place.
    """

    def __init__(
        self,
        document: Document,
        safekeeping: Safekeeping,
        settings: Callable[[], Settings],
        remember: Callable[..., None],
        tell: Callable[[SessionEvent], None],
        leave: Callable[[], None],
    ) -> None:
        self._document, self._safekeeping = document, safekeeping
        self._settings, self._remember = settings, remember
        self._tell, self._leave = tell, leave
        self._path: Path | None = None
        self._stamp: FileStamp | None = None
        self._name: str | None = None

    @property
    def path(self) -> Path | None:
        """The project file that Save writes to; ``None`` before the first Save As."""
        return self._path

    @property
    def name(self) -> str:
        """What the song is called in a title bar."""
        if self._name:
            return self._name
        return self._document.score.title or UNTITLED

    @property
    def modified(self) -> bool:
        """Whether something would be lost by closing."""
        return not self._document.clean

    @property
    def stamp(self) -> FileStamp | None:
        """The project file as this sitting read or wrote it last, if it did."""
        return self._stamp

    @property
    def suggested_path(self) -> Path:
        """Where Save As starts from."""
        if self._path is not None:
            return self._path
        stored = self._settings().folder
        folder = Path(stored) if stored else Path.home()
        return folder / (Path(self.name).stem + PROJECT_ENDING)

    # Another song

    def new(self) -> None:
        """An empty song.  What was there is forgotten: ask before."""
        self._replace(empty_score(), None, None)

    def open(self, path: str | Path, backup: bool = False) -> list[str]:
        """Opens a file by its ending; returns what the person should know about it.

        ``backup``: opens the last good copy of a project instead, which is then not saved yet.
        Raises :class:`SessionError`; the document is then as it was.
        """
        try:
            opened = read_song(Path(path), backup)
        except SessionError:
            self.not_opened(Path(path))
            raise
        return self.take(opened)

    def take(self, opened: OpenedSong) -> list[str]:
        """Makes what :func:`read_song` read the document; returns what to tell the person."""
        path = opened.path
        project = path.suffix.lower() == PROJECT_ENDING and not opened.backup
        self._replace(opened.score, path if project else None, path.stem)
        self._stamp = opened.stamp
        self._used(path)
        return list(opened.notes)

    def restore(self, song: UnsavedSong) -> None:
        """Goes on with a song that another sitting left without saving it; it is not saved yet."""
        self._replace(song.score, song.about.path, song.about.name or None, saved=False)
        # What was saved over its file since then is not written over unasked.
        self._stamp = song.about.stamp
        self._safekeeping.restore(song)

    def not_opened(self, path: Path) -> None:
        """Forgets a recent file that is gone."""
        path = path.absolute()
        if not path.exists():
            self._set_recent(self._settings().without_recent(path).recent)

    # Out of the window

    def save(self) -> None:
        """Writes the project file; raises :class:`SessionError` without one or when it fails.

        :class:`~composer.app.song_file.ChangedElsewhere`: another window has written it.
        """
        if self._path is None:
            raise SessionError("The song has no project file yet; save it under a name.")
        written = write_song(self._document.score, self._path, self._stamp)
        self.saved(written, self._document.revision)

    def save_as(self, path: str | Path) -> None:
        """Writes the project under that name (``.descant`` is added) and goes on with it.

        Raises :class:`SessionError`; the file is then as it was.
        """
        self.saved(write_song(self._document.score, Path(path)), self._document.revision)

    def saved(self, written: SavedSong, revision: int) -> None:
        """Goes on with the project that :func:`write_song` wrote of that revision."""
        path = written.path
        self._path, self._name, self._stamp = path, path.stem, written.stamp
        if revision == self._document.revision:
            self._document.mark_clean()
        self._safekeeping.saved()
        self._used(path)
        self._tell(FileChanged(path))

    def export(self, path: str | Path) -> list[str]:
        """Writes the song in the format of the ending; raises :class:`SessionError`.

        Returns a sentence for each thing that the format cannot hold.
        """
        path = Path(path).absolute()
        remarks = write_export(self._document.score, path)
        self._remember(folder=str(path.parent))
        return remarks

    # The recent files

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files last opened or saved, the latest first."""
        return tuple(Path(name) for name in self._settings().recent)

    def clear_recent(self) -> None:
        """Forgets the recent files."""
        self._set_recent(())

    def _used(self, path: Path) -> None:
        self._set_recent(self._settings().with_recent(path).recent, folder=str(path.parent))

    def _set_recent(self, recent: tuple[str, ...], **settings: str) -> None:
        before = self._settings().recent
        self._remember(recent=recent, **settings)
        if recent != before:
            self._tell(RecentChanged(self.recent))

    def _replace(
        self, score: Score, project: Path | None, name: str | None, saved: bool = True
    ) -> None:
        self._leave()
        self._path, self._name, self._stamp = project, name, None
        self._document.replace(score, saved)
        self._tell(FileChanged(project))
