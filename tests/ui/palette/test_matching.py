"""What typed letters find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.ui.palette.matching import best, fit

NAMES = [
    ("Harmonize", "Generate Ctrl+H"),
    ("Repaint Selected Notes", "Generate"),
    ("New Pitches for Selected Notes", "Generate"),
    ("Select All", "Edit Ctrl+A"),
    ("Select None", "Edit"),
    ("Note Entry", "Edit N"),
    ("Notes for Words", "Lyrics"),
    ("导出音频", "文件"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("harm", "Harmonize"),
        ("sel all", "Select All"),
        ("all sel", "Select All"),
        ("rsn", "Repaint Selected Notes"),
        ("entry", "Note Entry"),
        ("NOTES", "Notes for Words"),
        ("lyrics note", "Notes for Words"),
        ("ctrl+a", "Select All"),
        ("音频", "导出音频"),
    ],
)
def test_some_letters_find_what_is_meant_first(typed, found):
    assert NAMES[best(typed, NAMES)[0]][0] == found


def test_what_does_not_fit_is_not_found():
    assert best("xylophone", NAMES) == []
    assert best("harm xylophone", NAMES) == []


def test_nothing_typed_leaves_all_in_their_order():
    assert best("  ", NAMES) == list(range(len(NAMES)))


@given(st.text(max_size=12), st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_typed_and_a_whole_name_finds_itself(typed, name, around):
    value = fit(typed, name, around)
    assert value is None or isinstance(value, float)
    assert fit(name, name, around) is not None
