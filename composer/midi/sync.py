"""MIDI clock in the player: sent to any number of outputs, followed from one input.

What is due when is decided by :mod:`composer.midi.clock_out` and :mod:`composer.midi.clock_in`;
this part gives them the scheduler's course, the outputs and what the input hears.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from composer.midi.clock_in import ClockIn
from composer.midi.clock_out import (
    CLOCK,
    CONTINUE,
    LEAD_SECONDS,
    POSITION,
    START,
    STOP,
    ClockOut,
)
from composer.midi.messages import (
    Command,
    Following,
    PlayerEvent,
    Problem,
    SetClock,
    SetTempoScale,
)
from composer.midi.routing import Routing
from composer.midi.schedule import Scheduler, TimedMessage

_OWNER = "clock"
_TRANSPORT = frozenset((POSITION, CLOCK, START, CONTINUE, STOP))
_TOLD_SECONDS = 0.5

clock = time.perf_counter


def is_transport(data: bytes) -> bool:
    """Whether a message is MIDI clock, transport or song position, and not music."""
    return bool(data) and data[0] in _TRANSPORT


class Sync:
    """A source of the deadline thread, and what hears the followed input.

    ``changed``: the player's lock.  ``do`` has the scheduler obey a command; the lock is held.
    """

    def __init__(
        self,
        changed: threading.Condition,
        scheduler: Scheduler,
        routing: Routing,
        tell: Callable[[PlayerEvent], None],
        do: Callable[[Command], None],
    ) -> None:
        self._changed = changed
        self._scheduler = scheduler
        self._routing = routing
        self._tell = tell
        self._do = do
        self._senders: dict[str, ClockOut] = {}
        self._missing: set[str] = set()
        self._send_to: tuple[str, ...] = ()
        self._following: str | None = None
        self._follower = ClockIn()
        self._own_scale = 1.0
        self._told_lost = False
        self._told_bpm: float | None = None
        self._told_at = 0.0

    # -- sending: a source of the deadline thread; the lock is held

    @property
    def lead(self) -> float:
        """How much later the music has to begin, so that start can be sent before."""
        return LEAD_SECONDS if self._senders else 0.0

    def course_changed(self, now: float) -> None:
        """The scheduler has obeyed a command."""
        course = self._scheduler.course
        for name, sender in self._senders.items():
            self._send(name, sender.follow(now, course))

    def next_time(self) -> float | None:
        """When the next clock is due."""
        times = (sender.next_time() for sender in self._senders.values())
        return min((due for due in times if due is not None), default=None)

    def send_due(self, now: float) -> None:
        """Sends the clocks that are due."""
        self.course_changed(now)

    def wait_until(self, now: float) -> None:
        """What was missed is not sent."""
        for sender in self._senders.values():
            sender.wait_until(now)

    # -- from the main thread; the lock is not held

    def set_clock(self, command: SetClock) -> None:
        """Sends to other outputs, follows another input."""
        self._send_to = tuple(dict.fromkeys(command.send_to))
        self._missing &= set(self._send_to)
        with self._changed:
            self._end(name for name in self._senders if name not in self._send_to)
        self._routing.want(_OWNER, self._send_to)
        self._look_at_outputs()
        if command.follow != self._following:
            self._follow_another(command.follow)

    def set_tempo_scale(self, command: SetTempoScale) -> None:
        """The window's tempo scale; it is in force while no clock is followed."""
        self._own_scale = command.scale
        with self._changed:
            if self._following is None or self._follower.bpm is None:
                self._do(command)

    @property
    def following(self) -> str | None:
        """The input whose clock is followed."""
        return self._following

    def look(self, now: float) -> None:
        """Notices outputs that came or went and a clock that has ceased, and tells its tempo."""
        self._look_at_outputs()
        if self._following is None:
            return
        with self._changed:
            for step in self._follower.look(now, self._scheduler.course):
                self._do(step)
            bpm, lost = self._follower.bpm, self._follower.lost
        if lost and not self._told_lost:
            self._tell(
                Problem(
                    f"The MIDI clock from “{self._following}” has stopped coming, so the music"
                    " stopped. It plays again at the next start or continue."
                )
            )
        self._told_lost = lost
        self._tell_bpm(now, bpm)

    def close(self) -> None:
        """Stops the machines that follow us."""
        with self._changed:
            self._end(tuple(self._senders))

    # -- following: from the thread that reads the inputs; the lock is held

    def hear(self, seconds: float, data: bytes, source: str) -> None:
        """A message for which :func:`is_transport` holds has come at ``seconds``."""
        if source != self._following:
            return
        course = self._scheduler.course
        for step in self._follower.hear(seconds, data, course):
            self._do(step)

    # -- how it is done

    def _follow_another(self, name: str | None) -> None:
        with self._changed:
            self._following = name
            self._follower = ClockIn()
            self._told_lost = False
            if self._scheduler.scale != self._own_scale:
                self._do(SetTempoScale(self._own_scale))
        self._tell_bpm(clock(), None)

    def _tell_bpm(self, now: float, bpm: float | None) -> None:
        rounded = round(bpm, 1) if bpm is not None else None
        told = self._told_bpm
        if rounded == told:
            return
        if rounded is None or told is None or now - self._told_at >= _TOLD_SECONDS:
            self._told_bpm, self._told_at = rounded, now
            self._tell(Following(rounded))

    def _look_at_outputs(self) -> None:
        there = [name for name in self._send_to if self._routing.is_open(name)]
        with self._changed:
            for gone in [name for name in self._senders if name not in there]:
                del self._senders[gone]
            for name in there:
                if name not in self._senders:
                    self._senders[name] = ClockOut()
                    self.course_changed(clock())
            self._changed.notify_all()
        for name in self._send_to:
            if name in there:
                self._missing.discard(name)
            elif name not in self._missing:
                self._missing.add(name)
                self._tell(
                    Problem(
                        f"The MIDI output “{name}” is not there, so it gets no clock until it is;"
                        " everything else goes on."
                    )
                )

    def _end(self, names: Iterable[str]) -> None:
        for name in list(names):
            self._send(name, self._senders.pop(name).end(clock()))

    def _send(self, name: str, messages: Iterable[TimedMessage]) -> None:
        for message in messages:
            self._routing.send_to(name, message, _OWNER)
