"""The tools of the roll in menus and by keys, and what they do to the selected notes at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from composer.edit import cutting
from composer.ui.actions import ActionSet
from composer.ui.held_tool import HeldTool
from composer.ui.message_bar import MessageBar
from composer.ui.roll.tools import TOOLS
from composer.ui.roll.view import RollView

_OF_SELECTED = ("split_at_grid", "glue_notes")


class Tooling(QObject):
    """``grid()``: ticks that a note is cut at."""

    def __init__(self, roll: RollView, messages: MessageBar, grid: Callable[[], int]):
        super().__init__(roll)
        self._roll = roll
        self._messages = messages
        self._grid = grid
        self._actions: ActionSet | None = None

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        choose = self._roll.set_tool
        return {
            **{f"tool_{tool}": lambda tool=tool: choose(tool) for tool in TOOLS},
            "split_at_grid": self.split_at_grid,
            "glue_notes": self.glue,
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on, and shows the tool that is chosen."""
        self._actions = actions
        self._held = HeldTool(self._roll, actions)
        self._roll.selection_changed.connect(self._show_selection)
        self._roll.tool_changed.connect(self._show_tool)
        self._show_tool(self._roll.stage.tool)
        self._show_selection()

    def split_at_grid(self) -> None:
        """Cuts the selected notes at every line of the grid; the pieces are selected."""
        chosen = self._roll.selection
        try:
            pieces = cutting.chop(self._roll.document, chosen, self._grid())
        except ValueError:
            self._messages.problem(
                self.tr("The grid is too fine to cut so many notes; choose a coarser one.")
            )
            return
        self._roll.set_selection(chosen | pieces)

    def glue(self) -> None:
        """Makes one note of the selected ones of each voice and pitch."""
        cutting.glue(self._roll.document, self._roll.selection)

    def _show_tool(self, tool: str) -> None:
        if self._actions is not None:
            self._actions[f"tool_{tool}"].setChecked(True)

    def _show_selection(self) -> None:
        if self._actions is not None:
            some, reason = bool(self._roll.selection), self.tr("No note is selected")
            for name in _OF_SELECTED:
                self._actions.enable(name, some, reason)
