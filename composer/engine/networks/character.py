"""A character LSTM with conditions: lyrics by artist, folk tunes by meter, mode and key.

Every step sees the character, and beside it an embedding of each condition, concatenated.  Row 0
of a condition's table means "any": dropping conditions at random in training makes one network
serve with and without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

State = tuple[Tensor, Tensor]  # hidden and cell, each float [rows, layers, hidden]


@dataclass(frozen=True)
class CharacterShape:
    """Hyperparameters, as they stand on a pack's card.

    ``characters``: size of the vocabulary, the marks of start and end included;
    ``embedding``: width of a character's embedding; ``hidden``, ``layers``: of the LSTM;
    ``conditions``: number of values of each condition, "any" not counted;
    ``condition_embedding``: width of a condition's embedding.
    """

    characters: int
    embedding: int = 512
    hidden: int = 512
    layers: int = 2
    conditions: tuple[int, ...] = ()
    condition_embedding: int = 64

    def __post_init__(self) -> None:
        # Bounds on what a card may ask for before its weights are looked at.
        bounds = {"characters": 4096, "embedding": 4096, "hidden": 8192, "layers": 16}
        for name, most in bounds.items():
            if not 1 <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from 1 to {most}")
        if len(self.conditions) > 16 or not all(1 <= n <= 100_000 for n in self.conditions):
            raise ValueError("at most 16 conditions of 1 to 100000 values")
        if not 1 <= self.condition_embedding <= 1024:
            raise ValueError("condition_embedding must be from 1 to 1024")

    def to_dict(self) -> dict[str, object]:
        """The fields as JSON types."""
        return {**asdict(self), "conditions": list(self.conditions)}

    @staticmethod
    def from_dict(fields: dict[str, object]) -> CharacterShape:
        """The inverse of :meth:`to_dict`; raises ``ValueError`` on unknown fields or values."""
        unknown = sorted(set(fields) - set(CharacterShape.__dataclass_fields__))
        if unknown:
            raise ValueError(f"unknown character network field {unknown[0]!r}")
        values = dict(fields)
        values["conditions"] = tuple(values.get("conditions", ()))  # type: ignore[arg-type]
        return CharacterShape(**values)  # type: ignore[arg-type]


class CharacterLSTM(nn.Module):
    """Characters and conditions in, unnormalised log-probabilities of the next character out."""

    def __init__(self, shape: CharacterShape, dropout: float = 0.0, segment: int = 0) -> None:
        """``dropout``: between the layers and before the output, in training only.

        ``segment``: with more than 0, the backward pass recomputes the LSTM from the state at
        every ``segment``-th step (gradient checkpointing): less memory, about a third more time.
        """
        super().__init__()
        self.shape = shape
        self.segment = segment
        self.embedding = nn.Embedding(shape.characters, shape.embedding)
        self.conditions = nn.ModuleList(
            nn.Embedding(count + 1, shape.condition_embedding) for count in shape.conditions
        )
        self.lstm = nn.LSTM(
            shape.embedding + len(shape.conditions) * shape.condition_embedding,
            shape.hidden,
            shape.layers,
            batch_first=True,
            dropout=dropout if shape.layers > 1 else 0.0,
        )
        self.dropout = nn.Dropout(dropout)
        self.output = nn.Linear(shape.hidden, shape.characters)
        with torch.no_grad():  # a forget gate that is open at first learns long spans sooner
            for name, bias in self.lstm.named_parameters():
                if "bias_ih" in name:
                    bias[shape.hidden : 2 * shape.hidden] = 1.0

    def forward(
        self, characters: Tensor, conditions: Tensor, state: State | None = None
    ) -> tuple[Tensor, State]:
        """Logits of the character after each, and the state after the last.

        ``characters``: int [rows, steps]; ``conditions``: int [rows, number of conditions], 0 is
        "any", the values count from 1; ``state``: ``None`` for an empty one.  Returns
        float [rows, steps, characters] and the state.
        """
        rows, steps = characters.shape
        planes = [self.embedding(characters)]
        for place, table in enumerate(self.conditions):
            planes.append(table(conditions[:, place])[:, None].expand(-1, steps, -1))
        inputs = torch.cat(planes, dim=-1)
        if state is None:
            empty = inputs.new_zeros(rows, self.shape.layers, self.shape.hidden)
            state = (empty, empty)
        # nn.LSTM wants the layers first.
        hidden, cell = (part.transpose(0, 1).contiguous() for part in state)
        if self.segment and self.training:
            outputs = []
            for piece in inputs.split(self.segment, dim=1):
                output, (hidden, cell) = checkpoint(  # type: ignore[misc]
                    self._run, piece, hidden, cell, use_reentrant=False
                )
                outputs.append(output)
            output = torch.cat(outputs, dim=1)
        else:
            output, (hidden, cell) = self._run(inputs, hidden, cell)
        logits = self.output(self.dropout(output))
        return logits, (hidden.transpose(0, 1), cell.transpose(0, 1))

    def _run(self, inputs: Tensor, hidden: Tensor, cell: Tensor) -> tuple[Tensor, State]:
        output, state = self.lstm(inputs, (hidden.to(inputs.dtype), cell.to(inputs.dtype)))
        return output, state


def chosen_conditions(values: Sequence[int | None], rows: int = 1) -> Tensor:
    """Conditions for ``rows`` equal rows, int [rows, conditions]; ``None`` is "any"."""
    indices = [0 if value is None else value + 1 for value in values]
    return torch.tensor([indices] * rows, dtype=torch.long).reshape(rows, len(indices))
