"""What keys do while notes are written with them: letters, note values, rests, the cursor.

They are the roll's own then, whatever else they stand for; every other key keeps its meaning.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from composer.ui.roll.entry.cursor import Cursor
from composer.ui.roll.entry.values import NoteValue

K = Qt.Key
_LETTERS = {
    K.Key_A: "A", K.Key_B: "B", K.Key_C: "C", K.Key_D: "D",
    K.Key_E: "E", K.Key_F: "F", K.Key_G: "G",
}  # fmt: skip
_VALUES = (K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_5, K.Key_6, K.Key_7)
_SIDEWAYS = {K.Key_Left: -1, K.Key_Right: 1}
_UPWARDS = {K.Key_Up: 1, K.Key_Down: -1}
_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NONE, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def meaning(cursor: Cursor, event: QKeyEvent) -> Callable[[], object] | None:
    """What the key does to the cursor and the notes; ``None`` when it is none of these keys."""
    key, held = K(event.key()), event.modifiers() & _HELD
    shift = bool(held & _SHIFT)
    if held & ~(_SHIFT | _CONTROL):
        return None
    if not held & _CONTROL:
        if key in _LETTERS:
            return lambda: cursor.letter(_LETTERS[key], shift)
        if key in _SIDEWAYS:
            return lambda: cursor.step(_SIDEWAYS[key], shift)
        if key in _UPWARDS:
            return lambda: cursor.row(_UPWARDS[key], shift)
        # On some keyboards these need Shift, which therefore does not count.
        if key in (K.Key_Plus, K.Key_Equal):
            return lambda: cursor.alter(1)
        if key in (K.Key_Minus, K.Key_Underscore):
            return lambda: cursor.alter(-1)
        if key in _VALUES:
            number = _VALUES.index(key) + 1
            return lambda: _set(cursor, cursor.value.of_key(number))
        if key == K.Key_0:
            return cursor.rest
        if key == K.Key_Period:
            return lambda: _set(cursor, cursor.value.with_dot(not cursor.value.dotted))
        return (_with_shift if shift else _bare)(cursor).get(key)
    return _with_control(cursor, shift).get(key)


def _set(cursor: Cursor, value: NoteValue) -> None:
    cursor.value = value
    cursor.fit()


def _bare(cursor: Cursor) -> dict[K, Callable[[], object]]:
    value = cursor.value
    return {
        K.Key_Home: cursor.to_start,
        K.Key_End: cursor.to_end,
        K.Key_Return: cursor.write,
        K.Key_Enter: cursor.write,
        K.Key_Insert: cursor.write,
        K.Key_T: cursor.tie,
        K.Key_Backspace: cursor.back,
        K.Key_Delete: cursor.delete,
        K.Key_Q: lambda: _set(cursor, value.halved()),
        K.Key_W: lambda: _set(cursor, value.doubled()),
    }


def _with_shift(cursor: Cursor) -> dict[K, Callable[[], object]]:
    return {
        K.Key_Home: lambda: cursor.to_start(True),
        K.Key_End: lambda: cursor.to_end(True),
        K.Key_Return: cursor.write_beside,
        K.Key_Enter: cursor.write_beside,
    }


def _with_control(cursor: Cursor, shift: bool) -> dict[K, Callable[[], object]]:
    found: dict[K, Callable[[], object]] = {
        K.Key_Left: lambda: cursor.bar(-1, shift),
        K.Key_Right: lambda: cursor.bar(1, shift),
    }
    if not shift:
        value = cursor.value
        found[K.Key_Up] = lambda: cursor.alter(12)
        found[K.Key_Down] = lambda: cursor.alter(-12)
        found[K.Key_3] = lambda: _set(cursor, value.in_triplet(not value.triplet))
    return found
