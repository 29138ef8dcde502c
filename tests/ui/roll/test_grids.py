"""The grids as note values, and which of them an adaptive grid is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.ui.roll.grids import ALL, APART, Feel, Grid, GridSetting, adaptive


def test_a_triplet_is_two_thirds_and_a_dotted_note_half_as_long_again():
    ticks = {(g.part, g.feel): g.ticks for g in ALL}
    assert ticks[16, Feel.STRAIGHT] == 120
    assert ticks[16, Feel.TRIPLET] == 80
    assert ticks[16, Feel.DOTTED] == 180
    assert ticks[64, Feel.STRAIGHT] == 30
    assert min(ticks.values()) == 20
    assert len(set(ticks)) == len(ALL)


@pytest.mark.parametrize("grid", ALL)
def test_finer_and_coarser_lead_back_and_forth_until_there_is_no_more(grid):
    finer = grid.finer()
    assert finer == grid or finer.coarser() == grid
    coarser = grid.coarser()
    assert coarser == grid or coarser.finer() == grid
    assert grid.felt(grid.feel) == grid


def test_there_is_no_grid_of_another_value():
    for part, feel in ((3, Feel.STRAIGHT), (128, Feel.STRAIGHT), (1, Feel.TRIPLET)):
        with pytest.raises(ValueError, match="no such grid"):
            Grid(part, feel)


@given(st.floats(0.0003, 3.4), st.sampled_from(Feel), st.integers(-3, 3))
def test_the_lines_of_an_adaptive_grid_are_far_enough_apart_and_no_farther(scale, feel, density):
    grid = adaptive(scale, feel)
    assert grid.ticks * scale >= APART or grid.coarser() == grid
    assert grid.finer() == grid or grid.finer().ticks * scale < APART
    other = adaptive(scale, feel, density)
    assert (other.ticks <= grid.ticks) == (density >= 0 or other == grid)


@given(st.sampled_from(ALL), st.booleans(), st.integers(-3, 3))
def test_what_was_chosen_is_stored_as_text_and_read_again(grid, follows, density):
    setting = GridSetting(grid, follows, density if follows else 0)
    assert GridSetting.read(setting.stored()) == setting


@pytest.mark.parametrize(
    "text", ["", "x", "16", "16 swing", "17 straight", "16 straight adaptivex"]
)
def test_anything_else_that_is_stored_is_the_first_choice(text):
    assert GridSetting.read(text) == GridSetting()
