"""Moving and mirroring notes by the steps of the scale.

Where no key is stated it is C major, as on a staff without accidentals.  A note beside the scale
keeps its accidental: it counts as the step below it, raised.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable

from composer.edit.commands import ReplaceNotes
from composer.edit.document import Document
from composer.model.key import MODES, Key, KeyMap
from composer.model.note import MAX_PITCH, MIN_PITCH, Note
from composer.model.note_columns import changed_notes

NO_KEY = Key(0, 0)


def step_of(pitch: int, key: Key) -> tuple[int, int]:
    """``(step, raised)``: the step of the scale at or below ``pitch``, and semitones above it.

    Steps are counted from the tonic below MIDI pitch 0 or on it, seven to the octave.
    """
    scale = MODES[key.mode]
    octave, rest = divmod(pitch - key.tonic, 12)
    degree = bisect_right(scale, rest) - 1
    return octave * len(scale) + degree, rest - scale[degree]


def pitch_of(step: int, key: Key) -> int:
    """The MIDI pitch of a step of the scale; it may lie outside 0 to 127."""
    scale = MODES[key.mode]
    octave, degree = divmod(step, len(scale))
    return key.tonic + 12 * octave + scale[degree]


def stepped(notes: Iterable[Note], keys: KeyMap, steps: int) -> tuple[Note, ...] | None:
    """The notes ``steps`` of the scale higher, each by the key at its onset.

    ``None`` when one of them would leave the roll.
    """
    notes = list(notes)
    one_key = keys.at(0) if not any(key.tick for key in keys.entries) else None
    pitches: list[int] = []
    known: dict[tuple[Key, int], int] = {}
    for note in notes:
        key = one_key or keys.at(note.onset) or NO_KEY
        pitch = known.get((key, note.pitch))
        if pitch is None:
            step, raised = step_of(note.pitch, key)
            pitch = known[key, note.pitch] = pitch_of(step + steps, key) + raised
        if not MIN_PITCH <= pitch <= MAX_PITCH:
            return None
        pitches.append(pitch)
    return changed_notes(notes, pitches=pitches)


def inverted_in_key(notes: Collection[Note], keys: KeyMap) -> tuple[Note, ...]:
    """The notes upside down by the steps of the scale: the highest and the lowest change places.

    The key is the one at the first note.
    """
    if not notes:
        return ()
    first = min(note.onset for note in notes)
    key = keys.at(first) or NO_KEY
    places = {pitch: step_of(pitch, key) for pitch in {note.pitch for note in notes}}
    steps = [step for step, _ in places.values()]
    mirror = min(steps) + max(steps)

    def mirrored(pitch: int) -> int:
        step, raised = places[pitch]
        return max(MIN_PITCH, min(MAX_PITCH, pitch_of(mirror - step, key) - raised))

    turned = {pitch: mirrored(pitch) for pitch in places}
    return changed_notes(tuple(notes), pitches=[turned[note.pitch] for note in notes])


def move_by_steps(document: Document, ids: Collection[int], steps: int) -> None:
    """Moves notes by steps of the scale, as a block; what does not fit whole stays as it is.

    Presses on the same notes are one step of undo.  Raises ``KeyError`` on an unknown id.
    """
    notes = [document.score.notes[note_id] for note_id in sorted(ids)]
    moved = stepped(notes, document.score.key, steps)
    if moved:
        with document.transaction("Transpose in Key", coalesce=f"steps {hash(frozenset(ids))}"):
            document.apply(ReplaceNotes(moved))


def invert_in_key(document: Document, ids: Collection[int]) -> None:
    """Turns notes upside down in their key, as one step; raises ``KeyError`` on an unknown id."""
    notes = [document.score.notes[note_id] for note_id in sorted(ids)]
    document.apply(ReplaceNotes(inverted_in_key(notes, document.score.key)), "Invert in Key")
