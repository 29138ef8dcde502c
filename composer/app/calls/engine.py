"""One request to the engine process from the command line, until it is done."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from composer.app import paths
from composer.app.calls.contract import FAILED, UNUSABLE, CallFailed
from composer.engine.client import EngineClient
from composer.engine.messages import (
    Cancelled,
    EngineNotice,
    Failed,
    Finished,
    Message,
    Request,
)
from composer.engine.packs import Pack, PackError, PackRegistry

_POLL_SECONDS = 0.02

_log = logging.getLogger(__name__)


def chosen_pack(folders: Sequence[Path], name: str | None, family: str) -> Pack:
    """The pack of that name, or the best of the family; raises :class:`CallFailed`."""
    try:
        registry = PackRegistry(folders)
        return registry.get(name) if name else registry.best(family)
    except PackError as error:
        raise CallFailed(str(error), UNUSABLE if name else FAILED) from error


def run_request(folders: Sequence[Path], request: Request, take: Callable[[Message], None]) -> None:
    """Runs ``request`` in an engine process of its own; ``take`` gets its messages as they come.

    Raises :class:`CallFailed` when it fails or is refused.
    """
    with running_engine(folders) as client:
        run_in(client, request, take)


@contextmanager
def running_engine(folders: Sequence[Path]) -> Iterator[EngineClient]:
    """An engine process for several requests."""
    client = EngineClient(folders, log_file=paths.log_file("engine"))
    try:
        yield client
    finally:
        client.close()


def run_in(client: EngineClient, request: Request, take: Callable[[Message], None]) -> None:
    """Runs ``request`` to its end in ``client``; see :func:`run_request`."""
    client.submit(request)
    while True:
        for message in client.poll():
            if isinstance(message, EngineNotice):
                _log.warning("%s %s", message.sentence, message.details)
            elif isinstance(message, Failed):
                _log.warning("%s %s", message.sentence, message.details)
                code = UNUSABLE if message.refused else FAILED
                raise CallFailed(message.sentence, code)
            elif isinstance(message, Cancelled):
                raise CallFailed("The request was cancelled.", FAILED)
            elif isinstance(message, Finished):
                return
            else:
                take(message)
        time.sleep(_POLL_SECONDS)
