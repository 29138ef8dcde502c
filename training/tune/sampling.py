"""Tunes that a pack writes by itself, in meters, keys and lengths as the corpus has them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from composer.engine.abc import AbcError, Tune
from composer.engine.abc_playing import to_score
from composer.engine.characters import sample_texts
from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from training.sample import Sample
from training.tune.vocabulary import Vocabulary, condition_indices

ROWS = 125
LONGEST = 800  # characters


def sample(pack: Pack, count: int, seed: int, temperature: float) -> Iterator[Sample]:
    """``count`` tunes of at most 800 characters, each as ABC and, if it can be read, as notes."""
    for number, tune in enumerate(sample_tunes(pack, count, seed, temperature), 1):
        title = f"Tune {number} in {tune.tonic} {tune.mode}, temperature {temperature:g}"
        try:
            score = to_score(tune, title)
        except AbcError:
            score = None
        yield Sample(title, text=tune.text(title, number), score=score)


def sample_tunes(
    pack: Pack, count: int, seed: int, temperature: float, device: str = "cpu"
) -> Iterator[Tune]:
    """``count`` tunes as the network wrote them; their bodies may not be in order."""
    network = load(pack, device)
    assert isinstance(network, CharacterLSTM)
    vocabulary = Vocabulary(pack.extra["vocabulary"])
    conditions = pack.extra["conditions"]
    mix = pack.extra["mix"]
    weights = np.array([entry["count"] for entry in mix], dtype=np.float64)
    places = np.random.default_rng(seed).choice(len(mix), size=count, p=weights / weights.sum())
    random = torch.Generator().manual_seed(seed)
    # A batch runs until its longest tune is over, so tunes of like length are written together.
    order = sorted(range(count), key=lambda number: int(mix[places[number]]["bars"]))
    bodies = [""] * count
    for first in range(0, count, ROWS):
        some = order[first : first + ROWS]
        rows = torch.tensor(
            [
                condition_indices(
                    {k: v for k, v in mix[places[number]].items() if k in conditions}, conditions
                )
                for number in some
            ]
        )
        texts = sample_texts(network, (), rows, LONGEST, temperature, random)
        for number, text in zip(some, texts, strict=True):
            bodies[number] = vocabulary.decode(text)
    for place, body in zip(places, bodies, strict=True):
        values = mix[place]
        yield Tune(values["meter"], values["tonic"], values["mode"], body)
