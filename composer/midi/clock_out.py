"""MIDI clock for other machines: which message is due when.  Pure: it never looks at a clock.

24 clocks a quarter note by the song's tempo map and tempo scale; start, stop, continue, and the
song position pointer (MIDI 1.0 Detailed Specification, "System Common" and "System Real Time").
A receiver that counts clocks is where the playhead is:

- from the song's beginning it is started, from elsewhere it is told the place and continued.  The
  place is told in sixteenths, so from between two of them it joins in at the next;
- while the playhead moves there is a clock at every 20th tick, and the first clock after start or
  continue is the one at that place;
- when the playhead jumps (a seek, a loop), the receiver is stopped, told the place and continued:
  it need not heed a place while it runs.  Before a loop begins again this is done a little early,
  so that its first clock is on time;
- at first it is stopped, since it may run from before;
- while the playhead stands the clock goes on in the tempo there, as arpeggiators and delays wish.

Like the scheduler it is told the time, and what was given counts as sent.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from composer.midi.course import Course
from composer.midi.schedule import TimedMessage
from composer.model.time import SIXTEENTH, TICKS_PER_QUARTER

POSITION = 0xF2
CLOCK, START, CONTINUE, STOP = 0xF8, 0xFA, 0xFB, 0xFC

CLOCKS_PER_QUARTER = 24
TICKS_PER_CLOCK = TICKS_PER_QUARTER // CLOCKS_PER_QUARTER
LEAD_SECONDS = 0.002
"""How long before the first clock start or continue is sent, so that a receiver is ready for it
(a millisecond is what the specification asks for)."""
LAST_SIXTEENTH = 16_383
_SMALL_TICKS = 0.01  # what times and ticks lose by rounding

_Send = Callable[[float, list[TimedMessage]], None]


def position_message(sixteenth: int) -> bytes:
    """The song position pointer; what lies beyond its 14 bits is told as its last value."""
    sixteenth = min(max(sixteenth, 0), LAST_SIXTEENTH)
    return bytes((POSITION, sixteenth & 127, sixteenth >> 7))


class ClockOut:
    """Clock and transport messages for a playhead on a :class:`~composer.midi.course.Course`.

    :meth:`follow` tells it each course; without a new one it goes on with the old, through its
    repetitions.
    """

    def __init__(self) -> None:
        self._course: Course | None = None
        self._given = -math.inf
        self._last = -math.inf  # when the last clock was due
        # While the playhead stands: when the next clock is due.
        self._free = math.inf
        # While it moves: the number of the next clock, one every 20 ticks, from the song's start.
        self._clock = 0
        # Whether the receiver runs; if not, the sixteenth at which it is to join in.  What it does
        # at first nobody knows: it is stopped.
        self._running = True
        self._join: int | None = None
        self._told: int | None = None

    def follow(self, now: float, course: Course) -> list[TimedMessage]:
        """From wall time ``now`` on the playhead takes this course; what that causes at once."""
        out = self.advance(now)
        now = self._given
        if course.again is not None and _has_led(course, now):
            course = course.next()
        if course == self._course:
            return out
        goes_on = self._goes_on(now, course)
        self._course = course
        if not goes_on:
            self._leave(now, out)
            self._enter(now, out)
        elif course.moving:
            self._free = math.inf
        return out

    def end(self, now: float) -> list[TimedMessage]:
        """No more clocks; a receiver that runs is stopped."""
        out = self.advance(now)
        if self._course is not None:
            self._leave(self._given, out)
        self._course, self._told, self._running = None, None, True
        return out

    def wait_until(self, now: float) -> None:
        """Time was lost (the machine slept): nothing of what was missed is sent."""
        self._given = max(self._given, now)

    def next_time(self) -> float | None:
        """When there is something to send next; ``None`` before the first course."""
        if self._course is None:
            return None
        return max(self._next(self._course)[0], self._given)

    def advance(self, until: float) -> list[TimedMessage]:
        """Everything that is due before wall time ``until``."""
        out: list[TimedMessage] = []
        if until <= self._given:
            return out
        while self._course is not None:
            due, _, send = self._next(self._course)
            if due >= until:
                break
            send(max(due, self._given), out)
        self._given = until
        return out

    # -- what comes next

    def _next(self, course: Course) -> tuple[float, int, _Send]:
        if not course.moving or self._free < course.wall - _period(course, course.tick) / 2:
            return self._free, 0, self._send_free
        due: list[tuple[float, int, _Send]] = [
            (course.time_of(self._clock * TICKS_PER_CLOCK), 2, self._send_clock)
        ]
        if self._join is not None and self._join * SIXTEENTH < course.end:
            tick = self._join * SIXTEENTH
            due.append((course.time_of(tick) - _lead(course, tick), 1, self._send_join))
        if course.end < math.inf:
            early = _lead(course, course.end) if course.again is not None else 0.0
            due.append((course.time_of(course.end) - early, 0, self._send_end))
        return min(due, key=lambda each: each[:2])

    def _send_free(self, at: float, out: list[TimedMessage]) -> None:
        assert self._course is not None
        out.append(TimedMessage(at, bytes((CLOCK,))))
        self._last = at
        self._free = at + _period(self._course, self._course.tick)

    def _send_clock(self, at: float, out: list[TimedMessage]) -> None:
        out.append(TimedMessage(at, bytes((CLOCK,))))
        self._last = at
        self._clock += 1

    def _send_join(self, at: float, out: list[TimedMessage]) -> None:
        out.append(TimedMessage(at, bytes((CONTINUE if self._join else START,))))
        self._join, self._running, self._told = None, True, None

    def _send_end(self, at: float, out: list[TimedMessage]) -> None:
        assert self._course is not None
        self._course = self._course.next()
        self._leave(at, out)
        self._enter(at, out)

    # -- onto a course, off a course

    def _goes_on(self, now: float, course: Course) -> bool:
        """Whether a receiver that counts what it was sent is at the right place on ``course``."""
        if self._course is None or course.moving != self._course.moving:
            return False
        if not course.moving or (not self._running and self._join is None):
            return False
        if course.wall > now + 2 * LEAD_SECONDS:
            return False
        # A command may take effect that little later.
        slack = TICKS_PER_QUARTER * LEAD_SECONDS / course.quarter_seconds(course.tick) + 0.5
        ahead = self._clock * TICKS_PER_CLOCK - course.tick_at(now)
        return -slack <= ahead <= TICKS_PER_CLOCK + slack

    def _leave(self, at: float, out: list[TimedMessage]) -> None:
        if self._running:
            out.append(TimedMessage(at, bytes((STOP,))))
        self._running, self._join = False, None

    def _enter(self, at: float, out: list[TimedMessage]) -> None:
        course = self._course
        assert course is not None
        tick = course.tick_at(at) - _SMALL_TICKS
        period = _period(course, course.tick)
        sixteenth = max(0, math.ceil(tick / SIXTEENTH))
        if sixteenth != self._told and (sixteenth or not course.moving):
            out.append(TimedMessage(at, position_message(sixteenth)))
            self._told = sixteenth
        if not course.moving:
            self._free = max(at, self._last + period)
            return
        self._clock = max(0, math.ceil(tick / TICKS_PER_CLOCK))
        self._join = sixteenth
        # A count-in: the clocks until the playhead moves lead up to that moment.
        self._free = course.wall - period * math.floor((course.wall - at) / period)


def _period(course: Course, tick: float) -> float:
    return course.quarter_seconds(tick) / CLOCKS_PER_QUARTER


def _lead(course: Course, tick: float) -> float:
    # So little that no clock comes in between, however fast it goes.
    return min(LEAD_SECONDS, _period(course, tick) / 2)


def _has_led(course: Course, now: float) -> bool:
    """Whether the repetition of ``course`` has been prepared at ``now``."""
    return course.moving and course.time_of(course.end) - _lead(course, course.end) <= now
