"""A roll network a frame at a time in NumPy, its LSTM in 8 bits, for streaming on a processor.

See :mod:`composer.engine.networks.lstm_steps`.  Around the LSTM the network is many small
operations, above all for the joint heads, which choose a frame's keys one after the other; as
PyTorch calls they would take several times as long as the LSTM.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from composer.engine.gumbel import Gumbel, heated
from composer.engine.networks.lstm_graph import Floats, array
from composer.engine.networks.lstm_steps import LSTMProgram, LSTMSteps
from composer.engine.networks.roll import RollLSTM
from composer.engine.recollection import FOUND

COLD = 1e-3  # below this temperature the likeliest is taken


class RollProgram:
    """A roll network made ready for steps; it has its own copy of the weights."""

    def __init__(self, network: RollLSTM, exact: bool = False) -> None:
        """``exact``: 32 bits in place of 8."""
        shape = self.shape = network.shape
        self.lstm = LSTMProgram(network.lstm, None, exact)
        # The encoder and the LSTM's first product, which follow each other, are one.
        table = self.lstm.drive(array(network.encoder.weight).T, bias=False)
        keys, found = shape.keys, FOUND * shape.keys if shape.sources else 0
        flags = np.r_[:keys, keys + 1 : keys + 1 + found]
        self.flags = table[flags]  # of keys that sound or not
        self.rest = np.delete(table, flags, axis=0)  # of the time, the trust and the clock
        self.offset = self.lstm.drive(array(network.encoder.bias))
        self.periods = 2 * math.pi / np.array(shape.clock, np.float32)
        first: list[Any] = [network.likeness] if shape.sources else []
        if shape.head == "independent":
            self.output, self.bias = array(network.output.weight).T, array(network.output.bias)
        else:
            first.append(network.context)
            last: list[Any] = [network.output]
            if shape.sources:
                last.append(network.votes)
                self.agreeing = _turned(network.agreeing.weight)
            if shape.reach:
                last.append(network.leaps)
            self.below, self.last = array(network.below.weight), array(network.last.weight)
            self.inner, self.inner_bias = _turned(network.inner.weight), array(network.inner.bias)
            self.output, self.bias = _beside(last)
        # What is the same for all keys of a frame, in one product.
        self.first, self.first_bias = _beside(first) if first else (None, None)


def _turned(weight: Any) -> Floats:
    return np.ascontiguousarray(array(weight).T)


def _beside(layers: Sequence[Any]) -> tuple[Floats, Floats]:
    """Linear layers on the same inputs as one."""
    weights = np.concatenate([array(layer.weight) for layer in layers])
    return np.ascontiguousarray(weights.T), np.concatenate([array(layer.bias) for layer in layers])


@dataclass
class _Frame:
    """What the head knows of one row's next frame before its first key.

    ``context``: float [width]; ``likely``: [keys + 1]; ``following``: int [sources, keys + 1],
    each source's lowest sounding key from a place on; ``there``: [sources]; ``highest``: the
    highest key of the frame before, or -1.
    """

    context: Floats
    likely: Floats | None
    following: NDArray[np.int64] | None
    there: Floats
    highest: int


class RollSteps:
    """Rows that go on frame by frame."""

    def __init__(self, program: RollProgram, rows: int) -> None:
        self.program, self.rows = program, rows
        self._steps = LSTMSteps(program.lstm, rows)
        self._frames: list[_Frame] = []
        self._logits: Floats = np.zeros((rows, 0), np.float32)  # of the independent head
        self._chosen: tuple[NDArray[np.bool_], NDArray[np.float64]] | None = None

    def read(
        self, previous: NDArray[np.bool_], sources: NDArray[np.bool_], trust: Floats, time: int
    ) -> None:
        """One step of each row.

        ``previous``: bool [rows, keys]; ``sources``: bool [rows, sources, keys] and ``trust``:
        float [rows, sources, 4], see :class:`~composer.engine.recollection.Recollection`;
        ``time``: the step's number in its piece.
        """
        program, shape, rows = self.program, self.program.shape, self.rows
        trusted = trust.reshape(rows, -1)
        angle = time * program.periods
        rest = np.empty((rows, len(program.rest)), np.float32)
        rest[:, 0] = math.log1p(time) / 6
        rest[:, 1 : 1 + trusted.shape[1]] = trusted
        rest[:, 1 + trusted.shape[1] :] = np.concatenate([np.sin(angle), np.cos(angle)])
        driven = self._steps.driven
        np.dot(rest, program.rest, out=driven)
        driven += program.offset
        flags = previous
        if shape.sources:
            flags = np.concatenate([previous, sources[:, :FOUND].reshape(rows, -1)], axis=1)
        for row in range(rows):
            # Most keys are silent.
            driven[row] += program.flags[np.flatnonzero(flags[row])].sum(axis=0)
        output = self._steps.run()
        if shape.sources:
            output = np.concatenate([output, trusted], axis=1)
        self._chosen = None
        self._hear(output, previous, sources, trust)

    def _hear(
        self,
        output: Floats,
        previous: NDArray[np.bool_],
        sources: NDArray[np.bool_],
        trust: Floats,
    ) -> None:
        program, shape = self.program, self.program.shape
        keys, count = shape.keys, shape.sources
        independent = shape.head == "independent"
        likely: Floats | None = None
        context = output
        if program.first is not None:
            context = output @ program.first + program.first_bias
        if count:
            likely = np.zeros((self.rows, keys + 1), np.float32)
            for row in range(self.rows):
                likely[row, :keys] = context[row, :count] @ sources[row].astype(np.float32)
        if independent:
            self._logits = output[:, : len(program.output)] @ program.output + program.bias
            if likely is not None:
                self._logits += likely[:, :keys]
            return
        following = _following(sources) if count else None
        highest = keys - 1 - previous[:, ::-1].argmax(axis=1)
        highest[~previous.any(axis=1)] = -1
        self._frames = [
            _Frame(
                context[row, count:],
                None if likely is None else likely[row],
                None if following is None else following[row],
                trust[row, :, 0],
                int(highest[row]),
            )
            for row in range(self.rows)
        ]

    def draw(
        self,
        temperature: float,
        random: Sequence[Gumbel],
        bias: Floats | None = None,
        sounding: NDArray[np.bool_] | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> NDArray[np.bool_]:
        """A frame for each row, bool [rows, keys]; ``random``: for each row.

        The others as in :meth:`~composer.engine.networks.roll.RollLSTM.draw`.
        """
        keys = self.program.shape.keys
        drawn, spent = np.zeros((self.rows, keys), bool), np.zeros(self.rows)
        for row in range(self.rows):
            leaning = None if bias is None else bias[row if len(bias) > 1 else 0]
            wanting = sounding is not None and bool(sounding[row if len(sounding) > 1 else 0])
            if self.program.shape.head == "independent":
                logits = self._logits[row]
                if leaning is not None:
                    logits = logits + leaning
                drawn[row] = _sounding(logits, temperature, random[row], top_k, top_p)
                if wanting and not drawn[row].any():
                    drawn[row, logits.argmax()] = True
                continue
            last = -1
            chain = _Chain(self.program, self._frames[row])
            while last < keys:
                scores = chain.scores()
                steered = scores
                if leaning is not None:
                    steered = steered.copy()
                    steered[:keys] += leaning
                if wanting and last < 0 and (steered[:keys] > -np.inf).any():
                    steered = steered.copy() if steered is scores else steered
                    steered[keys] = -np.inf
                if temperature < COLD:
                    last = int(steered.argmax())
                else:
                    last = random[row].draw(heated(steered, temperature, top_k, top_p))
                chain.choose(last)
                if last < keys:
                    drawn[row, last] = True
            spent[row] = chain.nats
        if self.program.shape.head != "independent":
            self._chosen = (drawn.copy(), spent)
        return drawn

    def nats(self, frames: NDArray[np.bool_]) -> NDArray[np.float64]:
        """What these next frames, bool [rows, keys], would cost, float [rows]."""
        if self.program.shape.head == "independent":
            signed = np.where(frames, -self._logits, self._logits).astype(np.float64)
            independent: NDArray[np.float64] = np.logaddexp(0, signed).sum(axis=1)
            return independent
        if self._chosen is not None and np.array_equal(self._chosen[0], frames):
            return self._chosen[1]  # counted when they were drawn
        spent = np.zeros(self.rows)
        for row, frame in enumerate(frames):
            chain = _Chain(self.program, self._frames[row])
            for key in [*np.flatnonzero(frame).tolist(), self.program.shape.keys]:
                chain.scores()
                chain.choose(key)
            spent[row] = chain.nats
        return spent


class _Chain:
    """A frame's keys from low to high, one choice after the other; ``nats``: what they cost."""

    def __init__(self, program: RollProgram, frame: _Frame) -> None:
        self.nats = 0.0
        self._program, self._frame = program, frame
        self._last = -1
        self._below = frame.context
        self._agreed = np.ones(len(frame.there), np.float32)
        self._scores: Floats = self._below

    def scores(self) -> Floats:
        """Of the next sounding key, and of none: log-probabilities but for a constant, float
        [keys + 1]; not to be written to."""
        program, frame, last = self._program, self._frame, self._last
        shape = program.shape
        keys, reach, count = shape.keys, shape.reach, shape.sources
        inner = self._below + program.last[last + 1]
        if count:
            inner += self._agreed @ program.agreeing
        np.maximum(inner, 0, out=inner)
        further = inner @ program.inner
        further += program.inner_bias
        np.maximum(further, 0, out=further)
        inner += further
        found = inner @ program.output
        found += program.bias
        logits: Floats = found[: keys + 1]
        if frame.following is not None:
            votes = found[keys + 1 : keys + 1 + count] * frame.there
            logits += np.bincount(frame.following[:, last + 1], votes, keys + 1)
        if reach and frame.highest >= 0:
            low, high = max(0, frame.highest - reach), min(keys - 1, frame.highest + reach)
            first = keys + 1 + count + low - (frame.highest - reach)
            logits[low : high + 1] += found[first : first + high + 1 - low]
        if frame.likely is not None:
            logits += frame.likely
        if shape.head == "nade":
            # From the lowest open key on: silent, silent ... until one sounds.
            silent = -np.logaddexp(0, logits[:keys])
            silent[: last + 1] = 0
            logits[:keys] = -np.logaddexp(0, -logits[:keys])
            logits[keys] = 0
            logits[1:] += silent.cumsum()
        logits[: last + 1] = -np.inf
        self._scores = logits
        return logits

    def choose(self, key: int) -> None:
        """Takes a key above the last, or ``keys`` for no more, after :meth:`scores`."""
        wide = self._scores[self._last + 1 :]
        best = wide.max()
        self.nats += float(best) + math.log(np.exp(wide - best).sum()) - float(self._scores[key])
        if key >= self._program.shape.keys:
            return
        if self._frame.following is not None:
            self._agreed *= self._frame.following[:, self._last + 1] == key
        self._below = self._below + self._program.below[key]
        self._last = key


def _following(sources: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Each source's lowest sounding key from each place on, or the number of keys when none.

    bool [rows, sources, keys] -> int [rows, sources, keys + 1].
    """
    keys = sources.shape[-1]
    found = np.full((*sources.shape[:-1], keys + 1), keys)
    found[..., :keys] = np.where(sources, np.arange(keys), keys)
    nearest: NDArray[np.int64] = np.minimum.accumulate(found[..., ::-1], axis=-1)[..., ::-1]
    return nearest


def _sounding(
    logits: Floats, temperature: float, random: Gumbel, top_k: int | None, top_p: float | None
) -> NDArray[np.bool_]:
    """Which keys sound, each by itself; the cuts are of two choices each."""
    if temperature < COLD:
        return logits > 0
    heat = logits / np.float32(temperature)
    # The difference of two Gumbel numbers is a logistic one.
    noise = random.noise(2 * len(heat)).reshape(2, -1)
    drawn = heat + noise[0] > noise[1]
    certain = np.zeros(len(heat), bool)
    if top_k == 1:
        certain |= heat != 0
    if top_p is not None and top_p < 1:
        certain |= 1 / (1 + np.exp(-np.abs(heat))) >= top_p
    return np.where(certain, heat > 0, drawn)
