"""Running an LSTM a single step at a time, as streaming does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch


@contextmanager
def single_steps() -> Iterator[None]:
    """oneDNN off inside: its LSTM packs its weights anew at every call, which is slow there.

    ``torch.backends.mkldnn.flags`` would do the same, but warns on every use.
    """
    before = torch.backends.mkldnn.enabled
    torch.backends.mkldnn.enabled = False  # type: ignore[assignment]
    try:
        yield
    finally:
        torch.backends.mkldnn.enabled = before
