"""Notes out to other programs as a MIDI file: dragged from the status bar, or by the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton

from composer.app import paths
from composer.app.handed_out import NothingToHandOut, hand_out
from composer.app.session import Session
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView
from composer.ui.song_words import song_name
from composer.ui.theme import theme

_MIDI_TYPES = ("audio/midi", "audio/x-midi")


class HandingOut(QObject):
    """``handle``: what is dragged, for the status bar; a click puts the file on the clipboard."""

    def __init__(self, session: Session, roll: RollView, messages: MessageBar):
        super().__init__(roll)
        self._session = session
        self._roll = roll
        self._messages = messages
        self.handle = DragHandle(self)
        self.handle.clicked.connect(self.copy)

    def data(self) -> QMimeData | None:
        """The selected notes, or the whole song, as a MIDI file; what stands against it is said."""
        score = self._session.document.score
        try:
            file = hand_out(
                score,
                self._roll.selection,
                song_name(self._session),
                paths.state_folder() / "handed out",
            )
        except NothingToHandOut as error:
            self._messages.problem(str(error))
            return None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file.path))])
        for kind in _MIDI_TYPES:
            data.setData(kind, file.data)
        return data

    def copy(self) -> None:
        """Puts the file on the clipboard of the desktop."""
        data = self.data()
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
            self._messages.note(
                self.tr("A MIDI file is on the clipboard; paste it in another program or a folder.")
            )


class DragHandle(QToolButton):
    """A button that can be dragged into another program."""

    def __init__(self, out: HandingOut):
        super().__init__()
        self._out = out
        self._press: QPoint | None = None
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setText(self.tr("MIDI"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        words = self.tr(
            "Drag this into another program or a folder: the selected notes, or the whole song, as"
            " a MIDI file. A click puts the file on the clipboard."
        )
        self.setToolTip(words)
        self.setAccessibleName(self.tr("The selected notes as a MIDI file"))
        theme().changed.connect(self._tint)
        self._tint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, it is a drag."""
        far = QApplication.startDragDistance()
        way = (event.position().toPoint() - self._press) if self._press is not None else QPoint()
        if way.manhattanLength() < far:
            super().mouseMoveEvent(event)
            return
        self._press = None
        self.setDown(False)
        data = self._out.data()
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(theme().icon("midi").pixmap(24, 24))
            drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None
        super().mouseReleaseEvent(event)

    def _tint(self) -> None:
        self.setIcon(theme().icon("export"))
