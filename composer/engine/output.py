"""Where what libraries print in the engine process goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

MAX_LOG_BYTES = 1_000_000


def redirect_output(log_file: Path | None) -> None:
    """Sends what anything in this process prints into the log, away from the terminal."""
    sink = None
    if log_file is not None:
        try:
            log_file.parent.mkdir(parents=True, exist_ok=True)
            large = log_file.exists() and log_file.stat().st_size > MAX_LOG_BYTES
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if large else 0)
            sink = os.open(log_file, flags, 0o600)
        except OSError:
            sink = None
    if sink is None:
        sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(sink, stream)
    os.close(sink)
    sys.stdout = open(1, "w", buffering=1, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, closefd=False)  # noqa: SIM115
