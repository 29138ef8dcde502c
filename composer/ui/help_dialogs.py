"""Help: the list of shortcuts and what Descant is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer import __version__
from composer.ui.icons import icon_path
from composer.ui.menus import MENUS
from composer.ui.menus.declaration import actions_of, plain, said

Gesture = tuple[str, str]


class ShortcutsDialog(QDialog):
    """Every action with its keys, by menu, then ``gestures`` (mouse, what it does)."""

    def __init__(self, gestures: tuple[Gesture, ...] = (), parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search the shortcuts"))
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[str, tuple[QWidget, ...], QWidget]] = []
        for menu in MENUS:
            head = self._head(plain(said(menu.title)))
            for action in actions_of(menu):
                if action.keys:
                    keys = "   ".join(
                        QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText)
                        for k in action.keys
                    )
                    self._row(plain(said(action.text)), keys, head)
        if gestures:
            head = self._head(self.tr("On the roll"))
            for how, what in gestures:
                self._row(what, how, head)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        self.search.textChanged.connect(self._filter)
        self.resize(520, 560)

    def visible_rows(self) -> int:
        """How many shortcuts the search leaves."""
        return sum(not parts[0].isHidden() for _, parts, _ in self._rows)

    def _head(self, words: str) -> QWidget:
        head = QLabel(words)
        head.setProperty("heading", True)
        head.setContentsMargins(0, 10, 0, 2)
        self._grid.addWidget(head, self._grid.rowCount(), 0, 1, 2)
        return head

    def _row(self, what: str, keys: str, head: QWidget) -> None:
        row = self._grid.rowCount()
        words, how = QLabel(what), QLabel(keys)
        how.setAlignment(Qt.AlignmentFlag.AlignRight)
        how.setProperty("dim", True)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(how, row, 1)
        self._rows.append((f"{what} {keys}".casefold(), (words, how), head))

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        heads: dict[QWidget, bool] = {}
        for words, parts, head in self._rows:
            found = wanted in words
            heads[head] = heads.get(head, False) or found
            for part in parts:
                part.setVisible(found)
        for head, any_found in heads.items():
            head.setVisible(any_found)


class AboutDialog(QDialog):
    """Version and licence; ``lines`` (what, where or which) say what is installed."""

    def __init__(self, lines: tuple[tuple[str, str], ...] = (), parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Descant"))
        picture = QLabel()
        picture.setPixmap(QIcon(str(icon_path("descant"))).pixmap(QSize(72, 72)))
        name = QLabel(f"Descant {__version__}")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        name.setFont(font)
        words = QLabel(
            self.tr(
                "A studio for writing songs with local models.\n"
                "Everything runs on this machine, offline.  MIT licence."
            )
        )
        words.setProperty("dim", True)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(name)
        beside.addWidget(words)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(picture)
        top.addLayout(beside, 1)
        rule = QFrame()
        rule.setProperty("rule", True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(1, 1)
        for row, (what, which) in enumerate(lines):
            label = QLabel(what)
            label.setProperty("dim", True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            value = QLabel(which)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0)
            grid.addWidget(value, row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(rule)
        column.addLayout(grid)
        column.addWidget(buttons)
        self.setMinimumWidth(460)
