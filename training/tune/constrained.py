"""What exact bars cost: tunes of the engine, under its grammar, beside the network's free ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch

from composer.engine.abc import AbcError, Tune
from composer.engine.abc_playing import count_bars
from composer.engine.messages import MAX_CANDIDATES, Text, TuneRequest
from composer.engine.packs import Pack
from composer.engine.tunes import load_network, write_tunes
from training.figures import Figure
from training.tune.likelihood import bits_per_character
from training.tune.sampling import sample_tunes
from training.tune.vocabulary import Vocabulary

Measured = Callable[..., Figure]


def constrained_tunes(
    pack: Pack, count: int, seed: int, device: str = "cpu"
) -> tuple[list[Tune], float]:
    """``count`` tunes at temperature 1 as ``descant tune`` writes them, and the constraint's cost:
    bits a character, the mean over the tunes."""
    model = load_network(pack, device)
    texts: list[Text] = []

    def take(message: object) -> None:
        if isinstance(message, Text):
            texts.append(message)

    request = TuneRequest(1, 0, temperature=1.0, candidates=1, seed=seed)
    with torch.inference_mode():
        for first in range(0, count, MAX_CANDIDATES):
            some = min(MAX_CANDIDATES, count - first)
            write_tunes(model, replace(request, candidates=some, seed=seed + first), emit=take)
    tunes, nats = [], 0.0
    for text in texts:
        values: dict[str, Any] = dict(text.parameters)
        tunes.append(Tune(values["meter"], values["tonic"], values["mode"], text.text))
        nats += float(values["constraint_nats"])
    return tunes, nats / len(texts) / float(torch.log(torch.tensor(2.0)))


def constraint_figures(
    pack: Pack,
    options: Any,
    measured: Measured,
    counts: Callable[[list[Tune]], dict[str, float]],
) -> list[Figure]:
    """Counts over ``options.samples`` tunes with exact bars, and their bits beside those of free
    samples (of those that are in canonical ABC), both told meter and key alone."""
    asked = {"only": "constrained", "samples": options.samples, "seed": options.seed}
    model = load_network(pack, options.device)
    vocabulary = Vocabulary(pack.extra["vocabulary"])
    exact, cost = constrained_tunes(pack, options.samples, options.seed, options.device)
    free = list(sample_tunes(pack, options.samples, options.seed, 1.0, options.device))
    figures = [
        measured(f"exact bars: {n}", value, "", **asked) for n, value in counts(exact).items()
    ]
    readable = [tune for tune in free if _can_be_read(tune)]
    for name, tunes in (("exact bars", exact), ("free, in canonical ABC", readable)):
        if not tunes:
            continue
        with torch.inference_mode():
            bits = bits_per_character(model.network, vocabulary, tunes, ("meter", "mode", "tonic"))
        figures.append(measured(f"{name}: bits per character of the samples", bits, **asked))
    figures.append(measured("exact bars: cost in bits per character", cost, **asked))
    return figures


def _can_be_read(tune: Tune) -> bool:
    try:
        count_bars(tune)
    except AbcError:
        return False
    return True
