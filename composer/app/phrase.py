"""What is being played on the keyboard, as notes.  Pure; times are ticks, fractions where heard."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from composer.midi.channels import NOTE_OFF, NOTE_ON
from composer.midi.messages import Heard
from composer.midi.recorder import PlayedNote
from composer.model.note import Note
from composer.model.time import SIXTEENTH


class _Down(NamedTuple):
    tick: float
    velocity: int


class Phrase:
    """Notes from the first key on.  ``ended``: the tick of the last key that was let go of, or
    struck where none was yet."""

    def __init__(self) -> None:
        self._down: dict[tuple[str, int, int], _Down] = {}
        self._notes: list[PlayedNote] = []
        self.ended = 0.0
        self.struck = 0.0

    def hear(self, heard: Heard, tick: float) -> bool:
        """Takes in one message, heard at ``tick``; whether a key was struck."""
        data = heard.data
        kind = data[0] & 0xF0
        if len(data) != 3 or kind not in (NOTE_ON, NOTE_OFF):
            return False
        key = (heard.source, data[0] & 0x0F, data[1])
        self._lift(key, tick)
        if kind == NOTE_OFF or not data[2]:
            return False
        self._down[key] = _Down(tick, data[2])
        self.struck = tick
        self.ended = max(self.ended, tick)
        return True

    @property
    def sounding(self) -> bool:
        """Whether a key is down."""
        return bool(self._down)

    def notes(self, now: float) -> tuple[PlayedNote, ...]:
        """In order of onset; those that are held last until ``now``."""
        held = [_note(key[2], down, now) for key, down in self._down.items()]
        return tuple(sorted([*self._notes, *held], key=lambda n: (n.onset, n.pitch)))

    def take_until(self, tick: int) -> tuple[PlayedNote, ...]:
        """The notes that began before ``tick`` and are over, which are not given again."""
        taken = [note for note in self._notes if note.onset < tick]
        self._notes = [note for note in self._notes if note.onset >= tick]
        return tuple(sorted(taken, key=lambda n: (n.onset, n.pitch)))

    def _lift(self, key: tuple[str, int, int], tick: float) -> None:
        down = self._down.pop(key, None)
        if down is not None:
            self._notes.append(_note(key[2], down, tick))
            self.ended = max(self.ended, tick)


def _note(pitch: int, down: _Down, end: float) -> PlayedNote:
    onset = max(0, round(down.tick))
    return PlayedNote(onset, max(onset + 1, round(end)), pitch, down.velocity)


def melody_of(notes: tuple[PlayedNote, ...], voice: int) -> tuple[Note, ...]:
    """One line on the grid of sixteenths: of notes that sound together the highest, each cut where
    the next begins."""
    begins: dict[int, PlayedNote] = {}
    for note in notes:
        onset = (note.onset + SIXTEENTH // 2) // SIXTEENTH * SIXTEENTH
        there = begins.get(onset)
        if there is None or note.pitch > there.pitch:
            begins[onset] = note
    line = []
    for onset, note in sorted(begins.items()):
        length = max(1, round((note.end - note.onset) / SIXTEENTH)) * SIXTEENTH
        line.append(Note(len(line) + 1, voice, note.pitch, onset, length, note.velocity))
    cut = [
        Note(n.id, voice, n.pitch, n.onset, min(n.duration, after.onset - n.onset), n.velocity)
        for n, after in pairwise(line)
    ]
    return (*cut, *line[-1:])
