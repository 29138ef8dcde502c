"""Events of a voice that are not notes: controllers, bends, pressure, and raw messages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ControlKind(Enum):
    """What a control event carries, with the meaning of ``number`` and ``value``."""

    CONTROLLER = "controller"  # number 0-127, value 0-127
    PITCH_BEND = "pitch_bend"  # number 0, value -8192 to 8191
    CHANNEL_PRESSURE = "channel_pressure"  # number 0, value 0-127
    KEY_PRESSURE = "key_pressure"  # number = pitch 0-127, value 0-127
    PROGRAM = "program"  # number 0, value 0-127; a change after the voice's own


@dataclass(frozen=True, slots=True)
class Control:
    """One event of ``voice`` at ``tick``.  Raises ``ValueError`` when a field is out of range."""

    voice: int
    tick: int
    kind: ControlKind
    number: int
    value: int

    def __post_init__(self) -> None:
        if self.tick < 0:
            raise ValueError("a control event cannot lie before the start")
        low, high = (-8192, 8191) if self.kind is ControlKind.PITCH_BEND else (0, 127)
        if not low <= self.value <= high:
            raise ValueError(f"{self.kind.value} value {self.value} is outside {low} to {high}")
        if not 0 <= self.number <= 127:
            raise ValueError(f"{self.kind.value} number {self.number} is outside 0 to 127")
