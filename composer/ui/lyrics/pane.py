"""The lyrics pane: the words with their margin, what is done to them, and how they are written.

In a narrow dock everything lies below each other, in a wide one the wishes stand at the right.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.ui.lyrics.draft_bar import DraftBar
from composer.ui.lyrics.editor import LyricsEditor
from composer.ui.lyrics.manner import MannerPanel
from composer.ui.lyrics.margin import Margin
from composer.ui.lyrics.proposals import Proposals
from composer.ui.lyrics.reading_bar import ReadingBar
from composer.ui.theme import theme

_WIDE = 600  # pixels from which the wishes stand beside the words
_WISHES_WIDE = 280
_NARROW = 264  # pixels under which the buttons have no room for a picture
_WORDS_LEAST = 200  # with the buttons
_WISHES_LEAST = 118
_ANY = 16_777_215  # no bound, for Qt


class LyricsPane(QWidget):
    """``write_asked``, ``rewrite_asked``, ``lay_asked``: the buttons.

    ``syllables``: of a row of the page, ``None`` where there is nothing to count.
    """

    write_asked = Signal()
    rewrite_asked = Signal()
    lay_asked = Signal()

    def __init__(self, syllables: Callable[[int], int | None], parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.editor = LyricsEditor()
        self.editor.setPlaceholderText(
            self.tr("Write the song's words here,\nor choose an artist and press Write.")
        )
        self.margin = Margin(self.editor, syllables)
        self.manner = MannerPanel()
        self.draft_bar = DraftBar()
        self.proposals = Proposals()
        self.proposals.hide()
        self.reading = ReadingBar()
        self.write = QPushButton(self.tr("Write"))
        self.write.setProperty("primary", True)
        self.rewrite = QPushButton(self.tr("Rewrite"))
        self.lay = QPushButton(self.tr("Lay"))
        self.menu_button = QToolButton()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolTip(self.tr("Sections, and what is shown behind the words"))
        self.menu_button.setAccessibleName(self.menu_button.toolTip())
        self.menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        for button in (self.write, self.rewrite, self.lay, self.menu_button, self.manner.fold):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.write.clicked.connect(self.write_asked)
        self.rewrite.clicked.connect(self.rewrite_asked)
        self.lay.clicked.connect(self.lay_asked)
        self._lay_out()
        for part in (self.manner, self.reading, self.proposals, self.draft_bar):
            part.installEventFilter(self)
        self._tint()
        theme().changed.connect(self._tint)

    def use_menu(self, items: list[QAction | None]) -> None:
        """What the button with the lines opens."""
        menu = QMenu(self)
        for item in items:
            if item is None:
                menu.addSeparator()
            else:
                menu.addAction(item)
        self.menu_button.setMenu(menu)

    def sizeHint(self) -> QSize:
        return QSize(320, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 240)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 6, 8, 2)
        buttons.setSpacing(6)
        for button in (self.write, self.rewrite, self.lay):
            buttons.addWidget(button, 1)
        buttons.addWidget(self.menu_button)
        self._wishes = QScrollArea()
        self._wishes.setWidget(self.manner)
        self._wishes.setWidgetResizable(True)
        self._wishes.setFrameShape(QFrame.Shape.NoFrame)
        self._wishes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wishes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._controls = QWidget()
        self._controls.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        controls = QVBoxLayout(self._controls)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(0)
        controls.addLayout(buttons)
        controls.addWidget(self._wishes, 1)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._rule())
        words.addWidget(self.editor, 1)
        words.addWidget(self._rule())
        words.addWidget(self.reading)
        words.addWidget(self.proposals)
        words.addWidget(self.draft_bar)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(4)
        self._both.addWidget(self._controls)
        self._both.addLayout(words, 1)

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("rule", True)
        return rule

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < _NARROW) != (event.size().width() < _NARROW):
            self._tint()
        self._place_wishes()
        self.proposals.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wishes get another height when some are folded away, or a bar comes or goes."""
        kinds = (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide)
        if watched is not self and event.type() in kinds:
            self._place_wishes()
        return super().eventFilter(watched, event)

    def _place_wishes(self) -> None:
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction.RightToLeft if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != direction:
            self._both.setDirection(direction)
        self._controls.setMinimumWidth(_WISHES_WIDE if wide else 0)
        self._controls.setMaximumWidth(_WISHES_WIDE if wide else _ANY)
        vertical = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum
        self._controls.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        if wide:
            self._wishes.setMinimumHeight(0)
            self._wishes.setMaximumHeight(_ANY)
        else:
            # The words keep most of the room; the wishes that do not fit are scrolled.
            bars = (self.reading, self.proposals, self.draft_bar)
            below = sum(bar.sizeHint().height() for bar in bars if bar.isVisible())
            most = max(_WISHES_LEAST, self.height() - below - _WORDS_LEAST)
            wanted = self.manner.minimumSizeHint().height()
            self._wishes.setFixedHeight(max(40, min(wanted, most)))

    def _tint(self) -> None:
        c = theme().colours
        # Where there is little room, the word is worth more than its picture.
        narrow = self.width() < _NARROW
        self.write.setIcon(QIcon() if narrow else theme().icon("write", c.on_accent))
        self.menu_button.setIcon(theme().icon("lines"))
