"""A song that runs: what it gives as time goes on, and where it goes on from by itself.

The half of the scheduler that nobody commands (:mod:`composer.midi.schedule` is the other one): it
plays, counts in, turns at the end of a loop, waits at a frontier and is over at the end.  Pure: it
never looks at a clock.
"""

from __future__ import annotations

import math

from composer.midi.course import Course
from composer.midi.frontier import Frontier
from composer.midi.metronome import bar_of_clicks
from composer.midi.playhead import Playhead
from composer.midi.pulses import Pulses
from composer.midi.song import Song
from composer.midi.stream import Stream
from composer.midi.timed import Key, TimedMessage
from composer.midi.turns import Turn, Why, lasts, next_turn


class Running:
    """What a song that plays gives by itself, and where it is.

    ``settle``: whether the music begins a little later where synths have to be set up first, so
    that they are ready for it (see :func:`~composer.midi.synth_settings.settling_seconds`).
    """

    def __init__(self, song: Song | None = None, settle: bool = False) -> None:
        self._stream = Stream(song or Song(), settle)
        self.playing = False
        self.loop: tuple[int, int] | None = None
        self._playhead = Playhead(self.song.tempo)
        self._began = 0
        # Everything before this wall time has been given.
        self._given = -math.inf
        self._looping = False
        self._turn = 0
        # What is played from the loop's next turn on.
        self._next_song: Song | None = None
        # Notes in whose middle playing begins are still to be struck.
        self._chasing = False
        # When the playhead was last put somewhere, and when it goes on after it waited.
        self._started = -math.inf
        self._resumes = -math.inf
        self._pulses = Pulses()
        self._frontier = Frontier()

    # -- what is the case

    @property
    def song(self) -> Song:
        """What is played."""
        return self._stream.song

    def position(self, now: float) -> float:
        """The tick of the playhead at wall time ``now``."""
        return self.place(now)[0]

    def place(self, now: float) -> tuple[float, int]:
        """:meth:`position`, and how often the loop had begun again since playing began.

        ``now`` may lie before the loop began again last.
        """
        return self._playhead.place(now) if self.playing else (self._playhead.tick, 0)

    def before_start(self, now: float) -> float | None:
        """During a count-in: a place as far before where playing will begin as ``now`` is, in
        ticks, negative before the song's start; else ``None``."""
        counted = self.playing and now < self._pulses.until
        return self._playhead.before_start(now) if counted else None

    def moving(self, now: float) -> bool:
        """Whether the playhead moves: it plays, and neither counts in nor stands and waits."""
        return self.playing and now >= self._playhead.wall

    def counting_in(self, now: float) -> tuple[int, int] | None:
        """Which click of the count-in was the last one, from 1, and how many there are; ``None``
        when nothing is counted."""
        return self._pulses.count(now) if self.playing else None

    def waiting(self, now: float) -> bool:
        """Whether the playhead waits at the frontier, or for the next bar after it."""
        return self.playing and (self._frontier.waiting or now < self._resumes)

    @property
    def scale(self) -> float:
        """How many times as fast as written it plays."""
        return self._playhead.scale

    @property
    def course(self) -> Course:
        """How the playhead moves on if nothing else is commanded."""
        turn = self._next_turn()
        return self._playhead.course(self.playing, turn.tick, turn.goal)

    def next_time(self) -> float | None:
        """When there is something to give next; ``None`` when nothing will be due by itself."""
        if not self.playing:
            return None
        # What lies before the playhead, such as an end that it is beyond, is due once it moves.
        song = max(self._playhead.time_of(self._next_tick()), self._playhead.wall)
        due = min(song, self._pulses.next_time)
        if self._chasing:
            due = min(due, self._playhead.wall)
        return max(due, self._given) if due < math.inf else None

    @property
    def sounding(self) -> set[Key]:
        """The keys that are down."""
        return self._stream.keys.keys

    # -- looking ahead

    def advance(self, until: float) -> list[TimedMessage]:
        """Everything that is due before wall time ``until``."""
        out: list[TimedMessage] = []
        if until <= self._given:
            return out
        playhead = self._playhead
        while self.playing:
            self._give_pulses(until, out)
            if until <= playhead.wall:
                break
            # While it stood there were clicks at most.
            self._given = max(self._given, playhead.wall)
            if self._chasing:
                self._chasing = False
                self._stream.chase(self._given, out)
            due = math.ceil(playhead.tick_at(until))
            turn = self._next_turn()
            self._give_until(min(due, turn.tick), until, out)
            if due <= turn.tick:
                break
            self._given = self._clamped(turn.tick, until)
            self._turn_at(turn, self._given, out)
        self._given = until
        return out

    def _give_pulses(self, until: float, out: list[TimedMessage]) -> None:
        for pulse in self._pulses.due(until, self.scale):
            at = max(pulse.wall, self._given)
            if pulse.click is None:
                self._stream.keys.unclick(at, out)
            elif self._stream.clicks or pulse.wall < self._pulses.until:
                self._stream.keys.click(pulse.click, self._stream.volume, None, at, out)

    def _give_until(self, limit: int, until: float, out: list[TimedMessage]) -> None:
        self._stream.give_until(limit, lambda tick: self._clamped(tick, until), out)

    def _next_tick(self) -> float:
        return min(self._next_turn().tick, self._stream.next_event)

    # -- where the playhead turns

    def _next_turn(self) -> Turn:
        loop = self.loop if self._looping else None
        return next_turn(self.song, self.scale, loop, self._frontier, self._stream.next)

    def _turn_at(self, turn: Turn, at: float, out: list[TimedMessage]) -> None:
        if turn.goal is not None:
            self._stream.release_song(at, out)
            if turn.why is Why.LOOP and self._next_song is not None:
                self._stream.change_song(self._next_song)
                self._playhead.tempo = self._next_song.tempo
                self._next_song = None
            self._place(at, turn.goal)
            self._stream.set_synths(at, out)
            self._turn += turn.why is Why.LOOP
            if turn.why is Why.REPEAT:
                self._frontier.repeating = turn.tick
        elif turn.why is Why.HOLD:
            self._hold(max(float(turn.tick), self._playhead.tick), at)
        else:
            self.playing = False
            self._stream.release_song(at, out)
            self._place(at, self._began)
        self._remember(at)

    def _hold(self, tick: float, at: float) -> None:
        self._frontier.holding = True
        self._playhead.put(math.inf, tick)
        if at > self._started:
            song = self.song
            bar = bar_of_clicks(song.meter, song.tempo, max(0, math.ceil(tick) - 1))
            self._pulses.repeat(at, bar, self.scale)

    def _place(self, at: float, tick: float, boundary: int | None = None) -> None:
        self._playhead.put(at, tick)
        self._started, self._resumes = at, -math.inf
        self._frontier.over()
        self._pulses = Pulses()
        self._stream.go_to(math.ceil(tick) if boundary is None else boundary)
        self._looping = self._would_loop(tick)
        self._chasing = True

    def _remember(self, at: float) -> None:
        if self.playing:
            self._playhead.remember(at, self.course, self._turn)

    def _would_loop(self, tick: float) -> bool:
        return self.loop is not None and tick < self.loop[1] and self._loop_lasts()

    def _loop_lasts(self) -> bool:
        return self.loop is not None and lasts(self.song, self.scale, *self.loop)

    def _clamped(self, tick: float, until: float) -> float:
        return min(max(self._playhead.time_of(tick), self._given), until)
