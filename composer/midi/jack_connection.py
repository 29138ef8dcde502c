"""Knowing that a connection over JACK carries messages.

A connection takes effect some periods after it was made, and what is sent before is lost without
a sign; so is what a port was given but had not sent when it was closed.  How long that takes
depends on how busy the machine is.  So the port is listened to: once a message from it is heard by
a connection that was made later than the one that counts, that one carries as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from composer.midi.channels import SUSTAIN, controller

HARMLESS = controller(15, SUSTAIN, 0)
"""What is sent to be heard: a pedal that nobody has pressed is up."""
_ANSWER_SECONDS = 0.03
_LOOK_SECONDS = 0.001
_CALM_SECONDS = 0.03


class Echo:
    """A listener of our own for output ports of our own.

    Make it before the port is opened: it finds the port as the one that is new.
    """

    def __init__(self, rtmidi: Any, client: str) -> None:
        self._input = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, f"{client} echo")
        self._client = client
        self._before = set(self._input.get_ports())

    def new_port(self) -> str | None:
        """The name of our port that was not there when this was made."""
        new = [p for p in self._input.get_ports() if p not in self._before]
        return next((p for p in new if p.startswith(self._client)), None)

    def wait(self, port: str | None, send: Callable[[bytes], None], seconds: float) -> bool:
        """Waits until what ``send`` sends from our ``port`` is heard; whether it was, within
        ``seconds``."""
        ports = self._input.get_ports()
        if port not in ports:
            return False
        self._input.open_port(ports.index(port), "in")
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            send(HARMLESS)
            answer = min(deadline, time.monotonic() + _ANSWER_SECONDS)
            while time.monotonic() < answer:
                if self._input.get_message() is not None:
                    return True
                time.sleep(_LOOK_SECONDS)
        return False

    def close(self) -> None:
        """Goes away, and waits a little: a busy server may drop a period when clients change."""
        self._input.close_port()
        self._input.delete()
        time.sleep(_CALM_SECONDS)
