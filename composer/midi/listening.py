"""What the player hears: its inputs, and local thru with the least delay.

What is played goes to the outputs straight from the thread that reads the inputs, past the
scheduler; only then is it told.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from composer.midi.inputs import Inputs
from composer.midi.messages import Inputs as InputsEvent
from composer.midi.messages import PlayerEvent, SetControls, SetInputs, SetThru
from composer.midi.ports import Ports
from composer.midi.routing import THRU, Routing
from composer.midi.schedule import TimedMessage
from composer.midi.song import CHANNELS
from composer.midi.sync import is_transport
from composer.midi.thru import Passed, Thru

clock = time.perf_counter


class Listening:
    """See the module.

    ``changed``: the player's lock.  ``heard(seconds, message, input)`` is called for everything
    that comes, from the reading thread, without the lock.
    """

    def __init__(
        self,
        changed: threading.Condition,
        routing: Routing,
        ports: Ports,
        tell: Callable[[PlayerEvent], None],
        heard: Callable[[float, bytes, str], None],
    ) -> None:
        self._changed = changed
        self._routing = routing
        self._ports = ports
        self._tell = tell
        self._heard = heard
        self._thru = Thru()
        self._inputs = Inputs(ports, self._hear, tell, self._lost)
        self._told: tuple[str, ...] | None = None
        self._chosen: tuple[str, ...] = ()
        self._clock: str | None = None

    # -- from the main thread; the lock is not held

    def choose(self, command: SetInputs) -> None:
        """Listens to other inputs."""
        left = [name for name in self._chosen if name not in command.names]
        self._chosen = command.names
        self._choose()
        for name in left:
            self._lost(name)

    def listen_for_clock(self, name: str | None) -> None:
        """Listens to this input for its clock and transport, whether its music is heard or not."""
        self._clock = name
        self._choose()

    def set_thru(self, command: SetThru) -> None:
        """Another song channel is played on, or none."""
        with self._changed:
            self._pass(clock(), self._thru.choose(command.channel))

    def set_controls(self, command: SetControls) -> None:
        """These controllers are not played through."""
        with self._changed:
            self._pass(clock(), self._thru.leave_out(command.controls))

    def look(self) -> None:
        """After the ports were looked at: tells when the inputs changed, and follows them."""
        names = self._ports.input_names
        if names != self._told:
            self._told = names
            self._tell(InputsEvent(names))
        self._inputs.watch()

    def close(self) -> None:
        """Listens no more, and lets go of what is held."""
        self._inputs.close()
        with self._changed:
            self._pass(clock(), self._thru.release())

    # -- how it is done

    def _choose(self) -> None:
        clock = (self._clock,) if self._clock is not None else ()
        self._inputs.choose(tuple(dict.fromkeys((*self._chosen, *clock))))

    def _hear(self, seconds: float, source: str, messages: list[bytes]) -> None:
        if source not in self._chosen:
            messages = [data for data in messages if is_transport(data)]
        with self._changed:
            for data in messages:
                self._pass(seconds, self._thru.hear(source, data))
        for data in messages:
            self._heard(seconds, data, source)

    def _lost(self, source: str) -> None:
        with self._changed:
            self._pass(clock(), self._thru.lost(source))

    def _pass(self, now: float, passed: Iterable[Passed]) -> None:
        """Sends at once; the lock is held."""
        messages = []
        for song_channel, data in passed:
            port, channel = divmod(song_channel, CHANNELS)
            messages.append(TimedMessage(now, bytes((data[0] | channel, *data[1:])), -1, port))
        if messages:
            self._routing.send_now(messages, THRU)
