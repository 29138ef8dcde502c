"""The difference between a score before and after an edit, which can be applied both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from composer.model.note import Note
from composer.model.score import Score

NoteChange = tuple[Note | None, Note | None]
FieldChange = tuple[Any, Any]

# The fields of a score that are replaced as a whole.
FIELDS = (
    "title",
    "voices",
    "tempo",
    "meter",
    "key",
    "lyrics",
    "controls",
    "markers",
    "chords",
    "masks",
    "generations",
    "versions",
)


@dataclass(frozen=True, slots=True)
class Delta:
    """``notes``: id to (before, after), ``None`` where there is no such note.

    ``fields``: name of a score's field to (before, after).  Before and after always differ.
    """

    notes: Mapping[int, NoteChange] = field(default_factory=dict)
    fields: Mapping[str, FieldChange] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.notes) or bool(self.fields)

    @property
    def added(self) -> tuple[Note, ...]:
        """The notes as they are after."""
        return tuple([after for _, after in self.notes.values() if after is not None])

    @property
    def removed(self) -> tuple[Note, ...]:
        """The notes as they were before."""
        return tuple([before for before, _ in self.notes.values() if before is not None])

    def inverse(self) -> Delta:
        """The delta that leads back."""
        return Delta(
            {note_id: (after, before) for note_id, (before, after) in self.notes.items()},
            {name: (after, before) for name, (before, after) in self.fields.items()},
        )

    def then(self, later: Delta) -> Delta:
        """This one followed by ``later``; what cancels out is left out."""
        if not later:
            return self
        both = Growing(dict(self.notes), dict(self.fields))
        both.add(later)
        return both.delta()

    def apply(self, score: Score) -> None:
        """Changes ``score`` from before to after.  Costs what changes, not what there is."""
        there = {note_id: after for note_id, (_, after) in self.notes.items() if after is not None}
        if len(there) < len(self.notes):
            for note_id in self.notes.keys() - there.keys():
                del score.notes[note_id]
        score.notes.update(there)
        for name, (_, new) in self.fields.items():
            setattr(score, name, new)


@dataclass(slots=True)
class Growing:
    """A delta in the making.  Adding to it costs what is added, not what it holds already."""

    notes: dict[int, NoteChange] = field(default_factory=dict)
    fields: dict[str, FieldChange] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.notes) or bool(self.fields)

    def add(self, later: Delta) -> None:
        """``later`` follows; what cancels out is left out."""
        twice = self.notes.keys() & later.notes.keys() if self.notes else ()
        firsts = [(note_id, self.notes[note_id][0]) for note_id in twice]
        self.notes.update(later.notes)
        for note_id, before in firsts:
            after = self.notes[note_id][1]
            if before is None or after is None:
                same = before is after
            else:  # what is moved differs in its onset: the other comparison is seldom made
                same = before.onset == after.onset and before == after
            if same:
                del self.notes[note_id]
            else:
                self.notes[note_id] = (before, after)
        for name, (old, new) in later.fields.items():
            if name in self.fields:
                old = self.fields[name][0]
            if old == new:
                self.fields.pop(name, None)
            else:
                self.fields[name] = (old, new)

    def delta(self) -> Delta:
        """What was added so far; nothing may be added after this."""
        return Delta(self.notes, self.fields)


def notes_delta(changes: Mapping[int, NoteChange]) -> Delta:
    """A delta of notes alone, without those that stay as they are."""
    return Delta({i: change for i, change in changes.items() if change[0] != change[1]})


def field_delta(name: str, before: Any, after: Any) -> Delta:
    """A delta of one field; empty when it stays as it is."""
    return Delta({}, {} if before == after else {name: (before, after)})
