"""What a network holds likely at one place of a piece: what the engine does for a request."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from composer.engine.abc import Tune
from composer.engine.coconet import LoadedCoconet
from composer.engine.continuing import LOWEST, LoadedEvents, LoadedRoll
from composer.engine.grid import SILENT
from composer.engine.inspection import characters, events, four_parts, frames
from composer.engine.inspection.scoring import Cancelled, Loaded, Report, character_names
from composer.engine.lyrics import LoadedLyrics
from composer.engine.messages import (
    Alternative,
    Distribution,
    ExplainRequest,
    Explanation,
    OperationCancelled,
    OperationRefused,
)
from composer.engine.networks.roll import RollLSTM
from composer.engine.tunes import LoadedTunes
from composer.model.generation import Parameter
from composer.model.score import Score
from composer.model.time import SIXTEENTH

Emit = Callable[[Explanation], None]
Found = tuple[int, int, tuple[Distribution, ...]]
Go = Callable[[int, int], None]

BEAM = 64  # chords that are followed up at once
UNSURE = 12  # keys of an independent head that are tried both ways


def explain_place(
    model: Loaded,
    request: ExplainRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Emits one :class:`Explanation`.

    coconet: the pitch of the note that sounds at the tick in the voice named, its cells hidden
    together and all else given (the geometric mean over them), or of a silent cell.  roll: the
    step that holds the tick, chords as wholes.  event: the first note at the tick or after it.
    lyrics, tune: the character at the offset.  Raises :class:`OperationCancelled`, and
    :class:`OperationRefused` when there is no such place.
    """

    def go(done: int, total: int) -> None:
        if cancelled():
            raise OperationCancelled
        report(min(done, total), max(1, total))

    go(0, 1)
    made_with: dict[str, Parameter] = {
        "count": request.count,
        "device": request.device,
        "place": request.place,
    }
    if isinstance(model, (LoadedLyrics, LoadedTunes)):
        if isinstance(model, LoadedLyrics) and request.artist is not None:
            made_with["artist"] = request.artist
        start, end, found = _character(model, request, go)
    elif not isinstance(request.piece, Score):
        raise OperationRefused(f"The model {model.pack.name!r} reads songs alone.")
    elif isinstance(model, LoadedCoconet):
        made_with["role"] = request.role
        start, end, found = _cell(model, request.piece, request)
    elif isinstance(model, LoadedRoll):
        heard = frames.heard_frames(model, request.piece, request.transposition, lambda: go(0, 1))
        made_with["transposition"] = heard.shift
        start, end, found = _frame(model, heard, request, go)
    else:
        start, end, found = _event(model, request.piece, request, go)
    emit(
        Explanation(
            id=request.id,
            revision=request.revision,
            place=start,
            end=end,
            distributions=found,
            parameters=tuple(sorted((n, v) for n, v in made_with.items() if v is not None)),
            pack=model.pack.name,
            pack_hash=model.pack.sha256,
        )
    )
    go(1, 1)


def _cell(model: LoadedCoconet, score: Score, request: ExplainRequest) -> Found:
    parts = four_parts.parts_of(score)
    listener = four_parts.Listener(model, parts)
    voice = four_parts.part_named(request.role, parts)
    step = parts.step(request.place)
    if not 0 <= step < parts.cells.shape[1]:
        raise OperationRefused("No part has a note there or after it.")
    note = int(parts.owners[voice, step])
    steps = np.flatnonzero(parts.owners[voice] == note) if note else np.array([step])
    ((_, logp),) = next(listener.windows([(voice, steps)]))
    mean = logp.double().mean(0)

    def pitch(row: int) -> int:
        return listener.pitch_of(row, voice, step)

    sounds = parts.cells[voice, step] != SILENT
    here = int(listener.rows[voice, step]) if sounds else None
    start = parts.start + int(steps[0]) * SIXTEENTH
    end = parts.start + (int(steps[-1]) + 1) * SIXTEENTH
    return start, end, (_distribution("pitch", mean, here, pitch, request.count),)


def _distribution(
    what: str,
    logp: Tensor,
    here: int | None,
    value: Callable[[int], int | float | str],
    count: int,
) -> Distribution:
    likeliest = np.argsort(-logp.numpy(), kind="stable")[:count].tolist()
    return Distribution(
        what,
        None if here is None else Alternative(value(here), math.exp(float(logp[here]))),
        tuple(Alternative(value(n), math.exp(float(logp[n]))) for n in likeliest),
    )


def _character(model: LoadedLyrics | LoadedTunes, request: ExplainRequest, go: Go) -> Found:
    piece, place = request.piece, request.place
    if isinstance(model, LoadedTunes):
        if not isinstance(piece, Tune):
            raise OperationRefused(f"The model {model.pack.name!r} reads tunes alone.")
        indices = characters.tune_indices(model, piece)
        conditions = characters.tune_conditions(model, piece)
    else:
        if not isinstance(piece, str):
            raise OperationRefused(f"The model {model.pack.name!r} reads texts alone.")
        indices = characters.lyrics_indices(model, piece)
        conditions = characters.lyrics_conditions(model, request.artist)
    here = [*indices, characters.MARK][place]
    last = characters.after(model.network, indices[:place], conditions, go)
    found = _distribution("character", last.double(), here, character_names(model), request.count)
    return place, min(len(indices), place + 1), (found,)


def _frame(model: LoadedRoll, heard: frames.Frames, request: ExplainRequest, go: Go) -> Found:
    network = model.network
    place = request.place // heard.ticks - heard.first
    if not 0 <= place <= len(heard.keys):
        raise OperationRefused("That is before the song's first bar or beyond its end.")
    # One silent frame more, so that what comes after the end can be asked for.
    keys = np.concatenate([heard.keys, np.zeros_like(heard.keys[:1])])[: place + 1]
    for passed in frames.passes(network, keys[None]):
        go(passed.first, place + 1)
    last = [part[-1:] for part in passed.arguments()]
    chords = likeliest_chords(network, last, request.count)

    def named(chord: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(min(127, max(0, key + LOWEST - heard.shift)) for key in chord)

    present = None
    if place < len(heard.keys):
        with torch.inference_mode():
            nats = float(network.nats(*last)[0])
        chord = tuple(np.flatnonzero(heard.keys[place]).tolist())
        present = Alternative(named(chord), math.exp(-nats))
    likeliest = tuple(Alternative(named(chord), math.exp(logp)) for logp, chord in chords)
    start = heard.tick(place)
    return start, start + heard.ticks, (Distribution("chord", present, likeliest),)


def likeliest_chords(
    network: RollLSTM, last: list[Tensor], count: int
) -> list[tuple[float, tuple[int, ...]]]:
    """Log-probability and keys of the likeliest frames, the likeliest first.

    By a beam search over the keys from low to high, at least :data:`BEAM` wide: a chord as likely
    as those found can be missed only when many begin more likely and go on less so.
    """
    keys = network.shape.keys
    width = max(BEAM, 2 * count)
    if network.shape.head == "independent":
        return _independent_chords(network, last, count)
    done: list[tuple[float, tuple[int, ...]]] = []
    beam: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    while beam:
        targets = torch.zeros(len(beam), keys, dtype=torch.bool, device=last[1].device)
        for row, (_, chord) in enumerate(beam):
            targets[row, list(chord)] = True
        given = [part.expand(len(beam), *part.shape[1:]) for part in last[1:]]
        with torch.inference_mode():
            found, _, frame = network.choices(targets, *given)
        # A frame's last choice is what comes after its keys.
        ends = torch.cumsum(torch.bincount(frame, minlength=len(beam)), 0) - 1
        logp = found[ends].double().cpu().numpy()
        grown: list[tuple[float, tuple[int, ...]]] = []
        for row, (before, chord) in enumerate(beam):
            done.append((before + float(logp[row, keys]), chord))
            first = chord[-1] + 1 if chord else 0
            for key in np.argsort(-logp[row, first:keys], kind="stable")[:width].tolist():
                grown.append((before + float(logp[row, first + key]), (*chord, first + key)))
        done = sorted(done, key=lambda entry: -entry[0])[:count]
        least = done[-1][0] if len(done) == count else -math.inf
        grown = [entry for entry in grown if entry[0] > max(least, -30.0)]
        beam = sorted(grown, key=lambda entry: -entry[0])[:width]
    return done


def _independent_chords(
    network: RollLSTM, last: list[Tensor], count: int
) -> list[tuple[float, tuple[int, ...]]]:
    with torch.inference_mode():
        logits = network.independent(last[1], last[3], last[4])[0].double().cpu().numpy()
    unsure = np.argsort(np.abs(logits), kind="stable")[:UNSURE]
    sure = float(-np.logaddexp(0, -np.abs(logits)).sum())
    flips = (np.arange(2 ** len(unsure))[:, None] >> np.arange(len(unsure))) & 1
    # To decide a key against its logit costs just that logit.
    logp = sure - flips @ np.abs(logits[unsure])
    found = []
    for number in np.argsort(-logp, kind="stable")[:count].tolist():
        sounding = logits > 0
        sounding[unsure] ^= flips[number].astype(bool)
        found.append((float(logp[number]), tuple(np.flatnonzero(sounding).tolist())))
    return found


def _event(model: LoadedEvents, score: Score, request: ExplainRequest, go: Go) -> Found:
    heard = events.performed(model, score)
    alphabet = model.alphabet
    onsets = [score.notes[note].onset for note in heard.notes]
    place = next((i for i, onset in enumerate(onsets) if onset >= request.place), None)
    if place is None:
        raise OperationRefused("No note begins there or after it.")
    for first, fields in events.passes(model, heard.events[: place + 1]):
        go(first, place + 1)
        last = [logp[-1] for logp in fields]
    found = tuple(
        _distribution(
            alphabet.fields[field],
            logp.double(),
            int(heard.events[place, field]),
            lambda number, field=field: events.field_value(alphabet, field, number),
            request.count,
        )
        for field, logp in enumerate(last)
    )
    note = score.notes[heard.notes[place]]
    return note.onset, note.end, found
