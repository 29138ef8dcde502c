"""A score as a roll network hears it: frames of sounding keys, and the notes they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from composer.engine.continuing import LOWEST, LoadedRoll
from composer.engine.messages import OperationRefused
from composer.engine.networks.roll import RollLSTM, State
from composer.engine.recollection import TRUST, Recollection
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL

KEYS = 88
CHUNK = 32  # frames of a pass: what takes well below 100 ms
HEARD = 192  # frames by which the transposition is chosen
SHIFTS = tuple(range(-6, 6))
MIDDLE = 60  # MIDI pitch around which songs lie that are compared with each other


@dataclass(frozen=True)
class Frames:
    """``keys``: bool [steps, 88], transposed by ``shift`` semitones; ``owners``: the id of the note
    that a key is of, int64 [steps, 88], or 0; step 0 begins at ``first`` x ``ticks`` ticks."""

    keys: NDArray[np.bool_]
    owners: NDArray[np.int64]
    first: int
    ticks: int
    shift: int

    def tick(self, step: int) -> int:
        """Where a step begins."""
        return (self.first + step) * self.ticks


def frames_of(score: Score, ticks: int, shift: int) -> Frames:
    """The score's frames from the bar of its first note on, drums left out.

    A key sounds in a step if it does for half of it.  What is beyond the 88 keys is left out.
    Raises :class:`OperationRefused` when nothing is left.
    """
    pitched = {voice.id for voice in score.voices if voice.channel != DRUM_CHANNEL}
    notes = [note for note in score.notes.values() if note.voice in pitched]
    notes = [note for note in notes if 0 <= note.pitch + shift - LOWEST < KEYS]
    if not notes:
        raise OperationRefused("There is nothing in the song that the model can hear.")
    bar, _ = score.meter.position(min(note.onset for note in notes))
    first = score.meter.bar_start(bar) // ticks
    spans = []
    for note in sorted(notes, key=lambda note: (note.onset, note.id)):
        begin = (note.onset + ticks // 2) // ticks - first
        end = max(begin + 1, (note.end + ticks // 2) // ticks - first)
        spans.append((begin, end, note.pitch + shift - LOWEST, note.id))
    steps = max(end for _, end, _, _ in spans)
    keys = np.zeros((steps, KEYS), dtype=bool)
    owners = np.zeros((steps, KEYS), dtype=np.int64)
    for begin, end, key, note_id in spans:
        keys[begin:end, key] = True
        owners[begin:end, key] = note_id
    return Frames(keys, owners, first, ticks, shift)


def heard_frames(
    model: LoadedRoll, score: Score, transposition: int | None, between: Callable[[], None]
) -> Frames:
    """The frames in the transposition asked for, or where the network finds them likeliest.

    A network of all keys hears the song as it is, if nothing else is asked for.  ``between`` is
    called between two passes; what it raises goes through.
    """
    if transposition is None and model.home:
        untransposed = frames_of(score, model.step_ticks, 0)
        transposition = likeliest_shift(model.network, untransposed.keys, SHIFTS, between)
    return frames_of(score, model.step_ticks, transposition or 0)


def heard_in_one_key(model: LoadedRoll, score: Score, between: Callable[[], None]) -> Frames:
    """The same frames for a song in whatever key and octave, as long as it fits the keys.

    They lie around :data:`MIDDLE`, where the network finds them likeliest.
    """
    frames = frames_of(score, model.step_ticks, 0)
    mean = round(float(np.nonzero(frames.keys)[1].mean())) + LOWEST
    shifts = [MIDDLE - mean + shift for shift in SHIFTS]
    shift = likeliest_shift(model.network, frames.keys, shifts, between)
    return frames_of(score, model.step_ticks, shift)


def likeliest_shift(
    network: RollLSTM,
    keys: NDArray[np.bool_],
    shifts: Sequence[int],
    between: Callable[[], None] = lambda: None,
) -> int:
    """Of the transpositions ``shifts`` the one in which the beginning is likeliest."""
    keys = keys[:HEARD]
    moved = np.zeros((len(shifts), *keys.shape), dtype=bool)
    for row, shift in enumerate(shifts):
        low, high = max(0, -shift), min(KEYS, KEYS - shift)
        moved[row, :, low + shift : high + shift] = keys[:, low:high]
    total = np.zeros(len(shifts))
    for heard in passes(network, moved, CHUNK // 4):
        between()
        with torch.inference_mode():
            nats = network.nats(*heard.arguments()).view(len(shifts), -1)
        total += nats.double().sum(1).cpu().numpy()
    # A row that lost keys at an edge has less to explain.
    total[moved.sum((1, 2)) < keys.sum()] = np.inf
    return shifts[int(total.argmin())]


class Heard(NamedTuple):
    """Some frames from ``first`` on, as the network's head takes them; all [rows, steps, ...]."""

    first: int
    targets: Tensor
    output: Tensor
    previous: Tensor
    sources: Tensor
    trust: Tensor

    def arguments(self) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """For the network's ``nats`` and ``choices``: rows and steps as one axis."""
        targets, output, previous, sources, trust = (part.flatten(0, 1) for part in self[1:])
        return targets, output, previous, sources, trust


def passes(network: RollLSTM, frames: NDArray[np.bool_], chunk: int = CHUNK) -> Iterator[Heard]:
    """The network's way through pieces side by side, bool [rows, steps, keys]."""
    rows, steps, keys = frames.shape
    shape = network.shape
    device = next(network.parameters()).device
    dtype = network.encoder.weight.dtype
    past = Recollection(rows, keys, shape.lags, shape.memory) if shape.memory else None
    state: State | None = None
    for first in range(0, steps, chunk):
        size = min(chunk, steps - first)
        previous = np.zeros((rows, size, keys), dtype=bool)
        previous[:, 1 if first == 0 else 0 :] = frames[:, max(0, first - 1) : first + size - 1]
        sources = np.zeros((rows, size, shape.sources, keys), dtype=bool)
        trust = np.zeros((rows, size, shape.sources, TRUST), dtype=np.float32)
        if past is not None:
            for step in range(size):
                lags, trust[:, step] = past.lags_and_trust()
                sources[:, step] = past.frames_at(lags)
                past.advance(frames[:, first + step])
        time = first + torch.arange(size, device=device).expand(rows, size)
        told = [torch.from_numpy(part).to(device) for part in (previous, sources, trust)]
        told[2] = told[2].to(dtype)
        with torch.inference_mode():
            output, state = network.run(*told, time, state)
        targets = torch.from_numpy(np.ascontiguousarray(frames[:, first : first + size]))
        yield Heard(first, targets.to(device), output, *told)
