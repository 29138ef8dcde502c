"""The player: a process of its own that plays a song on time.  No torch, no window.

Threads share the scheduler and the outputs under one lock, :attr:`Player.changed`.  The *deadline
thread* (:mod:`composer.midi.deadlines`) sends what is due from several sources.  The *main thread*
obeys commands from the window, reports the playhead, and looks once a second which ports there
are.  A third (:mod:`composer.midi.reporting`) only writes events to the pipe.

Where what is:

- which outputs the song's ports are, and sending to them: :mod:`composer.midi.routing`;
- what commands mean to the scheduler: :mod:`composer.midi.commands`; a command for another part
  of the player is handed to it by :attr:`Player.obeyed_by`;
- something that sends by itself (what waits for a slow output, MIDI clock) is one of
  :attr:`Player.sources`; it is asked by the deadline thread, with the lock held;
- MIDI clock, to outputs and from an input: :mod:`composer.midi.sync`;
- inputs and thru: :mod:`composer.midi.listening`, which calls :meth:`Player.heard` from the thread
  that reads the inputs, without the lock; they are opened and closed by the main thread, in
  :meth:`Player.watch_ports`, beside the outputs.

It ends, with note-offs, when it is told to, when the window dies, and on SIGTERM or SIGHUP.
Times are seconds of ``time.perf_counter``.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from composer.midi.commands import messages_for
from composer.midi.deadlines import Deadlines, Source, ask_for_priority
from composer.midi.listening import Listening
from composer.midi.messages import (
    Close,
    Command,
    CountingIn,
    Heard,
    Load,
    LoadAtTurn,
    NoteOff,
    NoteOn,
    Panic,
    Pause,
    Play,
    Position,
    Seek,
    SetClock,
    SetControls,
    SetInputs,
    SetLatency,
    SetMetronome,
    SetOutput,
    SetSound,
    SetTempoScale,
    SetThru,
    SongTaken,
    Stop,
    Stopped,
    Waiting,
)
from composer.midi.reporting import Reporter
from composer.midi.routing import Routing
from composer.midi.schedule import Key, Scheduler
from composer.midi.sound_options import SoundOptions
from composer.midi.stderr import redirect_to
from composer.midi.sync import Sync, is_transport
from composer.midi.timing import TimingTrace

SWITCH_SECONDS = 0.0005
POSITION_SECONDS = 0.025
IDLE_SECONDS = 0.2
PORTS_SECONDS = 1.0
PORTS_AT_THE_LATEST_SECONDS = 3.0
QUIET_SECONDS = 0.015
PRIORITY = 1
"""Real-time priority of the threads other than the deadline thread."""

clock = time.perf_counter


@dataclass(frozen=True, slots=True)
class PlayerStart:
    """What a player begins with.

    ``log``: file for what it has to tell a developer.  ``output``: as in :class:`SetOutput`.
    ``sound``: of the built-in sound.  ``left_sounding``: a player before this one died, so these
    keys, ``(song channel, pitch)``, may still sound at the outputs; ``left_at``: outputs that it
    played to, which are silenced even if nothing plays to them now.  ``timing``: file for when each
    message was sent (see :mod:`composer.midi.timing`).
    """

    log: str | None = None
    output: str | None = None
    sound: SoundOptions = field(default_factory=SoundOptions)
    left_sounding: frozenset[Key] | None = None
    left_at: tuple[str, ...] = ()
    timing: str | None = None


def run(commands: Connection, events: Connection, start: PlayerStart) -> None:
    """The process's main function: obeys ``commands`` until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    redirect_to(Path(start.log) if start.log is not None else None)
    faulthandler.enable()
    os.environ["JACK_NO_START_SERVER"] = "1"
    sys.setswitchinterval(SWITCH_SECONDS)
    # All threads, not only the one that sends: it waits for whichever of them holds the
    # interpreter, and an ordinary one may be set aside by the system just then.
    ask_for_priority(PRIORITY)
    player = Player(commands, events, start)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: player.end_soon())
    gc.collect()
    gc.freeze()
    player.run()


class Player:
    """Scheduler, outputs and threads."""

    def __init__(self, commands: Connection, events: Connection, start: PlayerStart) -> None:
        self._commands = commands
        self.reporter = Reporter(events)
        self._parent = multiprocessing.parent_process()
        self._parent_id = os.getppid()
        self._ending = False
        self._looked = 0.0
        self._told_stopped = True
        # When what was played until now is heard.
        self._heard_until = 0.0
        self._told_count: tuple[int, int] | None = None
        self._told_waiting = False
        self._untaken: int | None = None  # number of the song that waits
        self._timing = TimingTrace(Path(start.timing)) if start.timing is not None else None
        self.changed = threading.Condition()
        self.scheduler = Scheduler(settle=True)
        self.routing = Routing(
            self.changed,
            self.scheduler,
            self.reporter.tell,
            start.output,
            start.sound,
            start.left_sounding,
            start.left_at,
            on_sent=self._timing.sent if self._timing is not None else None,
        )
        self.sync = Sync(
            self.changed, self.scheduler, self.routing, self.reporter.tell, self._schedule
        )
        # A clock comes before the notes of its time, and what has to wait is looked at last.
        song = _Song(self.scheduler, self.routing)
        self.sources: list[Source] = [self.sync, song, self.routing]
        self._deadlines = Deadlines(self.changed, self.sources)
        self.listening = Listening(
            self.changed, self.routing, self.routing.ports, self.reporter.tell, self.heard
        )
        # Commands for the main thread alone, which takes the lock where it needs it.
        self.obeyed_by: dict[type, Callable[[Any], None]] = {
            Load: self._load,
            LoadAtTurn: self._load_at_turn,
            SetClock: self._set_clock,
            SetMetronome: self._set_metronome,
            SetTempoScale: self.sync.set_tempo_scale,
            SetInputs: self.listening.choose,
            SetThru: self.listening.set_thru,
            SetControls: self.listening.set_controls,
            SetOutput: lambda command: self.routing.use(command.name),
            SetLatency: lambda command: self.routing.set_latency(command.port, command.seconds),
            SetSound: lambda command: self.routing.set_sound(command.sound),
        }

    def end_soon(self) -> None:
        """Asks the main loop to end (from a signal handler)."""
        self._ending = True

    def run(self) -> None:
        """The main loop; returns when the player is to end, after the note-offs were sent."""
        self._deadlines.start()
        try:
            self._looked = clock()
            self.routing.open()
            self.listening.look()
            while not self._ending and self._obey_waiting():
                if self._deadlines.broken:
                    raise RuntimeError("the deadline thread has failed")
                if self.reporter.broken or os.getppid() != self._parent_id:
                    break
                self._report()
                self._watch(clock())
                self.sync.look(clock())
        finally:
            self.listening.close()
            self.sync.close()
            self._deadlines.end()
            self.routing.close()
            if self._timing is not None:
                self._timing.write()

    # -- commands

    def _obey_waiting(self) -> bool:
        """Waits a little for commands and obeys them; whether to go on."""
        sources: list[object] = [self._commands]
        if self._parent is not None:
            sources.append(self._parent.sentinel)
        seconds = POSITION_SECONDS if self.scheduler.playing else IDLE_SECONDS
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
        part = self.obeyed_by.get(type(command))
        try:
            if part is not None:
                part(command)
            else:
                with self.changed:
                    self._schedule(command)
                    self.changed.notify_all()
        except ValueError:
            traceback.print_exc()

    def _schedule(self, command: Command) -> None:
        scheduler, routing, now = self.scheduler, self.routing, clock()
        if isinstance(command, Panic):
            routing.silence(now)
        elif isinstance(command, (NoteOn, NoteOff)):
            routing.send(scheduler.advance(now))
            routing.send_now(messages_for(scheduler, now, command))
        else:
            lead = self.sync.lead if isinstance(command, (Play, Seek)) else 0.0
            routing.send(messages_for(scheduler, now + lead, command))
            if isinstance(command, (Pause, Stop)):
                routing.cut()
                self._heard_until = now
            if isinstance(command, Play):
                self._told_stopped = False
        self.sync.course_changed(now)

    def _set_clock(self, command: SetClock) -> None:
        self.sync.set_clock(command)
        self.listening.listen_for_clock(command.follow)

    def _set_metronome(self, command: SetMetronome) -> None:
        self.routing.set_click_port(command.port)
        with self.changed:
            now = clock()
            self.routing.send(self.scheduler.set_metronome(now, command.on, command.volume))
            self.changed.notify_all()

    def _load(self, command: Load) -> None:
        self.routing.load(command.song)
        with self.changed:
            self.sync.course_changed(clock())
            self.changed.notify_all()

    def _load_at_turn(self, command: LoadAtTurn) -> None:
        self.routing.load(command.song, at_turn=True)
        self._untaken = command.number
        with self.changed:
            self.sync.course_changed(clock())
            self.changed.notify_all()

    # -- inputs

    def heard(self, seconds: float, data: bytes, source: str) -> None:
        """An input heard ``data`` at ``seconds``.  From any thread, the lock not held."""
        with self.changed:
            if is_transport(data):
                self.sync.hear(seconds, data, source)
                self.changed.notify_all()
                return
            scheduler, at = self.scheduler, seconds - self.routing.latency
            tick, turn = scheduler.place(at)
            playing = scheduler.playing
            before = scheduler.before_start(at)
            if before is not None:
                tick, turn, playing = before, 0, False
        self.reporter.tell(Heard(seconds, tick, data, source, playing, turn))

    # -- ports

    def _watch(self, now: float) -> None:
        """Once a second, away from notes: ports that came and went; audio that came back."""
        if self.routing.failed or now - self._looked >= PORTS_SECONDS:
            with self.changed:
                due = self._deadlines.next_time()
            busy = due is not None and due - now < QUIET_SECONDS
            late = now - self._looked >= PORTS_AT_THE_LATEST_SECONDS
            if self.routing.failed or not busy or late:
                self._looked = now
                self.watch_ports(now)
        self.routing.follow_audio(now)

    def watch_ports(self, now: float) -> None:
        """Looks which ports there are; lets go of those that went, takes up those that came."""
        self.routing.look(now)
        self.routing.follow_ports(now)
        self.listening.look()

    # -- reports

    def _report(self) -> None:
        with self.changed:
            playing = self.scheduler.playing
            now = clock()
            if playing:
                self._heard_until = now + self.routing.latency
            elif now < self._heard_until:
                # The end of the song waits for a slow output.
                return
            heard = now - (self.routing.latency if playing else 0.0)
            tick = int(self.scheduler.position(heard))
            counted = self.scheduler.counting_in(heard)
            waiting = self.scheduler.waiting(heard)
            taken = not self.scheduler.song_waits
        self.reporter.tell_change(Position(tick, playing))
        if self._untaken is not None and taken:
            self.reporter.tell(SongTaken(self._untaken))
            self._untaken = None
        if counted is None:
            self._told_count = None
        elif counted != self._told_count:
            self._told_count = counted
            self.reporter.tell(CountingIn(*counted))
        if waiting != self._told_waiting:
            self._told_waiting = waiting
            self.reporter.tell(Waiting(waiting))
        if not playing and not self._told_stopped:
            self._told_stopped = True
            self.reporter.tell(Stopped())


class _Song:
    """The scheduler as a source of the deadline thread."""

    def __init__(self, scheduler: Scheduler, routing: Routing) -> None:
        self._scheduler = scheduler
        self._routing = routing

    def next_time(self) -> float | None:
        """When the scheduler has something next."""
        return self._scheduler.next_time()

    def send_due(self, now: float) -> None:
        """Sends what the scheduler gives."""
        self._routing.send(self._scheduler.advance(now))

    def wait_until(self, now: float) -> None:
        """The music waits."""
        self._scheduler.wait_until(now)
