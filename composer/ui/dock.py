"""A dock: a panel of the window with a quiet title, to be moved, floated, or closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from composer.ui.theme import theme


class DockTitle(QWidget):
    """The title with its close button; a drag moves the dock, a double click floats it."""

    def __init__(self, dock: QDockWidget):
        super().__init__(dock)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = QLabel(dock.windowTitle())
        self.label.setProperty("heading", True)
        self.close_button = QToolButton()
        self.close_button.setIconSize(QSize(12, 12))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setToolTip(self.tr("Hide this panel (View > Panels shows it again)"))
        self.close_button.setAccessibleName(
            self.tr("Hide {panel}").format(panel=dock.windowTitle())
        )
        self.close_button.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 3)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        self._tint()
        theme().changed.connect(self._tint)

    def _tint(self) -> None:
        self.close_button.setIcon(theme().icon("close", theme().colours.faint))


class Dock(QDockWidget):
    """A dock around ``panel``; ``name`` is what its place is remembered by."""

    def __init__(self, name: str, title: str, panel: QWidget, parent: QWidget):
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWidget(panel)
        self.setTitleBarWidget(DockTitle(self))
