"""A MIDI message with the time at which it is due."""

from __future__ import annotations

from typing import NamedTuple

from composer.midi.channels import NOTE_OFF, NOTE_ON
from composer.midi.song import CHANNELS

Key = tuple[int, int]
"""``(song channel, pitch)``."""

CLICK_PORT = -1
"""The metronome's port, which is none of the song's."""


class TimedMessage(NamedTuple):
    """``time``: wall time in seconds.  ``data``: MIDI bytes with a plain channel, 0 to 15.
    ``voice``: a voice's id, or -1.  ``port``: a place in ``Song.ports``, or :data:`CLICK_PORT`."""

    time: float
    data: bytes
    voice: int = -1
    port: int = 0


def note_on(at: float, key: Key, velocity: int, voice: int = -1) -> TimedMessage:
    """A note-on of a song channel."""
    port, channel = divmod(key[0], CHANNELS)
    return TimedMessage(at, bytes((NOTE_ON | channel, key[1], velocity)), voice, port)


def note_off(at: float, key: Key, voice: int = -1) -> TimedMessage:
    """A note-off of a song channel."""
    port, channel = divmod(key[0], CHANNELS)
    return TimedMessage(at, bytes((NOTE_OFF | channel, key[1], 0)), voice, port)
