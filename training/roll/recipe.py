"""Training the roll network: the log-likelihood of the next frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from composer.engine.networks.roll import RollLSTM
from composer.engine.recollection import FOUND
from training.recipe import Batch, Carry
from training.roll.config import Configuration
from training.roll.corpus import Recollected, Windows, corpus_of, load_split
from training.roll.likelihood import nats_per_frame
from training.roll.sampling import write
from training.sample import Sample

SAMPLES = 2  # rolls after each validation
SAMPLE_STEPS = 128
NEAR = 4  # steps: sources up to there are never left out


class Recipe:
    """See :class:`training.recipe.Recipe`."""

    def __init__(self, configuration: Configuration, say: Callable[[str], None]) -> None:
        self.configuration = configuration
        path = Path(configuration.data)
        self.step_ticks = configuration.step_ticks or corpus_of(path).step_ticks
        self.train = load_split(path, "train")
        valid = load_split(path, "valid")
        if all(len(piece) < 2 for piece in valid):
            raise ValueError(f"{path}: no piece for validation has two frames")
        self.windows = Windows(
            Recollected(self.train, configuration.network),
            configuration.window,
            configuration.transpose,
            configuration.seed,
        )
        self.valid = Recollected(valid, configuration.network)
        shape = configuration.network
        # Those that are looked for may lie anywhere.
        near = [FOUND + place for place, lag in enumerate(shape.lags) if lag <= NEAR]
        self.far = [place for place in range(shape.sources) if place not in near]

    def network(self) -> nn.Module:
        return RollLSTM(
            self.configuration.network, self.configuration.dropout, self.configuration.segment
        )

    def draw(self, step: int, count: int, random: np.random.Generator) -> dict[str, NDArray[Any]]:
        batch = self.windows.draw(step, count)
        # Whole pieces are as long as the longest of the batch, not of the corpus.
        longest = int(batch["real"].sum(axis=1).max())
        for name in ("targets", "previous", "sources", "trust", "time", "real"):
            batch[name] = batch[name][:, :longest]
        alone = random.random(count) < self.configuration.source_dropout
        for name in ("sources", "trust"):
            batch[name][np.ix_(alone, range(longest), self.far)] = 0
        return batch

    def loss(self, network: nn.Module, batch: Batch, carry: Carry) -> tuple[Tensor, Carry]:
        state = None
        if carry is not None:
            goes_on = (~batch["begins"])[:, None, None]
            state = (carry[0] * goes_on, carry[1] * goes_on)
        nats, (hidden, cell) = network(
            batch["targets"],
            batch["previous"],
            batch["sources"],
            batch["trust"],
            batch["time"],
            state,
        )
        loss = ((nats * batch["real"]).sum(dim=1) * batch["scale"]).mean()
        return loss, (hidden.detach(), cell.detach()) if self.configuration.carry else None

    def validate(self, network: nn.Module) -> dict[str, float]:
        assert isinstance(network, RollLSTM)
        nats = nats_per_frame(network, self.valid, self.configuration.validate_on)
        return {"valid_nats_per_frame": nats}

    def samples(self, network: nn.Module, random: np.random.Generator) -> list[Sample]:
        assert isinstance(network, RollLSTM)
        seed = int(random.integers(2**31))
        return list(write(network, SAMPLES, SAMPLE_STEPS, seed, 1.0, self.step_ticks))

    def card(self) -> dict[str, Any]:
        path = Path(self.configuration.data)
        known = corpus_of(path).title
        joint = self.configuration.network.head != "independent"
        licence = (
            "The rolls are those of Boulanger-Lewandowski (2012), from a repository under the "
            "MIT licence. The weights are part of Descant (MIT)."
        )
        return {
            "family": "roll",
            "title": (known or "Piano rolls") + ("" if joint else ", independent keys"),
            "network": self.configuration.network.to_dict(),
            "corpus": f"{known or path.name}: {len(self.train)} pieces of "
            f"{sum(map(len, self.train))} steps for training, {len(self.valid.pieces)} of "
            f"{sum(map(len, self.valid.pieces))} for validation",
            "licence": licence if known else "that of the music it was trained on",
            "defaults": {"temperature": 1.0},
            "step_ticks": self.step_ticks,
        }
