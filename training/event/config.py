"""The fields of an event configuration."""

from __future__ import annotations

from dataclasses import dataclass, field

from composer.engine.networks.event import EventShape
from training.configuration import Configuration as Common

PROTOCOLS = ("pieces", "published")
HOLDING_OUT = ("windows", "time")


@dataclass(frozen=True, kw_only=True)
class Configuration(Common):
    """``data``: a file that ``training.event.corpus.convert`` wrote.  ``network``: its shape.

    ``protocol``: ``"pieces"`` learns whole pieces by the splits in the file; ``"published"`` one
    piece, ``piece``, in overlapping windows, of which ``holding_out`` takes a tenth for
    validation: ``"windows"`` any, as published (so that nearly every event of theirs was also
    seen in training), ``"time"`` those at the end, after a gap of a window.
    ``window``: events a row and step.  ``carry``: with pieces, the state goes over from window to
    window.  ``dropout``: of the network.  ``l1``: weight of the sum of all weights' absolute
    values.  Each epoch every piece is transposed by up to ``semitones`` either way, slowed or
    hastened by up to the share ``pace``, and made louder or softer by up to ``loudness`` MIDI
    steps of velocity.  ``start_from``: the folder of a pack to go on from (fine-tuning), whose
    network then replaces ``network``; its figure on the held-out music stands beside the new one.
    """

    network: EventShape = field(default_factory=EventShape)
    protocol: str = "pieces"
    piece: str = ""
    holding_out: str = "windows"
    window: int = 128
    carry: bool = True
    dropout: float = 0.2
    l1: float = 0.0
    semitones: int = 5
    pace: float = 0.1
    loudness: int = 6
    start_from: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.protocol not in PROTOCOLS:
            raise ValueError(f"unknown protocol {self.protocol!r}: {' or '.join(PROTOCOLS)}")
        if self.holding_out not in HOLDING_OUT:
            raise ValueError(
                f"unknown holding_out {self.holding_out!r}: {' or '.join(HOLDING_OUT)}"
            )
        if self.window < 1:
            raise ValueError("window must be at least 1")
        if not 0 <= self.dropout < 1 or not 0 <= self.pace < 1:
            raise ValueError("dropout and pace must be shares below 1")
        if self.l1 < 0 or self.semitones < 0 or self.loudness < 0:
            raise ValueError("l1, semitones and loudness must not be below 0")
