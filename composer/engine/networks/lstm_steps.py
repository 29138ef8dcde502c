"""An LSTM a single step at a time in onnxruntime, its weights in 8 bits.

Streaming runs the network for one symbol after another, a few rows at once: the time goes into
reading the weights from memory.  In 8 bits there is a quarter of them to read, and onnxruntime
has few microseconds of overhead a step where PyTorch has many.  Weights are quantised a column at
a time; what they are multiplied by are hidden states, which lie between -1 and 1 and so have one
scale for ever: a row does not depend on the rows beside it.

onnxruntime is loaded when the first program is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

Floats = NDArray[np.float32]

_MICROSOFT = "com.microsoft"  # the domain of onnxruntime's own operators
_OPSET = 17
_FORMAT = 9  # of the model file: what every onnxruntime since 1.16 reads


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
        import onnxruntime

        self.layers, self.width = lstm.num_layers, lstm.hidden_size
        self.outputs = None if output is None else output.out_features
        self._input = _by_gates(_array(lstm.weight_ih_l0))
        self._bias = _by_gates(_array(lstm.bias_ih_l0) + _array(lstm.bias_hh_l0))
        options = onnxruntime.SessionOptions()
        # Two threads are slower than one at matrices this small, and far slower on a busy machine.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            _model(lstm, output, exact), options, providers=["CPUExecutionProvider"]
        )

    def drive(self, inputs: Floats, bias: bool = True) -> Floats:
        """The drive of ``inputs``, float32 [..., input size] -> [..., 4 * width].

        Drives add up: that of a part of the inputs (the others zero) to that of the rest, with
        ``bias`` in one of them.
        """
        driven: Floats = inputs @ self._input.T
        return driven + self._bias if bias else driven


class LSTMSteps:
    """A program's state, and its steps; several rows side by side."""

    def __init__(self, program: LSTMProgram, rows: int) -> None:
        import onnxruntime

        self.program, self.rows = program, rows

        def value(width: int) -> Any:
            return onnxruntime.OrtValue.ortvalue_from_numpy(np.zeros((rows, width), np.float32))

        self._drive = value(4 * program.width)
        self._output = None if program.outputs is None else value(program.outputs)
        # A step reads one half of the states and writes the other.
        self._states = [[value(program.width) for _ in self._names()] for _ in range(2)]
        self._now = 0
        self._bindings = [self._bound(self._states[k], self._states[1 - k]) for k in range(2)]

    def _names(self) -> list[str]:
        return [
            f"{part}{layer}" for layer in range(self.program.layers) for part in ("hidden", "cell")
        ]

    def _bound(self, before: list[Any], after: list[Any]) -> Any:
        binding = self.program.session.io_binding()
        binding.bind_ortvalue_input("drive", self._drive)
        for name, old, new in zip(self._names(), before, after, strict=True):
            binding.bind_ortvalue_input(name, old)
            binding.bind_ortvalue_output(f"{name}_after", new)
        if self._output is not None:
            binding.bind_ortvalue_output("logits", self._output)
        return binding

    def step(self, drive: Floats) -> Floats:
        """One step of every row: its drive float32 [rows, 4 * width] -> float32 [rows, outputs].

        The array may be overwritten by the next steps.
        """
        self._drive.update_inplace(drive)
        self.program.session.run_with_iobinding(self._bindings[self._now])
        self._now = 1 - self._now
        if self._output is not None:
            logits: Floats = self._output.numpy()
            return logits
        hidden: Floats = self._states[self._now][-2].numpy()
        return hidden

    @property
    def state(self) -> LSTMState:
        """The state after the last step."""
        parts = [value.numpy().copy() for value in self._states[self._now]]
        return LSTMState(np.stack(parts[0::2]), np.stack(parts[1::2]))

    @state.setter
    def state(self, state: LSTMState | None) -> None:
        """``None``: the empty one."""
        for place, value in enumerate(self._states[self._now]):
            if state is None:
                part = np.zeros((self.rows, self.program.width), np.float32)
            else:
                part = np.ascontiguousarray((state.cell if place % 2 else state.hidden)[place // 2])
            value.update_inplace(part)


def _array(tensor: torch.Tensor) -> Floats:
    return np.asarray(tensor.detach().float().cpu().numpy())


def _by_gates(rows: Floats) -> Floats:
    """PyTorch's order (input, forget, cell, output) with the three sigmoids side by side."""
    enter, forget, cell, output = np.split(rows, 4, axis=0)
    return np.concatenate([enter, forget, output, cell], axis=0)


def _model(lstm: nn.LSTM, output: nn.Linear | None, exact: bool) -> bytes:
    """The step as an ONNX model."""
    from onnx import TensorProto, helper, numpy_helper

    width = lstm.hidden_size
    constants: list[Any] = []
    nodes: list[Any] = []

    def constant(name: str, value: NDArray[Any]) -> str:
        constants.append(numpy_helper.from_array(np.require(value, requirements="C"), name))
        return name

    def node(kind: str, inputs: list[str], outputs: list[str], **settings: Any) -> None:
        nodes.append(helper.make_node(kind, inputs, outputs, **settings))

    def product(value: str, weight: Floats, bias: Floats, name: str) -> None:
        """``value`` times the transpose of ``weight``, plus ``bias``."""
        offset = constant(f"{name}_bias", bias)
        if exact:
            node("MatMul", [value, constant(f"{name}_weight", weight.T)], [f"{name}_product"])
            node("Add", [f"{name}_product", offset], [name])
            return
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / 127
        whole = np.round(weight / scale[:, None]).astype(np.int8)
        parts = [
            constant(f"{name}_weight", whole.T),
            constant(f"{name}_scale", scale.astype(np.float32)),
            constant(f"{name}_zero", np.zeros(len(scale), np.int8)),
        ]
        if f"{value}_whole" not in whole_values:
            whole_values.add(f"{value}_whole")
            node("QuantizeLinear", [value, "unit", "middle"], [f"{value}_whole"])
        weights, scales, zeros = parts
        node(
            "MatMulIntegerToFloat",
            [f"{value}_whole", weights, "unit", scales, "middle", zeros, offset],
            [name],
            domain=_MICROSOFT,
        )

    # Of the hidden states in 8 bits: -1 to 1 are 1 to 255.
    constant("unit", np.float32(1 / 127).reshape(()))
    constant("middle", np.uint8(128).reshape(()))
    whole_values: set[str] = set()
    constant("sides", np.array([3 * width, width]))
    constant("gates", np.array([width] * 3))
    for layer in range(lstm.num_layers):
        recurrent = _by_gates(_array(getattr(lstm, f"weight_hh_l{layer}")))
        if layer == 0:
            product("hidden0", recurrent, np.zeros(4 * width, np.float32), "recurrent")
            node("Add", ["drive", "recurrent"], ["sums0"])
        else:
            below = _by_gates(_array(getattr(lstm, f"weight_ih_l{layer}")))
            bias = _array(getattr(lstm, f"bias_ih_l{layer}"))
            bias = _by_gates(bias + _array(getattr(lstm, f"bias_hh_l{layer}")))
            both = [f"hidden{layer - 1}_after", f"hidden{layer}"]
            node("Concat", both, [f"inputs{layer}"], axis=1)
            weight = np.concatenate([below, recurrent], axis=1)
            product(f"inputs{layer}", weight, bias, f"sums{layer}")
        node("Split", [f"sums{layer}", "sides"], [f"opened{layer}", f"new{layer}"], axis=1)
        node("Sigmoid", [f"opened{layer}"], [f"shares{layer}"])
        node("Tanh", [f"new{layer}"], [f"value{layer}"])
        parts = [f"{gate}{layer}" for gate in ("enter", "forget", "show")]
        node("Split", [f"shares{layer}", "gates"], parts, axis=1)
        node("Mul", [f"forget{layer}", f"cell{layer}"], [f"kept{layer}"])
        node("Mul", [f"enter{layer}", f"value{layer}"], [f"entered{layer}"])
        node("Add", [f"kept{layer}", f"entered{layer}"], [f"cell{layer}_after"])
        node("Tanh", [f"cell{layer}_after"], [f"shown{layer}"])
        node("Mul", [f"show{layer}", f"shown{layer}"], [f"hidden{layer}_after"])
    top = f"hidden{lstm.num_layers - 1}_after"
    if output is not None:
        product(top, _array(output.weight), _array(output.bias), "logits")

    def described(name: str, size: int) -> Any:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", size])

    names = [f"{part}{layer}" for layer in range(lstm.num_layers) for part in ("hidden", "cell")]
    results = [described(f"{name}_after", width) for name in names]
    if output is not None:
        results.append(described("logits", output.out_features))
    given = [described("drive", 4 * width), *(described(name, width) for name in names)]
    graph = helper.make_graph(nodes, "step", given, results, constants)
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
    model = helper.make_model(graph, opset_imports=opsets)
    model.ir_version = _FORMAT
    data: bytes = model.SerializeToString()
    return data
