"""What keys do on the roll: writing and nudging notes, walking through them, scrolling, zooming.

Repeated nudges of the same notes are one undo step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from composer.edit import transform
from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.roll.pointing import ALT, CONTROL, SHIFT, ZOOM
from composer.ui.roll.stage import NEW_VELOCITY

if TYPE_CHECKING:
    from composer.ui.roll.view import RollView

K = Qt.Key
FIRST_PITCH = 67  # of the first note written by a key: the G above middle C
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
    elif key == K.Key_Escape and bare and (roll.selection or roll.stage.frame):
        roll.stage.frame = None
        roll.set_selection(())
    elif key == K.Key_A and control and not (shift or alt):
        roll.select_all()
    elif key in _LARGER + _SMALLER and not alt:
        if shift and control:
            roll.zoom_pitch(ZOOM if key in _LARGER else 1 / ZOOM, view.height / 2)
        elif key in _LARGER:
            roll.zoom_in()
        else:
            roll.zoom_out()
    elif key in (K.Key_Return, K.Key_Enter, K.Key_Insert) and bare:
        _write(roll)
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
        roll.tell_note(next(iter(ids)))


def _write(roll: RollView) -> None:
    """Writes a note behind the last selected one, like it, or at the playhead; and selects it."""
    stage, voice = roll.stage, roll.stage.writing_voice()
    if voice is None:
        return
    new, notes = stage.document.new_id(), stage.selected_notes()
    if notes:
        last = max(notes, key=lambda note: (note.end, note.id))
        note = replace(last, id=new, onset=last.end, origin=None)
    else:
        low, high = stage.document.score.voice(voice).range
        pitch = max(low, min(high, FIRST_PITCH))
        onset = stage.cell(roll.scene.playhead)
        note = Note(new, voice, pitch, onset, stage.new_length(), NEW_VELOCITY)
    stage.document.apply(AddNotes((note,)), "Write Note")
    _show(roll, note)


def _show(roll: RollView, note: Note) -> None:
    roll.stage.select({note.id})
    roll.reveal(note.id)
    roll.stage.audition(note.pitch, note.voice)
    roll.tell_note(note.id)


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
    _show(roll, stage.note(ids[place]))
    return True
