"""Steering what a roll or an event network writes: pitches that may be, and how many notes.

A scale or a range shuts out pitches altogether; the density leans on choices without shutting any
out.  Torch is imported here; only the engine process imports this module.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.events import Events, ExpressiveEvents
from composer.engine.messages import OperationRefused

KEYS, LOWEST = 88, 21  # of a roll, and the MIDI pitch of the lowest one
# What a density of 1 adds, in nats; measured so that about half, or twice, as many notes come.
ROLL_ONSET = 0.75  # to a key that did not sound before
ROLL_HELD = 0.5  # is taken from one that goes on
EVENT_OCTAVE = 0.25  # is taken for each doubling of the time to the next note
EVENT_TOGETHER = 0.5  # to a note together with the one before
STUCK_BELOW = 0.5  # temperature
MOST_TOGETHER = 24  # notes that begin together


class Wishes(Protocol):
    """What requests to write a song on have in common; see
    :class:`~composer.engine.messages.ContinueRequest`."""

    @property
    def pitches(self) -> frozenset[int]: ...
    @property
    def lowest(self) -> int: ...
    @property
    def highest(self) -> int: ...
    @property
    def temperature(self) -> float: ...
    @property
    def density(self) -> float: ...
    @property
    def top_k(self) -> int | None: ...
    @property
    def top_p(self) -> float | None: ...


class RollSteering:
    """What :meth:`RollStream.choose` is told at each step.

    ``shift``: semitones from the song to the network.  ``bar``: steps of a bar; at temperatures
    below 0.5 no chord and no silence lasts longer, since the likeliest after a long one is the
    same again, for ever.  ``longest``: steps that one may last at others, ``None`` for any number.
    """

    def __init__(self, request: Wishes, shift: int, bar: int, longest: int | None = None) -> None:
        allowed = np.zeros(KEYS, dtype=bool)
        places = np.array(sorted(request.pitches)) + shift - LOWEST
        allowed[places[(places >= 0) & (places < KEYS)]] = True
        if not allowed.any():
            raise OperationRefused(
                f"The model knows no pitch from {request.lowest} to {request.highest}; "
                "widen the range."
            )
        self._shut = None if allowed.all() else np.where(allowed, 0.0, -np.inf).astype(np.float32)
        self._bar, self._longest = bar, longest
        self.change(request.temperature, request.density)
        self._top = {"top_k": request.top_k, "top_p": request.top_p}
        self._before: NDArray[np.bool_] = np.zeros((1, KEYS), dtype=bool)
        self._lasted: NDArray[np.int64] = np.zeros(1, dtype=np.int64)  # steps without a change

    def change(self, temperature: float, density: float) -> None:
        """From the next step on these hold."""
        self._density = density
        self._lasting = self._bar if temperature < STUCK_BELOW else self._longest

    def heard(self, frames: NDArray[np.bool_]) -> None:
        """These were the last frames, bool [rows or 1, 88]."""
        same = (frames == self._before).all(axis=1)
        self._lasted = np.where(same, self._lasted + 1, 1)
        self._before = frames

    def of_next(self) -> dict[str, Any]:
        """The arguments for the next frames."""
        bias: NDArray[np.float32] | None = None
        if self._density:
            lean = np.where(self._before, -ROLL_HELD, ROLL_ONSET) * self._density
            bias = lean.astype(np.float32)
        if self._shut is not None:
            bias = self._shut[None] if bias is None else bias + self._shut
        told: dict[str, Any] = dict(self._top)
        stuck = None if self._lasting is None else self._lasted >= self._lasting
        if stuck is not None and stuck.any():
            end = np.where(self._before & stuck[:, None], -np.inf, 0.0).astype(np.float32)
            moved = end if bias is None else bias + end
            # What may not sound again must leave something that may.
            bias = np.where(
                (moved > -np.inf).any(axis=1, keepdims=True), moved, 0.0 if bias is None else bias
            )
            told["sounding"] = torch.from_numpy(stuck)
        if bias is not None:
            told["bias"] = torch.from_numpy(bias.astype(np.float32))
        return told


class EventSteering:
    """The ``adjust`` of :meth:`EventStream.draw`.

    At a temperature of 0 notes that begin together come from the lowest up, as the alphabet has
    them, so that time goes on even where the likeliest thing is the same note again and again.
    """

    def __init__(self, request: Wishes, alphabet: Events, rows: int) -> None:
        expressive = isinstance(alphabet, ExpressiveEvents)
        self._alphabet = alphabet
        self._pitch_field = alphabet.fields.index("pitch" if expressive else "note")
        self._time_field = alphabet.fields.index("time")
        self._lowest = LOWEST if isinstance(alphabet, ExpressiveEvents) else alphabet.lowest
        count = alphabet.sizes[self._pitch_field]
        self._allowed = np.array([self._lowest + i in request.pitches for i in range(count)])
        if not self._allowed.any():
            raise OperationRefused(
                f"The model knows no pitch from {request.lowest} to {request.highest}; "
                "widen the range."
            )
        self._highest = int(np.flatnonzero(self._allowed).max())
        self.change(request.temperature, request.density)
        self._last = np.full(rows, -1)  # the class of the pitch before
        self._together = np.zeros(rows, np.int64)  # notes at this moment

    def change(self, temperature: float, density: float) -> None:
        """From the next event on these hold."""
        self._ordered = isinstance(self._alphabet, ExpressiveEvents) and temperature == 0
        self._lean = self._leaning(density, self._alphabet) if density else None

    @staticmethod
    def _leaning(density: float, alphabet: Events) -> NDArray[np.float32]:
        """What each class of time gets, nats."""
        place = np.arange(alphabet.sizes[alphabet.fields.index("time")], dtype=np.float32)
        if isinstance(alphabet, ExpressiveEvents):
            octaves = (place - 1) / alphabet.times_an_octave
        else:
            octaves = np.log2(1 + place)
        lean = np.asarray(-density * EVENT_OCTAVE * octaves, np.float32)
        lean[0] = density * EVENT_TOGETHER
        return lean

    def heard(self, events: list[list[int]]) -> None:
        """These were the last events of the rows."""
        drawn = np.array(events)
        self._last = drawn[:, self._pitch_field]
        together = drawn[:, self._time_field] == 0
        self._together = np.where(together, self._together + 1, 0)

    def adjusted(
        self, field: int, logits: NDArray[np.float32], before: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Logits of the allowed classes, -inf of the others."""
        if field == self._time_field:
            if self._lean is not None:
                logits = logits + self._lean
            full = self._together >= MOST_TOGETHER
            if self._ordered:
                full = full | (self._last >= self._highest)
            if full.any():
                logits = logits.copy()
                logits[full, 0] = -np.inf
        if field == self._pitch_field:
            allowed = self._allowed[None]
            if self._ordered:
                together = before[:, self._time_field] == 0
                above = np.arange(len(self._allowed)) > self._last[:, None]
                allowed = allowed & (above | ~together[:, None])
            if not allowed.all():
                logits = np.where(allowed, logits, np.float32(-np.inf))
        return logits
