"""Help: what Descant is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from composer import __version__
from composer.ui.icons import icon_path


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
