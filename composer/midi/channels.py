"""What the sixteen MIDI channels of a synth are set to, and how to bring it from one to another.

A synth remembers what it was sent: bank and program, controllers, registered parameters, bend
and pressure.  To play from the middle of a song, or to jump back in a loop, it has to be set as
if everything before had been played ("chasing").  :class:`ChannelSettings` hears messages and
keeps what they leave behind; :meth:`ChannelSettings.messages_to` gives the messages that make
up the difference.  Messages are raw MIDI bytes with their status byte.
"""

from __future__ import annotations

from collections.abc import Iterable

from composer.model.control_type import RESTING

NOTE_OFF = 0x80
NOTE_ON = 0x90
KEY_PRESSURE = 0xA0
CONTROLLER = 0xB0
PROGRAM = 0xC0
CHANNEL_PRESSURE = 0xD0
PITCH_BEND = 0xE0

BANK_HIGH, BANK_LOW = 0, 32
DATA_HIGH, DATA_LOW = 6, 38
DATA_UP, DATA_DOWN = 96, 97
VOLUME, PAN = 7, 10
SUSTAIN, SOSTENUTO, HOLD_2 = 64, 66, 69
PEDALS = (SUSTAIN, SOSTENUTO, HOLD_2)
ALL_SOUND_OFF, RESET_CONTROLLERS, ALL_NOTES_OFF = 120, 121, 123
_PARAMETER_SELECTORS = {99: (0, 0), 98: (0, 1), 101: (1, 0), 100: (1, 1)}

_KEPT_BY_RESET = frozenset((BANK_HIGH, BANK_LOW, VOLUME, PAN, *range(70, 80), *range(91, 96)))

BEND_CENTRE = 8192
_BEND_RANGE = (1, 0, 0)
_NO_PARAMETER = (1, 127, 127)

Parameter = tuple[int, int, int]
"""``(1 registered or 0 not, number high, number low)``."""


def controller(channel: int, number: int, value: int) -> bytes:
    """A control change."""
    return bytes((CONTROLLER | channel, number, value))


def program_messages(channel: int, bank: int, program: int) -> list[bytes]:
    """Bank select (high, low) and program change; ``bank`` 0 to 16383."""
    return [
        controller(channel, BANK_HIGH, bank >> 7),
        controller(channel, BANK_LOW, bank & 127),
        bytes((PROGRAM | channel, program)),
    ]


def pitch_bend(channel: int, value: int) -> bytes:
    """A bend of -8192 to 8191 (0 is none)."""
    raw = value + BEND_CENTRE
    return bytes((PITCH_BEND | channel, raw & 127, raw >> 7))


class ChannelSettings:
    """What has been heard so far.  Nothing is assumed of a channel that heard nothing."""

    __slots__ = ("_bank", "_bends", "_controllers", "_data", "_pressures", "_programs", "_selected")

    def __init__(self, messages: Iterable[bytes] = ()) -> None:
        self._bank: dict[int, tuple[int, int]] = {}
        self._programs: dict[int, tuple[int, int, int]] = {}
        self._controllers: dict[tuple[int, int], int] = {}
        self._selected: dict[int, Parameter] = {}
        self._data: dict[tuple[int, Parameter, int], int] = {}
        self._bends: dict[int, int] = {}
        self._pressures: dict[int, int] = {}
        for message in messages:
            self.hear(message)

    def copy(self) -> ChannelSettings:
        """An independent copy."""
        other = ChannelSettings()
        for name in ChannelSettings.__slots__:
            setattr(other, name, dict(getattr(self, name)))
        return other

    def without_pedals(self) -> ChannelSettings:
        """A copy in which no pedal is down."""
        other = self.copy()
        other._controllers = {k: v for k, v in other._controllers.items() if k[1] not in PEDALS}
        return other

    def hear(self, message: bytes) -> None:
        """Takes in one message; notes and system messages leave nothing behind."""
        kind, channel = message[0] & 0xF0, message[0] & 0x0F
        if kind == CONTROLLER:
            self._hear_controller(channel, message[1], message[2])
        elif kind == PROGRAM:
            self._programs[channel] = (*self._bank.get(channel, (0, 0)), message[1])
        elif kind == PITCH_BEND:
            self._bends[channel] = message[1] | message[2] << 7
        elif kind == CHANNEL_PRESSURE:
            self._pressures[channel] = message[1]

    def _hear_controller(self, channel: int, number: int, value: int) -> None:
        if number in (BANK_HIGH, BANK_LOW):
            high, low = self._bank.get(channel, (0, 0))
            self._bank[channel] = (value, low) if number == BANK_HIGH else (high, value)
        elif number in _PARAMETER_SELECTORS:
            registered, place = _PARAMETER_SELECTORS[number]
            before = self._selected.get(channel, _NO_PARAMETER)
            halves = list(before[1:]) if before[0] == registered else [127, 127]
            halves[place] = value
            self._selected[channel] = (registered, halves[0], halves[1])
        elif number in (DATA_HIGH, DATA_LOW):
            parameter = self._selected.get(channel, _NO_PARAMETER)
            if parameter[1:] != (127, 127):
                self._data[channel, parameter, number] = value
        elif number == RESET_CONTROLLERS:
            for key in [k for k in self._controllers if k[0] == channel]:
                if key[1] not in _KEPT_BY_RESET:
                    del self._controllers[key]
            self._bends.pop(channel, None)
            self._pressures.pop(channel, None)
            self._selected.pop(channel, None)
        elif number not in (DATA_UP, DATA_DOWN) and number < ALL_SOUND_OFF:
            self._controllers[channel, number] = value

    def pedals_down(self) -> list[tuple[int, int]]:
        """``(channel, controller)`` of every pedal that holds notes now."""
        return sorted(
            key for key, value in self._controllers.items() if key[1] in PEDALS and value > 0
        )

    def messages_to(self, wanted: ChannelSettings) -> list[bytes]:
        """What to send to a synth that is set like this one, to set it like ``wanted``.

        Where ``wanted`` says nothing, a setting that would be heard goes back to its resting
        value; others are left alone.
        """
        messages: list[bytes] = []
        for channel, program in sorted(wanted._programs.items()):
            if self._programs.get(channel) != program:
                high, low, number = program
                messages += program_messages(channel, high << 7 | low, number)
        messages += self._controller_messages(wanted)
        messages += self._parameter_messages(wanted)
        for channel in sorted({*self._bends, *wanted._bends}):
            bend = wanted._bends.get(channel, BEND_CENTRE)
            if self._bends.get(channel, BEND_CENTRE) != bend:
                messages.append(pitch_bend(channel, bend - BEND_CENTRE))
        for channel in sorted({*self._pressures, *wanted._pressures}):
            pressure = wanted._pressures.get(channel, 0)
            if self._pressures.get(channel, 0) != pressure:
                messages.append(bytes((CHANNEL_PRESSURE | channel, pressure)))
        return messages

    def _controller_messages(self, wanted: ChannelSettings) -> list[bytes]:
        messages = []
        for channel, number in sorted({*self._controllers, *wanted._controllers}):
            key = (channel, number)
            before = self._controllers.get(key)
            value = wanted._controllers.get(key, RESTING.get(number, before))
            if value is not None and value != before:
                messages.append(controller(channel, number, value))
        return messages

    def _parameter_messages(self, wanted: ChannelSettings) -> list[bytes]:
        goal = dict(wanted._data)
        for channel, parameter, half in self._data:
            if parameter == _BEND_RANGE and (channel, parameter, DATA_HIGH) not in goal:
                goal[channel, parameter, half] = 2 if half == DATA_HIGH else 0
        messages = []
        touched = set()
        for (channel, parameter, half), value in sorted(goal.items()):
            if self._data.get((channel, parameter, half)) != value:
                messages += _select(channel, parameter)
                messages.append(controller(channel, half, value))
                touched.add(channel)
        for channel in sorted(touched):
            messages += _select(channel, wanted._selected.get(channel, _NO_PARAMETER))
        return messages


def _select(channel: int, parameter: Parameter) -> list[bytes]:
    registered, high, low = parameter
    numbers = (101, 100) if registered else (99, 98)
    return [controller(channel, numbers[0], high), controller(channel, numbers[1], low)]
