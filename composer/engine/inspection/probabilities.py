"""How likely every pitch is along a stretch of a song: what the engine does for a request.

* coconet: at a note, all other notes given, its own cells hidden together (the geometric mean over
  them, as where a note is scored); at a rest, the cells of up to a bar of it hidden together.
* roll: at a step, given those before it; a joint head's keys given those that sound below them.
* event: at a note, given those before it; of its first event alone.
"""

from __future__ import annotations

import hashlib
import math
from collections import OrderedDict
from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.coconet import LoadedCoconet
from composer.engine.continuing import LOWEST, LoadedEvents, LoadedRoll
from composer.engine.inspection import events, four_parts, frames
from composer.engine.inspection.scoring import Cancelled, Loaded, Report
from composer.engine.messages import (
    ROLES,
    OperationCancelled,
    OperationRefused,
    PitchProbabilities,
    Probabilities,
    ProbabilitiesRequest,
)
from composer.engine.networks.coconet import VOICES, Coconet
from composer.model.score import Score
from composer.model.time import SIXTEENTH

KEPT = 4000  # places whose answers a network keeps, 1 KB each at most
Floats = NDArray[np.float32]
Emit = Callable[[Probabilities], None]
Go = Callable[[int, int], None]
Found = tuple[PitchProbabilities, ...]
Place = tuple[int, int, NDArray[np.int64]]  # a note's id or 0, its part, its steps

_KEPT: WeakKeyDictionary[Coconet, OrderedDict[bytes, Floats]] = WeakKeyDictionary()


def pitch_probabilities(
    model: Loaded,
    request: ProbabilitiesRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Emits the places as they are found.

    Raises :class:`OperationCancelled` between two passes, :class:`OperationRefused` when the model
    cannot hear the song.
    """

    def go(done: int, total: int) -> None:
        if cancelled():
            raise OperationCancelled
        report(min(done, total), max(1, total))

    found: Iterator[Found]
    if isinstance(model, LoadedCoconet):
        found = _coconet(model, request, go)
    elif isinstance(model, LoadedRoll):
        found = _roll(model, request, go)
    elif isinstance(model, LoadedEvents):
        found = _events(model, request, go)
    else:
        raise OperationRefused(f"The model {model.pack.name!r} does not read songs.")
    go(0, 1)
    for places in found:
        if places:
            emit(Probabilities(request.id, places, model.pack.name, model.pack.sha256))
    go(1, 1)


def _coconet(model: LoadedCoconet, request: ProbabilitiesRequest, go: Go) -> Iterator[Found]:
    parts = four_parts.parts_of(request.piece)
    listener = four_parts.Listener(model, parts)
    places = list(_places(parts, request))
    kept = _KEPT.setdefault(model.network, OrderedDict())
    keys = [_key(listener, place) for place in places]
    known = {n: kept[key] for n, key in enumerate(keys) if key in kept}
    yield tuple(
        told for n, logp in known.items() for told in _told(listener, parts, places[n], logp)
    )
    missing = [n for n in range(len(places)) if n not in known]
    done = 0
    for batch in listener.windows([places[n][1:] for n in missing]):
        found = []
        for number, logp in batch:
            place = places[missing[number]]
            note, _, steps = place
            # A note is one choice; the cells of a rest are as many.
            rows = logp.double().mean(0, keepdim=True) if note else logp.double()
            answer = rows.float().numpy()
            kept[keys[missing[number]]] = answer
            found += _told(listener, parts, place, answer)
        while len(kept) > KEPT:
            kept.popitem(last=False)
        done += len(batch)
        yield tuple(found)
        go(done, len(missing))


def _places(parts: four_parts.Parts, request: ProbabilitiesRequest) -> Iterator[Place]:
    """The notes and rests that begin in the stretch, in order of time."""
    wanted = [part for part in range(VOICES) if ROLES[part] in request.roles]
    length = parts.cells.shape[1]
    first = max(0, parts.step(request.start + SIXTEENTH - 1))
    last = min(length, parts.step(request.end - 1) + 1)
    places: list[Place] = []
    for part in wanted:
        owners = parts.owners[part]
        for note in np.unique(owners[first:last]).tolist():
            steps = np.flatnonzero(owners == note)
            if note and steps[0] >= first:
                places.append((note, part, steps))
        if request.rests:
            places += [(0, part, steps) for steps in _rests(owners, first, last)]
    places.sort(key=lambda place: (int(place[2][0]), place[1]))
    return iter(places)


def _rests(owners: NDArray[np.int64], first: int, last: int) -> Iterator[NDArray[np.int64]]:
    """Silent steps, those of a bar of sixteen together as far as they follow each other."""
    silent = np.arange(first, last)[owners[first:last] == 0]
    if len(silent):
        apart = (np.diff(silent) > 1) | (silent[1:] % four_parts.BAR == 0)
        yield from np.split(silent, np.flatnonzero(apart) + 1)


def _key(listener: four_parts.Listener, place: Place) -> bytes:
    """Tells apart what the network would be shown for a place."""
    _, part, steps = place
    low, high = listener.window(steps)
    shown = hashlib.blake2b(listener.numbers[:, low:high].tobytes(), digest_size=16)
    shown.update(listener.parts.sounding.tobytes())
    shown.update(repr((part, place[0] > 0, (steps - low).tolist(), high - low)).encode())
    return shown.digest()


def _told(
    listener: four_parts.Listener, parts: four_parts.Parts, place: Place, logp: Floats
) -> Iterator[PitchProbabilities]:
    note, part, steps = place
    if note:
        step = int(steps[0])
        here = int(listener.numbers[part, step])
        yield PitchProbabilities(
            note,
            ROLES[part],
            parts.start + step * SIXTEENTH,
            parts.start + (int(steps[-1]) + 1) * SIXTEENTH,
            listener.lowest + int(listener.shift[part, step]),
            np.exp(logp[0]).tobytes(),
            -float(logp[0, here]),
        )
        return
    for step, row in zip(steps.tolist(), logp, strict=True):
        start = parts.start + step * SIXTEENTH
        told = np.exp(row).tobytes()
        yield PitchProbabilities(
            0, ROLES[part], start, start + SIXTEENTH, listener.lowest, told, None
        )


def _roll(model: LoadedRoll, request: ProbabilitiesRequest, go: Go) -> Iterator[Found]:
    heard = frames.heard_frames(model, request.piece, request.transposition, lambda: go(0, 1))
    network = model.network
    keys = network.shape.keys
    first = max(0, -(-request.start // heard.ticks) - heard.first)
    last = min(len(heard.keys), -(-request.end // heard.ticks) - heard.first)
    if last <= first:
        return
    new = heard.owners.copy()
    new[1:][heard.owners[1:] == heard.owners[:-1]] = 0  # the steps in which a note begins

    def told(note: int, step: int, likely: Floats, nats: float | None) -> PitchProbabilities:
        start = heard.tick(step)
        lowest = LOWEST - heard.shift
        low, high = max(0, -lowest), min(keys, 128 - lowest)
        kept = np.ascontiguousarray(likely[low:high], np.float32).tobytes()
        return PitchProbabilities(note, "", start, start + heard.ticks, lowest + low, kept, nats)

    for passed in frames.passes(network, heard.keys[None, :last]):
        arguments = passed.arguments()
        steps = len(arguments[0])
        if passed.first + steps > first:
            with torch.inference_mode():
                if network.shape.head == "independent":
                    logits = network.independent(arguments[1], arguments[3], arguments[4])
                    choices = torch.sigmoid(logits.float()).cpu().numpy()
                    frame_of = np.arange(steps)
                    wanted = None
                else:
                    found, chosen, frame = network.choices(*arguments)
                    choices = found[:, :keys].float().exp().cpu().numpy()
                    wanted, frame_of = chosen.cpu().numpy(), frame.cpu().numpy()
            places = []
            for step in range(max(first - passed.first, 0), steps):
                at = passed.first + step
                mine = np.flatnonzero(frame_of == step)
                # Of a joint head's choices in a step each has its say on the keys above the last.
                whole = choices[mine].max(0)
                if request.rests:
                    places.append(told(0, at, whole, None))
                for key in np.flatnonzero(heard.keys[at] & (new[at] > 0)).tolist():
                    row = mine[0] if wanted is None else mine[wanted[mine] == key][0]
                    likely = choices[row]
                    nats = -math.log(max(1e-12, float(likely[key])))
                    places.append(told(int(new[at, key]), at, likely, nats))
            yield tuple(places)
        go(passed.first + steps, last)


def _events(model: LoadedEvents, request: ProbabilitiesRequest, go: Go) -> Iterator[Found]:
    score: Score = request.piece
    heard = events.performed(model, score)
    field = events.pitch_field(model.alphabet)
    pitches = np.array(
        [
            int(events.field_value(model.alphabet, field, number))
            for number in range(model.network.shape.sizes[field])
        ]
    )
    on_roll = (pitches >= 0) & (pitches < 128)
    last = max(
        (n + 1 for n, note in enumerate(heard.notes) if score.notes[note].onset < request.end),
        default=0,
    )
    if not last:
        return
    told: set[int] = set()
    for first, fields in events.passes(model, heard.events[:last]):
        logps = fields[field].double().numpy()
        places = []
        for row, logp in enumerate(logps):
            note = score.notes[heard.notes[first + row]]
            if note.id in told or not request.start <= note.onset < request.end:
                continue
            told.add(note.id)
            likely = np.zeros(128, np.float32)
            np.add.at(likely, pitches[on_roll], np.exp(logp)[on_roll].astype(np.float32))
            nats = -float(logp[int(heard.events[first + row, field])])
            places.append(
                PitchProbabilities(note.id, "", note.onset, note.end, 0, likely.tobytes(), nats)
            )
        yield tuple(places)
        go(first + len(logps), last)
