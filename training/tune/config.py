"""The fields of a tune configuration."""

from __future__ import annotations

from dataclasses import dataclass

from training.configuration import Configuration as Common


@dataclass(frozen=True, kw_only=True)
class Configuration(Common):
    """``data``: the corpus file of :mod:`training.tune.corpus`.

    ``embedding``, ``hidden``, ``layers``, ``condition_embedding``: of the network
    (:class:`~composer.engine.networks.character.CharacterShape`); ``dropout``: of the network.
    ``transposition``: share of the tunes that are drawn in another key.  ``condition_dropout``:
    share of the conditions (each by itself) that are hidden.  For the share ``windowed`` of the
    steps a row is a window of ``window`` characters at a random place of a tune, after that a
    whole tune of at most ``longest`` characters, tunes of about the same length together.
    ``segment``: characters between two kept states (gradient
    checkpointing), 0 for none.
    """

    embedding: int = 64
    hidden: int = 512
    layers: int = 2
    condition_embedding: int = 16
    dropout: float = 0.2
    transposition: float = 0.5
    condition_dropout: float = 0.1
    window: int = 128
    windowed: float = 0.0
    longest: int = 512
    segment: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.window < 1 or self.longest < 1 or self.segment < 0:
            raise ValueError("window and longest must be at least 1, segment not below 0")
        for name in ("transposition", "condition_dropout", "windowed"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must be a share")
        if not 0 <= self.dropout < 1:
            raise ValueError("dropout must be from 0 to below 1")
