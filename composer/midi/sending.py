"""Sending the scheduler's messages to several outputs, each in its time.  Pure: no clock, no ports.

Each port of the song goes to an output (:mod:`composer.midi.routes`); faster outputs wait for
slower ones, so that all sound together; every output knows what it holds
(:mod:`composer.midi.outlet`), so that whatever changes, nothing is left sounding.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from composer.midi.channels import (
    ALL_NOTES_OFF,
    ALL_SOUND_OFF,
    NOTE_OFF,
    PEDALS,
    controller,
)
from composer.midi.messages import BUILT_IN
from composer.midi.outlet import Outlet, Place
from composer.midi.routes import Route, delays, routes, straight
from composer.midi.schedule import Scheduler
from composer.midi.song import CHANNELS, Song
from composer.midi.timed import CLICK_PORT, Key, TimedMessage

THRU = "thru"
"""What a keyboard holds whose keys sound at once."""


@dataclass(frozen=True, slots=True)
class _Leg:
    """From one port of the song to an open output."""

    outlet: Outlet | None
    places: tuple[Place, ...]
    delay: float = 0.0

    def waiting(self, delays: Mapping[str, float]) -> _Leg:
        return replace(self, delay=0.0 if self.outlet is None else delays[self.outlet.name])

    def is_like(self, other: _Leg) -> bool:
        return self.outlet is other.outlet and self.places == other.places


_NOWHERE = _Leg(None, straight(None).places)


class Sending:
    """The open outputs, and which of them each of the song's ports goes to.

    ``chosen``: the default output, as in :class:`~composer.midi.messages.SetOutput`; where it is
    not open, the built-in sound takes its place, if that is.
    """

    def __init__(self, scheduler: Scheduler, chosen: str | None) -> None:
        self._scheduler = scheduler
        self._chosen = chosen
        self._outlets: dict[str, Outlet] = {}
        self._legs: list[_Leg] = [_NOWHERE]
        self._click = _NOWHERE
        self._click_port = ""
        self._latencies: dict[str, float] = {}
        self._latency = 0.0

    # -- messages

    def send(self, messages: Iterable[TimedMessage]) -> None:
        """Sends what the scheduler gave, each at its time, or later where a slower output is
        waited for."""
        legs = self._legs
        for message in messages:
            port = message.port
            if port == CLICK_PORT:
                leg = self._click
            else:
                leg = legs[port] if port < len(legs) else legs[0]
            if leg.outlet is None:
                continue
            data, bank = _placed(message.data, leg)
            if leg.delay == 0 and leg.outlet.next_time() is None:
                leg.outlet.play(message.time, data, bank, port)
            else:
                leg.outlet.put(message.time + leg.delay, data, bank, port)

    def send_now(self, messages: Iterable[TimedMessage], holder: Hashable = None) -> None:
        """Sends at once.  ``holder``: who lets go of the keys again; ``None``: the song."""
        legs = self._legs
        for message in messages:
            leg = legs[message.port] if 0 <= message.port < len(legs) else legs[0]
            if leg.outlet is not None:
                data, bank = _placed(message.data, leg)
                whose = message.port if holder is None else holder
                leg.outlet.play(message.time, data, bank, whose)

    def send_to(self, name: str, message: TimedMessage, holder: Hashable = None) -> None:
        """Sends to an output by name, in time with the others; nothing where it is not open."""
        outlet = self._outlets.get(name)
        if outlet is not None:
            delay = self._latency - self._latencies.get(name, 0.0)
            outlet.put(message.time + max(0.0, delay), message.data, 0, holder)

    def next_time(self) -> float | None:
        """When something that waits is due."""
        times = (outlet.next_time() for outlet in self._outlets.values())
        return min((due for due in times if due is not None), default=None)

    def send_due(self, now: float) -> None:
        """Sends what has waited long enough."""
        for outlet in self._outlets.values():
            outlet.send_due(now)

    def wait_until(self, now: float) -> None:
        """Nothing is lost here: what should have gone out goes out now."""
        self.send_due(now)

    def cut(self) -> None:
        """Drops notes that wait for a slower output, as when playing stops."""
        for outlet in self._outlets.values():
            outlet.cut()

    def silence(self, now: float) -> None:
        """Panic: silences every output by every means that MIDI has, and sets it up anew."""
        scheduler = self._scheduler
        self.send(scheduler.release(now))
        for outlet in self._outlets.values():
            outlet.write_all(now, everything_off(scheduler.song.keys_used()))
        self.send(scheduler.new_output(now))

    def release(self, now: float) -> None:
        """Lets go of everything on every output."""
        self.send(self._scheduler.release(now))
        for outlet in self._outlets.values():
            outlet.release(now)

    # -- ways

    @property
    def latency(self) -> float:
        """How many seconds after its time what is sent is heard."""
        return self._latency

    @property
    def default(self) -> str | None:
        """The output that is really used where none is named."""
        if self._chosen is None or self._chosen in self._outlets:
            return self._chosen
        return BUILT_IN if BUILT_IN in self._outlets else None

    def is_open(self, name: str) -> bool:
        """Whether an output can be sent to."""
        return name in self._outlets

    @property
    def failed(self) -> bool:
        """Whether an output has refused a message."""
        return any(outlet.failed for outlet in self._outlets.values())

    def choose(self, name: str | None) -> None:
        """Another default output.  Then :meth:`find_ways`."""
        self._chosen = name

    def add(self, outlet: Outlet) -> None:
        """An output is open.  Then :meth:`find_ways`."""
        self._outlets[outlet.name] = outlet

    def click_on(self, now: float, name: str) -> None:
        """The metronome clicks on an output by name, ``""``: on the default one."""
        self._click_port = name
        self._set_legs(now, self._legs)

    def adopt(self, now: float, song: Song) -> None:
        """The scheduler plays ``song`` from now on, on the ports that this one names."""
        legs = self._planned(song)
        self._leave(now, legs)
        self._set_legs(now, legs)
        self.send(self._scheduler.load(now, song))

    def adopt_at_turn(self, now: float, song: Song) -> None:
        """The scheduler plays ``song`` from the loop's turn on; at once, where it goes other ways
        than the one before."""
        legs = self._planned(song)
        if len(legs) != len(self._legs) or not all(
            leg.is_like(there) for leg, there in zip(legs, self._legs, strict=True)
        ):
            self.adopt(now, song)
        else:
            self.send(self._scheduler.load_at_turn(now, song))

    def find_ways(self, now: float) -> None:
        """Other outputs are open, or another one is the default: what goes another way now is let
        go of there, and sounds on here."""
        before, legs = self._legs, self._planned(self._scheduler.song)
        self._leave(now, legs)
        self._set_legs(now, legs)
        other = [
            port
            for port, leg in enumerate(legs)
            if port >= len(before) or not leg.is_like(before[port])
        ]
        self.send(self._scheduler.new_output(now, other))

    def take_out(self, now: float, name: str) -> None:
        """An output is not used any more; what it held is let go of.  Then :meth:`find_ways`."""
        outlet = self._outlets[name]
        left = [port for port, leg in enumerate(self._legs) if leg.outlet is outlet]
        # Where nobody hears the note-offs any more, the scheduler still lets go.
        self.send(self._scheduler.leave(now, left))
        outlet.release(now)
        del self._outlets[name]
        legs = [replace(leg, outlet=None) if leg.outlet is outlet else leg for leg in self._legs]
        self._set_legs(now, legs)

    def time_output(self, now: float, name: str, latency: float) -> None:
        """How many seconds after it was sent to an output something is heard there."""
        self._latencies[name] = latency
        self._set_legs(now, self._legs)

    # -- how it is done

    def _planned(self, song: Song) -> list[_Leg]:
        banks = {name: outlet.banks for name, outlet in self._outlets.items()}
        return [self._leg(route) for route in routes(song, self.default, banks)]

    def _leg(self, route: Route) -> _Leg:
        outlet = self._outlets[route.outlet] if route.outlet is not None else None
        return _Leg(outlet, route.places)

    def _set_legs(self, now: float, legs: list[_Leg]) -> None:
        named = self._click_port in self._outlets
        click = self._leg(straight(self._click_port if named else self.default))
        if self._click.outlet is not None and not self._click.is_like(click):
            self._click.outlet.release(now, holder=CLICK_PORT)
        used = {leg.outlet.name for leg in (*legs, click) if leg.outlet is not None}
        waits = delays(self._latencies, used)
        self._latency = max((self._latencies.get(name, 0.0) for name in used), default=0.0)
        self._legs = [leg.waiting(waits) for leg in legs]
        self._click = click.waiting(waits)

    def _leave(self, now: float, legs: list[_Leg]) -> None:
        """Lets go of the ports whose way is another one in ``legs``."""
        left = [
            port
            for port, leg in enumerate(self._legs)
            if port >= len(legs) or not leg.is_like(legs[port])
        ]
        self.send(self._scheduler.leave(now, left))
        for port in left:
            outlet = self._legs[port].outlet
            if outlet is not None:
                outlet.release(now, holder=port)
                # A key that is played through now would be let go of elsewhere.
                outlet.release(now, holder=THRU)


def _placed(data: bytes, leg: _Leg) -> tuple[bytes, int]:
    status = data[0]
    if status >= 0xF0:
        return data, 0
    place = leg.places[status & 15]
    if place.channel != status & 15:
        data = bytes((status & 0xF0 | place.channel,)) + data[1:]
    return data, place.bank


def everything_off(keys: Iterable[Key]) -> list[bytes]:
    """Messages that silence a synth of which nothing is known.

    Pedals up, all notes and all sound off on every channel; and, for synths that do not listen
    to those, a note-off for each of ``keys``, ``(song channel, pitch)``.
    """
    messages = []
    for channel in range(CHANNELS):
        messages += [controller(channel, pedal, 0) for pedal in PEDALS]
        messages.append(controller(channel, ALL_NOTES_OFF, 0))
        messages.append(controller(channel, ALL_SOUND_OFF, 0))
    for channel, pitch in sorted({(channel % CHANNELS, pitch) for channel, pitch in keys}):
        messages.append(bytes((NOTE_OFF | channel, pitch, 0)))
    return messages
