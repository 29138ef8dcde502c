"""What the player was told: enough to bring another one to where the last one was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from composer.midi.messages import (
    BUILT_IN,
    Command,
    Load,
    SetClock,
    SetControls,
    SetFrontier,
    SetInputs,
    SetLatency,
    SetLoop,
    SetMetronome,
    SetTempoScale,
    SetThru,
)
from composer.midi.song import Song, SongNote
from composer.midi.sound_options import SoundOptions


@dataclass(slots=True)
class PlayerState:
    """The fields are what the commands of :mod:`composer.midi.messages` said last.

    ``appended``: to ``song``; ``thru``: the song channel on which inputs sound, ``played_through``:
    all that did so; ``clicked``: channels and pitches that are held by the mouse.
    """

    output: str | None = BUILT_IN
    sound: SoundOptions = field(default_factory=SoundOptions)
    song: Song | None = None
    appended: list[SongNote] = field(default_factory=list)
    loop: tuple[int, int] | None = None
    scale: float = 1.0
    metronome: SetMetronome = field(default_factory=lambda: SetMetronome(False))
    frontier: SetFrontier = field(default_factory=lambda: SetFrontier(None))
    clock: SetClock = field(default_factory=SetClock)
    inputs: tuple[str, ...] = ()
    thru: int | None = None
    played_through: set[int] = field(default_factory=set)
    controls: frozenset[tuple[str | None, int, int]] = frozenset()
    latencies: dict[str, float] = field(default_factory=dict)
    clicked: set[tuple[int, int]] = field(default_factory=set)

    def load(self, song: Song) -> None:
        """Another song, without what was appended to the one before."""
        self.song = song
        self.appended.clear()

    def take_in(self) -> None:
        """What was appended becomes a part of the song."""
        if self.appended:
            self.song = (self.song or Song()).with_notes(self.appended)
            self.appended.clear()

    def set_audible(self, voices: Iterable[int]) -> None:
        """The ids of the voices that sound."""
        if self.song is not None:
            # What was appended decides by itself whether it sounds, so it comes first.
            self.take_in()
            self.song = self.song.with_audible(voices)

    def keys_left(self) -> frozenset[tuple[int, int]]:
        """Channels and pitches that may sound on where a player has died."""
        keys = self.song.keys_used() if self.song is not None else set()
        # Which keys were held on a keyboard nobody knows any more.
        keys |= {(channel, pitch) for channel in self.played_through for pitch in range(128)}
        return frozenset(keys | self.clicked)

    def outputs_left(self) -> tuple[str, ...]:
        """The outputs on which they may."""
        named = self.song.ports if self.song is not None else ()
        return tuple(filter(None, (self.output, *named, self.metronome.port)))

    def commands(self) -> list[Command]:
        """Those that bring a new player here; it starts with its output and sound."""
        commands: list[Command] = []
        if self.song is not None:
            commands.append(Load(self.song))
        if self.loop is not None:
            commands.append(SetLoop(self.loop))
        if self.scale != 1.0:
            commands.append(SetTempoScale(self.scale))
        if self.metronome != SetMetronome(False):
            commands.append(self.metronome)
        if self.frontier.tick is not None:
            commands.append(self.frontier)
        if self.inputs:
            commands.append(SetInputs(self.inputs))
        if self.thru is not None:
            commands.append(SetThru(self.thru))
        commands += [SetLatency(port, seconds) for port, seconds in self.latencies.items()]
        if self.controls:
            commands.append(SetControls(self.controls))
        if self.clock != SetClock():
            commands.append(self.clock)
        return commands
