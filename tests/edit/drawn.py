"""Documents of a few notes in one voice, for tests of what edits make of them."""

from __future__ import annotations

from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.note import Note


def with_notes(*notes):
    """A document with these: (pitch, onset, duration) and, if wanted, velocity, each."""
    made = Document()
    voice = made.score.voices[0].id
    made.apply(AddNotes(tuple(Note(made.new_id(), voice, *note) for note in notes)), "Draw")
    return made


def shown(document):
    """(pitch, onset, duration) of each note, in order of time and pitch."""
    notes = sorted(document.score.notes.values(), key=lambda n: (n.onset, n.pitch))
    return [(n.pitch, n.onset, n.duration) for n in notes]


def everything(document):
    """The ids of all notes."""
    return frozenset(document.score.notes)
