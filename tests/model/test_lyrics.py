"""Words, syllables and the notes they lie on."""

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
