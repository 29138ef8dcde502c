"""Playing on and on with a roll or an event pack: what the engine process does for a stream.

A stream is worked on in slices of some milliseconds, so that other requests have their turn in
between; its memory does not grow.  Torch comes with the networks; only the engine process imports
this module.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.continuing import (
    LOWEST,
    PRIME_CHUNK,
    PRIME_EVENTS,
    LoadedEvents,
    LoadedRoll,
    frames_of,
    to_home,
)
from composer.engine.events import ExpressiveEvents, notes_of_score
from composer.engine.gumbel import Gumbel
from composer.engine.messages import NewNote, OperationRefused, Streamed, StreamRequest
from composer.engine.networks.event import EventStream
from composer.engine.networks.event_steps import EventSteps
from composer.engine.networks.roll_stream import RollStream
from composer.engine.networks.stepping import single_steps
from composer.engine.steering import EventSteering, RollSteering
from composer.model.time import MeterMap

STEPS, EVENTS = 8, 8  # of a roll, of an event pack: in a slice
DEFAULT_VELOCITY = 80
# A piece of the roll corpora is over after some hundred steps, a stream is many pieces long: after
# so many steps the network goes on as if what it was given had just been heard.
LONGEST_PIECE, MOST_GIVEN = 1024, 512
MOST_UNCHANGED = 2  # bars: a chord or a silence of a roll lasts no longer
# Seconds: a performance waits no longer for its next note than this, and holds none longer.
MOST_WAITING, MOST_HELD = 2.0, 12.0
# The likeliest that follows what was repeated is the same again, for ever.  A roll turns in circles
# when so many bars in a row were no surprise to the network (nats a step; tunes do repeat eight),
# a performance when its last notes have so few different pairs of pitches among them.  Then too it
# goes on from what it was given, and is daring for some bars.
COPIED_BARS, COPIED = 16, 0.1
LAST_NOTES, FEW_PAIRS = 96, 16
DARING, DARING_BARS = 1.0, 4


@dataclass
class _Bar:
    """The bar that is being written: ticks from ``start`` to ``end``."""

    start: int
    end: int
    nats: float = 0.0
    count: int = 0
    parameters: dict[str, float] = field(default_factory=dict)


class Stream:
    """One stream; see :class:`composer.engine.messages.StreamRequest`, whose seed must be set.

    Raises :class:`OperationRefused` when the model knows no pitch that may be written.
    """

    def __init__(self, model: LoadedRoll | LoadedEvents, request: StreamRequest) -> None:
        if request.seed is None:
            raise ValueError("the request has no seed")
        self.request = request
        self._pack = model.pack
        self._device = next(model.network.parameters()).device.type
        self._meter: MeterMap = request.score.meter
        self._writer: _RollWriter | _EventWriter
        if isinstance(model, LoadedRoll):
            self._writer = _RollWriter(model, request)
        else:
            self._writer = _EventWriter(model, request)
        self.made = request.start  # all that begins before this tick has been told
        self._bar: _Bar | None = None
        self._last: dict[int, NewNote] = {}  # pitch to the last note of it that was told
        self._daring = 0  # bars to come that are

    @property
    def over(self) -> bool:
        """Whether it has come to the end that was asked for."""
        return self.request.end is not None and self.made >= self.request.end

    def work(self, temperature: float, density: float) -> Streamed | None:
        """Goes on for a slice; a whole bar is told.

        ``temperature``, ``density``: hold from the next bar on.
        """
        with single_steps():
            if self._writer.read_on():
                return None
            if self._bar is None:
                # To the bar line; a first bar of which little is left is joined to the next.
                end = self._meter.bar_end(self.made)
                if self.request.end is not None:
                    end = min(end, self.request.end)
                self._bar = _Bar(self.made, end)
                self._bar.parameters = {"density": density, "temperature": temperature}
                if self._daring:
                    self._daring -= 1
                    temperature = max(temperature, DARING)
                self._writer.change(temperature, density)
            if not self._writer.write_on(self._bar):
                return None
        bar, self._bar = self._bar, None
        self.made = bar.end
        notes = self._writer.take(bar.end)
        if self._writer.turns_in_circles(bar, notes):
            self._writer.begin_again()
            self._daring = DARING_BARS
        return self._told(bar, notes)

    def _told(self, bar: _Bar, notes: list[NewNote]) -> Streamed:
        request = self.request
        shortened: list[NewNote] = []
        told: list[NewNote] = []
        here: dict[int, int] = {}  # pitch to its last place in `told`
        for note in sorted(notes, key=lambda n: (n.onset, n.pitch, -n.duration)):
            if request.end is not None:
                note = note._replace(duration=max(1, min(note.duration, request.end - note.onset)))
            before = self._last.get(note.pitch)
            if before is not None and before.onset + before.duration > note.onset:
                if before.onset == note.onset:
                    continue
                cut = before._replace(duration=note.onset - before.onset)
                if note.pitch in here:
                    told[here[note.pitch]] = cut
                else:
                    shortened.append(cut)
            here[note.pitch] = len(told)
            told.append(note)
            self._last[note.pitch] = note
        made = {
            "density": bar.parameters["density"],
            "device": self._device,
            "highest": request.highest,
            "lowest": request.lowest,
            "mode": request.mode,
            "start": request.start,
            "temperature": bar.parameters["temperature"],
            "tonic": request.tonic,
            "top_k": request.top_k,
            "top_p": request.top_p,
            **self._writer.parameters,
        }
        return Streamed(
            id=request.id,
            revision=request.revision,
            start=bar.start,
            end=bar.end,
            notes=tuple(told),
            shortened=tuple(shortened),
            parameters=tuple(sorted(made.items())),
            pack=self._pack.name,
            pack_hash=self._pack.sha256,
            seed=request.seed or 0,
            nats=bar.nats / max(1, bar.count),
        )


def open_stream(model: LoadedRoll | LoadedEvents, request: StreamRequest) -> Stream:
    """The stream, of which nothing is written yet."""
    return Stream(model, request)


def _seed_of(request: StreamRequest, number: int) -> int:
    # Odd multiples of the golden ratio in 64 bits: no two share a stream of random numbers.
    return ((request.seed or 0) + 0x9E3779B97F4A7C15 * number) % 2**63


class _RollWriter:
    """A roll, step by step; keys that sound on over a bar line are one note."""

    def __init__(self, model: LoadedRoll, request: StreamRequest) -> None:
        self._model, self._request = model, request
        score, self._ticks = request.score, model.step_ticks
        self._shift = to_home(score, request.key) if model.home else 0
        self.parameters = {"transposed": self._shift}
        velocities = [note.velocity for note in score.notes.values()]
        self._velocity = round(float(np.median(velocities))) if velocities else DEFAULT_VELOCITY
        self._step = -(-request.start // self._ticks)
        meter = score.meter.at(request.start)
        self._bar_steps = max(1, meter.bar_ticks // self._ticks)
        self._steering = RollSteering(
            request, self._shift, self._bar_steps, MOST_UNCHANGED * self._bar_steps
        )
        self._temperature = request.temperature
        self._prime = self._frames_before()
        self._given: deque[NDArray[np.bool_]] = deque(self._prime)
        self._begun = 0
        self._stream = self._begin()
        self._sounding: dict[int, int] = {}  # key to the step from which it sounds
        self._notes: list[NewNote] = []
        self._copied = 0  # bars

    def _frames_before(self) -> NDArray[np.bool_]:
        score = self._request.score
        if not score.notes:
            return np.zeros((0, 88), dtype=bool)
        earliest = min(note.onset for note in score.notes.values())
        first = score.meter.bar_start(score.meter.position(earliest)[0]) // self._ticks
        return frames_of(score, self._step, self._ticks, self._shift)[first:][-MOST_GIVEN:]

    def turns_in_circles(self, bar: _Bar, notes: list[NewNote]) -> bool:
        """``notes``: those of ``bar``, which is the last one."""
        self._copied = self._copied + 1 if bar.nats <= COPIED * bar.count else 0
        return self._copied >= COPIED_BARS

    def begin_again(self) -> None:
        """Goes on as if what was given had just been heard."""
        self._stream = self._begin()
        self._copied = 0
        self._given.extend(self._prime)

    def _begin(self) -> RollStream:
        seed = _seed_of(self._request, self._begun)
        self._begun += 1
        return RollStream(self._model.network, 1, [seed], self._model.program)

    def change(self, temperature: float, density: float) -> None:
        self._temperature = temperature
        self._steering.change(temperature, density)

    def read_on(self) -> bool:
        """Reads some of what is given; whether there was any."""
        if not self._given and self._stream.time >= LONGEST_PIECE:
            self.begin_again()
        if not self._given:
            return False
        for _ in range(min(PRIME_CHUNK, len(self._given))):
            self._hear(self._given.popleft())
        return True

    def _hear(self, frame: NDArray[np.bool_]) -> None:
        self._stream.give(frame[None])
        self._steering.heard(frame[None])

    def write_on(self, bar: _Bar) -> bool:
        """Draws some steps; whether the bar is whole: all that begins in it has ended, or lasts a
        bar beyond it."""
        last = -(-bar.end // self._ticks)
        for _ in range(STEPS):
            if self._step >= last and (
                not any(begin < last for begin in self._sounding.values())
                or self._step >= last + self._bar_steps
            ):
                return True
            frame = self._stream.choose(self._temperature, **self._steering.of_next())
            bar.nats += float(self._stream.nats(frame)[0])
            bar.count += 1
            self._draw(frame[0])
        return False

    def _draw(self, frame: NDArray[np.bool_]) -> None:
        keys = set(np.flatnonzero(frame).tolist())
        for key in [key for key in self._sounding if key not in keys]:
            self._end(key, self._sounding.pop(key), self._step)
        for key in keys:
            self._sounding.setdefault(key, self._step)
        self._step += 1
        self._hear(frame)

    def _end(self, key: int, begin: int, end: int) -> None:
        if begin == end:
            return  # it was ended by force, and went no further
        pitch = min(127, max(0, LOWEST + key - self._shift))
        ticks = self._ticks
        self._notes.append(NewNote(pitch, begin * ticks, (end - begin) * ticks, self._velocity))

    def take(self, end: int) -> list[NewNote]:
        """The notes that begin before ``end``, which are not given again."""
        for key, begin in list(self._sounding.items()):
            if begin * self._ticks < end:  # it lasts very long: what comes is another note
                self._end(key, begin, self._step)
                self._sounding[key] = self._step
        taken = [note for note in self._notes if note.onset < end]
        self._notes = [note for note in self._notes if note.onset >= end]
        return taken


class _EventWriter:
    """A performance, note by note, by the song's tempo map."""

    def __init__(self, model: LoadedEvents, request: StreamRequest) -> None:
        if not isinstance(model.alphabet, ExpressiveEvents):
            raise OperationRefused(
                f"The model {model.pack.name!r} writes beginnings and ends of notes apart, so it "
                "cannot play on and on; choose another model."
            )
        self._alphabet, self._tempo = model.alphabet, request.score.tempo
        self.parameters: dict[str, int] = {}
        self._steering = EventSteering(request, model.alphabet, 1)
        self._request, self._temperature = request, request.temperature
        self._model, self._begun = model, 0
        self._prime: list[list[int]] = model.alphabet.encode(notes_of_score(request.score))[
            -PRIME_EVENTS:
        ].tolist()
        self._given = deque(self._prime)
        self._stream = self._begin()
        self._pairs: deque[tuple[int, int]] = deque(maxlen=LAST_NOTES)
        self._now = self._tempo.seconds(request.start)  # of the last onset
        self._first = True
        self._notes: list[NewNote] = []

    def _begin(self) -> EventStream | EventSteps:
        model, seed = self._model, _seed_of(self._request, self._begun)
        self._begun += 1
        if model.program is not None:
            return EventSteps(model.program, [Gumbel(seed)])
        random = [torch.Generator().manual_seed(seed)]
        return EventStream(model.network, 1, random, model.window)

    def turns_in_circles(self, bar: _Bar, notes: list[NewNote]) -> bool:
        """``notes``: those of ``bar``, which is the last one."""
        self._pairs.extend((one.pitch, other.pitch) for one, other in pairwise(notes))
        return len(self._pairs) == LAST_NOTES and len(set(self._pairs)) <= FEW_PAIRS

    def begin_again(self) -> None:
        """Goes on as if what was given had just been heard."""
        self._stream = self._begin()
        self._pairs.clear()
        self._given.extend(self._prime)

    def change(self, temperature: float, density: float) -> None:
        self._temperature = temperature
        self._steering.change(temperature, density)

    def read_on(self) -> bool:
        """Reads some of what is given; whether there was any."""
        if not self._given:
            return False
        self._stream.give(
            [self._given.popleft() for _ in range(min(PRIME_CHUNK, len(self._given)))]
        )
        return True

    def write_on(self, bar: _Bar) -> bool:
        """Draws some notes; whether the bar is whole: one begins after it."""
        for _ in range(EVENTS):
            if self._notes and self._notes[-1].onset >= bar.end:
                return True
            request = self._request
            events, nats = self._stream.draw(
                self._temperature, self._steering.adjusted, request.top_k, request.top_p
            )
            self._steering.heard(events)
            bar.nats += nats[0]
            bar.count += 1
            timed = self._alphabet.decode(np.array(events), self._now)
            # The first note comes at once, however long the network would have waited.
            wait = 0.0 if self._first else min(float(timed.onset[0]) - self._now, MOST_WAITING)
            self._first = False
            self._now += wait
            onset = round(self._tempo.tick(self._now))
            held = min(float(timed.duration[0]), MOST_HELD)
            end = round(self._tempo.tick(self._now + held))
            pitch, velocity = int(timed.pitch[0]), int(timed.velocity[0])
            self._notes.append(NewNote(pitch, onset, max(1, end - onset), velocity))
        return False

    def take(self, end: int) -> list[NewNote]:
        """The notes that begin before ``end``, which are not given again."""
        taken = [note for note in self._notes if note.onset < end]
        self._notes = [note for note in self._notes if note.onset >= end]
        return taken
