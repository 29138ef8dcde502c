"""Keeping the C libraries' chatter off the terminal.

ALSA, JACK and FluidSynth write to file descriptor 2 (and 1) whatever Python does with
``sys.stderr``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MAX_LOG_BYTES = 1_000_000


def redirect_to(log: Path | None) -> None:
    """Sends everything this process prints from now on to the end of ``log``; ``None``: nowhere.

    A log that grew beyond a megabyte is begun anew.  For a process of its own, at its start.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    descriptor = None
    if log is not None:
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
                log.unlink()
            descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError:
            descriptor = None
    if descriptor is None:
        descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)


@contextmanager
def quiet() -> Iterator[None]:
    """Drops what C libraries print to the terminal inside the block."""
    kept = []
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for descriptor in (1, 2):
            try:
                kept.append((descriptor, os.dup(descriptor)))
            except OSError:
                continue
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os.dup2(nowhere, descriptor)
        yield
    finally:
        for descriptor, copy in kept:
            os.dup2(copy, descriptor)
            os.close(copy)
        os.close(nowhere)
