"""The MIDI devices on the desk: which inputs are listened to, where thru goes, clock, latency.

The person's choices are kept in the settings and sent to the player at once.  A device is known
by its name; what was chosen for one that is not there counts again when it comes back.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from composer.midi.messages import BUILT_IN, Following, Inputs, Outputs, PlayerEvent
from composer.midi.player import PlayerClient
from composer.midi.ports import VIRTUAL

MAX_LATENCY = 1.0
_MAX_NAMES = 256
_MAX_NAME = 300

# Ports that lead back to where the notes come from: an echo without end.
_ECHOES = ("Midi Through", "MIDI Through", "IAC Driver", "loopMIDI", VIRTUAL)


@dataclass(frozen=True, slots=True)
class DeviceChoices:
    """``heard``: inputs that the person has switched on or off; the others are listened to unless
    they are echoes.  ``thru``: what is played sounds on the active voice.  ``follow``: the input
    whose clock is followed.  ``clock_to``: outputs that get our clock.  ``latencies``: seconds, 0
    to 1, by output.  ``lateness``: the same by input: how late what is played comes.  ``pickup``,
    ``any_input``: see
    :class:`~composer.app.control_learn.ControlLearn`."""

    heard: dict[str, bool] = field(default_factory=dict)
    thru: bool = True
    follow: str | None = None
    clock_to: tuple[str, ...] = ()
    latencies: dict[str, float] = field(default_factory=dict)
    lateness: dict[str, float] = field(default_factory=dict)
    pickup: bool = False
    any_input: bool = False

    def stored(self) -> dict[str, Any]:
        """As it is written into the settings."""
        return {
            "heard": dict(self.heard),
            "thru": self.thru,
            "follow": self.follow,
            "clock_to": list(self.clock_to),
            "latencies": dict(self.latencies),
            "lateness": dict(self.lateness),
            "pickup": self.pickup,
            "any_input": self.any_input,
        }

    @staticmethod
    def restored(values: object) -> DeviceChoices:
        """The choices of :meth:`stored`; what cannot be one is as if it had not been chosen."""
        if not isinstance(values, dict):
            return DeviceChoices()
        follow, clock_to = values.get("follow"), values.get("clock_to")
        names = clock_to if isinstance(clock_to, (list, tuple)) else ()
        return DeviceChoices(
            heard={n: on for n, on in _named(values.get("heard")) if isinstance(on, bool)},
            thru=values.get("thru") is not False,
            follow=follow if _is_name(follow) else None,
            clock_to=tuple(dict.fromkeys(n for n in names[:_MAX_NAMES] if _is_name(n))),
            latencies=_seconds(values.get("latencies")),
            lateness=_seconds(values.get("lateness")),
            pickup=values.get("pickup") is True,
            any_input=values.get("any_input") is True,
        )


@dataclass(frozen=True, slots=True)
class InputState:
    """``there``: it is connected now.  ``heard``: it is listened to.  ``follow``: by its clock.
    ``late``: by how many seconds what is played comes late."""

    name: str
    there: bool
    heard: bool
    follow: bool
    late: float = 0.0


@dataclass(frozen=True, slots=True)
class OutputState:
    """``clock``: it gets our clock.  ``latency``: seconds, 0 to 1.  ``default``: what plays where
    nothing else is said."""

    name: str
    there: bool
    clock: bool
    latency: float
    default: bool


class Devices:
    """The choices and what is there.  ``remember(choices)`` keeps them.

    ``changed()`` is called when anything that can be seen of the devices is another.
    """

    def __init__(
        self,
        player: PlayerClient,
        choices: DeviceChoices,
        remember: Callable[[DeviceChoices], object],
    ) -> None:
        self._player = player
        self._remember = remember
        self._inputs: tuple[str, ...] | None = None
        self._outputs: tuple[str, ...] = (BUILT_IN,)
        self._listening: tuple[str, ...] = ()
        self._thru: int | None = None
        self._channel: int | None = None
        self.choices = choices
        self.bpm: float | None = None
        self.changed: Callable[[], object] = lambda: None

    def begin(self) -> None:
        """Tells the player what was chosen the last time; call it before or after its start."""
        for name, seconds in self.choices.latencies.items():
            self._player.set_latency(name, seconds)
        self._send_clock()
        self._listen()

    def take(self, event: PlayerEvent) -> None:
        """Takes in what the player says of ports and of the clock."""
        if isinstance(event, Inputs):
            self._inputs = event.names
            self._listen()
        elif isinstance(event, Outputs):
            self._outputs = event.names
        elif isinstance(event, Following):
            self.bpm = event.bpm
        else:
            return
        self.changed()

    # -- what is there

    @property
    def looked(self) -> bool:
        """Whether the player has said which inputs there are."""
        return self._inputs is not None

    @property
    def any_ports(self) -> bool:
        """Whether this machine has any MIDI port now, a virtual one of our own included."""
        return bool(self._inputs) or any(name != BUILT_IN for name in self._outputs)

    @property
    def inputs(self) -> tuple[InputState, ...]:
        """Those that are there, then those that were chosen and are not."""
        there = self._inputs or ()
        chosen = [name for name, on in self.choices.heard.items() if on]
        if self.choices.follow is not None:
            chosen.append(self.choices.follow)
        return tuple(
            InputState(
                name,
                name in there,
                self._hears(name),
                name == self.choices.follow,
                self.choices.lateness.get(name, 0.0),
            )
            for name in dict.fromkeys([*there, *chosen])
        )

    def outputs(self, default: str | None) -> tuple[OutputState, ...]:
        """Those that are there, then those that were chosen and are not.

        ``default``: the output that was chosen for the song, ``None`` for none.
        """
        chosen = [*self.choices.clock_to, *self.choices.latencies]
        if default is not None:
            chosen.append(default)
        return tuple(
            OutputState(
                name,
                name in self._outputs,
                name in self.choices.clock_to,
                self.choices.latencies.get(name, 0.0),
                name == default,
            )
            for name in dict.fromkeys([*self._outputs, *chosen])
        )

    # -- what can be chosen

    def listen_to(self, name: str, on: bool) -> None:
        """Listens to an input, or not."""
        self._choose(heard={**self.choices.heard, name: on})
        self._listen()

    def set_thru(self, on: bool) -> None:
        """Whether what is played sounds on the active voice."""
        self._choose(thru=on)
        self.play_on(self._channel)

    def play_on(self, channel: int | None) -> None:
        """The song channel of the voice that is played on from the keyboard."""
        self._channel = channel
        thru = channel if self.choices.thru else None
        if thru != self._thru:
            self._thru = thru
            self._player.set_thru(thru)

    def follow(self, name: str | None) -> None:
        """Follows the clock of this input, of no other; ``None``: of none."""
        self._choose(follow=name)
        self._send_clock()

    def send_clock_to(self, name: str, on: bool) -> None:
        """Gives an output our clock, or not."""
        others = tuple(each for each in self.choices.clock_to if each != name)
        self._choose(clock_to=(*others, name) if on else others)
        self._send_clock()

    def set_latency(self, name: str, seconds: float) -> None:
        """How late an output sounds; ``ValueError`` outside 0 to 1 second."""
        if not 0 <= seconds <= MAX_LATENCY:
            raise ValueError(f"a latency must be 0 to {MAX_LATENCY:g} seconds")
        latencies = {n: s for n, s in self.choices.latencies.items() if n != name}
        if seconds:
            latencies[name] = seconds
        self._choose(latencies=latencies)
        self._player.set_latency(name, seconds)

    def set_lateness(self, name: str, seconds: float) -> None:
        """How late what is played on an input comes, which recording puts right; ``ValueError``
        outside 0 to 1 second."""
        if not 0 <= seconds <= MAX_LATENCY:
            raise ValueError(f"a latency must be 0 to {MAX_LATENCY:g} seconds")
        lateness = {n: s for n, s in self.choices.lateness.items() if n != name}
        if seconds:
            lateness[name] = seconds
        self._choose(lateness=lateness)

    def set_pickup(self, on: bool) -> None:
        """Whether a knob takes over only where it meets the value."""
        self._choose(pickup=on)

    def set_any_input(self, on: bool) -> None:
        """Whether a control works whichever input it comes from."""
        self._choose(any_input=on)

    # Within

    def _choose(self, **choices: Any) -> None:
        self.choices = replace(self.choices, **choices)
        self._remember(self.choices)
        self.changed()

    def _hears(self, name: str) -> bool:
        return self.choices.heard.get(name, not name.startswith(_ECHOES))

    def _listen(self) -> None:
        # Those that are away too: the player takes them up again when they come.
        chosen = [name for name, on in self.choices.heard.items() if on]
        known = dict.fromkeys([*self._listening, *(self._inputs or ()), *chosen])
        listening = tuple(name for name in known if self._hears(name))
        if listening != self._listening:
            self._listening = listening
            self._player.set_inputs(listening)

    def _send_clock(self) -> None:
        self._player.set_clock(self.choices.clock_to, self.choices.follow)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _MAX_NAME


def _seconds(values: object) -> dict[str, float]:
    return {
        name: float(seconds)
        for name, seconds in _named(values)
        if isinstance(seconds, (int, float))
        and not isinstance(seconds, bool)
        and math.isfinite(seconds)
        and 0 <= seconds <= MAX_LATENCY
    }


def _named(values: object) -> list[tuple[str, Any]]:
    items = list(values.items()) if isinstance(values, dict) else []
    return [(name, value) for name, value in items[:_MAX_NAMES] if _is_name(name)]
