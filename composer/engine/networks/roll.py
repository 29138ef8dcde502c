"""A polyphonic LSTM on piano rolls: from the frames so far the next frame's keys.

A frame is the set of keys that sound in one step.  The state goes through a linear encoder and an
LSTM; the *head* says how the keys of one frame depend on each other:

- ``independent``: each key by itself, a logistic unit per key (as published);
- ``nade``: the keys from low to high, each knowing those below it (a neural autoregressive
  distribution estimator over sounding or not);
- ``successive``: the next higher sounding key, or none, drawn from one softmax, again and again;
  the same sets of keys, in other units.

Nade and successive share everything but the last normalisation, and both give proper joint
probabilities of the 2^keys sets.

Beside the state the network can be shown *sources*, earlier frames that may come again
(:mod:`composer.engine.recollection`), by weights that are tied over the keys: a source votes for
its own next key.  A further tied part votes for steps and leaps from the highest key of the frame
before.  A *clock* tells where the step lies in some periods.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import logsigmoid
from torch.utils.checkpoint import checkpoint

from composer.engine.drawing import drawn_by_row, sounding_chance, tempered, uniform_by_row
from composer.engine.networks.roll_shape import RollShape
from composer.engine.recollection import FOUND, TRUST

State = tuple[Tensor, Tensor]  # hidden and cell, each float [rows, layers, hidden]

NEVER = -1e9  # the logit of a key that cannot follow


class RollLSTM(nn.Module):
    """Frames and sources in, nats of the true next frames (or a drawn frame) out."""

    periods: Tensor

    def __init__(self, shape: RollShape, dropout: float = 0.0, segment: int = 0) -> None:
        """``dropout``: on what goes in and out of each layer of the LSTM, in training only.

        ``segment``: with more than 0, the backward pass recomputes the LSTM from the state at
        every ``segment``-th step (gradient checkpointing): less memory, about a third more time.
        """
        super().__init__()
        self.shape, self.segment = shape, segment
        keys, sources, width = shape.keys, shape.sources, shape.width
        found = FOUND if sources else 0
        self.encoder = nn.Linear(
            keys * (1 + found) + TRUST * sources + 2 * len(shape.clock) + 1, shape.encoder
        )
        self.lstm = nn.LSTM(
            shape.encoder,
            shape.hidden,
            shape.layers,
            batch_first=True,
            dropout=dropout if shape.layers > 1 else 0.0,
        )
        self.dropout = nn.Dropout(dropout)
        if sources:
            self.likeness = nn.Linear(shape.hidden + TRUST * sources, sources)
        if shape.head == "independent":
            self.output = nn.Linear(shape.hidden, keys)
        else:
            self.context = nn.Linear(shape.hidden + TRUST * sources, width)
            self.below = nn.Embedding(keys, width)
            self.last = nn.Embedding(keys + 1, width)
            self.inner = nn.Linear(width, width)
            self.output = nn.Linear(width, keys + 1)
            if sources:
                self.agreeing = nn.Linear(sources, width, bias=False)
                self.votes = nn.Linear(width, sources)
            if shape.reach:
                self.leaps = nn.Linear(width, 2 * shape.reach + 1)
            for table in (self.below, self.last):
                nn.init.normal_(table.weight, std=0.1)
        with torch.no_grad():
            for name, bias in self.lstm.named_parameters():
                if "bias_ih" in name:  # a forget gate that is open at first learns long spans
                    bias[shape.hidden : 2 * shape.hidden] = 1.0
            if shape.head == "independent":
                self.output.bias.fill_(-3.0)  # few keys sound
            if sources:
                nn.init.zeros_(self.likeness.weight)
        periods = torch.tensor(shape.clock, dtype=torch.float32)
        self.register_buffer("periods", periods, persistent=False)

    def forward(
        self,
        targets: Tensor,
        previous: Tensor,
        sources: Tensor,
        trust: Tensor,
        time: Tensor,
        state: State | None = None,
    ) -> tuple[Tensor, State]:
        """Nats of each target frame given all before it, and the state after the last.

        ``targets``: bool [rows, steps, keys]; ``previous``: the frame before each, zeros at the
        beginning of a piece; ``sources``: bool [rows, steps, sources, keys] and ``trust``: float
        [rows, steps, sources, 4], see :class:`~composer.engine.recollection.Recollection`;
        ``time``: int [rows, steps], the step's number in its piece.  Returns float [rows, steps].
        """
        rows, steps, keys = targets.shape
        output, state = self.run(previous, sources, trust, time, state)
        nats = self.nats(
            targets.flatten(0, 1),
            output.flatten(0, 1),
            previous.flatten(0, 1),
            sources.flatten(0, 1),
            trust.flatten(0, 1),
        )
        return nats.view(rows, steps), state

    def run(
        self, previous: Tensor, sources: Tensor, trust: Tensor, time: Tensor, state: State | None
    ) -> tuple[Tensor, State]:
        """The encoder and the LSTM: float [rows, steps, hidden], and the state."""
        rows, steps, _ = previous.shape
        heard = self.inputs(previous, sources, trust, time)
        inputs = self._dropped(self.encoder(heard))
        if state is None:
            empty = inputs.new_zeros(rows, self.shape.layers, self.shape.hidden)
            state = (empty, empty)
        # nn.LSTM wants the layers first.
        hidden, cell = (part.transpose(0, 1).contiguous() for part in state)
        if self.segment and self.training:
            outputs = []
            for piece in inputs.split(self.segment, dim=1):
                output, (hidden, cell) = checkpoint(
                    self._run, piece, hidden, cell, use_reentrant=False
                )
                outputs.append(output)
            output = torch.cat(outputs, dim=1)
        else:
            output, (hidden, cell) = self._run(inputs, hidden, cell)
        return self._dropped(output), (hidden.transpose(0, 1), cell.transpose(0, 1))

    def inputs(self, previous: Tensor, sources: Tensor, trust: Tensor, time: Tensor) -> Tensor:
        """What the encoder reads, float [rows, steps, encoder.in_features]."""
        dtype = self.encoder.weight.dtype
        parts = [previous.to(dtype), torch.log1p(time)[..., None].to(dtype) / 6]
        if self.shape.sources:
            parts += [sources[:, :, :FOUND].flatten(2).to(dtype), trust.flatten(2).to(dtype)]
        if len(self.shape.clock):
            angle = 2 * math.pi * time[..., None] / self.periods
            parts += [angle.sin().to(dtype), angle.cos().to(dtype)]
        return torch.cat(parts, dim=-1)

    def _run(self, inputs: Tensor, hidden: Tensor, cell: Tensor) -> tuple[Tensor, State]:
        output, state = self.lstm(inputs, (hidden.to(inputs.dtype), cell.to(inputs.dtype)))
        return output, state

    def _dropped(self, values: Tensor) -> Tensor:
        """Dropout of the same units in all steps of a row, float [rows, steps, units]."""
        if not self.training or not self.dropout.p:
            return values
        return values * self.dropout(values.new_ones(len(values), 1, values.shape[2]))

    def nats(
        self, targets: Tensor, output: Tensor, previous: Tensor, sources: Tensor, trust: Tensor
    ) -> Tensor:
        """The negative log-likelihood of whole frames, float [frames]; see :meth:`forward`."""
        if self.shape.head == "independent":
            logits = self.independent(output, sources, trust)
            signed = torch.where(targets, logits, -logits)
            return -logsigmoid(signed).sum(dim=1)
        found, wanted, frame = self.choices(targets, output, previous, sources, trust)
        terms = -found.gather(1, wanted[:, None])[:, 0]
        return terms.new_zeros(len(targets)).index_add(0, frame, terms)

    def choices(
        self, targets: Tensor, output: Tensor, previous: Tensor, sources: Tensor, trust: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """How a joint head chose the keys of whole frames, one after the other.

        Log-probabilities of the next sounding key, or of no more, float [choices, keys + 1]; which
        it was, int [choices]; and in which frame, int [choices], a frame's last choice being that
        of no more.  Arguments as in :meth:`nats`.
        """
        frames, keys = targets.shape
        counts = targets.sum(dim=1)
        most = int(counts.max()) if frames else 0
        # The sounding keys from low to high, and at the end `keys` for "no more".
        numbers = torch.arange(keys, device=targets.device)
        chosen = torch.where(targets, numbers, keys).sort(dim=1).values[:, :most]
        wanted = nn.functional.pad(chosen, (0, 1), value=keys)
        last = nn.functional.pad(chosen, (1, 0), value=-1)
        sounding = chosen < keys
        below = self.below(chosen.clamp(max=keys - 1)) * sounding[..., None]
        below = nn.functional.pad(below.cumsum(dim=1), (0, 0, 1, 0))
        # A token for each sounding key and one for the end.
        real = torch.arange(most + 1, device=targets.device) <= counts[:, None]
        frame = torch.arange(frames, device=targets.device)[:, None].expand(-1, most + 1)[real]
        heard = self._heard(output, previous, sources, trust)
        following = agreed = None
        if heard.following is not None:
            place = (last + 1).clamp(max=keys)[:, None].expand(-1, self.shape.sources, -1)
            following = heard.following.gather(2, place).transpose(1, 2)
            agreed = (following == wanted[..., None]).cumprod(dim=1)
            agreed = nn.functional.pad(agreed[:, :-1], (0, 0, 1, 0), value=1)[real]
            following = following[real].long()
        found = self._next_key(heard, frame, below[real], last[real], agreed, following)
        return found, wanted[real], frame

    def draw(
        self,
        output: Tensor,
        previous: Tensor,
        sources: Tensor,
        trust: Tensor,
        temperature: float,
        generator: torch.Generator | Sequence[torch.Generator],
        bias: Tensor | None = None,
        sounding: Tensor | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> Tensor:
        """A frame for each row, bool [frames, keys]; arguments as in :meth:`nats`.

        ``temperature`` divides the logits of each choice; towards 0 the likeliest is taken.
        ``generator``: one for all rows, or one for each.  ``bias``: float [frames or 1, keys],
        added to the logit of each key, -inf for one that may not sound.  ``sounding``: bool
        [frames or 1], of which frames one key at least must sound.  ``top_k``, ``top_p``: of each
        choice, as in :func:`~composer.engine.drawing.tempered`.
        """
        keys, device = self.shape.keys, output.device
        cold = temperature < 1e-3
        if bias is not None:
            bias = bias.to(device).expand(len(output), -1)
        if sounding is not None:
            sounding = sounding.to(device).expand(len(output))
        if self.shape.head == "independent":
            logits = self.independent(output, sources, trust)
            if bias is not None:
                logits = logits + bias
            if cold:
                chosen = logits > 0
            else:
                chance = sounding_chance(logits, temperature, top_k, top_p).cpu()
                chosen = (uniform_by_row(chance, generator) < chance).to(device)
            if sounding is not None:
                wanting = (sounding & ~chosen.any(dim=1)).nonzero()[:, 0]
                chosen[wanting, logits[wanting].argmax(dim=1)] = True
            return chosen
        heard = self._heard(output, previous, sources, trust)
        count = len(output)
        drawn = torch.zeros(count, keys + 1, dtype=torch.bool, device=device)
        below = output.new_zeros(count, self.shape.width)
        last = torch.full((count,), -1, device=device)
        agreed = torch.ones(count, self.shape.sources, dtype=torch.long, device=device)
        for _ in range(keys):
            open_rows = (last < keys).nonzero()[:, 0]
            if not len(open_rows):
                break
            following = None
            if heard.following is not None:
                place = (last[open_rows] + 1)[:, None, None].expand(-1, self.shape.sources, 1)
                following = heard.following[open_rows].gather(2, place)[..., 0].long()
            found = self._next_key(
                heard,
                open_rows,
                below[open_rows],
                last[open_rows],
                agreed[open_rows] if self.shape.sources else None,
                following,
            ).float()
            if bias is not None:
                found[:, :keys] += bias[open_rows]
            if sounding is not None:
                silent = sounding[open_rows] & (last[open_rows] < 0)
                found[:, keys] = found[:, keys].masked_fill(silent, -torch.inf)
            if cold:
                key = found.argmax(dim=1)
            else:
                if top_k is None and top_p is None:
                    chance = torch.softmax(found / temperature, dim=1).cpu()
                else:
                    chance = tempered(found, temperature, top_k, top_p).exp().cpu()
                key = drawn_by_row(chance, open_rows.tolist(), generator).to(device)
            drawn[open_rows, key] = True
            last[open_rows] = key
            below[open_rows] = below[open_rows] + self.below(key.clamp(max=keys - 1))
            if following is not None:
                agreed[open_rows] = agreed[open_rows] * (following == key[:, None])
        return drawn[:, :keys]

    def independent(self, output: Tensor, sources: Tensor, trust: Tensor) -> Tensor:
        """Logits of each key, float [frames, keys]."""
        return self.output(output).float() + self._likely(output, sources, trust)

    def _likely(self, output: Tensor, sources: Tensor, trust: Tensor) -> Tensor | float:
        """What the sources say for each key that sounds in them; float [frames, keys]."""
        if not self.shape.sources:
            return 0.0
        weights = self.likeness(torch.cat([output, trust.flatten(1).to(output.dtype)], dim=1))
        # No matrix product in half precision, which would round what is summed.
        return torch.einsum(
            "fs,fsk->fk", weights.to(output.dtype), sources.to(output.dtype)
        ).float()

    def _heard(self, output: Tensor, previous: Tensor, sources: Tensor, trust: Tensor) -> _Heard:
        """What is the same for all keys of a frame."""
        keys = self.shape.keys
        inputs = [output]
        following = there = highest = None
        if self.shape.sources:
            inputs.append(trust.flatten(1).to(output.dtype))
            following = _following(sources)
            there = trust[..., 0]
        if self.shape.reach:
            numbers = torch.arange(1, keys + 1, device=previous.device)
            highest = (previous.bool() * numbers).amax(dim=1) - 1
        context = self.context(torch.cat(inputs, dim=1))
        return _Heard(
            context=context,
            kept=self.dropout(torch.ones_like(context)),
            likely=self._likely(output, sources, trust),
            following=following,
            there=there,
            highest=highest,
        )

    def _next_key(
        self,
        heard: _Heard,
        frame: Tensor,
        below: Tensor,
        last: Tensor,
        agreed: Tensor | None,
        following: Tensor | None,
    ) -> Tensor:
        """Log-probabilities of the next sounding key above ``last``, or none: [tokens, keys + 1].

        ``frame``: int [tokens], of which frame; ``below``: sum of the embeddings of the keys
        decided; ``agreed``: whether each source had the same so far; ``following``: its next key.
        """
        keys, reach = self.shape.keys, self.shape.reach
        inner = heard.context[frame] + below + self.last(last + 1)
        if agreed is not None:
            inner = inner + self.agreeing(agreed.to(inner.dtype))
        inner = torch.relu(inner)
        if self.training and self.dropout.p:
            inner = inner * heard.kept[frame]
        inner = torch.relu(self.inner(inner)) + inner
        logits = self.output(inner).float()
        if following is not None and agreed is not None and heard.there is not None:
            votes = self.votes(inner).float() * heard.there[frame]
            logits = logits.scatter_add(1, following, votes)
        if heard.highest is not None:
            highest = heard.highest[frame]
            steps = torch.arange(-reach, reach + 1, device=logits.device)
            goal = highest[:, None] + steps
            inside = (goal >= 0) & (goal < keys) & (highest >= 0)[:, None]
            leaps = self.leaps(inner).float() * inside
            logits = logits.scatter_add(1, goal.clamp(0, keys - 1), leaps)
        if isinstance(heard.likely, Tensor):
            logits = logits + nn.functional.pad(heard.likely, (0, 1))[frame]
        past = torch.arange(keys + 1, device=logits.device) <= last[:, None]
        if self.shape.head == "successive":
            return torch.log_softmax(logits.masked_fill(past, NEVER), dim=1)
        # From the lowest open key on: silent, silent ... until one sounds.
        silent = logsigmoid(-logits[:, :keys]).masked_fill(past[:, :keys], 0.0).cumsum(dim=1)
        silent = nn.functional.pad(silent, (1, 0))
        sounds = nn.functional.pad(logsigmoid(logits[:, :keys]), (0, 1))
        return (silent + sounds).masked_fill(past, NEVER)


@dataclass(frozen=True)
class _Heard:
    """What the head knows of some frames before their first key.

    ``context``: float [frames, width]; ``kept``: dropout's factors of it; ``likely``: [frames,
    keys]; ``following``: int [frames, sources, keys + 1], each source's lowest sounding key from
    a place on; ``there``: [frames, sources]; ``highest``: int [frames], the highest key of the
    frame before, or -1.
    """

    context: Tensor
    kept: Tensor
    likely: Tensor | float
    following: Tensor | None
    there: Tensor | None
    highest: Tensor | None


def _following(sources: Tensor) -> Tensor:
    """Each source's lowest sounding key from each place on, or the number of keys when none.

    bool [frames, sources, keys] -> int16 [frames, sources, keys + 1].
    """
    sounding = sources.permute(2, 0, 1).contiguous()
    keys = len(sounding)
    found = torch.empty(
        keys + 1, *sounding.shape[1:], dtype=torch.int16, device=sources.device
    ).fill_(keys)
    for key in range(keys - 1, -1, -1):
        torch.where(sounding[key], found.new_tensor(key), found[key + 1], out=found[key])
    return found.permute(1, 2, 0)
