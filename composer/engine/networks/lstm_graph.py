"""One step of an LSTM as an ONNX model, its weights in 32 or in 8 bits.

Weights in 8 bits are rounded a column at a time.  They are multiplied in one of two ways, of which
the one is quicker for a few rows and the other for many:

- ``"blocks"``: by onnxruntime's MatMulNBits, which rounds what it multiplies block by block;
- ``"columns"``: by MatMulIntegerToFloat; what is multiplied are hidden states, which lie between
  -1 and 1 and so have one scale for ever.

In all of them a row does not depend on the rows beside it.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

Floats = NDArray[np.float32]
Way = Literal["exact", "blocks", "columns"]

_MICROSOFT = "com.microsoft"  # the domain of onnxruntime's own operators
_OPSET = 17
_FORMAT = 9  # of the model file: what every onnxruntime since 1.16 reads
_BLOCK = 256  # inputs of a product that are rounded together: the largest that is quick


def step_model(lstm: nn.LSTM, output: nn.Linear | None, way: Way) -> bytes:
    """The step of a unidirectional LSTM with biases, and of a linear layer on top if there is one.

    Inputs: ``drive`` [rows, 4 * width] (see :mod:`composer.engine.networks.lstm_steps`), and for
    each layer ``hiddenN`` and ``cellN`` [rows, width].  Outputs: those with ``_after`` at the end
    of their names, and ``logits`` [rows, outputs].
    """
    return _Graph(way).of(lstm, output)


def array(tensor: torch.Tensor) -> Floats:
    """A parameter in NumPy."""
    return np.asarray(tensor.detach().float().cpu().numpy())


def by_gates(rows: Floats) -> Floats:
    """PyTorch's order (input, forget, cell, output) with the three sigmoids side by side."""
    enter, forget, cell, output = np.split(rows, 4, axis=0)
    return np.concatenate([enter, forget, output, cell], axis=0)


class _Graph:
    def __init__(self, way: Way) -> None:
        self._way = way
        self._constants: list[Any] = []
        self._nodes: list[Any] = []
        self._whole: set[str] = set()  # values that are there in 8 bits as well

    def of(self, lstm: nn.LSTM, output: nn.Linear | None) -> bytes:
        from onnx import TensorProto, helper

        width = lstm.hidden_size
        self._constant("sides", np.array([3 * width, width]))
        self._constant("gates", np.array([width] * 3))
        for layer in range(lstm.num_layers):
            self._layer(lstm, layer)
        if output is not None:
            top = f"hidden{lstm.num_layers - 1}_after"
            self._product(top, array(output.weight), array(output.bias), "logits")

        def described(name: str, size: int) -> Any:
            return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", size])

        names = state_names(lstm.num_layers)
        results = [described(f"{name}_after", width) for name in names]
        if output is not None:
            results.append(described("logits", output.out_features))
        given = [described("drive", 4 * width), *(described(name, width) for name in names)]
        graph = helper.make_graph(self._nodes, "step", given, results, self._constants)
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = _FORMAT
        data: bytes = model.SerializeToString()
        return data

    def _layer(self, lstm: nn.LSTM, layer: int) -> None:
        recurrent = by_gates(array(getattr(lstm, f"weight_hh_l{layer}")))
        if layer == 0:
            self._product("hidden0", recurrent, None, "recurrent")
            self._node("Add", ["drive", "recurrent"], ["sums0"])
        else:
            below = by_gates(array(getattr(lstm, f"weight_ih_l{layer}")))
            bias = array(getattr(lstm, f"bias_ih_l{layer}"))
            bias = by_gates(bias + array(getattr(lstm, f"bias_hh_l{layer}")))
            both = [f"hidden{layer - 1}_after", f"hidden{layer}"]
            self._node("Concat", both, [f"inputs{layer}"], axis=1)
            weight = np.concatenate([below, recurrent], axis=1)
            self._product(f"inputs{layer}", weight, bias, f"sums{layer}")
        self._node("Split", [f"sums{layer}", "sides"], [f"opened{layer}", f"new{layer}"], axis=1)
        self._node("Sigmoid", [f"opened{layer}"], [f"shares{layer}"])
        self._node("Tanh", [f"new{layer}"], [f"value{layer}"])
        parts = [f"{gate}{layer}" for gate in ("enter", "forget", "show")]
        self._node("Split", [f"shares{layer}", "gates"], parts, axis=1)
        self._node("Mul", [f"forget{layer}", f"cell{layer}"], [f"kept{layer}"])
        self._node("Mul", [f"enter{layer}", f"value{layer}"], [f"entered{layer}"])
        self._node("Add", [f"kept{layer}", f"entered{layer}"], [f"cell{layer}_after"])
        self._node("Tanh", [f"cell{layer}_after"], [f"shown{layer}"])
        self._node("Mul", [f"show{layer}", f"shown{layer}"], [f"hidden{layer}_after"])

    def _product(self, value: str, weight: Floats, bias: Floats | None, name: str) -> None:
        """``value`` times the transpose of ``weight``, plus ``bias``."""
        if self._way == "exact":
            plain = name if bias is None else f"{name}_product"
            self._node("MatMul", [value, self._constant(f"{name}_weight", weight.T)], [plain])
            if bias is not None:
                self._node("Add", [plain, self._constant(f"{name}_bias", bias)], [name])
            return
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / 127
        whole = np.round(weight / scale[:, None]).astype(np.int8)
        (self._in_blocks if self._way == "blocks" else self._in_columns)(
            value, whole, scale.astype(np.float32), bias, name
        )

    def _in_blocks(
        self, value: str, whole: NDArray[np.int8], scale: Floats, bias: Floats | None, name: str
    ) -> None:
        outputs, inputs = whole.shape
        block = _BLOCK
        while block > 16 and block // 2 >= inputs:
            block //= 2
        blocks = -(-inputs // block)
        # Stored without a sign: 128 is zero.
        stored = np.full((outputs, blocks * block), 128, np.uint8)
        stored[:, :inputs] = (whole.astype(np.int16) + 128).astype(np.uint8)
        parts = [
            self._constant(f"{name}_weight", stored.reshape(outputs, blocks, block)),
            self._constant(f"{name}_scale", np.repeat(scale[:, None], blocks, 1)),
        ]
        if bias is not None:
            parts += ["", "", self._constant(f"{name}_bias", bias)]
        self._node(
            "MatMulNBits",
            [value, *parts],
            [name],
            domain=_MICROSOFT,
            K=inputs,
            N=outputs,
            bits=8,
            block_size=block,
            accuracy_level=4,  # multiplies in 8 bits
        )

    def _in_columns(
        self, value: str, whole: NDArray[np.int8], scale: Floats, bias: Floats | None, name: str
    ) -> None:
        outputs = len(whole)
        if not self._whole:
            # Of the hidden states in 8 bits: -1 to 1 are 1 to 255.
            self._constant("unit", np.float32(1 / 127).reshape(()))
            self._constant("middle", np.uint8(128).reshape(()))
        if value not in self._whole:
            self._whole.add(value)
            self._node("QuantizeLinear", [value, "unit", "middle"], [f"{value}_whole"])
        offset = np.zeros(outputs, np.float32) if bias is None else bias
        self._node(
            "MatMulIntegerToFloat",
            [
                f"{value}_whole",
                self._constant(f"{name}_weight", whole.T),
                "unit",
                self._constant(f"{name}_scale", scale),
                "middle",
                self._constant(f"{name}_zero", np.zeros(outputs, np.int8)),
                self._constant(f"{name}_bias", offset),
            ],
            [name],
            domain=_MICROSOFT,
        )

    def _constant(self, name: str, value: NDArray[Any]) -> str:
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.require(value, requirements="C"), name))
        return name

    def _node(self, kind: str, inputs: list[str], outputs: list[str], **settings: Any) -> None:
        from onnx import helper

        self._nodes.append(helper.make_node(kind, inputs, outputs, **settings))


def state_names(layers: int) -> list[str]:
    """The parts of the state as the model names them, layer by layer."""
    return [f"{part}{layer}" for layer in range(layers) for part in ("hidden", "cell")]
