"""The message bar: one sentence over the roll, until it is closed or has been there a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from composer.ui.theme import theme
from composer.ui.translations.telling import told

NOTE_MS = 8000
READ_MS = 4000  # after which a problem is taken to have been read
MARGIN = 5


class MessageBar(QFrame):
    """Shows a problem (stays) or a note (goes by itself), one at a time, the newest.

    It lies over the lower edge of what it is shown in, so that nothing else moves.  A problem that
    has been there a while gives way to a note, and comes again after it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._kind = "note"
        self._run: Callable[[], object] | None = None
        self._since = QElapsedTimer()  # that the problem on show is there
        self._again: tuple[str, str, Callable[[], object] | None] | None = None
        self.picture = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close the message"))
        self.close_button.setToolTip(self.tr("Close the message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTE_MS)
        self._timer.timeout.connect(self.dismiss)
        theme().changed.connect(self._tint)
        self.hide()

    def lie_over(self, place: QWidget) -> None:
        """Stays at the lower edge of ``place``, which is its parent."""
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def problem(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Shows what went wrong; stays until it is closed.  ``action`` names a button."""
        self._again = None
        self._since.start()
        self._show("problem", sentence, action, run)

    def note(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Shows something good to know; a problem not read yet is not pushed away."""
        if self.isVisible() and self._kind == "problem":
            if not self._since.hasExpired(READ_MS):
                return
            self._again = (self.text.text(), self.button.text(), self._run)
        self._show("note", sentence, action, run)

    def replace_words(self, before: str, now: str) -> bool:
        """Puts ``now`` in the place of ``before`` if that is on show; returns whether it was."""
        if self.sentence() != told(before):
            return False
        now = told(now)
        self.text.setText(now)
        self.setAccessibleName(now)
        self._settle()
        return True

    def sentence(self) -> str:
        """What is on show, ``""`` for nothing."""
        return self.text.text() if self.isVisible() else ""

    def dismiss(self) -> None:
        """Takes the message away; a problem that gave way to it comes again."""
        self._timer.stop()
        self.hide()
        again, self._again = self._again, None
        if again is not None:
            self._show("problem", *again)
        self.closed.emit()

    def dismiss_note(self) -> None:
        """Takes a note away; a problem stays."""
        if self._kind == "note":
            self.dismiss()

    def withdraw(self, sentence: str) -> None:
        """Takes this message away, wherever it waits, as it is no longer true."""
        if self._again is not None and self._again[0] == told(sentence):
            self._again = None
        if self.isVisible() and self.text.text() == told(sentence):
            self.dismiss()

    def _show(
        self, kind: str, sentence: str, action: str, run: Callable[[], object] | None
    ) -> None:
        sentence = told(sentence)
        self._kind, self._run = kind, run
        self.setProperty("message", kind)
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()
        self._settle()
        self.show()
        self.raise_()
        if kind == "note" and not action:
            self._timer.start()
        else:
            self._timer.stop()

    def _settle(self) -> None:
        """As wide as there is room, as high as its words need, at the lower edge."""
        place = self.parentWidget()
        if place is None:
            return
        width = max(0, place.width() - 2 * MARGIN)
        height = self.layout().totalHeightForWidth(width)
        self.setGeometry(MARGIN, place.height() - height - MARGIN, width, height)

    def _act(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()

    def _tint(self) -> None:
        c = theme().colours
        name, colour = ("warning", c.warning) if self._kind == "problem" else ("info", c.accent)
        self.picture.setPixmap(theme().icon(name, colour).pixmap(QSize(18, 18)))
        self.close_button.setIcon(theme().icon("close"))
