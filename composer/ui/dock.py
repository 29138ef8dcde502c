"""A dock: a panel of the window with a quiet title, to be moved, floated, or closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QToolButton,
    QWidget,
)

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
    """A dock around ``panel``; ``name`` is what its place is remembered by.

    Asked for while it lies behind another panel of its place, it comes in front.
    """

    def __init__(self, name: str, title: str, panel: QWidget, parent: QWidget):
        super().__init__(title, parent)
        self._behind = False
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWidget(panel)
        self.setTitleBarWidget(DockTitle(self))
        self.visibilityChanged.connect(self._seen)
        self.toggleViewAction().triggered.connect(self._asked_for)

    def come_forward(self) -> None:
        """In front of the panels that share its place; one that is hidden stays hidden."""
        if not self.isHidden():
            self.raise_()

    def _seen(self, seen: bool) -> None:
        window = self.parentWidget()
        if not self.isHidden() and isinstance(window, QMainWindow):
            self._behind = not seen and bool(window.tabifiedDockWidgets(self))

    def _asked_for(self, shown: bool) -> None:
        # Qt knows a panel behind another one as shown, and has just hidden it.
        if shown or self._behind:
            self.show()
            self.raise_()
