"""How surprising a piece is to a network, place by place: what the engine does for a request.

* coconet: each note given all other notes of the score, its own cells hidden together; its nats
  are the mean over its sixteenth cells.
* roll: each step given the steps before it; a note has the nats of its key in its first step,
  the keys below it known.
* event: each performed note given those before it, all fields together.
* lyrics, tune: each character given those before it, and the end of the text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import numpy as np
import torch
from torch import Tensor

from composer.engine.abc import Tune
from composer.engine.coconet import LoadedCoconet
from composer.engine.continuing import LOWEST, LoadedEvents, LoadedRoll
from composer.engine.inspection import characters, events, four_parts, frames
from composer.engine.lyrics import UNKNOWN, LoadedLyrics
from composer.engine.messages import (
    Alternative,
    OperationCancelled,
    OperationRefused,
    Scored,
    ScoreRequest,
    Surprise,
    Surprises,
)
from composer.engine.tunes import LoadedTunes
from composer.model.generation import Parameter
from composer.model.score import Score

Loaded = LoadedCoconet | LoadedRoll | LoadedEvents | LoadedLyrics | LoadedTunes
Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Emit = Callable[[Surprises | Scored], None]

LIKELIER = 3  # likelier alternatives that are told
UNKNOWN_NATS = 8 * math.log(2)  # what spelling out an unknown character would cost besides


def score_piece(
    model: Loaded,
    request: ScoreRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Emits the surprises as they are found, and at the end the mean.

    The mean is of a note (coconet, event), a step but the first (roll) or a character with the
    end (lyrics, tune), which for all but coconet is the measure of the pack's own figures.  Raises
    :class:`OperationCancelled` between two passes, :class:`OperationRefused` when the model cannot
    read the piece.
    """

    def go(done: int, total: int) -> None:
        if cancelled():
            raise OperationCancelled
        report(min(done, total), total)

    made_with: dict[str, Parameter] = {"device": request.device}
    piece = request.piece
    if isinstance(model, LoadedCoconet):
        unit, terms = "note", _coconet(model, _score(model, piece), request, emit, go)
    elif isinstance(model, LoadedRoll):
        song = _score(model, piece)
        heard = frames.heard_frames(model, song, request.transposition, lambda: go(0, 1))
        made_with["transposition"] = heard.shift
        unit, terms = "step", _roll(model, heard, request, emit, go)
    elif isinstance(model, LoadedEvents):
        unit, terms = "note", _events(model, _score(model, piece), request, emit, go)
    else:
        if isinstance(model, LoadedLyrics) and request.artist is not None:
            made_with["artist"] = request.artist
            if request.second_artist is not None:
                made_with["second_artist"], made_with["blend"] = (
                    request.second_artist,
                    request.blend,
                )
            if request.strength != 1:
                made_with["strength"] = request.strength
        unit, terms = "character", _characters(model, request, emit, go)
    if not terms:
        raise OperationRefused("There is too little in the piece to score it.")
    total = math.fsum(terms)
    emit(
        Scored(
            id=request.id,
            revision=request.revision,
            unit=unit,
            count=len(terms),
            nats=total / len(terms),
            total=total,
            parameters=tuple(sorted(made_with.items())),
            pack=model.pack.name,
            pack_hash=model.pack.sha256,
        )
    )


Go = Callable[[int, int], None]


def _score(model: Loaded, piece: object) -> Score:
    if not isinstance(piece, Score):
        raise OperationRefused(f"The model {model.pack.name!r} reads songs alone.")
    return piece


def _coconet(
    model: LoadedCoconet, score: Score, request: ScoreRequest, emit: Emit, go: Go
) -> list[float]:
    parts = four_parts.parts_of(score)
    listener = four_parts.Listener(model, parts)
    places = list(parts.places())
    terms = []
    go(0, len(places))
    for batch in listener.windows([(voice, steps) for _, voice, steps in places]):
        found = []
        for number, logp in batch:
            note, voice, steps = places[number]
            # The geometric mean over the note's cells.
            mean = logp.double().mean(0)
            here = int(listener.rows[voice, int(steps[0])])
            pitch = {
                row: listener.pitch_of(row, voice, int(steps[0]))
                for row in _best(mean, LIKELIER + 1)
            }
            surprise = surprise_at(note, mean, here, lambda row, pitch=pitch: pitch[row])
            found.append(surprise)
            terms.append(surprise.nats)
        emit(Surprises(request.id, "note", tuple(found)))
        go(len(terms), len(places))
    return terms


def _roll(
    model: LoadedRoll, heard: frames.Frames, request: ScoreRequest, emit: Emit, go: Go
) -> list[float]:
    network = model.network
    steps = len(heard.keys)
    whole: list[float] = []
    told: set[int] = set()
    go(0, steps)
    for passed in frames.passes(network, heard.keys[None]):
        arguments = passed.arguments()
        nats = network.nats(*arguments).double().cpu()
        begun = []
        for frame, key, surprise in _keys(model, arguments, heard):
            note = int(heard.owners[passed.first + frame, key])
            if note not in told:
                told.add(note)
                begun.append(surprise._replace(place=note))
        emit(Surprises(request.id, "note", tuple(begun)))
        emit(
            Surprises(
                request.id,
                "step",
                tuple(
                    Surprise(passed.first + i, value, math.exp(-value))
                    for i, value in enumerate(nats.tolist())
                ),
            )
        )
        whole += nats.tolist()
        go(len(whole), steps)
    return whole[1:]


def _keys(
    model: LoadedRoll, arguments: tuple[Tensor, ...], heard: frames.Frames
) -> Iterable[tuple[int, int, Surprise]]:
    """Of each sounding key the frame, the key, and its surprise."""
    network = model.network
    keys = network.shape.keys

    def pitch(key: int) -> int:
        return -1 if key == keys else min(127, max(0, key + LOWEST - heard.shift))

    if network.shape.head == "independent":
        logits = network.independent(arguments[1], arguments[3], arguments[4]).double().cpu()
        for frame, key in arguments[0].cpu().nonzero().tolist():
            nats = float(torch.nn.functional.softplus(-logits[frame, key]))
            yield frame, key, Surprise(0, nats, math.exp(-nats))
        return
    found, wanted, frame_of = (part.cpu() for part in network.choices(*arguments))
    for logp, key, frame in zip(found, wanted.tolist(), frame_of.tolist(), strict=True):
        if key < keys:
            yield frame, key, surprise_at(0, logp.double(), key, pitch)


def _events(
    model: LoadedEvents, score: Score, request: ScoreRequest, emit: Emit, go: Go
) -> list[float]:
    heard = events.performed(model, score)
    alphabet, pitch = model.alphabet, events.pitch_field(model.alphabet)
    notes: dict[int, Surprise] = {}
    remaining = dict.fromkeys(heard.notes, 0)
    for note in heard.notes:
        remaining[note] += 1
    terms: list[float] = []
    go(0, len(heard.events))
    for first, fields in events.passes(model, heard.events):
        told = []
        for i in range(len(fields[0])):
            event, note = heard.events[first + i], heard.notes[first + i]
            nats = [-float(logp[i, event[field]]) for field, logp in enumerate(fields)]
            before = notes.get(note)
            if before is None:
                surprise = surprise_at(
                    note,
                    fields[pitch][i].double(),
                    int(event[pitch]),
                    lambda number: int(events.field_value(alphabet, pitch, number)),
                )
                before = surprise._replace(
                    nats=0.0, parts=tuple((name, 0.0) for name in alphabet.fields)
                )
            notes[note] = before._replace(
                nats=before.nats + sum(nats),
                parts=tuple(
                    (name, old + new) for (name, old), new in zip(before.parts, nats, strict=True)
                ),
            )
            terms.append(sum(nats))
            remaining[note] -= 1
            if not remaining[note]:
                told.append(notes.pop(note))
        emit(Surprises(request.id, "note", tuple(told)))
        go(len(terms), len(heard.events))
    return terms


def _characters(
    model: LoadedLyrics | LoadedTunes, request: ScoreRequest, emit: Emit, go: Go
) -> list[float]:
    piece = request.piece
    if isinstance(model, LoadedTunes):
        if not isinstance(piece, Tune):
            raise OperationRefused(f"The model {model.pack.name!r} reads tunes alone.")
        indices = characters.tune_indices(model, piece)
        conditions, weights = characters.tune_conditions(model, piece), None
    else:
        if not isinstance(piece, str):
            raise OperationRefused(f"The model {model.pack.name!r} reads texts alone.")
        indices = characters.lyrics_indices(model, piece)
        conditions, weights = characters.lyrics_manner(
            model, request.artist, request.second_artist, request.blend, request.strength
        )
    name = character_names(model)
    following = [*indices, characters.MARK]
    terms: list[float] = []
    go(0, len(following))
    for first, logp in characters.passes(model.network, indices, conditions, weights):
        found = []
        for i, row in enumerate(logp):
            surprise = surprise_at(first + i, row.double(), following[first + i], name)
            if isinstance(model, LoadedLyrics) and following[first + i] == UNKNOWN:
                nats = surprise.nats + UNKNOWN_NATS
                surprise = surprise._replace(nats=nats, probability=math.exp(-nats))
            found.append(surprise)
            terms.append(surprise.nats)
        emit(Surprises(request.id, "character", tuple(found)))
        go(len(terms), len(following))
    return terms


def character_names(model: LoadedLyrics | LoadedTunes) -> Callable[[int], str]:
    """What an index of the pack's vocabulary stands for: "" for the end, "\\ufffd" for any
    character that it has not."""
    if isinstance(model, LoadedTunes):
        names = ["", *model.characters]
    else:
        names = ["", "\ufffd", *model.characters]
    return names.__getitem__


def surprise_at(place: int, logp: Tensor, here: int, value: Callable[[int], int | str]) -> Surprise:
    """``logp``: float64 [choices]; ``here``: which of them it is; ``value``: what one means."""
    own = float(logp[here])
    likelier = tuple(
        Alternative(value(choice), math.exp(float(logp[choice])))
        for choice in _best(logp, LIKELIER)
        if choice != here and float(logp[choice]) > own
    )
    return Surprise(place, -own, math.exp(own), likelier)


def _best(logp: Tensor, count: int) -> list[int]:
    order: list[int] = np.argsort(-logp.numpy(), kind="stable")[:count].tolist()
    return order
