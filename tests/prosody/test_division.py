"""Words divided as they are sung."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.prosody.division import divided, exception_from, stressed
from composer.prosody.words import count_syllables, syllables_of_word


@pytest.mark.parametrize(
    "word",
    [
        # a short stressed vowel keeps its consonant, a long one does not
        *("heav-en", "nev-er", "riv-er", "moth-er", "beau-ti-ful", "o-ver", "wa-ter", "fa-ther"),
        # what can begin a syllable goes to the next one
        *("chil-dren", "hun-gry", "win-dow", "Glo-ri-a", "ta-ble", "emp-ty", "sin-gle"),
        # doubled letters, unless they end a word that has an ending
        *("lit-tle", "run-ning", "call-ing", "kiss-es", "bet-ter", "hal-le-lu-jah"),
        # compounds and endings
        *("some-one", "ev-ery-thing", "with-in", "moon-light", "sing-ing", "lov-ing", "want-ed"),
        *("hope-less", "hap-pi-ness", "gold-en", "a-sleep", "a-round", "could-n't", "win-ter"),
        # what is not heard goes with what follows, or is passed over
        *("noth-ing", "choc-olate", "lis-ten", "cas-tle", "daugh-ter", "dou-ble", "busi-ness"),
        *("vi-sion", "treas-ure", "fash-ion", "Christ-mas", "com-mon", "long-er", "lin-ger"),
        # one breath
        *("fire", "de-sire", "hour", "choir", "loved"),
        # old and shortened spellings
        *("o'er", "heav'n", "wan-d'ring", "e-ter-nal"),
        # no vowel of its own
        *("rhyth-m", "T-V"),
        # no English word
        *("лю-бовь", "γλώσ-σα", "ca-fé", "Mäd-chen", "na-ïve"),
        *("明-月", "안-녕", "きゃ-りー"),
    ],
)
def test_a_word_is_divided_as_it_is_sung(word):
    assert "-".join(divided(word.replace("-", ""))) == word


def test_spelled_hyphens_stay_and_end_a_syllable():
    assert divided("merry-go-round") == ("mer", "ry-", "go-", "round")


def test_signs_stay_with_the_letters_beside_them():
    assert divided("“Hello,”") == ("“Hel", "lo,”")
    assert divided("(oh…)") == ("(oh…)",)
    assert divided("love — ") == ("love — ",)
    assert divided("🎵yellow🌙") == ("🎵yel", "low🌙")
    assert divided("—") == ("—",)


def test_marks_of_the_person_divide_and_tie():
    assert divided("Glo__ria_") == ("Glo__", "ri", "a_")
    assert divided("fi\u00adre") == ("fi\u00ad", "re")
    assert divided("lovely‿evening") == ("love", "ly‿eve", "ning")


def test_exceptions_count_whatever_the_case_and_the_signs_around():
    mine = {"fire": "fi-re", "heaven": "heaven", "don't": "do-n't"}
    assert divided("“Fire!”", mine) == ("“Fi", "re!”")
    assert divided("Heaven", mine) == ("Heaven",)
    assert divided("Don’t", mine) == ("Do", "n’t")
    assert divided("wild-fire", mine) == ("wild-", "fi", "re")
    assert stressed("fire", mine) == (1, 0)


def test_an_exception_is_typed_with_hyphens():
    assert exception_from(" Fi-re ") == ("fire", "fi-re")
    assert exception_from("mer-ry--go--round") == ("merry-go-round", "mer-ry--go--round")
    assert divided("Merry-go-round", dict([exception_from("merry--go--round")])) == (
        *("Merry-", "go-", "round"),
    )
    for wrong in ("", "  ", "two words", "-fire", "--", "a---b"):
        with pytest.raises(ValueError, match=r"word|syllables"):
            exception_from(wrong)


def test_each_syllable_has_its_stress():
    assert stressed("heaven") == (1, 0)
    assert stressed("before,") == (0, 1)
    assert stressed("wild-fire") == (1, 1)
    assert len(stressed("любовь")) == 2


@given(st.text(max_size=30))
def test_the_pieces_of_any_word_are_the_word(word):
    pieces = divided(word)
    assert "".join(pieces) == word
    assert len(stressed(word)) == len(pieces) >= 1
    assert all(pieces) or word == ""


@given(
    st.text(max_size=12),
    st.dictionaries(st.sampled_from(["fire", "a", "明"]), st.sampled_from(["fi-re", "a", "x-y-z"])),
)
def test_even_an_exception_that_fits_badly_loses_no_letter(word, exceptions):
    assert "".join(divided(word, exceptions)) == word
    assert "".join(divided(word + "fire", exceptions)) == word + "fire"


@pytest.mark.parametrize(
    "line",
    [
        "Amazing grace how sweet the sound that saved a wretch like me",
        "I wandered lonely as a cloud that floats on high over vales and hills",
        "Shadows are falling and I have been here all day",
    ],
)
def test_a_line_has_as_many_pieces_as_it_is_spoken_with(line):
    assert sum(len(divided(word)) for word in line.split()) == count_syllables(line)
    assert all(len(divided(word)) == syllables_of_word(word) for word in line.split())
