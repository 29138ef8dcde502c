"""A tune pack's figures: bits per character beside simple models, and what its samples are like."""

from __future__ import annotations

import lzma
import math
import warnings
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from composer.engine.abc import AbcError, Tune, tokens
from composer.engine.abc_playing import Bars, count_bars, count_measures
from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from training.figures import Figure, figure
from training.tune.constrained import constraint_figures
from training.tune.corpus import load as load_corpus
from training.tune.likelihood import bits_per_character
from training.tune.sampling import sample_tunes
from training.tune.vocabulary import Vocabulary

UNIT = "bits per character"


def evaluate(pack: Pack, data: Path, split: str, options: Any) -> list[Figure]:
    """Bits per character and their baselines, then counts over samples at temperature 1.

    ``data``: the corpus file.  ``options``: ``device``; ``every``: of the split's tunes every
    n-th; ``samples``: how many tunes are sampled, 0 for none; ``seed``; ``only``:
    ``"constrained"`` counts tunes with exact bars as the engine writes them, and what that costs.
    """
    if getattr(options, "only", None) == "constrained":
        return constraint_figures(
            pack,
            options,
            lambda name, value, unit=UNIT, **asked: figure(
                name, value, unit, pack, data, split, options.every, **asked
            ),
            lambda tunes: {**count(tunes), **parsed(tunes)},
        )
    network = load(pack, options.device)
    assert isinstance(network, CharacterLSTM)
    vocabulary = Vocabulary(pack.extra["vocabulary"])
    entries = load_corpus(data)
    train = [entry.tune for entry in entries if entry.split == "train"]
    tunes = [entry.tune for entry in entries if entry.split == split]
    tunes = [tune for tune in tunes[:: options.every] if vocabulary.knows(tune.body)]
    if not tunes:
        raise ValueError(f"{data} has no tune of the split {split!r}")

    def measured(name: str, value: float, unit: str = UNIT, **asked: Any) -> Figure:
        return figure(name, value, unit, pack, data, split, options.every, **asked)

    figures = [
        measured(
            f"bits per character, {name}", bits_per_character(network, vocabulary, tunes, told)
        )
        for name, told in (
            ("meter and key given", ("meter", "mode", "tonic")),
            ("meter, key and length given", ("meter", "mode", "tonic", "bars")),
            ("nothing given", ()),
        )
    ]
    figures.append(measured("baseline: uniform", math.log2(len(vocabulary))))
    for order, name in ((0, "unigram"), (1, "bigram")):
        figures.append(measured(f"baseline: {name}", markov_bits(train, vocabulary, tunes, order)))
    figures.append(measured("baseline: xz -9e", xz_bits(tunes)))
    found = count(tunes)
    figures += [
        measured(f"the split's own tunes: {name}", value, "")
        for name, value in found.items()
        if name.startswith("share of")
    ]
    if options.samples:
        asked = {"samples": options.samples, "seed": options.seed}
        written = list(sample_tunes(pack, options.samples, options.seed, 1.0, options.device))
        counted = {**count(written), **parsed(written)}
        figures += [
            measured(f"samples: {name}", value, "", **asked) for name, value in counted.items()
        ]
    return figures


def markov_bits(
    train: Sequence[Tune], vocabulary: Vocabulary, tunes: Sequence[Tune], order: int
) -> float:
    """Bits per character of a unigram (``order`` 0) or bigram (1) model counted on ``train``.

    Every possible character has half a count more (Krichevsky and Trofimov).
    """
    pairs: Counter[tuple[int, int]] = Counter()
    before: Counter[int] = Counter()
    for tune in train:
        for last, now in pairwise([0, *vocabulary.encode(tune.body).tolist(), 0]):
            context = last if order else 0
            pairs[context, now] += 1
            before[context] += 1
    bits, number = 0.0, 0
    size = len(vocabulary)
    for tune in tunes:
        for last, now in pairwise([0, *vocabulary.encode(tune.body).tolist(), 0]):
            context = last if order else 0
            bits -= math.log2((pairs[context, now] + 0.5) / (before[context] + 0.5 * size))
            number += 1
    return bits / number


def xz_bits(tunes: Sequence[Tune]) -> float:
    """Bits per character of the bodies, a line break after each, by ``xz -9e``."""
    text = "".join(tune.body + "\n" for tune in tunes)
    packed = lzma.compress(text.encode("ascii"), preset=9 | lzma.PRESET_EXTREME)
    return 8 * len(packed) / len(text)


def count(tunes: Sequence[Tune]) -> dict[str, float]:
    """What the project's own reader finds.

    A bar is counted as :func:`composer.engine.abc_playing.count_bars` says, and beside it every
    measure as it is written.  All measures of a tune that is not in canonical ABC count as wrong,
    and the tune as one with an over-full bar.
    """
    canonical, played, written, fitting = 0, Bars(), Bars(), 0
    for tune in tunes:
        try:
            bars, strict = count_bars(tune), count_measures(tune)
        except AbcError:
            lost = Bars(short=max(1, _signs(tune.body)))
            played, written = played + lost, written + lost
            continue
        canonical += 1
        fitting += bars.long == 0
        played, written = played + bars, written + strict
    return {
        "share in canonical ABC": canonical / len(tunes),
        "share of bars that sum to the meter": played.exact / max(1, played.all),
        "share of tunes without an over-full bar": fitting / len(tunes),
        "share of written measures that sum to the meter": written.exact / max(1, written.all),
    }


def _signs(body: str) -> int:
    try:
        return sum(token[0] in "|:" for token in tokens(body))
    except AbcError:
        return body.count("|")


def parsed(tunes: Sequence[Tune]) -> dict[str, float]:
    """What music21's parser accepts: no exception, and notes."""
    from music21 import converter

    accepted = 0
    for tune in tunes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                stream = converter.parseData(tune.text("Sample"), format="abc")
                accepted += len(stream.recurse().notes) > 0
            except Exception:  # whatever it stumbles over, it has not accepted the tune
                continue
    return {"share accepted by music21": accepted / len(tunes)}
