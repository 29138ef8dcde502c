"""View > Split: a second roll beside or below the first, on another region of the same song."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from composer.app.session import Session
from composer.ui.actions import ActionSet
from composer.ui.editing import Editing
from composer.ui.held_tool import HeldTool
from composer.ui.menus import declared
from composer.ui.roll.entry.entry import NoteEntry
from composer.ui.roll.highlighting import Highlighting
from composer.ui.roll.transform import RollTransform
from composer.ui.roll.twin import TwinStage
from composer.ui.roll.view import RollView
from composer.ui.roll_menu import RollMenu
from composer.ui.seeing import Seeing

BESIDE, BELOW = "beside", "below"
_OTHER_WAY = {"split_beside": BESIDE, "split_below": BELOW}


class Splitting(QObject):
    """``splitter``: holds the first roll (with what stands above it in ``column``) and the second.

    ``current``: the roll that had the focus last; the View menu's zooming is meant for it.
    ``opened(roll)``: there is a second one.
    """

    opened = Signal(object)

    def __init__(self, session: Session, roll: RollView, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._first = roll
        self._actions: ActionSet | None = None
        self._editing: Editing | None = None
        self._seeing: Seeing | None = None
        self._held: list[QObject] = []
        self.second: RollView | None = None
        self.current = roll
        self.splitter = QSplitter()
        self.splitter.setObjectName("split")
        self.splitter.setChildrenCollapsible(False)
        pane = QWidget()
        self.column = QVBoxLayout(pane)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(roll, 1)
        self.splitter.addWidget(pane)
        roll.installEventFilter(self)
        roll.seen_changed.connect(self._follow_first)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "other_view": self.go_to_other,
            "zoom_in": lambda: self.current.zoom_in(),
            "zoom_out": lambda: self.current.zoom_out(),
            "zoom_fit": lambda: self.current.zoom_to_fit(),
            "zoom_selection": lambda: self.current.zoom_to_selection(),
            "rows_larger": lambda: self.current.zoom_pitch(1.2, self.current.height() / 2),
            "rows_smaller": lambda: self.current.zoom_pitch(1 / 1.2, self.current.height() / 2),
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What the actions run that are on or off."""
        return {
            name: lambda on, way=way: self.split(way if on else None)
            for name, way in _OTHER_WAY.items()
        }

    def use(self, actions: ActionSet, editing: Editing, seeing: Seeing) -> None:
        """Works with these from now on; splits as it was split the last time."""
        self._actions, self._editing, self._seeing = actions, editing, seeing
        way = self._session.settings.view.get("split")
        self.split(way if way in (BESIDE, BELOW) else None)

    def split(self, way: str | None) -> None:
        """Shows a second roll ``"beside"`` or ``"below"`` the first, or none; remembered."""
        if way is None:
            self._close()
        else:
            turned = Qt.Orientation.Horizontal if way == BESIDE else Qt.Orientation.Vertical
            before = [(roll, roll.stage.view) for roll in self.views]
            self.splitter.setOrientation(turned)
            if self.second is None:
                self._open()
            self.splitter.setSizes([1000, 1000])
            for roll, view in before:
                self._keep_middle(roll, view)
        settings = self._session.settings.view
        if settings.get("split") != way:
            self._session.remember(view={**settings, "split": way})
        if self._actions is not None:
            for name, its_way in _OTHER_WAY.items():
                self._actions[name].setChecked(way == its_way)
            self._actions.enable("other_view", way is not None, self.tr("The view is not split."))

    @property
    def views(self) -> tuple[RollView, ...]:
        """The rolls that there are, the first one first."""
        return (self._first,) if self.second is None else (self._first, self.second)

    def go_to_other(self) -> None:
        """Gives the focus to the other roll."""
        if self.second is not None:
            other = self._first if self.current is self.second else self.second
            other.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def playhead_moved(self, tick: int) -> None:
        """Shows the playhead in the second roll too, which stays where it is."""
        if self.second is not None:
            self.second.set_playhead(tick)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Knows which roll had the focus last."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, RollView):
            self.current = watched
            self._show_in_overview()
        return False

    # Inside

    def _open(self) -> None:
        first = self._first
        second = RollView(first.document, stage=TwinStage(first.stage))
        second.setObjectName("second roll")
        second.setAccessibleName(self.tr("Second view of the piano roll"))
        second.set_follow(False)
        first.lanes.join(second.lanes)
        for mine, given in (
            (second.scene.beneath, first.scene.beneath),
            (second.scene.above, first.scene.above),
        ):
            # Layers that draw in whatever scene they are given; the others have their own.
            known = (NoteEntry, Highlighting)
            mine[:0] = [
                layer
                for layer in given
                if layer not in mine and not isinstance(getattr(layer, "__self__", None), known)
            ]
        for theirs, ours in (
            (second.selection_changed, first.selection_changed),
            (second.note_auditioned, first.note_auditioned),
            (second.seek_requested, first.seek_requested),
            (second.loop_changed, first.loop_changed),
            (second.pointer_moved, first.pointer_moved),
            (second.tool_changed, first.tool_changed),
        ):
            theirs.connect(ours)
        second.seen_changed.connect(self._follow_second)
        second.installEventFilter(self)
        self.second = second
        if self._actions is not None and self._editing is not None:
            for action in declared():
                if action.canvas:
                    second.addAction(self._actions[action.name])
            self._held = [
                HeldTool(second, self._actions),
                RollMenu(second, self._editing, self._actions),
            ]
        if self._seeing is not None:
            self._seeing.add(second)
        self.splitter.addWidget(second)
        self.opened.emit(second)
        self.splitter.setSizes([1000, 1000])
        self._follow_first()
        self._show_in_overview()
        second.look_at(self._beginning(second))

    def _keep_middle(self, roll: RollView, before: RollTransform) -> None:
        """A roll that has become lower or higher has the same pitch in its middle."""
        view = roll.stage.view
        if roll.isVisible() and view.height != before.height:
            middle = (before.top + before.height / 2) / before.row
            top = middle * view.row - view.height / 2
            roll.look_at(replace(view, top=top).held())

    def _show_in_overview(self) -> None:
        if self._seeing is not None:
            both = (self._first, self.second)
            other = next((r for r in both if r is not None and r is not self.current), None)
            self._seeing.mini_map.show_roll(self.current, other)

    def _beginning(self, second: RollView) -> RollTransform:
        """The same bars as in the first, with the song's pitches in the middle."""
        size, extent = second.stage.view, second.stage.store.extent()
        view = replace(self._first.stage.view, width=size.width, height=size.height).held()
        return view if extent is None else view.showing(extent[2], extent[3])

    def _close(self) -> None:
        second = self.second
        if second is None:
            return
        had_focus = second.hasFocus() or second.lanes.focused is not None
        self._first.lanes.join(None)
        self.second, self.current, self._held = None, self._first, []
        if self._seeing is not None:
            self._seeing.remove(second)
        self._show_in_overview()
        second.setParent(None)
        second.deleteLater()
        if had_focus:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_first(self) -> None:
        """What the song or the first roll shows otherwise is shown otherwise in the second too."""
        if self.second is None:
            return
        first, second = self._first.scene, self.second.scene
        second.ghosts, second.incoming = first.ghosts, first.incoming
        second.recording, second.playhead = first.recording, first.playhead
        self.second.update()

    def _follow_second(self) -> None:
        self._first.update()
        self._first.lanes.view_changed()
