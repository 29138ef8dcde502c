"""The player: a process of its own that plays a song on time.  No torch, no window.

Two threads share the scheduler under one lock.  The *deadline thread* sleeps until shortly
before the next message is due, spins the last moment, and sends.  The *main thread* obeys
commands from the window, reports the playhead, and looks once a second which ports there are.
A third only writes events to the pipe, so that a window that does not listen stops nothing.

It ends, with note-offs, when it is told to, when the window dies, and on SIGTERM or SIGHUP.
Times are seconds of ``time.perf_counter``.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from composer.midi.channels import (
    ALL_NOTES_OFF,
    ALL_SOUND_OFF,
    NOTE_OFF,
    PEDALS,
    controller,
)
from composer.midi.messages import (
    BUILT_IN,
    Append,
    Close,
    Command,
    Load,
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
    SetLoop,
    SetOutput,
    SetSoundfont,
    SetTempoScale,
    Stop,
    Stopped,
)
from composer.midi.ports import PortError, PortOutput, Ports
from composer.midi.schedule import Key, Scheduler, TimedMessage
from composer.midi.song import CHANNELS
from composer.midi.sound import SoundError, Synth
from composer.midi.sound_options import SoundOptions
from composer.midi.stderr import quiet, redirect_to

SPIN_SECONDS = 0.0015
SWITCH_SECONDS = 0.0005
LOST_SECONDS = 0.5
"""A message this late means that the machine slept: the music waits instead of catching up."""
POSITION_SECONDS = 0.025
IDLE_SECONDS = 0.2
PORTS_SECONDS = 1.0
PORTS_AT_THE_LATEST_SECONDS = 3.0
QUIET_SECONDS = 0.015
AUDIO_RETRY_SECONDS = 5.0
THREAD_PRIORITY = 5
"""Real-time priority, 1 to 99: below what audio servers use."""

clock = time.perf_counter


@dataclass(frozen=True, slots=True)
class PlayerStart:
    """What a player begins with.

    ``log``: file for what it has to tell a developer.  ``output``: as in :class:`SetOutput`.
    ``soundfont``: a file, or ``None`` for the shipped one.  ``left_sounding``: a player before
    this one died, so these keys, ``(song channel, pitch)``, may still sound at the output.
    """

    log: str | None = None
    output: str | None = None
    soundfont: str | None = None
    left_sounding: frozenset[Key] | None = None


def run(commands: Connection, events: Connection, start: PlayerStart) -> None:
    """The process's main function: obeys ``commands`` until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    redirect_to(Path(start.log) if start.log is not None else None)
    faulthandler.enable()
    os.environ["JACK_NO_START_SERVER"] = "1"
    sys.setswitchinterval(SWITCH_SECONDS)
    player = Player(commands, events, start)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: player.end_soon())
    gc.collect()
    gc.freeze()
    player.run()


class _Reporter:
    """Writes events to the pipe from a thread of its own; of several positions only the last."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._queue: deque[PlayerEvent] = deque()
        self._changed = threading.Condition()
        self.broken = False
        threading.Thread(target=self._write, name="events", daemon=True).start()

    def tell(self, event: PlayerEvent) -> None:
        """Queues one event; never blocks."""
        with self._changed:
            if (
                isinstance(event, Position)
                and self._queue
                and isinstance(self._queue[-1], Position)
            ):
                self._queue.pop()
            self._queue.append(event)
            self._changed.notify()

    def _write(self) -> None:
        while not self.broken:
            with self._changed:
                while not self._queue:
                    self._changed.wait()
                event = self._queue.popleft()
            try:
                self._pipe.send(event)
            except (OSError, ValueError):
                self.broken = True


class Player:
    """Scheduler, outputs and threads."""

    def __init__(self, commands: Connection, events: Connection, start: PlayerStart) -> None:
        self._commands = commands
        self._reporter = _Reporter(events)
        self._parent = multiprocessing.parent_process()
        self._parent_id = os.getppid()
        self._scheduler = Scheduler()
        self._changed = threading.Condition()
        self._ending = False
        self._broken = False
        self._ports = Ports()
        self._output: PortOutput | Synth | None = None
        self._failed = False
        self._chosen = start.output
        self._left_sounding = start.left_sounding
        self._soundfont = Path(start.soundfont) if start.soundfont is not None else None
        self._synth: Synth | None = None
        self._audio_retry = 0.0
        self._looked = 0.0
        self._told_position: Position | None = None
        self._told_stopped = True
        self._told_outputs: tuple[str, ...] | None = None
        self._told_in_use: tuple[str | None] | None = None
        self._thread = threading.Thread(target=self._play_on_time, name="deadlines", daemon=True)

    def end_soon(self) -> None:
        """Asks the main loop to end (from a signal handler)."""
        self._ending = True

    def run(self) -> None:
        """The main loop; returns when the player is to end, after the note-offs were sent."""
        self._thread.start()
        try:
            self._look_at_ports(clock())
            self._use(self._chosen)
            while not self._ending and self._obey_waiting():
                if self._broken:
                    raise RuntimeError("the deadline thread has failed")
                if self._reporter.broken or os.getppid() != self._parent_id:
                    break
                self._report()
                self._watch(clock())
        finally:
            self._finish()

    # -- the deadline thread

    def _play_on_time(self) -> None:
        ask_for_priority()
        try:
            while not self._ending:
                due = self._sleep_until_near()
                if due is None:
                    return
                while clock() <= due:
                    pass
                with self._changed:
                    now = clock()
                    due = self._scheduler.next_time()
                    if due is not None and now - due > LOST_SECONDS:
                        self._scheduler.wait_until(now)
                    else:
                        self._send(self._scheduler.advance(now))
        except BaseException:
            traceback.print_exc()
            self._broken = True

    def _sleep_until_near(self) -> float | None:
        with self._changed:
            while not self._ending:
                due = self._scheduler.next_time()
                if due is None:
                    self._changed.wait()
                    continue
                left = due - clock()
                if left <= SPIN_SECONDS:
                    return due
                self._changed.wait(left - SPIN_SECONDS)
        return None

    def _send(self, messages: Iterable[TimedMessage]) -> None:
        """Sends at once; the lock is held."""
        output = self._output
        if output is None or self._failed:
            return
        try:
            for message in messages:
                output.send(message.data)
        except PortError:
            # The main thread says it and falls back.
            self._failed = True

    # -- commands

    def _obey_waiting(self) -> bool:
        """Waits a little for commands and obeys them; whether to go on."""
        sources: list[object] = [self._commands]
        if self._parent is not None:
            sources.append(self._parent.sentinel)
        seconds = POSITION_SECONDS if self._scheduler.playing else IDLE_SECONDS
        ready = wait(sources, seconds)  # type: ignore[arg-type]
        try:
            while self._commands.poll(0):
                command = self._commands.recv()
                if isinstance(command, Close):
                    return False
                self._obey(command)
        except (EOFError, OSError):
            return False
        return not any(source is not self._commands for source in ready)

    def _obey(self, command: Command) -> None:
        if isinstance(command, SetOutput):
            self._chosen = command.name
            self._use(command.name)
        elif isinstance(command, SetSoundfont):
            self._set_soundfont(command.path)
        else:
            with self._changed:
                try:
                    self._send(self._messages_for(command))
                    if isinstance(command, Play):
                        self._told_stopped = False
                except ValueError:
                    traceback.print_exc()
                self._changed.notify_all()

    def _messages_for(self, command: Command) -> list[TimedMessage]:
        scheduler, now = self._scheduler, clock()
        if isinstance(command, Load):
            return scheduler.load(now, command.song)
        if isinstance(command, Append):
            return scheduler.append(now, command.notes)
        if isinstance(command, Play):
            return scheduler.play(now, command.from_tick)
        if isinstance(command, Pause):
            return scheduler.pause(now)
        if isinstance(command, Stop):
            return scheduler.stop(now)
        if isinstance(command, Seek):
            return scheduler.seek(now, command.tick)
        if isinstance(command, SetLoop):
            return scheduler.set_loop(now, command.loop)
        if isinstance(command, SetTempoScale):
            return scheduler.set_tempo_scale(now, command.scale)
        if isinstance(command, SetAudible):
            return scheduler.set_audible(now, command.voices)
        if isinstance(command, NoteOn):
            return scheduler.audition_on(now, command.channel, command.pitch, command.velocity)
        if isinstance(command, NoteOff):
            return scheduler.audition_off(now, command.channel, command.pitch)
        if isinstance(command, Panic):
            released = scheduler.release(now)
            keys = scheduler.song.keys_used()
            everything = [TimedMessage(now, m) for m in everything_off(keys)]
            return released + everything + scheduler.new_output(now)
        raise ValueError(f"unknown command {command!r}")

    # -- outputs

    def _use(self, name: str | None) -> None:
        """Plays to the output ``name``, or to the nearest that works, and says which."""
        current = self._output.name if self._output is not None else None
        if name is not None and name == current and not self._failed:
            return
        output: PortOutput | Synth | None = None
        if name is not None and name != BUILT_IN:
            try:
                output = self._ports.open(name)
            except PortError as error:
                self._tell(Problem(f"{error} Playing goes to the built-in sound until it is back."))
                name = BUILT_IN
        if name == BUILT_IN:
            output = self._built_in()
        self._swap(output)

    def _swap(self, output: PortOutput | Synth | None) -> None:
        with self._changed:
            before = self._output
            self._send(self._scheduler.release(clock()))
            self._output, self._failed = output, False
            if self._left_sounding is not None and output is not None:
                now, keys = clock(), self._left_sounding
                self._left_sounding = None
                self._send(TimedMessage(now, m) for m in everything_off(keys))
            self._send(self._scheduler.new_output(clock()))
            self._changed.notify_all()
        if before is not output:
            if isinstance(before, PortOutput):
                self._ports.close_output(before)
            elif isinstance(before, Synth):
                before.stop()
        self._tell_in_use(output.name if output is not None else None)

    def _built_in(self, say: bool = True) -> Synth | None:
        self._audio_retry = clock() + AUDIO_RETRY_SECONDS
        try:
            if self._synth is None:
                self._synth = Synth(SoundOptions(str(self._soundfont) if self._soundfont else None))
            driver = self._synth.start()
        except SoundError as error:
            if say:
                self._tell(Problem(str(error)))
            return None
        print(f"built-in sound by {driver}", file=sys.stderr, flush=True)
        return self._synth

    def _set_soundfont(self, path: str | None) -> None:
        self._soundfont = Path(path) if path is not None else None
        synth, self._synth = self._synth, None
        if synth is None:
            return
        if self._output is synth:
            self._swap(None)
            self._use(self._chosen if self._chosen == BUILT_IN else BUILT_IN)
        synth.close()

    def _watch(self, now: float) -> None:
        """Once a second, away from notes: ports that came and went; audio that came back."""
        if self._failed or now - self._looked >= PORTS_SECONDS:
            with self._changed:
                due = self._scheduler.next_time()
            busy = due is not None and due - now < QUIET_SECONDS
            if self._failed or not busy or now - self._looked >= PORTS_AT_THE_LATEST_SECONDS:
                self._look_at_ports(now)
                self._follow_ports()
        if (
            self._output is None
            and self._chosen is not None
            and now >= self._audio_retry
            and not self._scheduler.playing
        ):
            with quiet():
                synth = self._built_in(say=False)
            if synth is not None:
                self._swap(synth)

    def _look_at_ports(self, now: float) -> None:
        self._looked = now
        names = (BUILT_IN, *self._ports.refresh(now))
        if names != self._told_outputs:
            self._told_outputs = names
            self._tell(Outputs(names))

    def _follow_ports(self) -> None:
        output = self._output
        if isinstance(output, PortOutput) and (self._failed or self._ports.is_gone(output)):
            with self._changed:
                # Nobody hears the note-offs there any more; the scheduler still lets go.
                self._failed = True
            self._tell(
                Problem(
                    f"The MIDI output “{output.name}” has gone away; playing goes to the built-in"
                    " sound until it is back."
                )
            )
            self._swap(self._built_in())
        elif (
            self._chosen not in (None, BUILT_IN)
            and self._chosen in self._ports.names
            and (output is None or output.name != self._chosen)
        ):
            try:
                back = self._ports.open(str(self._chosen))
            except PortError:
                return
            self._swap(back)
            self._tell(Notice(f"The MIDI output “{back.name}” is there and is used."))

    # -- reports

    def _tell(self, event: PlayerEvent) -> None:
        self._reporter.tell(event)

    def _tell_in_use(self, name: str | None) -> None:
        if self._told_in_use != (name,):
            self._told_in_use = (name,)
            self._tell(OutputInUse(name))

    def _report(self) -> None:
        with self._changed:
            playing = self._scheduler.playing
            tick = int(self._scheduler.position(clock()))
        position = Position(tick, playing)
        if position != self._told_position:
            self._told_position = position
            self._tell(position)
        if not playing and not self._told_stopped:
            self._told_stopped = True
            self._tell(Stopped())

    def _finish(self) -> None:
        with self._changed:
            self._ending = True
            self._send(self._scheduler.release(clock()))
            output, self._output = self._output, None
            self._changed.notify_all()
        self._thread.join(1.0)
        if isinstance(output, Synth):
            output.stop()
        self._ports.close()


def ask_for_priority() -> None:
    """Puts the calling thread before ordinary ones, where the system lets this user do so."""
    if hasattr(os, "sched_setscheduler"):
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(THREAD_PRIORITY))


def everything_off(keys: Iterable[Key]) -> list[bytes]:
    """Messages that silence a synth of which nothing is known.

    Pedals up, all notes and all sound off on every channel; and, for synths that do not listen
    to those, a note-off for each of ``keys``, ``(song channel, pitch)``.
    """
    messages = []
    for channel in range(CHANNELS):
        messages += [controller(channel, pedal, 0) for pedal in PEDALS]
        messages.append(controller(channel, ALL_NOTES_OFF, 0))
        messages.append(controller(channel, ALL_SOUND_OFF, 0))
    for channel, pitch in sorted({(channel % CHANNELS, pitch) for channel, pitch in keys}):
        messages.append(bytes((NOTE_OFF | channel, pitch, 0)))
    return messages
