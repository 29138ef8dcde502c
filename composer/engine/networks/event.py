"""An LSTM over performed notes, each an event of several fields (see composer.engine.events).

The published network reads the fields as one-hots side by side and splits one linear layer into
independent softmaxes.  The other one embeds the fields, and chains its heads: the time of the
next event, its pitch given that time, its velocity given both, its duration given all three.  So
it models the event as a whole, where independent heads would mix one event's pitch with another's
velocity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from composer.engine.drawing import tempered

State = tuple[Tensor, Tensor]  # hidden and cell, each float [rows, layers, hidden]


@dataclass(frozen=True)
class EventShape:
    """Hyperparameters, as they stand on a pack's card.

    ``sizes``: classes of each field, in the order of the heads; ``hidden``, ``layers``: of the
    LSTM; ``embedding``: width of each field's embedding, 0 for one-hots; ``head``: width of each
    head's inner layer where the heads are chained, 0 for independent heads of one linear layer.
    """

    sizes: tuple[int, ...] = (82, 88, 32, 41)
    hidden: int = 512
    layers: int = 1
    embedding: int = 64
    head: int = 192

    def __post_init__(self) -> None:
        # Bounds on what a card may ask for before its weights are looked at.
        if not 1 <= len(self.sizes) <= 8 or not all(1 <= size <= 4096 for size in self.sizes):
            raise ValueError("sizes must be 1 to 8 numbers from 1 to 4096")
        bounds = {"hidden": (1, 8192), "layers": (1, 16), "embedding": (0, 4096), "head": (0, 4096)}
        for name, (least, most) in bounds.items():
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from {least} to {most}")

    def to_dict(self) -> dict[str, object]:
        """The fields as JSON types."""
        return {**asdict(self), "sizes": list(self.sizes)}

    @staticmethod
    def from_dict(fields: dict[str, Any]) -> EventShape:
        """The inverse of :meth:`to_dict`; raises ``ValueError`` on unknown fields or values."""
        unknown = sorted(set(fields) - set(EventShape.__dataclass_fields__))
        if unknown:
            raise ValueError(f"unknown event network field {unknown[0]!r}")
        values = dict(fields)
        if "sizes" in values:
            values["sizes"] = tuple(values["sizes"])
        numbers = [*values.get("sizes", ()), *(v for k, v in values.items() if k != "sizes")]
        if not all(type(number) is int for number in numbers):
            raise ValueError("the fields of an event network are whole numbers")
        return EventShape(**values)


class EventLSTM(nn.Module):
    """Events in, unnormalised log-probabilities of the next event's fields out.

    A field's class ``size`` (one beyond the last) is the mark before the first event.
    """

    def __init__(self, shape: EventShape, dropout: float = 0.0) -> None:
        """``dropout``: on the embeddings, between layers and before the heads, in training only.

        With one-hots it is before the heads alone, as published.
        """
        super().__init__()
        self.shape = shape
        self.dropout = nn.Dropout(dropout)
        sizes = shape.sizes
        self.embeddings = nn.ModuleList(
            nn.Embedding(size + 1, shape.embedding) for size in sizes if shape.embedding
        )
        self.lstm = nn.LSTM(
            shape.embedding * len(sizes) if shape.embedding else sum(sizes),
            shape.hidden,
            shape.layers,
            batch_first=True,
            dropout=dropout if shape.layers > 1 else 0.0,
        )
        if shape.head:
            self.inner = nn.Linear(shape.hidden, shape.head * len(sizes))
            # Head i sees the fields before it: one table for each pair.
            self.given = nn.ModuleList(
                nn.ModuleList(nn.Embedding(sizes[j], shape.head) for j in range(i))
                for i in range(len(sizes))
            )
            self.outputs = nn.ModuleList(nn.Linear(shape.head, size) for size in sizes)
        else:
            self.output = nn.Linear(shape.hidden, sum(sizes))
        if shape.embedding:
            with torch.no_grad():  # an open forget gate learns long spans sooner
                for name, bias in self.lstm.named_parameters():
                    if "bias_ih" in name:
                        bias[shape.hidden : 2 * shape.hidden] = 1.0

    def forward(
        self, events: Tensor, following: Tensor, state: State | None = None
    ) -> tuple[list[Tensor], State]:
        """Logits of each field of the event after each, and the state after the last.

        ``events``, ``following``: int [rows, steps, fields], the second one event on (what chained
        heads are given; values below 0 are not looked at).  Returns for each field
        float [rows, steps, its size].
        """
        hidden, state = self.read(events, state)
        return [
            self.head(field, hidden, following[..., :field])
            for field in range(len(self.shape.sizes))
        ], state

    def read(self, events: Tensor, state: State | None = None) -> tuple[Tensor, State]:
        """What the heads see after each event, float [rows, steps, hidden], and the state."""
        if self.shape.embedding:
            planes = [table(events[..., i]) for i, table in enumerate(self.embeddings)]
            inputs = self.dropout(torch.cat(planes, dim=-1))
        else:
            inputs = torch.cat(
                [
                    functional.one_hot(events[..., i], size + 1)[..., :size]
                    for i, size in enumerate(self.shape.sizes)
                ],
                dim=-1,
            ).float()
        if state is None:
            empty = inputs.new_zeros(len(inputs), self.shape.layers, self.shape.hidden)
            state = (empty, empty)
        if inputs.shape[1] == 1 and not self.training and inputs.device.type == "cpu":
            return self._step(inputs[:, 0], state)
        # nn.LSTM wants the layers first.
        before = tuple(part.transpose(0, 1).contiguous().to(inputs.dtype) for part in state)
        output, (hidden, cell) = self.lstm(inputs, before)
        return self.dropout(output), (hidden.transpose(0, 1), cell.transpose(0, 1))

    def _step(self, inputs: Tensor, state: State) -> tuple[Tensor, State]:
        """One step of the LSTM; oneDNN's packs its weights anew at every call, which is slow."""
        hidden, cell = [], []
        for layer in range(self.shape.layers):
            weights = [
                getattr(self.lstm, f"{name}_l{layer}")
                for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            ]
            inputs, now = torch.lstm_cell(inputs, [part[:, layer] for part in state], *weights)
            hidden.append(inputs)
            cell.append(now)
        return inputs[:, None], (torch.stack(hidden, 1), torch.stack(cell, 1))

    def head(self, field: int, hidden: Tensor, before: Tensor) -> Tensor:
        """Logits of one field, given those before it.

        ``hidden``: float [..., hidden], of :meth:`read`; ``before``: int [..., field], the values
        of the fields before (independent heads do not look at them).
        """
        if not self.shape.head:
            first = sum(self.shape.sizes[:field])
            last = first + self.shape.sizes[field]
            return functional.linear(
                hidden, self.output.weight[first:last], self.output.bias[first:last]
            )
        width = self.shape.head
        rows = slice(field * width, (field + 1) * width)
        inner = functional.linear(hidden, self.inner.weight[rows], self.inner.bias[rows])
        tables = self.given[field]
        assert isinstance(tables, nn.ModuleList)
        for place, table in enumerate(tables):
            inner = inner + table(before[..., place].clamp(min=0))
        logits: Tensor = self.outputs[field](functional.gelu(inner))
        return logits

    def start(self, rows: int = 1) -> Tensor:
        """The mark before the first event, int [rows, 1, fields]."""
        device = next(self.parameters()).device
        return torch.tensor([[self.shape.sizes]] * rows, device=device)


Integers = NDArray[np.int64]
Adjust = Callable[[int, NDArray[np.float32], Integers], NDArray[np.float32]]


class EventStream:
    """Pieces that go on event by event, several at once: what is given, and then what is drawn.

    ``random``: one stream of numbers for all rows, or one for each, so that a row's events are
    those that it would have alone.  ``window``: with more than 0 only so many of the last events
    are seen at each step, from an empty state, as the published network was trained.
    """

    def __init__(
        self,
        network: EventLSTM,
        rows: int,
        random: torch.Generator | Sequence[torch.Generator],
        window: int = 0,
    ) -> None:
        self.network, self.rows, self.random, self.window = network, rows, random, window
        self._unread = network.start(rows)
        self._marked = True  # nothing was given or drawn yet
        self._hidden: Tensor | None = None
        self._state: State | None = None

    @torch.inference_mode()
    def give(self, events: Sequence[Sequence[int]]) -> None:
        """All rows go on with these events, int [events, fields]."""
        if not len(events):
            return
        fields = len(self.network.shape.sizes)
        given = torch.tensor(events, dtype=torch.long, device=self._unread.device)
        given = given.reshape(1, -1, fields).expand(self.rows, -1, -1)
        self._go_on(given)
        if not self.window:
            self._read()

    @torch.inference_mode()
    def draw(
        self,
        temperature: float | Sequence[float] = 1.0,
        adjust: Adjust | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> tuple[list[list[int]], list[float]]:
        """The next event of each row, and its nats under the network itself.

        ``temperature``: 0 takes the likeliest class, 1 samples the network's distribution; one
        number or one for each field.  ``adjust`` makes others of a field's logits: it is given
        the field's number, its logits, float [rows, classes], and the classes of the fields
        before it, int [rows, field], which it leaves as they are.  ``top_k``, ``top_p``: as in
        :func:`~composer.engine.drawing.tempered`.
        """
        network = self.network
        fields = len(network.shape.sizes)
        heats = (
            [temperature] * fields if isinstance(temperature, (int, float)) else list(temperature)
        )
        if len(heats) != fields:
            raise ValueError(f"{fields} temperatures are wanted, one for each field")
        self._read()
        assert self._hidden is not None
        drawn = self._unread.new_zeros((self.rows, 0))
        nats = torch.zeros(self.rows)
        for field in range(fields):
            logits = network.head(field, self._hidden, drawn).float().cpu()
            steered = logits
            if adjust is not None:
                steered = torch.from_numpy(adjust(field, logits.numpy(), drawn.cpu().numpy()))
            if heats[field] > 0 and (top_k is not None or top_p is not None):
                chosen = _draw(tempered(steered, heats[field], top_k, top_p), 1.0, self.random)
            else:
                chosen = _draw(steered, heats[field], self.random)
            nats += functional.cross_entropy(logits, chosen, reduction="none")
            drawn = torch.cat([drawn, chosen.to(drawn.device)[:, None]], dim=1)
        self._go_on(drawn[:, None])
        return drawn.tolist(), nats.tolist()

    def _go_on(self, events: Tensor) -> None:
        # What a windowed network was trained on has no mark.
        if self.window and self._marked:
            self._unread = events
        else:
            self._unread = torch.cat([self._unread, events], dim=1)
        self._marked = False

    def _read(self) -> None:
        """Brings what the heads see up to the last event."""
        if self.window:
            self._unread = self._unread[:, -self.window :]
            hidden, _ = self.network.read(self._unread, None)
            self._hidden = hidden[:, -1]
        elif self._unread.shape[1]:
            hidden, self._state = self.network.read(self._unread, self._state)
            self._hidden = hidden[:, -1]
            self._unread = self._unread[:, :0]


def stream_events(
    network: EventLSTM,
    prime: Sequence[Sequence[int]],
    temperature: float | Sequence[float],
    random: torch.Generator,
    rows: int = 1,
    window: int = 0,
) -> Iterator[list[list[int]]]:
    """Goes on after ``prime`` for ever: at each step an event for each of ``rows``.

    ``temperature``, ``window``: as in :class:`EventStream`.
    """
    stream = EventStream(network, rows, random, window)
    stream.give(prime)
    while True:
        yield stream.draw(temperature)[0]


def _draw(
    logits: Tensor, temperature: float, random: torch.Generator | Sequence[torch.Generator]
) -> Tensor:
    """A class for each row of ``logits``."""
    if temperature <= 0:
        return logits.argmax(-1)
    if isinstance(random, torch.Generator):
        noise = torch.empty_like(logits).exponential_(generator=random)
    else:
        noise = torch.stack(
            [torch.empty(logits.shape[1]).exponential_(generator=own) for own in random]
        )
    return (logits / temperature - noise.log()).argmax(-1)  # Gumbel-max
