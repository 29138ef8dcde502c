"""Which keys are down, what holds them, and when they are let go of.

For every key note-ons and note-offs alternate, beginning with a note-on: a note that is struck
while its key already sounds (two voices in unison, overlapping notes) is preceded by a note-off,
or joins the first when both begin at the same tick.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import NamedTuple

from composer.midi.metronome import Click
from composer.midi.song import CHANNELS, Song, SongNote
from composer.midi.timed import CLICK_PORT, Key, TimedMessage, note_off, note_on

NOBODY = -1
CLICK = -2
"""The metronome, in place of a voice's id."""


@dataclass(slots=True)
class _Down:
    """How many notes hold the key, and the tick at which it was struck (-1: by nothing that
    another note could join)."""

    holders: int
    struck: int


class Held(NamedTuple):
    """A struck note that waits for its end, a tick."""

    end: int
    serial: int
    key: Key
    voice: int


class KeysDown:
    """The keys of all channels of a song.  Messages are added to ``out``, due at ``at``."""

    def __init__(self) -> None:
        self._down: dict[Key, _Down] = {}
        self._held: list[Held] = []
        self._auditioned: set[Key] = set()
        self._serial = 0

    @property
    def keys(self) -> set[Key]:
        """Those that are down."""
        return set(self._down)

    @property
    def next_end(self) -> float:
        """The tick at which the next note ends, infinity when none is held."""
        return self._held[0].end if self._held else math.inf

    def strike(self, note: SongNote, at: float, out: list[TimedMessage]) -> None:
        """A note of the song begins."""
        key = (note.channel, note.pitch)
        self._press(key, note.velocity, note.onset, note.voice, at, out)
        self._hold(note.end, key, note.voice)

    def chase(self, note: SongNote, tick: int, at: float, out: list[TimedMessage]) -> None:
        """A note that began before ``tick`` sounds from there; a key that is down is joined."""
        key = (note.channel, note.pitch)
        if key in self._down:
            self._down[key].holders += 1
        else:
            self._press(key, note.velocity, tick, note.voice, at, out)
        self._hold(note.end, key, note.voice)

    def click(
        self, click: Click, volume: int, end: int | None, at: float, out: list[TimedMessage]
    ) -> None:
        """The metronome's; ``end``: the tick at which it is let go of, ``None``: by
        :meth:`unclick`."""
        self.unclick(at, out)
        if velocity := click.velocity(volume):
            self._press(click.key, velocity, -1, CLICK, at, out)
            if end is not None:
                self._hold(end, click.key, CLICK)

    def unclick(self, at: float, out: list[TimedMessage]) -> None:
        """Lets go of the metronome's keys."""
        self._forget(lambda held: held.voice == CLICK)
        for key in [key for key in self._down if key[0] // CHANNELS == CLICK_PORT]:
            self._lift(key, at, CLICK, out)

    def end_next(self, at: float, out: list[TimedMessage]) -> None:
        """The next note ends."""
        held = heapq.heappop(self._held)
        self._lift(held.key, at, held.voice, out)

    def audition_on(self, key: Key, velocity: int, at: float, out: list[TimedMessage]) -> None:
        """Holds a key whatever the song does."""
        if key in self._auditioned:
            self._lift(key, at, NOBODY, out)
        self._auditioned.add(key)
        self._press(key, velocity, -1, NOBODY, at, out)

    def audition_off(self, key: Key, at: float, out: list[TimedMessage]) -> None:
        """Lets go of what :meth:`audition_on` held."""
        if key in self._auditioned:
            self._auditioned.discard(key)
            self._lift(key, at, NOBODY, out)

    def release_song(self, at: float, out: list[TimedMessage]) -> None:
        """Lets go of every note of the song, and of the metronome's."""
        for held in sorted(self._held):
            self._lift(held.key, at, held.voice, out)
        self._held.clear()
        self.unclick(at, out)
        for down in self._down.values():
            down.struck = -1

    def release_voices(self, voices: Collection[int], at: float, out: list[TimedMessage]) -> None:
        """Lets go of the notes of all voices but ``voices``."""
        for held in sorted(self._held):
            if held.voice != CLICK and held.voice not in voices:
                self._lift(held.key, at, held.voice, out)
        self._forget(lambda held: held.voice != CLICK and held.voice not in voices)

    def release_port(self, port: int, at: float, out: list[TimedMessage]) -> None:
        """Lets go of everything on a port, auditioned keys too."""
        for key in [key for key in sorted(self._down) if key[0] // CHANNELS == port]:
            del self._down[key]
            self._auditioned.discard(key)
            out.append(note_off(at, key))
        self._forget(lambda held: held.key[0] // CHANNELS == port)

    def release_all(self, at: float, out: list[TimedMessage]) -> None:
        """Lets go of everything."""
        out += [note_off(at, key) for key in sorted(self._down)]
        self._down.clear()
        self._held.clear()
        self._auditioned.clear()

    def keep(self, song: Song, tick: int, at: float, out: list[TimedMessage]) -> None:
        """Another song is played from ``tick``: a held note is held until its end there, and let
        go of at once where there is no such note."""
        there = song.sounding(tick) if self._held else []
        kept = []
        for held in sorted(self._held):
            if held.voice == CLICK:
                kept.append(held)
                continue
            for note in there:
                if (note.channel, note.pitch) == held.key:
                    there.remove(note)
                    kept.append(Held(note.end, held.serial, held.key, note.voice))
                    break
            else:
                self._lift(held.key, at, held.voice, out)
        self._held = kept
        heapq.heapify(self._held)

    # -- how it is done

    def _hold(self, end: int, key: Key, voice: int) -> None:
        self._serial += 1
        heapq.heappush(self._held, Held(end, self._serial, key, voice))

    def _forget(self, which: Callable[[Held], bool]) -> None:
        self._held = [held for held in self._held if not which(held)]
        heapq.heapify(self._held)

    def _press(
        self, key: Key, velocity: int, tick: int, voice: int, at: float, out: list[TimedMessage]
    ) -> None:
        down = self._down.get(key)
        if down is None:
            down = self._down[key] = _Down(0, tick)
        elif down.struck != tick or tick < 0:
            out.append(note_off(at, key, voice))
        else:
            down.holders += 1
            return
        down.holders += 1
        down.struck = tick
        out.append(note_on(at, key, velocity, voice))

    def _lift(self, key: Key, at: float, voice: int, out: list[TimedMessage]) -> None:
        down = self._down.get(key)
        if down is None:
            return
        down.holders -= 1
        if down.holders == 0:
            del self._down[key]
            out.append(note_off(at, key, voice))
