"""Which output and which of its channels each channel of a song goes to.  Pure.

A song's port is a name; there may be no such output now, and several ports may end at the same
one (a missing port falls back to the default, and the default may be named as a port as well).
Where two of them want different instruments on one channel, the later is moved to a channel that
is free.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from composer.midi.channels import CONTROLLER, PROGRAM
from composer.midi.outlet import Place
from composer.midi.song import CHANNELS, Song
from composer.model.voice import DRUM_CHANNEL

_Sound = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """``outlet``: the output's name, ``None`` for nowhere.  ``places``: for each of the port's
    sixteen channels where it is on the output."""

    outlet: str | None
    places: tuple[Place, ...]


def straight(outlet: str | None, bank: int = 0) -> Route:
    """Every channel stays what it is."""
    return Route(outlet, tuple(Place(bank, channel) for channel in range(CHANNELS)))


def routes(song: Song, default: str | None, banks: Mapping[str, int]) -> list[Route]:
    """A route for each of the song's ports.

    ``default``: the output that is used where none is named.  ``banks``: the outputs that there
    are, and how many times sixteen channels each has.
    """
    outlets = [name if name in banks else default for name in song.ports]
    made: list[Route | None] = [None] * len(outlets)
    for outlet in dict.fromkeys(outlets):
        there = [port for port, name in enumerate(outlets) if name == outlet]
        # Voices that name the output come before those that only fell back to it.
        there.sort(key=lambda port: port > 0 and song.ports[port] != outlet)
        full = banks.get(outlet, 1) if outlet is not None else 1
        for bank, port in enumerate(there[:full]):
            made[port] = straight(outlet, bank)
        last = there[full - 1 :]
        for port, places in _shared(song, last, full - 1).items():
            made[port] = Route(outlet, places)
    return [route for route in made if route is not None]


def delays(latencies: Mapping[str, float], outlets: Iterable[str]) -> dict[str, float]:
    """By how many seconds each output waits for the one that sounds latest.

    ``latencies``: seconds from sending to sound, 0 where none is stated.
    """
    names = list(outlets)
    slowest = max((latencies.get(name, 0.0) for name in names), default=0.0)
    return {name: slowest - latencies.get(name, 0.0) for name in names}


def _shared(song: Song, ports: Sequence[int], bank: int) -> dict[int, tuple[Place, ...]]:
    """Ports on the same sixteen channels, the first one as it is."""
    used = _used(song)
    taken: dict[int, _Sound] = {}
    places = {}
    for port in ports:
        channels = list(range(CHANNELS))
        mine = sorted(c % CHANNELS for c in used if c // CHANNELS == port)
        for channel in mine:
            sound = _sound(song, port, channel)
            if channel != DRUM_CHANNEL and taken.get(channel, sound) != sound:
                # Not one that this port uses either.
                free = [c for c in _free(taken) if c not in mine]
                same = [c for c, there in taken.items() if there == sound and c not in mine]
                channels[channel] = next(iter(same or free), channel)
            taken.setdefault(channels[channel], sound)
        places[port] = tuple(Place(bank, channel) for channel in channels)
    return places


def _free(taken: Mapping[int, _Sound]) -> list[int]:
    return [c for c in range(CHANNELS) if c not in taken and c != DRUM_CHANNEL]


def _used(song: Song) -> set[int]:
    return set(song.keys[0::3]).union(song.channels.values())


def _sound(song: Song, port: int, channel: int) -> _Sound:
    """What the setup says of the channel, without its number."""
    ports = song.setup_ports
    return tuple(
        bytes((message[0] & 0xF0,)) + message[1:]
        for index, message in enumerate(song.setup)
        if (ports[index] if index < len(ports) else 0) == port
        and message[0] & 15 == channel
        and message[0] & 0xF0 in (CONTROLLER, PROGRAM)
    )
