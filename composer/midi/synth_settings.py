"""What the synths at the song's ports are set to, as far as they were sent by us."""

from __future__ import annotations

import math
from collections.abc import Sequence

from composer.midi.channels import PROGRAM, ChannelSettings, controller
from composer.midi.timed import TimedMessage

SECONDS_A_BYTE = 0.00032
"""What a MIDI cable takes: ten bits at 31,250 a second."""
PROGRAM_SECONDS = 0.01
"""What a synth may take to load a program before it can sound a note."""
LONGEST_SECONDS = 0.15


def settling_seconds(messages: Sequence[bytes]) -> float:
    """How long a synth needs for these messages before the first note.

    The time on a MIDI cable, and ten milliseconds where programs change; 0.15 at most.
    """
    seconds = SECONDS_A_BYTE * sum(map(len, messages))
    if any(message[0] & 0xF0 == PROGRAM for message in messages):
        seconds += PROGRAM_SECONDS
    return min(seconds, LONGEST_SECONDS)


class SynthSettings:
    """One :class:`~composer.midi.channels.ChannelSettings` a port.  Messages are added to
    ``out``, due at ``at``.

    ``settle``: whether synths need time for them.  ``settled``: when they have taken in what they
    were last brought to.
    """

    def __init__(self, ports: int, settle: bool) -> None:
        self._ports = [ChannelSettings() for _ in range(ports)]
        self._settle = settle
        self.settled = -math.inf

    def __len__(self) -> int:
        return len(self._ports)

    def fit(self, ports: int) -> None:
        """So many ports from now on; of new ones nothing is known."""
        del self._ports[ports:]
        self._ports += [ChannelSettings() for _ in range(ports - len(self._ports))]

    def forget(self, port: int) -> None:
        """Another synth is there: nothing is known of it."""
        if port < len(self._ports):
            self._ports[port] = ChannelSettings()

    def send(self, port: int, data: bytes, at: float, out: list[TimedMessage]) -> None:
        """One message."""
        self._ports[port].hear(data)
        out.append(TimedMessage(at, data, -1, port))

    def bring(self, port: int, wanted: ChannelSettings, at: float, out: list[TimedMessage]) -> None:
        """What brings a port to ``wanted``."""
        messages = self._ports[port].messages_to(wanted)
        for message in messages:
            self.send(port, message, at, out)
        if self._settle and messages:
            self.settled = max(self.settled, at + settling_seconds(messages))

    def bring_all(
        self, wanted: Sequence[ChannelSettings], at: float, out: list[TimedMessage]
    ) -> None:
        """The same for all ports."""
        for port, settings in enumerate(wanted):
            self.bring(port, settings, at, out)

    def lift_pedals(self, port: int, at: float, out: list[TimedMessage]) -> None:
        """Nothing holds notes any more on a port."""
        if port < len(self._ports):
            for channel, pedal in self._ports[port].pedals_down():
                self.send(port, controller(channel, pedal, 0), at, out)
