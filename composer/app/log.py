"""The log: one rotating file, so that a sentence on the screen can leave the details out."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

MAX_BYTES = 1_000_000
OLD_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(path: Path) -> bool:
    """Sends what the program logs (from INFO up) to ``path``; the older files are ``path.1`` ...

    A folder that cannot be written is no reason to stop: then nothing is logged, and ``False``
    comes back.  Called again, it moves the log to the new path.
    """
    root = logging.getLogger()
    stop_log()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=False
        )
    except OSError:
        root.addHandler(_Silence())
        return False
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.set_name(_NAME)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # A full disk while logging must not print a traceback over the person's terminal.
    logging.raiseExceptions = False
    return True


def stop_log() -> None:
    """Closes the log that :func:`start_log` opened; without one, nothing happens."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if handler.get_name() == _NAME:
            root.removeHandler(handler)
            handler.close()


_NAME = "descant log"


class _Silence(logging.NullHandler):
    """Without any handler, Python would print warnings to stderr."""

    def __init__(self) -> None:
        super().__init__()
        self.set_name(_NAME)
