"""Notes upside down, backwards, stretched and of one length."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import SetLyrics
from composer.edit.shapes import invert, retrograde, set_length, stretch
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from tests.edit.drawn import everything, shown, with_notes

NOTES = st.lists(
    st.tuples(st.integers(0, 127), st.integers(0, 5000), st.integers(1, 999)), max_size=9
)


def test_the_highest_and_the_lowest_change_places():
    document = with_notes((60, 0, 480), (64, 480, 480), (67, 960, 480))
    invert(document, everything(document))
    assert [n[0] for n in shown(document)] == [67, 63, 60]
    assert document.undo_name == "Invert"


def test_backwards_takes_the_same_time():
    document = with_notes((60, 240, 480), (64, 720, 240), (67, 960, 120))
    retrograde(document, everything(document))
    assert shown(document) == [(67, 240, 120), (64, 360, 240), (60, 600, 480)]


def test_words_are_sung_in_their_order_when_notes_go_backwards():
    document = with_notes((60, 0, 480), (62, 480, 480), (64, 960, 480), (65, 1440, 480))
    a, b, c, d = sorted(everything(document))
    words = (Word((Syllable("a", (a,)),)), Word((Syllable("b", (b, c)),)))
    document.apply(SetLyrics(Lyrics((Verse((Line(words),)),))), "Words")
    retrograde(document, everything(document))
    sung = [
        [document.score.notes[n].onset for n in syllable.notes]
        for syllable in document.score.lyrics.syllables()
    ]
    # The last note had no word and is first now; the three after it are sung in order.
    assert sung == [[480], [960, 1440]]
    document.undo()
    assert [s.notes for s in document.score.lyrics.syllables()] == [(a,), (b, c)]


def test_half_and_double():
    document = with_notes((60, 480, 480), (64, 960, 240))
    stretch(document, everything(document), Fraction(1, 2))
    assert shown(document) == [(60, 480, 240), (64, 720, 120)]
    stretch(document, everything(document), Fraction(2))
    assert shown(document) == [(60, 480, 480), (64, 960, 240)]


@pytest.mark.parametrize("factor", [Fraction(0), Fraction(-1), Fraction(17), Fraction(1, 20)])
def test_a_factor_that_makes_no_sense_is_refused(factor):
    document = with_notes((60, 0, 480))
    with pytest.raises(ValueError, match="1/16 to 16"):
        stretch(document, everything(document), factor)


def test_notes_are_not_stretched_beyond_the_longest_song():
    document = with_notes((60, 0, 480), (62, 2**26, 2**26))
    stretch(document, everything(document), Fraction(3, 2))
    before = dict(document.score.notes)
    with pytest.raises(ValueError, match="longer than a song can be"):
        stretch(document, everything(document), Fraction(2))
    assert document.score.notes == before
    assert document.history.names == ("Draw", "Stretch")


def test_all_notes_get_one_length():
    document = with_notes((60, 0, 480), (64, 480, 17))
    set_length(document, everything(document), 120)
    assert [n[2] for n in shown(document)] == [120, 120]
    with pytest.raises(ValueError, match="at least one tick"):
        set_length(document, everything(document), 0)


@given(NOTES)
def test_twice_upside_down_or_backwards_is_as_before(notes):
    document = with_notes(*notes)
    before = dict(document.score.notes)
    for shape in (invert, retrograde):
        shape(document, everything(document))
        shape(document, everything(document))
        assert document.score.notes == before


@given(NOTES, st.fractions(Fraction(1, 16), 16, max_denominator=16))
def test_stretched_notes_keep_their_order_and_come_back_by_undo(notes, factor):
    document = with_notes(*notes)
    before = dict(document.score.notes)
    stretch(document, everything(document), factor)
    after = document.score.notes
    order = sorted(before, key=lambda i: (before[i].onset, i))
    onsets = [after[i].onset for i in order]
    assert onsets == sorted(onsets)
    for one in before:
        for other in before:
            if before[one].end <= before[other].onset and before[one].duration * factor >= 1:
                assert after[one].end <= after[other].onset + 1
    while document.undo_name == "Stretch":
        document.undo()
    assert document.score.notes == before


def test_nothing_chosen_leaves_no_step():
    document = with_notes((60, 0, 480))
    for shape in (invert, retrograde):
        shape(document, ())
    stretch(document, (), Fraction(2))
    set_length(document, (), 10)
    assert document.history.names == ("Draw",)
