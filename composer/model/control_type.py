"""What one line of control events is about: sustain, expression, pitch bend, any controller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from composer.model.control import Control, ControlKind
from composer.model.voice import Voice

MODULATION, VOLUME, PAN, EXPRESSION, SUSTAIN = 1, 7, 10, 11, 64
MAX_CONTROLLER = 127

RESTING: Mapping[int, int] = MappingProxyType({
    1: 0, 2: 0, 4: 0, 5: 0, 7: 100, 8: 64, 10: 64, 11: 127,
    64: 0, 65: 0, 66: 0, 67: 0, 68: 0, 69: 0,
    71: 64, 72: 64, 73: 64, 74: 64, 75: 64, 76: 64, 77: 64, 78: 64,
    91: 40, 92: 0, 93: 0, 94: 0, 95: 0,
})  # fmt: skip
"""What a controller is at after power-on, where a left-over value would be heard."""

_SWITCHES = range(64, 70)
_CENTRED = frozenset((8, 10, *range(71, 79)))
# Bank select, data entry and the choice of a parameter; from 120 on, messages to the channel.
_SETTINGS = frozenset((0, 32, 6, 38, *range(96, 102), *range(120, 128)))
_CENT = 41  # of the 8192 for two semitones
_LOUDER = 10 ** (0.5 / 40)
_NAMES = {"bend": ControlKind.PITCH_BEND, "pressure": ControlKind.CHANNEL_PRESSURE}


@dataclass(frozen=True, slots=True)
class ControlType:
    """``number``: of the controller, 0 to 127 (the pitch of a key pressure); else 0."""

    kind: ControlKind
    number: int = 0

    @property
    def low(self) -> int:
        """The lowest value."""
        return -8192 if self.kind is ControlKind.PITCH_BEND else 0

    @property
    def high(self) -> int:
        """The highest value."""
        return 8191 if self.kind is ControlKind.PITCH_BEND else 127

    @property
    def centre(self) -> int | None:
        """The middle of what goes both ways; ``None`` for what rises from its lowest value."""
        if self.kind is ControlKind.PITCH_BEND:
            return 0
        both_ways = self.kind is ControlKind.CONTROLLER and self.number in _CENTRED
        return 64 if both_ways else None

    @property
    def is_switch(self) -> bool:
        """Whether it is on (64 and more) or off, as a pedal is."""
        return self.kind is ControlKind.CONTROLLER and self.number in _SWITCHES

    @property
    def is_setting(self) -> bool:
        """Whether it chooses a sound or a parameter and is no gesture of the player."""
        return self.kind is ControlKind.PROGRAM or (
            self.kind is ControlKind.CONTROLLER and self.number in _SETTINGS
        )

    def held(self, value: float) -> int:
        """The nearest value that there is."""
        return max(self.low, min(self.high, round(value)))

    def is_heard(self, before: int, after: int) -> bool:
        """Whether a step from one value to the other can be heard by itself in a slope.

        Loudness goes by 40 log10 of the value (the General MIDI recommendation) and is heard from
        half a decibel on; a bend of two semitones from a cent on.  Of what else a controller may
        do nothing is known: there every step counts.
        """
        if before == after:
            return False
        if self.kind is ControlKind.PITCH_BEND:
            return abs(after - before) >= _CENT
        if self.kind is ControlKind.CONTROLLER and self.number in (VOLUME, EXPRESSION):
            return min(before, after) <= 0 or max(before, after) >= _LOUDER * min(before, after)
        return True

    def resting(self, voice: Voice) -> int:
        """What it is at in ``voice`` before the first event."""
        if self.kind is not ControlKind.CONTROLLER:
            return voice.program if self.kind is ControlKind.PROGRAM else 0
        own = {VOLUME: voice.volume, PAN: voice.pan}
        return own.get(self.number, RESTING.get(self.number, 0))

    @property
    def name(self) -> str:
        """A short name for settings: ``"cc64"``, ``"bend"``, ``"pressure"``.

        Raises ``ValueError`` for a key pressure and a program, which have none.
        """
        if self.kind is ControlKind.CONTROLLER:
            return f"cc{self.number}"
        for name, kind in _NAMES.items():
            if kind is self.kind:
                return name
        raise ValueError(f"{self.kind.value} has no name")


def of(control: Control) -> ControlType:
    """The type of an event."""
    return ControlType(control.kind, control.number)


def named(name: str) -> ControlType | None:
    """The type whose :attr:`ControlType.name` this is; ``None`` when it is nobody's."""
    if name in _NAMES:
        return ControlType(_NAMES[name])
    digits = name.removeprefix("cc")
    if not (name.startswith("cc") and digits.isascii() and digits.isdigit() and len(digits) <= 3):
        return None
    number = int(digits)
    fits = number <= MAX_CONTROLLER and digits == str(number)
    return ControlType(ControlKind.CONTROLLER, number) if fits else None
