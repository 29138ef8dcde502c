"""The fields of a coconet configuration, checked; unknown fields are refused."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import yaml

from composer.engine.networks.coconet import CoconetShape
from training.coconet.hiding import PATTERNS


@dataclass(frozen=True)
class Configuration:
    """``data``: the corpus (``.npz``, see :mod:`training.coconet.corpus`).
    ``network``: the fields of :class:`CoconetShape`.  ``crop``: steps of a training crop.
    ``batch``: crops a step.  ``steps``: optimiser steps.  ``learning_rate``: the peak of the
    one-cycle schedule; ``warm_up``: share of the steps that lead up to it.  ``weight_decay``:
    on the convolutions alone.  ``dropout``: share of channels dropped inside a block.
    ``transposition``: furthest shift in semitones, either way.  ``hiding``: relative weights of
    the patterns of :mod:`training.coconet.hiding`.  ``averaging``: decay of the moving average
    of the weights, which is what is exported.  ``clip``: largest norm of the gradient.
    ``precision``: ``"bf16"`` or ``"fp32"``.  ``threads``: CPU threads.  ``validate_every``:
    steps between two validations, after each of which a checkpoint is written.  ``seed``.
    """

    data: str
    network: CoconetShape
    crop: int = 64
    batch: int = 16
    steps: int = 15_000
    learning_rate: float = 2e-3
    warm_up: float = 0.05
    weight_decay: float = 0.05
    dropout: float = 0.0
    transposition: int = 6
    hiding: dict[str, float] = field(
        default_factory=lambda: {"cells": 0.35, "frames": 0.35, "voices": 0.3}
    )
    averaging: float = 0.999
    clip: float = 1.0
    precision: str = "bf16"
    threads: int = 1
    validate_every: int = 1000
    seed: int = 1

    def __post_init__(self) -> None:
        for name in ("crop", "batch", "steps", "threads", "validate_every"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1")
        if self.crop % 4:
            raise ValueError("crop must be a whole number of beats of 4 steps")
        if self.precision not in ("bf16", "fp32"):
            raise ValueError(f"unknown precision {self.precision!r}")
        unknown = sorted(set(self.hiding) - set(PATTERNS))
        if unknown:
            raise ValueError(f"unknown hiding pattern {unknown[0]!r}")
        if not sum(self.hiding.values()) > 0:
            raise ValueError("some hiding pattern must have a weight above 0")

    def to_dict(self) -> dict[str, object]:
        """The fields as JSON types."""
        return {**asdict(self), "network": self.network.to_dict()}


def load_configuration(path: Path, settings: tuple[str, ...] = ()) -> Configuration:
    """The configuration in a YAML file, with ``name=value`` settings laid over it.

    A setting's name may be dotted (``network.channels=32``); its value is read as YAML.
    Raises ``ValueError`` naming the field that is unknown or wrong.
    """
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(values, dict):
        raise ValueError(f"{path} is not a list of fields")
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise ValueError(f"{setting!r} is not name=value")
        *outer, last = name.split(".")
        place = values
        for part in outer:
            place = place.setdefault(part, {})
        place[last] = yaml.safe_load(value)
    known = {f.name for f in fields(Configuration)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"{path}: unknown field {unknown[0]!r}")
    try:
        return from_dict(values)
    except TypeError as error:
        raise ValueError(f"{path}: {error}") from error


def from_dict(values: dict[str, object]) -> Configuration:
    """The inverse of :meth:`Configuration.to_dict`."""
    network = CoconetShape.from_dict(dict(values["network"]))  # type: ignore[call-overload]
    rest = {name: value for name, value in values.items() if name != "network"}
    defaults = Configuration(data=str(rest.pop("data")), network=network)
    return replace(defaults, **rest)  # type: ignore[arg-type]
