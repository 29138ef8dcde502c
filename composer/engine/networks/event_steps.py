"""An event network an event at a time in NumPy, its LSTM in 8 bits, for streaming on a processor.

See :mod:`composer.engine.networks.lstm_steps`.  The embeddings and their share of the first layer
are one table for each field.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from composer.engine.gumbel import Gumbel, heated, nats
from composer.engine.networks.event import EventLSTM
from composer.engine.networks.lstm_graph import Floats, array
from composer.engine.networks.lstm_steps import LSTMProgram, LSTMSteps

Integers = NDArray[np.int64]
Adjust = Callable[[int, Floats, Integers], Floats]

# x less what the rectified x is too much, for x from 0 on: GELU is symmetric but for x itself.
_GRID = np.linspace(0, 7, 4097)
_SHORT = np.array([x * math.erfc(x / math.sqrt(2)) / 2 for x in _GRID])


def gelu(values: Floats) -> Floats:
    """``torch.nn.functional.gelu``, to 1e-6: from a table, since NumPy has no error function."""
    short: Floats = np.interp(np.abs(values), _GRID, _SHORT).astype(np.float32)
    return np.maximum(values, 0) - short


class EventProgram:
    """An event network made ready for steps; it has its own copy of the weights."""

    def __init__(self, network: EventLSTM, exact: bool = False) -> None:
        """``exact``: 32 bits in place of 8."""
        shape = self.shape = network.shape
        top = network.inner if shape.head else network.output
        self.lstm = LSTMProgram(network.lstm, top, exact)
        self.tables: list[Floats] = []  # a field's drives, [classes and the mark, 4 * width]
        first = 0
        for field, size in enumerate(shape.sizes):
            seen = np.eye(size + 1, size, dtype=np.float32)
            if shape.embedding:
                table: Any = network.embeddings[field]
                seen = array(table.weight)
            inputs = np.zeros((size + 1, network.lstm.input_size), np.float32)
            inputs[:, first : first + seen.shape[1]] = seen
            first += seen.shape[1]
            self.tables.append(self.lstm.drive(inputs, bias=not field))
        self.given: list[list[Floats]] = []
        self.outputs: list[tuple[Floats, Floats]] = []
        if shape.head:
            given: Any = network.given
            self.given = [[array(table.weight) for table in tables] for tables in given]
            outputs: Any = network.outputs
            for layer in outputs:
                turned = np.ascontiguousarray(array(layer.weight).T)
                self.outputs.append((turned, array(layer.bias)))


class EventSteps:
    """Pieces that go on event by event, several at once: what is given, and then what is drawn.

    As :class:`~composer.engine.networks.event.EventStream` without a window, but other events
    are drawn from the same seed.
    """

    def __init__(self, program: EventProgram, random: Sequence[Gumbel]) -> None:
        """``random``: a stream of noise for each row, whose events are those that it would have
        alone."""
        self._program, self._random = program, random
        self.rows = len(random)
        self._steps = LSTMSteps(program.lstm, self.rows)
        self._read(np.array([program.shape.sizes] * self.rows))

    def give(self, events: Sequence[Sequence[int]]) -> None:
        """All rows go on with these events, int [events, fields]."""
        for event in events:
            self._read(np.array([event] * self.rows))

    def _read(self, events: Integers) -> None:
        driven = self._steps.driven
        driven[:] = self._program.tables[0][events[:, 0]]
        for field, table in enumerate(self._program.tables[1:], start=1):
            driven += table[events[:, field]]
        self._heard = self._steps.run()

    def draw(
        self,
        temperature: float | Sequence[float] = 1.0,
        adjust: Adjust | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> tuple[list[list[int]], list[float]]:
        """The next event of each row, and its nats under the network itself.

        The arguments as in :meth:`~composer.engine.networks.event.EventStream.draw`.
        """
        fields = len(self._program.shape.sizes)
        heats = (
            [temperature] * fields if isinstance(temperature, (int, float)) else list(temperature)
        )
        if len(heats) != fields:
            raise ValueError(f"{fields} temperatures are wanted, one for each field")
        drawn = np.zeros((self.rows, fields), np.int64)
        spent = np.zeros(self.rows)
        for field, heat in enumerate(heats):
            logits = self.head(field, drawn[:, :field])
            steered = logits if adjust is None else adjust(field, logits, drawn[:, :field])
            for row, random in enumerate(self._random):
                scores = heated(steered[row], heat, top_k, top_p)
                # Without temperature no noise is used, whose stream other fields go on with.
                drawn[row, field] = random.draw(scores) if heat > 0 else scores.argmax()
            spent += nats(logits, drawn[:, field])
        self._read(drawn)
        return drawn.tolist(), spent.tolist()

    def head(self, field: int, before: Integers) -> Floats:
        """Logits of one field of the next event, float [rows, its size]; ``before``: int
        [rows, field], the fields before it."""
        program, shape = self._program, self._program.shape
        if not shape.head:
            first = sum(shape.sizes[:field])
            return self._heard[:, first : first + shape.sizes[field]]
        inner = self._heard[:, field * shape.head : (field + 1) * shape.head]
        for place, table in enumerate(program.given[field]):
            inner = inner + table[before[:, place]]
        weight, bias = program.outputs[field]
        logits: Floats = gelu(inner) @ weight + bias
        return logits
