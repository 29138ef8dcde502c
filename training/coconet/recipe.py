"""Training a Coconet as an orderless NADE.

Every step draws crops, hides cells of them, and takes the cross-entropy on the hidden cells,
each crop's sum divided by its number of hidden cells (Huang et al., ISMIR 2017, equation 4).
With a teacher, the loss follows its distribution on those cells besides (Hinton, Vinyals and
Dean, "Distilling the Knowledge in a Neural Network", 2015).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from composer.engine.gibbs import one_hot
from composer.engine.networks.coconet import VOICES, Coconet, fused
from composer.engine.networks.loading import load
from composer.engine.packs import PackError, read_card
from training.coconet.config import Configuration
from training.coconet.corpus import CropSampler, load_split
from training.coconet.hiding import hide
from training.coconet.likelihood import quick_estimate
from training.coconet.sampling import chorales
from training.recipe import Batch, Carry
from training.sample import Sample

VALIDATION_DRAWS = 4  # frames of every window; fewer would choose the best by luck

CORPUS = (
    "Johann Sebastian Bach, four-part chorales on a sixteenth-note grid "
    "(JSB-Chorales-dataset, Jsb16thSeparated, split of Boulanger-Lewandowski et al., 2012)"
)
LICENCE = (
    "Bach's music is in the public domain; the data set states no licence. The weights are part "
    "of Descant (MIT)."
)


def hidden_terms(terms: Tensor, score: Tensor, hidden: Tensor) -> Tensor:
    """The mean over the batch of each crop's mean over its hidden, sounding cells.

    ``terms`` float [batch, 4, steps]; ``score`` int, row of the roll or below 0, and ``hidden``
    bool of the same shape.
    """
    weight = (hidden & (score >= 0)).to(terms.dtype)
    return ((terms * weight).sum((1, 2)) / weight.sum((1, 2)).clamp(min=1)).mean()


class Recipe:
    """See :class:`training.recipe.Recipe`."""

    def __init__(self, configuration: Configuration, say: Callable[[str], None]) -> None:
        self.configuration, self.shape = configuration, configuration.network
        self.train = load_split(Path(configuration.data), "train")
        self.valid = load_split(Path(configuration.data), "valid")
        self.sampler = CropSampler(
            self.train,
            configuration.crop,
            self.shape.lowest,
            self.shape.pitches,
            configuration.transposition,
        )
        short = len(self.train) - len(self.sampler.pieces)
        if short:
            say(f"{Path(configuration.data).name}: skipped {short} pieces shorter than a crop")
        self.teacher: Coconet | None = None
        if configuration.teacher:
            self.teacher = self._teacher(Path(configuration.teacher))

    def _teacher(self, folder: Path) -> Coconet:
        try:
            teacher = load(read_card(folder))
        except PackError as error:
            raise ValueError(str(error)) from error
        if not isinstance(teacher, Coconet):
            raise ValueError(f"{folder} is no coconet pack")
        theirs = (teacher.shape.lowest, teacher.shape.pitches)
        if theirs != (self.shape.lowest, self.shape.pitches):
            raise ValueError(f"{folder} has other pitches than the network to be trained")
        return fused(teacher).requires_grad_(False)

    def network(self) -> nn.Module:
        network = Coconet(self.shape, self.configuration.dropout)
        return network.to(memory_format=torch.channels_last)

    def draw(self, step: int, count: int, random: np.random.Generator) -> dict[str, NDArray[Any]]:
        crops = self.sampler.draw(count, random).astype(np.int64)
        hidden = hide(count, VOICES, self.configuration.crop, self.configuration.hiding, random)
        score = np.where(crops >= 0, crops - self.shape.lowest, -1)
        return {"score": score, "hidden": hidden}

    def loss(self, network: nn.Module, batch: Batch, carry: Carry) -> tuple[Tensor, Carry]:
        score, hidden = batch["score"], batch["hidden"]
        rolls = one_hot(score, self.shape.pitches)
        logits = network(rolls, hidden)
        terms = nn.functional.cross_entropy(
            logits.flatten(0, 2).float(), score.clamp(min=0).flatten(), reduction="none"
        ).view(score.shape)
        if self.teacher is not None:
            share = self.configuration.distillation
            if next(self.teacher.parameters()).device != score.device:
                self.teacher = self.teacher.to(score.device)
            with torch.no_grad(), torch.autocast(score.device.type, torch.bfloat16):
                wanted = torch.softmax(self.teacher(rolls, hidden).float(), -1)
            followed = -(wanted * torch.log_softmax(logits.float(), -1)).sum(-1)
            terms = (1 - share) * terms + share * followed
        return hidden_terms(terms, score, hidden), None

    def validate(self, network: nn.Module) -> dict[str, float]:
        estimate = quick_estimate(
            network,
            self.valid,
            self.shape.lowest,
            self.shape.pitches,
            self.configuration.crop,
            VALIDATION_DRAWS,
            device=str(next(network.parameters()).device),
        )
        return {"valid_one_ordering": estimate}

    def samples(self, network: nn.Module, random: np.random.Generator) -> list[Sample]:
        assert isinstance(network, Coconet)
        return list(chorales(fused(network), 2, int(random.integers(2**31)), 1.0))

    def card(self) -> dict[str, Any]:
        return {
            "family": "coconet",
            "title": "Chorale",
            "network": self.shape.to_dict(),
            "corpus": f"{CORPUS}: {len(self.train)} pieces for training, "
            f"{len(self.valid)} for validation",
            "licence": LICENCE,
            "defaults": {"steps": 32},
        }
