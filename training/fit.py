"""The training loop, for every family.

Lightning's Fabric brings the devices, the processes and the precision.  The rows of a step, and
the network's own randomness in it, come from the seed and the step's number alone: a run that was
interrupted and resumed has the losses of one that was not.
"""

from __future__ import annotations

import json
import math
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn
from tqdm import tqdm

from training.configuration import Configuration
from training.recipe import Carry, Recipe
from training.sample import Sample

LAST = "last.pt"  # the latest checkpoint, which resuming goes on from
BEST = "best.pt"  # the checkpoint with the best validation, which is for export

Say = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Place:
    """Where a training runs.

    ``accelerator``: ``"cpu"``, ``"cuda"`` or ``"auto"``; ``devices`` a node, ``nodes``.  Started
    by PyTorch's own launcher (``torchrun``), its numbers of processes are taken instead.
    """

    accelerator: str = "cpu"
    devices: int = 1
    nodes: int = 1

    def fabric(self, precision: str) -> Fabric:
        devices = int(os.environ.get("LOCAL_WORLD_SIZE", self.devices))
        nodes = int(os.environ.get("WORLD_SIZE", devices * self.nodes)) // devices
        fabric = Fabric(
            accelerator=self.accelerator,
            devices=devices,
            num_nodes=nodes,
            strategy="ddp" if devices * nodes > 1 else "auto",
            precision=precision,  # type: ignore[arg-type]
        )
        fabric.launch()
        return fabric


class Interrupted(Exception):
    """The person (or the machine) asked the training to stop; a checkpoint is written."""


def fit(
    recipe: Recipe,
    family: str,
    out: Path,
    resume: bool = False,
    place: Place | None = None,
    say: Say = lambda line: print(json.dumps(line), flush=True),
    listen: Callable[[list[Sample]], None] | None = None,
    stop_after: int | None = None,
) -> Path:
    """Trains, and returns the path of the best checkpoint by validation.

    ``resume``: go on from ``out``'s checkpoint, if there is one.  ``say`` gets a line's fields
    after each validation; ``listen`` gets some samples then.  ``stop_after``: leave after that
    step, checkpoint written.  Raises ``ValueError`` when the checkpoint in ``out`` is of another
    training, :class:`Interrupted` after a signal, with a checkpoint written.
    """
    configuration = recipe.configuration
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(configuration.threads)
    fabric = (place or Place()).fabric(configuration.precision)
    torch.manual_seed(configuration.seed)
    network = recipe.network().to(fabric.device)
    if fabric.world_size > 1 and fabric.device.type == "cuda":
        network = nn.SyncBatchNorm.convert_sync_batchnorm(network)
    average = deepcopy(network).eval()
    optimiser = _optimiser(network, configuration, fused=fabric.device.type == "cuda")
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _schedule(configuration))
    run = _Run(step=0, seconds=0.0, best=math.inf, losses=0.0, counted=0)
    carry: Carry = None

    saved = _saved(out / LAST, family, configuration) if resume else None
    if saved is not None:
        network.load_state_dict(saved["network"])
        average.load_state_dict(saved["average"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        run = _Run(**saved["run"])
        if saved["carry"] is not None:
            carry = tuple(_own_rows(t, fabric).to(fabric.device) for t in saved["carry"])
    ready = torch.compile(network) if configuration.compile else network
    trained, optimiser = fabric.setup(ready, optimiser)

    def save(name: str) -> None:
        whole = None if carry is None else tuple(_all_rows(t, fabric).cpu() for t in carry)
        if not fabric.is_global_zero:
            return
        state = {
            "family": family,
            "configuration": json.dumps(configuration.to_dict()),
            "card": json.dumps(recipe.card()),
            "network": network.state_dict(),
            "average": average.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "run": vars(run).copy(),
            "carry": whole,
        }
        torch.save(state, out / (name + ".part"))
        os.replace(out / (name + ".part"), out / name)

    end = min(configuration.steps, stop_after or configuration.steps)
    began = time.monotonic()
    bar = _Bar(
        total=configuration.steps,
        initial=run.step,
        disable=None if fabric.is_global_zero else True,  # None: shown on a terminal alone
        unit="step",
    )
    with bar, _signals() as interrupted:
        while run.step < end:
            batch = _rows(recipe, configuration, run.step, fabric)
            trained.train()
            loss, carry = recipe.loss(trained, batch, carry)
            optimiser.zero_grad()
            fabric.backward(loss)
            if configuration.clip:
                fabric.clip_gradients(trained, optimiser, max_norm=configuration.clip)
            optimiser.step()
            schedule.step()
            run.step += 1
            run.losses += float(loss.detach())
            run.counted += 1
            bar.update()
            _average(
                average, network, min(configuration.averaging, (run.step + 1) / (run.step + 10))
            )
            due = run.step % configuration.validate_every == 0 or run.step == end
            if due or interrupted.is_set() or _due(run.step, configuration.checkpoint_every):
                now = time.monotonic()
                run.seconds, began = run.seconds + now - began, now
            if due:
                with fabric.autocast(), torch.no_grad():
                    figures = fabric.broadcast(
                        recipe.validate(average) if fabric.is_global_zero else None
                    )
                own = torch.tensor(run.losses / run.counted, dtype=torch.float64)
                mean = float(fabric.all_reduce(own, reduce_op="mean"))  # type: ignore[arg-type]
                line = {
                    "step": run.step,
                    "steps": configuration.steps,
                    "seconds": round(run.seconds, 1),
                    "loss": mean,
                    **figures,
                }
                run.losses, run.counted = 0.0, 0
                if next(iter(figures.values())) < run.best:
                    run.best = next(iter(figures.values()))
                    save(BEST)
                save(LAST)
                if fabric.is_global_zero:
                    say(line)
                    if listen is not None:
                        listen(recipe.samples(average, np.random.default_rng(run.step)))
            elif interrupted.is_set() or _due(run.step, configuration.checkpoint_every):
                save(LAST)
            if interrupted.is_set():
                raise Interrupted(f"stopped at step {run.step}; --resume goes on from {out / LAST}")
    fabric.barrier()  # none leaves while another still needs it
    return out / BEST


def part() -> None:
    """Ends what binds the processes of a training; nothing where there is only one.

    Without it each process ends with threads that still talk to the others, and may abort.
    """
    if torch.distributed.is_available() and torch.distributed.is_initialized():
        torch.distributed.destroy_process_group()


class _Bar(tqdm):  # type: ignore[type-arg]
    """The progress bar, without tqdm's thread that watches over slow bars."""

    monitor_interval = 0


@dataclass
class _Run:
    """How far a run is: ``losses`` and ``counted`` since the last validation."""

    step: int
    seconds: float
    best: float
    losses: float
    counted: int


def load_checkpoint(path: Path) -> dict[str, Any]:
    """A checkpoint: family, configuration, card (both decoded), ``average`` and ``run``.

    Nothing but tensors and plain values is read.  Raises ``ValueError`` when it is none.
    """
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
        for name in ("configuration", "card"):
            saved[name] = json.loads(saved[name])
    except OSError:
        raise
    except Exception as error:  # whatever torch says of bytes that are not its own
        raise ValueError(f"{path} is no checkpoint of this program") from error
    return dict(saved)


def _saved(path: Path, family: str, configuration: Configuration) -> dict[str, Any] | None:
    """The checkpoint to go on from, or ``None``; ``ValueError`` if of another training."""
    if not path.exists():
        return None
    saved = load_checkpoint(path)
    if saved["family"] != family:
        raise ValueError(f"{path} is of the family {saved['family']}")
    before, now = saved["configuration"], configuration.to_dict()
    for name in sorted((before.keys() | now.keys()) - _FREE):
        if before.get(name) != now.get(name):
            raise ValueError(
                f"{path} was made with another configuration: {name} was {before.get(name)!r} "
                f"and is {now.get(name)!r}"
            )
    return saved


# What may change between a run and its resumption.
_FREE = {"threads", "compile", "checkpoint_every"}


def _due(step: int, every: int) -> bool:
    return every > 0 and step % every == 0


def _rows(
    recipe: Recipe, configuration: Configuration, step: int, fabric: Fabric
) -> dict[str, Tensor]:
    """This process's rows of a step's batch; seeds the network's own randomness besides."""
    random = np.random.default_rng((configuration.seed, step))
    drawn = recipe.draw(step, configuration.batch * fabric.world_size, random)
    torch.manual_seed(
        (configuration.seed * 1_000_003 + step) * fabric.world_size + fabric.global_rank
    )
    return {
        name: _own_rows(torch.from_numpy(array), fabric).to(fabric.device, non_blocking=True)
        for name, array in drawn.items()
    }


def _own_rows(rows: Tensor, fabric: Fabric) -> Tensor:
    """The share of this process of all processes' rows."""
    return rows.chunk(fabric.world_size)[fabric.global_rank]


def _all_rows(rows: Tensor, fabric: Fabric) -> Tensor:
    """The inverse of :func:`_own_rows`."""
    if fabric.world_size == 1:
        return rows
    parts = [torch.empty_like(rows) for _ in range(fabric.world_size)]
    torch.distributed.all_gather(parts, rows.contiguous())
    return torch.cat(parts)


def _optimiser(
    network: nn.Module, configuration: Configuration, fused: bool
) -> torch.optim.Optimizer:
    """Adam or AdamW; AdamW decays matrices only, since biases and norms need no holding down."""
    trained = [p for p in network.parameters() if p.requires_grad]
    betas = (configuration.betas[0], configuration.betas[1])
    if configuration.optimiser == "adam":
        return torch.optim.Adam(
            trained,
            lr=configuration.learning_rate,
            betas=betas,
            weight_decay=configuration.weight_decay,
            fused=fused,
        )
    groups = [
        {"params": [p for p in trained if p.ndim > 1], "weight_decay": configuration.weight_decay},
        {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=configuration.learning_rate, betas=betas, fused=fused)


def _schedule(configuration: Configuration) -> Callable[[int], float]:
    """The learning rate of a step as a share of its peak."""

    def share(step: int) -> float:
        if configuration.schedule == "constant":
            return 1.0
        place = min(1.0, step / configuration.steps)
        if place < configuration.warm_up:
            return 0.1 + 0.9 * place / configuration.warm_up
        fallen = (place - configuration.warm_up) / (1 - configuration.warm_up)
        return 0.001 + 0.999 * 0.5 * (1 + math.cos(math.pi * fallen))

    return share


@torch.no_grad()
def _average(average: nn.Module, network: nn.Module, decay: float) -> None:
    """Moves ``average`` towards ``network``: weights and the batch norms' statistics alike."""
    for mean, now in zip(average.state_dict().values(), network.state_dict().values(), strict=True):
        if mean.is_floating_point():
            mean.lerp_(now, 1 - decay)
        else:
            mean.copy_(now)


@contextmanager
def _signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C or a polite kill sets; a second Ctrl-C interrupts at once."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked
        return

    def ask(number: int, frame: Any) -> None:
        if asked.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        asked.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
