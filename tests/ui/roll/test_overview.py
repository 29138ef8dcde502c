"""Where things lie on the mini-map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.ui.roll.overview import Hold, Overview
from composer.ui.roll.transform import RollTransform

MAP = Overview(96_000.0, 40, 80, 800.0, 40.0)
VIEW = RollTransform(left=9_600.0, scale=800 / 19_200, width=800.0, height=400.0, top=700.0)


@given(st.floats(0, 96_000), st.floats(1, 5000), st.floats(100, 1e7))
def test_a_place_leads_back_to_its_tick(tick, width, length):
    there = replace(MAP, width=width, length=length)
    assert there.tick(there.x(tick)) == pytest.approx(tick, abs=1e-6 * length)


@given(st.floats(0, 200_000), st.floats(0.001, 3), st.floats(0, 1000), st.floats(200, 2000))
def test_the_frame_never_leaves_the_map_and_can_be_taken_hold_of(left, scale, top, height):
    view = replace(VIEW, left=left, scale=scale, top=top, height=height).held()
    x1, y1, x2, y2 = MAP.frame(view)
    assert 0 <= x1 < x2 <= MAP.width
    assert x2 - x1 >= 7.9
    assert 0 <= y1 <= y2 <= MAP.height


def test_edges_come_before_the_inside_and_the_rest_is_outside():
    left, _, right, _ = MAP.frame(VIEW)
    held = [MAP.hold(VIEW, x) for x in (left + 1, (left + right) / 2, right - 1, right + 60)]
    assert held == [Hold.LEFT, Hold.INSIDE, Hold.RIGHT, Hold.OUTSIDE]


@given(st.floats(0, 800))
def test_pulling_one_edge_leaves_the_other_where_it_is(x):
    later = MAP.resized(VIEW, Hold.RIGHT, x)
    assert later.left == pytest.approx(VIEW.left)
    earlier = MAP.resized(VIEW, Hold.LEFT, x)
    assert earlier.right == pytest.approx(VIEW.right)


def test_a_place_comes_to_the_middle():
    view = MAP.centred(VIEW, MAP.x(48_000))
    assert (view.left + view.right) / 2 == pytest.approx(48_000)
