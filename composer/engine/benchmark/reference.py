"""The published ways of sampling, in plain PyTorch: what the engine is measured against.

Nothing here is used by the program.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from composer.engine.networks.coconet import Coconet


class PublishedText(nn.Module):
    """The published networks of characters: an embedding, an LSTM, a linear layer.

    Of lyrics by default; that of folk tunes has other sizes.  ``artists``: with more than 0 a
    one-hot of the artist stands beside the embedding at every step.
    """

    def __init__(
        self,
        characters: int,
        embedding: int = 512,
        hidden: int = 512,
        layers: int = 2,
        artists: int = 0,
    ) -> None:
        super().__init__()
        self.artists = artists
        self.embedding = nn.Embedding(characters, embedding)
        self.lstm = nn.LSTM(embedding + artists, hidden, layers, batch_first=True)
        self.output = nn.Linear(hidden, characters)

    def inputs(self, characters: Tensor) -> Tensor:
        """What the LSTM reads at each step; the artist is the first."""
        embedded = self.embedding(characters)
        if not self.artists:
            return embedded
        artist = torch.zeros(*characters.shape, self.artists)
        artist[..., 0] = 1
        return torch.cat([embedded, artist], dim=-1)


def write_text(
    network: PublishedText, prime: list[int], length: int, temperature: float
) -> list[int]:
    """``length`` characters, one a call of the network, through packed sequences."""
    written: list[int] = []
    state: tuple[Tensor, Tensor] | None = None
    fed = torch.tensor([prime])
    with torch.no_grad():
        for _ in range(length):
            packed = pack_padded_sequence(
                network.inputs(fed), torch.tensor([fed.shape[1]]), batch_first=True
            )
            packed, state = network.lstm(packed, state)
            hidden, _ = pad_packed_sequence(packed, batch_first=True)
            logits = network.output(hidden)[0, -1]
            drawn = torch.multinomial(torch.softmax(logits / temperature, 0), 1)
            written.append(int(drawn))
            fed = drawn[None]
    return written


class PublishedRoll(nn.Module):
    """The published roll network: 88 keys, a linear layer, two layers of 512, 88 keys."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(88, 512)
        self.lstm = nn.LSTM(512, 512, 2)
        self.output = nn.Linear(512, 88)


def write_roll(network: PublishedRoll, frames: int) -> Tensor:
    """``frames`` frames, bool [frames, 88], one a call, through packed sequences."""
    written = []
    state: tuple[Tensor, Tensor] | None = None
    frame = torch.zeros(1, 1, 88)
    with torch.no_grad():
        for _ in range(frames):
            packed = pack_padded_sequence(network.encoder(frame), torch.tensor([1]))
            packed, state = network.lstm(packed, state)
            hidden, _ = pad_packed_sequence(packed)
            frame = torch.bernoulli(torch.sigmoid(network.output(hidden)))
            written.append(frame[0, 0] > 0)
    return torch.stack(written)


def harmonise(
    network: Coconet,
    melody: Tensor,
    iterations: int,
    done: Callable[[int], None] = lambda step: None,
) -> Tensor:
    """Annealed blocked Gibbs as published, in float32: int [4, steps], rows of the roll.

    ``melody``: int [steps], the soprano's rows.  The share of hidden cells falls from 0.9 to 0.1
    over 0.7 of the run (Huang et al., ISMIR 2017).
    """
    pitches, steps = network.shape.pitches, len(melody)
    score = torch.randint(pitches, (4, steps))
    score[0] = melody
    with torch.no_grad():
        for step in range(iterations):
            share = max(0.1, 0.9 - 0.8 * step / (0.7 * iterations))
            hidden = torch.rand(4, steps) < share
            hidden[0] = False
            rolls = nn.functional.one_hot(score, pitches).float()
            logits = network(rolls[None], hidden[None])[0]
            drawn = torch.distributions.Categorical(logits=logits).sample()
            score = torch.where(hidden, drawn, score)
            done(step)
    return score
