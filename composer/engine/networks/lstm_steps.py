"""An LSTM a single step at a time in onnxruntime, its weights in 8 bits.

Streaming runs the network for one symbol after another, a few rows at once: the time goes into
reading the weights from memory.  In 8 bits there is a quarter of them to read, and onnxruntime
has few microseconds of overhead a step where PyTorch has many.  The step itself is
:mod:`composer.engine.networks.lstm_graph`.

onnxruntime is loaded when the first program is made.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import Any

import numpy as np
from torch import nn

from composer.engine.networks.lstm_graph import (
    Floats,
    Way,
    array,
    by_gates,
    state_names,
    step_model,
)

FEW = 2  # rows up to which products in blocks are quicker than those by columns


@dataclass(frozen=True)
class LSTMState:
    """``hidden``, ``cell``: float32 [layers, rows, width], copies that stay as they are."""

    hidden: Floats
    cell: Floats

    def repeated(self, rows: int) -> LSTMState:
        """The same state for ``rows`` equal rows; there must be one row now."""
        return LSTMState(np.repeat(self.hidden, rows, 1), np.repeat(self.cell, rows, 1))


class LSTMProgram:
    """The step of a unidirectional ``nn.LSTM`` with biases, and maybe of a linear layer on top.

    It has its own copy of the weights as they are now.  The input of the first layer is not the
    network's input but its *drive*: that input times ``weight_ih_l0`` plus both biases, which for
    symbols is a row of a table (:meth:`drive`).
    """

    def __init__(self, lstm: nn.LSTM, output: nn.Linear | None, exact: bool = False) -> None:
        """``output``: ``None`` to have the top layer's hidden state; ``exact``: 32 bits in place
        of 8."""
        self.layers, self.width = lstm.num_layers, lstm.hidden_size
        self.outputs = None if output is None else output.out_features
        self._input = by_gates(array(lstm.weight_ih_l0))
        self._bias = by_gates(array(lstm.bias_ih_l0) + array(lstm.bias_hh_l0))
        self._few, self._many = ("exact", "exact") if exact else self._ways()
        ways = {self._few, self._many}
        # A model goes when its session is there, which has the weights itself.
        self._models: dict[Way, bytes] = {way: step_model(lstm, output, way) for way in ways}
        self._sessions: dict[Way, Any] = {}
        try:
            LSTMSteps(self, 1).run()
        except Exception:  # onnxruntime's own have no type in common
            if self._few == self._many:
                raise
            # Its earlier versions, and some processors, know no products in blocks of 8 bits.
            self._few = self._many
            self.session(1)

    @staticmethod
    def _ways() -> tuple[Way, Way]:
        # Elsewhere not every version of onnxruntime has products in blocks that are quick.
        blocks = platform.machine().lower() in ("x86_64", "amd64")
        return ("blocks" if blocks else "columns"), "columns"

    def session(self, rows: int) -> Any:
        """onnxruntime's session for so many rows side by side."""
        import onnxruntime

        way = self._few if rows <= FEW else self._many
        if way not in self._sessions:
            options = onnxruntime.SessionOptions()
            # Two threads are slower than one at matrices this small, and far slower on a busy
            # machine.
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._sessions[way] = onnxruntime.InferenceSession(
                self._models.pop(way), options, providers=["CPUExecutionProvider"]
            )
        return self._sessions[way]

    def drive(self, inputs: Floats, bias: bool = True) -> Floats:
        """The drive of ``inputs``, float32 [..., input size] -> [..., 4 * width].

        Drives add up: that of a part of the inputs (the others zero) to that of the rest, with
        ``bias`` in one of them.
        """
        driven: Floats = inputs @ self._input.T
        return driven + self._bias if bias else driven


class LSTMSteps:
    """A program's state, and its steps; several rows side by side.

    ``driven``: float32 [rows, 4 * width], which :meth:`run` reads.
    """

    def __init__(self, program: LSTMProgram, rows: int) -> None:
        self.program, self.rows = program, rows
        # onnxruntime reads from these arrays and writes into them: nothing is copied.
        self.driven: Floats = np.zeros((rows, 4 * program.width), np.float32)
        self._logits: Floats | None = None
        if program.outputs is not None:
            self._logits = np.zeros((rows, program.outputs), np.float32)
        # A step reads one half of the states and writes the other.
        self._states: list[list[Floats]] = [
            [np.zeros((rows, program.width), np.float32) for _ in state_names(program.layers)]
            for _ in range(2)
        ]
        self._now = 0
        self._run = program.session(rows).run_with_iobinding
        self._bindings = [self._bound(self._states[k], self._states[1 - k]) for k in range(2)]

    def _bound(self, before: list[Floats], after: list[Floats]) -> Any:
        from onnxruntime import OrtValue

        binding = self.program.session(self.rows).io_binding()
        binding.bind_ortvalue_input("drive", OrtValue.ortvalue_from_numpy(self.driven))
        for name, old, new in zip(state_names(self.program.layers), before, after, strict=True):
            binding.bind_ortvalue_input(name, OrtValue.ortvalue_from_numpy(old))
            binding.bind_ortvalue_output(f"{name}_after", OrtValue.ortvalue_from_numpy(new))
        if self._logits is not None:
            binding.bind_ortvalue_output("logits", OrtValue.ortvalue_from_numpy(self._logits))
        return binding

    def run(self) -> Floats:
        """One step of every row by what is in ``driven``: float32 [rows, outputs].

        The array may be overwritten by the next steps.
        """
        self._run(self._bindings[self._now])
        self._now = 1 - self._now
        return self._states[self._now][-2] if self._logits is None else self._logits

    def step(self, drive: Floats) -> Floats:
        """:meth:`run` with another drive, float32 [rows, 4 * width]."""
        self.driven[:] = drive
        return self.run()

    @property
    def state(self) -> LSTMState:
        """The state after the last step."""
        parts = self._states[self._now]
        return LSTMState(np.stack(parts[0::2]), np.stack(parts[1::2]))

    @state.setter
    def state(self, state: LSTMState | None) -> None:
        """``None``: the empty one."""
        for place, value in enumerate(self._states[self._now]):
            if state is None:
                value[:] = 0
            else:
                value[:] = (state.cell if place % 2 else state.hidden)[place // 2]
