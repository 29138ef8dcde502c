"""What keys do on the roll: nudging notes, walking through them, scrolling and zooming.

Repeated nudges of the same notes are one undo step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from composer.edit import transform
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT, ZOOM

if TYPE_CHECKING:
    from composer.ui.roll.view import RollView

K = Qt.Key
_ARROWS = {K.Key_Left: (-1, 0), K.Key_Right: (1, 0), K.Key_Up: (0, 1), K.Key_Down: (0, -1)}
_LARGER = (K.Key_Plus, K.Key_Equal)
_SMALLER = (K.Key_Minus, K.Key_Underscore)


def press(roll: RollView, event: QKeyEvent) -> bool:
    """Does what the key stands for; returns whether it stands for something."""
    key, held, view = K(event.key()), event.modifiers(), roll.stage.view
    shift, control, alt = (bool(held & m) for m in (SHIFT, CONTROL, ALT))
    bare = not (shift or control or alt)
    if key in _ARROWS and not control:
        _arrow(roll, *_ARROWS[key], shift, alt)
    elif key in (K.Key_Delete, K.Key_Backspace) and bare:
        roll.delete_selection()
    elif key == K.Key_Escape and bare and roll.selection:
        roll.set_selection(())
    elif key == K.Key_A and control and not (shift or alt):
        roll.select_all()
    elif key in _LARGER + _SMALLER and not alt:
        factor = ZOOM if key in _LARGER else 1 / ZOOM
        if shift and control:
            roll.zoom_pitch(factor, view.height / 2)
        else:
            roll.zoom_time(factor * factor, view.width / 2)
    elif key == K.Key_Z and bare:
        roll.zoom_to_selection()
    elif key in (K.Key_PageUp, K.Key_PageDown) and not (control or alt):
        page = -1 if key == K.Key_PageUp else 1
        dx, dy = (page * view.width * 0.9, 0.0) if shift else (0.0, page * view.height * 0.8)
        roll.look_at(view.scrolled(dx, dy))
    elif key == K.Key_Home and bare:
        roll.look_at(replace(view, left=0.0))
    elif key == K.Key_End and bare:
        span = view.width / view.scale
        roll.look_at(replace(view, left=roll.stage.store.last_end() - span * 0.8).held())
    else:
        return False
    return True


def _arrow(roll: RollView, sideways: int, upwards: int, shift: bool, alt: bool) -> None:
    """Nudges by the grid or a semitone; Shift: an octave, or the length; Alt: by one tick."""
    stage, ids = roll.stage, roll.selection
    if not ids:
        view = stage.view
        roll.look_at(view.scrolled(sideways * 60, -upwards * view.row * 2))
        return
    ticks = sideways * (1 if alt else stage.grid)
    if sideways and shift:
        transform.resize(stage.document, ids, ticks)
    else:
        transform.move(stage.document, ids, ticks, upwards * (12 if shift else 1))
    if upwards:
        note = stage.selected_notes()[0]
        stage.audition(note.pitch, note.voice)
    if len(ids) == 1:
        roll.reveal(next(iter(ids)))


def walk(roll: RollView, step: int) -> bool:
    """Selects the next note in time; returns whether there was one (else Tab leaves the roll)."""
    stage = roll.stage
    ids = stage.store.id[stage.store.in_order()].tolist()
    places = [place for place, note_id in enumerate(ids) if note_id in stage.selection]
    if places:
        place = (max(places) if step > 0 else min(places)) + step
    else:
        place = 0 if step > 0 else len(ids) - 1
    if not 0 <= place < len(ids):
        return False
    stage.select({ids[place]})
    roll.reveal(ids[place])
    note = stage.note(ids[place])
    stage.audition(note.pitch, note.voice)
    return True
