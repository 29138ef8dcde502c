"""The scheduler: which messages are due when.  Pure: it never looks at a clock.

Every method is told the time (wall time in seconds, from any origin, never falling) and answers
with the messages that it causes, each with the wall time it is due.  :meth:`Scheduler.advance`
gives everything due before a time, as far ahead as one likes; what was given counts as played,
so a caller that looks ahead must send it.  A command takes effect at the time it is given, or at
the end of what was already given, whichever is later.

What holds under any sequence of commands, for every port, channel and pitch:

- note-ons and note-offs alternate, beginning with a note-on: nothing stays sounding, and a note
  that is struck while its pitch already sounds (two voices in unison, overlapping notes) is
  preceded by a note-off, or joins the first when both begin at the same tick;
- times never fall.

A looped region is repeated without a gap: the beginning of the next pass is due at the very
time the end of the last one is.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from composer.midi.channels import NOTE_OFF, NOTE_ON, ChannelSettings, controller
from composer.midi.course import Course
from composer.midi.song import CHANNELS, Song, SongNote

MIN_TEMPO_SCALE, MAX_TEMPO_SCALE = 0.05, 20.0
SHORTEST_LOOP = 0.02
"""Seconds; a loop that would be over sooner is played through without being repeated."""

Key = tuple[int, int]
"""``(song channel, pitch)``."""


class TimedMessage(NamedTuple):
    """``time``: wall time in seconds.  ``data``: MIDI bytes with a plain channel, 0 to 15.
    ``voice``: a voice's id, or -1.  ``port``: a place in ``Song.ports``."""

    time: float
    data: bytes
    voice: int = -1
    port: int = 0


def note_on(at: float, key: Key, velocity: int, voice: int = -1) -> TimedMessage:
    """A note-on of a song channel."""
    port, channel = divmod(key[0], CHANNELS)
    return TimedMessage(at, bytes((NOTE_ON | channel, key[1], velocity)), voice, port)


def note_off(at: float, key: Key, voice: int = -1) -> TimedMessage:
    """A note-off of a song channel."""
    port, channel = divmod(key[0], CHANNELS)
    return TimedMessage(at, bytes((NOTE_OFF | channel, key[1], 0)), voice, port)


@dataclass(slots=True)
class _Sounding:
    """A key that is down: how many notes hold it, and the tick at which it was struck."""

    holders: int
    struck: int


class _Held(NamedTuple):
    """A struck note that waits for its end."""

    end: int
    serial: int
    key: Key
    voice: int


class Scheduler:
    """The transport of one song: plays, stops, loops, seeks, and keeps track of what sounds."""

    def __init__(self, song: Song | None = None) -> None:
        self.song = song or Song()
        self.playing = False
        self.loop: tuple[int, int] | None = None
        self.scale = 1.0
        # The playhead is at tick `_tick` (a fraction after a pause) at wall time `_wall`.
        self._wall = 0.0
        self._tick = 0.0
        self._seconds = 0.0
        self._began = 0
        # How often the loop has begun again; when it did last, and the tick that it left.
        self._turn = 0
        self._wrapped = -math.inf
        self._wrapped_from = 0
        # Everything before wall time `_given` and tick `_next` has been given.  The tick is what
        # decides, an integer: no rounding of times can lose an event or give it twice.
        self._given = -math.inf
        self._next = 0
        self._note = 0
        self._control = 0
        self._looping = False
        self._held: list[_Held] = []
        self._serial = 0
        self._sounding: dict[Key, _Sounding] = {}
        self._auditioned: set[Key] = set()
        self._settings = [ChannelSettings() for _ in self.song.ports]
        self._settings_at_loop: list[ChannelSettings] | None = None

    # -- what is the case

    def position(self, now: float) -> float:
        """The tick of the playhead at wall time ``now``."""
        if not self.playing:
            return self._tick
        tick = self._tick_at(max(now, self._wall))
        if not self._looping or self.loop is None:
            return min(tick, max(self.song.end, self._tick))
        start, end = self.loop
        if tick < end:
            return tick
        seconds, tempo = self.song.tempo.seconds, self.song.tempo
        beyond = seconds(tick) - seconds(end)
        return tempo.tick(seconds(start) + beyond % (seconds(end) - seconds(start)))

    def place(self, now: float) -> tuple[float, int]:
        """:meth:`position`, and how often the loop had begun again since playing began.

        ``now`` may lie before the loop began again last.
        """
        if not self.playing:
            return self._tick, 0
        seconds, tempo = self.song.tempo.seconds, self.song.tempo
        if now < self._wrapped:
            before = seconds(self._wrapped_from) - (self._wrapped - now) * self.scale
            return tempo.tick(before), self._turn - 1
        turn = self._turn
        if self._looping and self.loop is not None:
            start, end = self.loop
            beyond = seconds(self._tick_at(max(now, self._wall))) - seconds(end)
            if beyond >= 0:
                turn += 1 + math.floor(beyond / (seconds(end) - seconds(start)))
        return self.position(now), turn

    @property
    def course(self) -> Course:
        """How the playhead moves on if nothing else is commanded."""
        if not self.playing:
            return Course(False, self._wall, self._tick, self.song.tempo, self.scale)
        again = self.loop[0] if self._looping and self.loop is not None else None
        end = max(self._last_tick(), self._tick)
        return Course(True, self._wall, self._tick, self.song.tempo, self.scale, end, again)

    def next_time(self) -> float | None:
        """When there is something to give next; ``None`` when nothing will be due by itself."""
        if not self.playing:
            return None
        return max(self._time_of(self._next_tick()), self._given)

    @property
    def sounding(self) -> set[Key]:
        """The keys that are down."""
        return set(self._sounding)

    # -- looking ahead

    def advance(self, until: float) -> list[TimedMessage]:
        """Everything that is due before wall time ``until``."""
        out: list[TimedMessage] = []
        if until <= self._given:
            return out
        while self.playing:
            due = math.ceil(self._tick_at(until))
            last = self._last_tick()
            self._give_until(min(due, last), until, out)
            if due <= last:
                break
            at = self._clamped(last, until)
            self._release_song(at, out)
            if self._looping and self.loop is not None:
                self._turn += 1
                self._wrapped, self._wrapped_from = at, self.loop[1]
                self._place(at, self.loop[0])
                self._set_channels(self._loop_settings(), at, out)
            else:
                self.playing = False
                self._place(at, self._began)
            self._given = at
        self._given = until
        return out

    def _give_until(self, limit: int, until: float, out: list[TimedMessage]) -> None:
        song = self.song
        while True:
            end = self._held[0].end if self._held else math.inf
            onset = song.onsets[self._note] if self._note < len(song) else math.inf
            control = (
                song.control_ticks[self._control]
                if self._control < len(song.control_ticks)
                else math.inf
            )
            tick = min(end, onset, control)
            if tick >= limit:
                break
            at = self._clamped(tick, until)
            # At one tick: what ends, then what is set, then what begins.
            if end == tick:
                held = heapq.heappop(self._held)
                self._lift(held.key, at, held.voice, out)
            elif control == tick:
                index = self._control
                self._control += 1
                self._send(at, song.control_messages[index], song.control_port(index), out)
            else:
                note = song.note(self._note)
                self._note += 1
                if note.voice in song.audible:
                    self._strike(note, at, out)
        self._next = max(self._next, limit)

    def _next_tick(self) -> int:
        ticks = [self._last_tick()]
        if self._held:
            ticks.append(self._held[0].end)
        if self._note < len(self.song):
            ticks.append(self.song.onsets[self._note])
        if self._control < len(self.song.control_ticks):
            ticks.append(self.song.control_ticks[self._control])
        return min(ticks)

    def _last_tick(self) -> int:
        if self._looping and self.loop is not None:
            return self.loop[1]
        return self.song.end

    # -- commands

    def play(self, now: float, from_tick: int | None = None) -> list[TimedMessage]:
        """Plays from ``from_tick``, or from the playhead; at the song's end from the start."""
        out, at = self._begin(now)
        if self.playing and from_tick is None:
            return out
        self._release_song(at, out)
        tick: float = self._tick if from_tick is None else max(0, from_tick)
        boundary = self._next if from_tick is None else math.ceil(tick)
        if from_tick is None and tick >= self.song.end and not self._would_loop(tick):
            tick, boundary = 0, 0
        self.playing = True
        self._turn, self._wrapped = 0, -math.inf
        self._began = math.floor(tick)
        self._place(at, tick, boundary)
        self._set_channels(self.song.settings_at(self._next), at, out)
        return out

    def pause(self, now: float) -> list[TimedMessage]:
        """Stops; the playhead stays where it is."""
        out, at = self._begin(now)
        if self.playing:
            self.playing = False
            tick = self._tick_at(at)
            self._release_song(at, out)
            self._place(at, tick, self._next)
        return out

    def stop(self, now: float) -> list[TimedMessage]:
        """Stops; the playhead goes back to where playing began, and to the start if it is there."""
        out, at = self._begin(now)
        if self.playing:
            self.playing = False
            self._release_song(at, out)
            self._place(at, self._began)
        else:
            self._place(at, 0 if self._tick == self._began else self._began)
            self._began = math.floor(self._tick)
        return out

    def seek(self, now: float, tick: int) -> list[TimedMessage]:
        """Moves the playhead; playing goes on from there."""
        out, at = self._begin(now)
        self._release_song(at, out)
        self._began = max(0, tick)
        self._place(at, self._began)
        self._set_channels(self.song.settings_at(self._next), at, out)
        return out

    def set_loop(self, now: float, loop: tuple[int, int] | None) -> list[TimedMessage]:
        """Repeats from ``loop[0]`` up to ``loop[1]`` (exclusive), ticks; ``None``: no more.

        A playhead that is beyond the end goes on without looping.  Raises ``ValueError`` when
        the region is empty or begins before the start.
        """
        if loop is not None and not 0 <= loop[0] < loop[1]:
            raise ValueError("a loop must begin at 0 or later and end after it begins")
        out, _ = self._begin(now)
        self.loop = loop
        self._settings_at_loop = None
        self._looping = self._would_loop(self._tick_at(self._given) if self.playing else self._tick)
        return out

    def set_tempo_scale(self, now: float, scale: float) -> list[TimedMessage]:
        """Plays ``scale`` times as fast as written, 0.05 to 20; ``ValueError`` beyond."""
        if not MIN_TEMPO_SCALE <= scale <= MAX_TEMPO_SCALE:
            raise ValueError(f"a tempo scale must be {MIN_TEMPO_SCALE} to {MAX_TEMPO_SCALE:g}")
        out, at = self._begin(now)
        if self.playing:
            self._anchor(at, self._tick_at(at))
        self.scale = scale
        if self._looping:
            self._looping = self._long_enough()
        return out

    def load(self, now: float, song: Song) -> list[TimedMessage]:
        """Another song, or the same one edited, in place of the one before.

        While it plays, playing goes on at the same tick: notes from there on are the new song's;
        a note that is held is held until its end in the new song, and released at once if the
        new song has no such note there.  Where a place in ``Song.ports`` leads elsewhere than
        before, call :meth:`leave` first: what this gives is for the new ports.
        """
        out, at = self._begin(now)
        tick = self._tick_at(at) if self.playing else self._tick
        out += self.leave(at, _renamed(self.song.ports, song.ports))
        del self._settings[len(song.ports) :]
        self._settings += [ChannelSettings() for _ in song.ports[len(self._settings) :]]
        self.song = song
        self._settings_at_loop = None
        self._anchor(at, tick)
        self._find_cursors()
        if self.playing and self._looping:
            self._looping = self._long_enough()
        self._keep_held(song, at, out)
        self._set_channels(song.settings_at(self._next), at, out)
        return out

    def leave(self, now: float, ports: Iterable[int]) -> list[TimedMessage]:
        """Lets go of what sounds on ``ports`` (places in ``Song.ports``); of the synths there
        nothing is known from now on.  Then :meth:`load` or :meth:`new_output`."""
        ports = list(ports)
        out = self.release(now, ports)
        for port in ports:
            if port < len(self._settings):
                self._settings[port] = ChannelSettings()
        return out

    def append(self, now: float, notes: Iterable[SongNote]) -> list[TimedMessage]:
        """More notes for the song that plays; those that begin before the playhead stay silent
        until the next pass."""
        out, _ = self._begin(now)
        self.song = self.song.with_notes(notes)
        self._find_cursors()
        return out

    def set_audible(self, now: float, voices: Iterable[int]) -> list[TimedMessage]:
        """Mute and solo: from now on these voices sound, and no others."""
        out, at = self._begin(now)
        self.song = self.song.with_audible(voices)
        for held in self._held:
            if held.voice not in self.song.audible:
                self._lift(held.key, at, held.voice, out)
        self._held = [held for held in self._held if held.voice in self.song.audible]
        heapq.heapify(self._held)
        return out

    def audition_on(
        self, now: float, channel: int, pitch: int, velocity: int
    ) -> list[TimedMessage]:
        """Sounds a key of a song channel until :meth:`audition_off`, playing or not."""
        out, at = self._begin(now)
        key = (channel, pitch)
        if key in self._auditioned:
            self._lift(key, at, -1, out)
        self._auditioned.add(key)
        self._press(key, velocity, -1, -1, at, out)
        return out

    def audition_off(self, now: float, channel: int, pitch: int) -> list[TimedMessage]:
        """Lets go of a key that :meth:`audition_on` sounded; nothing if it did not."""
        out, at = self._begin(now)
        key = (channel, pitch)
        if key in self._auditioned:
            self._auditioned.discard(key)
            self._lift(key, at, -1, out)
        return out

    def release(self, now: float, ports: Iterable[int] | None = None) -> list[TimedMessage]:
        """Lets go of every key and pedal, or of those on ``ports`` (places in ``Song.ports``);
        what plays goes on with its next note."""
        out, at = self._begin(now)
        for port in range(len(self._settings)) if ports is None else ports:
            out += self._release_port(port, at)
        if ports is None:
            # What was clicked on a channel of a port that the song does not have.
            out += [note_off(at, key) for key in sorted(self._sounding)]
            self._sounding.clear()
            self._auditioned.clear()
            self._held.clear()
        return out

    def new_output(self, now: float, ports: Iterable[int] | None = None) -> list[TimedMessage]:
        """Other synths listen from now on, on all ports or on ``ports``: sets their channels.
        Call :meth:`release` before, for the old ones."""
        out, at = self._begin(now)
        wanted = self.song.settings_at(self._next)
        for port in range(len(self._settings)) if ports is None else ports:
            if port < len(wanted):
                self._settings[port] = ChannelSettings()
                self._set_port(port, wanted[port], at, out)
        return out

    def wait_until(self, now: float) -> None:
        """Time was lost (the machine slept): the music goes on at ``now`` from where it was,
        instead of playing everything missed at once."""
        if self.playing and now > self._given:
            self._anchor(now, self._tick_at(self._given))
            self._given = now

    # -- how it is done

    def _begin(self, now: float) -> tuple[list[TimedMessage], float]:
        out = self.advance(now)
        return out, self._given

    def _place(self, at: float, tick: float, boundary: int | None = None) -> None:
        self._next = math.ceil(tick) if boundary is None else boundary
        self._anchor(at, tick)
        self._find_cursors()
        self._looping = self._would_loop(tick)

    def _anchor(self, at: float, tick: float) -> None:
        self._wall = at
        self._tick = tick
        self._seconds = self.song.tempo.seconds(tick)

    def _find_cursors(self) -> None:
        self._note = self.song.first_note_from(self._next)
        self._control = self.song.first_control_from(self._next)

    def _would_loop(self, tick: float) -> bool:
        return self.loop is not None and tick < self.loop[1] and self._long_enough()

    def _long_enough(self) -> bool:
        if self.loop is None:
            return False
        start, end = self.loop
        seconds = self.song.tempo.seconds
        return (seconds(end) - seconds(start)) / self.scale >= SHORTEST_LOOP

    def _tick_at(self, wall: float) -> float:
        seconds = self._seconds + (wall - self._wall) * self.scale
        # The inverse of `seconds` may fall short by a rounding: never go back.
        return max(self._tick, self.song.tempo.tick(seconds))

    def _time_of(self, tick: float) -> float:
        return self._wall + (self.song.tempo.seconds(tick) - self._seconds) / self.scale

    def _clamped(self, tick: float, until: float) -> float:
        return min(max(self._time_of(tick), self._given), until)

    def _loop_settings(self) -> list[ChannelSettings]:
        if self._settings_at_loop is None:
            assert self.loop is not None
            self._settings_at_loop = self.song.settings_at(self.loop[0])
        return self._settings_at_loop

    def _send(self, at: float, data: bytes, port: int, out: list[TimedMessage]) -> None:
        self._settings[port].hear(data)
        out.append(TimedMessage(at, data, -1, port))

    def _set_port(
        self, port: int, wanted: ChannelSettings, at: float, out: list[TimedMessage]
    ) -> None:
        for message in self._settings[port].messages_to(wanted):
            self._send(at, message, port, out)

    def _set_channels(
        self, wanted: list[ChannelSettings], at: float, out: list[TimedMessage]
    ) -> None:
        for port, settings in enumerate(wanted):
            self._set_port(port, settings, at, out)

    def _strike(self, note: SongNote, at: float, out: list[TimedMessage]) -> None:
        key = (note.channel, note.pitch)
        self._press(key, note.velocity, note.onset, note.voice, at, out)
        self._serial += 1
        heapq.heappush(self._held, _Held(note.end, self._serial, key, note.voice))

    def _press(
        self, key: Key, velocity: int, tick: int, voice: int, at: float, out: list[TimedMessage]
    ) -> None:
        down = self._sounding.get(key)
        if down is None:
            down = self._sounding[key] = _Sounding(0, tick)
        elif down.struck != tick or tick < 0:
            out.append(note_off(at, key, voice))
        else:
            down.holders += 1
            return
        down.holders += 1
        down.struck = tick
        out.append(note_on(at, key, velocity, voice))

    def _lift(self, key: Key, at: float, voice: int, out: list[TimedMessage]) -> None:
        down = self._sounding.get(key)
        if down is None:
            return
        down.holders -= 1
        if down.holders == 0:
            del self._sounding[key]
            out.append(note_off(at, key, voice))

    def _release_song(self, at: float, out: list[TimedMessage]) -> None:
        for held in sorted(self._held):
            self._lift(held.key, at, held.voice, out)
        self._held.clear()
        for down in self._sounding.values():
            down.struck = -1
        for port in range(len(self._settings)):
            self._lift_pedals(port, at, out)

    def _release_port(self, port: int, at: float) -> list[TimedMessage]:
        out: list[TimedMessage] = []
        keys = [key for key in sorted(self._sounding) if key[0] // CHANNELS == port]
        for key in keys:
            del self._sounding[key]
            self._auditioned.discard(key)
            out.append(note_off(at, key))
        self._held = [held for held in self._held if held.key[0] // CHANNELS != port]
        heapq.heapify(self._held)
        self._lift_pedals(port, at, out)
        return out

    def _lift_pedals(self, port: int, at: float, out: list[TimedMessage]) -> None:
        if port >= len(self._settings):
            return
        for channel, pedal in self._settings[port].pedals_down():
            self._send(at, controller(channel, pedal, 0), port, out)

    def _keep_held(self, song: Song, at: float, out: list[TimedMessage]) -> None:
        there = song.sounding(self._next) if self._held else []
        kept = []
        for held in sorted(self._held):
            for note in there:
                if (note.channel, note.pitch) == held.key:
                    there.remove(note)
                    kept.append(_Held(note.end, held.serial, held.key, note.voice))
                    break
            else:
                self._lift(held.key, at, held.voice, out)
        self._held = kept
        heapq.heapify(self._held)


def _renamed(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """The places of ``before`` that ``after`` does not have, or under another name."""
    return [port for port, name in enumerate(before) if after[port : port + 1] != (name,)]
