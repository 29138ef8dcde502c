"""New folk tunes, character by character: what the engine process does for a request.

Torch is imported here; only the engine process and the training tree import this module.
"""

from __future__ import annotations

import random as standard_random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from composer.engine.characters import MARK
from composer.engine.gumbel import Floats, Gumbel, heated, nats
from composer.engine.messages import (
    OperationCancelled,
    OperationRefused,
    Text,
    TextPiece,
    TuneRequest,
)
from composer.engine.networks.character import CharacterLSTM
from composer.engine.networks.character_steps import CharacterProgram, CharacterReader
from composer.engine.networks.loading import load
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
    ``mix``: combinations of values as the corpus has them, each with its ``count``; ``program``:
    the network's steps for a processor.
    """

    pack: Pack
    network: CharacterLSTM
    characters: str
    conditions: dict[str, list[str]]
    mix: list[dict[str, Any]]
    program: CharacterProgram | None = None


def load_network(pack: Pack, device: str = "cpu") -> LoadedTunes:
    """The pack, ready to write; raises :class:`PackError` when it is not in order."""
    characters, conditions = pack.extra.get("vocabulary"), pack.extra.get("conditions")
    mix = pack.extra.get("mix")
    if not isinstance(characters, str) or not isinstance(conditions, dict):
        raise PackError(f"The card of {pack.folder} has no vocabulary and conditions.")
    if not isinstance(mix, list) or not mix:
        raise PackError(f"The card of {pack.folder} does not say what its tunes are like.")
    for name, values in conditions.items():
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise PackError(f"The condition {name!r} on the card of {pack.folder} is no list.")
    for entry in mix:
        if not isinstance(entry, dict) or not {"meter", "mode", "tonic"} <= entry.keys():
            raise PackError(f"The card of {pack.folder} does not say what its tunes are like.")
        count = entry.get("count", 1)
        if isinstance(count, bool) or not isinstance(count, (int, float)) or not 0 < count < 1e12:
            raise PackError(f"A count of tunes on the card of {pack.folder} is no number.")
    if not all(length.isdecimal() for length in conditions.get("bars", [])):
        raise PackError(f"The numbers of bars on the card of {pack.folder} are none.")
    network = load(pack, device)
    assert isinstance(network, CharacterLSTM)
    sizes = tuple(len(values) for values in conditions.values())
    if len(set(characters)) + 1 != network.shape.characters or network.shape.conditions != sizes:
        raise PackError(f"The vocabulary or conditions of {pack.folder} do not fit its network.")
    network.requires_grad_(False)
    program = CharacterProgram(network) if device == "cpu" else None
    return LoadedTunes(pack, network, characters, conditions, mix, program)


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
        random = Gumbel(seed)
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
        reader = CharacterReader(model.network, model.program, conditions)
        text, piece = "", ""
        # At each character: what the network says, what of it may be, and what was drawn.
        free: list[Floats] = []
        shut: list[NDArray[np.bool_]] = []
        chosen: list[int] = []
        fed = MARK
        while len(text) < LONGEST:
            if cancelled():
                raise OperationCancelled
            logits = reader.read([fed])[0].copy()
            options = grammar.options()
            forbidden = np.ones(len(logits), bool)
            forbidden[[index_of[c] for c in options if c in index_of]] = False
            kept = np.where(forbidden, -np.inf, logits).astype(np.float32)
            fed = random.draw(heated(kept, request.temperature, request.top_k, request.top_p))
            free.append(logits)
            shut.append(forbidden)
            chosen.append(fed)
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
        spent, cost = _spent(np.array(free), np.array(shut), np.array(chosen))
        parameters: dict[str, Parameter] = {
            **{name: values[name] for name in ("meter", "tonic", "mode")},
            # The others were drawn, and would be again: as they are with their lengths.
            "asked": ",".join(n for n in ("meter", "mode", "tonic") if getattr(request, n)) or None,
            "bars": request.bars,
            "candidates": request.candidates,
            "form": request.form or None,
            "part_bars": request.part_bars if request.form else None,
            "device": device.type,
            "constraint_nats": round(cost / len(chosen), 6),
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
                nats=spent / len(chosen),
            )
        )
        report(min(total, (number + 1) * (asked or 32)), total)


def _spent(free: Floats, shut: NDArray[np.bool_], chosen: NDArray[np.int64]) -> tuple[float, float]:
    """The nats of all choices, and those that the shut ones would have had.

    ``free``: logits, float [draws, characters]; ``shut``: which were none, bool of that shape.
    """
    whole = float(nats(free, chosen).sum())
    # What the forbidden characters had is shared out: that is the price of exactness.
    kept = float(nats(np.where(shut, -np.inf, free).astype(np.float32), chosen).sum())
    return whole, whole - kept
