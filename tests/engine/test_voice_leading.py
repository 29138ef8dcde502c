"""Redrawing whole notes, with a price on parallels."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.counterpoint import inspect
from composer.engine.gibbs import Sampler
from composer.engine.voice_leading import (
    moves_in_parallel,
    parallels_by_pitch,
    redraw_notes,
    runs_of,
)

PITCHES = 40
LOWEST = 36


def flat(rolls, hidden):
    return torch.zeros(*rolls.shape)


def test_held_notes_are_found_where_all_of_their_cells_are_open():
    rows = np.array([[1, 1, 2, -1], [3, 3, 3, 3], [4, 5, 5, 4], [-1, -1, -1, -1]])
    open_cells = np.ones((4, 4), dtype=bool)
    open_cells[1, 2] = False
    assert runs_of(rows, open_cells) == [
        (0, 0, 2),
        (0, 2, 3),
        (2, 0, 1),
        (2, 1, 3),
        (2, 3, 4),
    ]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(2, 6))
def test_the_price_of_a_pitch_is_what_the_count_of_parallels_says(seed, steps):
    random = np.random.default_rng(seed)
    rows = random.integers(0, PITCHES, (4, steps))
    runs = runs_of(rows, np.ones((4, steps), dtype=bool))
    run = runs[int(random.integers(len(runs)))]
    voice, first, last = run
    counts = parallels_by_pitch(rows, run, PITCHES)

    def parallels(pitch):
        changed = rows.copy()
        changed[voice, first:last] = pitch
        edge = [s for s in (first - 1, last - 1) if 0 <= s < steps - 1]
        found = [inspect((changed[:, s : s + 2].T + LOWEST).astype(np.int16)) for s in set(edge)]
        return sum(f.parallel_fifths + f.parallel_octaves for f in found)

    base = parallels(int(rows[voice, first]))
    for pitch in range(PITCHES):
        assert counts[pitch] - counts[rows[voice, first]] == parallels(pitch) - base


@pytest.mark.parametrize("cost", [0.0, 8.0])
def test_given_cells_stay_and_no_note_begins_elsewhere_when_notes_are_redrawn(cost):
    random = torch.Generator().manual_seed(1)
    score = torch.randint(0, PITCHES, (4, 24), generator=random).repeat_interleave(2, -1)
    given_cells = torch.zeros(4, 48, dtype=torch.bool)
    given_cells[0] = True
    sampler = Sampler(
        flat, score, ~given_cells, torch.ones(4, 48, PITCHES, dtype=torch.bool), 1.0, [1, 2]
    )
    sampler.score = score.expand(2, 4, 48).clone()
    streams = [np.random.default_rng(seed) for seed in (1, 2)]
    for _ in range(6):
        redraw_notes(sampler, 0.5, cost, streams)
    for chain in sampler.score:
        assert torch.equal(chain[0], score[0])
        edges = (chain[:, 1:] != chain[:, :-1]).nonzero()[:, 1]
        assert (edges % 2 == 1).all()


def test_a_price_on_parallels_leaves_none_where_the_network_does_not_mind():
    random = torch.Generator().manual_seed(3)
    low, high = 12, 24
    score = torch.randint(low, high, (4, 96), generator=random).repeat_interleave(2, -1)
    open_cells = torch.ones(4, 192, dtype=torch.bool)
    open_cells[0] = False
    allowed = torch.zeros(4, 192, PITCHES, dtype=torch.bool)
    allowed[..., low:high] = True
    sampler = Sampler(flat, score, open_cells, allowed, 1.0, [1])
    sampler.score = score[None].clone()

    def parallels():
        found = inspect((sampler.score[0].numpy().T + LOWEST).astype(np.int16))
        return found.parallel_fifths + found.parallel_octaves

    assert parallels() > 0
    stream = [np.random.default_rng(0)]
    for _ in range(40):
        redraw_notes(sampler, 0.5, 8.0, stream)
    assert parallels() == 0


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(2, 8))
def test_a_voice_moves_in_parallel_where_the_count_of_two_steps_finds_it(seed, steps):
    rows = np.random.default_rng(seed).integers(-1, 14, (4, steps))
    moves = moves_in_parallel(rows)
    assert not moves[:, 0].any()
    for step in range(1, steps):
        pair = rows[:, step - 1 : step + 1]
        found = inspect(np.where(pair >= 0, pair + LOWEST, -1).T.astype(np.int16))
        assert moves[:, step].any() == bool(found.parallel_fifths + found.parallel_octaves)
