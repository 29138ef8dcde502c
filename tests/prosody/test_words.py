"""Syllables and stresses of words and lines."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from composer.prosody.words import (
    count_syllables,
    is_known,
    pronounced,
    stress_pattern,
    stresses,
    words_of_line,
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("love", 1), ("heaven", 2), ("beautiful", 3), ("melancholy", 4), ("every", 2)),
        *(("o'er", 1), ("heav'n", 1), ("lov'd", 1), ("pow'r", 1), ("flow'rs", 1), ("ev'ry", 2)),
        *(("e'en", 1), ("ne'er", 1), ("whate'er", 2), ("th'", 0), ("'tis", 1), ("'neath", 1)),
        *(("wand'ring", 2), ("op'ning", 2), ("gen'rous", 2), ("mem'ry", 2), ("fall'n", 1)),
        *(("know'st", 1), ("thou'rt", 1), ("lovest", 2), ("goeth", 2), ("hopeth", 2)),
        *(("bless'd", 1), ("wander'd", 2), ("rose's", 2), ("singin'", 2), ("Saviour's", 2)),
        *(("belovèd", 3), ("wingéd", 2), ("o'ershadow", 4), ("forget-me-not", 4)),
        *(("moonbeam", 2), ("quenchless", 2), ("favour", 2), ("heav’nly", 2), ("th'eternal", 3)),
    ],
)
def test_a_word_has_as_many_syllables_as_it_is_spoken_with(word, number):
    assert count_syllables(word) == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Shall I compare thee to a summer's day?", 10),
        ("Amazing grace! how sweet the sound", 8),
        ("That sav'd a wretch like me!", 6),
        ("The Assyrian came down like the wolf on the fold,", 13),
        ("O'er the glad waters of the dark blue sea,", 10),
        ("'And wilt thou go?' she cried", 6),
        ("", 0),
        ("-- ... !", 0),
        ("a-hunting we will go", 6),
    ],
)
def test_a_line_has_the_syllables_of_its_words(line, number):
    assert count_syllables(line) == number


def test_quotation_marks_are_no_apostrophes():
    assert words_of_line("'Come,' said he, 'o'er th' hill!'") == [
        *("Come", "said", "he", "o'er", "th'", "hill")
    ]


@given(st.text(max_size=30))
def test_any_text_has_a_count_and_a_pattern_of_that_length(text):
    assert len(stress_pattern(text)) == count_syllables(text)


def test_stress_is_that_of_the_dictionary():
    assert stresses("heaven") == (1, 0)
    assert stresses("before") == (0, 1)
    assert stress_pattern("The plowman homeward plods his weary way") == "x/x/x/x/x/"


def test_invented_words_are_guessed_and_said_to_be_so():
    assert is_known("heav'n")
    assert not is_known("swartle")
    assert count_syllables("swartle") == 2
    assert count_syllables("zxq") == 1


@given(st.text(alphabet="'abdehilmnorstvw", min_size=1, max_size=9))
@example("'h's")
@example("'h'd")
def test_any_letters_with_apostrophes_are_counted_and_spoken(word):
    assert count_syllables(word) >= 0
    assert all(phones for phones in pronounced(word))
