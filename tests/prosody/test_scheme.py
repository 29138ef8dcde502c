"""Rhyme schemes and the lengths of lines."""

from hypothesis import given
from hypothesis import strategies as st

from composer.prosody.scheme import StanzaForm


def partners(rhyme, lines):
    return [StanzaForm(rhyme).partner_of(line) for line in range(lines)]


def test_a_line_rhymes_with_the_last_one_of_its_letter():
    assert partners("ABAB", 8) == [None, None, 0, 1, None, None, 4, 5]
    assert partners("AABB", 4) == [None, 0, None, 2]
    assert partners("ABCB", 4) == [None, None, None, 1]
    assert partners("AAA", 3) == [None, 0, 1]
    assert partners("AXXA", 4) == [None, None, None, 0]
    assert partners("", 3) == [None] * 3


def test_the_form_starts_again_when_its_longer_part_ends():
    form = StanzaForm("AB", (8, 6, 8, 6))
    assert form.lines == 4
    assert [form.syllables_of(line) for line in range(5)] == [8, 6, 8, 6, 8]
    assert StanzaForm().syllables_of(3) is None


@given(st.text("ABCX", min_size=1, max_size=16), st.integers(0, 60))
def test_a_partner_comes_before_its_line_in_the_same_round_and_has_its_letter(rhyme, line):
    partner = StanzaForm(rhyme).partner_of(line)
    if partner is not None:
        assert partner < line
        assert partner // len(rhyme) == line // len(rhyme)
        assert rhyme[partner % len(rhyme)] == rhyme[line % len(rhyme)] != "X"
