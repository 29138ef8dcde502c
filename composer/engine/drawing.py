"""Drawing an index from a network's logits: temperature, top-k, top-p.

Draws are by Gumbel-max, so that one stream of random numbers gives the same index whatever the
scale of the logits; a temperature of 0 takes the likeliest one.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor


def tempered(
    logits: Tensor, temperature: float, top_k: int | None = None, top_p: float | None = None
) -> Tensor:
    """Log-probabilities after temperature and cuts, float [..., choices]; what is cut is -inf.

    ``temperature``: above 0 divides the logits, 0 leaves the likeliest choice alone.  ``top_k``:
    only the k likeliest stay, 1 or more.  ``top_p``: only the likeliest that together reach this
    probability stay, above 0 to 1 (Holtzman et al., "The Curious Case of Neural Text
    Degeneration", 2020).
    """
    if temperature <= 0:
        best = logits.argmax(-1, keepdim=True)
        return torch.full_like(logits, -torch.inf).scatter_(-1, best, 0.0)
    logits = logits / temperature
    if top_k is not None and top_k < logits.shape[-1]:
        least = logits.topk(top_k, dim=-1).values[..., -1:]
        logits = logits.masked_fill(logits < least, -torch.inf)
    if top_p is not None and top_p < 1:
        ordered, places = logits.sort(dim=-1, descending=True)
        shares = torch.softmax(ordered, -1)
        # A choice is cut when those before it reach the share already: the first always stays.
        cut = shares.cumsum(-1) - shares >= top_p
        logits = logits.masked_fill(torch.zeros_like(cut).scatter_(-1, places, cut), -torch.inf)
    return torch.log_softmax(logits, -1)


def drawn(log_probabilities: Tensor, random: torch.Generator) -> Tensor:
    """An index from each distribution, int [...]; ``random`` is on the CPU."""
    noise = torch.empty(log_probabilities.shape).exponential_(generator=random)
    return (log_probabilities - noise.log().to(log_probabilities.device)).argmax(-1)


def sounding_chance(
    logits: Tensor, temperature: float, top_k: int | None, top_p: float | None
) -> Tensor:
    """How probable each key is by itself, 0 to 1; the two choices are to sound or not.

    ``temperature``: above 0; the cuts as in :func:`tempered`.
    """
    if top_k is None and top_p is None:
        return torch.sigmoid(logits / temperature)
    two = torch.stack([torch.zeros_like(logits), logits], dim=-1)
    return tempered(two, temperature, top_k, top_p)[..., 1].exp()


def uniform_by_row(like: Tensor, generator: torch.Generator | Sequence[torch.Generator]) -> Tensor:
    """Numbers from 0 to 1 in the shape of ``like``, from one generator, or one for each row."""
    if isinstance(generator, torch.Generator):
        return torch.rand(like.shape, generator=generator)
    return torch.stack([torch.rand(like.shape[1:], generator=own) for own in generator])


def drawn_by_row(
    chance: Tensor, rows: list[int], generator: torch.Generator | Sequence[torch.Generator]
) -> Tensor:
    """A choice by each row of probabilities, int [rows]; ``rows``: of which generators."""
    if isinstance(generator, torch.Generator):
        return torch.multinomial(chance, 1, generator=generator)[:, 0]
    each = [
        torch.multinomial(own, 1, generator=generator[row])
        for own, row in zip(chance, rows, strict=True)
    ]
    return torch.cat(each)
