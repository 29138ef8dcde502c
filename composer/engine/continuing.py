"""Writing a song on with a roll or an event pack: what the engine process does for a request.

Torch is imported here; only the engine process imports this module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.events import (
    Events,
    ExpressiveEvents,
    TimedNotes,
    alphabet_from_dict,
    notes_of_score,
)
from composer.engine.gumbel import Gumbel
from composer.engine.messages import (
    Continuation,
    ContinueRequest,
    NewNote,
    OperationCancelled,
    OperationRefused,
)
from composer.engine.networks.event import EventLSTM, EventStream
from composer.engine.networks.event_steps import EventProgram, EventSteps
from composer.engine.networks.loading import load
from composer.engine.networks.roll import RollLSTM
from composer.engine.networks.roll_steps import RollProgram
from composer.engine.networks.roll_stream import RollStream
from composer.engine.networks.stepping import single_steps
from composer.engine.packs import Pack, PackError
from composer.engine.steering import EventSteering, RollSteering
from composer.model.generation import Parameter
from composer.model.key import Key
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL

LOWEST = 21  # MIDI pitch of a roll's lowest key
SHOW_EVERY = 8  # roll steps, or events, between two partial results
MOST_EVENTS = 20_000  # of a continuation: a bound on one that does not come to its end
PRIME_EVENTS = 1000  # the last ones of a song that an event network reads
PRIME_CHUNK = 32  # events read between two looks at whether to stop

Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Emit = Callable[[Continuation], None]


@dataclass(frozen=True)
class LoadedRoll:
    """A roll pack; ``step_ticks``: ticks of a step; ``home``: whether the corpus is in C major
    and C minor, so that songs in other keys are transposed for the network; ``program``: its
    steps for a processor."""

    pack: Pack
    network: RollLSTM
    step_ticks: int
    home: bool
    program: RollProgram | None = None


@dataclass(frozen=True)
class LoadedEvents:
    """An event pack with its alphabet; ``window``: events seen at once, 0 for all; ``program``: its
    steps for a processor, where it sees all."""

    pack: Pack
    network: EventLSTM
    alphabet: Events
    window: int
    program: EventProgram | None = None


def load_roll(pack: Pack, device: str = "cpu") -> LoadedRoll:
    """The pack, ready to write; raises :class:`PackError` when it is not in order."""
    step_ticks = pack.extra.get("step_ticks")
    if not isinstance(step_ticks, int) or not 1 <= step_ticks <= 7680:
        raise PackError(f"The card of {pack.folder} does not say how long a step is.")
    network = load(pack, device)
    assert isinstance(network, RollLSTM)
    if network.shape.keys != 88:
        raise PackError(f"The network of {pack.folder} has {network.shape.keys} keys, not 88.")
    network.requires_grad_(False)
    program = RollProgram(network) if device == "cpu" else None
    return LoadedRoll(pack, network, step_ticks, bool(pack.extra.get("home_key", True)), program)


def load_event(pack: Pack, device: str = "cpu") -> LoadedEvents:
    """The pack, ready to write; raises :class:`PackError` when it is not in order."""
    try:
        alphabet = alphabet_from_dict(pack.extra.get("alphabet"))
    except ValueError as error:
        raise PackError(f"The card of {pack.folder} is not in order: {error}.") from error
    network = load(pack, device)
    assert isinstance(network, EventLSTM)
    if network.shape.sizes != tuple(alphabet.sizes):
        raise PackError(f"The alphabet of {pack.folder} does not fit its network.")
    network.requires_grad_(False)
    window = int(pack.defaults.get("window", 0))
    program = EventProgram(network) if device == "cpu" and not window else None
    return LoadedEvents(pack, network, alphabet, window, program)


def continue_score(
    model: LoadedRoll | LoadedEvents,
    request: ContinueRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Emits the continuations as they take shape, all side by side, then as they are.

    A roll pack writes on its grid, a chord a step, and knows no velocities: the notes have the
    median one of the song.  An event pack writes performed notes by the song's tempo map.
    ``request.seed`` must be set.  Raises :class:`OperationCancelled` between two steps,
    :class:`OperationRefused` when the song has no note that the model can hear, or the model no
    pitch that may be written.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    pitched = {voice.id for voice in request.score.voices if voice.channel != DRUM_CHANNEL}
    if not any(note.voice in pitched for note in request.score.notes.values()):
        raise OperationRefused("There is nothing but drums to go on from; the models know none.")
    # Odd multiples of the golden ratio in 64 bits: no two candidates share a stream.
    seeds = [
        (request.seed + 0x9E3779B97F4A7C15 * index) % 2**63 for index in range(request.candidates)
    ]

    def show(
        index: int, notes: list[NewNote], nats: float | None, made: dict[str, Parameter]
    ) -> None:
        parameters = {
            "candidates": request.candidates,
            "density": request.density,
            "device": next(model.network.parameters()).device.type,
            "end": request.end,
            "highest": request.highest,
            "lowest": request.lowest,
            "mode": request.mode,
            "prime_bars": request.prime_bars,
            "start": request.start,
            "temperature": request.temperature,
            "tonic": request.tonic,
            "top_k": request.top_k,
            "top_p": request.top_p,
            **made,
        }
        emit(
            Continuation(
                id=request.id,
                revision=request.revision,
                index=index,
                notes=_one_at_a_time(notes, request.start, request.end),
                parameters=tuple(sorted(parameters.items())),
                pack=model.pack.name,
                pack_hash=model.pack.sha256,
                seed=request.seed or 0,
                nats=nats,
                final=nats is not None,
            )
        )

    def progress(done: int, total: int) -> None:
        if cancelled():
            raise OperationCancelled
        report(min(done, total), total)

    write = _write_roll if isinstance(model, LoadedRoll) else _write_events
    write(model, request, seeds, show, progress)  # type: ignore[arg-type]


def _prime_start(request: ContinueRequest) -> int:
    """The tick from which the song is what the model goes on from."""
    if request.prime_bars is None:
        return 0
    meter = request.score.meter
    end = max(note.end for note in request.score.notes.values())
    return meter.bar_start(max(0, meter.position(end - 1)[0] + 1 - request.prime_bars))


def _one_at_a_time(notes: list[NewNote], start: int, end: int) -> tuple[NewNote, ...]:
    """The notes that begin within ``start`` to ``end`` in order, each cut there, and where its
    pitch is struck again; of two that begin together one is left."""
    found: list[NewNote] = []
    last: dict[int, int] = {}  # pitch to the place of its last note
    for note in sorted(notes, key=lambda n: (n.onset, n.pitch, -n.duration)):
        if not start <= note.onset < end:
            continue
        place = last.get(note.pitch)
        if place is not None:
            before = found[place]
            if before.onset == note.onset:
                continue
            found[place] = before._replace(duration=min(before.duration, note.onset - before.onset))
        last[note.pitch] = len(found)
        found.append(note._replace(duration=min(note.duration, end - note.onset)))
    return tuple(found)


Show = Callable[[int, list[NewNote], float | None, dict[str, Parameter]], None]
Go = Callable[[int, int], None]


def _write_roll(
    model: LoadedRoll, request: ContinueRequest, seeds: list[int], show: Show, progress: Go
) -> None:
    score, ticks = request.score, model.step_ticks
    shift = to_home(score, request.key) if model.home else 0
    first = -(-request.start // ticks)
    given = frames_of(score, first, ticks, shift)[_prime_start(request) // ticks :]
    steps = max(1, -(-request.end // ticks) - first)
    velocity = round(float(np.median([note.velocity for note in score.notes.values()])))
    steering = RollSteering(
        request, shift, max(1, score.meter.at(request.start).bar_ticks // ticks)
    )
    drawn: list[NDArray[np.bool_]] = []  # for each step, bool [candidates, 88]
    nats = np.zeros(len(seeds))
    with single_steps():
        stream = RollStream(model.network, len(seeds), seeds, model.program)
        for frame in given:
            progress(0, steps)
            stream.give(np.repeat(frame[None], len(seeds), axis=0))
            steering.heard(frame[None])
        for step in range(steps):
            progress(step, steps)
            frames = stream.choose(request.temperature, **steering.of_next())
            nats += stream.nats(frames)
            stream.give(frames)
            steering.heard(frames)
            drawn.append(frames)
            if (step + 1) % SHOW_EVERY == 0:
                for row in range(len(seeds)):
                    some = [frame[row] for frame in drawn]
                    show(row, _notes(some, first, ticks, shift, velocity), None, {})
        progress(steps, steps)
    for row, spent in enumerate(nats):
        notes = _notes([frame[row] for frame in drawn], first, ticks, shift, velocity)
        show(row, notes, float(spent) / steps, {"transposed": shift})


def to_home(score: Score, key: Key | None = None) -> int:
    """Semitones from the key's (the song's) tonic to C, where the corpora have it: -6 to 5."""
    key = key or score.key.at(0)
    if key is None:
        return 0
    return (6 - key.tonic) % 12 - 6


def frames_of(score: Score, steps: int, ticks: int, shift: int) -> NDArray[np.bool_]:
    """The song as a roll, bool [steps, 88]: a key sounds in a step if it does for half of it."""
    roll = np.zeros((steps, 88), dtype=bool)
    pitched = {voice.id for voice in score.voices if voice.channel != DRUM_CHANNEL}
    for note in score.notes.values():
        key = note.pitch + shift - LOWEST
        if note.voice not in pitched or not 0 <= key < 88:
            continue
        begin = (note.onset + ticks // 2) // ticks
        end = max(begin + 1, (note.end + ticks // 2) // ticks)
        roll[begin:end, key] = True
    return roll


def _notes(
    frames: list[NDArray[np.bool_]], first: int, ticks: int, shift: int, velocity: int
) -> list[NewNote]:
    """Drawn frames as notes; keys that sound on are one note."""
    roll = np.array(frames)
    silent = np.zeros((1, roll.shape[1]), dtype=np.int8)
    moves = np.diff(np.concatenate([silent, roll.astype(np.int8), silent]), axis=0)
    found = []
    for key in np.flatnonzero(roll.any(axis=0)).tolist():
        begins, ends = (np.flatnonzero(moves[:, key] == way).tolist() for way in (1, -1))
        for begin, end in zip(begins, ends, strict=True):
            pitch = min(127, max(0, LOWEST + key - shift))
            found.append(NewNote(pitch, (first + begin) * ticks, (end - begin) * ticks, velocity))
    return found


def _write_events(
    model: LoadedEvents, request: ContinueRequest, seeds: list[int], show: Show, progress: Go
) -> None:
    score, alphabet, tempo = request.score, model.alphabet, request.score.tempo
    given = notes_of_score(score)
    last = float(given.onset[-1])
    sounds = given.onset + given.duration > tempo.seconds(_prime_start(request))
    first = int(np.flatnonzero(sounds)[0]) if sounds.any() else 0
    prime = alphabet.encode(given.part(first, len(given)))[-PRIME_EVENTS:].tolist()
    begin, end = tempo.seconds(request.start), tempo.seconds(request.end)
    total = max(1, round(100 * (end - begin)))
    steering = EventSteering(request, alphabet, len(seeds))
    rows = [_EventRow(alphabet, last, begin) for _ in seeds]
    with single_steps():
        stream = event_stream(model, seeds)
        for place in range(0, len(prime), PRIME_CHUNK):
            progress(0, total)
            stream.give(prime[place : place + PRIME_CHUNK])
        for number in range(1, MOST_EVENTS + 1):
            slowest = min(row.now for row in rows)
            progress(min(total, round(100 * (slowest - begin))), total)
            if slowest >= end:
                break
            events, nats = stream.draw(
                request.temperature, steering.adjusted, request.top_k, request.top_p
            )
            steering.heard(events)
            for row, event, spent in zip(rows, events, nats, strict=True):
                if row.now < end:
                    row.take(event, spent)
            if number % SHOW_EVERY == 0:
                for index, row in enumerate(rows):
                    show(index, _timed(row.notes(), score), None, {})
    for index, row in enumerate(rows):
        count = len(row.events)
        show(index, _timed(row.notes(), score), row.nats / count, {"events": count})


def event_stream(model: LoadedEvents, seeds: Sequence[int]) -> EventStream | EventSteps:
    """A stream of events for each seed."""
    if model.program is not None:
        return EventSteps(model.program, [Gumbel(seed) for seed in seeds])
    randoms = [torch.Generator().manual_seed(seed) for seed in seeds]
    return EventStream(model.network, len(seeds), randoms, model.window)


class _EventRow:
    """The events of one candidate, and how far they have come.

    ``last``: the song's last onset, ``begin``: where the first new note comes, seconds, however
    long the network would have waited.
    """

    def __init__(self, alphabet: Events, last: float, begin: float) -> None:
        self.alphabet, self.last, self.begin = alphabet, last, begin
        self.events: list[list[int]] = []
        self.nats = 0.0
        self.now = begin  # the last onset, seconds

    def take(self, event: list[int], nats: float) -> None:
        self.events.append(event)
        self.nats += nats
        if not isinstance(self.alphabet, ExpressiveEvents):
            self.now = float(self.notes().onset.max(initial=self.begin))
        elif len(self.events) > 1:
            self.now = float(self.alphabet.decode(np.array([event]), self.now).onset[0])

    def notes(self) -> TimedNotes:
        timed = self.alphabet.decode(np.array(self.events), self.last)
        if not len(timed):
            return timed
        late = self.begin - float(timed.onset[0])
        return TimedNotes.of(timed.onset + late, timed.duration, timed.pitch, timed.velocity)


def _timed(timed: TimedNotes, score: Score) -> list[NewNote]:
    """Notes in seconds as notes in ticks, by the song's tempo map."""
    found = []
    for onset, duration, pitch, velocity in zip(
        timed.onset, timed.duration, timed.pitch, timed.velocity, strict=True
    ):
        first = round(score.tempo.tick(float(onset)))
        last = round(score.tempo.tick(float(onset + duration)))
        found.append(NewNote(int(pitch), first, max(1, last - first), int(velocity)))
    return found
