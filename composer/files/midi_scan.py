"""A tolerant look at the bytes of a Standard MIDI File: its tracks, and their events one by one.

Finds what is legal but rare (RIFF wrapping, unknown chunks, continued system exclusive
messages), passes over what is illegal but common, and hands clean messages on, channel messages
as mido's.  Ticks are the file's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

import mido

from composer.files.errors import FileError
from composer.files.limits import MAX_EVENTS, MAX_TRACKS
from composer.files.progress import tell

META, SYSEX, SYSEX_CONTINUED = 0xFF, 0xF0, 0xF7
END_OF_TRACK = 0x2F

SCANNING = 0.6
"""How much of the work of opening a MIDI file it is to read its events."""

# How far into a file the header may lie (some old transfers put 128 bytes before it).
_HEADER_WITHIN = 1024
# Data bytes of the messages F0 to FF that have no place in a track.
_STRAY_DATA = {0xF1: 1, 0xF2: 2, 0xF3: 1}


class TrackSink(Protocol):
    """Who takes the events of a track."""

    def note(self, tick: int, channel: int, pitch: int, velocity: int) -> None:
        """A note begins, or with a velocity of 0 is over."""

    def channel(self, tick: int, message: mido.Message) -> None:
        """A channel message that is no note."""

    def meta(self, tick: int, kind: int, data: bytes) -> None:
        """A meta event of type ``kind`` (0 to 127)."""

    def sysex(self, tick: int) -> None:
        """A system exclusive message, or a part of one."""


@dataclass(slots=True)
class Scanned:
    """``format``: 0, 1 or 2.  ``ticks_per_quarter``: 1 to 32767, or ``None`` when
    ``ticks_per_second`` counts time instead.  ``tracks``: the bytes of each track.
    ``damaged``: whether a part of the file is missing or was passed over."""

    format: int
    ticks_per_quarter: int | None
    ticks_per_second: Fraction | None
    tracks: list[bytes] = field(default_factory=list)
    damaged: bool = False


class Budget:
    """How many more events may come; raises :class:`FileError` when there are too many.

    ``size``: of all tracks, in bytes, of which ``before`` lie in those that are read.
    """

    def __init__(self, events: int = MAX_EVENTS, size: int = 0) -> None:
        self._left = events
        self._all = events
        self._size = size
        self.before = 0

    def share(self, position: int) -> float:
        """How much of the whole work is done at this place of the track that is read."""
        return SCANNING * (self.before + position) / max(1, self._size)

    def spend(self, events: int) -> None:
        """Take ``events`` off."""
        self._left -= events
        if self._left < 0:
            raise FileError(
                f"The file holds more than {self._all:,} events, which is more than can be opened."
            )


def find_tracks(data: bytes) -> Scanned:
    """The header and the tracks in the bytes of a file.  Raises :class:`FileError`."""
    if not data:
        raise FileError("The file is empty.")
    data = _unwrapped(data)
    start = data.find(b"MThd", 0, _HEADER_WITHIN)
    if start < 0:
        raise FileError("This is no MIDI file.")
    header_length = int.from_bytes(data[start + 4 : start + 8], "big")
    if len(data) < start + 14:
        raise FileError("The MIDI file is cut off in its first bytes; nothing in it can be read.")
    kind = int.from_bytes(data[start + 8 : start + 10], "big")
    division = data[start + 12 : start + 14]
    first = data.find(b"MTrk", start + 14)
    if kind > 2 or header_length < 6 or first < 0:
        raise FileError("This is no MIDI file, or its header is destroyed.")
    scanned = _with_division(kind, division)
    position = start + 8 + header_length
    if data[position : position + 4] != b"MTrk" and not _is_chunk(data, position):
        scanned.damaged = True
        position = first
    _walk(data, position, scanned)
    if not scanned.tracks:
        raise FileError("The MIDI file has no track.")
    return scanned


def _unwrapped(data: bytes) -> bytes:
    """The MIDI file inside a RIFF file; other bytes as they are."""
    if data[:4] != b"RIFF" or data[8:12] != b"RMID":
        return data
    position = 12
    while position + 8 <= len(data):
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        if data[position : position + 4] == b"data":
            return data[position + 8 : position + 8 + length]
        position += 8 + length + length % 2
    inside = data.find(b"MThd")
    return data[inside:] if inside >= 0 else data


def _with_division(kind: int, division: bytes) -> Scanned:
    if division[0] < 0x80:
        quarter = int.from_bytes(division, "big")
        if quarter == 0:
            raise FileError("The MIDI file says that a quarter note lasts 0 ticks.")
        return Scanned(kind, quarter, None)
    frames, parts = 256 - division[0], division[1]
    if parts == 0:
        raise FileError("The MIDI file says that a second lasts 0 ticks.")
    # 29 stands for the 29.97 frames a second of television.
    rate = Fraction(30000, 1001) if frames == 29 else Fraction(frames)
    return Scanned(kind, None, rate * parts)


def _is_chunk(data: bytes, position: int) -> bool:
    """Whether a chunk with a plausible name, wholly in the file, begins there."""
    name = data[position : position + 4]
    length = int.from_bytes(data[position + 4 : position + 8], "big")
    plausible = len(name) == 4 and all(0x20 <= byte < 0x7F for byte in name)
    return plausible and position + 8 + length <= len(data)


def _walk(data: bytes, position: int, scanned: Scanned) -> None:
    while position + 8 <= len(data):
        body = position + 8
        end = body + int.from_bytes(data[position + 4 : body], "big")
        if data[position : position + 4] == b"MTrk":
            following = data.find(b"MTrk", body)
            lost = end > len(data) or (
                end + 8 <= len(data)
                and data[end : end + 4] != b"MTrk"
                and not _is_chunk(data, end)
                and following >= 0
            )
            if lost:  # the length is wrong: take what lies before the next track
                scanned.damaged = True
                end = following if following >= 0 else len(data)
            scanned.tracks.append(data[body:end])
            if len(scanned.tracks) > MAX_TRACKS:
                raise FileError(
                    f"The MIDI file has more than {MAX_TRACKS} tracks, "
                    "which is more than can be opened."
                )
        elif not _is_chunk(data, position):
            # Bytes after the last track are common and harmless.
            end = data.find(b"MTrk", position)
            if end < 0:
                return
            scanned.damaged = True
        position = end


def scan_track(track: bytes, sink: TrackSink, budget: Budget, last_tick: int) -> tuple[int, bool]:
    """Give the events of ``track`` to ``sink``, as far as it can be read.

    Nothing later than ``last_tick`` is read.  Returns the tick at which the track is over and
    whether it is damaged.  Running status goes on across meta events and system messages, as
    most programs have it; a data byte above 127 counts as 127.
    """
    position, size = 0, len(track)
    tick = 0
    running = 0
    damaged = False
    message = mido.Message.from_bytes
    count = 0
    try:
        while position < size:
            delta, position = _variable(track, position)
            if tick + delta > last_tick:
                return tick, True
            tick += delta
            status = track[position]
            if status >= 0x80:
                position += 1
            else:
                status = running
            if status < 0x80:
                return tick, True
            count += 1
            if not count & 1023:
                budget.spend(1024)
                tell(budget.share(position))
            if status < 0xF0:
                running = status
                if 0xC0 <= status < 0xE0:
                    values = [status, track[position]]
                    position += 1
                else:
                    values = [status, track[position], track[position + 1]]
                    position += 2
                if max(values[1:]) > 127:
                    damaged = True
                    values[1:] = [min(value, 127) for value in values[1:]]
                if status < 0xA0:  # most of what there is: not worth a message
                    sink.note(tick, status & 15, values[1], values[2] if status >= 0x90 else 0)
                else:
                    sink.channel(tick, message(values))
            elif status == META:
                kind = track[position]
                length, position = _variable(track, position + 1)
                if kind == END_OF_TRACK:
                    return tick, damaged
                if kind > 127 or position + length > size:
                    return tick, True
                sink.meta(tick, kind, track[position : position + length])
                position += length
            elif status in (SYSEX, SYSEX_CONTINUED):
                length, position = _variable(track, position)
                if position + length > size:
                    return tick, True
                sink.sysex(tick)
                position += length
            else:
                damaged = True
                position += _STRAY_DATA.get(status, 0)
    except IndexError:  # the track ends inside an event
        damaged = True
    finally:
        budget.spend(count & 1023)
    return tick, damaged


def _variable(track: bytes, position: int) -> tuple[int, int]:
    """A number of variable length, and the position after it; more than five bytes are none."""
    value = 0
    for _ in range(5):
        byte = track[position]
        position += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, position
    raise IndexError
