"""What the processes have in common that learn from a person's own files.

Such a process prints JSON lines on its standard output, and ends between two steps when its
standard input ends: whoever started it is gone, or wants no more of it.  Who does not want to wait
for a step may terminate it: what it writes, it writes :func:`unbroken`.
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

Say = Callable[[dict[str, Any]], None]


class Stopped(Exception):
    """Nobody wants the pack any more."""


def watched_input() -> threading.Event:
    """It is set as soon as the standard input ends."""
    stopped = threading.Event()
    threading.Thread(target=_watch, args=(stopped,), daemon=True).start()
    return stopped


def _watch(stopped: threading.Event) -> None:
    while os.read(0, 4096):
        pass
    stopped.set()


@contextmanager
def unbroken() -> Iterator[None]:
    """Being asked to terminate is not heard inside, so that nothing is left half written."""
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def print_line(line: dict[str, Any]) -> None:
    """One JSON object on a line."""
    print(json.dumps(line), file=sys.stdout, flush=True)


def refusal(error: Exception) -> dict[str, Any]:
    """The line that says why nothing can be learned, as one sentence."""
    sentence = str(error)
    return {"refused": sentence[:1].upper() + sentence[1:].rstrip(".") + "."}


def height(share: float, warm_up: float) -> float:
    """The learning rate as a share of its peak: up at first, then down along a cosine.

    ``share``: of the learning, 0 to 1, of which ``warm_up`` goes up.
    """
    if share < warm_up:
        return 0.1 + 0.9 * share / warm_up
    return 0.001 + 0.999 * 0.5 * (1 + math.cos(math.pi * (share - warm_up) / (1 - warm_up)))


@torch.no_grad()
def move_towards(average: nn.Module, network: nn.Module, decay: float) -> None:
    """A moving average of a network's weights takes in those of now."""
    for mean, now in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(now, 1 - decay)
