"""The scheduler: which messages are due when.  Pure: it never looks at a clock.

Every method is told the time (wall time in seconds, from any origin, never falling) and answers
with the messages that it causes, each with the wall time it is due.  :meth:`Scheduler.advance`
gives everything due before a time, as far ahead as one likes; what was given counts as played,
so a caller that looks ahead must send it.  A command takes effect at the time it is given, or at
the end of what was already given, whichever is later.  The commands are here; what a song gives by
itself is in :mod:`composer.midi.running`.

What holds under any sequence of commands, for every port, channel and pitch:

- note-ons and note-offs alternate, beginning with a note-on: nothing stays sounding (see
  :mod:`composer.midi.keys_down`);
- times never fall.

A looped region is repeated without a gap: the beginning of the next pass is due at the very
time the end of the last one is.

Where playing begins in the middle of notes, by play, seek or a loop, they sound from there, as in
Ableton Live with "Chase MIDI Notes", which is on there from the start; all but drums, and what
would be over within a 32nd.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from composer.midi.metronome import count_in_clicks
from composer.midi.running import Running
from composer.midi.song import Song, SongNote
from composer.midi.timed import Key, TimedMessage

__all__ = ["MAX_TEMPO_SCALE", "MIN_TEMPO_SCALE", "Key", "Scheduler", "TimedMessage"]

MIN_TEMPO_SCALE, MAX_TEMPO_SCALE = 0.05, 20.0


class Scheduler(Running):
    """The transport of one song: plays, stops, loops, seeks, and keeps track of what sounds."""

    def play(
        self, now: float, from_tick: int | None = None, count_in: int = 0
    ) -> list[TimedMessage]:
        """Plays from ``from_tick``, or from the playhead; at the song's end from the start.

        ``count_in``: bars that the metronome counts before, at the tempo and meter of the start.
        """
        out, at = self._begin(now)
        if self.playing and from_tick is None:
            return out
        self._stream.release_song(at, out)
        tick: float = self._playhead.tick if from_tick is None else max(0, from_tick)
        boundary = self._stream.next if from_tick is None else math.ceil(tick)
        over = tick >= self.song.end and self._frontier.tick is None and not self._would_loop(tick)
        if from_tick is None and over:
            tick, boundary = 0, 0
        self.playing = True
        self._began = math.floor(tick)
        self._turn = 0
        self._go_from(at, tick, boundary, out)
        if count_in > 0:
            song = self.song
            clicks = count_in_clicks(song.meter, song.tempo, self._began, count_in)
            begins = self._pulses.count_in(at, clicks, self.scale)
            self._playhead.put(max(begins, self._playhead.wall), tick)
        self._playhead.forget()
        self._remember(at)
        return out + self._without_turn(at)

    def pause(self, now: float) -> list[TimedMessage]:
        """Stops; the playhead stays where it is."""
        out, at = self._begin(now)
        if self.playing:
            tick = self._playhead.tick_at(at)
            self.playing = False
            self._stream.release_song(at, out)
            self._place(at, tick, self._stream.next)
        return out + self._without_turn(at)

    def stop(self, now: float) -> list[TimedMessage]:
        """Stops; the playhead goes back to where playing began, and to the start if it is there."""
        out, at = self._begin(now)
        if self.playing:
            self.playing = False
            self._stream.release_song(at, out)
            self._place(at, self._began)
        else:
            self._place(at, 0 if self._playhead.tick == self._began else self._began)
            self._began = math.floor(self._playhead.tick)
        return out + self._without_turn(at)

    def seek(self, now: float, tick: int) -> list[TimedMessage]:
        """Moves the playhead; playing goes on from there, after a count-in that is under way."""
        out, at = self._begin(now)
        self._stream.release_song(at, out)
        self._began = max(0, tick)
        counted = self._pulses.until
        pulses = self._pulses
        self._go_from(at, self._began, self._began, out)
        if self.playing and counted > at:
            self._pulses = pulses
            self._playhead.put(max(counted, self._playhead.wall), self._began)
        self._playhead.forget()
        self._remember(at)
        return out + self._without_turn(at)

    def set_loop(self, now: float, loop: tuple[int, int] | None) -> list[TimedMessage]:
        """Repeats from ``loop[0]`` up to ``loop[1]`` (exclusive), ticks; ``None``: no more.

        A playhead that is beyond the end goes on without looping.  Raises ``ValueError`` when
        the region is empty or begins before the start.
        """
        if loop is not None and not 0 <= loop[0] < loop[1]:
            raise ValueError("a loop must begin at 0 or later and end after it begins")
        out, at = self._begin(now)
        self.loop = loop
        tick = self._playhead.tick_at(at) if self.playing else self._playhead.tick
        self._looping = self._would_loop(tick)
        self._remember(at)
        return out + self._without_turn(at)

    def set_tempo_scale(self, now: float, scale: float) -> list[TimedMessage]:
        """Plays ``scale`` times as fast as written, 0.05 to 20; ``ValueError`` beyond."""
        if not MIN_TEMPO_SCALE <= scale <= MAX_TEMPO_SCALE:
            raise ValueError(f"a tempo scale must be {MIN_TEMPO_SCALE} to {MAX_TEMPO_SCALE:g}")
        out, at = self._begin(now)
        self._pulses.stretch(at, self.scale / scale)
        self._playhead.change_scale(at, scale, self.playing)
        if self._looping:
            self._looping = self._loop_lasts()
        self._remember(at)
        return out + self._without_turn(at)

    def set_metronome(self, now: float, on: bool, volume: int = 100) -> list[TimedMessage]:
        """Clicks on the beats while playing, or no more; ``volume``: 0 to 127, of count-ins too."""
        out, at = self._begin(now)
        self._stream.set_clicks(on, volume)
        if not on and at >= self._pulses.until:
            self._stream.keys.unclick(at, out)
        return out

    def set_frontier(self, now: float, tick: int | None, repeat: int = 0) -> list[TimedMessage]:
        """The playhead may not pass ``tick`` (see :mod:`composer.midi.frontier`); ``None``: it
        may.  ``repeat``: ticks before it that are repeated while it waits there, 0 to hold.

        A playhead that is beyond ``tick`` stands until a later one is named.
        """
        out, at = self._begin(now)
        frontier, playhead = self._frontier, self._playhead
        frontier.move(tick, repeat, self._stream.next, self.song.meter)
        if frontier.holding and frontier.allows(math.floor(playhead.tick)):
            over = tick is None and playhead.tick >= self.song.end
            self._resumes = at if over else self._pulses.end_bar(at)
            playhead.put(self._resumes, playhead.tick)
            frontier.over()
        self._remember(at)
        return out

    def load(self, now: float, song: Song) -> list[TimedMessage]:
        """Another song, or the same one edited, in place of the one before.

        While it plays, playing goes on at the same tick: notes from there on are the new song's;
        a note that is held is held until its end in the new song, and released at once if the
        new song has no such note there.  Where a place in ``Song.ports`` leads elsewhere than
        before, call :meth:`leave` first: what this gives is for the new ports.
        """
        out, at = self._begin(now)
        self._next_song = None
        playhead, before = self._playhead, self.song
        tick = playhead.tick_at(at) if self.playing else playhead.tick
        out += self.leave(at, _renamed(before.ports, song.ports))
        self._stream.change_song(song)
        playhead.tempo = song.tempo
        playhead.put(max(at, playhead.wall) if self.playing else at, tick)
        if self.playing and self._looping:
            self._looping = self._loop_lasts()
        self._stream.keys.keep(song, self._stream.next, at, out)
        self._stream.set_synths(at, out, self.playing)
        self._chase_now(at, out, song.audible - before.audible & before.known)
        self._remember(at)
        return out

    def load_at_turn(self, now: float, song: Song) -> list[TimedMessage]:
        """Another song on the same ports from where the loop begins again: until there the one
        before is played, from there this one is.  At once, where nothing is repeated."""
        out, at = self._begin(now)
        self._next_song = song
        return out + self._without_turn(at)

    @property
    def song_waits(self) -> bool:
        """Whether a song waits for the loop's turn."""
        return self._next_song is not None

    def _without_turn(self, at: float) -> list[TimedMessage]:
        """What waits for a turn that will not come is loaded."""
        song = self._next_song
        return [] if song is None or (self.playing and self._looping) else self.load(at, song)

    def leave(self, now: float, ports: Iterable[int]) -> list[TimedMessage]:
        """Lets go of what sounds on ``ports`` (places in ``Song.ports``); of the synths there
        nothing is known from now on.  Then :meth:`load` or :meth:`new_output`."""
        ports = list(ports)
        out = self.release(now, ports)
        for port in ports:
            self._stream.synths.forget(port)
        return out

    def append(self, now: float, notes: Iterable[SongNote]) -> list[TimedMessage]:
        """More notes for the song that plays; those that begin before the playhead stay silent
        until the next pass.  Appended at its end, they cost no more in a long song."""
        out, at = self._begin(now)
        self._stream.change_song(self.song.grown(notes))
        self._remember(at)
        return out

    def set_audible(self, now: float, voices: Iterable[int]) -> list[TimedMessage]:
        """Mute and solo: from now on these voices sound, and no others; one that comes in does so
        in the middle of its note."""
        out, at = self._begin(now)
        before = self.song.audible
        self._stream.change_song(self.song.with_audible(voices))
        self._stream.keys.release_voices(self.song.audible, at, out)
        self._chase_now(at, out, self.song.audible - before)
        return out

    def audition_on(
        self, now: float, channel: int, pitch: int, velocity: int
    ) -> list[TimedMessage]:
        """Sounds a key of a song channel until :meth:`audition_off`, playing or not."""
        out, at = self._begin(now)
        self._stream.keys.audition_on((channel, pitch), velocity, at, out)
        return out

    def audition_off(self, now: float, channel: int, pitch: int) -> list[TimedMessage]:
        """Lets go of a key that :meth:`audition_on` sounded; nothing if it did not."""
        out, at = self._begin(now)
        self._stream.keys.audition_off((channel, pitch), at, out)
        return out

    def release(self, now: float, ports: Iterable[int] | None = None) -> list[TimedMessage]:
        """Lets go of every key and pedal, or of those on ``ports`` (places in ``Song.ports``);
        what plays goes on with its next note."""
        out, at = self._begin(now)
        if ports is None:
            self._stream.keys.release_all(at, out)
        for port in range(len(self.song.ports)) if ports is None else ports:
            self._stream.release_port(port, at, out)
        return out

    def new_output(self, now: float, ports: Iterable[int] | None = None) -> list[TimedMessage]:
        """Other synths listen from now on, on all ports or on ``ports``: sets their channels, and
        sounds there what is being played.  Call :meth:`release` before, for the old ones."""
        out, at = self._begin(now)
        wanted = self._stream.settings(self.playing)
        there = [p for p in (range(len(wanted)) if ports is None else ports) if p < len(wanted)]
        for port in there:
            self._stream.synths.forget(port)
            self._stream.synths.bring(port, wanted[port], at, out)
        self._chase_now(at, out, self.song.audible, there)
        return out

    def wait_until(self, now: float) -> None:
        """Time was lost (the machine slept): the music goes on at ``now`` from where it was,
        instead of playing everything missed at once."""
        if self.playing and now > self._given:
            lost = now - self._given
            if self._playhead.wall >= self._given:
                self._playhead.wall += lost
            else:
                self._playhead.put(now, self._playhead.tick_at(self._given))
            self._pulses.shift(lost)
            self._given = now
            self._remember(now)

    # -- how it is done

    def _begin(self, now: float) -> tuple[list[TimedMessage], float]:
        out = self.advance(now)
        return out, self._given

    def _go_from(self, at: float, tick: float, boundary: int, out: list[TimedMessage]) -> None:
        """Puts the playhead there and sets the synths; it moves on once they are ready."""
        self._place(at, tick, boundary)
        self._stream.set_synths(at, out, self.playing)
        self._playhead.put(max(at, self._stream.synths.settled), tick)
        self._started = self._playhead.wall

    def _chase_now(
        self,
        at: float,
        out: list[TimedMessage],
        voices: Collection[int],
        ports: Sequence[int] | None = None,
    ) -> None:
        """Voices that come in while the song is under way."""
        if self.playing and not self._chasing and voices:
            self._stream.chase(at, out, voices, ports)


def _renamed(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """The places of ``before`` that ``after`` does not have, or under another name."""
    return [port for port, name in enumerate(before) if after[port : port + 1] != (name,)]
