"""Local thru: where what is played on the inputs sounds.  Pure.

It remembers which song channel a key went to, so that its note-off goes there too, whatever was
chosen meanwhile: a key cannot be left sounding by changing the voice while it is held.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from composer.midi.channels import (
    ALL_NOTES_OFF,
    ALL_SOUND_OFF,
    CONTROLLER,
    NOTE_OFF,
    NOTE_ON,
    PEDALS,
    PROGRAM,
)


class Passed(NamedTuple):
    """``channel``: of the song.  ``data``: MIDI bytes with channel 0."""

    channel: int
    data: bytes


_Key = tuple[str, int, int]
"""``(input, its channel, pitch or controller)``."""


class Thru:
    """``channel``: the song channel that is played on, ``None`` for none; see :meth:`choose`."""

    def __init__(self) -> None:
        self.channel: int | None = None
        self._left_out: frozenset[tuple[str | None, int, int]] = frozenset()
        self._keys: dict[_Key, tuple[int, int]] = {}
        self._pedals: dict[_Key, tuple[int, int]] = {}

    def hear(self, source: str, data: bytes) -> list[Passed]:
        """What a message of an input sets off.

        The choice of an instrument is not passed on: the voice has its own.
        """
        kind, number = data[0] & 0xF0, data[1] if len(data) > 1 else 0
        key = (source, data[0] & 0x0F, number)
        if kind == NOTE_OFF or (kind == NOTE_ON and len(data) == 3 and not data[2]):
            return self._lift(key)
        if kind >= 0xF0 or self.channel is None or kind == PROGRAM or len(data) < 2:
            return self._pedal_up(key) if _lifts_pedal(data) else []
        if kind == NOTE_ON:
            passed = self._lift(key)
            self._keys[key] = (self.channel, number)
            return [*passed, Passed(self.channel, bytes((NOTE_ON, *data[1:])))]
        if kind == CONTROLLER:
            if self._leaves_out(key):
                return []
            if number in (ALL_NOTES_OFF, ALL_SOUND_OFF):
                return self._lift_all(lambda k: k[:2] == key[:2])
            if number in (0, 32) or number >= ALL_SOUND_OFF:
                return []
            if number in PEDALS:
                if not data[2]:
                    return self._pedal_up(key)
                self._pedals[key] = (self.channel, number)
        return [Passed(self.channel, bytes((kind, *data[1:])))]

    def choose(self, channel: int | None) -> list[Passed]:
        """Plays on another song channel from now on.

        Keys that are down sound where they were struck until they are let go of; pedals go up.
        """
        if channel == self.channel:
            return []
        self.channel = channel
        return self._all_pedals_up(lambda key: True)

    def leave_out(self, controls: frozenset[tuple[str | None, int, int]]) -> list[Passed]:
        """Controllers that are not passed on: ``(input or None for any, its channel, number)``."""
        self._left_out = controls
        return self._all_pedals_up(self._leaves_out)

    def lost(self, source: str) -> list[Passed]:
        """An input has gone: what was held on it is let go of."""
        passed = self._lift_all(lambda key: key[0] == source)
        return passed + self._all_pedals_up(lambda key: key[0] == source)

    def release(self) -> list[Passed]:
        """Everything is let go of."""
        return self._lift_all(lambda key: True) + self._all_pedals_up(lambda key: True)

    @property
    def held(self) -> set[tuple[int, int]]:
        """``(song channel, pitch)`` of the keys that sound."""
        return set(self._keys.values())

    def _leaves_out(self, key: _Key) -> bool:
        return bool(self._left_out) and (
            key in self._left_out or (None, *key[1:]) in self._left_out
        )

    def _lift(self, key: _Key) -> list[Passed]:
        target = self._keys.pop(key, None)
        # Another key (of another keyboard) may hold the same note.
        if target is None or target in self._keys.values():
            return []
        return [Passed(target[0], bytes((NOTE_OFF, target[1], 0)))]

    def _lift_all(self, chosen: Callable[[_Key], bool]) -> list[Passed]:
        keys = [key for key in self._keys if chosen(key)]
        return [passed for key in keys for passed in self._lift(key)]

    def _pedal_up(self, key: _Key) -> list[Passed]:
        target = self._pedals.pop(key, None)
        if target is None or target in self._pedals.values():
            return []
        return [Passed(target[0], bytes((CONTROLLER, target[1], 0)))]

    def _all_pedals_up(self, chosen: Callable[[_Key], bool]) -> list[Passed]:
        keys = [key for key in self._pedals if chosen(key)]
        return [passed for key in keys for passed in self._pedal_up(key)]


def _lifts_pedal(data: bytes) -> bool:
    return len(data) == 3 and data[0] & 0xF0 == CONTROLLER and data[1] in PEDALS and not data[2]
