"""What the units of a character LSTM do over a text: what the engine does for a request.

After Karpathy, Johnson and Fei-Fei, "Visualizing and Understanding Recurrent Networks" (2015).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from composer.engine.characters import MARK
from composer.engine.inspection import characters
from composer.engine.inspection.features import SAMPLE, feature_of
from composer.engine.lyrics import LoadedLyrics
from composer.engine.messages import (
    FEATURES,
    Activations,
    ActivationsRequest,
    OperationCancelled,
    OperationRefused,
    UnitFit,
)
from composer.engine.networks.character import CharacterLSTM
from composer.model.generation import Parameter

ENOUGH = 2000  # characters of a text that is measured over by itself
BETWEEN = 32  # steps between two looks at whether to go on
MOST_SAMPLES = 8  # states of the built-in text that are kept for a network, 5 MB each

Floats = NDArray[np.float32]
Between = Callable[[int, int], None]

_SAMPLES: WeakKeyDictionary[CharacterLSTM, dict[tuple[tuple[int, ...], str], Floats]] = (
    WeakKeyDictionary()
)


def activations(
    model: LoadedLyrics,
    request: ActivationsRequest,
    *,
    emit: Callable[[Activations], None],
    report: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Emits one :class:`Activations`.

    Raises :class:`OperationCancelled` between two characters, :class:`OperationRefused` when there
    is no such unit or artist, or the feature does not change over the text.
    """
    shape = model.network.shape
    if request.unit is not None and not (
        request.unit[0] < shape.layers and request.unit[1] < shape.hidden
    ):
        raise OperationRefused(
            f"The model {model.pack.name!r} has the units 0 to {shape.hidden - 1} in its layers 0 "
            f"to {shape.layers - 1}; choose one of them."
        )

    def between(done: int, total: int) -> None:
        if cancelled():
            raise OperationCancelled
        report(done, total)

    conditions = characters.lyrics_conditions(model, request.artist)
    indices = characters.lyrics_indices(model, request.text)
    states = unit_states(model.network, indices, conditions, request.part, between)
    texts, felt = [request.text], [states.reshape(len(states), -1)]
    # A short text has too few lines, and perhaps no quotation, to tell one unit from another.
    if len(request.text) < ENOUGH:
        texts.append(SAMPLE)
        felt.append(_sample_states(model, conditions, request.part, between))
    flat = np.concatenate(felt)
    wished: NDArray[np.float64] | None = None
    units: tuple[UnitFit, ...] = ()
    if request.follow is not None:
        feature = np.concatenate([feature_of(text, request.follow) for text in texts])
        wished = correlations(flat, feature)
        if wished is None:
            raise OperationRefused(
                f"Nothing in this text tells what follows the {request.follow}; write more."
            )
        order = np.argsort(-np.abs(wished), kind="stable")[: request.count]
        units = tuple(
            UnitFit(*divmod(int(place), shape.hidden), float(wished[place])) for place in order
        )
    chosen = request.unit if request.unit is not None else (units[0].layer, units[0].number)
    place = chosen[0] * shape.hidden + chosen[1]
    found = []
    for name in FEATURES:
        feature = np.concatenate([feature_of(text, name) for text in texts])
        fit = correlations(flat[:, place : place + 1], feature)
        if fit is not None:
            found.append((name, float(fit[0])))
    made_with: dict[str, Parameter] = {
        "artist": request.artist,
        "count": request.count,
        "device": request.device,
        "follow": request.follow,
        "part": request.part,
        "unit": None if request.unit is None else ",".join(map(str, request.unit)),
    }
    emit(
        Activations(
            id=request.id,
            revision=request.revision,
            unit=chosen,
            values=tuple(states[:, chosen[0], chosen[1]].clip(-1, 1).tolist()),
            follow=request.follow,
            correlation=None if wished is None else float(wished[place]),
            units=units,
            features=tuple(sorted(found, key=lambda entry: -abs(entry[1]))),
            layers=shape.layers,
            width=shape.hidden,
            parameters=tuple(sorted((n, v) for n, v in made_with.items() if v is not None)),
            pack=model.pack.name,
            pack_hash=model.pack.sha256,
        )
    )
    report(1, 1)


def _sample_states(model: LoadedLyrics, conditions: Tensor, part: str, between: Between) -> Floats:
    """Of the built-in text, [characters, units]; kept for the next time."""
    kept = _SAMPLES.setdefault(model.network, {})
    key = (tuple(conditions[0].tolist()), part)
    if key not in kept:
        if len(kept) >= MOST_SAMPLES:
            kept.clear()
        indices = characters.lyrics_indices(model, SAMPLE)
        states = unit_states(model.network, indices, conditions, part, between)
        kept[key] = states.reshape(len(states), -1)
    return kept[key]


def unit_states(
    network: CharacterLSTM,
    text: Sequence[int],
    conditions: Tensor,
    part: str = "cell",
    between: Between = lambda done, total: None,
) -> Floats:
    """The state of every unit after each character, float32 [characters, layers, hidden], -1 to 1.

    ``text``: indices, without marks; ``conditions``: int [1, conditions]; ``part``: ``"hidden"``,
    or ``"cell"`` for tanh of it.  ``between`` gets the steps done and all of them.
    """
    lstm, shape = network.lstm, network.shape
    fed = torch.tensor([MARK, *text], device=network.embedding.weight.device)
    steps = len(fed)
    with torch.inference_mode():
        planes = [network.embedding(fed)]
        for place, table in enumerate(network.conditions):
            planes.append(table(conditions[:, place].to(fed.device)).expand(steps, -1))
        inputs = torch.cat(planes, -1).float().cpu()
        kept = torch.empty(steps, shape.layers, shape.hidden)
        for layer in range(shape.layers):
            into, recurrent, bias, other_bias = (
                getattr(lstm, f"{name}_l{layer}").float().cpu()
                for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            )
            hidden, cell = torch.zeros(2, shape.hidden)
            outputs = torch.empty(steps, shape.hidden)
            for step in range(steps):
                if step % BETWEEN == 0:
                    between(layer * steps + step, shape.layers * steps)
                    driven = inputs[step : step + BETWEEN] @ into.T + (bias + other_bias)
                gates = torch.addmv(driven[step % BETWEEN], recurrent, hidden)
                enter, forget, new, show = gates.chunk(4)
                cell = forget.sigmoid() * cell + enter.sigmoid() * new.tanh()
                shown = cell.tanh()
                hidden = show.sigmoid() * shown
                outputs[step] = hidden
                kept[step, layer] = shown if part == "cell" else hidden
            inputs = outputs
    states: Floats = kept[1:].numpy()
    return states


def correlations(states: Floats, feature: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Pearson's correlation of each unit with a feature, -1 to 1, 0 for a unit that stays still.

    ``states``: [characters, units]; ``feature``: [characters].  ``None``: the feature is constant.
    """
    off = feature - feature.mean()
    size = float(np.sqrt((off**2).sum()))
    if size < 1e-9:
        return None
    moved = states - states.mean(0, dtype=np.float64)
    sizes = np.sqrt((moved**2).sum(0))
    found: NDArray[np.float64] = off @ moved / (np.maximum(sizes, 1e-9) * size)
    return found.clip(-1, 1)
