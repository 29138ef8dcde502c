"""Which cells a training crop hides."""

import numpy as np
import pytest

from training.coconet.hiding import PATTERNS, hide, hide_cells, hide_frames, hide_voices


@pytest.mark.parametrize("pattern", list(PATTERNS))
@pytest.mark.parametrize("steps", [1, 4, 10, 64])
def test_every_pattern_hides_some_cell(pattern, steps):
    random = np.random.default_rng(0)
    for _ in range(100):
        hidden = PATTERNS[pattern](4, steps, random)
        assert hidden.shape == (4, steps)
        assert hidden.any()


def test_the_number_of_hidden_cells_is_uniform():
    random = np.random.default_rng(1)
    counts = np.array([hide_cells(4, 4, random).sum() for _ in range(8000)])
    share = np.bincount(counts, minlength=17)[1:] / len(counts)
    # Five standard deviations around 1/16.
    assert np.abs(share - 1 / 16).max() < 5 * np.sqrt(1 / 16 * 15 / 16 / 8000)


def test_most_frames_are_hidden_or_shown_in_all_voices():
    random = np.random.default_rng(2)
    for _ in range(100):
        voices = hide_frames(4, 64, random).sum(0)
        assert ((voices > 0) & (voices < 4)).sum() <= 8


def test_the_top_voice_is_often_given_whole():
    random = np.random.default_rng(3)
    given = [not hide_voices(4, 64, random)[0].any() for _ in range(400)]
    assert np.mean(given) > 0.5


def test_shares_choose_the_patterns():
    hidden = hide(50, 4, 16, {"frames": 1.0, "cells": 0.0}, np.random.default_rng(4))
    assert hidden.shape == (50, 4, 16)
    partly = ((hidden.sum(1) > 0) & (hidden.sum(1) < 4)).sum(1)
    assert partly.max() <= 8
