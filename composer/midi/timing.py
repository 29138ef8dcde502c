"""When the player handed each message over, and when it was due: written for whoever measures it.

Off unless a file is named for it (:class:`~composer.midi.player.PlayerClient`'s ``timing``).  What
it costs on the way of a message is one call of the clock and three numbers put into an array.
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_NUMBERS = 3


class SentMessage(NamedTuple):
    """``due``: when the scheduler wanted ``data`` out.  ``sent``: when its output had taken it.

    Both are seconds of ``time.perf_counter`` in the player's process.
    """

    due: float
    sent: float
    data: bytes


class TimingTrace:
    """Takes down messages of up to three bytes; longer ones are left out."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._numbers = array("d")

    def sent(self, due: float, data: bytes) -> None:
        """``data`` was handed over just now."""
        if len(data) <= 3:
            message = len(data) << 24 | int.from_bytes(data, "little")
            self._numbers.extend((due, time.perf_counter(), float(message)))

    def write(self) -> None:
        """Writes the file, whole or not at all; raises :class:`OSError`."""
        unfinished = self._path.with_name(f"{self._path.name}.unfinished")
        unfinished.write_bytes(self._numbers.tobytes())
        os.replace(unfinished, self._path)


def read_timing(path: Path) -> Iterator[SentMessage]:
    """What :class:`TimingTrace` wrote, in the order of sending; raises :class:`OSError`."""
    numbers = array("d")
    numbers.frombytes(path.read_bytes())
    for place in range(0, len(numbers), _NUMBERS):
        due, sent, message = numbers[place : place + _NUMBERS]
        length, data = divmod(int(message), 1 << 24)
        yield SentMessage(due, sent, data.to_bytes(3, "little")[:length])
