"""A song: what a score is to a player.  Frozen, picklable, in sorted arrays.

Times are ticks.  Every voice's notes are in it, muted ones too; ``audible`` says who sounds, so
that muting needs no new song.  A note is kept whole, with its end: the player takes the note-off
from the note that it struck, so none can be lost.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import attrgetter, itemgetter, lt
from typing import NamedTuple

from composer.midi.channels import (
    CHANNEL_PRESSURE,
    KEY_PRESSURE,
    PAN,
    PROGRAM,
    VOLUME,
    ChannelSettings,
    controller,
    pitch_bend,
    program_messages,
)
from composer.model.control import Control, ControlKind
from composer.model.score import Score
from composer.model.time import TempoMap
from composer.model.voice import Voice, audible

DRUM_CHANNEL = 9
CHANNELS = 16


class SongNote(NamedTuple):
    """``onset`` and ``end``: ticks, end exclusive and above onset.  ``voice``: a voice's id."""

    onset: int
    end: int
    channel: int
    pitch: int
    velocity: int
    voice: int


@dataclass(frozen=True, eq=False)
class Song:
    """Notes are in order of onset, control messages in order of tick.

    ``onsets``, ``ends``, ``voices``: one 64-bit integer a note; ``keys``: three bytes a note
    (channel, pitch, velocity).  ``control_ticks``: one 64-bit integer a message, the messages
    in ``control_messages``.  ``setup``: messages that hold from the start (programs, volume,
    pan).  ``channels``: voice id to channel, for auditioning.  ``audible``: ids of the voices
    that sound.  ``end``: the tick at which playing is over.
    """

    onsets: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    voices: array[int] = field(default_factory=lambda: array("q"))
    keys: bytes = b""
    control_ticks: array[int] = field(default_factory=lambda: array("q"))
    control_messages: tuple[bytes, ...] = ()
    setup: tuple[bytes, ...] = ()
    channels: dict[int, int] = field(default_factory=dict)
    audible: frozenset[int] = frozenset()
    tempo: TempoMap = field(default_factory=TempoMap)
    end: int = 0
    # The latest end of the notes up to each: lets :meth:`sounding` stop looking early.
    _reach: array[int] = field(default_factory=lambda: array("q"), repr=False)

    def __len__(self) -> int:
        return len(self.onsets)

    def note(self, index: int) -> SongNote:
        """The note at ``index``, 0 to ``len(song) - 1``."""
        channel, pitch, velocity = self.keys[3 * index : 3 * index + 3]
        return SongNote(
            self.onsets[index], self.ends[index], channel, pitch, velocity, self.voices[index]
        )

    def notes(self) -> Iterator[SongNote]:
        """Every note, in order of onset."""
        return map(self.note, range(len(self)))

    def first_note_from(self, tick: int) -> int:
        """Index of the first note with an onset at ``tick`` or later."""
        return bisect_left(self.onsets, tick)

    def first_control_from(self, tick: int) -> int:
        """Index of the first control message at ``tick`` or later."""
        return bisect_left(self.control_ticks, tick)

    def sounding(self, tick: int) -> list[SongNote]:
        """Audible notes that began before ``tick`` and end at ``tick`` or later."""
        found = []
        for index in range(self.first_note_from(tick) - 1, -1, -1):
            if self._reach[index] < tick:
                break
            if self.ends[index] >= tick and self.voices[index] in self.audible:
                found.append(self.note(index))
        return found

    def settings_at(self, tick: int) -> ChannelSettings:
        """What the channels are set to when everything before ``tick`` has been played."""
        settings = ChannelSettings(self.setup)
        for message in self.control_messages[: self.first_control_from(tick)]:
            settings.hear(message)
        return settings

    def keys_used(self) -> set[tuple[int, int]]:
        """``(channel, pitch)`` of every note."""
        return set(zip(self.keys[0::3], self.keys[1::3], strict=True))

    def with_audible(self, voices: Iterable[int]) -> Song:
        """The same song with other voices sounding."""
        return replace(self, audible=frozenset(voices))

    def with_notes(self, added: Iterable[SongNote]) -> Song:
        """The same song with more notes; its end moves on if they last longer.

        Voices that the song did not have sound.
        """
        added = list(added)
        new = {note.voice for note in added} - set(self.channels) - set(self.voices)
        return _with_arrays(
            self.with_audible(self.audible | new), _columns([*self.notes(), *added])
        )


_COLUMNS = len(SongNote._fields)


def _with_arrays(song: Song, columns: Sequence[Sequence[int]]) -> Song:
    """``columns``: the fields of :class:`SongNote`, each for all notes, in order of onset."""
    onsets, last, channels, pitches, velocities, voices = columns
    if not all(map(lt, onsets, last)):
        raise ValueError("a note must end after it begins")
    ends = array("q", last)
    keys = bytearray(3 * len(ends))
    keys[0::3], keys[1::3], keys[2::3] = bytes(channels), bytes(pitches), bytes(velocities)
    return replace(
        song,
        onsets=array("q", onsets),
        ends=ends,
        voices=array("q", voices),
        keys=bytes(keys),
        end=max(song.end, max(ends, default=0)),
        _reach=array("q", accumulate(ends, max)),
    )


def _columns(notes: Iterable[SongNote]) -> Sequence[Sequence[int]]:
    ordered = sorted(notes, key=itemgetter(0))
    return list(zip(*ordered, strict=True)) if ordered else [()] * _COLUMNS


def song_of_notes(
    notes: Iterable[SongNote],
    tempo: TempoMap | None = None,
    setup: Iterable[bytes] = (),
    controls: Iterable[tuple[int, bytes]] = (),
    channels: dict[int, int] | None = None,
    voices: Iterable[int] | None = None,
) -> Song:
    """A song of notes in any order; ``voices``: the audible ones, ``None`` for all."""
    notes = list(notes)
    controls = sorted(controls, key=lambda pair: pair[0])
    song = Song(
        control_ticks=array("q", (tick for tick, _ in controls)),
        control_messages=tuple(message for _, message in controls),
        setup=tuple(setup),
        channels=dict(channels or {}),
        audible=frozenset((n.voice for n in notes) if voices is None else voices),
        tempo=tempo or TempoMap(),
    )
    return _with_arrays(song, _columns(notes))


def song_from_score(score: Score) -> Song:
    """What ``score`` sounds like.

    Each voice plays on its own channel where it states one; where two voices share a channel
    but want different instruments, volume or pan, the later one is moved to a free channel (as
    long as there is one), because a channel can only have one of each.
    """
    channels = _channels(score.voices)
    setup: list[bytes] = []
    done = set()
    for voice in score.voices:
        channel = channels[voice.id]
        if channel not in done:
            done.add(channel)
            setup += program_messages(channel, voice.bank, voice.program)
            setup.append(controller(channel, VOLUME, voice.volume))
            setup.append(controller(channel, PAN, voice.pan))
    without_notes = song_of_notes(
        (),
        tempo=score.tempo,
        setup=setup,
        controls=[(c.tick, _message(c, channels[c.voice])) for c in score.controls],
        channels=channels,
        voices=audible(score.voices),
    )
    # Column by column: a score of 100,000 notes must not hold up the window.
    notes = sorted(score.notes.values(), key=attrgetter("onset"))
    columns = (
        [note.onset for note in notes],
        [note.onset + note.duration for note in notes],
        [channels[note.voice] for note in notes],
        [note.pitch for note in notes],
        [note.velocity for note in notes],
        [note.voice for note in notes],
    )
    return _with_arrays(without_notes, columns)


def _channels(voices: tuple[Voice, ...]) -> dict[int, int]:
    wanted: dict[int, tuple[int, int, int, int]] = {}
    free = [c for c in range(CHANNELS) if c != DRUM_CHANNEL]
    free = [c for c in free if c not in {voice.channel for voice in voices}]
    moved: dict[tuple[int, tuple[int, int, int, int]], int] = {}
    channels = {}
    for voice in voices:
        sound = (voice.bank, voice.program, voice.volume, voice.pan)
        channel = voice.channel
        if wanted.setdefault(channel, sound) != sound and channel != DRUM_CHANNEL:
            if (channel, sound) not in moved and free:
                moved[channel, sound] = free.pop(0)
            channel = moved.get((channel, sound), channel)
        channels[voice.id] = channel
    return channels


def _message(control: Control, channel: int) -> bytes:
    if control.kind is ControlKind.CONTROLLER:
        return controller(channel, control.number, control.value)
    if control.kind is ControlKind.PITCH_BEND:
        return pitch_bend(channel, control.value)
    if control.kind is ControlKind.CHANNEL_PRESSURE:
        return bytes((CHANNEL_PRESSURE | channel, control.value))
    if control.kind is ControlKind.KEY_PRESSURE:
        return bytes((KEY_PRESSURE | channel, control.number, control.value))
    return bytes((PROGRAM | channel, control.value))
