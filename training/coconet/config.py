"""The fields of a coconet configuration."""

from __future__ import annotations

from dataclasses import dataclass, field

from composer.engine.networks.coconet import CoconetShape
from training.coconet.hiding import PATTERNS
from training.configuration import Configuration as Common


@dataclass(frozen=True, kw_only=True)
class Configuration(Common):
    """``data``: the corpus (``.npz``, see :mod:`training.coconet.corpus`).  ``network``: the
    fields of :class:`CoconetShape`.  ``crop``: steps of a training crop, a row of a batch.
    ``dropout``: share of channels dropped inside a block.  ``transposition``: furthest shift in
    semitones, either way.  ``hiding``: relative weights of the patterns of
    :mod:`training.coconet.hiding`.  ``teacher``: a pack whose distributions the network learns
    besides the notes (distillation), empty for none; ``distillation``: the share of the loss
    that follows it.
    """

    network: CoconetShape
    crop: int = 64
    dropout: float = 0.0
    transposition: int = 6
    hiding: dict[str, float] = field(
        default_factory=lambda: {"cells": 0.35, "frames": 0.35, "voices": 0.3}
    )
    teacher: str = ""
    distillation: float = 0.7

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.crop < 4 or self.crop % 4:
            raise ValueError("crop must be a whole number of beats of 4 steps")
        unknown = sorted(set(self.hiding) - set(PATTERNS))
        if unknown:
            raise ValueError(f"unknown hiding pattern {unknown[0]!r}")
        if not sum(self.hiding.values()) > 0 or min(self.hiding.values()) < 0:
            raise ValueError("the weights of hiding must not be below 0, and one above it")
        if not 0 <= self.distillation <= 1:
            raise ValueError("distillation must be a share from 0 to 1")
