"""Training an event network: cross-entropy of the next event, field by field."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from composer.engine.events import Events, ExpressiveEvents, PublishedEvents, score_of_notes
from composer.engine.networks.event import EventLSTM, EventShape, stream_events
from composer.engine.networks.loading import load
from composer.engine.packs import Pack, PackError, read_card
from training.event.config import Configuration
from training.event.corpus import load_pieces, of_split
from training.event.likelihood import (
    Likelihood,
    field_losses,
    likelihood_of_pieces,
    likelihood_of_windows,
)
from training.event.windows import PieceWindows, PublishedWindows
from training.recipe import Batch, Carry
from training.sample import Sample

FEWEST_EVENTS = 200  # with less there is nothing to learn from
PRIME = 30  # events of a piece that a sample goes on from
SAMPLES, SAMPLE_EVENTS = 2, 400


class Recipe:
    """See :class:`training.recipe.Recipe`."""

    def __init__(self, configuration: Configuration, say: Callable[[str], None]) -> None:
        self.configuration = configuration
        pieces = load_pieces(Path(configuration.data))
        self.base = _base(configuration.start_from) if configuration.start_from else None
        self.shape = EventShape.from_dict(self.base.network) if self.base else configuration.network
        self.alphabet: Events
        self.windows: PieceWindows | PublishedWindows
        if configuration.protocol == "published":
            named = [piece for piece in pieces if piece.name == configuration.piece]
            if not named:
                raise ValueError(f"{configuration.data} has no piece {configuration.piece!r}")
            self.pieces = [named[0].keys()]
            self.alphabet = PublishedEvents.of(self.pieces[0])
            events = self.alphabet.encode(self.pieces[0])
            self.windows = PublishedWindows(
                events, configuration.window, configuration.seed, configuration.holding_out
            )
            self.primes = [events[:PRIME]]
        else:
            self.alphabet = ExpressiveEvents()
            self.pieces = [piece.notes for piece in of_split(pieces, "train")]
            held_out = [piece.notes for piece in of_split(pieces, "valid")]
            self.valid = [self.alphabet.encode(notes) for notes in held_out]
            count = sum(len(notes) for notes in self.pieces)
            if count < FEWEST_EVENTS or not self.valid:
                raise ValueError(
                    f"{configuration.data} is too little to learn from: {count} notes for "
                    f"training, {sum(map(len, self.valid))} held out, where at least "
                    f"{FEWEST_EVENTS} and {PRIME} are wanted"
                )
            self.windows = PieceWindows(
                self.pieces,
                configuration.window,
                configuration.seed,
                configuration.semitones,
                configuration.pace,
                configuration.loudness,
            )
            self.primes = [events[:PRIME] for events in self.valid]
        if self.shape.sizes != self.alphabet.sizes:
            raise ValueError(
                f"network.sizes must be {list(self.alphabet.sizes)} with these events, "
                f"not {list(self.shape.sizes)}"
            )
        self._base_nats: float | None = None

    def network(self) -> nn.Module:
        network = EventLSTM(self.shape, self.configuration.dropout)
        if self.base is not None:
            network.load_state_dict(_loaded(self.base).state_dict())
        return network

    def draw(self, step: int, count: int, random: np.random.Generator) -> dict[str, NDArray[Any]]:
        return self.windows.draw(step, count)

    def loss(self, network: nn.Module, batch: Batch, carry: Carry) -> tuple[Tensor, Carry]:
        state = None
        if carry is not None:
            goes_on = (~batch["begins"])[:, None, None]
            state = (carry[0] * goes_on, carry[1] * goes_on)
        logits, (hidden, cell) = network(batch["events"], batch["following"], state)
        nats = torch.stack(field_losses(logits, batch["following"])).sum(0)
        loss = (nats.sum(1) * batch["scale"]).mean()
        if self.configuration.l1:
            loss = loss + self.configuration.l1 * sum(
                weights.abs().sum() for weights in network.parameters()
            )
        carries = self.configuration.carry and isinstance(self.windows, PieceWindows)
        return loss, (hidden.detach(), cell.detach()) if carries else None

    def likelihood(self, network: nn.Module) -> Likelihood:
        """On what is held out."""
        assert isinstance(network, EventLSTM)
        if isinstance(self.windows, PublishedWindows):
            return likelihood_of_windows(network, self.windows)
        return likelihood_of_pieces(network, self.valid)

    def validate(self, network: nn.Module) -> dict[str, float]:
        found = self.likelihood(network)
        figures = {"valid_nats_per_event": found.total, "valid_accuracy": found.accuracy}
        for name, nats, correct in zip(
            self.alphabet.fields, found.nats, found.correct, strict=True
        ):
            figures[f"valid_{name}_nats"] = nats
            figures[f"valid_{name}_accuracy"] = correct
        if self.base is not None:
            if self._base_nats is None:
                self._base_nats = self.likelihood(_loaded(self.base)).total
            figures["start_nats_per_event"] = self._base_nats
        return figures

    def samples(self, network: nn.Module, random: np.random.Generator) -> list[Sample]:
        assert isinstance(network, EventLSTM)
        generator = torch.Generator().manual_seed(int(random.integers(2**31)))
        prime = self.primes[int(random.integers(len(self.primes)))]
        window = self.configuration.window if isinstance(self.windows, PublishedWindows) else 0
        stream = stream_events(network, prime.tolist(), 1.0, generator, SAMPLES, window)
        drawn = np.array(list(islice(stream, SAMPLE_EVENTS))).swapaxes(0, 1)
        return [
            Sample(
                f"After {len(prime)} events of a held-out piece, number {number + 1}",
                score=score_of_notes(self.alphabet.decode(np.concatenate([prime, events]))),
            )
            for number, events in enumerate(drawn)
        ]

    def card(self) -> dict[str, Any]:
        known = Path(self.configuration.data).stem in ("piano", "piano-midi")
        held_out = (
            f"{len(self.valid)} for validation"
            if isinstance(self.windows, PieceWindows)
            else f"a tenth held out ({self.configuration.holding_out})"
        )
        source = PIANO if known else Path(self.configuration.data).stem
        licence = PIANO_LICENCE if known else "that of the music it was trained on"
        if self.base is not None:
            source += f"; begun from the pack {self.base.name} ({self.base.corpus})"
            licence += f"; {self.base.licence}"
        published = isinstance(self.windows, PublishedWindows)
        return {
            "family": "event",
            "title": "Piano, published system" if published else "Piano, expressive",
            "network": self.shape.to_dict(),
            "corpus": f"{source}: {len(self.pieces)} pieces for training, {held_out}",
            "licence": licence,
            "defaults": {"temperature": 1.0, "window": self.configuration.window}
            if published
            else {"temperature": 0.95},
            "alphabet": self.alphabet.to_dict(),
            **({"prime": self.primes[0].tolist()} if published else {}),
        }


def _base(folder: str) -> Pack:
    """The pack to go on from; ``ValueError`` when it is none."""
    try:
        pack = read_card(Path(folder))
    except PackError as error:
        raise ValueError(str(error)) from error
    if pack.family != "event":
        raise ValueError(f"the pack {pack.name} is of the family {pack.family}, not event")
    if pack.extra.get("alphabet") != ExpressiveEvents().to_dict():
        raise ValueError(f"the pack {pack.name} cannot be gone on from: it has other events")
    return pack


def _loaded(pack: Pack) -> EventLSTM:
    try:
        network = load(pack)
    except PackError as error:
        raise ValueError(str(error)) from error
    assert isinstance(network, EventLSTM)
    return network


PIANO = (
    "Classical piano music, entered and shaped by Bernd Krueger (http://www.piano-midi.de), in "
    "seconds by its tempo maps, notes as long as they sound with the pedal"
)
PIANO_LICENCE = (
    "MIDI files by Bernd Krueger, http://www.piano-midi.de, CC BY-SA 3.0 Germany "
    "(https://creativecommons.org/licenses/by-sa/3.0/de/); weights trained on them"
)
