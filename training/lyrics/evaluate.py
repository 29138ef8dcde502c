"""A lyrics pack's figures: bits per character, beside simple models and a compressor."""

from __future__ import annotations

import lzma
import math
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from training.figures import Figure, figure
from training.lyrics.corpus import Song, Vocabulary, read_songs
from training.lyrics.likelihood import UNKNOWN_BITS, bits_per_character

UNIT = "bits per character"


def evaluate(pack: Pack, data: Path, split: str, options: Any) -> list[Figure]:
    """Bits per character with the artist and without, and those of the baselines.

    ``data``: the songs to measure (CSV).  ``options.train``: the songs on which the unigram and
    bigram models are counted; when it is not given, what lies beside ``data`` with ``train`` in
    its name in place of ``valid`` or ``test``.  ``options.every``: of the songs every n-th.
    """
    network = load(pack, options.device)
    vocabulary = Vocabulary(pack.extra["vocabulary"])
    artists = list(pack.extra["artists"])
    songs = read_songs(data, None)[:: options.every]

    def measured(name: str, value: float) -> Figure:
        return figure(name, value, UNIT, pack, data, split, options.every)

    figures = [
        measured(
            "bits per character, artist given",
            bits_per_character(network, vocabulary, artists, songs),  # type: ignore[arg-type]
        ),
        measured(
            "bits per character, any artist",
            bits_per_character(network, vocabulary, artists, songs, False),  # type: ignore[arg-type]
        ),
        measured("baseline: uniform", math.log2(len(vocabulary))),
    ]
    beside = data.with_name(data.name.replace("valid", "train").replace("test", "train"))
    if options.train is not None:
        beside = options.train
    if beside != data and beside.exists():
        train = [vocabulary.encode(song.text).tolist() for song in read_songs(beside, None)]
        for order, name in ((0, "unigram"), (1, "bigram")):
            figures.append(
                measured(f"baseline: {name}", markov_bits(train, vocabulary, songs, order))
            )
    figures.append(measured("baseline: xz -9e", xz_bits(songs)))
    return figures


def markov_bits(
    train: list[list[int]], vocabulary: Vocabulary, songs: list[Song], order: int
) -> float:
    """Bits per character of a unigram (``order`` 0) or bigram (1) model counted on ``train``.

    Every possible character has half a count more (Krichevsky and Trofimov).
    """
    size = len(vocabulary)
    pairs: Counter[tuple[int, int]] = Counter()
    before: Counter[int] = Counter()
    for text in train:
        for last, now in pairwise([0, *text, 0]):
            context = last if order else 0
            pairs[context, now] += 1
            before[context] += 1
    bits, count = 0.0, 0
    for song in songs:
        text = vocabulary.encode(song.text).tolist()
        for last, now in pairwise([0, *text, 0]):
            context = last if order else 0
            bits -= math.log2((pairs[context, now] + 0.5) / (before[context] + 0.5 * size))
            bits += UNKNOWN_BITS * (now == Vocabulary.UNKNOWN)
            count += 1
    return bits / count


def xz_bits(songs: list[Song]) -> float:
    """Bits per character of the songs, a zero byte after each, by ``xz -9e``."""
    text = "".join(song.text + "\0" for song in songs)
    packed = lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    return 8 * len(packed) / len(text)
