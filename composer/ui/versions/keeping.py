"""File > Versions: keeping versions of the song and going back to them, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.app.versions import Versions
from composer.edit.document import Change
from composer.model.score import Score
from composer.model.version import Version
from composer.ui.file_work import FileWork
from composer.ui.message_bar import MessageBar
from composer.ui.versions.dialog import VersionsDialog
from composer.ui.versions.unpacking import Unpacking

_AGAIN_MS = 50


class VersionKeeping(QObject):
    """Runs the dialog, which follows the song while it is open."""

    def __init__(self, session: Session, messages: MessageBar, window: QWidget):
        super().__init__(window)
        self._document = session.document
        self._versions = Versions(session.document)
        self._messages = messages
        self._window = window
        self._dialog: VersionsDialog | None = None
        self._work = FileWork(messages)
        self._unpacking = Unpacking(self._versions.score, self._unpacked, self)
        self._forget = session.document.observe(self._changed)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {"versions": self.show}

    def close(self) -> None:
        """Ends following the song."""
        self._forget()
        self._unpacking.close()

    @property
    def dialog(self) -> VersionsDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def show(self) -> None:
        """Opens the dialog, or brings it to the front."""
        if self._dialog is None:
            dialog = self._dialog = VersionsDialog(self._window)
            dialog.keep_asked.connect(self._keep)
            dialog.restore_asked.connect(self._restore)
            dialog.rename_asked.connect(self._rename)
            dialog.remove_asked.connect(
                lambda row: self._try(lambda: self._versions.remove(self._version(row)))
            )
            dialog.finished.connect(self._closed)
        self._fill()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.name.setFocus()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self._unpacking.ask(())

    def _changed(self, change: Change) -> None:
        if self._dialog is not None and (change.everything or "versions" in change.fields):
            self._fill()

    def _version(self, row: int) -> Version:
        return self._versions.all[-1 - row]

    def _fill(self) -> None:
        assert self._dialog is not None
        self._unpacking.ask(self._dialog.show_versions(list(reversed(self._versions.all))))

    def _unpacked(self, version: Version, score: Score | None) -> None:
        if self._dialog is not None:
            self._dialog.show_score(version, score)

    def _keep(self, name: str) -> None:
        song = self._document.score

        def packed(version: Version) -> None:
            if self._document.score is not song:
                return  # another song was opened meanwhile
            if self._document.in_transaction:  # a gesture, begun while a long song was packed
                QTimer.singleShot(_AGAIN_MS, self, lambda: packed(version))
            else:
                self._try(lambda: self._versions.add(version))

        try:
            packing = self._versions.packing(name)
        except SessionError as error:
            self._say(error)
            return
        words = self.tr("Keeping the version “{name}”…").format(name=name)
        self._work.start(words, packing, packed, self._say)

    def _restore(self, row: int) -> None:
        version = self._version(row)

        song = self._document.score

        def unpacked(score: Score) -> None:
            if self._document.score is not song:
                return  # another song was opened meanwhile
            if self._try(lambda: self._versions.go_back(score)):
                self._messages.note(
                    self.tr("The song is as in the version “{name}”; Undo takes that back.").format(
                        name=version.name
                    )
                )

        words = self.tr("Opening the version “{name}”…").format(name=version.name)
        self._work.start(
            words,
            lambda: self._versions.score(version),
            unpacked,
            self._say,
            may_be_given_up=True,
        )

    def _rename(self, row: int, name: str) -> None:
        self._try(lambda: self._versions.rename(self._version(row), name))
        self._fill()  # also where the name stayed: the list shows more than it

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except SessionError as error:
            self._say(error)
            return False
        return True

    def _say(self, error: SessionError) -> None:
        self._messages.problem(str(error))
