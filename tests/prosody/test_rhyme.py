"""What rhymes."""

import pytest

from composer.prosody.rhyme import last_word, rhyme_key, rhymes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("love", "dove"), ("day", "away"), ("fire", "desire"), ("flying", "dying")),
        *(("heav'n", "sev'n"), ("o'er", "shore"), ("pow'r", "hour")),
        *(("eternity", "thee"), ("we fled.", "the dead,")),
    ],
)
def test_words_that_sound_alike_from_the_stress_on_rhyme(first, second):
    assert rhymes(first, second)
    assert rhymes(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("love", "prove"), ("day", "night"), ("flying", "singing"), ("the sea", "")),
        *(("day", "Day,"), ("sun", "son"), ("", "")),
    ],
)
def test_others_do_not_nor_does_a_word_with_itself(first, second):
    assert not rhymes(first, second)


def test_an_invented_word_rhymes_by_its_ending():
    assert rhymes("brillow", "pillow")
    assert rhyme_key("love") == "AH V"


def test_the_last_word_of_a_line_has_no_punctuation():
    assert last_word("And so he said, 'farewell!'--") == "farewell"
    assert last_word("...") == ""
