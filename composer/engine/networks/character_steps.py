"""A character LSTM a character at a time, for streaming.

On a processor in 8 bits: see :mod:`composer.engine.networks.lstm_steps`.  The embedding and its
share of the first layer are one table, looked up by character.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from composer.engine.networks.character import CharacterLSTM, State
from composer.engine.networks.lstm_graph import Floats
from composer.engine.networks.lstm_steps import LSTMProgram, LSTMState, LSTMSteps
from composer.engine.networks.stepping import single_steps

TABLED = 4  # rows up to which each has a table of its drives, its conditions in it


class CharacterProgram:
    """A character network made ready for steps; it has its own copy of the weights."""

    def __init__(self, network: CharacterLSTM, exact: bool = False) -> None:
        """``exact``: 32 bits in place of 8."""
        self.lstm = LSTMProgram(network.lstm, network.output, exact)
        width, first = network.lstm.input_size, network.shape.embedding
        self.characters = self._drive(network.embedding.weight, 0, width, bias=True)
        self.conditions: list[Floats] = []
        for table in network.conditions:
            weight = table.weight
            assert isinstance(weight, Tensor)
            self.conditions.append(self._drive(weight, first, width, bias=False))
            first += weight.shape[1]

    def _drive(self, table: Tensor, first: int, width: int, bias: bool) -> Floats:
        """The drives of a table's rows, which are the network's inputs from ``first`` on."""
        inputs = np.zeros((len(table), width), np.float32)
        inputs[:, first : first + table.shape[1]] = table.detach().float().cpu().numpy()
        return self.lstm.drive(inputs, bias)


class CharacterSteps:
    """Rows that read characters; each row has its conditions and its state."""

    def __init__(self, program: CharacterProgram, conditions: Sequence[Sequence[int]]) -> None:
        """``conditions``: for each row its conditions, 0 is "any"."""
        self._program = program
        self._steps = LSTMSteps(program.lstm, len(conditions))
        self._beside = np.stack(
            [
                sum(
                    (table[value] for table, value in zip(program.conditions, row, strict=True)),
                    start=np.zeros(4 * program.lstm.width, np.float32),
                )
                for row in conditions
            ]
        )
        # float32 [characters, rows, 4 * width]
        self._tables: Floats | None = None
        if len(conditions) <= TABLED:
            self._tables = program.characters[:, None] + self._beside

    @property
    def rows(self) -> int:
        """How many rows read side by side."""
        return self._steps.rows

    @property
    def state(self) -> LSTMState:
        """The state after what was read."""
        return self._steps.state

    @state.setter
    def state(self, state: LSTMState | None) -> None:
        """``None``: nothing read."""
        self._steps.state = state

    def read(self, characters: Sequence[int]) -> Floats:
        """One character for each row -> logits of the next, float32 [rows, characters].

        The array may be overwritten by the next call.
        """
        return self._steps.step(self._program.characters[list(characters)] + self._beside)

    def read_all(self, text: Sequence[int]) -> Floats:
        """The same characters in every row, one after the other; at least one."""
        for character in text:
            if self._tables is None:
                logits = self.read([character] * self.rows)
            else:
                logits = self._steps.step(self._tables[character])
        return logits


class CharacterReader:
    """Rows that read the same text, each under its conditions: by the program's steps where there
    is one, else by the network itself."""

    def __init__(
        self, network: CharacterLSTM, program: CharacterProgram | None, conditions: Tensor
    ) -> None:
        """``conditions``: int [rows, conditions], where the network is."""
        self._network, self._conditions = network, conditions
        self._steps: CharacterSteps | None = None
        if program is not None:
            self._steps = CharacterSteps(program, conditions.tolist())
        self._state: State | None = None

    def begin(self) -> None:
        """Nothing is read."""
        self._state = None
        if self._steps is not None:
            self._steps.state = None

    def read(self, text: Sequence[int]) -> Floats:
        """Logits of what follows, float32 [rows, characters]; at least one character is read.

        The array may be overwritten by the next call.
        """
        if self._steps is not None:
            return self._steps.read_all(text)
        device = self._conditions.device
        fed = torch.tensor([list(text)] * len(self._conditions), device=device)
        with torch.inference_mode(), single_steps():
            logits, self._state = self._network(fed, self._conditions, self._state)
        found: Floats = logits[:, -1].float().cpu().numpy()
        return found

    @property
    def state(self) -> Any:
        """After what was read: an :class:`LSTMState`, or what the network returned."""
        return self._steps.state if self._steps is not None else self._state
