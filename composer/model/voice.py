"""A voice: one line of the score, with its role and the instrument that plays it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Role(Enum):
    """What a voice is to the others; the models address voices by role."""

    SOPRANO = "soprano"
    ALTO = "alto"
    TENOR = "tenor"
    BASS = "bass"
    MELODY = "melody"
    CHORDS = "chords"
    FREE = "free"


SATB = (Role.SOPRANO, Role.ALTO, Role.TENOR, Role.BASS)

CHOIR_AAHS = 52
"""The General MIDI program (from 0) that suits a chorale."""

DRUM_CHANNEL = 9
"""The MIDI channel, from 0, on which pitches are drums (General MIDI)."""

# Lowest and highest MIDI pitch in the chorales of the training corpus.
CHORALE_RANGES: dict[Role, tuple[int, int]] = {
    Role.SOPRANO: (60, 81),
    Role.ALTO: (52, 74),
    Role.TENOR: (46, 69),
    Role.BASS: (36, 66),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """``id`` is unique within a score.

    ``channel``: MIDI channel 0 to 15.  ``program``: General MIDI program 0 to 127.  ``bank``:
    0 to 16383.  ``volume`` and ``pan``: 0 to 127 (pan 64 is the centre).  ``range``: lowest and
    highest pitch, inclusive.  ``port``: name of a MIDI output, ``""`` for the default.
    Raises ``ValueError`` when a field is out of range.
    """

    id: int
    name: str
    role: Role = Role.FREE
    channel: int = 0
    program: int = 0
    bank: int = 0
    volume: int = 100
    pan: int = 64
    range: tuple[int, int] = (0, 127)
    muted: bool = False
    solo: bool = False
    port: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.channel <= 15:
            raise ValueError(f"channel {self.channel} is outside 0 to 15")
        for what, value in (
            ("program", self.program),
            ("volume", self.volume),
            ("pan", self.pan),
        ):
            if not 0 <= value <= 127:
                raise ValueError(f"{what} {value} is outside 0 to 127")
        if not 0 <= self.bank <= 16383:
            raise ValueError(f"bank {self.bank} is outside 0 to 16383")
        low, high = self.range
        if not 0 <= low <= high <= 127:
            raise ValueError(f"{low} to {high} is no range of pitches")


def audible(voices: tuple[Voice, ...]) -> set[int]:
    """Ids of the voices that sound: the soloed ones if any is soloed, never a muted one."""
    any_solo = any(voice.solo for voice in voices)
    return {v.id for v in voices if not v.muted and (v.solo or not any_solo)}


def sound_alike(voices: tuple[Voice, ...], others: tuple[Voice, ...]) -> bool:
    """Whether both are the same voices, and differ in mute, solo, name, role and range at most."""

    def sound(voice: Voice) -> Voice:
        return replace(voice, name="", role=Role.FREE, range=(0, 127), muted=False, solo=False)

    return [sound(voice) for voice in voices] == [sound(voice) for voice in others]
