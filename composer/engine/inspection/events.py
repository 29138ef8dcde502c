"""A score as an event network hears it: performed notes, and the notes they are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from composer.engine.continuing import LoadedEvents
from composer.engine.events import Events, PublishedEvents, notes_of_score
from composer.engine.messages import OperationRefused
from composer.engine.networks.event import State
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL

CHUNK = 48  # events of a pass: what takes well below 100 ms


@dataclass(frozen=True)
class Performed:
    """``events``: int64 [events, fields]; ``notes``: the id of the note that each is of."""

    events: NDArray[np.int64]
    notes: list[int]


def performed(model: LoadedEvents, score: Score) -> Performed:
    """The score's events by its tempo map.

    Raises :class:`OperationRefused` when there is nothing but drums.
    """
    timed = notes_of_score(score)
    if not len(timed):
        raise OperationRefused("There is nothing but drums in the song; the models know none.")
    channels = {voice.id: voice.channel for voice in score.voices}
    # Of notes of one pitch that begin together the longest is the one that is heard.
    ids: dict[tuple[float, int], int] = {}
    for note in sorted(score.notes.values(), key=lambda note: note.duration):
        if channels[note.voice] != DRUM_CHANNEL:
            ids[score.tempo.seconds(note.onset), note.pitch] = note.id
    numbers = model.alphabet.sources(timed)
    pairs = zip(timed.onset[numbers].tolist(), timed.pitch[numbers].tolist(), strict=True)
    return Performed(model.alphabet.encode(timed), [ids[pair] for pair in pairs])


def passes(model: LoadedEvents, events: NDArray[np.int64]) -> Iterator[tuple[int, list[Tensor]]]:
    """The log-probabilities of each event's fields given the events before it, and of a field
    given those before it in the event.

    Yields the number of the first event and for each field float [some, its classes].
    """
    network = model.network
    start = network.start(1)
    device = start.device
    whole = torch.from_numpy(events).to(device)[None]
    seen = torch.cat([start, whole[:, :-1]], dim=1)
    state: State | None = None
    for first in range(0, whole.shape[1], CHUNK):
        following = whole[:, first : first + CHUNK]
        with torch.inference_mode():
            if model.window:
                hidden = _windowed(model, seen, first, following.shape[1])
            else:
                hidden, state = network.read(seen[:, first : first + CHUNK], state)
            yield (
                first,
                [
                    torch.log_softmax(
                        network.head(i, hidden, following[..., :i])[0].float(), -1
                    ).cpu()
                    for i in range(len(network.shape.sizes))
                ],
            )


def _windowed(model: LoadedEvents, seen: Tensor, first: int, count: int) -> Tensor:
    """What the heads see after the last events alone, each window from an empty state."""
    found = []
    for last in range(first, first + count):
        # What a windowed network was trained on has no mark, which is the first of ``seen``.
        begin = max(1, last + 1 - model.window) if last else 0
        hidden, _ = model.network.read(seen[:, begin : last + 1], None)
        found.append(hidden[:, -1:])
    return torch.cat(found, dim=1)


def pitch_field(alphabet: Events) -> int:
    """Which of the fields is the pitch."""
    return alphabet.fields.index("note" if isinstance(alphabet, PublishedEvents) else "pitch")


def field_value(alphabet: Events, field: int, number: int) -> int | float:
    """What a class of a field means: a MIDI pitch or velocity, or seconds."""
    name = alphabet.fields[field]
    if isinstance(alphabet, PublishedEvents):
        if name == "note":
            return number + alphabet.lowest
        if name == "velocity":
            return number
        return 0.0 if number == 0 else round(alphabet.least + (number - 0.5) * alphabet.width, 4)
    event = np.zeros((1, 4), dtype=np.int64)
    event[0, field] = number
    timed = alphabet.decode(event)
    if name == "pitch":
        return int(timed.pitch[0])
    if name == "velocity":
        return int(timed.velocity[0])
    return round(float(timed.onset[0] if name == "time" else timed.duration[0]), 4)
