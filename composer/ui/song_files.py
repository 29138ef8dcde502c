"""The File menu: opening, saving and exporting, and never losing a change without asking."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.app.song_file import (
    PROJECT_ENDING,
    ChangedElsewhere,
    OpenedSong,
    SavedSong,
    read_song,
    tunes_to_choose,
    write_song,
)
from composer.files.formats import OPEN_ENDINGS
from composer.files.stamp import FileStamp
from composer.ui.audio_export import AudioExport, is_audio
from composer.ui.exchange.exporting import Exporting
from composer.ui.exchange.import_report import ImportReporting
from composer.ui.exchange.tune_choice import choose_tune
from composer.ui.file_work import FileWork
from composer.ui.message_bar import MessageBar
from composer.ui.prompts import Changed, Prompts, Unsaved
from composer.ui.song_words import song_name

MIDI_ENDING = ".mid"


class SongFiles(QObject):
    """Runs the File menu; problems are said in the message bar, the song is then as it was."""

    def __init__(
        self, session: Session, prompts: Prompts, messages: MessageBar, audio: AudioExport
    ):
        super().__init__(prompts)
        self._session = session
        self._prompts = prompts
        self._messages = messages
        self._work = FileWork(messages)
        self._not_saved = ""  # what was last said of a save that failed
        self._audio = audio
        self._declined = False  # no tune of a collection was wanted
        self._exporting = Exporting(session, prompts, messages, self._work)
        self.imports = ImportReporting(messages, prompts.window)

    def may_be_lost(self) -> bool:
        """Whether the song can go: it is saved, or the person says so.  Asks if need be.

        What is being recorded is a part of it.
        """
        self._session.recording.finish()
        if not self._session.file.modified:
            return True
        answer = self._prompts.unsaved_changes(song_name(self._session))
        if answer is Unsaved.SAVE:
            # What comes after a save must not begin before it is on the disk.
            return (self.save() or self._work.finish()) and not self._session.file.modified
        return answer is Unsaved.LOSE

    def new(self) -> None:
        """Begins a new song."""
        if self.may_be_lost():
            self._session.file.new()
            self._messages.dismiss()

    def open(self) -> None:
        """Asks for a file and opens it."""
        self._ask_and_open(tuple(OPEN_ENDINGS), self.tr("Open"))

    def import_song(self) -> None:
        """Asks for a file of another program and opens it as a new song."""
        others = tuple(ending for ending in OPEN_ENDINGS if ending != PROJECT_ENDING)
        self._ask_and_open(others, self.tr("Import Song"))

    def open_path(self, path: Path) -> bool:
        """Opens that file, after asking about unsaved changes; returns whether it is open."""
        return self.may_be_lost() and self._open(path)

    def save(self) -> bool:
        """Saves; asks for a name the first time.  Returns whether it is saved by now."""
        self._work.finish()  # a save that still runs is not another window's
        if self._session.file.path is None:
            return self.save_as()
        return self._save(self._session.file.path, self._session.file.stamp)

    def save_as(self) -> bool:
        """Asks for a name and saves under it."""
        start = self._session.file.suggested_path
        path = self._prompts.file_to_save(
            str(start.parent),
            start.name,
            [(self.tr("Descant project"), PROJECT_ENDING)],
            self.tr("Save As"),
        )
        return path is not None and self._save(path)

    def export(self) -> None:
        """Asks for a name and writes the song for other programs, in the format of its ending."""
        start = self._session.file.suggested_path
        folder = Path(self._session.settings.folder or start.parent)
        path = self._prompts.file_to_save(
            str(folder),
            _free_name(folder, start.stem, MIDI_ENDING),
            [
                (self.tr("MIDI file"), MIDI_ENDING),
                (self.tr("MusicXML file"), ".musicxml"),
                (self.tr("Compressed MusicXML file"), ".mxl"),
                (self.tr("Karaoke file"), ".kar"),
                (self.tr("ABC tune"), ".abc"),
                *self._audio.kinds(),
            ],
            self.tr("Export Song"),
        )
        if path is not None and is_audio(path):
            self._audio.export(path)
        elif path is not None:
            self._exporting.export(path)

    def fill_recent(self, menu: QMenu) -> None:
        """Lists the recent files in ``menu``."""
        menu.clear()
        recent = self._session.file.recent
        for place, path in enumerate(recent):
            mnemonic = f"&{place + 1}  " if place < 9 else ""
            action = QAction(mnemonic + path.name.replace("&", "&&"), menu)
            action.setStatusTip(str(path))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, chosen=path: self.open_path(chosen))
            menu.addAction(action)
        if recent:
            menu.addSeparator()
            menu.addAction(self.tr("&Clear the List"), self._session.file.clear_recent)
        else:
            menu.addAction(self.tr("No recent files")).setEnabled(False)

    def _ask_and_open(self, endings: tuple[str, ...], title: str) -> None:
        if not self.may_be_lost():
            return
        path = self._prompts.file_to_open(self._session.settings.folder, endings, title)
        if path is not None:
            self._open(path)

    def _open(self, path: Path, backup: bool = False, tune: int | None = None) -> bool:
        """``tune``: the number of a tune in a collection; ``None``: it is asked for."""
        revision = self._session.document.revision
        self._declined = False

        def take(opened: OpenedSong | list[str]) -> None:
            if isinstance(opened, list):
                chosen = choose_tune(path.name, opened, self._prompts.window)
                self._declined = chosen is None or not self._open(path, backup, chosen)
                return
            # The person may have gone on writing while a large file was read.
            if revision != self._session.document.revision and not self.may_be_lost():
                return
            self._messages.dismiss()
            self.imports.say(path.name, self._session.file.take(opened))

        def read() -> OpenedSong | list[str]:
            tunes = tunes_to_choose(path) if tune is None else []
            if tunes:
                return tunes
            opened = read_song(path, backup, tune or 1)
            self.imports.keep(opened.path, opened.notes)
            return opened

        def failed(error: SessionError) -> None:
            self._session.file.not_opened(path)
            if error.backup is None:
                self._messages.problem(str(error))
            else:
                words = self.tr("Open the Copy")
                self._messages.problem(str(error), words, lambda: self._open(path, backup=True))

        done = self._work.start(
            self.tr("Opening {name}…").format(name=path.name),
            read,
            take,
            failed,
            may_be_given_up=True,
            progress=lambda percent: self.tr("Opening {name}… {percent} %").format(
                name=path.name, percent=percent
            ),
        )
        return done and not self._declined

    def _save(self, path: Path, known: FileStamp | None = None) -> bool:
        """``known``: the file as it is known here; another one is not written over unasked."""
        score, revision = self._session.document.score.copy(), self._session.document.revision

        def failed(error: SessionError) -> None:
            if isinstance(error, ChangedElsewhere):
                self._save_all_the_same(path)
            else:
                self._not_saved = str(error)
                self._say(error)

        def saved(written: SavedSong) -> None:
            self._session.file.saved(written, revision)
            if self._not_saved and self._messages.sentence() == self._not_saved:
                self._messages.dismiss()  # it is true no more

        return self._work.start(
            self.tr("Saving {name}…").format(name=path.name),
            lambda: write_song(score, path, known),
            saved,
            failed,
        )

    def _save_all_the_same(self, path: Path) -> None:
        answer = self._prompts.changed_elsewhere(path.name)
        if answer is Changed.ANOTHER_NAME:
            self.save_as()
        elif answer is Changed.OVER_IT:
            self._save(path)

    def _say(self, error: SessionError) -> None:
        self._messages.problem(str(error))


def _free_name(folder: Path, stem: str, ending: str) -> str:
    """A name that no file in ``folder`` has, so that none is proposed to be written over."""
    name, number = stem + ending, 2
    while (folder / name).exists():
        name, number = f"{stem} {number}{ending}", number + 1
    return name
