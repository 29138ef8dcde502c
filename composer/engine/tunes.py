"""New folk tunes, character by character: what the engine process does for a request.

Torch is imported here; only the engine process and the training tree import this module.
"""

from __future__ import annotations

import random as standard_random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from composer.engine.characters import MARK
from composer.engine.drawing import drawn, tempered
from composer.engine.messages import (
    OperationCancelled,
    OperationRefused,
    Text,
    TextPiece,
    TuneRequest,
)
from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.loading import load
from composer.engine.networks.stepping import single_steps
from composer.engine.packs import Pack, PackError
from composer.engine.tune_grammar import END, TuneGrammar, written_parts
from composer.model.generation import Parameter

PIECE = 8  # characters between two messages, at most
LONGEST = 4000  # characters of a tune

Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Emit = Callable[[TextPiece | Text], None]


@dataclass(frozen=True)
class LoadedTunes:
    """A pack with its network.

    ``characters``: index less 1 to character; ``conditions``: each condition's values in order;
    ``mix``: combinations of values as the corpus has them, each with its ``count``.
    """

    pack: Pack
    network: CharacterLSTM
    characters: str
    conditions: dict[str, list[str]]
    mix: list[dict[str, Any]]


def load_network(pack: Pack, device: str = "cpu") -> LoadedTunes:
    """The pack, ready to write; raises :class:`PackError` when it is not in order."""
    characters, conditions = pack.extra.get("vocabulary"), pack.extra.get("conditions")
    mix = pack.extra.get("mix")
    if not isinstance(characters, str) or not isinstance(conditions, dict):
        raise PackError(f"The card of {pack.folder} has no vocabulary and conditions.")
    if not isinstance(mix, list) or not mix:
        raise PackError(f"The card of {pack.folder} does not say what its tunes are like.")
    network = load(pack, device)
    assert isinstance(network, CharacterLSTM)
    sizes = tuple(len(values) for values in conditions.values())
    if network.shape.characters != len(characters) + 1 or network.shape.conditions != sizes:
        raise PackError(f"The vocabulary or conditions of {pack.folder} do not fit its network.")
    network.requires_grad_(False)
    return LoadedTunes(pack, network, characters, conditions, mix)


def chosen_values(model: LoadedTunes, request: TuneRequest, seed: int) -> dict[str, str]:
    """Meter, mode, tonic and length: as asked for, the rest as it is frequent in the corpus.

    Raises :class:`OperationRefused` on a value that the pack has not.
    """
    asked = {"meter": request.meter, "mode": request.mode, "tonic": request.tonic}
    for name, value in asked.items():
        if value is not None and value not in model.conditions.get(name, []):
            known = ", ".join(model.conditions.get(name, [])) or "none"
            raise OperationRefused(f"The model knows no {name} {value!r}; it knows {known}.")
    fitting = [
        entry
        for entry in model.mix
        if all(value is None or entry.get(name) == value for name, value in asked.items())
    ] or model.mix
    weights = [float(entry.get("count", 1)) for entry in fitting]
    entry = standard_random.Random(seed).choices(fitting, weights)[0]
    values = {name: str(entry[name]) for name in model.conditions if name in entry}
    values |= {name: value for name, value in asked.items() if value is not None}
    lengths, wanted = model.conditions.get("bars"), _bars(request)
    if wanted is not None and lengths:
        values["bars"] = min(lengths, key=lambda length: abs(int(length) - wanted))
    return values


def _bars(request: TuneRequest) -> int | None:
    """How many bars are asked for, as they are written."""
    if request.form:
        return len(written_parts(request.form)) * request.part_bars
    return request.bars


def write_tunes(
    model: LoadedTunes,
    request: TuneRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Emits the pieces of each tune as they come, then the tune: a :class:`Text` of canonical ABC
    without its fields, which are in its parameters (``meter``, ``tonic``, ``mode``).

    Every bar is exact (:class:`TuneGrammar`); ``constraint_nats`` in the parameters is what that
    cost: the nats a character by which the tune became less likely than free writing of the same
    choices.  ``request.seed`` must be set.  Raises :class:`OperationCancelled` between two
    characters, :class:`OperationRefused` when the pack has no such meter, key or mode.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    index_of = {character: i + 1 for i, character in enumerate(model.characters)}
    index_of[END] = MARK
    device = next(model.network.parameters()).device
    asked = _bars(request)
    total = request.candidates * (asked or 32)
    for number in range(request.candidates):
        # Odd multiples of the golden ratio in 64 bits: no two candidates share a stream.
        seed = (request.seed + 0x9E3779B97F4A7C15 * number) % 2**63
        random = torch.Generator().manual_seed(seed)
        values = chosen_values(model, request, seed)
        conditions = torch.tensor(
            [
                [
                    known.index(values[name]) + 1 if values.get(name) in known else 0
                    for name, known in model.conditions.items()
                ]
            ],
            device=device,
        )
        length = asked or int(values.get("bars", 32))
        grammar = TuneGrammar(values["meter"], length, request.form, request.part_bars)
        text, piece, nats, cost = "", "", [], 0.0
        state, fed = None, MARK
        while len(text) < LONGEST:
            if cancelled():
                raise OperationCancelled
            with single_steps():
                logits, state = model.network(
                    torch.tensor([[fed]], device=device), conditions, state
                )
            free = torch.log_softmax(logits[0, -1].float().cpu(), -1)
            options = grammar.options()
            allowed = [index_of[character] for character in options if character in index_of]
            kept = _only(free, allowed)
            fed = int(drawn(_tempered(kept, request), random))
            nats.append(-float(free[fed]))
            # What the forbidden characters had is shared out: that is the price of exactness.
            cost -= float(torch.logsumexp(kept, -1))
            if fed == MARK:
                break
            character = model.characters[fed - 1]
            grammar.feed(character)
            text += character
            piece += character
            if len(piece) == PIECE:
                emit(TextPiece(request.id, number, piece))
                piece = ""
                bars = min(asked or 32, text.count("|"))
                report(number * (asked or 32) + bars, total)
        if piece:
            emit(TextPiece(request.id, number, piece))
        parameters: dict[str, Parameter] = {
            **{name: values[name] for name in ("meter", "tonic", "mode")},
            # The others were drawn, and would be again: as they are with their lengths.
            "asked": ",".join(n for n in ("meter", "mode", "tonic") if getattr(request, n)) or None,
            "bars": request.bars,
            "candidates": request.candidates,
            "form": request.form or None,
            "part_bars": request.part_bars if request.form else None,
            "device": device.type,
            "constraint_nats": round(cost / max(1, len(nats)), 6),
            "temperature": request.temperature,
            "top_k": request.top_k,
            "top_p": request.top_p,
        }
        emit(
            Text(
                id=request.id,
                revision=request.revision,
                index=number,
                text=text,
                parameters=tuple(sorted((n, v) for n, v in parameters.items() if v is not None)),
                pack=model.pack.name,
                pack_hash=model.pack.sha256,
                seed=request.seed,
                nats=sum(nats) / max(1, len(nats)),
            )
        )
        report(min(total, (number + 1) * (asked or 32)), total)


def _only(log_probabilities: Tensor, allowed: list[int]) -> Tensor:
    kept = torch.full_like(log_probabilities, -torch.inf)
    kept[allowed] = log_probabilities[allowed]
    return kept


def _tempered(logits: Tensor, request: TuneRequest) -> Tensor:
    return tempered(logits, request.temperature, request.top_k, request.top_p)
