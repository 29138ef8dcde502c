"""One open output: what sounds on it, and what waits to be sent to it.

Several may hold the same key of a synth: two ports of the song that share an output, the
metronome, the keyboard that is played through.  An outlet remembers who holds what, so that a key
is let go of when its last holder does, and that everything can be let go of at any time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from typing import NamedTuple

from composer.midi.channels import CONTROLLER, NOTE_OFF, NOTE_ON, PEDALS, controller
from composer.midi.ports import PortError


class Place(NamedTuple):
    """One of an output's channels.  ``bank``: which sixteen of them, above 0 only on the built-in
    sound.  ``channel``: 0 to 15."""

    bank: int
    channel: int


class _Waiting(NamedTuple):
    due: float
    data: bytes
    bank: int
    holder: Hashable


class Outlet:
    """``write(data, bank)`` hands a message over at once and may raise
    :class:`~composer.midi.ports.PortError`: then the outlet has ``failed`` and drops everything.

    ``on_sent(due, data)`` is told of each message that was handed over.  The player's lock is
    held in every call.
    """

    def __init__(
        self,
        name: str,
        write: Callable[[bytes, int], None],
        banks: int = 1,
        on_sent: Callable[[float, bytes], None] | None = None,
    ) -> None:
        self.name = name
        self.banks = banks
        self.failed = False
        self._write = write
        self._on_sent = on_sent
        self._waiting: deque[_Waiting] = deque()
        self._down: dict[tuple[int, int, int], set[Hashable]] = {}
        self._pedals: dict[tuple[int, int, int], Hashable] = {}

    # -- in time

    def put(self, due: float, data: bytes, bank: int, holder: Hashable) -> None:
        """Sends a message at ``due``, or after what was put before it and is due later."""
        if self._waiting:
            due = max(due, self._waiting[-1].due)
        self._waiting.append(_Waiting(due, data, bank, holder))

    def next_time(self) -> float | None:
        """When the next of what waits is due."""
        return self._waiting[0].due if self._waiting else None

    def send_due(self, now: float) -> None:
        """Sends what is due at ``now`` or before."""
        waiting = self._waiting
        while waiting and waiting[0].due <= now:
            due, data, bank, holder = waiting.popleft()
            self._play(due, data, bank, holder)

    def wait_until(self, now: float) -> None:
        """Nothing is lost here: what should have gone out goes out now."""
        self.send_due(now)

    def cut(self, holder: Hashable = None) -> None:
        """Drops the note-ons that wait and sends the rest of what waits at once; all that waits,
        or what ``holder`` put."""
        waiting, self._waiting = self._waiting, deque()
        for due, data, bank, whose in waiting:
            if holder is not None and whose != holder:
                self._waiting.append(_Waiting(due, data, bank, whose))
            elif data[0] & 0xF0 != NOTE_ON or data[2] == 0:
                self._play(due, data, bank, whose)

    # -- at once

    def play(self, now: float, data: bytes, bank: int, holder: Hashable) -> None:
        """Sends a message now; what waits for the same key goes first."""
        if self._waiting and data[0] & 0xE0 == NOTE_OFF:
            same = [w for w in self._waiting if _key(w.data, w.bank) == _key(data, bank)]
            for waiting in same:
                self._waiting.remove(waiting)
                self._play(now, *waiting[1:])
        self._play(now, data, bank, holder)

    def release(self, now: float, holder: Hashable = None) -> None:
        """Lets go of all that ``holder`` holds, and drops its notes that wait; ``None``: of
        everything."""
        self.cut(holder)
        for key in sorted(self._down):
            for each in [h for h in self._down[key] if holder is None or h == holder]:
                bank, channel, pitch = key
                self._play(now, bytes((NOTE_OFF | channel, pitch, 0)), bank, each)
        for (bank, channel, pedal), whose in sorted(self._pedals.items(), key=lambda p: p[0]):
            if holder is None or whose == holder:
                self._play(now, controller(channel, pedal, 0), bank, whose)

    def write_all(self, now: float, messages: list[bytes]) -> None:
        """Sends to every bank what silences a synth of which nothing is known; whatever was held
        is not held any more."""
        self._waiting.clear()
        self._down.clear()
        self._pedals.clear()
        for bank in range(self.banks):
            for data in messages:
                self._hand_over(now, data, bank)

    @property
    def sounding(self) -> set[tuple[int, int, int]]:
        """``(bank, channel, pitch)`` of the keys that are down."""
        return set(self._down)

    # -- how it is done

    def _play(self, due: float, data: bytes, bank: int, holder: Hashable) -> None:
        kind = data[0] & 0xF0
        if kind == NOTE_ON and data[2] > 0:
            key = _key(data, bank)
            holders = self._down.get(key)
            if holders is None:
                self._down[key] = {holder}
            else:
                self._hand_over(due, bytes((NOTE_OFF | data[0] & 15, data[1], 0)), bank)
                holders.add(holder)
        elif kind in (NOTE_OFF, NOTE_ON):
            key = _key(data, bank)
            holders = self._down.get(key)
            if holders is None or holder not in holders:
                return
            holders.discard(holder)
            if holders:
                return
            del self._down[key]
        elif kind == CONTROLLER and data[1] in PEDALS:
            pedal = (bank, data[0] & 15, data[1])
            if data[2]:
                self._pedals[pedal] = holder
            else:
                self._pedals.pop(pedal, None)
        self._hand_over(due, data, bank)

    def _hand_over(self, due: float, data: bytes, bank: int) -> None:
        if self.failed:
            return
        try:
            self._write(data, bank)
        except PortError:
            # The main thread says it and finds another output.
            self.failed = True
            return
        if self._on_sent is not None:
            self._on_sent(due, data)


def _key(data: bytes, bank: int) -> tuple[int, int, int]:
    return bank, data[0] & 15, data[1] if len(data) > 1 else 0
