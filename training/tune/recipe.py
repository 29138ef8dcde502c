"""Training the tune network: ABC tunes as characters, cross-entropy on the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from composer.engine.abc import AbcError, Tune, transposed
from composer.engine.characters import MARK, sample_texts
from composer.engine.networks.character import CharacterLSTM, CharacterShape
from training.recipe import Batch, Carry
from training.sample import Sample
from training.tune.config import Configuration
from training.tune.corpus import load
from training.tune.likelihood import bits_per_character
from training.tune.vocabulary import (
    CONDITIONS,
    TONICS,
    Vocabulary,
    condition_indices,
    conditions_of,
)

MIX = 100  # combinations of conditions on the card
SAMPLES = 4  # tunes after each validation
SLACK = 0.15  # by how much the lengths of tunes in one batch may differ


class Recipe:
    """See :class:`training.recipe.Recipe`."""

    def __init__(self, configuration: Configuration, say: Callable[[str], None]) -> None:
        self.configuration = configuration
        entries = load(Path(configuration.data))
        self.train = [entry.tune for entry in entries if entry.split == "train"]
        self.valid = [entry.tune for entry in entries if entry.split == "valid"]
        if not self.train or not self.valid:
            raise ValueError(f"{configuration.data}: too few tunes for training and validation")
        self.keys = Keys(self.train)
        self.vocabulary = Vocabulary.of(
            [tune.body for tune in self.train] + ["ABCDEFGabcdefg_=^',"]  # what other keys may need
        )
        known = [tune for tune in self.valid if self.vocabulary.knows(tune.body)]
        if len(known) < len(self.valid):
            say(f"skipped {len(self.valid) - len(known)} tunes with characters never trained on")
            self.valid = known
        self.lengths = np.array([len(tune.body) + 1 for tune in self.train])
        self.shape = CharacterShape(
            characters=len(self.vocabulary),
            embedding=configuration.embedding,
            hidden=configuration.hidden,
            layers=configuration.layers,
            conditions=tuple(len(values) for values in CONDITIONS.values()),
            condition_embedding=configuration.condition_embedding,
        )
        self._epoch = (-1, 0)
        self._batches: list[NDArray[np.int64]] = []

    def network(self) -> nn.Module:
        return CharacterLSTM(self.shape, self.configuration.dropout, self.configuration.segment)

    def draw(self, step: int, count: int, random: np.random.Generator) -> dict[str, NDArray[Any]]:
        """``characters`` and ``targets`` (-1: none) int [count, longest], ``conditions``, and
        ``scale`` float [count], rows divided by targets: with it characters weigh the same.
        """
        configuration = self.configuration
        if step < configuration.windowed * configuration.steps:
            shares = self.lengths / self.lengths.sum()
            chosen = random.choice(len(self.train), size=count, p=shares)
            window = configuration.window
        else:
            chosen, window = self._whole(step, count), 0
        rows = [self._row(int(place), window, random) for place in chosen]
        width = max(len(text) for text, _ in rows) - 1
        characters = np.full((count, width), MARK, dtype=np.int64)
        targets = np.full((count, width), -1, dtype=np.int64)
        for row, (text, _) in enumerate(rows):
            characters[row, : len(text) - 1] = text[:-1]
            targets[row, : len(text) - 1] = text[1:]
        conditions = np.array([condition for _, condition in rows], dtype=np.int64)
        conditions[random.random(conditions.shape) < configuration.condition_dropout] = 0
        scale = np.full(count, count / int((targets >= 0).sum()), dtype=np.float32)
        return {
            "characters": characters,
            "targets": targets,
            "conditions": conditions,
            "scale": scale,
        }

    def _row(
        self, place: int, window: int, random: np.random.Generator
    ) -> tuple[NDArray[np.int64], list[int]]:
        """A tune as indices with its marks (or a window of it), and its conditions."""
        other = random.random() < self.configuration.transposition
        tune = self.keys.draw(place, random) if other else self.train[place]
        text = np.concatenate([[MARK], self.vocabulary.encode(tune.body), [MARK]])
        most = window or self.configuration.longest
        first = 0
        if window:
            # Beginnings and ends come up more often than one place of many would.
            last = max(0, len(text) - 1 - window)
            first = int(random.integers(-window // 2, last + window // 2 + 1))
            first = min(max(0, first), last)
        return text[first : first + most + 1], condition_indices(conditions_of(tune))

    def _whole(self, step: int, count: int) -> NDArray[np.int64]:
        """The tunes of a step: every tune once an epoch, of about the same length together."""
        each = max(1, len(self.train) // count)
        epoch, place = divmod(step, each)
        if self._epoch != (epoch, count):
            random = np.random.default_rng((self.configuration.seed, 11, epoch))
            about = self.lengths * random.uniform(1 - SLACK, 1 + SLACK, len(self.lengths))
            # The longest and the shortest are not always those that an epoch leaves over.
            order = np.roll(np.argsort(about), int(random.integers(len(about))))
            order = np.resize(order, each * count)
            self._batches = [order[i * count : (i + 1) * count] for i in random.permutation(each)]
            self._epoch = (epoch, count)
        return self._batches[place]

    def loss(self, network: nn.Module, batch: Batch, carry: Carry) -> tuple[Tensor, Carry]:
        logits, _ = network(batch["characters"], batch["conditions"])
        terms = nn.functional.cross_entropy(
            logits.flatten(0, 1), batch["targets"].flatten(), ignore_index=-1, reduction="none"
        ).view(batch["targets"].shape)
        return (terms.sum(1) * batch["scale"]).mean(), None

    def validate(self, network: nn.Module) -> dict[str, float]:
        assert isinstance(network, CharacterLSTM)
        return {
            "valid_bits_per_character": bits_per_character(network, self.vocabulary, self.valid)
        }

    def samples(self, network: nn.Module, random: np.random.Generator) -> list[Sample]:
        assert isinstance(network, CharacterLSTM)
        generator = torch.Generator().manual_seed(int(random.integers(2**31)))
        like = [self.train[int(i)] for i in random.integers(len(self.train), size=SAMPLES)]
        chosen = torch.tensor([condition_indices(conditions_of(tune)) for tune in like])
        texts = sample_texts(network, (), chosen, self.configuration.longest, 1.0, generator)
        found = []
        for number, (text, tune) in enumerate(zip(texts, like, strict=True), 1):
            made = Tune(tune.meter, tune.tonic, tune.mode, self.vocabulary.decode(text))
            title = f"Number {number}, {tune.tonic} {tune.mode}, {tune.meter}"
            found.append(Sample(title, text=made.text(title, number)))
        return found

    def card(self) -> dict[str, Any]:
        return {
            "family": "tune",
            "title": "Folk tunes",
            "network": self.shape.to_dict(),
            "corpus": f"{CORPUS}: {len(self.train)} tunes for training, "
            f"{len(self.valid)} for validation",
            "licence": LICENCE,
            "defaults": {"temperature": 0.9},
            "vocabulary": self.vocabulary.characters,
            "conditions": {name: list(values) for name, values in CONDITIONS.items()},
            "mix": self._mix(),
        }

    def _mix(self) -> list[dict[str, Any]]:
        """The most frequent combinations of conditions, each with its count."""
        counts = Counter(
            tuple(values.items())
            for values in map(conditions_of, self.train)
            if len(values) == len(CONDITIONS)
        )
        return [{**dict(values), "count": count} for values, count in counts.most_common(MIX)]


class Keys:
    """The tunes in their other keys, written when first asked for."""

    def __init__(self, tunes: list[Tune]) -> None:
        self.tunes = tunes
        self._made: dict[tuple[int, str], Tune | None] = {}

    def draw(self, place: int, random: np.random.Generator) -> Tune:
        """The tune in one of the common keys of its mode; as it is where it fits none."""
        tune = self.tunes[place]
        tonics = [tonic for tonic in TONICS if tonic != tune.tonic and _common(tonic, tune.mode)]
        for i in random.permutation(len(tonics)):
            made = self._in(place, tonics[i])
            if made is not None:
                return made
        return tune

    def _in(self, place: int, tonic: str) -> Tune | None:
        if (place, tonic) not in self._made:
            try:
                made: Tune | None = transposed(self.tunes[place], tonic)
            except AbcError:
                made = None
            self._made[place, tonic] = made
        return self._made[place, tonic]


def _common(tonic: str, mode: str) -> bool:
    return -3 <= Tune("4/4", tonic, mode, "").key.fifths <= 4


CORPUS = (
    "Irish, Scottish, English and American fiddle tunes in ABC notation: irish.abc "
    "(introtodeeplearning), the Nottingham Music Database, O'Neill's Music of Ireland (1850) and "
    "Ryan's Mammoth Collection"
)
LICENCE = (
    "The tunes are traditional. The transcriptions are under MIT (introtodeeplearning), GPL-3.0 "
    "(Nottingham, Jukedeck's cleaning) and as distributed with music21 (O'Neill, Ryan); none of "
    "their texts is in the pack. The weights are part of Descant (MIT)."
)
