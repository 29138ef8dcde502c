"""The keys that change a level in a lane: the arrows, with Shift finely, and the page keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from composer.ui.roll.pointing import ALT, CONTROL, SHIFT

STEP, FINE_STEP, PAGE_STEP = 5, 1, 20
_WAYS = {
    Qt.Key.Key_Up: STEP,
    Qt.Key.Key_Down: -STEP,
    Qt.Key.Key_PageUp: PAGE_STEP,
    Qt.Key.Key_PageDown: -PAGE_STEP,
}


def way_of(event: QKeyEvent) -> int:
    """How far up a key goes, in velocities or values; 0 where it goes nowhere."""
    held, way = event.modifiers(), _WAYS.get(Qt.Key(event.key()), 0)
    if held & (CONTROL | ALT):
        return 0
    if way and held & SHIFT:
        return FINE_STEP if way > 0 else -FINE_STEP
    return way
