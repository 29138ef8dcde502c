"""A melody on a given rhythm by a roll or an event network: what the engine does for a request.

The networks go through time, so each note is drawn from what stands before it.  An event network
is given when each note begins, how loud and how long it is, and draws its pitch alone.  A roll
network draws whole frames.  Where other voices sound the frame is theirs and one key more, drawn
by what each such frame costs; where none does the network imagines an accompaniment beneath the
melody, as in its corpus: frames are drawn until one has a melody that can be (rejection sampling),
and only the melody is kept.  Both lean to what can be sung (composer/engine/melodic_line.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.continuing import LOWEST, LoadedEvents, LoadedRoll, event_stream
from composer.engine.events import ExpressiveEvents, PublishedEvents, TimedNotes
from composer.engine.gumbel import Gumbel, heated, nats
from composer.engine.melodic_line import Floats, leaning
from composer.engine.messages import (
    Candidate,
    OperationCancelled,
    OperationRefused,
    PitchesRequest,
    Span,
)
from composer.engine.networks.roll_stream import RollStream
from composer.engine.networks.stepping import single_steps
from composer.model.generation import Parameter
from composer.model.note import Note

KEYS = 88
PRIME_STEPS, PRIME_EVENTS = 2048, 1000  # of the song before, that a network reads
TRIES = 24  # frames drawn for one that has a melody
# A roll does not tell a repeated note from one that is held, so the network cannot say how many
# there are: this share of the notes is, which is usual in folk song.
REPEATED = 0.15

Frame = NDArray[np.bool_]
Go = Callable[[], None]


def write_pitches(
    model: LoadedRoll | LoadedEvents,
    request: PitchesRequest,
    *,
    emit: Callable[[Candidate], None],
    report: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Emits the candidates one after the other.

    ``request.seed`` must be set.  Raises :class:`OperationCancelled` between two steps,
    :class:`OperationRefused` when the model has none of the pitches that may be written.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    total = request.candidates * len(request.cells)
    report(0, total)
    for index in range(request.candidates):

        def go(note: int = 0, before: int = index * len(request.cells)) -> None:
            if cancelled():
                raise OperationCancelled
            report(min(total, before + note), total)

        # Odd multiples of the golden ratio in 64 bits: no two candidates share a stream.
        seed = (request.seed + 0x9E3779B97F4A7C15 * index) % 2**63
        with single_steps():
            if isinstance(model, LoadedRoll):
                pitches, cost, made = _RollMelody(model, request, seed).sing(go)
            else:
                pitches, cost, made = _sing_events(model, request, seed, go)
        spans = tuple(
            Span(pitch, start, end - start)
            for pitch, (_, start, end) in zip(pitches, request.cells, strict=True)
        )
        emit(
            Candidate(
                id=request.id,
                revision=request.revision,
                index=index,
                voices={request.role: spans},
                parameters=_parameters(model, request, made),
                pack=model.pack.name,
                pack_hash=model.pack.sha256,
                seed=request.seed,
                nats=cost,
            )
        )


def _parameters(
    model: LoadedRoll | LoadedEvents, request: PitchesRequest, made: dict[str, Parameter]
) -> tuple[tuple[str, Parameter], ...]:
    values: dict[str, Parameter] = {
        "begin": request.begin,
        "candidates": request.candidates,
        "cells": ", ".join(f"{role} {a}-{b}" for role, a, b in request.cells),
        "device": next(model.network.parameters()).device.type,
        "held": True,
        "highest": request.highest,
        "key": None if request.key is None else request.key.name,
        "lowest": request.lowest,
        "temperature": float(request.temperature),
        "top_k": request.top_k,
        "top_p": request.top_p,
        **made,
    }
    return tuple(sorted((name, value) for name, value in values.items() if value is not None))


def _refused(request: PitchesRequest) -> OperationRefused:
    return OperationRefused(
        f"The model knows no pitch from {request.lowest} to {request.highest}; widen the range."
    )


# ------------------------------------------------------------------------------ rolls


class _RollMelody:
    """One candidate of a roll network.  Keys are the network's, 0 to 87, transposed to its home."""

    def __init__(self, model: LoadedRoll, request: PitchesRequest, seed: int) -> None:
        self._request, self._ticks = request, model.step_ticks
        key = request.key
        self._shift = (6 - key.tonic) % 12 - 6 if model.home and key is not None else 0
        there = [p for p in sorted(request.pitches) if 0 <= p + self._shift - LOWEST < KEYS]
        self._pitches = np.array(there, np.int64)
        self._allowed = self._pitches + (self._shift - LOWEST)
        if not len(self._allowed):
            raise _refused(request)
        self._first = request.begin // self._ticks
        steps = [self._spanned(start, end) for _, start, end in request.cells]
        self._onsets, self._ends = [a for a, _ in steps], [b for _, b in steps]
        self._first = max(self._first, self._onsets[0] - PRIME_STEPS)
        self._given = self._frames(request.given, self._ends[-1])
        sung = slice(self._onsets[0] - self._first, None)
        self._alone = not self._given[sung].any()
        self._stream = RollStream(model.network, 1, [seed], model.program)
        self._noise = Gumbel((seed + 1) % 2**63)
        self._random = np.random.default_rng(seed)

    def _spanned(self, start: int, end: int) -> tuple[int, int]:
        first = (start + self._ticks // 2) // self._ticks
        return first, max(first + 1, (end + self._ticks // 2) // self._ticks)

    def _frames(self, notes: tuple[Note, ...], last: int) -> Frame:
        """The notes that keep their pitches, bool [steps, 88] from the first step on."""
        roll = np.zeros((last - self._first, KEYS), bool)
        for note in notes:
            key = note.pitch + self._shift - LOWEST
            begin, end = (step - self._first for step in self._spanned(note.onset, note.end))
            if 0 <= key < KEYS and end > 0:
                roll[max(0, begin) : end, key] = True
        return roll

    def sing(self, go: Callable[..., None]) -> tuple[list[int], float, dict[str, Parameter]]:
        """The pitches, nats a step, and parameters."""
        sung: list[int] = []
        spent, steps = 0.0, 0
        for step, given in enumerate(self._given, start=self._first):
            go(len(sung))
            if step < self._onsets[0]:
                self._stream.give(given[None])
                continue
            before = len(sung)
            # Notes that are closer than a step are drawn from the same moment.
            while len(sung) < len(self._onsets) and self._onsets[len(sung)] == step:
                frame, key = self._begun(given, sung)
                sung.append(key)
            if len(sung) == before:
                sounds = step < self._ends[before - 1]
                frame = self._held(given, sung[-1]) if sounds else self._beneath(given)
            spent += float(self._stream.nats(frame[None])[0])
            steps += 1
            self._stream.give(frame[None])
        pitches = [self._pitch(key) for key in sung]
        return pitches, spent / max(1, steps), {"transposed": self._shift}

    def _pitch(self, key: int) -> int:
        return min(127, max(0, LOWEST + key - self._shift))

    def _begun(self, given: Frame, sung: list[int]) -> tuple[Frame, int]:
        """A frame in which a note begins, and its key."""
        request = self._request
        line = [self._pitch(key) for key in sung]
        last = len(sung) + 1 == len(self._onsets)
        leans = leaning(request.pitches, line, request.key, last)[self._pitches]
        again = self._random.random() < REPEATED
        if sung:
            same = self._allowed == sung[-1]
            if again and not last and (leans[same] > -np.inf).any():
                return self._held(given, sung[-1]), sung[-1]
            if (leans[~same] > -np.inf).any():
                leans[same] = -np.inf
        if self._alone:
            found = self._imagined(leans)
            if found is not None:
                return found, int(np.flatnonzero(found)[-1])
            given = self._beneath(given)
        frames = np.repeat(given[None], len(self._allowed), axis=0)
        frames[np.arange(len(frames)), self._allowed] = True
        costs = np.array([float(self._stream.nats(frame[None])[0]) for frame in frames])
        heat = float(request.temperature)
        scores = heated(leans - costs.astype(np.float32), heat, request.top_k, request.top_p)
        chosen = self._noise.draw(scores) if heat > 0 else int(scores.argmax())
        return frames[chosen], int(self._allowed[chosen])

    def _held(self, given: Frame, key: int) -> Frame:
        """A frame in which a key sounds above what else does."""
        frame = given.copy()
        if self._alone:
            only = np.where(self._allowed == key, 0.0, -np.inf).astype(np.float32)
            found = self._imagined(only)
            frame = self._beneath(given) if found is None else found
        frame[key] = True
        return frame

    def _beneath(self, given: Frame) -> Frame:
        """What sounds where there is no melody."""
        return self._drawn(np.full(len(self._allowed), -np.inf)) if self._alone else given

    def _imagined(self, leans: Floats) -> Frame | None:
        """A drawn frame with one of the keys that may be at its top; ``None`` where none came."""
        for _ in range(TRIES if self._request.temperature > 0 else 1):
            frame = self._drawn(leans)
            if frame[self._allowed[0] :].any():
                return frame
        return None

    def _drawn(self, leans: NDArray[np.floating[Any]]) -> Frame:
        """A frame without keys above the lowest that may be sung but those that lean there."""
        bias = np.zeros((1, KEYS), np.float32)
        bias[0, self._allowed[0] :] = -np.inf
        bias[0, self._allowed] = leans
        frame: Frame = self._stream.choose(
            float(self._request.temperature),
            torch.from_numpy(bias),
            top_k=self._request.top_k,
            top_p=self._request.top_p,
        )[0]
        return frame


# ------------------------------------------------------------------------------ events


def _sing_events(
    model: LoadedEvents, request: PitchesRequest, seed: int, go: Callable[..., None]
) -> tuple[list[int], float, dict[str, Parameter]]:
    """As :meth:`_RollMelody.sing`, nats a note."""
    alphabet = model.alphabet
    field = alphabet.fields.index("pitch" if isinstance(alphabet, ExpressiveEvents) else "note")
    lowest = alphabet.lowest if isinstance(alphabet, PublishedEvents) else LOWEST
    within = range(lowest, min(128, lowest + alphabet.sizes[field]))
    there = frozenset(pitch for pitch in request.pitches if pitch in within)
    if not there:
        raise _refused(request)
    timed, number_of = _timed(request, 127)
    classes = alphabet.encode(timed)
    notes = [number_of[note] for note in alphabet.sources(timed).tolist()]
    first_open = next(place for place, note in enumerate(notes) if note >= 0)
    first = max(0, first_open - PRIME_EVENTS)
    stream = event_stream(model, [seed])
    drawn: dict[int, int] = {}
    cost = 0.0
    for place in range(first, len(classes)):
        go(len(drawn))
        note, event = notes[place], classes[place].tolist()
        if note < 0:
            stream.give([event])
            continue
        if note in drawn:  # its end
            event[field] = drawn[note]
            stream.give([event])
            continue
        line = [lowest + drawn[number] for number in range(note)]
        leans = leaning(there, line, request.key, note + 1 == len(request.cells))
        leans = np.pad(leans[lowest:], (0, alphabet.sizes[field]), constant_values=-np.inf)
        forced = {other: value for other, value in enumerate(event) if other != field}
        seen: list[NDArray[np.float32]] = []

        def adjust(
            number: int,
            logits: NDArray[np.float32],
            before: NDArray[np.int64],
            forced: dict[int, int] = forced,
            seen: list[NDArray[np.float32]] = seen,
            leans: Floats = leans,
        ) -> NDArray[np.float32]:
            if number == field:
                seen.append(logits)
                return logits + leans[: logits.shape[1]]
            only = np.full_like(logits, -np.inf)
            only[:, forced[number]] = 0
            return only

        events, _ = stream.draw(float(request.temperature), adjust, request.top_k, request.top_p)
        drawn[note] = events[0][field]
        cost += float(nats(seen[0], np.array([drawn[note]]))[0])
    pitches = [lowest + drawn[note] for note in range(len(request.cells))]
    return pitches, cost / len(pitches), {}


def _timed(request: PitchesRequest, placeholder: int) -> tuple[TimedNotes, list[int]]:
    """The notes up to the last cell in seconds, and for each the number of its cell, -1 for none.

    The notes that get a pitch have the ``placeholder``, so that they come last of a chord.
    """
    seconds = request.tempo.seconds
    rows: list[tuple[float, float, int, int, int]] = []
    loud = {note.onset: note.velocity for role, line in request.voices for note in line
            if role == request.role}  # fmt: skip
    onsets = sorted(loud)
    for number, (_, start, end) in enumerate(request.cells):
        at = min(bisect_left(onsets, start), len(onsets) - 1)
        velocity = loud[onsets[at]] if onsets else 80
        rows.append((seconds(start), seconds(end) - seconds(start), placeholder, velocity, number))
    for note in request.given:
        if request.begin <= note.onset < request.end:
            length = seconds(note.end) - seconds(note.onset)
            rows.append((seconds(note.onset), length, note.pitch, note.velocity, -1))
    rows.sort(key=lambda row: (row[0], row[2]))
    onset, duration, pitch, velocity, numbers = (list(column) for column in zip(*rows, strict=True))
    timed = TimedNotes(
        np.array(onset, np.float64),
        np.array(duration, np.float64),
        np.array(pitch, np.int64),
        np.array(velocity, np.int64),
    )
    return timed, [int(number) for number in numbers]
