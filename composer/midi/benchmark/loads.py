"""What else the machine does while the player is measured: the engine and the window at work.

They are programs of their own rooms, started as processes, since nothing here may import them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

PROGRAMS = {
    "engine": "composer.engine.benchmark.busy",
    "window": "composer.ui.benchmark",
}
LOADS: dict[str, tuple[str, ...]] = {
    "none": (),
    "engine": ("engine",),
    "window": ("window",),
    "both": ("engine", "window"),
}
_END_SECONDS = 180.0


class LoadFailed(RuntimeError):
    """A program did not come to work; ``str`` is a sentence."""


class Load:
    """Programs at work; ``said``: what each did in the end, in its own words."""

    def __init__(self) -> None:
        self.said: list[str] = []


@contextmanager
def under(load: str) -> Iterator[Load]:
    """Everything inside happens while the programs of ``load``, one of :data:`LOADS`, work."""
    at_work = Load()
    with ExitStack() as stack:
        for program in LOADS[load]:
            stack.enter_context(_program(program, at_work))
        yield at_work


@contextmanager
def _program(name: str, load: Load) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", PROGRAMS[name]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1")},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        if process.stdout.readline().strip() != "working":
            raise LoadFailed(f"The load {name!r} did not come to work: python -m {PROGRAMS[name]}")
        yield
        if process.poll() is not None:
            raise LoadFailed(f"The load {name!r} ended before its time.")
        said, _ = process.communicate(timeout=_END_SECONDS)
        if process.returncode != 0:
            raise LoadFailed(f"The load {name!r} failed in the end.")
        load.said.append(f"{name}: {said.strip()}")
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
