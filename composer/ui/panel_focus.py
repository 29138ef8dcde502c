"""Going with the focus from the notes to the panels around them, one after the other, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from composer.ui.dock import Dock

_REASON = Qt.FocusReason.ShortcutFocusReason


class PanelFocus(QObject):
    """``docks``: the panels in the order of going; ``notes``: what has the focus between the last
    panel and the first.

    A panel is entered where it was left.
    """

    def __init__(
        self, window: QWidget, docks: Callable[[], Iterable[Dock]], notes: Callable[[], QWidget]
    ):
        super().__init__(window)
        self._docks, self._notes = docks, notes
        self._left: dict[Dock, QWidget] = {}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {"panel_next": lambda: self.go(1), "panel_previous": lambda: self.go(-1)}

    def go(self, by: int) -> None:
        """To the next panel in sight (-1: the one before), or to the notes."""
        seen = [dock for dock in self._docks() if _in_sight(dock)]
        here = _dock_of(QApplication.focusWidget())
        place = seen.index(here) + 1 if here in seen else 0
        turned = (place + by) % (len(seen) + 1)
        # One in which nothing can have the focus is passed over.
        while turned and not self._enter(seen[turned - 1]):
            turned = (turned + by) % (len(seen) + 1)
        if not turned:
            self._notes().window().activateWindow()
            self._notes().setFocus(_REASON)

    # Within

    def _enter(self, dock: Dock) -> bool:
        last = self._left.get(dock)
        there = last is not None and isValid(last)  # the panel may have thrown it away
        inside = [last] if last is not None and there and _can_have_focus(last) else []
        inside += [widget for widget in _in_order(dock.widget()) if _can_have_focus(widget)]
        for widget in inside:
            dock.window().activateWindow()
            widget.setFocus(_REASON)
            return True
        return False

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        dock = _dock_of(new)
        if dock is not None and new is not None and dock in set(self._docks()):
            self._left[dock] = new


def _in_sight(dock: Dock) -> bool:
    """Whether it is shown, and not behind another one of its place."""
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def _dock_of(widget: QWidget | None) -> Dock | None:
    while widget is not None and not isinstance(widget, Dock):
        widget = widget.parentWidget()
    return widget


def _can_have_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled()


def _in_order(panel: QWidget) -> Iterable[QWidget]:
    """What is in a panel, in the order of Tab."""
    widget = panel.nextInFocusChain()
    while widget is not None and widget is not panel:
        if panel.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()
