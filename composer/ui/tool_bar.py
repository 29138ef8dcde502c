"""The tool bar: tools, grid, undo, and the transport with its tempo and place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from composer.ui.actions import ActionSet
from composer.ui.grid_choice import GridChoice
from composer.ui.transport import TransportPanel

_ENTRIES = (
    "tool_select tool_draw tool_erase tool_split tool_glue tool_velocity tool_lasso "
    "tool_brush note_entry | grid snap | undo redo | "
    "to_start stop play record loop metronome | transport"
)
_ICON = 18  # pixels a side


class ToolBar(QToolBar):
    """Buttons of declared actions beside the choice of the grid and the transport's fields."""

    def __init__(self, actions: ActionSet, grid: GridChoice, transport: TransportPanel):
        super().__init__()
        self.setWindowTitle(self.tr("Tools and transport"))
        self.setObjectName("tool bar")
        self.setIconSize(QSize(_ICON, _ICON))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in _ENTRIES.split():
            if name == "|":
                self.addSeparator()
            elif name == "grid":
                self.addWidget(grid)
            elif name == "transport":
                self.addWidget(transport)
            else:
                self._add_button(actions, name)
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)

    def _add_button(self, actions: ActionSet, name: str) -> None:
        self.addAction(actions[name])
        button = self.widgetForAction(actions[name])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name == "metronome" and isinstance(button, QToolButton):
            button.setProperty("split", True)
            button.setMenu(actions.menu("count_in"))
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
