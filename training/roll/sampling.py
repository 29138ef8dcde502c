"""Rolls that a roll pack writes by itself, from nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from composer.engine.networks.loading import load
from composer.engine.networks.roll import RollLSTM
from composer.engine.networks.roll_stream import RollStream
from composer.engine.packs import Pack
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role, Voice
from training.roll.corpus import LOWEST
from training.sample import Sample

ROWS = 100
STEPS = 256  # of a sample: about the median piece of the folk tunes


def sample(
    pack: Pack, count: int, seed: int, temperature: float, steps: int = STEPS
) -> Iterator[Sample]:
    """``count`` pieces of ``steps`` steps."""
    network = load(pack)
    assert isinstance(network, RollLSTM)
    step_ticks = pack.extra.get("step_ticks")
    if not isinstance(step_ticks, int) or not 1 <= step_ticks <= 7680:
        raise ValueError(f"the card of {pack.folder} does not say how long a step is")
    for first in range(0, count, ROWS):
        rows = min(ROWS, count - first)
        yield from write(network, rows, steps, seed + first, temperature, step_ticks, first)


def write(
    network: RollLSTM,
    rows: int,
    steps: int,
    seed: int,
    temperature: float,
    step_ticks: int,
    first: int = 0,
) -> Iterator[Sample]:
    """``rows`` pieces, drawn side by side; ``first`` is where their numbers begin."""
    stream = RollStream(network, rows, seed)
    frames = np.stack([stream.draw(temperature) for _ in range(steps)], axis=1)
    for row, roll in enumerate(frames):
        title = f"Number {first + row + 1}, temperature {temperature:g}"
        yield Sample(title, roll=roll, score=score_of(roll, step_ticks))


def score_of(roll: NDArray[np.bool_], step_ticks: int) -> Score:
    """The roll as notes on one voice; keys that sound on are one note.

    ``roll``: bool [steps, 88]; ``step_ticks``: ticks of a step.
    """
    score = Score()
    voice = Voice(score.new_id(), "Roll", Role.FREE, program=0)
    score.voices = (voice,)
    silent = np.zeros((1, roll.shape[1]), dtype=np.int8)
    moves = np.diff(np.concatenate([silent, roll.astype(np.int8), silent]), axis=0)
    for key in np.flatnonzero(roll.any(axis=0)):
        begins, ends = (np.flatnonzero(moves[:, key] == way) for way in (1, -1))
        for onset, end in zip(begins.tolist(), ends.tolist(), strict=True):
            note = Note(
                id=score.new_id(),
                voice=voice.id,
                pitch=LOWEST + int(key),
                onset=onset * step_ticks,
                duration=(end - onset) * step_ticks,
            )
            score.notes[note.id] = note
    return score
