"""What a hand does on a roll that is shown: places on it, drags and clicks, as real events."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.roll.scene import KEYS, RULER

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


def write(document, *places, voice=0):
    """Notes of (pitch, onset, duration); their ids."""
    owner = document.score.voices[voice].id
    notes = [Note(document.new_id(), owner, *place) for place in places]
    document.apply(AddNotes(tuple(notes)), "Write")
    return [note.id for note in notes]


def at(roll, tick, pitch):
    """The point of a tick and of the middle of a pitch's row."""
    view = roll.stage.view
    return QPoint(round(KEYS + view.x(tick)), round(RULER + view.y(pitch) + view.row / 2))


def move(roll, point, held=NONE, button=LEFT):
    """Moves the pointer; QTest.mouseMove carries neither buttons nor modifiers."""
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, roll.mapToGlobal(place), Qt.MouseButton.NoButton, button, held
    )
    QApplication.sendEvent(roll, event)


def drag(roll, *points, held=NONE, button=LEFT, release=True):
    """Presses at the first point and goes to each of the others."""
    QTest.mousePress(roll, button, held, points[0])
    for start, end in pairwise(points):
        move(roll, start + (end - start) / 2, held, button)
        move(roll, end, held, button)
    if release:
        QTest.mouseRelease(roll, button, held, points[-1])


def click(roll, point, held=NONE, button=LEFT):
    """Presses and lets go."""
    QTest.mouseClick(roll, button, held, point)


def values(document):
    """(pitch, onset, duration) of every note, in order."""
    return sorted((n.pitch, n.onset, n.duration) for n in document.score.notes.values())
