"""Writing a song on with a roll or an event pack: what the engine process does for a request.

Torch is imported here; only the engine process imports this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.events import Events, TimedNotes, alphabet_from_dict, notes_of_score
from composer.engine.messages import (
    Continuation,
    ContinueRequest,
    NewNote,
    OperationCancelled,
    OperationRefused,
)
from composer.engine.networks.event import EventLSTM, stream_events
from composer.engine.networks.loading import load
from composer.engine.networks.roll import RollLSTM, RollStream
from composer.engine.networks.stepping import single_steps
from composer.engine.packs import Pack, PackError
from composer.model.generation import Parameter
from composer.model.score import Score

LOWEST = 21  # MIDI pitch of a roll's lowest key
DRUMS = 9  # MIDI channel without pitches
SHOW_EVERY = 8  # roll steps, or events, between two partial results
MOST_EVENTS = 20_000  # of a continuation: a bound on one that does not come to its end
PRIME_EVENTS = 1000  # the last ones of a song that an event network reads

Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Emit = Callable[[Continuation], None]


@dataclass(frozen=True)
class LoadedRoll:
    """A roll pack; ``step_ticks``: ticks of a step; ``home``: whether the corpus is in C major
    and its relatives, so that songs in other keys are transposed for the network."""

    pack: Pack
    network: RollLSTM
    step_ticks: int
    home: bool


@dataclass(frozen=True)
class LoadedEvents:
    """An event pack with its alphabet; ``window``: events seen at once, 0 for all."""

    pack: Pack
    network: EventLSTM
    alphabet: Events
    window: int


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
    return LoadedRoll(pack, network, step_ticks, bool(pack.extra.get("home_key", True)))


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
    return LoadedEvents(pack, network, alphabet, int(pack.defaults.get("window", 0)))


def continue_score(
    model: LoadedRoll | LoadedEvents,
    request: ContinueRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Emits the continuations as they take shape, then as they are.

    A roll pack writes on its grid, a chord a step, and knows no velocities: the notes have the
    median one of the song.  An event pack writes performed notes by the song's tempo map.
    ``request.seed`` must be set.  Raises :class:`OperationCancelled` between two steps,
    :class:`OperationRefused` when the song has no note that the model can hear.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    pitched = {voice.id for voice in request.score.voices if voice.channel != DRUMS}
    if not any(note.voice in pitched for note in request.score.notes.values()):
        raise OperationRefused("There is nothing but drums to go on from; the models know none.")
    write = _write_roll if isinstance(model, LoadedRoll) else _write_events
    for index in range(request.candidates):
        # Odd multiples of the golden ratio in 64 bits: no two candidates share a stream.
        seed = (request.seed + 0x9E3779B97F4A7C15 * index) % 2**63

        def show(
            notes: list[NewNote],
            nats: float | None,
            made: dict[str, Parameter],
            index: int = index,
        ) -> None:
            cut = _one_at_a_time(notes, request.start, request.end)
            parameters = {
                "candidates": request.candidates,
                "end": request.end,
                "start": request.start,
                "temperature": request.temperature,
                **made,
            }
            emit(
                Continuation(
                    id=request.id,
                    revision=request.revision,
                    index=index,
                    notes=cut,
                    parameters=tuple(sorted(parameters.items())),
                    pack=model.pack.name,
                    pack_hash=model.pack.sha256,
                    seed=request.seed or 0,
                    nats=nats,
                    final=nats is not None,
                )
            )

        def progress(done: int, total: int, index: int = index) -> None:
            if cancelled():
                raise OperationCancelled
            report(index * total + min(done, total), request.candidates * total)

        write(model, request, seed, show, progress)  # type: ignore[arg-type]


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


Show = Callable[[list[NewNote], float | None, dict[str, Parameter]], None]
Go = Callable[[int, int], None]


def _write_roll(
    model: LoadedRoll, request: ContinueRequest, seed: int, show: Show, progress: Go
) -> None:
    score, ticks = request.score, model.step_ticks
    shift = _to_home(score) if model.home else 0
    first = -(-request.start // ticks)
    given = _frames(score, first, ticks, shift)
    steps = max(1, -(-request.end // ticks) - first)
    velocity = round(float(np.median([note.velocity for note in score.notes.values()])))
    drawn: list[NDArray[np.bool_]] = []
    nats = 0.0
    with single_steps():
        stream = RollStream(model.network, 1, seed)
        for number, frame in enumerate(given):
            stream.give(frame[None])
            if number % SHOW_EVERY == 0:
                progress(0, steps)
        for step in range(steps):
            progress(step, steps)
            frame = stream.draw(request.temperature)
            drawn.append(frame[0])
            if (step + 1) % SHOW_EVERY == 0:
                show(_notes(drawn, first, ticks, shift, velocity), None, {})
        progress(steps, steps)
        nats = _roll_nats(model.network, given, np.array(drawn))
    show(_notes(drawn, first, ticks, shift, velocity), nats, {"transposed": shift})


def _roll_nats(network: RollLSTM, given: NDArray[np.bool_], drawn: NDArray[np.bool_]) -> float:
    """Mean nats a drawn frame, the given ones known."""
    stream = RollStream(network, 1, 0)
    for frame in given:
        stream.give(frame[None])
    total = 0.0
    for frame in drawn:
        total += float(stream.nats(frame[None])[0])
        stream.give(frame[None])
    return total / len(drawn)


def _to_home(score: Score) -> int:
    """Semitones from the song's key to C major, A minor and their relatives: -6 to 5."""
    key = score.key.at(0)
    if key is None:
        return 0
    # A key of n fifths above C is 7 n semitones above it.
    return (-7 * key.fifths + 6) % 12 - 6


def _frames(score: Score, steps: int, ticks: int, shift: int) -> NDArray[np.bool_]:
    """The song as a roll, bool [steps, 88]: a key sounds in a step if it does for half of it."""
    roll = np.zeros((steps, 88), dtype=bool)
    pitched = {voice.id for voice in score.voices if voice.channel != DRUMS}
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
    model: LoadedEvents, request: ContinueRequest, seed: int, show: Show, progress: Go
) -> None:
    score, alphabet = request.score, model.alphabet
    prime = alphabet.encode(notes_of_score(score))[-PRIME_EVENTS:]
    tempo = score.tempo
    begin, end = tempo.seconds(request.start), tempo.seconds(request.end)
    given = notes_of_score(score)
    last = float(given.onset[-1])
    random = torch.Generator().manual_seed(seed)
    drawn: list[list[int]] = []
    total = max(1, round(100 * (end - begin)))
    notes: list[NewNote] = []

    def written() -> TimedNotes:
        timed = alphabet.decode(np.array(drawn), last)
        # The first new note comes at the start, however long the network would have waited.
        late = begin - float(timed.onset[0])
        return TimedNotes.of(timed.onset + late, timed.duration, timed.pitch, timed.velocity)

    with single_steps():
        stream = stream_events(
            model.network, prime.tolist(), request.temperature, random, 1, model.window
        )
        while len(drawn) < MOST_EVENTS:
            drawn.append(next(stream)[0])
            timed = written()
            now = float(timed.onset.max())
            progress(min(total, round(100 * (now - begin))), total)
            if now >= end:
                break
            if len(drawn) % SHOW_EVERY == 0:
                notes = _timed(timed, score)
                show(notes, None, {})
        notes = _timed(written(), score)
        nats = _event_nats(model, prime, np.array(drawn))
    show(notes, nats, {"events": len(drawn)})


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


def _event_nats(model: LoadedEvents, prime: NDArray[np.int64], drawn: NDArray[np.int64]) -> float:
    """Mean nats a drawn event, the prime known."""
    network = model.network
    whole = torch.from_numpy(np.concatenate([prime, drawn]))[None]
    seen = torch.cat([network.start(1), whole[:, :-1]], dim=1)
    logits, _ = network(seen, whole)
    terms = sum(
        torch.nn.functional.cross_entropy(field[0].float(), whole[0, :, place], reduction="none")
        for place, field in enumerate(logits)
    )
    assert isinstance(terms, torch.Tensor)
    return float(terms[len(prime) :].mean())
