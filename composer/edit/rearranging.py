"""Two neighbouring stretches of a song change places, with all that lies in them.

Times are ticks, ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from composer.edit.commands import ReplaceNotes
from composer.edit.delta import Delta, field_delta
from composer.edit.document import Document
from composer.edit.structure import Entry, with_cells
from composer.model.control import Control, ControlKind
from composer.model.key import KeyMap
from composer.model.mask import Mask
from composer.model.score import Score
from composer.model.time import MeterMap, TempoMap


@dataclass(frozen=True, slots=True)
class ExchangeTime:
    """What lies from ``start`` to ``middle`` changes places with what lies from there to ``end``.

    Notes go with their beginnings and keep their lengths; their words go with them, and the cells
    of a model's run with what it made.  Tempo, meter, key, chord symbols and controllers are in
    each stretch as they were, and behind both as they were there.  Raises ``ValueError`` when these
    are no two stretches.
    """

    start: int
    middle: int
    end: int

    def delta(self, score: Score) -> Delta:
        if not 0 <= self.start < self.middle < self.end:
            raise ValueError("two stretches of time that change places begin at 0 or later")
        notes = tuple(
            note.but(onset=self.moved(note.onset))
            for note in score.notes.values()
            if self.start <= note.onset < self.end
        )
        delta = ReplaceNotes(notes).delta(score)
        markers = [replace(m, tick=self.moved(m.tick)) for m in score.markers]
        runs = {i: with_cells(r, self._masks(r.masks)) for i, r in score.generations.items()}
        for name, value in (
            ("tempo", TempoMap(self._entries(score.tempo.entries))),
            ("meter", MeterMap(self._entries(score.meter.entries))),
            ("key", KeyMap(self._entries(score.key.entries))),
            ("controls", self._controls(score.controls)),
            ("markers", tuple(sorted(markers, key=lambda marker: marker.tick))),
            ("chords", self._entries(score.chords)),
            ("masks", self._masks(score.masks)),
            ("generations", runs),
        ):
            delta = delta.then(field_delta(name, getattr(score, name), value))
        return delta

    def moved(self, tick: int) -> int:
        """Where a place is then."""
        if self.start <= tick < self.middle:
            return tick + self.end - self.middle
        if self.middle <= tick < self.end:
            return tick - (self.middle - self.start)
        return tick

    @property
    def _blocks(self) -> tuple[tuple[int, int], ...]:
        """The two stretches, in the order that they have then."""
        return (self.middle, self.end), (self.start, self.middle)

    def _entries(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        left: list[Entry] = [e for e in entries if e.tick < self.start]
        for low, high in (*self._blocks, (self.end, 2**62)):
            inside: list[Entry] = [e for e in entries if low <= e.tick < high]
            before = [e for e in entries if e.tick < low]
            if before and not (inside and inside[0].tick == low):
                # What was in force where the stretch began is in force where it begins now.
                head = replace(before[-1], tick=self.moved(low))
                if not left or replace(left[-1], tick=head.tick) != head:
                    left.append(head)
            left.extend(replace(e, tick=self.moved(e.tick)) for e in inside)
        return tuple(left)

    def _controls(self, controls: tuple[Control, ...]) -> tuple[Control, ...]:
        turned = {_which(c) for c in controls if self.start <= c.tick < self.end}
        turned = {which for which in turned if which[1] is not ControlKind.KEY_PRESSURE}
        made: list[Control] = []
        for low, high in (*self._blocks, (self.end, 2**62)):
            held = {_which(c): c for c in controls if c.tick < low and _which(c) in turned}
            inside = [c for c in controls if low <= c.tick < high]
            at_once = {_which(c) for c in inside if c.tick == low}
            made += [replace(c, tick=self.moved(low)) for w, c in held.items() if w not in at_once]
            made += [replace(c, tick=self.moved(c.tick)) for c in inside]
        return (*(c for c in controls if c.tick < self.start), *_needed(made))

    def _masks(self, masks: Sequence[Mask]) -> tuple[Mask, ...]:
        return tuple(piece for mask in masks for piece in self._pieces(mask))

    def _pieces(self, mask: Mask) -> list[Mask]:
        pieces: list[Mask] = []
        bounds = (0, self.start, self.middle, self.end, 2**62)
        spans = [(max(mask.start, low), min(mask.end, high)) for low, high in pairwise(bounds)]
        moved = sorted((self.moved(a), self.moved(a) + b - a) for a, b in spans if a < b)
        for start, end in moved:
            if pieces and pieces[-1].end == start:
                pieces[-1] = replace(pieces[-1], end=end)
            else:
                pieces.append(replace(mask, start=start, end=end))
        return pieces


def exchange_time(document: Document, start: int, middle: int, end: int) -> None:
    """Lets two neighbouring stretches change places, as one step; raises as the command."""
    document.apply(ExchangeTime(start, middle, end), "Move Section")


def _which(control: Control) -> tuple[int, ControlKind, int]:
    return control.voice, control.kind, control.number


def _needed(controls: Sequence[Control]) -> list[Control]:
    """Those in order of which none says again what holds at its own tick already."""
    found: list[Control] = []
    for control in controls:
        if not (found and found[-1] == control):
            found.append(control)
    return found
