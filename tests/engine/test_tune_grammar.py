"""The grammar of exact tunes: whatever it allows is a tune whose every bar is full."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.abc import AbcError, Tune, measures
from composer.engine.abc_playing import count_bars, to_score
from composer.engine.tune_grammar import END, TuneGrammar, written_parts

METERS = ("4/4", "6/8", "3/4", "2/4", "9/8", "2/2", "12/8", "3/2", "5/8")


def allowed(body, meter="4/4", bars=48):
    """What may follow ``body``."""
    grammar = TuneGrammar(meter, bars)
    for character in body:
        grammar.feed(character)
    return grammar.options()


@settings(max_examples=300)
@given(st.sampled_from(METERS), st.integers(2, 12), st.randoms(use_true_random=False))
def test_any_walk_through_the_options_ends_and_has_exact_bars_alone(meter, bars, random):
    grammar = TuneGrammar(meter, bars)
    body = ""
    for _ in range(4000):
        options = sorted(grammar.options())
        assert options, body
        # Long notes and bar lines now and then, else a bar is a hundred tiny notes.
        ends = [o for o in options if o in ("", "|", ":", "2", "3")]
        choice = random.choice(ends if ends and random.random() < 0.4 else options)
        if choice == END:
            break
        grammar.feed(choice)
        body += choice
    else:
        pytest.fail(f"no end: {body}")
    tune = Tune(meter, "D", "major", body)
    found = count_bars(tune)
    assert (found.short, found.long) == (0, 0), body
    assert found.exact
    assert to_score(tune).notes or "z" in body


@pytest.mark.parametrize(
    ("meter", "body"),
    [
        ("4/4", "|:d2fd gdfd|ABAF GFED|[1EAFE D4:|[2EAFE D3A||"),
        ("6/8", "A|d2A f2A|d3 e3|d3 c2:|"),
        ("6/8", "|:dAF DFA|dfe d3|BcB BAG|FEE E2A:|"),
        ("2/4", "(3A/2B/2c/2|dA FA|d2 d:|"),
        ("3/4", "d4-d2|d2 e2 f2||"),
        ("4/4", "^c'2=C,2(3d/2e/2f/2 z/2A3/2B|A8||"),
    ],
)
def test_tunes_as_they_are_written_are_allowed(meter, body):
    grammar = TuneGrammar(meter)
    for character in body.replace(" ", ""):
        grammar.feed(character)
    assert END in grammar.options()


@pytest.mark.parametrize(
    ("meter", "body", "place"),
    [
        ("6/8", "A|d2Af2A|d3e3|d3c2A:|", -2),  # with a pickup, the last bar is not a full one
        ("2/4", "A|dAFA|d2d2:|", -2),
        ("4/4", "d2fdgdf|", -1),
        ("4/4", "d2fdgdfdA", -1),
    ],
)
def test_bars_that_are_not_exact_are_not_allowed(meter, body, place):
    grammar = TuneGrammar(meter)
    for character in body[:place]:
        grammar.feed(character)
    assert body[place] not in grammar.options()


def test_a_bar_line_comes_when_the_bar_is_full_and_not_before():
    assert "|" in allowed("ABcdefga")
    assert not {"|", ":"} & allowed("ABcdefg")
    assert not set("ABCz(^") & allowed("ABcdefga")


def test_a_note_is_no_longer_than_what_is_left_of_the_bar():
    assert {"2", "3"} <= allowed("ABcdefA")  # 3/2 would fit, 3 would not
    assert allowed("ABcdefA3") == {"/"}
    assert {"2", "3", "6"} <= allowed("AB")


def test_after_a_pickup_each_section_ends_with_what_is_left_for_it():
    begun = "A2|ABcdefga|ABcdefga|ABcdefga|"
    assert ":" in allowed(begun + "ABcdef")
    assert ":" not in allowed(begun + "ABcdefga")
    after = begun + "ABcdef:|"
    assert allowed(after + "B2") >= {"|"}
    assert not set("ABC") & allowed(after + "B2")


def test_a_first_ending_is_followed_by_a_second_and_the_tune_does_not_end_between():
    begun = "|:ABcdefga|ABcdefga|[1ABcdefga:|"
    assert allowed(begun) == {"["}
    assert allowed(begun + "[") == {"2"}
    assert END in allowed(begun + "[2ABcdefga||")


def test_a_tied_note_is_followed_by_the_same_note():
    assert allowed("ABcdefg'-") == {"g"}
    assert allowed("ABcdefg'-g") == {"'"}
    assert "|" not in allowed("ABcdefg-") - {"g"}


def test_a_triplet_is_three_equal_notes():
    assert allowed("(3A/2B") == {"/", ","}
    assert "|" in allowed("(3A2B2c2ABcd")


def test_the_tune_comes_to_its_end_after_the_bars_that_were_asked_for():
    body = "|:ABcdefga|ABcdefga|ABcdefga|ABcdefga"
    assert "|" in allowed(body, bars=4)
    body += "|ABcdefga"
    assert allowed(body + ":", bars=4) == {"|"}
    assert allowed(body + ":|", bars=4) == {END}


def test_what_is_not_allowed_is_refused_and_a_meter_must_be_one():
    with pytest.raises(ValueError, match="may not come"):
        TuneGrammar("4/4").feed(":")
    with pytest.raises(AbcError):
        TuneGrammar("four")


def test_the_tune_so_far_can_be_read_again():
    assert len(measures(Tune("4/4", "C", "major", "A2|ABcdefga|ABcdef||"))) == 3


def walked(grammar, random):
    """A tune of random choices among the options."""
    body = ""
    for _ in range(6000):
        options = sorted(grammar.options())
        assert options, body
        ends = [o for o in options if o in ("", "|", ":", "2", "3")]
        choice = random.choice(ends if ends and random.random() < 0.4 else options)
        if choice == END:
            return body
        grammar.feed(choice)
        body += choice
    return pytest.fail(f"no end: {body}")


@settings(max_examples=60)
@given(
    st.sampled_from(METERS),
    st.text("ABC", min_size=1, max_size=4),
    st.integers(2, 3),
    st.randoms(use_true_random=False),
)
def test_any_walk_with_a_form_has_its_parts_with_their_bars(meter, form, part_bars, random):
    body = walked(TuneGrammar(meter, form=form, part_bars=part_bars), random)
    found = count_bars(Tune(meter, "D", "major", body))
    assert (found.short, found.long) == (0, 0), body
    pieces = [piece for piece in re.split(r":\|\|:|\|\||\|:|:\|", body) if piece]
    parts = written_parts(form)
    assert len(pieces) == len(parts)
    texts = {}
    for piece, (letter, _) in zip(pieces, parts, strict=True):
        assert texts.setdefault(letter, piece) == piece
        lengths = [len(bar) for bar in piece.split("|")]
        assert len(lengths) in (part_bars, part_bars + 1), body  # with its pickup one more
    repeats = sum(repeated for _, repeated in parts)
    assert body.count(":|") == repeats


def test_parts_that_come_twice_running_are_written_once():
    assert written_parts("AABB") == [("A", True), ("B", True)]
    assert written_parts("AABA") == [("A", True), ("B", False), ("A", False)]
    assert written_parts("AAA") == [("A", True), ("A", False)]
    assert written_parts("") == []


def test_a_part_that_comes_again_is_written_as_it_was():
    grammar = TuneGrammar("2/4", form="ABA", part_bars=2)
    for character in "c2d2|e4||g4|f4||":
        grammar.feed(character)
    for character in "c2d2|e4":
        assert grammar.options() == {character}
        grammar.feed(character)
    assert grammar.options() == {"|"}
    for character in "||":
        grammar.feed(character)
    assert grammar.options() == {END}
