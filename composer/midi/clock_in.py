"""Following another machine's MIDI clock: what its messages mean for our transport.  Pure.

The clocks' arrivals are filtered (:class:`~composer.midi.steady_time.SteadyTime`).  While the
other machine plays, our tempo scale is set at each clock, so that until the next our playhead
goes as far as the other's does and makes up for a twelfth of what it is off.  So tempo and place
are followed at once, through the song's own tempo changes, without a jump that could be heard.
A playhead that is more than a sixteenth off is moved.

Times are wall times in seconds from any origin.  What is to be done is given as commands to the
player.
"""

from __future__ import annotations

import math

from composer.midi.clock_out import (
    CLOCK,
    CLOCKS_PER_QUARTER,
    CONTINUE,
    POSITION,
    START,
    STOP,
    TICKS_PER_CLOCK,
)
from composer.midi.course import Course
from composer.midi.messages import Pause, Play, Seek, SetTempoScale
from composer.midi.schedule import MAX_TEMPO_SCALE, MIN_TEMPO_SCALE
from composer.midi.steady_time import SteadyTime
from composer.model.time import SIXTEENTH

SILENT_SECONDS = 0.5
"""Without a clock for so long (or for eight clocks, when they are slow) there is none any more."""
_SILENT_CLOCKS = 8
_CLOCKS_AHEAD = 12
_FAR_TICKS = SIXTEENTH
_NOTICEABLE = 1e-4
# The tempo that is told is calmer than the one that is followed: a mean over seconds, unless it
# has changed by more than jitter can.
_CALM_SECONDS = 2.0
_OTHER_TEMPO = 0.03

Step = Play | Pause | Seek | SetTempoScale


class ClockIn:
    """Follows one machine.  ``running``: whether it plays.  ``lost``: its clock ceased while it
    played, so that we stopped; until it starts or continues again."""

    def __init__(self) -> None:
        self._filter = SteadyTime()
        self._calm: float | None = None  # seconds a clock
        self._calmed = 0  # how many clocks it is a mean of
        self._heard = -math.inf
        # Where the other machine is: at its latest clock while it runs, else where it will go on.
        self._place = 0.0
        # What the next clock brings: the beginning of the music, or a jump.
        self._begins = False
        self._jumps = False
        self.running = False
        self.lost = False

    @property
    def bpm(self) -> float | None:
        """Its tempo, quarter notes a minute; ``None`` when no clock comes."""
        return 60 / (CLOCKS_PER_QUARTER * self._calm) if self._calm else None

    def hear(self, seconds: float, data: bytes, course: Course) -> list[Step]:
        """Takes in a message that arrived at ``seconds`` while our playhead was on ``course``."""
        kind = data[0] if data else 0
        if kind == CLOCK:
            return self._clock(seconds, course)
        if kind == START:
            self._place, self._begins, self._jumps = 0.0, True, False
        elif kind == CONTINUE:
            self._begins, self._jumps = True, False
        elif kind == POSITION and len(data) == 3:
            self._place = float(SIXTEENTH * (data[1] | data[2] << 7))
            if self.running:
                self._jumps = True
            else:
                return [Seek(round(self._place))]
        elif kind == STOP:
            return self._stop(course)
        return []

    def look(self, now: float, course: Course) -> list[Step]:
        """Notices at ``now`` that the clock has ceased."""
        period = self._filter.period or 0.0
        if now - self._heard <= max(SILENT_SECONDS, _SILENT_CLOCKS * period):
            return []
        self._heard = math.inf  # until the next clock there is nothing to notice
        self._filter.forget()
        self._calm = None
        self.lost = self.running or self._begins
        return self._stop(course) if self.lost else []

    # Within

    def _stop(self, course: Course) -> list[Step]:
        if self.running:
            self._place += TICKS_PER_CLOCK
        self.running = self._begins = self._jumps = False
        return [Pause()] if course.moving else []

    def _clock(self, seconds: float, course: Course) -> list[Step]:
        self._heard = seconds
        self._filter.hear(seconds)
        self._calm_down()
        if self._begins:
            self.running, self._begins, self._jumps = True, False, False
            self.lost = False
            return [Play(round(self._place)), *self._in_tempo(round(self._place), course)]
        if not self.running:
            return self._in_tempo(course.tick_at(seconds), course) if course.moving else []
        if self._jumps:
            self._jumps = False
            return [Seek(round(self._place))] if course.moving else []
        self._place += TICKS_PER_CLOCK
        if course.moving:
            return self._steer(seconds, course)
        return []

    def _calm_down(self) -> None:
        period, calm = self._filter.period, self._calm
        if period is None or calm is None or abs(period - calm) > _OTHER_TEMPO * calm:
            self._calm, self._calmed = period, 0
            return
        # The first estimates are rough; then a plain mean, until it is long enough.
        self._calmed += 1
        settled = self._calmed - CLOCKS_PER_QUARTER
        share = 1.0 if settled < 1 else max(1 / settled, min(1.0, period / _CALM_SECONDS))
        self._calm = calm + (period - calm) * share

    def _in_tempo(self, tick: float, course: Course) -> list[Step]:
        if self._filter.period is None:
            return []
        theirs = CLOCKS_PER_QUARTER * self._filter.period
        return self._scale(course.quarter_seconds(tick) * course.scale / theirs, course)

    def _steer(self, now: float, course: Course) -> list[Step]:
        period = self._filter.period
        if period is None:
            return []
        if course.again is not None and self._place >= course.end:
            self._place -= course.end - course.again
        ours = course.tick_at(now)
        theirs = self._place + (now - self._filter.latest) / period * TICKS_PER_CLOCK
        behind = theirs - ours
        if course.again is not None:
            # The nearer way round the loop.
            length = course.end - course.again
            behind = (behind + length / 2) % length - length / 2
        if abs(behind) > _FAR_TICKS:
            return [Seek(max(0, round(ours + behind)))]
        # As far as they get with the next clock, and a share of what we are behind.
        ahead = max(TICKS_PER_CLOCK + behind / _CLOCKS_AHEAD, 1.0)
        return self._scale(course.seconds_ahead(ours, ahead) / period, course)

    def _scale(self, scale: float, course: Course) -> list[Step]:
        scale = min(max(scale, MIN_TEMPO_SCALE), MAX_TEMPO_SCALE)
        if abs(scale - course.scale) <= _NOTICEABLE * course.scale:
            return []
        return [SetTempoScale(scale)]
