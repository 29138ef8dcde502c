"""A person's own event pack: a pack's network goes on learning from a few of their MIDI files.

``python -m training.event.learn`` is started by ``descant learn``; it needs torch and nothing of
what only the other trainings need; :mod:`training.process` says what it prints.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from composer.engine.copy_guard import NOTES_KIND
from composer.engine.events import ExpressiveEvents
from composer.engine.networks.event import EventLSTM, EventShape
from composer.engine.networks.loading import load
from composer.engine.packs import Pack, PackError
from training.event.corpus import Piece, of_split
from training.event.likelihood import Likelihood, field_losses, likelihood_of_pieces
from training.event.own_music import counts_of, learned_pieces, read_music, require_enough
from training.event.windows import Integers, PieceWindows
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
from training.process import Say, Stop, Stopped

RECIPE = Path(__file__).resolve().parent.parent / "configs" / "event-learn.yaml"


def settings_of(recipe: Path) -> dict[str, Any]:
    """The fields of a configuration that has one on each line, its values numbers, lists or texts;
    a person who learns need not have a library for YAML."""
    fields: dict[str, Any] = {}
    for line in recipe.read_text(encoding="utf-8").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            try:
                fields[name.strip()] = json.loads(value)
            except ValueError:
                fields[name.strip()] = value.strip()
    return fields


_SET = settings_of(RECIPE)
STEPS = _SET["steps"]  # without a limit of time
VALIDATIONS = STEPS // _SET["validate_every"]
WINDOW, BATCH = _SET["window"], _SET["batch"]
RATE, WARM_UP, BETAS = _SET["learning_rate"], _SET["warm_up"], tuple(_SET["betas"])
DECAY, DROPOUT, AVERAGING, CLIP = (
    _SET[name] for name in ("weight_decay", "dropout", "averaging", "clip")
)
SEMITONES, PACE, LOUDNESS = (_SET[name] for name in ("semitones", "pace", "loudness"))


@dataclass(frozen=True)
class Learned:
    """``network``: the best one by the held-out music, in half precision's values.  ``found``,
    ``start``: on that music, its likelihood and that of the network that it began from;
    ``better``: whether it is another one than that."""

    network: EventLSTM
    found: Likelihood
    start: Likelihood
    better: bool
    steps: int
    seconds: float


def learn(
    base: Pack,
    pieces: Sequence[Piece],
    minutes: float | None = None,
    seed: int = 1,
    say: Say = lambda line: None,
    stop: Stop = lambda: False,
    steps: int = STEPS,
) -> Learned:
    """Goes on from ``base`` for ``steps`` steps, or with ``minutes`` for as long.

    Raises ``ValueError`` when the base cannot be gone on from or the music is too little,
    :class:`Stopped` between two steps.
    """
    network, alphabet = _network(base), ExpressiveEvents()
    require_enough(pieces)
    train = [piece.notes for piece in of_split(pieces, "train")]
    valid = [alphabet.encode(piece.notes) for piece in of_split(pieces, "valid")]
    torch.manual_seed(seed)
    windows = PieceWindows(train, WINDOW, seed, SEMITONES, PACE, LOUDNESS)
    average = deepcopy(network).eval()
    optimiser = optimiser_of(network, RATE, DECAY, BETAS)
    start = _measured(average, valid, stop)
    best, kept, better = start, deepcopy(average.state_dict()), False
    carry: Carry | None = None
    began, step, validated = time.monotonic(), 0, 0
    share = 0.0
    while share < 1:
        if stop():
            raise Stopped
        for group in optimiser.param_groups:
            group["lr"] = RATE * height(share, WARM_UP)
        batch = {name: torch.from_numpy(a) for name, a in windows.draw(step, BATCH).items()}
        network.train()
        carry = carried(carry, batch["begins"])
        logits, (hidden, cell) = network(batch["events"], batch["following"], carry)
        carry = (hidden.detach(), cell.detach())
        nats = torch.stack(field_losses(logits, batch["following"])).sum(0)
        take_step(network, optimiser, (nats.sum(1) * batch["scale"]).mean(), CLIP)
        step += 1
        move_towards(average, network, AVERAGING, step)
        seconds = time.monotonic() - began
        share = share_of(step, steps, seconds, minutes)
        say({"share": share})
        if share * VALIDATIONS >= validated + 1 or share >= 1:
            validated = int(share * VALIDATIONS)
            found = _measured(average, valid, stop)
            if found.total < best.total:
                best, kept, better = found, deepcopy(average.state_dict()), True
            say(
                {
                    "step": step,
                    "seconds": round(seconds, 1),
                    "nats": found.total,
                    "start_nats": start.total,
                }
            )
    average.load_state_dict(kept)
    return Learned(average, best, start, better, step, time.monotonic() - began)


def _network(base: Pack) -> EventLSTM:
    if base.family != "event" or base.extra.get("alphabet") != ExpressiveEvents().to_dict():
        raise ValueError(f"The pack {base.name!r} cannot be gone on from; name an event pack.")
    try:
        loaded = load(base)
    except PackError as error:
        raise ValueError(str(error)) from error
    network = EventLSTM(EventShape.from_dict(base.network), DROPOUT)
    network.load_state_dict(loaded.state_dict())
    return network


def _measured(network: EventLSTM, pieces: Sequence[Integers], stop: Stop) -> Likelihood:
    """On the held-out music, as the weights are stored: in half precision."""
    if stop():
        raise Stopped
    stored = deepcopy(network).half().float()
    return likelihood_of_pieces(stored, pieces)


def card_of(
    learned: Learned, base: Pack, pieces: Sequence[Piece], title: str, command: str
) -> dict[str, Any]:
    """The pack's card; its first figure is that on the held-out music."""
    count = len(of_split(pieces, "train"))
    held_out = len(of_split(pieces, "valid"))

    # Whose music it is has to be on the card: figures on other music are not to be compared.
    music = hashlib.sha256()
    for piece in of_split(pieces, "valid"):
        music.update(np.ascontiguousarray(ExpressiveEvents().encode(piece.notes)).tobytes())

    def figure(name: str, value: float, unit: str) -> dict[str, Any]:
        split = f"{held_out} own pieces or ends of pieces held out ({music.hexdigest()[:8]})"
        value = round(value, 4)
        return {"name": name, "value": value, "unit": unit, "split": split, "command": command}

    return {
        "family": "event",
        "title": title,
        "network": base.network,
        "corpus": f"own MIDI files: {count} pieces or parts of pieces for learning, {held_out} "
        f"held out; begun from the pack {base.name} ({base.corpus})",
        "licence": f"that of the music it was trained on; {base.licence}",
        "command": command,
        "figures": [
            figure("negative log-likelihood", learned.found.total, "nats per event"),
            figure(f"the same, under {base.name}", learned.start.total, "nats per event"),
            figure("accuracy, mean of the fields", learned.found.accuracy, ""),
            figure(f"the same, under {base.name}", learned.start.accuracy, ""),
        ],
        "defaults": base.defaults,
        "alphabet": base.extra["alphabet"],
        "learned": learned.better,
        "trained_steps": learned.steps,
        "trained_seconds": round(learned.seconds),
    }


def _told(learned: Learned, pieces: list[Piece], options: argparse.Namespace) -> dict[str, Any]:
    return {
        "nats_per_event": learned.found.total,
        "start_nats_per_event": learned.start.total,
        **counts_of(pieces),
    }


JOB: Job[list[Piece], Learned] = Job(
    program="python -m training.event.learn",
    about=__doc__,
    kind=NOTES_KIND,
    read=read_music,
    learn=lambda base, pieces, o, say, stop: learn(base, pieces, o.minutes, o.seed, say, stop),
    card=lambda found, base, pieces, o: card_of(found, base, pieces, o.title, o.command),
    told=_told,
    pieces=learned_pieces,
)


if __name__ == "__main__":
    raise SystemExit(run(JOB))
