"""The tools and the grid of the roll in menus and by keys, and what they do to selected notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from composer.app.session import Session
from composer.edit import cutting
from composer.ui.actions import ActionSet
from composer.ui.editing import Editing
from composer.ui.grid_choice import GridChoice
from composer.ui.held_tool import HeldTool
from composer.ui.message_bar import MessageBar
from composer.ui.roll.grids import Feel, GridSetting
from composer.ui.roll.tools import TOOLS
from composer.ui.roll.view import RollView
from composer.ui.roll_menu import RollMenu

_OF_SELECTED = ("split_at_grid", "glue_notes")


class Tooling(QObject):
    """The grid, and whether notes snap to it, are remembered."""

    def __init__(
        self,
        session: Session,
        roll: RollView,
        grid: GridChoice,
        editing: Editing,
        messages: MessageBar,
    ):
        super().__init__(roll)
        self._session = session
        self._roll = roll
        self._grid = grid
        self._editing = editing
        self._messages = messages
        self._actions: ActionSet | None = None

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        choose = self._roll.set_tool
        return {
            **{f"tool_{tool}": lambda tool=tool: choose(tool) for tool in TOOLS},
            "split_at_grid": self.split_at_grid,
            "glue_notes": self.glue,
            "grid_finer": self._grid.finer,
            "grid_coarser": self._grid.coarser,
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the checkable actions run."""
        return {
            "grid_triplet": lambda on: self._set_feel(Feel.TRIPLET, on),
            "grid_dotted": lambda on: self._set_feel(Feel.DOTTED, on),
            "grid_adaptive": self._grid.set_adaptive,
            "snap": self.set_snap,
            "right_erases": self.set_right_erases,
            "catches_active": self.set_catches_active,
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on, and shows the tool and the grid."""
        self._actions = actions
        for tool in TOOLS:
            # A key that is held for a while chooses its tool once.
            actions[f"tool_{tool}"].setAutoRepeat(False)
        self._held = HeldTool(self._roll, actions)
        self.menu = RollMenu(self._roll, self._editing, actions)
        settings = self._session.settings
        self._grid.restore(GridSetting.read(settings.grid))
        self._grid.picked.connect(self._picked)
        self._roll.zoomed.connect(self._grid.follow)
        self._grid.follow(self._roll.stage.view.scale)
        self._roll.set_snap(settings.snap)
        self._roll.stage.right_erases = settings.right_erases
        actions["right_erases"].setChecked(settings.right_erases)
        self._roll.stage.catches_active = settings.catches_active
        actions["catches_active"].setChecked(settings.catches_active)
        self._roll.selection_changed.connect(self._show_selection)
        self._roll.tool_changed.connect(self._show_tool)
        self._show_tool(self._roll.stage.tool)
        self._show_selection()
        self._show_grid()

    # What can be asked for

    def split_at_grid(self) -> None:
        """Cuts the selected notes at every line of the grid; the pieces are selected."""
        chosen = self._roll.selection
        try:
            pieces = cutting.chop(self._roll.document, chosen, self._grid.ticks())
        except ValueError:
            self._messages.problem(
                self.tr("The grid is too fine to cut so many notes; choose a coarser one.")
            )
            return
        self._roll.set_selection(chosen | pieces)

    def glue(self) -> None:
        """Makes one note of the selected ones of each voice and pitch."""
        cutting.glue(self._roll.document, self._roll.selection)

    def set_snap(self, on: bool) -> None:
        """Whether drawn and dragged notes go onto the grid."""
        self._roll.set_snap(on)
        self._session.remember(snap=on)

    def set_right_erases(self, on: bool) -> None:
        """Whether a click of the right button erases, and opens no menu."""
        self._roll.stage.right_erases = on
        self._session.remember(right_erases=on)

    def set_catches_active(self, on: bool) -> None:
        """Whether a band and a lasso select in the active voice and no other."""
        self._roll.stage.catches_active = on
        self._session.remember(catches_active=on)
        words = self.tr("A frame selects in every voice.")
        if on:
            words = self.tr("A frame selects in the active voice only.")
        self._roll.pointer_moved.emit(words)

    # Within

    def _set_feel(self, feel: Feel, on: bool) -> None:
        self._grid.set_feel(feel if on else Feel.STRAIGHT)

    def _picked(self, setting: GridSetting) -> None:
        # Who chooses a note value means to write such notes.
        self._roll.stage.length = 0
        self._session.remember(grid=setting.stored())
        self._show_grid()

    def _show_grid(self) -> None:
        if self._actions is not None:
            setting = self._grid.setting
            self._actions["grid_triplet"].setChecked(setting.grid.feel is Feel.TRIPLET)
            self._actions["grid_dotted"].setChecked(setting.grid.feel is Feel.DOTTED)
            self._actions["grid_adaptive"].setChecked(setting.adaptive)
            self._actions["snap"].setChecked(self._roll.stage.snap_on)

    def _show_tool(self, tool: str) -> None:
        if self._actions is not None:
            self._actions[f"tool_{tool}"].setChecked(True)

    def _show_selection(self) -> None:
        if self._actions is not None:
            some, reason = bool(self._roll.selection), self.tr("No note is selected")
            for name in _OF_SELECTED:
                self._actions.enable(name, some, reason)
