"""Music that an event pack writes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
import torch

from composer.engine.events import Events, TimedNotes, alphabet_from_dict, score_of_notes
from composer.engine.networks.event import EventLSTM, stream_events
from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from training.sample import Sample

ROWS = 50
EVENTS = 400


def sample(pack: Pack, count: int, seed: int, temperature: float) -> Iterator[Sample]:
    """``count`` pieces of 400 events; a pack by the published system goes on from its prime."""
    for number, notes in enumerate(sample_notes(pack, count, seed, temperature)):
        title = f"Number {number + 1}, temperature {temperature:g}"
        yield Sample(title, score=score_of_notes(notes, title))


def sample_notes(
    pack: Pack, count: int, seed: int, temperature: float, events: int = EVENTS
) -> Iterator[TimedNotes]:
    """The same, in seconds."""
    network = load(pack)
    assert isinstance(network, EventLSTM)
    alphabet = alphabet_of(pack)
    prime = np.array(pack.extra.get("prime", []), dtype=np.int64).reshape(-1, len(alphabet.sizes))
    random = torch.Generator().manual_seed(seed)
    for first in range(0, count, ROWS):
        rows = min(ROWS, count - first)
        stream = stream_events(network, prime.tolist(), temperature, random, rows, window_of(pack))
        drawn = np.array(list(islice(stream, events)))
        for row in range(rows):
            yield alphabet.decode(np.concatenate([prime, drawn[:, row]]))


def alphabet_of(pack: Pack) -> Events:
    """The pack's alphabet; raises ``ValueError`` when its card names none."""
    return alphabet_from_dict(pack.extra.get("alphabet"))


def window_of(pack: Pack) -> int:
    """How many events a network by the published system sees at once, 0 for all."""
    return int(pack.defaults.get("window", 0))
