"""Training a Coconet as an orderless NADE.

Every step draws crops, hides cells of them, and takes the cross-entropy on the hidden cells,
each crop's sum divided by its number of hidden cells (Huang et al., ISMIR 2017, equation 4).
Prints one JSON object a line; a checkpoint holds everything that resuming needs.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from composer.engine.gibbs import one_hot
from composer.engine.networks.coconet import VOICES, Coconet
from training.coconet.config import Configuration, from_dict
from training.coconet.corpus import CropSampler, load_split
from training.coconet.hiding import hide
from training.coconet.likelihood import quick_estimate

LAST = "last.pt"  # the latest checkpoint, which resuming goes on from
BEST = "best.pt"  # the checkpoint with the lowest validation estimate, which is for export
VALIDATION_DRAWS = 4  # frames of every window; fewer would choose the best by luck


def hidden_loss(logits: Tensor, score: Tensor, hidden: Tensor) -> Tensor:
    """Mean over the batch of each crop's mean cross-entropy on its hidden, sounding cells.

    ``logits`` float [batch, 4, steps, pitches]; ``score`` int [batch, 4, steps], row or below 0;
    ``hidden`` bool [batch, 4, steps].  Nats.
    """
    terms = nn.functional.cross_entropy(
        logits.flatten(0, 2), score.clamp(min=0).flatten(), reduction="none"
    ).view(score.shape)
    weight = (hidden & (score >= 0)).to(terms.dtype)
    return ((terms * weight).sum((1, 2)) / weight.sum((1, 2)).clamp(min=1)).mean()


def fit(
    configuration: Configuration,
    out: Path,
    resume: bool = False,
    device: str = "cpu",
    say: Callable[[str], None] = print,
    stop_after: int | None = None,
) -> Path:
    """Trains, and returns the path of the best checkpoint by validation.

    ``resume``: go on from ``out``'s checkpoint if there is one; the losses are then those of an
    uninterrupted run.  ``stop_after``: leave after that many steps in all, checkpoint written.
    Raises ``ValueError`` on a corpus or configuration that cannot be used.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(configuration.threads)
    shape = configuration.network
    train = load_split(Path(configuration.data), "train")
    valid = load_split(Path(configuration.data), "valid")
    sampler = CropSampler(
        train, configuration.crop, shape.lowest, shape.pitches, configuration.transposition
    )
    torch.manual_seed(configuration.seed)
    random = np.random.default_rng(configuration.seed)
    network = Coconet(shape, configuration.dropout).to(device, memory_format=torch.channels_last)
    average = deepcopy(network).eval()
    optimiser = torch.optim.AdamW(
        [
            {
                "params": [p for p in network.parameters() if p.ndim > 1],
                "weight_decay": configuration.weight_decay,
            },
            {"params": [p for p in network.parameters() if p.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=configuration.learning_rate,
        betas=(0.9, 0.98),
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        max_lr=configuration.learning_rate,
        total_steps=configuration.steps,
        pct_start=configuration.warm_up,
        div_factor=10,
        final_div_factor=1000,
    )
    step, seconds, best = 0, 0.0, math.inf
    if resume and (out / LAST).exists():
        saved = torch.load(out / LAST, map_location=device, weights_only=True)
        if not _same_training(json.loads(saved["configuration"]), configuration.to_dict()):
            raise ValueError(f"{out / LAST} was made with another configuration")
        network.load_state_dict(saved["network"])
        average.load_state_dict(saved["average"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        random.bit_generator.state = json.loads(saved["random"])
        torch.set_rng_state(saved["torch_random"].cpu())
        step, seconds, best = saved["step"], saved["seconds"], saved["best"]

    def save(name: str) -> None:
        state = {
            "family": "coconet",
            "configuration": json.dumps(configuration.to_dict()),
            "network": network.state_dict(),
            "average": average.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "random": json.dumps(random.bit_generator.state),
            "torch_random": torch.get_rng_state(),
            "step": step,
            "seconds": seconds,
            "best": best,
        }
        torch.save(state, out / (name + ".part"))
        os.replace(out / (name + ".part"), out / name)

    def autocast() -> torch.autocast:
        return torch.autocast(
            torch.device(device).type, torch.bfloat16, enabled=configuration.precision == "bf16"
        )

    losses: list[float] = []
    end = min(configuration.steps, stop_after or configuration.steps)
    began = time.monotonic()
    while step < end:
        crops = sampler.draw(configuration.batch, random)
        cells = hide(configuration.batch, VOICES, configuration.crop, configuration.hiding, random)
        score = torch.from_numpy(crops).to(device).long()
        score = torch.where(score >= 0, score - shape.lowest, -1)
        hidden = torch.from_numpy(cells).to(device)
        network.train()
        with autocast():
            logits = network(one_hot(score, shape.pitches), hidden)
        loss = hidden_loss(logits.float(), score, hidden)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), configuration.clip)
        optimiser.step()
        schedule.step()
        step += 1
        losses.append(float(loss.detach()))
        _average(average, network, min(configuration.averaging, (step + 1) / (step + 10)))
        if step % configuration.validate_every == 0 or step == end:
            with autocast():
                estimate = quick_estimate(
                    average,
                    valid,
                    shape.lowest,
                    shape.pitches,
                    configuration.crop,
                    VALIDATION_DRAWS,
                    device=device,
                )
            now = time.monotonic()
            seconds, began = seconds + now - began, now
            if estimate < best:
                best = estimate
                save(BEST)
            save(LAST)
            line = {
                "step": step,
                "steps": configuration.steps,
                "seconds": round(seconds, 1),
                "loss": sum(losses) / len(losses),
                "valid_one_ordering": estimate,
            }
            losses.clear()
            say(json.dumps(line))
    return out / BEST


def _same_training(saved: dict[str, object], wanted: dict[str, object]) -> bool:
    """Whether two configurations are one training; the number of threads may change."""
    return {**saved, "threads": 0} == {**wanted, "threads": 0}


@torch.no_grad()
def _average(average: nn.Module, network: nn.Module, decay: float) -> None:
    """Moves ``average`` towards ``network``: weights and the batch norms' statistics alike."""
    for mean, now in zip(average.state_dict().values(), network.state_dict().values(), strict=True):
        if mean.is_floating_point():
            mean.lerp_(now, 1 - decay)
        else:
            mean.copy_(now)


def load_average(checkpoint: Path) -> tuple[Coconet, Configuration, int]:
    """The averaged network of a checkpoint, ready for use, its configuration and its step."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    configuration = from_dict(json.loads(saved["configuration"]))
    network = Coconet(configuration.network)
    network.load_state_dict(saved["average"])
    return network.eval(), configuration, int(saved["step"])
