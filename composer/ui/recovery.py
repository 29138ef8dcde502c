"""Songs that an earlier sitting left without saving them: shown with a picture, and restored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from composer.app import paths
from composer.app.current_file import UNTITLED
from composer.app.session import Session
from composer.app.unsaved_songs import UnreadableSong, UnsavedSong, left_behind
from composer.ui.file_work import FileWork
from composer.ui.message_bar import MessageBar
from composer.ui.score_picture import score_picture
from composer.ui.theme import theme
from composer.ui.translations.telling import told

_PICTURE = QSize(240, 84)

_Left = UnsavedSong | UnreadableSong


class RecoveryDialog(QDialog):
    """Lists ``songs``; the chosen one is restored or deleted, the others stay for another time.

    One that cannot be read says why.  ``restore(song)`` returns whether it took the song,
    ``delete(song)`` whether it is gone.
    """

    def __init__(
        self,
        songs: Sequence[_Left],
        restore: Callable[[UnsavedSong], bool],
        delete: Callable[[_Left], bool],
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._songs = list(songs)
        self._restore = restore
        self._delete = delete
        self.setWindowTitle(self.tr("Unsaved Songs"))
        words = QLabel(
            self.tr(
                "Descant ended before these were saved. Restoring opens a song as it was at its "
                "last edit; the file on the disk stays as it is until you save."
            )
        )
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Unsaved songs"))
        self.list.setIconSize(_PICTURE)
        self.list.setSpacing(3)
        self.list.setUniformItemSizes(True)
        self.list.setWordWrap(True)  # of the reason why one cannot be read
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.restore_button = buttons.addButton(self.tr("&Restore"), role.AcceptRole)
        self.delete_button = buttons.addButton(self.tr("&Delete"), role.DestructiveRole)
        self.later_button = buttons.addButton(self.tr("&Not Now"), role.RejectRole)
        self.restore_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.restore_button.clicked.connect(self._restore_chosen)
        self.delete_button.clicked.connect(self._delete_chosen)
        self.later_button.clicked.connect(self.reject)
        self.list.itemActivated.connect(lambda _: self._restore_chosen())
        self.list.currentRowChanged.connect(self._show_state)
        self._fill()
        self.list.setFocus()
        self.resize(580, 190 + min(3, len(songs)) * (_PICTURE.height() + 14))

    def done(self, result: int) -> None:
        """Lets go of what was not chosen."""
        for song in self._songs:
            song.let_go()
        self._songs = []
        super().done(result)

    def _fill(self) -> None:
        self.list.clear()
        for song in self._songs:
            item = QListWidgetItem(self._words(song))
            ratio = self.devicePixelRatioF()
            if isinstance(song, UnsavedSong):
                picture = score_picture(song.score, _PICTURE, theme().colours, ratio)
                icon = QIcon(picture)
                icon.addPixmap(picture, QIcon.Mode.Selected)  # else it is tinted
                item.setIcon(icon)
                if song.about.path is not None:
                    item.setToolTip(str(song.about.path))
            else:
                item.setToolTip(
                    self.tr("{why} It lies in {folder}.").format(
                        why=told(song.why), folder=song.folder
                    )
                )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show_state()

    def _show_state(self) -> None:
        song = self._chosen()
        self.restore_button.setEnabled(isinstance(song, UnsavedSong))
        self.delete_button.setEnabled(song is not None)

    def _words(self, song: _Left) -> str:
        locale = QLocale()
        when = locale.toString(
            QDateTime.fromSecsSinceEpoch(int(song.when)), QLocale.FormatType.ShortFormat
        )
        name = _name(song) or self.tr("Untitled")
        if isinstance(song, UnreadableSong):
            return f"{name}\n{when}\n{told(song.why)}"
        count, voices = len(song.score.notes), len(song.score.voices)
        notes = self.tr("1 note") if count == 1 else self.tr("{count} notes")
        lines = self.tr("1 voice") if voices == 1 else self.tr("{count} voices")
        what = f"{notes.format(count=locale.toString(count))}, {lines.format(count=voices)}"
        return f"{name}\n{when}\n{what}"

    def _chosen(self) -> _Left | None:
        row = self.list.currentRow()
        return self._songs[row] if 0 <= row < len(self._songs) else None

    def _restore_chosen(self) -> None:
        song = self._chosen()
        if isinstance(song, UnsavedSong) and self._restore(song):
            self._songs.remove(song)
            self.accept()

    def _delete_chosen(self) -> None:
        song = self._chosen()
        if song is not None and self._delete(song):
            self._songs.remove(song)
            self._fill()
            if not self._songs:
                self.reject()


class Recovery(QObject):
    """Looks for unsaved songs and offers them over ``window``.

    ``may_be_lost()`` asks, if need be, whether the open song can go.
    """

    def __init__(
        self,
        session: Session,
        messages: MessageBar,
        may_be_lost: Callable[[], bool],
        window: QWidget,
    ):
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._may_be_lost = may_be_lost
        self._window = window
        self._work = FileWork(messages)
        self._place: Path = paths.unsaved_folder()
        self._dialog: RecoveryDialog | None = None

    def at_start(self) -> None:
        """Offers what there is; says nothing when there is nothing."""
        self._look(say_none=False)

    def show(self) -> None:
        """Offers what there is, or says that there is nothing."""
        self._look(say_none=True)

    def close(self) -> None:
        """Waits for a reading that still runs."""
        self._work.finish()

    def _look(self, say_none: bool) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            return

        def found(songs: list[_Left]) -> None:
            if songs:
                self._offer(songs)
            elif say_none:
                self._messages.note(self.tr("There are no unsaved songs of an earlier time."))

        self._work.start(
            self.tr("Looking for unsaved songs…"),
            lambda: left_behind(self._place),
            found,
            lambda error: self._messages.problem(str(error)),
        )

    def _offer(self, songs: list[_Left]) -> None:
        if not self._window.isVisible():  # closed in the meantime
            for song in songs:
                song.let_go()
            return
        dialog = RecoveryDialog(songs, self._restore, self._delete, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _restore(self, song: UnsavedSong) -> bool:
        if not self._may_be_lost():
            return False
        self._session.file.restore(song)
        self._messages.note(self.tr("The song is as it was at its last edit; it is not saved yet."))
        return True

    def _delete(self, song: _Left) -> bool:
        box = QMessageBox(self._dialog)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Delete Unsaved Song"))
        name = _name(song) or self.tr("Untitled")
        box.setText(self.tr("Delete the unsaved edits of “{name}” for good?").format(name=name))
        button = QMessageBox.StandardButton
        box.setStandardButtons(button.Discard | button.Cancel)
        box.setDefaultButton(button.Cancel)
        answer = box.exec()
        box.deleteLater()
        if answer != button.Discard:
            return False
        song.discard()
        return True


def _name(song: _Left) -> str:
    """What the song is called; empty where nobody has given it a name."""
    return "" if song.about.name == UNTITLED else song.about.name
