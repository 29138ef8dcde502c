"""A person's own event pack: a pack's network goes on learning from a few of their MIDI files.

``python -m training.event.learn`` is started by ``descant learn``; it needs torch and nothing of
what only the other trainings need.  It prints JSON lines: ``{"say": sentence}``, ``{"share": 0 to
1}``, ``{"step", "seconds", "nats", "start_nats"}`` after each validation, and at last
``{"learned": ...}`` or ``{"refused": sentence}`` (exit code 2).  When its standard input ends, it
ends between two steps and writes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from composer.engine.events import ExpressiveEvents
from composer.engine.networks.event import EventLSTM, EventShape
from composer.engine.networks.loading import load
from composer.engine.packs import Pack, PackError, read_card, write_pack
from training.event.corpus import Piece, midi_files, of_split, read_pieces
from training.event.likelihood import Likelihood, field_losses, likelihood_of_pieces
from training.event.windows import Integers, PieceWindows
from training.learning import (
    Say,
    Stopped,
    height,
    move_towards,
    print_line,
    refusal,
    unbroken,
    watched_input,
)

RECIPE = Path(__file__).resolve().parent.parent / "configs" / "event-learn.yaml"
FEWEST_NOTES, FEWEST_HELD_OUT = 200, 30


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
    stop: Callable[[], bool] = lambda: False,
    steps: int = STEPS,
) -> Learned:
    """Goes on from ``base`` for ``steps`` steps, or with ``minutes`` for as long.

    Raises ``ValueError`` when the base cannot be gone on from or the music is too little,
    :class:`Stopped` between two steps.
    """
    network, alphabet = _network(base), ExpressiveEvents()
    train = [piece.notes for piece in of_split(pieces, "train")]
    valid = [alphabet.encode(piece.notes) for piece in of_split(pieces, "valid")]
    count, held_out = sum(map(len, train)), sum(map(len, valid))
    if count < FEWEST_NOTES or held_out < FEWEST_HELD_OUT:
        raise ValueError(
            f"This is too little music to learn from: {count} notes to learn and {held_out} to "
            f"measure, where {FEWEST_NOTES} and {FEWEST_HELD_OUT} are wanted; give more files."
        )
    torch.manual_seed(seed)
    windows = PieceWindows(train, WINDOW, seed, SEMITONES, PACE, LOUDNESS)
    average = deepcopy(network).eval()
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in network.parameters() if p.ndim > 1], "weight_decay": DECAY},
            {"params": [p for p in network.parameters() if p.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=RATE,
        betas=BETAS,
    )
    start = _measured(average, valid, stop)
    best, kept, better = start, deepcopy(average.state_dict()), False
    carry: tuple[torch.Tensor, torch.Tensor] | None = None
    began, step, validated = time.monotonic(), 0, 0
    share = 0.0
    while share < 1:
        if stop():
            raise Stopped
        for group in optimiser.param_groups:
            group["lr"] = RATE * height(share, WARM_UP)
        batch = {name: torch.from_numpy(a) for name, a in windows.draw(step, BATCH).items()}
        network.train()
        if carry is not None:
            goes_on = (~batch["begins"])[:, None, None]
            carry = (carry[0] * goes_on, carry[1] * goes_on)
        logits, (hidden, cell) = network(batch["events"], batch["following"], carry)
        carry = (hidden.detach(), cell.detach())
        nats = torch.stack(field_losses(logits, batch["following"])).sum(0)
        optimiser.zero_grad()
        (nats.sum(1) * batch["scale"]).mean().backward()
        nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimiser.step()
        step += 1
        move_towards(average, network, min(AVERAGING, (step + 1) / (step + 10)))
        seconds = time.monotonic() - began
        share = min(1.0, step / steps if minutes is None else seconds / (60 * minutes))
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


def _measured(
    network: EventLSTM, pieces: Sequence[Integers], stop: Callable[[], bool]
) -> Likelihood:
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


def main(argv: Sequence[str] | None = None) -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m training.event.learn", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="MIDI files, or folders of them")
    parser.add_argument("--base", type=Path, required=True, help="the folder of the pack to go on")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the new pack")
    parser.add_argument("--title", default="")
    parser.add_argument("--command", default="python -m training.event.learn")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args(argv)
    stopped = watched_input()
    try:
        base = read_card(arguments.base)
        files = [path for file in arguments.files for _, path in midi_files(file)]
        pieces = read_pieces(files, lambda sentence: print_line({"say": sentence}))
        learned = learn(base, pieces, arguments.minutes, arguments.seed, print_line, stopped.is_set)
        title = arguments.title or arguments.out.name
        card = card_of(learned, base, pieces, title, arguments.command)
        tensors = {
            name: np.asarray(value.numpy()) for name, value in learned.network.state_dict().items()
        }
        if stopped.is_set():
            return 1
        with unbroken():
            pack = write_pack(arguments.out, card, tensors, store="float16")
    except Stopped:
        return 1
    except (ValueError, PackError) as error:
        print_line(refusal(error))
        return 2
    print_line(
        {
            "learned": {
                "pack": str(pack.folder),
                "sha256": pack.sha256,
                "better": learned.better,
                "nats_per_event": learned.found.total,
                "start_nats_per_event": learned.start.total,
                "steps": learned.steps,
                "seconds": round(learned.seconds, 1),
                "notes": sum(len(p.notes) for p in of_split(pieces, "train")),
                "held_out_notes": sum(len(p.notes) for p in of_split(pieces, "valid")),
            }
        }
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
