"""Putting time into a song and taking it out, for all voices at once.

All that lies in it follows: notes with their words, controllers, tempo, meter, key, markers,
chord symbols, masks and locks.  Each function is one undo step.  Times are ticks, ends are
exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from composer.edit.commands import (
    AddNotes,
    SetChords,
    SetControls,
    SetKey,
    SetMarkers,
    SetMeter,
    SetTempo,
)
from composer.edit.delta import Delta, FieldChange, NoteChange, field_delta
from composer.edit.document import Document
from composer.edit.transform import split
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.key import Key, KeyMap
from composer.model.mask import Mask
from composer.model.note_columns import changed_notes, moved_notes
from composer.model.score import Marker, Score
from composer.model.time import LAST_TICK, Meter, MeterMap, Tempo, TempoMap

Span = tuple[int, int]
"""Start and end in ticks, the end exclusive."""

Entry = TypeVar("Entry", Tempo, Meter, Key, ChordSymbol)


@dataclass(frozen=True, slots=True)
class InsertTime:
    """``length`` empty ticks at ``at``: what begins there or later is that much later.

    A note, a mask or a lock that lies across the place goes on through the new time.  At the very
    beginning the tempo, the meter and the key that the song begins with hold for it.  Raises
    ``ValueError`` when there is no such place or length, or the song would become too long.
    """

    at: int
    length: int

    def check(self, score: Score) -> None:
        """Raises as said, without looking at what would change."""
        if self.at < 0 or self.length < 1:
            raise ValueError("time is inserted at 0 or later, and at least one tick of it")
        if max(self.at, score.last_tick) + self.length > LAST_TICK:
            raise ValueError("the song would become longer than a file can hold")

    def delta(self, score: Score) -> Delta:
        at, length = self.at, self.length
        self.check(score)
        there = score.notes.values()
        later_notes = [note for note in there if note.onset >= at]
        held = [note for note in there if note.onset < at < note.onset + note.duration]
        moved = moved_notes(later_notes, length, 0)
        longer = changed_notes(held, durations=[note.duration + length for note in held])
        notes: dict[int, NoteChange] = {
            note.id: (note, after)
            for note, after in zip((*later_notes, *held), (*moved, *longer), strict=True)
        }
        # What the song begins with stays at its beginning.
        first = max(at, 1)

        def later(tick: int) -> int:
            return tick + length if tick >= first else tick

        def masks(given: Sequence[Mask]) -> tuple[Mask, ...]:
            return tuple(_mask_after_insert(mask, at, length) for mask in given)

        return _whole(
            score,
            notes,
            tempo=TempoMap(tuple(replace(e, tick=later(e.tick)) for e in score.tempo.entries)),
            meter=MeterMap(tuple(replace(e, tick=later(e.tick)) for e in score.meter.entries)),
            key=KeyMap(tuple(replace(e, tick=later(e.tick)) for e in score.key.entries)),
            controls=tuple(
                replace(c, tick=c.tick + length) if c.tick >= at else c for c in score.controls
            ),
            markers=tuple(
                replace(m, tick=m.tick + length) if m.tick >= at else m for m in score.markers
            ),
            chords=tuple(
                replace(c, tick=c.tick + length) if c.tick >= at else c for c in score.chords
            ),
            masks=masks(score.masks),
            generations={i: with_cells(r, masks(r.masks)) for i, r in score.generations.items()},
        )


@dataclass(frozen=True, slots=True)
class DeleteTime:
    """Takes the ticks from ``start`` to ``end`` out: what comes later is that much earlier.

    Of a note that lies partly in them the rest stays.  With ``chase``, tempo, meter, key, marker,
    chord and controllers that would have been in force behind ``end`` are in force there still.
    Raises ``ValueError`` when there is no such time.
    """

    start: int
    end: int
    chase: bool = True

    def delta(self, score: Score) -> Delta:
        start, end = self.start, self.end
        _check_span(start, end)
        notes: dict[int, NoteChange] = {}
        after = [note for note in score.notes.values() if note.onset >= end]
        notes.update(
            (note.id, (note, moved))
            for note, moved in zip(after, moved_notes(after, start - end, 0), strict=True)
        )
        for note in score.notes.values():
            if note.onset < end and note.onset + note.duration > start:
                span = span_after_delete((note.onset, note.end), start, end)
                left = None if span is None else note.but(onset=span[0], duration=span[1] - span[0])
                notes[note.id] = note, left
        gone = {note_id for note_id, (_, left) in notes.items() if left is None}

        def masks(given: Sequence[Mask]) -> tuple[Mask, ...]:
            spans = (
                (mask, span_after_delete((mask.start, mask.end), start, end)) for mask in given
            )
            return tuple(replace(m, start=s[0], end=s[1]) for m, s in spans if s is not None)

        return _whole(
            score,
            notes,
            tempo=TempoMap(self._entries(score.tempo.entries)),
            meter=MeterMap(self._entries(score.meter.entries)),
            key=KeyMap(self._entries(score.key.entries)),
            lyrics=score.lyrics.without_notes(gone) if gone else score.lyrics,
            controls=self._controls(score),
            markers=self._markers(score),
            chords=self._chords(score),
            masks=masks(score.masks),
            generations={i: with_cells(r, masks(r.masks)) for i, r in score.generations.items()},
        )

    def _entries(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        length = self.end - self.start
        left: list[Entry] = [e for e in entries if e.tick < self.start]
        after: list[Entry] = [
            replace(e, tick=e.tick - length) for e in entries if e.tick >= self.end
        ]
        inside = [e for e in entries if self.start <= e.tick < self.end]
        if inside and not (after and after[0].tick == self.start):
            last = replace(inside[-1], tick=self.start)
            # A song cannot be without what it begins with.
            if not left:
                left = [last]
            elif self.chase and replace(left[-1], tick=self.start) != last:
                left.append(last)
        return tuple(left + after)

    def _controls(self, score: Score) -> tuple[Control, ...]:
        length = self.end - self.start
        left: list[Control] = []
        after: list[Control] = []
        held: dict[tuple[int, ControlKind, int], Control] = {}  # the last of each before
        inside: dict[tuple[int, ControlKind, int], Control] = {}
        for control in score.controls:
            which = control.voice, control.kind, control.number
            if control.tick < self.start:
                left.append(control)
                held[which] = control
            elif control.tick < self.end:
                inside[which] = control
            else:
                after.append(replace(control, tick=control.tick - length))
                if control.tick == self.end:
                    inside.pop(which, None)
        if self.chase:
            for which, control in inside.items():
                before = held.get(which)
                key_pressure = control.kind is ControlKind.KEY_PRESSURE  # goes with its note
                if not key_pressure and (before is None or before.value != control.value):
                    left.append(replace(control, tick=self.start))
        return (*left, *after)

    def _markers(self, score: Score) -> tuple[Marker, ...]:
        length = self.end - self.start
        left = [m for m in score.markers if m.tick < self.start]
        inside = [m for m in score.markers if self.start <= m.tick < self.end]
        after = [replace(m, tick=m.tick - length) for m in score.markers if m.tick >= self.end]
        # What is left of a section keeps its name.
        begins = bool(after) and after[0].tick == self.start
        if self.chase and inside and not begins and score.end > self.end:
            left.append(replace(inside[-1], tick=self.start))
        return (*left, *after)

    def _chords(self, score: Score) -> tuple[ChordSymbol, ...]:
        length = self.end - self.start
        left = [c for c in score.chords if c.tick < self.start]
        inside = [c for c in score.chords if self.start <= c.tick < self.end]
        after = [replace(c, tick=c.tick - length) for c in score.chords if c.tick >= self.end]
        begins = bool(after) and after[0].tick == self.start
        held = left[-1].text if left else None
        last = inside[-1] if inside else None
        if self.chase and last and not begins and score.end > self.end and last.text != held:
            left.append(replace(last, tick=self.start))
        return (*left, *after)


def insert_time(document: Document, at: int, length: int, cut: bool = False) -> None:
    """Puts ``length`` ticks of time in at ``at``.

    Notes that sound across ``at`` are held on through it; with ``cut`` they end there and go on
    behind it.  Raises as :class:`InsertTime`, with nothing changed.
    """
    command = InsertTime(at, length)
    command.check(document.score)
    across = [n.id for n in document.score.notes.values() if n.onset < at < n.end] if cut else ()
    if not across:
        document.apply(command, "Insert Time")
        return
    with document.transaction("Insert Time"):
        split(document, across, at)
        document.apply(command)


def delete_time(document: Document, start: int, end: int) -> None:
    """Takes time out; raises as :class:`DeleteTime`, with nothing changed."""
    document.apply(DeleteTime(start, end), "Delete Time")


def crop(document: Document, start: int, end: int) -> None:
    """Leaves only what lies from ``start`` to ``end``, as a song of its own.

    Raises ``ValueError``, with nothing changed, when there is no such time.
    """
    _check_span(start, end)
    with document.transaction("Crop"):
        document.apply(DeleteTime(end, max(end, document.score.last_tick) + 1, chase=False))
        if start:
            document.apply(DeleteTime(0, start))


def duplicate_time(document: Document, start: int, end: int) -> frozenset[int]:
    """Repeats a stretch of all voices right behind itself; what came there comes after that.

    The notes that begin in it are repeated, without words: these stand once in the text.  Tempo,
    meter, key, markers, chord symbols and controllers are as they are in it.  Returns the ids of
    the new notes.  Raises ``ValueError``, with nothing changed, when there is no such time, or no
    room.
    """
    _check_span(start, end)
    by = end - start
    InsertTime(end, by).check(document.score)
    with document.transaction("Duplicate Time"):
        begun = [n for n in document.score.notes.values() if start <= n.onset < end]
        split(document, [n.id for n in begun], end)
        before = document.score.copy()
        document.apply(InsertTime(end, by))
        whole = [before.notes[note.id] for note in begun]
        copies = changed_notes(
            whole, ids=document.new_ids(len(whole)), onsets=[n.onset + by for n in whole]
        )
        document.apply(AddNotes(copies))
        now = document.score
        span = (start, end)
        document.apply(SetTempo(TempoMap(_repeated(before.tempo.entries, now.tempo.entries, span))))
        document.apply(SetMeter(MeterMap(_repeated(before.meter.entries, now.meter.entries, span))))
        document.apply(SetKey(KeyMap(_repeated(before.key.entries, now.key.entries, span))))
        repeated = (replace(m, tick=m.tick + by) for m in before.markers if start <= m.tick < end)
        document.apply(SetMarkers((*now.markers, *repeated)))
        document.apply(SetChords(_repeated(before.chords, now.chords, span)))
        document.apply(SetControls(_repeated_controls(before.controls, now.controls, span)))
    return frozenset(note.id for note in copies)


def span_after_insert(span: Span, at: int, length: int) -> Span:
    """Where a stretch lies once ``length`` ticks were put in at ``at``; longer, if around it."""
    start, end = span
    if start >= at:
        return start + length, end + length
    return start, end + length if end > at else end


def span_after_delete(span: Span, start: int, end: int) -> Span | None:
    """Where a stretch lies once the ticks from ``start`` to ``end`` are gone; ``None``: nowhere."""
    first, last = (tick_after_delete(tick, start, end) for tick in span)
    return (first, last) if first < last else None


def tick_after_delete(tick: int, start: int, end: int) -> int:
    """Where a place is once the ticks from ``start`` to ``end`` are gone."""
    return tick - (end - start) if tick >= end else min(tick, start)


def _whole(score: Score, notes: dict[int, NoteChange], **after: object) -> Delta:
    """The delta that changes those notes (each is another one then), and the fields named."""
    fields: dict[str, FieldChange] = {}
    for name, value in after.items():
        fields |= field_delta(name, getattr(score, name), value).fields
    return Delta(notes, fields)


def _check_span(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError("a stretch of time begins at 0 or later, and ends after that")


def _mask_after_insert(mask: Mask, at: int, length: int) -> Mask:
    start, end = span_after_insert((mask.start, mask.end), at, length)
    return replace(mask, start=start, end=end)


def with_cells(record: GenerationRecord, masks: tuple[Mask, ...]) -> GenerationRecord:
    """The record of a run whose cells lie elsewhere now; with none left they stay as they were,
    for a record without cells is one of a run over the whole song."""
    return replace(record, masks=masks) if masks and masks != record.masks else record


def _repeated(before: tuple[Entry, ...], now: tuple[Entry, ...], span: Span) -> tuple[Entry, ...]:
    """The entries ``now``, when time was inserted behind ``span``, with those of it repeated."""
    start, end = span
    by = end - start
    entries: dict[int, Entry] = {e.tick: e for e in now}
    inside = [e for e in before if start < e.tick < end]
    in_force = [e for e in before if e.tick <= start]
    at_end = [e for e in before if e.tick < end]
    if in_force and replace(in_force[-1], tick=0) != replace(at_end[-1], tick=0):
        entries[end] = replace(in_force[-1], tick=end)
    for entry in inside:
        entries[entry.tick + by] = replace(entry, tick=entry.tick + by)
    return tuple(entries[tick] for tick in sorted(entries))


def _repeated_controls(
    before: tuple[Control, ...], now: tuple[Control, ...], span: Span
) -> tuple[Control, ...]:
    start, end = span
    inside = [c for c in before if start <= c.tick < end]
    turned = {(c.voice, c.kind, c.number) for c in inside}
    held: dict[tuple[int, ControlKind, int], Control] = {}
    for control in before:
        which = control.voice, control.kind, control.number
        if control.tick < start and which in turned:
            held[which] = control
    begun = [replace(c, tick=end) for c in held.values() if c.kind is not ControlKind.KEY_PRESSURE]
    repeated = [replace(c, tick=c.tick + end - start) for c in inside]
    # Sorted by tick; those that were in force come before those that begin there.
    place = sum(c.tick < end + (end - start) for c in now)
    return (*now[:place], *begun, *repeated, *now[place:])
