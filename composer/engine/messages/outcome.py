"""What the engine says of itself and of any request: ready, progress, done, failed."""

from __future__ import annotations

from dataclasses import dataclass

from composer.engine.messages.bounds import (
    check_id,
    check_whole,
)


class OperationCancelled(Exception):
    """Raised by an operation of the engine between two steps, once its request is cancelled."""


class OperationRefused(Exception):
    """Raised by an operation that cannot be done as asked; its text is one sentence to show."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """To the engine: stop the request (running or waiting) with that id."""

    id: int

    def __post_init__(self) -> None:
        check_id(self.id)


@dataclass(frozen=True, slots=True)
class Ready:
    """From the engine, once per process: torch is loaded.  ``cuda``: a GPU can be used."""

    torch_version: str
    cuda: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps (0 <= done <= total, total 1 or more) of request ``id``."""

    id: int
    done: int
    total: int

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the total of steps", self.total, 1, None)
        check_whole("the number of steps done", self.done, 0, self.total)


@dataclass(frozen=True, slots=True)
class Finished:
    """Request ``id`` is done; its candidates were sent before."""

    id: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Request ``id`` was stopped because a :class:`Cancel` asked for it."""

    id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Request ``id`` came to nothing; ``sentence`` tells the person why, ``details`` the log.

    ``refused``: it cannot be done as it was asked for; asking again would not help.
    """

    id: int
    sentence: str
    details: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class EngineNotice:
    """About the engine itself, not a request: a sentence for the person, details for the log."""

    sentence: str
    details: str = ""
