"""The fields of a roll configuration."""

from __future__ import annotations

from dataclasses import dataclass, field

from composer.engine.networks.roll_shape import RollShape
from training.configuration import Configuration as Common


@dataclass(frozen=True, kw_only=True)
class Configuration(Common):
    """``data``: the corpus (``.npz`` with the splits ``train`` and ``valid``).

    ``network``: see :class:`~composer.engine.networks.roll.RollShape`; its keys are 88.
    ``dropout``: of the network.  ``window``: frames a row and step, 0 for whole pieces.
    ``carry``: the state goes over from window to window (truncated backpropagation through
    time).  ``segment``: frames between two kept states (gradient checkpointing), 0 for none.
    ``source_dropout``: share of the windows that are shown without sources farther than four
    steps, from which the network learns to go on by itself; else its samples lose their way where
    there is nothing to repeat.
    ``transpose``: pieces are moved by up to so many semitones at random, anew in each epoch.
    ``step_ticks``: what a step of the corpus lasts, in ticks of 480 a quarter; 0 for what is known
    of the published corpora by their file names, and an eighth note in others.
    ``validate_on``: every n-th piece of the validation split.
    """

    network: RollShape = field(default_factory=RollShape)
    dropout: float = 0.3
    window: int = 128
    carry: bool = True
    segment: int = 0
    source_dropout: float = 0.0
    transpose: int = 0
    step_ticks: int = 0
    validate_on: int = 1

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.network.keys != 88:
            raise ValueError("network.keys must be 88, since the corpora have 88 keys")
        if self.window < 0 or self.segment < 0 or self.validate_on < 1:
            raise ValueError("window and segment must not be below 0, validate_on at least 1")
        if not 0 <= self.dropout < 1 or not 0 <= self.source_dropout <= 1:
            raise ValueError("dropout and source_dropout must be shares, dropout below 1")
        if not 0 <= self.transpose <= 12:
            raise ValueError("transpose must be from 0 to 12 semitones")
        if not 0 <= self.step_ticks <= 7680:
            raise ValueError("step_ticks must be from 0 to 7680")
