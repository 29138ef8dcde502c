"""Words, syllables and the notes they lie on."""

from hypothesis import given
from hypothesis import strategies as st

from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word

WORDS = Lyrics(
    (
        Verse(
            (
                Line(
                    (
                        Word((Syllable("Hal", (1,)), Syllable("le", (2, 3)))),
                        Word((Syllable("oh"),)),
                    )
                ),
                Line((Word((Syllable("yes", (4,)),)),)),
            ),
            "chorus",
            "First",
        ),
        Verse((Line((Word((Syllable("end", (5,)),)),)),)),
    )
)


def notes(lyrics):
    return [syllable.notes for syllable in lyrics.syllables()]


def test_the_text_has_a_line_a_line_and_an_empty_one_between_verses():
    assert WORDS.text() == "Halle oh\nyes\n\nend"
    assert Lyrics().text() == ""


def test_syllables_come_in_order():
    assert [s.text for s in WORDS.syllables()] == ["Hal", "le", "oh", "yes", "end"]


def test_a_note_that_goes_leaves_the_words_and_the_rest_of_its_melisma():
    left = WORDS.without_notes({2, 4})
    assert notes(left) == [(1,), (3,), (), (), (5,)]
    assert left.text() == WORDS.text()
    assert (left.verses[0].kind, left.verses[0].name) == ("chorus", "First")


def test_words_that_no_lost_note_carries_are_the_very_same():
    assert WORDS.without_notes({99}) is WORDS
    assert WORDS.without_notes(set()) is WORDS


def test_words_move_to_the_notes_in_place_of_theirs():
    moved = WORDS.with_notes({1: 10, 2: 11, 3: 11, 5: None})
    assert notes(moved) == [(10,), (11,), (), (4,), ()]


def tuples(of, most=3):
    return st.lists(of, max_size=most).map(tuple)


SYLLABLES = st.builds(
    Syllable, st.text("aeio", max_size=3), st.lists(st.integers(1, 12), unique=True).map(tuple)
)
WORD = st.builds(Word, tuples(SYLLABLES))
LYRICS = st.builds(Lyrics, tuples(st.builds(Verse, tuples(st.builds(Line, tuples(WORD))))))


@given(LYRICS, st.sets(st.integers(1, 12)))
def test_taking_notes_away_takes_exactly_those_and_no_word(lyrics, gone):
    left = lyrics.without_notes(gone)
    assert notes(left) == [tuple(n for n in laid if n not in gone) for laid in notes(lyrics)]
    assert left.without_notes(set(range(13))) == lyrics.without_notes(set(range(13)))
    assert [s.text for s in left.syllables()] == [s.text for s in lyrics.syllables()]
    assert left.text() == lyrics.text()


@given(LYRICS, st.permutations(range(1, 13)))
def test_words_moved_to_other_notes_and_back_are_the_same(lyrics, places):
    there = dict(zip(range(1, 13), places, strict=True))
    back = {place: note for note, place in there.items()}
    assert lyrics.with_notes(there).with_notes(back) == lyrics


def test_a_word_is_spelled_without_its_hyphens_and_a_line_with_blanks():
    line = WORDS.verses[0].lines[0]
    assert ([word.text for word in line.words], line.text) == (["Halle", "oh"], "Halle oh")
    assert (Word(()).text, Line().text) == ("", "")
