"""The hyperparameters of the polyphonic LSTM (:mod:`composer.engine.networks.roll`).  No torch."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from composer.engine.recollection import FOUND

HEADS = ("independent", "nade", "successive")


@dataclass(frozen=True)
class RollShape:
    """Hyperparameters, as they stand on a pack's card.

    ``keys``: of a frame; ``head``: see there; ``encoder``, ``hidden``, ``layers``: widths and
    depth of the encoder and the LSTM; ``width``: of the joint heads' hidden layer; ``memory``:
    the largest lag at which sources are looked for, 0 for no sources; ``lags``: sources at fixed
    lags; ``reach``: semitones of the tied steps and leaps, 0 for none (joint heads only);
    ``clock``: periods in steps.
    """

    keys: int = 88
    head: str = "successive"
    encoder: int = 512
    hidden: int = 512
    layers: int = 2
    width: int = 256
    memory: int = 0
    lags: tuple[int, ...] = ()
    reach: int = 0
    clock: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        # Bounds on what a card may ask for before its weights are looked at.
        bounds = {"keys": 128, "encoder": 4096, "hidden": 8192, "layers": 16, "width": 4096}
        for name, most in bounds.items():
            if not 1 <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from 1 to {most}")
        if self.head not in HEADS:
            raise ValueError(f"unknown head {self.head!r}: {', '.join(HEADS)}")
        if not 0 <= self.memory <= 4096 or not 0 <= self.reach <= 48:
            raise ValueError("memory must be from 0 to 4096, reach from 0 to 48")
        if len(self.lags) > 64 or not all(1 <= lag <= self.memory for lag in self.lags):
            raise ValueError("at most 64 lags, each from 1 to the memory")
        if len(self.clock) > 64 or not all(2 <= period <= 4096 for period in self.clock):
            raise ValueError("at most 64 periods of the clock, each from 2 to 4096 steps")

    @property
    def sources(self) -> int:
        """Number of sources."""
        return FOUND + len(self.lags) if self.memory else 0

    def to_dict(self) -> dict[str, object]:
        """The fields as JSON types."""
        return {**asdict(self), "lags": list(self.lags), "clock": list(self.clock)}

    @staticmethod
    def from_dict(fields: dict[str, object]) -> RollShape:
        """The inverse of :meth:`to_dict`; raises ``ValueError`` on unknown fields or values."""
        unknown = sorted(set(fields) - set(RollShape.__dataclass_fields__))
        if unknown:
            raise ValueError(f"unknown roll network field {unknown[0]!r}")
        values = dict(fields)
        for name in ("lags", "clock"):
            values[name] = tuple(values.get(name, ()))  # type: ignore[arg-type]
        return RollShape(**values)  # type: ignore[arg-type]
