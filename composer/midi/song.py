"""A song: what a score is to a player.  Frozen, picklable, in sorted arrays.

Times are ticks.  Every voice's notes are in it, muted ones too; ``audible`` says who sounds, so
that muting needs no new song.  A note is kept whole, with its end: the player takes the note-off
from the note that it struck, so none can be lost.

A song may go to several MIDI ports at once, each with its sixteen channels: a *song channel* is
``16 * port + channel``, where ``port`` is a place in :attr:`Song.ports`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, repeat
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
from composer.model.time import MeterMap, TempoMap
from composer.model.voice import DRUM_CHANNEL, Voice, audible

CHANNELS = 16
MAX_PORTS = 16
_CHECKPOINT = 2048


class SongNote(NamedTuple):
    """``onset`` and ``end``: ticks, end exclusive and above onset.  ``channel``: a song channel,
    0 to 255.  ``voice``: a voice's id."""

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
    (song channel, pitch, velocity).  ``control_ticks``: one 64-bit integer a message, the
    messages in ``control_messages``.  ``setup``: messages that hold from the start (programs,
    volume, pan).  ``setup_ports``, ``control_ports``: one byte a message, its port; messages
    beyond their end belong to port 0.  ``channels``: voice id to song channel, for auditioning.
    ``audible``: ids of the voices that sound.  ``known``: ids of all that have a note or a
    channel.  ``ports``: names of MIDI outputs, 16 at most, the
    first ``""`` for the default.  ``end``: the tick at which playing is over; it may lie beyond
    the last note, as for recording.
    """

    onsets: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    voices: array[int] = field(default_factory=lambda: array("q"))
    keys: bytes | bytearray = b""
    control_ticks: array[int] = field(default_factory=lambda: array("q"))
    control_messages: tuple[bytes, ...] = ()
    control_ports: bytes = b""
    setup: tuple[bytes, ...] = ()
    setup_ports: bytes = b""
    channels: dict[int, int] = field(default_factory=dict)
    audible: frozenset[int] = frozenset()
    ports: tuple[str, ...] = ("",)
    tempo: TempoMap = field(default_factory=TempoMap)
    meter: MeterMap = field(default_factory=MeterMap)
    end: int = 0
    # The latest end of the notes up to each: lets :meth:`sounding` stop looking early.
    _reach: array[int] = field(default_factory=lambda: array("q"), repr=False)
    known: frozenset[int] = field(default=frozenset(), repr=False)
    # What the channels are set to before every so many control messages, as far as was asked.
    _checkpoints: list[list[ChannelSettings]] = field(default_factory=list, repr=False)
    # Whether its arrays are its own, so that :meth:`grown` may lengthen them.
    _growing: bool = field(default=False, repr=False)

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
        first = self.first_note_from(tick)
        begin = bisect_left(self._reach, tick, 0, first)
        return [
            self.note(begin + place)
            for place, end in enumerate(self.ends[begin:first])
            if end >= tick and self.voices[begin + place] in self.audible
        ]

    def control_port(self, index: int) -> int:
        """The port of the control message at ``index``."""
        return self.control_ports[index] if index < len(self.control_ports) else 0

    def settings_at(self, tick: int) -> list[ChannelSettings]:
        """What the channels of each port are set to when everything before ``tick`` has been
        played."""
        count = self.first_control_from(tick)
        place = count // _CHECKPOINT
        self._look_ahead(place)
        settings = [each.copy() for each in self._checkpoints[place]]
        self._hear(settings, place * _CHECKPOINT, count)
        return settings

    def prepare(self) -> None:
        """Does beforehand what makes :meth:`settings_at` quick in a song of many controls."""
        self._look_ahead(len(self.control_ticks) // _CHECKPOINT)

    def _look_ahead(self, place: int) -> None:
        known = self._checkpoints
        if not known:
            settings = [ChannelSettings() for _ in self.ports]
            for message, port in zip(self.setup, chain(self.setup_ports, repeat(0)), strict=False):
                settings[port].hear(message)
            known.append(settings)
        while len(known) <= place:
            settings = [each.copy() for each in known[-1]]
            self._hear(settings, (len(known) - 1) * _CHECKPOINT, len(known) * _CHECKPOINT)
            known.append(settings)

    def _hear(self, settings: list[ChannelSettings], begin: int, end: int) -> None:
        for index in range(begin, end):
            settings[self.control_port(index)].hear(self.control_messages[index])

    def keys_used(self) -> set[tuple[int, int]]:
        """``(song channel, pitch)`` of every note."""
        return set(zip(self.keys[0::3], self.keys[1::3], strict=True))

    def with_audible(self, voices: Iterable[int]) -> Song:
        """The same song with other voices sounding."""
        return replace(self, audible=frozenset(voices))

    def with_notes(self, added: Iterable[SongNote]) -> Song:
        """The same song with more notes; its end moves on if they last longer.

        Voices that the song did not have sound.
        """
        fresh = sorted(added, key=itemgetter(0))
        if not fresh:
            return self
        voices = {note.voice for note in fresh}
        place = bisect_right(self.onsets, fresh[0].onset)
        tail = _song_arrays(
            _columns([*(self.note(i) for i in range(place, len(self))), *fresh]),
            self._reach[place - 1] if place else 0,
        )
        return replace(
            self,
            onsets=self.onsets[:place] + tail.onsets,
            ends=self.ends[:place] + tail.ends,
            voices=self.voices[:place] + tail.voices,
            keys=self.keys[: 3 * place] + tail.keys,
            _reach=self._reach[:place] + tail.reach,
            end=max(self.end, tail.reach[-1]),
            audible=self.audible | (voices - self.known),
            known=self.known | voices,
            _growing=True,
        )

    def grown(self, added: Iterable[SongNote]) -> Song:
        """:meth:`with_notes`, by which this song is used up: it may share what is added.

        What is added at the end costs nothing but itself, however long the song is, so that one
        can grow for hours.
        """
        fresh = sorted(added, key=itemgetter(0))
        if not (fresh and self._growing and self.onsets and fresh[0].onset >= self.onsets[-1]):
            return self.with_notes(fresh)
        more = _song_arrays(_columns(fresh), self._reach[-1])
        self.onsets.extend(more.onsets)
        self.ends.extend(more.ends)
        self.voices.extend(more.voices)
        self._reach.extend(more.reach)
        # Voices are few, and so is what has to be looked at.
        voices = frozenset(more.voices)
        keys = self.keys if isinstance(self.keys, bytearray) else bytearray(self.keys)
        keys.extend(more.keys)
        return replace(
            self,
            keys=keys,
            end=max(self.end, more.reach[-1]),
            audible=self.audible | (voices - self.known),
            known=self.known | voices,
        )


_COLUMNS = len(SongNote._fields)


class _Arrays(NamedTuple):
    onsets: array[int]
    ends: array[int]
    voices: array[int]
    keys: bytes
    reach: array[int]


def _song_arrays(columns: Sequence[Sequence[int]], reached: int = 0) -> _Arrays:
    """``columns``: the fields of :class:`SongNote`, each for all notes, in order of onset.
    ``reached``: the latest end before them."""
    onsets, last, channels, pitches, velocities, voices = columns
    if not all(map(lt, onsets, last)):
        raise ValueError("a note must end after it begins")
    ends = array("q", last)
    keys = bytearray(3 * len(ends))
    keys[0::3], keys[1::3], keys[2::3] = bytes(channels), bytes(pitches), bytes(velocities)
    reach = array("q", accumulate(ends, max, initial=reached))
    return _Arrays(array("q", onsets), ends, array("q", voices), bytes(keys), reach[1:])


def _with_arrays(song: Song, columns: Sequence[Sequence[int]]) -> Song:
    onsets, ends, voices, keys, reach = _song_arrays(columns)
    return replace(
        song,
        onsets=onsets,
        ends=ends,
        voices=voices,
        keys=keys,
        end=max(song.end, reach[-1] if reach else 0),
        _reach=reach,
        known=frozenset(voices).union(song.channels),
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
    ports: Iterable[str] = ("",),
    meter: MeterMap | None = None,
    setup_ports: Iterable[int] = (),
    control_ports: Iterable[int] = (),
) -> Song:
    """A song of notes in any order; ``voices``: the audible ones, ``None`` for all.

    ``setup_ports`` and ``control_ports``: the port of each message of ``setup`` and ``controls``,
    in their order; where they end, port 0.
    """
    notes = list(notes)
    placed = sorted(
        (
            (tick, port, message)
            for (tick, message), port in zip(
                controls, chain(control_ports, repeat(0)), strict=False
            )
        ),
        key=itemgetter(0),
    )
    song = Song(
        control_ticks=array("q", (tick for tick, _, _ in placed)),
        control_messages=tuple(message for _, _, message in placed),
        control_ports=bytes(port for _, port, _ in placed),
        setup=tuple(setup),
        setup_ports=bytes(setup_ports),
        channels=dict(channels or {}),
        audible=frozenset((n.voice for n in notes) if voices is None else voices),
        tempo=tempo or TempoMap(),
        meter=meter or MeterMap(),
        ports=tuple(ports),
    )
    return _with_arrays(song, _columns(notes))


def song_from_score(score: Score) -> Song:
    """What ``score`` sounds like.

    Each voice plays on its own port and channel where it states them; where two voices share a
    channel of a port but want different instruments, volume or pan, the later one is moved to a
    free channel of that port (as long as there is one), because a channel can only have one of
    each.  Voices whose port would be the seventeenth play on the default output.
    """
    ports = _ports(score.voices)
    channels = _channels(score.voices, ports)
    setup: list[bytes] = []
    setup_ports: list[int] = []
    done = set()
    for voice in score.voices:
        port, channel = divmod(channels[voice.id], CHANNELS)
        if channels[voice.id] not in done:
            done.add(channels[voice.id])
            messages = program_messages(channel, voice.bank, voice.program)
            messages.append(controller(channel, VOLUME, voice.volume))
            messages.append(controller(channel, PAN, voice.pan))
            setup += messages
            setup_ports += [port] * len(messages)
    without_notes = song_of_notes(
        (),
        tempo=score.tempo,
        setup=setup,
        controls=[(c.tick, _message(c, channels[c.voice] % CHANNELS)) for c in score.controls],
        channels=channels,
        voices=audible(score.voices),
        ports=ports,
        meter=score.meter,
        setup_ports=setup_ports,
        control_ports=[channels[c.voice] // CHANNELS for c in score.controls],
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


def _ports(voices: tuple[Voice, ...]) -> tuple[str, ...]:
    named = dict.fromkeys(voice.port for voice in voices if voice.port)
    return ("", *named)[:MAX_PORTS]


def _channels(voices: tuple[Voice, ...], ports: tuple[str, ...]) -> dict[int, int]:
    """Voice id to song channel."""
    channels: dict[int, int] = {}
    for port, name in enumerate(ports):
        # A voice whose port found no place is one of the default's.
        there = [v for v in voices if v.port == name or (port == 0 and v.port not in ports)]
        for voice, channel in _channels_of_port(there).items():
            channels[voice] = CHANNELS * port + channel
    return channels


def _channels_of_port(voices: Sequence[Voice]) -> dict[int, int]:
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
