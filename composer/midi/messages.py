"""What the window and the player say to each other, as plain frozen dataclasses.

Ticks are the song's; channels are 0 to 15, pitches 0 to 127, velocities 1 to 127.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.midi.song import Song, SongNote

BUILT_IN = "Built-in sound"
"""The output that is always listed: the synth inside the player."""


# -- to the player


@dataclass(frozen=True, slots=True)
class Load:
    """Play this song from now on, in place of the one before."""

    song: Song


@dataclass(frozen=True, slots=True)
class Append:
    """More notes for the song."""

    notes: tuple[SongNote, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """Play; ``None``: from the playhead."""

    from_tick: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop where the playhead is."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop and go back to where playing began."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Move the playhead."""

    tick: int


@dataclass(frozen=True, slots=True)
class SetLoop:
    """The region to repeat, or ``None``."""

    loop: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class SetTempoScale:
    """How many times as fast as written."""

    scale: float


@dataclass(frozen=True, slots=True)
class SetAudible:
    """Ids of the voices that sound."""

    voices: frozenset[int]


@dataclass(frozen=True, slots=True)
class SetOutput:
    """Where the sound goes: a name of :class:`Outputs`, or ``None`` for nowhere."""

    name: str | None


@dataclass(frozen=True, slots=True)
class SetSoundfont:
    """The soundfont of the built-in sound; ``None``: the one that comes with Descant."""

    path: str | None


@dataclass(frozen=True, slots=True)
class NoteOn:
    """Sound a key, whatever the transport does."""

    channel: int
    pitch: int
    velocity: int


@dataclass(frozen=True, slots=True)
class NoteOff:
    """Let go of that key."""

    channel: int
    pitch: int


@dataclass(frozen=True, slots=True)
class Panic:
    """Silence everything, at once, by every means that MIDI has."""


@dataclass(frozen=True, slots=True)
class Close:
    """End."""


Command = (
    Load
    | Append
    | Play
    | Pause
    | Stop
    | Seek
    | SetLoop
    | SetTempoScale
    | SetAudible
    | SetOutput
    | SetSoundfont
    | NoteOn
    | NoteOff
    | Panic
    | Close
)


# -- from the player


@dataclass(frozen=True, slots=True)
class Position:
    """Where the playhead is; about forty a second while it moves, and one after each change."""

    tick: int
    playing: bool


@dataclass(frozen=True, slots=True)
class Stopped:
    """Playing is over: stopped, paused or at the end."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """The names that can be chosen as output now; sent at the start and when they change."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutputInUse:
    """Where the sound really goes now (``None``: nowhere), chosen or fallen back to."""

    name: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence for the person: what happened, what is safe, what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the person that is no problem, such as a port that came back."""

    sentence: str


PlayerEvent = Position | Stopped | Outputs | OutputInUse | Problem | Notice
