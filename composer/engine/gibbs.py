"""Annealed blocked Gibbs sampling of a partly given score.

Method: Huang et al. (ISMIR 2017), section 4, with the annealing of Yao et al. (2014): at every
step each open cell is hidden with a probability that falls over the run, and all hidden cells are
drawn anew at once, each from its own distribution given the cells that are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from composer.engine.drawing import tempered

Network = Callable[[Tensor, Tensor], Tensor]

VOICES = 4
BEAT = 4  # steps of a quarter note

WINDOW = 256  # steps that one pass of the network takes at most; bounds the memory
CONTEXT = 48  # steps shown on either side of a window, in whole beats


@dataclass(frozen=True)
class Annealing:
    """``steps``: Gibbs steps, 1 or more.  The share of open cells hidden falls in a line from
    ``first`` to ``last`` over the first ``fall`` of the run, and stays there.

    The first step always hides every open cell.
    """

    steps: int
    first: float = 1.0
    last: float = 0.2
    fall: float = 0.95

    def __post_init__(self) -> None:
        if self.steps < 1:
            raise ValueError("Gibbs sampling needs at least one step")
        if not 0 < self.last <= self.first <= 1 or not 0 < self.fall <= 1:
            raise ValueError("the annealing must fall within 0 to 1")

    def share(self, step: int) -> float:
        """Share of the open cells hidden at ``step`` (from 0)."""
        if step == 0:
            return 1.0
        slope = (self.first - self.last) * step / (self.fall * self.steps)
        return max(self.last, self.first - slope)


def one_hot(score: Tensor, pitches: int) -> Tensor:
    """int [..., steps] row of the roll or -1 -> float [..., steps, pitches], zero where -1."""
    rolls = torch.zeros(*score.shape, pitches, device=score.device)
    return rolls.scatter_(-1, score.clamp(min=0)[..., None], (score >= 0).float()[..., None])


@torch.inference_mode()
def log_probabilities(network: Network, score: Tensor, hidden: Tensor, pitches: int) -> Tensor:
    """Log-distribution of every cell, float32 [batch, 4, steps, pitches].

    ``score``: int64 [batch, 4, steps], row of the roll or -1 for silence; ``hidden``: bool of the
    same shape.  Long scores go through the network in windows.
    """
    steps = score.shape[-1]
    if steps <= WINDOW + 2 * CONTEXT:
        logits = network(one_hot(score, pitches), hidden).float()
        return torch.log_softmax(logits, -1)
    parts = []
    for start in range(0, steps, WINDOW):
        low, high = max(0, start - CONTEXT), min(steps, start + WINDOW + CONTEXT)
        logits = network(one_hot(score[..., low:high], pitches), hidden[..., low:high])
        keep = logits[:, :, start - low : start - low + WINDOW].float()
        parts.append(torch.log_softmax(keep, -1))
    return torch.cat(parts, dim=2)


@dataclass(frozen=True)
class Leaning:
    """What the draws lean to beside the network.

    ``weights``: nats added to the log-probabilities, float [4, steps, pitches].  ``power``: on
    the network's distributions in Gibbs steps, 1 or more.  ``surprise``: nats; what is likelier
    than this weighs as little as what is unlikelier by as much, so that the expected is not taken
    where there is a choice; 0 is off.  ``top_k``, ``top_p``: as in :func:`tempered`.
    ``crossing``: nats against each pitch beyond a shown neighbour voice.
    """

    weights: Tensor | None = None
    power: float = 1.0
    surprise: float = 0.0
    top_k: int | None = None
    top_p: float | None = None
    crossing: float = 0.0


class _Held:
    """Cells that are one note, from their numbers, int64 [4, steps] (0: a cell by itself)."""

    def __init__(self, notes: Tensor) -> None:
        flat = notes.reshape(-1)
        alone = flat <= 0
        # A cell by itself is a note of its own.
        own = torch.arange(len(flat), device=flat.device) + flat.max().clamp(min=0) + 1
        _, self._owner = torch.unique(torch.where(alone, own, flat), return_inverse=True)
        self._count = torch.bincount(self._owner)
        # The first cell of each: the cells are gone through from the last to the first.
        self._first = torch.empty_like(self._count)
        for cell in range(len(flat) - 1, -1, -1):
            self._first[self._owner[cell]] = cell

    def first(self, values: Tensor) -> Tensor:
        """Every cell has what the first of its note has; [chains, 4, steps, ...]."""
        return values.flatten(1, 2)[:, self._first[self._owner]].view_as(values)

    def mean(self, values: Tensor) -> Tensor:
        """Every cell has the mean over its note; [chains, 4, steps, pitches]."""
        flat = values.flatten(1, 2)
        total = flat.new_zeros(len(flat), len(self._count), flat.shape[2])
        total.index_add_(1, self._owner, flat)
        return (total / self._count[:, None])[:, self._owner].view_as(values)


class Sampler:
    """A batch of Gibbs chains over one piece; each chain has a random stream of its own.

    ``score``: int64 [4, steps], row or -1, the given cells; ``open_cells``: bool [4, steps], what
    may be written; ``allowed``: bool [4, steps, pitches], the pitches a cell may take (at least
    one wherever a cell is open); ``temperature``: 0 takes the likeliest pitch; ``leaning``: see
    :class:`Leaning`; ``notes``: int64 [4, steps], cells with the same number above 0 are one held
    note: they are hidden together and take one pitch, drawn from the geometric mean of their
    distributions.  Cells that are not open are never touched.  The result is the same bytes for
    the same arguments on the same machine and build, and a chain's result does not depend on how
    many chains run beside it beyond the network's rounding.
    """

    def __init__(
        self,
        network: Network,
        score: Tensor,
        open_cells: Tensor,
        allowed: Tensor,
        temperature: float,
        seeds: list[int],
        leaning: Leaning | None = None,
        notes: Tensor | None = None,
    ) -> None:
        voices, steps = score.shape
        if voices != VOICES or open_cells.shape != score.shape:
            raise ValueError("the score and its open cells must be [4, steps]")
        if allowed.shape[:2] != score.shape:
            raise ValueError("the allowed pitches must be [4, steps, pitches]")
        if bool((open_cells & ~allowed.any(-1)).any()):
            raise ValueError("an open cell has no allowed pitch")
        if temperature < 0:
            raise ValueError("the temperature must be 0 or more")
        self.network = network
        self.open = open_cells
        self.blocked = ~allowed
        self.pitches = allowed.shape[-1]
        self.temperature = temperature
        self.leaning = leaning or Leaning()
        self._held = None if notes is None else _Held(notes)
        self.random = [torch.Generator().manual_seed(seed) for seed in seeds]
        self.score = score.expand(len(seeds), voices, steps).clone()
        self.score[:, open_cells] = -1

    def _uniform(self, *shape: int) -> Tensor:
        """Independent draws from 0 to 1 for every chain, [chains, *shape]."""
        drawn = torch.stack([torch.rand(*shape, generator=g) for g in self.random])
        return drawn.to(self.score.device)

    def step(self, share: float, temperature: float | None = None) -> None:
        """Hides ``share`` of the open cells of every chain and draws them anew."""
        temperature = self.temperature if temperature is None else temperature
        voices, steps = self.open.shape
        chance = self._uniform(voices, steps)
        if self._held is not None:
            chance = self._held.first(chance)
        hidden = (chance < share) & self.open
        # A cell that was never drawn is open to the network whatever the draw says.
        hidden |= self.open & (self.score < 0)
        if not bool(hidden.any()):
            return
        leaning = self.leaning
        logp = self.log_weights(hidden, leaning.power)
        if leaning.crossing:
            logp = logp - leaning.crossing * self._beyond_neighbours(hidden)
        if self._held is not None:
            logp = self._held.mean(logp)
        if temperature > 0:
            beats = -(-steps // BEAT)
            noise = self._uniform(voices, beats, self.pitches).clamp_(1e-20, 1 - 1e-7)
            # Gumbel-max: the argmax of these is a draw from the softmax.  The cells of one beat
            # share their noise: each still has its own distribution, but where two distributions
            # agree the draws do too, and no stray sixteenths come up between equal neighbours.
            gumbel = (-torch.log(-torch.log(noise))).repeat_interleave(BEAT, 2)[:, :, :steps]
            if self._held is not None:
                gumbel = self._held.first(gumbel)
            if leaning.top_k is None and leaning.top_p is None:
                logp = logp / temperature + gumbel
            else:
                logp = tempered(logp, temperature, leaning.top_k, leaning.top_p) + gumbel
        self.score = torch.where(hidden, logp.argmax(-1), self.score)

    def log_weights(self, hidden: Tensor, power: float = 1.0) -> Tensor:
        """What each pitch weighs in nats, float32 [chains, 4, steps, pitches]: the network's
        log-probability to a ``power``, the leaning, -inf where it is not allowed."""
        logp = log_probabilities(self.network, self.score, hidden, self.pitches)
        level = self.leaning.surprise
        if level:
            logp = -level - (logp + level).abs()
        if power != 1:
            logp = power * logp
        if self.leaning.weights is not None:
            logp = logp + self.leaning.weights
        return logp.masked_fill(self.blocked, -torch.inf)

    def _beyond_neighbours(self, hidden: Tensor) -> Tensor:
        """How many shown neighbour voices each pitch would cross, float like the weights."""
        shown = self.score.masked_fill(hidden, -1)
        pitch = torch.arange(self.pitches, device=shown.device)
        beyond = torch.zeros(*shown.shape, self.pitches, device=shown.device)
        above, below = shown[:, :-1, :, None], shown[:, 1:, :, None]
        beyond[:, 1:] += ((pitch > above) & (above >= 0)).float()
        beyond[:, :-1] += (pitch < below).float()  # silence, -1, is below all
        return beyond

    def negative_log_likelihood(self, draws: int = 8) -> list[float]:
        """Mean nats per written cell of every chain, with half of the written cells hidden.

        The hidden halves are the same for all chains (a fixed random stream), so that chains
        can be compared.  0 where nothing is open.
        """
        written = self.open & (self.score[0] >= 0)
        if not bool(written.any()):
            return [0.0] * len(self.score)
        random = torch.Generator().manual_seed(0)
        total = torch.zeros(len(self.score), dtype=torch.float64, device=self.score.device)
        count = 0
        for draw in range(draws):
            if draw % 2 == 0:
                half = torch.rand(self.open.shape, generator=random).to(self.open.device) < 0.5
            else:
                half = ~half
            hidden = (half & written).expand_as(self.score)
            logp = log_probabilities(self.network, self.score, hidden, self.pitches)
            terms = logp.gather(-1, self.score.clamp(min=0)[..., None])[..., 0]
            total += torch.where(hidden, terms, torch.zeros_like(terms)).double().sum((1, 2))
            count += int((half & written).sum())
        return [-float(value) / max(1, count) for value in total]
