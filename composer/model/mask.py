"""Masks: which spans of which voices a model may rewrite, and which it must never touch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class MaskKind(Enum):
    """``REWRITE``: the person asks for new notes here.  ``LOCK``: nothing may change here."""

    REWRITE = "rewrite"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Mask:
    """The cells of ``voice`` from tick ``start`` up to ``end`` (exclusive)."""

    voice: int
    start: int
    end: int
    kind: MaskKind = MaskKind.REWRITE

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a mask must begin at 0 or later and end after it begins")

    def covers(self, voice: int, tick: int) -> bool:
        """Whether the cell of ``voice`` at ``tick`` lies in the mask."""
        return voice == self.voice and self.start <= tick < self.end


def locked(masks: tuple[Mask, ...], voice: int, tick: int) -> bool:
    """Whether any lock covers the cell."""
    return any(m.kind is MaskKind.LOCK and m.covers(voice, tick) for m in masks)
