"""The panels around the roll: which there are, the key of each, and where each is at first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from composer.ui.dock import Dock

_BELOW = Qt.DockWidgetArea.BottomDockWidgetArea
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
# Name of each panel: its key, and the side where it is at first.
_PLACES = {
    "voices": ("F5", _LEFT),
    "generate": ("F6", _RIGHT),
    "along": ("Shift+F6", _RIGHT),
    "candidates": ("F7", _RIGHT),
    "lyrics": ("F8", _LEFT),
    "singability": ("F9", _RIGHT),
    "score": ("F3", _BELOW),
    "history": ("F10", _RIGHT),
}
_HIDDEN_AT_FIRST = ("score", "history", "singability")
# Of the window's height: what the score is given when it comes into sight, if it had less.
_SCORE_SHARE = 0.42


class Docks(QObject):
    """The docks of ``window`` around ``panels``, by the name that their places are remembered by.

    Raises ``KeyError`` on a name that is not one of the eight.
    """

    def __init__(self, window: QMainWindow, panels: dict[str, QWidget]):
        super().__init__(window)
        self._window = window
        titles = {
            "voices": self.tr("Voices"),
            "generate": self.tr("Generate"),
            "along": self.tr("Play Along"),
            "candidates": self.tr("Candidates"),
            "lyrics": self.tr("Lyrics"),
            "singability": self.tr("Singability"),
            "score": self.tr("Score"),
            "history": self.tr("History"),
        }
        self._docks = {name: Dock(name, titles[name], panels[name], window) for name in _PLACES}
        for name, (key, area) in _PLACES.items():
            window.addDockWidget(area, self[name])
            toggle = self[name].toggleViewAction()
            toggle.setShortcut(key)
            window.addAction(toggle)
        window.tabifyDockWidget(self["generate"], self["along"])
        self["generate"].raise_()
        window.tabifyDockWidget(self["candidates"], self["singability"])
        window.tabifyDockWidget(self["candidates"], self["history"])
        for name in _HIDDEN_AT_FIRST:
            self[name].hide()
        # The panels at the sides keep their height when the score comes into sight below.
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        across, upright = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window.resizeDocks([self["voices"], self["generate"]], [300, 280], across)
        window.resizeDocks([self["generate"], self["candidates"]], [200, 400], upright)
        window.resizeDocks([self["voices"], self["lyrics"]], [345, 285], upright)
        self._first_layout = window.saveState()
        self["score"].toggleViewAction().triggered.connect(self._give_the_score_room)

    def __getitem__(self, name: str) -> Dock:
        return self._docks[name]

    def __iter__(self) -> Iterator[Dock]:
        return iter(self._docks.values())

    def fill(self, menu: QMenu) -> None:
        """Adds to ``menu`` what shows and hides each panel."""
        for dock in self:
            menu.addAction(dock.toggleViewAction())

    def show_panel(self, name: str) -> None:
        """Brings a panel into sight, in front of those that share its place."""
        self[name].show()
        self[name].raise_()
        if name == "score":
            self._give_the_score_room(True)

    def _give_the_score_room(self, shown: bool) -> None:
        """A line of music at least is in sight; a panel that is larger stays so."""
        score, wanted = self["score"], round(self._window.height() * _SCORE_SHARE)
        if shown and not score.isFloating() and score.height() < wanted:
            self._window.resizeDocks([score], [wanted], Qt.Orientation.Vertical)

    def reset(self) -> None:
        """Puts every panel back in its first place."""
        self._window.restoreState(self._first_layout)
        for name, dock in self._docks.items():
            dock.setFloating(False)
            dock.setVisible(name not in _HIDDEN_AT_FIRST)
