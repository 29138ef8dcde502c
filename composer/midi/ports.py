"""MIDI ports of this machine: ALSA and JACK on Linux, CoreMIDI on macOS, WinMM on Windows.

:class:`Ports` lists outputs and inputs by names that survive a restart and a replug, opens them,
and knows when an open one has gone away.  A machine without any of these systems simply has no
ports.  For the player process: what the system libraries print is left to the process (see
:mod:`composer.midi.stderr`).
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from composer.midi.jack_connection import Echo
from composer.midi.stderr import quiet

CLIENT = "Descant"
VIRTUAL = "Descant (virtual port)"
"""An output, and an input, of our own that other programs can connect to."""

RETRY_SECONDS = 5.0
CONNECT_SECONDS = 2.0
"""At most so long it is waited until a new connection over JACK carries."""
DRAIN_SECONDS = 0.5
"""JACK sends what it was given with its next periods; a port closed before that swallows it."""
WAITING_MESSAGES = 10_000
"""So many may have come between two reads of an input before some are lost."""
_ALSA_SEQUENCER = "/dev/snd/seq"


class PortError(Exception):
    """A port that cannot be opened or has gone away; ``str`` is a sentence for the person."""


class PortOutput:
    """An open output.  ``name``: as it is listed.  ``own``: what JACK calls our end of it."""

    def __init__(self, name: str, address: tuple[int, str], midi_out: Any) -> None:
        self.name = name
        self.address = address
        self.own: str | None = None
        self._midi_out = midi_out

    def send(self, data: bytes) -> None:
        """Sends one message at once; raises :class:`PortError` when the port refuses it."""
        try:
            self._midi_out.send_message(data)
        except (OSError, ValueError, RuntimeError) as error:
            raise PortError(f"The MIDI output “{self.name}” does not answer any more.") from error

    def close(self) -> None:
        """Gives the port back."""
        self._midi_out.close_port()
        self._midi_out.delete()


class PortInput:
    """An open input.  ``name``: as it is listed.

    It is read, instead of calling back: a callback would hold up the MIDI system's own thread
    until Python lets it in, which JACK does not forgive.
    """

    def __init__(self, name: str, address: tuple[int, str], midi_in: Any) -> None:
        self.name = name
        self.address = address
        self._midi_in = midi_in

    def read(self) -> list[bytes]:
        """The messages that have come since the last read; never waits.

        Notes, controllers, clock and transport; system exclusive and active sensing are left out.
        """
        messages = []
        while (event := self._midi_in.get_message()) is not None:
            if event[0]:
                messages.append(bytes(event[0]))
        return messages

    def close(self) -> None:
        """Gives the port back."""
        self._midi_in.close_port()
        self._midi_in.delete()


Port = PortOutput | PortInput


@dataclass(slots=True)
class _System:
    """One MIDI system.

    ``lister``, ``input_lister``: our clients that list outputs and inputs, ``None`` when the
    system does not run.  ``served``: a JACK server was seen to listen for it.  ``dead``: it has
    ended since; the listers only remember.  ``raw``, ``raw_inputs``: what they found.
    """

    api: int
    lister: Any = None
    input_lister: Any = None
    served: bool = False
    dead: bool = False
    retry_at: float = 0.0
    raw: list[str] = field(default_factory=list)
    raw_inputs: list[str] = field(default_factory=list)


class Ports:
    """The outputs and the inputs, by name."""

    def __init__(self) -> None:
        os.environ.setdefault("JACK_NO_START_SERVER", "1")
        try:
            import rtmidi
        except ImportError:
            # Without libasound the module does not load; there are no ports then.
            self._rtmidi: Any = None
            self._systems: list[_System] = []
        else:
            self._rtmidi = rtmidi
            unusable = (rtmidi.API_UNSPECIFIED, rtmidi.API_RTMIDI_DUMMY)
            apis = [api for api in rtmidi.get_compiled_api() if api not in unusable]
            self._systems = [_System(api) for api in apis]
        self._addresses: dict[str, tuple[int, str]] = {}
        self._input_addresses: dict[str, tuple[int, str]] = {}
        self._open: list[Port] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The outputs that were found by the last :meth:`refresh`."""
        return tuple(self._addresses)

    @property
    def input_names(self) -> tuple[str, ...]:
        """The inputs that were found by the last :meth:`refresh`."""
        return tuple(self._input_addresses)

    def refresh(self, now: float) -> tuple[str, ...]:
        """Looks which ports there are at wall time ``now`` (seconds); returns the outputs' names.

        Cheap enough for once a second; a system that does not run is tried again every five.
        """
        self._addresses, self._input_addresses = {}, {}
        for system in self._systems:
            self._look(system, now)
            for raw in system.raw:
                self._add(system.api, raw, self._addresses)
            for raw in system.raw_inputs:
                self._add(system.api, raw, self._input_addresses)
        if virtual := self._system_for_virtual():
            self._addresses[VIRTUAL] = self._input_addresses[VIRTUAL] = (virtual.api, VIRTUAL)
        return self.names

    def is_gone(self, port: Port) -> bool:
        """Whether an open port was missing at the last :meth:`refresh`."""
        api, raw = port.address
        system = self._system(api)
        if system is None or system.lister is None or system.dead:
            return True
        there = system.raw if isinstance(port, PortOutput) else system.raw_inputs
        return raw != VIRTUAL and raw not in there

    def open(self, name: str) -> PortOutput:
        """Opens an output and waits until it carries messages; raises :class:`PortError`."""
        if name not in self._addresses:
            raise PortError(f"There is no MIDI output named “{name}” now.")
        api, raw = self._addresses[name]
        echo = self._echo(api)
        try:
            output = self._opened(name, api, raw)
            if echo is not None:
                output.own = echo.new_port()
                if raw != VIRTUAL:
                    with suppress(PortError):
                        echo.wait(output.own, output.send, CONNECT_SECONDS)
        finally:
            if echo is not None:
                echo.close()
        self._open.append(output)
        return output

    def _opened(self, name: str, api: int, raw: str) -> PortOutput:
        midi_out = None
        try:
            midi_out = self._rtmidi.MidiOut(api, CLIENT)
            if raw == VIRTUAL:
                midi_out.open_virtual_port("out")
            else:
                midi_out.open_port(midi_out.get_ports().index(raw), "out")
        except (OSError, ValueError, RuntimeError) as error:
            if midi_out is not None:
                midi_out.delete()
            raise PortError(
                f"The MIDI output “{name}” could not be opened; another program may be using it."
            ) from error
        return PortOutput(name, (api, raw), midi_out)

    def _echo(self, api: int) -> Echo | None:
        if api != self._rtmidi.API_UNIX_JACK:
            return None
        try:
            return Echo(self._rtmidi, CLIENT)
        except (OSError, RuntimeError):
            return None

    def open_input(self, name: str) -> PortInput:
        """Opens an input; raises :class:`PortError`."""
        if name not in self._input_addresses:
            raise PortError(f"There is no MIDI input named “{name}” now.")
        api, raw = self._input_addresses[name]
        midi_in = None
        try:
            midi_in = self._rtmidi.MidiIn(api, f"{CLIENT} in", WAITING_MESSAGES)
            midi_in.ignore_types(sysex=True, timing=False, active_sense=True)
            if raw == VIRTUAL:
                midi_in.open_virtual_port("in")
            else:
                midi_in.open_port(midi_in.get_ports().index(raw), "in")
        except (OSError, ValueError, RuntimeError) as error:
            if midi_in is not None:
                midi_in.delete()
            raise PortError(
                f"The MIDI input “{name}” could not be opened; another program may be using it."
            ) from error
        opened = PortInput(name, (api, raw), midi_in)
        self._open.append(opened)
        return opened

    def close_input(self, opened: PortInput) -> None:
        """Closes an input that :meth:`open_input` gave; nobody may be reading it."""
        if opened in self._open:
            self._open.remove(opened)
            opened.close()

    def close_output(self, output: PortOutput) -> None:
        """Closes an output that :meth:`open` gave, after what was sent to it has gone out."""
        if output in self._open:
            echo = None if self.is_gone(output) else self._echo(output.address[0])
            if echo is not None:
                with suppress(PortError):
                    echo.wait(output.own, output.send, DRAIN_SECONDS)
                echo.close()
            self._open.remove(output)
            output.close()

    def close(self) -> None:
        """Closes everything."""
        for port in list(self._open):
            if isinstance(port, PortInput):
                self.close_input(port)
            else:
                self.close_output(port)
        for system in self._systems:
            _lose(system)

    def _system(self, api: int) -> _System | None:
        return next((system for system in self._systems if system.api == api), None)

    def _system_for_virtual(self) -> _System | None:
        able = [s for s in self._systems if s.api != self._rtmidi.API_WINDOWS_MM]
        return next((s for s in able if s.lister is not None and not s.dead), None)

    def _look(self, system: _System, now: float) -> None:
        if system.lister is not None:
            system.dead = system.served and not jack_server_listens()
            self._list(system)
            nothing = not (system.raw or system.raw_inputs)
            if system.api == self._rtmidi.API_UNIX_JACK and nothing:
                # Clients of a server that has ended give no sign, and the next one needs new
                # clients.  All of the old must be closed before: the other order crashes.
                in_use = any(port.address[0] == system.api for port in self._open)
                if not in_use and (system.dead or now >= system.retry_at):
                    _lose(system)
        if system.lister is None and now >= system.retry_at:
            system.retry_at = now + RETRY_SECONDS
            if self._worth_trying(system):
                self._connect(system)

    def _connect(self, system: _System) -> None:
        with quiet():
            try:
                system.lister = self._rtmidi.MidiOut(system.api, f"{CLIENT} list")
                system.input_lister = self._rtmidi.MidiIn(system.api, f"{CLIENT} list in")
            except (OSError, RuntimeError):
                _lose(system)
                return
        system.served = system.api == self._rtmidi.API_UNIX_JACK and jack_server_listens()
        self._list(system)

    def _worth_trying(self, system: _System) -> bool:
        # ALSA complains on stderr before it fails; looking first is quieter.
        if system.api == self._rtmidi.API_LINUX_ALSA and sys.platform.startswith("linux"):
            return os.path.exists(_ALSA_SEQUENCER)
        return True

    def _list(self, system: _System) -> None:
        system.raw = [] if system.dead else _listed(system.lister)
        system.raw_inputs = [] if system.dead else _listed(system.input_lister)

    def _add(self, api: int, raw: str, addresses: dict[str, tuple[int, str]]) -> None:
        name = shown_name(raw)
        if api == self._rtmidi.API_UNIX_JACK:
            name += " (JACK)"
        shown, count = name, 1
        while shown in addresses:
            count += 1
            shown = f"{name} ({count})"
        addresses[shown] = (api, raw)


def shown_name(raw: str) -> str:
    """A port's name without what changes from one start to the next (numbers at its end)."""
    name = re.sub(r"\s+\d+(:\d+)?$", "", raw.strip()) or raw
    client, colon, port = name.partition(":")
    if colon and port.strip().startswith(client):
        return port.strip()
    return name


def jack_server_listens() -> bool:
    """Whether a JACK server of this user listens on its socket (Linux; elsewhere ``False``)."""
    name = f"jack_{os.environ.get('JACK_DEFAULT_SERVER', 'default')}_{os.getuid()}_"
    try:
        with open("/proc/net/unix", encoding="utf-8", errors="replace") as sockets:
            # The fourth column of a listening socket has the bit for "accepts connections".
            return any(f"/{name}" in line and line.split()[3] == "00010000" for line in sockets)
    except OSError:
        return False


def _listed(lister: Any) -> list[str]:
    try:
        return [raw for raw in lister.get_ports() if not raw.startswith(CLIENT)]
    except (OSError, RuntimeError):
        return []


def _lose(system: _System) -> None:
    for lister in (system.lister, system.input_lister):
        if lister is not None:
            lister.close_port()
            lister.delete()
    system.lister = system.input_lister = None
    system.served = system.dead = False
    system.raw, system.raw_inputs = [], []
