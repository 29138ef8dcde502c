"""Controllers in the View and Edit menus, and the menu of the head of a lane."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from composer.app.session import Session
from composer.model.control import ControlKind
from composer.model.control_type import EXPRESSION, MODULATION, PAN, SUSTAIN, VOLUME, ControlType
from composer.ui.actions import ActionSet
from composer.ui.controller_dialog import ControllerDialog
from composer.ui.controller_names import full_name_of
from composer.ui.message_bar import MessageBar
from composer.ui.roll.control_store import ControlStore
from composer.ui.roll.lanes.control_lane import ControlLane
from composer.ui.roll.lanes.lane import Lane
from composer.ui.roll.lanes.velocity_lane import VelocityLane
from composer.ui.roll.view import RollView


def _controller(number: int) -> ControlType:
    return ControlType(ControlKind.CONTROLLER, number)


_BEND, _PRESSURE = ControlType(ControlKind.PITCH_BEND), ControlType(ControlKind.CHANNEL_PRESSURE)
_LANES = {
    "lane_sustain": _controller(SUSTAIN).name,
    "lane_expression": _controller(EXPRESSION).name,
    "lane_modulation": _controller(MODULATION).name,
    "lane_bend": _BEND.name,
}
_OF_POINTS = ("cut", "copy", "paste", "duplicate", "delete")
_OF_LANE = (
    *("point_write", "points_straighten", "points_round", "points_thin"),
    *("points_under_notes", "controller_clear"),
)
_FIRST = (*map(_controller, (SUSTAIN, EXPRESSION, MODULATION)), _BEND)
_MORE = (*map(_controller, (VOLUME, PAN)), _PRESSURE)


class Controlling(QObject):
    """``runs()`` and ``checked_runs()`` are what its actions do, by name."""

    def __init__(self, session: Session, roll: RollView, messages: MessageBar):
        super().__init__(roll)
        self._session = session
        self._roll = roll
        self._lanes = roll.lanes
        self._messages = messages
        self._actions: ActionSet | None = None
        self._store = ControlStore()
        self.menu: QMenu | None = None
        self.dialog: ControllerDialog | None = None
        roll.lanes.shown_changed.connect(self.look)
        roll.lanes.selection_changed.connect(self.look)
        roll.lanes.menu_wanted.connect(self.show_menu)
        roll.selection_changed.connect(self.look)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action does that is not checked."""
        return {
            "point_write": lambda: self._do(ControlLane.write_at_playhead),
            "points_straighten": self.straighten,
            "points_round": lambda: self._do(lambda lane: lane.straighten(rounded=True)),
            "points_thin": lambda: self._do(ControlLane.thin),
            "points_under_notes": lambda: self._do(ControlLane.select_under_notes),
            "controller_clear": lambda: self._do(ControlLane.clear),
            "lane_next": lambda: self.go(1),
            "lane_previous": lambda: self.go(-1),
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """What each checkable action does."""
        lanes = {
            action: lambda on, name=name: self._lanes.show_lane(name, on)
            for action, name in _LANES.items()
        }
        return {**lanes, "controllers_follow": self._set_following}

    def use(self, actions: ActionSet) -> None:
        """Switches these actions from now on."""
        self._actions = actions
        follow = self._session.settings.controllers_follow
        self._roll.stage.controllers_follow = follow
        actions["controllers_follow"].setChecked(follow)
        more = actions.menu("more_controllers")
        more.aboutToShow.connect(lambda: self._fill_more(more))
        self._fill_more(more)
        self.look()

    # What is done

    def straighten(self) -> None:
        """A straight line between the selected points, or the velocities of the selected notes."""
        lane = self._straightened()
        if lane is not None:
            lane.straighten()

    def go(self, step: int) -> None:
        """The focus goes to the next lane that is shown, or back to the roll."""
        there: list[QWidget] = [self._roll, *self._shown()]
        if len(there) == 1:
            self._messages.note(self.tr("No lane is shown: View > Lanes has them."))
        focused = self._lanes.focused
        place = 0 if focused is None else there.index(focused)
        there[(place + step) % len(there)].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.look()

    def choose(self) -> None:
        """Asks for one of all controllers, and shows its lane."""
        self.dialog = ControllerDialog(self._roll.window())
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.chosen.connect(lambda type_: self._lanes.show_lane(type_.name, True))
        self.dialog.open()

    def show_menu(self, name: str, place: QPoint) -> None:
        """The menu of a lane's head, at a place of the screen."""
        if self._actions is None:
            return
        lane, actions = self._lanes.meant(name), self._actions
        lane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()
        menu = QMenu(self._roll)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(lane, ControlLane):
            for action in _OF_POINTS:
                menu.addAction(actions[action])
            menu.addSeparator()
            for action in _OF_LANE:
                menu.addAction(actions[action])
            menu.addSeparator()
            instead = menu.addMenu(self.tr("Show &Instead"))
            for type_ in self._offered():
                if not self._lanes.is_shown(type_.name):
                    instead.addAction(
                        self._said(type_), lambda of=type_.name: self._lanes.exchange(name, of)
                    )
        elif isinstance(lane, VelocityLane):
            for action in ("louder", "softer", "points_straighten"):
                menu.addAction(actions[action])
            menu.addSeparator()
        menu.addAction(self.tr("&Hide This Lane"), lambda: self._lanes.show_lane(name, False))
        menu.addSeparator()
        # Not by addMenu: Python would take it for this menu's own, and gone with it.
        menu.addAction(actions.menu("lanes").menuAction())
        self.menu = menu
        menu.destroyed.connect(self._forget_menu)
        menu.popup(place)

    # What is shown

    def look(self) -> None:
        """Shows which actions have something to work on."""
        actions = self._actions
        if actions is None:
            return
        for action, name in _LANES.items():
            actions[action].setChecked(self._lanes.is_shown(name))
        lane = self._lane()
        reason = self.tr("No lane of a controller is shown")
        for name in ("point_write", "points_thin", "controller_clear"):
            actions.enable(name, lane is not None, reason)
        if lane is not None:
            reason = self.tr("No note is selected")
        under = lane is not None and bool(self._roll.selection)
        actions.enable("points_under_notes", under, reason)
        two = lane is not None and len(lane.curve.selected) > 1
        actions.enable("points_round", two, self.tr("Select two points or more"))
        some = self._straightened() is not None
        actions.enable("points_straighten", some, self.tr("Select two points or notes, or more"))

    # Within

    def _do(self, edit: Callable[[ControlLane], object]) -> None:
        lane = self._lane()
        if lane is not None:
            edit(lane)

    def _shown(self) -> Iterator[Lane]:
        return self._lanes.shown()

    def _lane(self) -> ControlLane | None:
        """The lane that is meant: with the focus, else with selected points, else the first."""
        lanes = [lane for lane in self._shown() if isinstance(lane, ControlLane)]
        return max(
            lanes, key=lambda lane: (lane.hasFocus(), bool(lane.curve.selected)), default=None
        )

    def _straightened(self) -> ControlLane | VelocityLane | None:
        """The lane in which two or more are selected: points first, unless the focus says."""
        lane, notes = self._lane(), self._lanes.meant("velocity")
        several = self._lanes.is_shown("velocity") and len(self._roll.selection) > 1
        if lane is not None and len(lane.curve.selected) > 1 and not notes.hasFocus():
            return lane
        return notes if several and isinstance(notes, VelocityLane) else None

    def _offered(self) -> list[ControlType]:
        """The usual controllers, and those that the song has."""
        there = self._store.types(self._session.document.score.controls, None)
        usual = (*_FIRST, *_MORE)
        nameable = (t for t in there if t.kind in (ControlKind.CONTROLLER,) and t not in usual)
        return [*usual, *nameable]

    def _said(self, type_: ControlType) -> str:
        controls = self._session.document.score.controls
        name = full_name_of(type_)
        if type_ in self._store.types(controls, self._roll.stage.writing_voice()):
            return self.tr("{controller}, used").format(controller=name)
        return name

    def _fill_more(self, menu: QMenu) -> None:
        menu.clear()
        for type_ in self._offered():
            if type_ in _FIRST:
                continue
            action = menu.addAction(self._said(type_))
            action.setCheckable(True)
            action.setChecked(self._lanes.is_shown(type_.name))
            action.triggered.connect(lambda on, name=type_.name: self._lanes.show_lane(name, on))
        menu.addSeparator()
        menu.addAction(self.tr("&Other…"), self.choose)

    def _set_following(self, on: bool) -> None:
        self._roll.stage.controllers_follow = on
        self._session.remember(controllers_follow=on)

    def _forget_menu(self) -> None:
        self.menu = None
