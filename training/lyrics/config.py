"""The fields of a lyrics configuration."""

from __future__ import annotations

from dataclasses import dataclass

from training.configuration import Configuration as Common


@dataclass(frozen=True, kw_only=True)
class Configuration(Common):
    """``data``: the training songs (CSV).  ``valid``: the validation songs; empty to hold
    ``held_out`` of every artist's songs in ``data`` back.  ``artists``: a list of the artists to
    take, one a line; empty for all.  ``embedding``, ``hidden``, ``layers``,
    ``condition_embedding``: of the network (:class:`CharacterShape`); no artists at all with
    ``conditional: false``.  ``artist_dropout``: share of songs shown without their artist.
    ``dropout``: of the network.  ``window``: characters a row and step, 0 for whole songs.
    ``carry``: the state goes over from window to window (truncated backpropagation through
    time).  ``segment``: characters between two kept states (gradient checkpointing), 0 for none.
    ``validate_on``: every n-th song of the validation split.
    """

    valid: str = ""
    held_out: float = 0.05
    artists: str = ""
    conditional: bool = True
    embedding: int = 512
    hidden: int = 512
    layers: int = 2
    condition_embedding: int = 64
    artist_dropout: float = 0.2
    dropout: float = 0.0
    window: int = 256
    carry: bool = True
    segment: int = 0
    validate_on: int = 1

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.window < 0 or self.segment < 0 or self.validate_on < 1:
            raise ValueError("window and segment must not be below 0, validate_on at least 1")
        if not 0 <= self.artist_dropout <= 1 or not 0 <= self.dropout < 1:
            raise ValueError("artist_dropout and dropout must be shares")
        if not self.valid and not 0 < self.held_out < 1:
            raise ValueError("held_out must be a share above 0 and below 1")
