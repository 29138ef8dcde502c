"""Texts that a lyrics pack writes by itself, the artists in turn."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from composer.engine.characters import sample_texts
from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from training.lyrics.corpus import Vocabulary
from training.sample import Sample

ROWS = 100
LONGEST = 1000  # characters


def sample(pack: Pack, count: int, seed: int, temperature: float) -> Iterator[Sample]:
    """``count`` texts of at most 1000 characters; row by row of the artists, "any" among them."""
    network = load(pack)
    assert isinstance(network, CharacterLSTM)
    vocabulary = Vocabulary(pack.extra["vocabulary"])
    names = ["any artist", *pack.extra["artists"]]
    order = np.random.default_rng(seed).permutation(len(names))
    random = torch.Generator().manual_seed(seed)
    for first in range(0, count, ROWS):
        rows = range(first, min(first + ROWS, count))
        chosen = np.array([[order[row % len(order)]] for row in rows])
        conditions = torch.from_numpy(chosen[:, : len(network.shape.conditions)])
        texts = sample_texts(network, (), conditions, LONGEST, temperature, random, (1,))
        for row, artist, text in zip(rows, chosen[:, 0], texts, strict=True):
            title = f"{names[artist]}, number {row + 1}, temperature {temperature:g}"
            yield Sample(title, text=vocabulary.decode(text))
