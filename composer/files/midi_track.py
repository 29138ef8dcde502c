"""The events of one track of a MIDI file, sorted by what they are, in ticks of the file."""

from __future__ import annotations

from dataclasses import dataclass, field

import mido
from mido.midifiles.meta import KeySignatureError, build_meta_message

from composer.files.errors import FileError
from composer.files.midi_time import DEFAULT_QUARTER_US
from composer.files.note_pairing import Strike
from composer.model.control import ControlKind
from composer.model.key import Key
from composer.model.time import Meter

_TEXT, _COPYRIGHT, _TRACK_NAME, _INSTRUMENT, _LYRIC, _MARKER, _CUE = range(1, 8)
_CHANNEL_PREFIX, _TEMPO, _METER, _KEY = 0x20, 0x51, 0x58, 0x59
_ALL_SOUND_OFF, _ALL_NOTES_OFF = 120, 123


ControlEvent = tuple[int, ControlKind, int, int, bool]  # tick, kind, number, value, early


@dataclass(slots=True)
class Track:
    """The events of one track, in ticks of the file, sorted by what they are."""

    number: int
    end: int = 0
    damaged: bool = False
    strikes: dict[int, list[Strike]] = field(default_factory=dict)  # by channel * 128 + pitch
    silences: dict[int, list[int]] = field(default_factory=dict)  # by channel
    controls: dict[int, list[ControlEvent]] = field(default_factory=dict)  # by channel
    first_onset: dict[int, int] = field(default_factory=dict)  # by channel
    name: bytes | None = None
    instrument: bytes | None = None
    channel_names: dict[int, bytes] = field(default_factory=dict)
    lyrics: list[tuple[int, bytes]] = field(default_factory=list)
    texts: list[tuple[int, bytes]] = field(default_factory=list)
    copyrights: int = 0
    markers: list[tuple[int, bytes]] = field(default_factory=list)
    tempos: list[tuple[int, int]] = field(default_factory=list)
    meters: list[tuple[int, int, int]] = field(default_factory=list)
    keys: list[tuple[int, int, str]] = field(default_factory=list)
    sysexes: int = 0
    unreadable: int = 0
    prefix: int | None = None

    def note(self, tick: int, channel: int, pitch: int, velocity: int) -> None:
        self.prefix = None
        if velocity and channel not in self.first_onset:
            self.first_onset[channel] = tick
        key = channel << 7 | pitch
        strikes = self.strikes.get(key)
        if strikes is None:
            strikes = self.strikes[key] = []
        strikes.append((tick, velocity))

    def channel(self, tick: int, message: mido.Message) -> None:
        self.prefix = None
        kind, channel = message.type, message.channel
        if kind == "control_change":
            what = (ControlKind.CONTROLLER, message.control, message.value)
            if message.control == _ALL_SOUND_OFF or message.control >= _ALL_NOTES_OFF:
                self.silences.setdefault(channel, []).append(tick)
        elif kind == "pitchwheel":
            what = (ControlKind.PITCH_BEND, 0, message.pitch)
        elif kind == "program_change":
            what = (ControlKind.PROGRAM, 0, message.program)
        elif kind == "aftertouch":
            what = (ControlKind.CHANNEL_PRESSURE, 0, message.value)
        else:
            what = (ControlKind.KEY_PRESSURE, message.note, message.value)
        early = channel not in self.first_onset
        self.controls.setdefault(channel, []).append((tick, *what, early))

    def meta(self, tick: int, kind: int, data: bytes) -> None:
        if kind == _TRACK_NAME:
            if self.prefix is not None:
                self.channel_names.setdefault(self.prefix, data)
            elif self.name is None:
                self.name = data
        elif kind == _INSTRUMENT:
            if self.prefix is not None:
                self.channel_names.setdefault(self.prefix, data)
            elif self.instrument is None:
                self.instrument = data
        elif kind == _LYRIC:
            self.lyrics.append((tick, data))
        elif kind == _TEXT:
            self.texts.append((tick, data))
        elif kind == _COPYRIGHT:
            self.copyrights += 1
        elif kind in (_MARKER, _CUE):
            self.markers.append((tick, data))
        elif kind in (_CHANNEL_PREFIX, _TEMPO, _METER, _KEY):
            try:
                self._number_meta(tick, kind, data)
            except (ValueError, IndexError, KeySignatureError):
                self.unreadable += 1

    def _number_meta(self, tick: int, kind: int, data: bytes) -> None:
        """Raises ``ValueError`` and the like where the event means nothing."""
        message = build_meta_message(kind, data)
        if kind == _CHANNEL_PREFIX:
            self.prefix = message.channel
        elif kind == _TEMPO:
            if len(data) != 3 or message.tempo == 0:
                raise ValueError
            self.tempos.append((tick, message.tempo))
        elif kind == _METER:
            Meter(0, message.numerator, message.denominator)
            self.meters.append((tick, message.numerator, message.denominator))
        else:
            minor = message.key.endswith("m")
            key = Key.named(0, message.key.removesuffix("m"), "minor" if minor else "major")
            self.keys.append((tick, key.fifths, key.mode))

    def sysex(self, tick: int) -> None:
        self.sysexes += 1

    def channels(self) -> list[int]:
        """The channels with any message, in order."""
        return sorted({key >> 7 for key in self.strikes} | set(self.controls))

    def shift(self, ticks: int) -> None:
        """Move everything later by ``ticks``."""
        self.end += ticks
        for key, strikes in self.strikes.items():
            self.strikes[key] = [(tick + ticks, velocity) for tick, velocity in strikes]
        for channel, silences in self.silences.items():
            self.silences[channel] = [tick + ticks for tick in silences]
        for channel, controls in self.controls.items():
            self.controls[channel] = [(event[0] + ticks, *event[1:]) for event in controls]
        self.first_onset = {c: tick + ticks for c, tick in self.first_onset.items()}
        self.lyrics = [(tick + ticks, text) for tick, text in self.lyrics]
        self.texts = [(tick + ticks, text) for tick, text in self.texts]
        self.markers = [(tick + ticks, text) for tick, text in self.markers]
        self.tempos = [(tick + ticks, tempo) for tick, tempo in self.tempos]
        self.meters = [(tick + ticks, beats, unit) for tick, beats, unit in self.meters]
        self.keys = [(tick + ticks, fifths, mode) for tick, fifths, mode in self.keys]


def lay_in_a_row(tracks: list[Track], last_tick: int) -> None:
    """Give each sequence of a format 2 file the time after the one before it."""
    start = 0
    tempo, meter = DEFAULT_QUARTER_US, (4, 4)
    for track in tracks:
        if start + track.end > last_tick:
            raise FileError("The MIDI file goes on for longer than can be opened.")
        track.shift(start)
        # Each sequence is one of its own: what the one before it set is over.
        if tempo != DEFAULT_QUARTER_US and not any(tick == start for tick, _ in track.tempos):
            track.tempos.insert(0, (start, DEFAULT_QUARTER_US))
        if meter != (4, 4) and not any(tick == start for tick, *_ in track.meters):
            track.meters.insert(0, (start, 4, 4))
        if track.tempos:
            tempo = track.tempos[-1][1]
        if track.meters:
            meter = track.meters[-1][1:]
        start = track.end
