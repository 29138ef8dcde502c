"""Notes that are there twice or run into each other."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import SetLyrics
from composer.edit.overlaps import remove_duplicates, remove_overlaps, trim_to_next
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from tests.edit.drawn import everything, shown, with_notes

NOTES = st.lists(
    st.tuples(st.integers(60, 62), st.integers(0, 40), st.integers(1, 30)), max_size=10
)


def test_of_duplicates_the_longest_stays_with_the_words():
    document = with_notes((60, 0, 240), (60, 0, 480), (64, 0, 100))
    short = min(everything(document))
    words = Lyrics((Verse((Line((Word((Syllable("la", (short,)),)),)),)),))
    document.apply(SetLyrics(words), "Words")
    assert remove_duplicates(document, everything(document)) == {short}
    assert shown(document) == [(60, 0, 480), (64, 0, 100)]
    (syllable,) = document.score.lyrics.syllables()
    assert syllable.notes == (short + 1,)
    document.score.check()
    document.undo()
    assert document.score.lyrics == words


def test_a_note_ends_where_the_next_of_its_pitch_begins():
    document = with_notes((60, 0, 900), (60, 480, 480), (64, 0, 900), (60, 480, 10))
    remove_overlaps(document, everything(document))
    assert shown(document) == [(60, 0, 480), (64, 0, 900), (60, 480, 480)]
    assert document.undo_name == "Remove Overlaps"


def test_trimming_leaves_one_chord_at_a_time():
    document = with_notes((60, 0, 900), (64, 0, 480), (67, 480, 480))
    trim_to_next(document, everything(document))
    assert shown(document) == [(60, 0, 480), (64, 0, 480), (67, 480, 480)]


@given(NOTES)
def test_what_sounds_stays_and_nothing_overlaps_any_more(notes):
    document = with_notes(*notes)

    def sounding():
        return {(n.pitch, t) for n in document.score.notes.values() for t in range(n.onset, n.end)}

    before, first = sounding(), dict(document.score.notes)
    remove_duplicates(document, everything(document))
    assert sounding() == before
    remove_overlaps(document, everything(document))
    held = sorted(document.score.notes.values(), key=lambda n: (n.pitch, n.onset))
    for one, other in itertools.pairwise(held):
        assert one.pitch != other.pitch or one.end <= other.onset
    trim_to_next(document, everything(document))
    held = sorted(document.score.notes.values(), key=lambda n: n.onset)
    for one in held:
        assert all(one.end <= n.onset or n.onset <= one.onset for n in held)
    while document.undo_name != "Draw" and document.can_undo:
        document.undo()
    assert document.score.notes == first
