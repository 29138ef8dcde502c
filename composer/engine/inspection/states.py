"""In which state a network is over a piece: what the engine process does for a request.

Pieces are heard in one key, so that a piece and its transposition have the same state: a song
where the network finds it likeliest, a tune with the tonic :data:`TONIC`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from torch import Tensor, nn

from composer.engine.abc import AbcError, Tune, transposed
from composer.engine.continuing import LoadedRoll
from composer.engine.inspection import characters, frames
from composer.engine.inspection.scoring import Cancelled, Loaded, Report
from composer.engine.messages import (
    HiddenState,
    OperationCancelled,
    OperationRefused,
    StateRequest,
)
from composer.engine.tunes import LoadedTunes
from composer.model.generation import Parameter
from composer.model.score import Score

TOLD = ("meter", "mode")  # with these the halves of a tune find each other a little more often
TONIC = "D"  # of most tunes, and in the middle of the circle of fifths that they use

Emit = Callable[[HiddenState], None]


def mean_state(
    model: Loaded,
    request: StateRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Emits the mean of the last layer's output over all steps, or all characters, of the piece.

    Raises :class:`OperationCancelled` between two passes, :class:`OperationRefused` when the model
    cannot read the piece.
    """
    piece = request.piece
    made_with: dict[str, Parameter] = {"device": request.device}
    total: Tensor | None = None
    count, passes = 0, 0

    def between() -> None:
        if cancelled():
            raise OperationCancelled

    between()
    if isinstance(model, LoadedRoll) and isinstance(piece, Score):
        heard = frames.heard_in_one_key(model, piece, between)
        made_with["transposition"] = heard.shift
        passes = math.ceil(len(heard.keys) / frames.CHUNK)
        outputs: Iterator[Tensor] = (
            passed.output[0] for passed in frames.passes(model.network, heard.keys[None])
        )
    elif isinstance(model, LoadedTunes) and isinstance(piece, Tune):
        tune = in_one_key(piece)
        made_with["tonic"] = tune.tonic
        indices = characters.tune_indices(model, tune)
        passes = math.ceil((len(indices) + 1) / characters.CHUNK)
        outputs = _tune_outputs(model, tune, indices)
    else:
        raise OperationRefused(
            f"The model {model.pack.name!r} does not compare such pieces: a roll pack compares "
            "songs, a tune pack tunes."
        )
    for number, output in enumerate(outputs, 1):
        between()
        part = output.double().sum(0).cpu()
        total = part if total is None else total + part
        count += len(output)
        report(min(number, passes), passes)
    assert total is not None
    emit(
        HiddenState(
            id=request.id,
            revision=request.revision,
            state=tuple((total / count).tolist()),
            parameters=tuple(sorted(made_with.items())),
            pack=model.pack.name,
            pack_hash=model.pack.sha256,
        )
    )


def in_one_key(tune: Tune) -> Tune:
    """The tune with the tonic :data:`TONIC`; as it is where it cannot be written so."""
    try:
        return transposed(tune, TONIC)
    except (AbcError, ValueError):
        return tune


def _tune_outputs(model: LoadedTunes, tune: Tune, indices: list[int]) -> Iterator[Tensor]:
    """What the LSTM's last layer gives after each character, float [some, hidden]."""
    conditions = characters.tune_conditions(model, tune, TOLD)
    with _outputs(model.network.lstm) as seen:
        for _ in characters.passes(model.network, indices, conditions):
            yield seen.pop()


@contextmanager
def _outputs(lstm: nn.LSTM) -> Iterator[list[Tensor]]:
    """A list to which the LSTM's outputs for its only row are added."""
    seen: list[Tensor] = []
    hook = lstm.register_forward_hook(lambda _, __, result: seen.append(result[0][0]))
    try:
        yield seen
    finally:
        hook.remove()
