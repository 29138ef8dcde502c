"""Sampling from a character LSTM, several texts at once.

Index 0 of a vocabulary is the mark of a text's start and end.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.stepping import single_steps

MARK = 0  # start and end of a text


@torch.inference_mode()
def sample_texts(
    network: CharacterLSTM,
    prime: Sequence[int],
    conditions: Tensor,
    longest: int,
    temperature: float,
    random: torch.Generator,
    forbidden: Sequence[int] = (),
) -> list[list[int]]:
    """One text for every row of ``conditions``, each with the prime and without the marks.

    ``prime``: indices that every text begins with; ``conditions``: int [rows, conditions];
    ``longest``: characters a text, the prime included; ``temperature``: 0 takes the likeliest
    character, 1 samples the model's distribution; ``forbidden``: indices that are never drawn.
    """
    rows = len(conditions)
    device = next(network.parameters()).device
    conditions = conditions.to(device)
    start = torch.tensor([[MARK, *prime]] * rows, device=device)
    texts = [list(prime) for _ in range(rows)]
    ended = torch.zeros(rows, dtype=torch.bool)
    state = None
    fed = start
    with single_steps():
        while not bool(ended.all()) and len(texts[0]) < longest:
            logits, state = network(fed, conditions, state)
            last = logits[:, -1].float().cpu()
            last[:, list(forbidden)] = -torch.inf
            if temperature <= 0:
                drawn = last.argmax(-1)
            else:
                noise = torch.empty_like(last).exponential_(generator=random)
                drawn = (last / temperature - noise.log()).argmax(-1)  # Gumbel-max
            ended |= drawn == MARK
            for text, index in zip(texts, drawn.tolist(), strict=True):
                text.append(index)  # rows that have ended run on, and are cut below
            fed = drawn[:, None].to(device)
    return [_until_mark(text) for text in texts]


def _until_mark(text: list[int]) -> list[int]:
    return text[: text.index(MARK)] if MARK in text else text
