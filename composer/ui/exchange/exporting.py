"""Writing the song for other programs; what the file will not hold is said first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from composer.app.agreed_losses import agreeing, asked_about, disagreeing
from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.app.song_file import prepare_export, write_prepared
from composer.files.formats import PreparedExport
from composer.files.musicxml_page import Signs
from composer.ui.exchange.losses_box import LossesBox
from composer.ui.file_work import FileWork
from composer.ui.message_bar import MessageBar
from composer.ui.prompts import Prompts


class Exporting(QObject):
    """``work``: what files are written with beside the window."""

    def __init__(self, session: Session, prompts: Prompts, messages: MessageBar, work: FileWork):
        super().__init__(prompts)
        self._session = session
        self._window = prompts.window
        self._messages = messages
        self._work = work

    def export(self, path: Path) -> None:
        """Writes the song to ``path``, in the format of its ending, unless the person would rather
        not when it is said what will be lost."""
        score = self._session.document.score.copy()
        settings = self._session.settings
        signs = Signs(settings.chord_symbols, settings.dynamic_marks)  # as on the page
        self._work.start(
            self.tr("Exporting {name}…").format(name=path.name),
            lambda: prepare_export(score, path, signs),
            self._prepared,
            self._failed,
        )

    def _prepared(self, file: PreparedExport) -> None:
        agreed = self._session.settings.agreed_losses
        # What only a project keeps is not lost where there is one.
        lost = file.lost if self._session.file.path is None else file.left_out
        if asked_about(lost, agreed):
            box = LossesBox(file.path.name, file.lost, self._window)
            box.exec()
            box.deleteLater()
            if not box.wanted:
                return
            if box.never_again.isChecked():
                self._session.remember(agreed_losses=agreeing(file.lost, agreed))
        self._work.start(
            self.tr("Exporting {name}…").format(name=file.path.name),
            lambda: write_prepared(file),
            lambda _: self._written(file),
            self._failed,
        )

    def _written(self, file: PreparedExport) -> None:
        self._session.remember(folder=str(file.path.parent))
        done = self.tr("Exported to {path}.").format(path=file.path)
        if file.lost:
            self._messages.note(done, self.tr("What Is Not in It"), lambda: self._show(file))
        else:
            self._messages.note(done)

    def _show(self, file: PreparedExport) -> None:
        """Says once more what the file lacks, and whether it is asked about from now on."""
        box = LossesBox(file.path.name, file.lost, self._window, written=True)
        box.never_again.setChecked(not asked_about(file.lost, self._session.settings.agreed_losses))
        box.exec()
        box.deleteLater()
        change = agreeing if box.never_again.isChecked() else disagreeing
        agreed = change(file.lost, self._session.settings.agreed_losses)
        self._session.remember(agreed_losses=agreed)

    def _failed(self, error: SessionError) -> None:
        self._messages.problem(str(error))
