"""Chorales that a coconet writes by itself, all four voices open."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from composer.engine.gibbs import Annealing, Sampler
from composer.engine.grid import spans_of_cells
from composer.engine.networks.coconet import VOICES, Coconet, fused
from composer.engine.networks.loading import load
from composer.engine.packs import Pack
from composer.model.note import Note
from composer.model.score import Score, empty_score
from composer.model.voice import CHORALE_RANGES, SATB, Voice
from training.sample import Sample

STEPS = 64  # of a chorale: four bars
GIBBS_STEPS = 64
ROWS = 20
PROGRAM = 52  # General MIDI: choir


def sample(pack: Pack, count: int, seed: int, temperature: float) -> Iterator[Sample]:
    """``count`` chorales of four bars."""
    network = load(pack)
    assert isinstance(network, Coconet)
    return chorales(fused(network), count, seed, temperature)


def chorales(network: Coconet, count: int, seed: int, temperature: float) -> Iterator[Sample]:
    """``count`` chorales, each voice within its range, by annealed Gibbs sampling."""
    shape = network.shape
    device = next(network.parameters()).device
    allowed = torch.zeros(VOICES, STEPS, shape.pitches, dtype=torch.bool, device=device)
    for voice, role in enumerate(SATB):
        low, high = CHORALE_RANGES[role]
        allowed[voice, :, max(0, low - shape.lowest) : high - shape.lowest + 1] = True
    annealing = Annealing(GIBBS_STEPS)
    for first in range(0, count, ROWS):
        numbers = range(first, min(first + ROWS, count))
        sampler = Sampler(
            network,
            torch.full((VOICES, STEPS), -1, dtype=torch.int64, device=device),
            torch.ones(VOICES, STEPS, dtype=torch.bool, device=device),
            allowed,
            temperature,
            [seed * 1_000_003 + number for number in numbers],
        )
        with torch.autocast(device.type, torch.bfloat16):
            for step in range(GIBBS_STEPS):
                sampler.step(annealing.share(step))
        for number, rows in zip(numbers, sampler.score.cpu().numpy(), strict=True):
            title = f"Chorale {number + 1}, temperature {temperature:g}"
            yield Sample(title, score=score_of_cells(rows + shape.lowest))


def score_of_cells(cells: np.ndarray) -> Score:
    """The score of int [4, steps] MIDI pitches, a run of one pitch being one note."""
    score = empty_score()
    score.voices = tuple(
        Voice(number + 1, role.value.capitalize(), role, channel=number, program=PROGRAM)
        for number, role in enumerate(SATB)
    )
    score.next_id = VOICES + 1
    for voice in range(VOICES):
        for pitch, onset, duration in spans_of_cells(cells[voice].astype(np.int16), 0):
            note = Note(score.new_id(), voice + 1, pitch, onset, duration)
            score.notes[note.id] = note
    return score
