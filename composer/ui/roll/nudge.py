"""Editing the selected notes by keys.  Repeated nudges in one direction are one undo step."""

from __future__ import annotations

from dataclasses import replace

from composer.edit.commands import RemoveNotes, ReplaceNotes
from composer.model.note import MAX_PITCH, Note
from composer.ui.roll.stage import Stage


def move(stage: Stage, ticks: int, semitones: int) -> None:
    """Moves the selected notes as a block, up to where the first of them meets an edge."""
    notes = stage.selected_notes()
    if not notes:
        return
    ticks = max(ticks, -min(note.onset for note in notes))
    lowest, highest = min(n.pitch for n in notes), max(n.pitch for n in notes)
    semitones = max(-lowest, min(MAX_PITCH - highest, semitones))
    moved = [replace(n, onset=n.onset + ticks, pitch=n.pitch + semitones) for n in notes]
    _replace(stage, "Move Notes", "move", moved)
    if semitones:
        stage.audition(moved[0].pitch, moved[0].voice)


def resize(stage: Stage, ticks: int) -> None:
    """Makes the selected notes longer or shorter at their ends."""
    notes = [replace(n, duration=max(1, n.duration + ticks)) for n in stage.selected_notes()]
    _replace(stage, "Resize Notes", "resize", notes)


def delete(stage: Stage) -> None:
    """Deletes the selected notes."""
    ids = {note.id for note in stage.selected_notes()}
    if ids:
        stage.document.apply(RemoveNotes(ids), "Delete Notes")


def _replace(stage: Stage, name: str, what: str, notes: list[Note]) -> None:
    if notes:
        # Nudges of another selection are another step.
        key = f"roll {what} {hash(stage.selection)}"
        with stage.document.transaction(name, key):
            stage.document.apply(ReplaceNotes(tuple(notes)))
