"""What a network and the copy guard read of a text: its words, with the places they have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from composer.app.headless import prime_of, without_headings


def test_headings_are_left_out_and_every_character_knows_its_place():
    text = "[Verse]\nWell\n\n[Chorus: loud]\nWhy 你好 😀\n"
    bare = without_headings(text)
    assert bare.text == "Well\n\nWhy 你好 😀\n"
    assert [text[place] for place in bare.places[:-1]] == list(bare.text)
    assert bare.places[-1] == len(text)


def test_brackets_within_a_line_are_words():
    assert without_headings("He said [aside] no\n").text == "He said [aside] no\n"


def test_headings_that_follow_each_other_leave_one_blank_line():
    assert without_headings("One\n\n[Bridge]\n\n[Chorus]\n\nTwo").text == "One\n\nTwo"


@given(st.text(alphabet="ab[]\n 😀", max_size=60))
def test_what_is_left_of_any_text_stands_in_it_in_order(text):
    bare = without_headings(text)
    assert len(bare.places) == len(bare.text) + 1
    assert "".join(text[place] for place in bare.places[:-1]) == bare.text
    assert list(bare.places) == sorted(set(bare.places)) or not text
    assert not bare.text.startswith("\n")
    assert "\n\n\n" not in bare.text


def test_a_long_text_is_gone_on_from_the_beginning_of_a_line():
    assert prime_of("one two\nthree four\nfive", 12) == "five"
    assert prime_of("one two\nthree four\nfive", 16) == "three four\nfive"
    assert prime_of("abcdefgh", 3) == "fgh"
    assert prime_of("[Verse]\nOh", 100) == "Oh"
