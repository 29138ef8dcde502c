"""What a process that works on a person's own files says, and how it is ended.  No torch here.

Such a process prints JSON lines on its standard output, and ends between two steps when its
standard input ends: whoever started it is gone, or wants no more of it.  Who does not want to wait
for a step may terminate it: what it writes, it writes :func:`unbroken`.

The lines: ``{"say": sentence}`` for the person; ``{"share": 0 to 1}``; ``{"step", "seconds",
"nats", "start_nats"}`` after each validation; at last ``{"found": ...}`` (of looking),
``{"learned": ...}``, or ``{"refused": sentence}`` with exit code 2.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Say = Callable[[dict[str, Any]], None]
Stop = Callable[[], bool]

REFUSED = 2  # the exit code


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


def print_sentence(sentence: str) -> None:
    """A line that is for the person."""
    print_line({"say": sentence})


def refusal(error: Exception) -> dict[str, Any]:
    """The line that says why nothing can be learned, as one sentence."""
    sentence = str(error)
    if isinstance(error, OSError):
        reason = str(error.strerror or error).lower()
        where = f" to {error.filename}" if error.filename else ""
        sentence = f"The new model could not be written{where} ({reason}); nothing was kept"
    return {"refused": sentence[:1].upper() + sentence[1:].rstrip(".") + "."}


def give_way(nice: int) -> None:
    """Lets everything else on the machine go first by so much: what plays, the engine."""
    with contextlib.suppress(OSError, AttributeError):  # not on every platform
        os.nice(nice)
