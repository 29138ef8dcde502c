"""Where the roll looks while the playhead moves."""

from __future__ import annotations

from dataclasses import replace

from composer.ui.roll.following import Following
from composer.ui.roll.transform import RollTransform

# 4,800 ticks are in sight.
VIEW = RollTransform(left=0, scale=800 / 4800, width=800, height=500)


def played(following: Following, view: RollTransform, start: int, end: int) -> RollTransform:
    """The view after the playhead has run from ``start`` to ``end``."""
    for tick in range(start, end, 40):
        view = following.look(view, tick, tick + 40) or view
    return view


def test_by_the_page_the_view_stands_until_the_playhead_leaves_it():
    following = Following()
    assert played(following, VIEW, 0, 4700) == VIEW
    turned = played(following, VIEW, 0, 4840)
    assert 4300 < turned.left < 4840


def test_smoothly_the_playhead_stays_in_the_middle_once_it_is_there():
    following = Following()
    following.smooth = True
    assert played(following, VIEW, 0, 2400) == VIEW
    for end in (4000, 9000, 50_000):
        view = played(following, VIEW, 0, end)
        assert abs(view.x(end) - 400) < 10


def test_scrolled_by_hand_it_waits_until_the_playhead_comes_to_the_middle():
    following = Following()
    following.smooth = True
    view = played(following, VIEW, 0, 8000)
    ahead = replace(view, left=view.left + 1000)
    following.scrolled_by_hand()
    assert played(following, ahead, 8000, 8400) == ahead
    assert abs(played(following, ahead, 8000, 12_000).x(12_000) - 400) < 10


def test_scrolled_out_of_sight_it_is_left_alone_until_the_playhead_jumps():
    for smooth in (False, True):
        following = Following()
        following.smooth = smooth
        elsewhere = replace(VIEW, left=40_000)
        following.scrolled_by_hand()
        assert played(following, elsewhere, 0, 20_000) == elsewhere
        assert following.look(elsewhere, 20_000, 0).left == 0


def test_switched_off_it_looks_nowhere():
    following = Following()
    following.on = False
    assert played(following, VIEW, 0, 40_000) == VIEW
