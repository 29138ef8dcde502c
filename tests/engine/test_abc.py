"""Canonical ABC: its form, its bars and its keys."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from composer.engine.abc import (
    AbcError,
    Tune,
    bar_length,
    measures,
    signature,
    tokens,
    transposed,
    write,
)
from composer.engine.abc_playing import (
    Bars,
    count_bars,
    count_measures,
    notes,
    passages,
    played,
    to_score,
)

JIG = "|:D|GABc2d|edcB2A|GABAGE|G3G2:||:d|gfgefg|[1e3d2:|[2e3d3||"


def tune(body, meter="6/8", tonic="G", mode="major"):
    return Tune(meter, tonic, mode, body)


def test_a_canonical_body_is_written_as_it_was_read():
    for body in (JIG, "A3/2B/2(3cBA|^c2=c2||", "A,2c'z/2|_B-_B3/4^^F/8||"):
        made = tune(body)
        assert write(measures(made), "G", "major") == body


def test_the_tokens_are_notes_with_their_lengths_and_signs():
    assert tokens("|:^A,3/2(3cBA-|[1z2:|") == [
        *("|:", "^A,3/2", "(3", "c", "B", "A-", "|", "[1", "z2", ":|")
    ]


@pytest.mark.parametrize(
    "body",
    ["A B|", "H2|", "(3AB|", "(3A(3BC|", "|:|A|", "A[1B|", "A|[1|", "z-|", "A/3|", "A||||", "A0|"],
)
def test_a_text_outside_the_form_is_refused(body):
    with pytest.raises(AbcError):
        measures(tune(body))


def test_a_very_long_text_is_refused_before_it_is_read():
    with pytest.raises(AbcError, match="too long"):
        tokens("A" * 30_000)


def test_an_accidental_holds_to_the_end_of_its_bar_and_over_a_tie():
    pitches = [tone.pitch for m in measures(tune("^G2GG-|GG4|", "4/4")) for tone in m.tones]
    assert pitches == [68, 68, 68, 68, 67]


def test_every_altered_note_has_its_accidental_so_that_all_readers_agree():
    read = measures(tune("^G2GG=G3|g2^gG5|", "4/4"))
    assert write(read, "G", "major") == "^G2^G^G=G3|g2^g^G5|"


def test_a_tie_without_an_equal_note_after_it_is_left_out_and_a_dotted_one_is_joined():
    assert write(measures(tune("A-B2-B-|A3|")), "G", "major") == "AB3|A3|"


def test_a_bar_is_as_long_as_its_meter_says():
    assert bar_length("6/8") == 6
    assert bar_length("2/4") == 4
    assert bar_length("3/16") == Fraction(3, 2)
    for wrong in ("4", "4/3", "0/4", "C"):
        with pytest.raises(AbcError):
            bar_length(wrong)


def test_triplets_broken_rhythm_and_dots_add_up_exactly():
    assert count_measures(tune("(3ABcA3/2B/2|G4||", "2/4")) == Bars(exact=2)


def test_pickups_that_fit_the_end_of_their_part_are_whole_bars_in_playing():
    assert count_bars(tune(JIG)) == Bars(exact=12)
    assert count_bars(tune("|:D|GABc2d|G3G2:|")) == Bars(exact=3)
    assert count_measures(tune("|:D|GABc2d|G3G2:|")) == Bars(exact=1, short=2)


def test_a_pickup_that_the_repeat_has_no_room_for_is_counted():
    assert count_bars(tune("|:D|GABc2d|GABc2d:|")).short == 1


def test_a_short_bar_between_plain_lines_is_counted_as_short():
    assert count_bars(tune("GABc2d|GA|Bc2d|GABc2d||")) == Bars(exact=2, short=2)
    assert count_bars(tune("GABc2d|GABc2dA|GABc2d||")) == Bars(exact=2, long=1)


def test_repeats_and_endings_are_played_in_their_order():
    written = measures(tune("|:A6|B6|[1c6:|[2d6||e6||"))
    assert played(written) == [0, 1, 2, 0, 1, 3, 4]
    assert played(measures(tune("A6||B6:||:c6:|"))) == [0, 1, 0, 1, 2, 2]


def test_every_key_has_its_signature():
    assert signature("D", "major") == (1, 0, 0, 1, 0, 0, 0)
    assert signature("D", "dorian") == (0,) * 7
    assert signature("Eb", "major") == (0, 0, -1, 0, 0, -1, -1)


@pytest.mark.parametrize("tonic", ["A", "D", "F", "Bb", "E"])
def test_a_transposed_tune_sounds_the_same_intervals(tonic):
    original = tune("|:D|G^ABc2d|=fdc_B2A|(3GABAGE|G3G2:|")
    moved = transposed(original, tonic)
    one, other = notes(original), notes(moved)
    assert len({b[0] - a[0] for a, b in zip(one, other, strict=True)}) == 1
    assert [n[1:] for n in one] == [n[1:] for n in other]
    assert moved.tonic == tonic
    assert abs(other[0][0] - one[0][0]) <= 6
    assert passages(moved) == passages(original)
    assert transposed(moved, "G").body == original.body


def test_a_key_that_a_tune_cannot_be_written_in_is_refused():
    with pytest.raises(AbcError, match="cannot be written"):
        transposed(tune("^^F^^c4||", "4/4", "F"), "F#")


def test_the_file_text_has_the_whole_body_in_lines():
    text = tune(JIG).text("A\nJig", 3)
    head, body = text.split("K:G\n")
    assert head == "X:3\nT:A Jig\nM:6/8\nL:1/8\n"
    assert body.replace("\n", "") == JIG
    assert body.count("\n") >= 2
    assert "K:Edor" in Tune("4/4", "E", "dorian", "E8||").text()


def test_on_the_canvas_the_first_full_bar_begins_on_a_bar_line():
    score = to_score(tune("D|GABc2d|G3G2||"), "Jig")
    score.check()
    onsets = [note.onset for note in score.notes_in_order()]
    assert onsets[:2] == [1200, 1440]
    assert score.key.at(0).name == "G major"


def test_the_triplets_of_a_score_leave_no_gaps():
    found = to_score(tune("(3ABc(3d/2e/2f/2G||", "2/4")).notes_in_order()
    assert all(a.end == b.onset for a, b in pairwise(found))
