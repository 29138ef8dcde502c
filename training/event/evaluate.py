"""An event pack's figures: nats an event and accuracy, by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from composer.engine.events import ExpressiveEvents, TimedNotes
from composer.engine.networks.event import EventLSTM
from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from training.event.config import HOLDING_OUT
from training.event.corpus import load_pieces, of_split
from training.event.likelihood import Likelihood, likelihood_of_pieces, likelihood_of_windows
from training.event.sampling import EVENTS, alphabet_of, sample_notes, window_of
from training.event.texture import texture
from training.event.windows import Integers, PublishedWindows
from training.figures import Figure, figure

NATS = "nats per event"
MOST_SAMPLES = 100  # enough for the means of their texture


def evaluate(pack: Pack, data: Path, split: str, options: Any) -> list[Figure]:
    """Nats and accuracy.

    ``data``: what :func:`training.event.corpus.convert` wrote, or a folder of MIDI files;
    ``split``: one of its splits, or ``"all"``.  A pack by the published system also has the split
    that it was trained with (``"windows"`` or ``"time"``).  ``options.every``: of the pieces every
    n-th; ``options.only``: ``"texture"`` compares samples with the beginnings of the
    split's pieces instead.
    """
    network = load(pack, options.device)
    assert isinstance(network, EventLSTM)
    alphabet = alphabet_of(pack)
    pieces = load_pieces(data)
    own_name = pack.extra.get("training", {}).get("piece")
    some = [p for p in of_split(pieces, split) if not own_name or p.name != own_name]
    some = some[:: options.every]
    only = getattr(options, "only", None)

    def measured(name: str, value: float, unit: str) -> Figure:
        return figure(name, value, unit, pack, data, split, options.every, only=only)

    if isinstance(alphabet, ExpressiveEvents):
        notes = [piece.notes for piece in some]
    else:
        notes = [piece.keys() for piece in some]
    if not notes and split not in HOLDING_OUT:
        raise ValueError(f"{data} has no piece in the split {split!r}")
    if only == "texture":
        count = min(options.samples, MOST_SAMPLES)
        temperature = float(pack.defaults.get("temperature", 1.0))
        drawn = list(sample_notes(pack, count, options.seed, temperature))
        beginnings = [piece.part(0, EVENTS) for piece in notes]
        return [
            measured(f"{whose}: {name}", value, "")
            for whose, theirs in (("samples", drawn), ("split", beginnings))
            for name, value in texture(theirs).items()
        ]
    if isinstance(alphabet, ExpressiveEvents):
        encoded = [alphabet.encode(piece) for piece in notes]
        found = likelihood_of_pieces(network, encoded)
        train = [alphabet.encode(piece.notes) for piece in of_split(pieces, "train")]
    else:
        own = next((piece.keys() for piece in pieces if piece.name == own_name), None)
        found, train = _of_windows(pack, network, own, notes, split), []
    figures = [
        measured("negative log-likelihood", found.total, NATS),
        measured("accuracy, mean of the fields", found.accuracy, ""),
    ]
    for name, nats, correct in zip(alphabet.fields, found.nats, found.correct, strict=True):
        figures.append(measured(f"{name}: negative log-likelihood", nats, NATS))
        figures.append(measured(f"{name}: accuracy", correct, ""))
    if train and split != "train":
        nats = sum(unigram_nats(train, encoded, alphabet.sizes))
        figures.append(measured("baseline: unigrams of each field", nats, NATS))
    return figures


def _of_windows(
    pack: Pack,
    network: EventLSTM,
    own: TimedNotes | None,
    others: list[TimedNotes],
    split: str,
) -> Likelihood:
    """By the published protocol: on the windows held out of the pack's own piece, or others'."""
    alphabet, length = alphabet_of(pack), window_of(pack)
    training = pack.extra.get("training", {})
    if split in HOLDING_OUT:
        if training.get("holding_out") != split:
            raise ValueError(f"{pack.name} was not trained with the split {split!r}")
        if own is None:
            raise ValueError(f"the piece {training.get('piece')!r} is not in the data")
        windows = PublishedWindows(alphabet.encode(own), length, int(training["seed"]), split)
        return likelihood_of_windows(network, windows)
    found = []
    for notes in others:
        windows = PublishedWindows(alphabet.encode(notes), length, 1, "windows")
        windows.valid = np.arange(len(windows.events) - length)
        found.append(likelihood_of_windows(network, windows))
    weights = np.array([one.events for one in found], dtype=float)
    return Likelihood(
        tuple(np.average([one.nats for one in found], axis=0, weights=weights).tolist()),
        tuple(np.average([one.correct for one in found], axis=0, weights=weights).tolist()),
        int(weights.sum()),
    )


def unigram_nats(
    train: list[Integers], pieces: list[Integers], sizes: tuple[int, ...]
) -> list[float]:
    """Nats of each field by its classes' counts in ``train``, half a count more for each."""
    counted, wanted = np.concatenate(train), np.concatenate(pieces)
    nats = []
    for field, size in enumerate(sizes):
        counts = np.bincount(counted[:, field], minlength=size) + 0.5
        nats.append(float(-np.log(counts / counts.sum())[wanted[:, field]].mean()))
    return nats
