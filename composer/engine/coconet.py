"""Four-part harmony with a Coconet pack: what the engine process does for a request.

Torch is imported here; only the engine process and the training tree import this module.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from composer.engine.counterpoint import inspect
from composer.engine.gibbs import Annealing, Leaning, Network, Sampler
from composer.engine.grid import (
    SILENT,
    Cells,
    cells_of_melody,
    folded_into,
    octave_shift,
    spans_of_cells,
)
from composer.engine.leanings import allowed_pitches, log_weights
from composer.engine.messages import (
    DEFAULT_PARALLEL_COST,
    ROLES,
    Candidate,
    HarmonizeRequest,
    OperationCancelled,
    RepaintRequest,
    Span,
    Steering,
)
from composer.engine.networks.coconet import VOICES, Coconet, CoconetShape, fused
from composer.engine.networks.uninitialised import Uninitialised
from composer.engine.packs import Pack, PackError, check_shapes
from composer.engine.voice_leading import redraw_notes
from composer.model.generation import Parameter
from composer.model.time import SIXTEENTH
from composer.model.voice import CHORALE_RANGES, SATB

DEFAULT_STEPS = 32
SIGHT = 64  # steps around repainted cells that the network sees: four bars of four quarters
SHOW_EVERY = 8  # Gibbs steps between two partial results

PORTION = 256  # steps times candidates that go through the network at once, some 40 ms

COOLING = 0.6  # share of the temperature that is gone at the last Gibbs step

# After the Gibbs steps, whole notes are redrawn (composer/engine/voice_leading.py).  With this
# price parallels become several times rarer, and the notes likelier than without.
REDRAWS = 16
REDRAWN_SHARE = 0.5
PARALLEL_COST = DEFAULT_PARALLEL_COST  # nats for each parallel fifth or octave

# At the ends of the slider from surprising to conventional (composer/engine/gibbs.py, Leaning).
MOST_SURPRISE = 2.0  # nats
MOST_POWER = 4.0

# Of the findings those that a candidate tells.
COUNTED = ("crossed", "leaps", "melodic_steps", "parallel_fifths", "parallel_octaves", "steps")

Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Emit = Callable[[Candidate], None]


@dataclass(frozen=True)
class LoadedCoconet:
    """A pack with its network, ready for inference on ``device``.

    ``half``: the network in bfloat16 where the processor does that in hardware, else the network.
    """

    pack: Pack
    network: Coconet
    device: torch.device
    half: Coconet


def load_network(pack: Pack, device: str = "cpu") -> LoadedCoconet:
    """The pack's network, ready for inference, on ``"cpu"`` or ``"cuda"``.

    Raises :class:`PackError` when the card's hyperparameters or the weights do not fit.
    """
    try:
        shape = CoconetShape.from_dict(pack.network)
        with (
            Uninitialised(),
            torch.device("meta"),
        ):  # takes no memory: the weights have to fit before any is taken
            expected = {n: tuple(t.shape) for n, t in Coconet(shape).state_dict().items()}
    except (TypeError, ValueError) as error:
        raise PackError(
            f"The network on the card of {pack.folder} is not usable: {error}."
        ) from error
    tensors = pack.tensors()
    check_shapes(pack, {name: value.shape for name, value in tensors.items()}, expected)
    with Uninitialised():
        network = Coconet(shape)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in tensors.items()})
    ready = fused(network).to(device)
    fast = device != "cpu" or _cpu_has_bfloat16()
    half = deepcopy(ready).to(torch.bfloat16) if fast else ready
    return LoadedCoconet(pack, ready, torch.device(device), half)


def harmonize(
    model: LoadedCoconet,
    request: HarmonizeRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Writes the three voices that ``request`` leaves open, and emits its candidates.

    The melody is the given voice, moved by octaves into the voice's range for the network alone.
    The other voices are drawn inside their ranges (:data:`CHORALE_RANGES`), from the melody's
    first note to its last; a rest of the melody is no rest for them.  What they are to keep
    (``request.kept``) is shown to the network and stays.  Candidates come as they take shape,
    then the final ones, each with its nats per cell.
    ``request.seed`` must be set.  Raises :class:`OperationCancelled` between two Gibbs steps.
    """
    shape = model.network.shape
    given = ROLES.index(request.given_role)
    melody = cells_of_melody(request.notes, request.start, request.end)
    low, high = CHORALE_RANGES[SATB[given]]
    shift = octave_shift(melody[melody != SILENT].tolist(), low, high)
    heard = np.full((VOICES, len(melody)), SILENT, dtype=np.int16)
    heard[given] = np.where(melody == SILENT, SILENT, melody + shift)
    for role, notes in request.kept:
        heard[ROLES.index(role)] = cells_of_melody(notes, request.start, request.end)
    present = np.full_like(heard, SILENT)
    for role, notes in request.present:
        present[ROLES.index(role)] = cells_of_melody(notes, request.start, request.end)
    _fill(
        model,
        request,
        heard,
        present=present,
        written=(heard == SILENT) & (np.arange(VOICES) != given)[:, None],
        start=request.start,
        ranges=tuple(CHORALE_RANGES[role] for role in SATB),
        parameters={"given_role": request.given_role, "octave_shift": shift},
        voices=tuple(voice for voice in range(VOICES) if voice != given),
        lowest=shape.lowest,
        emit=emit,
        report=report,
        cancelled=cancelled,
    )


def repaint(
    model: LoadedCoconet,
    request: RepaintRequest,
    *,
    emit: Emit,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Writes the named cells anew, everything else given, and emits its candidates.

    A candidate has the named cells alone.  The network sees :data:`SIGHT` steps on either side
    of them; a voice without notes there is imagined, not written.  A voice is drawn inside its
    range in the chorales, widened to the notes that it has.  ``request.seed`` must be set.
    Raises :class:`OperationCancelled` between two Gibbs steps.
    """
    start = max(0, request.start - SIGHT * SIXTEENTH)
    steps = (request.end - start) // SIXTEENTH + SIGHT
    heard = np.full((VOICES, steps), SILENT, dtype=np.int16)
    ranges = [CHORALE_RANGES[role] for role in SATB]
    for role, notes in request.voices:
        voice = ROLES.index(role)
        heard[voice] = cells_of_melody(notes, start, start + steps * SIXTEENTH)
        pitches = [note.pitch for note in notes]
        low, high = ranges[voice]
        ranges[voice] = (min(low, *pitches), max(high, *pitches))
    # Beyond the last note of all nothing sounds, and nothing is to be imagined.
    sounding = np.flatnonzero((heard != SILENT).any(0))
    last = max((request.end - start) // SIXTEENTH, int(sounding[-1]) + 1 if len(sounding) else 0)
    heard = heard[:, :last]
    written = np.zeros(heard.shape, dtype=bool)
    numbers = np.zeros(heard.shape, dtype=np.int64)
    for number, (role, first, end) in enumerate(request.cells, 1):
        steps_of = slice((first - start) // SIXTEENTH, (end - start) // SIXTEENTH)
        written[ROLES.index(role), steps_of] = True
        numbers[ROLES.index(role), steps_of] = number
    present = heard.copy()
    heard[written] = SILENT
    _fill(
        model,
        request,
        heard,
        present=present,
        written=written,
        start=start,
        ranges=tuple(ranges),
        parameters={
            "cells": ", ".join(f"{r} {a}-{b}" for r, a, b in request.cells),
            **({"held": True} if request.held else {}),
        },
        voices=tuple(sorted({ROLES.index(role) for role, _, _ in request.cells})),
        lowest=model.network.shape.lowest,
        emit=emit,
        report=report,
        cancelled=cancelled,
        notes=numbers if request.held else None,
    )


def _fill(
    model: LoadedCoconet,
    request: HarmonizeRequest | RepaintRequest,
    heard: NDArray[np.int16],
    *,
    present: NDArray[np.int16],
    written: NDArray[np.bool_],
    start: int,
    ranges: tuple[tuple[int, int], ...],
    parameters: dict[str, Parameter],
    voices: tuple[int, ...],
    lowest: int,
    emit: Emit,
    report: Report,
    cancelled: Cancelled,
    notes: NDArray[np.int64] | None = None,
) -> None:
    """Samples the silent cells of ``heard`` (MIDI pitches, int16 [4, steps]) and emits those that
    are to be ``written``; the others were only imagined.  ``present``: what stood in the cells
    before; ``notes``: cells with one number above 0 become one note.  Step 0 is at tick ``start``.
    """
    if request.seed is None:
        raise ValueError("the request has no seed")
    shape, device = model.network.shape, model.device
    steps = request.steps or int(model.pack.defaults.get("steps", DEFAULT_STEPS))
    steering = request.steering
    annealing = _annealing(steps, steering)
    score = torch.stack(
        [
            torch.from_numpy(_rows(folded_into(line, lowest, lowest + shape.pitches - 1), lowest))
            for line in heard
        ]
    )
    allowed = allowed_pitches(
        steering, ranges, score.shape[1], lowest, shape.pitches, (score < 0).any(1).numpy()
    )
    weights = log_weights(steering, heard, present, start, lowest, shape.pitches)
    # Odd multiples of the golden ratio in 64 bits: no two candidates share a stream.
    seeds = [(request.seed + 0x9E3779B97F4A7C15 * i) % 2**63 for i in range(request.candidates)]
    sampler = Sampler(
        in_half_precision(model.half, cancelled),
        score.to(device),
        (score < 0).to(device),
        torch.from_numpy(allowed).to(device),
        float(request.temperature),
        seeds,
        _leaning(steering, None if weights is None else torch.from_numpy(weights).to(device)),
        None if notes is None else torch.from_numpy(notes).to(device),
    )
    begins = None
    if notes is not None:
        begins = np.diff(notes, axis=1, prepend=0) != 0
    made_with: dict[str, Parameter] = {
        **parameters,
        "candidates": request.candidates,
        "device": device.type,
        **steering.parameters(),
        "redraws": REDRAWS,
        "steps": steps,
        "temperature": float(request.temperature),
    }

    def send(index: int, nats: float | None, final: bool) -> None:
        rows = sampler.score[index].cpu().numpy()
        sung: dict[str, tuple[Span, ...]] = {}
        for voice in voices:
            cells = np.where(written[voice] & (rows[voice] >= 0), rows[voice] + lowest, SILENT)
            edges = None if begins is None else begins[voice]
            sung[ROLES[voice]] = spans_of_cells(cells.astype(np.int16), start, edges)
        emit(
            Candidate(
                id=request.id,
                revision=request.revision,
                index=index,
                voices=sung,
                parameters=tuple(sorted(made_with.items())),
                pack=model.pack.name,
                pack_hash=model.pack.sha256,
                seed=request.seed or 0,
                nats=nats,
                final=final,
                counts=_counts(rows, lowest, written) if final else (),
            )
        )

    for step in range(steps):
        if cancelled():
            raise OperationCancelled
        # Towards the end the draws get a little surer: the last ones are never mended.
        cooling = 1 - COOLING * step / max(1, steps - 1)
        sampler.step(annealing.share(step), float(request.temperature) * cooling)
        report(step + 1, steps + REDRAWS)
        if (step + 1) % SHOW_EVERY == 0:
            for index in range(request.candidates):
                send(index, None, False)
    streams = [np.random.default_rng(seed) for seed in seeds]
    for redraw in range(REDRAWS):
        if cancelled():
            raise OperationCancelled
        redraw_notes(
            sampler,
            REDRAWN_SHARE,
            float(steering.parallel_cost),
            streams,
            float(steering.crossing_cost),
            float(steering.leap_cost),
            begins,
        )
        report(steps + redraw + 1, steps + REDRAWS)
    if cancelled():
        raise OperationCancelled
    for index, nats in enumerate(sampler.negative_log_likelihood()):
        send(index, nats, True)


def _rows(cells: Cells, lowest: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.where(cells == SILENT, -1, cells.astype(np.int64) - lowest)


def _annealing(steps: int, steering: Steering) -> Annealing:
    usual = Annealing(steps)
    first = usual.first if steering.first_share is None else float(steering.first_share)
    last = usual.last if steering.last_share is None else float(steering.last_share)
    # One of the two that was asked for moves the other with it.
    if first < last and steering.first_share is None:
        first = last
    fall = usual.fall if steering.fall is None else float(steering.fall)
    return Annealing(steps, first, min(first, last), fall)


def _leaning(steering: Steering, weights: Tensor | None) -> Leaning:
    return Leaning(
        weights=weights,
        power=1 + (MOST_POWER - 1) * max(0.0, float(steering.conventional)),
        surprise=MOST_SURPRISE * max(0.0, -float(steering.conventional)),
        top_k=steering.top_k,
        top_p=steering.top_p,
        crossing=float(steering.crossing_cost),
    )


def _counts(
    rows: NDArray[np.int64], lowest: int, written: NDArray[np.bool_]
) -> tuple[tuple[str, int], ...]:
    """What is found from the step before the first written cell to the one after the last."""
    at = np.flatnonzero(written.any(0))
    if not len(at):
        return tuple((name, 0) for name in COUNTED)
    piece = np.where(rows >= 0, rows + lowest, SILENT)[:, max(0, at[0] - 1) : at[-1] + 2]
    found = inspect(piece.T.astype(np.int16))
    return tuple((name, int(getattr(found, name))) for name in COUNTED)


def in_half_precision(network: Coconet, cancelled: Cancelled = lambda: False) -> Network:
    """The network with what goes in turned into its precision.

    On a processor a large batch goes through it in portions, which bounds the memory; before each
    the function raises :class:`OperationCancelled` once ``cancelled`` says so.
    """
    weight = network.head.weight

    def run(rolls: Tensor, hidden: Tensor) -> Tensor:
        rows = len(rolls) if weight.is_cuda else max(1, PORTION // rolls.shape[2])
        parts: list[Tensor] = []
        for some, where in zip(rolls.split(rows), hidden.split(rows), strict=True):
            if cancelled():
                raise OperationCancelled
            parts.append(network(some.to(weight.dtype), where))
        return torch.cat(parts) if len(parts) > 1 else parts[0]

    return run


def _cpu_has_bfloat16() -> bool:
    # Private in torch, so asked for with care: without it the answer is the slower, exact route.
    ask = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(ask()) if ask is not None else False
