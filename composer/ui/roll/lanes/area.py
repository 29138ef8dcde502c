"""The lanes at the lower edge of the roll: which are shown, how high, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.edit.document import Change
from composer.ui.roll.lanes.lane import Lane
from composer.ui.roll.transform import RollTransform

# The notes keep at least this height, in pixels.
GRID_LEAST = 110
_MOST = 2000


class LaneArea(QWidget):
    """See the module.  ``lay_out`` is called when the lanes need another height altogether.

    ``make(name)`` makes a lane that is asked for and not there yet, or ``None`` where there is no
    such lane; ``look(view)`` shows another part of the roll.  ``changed``: a lane was shown, hidden
    or given another height by the person.  ``shown_changed``: other lanes are shown than before, by
    whatever cause.  ``menu_wanted(name, place)``: the menu of a lane's head, at that place of the
    screen.  ``selection_changed``: of what lies in a lane something else is selected.
    ``copied(what)``: something in a lane was copied.
    """

    changed = Signal()
    shown_changed = Signal()
    menu_wanted = Signal(str, QPoint)
    selection_changed = Signal()
    copied = Signal(object)

    def __init__(self, parent: QWidget, lay_out: Callable[[], None]):
        super().__init__(parent)
        self._lay_out = lay_out
        self._lanes: dict[str, Lane] = {}
        self._wanted: dict[str, int | None] = {}  # None: the usual height
        self._asked: dict[str, bool | None] = {}  # None: as the song needs it
        self._needed: set[str] = set()
        self._opened: set[str] = set()  # for this song, since something was done in them
        self._copied: object = None
        self._other: LaneArea | None = None
        self.make: Callable[[str], Lane | None] = lambda name: None
        self.look: Callable[[RollTransform], None] = lambda view: None

    def add(self, lane: Lane, shown: bool | None = False) -> None:
        """Puts a lane below the others; ``shown``: ``None`` for as soon as the song needs it."""
        self._lanes[lane.name] = lane
        self._wanted[lane.name], self._asked[lane.name] = None, shown
        lane.setVisible(bool(shown))
        lane.pulled.connect(lambda height: self.set_height(lane.name, height))
        lane.usual_asked.connect(lambda: self.set_height(lane.name, None))
        lane.usual_asked.connect(self.changed)
        lane.let_go.connect(self.changed)
        lane.usual_changed.connect(self._lay_out)
        lane.menu_wanted.connect(lambda place: self.menu_wanted.emit(lane.name, place))
        lane.copied.connect(self._keep)
        lane.look_wanted.connect(lambda view: self.look(view))
        lane.selection_changed.connect(self.selection_changed)

    def __getitem__(self, name: str) -> Lane:
        return self._lanes[name]

    def __iter__(self) -> Iterator[Lane]:
        return iter(self._lanes.values())

    # What is selected in a lane

    @property
    def focused(self) -> Lane | None:
        """The lane that has the focus, here or in the second view."""
        return next((lane for lane in self.shown() if lane.hasFocus()), None)

    def shown(self) -> Iterator[Lane]:
        """The lanes that are shown, and after them those of the second view."""
        for area in (self, self._other):
            if area is not None:
                yield from (lane for lane in area if area.is_shown(lane.name))

    def meant(self, name: str) -> Lane:
        """The lane of that name, in the second view if that one has the focus there."""
        focused = self.focused
        return focused if focused is not None and focused.name == name else self[name]

    # The second view

    def join(self, other: LaneArea | None) -> None:
        """``other`` are the lanes of a second view of the song; ``None``: there is none any more.

        Menus and keys are for both, and both show the same lanes, each of its own part of the song
        and as high as the person made them there.
        """
        if self._other is not None:
            self.shown_changed.disconnect(self._show_in_other)
        self._other = other
        if other is not None:
            other.selection_changed.connect(self.selection_changed)
            other.menu_wanted.connect(self._want_menu_of_other)
            other.copied.connect(self._keep)
            for lane in other:
                other.show_lane(lane.name, False)
            self.shown_changed.connect(self._show_in_other)
            self._show_in_other()

    def _show_in_other(self) -> None:
        other = self._other
        if other is None:
            return
        for lane in list(self):
            if lane.in_every_view and other.is_shown(lane.name) != self.is_shown(lane.name):
                other.show_lane(lane.name, self.is_shown(lane.name))

    def _want_menu_of_other(self, name: str, place: QPoint) -> None:
        if self._other is not None:
            self._other[name].setFocus(Qt.FocusReason.OtherFocusReason)
            self.menu_wanted.emit(name, place)

    def can(self, name: str) -> bool:
        """Whether the lane that has the focus can do what the Edit menu calls ``name``."""
        lane = self.focused
        if lane is None:
            return False
        return self._copied is not None if name == "paste" else lane.can(name)

    def edit(self, name: str) -> bool:
        """Does it there, see :meth:`Lane.edit`; whether there was something to do it to."""
        lane = self.focused
        return lane is not None and lane.edit(name)

    def paste(self, tick: int) -> bool:
        """Puts what was copied in a lane into the one that has the focus; whether it could."""
        lane = self.focused
        return lane is not None and self._copied is not None and lane.paste(self._copied, tick)

    def _keep(self, what: object) -> None:
        self._copied = what
        self.copied.emit(what)
        self.selection_changed.emit()

    def forget_copied(self) -> None:
        """Something else was copied since."""
        self._copied = None

    # Shown or hidden

    def is_shown(self, name: str) -> bool:
        """Whether the lane is there."""
        if name not in self._lanes:
            return False
        asked = self._asked[name]
        return name in self._needed | self._opened if asked is None else asked

    def show_lane(self, name: str, on: bool) -> None:
        """Shows or hides a lane, as the person wants it; one that cannot be made stays away."""
        if self._there(name) and (self.is_shown(name) != on or self._asked[name] is None):
            self._asked[name] = on
            self._follow()
            self.changed.emit()

    def exchange(self, name: str, other: str) -> None:
        """Shows another lane in the place of one, as high."""
        if not self._there(other) or other == name:
            return
        lane = self._lanes.pop(other)
        there = list(self._lanes.items())
        place = [each for each, _ in there].index(name)
        self._lanes = dict([*there[: place + 1], (other, lane), *there[place + 1 :]])
        had_focus = self._lanes[name].hasFocus()
        self._wanted[other] = self._wanted[name]
        self._asked[name], self._asked[other] = False, True
        self._follow()
        if had_focus:
            lane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def open_lane(self, name: str) -> None:
        """Shows a lane because something is to be done in it; other songs show it as before."""
        if not self.is_shown(name):
            self._opened.add(name)
            self._asked[name] = None
            self._follow()

    def _there(self, name: str) -> bool:
        if name not in self._lanes:
            made = self.make(name)
            if made is not None:
                self.add(made)
        return name in self._lanes

    def _follow(self) -> None:
        before = [lane.isVisibleTo(self) for lane in self]
        for lane in self:
            lane.setVisible(self.is_shown(lane.name))
        if before != [lane.isVisibleTo(self) for lane in self]:
            self._lay_out()
            self.shown_changed.emit()

    # Heights

    def set_height(self, name: str, height: int | None) -> None:
        """Gives a lane this height in pixels; ``None``: its usual one."""
        lane = self._lanes[name]
        self._wanted[name] = None if height is None else max(lane.least, min(_MOST, height))
        self._lay_out()
        # Higher than there is room for is not remembered: the border stays under the pointer.
        if self._wanted[name] is not None and self.is_shown(name):
            self._wanted[name] = lane.height()

    def grow(self, pixels: int) -> None:
        """Makes the shown lanes higher (lower when negative), as the person wants it."""
        for lane in self:
            if self.is_shown(lane.name):
                self.set_height(lane.name, lane.height() + pixels)
        self.changed.emit()

    def place(self, left: int, bottom: int, width: int, room: int) -> int:
        """Lays the lanes out above ``bottom``, in at most ``room`` less what the notes need.

        Returns the height that they take.  All in pixels of the roll.
        """
        shown = [lane for lane in self if self.is_shown(lane.name)]
        heights = [max(lane.least, self._wanted[lane.name] or lane.usual) for lane in shown]
        # Where there is little room the highest gives way first.
        excess = sum(heights) - max(0, room - GRID_LEAST)
        while excess > 0 and any(h > lane.least for h, lane in zip(heights, shown, strict=True)):
            place = max(range(len(heights)), key=lambda i: heights[i] - shown[i].least)
            step = min(excess, max(1, (heights[place] - shown[place].least) // 2))
            heights[place] -= step
            excess -= step
        total = sum(heights)
        self.setGeometry(left, bottom - total, width, total)
        top = 0
        for lane, height in zip(shown, heights, strict=True):
            lane.setGeometry(0, top, width, height)
            top += height
        self.setVisible(bool(shown))
        return total

    def document_changed(self, change: Change) -> None:
        """Tells every lane."""
        for lane in self:
            lane.look_at_gesture(change)
            lane.document_changed(change)
        if change.everything:
            self._opened.clear()
        self._needed = {lane.name for lane in self if lane.needed}
        self._follow()

    def view_changed(self) -> None:
        """Tells every lane that another part of the roll is seen."""
        for lane in self:
            lane.view_turned()
            lane.view_changed()
            lane.update()

    def playhead_moved(self) -> None:
        """Tells every lane that is shown."""
        for lane in self:
            if lane.isVisible():
                lane.playhead_moved()

    def show_strip(self, left: int, width: int) -> None:
        """Draws every lane anew between these pixels, as where the playhead was and is."""
        for lane in self:
            lane.update(left, 0, width, lane.height())

    def colours_changed(self) -> None:
        """Tells every lane."""
        for lane in self:
            lane.colours_changed()

    # Remembering

    def state(self) -> str:
        """What the person chose, for :meth:`restore`: such as ``"syllables=-; velocity=on 80"``."""
        said = {None: "-", True: "on", False: "off"}
        return "; ".join(
            f"{name}={said[self._asked[name]]} {self._wanted[name] or ''}".rstrip()
            for name in self._lanes
        )

    def restore(self, state: str) -> None:
        """Takes over what :meth:`state` gave; what is not understood is passed over."""
        meant = {"-": None, "on": True, "off": False}
        for part in state.split(";"):
            name, _, rest = part.strip().partition("=")
            asked, _, height = rest.partition(" ")
            if asked in meant and self._there(name):
                self._asked[name] = meant[asked]
                lane = self._lanes[name]
                if height.isascii() and height.isdigit() and len(height) < 6:
                    self._wanted[name] = max(lane.least, min(_MOST, int(height)))
        self._follow()
        self._lay_out()
