"""Texts and tunes as a character network hears them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from weakref import WeakKeyDictionary

import torch
from torch import Tensor

from composer.engine.abc import Tune
from composer.engine.characters import MARK
from composer.engine.lyrics import UNKNOWN, LoadedLyrics, find_artist
from composer.engine.messages import OperationRefused
from composer.engine.networks.character import CharacterLSTM, State
from composer.engine.tunes import LoadedTunes

CHUNK = 32  # characters of a pass: what takes well below 100 ms
MOST_KEPT = 8  # texts of a network whose state is kept
GIVEN = ("meter", "mode", "tonic")  # what a tune network is told of a tune


_Row = tuple[int, ...]
_KEPT: WeakKeyDictionary[CharacterLSTM, dict[_Row, tuple[list[int], State]]] = WeakKeyDictionary()


def lyrics_indices(model: LoadedLyrics, text: str) -> list[int]:
    """The characters' indices; those that the pack has not are all one."""
    index = {character: i + 2 for i, character in enumerate(model.characters)}
    return [index.get(character, UNKNOWN) for character in text]


def lyrics_conditions(model: LoadedLyrics, artist: str | None) -> Tensor:
    """One row; raises :class:`OperationRefused` when the pack has no such artist."""
    width = len(model.network.shape.conditions)
    if artist is not None and not width:
        raise OperationRefused(f"The model {model.pack.name!r} knows no artists.")
    number = 0 if artist is None else find_artist(model.artists, artist) + 1
    return torch.tensor([[number] * width], dtype=torch.long).reshape(1, width)


def lyrics_manner(
    model: LoadedLyrics, artist: str | None, second: str | None, blend: float, strength: float
) -> tuple[Tensor, Tensor]:
    """Rows of conditions and what each row's logits weigh, as texts are written by: any artist, and
    from there ``strength`` times as far towards the artists."""
    if artist is None:
        return lyrics_conditions(model, None), torch.ones(1)
    first = strength * (1 - (blend if second is not None else 0))
    rows = [(None, 1 - strength), (artist, first), (second, strength - first)]
    found = [(lyrics_conditions(model, name), weight) for name, weight in rows if weight]
    return torch.cat([row for row, _ in found]), torch.tensor([weight for _, weight in found])


def tune_indices(model: LoadedTunes, tune: Tune) -> list[int]:
    """The characters' indices; raises :class:`OperationRefused` on one that the pack has not."""
    index = {character: i + 1 for i, character in enumerate(model.characters)}
    alien = next((character for character in tune.body if character not in index), None)
    if alien is not None:
        raise OperationRefused(f"The model knows no tune with {alien!r} in it.")
    return [index[character] for character in tune.body]


def tune_conditions(model: LoadedTunes, tune: Tune, given: Sequence[str] = GIVEN) -> Tensor:
    """One row: those of the conditions in ``given`` that the pack knows, the others "any"."""
    values = {"meter": tune.meter, "mode": tune.mode, "tonic": tune.tonic}
    row = []
    for name, known in model.conditions.items():
        value = values.get(name) if name in given else None
        row.append(known.index(value) + 1 if value in known else 0)
    return torch.tensor([row], dtype=torch.long).reshape(1, len(row))


def passes(
    network: CharacterLSTM,
    indices: Sequence[int],
    conditions: Tensor,
    weights: Tensor | None = None,
) -> Iterator[tuple[int, Tensor]]:
    """The log-probabilities of each character given those before it, the end's included.

    ``conditions``: a row, or several whose logits are added with ``weights``, float [rows].
    Yields the offset of the first and float [some, characters]; len(indices) + 1 of them in all.
    """
    device = next(network.parameters()).device
    conditions = conditions.to(device)
    fed = [MARK, *indices]
    state: State | None = None
    for first in range(0, len(fed), CHUNK):
        some = torch.tensor([fed[first : first + CHUNK]], device=device)
        with torch.inference_mode():
            logits, state = network(some.expand(len(conditions), -1), conditions, state)
            one = logits[0]
            if weights is not None and len(weights) > 1:
                one = (logits * weights.to(device)[:, None, None]).sum(0)
            yield first, torch.log_softmax(one, -1).cpu()


def after(
    network: CharacterLSTM,
    indices: Sequence[int],
    conditions: Tensor,
    between: Callable[[int, int], None] = lambda done, total: None,
) -> Tensor:
    """The log-probabilities of the character after a text, float [characters].

    What :func:`passes` gives last, bit by bit; but the state after the text's last whole pass is
    kept, so that a text that was only written on is a matter of one pass.  ``between`` gets the
    characters done and all of them.
    """
    device = next(network.parameters()).device
    fed = [MARK, *indices]
    row: _Row = tuple(conditions[0].tolist())
    kept = _KEPT.setdefault(network, {})
    read, state = kept.get(row, ([], None))
    if len(read) >= len(fed) or fed[: len(read)] != read:
        read, state = [], None
    for first in range(len(read), len(fed), CHUNK):
        between(first, len(fed))
        some = torch.tensor([fed[first : first + CHUNK]], device=device)
        with torch.inference_mode():
            logits, state = network(some, conditions.to(device), state)
        if first + CHUNK < len(fed):
            if row not in kept and len(kept) >= MOST_KEPT:
                kept.clear()
            kept[row] = (fed[: first + CHUNK], state)
    return torch.log_softmax(logits[0], -1)[-1].cpu()
