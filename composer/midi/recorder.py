"""Notes and controllers of what the MIDI inputs heard.  Pure: it knows no clock and no port.

A :class:`Recorder` is told every :class:`~composer.midi.messages.Heard` from the moment that
recording was asked for, and where the playhead is; :meth:`Recorder.stop` gives the takes, one for
each pass through the loop in which something was played.  Times are ticks of the song.

What holds for any stream of messages: every note-on within the recorded stretch is one note of
one take, every note ends after it begins, within its pass, and at the stop at the latest; no
take leaves a pedal down or the pitch bent.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace

from composer.midi.channels import (
    ALL_NOTES_OFF,
    ALL_SOUND_OFF,
    BANK_HIGH,
    BANK_LOW,
    BEND_CENTRE,
    CHANNEL_PRESSURE,
    CONTROLLER,
    KEY_PRESSURE,
    NOTE_OFF,
    NOTE_ON,
    PEDALS,
    PITCH_BEND,
)
from composer.midi.messages import Heard
from composer.model.control import ControlKind
from composer.model.time import SIXTEENTH, TempoMap

EARLY = 2 * SIXTEENTH
"""Ticks.  A note struck no more than this before recording begins was meant for its beginning."""
JUST_BEFORE = SIXTEENTH // 2
"""Ticks.  A note struck no more than this before the loop begins again, and held across, was meant
for the beginning of the next pass."""

_Key = tuple[str, int, int]
"""``(input, its channel, pitch)``."""
_Knob = tuple[ControlKind, int]


@dataclass(frozen=True, slots=True)
class PlayedNote:
    """``onset`` and ``end``: ticks, the end exclusive and above the onset."""

    onset: int
    end: int
    pitch: int
    velocity: int


@dataclass(frozen=True, slots=True)
class PlayedControl:
    """A controller, bend or pressure, as a :class:`~composer.model.control.Control` has it."""

    tick: int
    kind: ControlKind
    number: int
    value: int


@dataclass(frozen=True, slots=True)
class Take:
    """What was played from tick ``start`` to ``end``, in order of time.

    ``turn``: which pass through the loop it was, from 0.
    """

    start: int
    end: int
    notes: tuple[PlayedNote, ...] = ()
    controls: tuple[PlayedControl, ...] = ()
    turn: int = 0


# What has to be let go of at a take's end, and its value then.
_RESTING: dict[_Knob, int] = {
    **{(ControlKind.CONTROLLER, pedal): 0 for pedal in PEDALS},
    (ControlKind.PITCH_BEND, 0): 0,
    (ControlKind.CHANNEL_PRESSURE, 0): 0,
}


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A place in what was played: in a loop, ticks alone are not in order."""

    turn: int
    tick: float


@dataclass(frozen=True, slots=True)
class _Struck:
    place: _Place
    velocity: int


class Recorder:
    """See the module.

    ``start``: the tick at which recording begins; a count-in or pre-roll lies before it.
    ``loop``: what is repeated, ticks, end exclusive.  ``tempo``, ``scale``: of the song, and how
    many times as fast it is played.  ``latencies``: seconds by which the messages of an input are
    late.  ``held``: controllers that are not at rest when recording begins, by kind and number.
    ``turn``: how often the loop had begun again before; ``None`` when that is not known.
    Raises ``ValueError`` when the start lies before the song's.
    """

    def __init__(
        self,
        start: int,
        *,
        loop: tuple[int, int] | None = None,
        tempo: TempoMap | None = None,
        scale: float = 1.0,
        latencies: Mapping[str, float] | None = None,
        held: Mapping[_Knob, int] | None = None,
        turn: int | None = 0,
    ) -> None:
        if start < 0:
            raise ValueError("recording cannot begin before the song does")
        self.start = start
        self.loop = loop if loop is not None and start < loop[1] else None
        self._tempo = tempo or TempoMap()
        self._scale = scale
        self._latencies = dict(latencies or {})
        self._now = _Place(0, float(start))
        self._begun = False
        self._down: dict[_Key, _Struck] = {}
        self._notes: dict[int, list[PlayedNote]] = {}
        self._controls: dict[int, list[PlayedControl]] = {}
        self._set: dict[_Knob, int] = {k: v for k, v in (held or {}).items() if k in _RESTING}
        self._turns_before = turn

    # -- what happens

    def hear(self, heard: Heard) -> None:
        """Takes in one message; what is neither a note nor a controller is passed over."""
        data = heard.data
        kind, channel = data[0] & 0xF0, data[0] & 0x0F
        place = self._place(heard)
        counting_in = place.turn == 0 and place.tick < self.start
        counts = place.turn >= 0 and (heard.playing or counting_in)
        if heard.playing and counts:
            self._reach(place)
        if kind in (NOTE_ON, NOTE_OFF) and len(data) == 3:
            key = (heard.source, channel, data[1])
            self._lift(key, place)
            on_time = place.tick >= self.start - EARLY or place.turn > 0
            if kind == NOTE_ON and data[2] and counts and on_time:
                self._down[key] = _Struck(place, data[2])
        elif kind == CONTROLLER and len(data) == 3 and data[1] in (ALL_NOTES_OFF, ALL_SOUND_OFF):
            for key in [k for k in self._down if k[:2] == (heard.source, channel)]:
                self._lift(key, place)
        elif (control := _control(data)) is not None:
            self._turn_knob(place, control, counts)

    def moved(self, tick: float) -> None:
        """The playhead is at ``tick`` and moves."""
        if not self._begun or self.loop is None:
            # During a count-in the playhead stands where recording will begin.
            if self._begun or tick > self.start:
                self._reach(_Place(0, tick))
            return
        place = _Place(self._turn_at(tick), tick)
        # One that is told late, after a message from the next pass, is not taken for a leap.
        if place > self._now:
            self._reach(place)

    @property
    def begun(self) -> bool:
        """Whether the playhead has reached the place where recording begins."""
        return self._begun

    @property
    def place(self) -> float:
        """The tick up to which it has been recorded."""
        return max(self._now.tick, self.start if self._now.turn == 0 else 0.0)

    @property
    def turn(self) -> int:
        """Which pass through the loop this is, from 0."""
        return self._now.turn

    def so_far(self) -> tuple[PlayedNote, ...]:
        """The notes of the present pass; those that are still held last until now."""
        notes = list(self._notes.get(self._now.turn, ()))
        for key, struck in self._down.items():
            turn, note = self._note(key[2], struck, self._now)
            if turn == self._now.turn and (struck.place.tick >= self.start or self._begun):
                notes.append(note)
        return tuple(notes)

    def takes_so_far(self) -> tuple[Take, ...]:
        """What :meth:`stop` would give now; recording goes on."""
        other = copy(self)
        other._down, other._set = dict(self._down), dict(self._set)
        other._notes = {turn: list(notes) for turn, notes in self._notes.items()}
        other._controls = {turn: list(controls) for turn, controls in self._controls.items()}
        return other.stop()

    def stop(self) -> tuple[Take, ...]:
        """Ends what is held, where the playhead was last, and gives the takes in order."""
        for key in list(self._down):
            self._lift(key, self._now)
        self._let_go(self._now.turn, self.place)
        takes = []
        for turn in sorted({*self._notes, *self._controls}):
            notes = sorted(self._notes.get(turn, ()), key=lambda n: (n.onset, n.pitch, n.end))
            # Stable: what came at one tick stays in order.
            controls = sorted(self._controls.get(turn, ()), key=lambda c: c.tick)
            if notes or any(c.value != _RESTING.get((c.kind, c.number)) for c in controls):
                start, end = self._stretch(turn)
                takes.append(Take(start, end, tuple(notes), tuple(controls), turn))
        # Only where not a note was played is it a take that a pedal was held.
        return tuple(take for take in takes if take.notes) or tuple(takes)

    # -- where it is

    def _place(self, heard: Heard) -> _Place:
        tick = heard.tick
        if self.loop is None:
            turn = 0
        else:
            if self._turns_before is None:
                self._turns_before = heard.turn - self._turn_at(tick)
            turn = heard.turn - self._turns_before
        late = self._latencies.get(heard.source, 0.0) * self._scale
        if not late:
            return _Place(turn, tick)
        seconds = self._tempo.seconds(tick) - late
        if self.loop is not None and turn > 0:
            begin, end = (self._tempo.seconds(place) for place in self.loop)
            while turn > 0 and seconds < begin:
                turn -= 1
                seconds += end - begin
        return _Place(turn, self._tempo.tick(seconds))

    def _turn_at(self, tick: float) -> int:
        """The pass that the playhead is in when it was told to be at ``tick``, not long after
        it was where it was known to be last."""
        assert self.loop is not None
        half = (self.loop[1] - self.loop[0]) / 2
        further = tick - self._now.tick
        return self._now.turn + (further < -half) - (further > half)

    def _reach(self, place: _Place) -> None:
        if place.turn == 0 and place.tick < self.start:
            return
        if not self._begun:
            self._begun = True
            self._carry(0, self.start)
        for turn in range(self._now.turn, place.turn):
            assert self.loop is not None
            self._let_go(turn, self.loop[1])
            self._carry(turn + 1, self.loop[0])
        self._now = place if self.loop is None else max(self._now, place)

    def _stretch(self, turn: int) -> tuple[int, int]:
        """From where to where the pass ``turn`` was recorded, ticks."""
        if self.loop is None:
            return self.start, max(self.start + 1, round(self.place))
        begin = self.loop[0] if turn else self.start
        end = self.loop[1] if turn < self._now.turn else round(self._now.tick)
        return begin, max(begin + 1, min(end, self.loop[1]))

    # -- notes

    def _lift(self, key: _Key, place: _Place) -> None:
        struck = self._down.pop(key, None)
        if struck is not None:
            turn, note = self._note(key[2], struck, place)
            self._notes.setdefault(turn, []).append(note)

    def _note(self, pitch: int, struck: _Struck, lifted: _Place) -> tuple[int, PlayedNote]:
        """The pass that a note belongs to, and the note."""
        turn, onset, end = struck.place.turn, struck.place.tick, lifted.tick
        if turn == 0 and onset < self.start:
            if lifted.turn == 0 and end <= self.start:
                end += self.start - onset  # short and early: as short, on time
            onset = self.start
        if self.loop is not None and lifted.turn > turn:
            begin, close = self.loop
            if close - onset <= JUST_BEFORE:
                turn, onset = turn + 1, begin
            if lifted.turn > turn:
                end = close
        if self.loop is not None:
            onset = min(onset, self.loop[1] - 1)
            end = min(end, self.loop[1])
        first = max(0, round(onset))
        return turn, PlayedNote(first, max(first + 1, round(end)), pitch, struck.velocity)

    # -- controllers

    def _turn_knob(self, place: _Place, control: PlayedControl, counts: bool) -> None:
        knob = (control.kind, control.number)
        if knob in _RESTING:
            self._set[knob] = control.value
        if counts and (place.turn > 0 or place.tick >= self.start):
            tick = round(place.tick)
            if self.loop is not None:
                tick = min(tick, self.loop[1])
            self._controls.setdefault(place.turn, []).append(replace(control, tick=tick))

    def _carry(self, turn: int, tick: int) -> None:
        """What is held as a pass begins is held from its beginning."""
        self._put(turn, tick, self._set)

    def _let_go(self, turn: int, tick: float) -> None:
        self._put(turn, round(tick), {k: _RESTING[k] for k, v in self._set.items() if v})

    def _put(self, turn: int, tick: int, values: Mapping[_Knob, int]) -> None:
        for (kind, number), value in values.items():
            if self._set.get((kind, number)):
                self._controls.setdefault(turn, []).append(PlayedControl(tick, kind, number, value))


def _control(data: bytes) -> PlayedControl | None:
    """What is kept of a message besides notes.

    Not the choice of an instrument (a voice has its own) nor the channel mode.
    """
    kind = data[0] & 0xF0
    if kind == CHANNEL_PRESSURE and len(data) == 2:
        return PlayedControl(0, ControlKind.CHANNEL_PRESSURE, 0, data[1])
    if len(data) != 3:
        return None
    if kind == CONTROLLER and data[1] < ALL_SOUND_OFF and data[1] not in (BANK_HIGH, BANK_LOW):
        return PlayedControl(0, ControlKind.CONTROLLER, data[1], data[2])
    if kind == PITCH_BEND:
        bend = (data[1] | data[2] << 7) - BEND_CENTRE
        return PlayedControl(0, ControlKind.PITCH_BEND, 0, bend)
    if kind == KEY_PRESSURE:
        return PlayedControl(0, ControlKind.KEY_PRESSURE, data[1], data[2])
    return None
