"""Characters against Qt's positions, proposed words, and what of a line is written anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.ui.lyrics.draft import Draft
from composer.ui.lyrics.offsets import to_offset, to_position
from composer.ui.lyrics.shade import by_word
from composer.ui.lyrics.stretches import heading_at, stretch_to_rewrite

TEXT = st.text(alphabet="ab\n 你é😀", max_size=40)


@given(TEXT, st.integers(0, 40))
def test_a_position_leads_back_to_its_character(text, offset):
    offset = min(offset, len(text))
    position = to_position(text, offset)
    assert position == len(text[:offset].encode("utf-16-le")) // 2
    assert to_offset(text, position) == offset


def test_a_position_inside_an_emoji_is_before_it():
    assert to_offset("a😀b", 2) == 1


@given(TEXT, TEXT, st.integers(0, 40))
def test_a_draft_taken_whole_loses_nothing_of_the_song(song, proposed, place):
    place = min(place, len(song))
    draft = Draft(place, place, proposed)
    taken = draft.applied(song)
    assert taken.startswith(song[:place])
    assert taken.endswith(song[place:])
    if proposed.strip():
        assert proposed.strip() in taken or "\n\n\n" in proposed
    else:
        assert taken == song


def test_lines_are_taken_as_they_are_ticked():
    draft = Draft(3, 3, " then\nsecond\nthird")
    assert draft.applied("one") == "one then\nsecond\nthird"
    draft.toggle(1)
    assert draft.applied("one") == "one then\nthird"
    assert draft.count() == (2, 3)
    assert draft.applied("one", up_to=0) == "one then"
    draft.toggle(1)
    draft.toggle(0)
    assert draft.applied("one") == "one\nsecond\nthird"


def test_no_line_ticked_leaves_the_song_alone():
    draft = Draft(3, 3, "\nonly")
    draft.toggle(1)
    assert draft.applied("one\ntwo") == "one\ntwo"


def test_a_rest_of_a_line_after_several_new_ones_gets_a_line_of_its_own():
    assert Draft(3, 3, "x\ny").applied("abcdef") == "abcx\ny\ndef"
    assert Draft(3, 3, "x").applied("abcdef") == "abcxdef"


def test_a_replaced_line_stands_in_its_place():
    song = "first\nsecond\nthird"
    assert Draft(6, 12, "another").applied(song) == "first\nanother\nthird"


@pytest.mark.parametrize(
    ("start", "end", "meant"),
    [
        (7, 7, "I would not know"),
        (8, 13, "would"),
        (9, 11, "would"),
        (8, 17, "would not know"),
        (6, 22, "I would not know"),
        (13, 14, "I would not know"),
    ],
)
def test_what_is_selected_says_what_is_written_anew(start, end, meant):
    song = "Never\nI would not know\nmore"
    start, end = stretch_to_rewrite(song, start, end)
    assert song[start:end] == meant


def test_headings_are_known_by_their_brackets_alone():
    song = "[Verse 2]\nwords [aside]\n"
    assert heading_at(song, 3) == 9
    assert heading_at(song, 12) is None


def test_a_word_has_the_surprise_of_its_letters_together():
    assert by_word("ab c", (1.0, 2.0, 5.0, 4.0)) == (3.0, 3.0, None, 4.0)
    assert by_word("[x]", (None, None, None)) == (None, None, None)


@pytest.mark.parametrize(
    ("song", "groups", "stands"),
    [
        ("one", (), "\n\ntwo"),
        ("one\n\n", (), "two"),
        ("", (), "two"),
        ("[Verse]", (), "\ntwo"),
        ("one", ((), ((1,),)), "\n\n\ntwo"),
    ],
)
def test_a_draft_begins_as_its_place_has_it(song, groups, stands):
    draft = Draft(len(song), len(song), groups=groups)
    draft.begin("\n\ntwo", song)
    assert draft.text == stands


def test_the_line_that_the_length_cut_off_is_not_ticked_unless_it_is_the_only_one():
    draft = Draft(0, 0, "first\nsecond and")
    draft.finish(cut_off=True)
    assert draft.dropped == {1}
    for text, cut_off in (("first\nsecond\n", True), ("only and", True), ("a\nb", False)):
        draft = Draft(0, 0, text)
        draft.finish(cut_off=cut_off)
        assert not draft.dropped
        assert draft.text == text.rstrip()
