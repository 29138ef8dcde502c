"""Bits per character of whole tunes, each from an empty state, its end included."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch

from composer.engine.abc import Tune
from composer.engine.characters import MARK
from composer.engine.networks.character import CharacterLSTM
from training.tune.vocabulary import Vocabulary, condition_indices, conditions_of

ROWS = 32


@torch.no_grad()
def tune_bits(
    network: CharacterLSTM,
    vocabulary: Vocabulary,
    tunes: Sequence[Tune],
    given: Sequence[str] = ("meter", "mode", "tonic"),
) -> list[tuple[float, int]]:
    """For every tune its bits, and its characters with the end.

    ``given``: the conditions that the network is told; the others are "any".
    """
    device = next(network.parameters()).device
    texts = [vocabulary.encode(tune.body) for tune in tunes]
    order = sorted(range(len(tunes)), key=lambda i: len(texts[i]))
    found: list[tuple[float, int]] = [(0.0, 0)] * len(tunes)
    for first in range(0, len(order), ROWS):
        some = order[first : first + ROWS]
        longest = max(len(texts[i]) for i in some) + 1
        characters = np.full((len(some), longest), MARK, dtype=np.int64)
        targets = np.full((len(some), longest), -1, dtype=np.int64)
        conditions = np.zeros((len(some), len(network.shape.conditions)), dtype=np.int64)
        for row, i in enumerate(some):
            end = len(texts[i])
            characters[row, 1 : end + 1] = texts[i]
            targets[row, :end] = texts[i]
            targets[row, end] = MARK
            known = {k: v for k, v in conditions_of(tunes[i]).items() if k in given}
            conditions[row] = condition_indices(known)
        wanted = torch.from_numpy(targets).to(device)
        logits, _ = network(
            torch.from_numpy(characters).to(device), torch.from_numpy(conditions).to(device)
        )
        terms = torch.nn.functional.cross_entropy(
            logits.flatten(0, 1).float(), wanted.flatten(), ignore_index=-1, reduction="none"
        ).view(wanted.shape)
        for i, nats in zip(some, terms.double().sum(1).cpu().tolist(), strict=True):
            found[i] = (nats / math.log(2), len(texts[i]) + 1)
    return found


def bits_per_character(
    network: CharacterLSTM,
    vocabulary: Vocabulary,
    tunes: Sequence[Tune],
    given: Sequence[str] = ("meter", "mode", "tonic"),
) -> float:
    """All tunes' bits by all their characters."""
    found = tune_bits(network, vocabulary, tunes, given)
    return sum(bits for bits, _ in found) / sum(count for _, count in found)
