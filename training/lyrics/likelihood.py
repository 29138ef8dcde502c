"""Bits per character of whole songs, each from an empty state, its end included."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch

from composer.engine.characters import MARK
from composer.engine.networks.character import CharacterLSTM
from training.lyrics.corpus import Song, Vocabulary

ROWS = 32
UNKNOWN_BITS = 8.0  # what spelling out a character that the vocabulary has not would cost more


@torch.no_grad()
def song_bits(
    network: CharacterLSTM,
    vocabulary: Vocabulary,
    artists: Sequence[str],
    songs: Sequence[Song],
    with_artist: bool = True,
) -> list[tuple[float, int]]:
    """For every song its bits, and its characters with the end."""
    device = next(network.parameters()).device
    number = {artist: i + 1 for i, artist in enumerate(artists)}
    texts = [vocabulary.encode(song.text).astype(np.int64) for song in songs]
    order = sorted(range(len(songs)), key=lambda i: len(texts[i]))
    found: list[tuple[float, int]] = [(0.0, 0)] * len(songs)
    for first in range(0, len(order), ROWS):
        some = order[first : first + ROWS]
        longest = max(len(texts[i]) for i in some) + 1
        given = np.full((len(some), longest), MARK, dtype=np.int64)
        wanted = np.full((len(some), longest), -1, dtype=np.int64)
        chosen = np.zeros((len(some), len(network.shape.conditions)), dtype=np.int64)
        for row, i in enumerate(some):
            given[row, 1 : len(texts[i]) + 1] = texts[i]
            wanted[row, : len(texts[i])] = texts[i]
            wanted[row, len(texts[i])] = MARK
            if with_artist:
                chosen[row] = number.get(songs[i].artist, 0)
        targets = torch.from_numpy(wanted).to(device)
        logits, _ = network(torch.from_numpy(given).to(device), torch.from_numpy(chosen).to(device))
        terms = torch.nn.functional.cross_entropy(
            logits.flatten(0, 1).float(), targets.flatten(), ignore_index=-1, reduction="none"
        ).view(targets.shape)
        nats = terms.double().sum(1).cpu().tolist()
        for row, i in enumerate(some):
            unknown = int((texts[i] == Vocabulary.UNKNOWN).sum())
            found[i] = (nats[row] / math.log(2) + UNKNOWN_BITS * unknown, len(texts[i]) + 1)
    return found


def bits_per_character(
    network: CharacterLSTM,
    vocabulary: Vocabulary,
    artists: Sequence[str],
    songs: Sequence[Song],
    with_artist: bool = True,
) -> float:
    """All songs' bits by all their characters."""
    found = song_bits(network, vocabulary, artists, songs, with_artist)
    return sum(bits for bits, _ in found) / sum(count for _, count in found)
