"""What the two processes have in common that learn from a person's own files.

A family says by a :class:`Job` how its files are read, what is learned of them and what the pack's
card says; :func:`run` is the process, from the words it was called with to the pack written.  See
:mod:`training.process` for what it prints.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from composer.engine.copy_guard import INDEX_FOLDER, OWN_PREFIX, CopyIndexError, write_index
from composer.engine.packs import Pack, PackError, read_card, write_pack
from training.passages import BITS, PARTS, Piece
from training.process import (
    REFUSED,
    Say,
    Stop,
    Stopped,
    give_way,
    print_line,
    print_sentence,
    refusal,
    unbroken,
    watched_input,
)

Carry = tuple[Tensor, Tensor]


class Outcome(Protocol):
    """What came of it: the best network, whether it is another one than that it began from."""

    network: Any
    better: bool
    steps: int
    seconds: float


Material = TypeVar("Material")
Learned = TypeVar("Learned", bound=Outcome)


@dataclass(frozen=True)
class Job(Generic[Material, Learned]):
    """How one family learns.

    ``read(files, say)``; ``learn(base, material, options, say, stop)``; ``card(learned, base,
    material, options)``; ``told(learned, material, options)``: what the caller is told besides;
    ``pieces(material)``: what is learned from, for the copy guard, of the kind ``kind``;
    ``before(base, options)``: raises ``ValueError`` on what cannot be, before anything is read.
    ``options``: ``out``, ``artist``, ``title``, ``command``, ``minutes`` and ``seed``.
    """

    program: str
    about: str
    kind: str
    read: Callable[[list[Path], Callable[[str], None]], Material]
    learn: Callable[[Pack, Material, argparse.Namespace, Say, Stop], Learned]
    card: Callable[[Learned, Pack, Material, argparse.Namespace], dict[str, Any]]
    told: Callable[[Learned, Material, argparse.Namespace], dict[str, Any]]
    pieces: Callable[[Material], Iterable[Piece]]
    before: Callable[[Pack, argparse.Namespace], None] = lambda base, options: None


def run(job: Job[Material, Learned], argv: Sequence[str] | None = None) -> int:
    """The process; returns its exit code."""
    parser = argparse.ArgumentParser(prog=job.program, description=job.about)
    parser.add_argument("files", type=Path, nargs="+", help="files, or folders of them")
    parser.add_argument("--base", type=Path, required=True, help="the folder of the pack to go on")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the new pack")
    parser.add_argument("--artist", help="of texts: the new artist's name (that of the pack)")
    parser.add_argument("--title", default="")
    parser.add_argument("--command", default=job.program)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nice", type=int, default=0, help="how far it gives way to all else")
    options = parser.parse_args(argv)
    options.title = options.title or options.out.name
    stopped = watched_input()
    give_way(options.nice)
    torch.set_num_threads(1)  # two are slower wherever another core is busy
    try:
        base = read_card(options.base)
        job.before(base, options)
        material = job.read(options.files, print_sentence)
        learned = job.learn(base, material, options, print_line, stopped.is_set)
        card = job.card(learned, base, material, options)
        if stopped.is_set():
            return 1
        with unbroken():
            pack = _written(job, card, learned.network, material, options)
    except Stopped:
        return 1
    except (ValueError, PackError, OSError) as error:
        print_line(refusal(error))
        return REFUSED
    print_line(
        {
            "learned": {
                "pack": str(pack.folder),
                "sha256": pack.sha256,
                "better": learned.better,
                "steps": learned.steps,
                "seconds": round(learned.seconds, 1),
                **job.told(learned, material, options),
            }
        }
    )
    return 0


def _written(
    job: Job[Material, Learned],
    card: dict[str, Any],
    network: nn.Module,
    material: Material,
    options: argparse.Namespace,
) -> Pack:
    """The pack, and beside it the index by which what it repeats is found."""
    tensors = {name: np.asarray(value.numpy()) for name, value in network.state_dict().items()}
    place = options.out.parent / INDEX_FOLDER / f"{OWN_PREFIX}{options.out.name}.safetensors"
    files = (place, place.with_suffix(".json"))
    before = [file.exists() for file in files]
    hashes = [piece.parts(PARTS[job.kind]).hashes for piece in job.pieces(material)]
    every = np.unique(np.concatenate([np.zeros(0, np.uint64), *hashes]))
    try:
        if len(every):
            about = {"corpus": f"your own files, of which “{options.title}” learned"}
            about["licence"] = "your own. The index holds hashes; nothing can be read from it."
            write_index(place, job.kind, every, BITS[job.kind], about, parts=PARTS[job.kind])
        return write_pack(options.out, card, tensors, store="float16")
    except (OSError, PackError, CopyIndexError) as error:
        for file, was_there in zip(files, before, strict=True):
            if not was_there:
                file.unlink(missing_ok=True)
        if isinstance(error, CopyIndexError):
            raise ValueError(str(error)) from error
        raise


def optimiser_of(
    network: nn.Module, rate: float, decay: float, betas: tuple[float, float]
) -> torch.optim.AdamW:
    """AdamW, by which matrices decay and vectors do not."""
    return torch.optim.AdamW(
        [
            {"params": [p for p in network.parameters() if p.ndim > 1], "weight_decay": decay},
            {"params": [p for p in network.parameters() if p.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=rate,
        betas=betas,
    )


def carried(carry: Carry | None, begins: Tensor) -> Carry | None:
    """The state with which the rows of a batch go on, empty where a row ``begins``, bool [rows]."""
    if carry is None:
        return None
    goes_on = (~begins)[:, None, None]
    return carry[0] * goes_on, carry[1] * goes_on


def take_step(
    network: nn.Module, optimiser: torch.optim.Optimizer, loss: Tensor, clip: float
) -> None:
    """One step down the loss, its gradient's norm at most ``clip``."""
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), clip)
    optimiser.step()


def share_of(step: int, steps: float, seconds: float, minutes: float | None) -> float:
    """How much of a learning is done: by its steps, or by the time that it was given."""
    return min(1.0, step / steps if minutes is None else seconds / (60 * minutes))


def height(share: float, warm_up: float) -> float:
    """The learning rate as a share of its peak: up at first, then down along a cosine.

    ``share``: of the learning, 0 to 1, of which ``warm_up`` goes up.
    """
    if share < warm_up:
        return 0.1 + 0.9 * share / warm_up
    return 0.001 + 0.999 * 0.5 * (1 + math.cos(math.pi * (share - warm_up) / (1 - warm_up)))


@torch.no_grad()
def move_towards(average: nn.Module, network: nn.Module, most: float, taken: int) -> None:
    """A moving average of a network's weights takes in those of now.

    It decays by ``most`` at last, by less after the first steps ``taken``.
    """
    decay = min(most, (taken + 1) / (taken + 10))
    for mean, now in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(now, 1 - decay)
