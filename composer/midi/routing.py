"""Where the player's messages go: several outputs at once, each opened, watched and let go of.

The default output is chosen by the person; a voice may name another, the built-in sound too.
An output that goes away is said, what it held is let go of, and what went there goes to the
default instead, until it is back.

The main thread opens and closes, which may take long; sending and changing routes is done with
the player's lock held.

Other parts of the player send here as well:

- what is to sound at once, whatever the song does (a key that is clicked or played through), by
  :meth:`Routing.send_now`;
- what is meant for certain outputs rather than for the song's ports (MIDI clock), by
  :meth:`Routing.want` and :meth:`Routing.send_to`.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from composer.midi.channels import (
    ALL_NOTES_OFF,
    ALL_SOUND_OFF,
    NOTE_OFF,
    PEDALS,
    controller,
)
from composer.midi.messages import BUILT_IN, Notice, OutputInUse, Outputs, PlayerEvent, Problem
from composer.midi.outlet import Outlet, Place
from composer.midi.ports import PortError, PortOutput, Ports
from composer.midi.routes import Route, delays, routes, straight
from composer.midi.schedule import Key, Scheduler, TimedMessage
from composer.midi.song import CHANNELS, MAX_PORTS, Song
from composer.midi.sound import SoundError, Synth, synth_or_shipped
from composer.midi.sound_options import SoundOptions
from composer.midi.stderr import quiet
from composer.midi.timed import CLICK_PORT

AUDIO_RETRY_SECONDS = 5.0
THRU = "thru"
"""Who holds the keys that are played from an input."""

clock = time.perf_counter


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


class Routing:
    """The outputs in use, and which of them each of the song's ports goes to.

    ``changed``: the player's lock.  ``chosen``: the default output, as in
    :class:`~composer.midi.messages.SetOutput`.  ``left_sounding``: song channels and pitches that
    may sound from before, at every output; ``None``: none can.  ``on_sent(due, data)``: told of all
    that was handed to a port.
    """

    def __init__(
        self,
        changed: threading.Condition,
        scheduler: Scheduler,
        tell: Callable[[PlayerEvent], None],
        chosen: str | None,
        sound: SoundOptions | None = None,
        left_sounding: frozenset[Key] | None = None,
        on_sent: Callable[[float, bytes], None] | None = None,
    ) -> None:
        self._changed = changed
        self._scheduler = scheduler
        self._tell = tell
        self._chosen = chosen
        self._sound = sound or SoundOptions()
        self._left_sounding = left_sounding
        self._on_sent = on_sent
        self._silenced: set[str] = set()
        self._ports = Ports()
        self._port_outputs: dict[str, PortOutput] = {}
        self._synth: Synth | None = None
        self._outlets: dict[str, Outlet] = {}
        self._legs: list[_Leg] = [_Leg(None, ())]
        self._click = _Leg(None, ())
        self._click_port = ""
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._latencies: dict[str, float] = {}
        self._latency = 0.0
        self._missing: set[str] = set()
        self._audio_retry = 0.0
        self._told_outputs: tuple[str, ...] | None = None
        self._told_in_use: tuple[str | None] | None = None

    # -- sending; the lock is held

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
                leg.outlet.play(message.time, data, bank, message.port)
            else:
                leg.outlet.put(message.time + leg.delay, data, bank, message.port)

    def send_now(self, messages: Iterable[TimedMessage], holder: Hashable = None) -> None:
        """Sends at once.  ``holder``: who lets go of the keys again; ``None``: the song."""
        for message in messages:
            legs = self._legs
            leg = legs[message.port] if 0 <= message.port < len(legs) else legs[0]
            if leg.outlet is not None:
                data, bank = _placed(message.data, leg)
                whose = message.port if holder is None else holder
                leg.outlet.play(message.time, data, bank, whose)

    def is_open(self, name: str) -> bool:
        """Whether an output can be sent to."""
        return name in self._outlets

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

    @property
    def latency(self) -> float:
        """How many seconds after its time what is sent is heard."""
        return self._latency

    def silence(self, now: float) -> None:
        """Panic: silences every output by every means that MIDI has, and sets it up anew."""
        scheduler = self._scheduler
        self.send(scheduler.release(now))
        for outlet in self._outlets.values():
            outlet.write_all(now, everything_off(scheduler.song.keys_used()))
        self.send(scheduler.new_output(now))

    # -- from the main thread; the lock is not held

    @property
    def ports(self) -> Ports:
        """The machine's ports; inputs are opened with the same."""
        return self._ports

    def open(self) -> None:
        """Looks which outputs there are and opens the chosen one."""
        self.look(clock())
        self.use(self._chosen)

    def use(self, name: str | None) -> None:
        """Another default output."""
        self._chosen = name
        self._audio_retry = 0.0
        if name is not None and name != BUILT_IN and name not in self._outlets:
            try:
                self._open_port(name)
            except PortError as error:
                self._tell(Problem(f"{error} Playing goes to the built-in sound until it is back."))
        self._rewire()
        self._close_unused()

    def load(self, song: Song) -> None:
        """Another song, or the same one edited: opens what its voices ask for."""
        self._missing &= set(song.ports)
        self._open_wanted(song.ports)
        scheduler = self._scheduler
        with self._changed:
            now = clock()
            legs = self._planned(song)
            self._leave(now, legs)
            self._set_legs(now, legs)
            self.send(scheduler.load(now, song))
            self._changed.notify_all()
        self._say_missing(song.ports)

    def want(self, owner: str, names: Iterable[str]) -> None:
        """Opens and keeps open these outputs for ``owner``, in place of those before; one that is
        not there is taken up when it comes."""
        self._wanted[owner] = tuple(names)
        self._rewire()
        self._close_unused()

    def set_click_port(self, name: str) -> None:
        """The metronome clicks on an output by name, ``""``: on the default one."""
        if name != self._click_port:
            self._click_port = name
            self.want("metronome", (name,) if name else ())

    def set_latency(self, name: str, seconds: float) -> None:
        """How late an output sounds."""
        with self._changed:
            self._latencies[name] = seconds
            self._set_legs(clock(), self._legs)
            self._changed.notify_all()

    def set_sound(self, sound: SoundOptions) -> None:
        """The built-in sound with another soundfont, reverb and gain."""
        before, self._sound = self._sound, sound
        synth = self._synth
        if synth is None:
            return
        if sound.soundfont == before.soundfont:
            synth.set_reverb(sound.reverb)
            synth.set_gain(sound.gain)
            return
        # What sounds goes on while the other soundfont is read.
        try:
            other = self._made_synth()
        except SoundError as error:
            self._tell(Problem(str(error)))
            return
        if BUILT_IN in self._outlets:
            self._lose(BUILT_IN)
        self._synth = other
        self._audio_retry = 0.0
        self._rewire()
        synth.close()

    def look(self, now: float) -> None:
        """Looks which outputs there are and tells when they changed."""
        names = (BUILT_IN, *self._ports.refresh(now))
        if names != self._told_outputs:
            self._told_outputs = names
            self._tell(Outputs(names))

    @property
    def failed(self) -> bool:
        """Whether an output has refused a message."""
        return any(outlet.failed for outlet in self._outlets.values())

    def follow_ports(self, now: float) -> None:
        """After :meth:`look`: lets go of what has gone away, takes up what has come."""
        gone = [
            name
            for name, output in self._port_outputs.items()
            if self._outlets[name].failed or self._ports.is_gone(output)
        ]
        for name in gone:
            self._lose(name)
            if name == self._chosen:
                self._tell(
                    Problem(
                        f"The MIDI output “{name}” has gone away; playing goes to the built-in"
                        " sound until it is back."
                    )
                )
        wanted = self._names_wanted(self._scheduler.song.ports)
        back = [n for n in wanted if n not in self._outlets and n in self._ports.names]
        if gone or back:
            self._rewire()
            self._say_missing(self._scheduler.song.ports)
        for name in back:
            if name in self._outlets:
                self._missing.discard(name)
                self._tell(Notice(f"The MIDI output “{name}” is there and is used."))

    def follow_audio(self, now: float) -> None:
        """Tries again for an audio device, while nothing plays."""
        if (
            BUILT_IN not in self._outlets
            and self._default() is None
            and self._chosen is not None
            and now >= self._audio_retry
            and not self._scheduler.playing
        ):
            with quiet():
                self._open_built_in(say=False)
            if BUILT_IN in self._outlets:
                self._rewire()

    def close(self) -> None:
        """Lets go of everything that sounds, and of all outputs."""
        with self._changed:
            now = clock()
            self.send(self._scheduler.release(now))
            for outlet in self._outlets.values():
                outlet.release(now)
            self._outlets.clear()
            self._set_legs(now, [_Leg(None, ())])
        if self._synth is not None:
            self._synth.stop()
        self._ports.close()

    # -- how it is done

    def _names_wanted(self, ports: Iterable[str]) -> list[str]:
        chosen = [self._chosen] if self._chosen is not None else []
        named = [name for name in ports if name]
        others = [name for names in self._wanted.values() for name in names if name]
        return list(dict.fromkeys([*chosen, *named, *others]))

    def _default(self) -> str | None:
        if self._chosen is None or self._chosen in self._outlets:
            return self._chosen
        return BUILT_IN if BUILT_IN in self._outlets else None

    def _open_wanted(self, ports: Iterable[str]) -> None:
        for name in self._names_wanted(ports):
            if name == BUILT_IN:
                self._open_built_in()
            elif name not in self._outlets and name in self._ports.names:
                try:
                    self._open_port(name)
                except PortError:
                    # It is missing, then; that is said by whoever misses it.
                    continue
        if self._chosen is not None and self._chosen not in self._outlets:
            self._open_built_in()

    def _open_port(self, name: str) -> None:
        output = self._ports.open(name)
        self._port_outputs[name] = output
        self._add(Outlet(name, lambda data, bank: output.send(data), on_sent=self._on_sent))

    def _open_built_in(self, say: bool = True) -> None:
        if BUILT_IN in self._outlets or clock() < self._audio_retry:
            return
        self._audio_retry = clock() + AUDIO_RETRY_SECONDS
        try:
            if self._synth is None:
                self._synth = self._made_synth()
            driver = self._synth.start()
        except SoundError as error:
            if say:
                self._tell(Problem(str(error)))
            return
        print(f"built-in sound by {driver}", file=sys.stderr, flush=True)
        synth = self._synth
        self._add(Outlet(BUILT_IN, synth.send, banks=MAX_PORTS))

    def _made_synth(self) -> Synth:
        synth, remark = synth_or_shipped(self._sound, ports=MAX_PORTS)
        if remark:
            self._tell(Problem(remark))
        return synth

    def _add(self, outlet: Outlet) -> None:
        with self._changed:
            self._outlets[outlet.name] = outlet
            if self._left_sounding is not None and outlet.name not in self._silenced:
                self._silenced.add(outlet.name)
                outlet.write_all(clock(), everything_off(self._left_sounding))

    def _planned(self, song: Song) -> list[_Leg]:
        banks = {name: outlet.banks for name, outlet in self._outlets.items()}
        planned: list[Route] = routes(song, self._default(), banks)
        return [self._leg(route) for route in planned]

    def _leg(self, route: Route) -> _Leg:
        outlet = self._outlets[route.outlet] if route.outlet is not None else None
        return _Leg(outlet, route.places)

    def _set_legs(self, now: float, legs: list[_Leg]) -> None:
        named = self._click_port in self._outlets
        click = self._leg(straight(self._click_port if named else self._default()))
        if self._click.outlet is not None and not self._click.is_like(click):
            self._click.outlet.release(now, holder=CLICK_PORT)
        used = {leg.outlet.name for leg in (*legs, click) if leg.outlet is not None}
        waits = delays(self._latencies, used)
        self._latency = max((self._latencies.get(name, 0.0) for name in used), default=0.0)
        self._legs = [leg.waiting(waits) for leg in legs]
        self._click = click.waiting(waits)

    def _leave(self, now: float, legs: list[_Leg]) -> list[int]:
        """Lets go of the ports whose way is another one in ``legs``; which they are."""
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
        return left

    def _rewire(self) -> None:
        song = self._scheduler.song
        self._open_wanted(song.ports)
        with self._changed:
            now = clock()
            legs = self._planned(song)
            self._leave(now, legs)
            before = self._legs
            self._set_legs(now, legs)
            other = [
                port
                for port, leg in enumerate(legs)
                if port >= len(before) or not leg.is_like(before[port])
            ]
            self.send(self._scheduler.new_output(now, other))
            self._changed.notify_all()
        self._tell_in_use()

    def _tell_in_use(self) -> None:
        name = self._default()
        if self._told_in_use != (name,):
            self._told_in_use = (name,)
            self._tell(OutputInUse(name))

    def _say_missing(self, ports: Iterable[str]) -> None:
        default = self._default()
        for name in ports:
            if not name or name in self._outlets or name in self._missing or name == self._chosen:
                continue
            self._missing.add(name)
            instead = f"play on “{default}”" if default is not None else "are silent"
            self._tell(
                Problem(
                    f"The output “{name}”, which voices of this song name, is not there; they"
                    f" {instead} until it is."
                )
            )

    def _lose(self, name: str) -> None:
        """Takes an output out of use and closes it; :meth:`_rewire` finds another way."""
        with self._changed:
            outlet = self._outlets[name]
            now = clock()
            lost = [port for port, leg in enumerate(self._legs) if leg.outlet is outlet]
            # Where nobody hears the note-offs any more, the scheduler still lets go.
            self.send(self._scheduler.leave(now, lost))
            outlet.release(now)
            del self._outlets[name]
            lame = [_Leg(None, leg.places) if leg.outlet is outlet else leg for leg in self._legs]
            self._set_legs(now, lame)
        output = self._port_outputs.pop(name, None)
        if output is not None:
            self._ports.close_output(output)
        elif self._synth is not None:
            self._synth.stop()

    def _close_unused(self) -> None:
        used = {*self._names_wanted(self._scheduler.song.ports), self._default()}
        for name in [name for name in self._outlets if name not in used]:
            self._lose(name)


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
