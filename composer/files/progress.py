"""How far a file is read: told by its reader, heard by who wants to know, whatever lies between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_hearer: ContextVar[Callable[[float], object] | None] = ContextVar("hearer", default=None)


@contextmanager
def heard_by(hear: Callable[[float], object]) -> Iterator[None]:
    """``hear(share)`` hears in this thread how much is read, 0 to 1, while the block runs."""
    before = _hearer.set(hear)
    try:
        yield
    finally:
        _hearer.reset(before)


def tell(share: float) -> None:
    """Says how much is read by now; nothing happens when nobody wants to know."""
    hear = _hearer.get()
    if hear is not None:
        hear(min(1.0, max(0.0, share)))
