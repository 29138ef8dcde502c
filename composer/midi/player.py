"""The window's side of the player: starts the process, sends commands, collects events.

No Qt.  Nothing here waits for the player: commands go through a thread of their own, and
:meth:`PlayerClient.poll` only takes what has arrived.  If the player dies, it is said in one
sentence and a new one is started in the same state, silent.
"""

from __future__ import annotations

import atexit
import time
import weakref
from collections.abc import Iterable
from pathlib import Path

from composer.midi.messages import (
    BUILT_IN,
    Append,
    Close,
    Command,
    Load,
    LoadAtTurn,
    NoteOff,
    NoteOn,
    Notice,
    OutputInUse,
    Outputs,
    Panic,
    Pause,
    Play,
    PlayerEvent,
    Position,
    Problem,
    Seek,
    SetAudible,
    SetClock,
    SetControls,
    SetFrontier,
    SetInputs,
    SetLatency,
    SetLoop,
    SetMetronome,
    SetOutput,
    SetSound,
    SetTempoScale,
    SetThru,
    SongTaken,
    Stop,
    Stopped,
)
from composer.midi.player_link import PlayerLink
from composer.midi.player_process import PlayerStart
from composer.midi.player_state import PlayerState
from composer.midi.schedule import MAX_TEMPO_SCALE, MIN_TEMPO_SCALE
from composer.midi.song import CHANNELS, MAX_PORTS, Song, SongNote
from composer.midi.sound_options import SoundOptions

__all__ = [
    "BUILT_IN",
    "Notice",
    "OutputInUse",
    "Outputs",
    "PlayerClient",
    "PlayerEvent",
    "Position",
    "Problem",
    "SongTaken",
    "Stopped",
]

CLOSE_SECONDS = 2.0
MAX_LATENCY = 1.0
CRASHES_WITHIN_SECONDS = 30.0
LAST_CHANNEL = CHANNELS * MAX_PORTS - 1


class PlayerClient:
    """Owns the player process.  Use from one thread.

    ``output``: where it plays at first (:data:`BUILT_IN`, a port's name, ``None``: nowhere).
    ``sound``: of the built-in sound.  ``log``: file for the player's own messages.  ``timing``:
    file that the player writes when it ends, for measuring (see :mod:`composer.midi.timing`).
    Commands before :meth:`start` are kept for it; ``state`` is what was told so far.
    """

    def __init__(
        self,
        output: str | None = BUILT_IN,
        sound: SoundOptions | None = None,
        log: Path | None = None,
        timing: Path | None = None,
    ) -> None:
        self._link: PlayerLink | None = None
        self.state = PlayerState(output, sound or SoundOptions())
        self._log = str(log) if log is not None else None
        self._timing = str(timing) if timing is not None else None
        self._loaded_at_turn = 0
        self._outputs: tuple[str, ...] = (BUILT_IN,)
        self._in_use: str | None = None
        self._position = Position(0, False)
        self._crashes: list[float] = []
        self._silencer: PlayerLink | None = None
        self._closes_at_exit = False

    # -- life

    def start(self) -> None:
        """Starts the process and returns at once; nothing if it runs."""
        if self._link is None:
            self._crashes.clear()
            self._launch(self.state.output, after_crash=False)
            if not self._closes_at_exit:
                self._closes_at_exit = True
                _close_at_exit(self)

    def close(self) -> None:
        """Ends the process, with note-offs; waits for it, two seconds at most."""
        links = (self._link, self._silencer)
        self._link = self._silencer = None
        for link in links:
            if link is not None:
                link.end(CLOSE_SECONDS)

    @property
    def running(self) -> bool:
        """Whether there is a player process (it may still be starting)."""
        return self._link is not None

    @property
    def process_id(self) -> int | None:
        """The process's id, ``None`` when there is none."""
        return self._link.process.pid if self._link is not None else None

    def poll(self) -> list[PlayerEvent]:
        """What the player has said since the last call; never blocks."""
        if self._link is None:
            return []
        events, alive = self._link.read()
        for event in events:
            if isinstance(event, Outputs):
                self._outputs = event.names
            elif isinstance(event, OutputInUse):
                self._in_use = event.name
            elif isinstance(event, Position):
                self._position = event
        if not alive:
            events += self._after_death()
        return events

    # -- the transport

    def load(self, song: Song) -> None:
        """Plays ``song`` from now on; while playing, playing goes on in it at the same tick."""
        self.state.load(song)
        self._send(Load(song))

    def load_at_turn(self, song: Song) -> int:
        """Plays ``song`` from where the loop begins again, at once where nothing is repeated.

        Returns the number with which :class:`SongTaken` will say so.
        """
        self.state.load(song)
        self._loaded_at_turn += 1
        self._send(LoadAtTurn(song, self._loaded_at_turn))
        return self._loaded_at_turn

    def append(self, notes: Iterable[SongNote]) -> None:
        """Adds notes to the song while it plays."""
        notes = tuple(notes)
        self.state.appended += notes
        self._send(Append(notes))

    def play(self, from_tick: int | None = None, count_in: int = 0) -> None:
        """Plays from ``from_tick`` (0 or more), or from the playhead, after ``count_in`` bars (0 to
        8) of the metronome."""
        _check(count_in, 0, 8, "count-in")
        self._send(Play(_tick(from_tick) if from_tick is not None else None, count_in))

    def pause(self) -> None:
        """Stops; the playhead stays."""
        self._send(Pause())

    def stop(self) -> None:
        """Stops; the playhead returns to where playing began, from there to the start."""
        self._send(Stop())

    def seek(self, tick: int) -> None:
        """Moves the playhead to ``tick`` (0 or more), playing or not."""
        self._send(Seek(_tick(tick)))

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Repeats ``(start, end)``, ticks, end exclusive; ``ValueError`` when it is empty."""
        if loop is not None and not 0 <= loop[0] < loop[1]:
            raise ValueError("a loop must begin at 0 or later and end after it begins")
        self.state.loop = loop
        self._send(SetLoop(loop))

    def set_tempo_scale(self, scale: float) -> None:
        """Plays ``scale`` times as fast as written, 0.05 to 20; ``ValueError`` beyond."""
        if not MIN_TEMPO_SCALE <= scale <= MAX_TEMPO_SCALE:
            raise ValueError(f"a tempo scale must be {MIN_TEMPO_SCALE} to {MAX_TEMPO_SCALE:g}")
        self.state.scale = scale
        self._send(SetTempoScale(scale))

    def set_clock(self, send_to: Iterable[str] = (), follow: str | None = None) -> None:
        """Sends MIDI clock to these outputs, and follows the clock of the input ``follow``."""
        self.state.clock = SetClock(tuple(send_to), follow)
        self._send(self.state.clock)

    @property
    def loop(self) -> tuple[int, int] | None:
        """What is repeated."""
        return self.state.loop

    @property
    def tempo_scale(self) -> float:
        """How many times as fast as written it plays."""
        return self.state.scale

    def set_metronome(self, on: bool, volume: int = 100, port: str = "") -> None:
        """Clicks while playing, or no more: at once.

        ``volume``: 0 to 127, of count-ins too.  ``port``: the output that clicks, ``""`` for where
        the song goes.
        """
        _check(volume, 0, 127, "volume")
        self.state.metronome = SetMetronome(on, volume, port)
        self._send(self.state.metronome)

    def set_frontier(self, tick: int | None, repeat: int = 0) -> None:
        """The playhead waits at ``tick`` until a later one is named; ``None``: it passes.

        ``repeat``: so many ticks before it (whole bars) are repeated meanwhile; 0: what sounds is
        held.  Append the notes before a frontier first.  ``ValueError`` when one is negative.
        """
        if repeat < 0:
            raise ValueError("what is repeated cannot last less than nothing")
        self.state.frontier = SetFrontier(_tick(tick) if tick is not None else None, repeat)
        self._send(self.state.frontier)

    def set_audible(self, voices: Iterable[int]) -> None:
        """Mute and solo at once: the ids of the voices that sound."""
        chosen = frozenset(voices)
        self.state.set_audible(chosen)
        self._send(SetAudible(chosen))

    @property
    def position(self) -> Position:
        """The last position that :meth:`poll` saw."""
        return self._position

    # -- sound

    def outputs(self) -> tuple[str, ...]:
        """The outputs that can be chosen, as of the last :meth:`poll`."""
        return self._outputs

    @property
    def output_in_use(self) -> str | None:
        """Where the sound really goes, as of the last :meth:`poll`."""
        return self._in_use

    def set_output(self, name: str | None) -> None:
        """Plays to an output of :meth:`outputs`, or to nothing."""
        self.state.output = name
        self._send(SetOutput(name))

    def set_sound(self, sound: SoundOptions) -> None:
        """How the built-in sound sounds, from now on."""
        self.state.sound = sound
        self._send(SetSound(sound))

    def set_latency(self, port: str, seconds: float) -> None:
        """How late an output sounds, 0 to 1 second; ``ValueError`` beyond.  The others wait."""
        if not 0 <= seconds <= MAX_LATENCY:
            raise ValueError(f"a latency must be 0 to {MAX_LATENCY:g} seconds")
        self.state.latencies[port] = seconds
        self._send(SetLatency(port, seconds))

    def set_inputs(self, names: Iterable[str]) -> None:
        """Listens to these MIDI inputs and no others; one that is not there is taken up when it
        comes.  What they hear comes as :class:`~composer.midi.messages.Heard`."""
        self.state.inputs = tuple(names)
        self._send(SetInputs(self.state.inputs))

    def set_thru(self, channel: int | None) -> None:
        """What is played on the inputs sounds at once on this song channel; ``None``: nowhere."""
        self.state.thru = channel
        if channel is not None:
            self.state.played_through.add(channel)
        self._send(SetThru(channel))

    def set_controls(self, controls: Iterable[tuple[str | None, int, int]]) -> None:
        """Controllers of inputs, ``(input or None for any, channel, number)``, that are heard but
        not played through, since they work something else."""
        self.state.controls = frozenset(controls)
        self._send(SetControls(self.state.controls))

    def note_on(self, channel: int, pitch: int, velocity: int = 80) -> None:
        """Sounds a key of a song channel until :meth:`note_off`; ``ValueError`` when a number is
        out of range."""
        _check(channel, 0, LAST_CHANNEL, "channel")
        _check(pitch, 0, 127, "pitch")
        _check(velocity, 1, 127, "velocity")
        self.state.clicked.add((channel, pitch))
        self._send(NoteOn(channel, pitch, velocity))

    def note_off(self, channel: int, pitch: int) -> None:
        """Lets go of a key."""
        _check(channel, 0, LAST_CHANNEL, "channel")
        _check(pitch, 0, 127, "pitch")
        self.state.clicked.discard((channel, pitch))
        self._send(NoteOff(channel, pitch))

    def panic(self) -> None:
        """Silences everything at once."""
        self._send(Panic())

    # -- how it is done

    def _send(self, command: Command) -> None:
        if self._link is not None:
            self._link.send(command)

    def _launch(self, output: str | None, after_crash: bool) -> PlayerLink:
        state = self.state
        state.take_in()
        start = PlayerStart(
            self._log,
            output,
            state.sound,
            left_sounding=state.keys_left() if after_crash else None,
            left_at=state.outputs_left() if after_crash else (),
            timing=self._timing,
        )
        state.clicked.clear()
        link = self._link = PlayerLink(start)
        for command in state.commands():
            self._send(command)
        return link

    def _after_death(self) -> list[PlayerEvent]:
        assert self._link is not None
        link, self._link = self._link, None
        link.drop()
        now = time.monotonic()
        self._crashes = [t for t in self._crashes if now - t < CRASHES_WITHIN_SECONDS]
        self._crashes.append(now)
        where = f" Details are in {self._log}." if self._log is not None else ""
        events: list[PlayerEvent] = []
        if self._position.playing:
            self._position = Position(self._position.tick, False)
            events += [self._position, Stopped()]
        self._in_use = None
        if len(self._crashes) == 1:
            self._launch(self.state.output, after_crash=True)
            sentence = (
                "The player stopped unexpectedly and was started again; the score is safe, and"
                " you can press Play again."
            )
        elif len(self._crashes) == 2:
            self._launch(None, after_crash=True)
            sentence = (
                "The player stopped unexpectedly again and was started without sound; the score"
                f" is safe. Choose another output to hear it.{where}"
            )
        else:
            # One more, only to silence what may still sound; it ends by itself.
            last = self._launch(None, after_crash=True)
            if self._silencer is not None:
                self._silencer.end(0.0)
            self._link = None
            last.send(Close())
            self._silencer = last
            sentence = (
                "The player stops again and again, so nothing can be played for now; the score is"
                f" safe. Save it and start Descant anew.{where}"
            )
        events.append(Problem(sentence))
        return events


def _tick(tick: int) -> int:
    if tick < 0:
        raise ValueError("the playhead cannot lie before the start")
    return int(tick)


def _check(value: int, low: int, high: int, what: str) -> None:
    if not low <= value <= high:
        raise ValueError(f"{what} {value} is outside {low} to {high}")


def _close_at_exit(client: PlayerClient) -> None:
    # Before multiprocessing's own exit, which would cut the player off without note-offs.
    reference = weakref.ref(client)

    def close() -> None:
        living = reference()
        if living is not None:
            living.close()

    atexit.register(close)
