"""Where the player's messages go: outputs are opened, watched and let go of.

The default output is chosen by the person; a voice may name another, the built-in sound too.
An output that goes away is said, what it held is let go of, and what went there goes to the
default instead, until it is back.

The main thread opens and closes, which may take long; sending and finding ways
(:mod:`composer.midi.sending`) is done with the player's lock held.

Other parts of the player send here as well:

- what is to sound at once, whatever the song does (a key that is clicked or played through), by
  :meth:`~composer.midi.sending.Sending.send_now`;
- what is meant for certain outputs rather than for the song's ports (MIDI clock), by
  :meth:`Routing.want` and :meth:`~composer.midi.sending.Sending.send_to`.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterable

from composer.midi.messages import BUILT_IN, Notice, OutputInUse, Outputs, PlayerEvent, Problem
from composer.midi.outlet import Outlet
from composer.midi.ports import PortError, PortOutput, Ports
from composer.midi.schedule import Scheduler
from composer.midi.sending import THRU, Sending, everything_off
from composer.midi.song import MAX_PORTS, Song
from composer.midi.sound import SHIPPED_INSTEAD, SoundError, Synth, synth_or_shipped
from composer.midi.sound_options import SoundOptions
from composer.midi.stderr import quiet
from composer.midi.timed import Key

__all__ = ["THRU", "Routing", "everything_off"]

AUDIO_RETRY_SECONDS = 5.0
UNUSED_SECONDS = 3.0

clock = time.perf_counter


class Routing(Sending):
    """The outputs of this machine that are in use.

    ``changed``: the player's lock.  ``chosen``: the default output, as in
    :class:`~composer.midi.messages.SetOutput`.  ``left_sounding``: song channels and pitches that
    may sound from before, at every output and at those of ``left_at`` in any case; ``None``: none
    can.  ``on_sent(due, data)``: told of all that was handed to a port.
    """

    def __init__(
        self,
        changed: threading.Condition,
        scheduler: Scheduler,
        tell: Callable[[PlayerEvent], None],
        chosen: str | None,
        sound: SoundOptions | None = None,
        left_sounding: frozenset[Key] | None = None,
        left_at: Iterable[str] = (),
        on_sent: Callable[[float, bytes], None] | None = None,
    ) -> None:
        super().__init__(scheduler, chosen)
        self._changed = changed
        self._tell = tell
        self._sound = sound or SoundOptions()
        self._left_sounding = left_sounding
        self._left_at = tuple(left_at)
        self._on_sent = on_sent
        self._silenced: set[str] = set()
        self._ports = Ports()
        self._port_outputs: dict[str, PortOutput] = {}
        self._synth: Synth | None = None
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._missing: set[str] = set()
        self._unused_since: dict[str, float] = {}
        self._told_no_sound: str | None = None
        self._audio_retry = 0.0
        self._told_outputs: tuple[str, ...] | None = None
        self._told_in_use: tuple[str | None] | None = None

    # -- from the main thread; the lock is not held

    @property
    def ports(self) -> Ports:
        """The machine's ports; inputs are opened with the same."""
        return self._ports

    def open(self) -> None:
        """Looks which outputs there are, silences those where notes may be left, and opens the
        chosen one."""
        self.look(clock())
        for name in self._left_at:
            if name in self._ports.names and name not in self._outlets:
                # Where it cannot be opened there is nothing to be done about it.
                with contextlib.suppress(PortError):
                    self._open_port(name)
        self.use(self._chosen)

    def use(self, name: str | None) -> None:
        """Another default output."""
        self.choose(name)
        self._audio_retry, self._told_no_sound = 0.0, None
        if name is not None and name != BUILT_IN and name not in self._outlets:
            try:
                self._open_port(name)
            except PortError as error:
                self._tell(Problem(f"{error} Playing goes to the built-in sound until it is back."))
        self._rewire()
        self._close_unused()

    def load(self, song: Song, at_turn: bool = False) -> None:
        """Another song, or the same one edited: opens what its voices ask for.

        ``at_turn``: it is played from the loop's turn on.
        """
        self._missing &= set(song.ports)
        self._open_wanted(song.ports)
        song.prepare()
        with self._changed:
            (self.adopt_at_turn if at_turn else self.adopt)(clock(), song)
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
            self.want("metronome", (name,) if name else ())
            with self._changed:
                self.click_on(clock(), name)
            if name and name not in self._outlets:
                self._tell(
                    Problem(
                        f"The output “{name}” is not there; the metronome clicks where the song"
                        " goes until it is."
                    )
                )

    def set_latency(self, name: str, seconds: float) -> None:
        """How late an output sounds."""
        with self._changed:
            self.time_output(clock(), name, seconds)
            self._changed.notify_all()

    def set_sound(self, sound: SoundOptions) -> None:
        """The built-in sound with another soundfont, reverb and gain."""
        before, self._sound = self._sound, sound
        synth = self._synth
        if synth is None:
            self._audio_retry, self._told_no_sound = 0.0, None
            if self._misses_built_in():
                self._rewire()
            return
        synth.set_reverb(sound.reverb)
        synth.set_gain(sound.gain)
        if sound.soundfont == before.soundfont:
            return
        try:
            synth.set_soundfont(sound.soundfont)
        except SoundError as error:
            self._tell(Problem(f"{error} {SHIPPED_INSTEAD}"))
            with contextlib.suppress(SoundError):
                synth.set_soundfont(None)

    def look(self, now: float) -> None:
        """Looks which outputs there are and tells when they changed."""
        names = (BUILT_IN, *self._ports.refresh(now))
        if names != self._told_outputs:
            self._told_outputs = names
            self._tell(Outputs(names))

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
        self._close_long_unused(now)

    def follow_audio(self, now: float) -> None:
        """Tries again for an audio device, while nothing plays."""
        if (
            BUILT_IN not in self._outlets
            and self._misses_built_in()
            and now >= self._audio_retry
            and not self._scheduler.playing
        ):
            with quiet():
                self._open_built_in()
            if BUILT_IN in self._outlets:
                self._rewire()

    def close(self) -> None:
        """Lets go of everything that sounds, and of all outputs."""
        with self._changed:
            now = clock()
            self.release(now)
            for name in list(self._outlets):
                self.take_out(now, name)
        if self._synth is not None:
            self._synth.stop()
        self._ports.close()

    # -- how it is done

    def _names_wanted(self, ports: Iterable[str]) -> list[str]:
        chosen = [self._chosen] if self._chosen is not None else []
        named = [name for name in ports if name]
        others = [name for names in self._wanted.values() for name in names if name]
        return list(dict.fromkeys([*chosen, *named, *others]))

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

    def _open_built_in(self) -> None:
        """Says once why there is none; tries again now and then, but not while something plays."""
        failed = self._told_no_sound is not None
        if BUILT_IN in self._outlets or clock() < self._audio_retry:
            return
        if failed and self._scheduler.playing:
            return
        self._audio_retry = clock() + AUDIO_RETRY_SECONDS
        try:
            if self._synth is None:
                self._synth = self._made_synth()
            driver = self._synth.start()
        except SoundError as error:
            if str(error) != self._told_no_sound:
                self._told_no_sound = str(error)
                self._tell(Problem(str(error)))
            return
        self._told_no_sound = None
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
            self.add(outlet)
            if self._left_sounding is not None and outlet.name not in self._silenced:
                self._silenced.add(outlet.name)
                outlet.write_all(clock(), everything_off(self._left_sounding))

    def _rewire(self) -> None:
        self._open_wanted(self._scheduler.song.ports)
        with self._changed:
            self.find_ways(clock())
            self._changed.notify_all()
        self._tell_in_use()

    def _tell_in_use(self) -> None:
        name = self.default
        if self._told_in_use != (name,):
            self._told_in_use = (name,)
            self._tell(OutputInUse(name))

    def _say_missing(self, ports: Iterable[str]) -> None:
        default = self.default
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
            self.take_out(clock(), name)
        output = self._port_outputs.pop(name, None)
        if output is not None:
            self._ports.close_output(output)
        elif self._synth is not None:
            self._synth.stop()

    def _unused(self) -> list[str]:
        used = {*self._names_wanted(self._scheduler.song.ports), self.default}
        return [name for name in self._outlets if name not in used]

    def _close_unused(self) -> None:
        for name in self._unused():
            self._lose(name)

    def _close_long_unused(self, now: float) -> None:
        """What a song before needed is kept for a while, since it may come back at once."""
        unused = self._unused()
        self._unused_since = {name: self._unused_since.get(name, now) for name in unused}
        for name in unused:
            if now - self._unused_since[name] > UNUSED_SECONDS:
                self._lose(name)

    def _misses_built_in(self) -> bool:
        if self._chosen is not None and self.default is None:
            return True
        return BUILT_IN in self._names_wanted(self._scheduler.song.ports)
