"""The File menu: opening, saving and exporting, and never losing a change without asking."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from composer.app.session import (
    PROJECT_ENDING,
    OpenedSong,
    Session,
    SessionError,
    read_song,
)
from composer.files.formats import OPEN_ENDINGS
from composer.ui.message_bar import MessageBar
from composer.ui.prompts import Prompts, Unsaved

MIDI_ENDING = ".mid"
# A file that is read within this time is opened without a word about it.
_AT_ONCE_SECONDS = 0.2

_log = logging.getLogger(__name__)


class _Reading(threading.Thread):
    """Reads ``path``; then ``opened`` is what was read, or ``problem`` says why nothing was.

    ``copy``: a good copy that could be read in its place.  ``revision``: the document's when the
    reading began.
    """

    def __init__(self, path: Path, backup: bool, revision: int):
        super().__init__(name="reading a song", daemon=True)
        self.path = path
        self.backup = backup
        self.revision = revision
        self.opened: OpenedSong | None = None
        self.problem = ""
        self.copy: Path | None = None

    def run(self) -> None:
        try:
            self.opened = read_song(self.path, self.backup)
        except SessionError as error:
            self.problem, self.copy = str(error), error.backup
        except Exception:
            _log.exception("not opened: %s", self.path)
            self.problem = f"“{self.path.name}” cannot be opened; the open song is as it was."


class SongFiles(QObject):
    """Runs the File menu; problems are said in the message bar, the song is then as it was."""

    def __init__(self, session: Session, prompts: Prompts, messages: MessageBar):
        super().__init__(prompts)
        self._session = session
        self._prompts = prompts
        self._messages = messages
        self._reading: _Reading | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(30)
        self._looking.timeout.connect(self._look)

    def may_be_lost(self) -> bool:
        """Whether the song can go: it is saved, or the person says so.  Asks if need be."""
        if not self._session.modified:
            return True
        answer = self._prompts.unsaved_changes(self._session.name)
        if answer is Unsaved.SAVE:
            return self.save()
        return answer is Unsaved.LOSE

    def new(self) -> None:
        """Begins a new song."""
        if self.may_be_lost():
            self._session.new()
            self._messages.dismiss()

    def open(self) -> None:
        """Asks for a file and opens it."""
        self._ask_and_open(tuple(OPEN_ENDINGS), self.tr("Open"))

    def import_midi(self) -> None:
        """Asks for a MIDI file and opens it as a new song."""
        midi = tuple(ending for ending in OPEN_ENDINGS if ending != PROJECT_ENDING)
        self._ask_and_open(midi, self.tr("Import MIDI"))

    def open_path(self, path: Path) -> bool:
        """Opens that file, after asking about unsaved changes; returns whether it is open."""
        return self.may_be_lost() and self._open(path)

    def save(self) -> bool:
        """Saves; asks for a name the first time.  Returns whether it is saved."""
        if self._session.path is None:
            return self.save_as()
        return self._save(self._session.path)

    def save_as(self) -> bool:
        """Asks for a name and saves under it."""
        start = self._session.suggested_path
        path = self._prompts.file_to_save(
            str(start.parent), start.name, PROJECT_ENDING, self.tr("Save As")
        )
        return path is not None and self._save(path)

    def export(self) -> None:
        """Asks for a name and writes the song as a MIDI file."""
        start = self._session.suggested_path
        path = self._prompts.file_to_save(
            self._session.settings.folder or str(start.parent),
            start.stem + MIDI_ENDING,
            MIDI_ENDING,
            self.tr("Export MIDI"),
        )
        if path is None:
            return
        try:
            remarks = self._session.export(path)
        except SessionError as error:
            self._messages.problem(str(error))
        else:
            done = self.tr("Exported to {path}.").format(path=path)
            self._messages.note(" ".join([done, *remarks]))

    def fill_recent(self, menu: QMenu) -> None:
        """Lists the recent files in ``menu``."""
        menu.clear()
        recent = self._session.recent_files
        for place, path in enumerate(recent):
            mnemonic = f"&{place + 1}  " if place < 9 else ""
            action = QAction(mnemonic + path.name.replace("&", "&&"), menu)
            action.setStatusTip(str(path))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, chosen=path: self.open_path(chosen))
            menu.addAction(action)
        if recent:
            menu.addSeparator()
            menu.addAction(self.tr("&Clear the List"), self._session.clear_recent)
        else:
            menu.addAction(self.tr("No recent files")).setEnabled(False)

    def _ask_and_open(self, endings: tuple[str, ...], title: str) -> None:
        if not self.may_be_lost():
            return
        path = self._prompts.file_to_open(self._session.settings.folder, endings, title)
        if path is not None:
            self._open(path)

    def _open(self, path: Path, backup: bool = False) -> bool:
        """Reads on a thread; a file that takes long is opened when it is there."""
        reading = _Reading(path, backup, self._session.document.revision)
        reading.start()
        reading.join(_AT_ONCE_SECONDS)
        if not reading.is_alive():
            return self._take(reading)
        self._reading = reading
        self._looking.start()
        self._messages.note(
            self.tr("Opening {name}…").format(name=path.name),
            self.tr("Cancel"),
            self._give_up_reading,
        )
        return False

    def _give_up_reading(self) -> None:
        self._reading = None
        self._looking.stop()

    def _look(self) -> None:
        reading = self._reading
        if reading is None or reading.is_alive():
            return
        self._give_up_reading()
        # The person may have gone on writing meanwhile.
        if reading.revision == self._session.document.revision or self.may_be_lost():
            self._take(reading)

    def _take(self, reading: _Reading) -> bool:
        if reading.opened is None:
            self._session.not_opened(reading.path)
            if reading.copy is None:
                self._messages.problem(reading.problem)
            else:
                self._messages.problem(
                    reading.problem,
                    self.tr("Open the Copy"),
                    lambda: self._open(reading.path, backup=True),
                )
            return False
        self._messages.dismiss()
        notes = self._session.take(reading.opened)
        if notes:
            self._messages.note(" ".join(notes))
        return True

    def _save(self, path: Path) -> bool:
        try:
            self._session.save_as(path)
        except SessionError as error:
            self._messages.problem(str(error))
            return False
        return True
