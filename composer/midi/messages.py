"""What the window and the player say to each other, as plain frozen dataclasses.

Ticks and channels are the song's (``16 * port + channel``, 0 to 255; see
:class:`~composer.midi.song.Song`), pitches 0 to 127, velocities 1 to 127.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.midi.song import Song, SongNote
from composer.midi.sound_options import SoundOptions

BUILT_IN = "Built-in sound"
"""The output that is always listed: the synth inside the player."""


# -- to the player


@dataclass(frozen=True, slots=True)
class Load:
    """Play this song from now on, in place of the one before."""

    song: Song


@dataclass(frozen=True, slots=True)
class LoadAtTurn:
    """Play this song from where the loop begins again; at once where nothing is repeated, or the
    song goes other ways.  :class:`SongTaken` with the same ``number`` says when."""

    song: Song
    number: int


@dataclass(frozen=True, slots=True)
class Append:
    """More notes for the song."""

    notes: tuple[SongNote, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """Play; ``None``: from the playhead.

    ``count_in``: bars (0 to 8) that the metronome counts first, while the playhead stands.
    """

    from_tick: int | None = None
    count_in: int = 0


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
class SetSound:
    """How the built-in sound is to sound."""

    sound: SoundOptions


@dataclass(frozen=True, slots=True)
class SetMetronome:
    """The click: ``on`` while playing; a count-in clicks in any case.

    ``volume``: 0 to 127.  ``port``: the MIDI output that clicks, on the drum channel; ``""`` for
    where the song goes.
    """

    on: bool
    volume: int = 100
    port: str = ""


@dataclass(frozen=True, slots=True)
class SetLatency:
    """How late a MIDI output sounds, ``seconds`` of 0 to 1: the others wait for it by so much,
    so that all sound together, and the playhead is shown by what is heard."""

    port: str
    seconds: float


@dataclass(frozen=True, slots=True)
class SetFrontier:
    """The playhead may not pass ``tick`` before a later one is named; ``None``: it may.

    For music that is still being made.  ``repeat``: ticks before the frontier (whole bars) that
    are repeated while it waits; 0: what sounds is held.
    """

    tick: int | None
    repeat: int = 0


@dataclass(frozen=True, slots=True)
class SetInputs:
    """The MIDI inputs to listen to, names of :class:`Inputs`; one that is not there is taken up
    when it comes."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetThru:
    """Where what is played on the inputs sounds at once: a channel of the song, ``None`` for
    nowhere."""

    channel: int | None


@dataclass(frozen=True, slots=True)
class SetControls:
    """Controllers that work the studio, ``(input or None for any, channel, number)``: they are
    heard, but not played through."""

    controls: frozenset[tuple[str | None, int, int]]


@dataclass(frozen=True, slots=True)
class SetClock:
    """MIDI clock (24 a quarter note), start, stop, continue and song position.

    ``send_to``: outputs that are told.  ``follow``: the input that sets tempo and transport, or
    ``None``.
    """

    send_to: tuple[str, ...] = ()
    follow: str | None = None


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
    | LoadAtTurn
    | Append
    | Play
    | Pause
    | Stop
    | Seek
    | SetLoop
    | SetTempoScale
    | SetAudible
    | SetMetronome
    | SetLatency
    | SetFrontier
    | SetInputs
    | SetThru
    | SetControls
    | SetClock
    | SetOutput
    | SetSound
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
class SongTaken:
    """The song of the :class:`LoadAtTurn` with this ``number`` is the one that plays, or another
    one was loaded in its place."""

    number: int


@dataclass(frozen=True, slots=True)
class Outputs:
    """The names that can be chosen as output now; sent at the start and when they change."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutputInUse:
    """Where the sound really goes now (``None``: nowhere), chosen or fallen back to."""

    name: str | None


@dataclass(frozen=True, slots=True)
class CountingIn:
    """A click of the count-in: ``beat`` of ``beats``, from 1."""

    beat: int
    beats: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """The MIDI inputs that can be listened to now; sent at the start and when they change."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A message from an input.

    ``seconds``: ``time.perf_counter`` of its arrival.  ``tick``: the song's place at that time, a
    fraction; while the playhead stands, where it stands; during a count-in, before the place where
    playing will begin (negative at the song's start).  ``data``: MIDI bytes as they came.
    ``source``: the input.  ``playing``: whether the playhead moved.  ``turn``: how often the loop
    had begun again since playing began.
    """

    seconds: float
    tick: float
    data: bytes
    source: str
    playing: bool
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whether the playhead waits at the frontier for notes that are still being made."""

    waiting: bool


@dataclass(frozen=True, slots=True)
class Following:
    """The tempo of the followed MIDI clock, quarter notes a minute; ``None``: none comes."""

    bpm: float | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence for the person: what happened, what is safe, what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the person that is no problem, such as a port that came back."""

    sentence: str


PlayerEvent = (
    Position
    | Stopped
    | SongTaken
    | Outputs
    | OutputInUse
    | CountingIn
    | Inputs
    | Heard
    | Waiting
    | Following
    | Problem
    | Notice
)
