"""How the built-in sound is to sound; the same live and in a file."""

from __future__ import annotations

import math
from dataclasses import dataclass

MIN_GAIN, MAX_GAIN = -24.0, 12.0
DEFAULT_REVERB = 0.6


@dataclass(frozen=True, slots=True)
class SoundOptions:
    """``soundfont``: path of a file, ``None`` for the one that comes with Descant.

    ``reverb``: 0 (none) to 1.  ``gain``: decibels, -24 to 12; 0 leaves room for four loud voices.
    Raises ``ValueError`` beyond.
    """

    soundfont: str | None = None
    reverb: float = DEFAULT_REVERB
    gain: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.reverb) and 0 <= self.reverb <= 1):
            raise ValueError(f"reverb {self.reverb} is outside 0 to 1")
        if not (math.isfinite(self.gain) and MIN_GAIN <= self.gain <= MAX_GAIN):
            raise ValueError(f"gain {self.gain} dB is outside {MIN_GAIN:g} to {MAX_GAIN:g}")
