"""A person's own voice: a lyrics pack's network goes on learning from a few of their texts.

``python -m training.lyrics.learn`` is started by ``descant learn``; it needs torch and nothing of
what only the other trainings need; :mod:`training.process` says what it prints.

The new voice is a row more in the table of artists, at first that of "any artist".  This row alone
learns at first: the other artists stay who they are, to the last bit, and few texts are enough.
After that the whole network goes on, and that is kept only where it foretells the held-out texts
clearly better.  So that the other artists then stay nearly who they are, a part of every batch is
texts that the network wrote as them before, on which it is held to what it held likely then
(rehearsal on what a network itself generates, after Robins, "Catastrophic Forgetting, Rehearsal
and Pseudorehearsal", 1995; held by distillation).
"""

from __future__ import annotations

import argparse
import hashlib
import math
import time
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from composer.engine.characters import MARK, sample_texts
from composer.engine.copy_guard import WORDS_KIND
from composer.engine.networks.character import CharacterLSTM, CharacterShape
from composer.engine.networks.loading import load
from composer.engine.packs import Pack, PackError
from training.learning import (
    Carry,
    Job,
    carried,
    height,
    move_towards,
    optimiser_of,
    run,
    share_of,
    take_step,
)
from training.lyrics.corpus import Song, SongWindows, Vocabulary
from training.lyrics.likelihood import bits_per_character
from training.lyrics.own_texts import (
    OwnTexts,
    counts_of,
    known_texts,
    learned_pieces,
    read_texts,
    split_texts,
)
from training.process import Say, Stop, Stopped

STEPS = 240  # without a limit of time, and before nothing gets better any more
VALIDATE_EVERY, PATIENCE = 15, 3  # steps; validations without a better one, after which it ends
WINDOW, BATCH, REHEARSED = 128, 12, 6  # characters; own rows, rows of other artists
REHEARSAL_TEXTS, REHEARSAL_LENGTH = 48, 600
DECAY, DROPOUT, AVERAGING, CLIP, WARM_UP = 0.01, 0.3, 0.95, 1.0, 0.05
ROW_SHARE = 0.5  # of the learning, in which the new artist's row learns alone
ROW_RATE, RATE = 0.03, 5e-4
HARDLY = 0.001  # bits a character that are no reason to go on
CLEARLY = 0.02  # bits a character that the whole network has to gain over the row alone
HOLD = 4.0  # what a nat of divergence on the rehearsed texts counts


@dataclass(frozen=True)
class Learned:
    """``network``: the best one by the held-out texts, in half precision's values, with a row for
    the new artist.  ``bits``, ``start_bits``: a character of those texts, the new artist given,
    and under the network it began from as any artist.  ``better``: whether it learned anything;
    ``whole``: whether the whole network did, and not the new artist's row alone.
    """

    network: CharacterLSTM
    bits: float
    start_bits: float
    better: bool
    steps: int
    seconds: float
    whole: bool = False


def learn(
    base: Pack,
    texts: OwnTexts,
    minutes: float | None = None,
    seed: int = 1,
    say: Say = lambda line: None,
    stop: Stop = lambda: False,
    steps: int = STEPS,
) -> Learned:
    """Goes on from ``base`` for ``steps`` steps, or with ``minutes`` for as long; it ends sooner
    when the held-out texts are foretold no better.

    Raises ``ValueError`` when the base cannot be gone on from or there is too little text,
    :class:`Stopped` between two steps.
    """
    old = _old_network(base)
    characters = base.extra["vocabulary"]
    vocabulary = Vocabulary(characters)
    known = known_texts(texts, characters)
    train = [vocabulary.encode(text) for text in known.train]
    valid = [Song("", "", text) for text in known.valid]
    torch.manual_seed(seed)
    voice = old.shape.conditions[0]  # the new artist's number
    names = [f"artist {number}" for number in range(voice)] + ["own"]
    songs = [replace(song, artist="own") for song in valid]

    def measured(network: CharacterLSTM) -> float:
        if stop():
            raise Stopped
        return bits_per_character(_stored(network), vocabulary, names, songs)

    start_bits = bits_per_character(_stored(old), vocabulary, [], valid, False)
    windows = SongWindows(train, [voice] * len(train), WINDOW, 0.0, seed)
    best, best_bits, whole = with_one_more(old).eval(), start_bits, False
    began, step = time.monotonic(), 0
    for alone in (True, False):
        if not alone:
            rehearsal = _Rehearsal(old, seed, stop)
        network = _copy(best, 0.0 if alone else DROPOUT)
        average = deepcopy(best)
        optimiser = _optimiser(network, alone)
        wanted = best_bits if alone else best_bits - CLEARLY
        first, last = (0.0, ROW_SHARE) if alone else (ROW_SHARE, 1.0)
        here, since, phase, phase_began = 0.0, 0, step, time.monotonic()
        least = math.inf
        carry: Carry | None = None
        while here < 1 and since < PATIENCE:
            if stop():
                raise Stopped
            for group in optimiser.param_groups:
                group["lr"] = (ROW_RATE if alone else RATE) * height(here, WARM_UP)
            batch = {name: torch.from_numpy(a) for name, a in windows.draw(step, BATCH).items()}
            network.train()
            carry = carried(carry, batch["begins"])
            logits, (hidden, cell) = network(batch["characters"], batch["conditions"], carry)
            carry = (hidden.detach(), cell.detach())
            terms = nn.functional.cross_entropy(
                logits.flatten(0, 1), batch["targets"].flatten(), ignore_index=-1, reduction="none"
            ).view(batch["targets"].shape)
            loss = (terms.sum(1) * batch["scale"]).mean()
            if not alone:
                loss = loss + HOLD * rehearsal.loss(network)
            take_step(network, optimiser, loss, CLIP)
            step += 1
            taken = step - phase
            move_towards(average, network, AVERAGING, taken)
            if alone:  # an average of equal numbers may differ from them in the last bit
                _keep_others(average, old)
            seconds = time.monotonic() - phase_began
            part = last - first
            here = share_of(taken, steps * part, seconds, minutes and minutes * part)
            say({"share": first + here * part})
            if taken % VALIDATE_EVERY == 0 or here >= 1:
                bits = measured(average)
                since = 0 if bits < least - HARDLY else since + 1
                least = min(least, bits)
                if bits < wanted:
                    best, best_bits, wanted, whole = deepcopy(average), bits, bits, not alone
                say(
                    {
                        "step": step,
                        "seconds": round(time.monotonic() - began, 1),
                        "nats": bits * math.log(2),
                        "start_nats": start_bits * math.log(2),
                    }
                )
    better = best_bits < start_bits
    seconds = time.monotonic() - began
    return Learned(best, best_bits, start_bits, better, step, seconds, whole)


def _copy(network: CharacterLSTM, dropout: float) -> CharacterLSTM:
    copy = CharacterLSTM(network.shape, dropout)
    copy.load_state_dict(network.state_dict())
    return copy


def _optimiser(network: CharacterLSTM, alone: bool) -> torch.optim.Optimizer:
    """``alone``: of the new artist's row."""
    if alone:
        for parameter in network.parameters():
            parameter.requires_grad_(False)
        table = network.conditions[0].weight
        assert isinstance(table, nn.Parameter)
        table.requires_grad_(True)
        # No row without a gradient moves: none is of any batch, and nothing decays.
        return torch.optim.AdamW([table], lr=ROW_RATE, betas=(0.9, 0.98), weight_decay=0.0)
    return optimiser_of(network, RATE, DECAY, (0.9, 0.98))


@torch.no_grad()
def _keep_others(average: CharacterLSTM, old: CharacterLSTM) -> None:
    """Gives all but the new artist's row what they were."""
    mine = dict(average.named_parameters())
    for name, value in old.named_parameters():
        mine[name][: len(value)].copy_(value)


def _old_network(base: Pack) -> CharacterLSTM:
    if base.family != "lyrics" or len(base.network.get("conditions", [])) != 1:
        raise ValueError(
            f"The pack {base.name!r} cannot be gone on from; name a lyrics pack with artists."
        )
    try:
        network = load(base)
    except PackError as error:
        raise ValueError(str(error)) from error
    assert isinstance(network, CharacterLSTM)
    return network


def with_one_more(network: CharacterLSTM, dropout: float = 0.0) -> CharacterLSTM:
    """The network with one artist more, who is as any artist is."""
    shape = network.shape
    grown = CharacterLSTM(
        CharacterShape.from_dict({**shape.to_dict(), "conditions": [shape.conditions[0] + 1]}),
        dropout,
    )
    weights = dict(network.state_dict())
    table = weights["conditions.0.weight"]
    weights["conditions.0.weight"] = torch.cat([table, table[:1]])
    grown.load_state_dict(weights)
    return grown


def _stored(network: CharacterLSTM) -> CharacterLSTM:
    """As its weights are stored: in half precision."""
    return deepcopy(network).half().float().eval()


class _Rehearsal:
    """Texts in the manner of the artists that were there, and what the network held likely."""

    def __init__(self, old: CharacterLSTM, seed: int, stop: Stop) -> None:
        self._old = old
        random = torch.Generator().manual_seed(seed)
        self._random = np.random.default_rng(seed)
        artists = self._random.integers(0, old.shape.conditions[0] + 1, REHEARSAL_TEXTS)
        texts: list[list[int]] = []
        self._conditions = torch.from_numpy(artists.astype(np.int64))[:, None]
        for first in range(0, REHEARSAL_TEXTS, REHEARSAL_TEXTS // 4):
            if stop():
                raise Stopped
            some = self._conditions[first : first + REHEARSAL_TEXTS // 4]
            texts += sample_texts(
                old, (), some, REHEARSAL_LENGTH, 1.0, random, (Vocabulary.UNKNOWN,)
            )
        self._texts = [np.array([MARK, *text], dtype=np.int64) for text in texts]

    def loss(self, network: CharacterLSTM) -> Tensor:
        """The mean divergence a character, in nats, over some rows drawn anew."""
        chosen = self._random.integers(0, len(self._texts), REHEARSED)
        rows = np.full((REHEARSED, 2 * WINDOW), MARK, dtype=np.int64)
        there = np.zeros((REHEARSED, 2 * WINDOW), dtype=bool)
        for row, number in enumerate(chosen):
            # From the beginning of a text, as it is written.
            text = self._texts[number][: 2 * WINDOW]
            rows[row, : len(text)] = text
            there[row, : len(text)] = True
        given, conditions = torch.from_numpy(rows), self._conditions[chosen]
        with torch.no_grad():
            wanted, _ = self._old(given, conditions)
        found, _ = network(given, conditions)
        divergence = nn.functional.kl_div(
            found.log_softmax(-1), wanted.log_softmax(-1), reduction="none", log_target=True
        ).sum(-1)
        return divergence[torch.from_numpy(there)].mean()


def card_of(
    learned: Learned, base: Pack, texts: OwnTexts, artist: str, title: str, command: str
) -> dict[str, Any]:
    """The pack's card; its first figure is that on the held-out texts."""
    # Whose texts they are has to be on the card: figures on other texts are not to be compared.
    print_of_them = hashlib.sha256("\0".join(texts.valid).encode()).hexdigest()[:8]

    def figure(name: str, value: float) -> dict[str, Any]:
        split = f"{len(texts.valid)} own texts or ends of texts held out ({print_of_them})"
        value = round(value, 4)
        unit = "bits per character"
        return {"name": name, "value": value, "unit": unit, "split": split, "command": command}

    shape = learned.network.shape
    return {
        "family": "lyrics",
        "title": title,
        "network": shape.to_dict(),
        "corpus": f"own texts: {len(texts.train)} for learning, {len(texts.valid)} held out; begun "
        f"from the pack {base.name} ({base.corpus})",
        "licence": f"that of the texts it was trained on; {base.licence}",
        "command": command,
        "figures": [
            figure(f"bits per character, as {artist}", learned.bits),
            figure(f"the same, under {base.name} as any artist", learned.start_bits),
        ],
        "defaults": base.defaults,
        "vocabulary": base.extra["vocabulary"],
        "artists": [*base.extra["artists"], artist],
        "learned": learned.better,
        "learned_whole": learned.whole,
        "trained_steps": learned.steps,
        "trained_seconds": round(learned.seconds),
    }


def _told(learned: Learned, texts: OwnTexts, options: argparse.Namespace) -> dict[str, Any]:
    return {
        "artist": options.artist,
        "whole": learned.whole,
        "bits_per_character": learned.bits,
        "start_bits_per_character": learned.start_bits,
        **counts_of(texts),
    }


def _before(base: Pack, options: argparse.Namespace) -> None:
    options.artist = (options.artist or options.out.name).strip()
    taken = (str(name).casefold() for name in base.extra.get("artists", []))
    if options.artist.casefold() in taken:
        raise ValueError(
            f"The pack {base.name!r} has an artist {options.artist!r} already; name the new one "
            "otherwise."
        )


JOB: Job[OwnTexts, Learned] = Job(
    program="python -m training.lyrics.learn",
    about=__doc__,
    kind=WORDS_KIND,
    read=lambda files, say: split_texts(read_texts(files, say)),
    learn=lambda base, texts, o, say, stop: learn(base, texts, o.minutes, o.seed, say, stop),
    card=lambda found, base, texts, o: card_of(found, base, texts, o.artist, o.title, o.command),
    told=_told,
    pieces=learned_pieces,
    before=_before,
)


if __name__ == "__main__":
    raise SystemExit(run(JOB))
