"""Found ABC files are brought into the canonical form, or refused with a reason."""

from __future__ import annotations

import re
import warnings

import pytest

from composer.engine.abc import AbcError, measures, write
from composer.engine.abc_playing import count_bars, notes
from composer.engine.abc_reading import read_tune, split_book, title_of

HEAD = "X:1\nT:A Tune\nM:{meter}\nL:{unit}\nK:{key}\n"


def body(music, meter="4/4", unit="1/8", key="G"):
    return read_tune(HEAD.format(meter=meter, unit=unit, key=key) + music).body


EIGHT = "GABc defg|GABc defg|GABc defg|\n"


def test_spaces_line_breaks_texts_chords_slurs_and_ornaments_are_left_out():
    music = '"Em"G~AB{g}c (d.ef)vg|!trill!GABc defg|!\nGABc defg|\\\nGABc defg |] % the end\n'
    assert body(music) == "GABcdefg|GABcdefg|GABcdefg|GABcdefg||"


def test_lengths_are_counted_in_eighths_whatever_the_unit():
    plain = body(EIGHT + "G2A2 B>cd<e|]")
    assert plain.endswith("|G2A2B3/2c/2d/2e3/2||")
    twice = body(re.sub(r"[A-Ga-g]", r"\g<0>2", EIGHT) + "G4A4 B2>c2d2<e2|]", unit="1/16")
    assert twice == plain


def test_lengths_are_written_in_lowest_terms():
    assert body(EIGHT + "G4/2A// B/4c/2d2/4e3/6 f/f z2z/|").endswith(
        "|G2A/4B/4c/2d/2e/2f/2fz2z/2||"
    )


def test_a_repeat_gets_the_beginning_that_was_left_out():
    first = body("GA|" + EIGHT + "G6:|Bc|" + EIGHT + "G6:|")
    assert first.startswith("|:GA|GABc")
    assert ":||:Bc|" in first
    assert first.endswith("G6:|")


def test_endings_are_kept_and_a_repeat_sign_after_the_second_is_a_double_bar():
    found = body(EIGHT + "|1GABc d4:|2GABc G4:|\n" + EIGHT + "G8:|")
    assert found.startswith("|:GABcdefg|")
    assert "|[1GABcd4:|[2GABcG4|:GABc" in found.replace("||", "|")


def test_double_bars_stay_and_a_tune_ends_with_one():
    assert body(EIGHT + "G8||" + EIGHT + "G8|").count("||") == 2


def test_of_a_chord_the_highest_note_is_kept():
    assert body(EIGHT + "[GBd]4 [G2B2]2|").endswith("|d4B4||")


def test_duplets_of_a_compound_meter_become_plain_notes():
    assert body("GABcde|GABcde|GABcde|(2GA (3Bcd c|", meter="6/8").endswith("G3/2A3/2(3Bcdc||")


def test_keys_are_understood_in_words_and_in_short():
    for written, key in (
        ("D Mixolydian", ("D", "mixolydian")),
        ("Amin % with a remark", ("A", "minor")),
        ("F#m", ("F#", "minor")),
        ("Edor", ("E", "dorian")),
        ("Bb", ("Bb", "major")),
    ):
        tune = read_tune(HEAD.format(meter="4/4", unit="1/8", key=written) + EIGHT + "G8|")
        assert (tune.tonic, tune.mode) == key


@pytest.mark.parametrize(
    ("music", "reason"),
    [
        (EIGHT + "K:D\nG8|", "changes its key"),
        (EIGHT + "[M:3/4]G6|", "changes its meter"),
        (EIGHT + "G7|G8|", "do not sum"),
        (EIGHT + "|1G8:|", "endings"),
        (EIGHT + "|1G8:|2G8:|3G8|", "endings"),
        (EIGHT + "(5GABcd|", "tuplet"),
        (EIGHT + "GAB?d4|", "not understood"),
        ("G8|", "fewer than 4"),
        ("V:2\n" + EIGHT + "G8|", "several voices"),
    ],
)
def test_what_could_only_be_guessed_is_refused_with_the_reason(music, reason):
    with pytest.raises(AbcError, match=reason):
        body(music)


def test_a_book_is_cut_into_tunes_with_their_titles():
    book = "% a collection\n\nX:1\nT: First \nK:G\nG8|\n\nX:2\nK:D\nD8|\n"
    assert [title_of(text) for text in split_book(book)] == ["First", "X:2"]


def test_music21_hears_a_canonical_tune_as_this_project_does(data_folder):
    converter = pytest.importorskip("music21.converter")
    texts = split_book((data_folder / "abc" / "irish.abc").read_text(encoding="ascii"))
    compared = 0
    for text in texts[::48]:
        try:
            tune = read_tune(text)
        except AbcError:
            continue
        assert write(measures(tune), tune.tonic, tune.mode) == tune.body
        bars = count_bars(tune)
        assert bars.exact == bars.all > 0
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stream = converter.parseData(tune.text("Tune"), format="abc")
        heard = []
        for note in stream.recurse().notes:
            length = round(float(note.quarterLength) * 2, 3)
            if note.tie is not None and note.tie.type in ("stop", "continue"):
                heard[-1] = (heard[-1][0], heard[-1][1] + length)
            else:
                heard.append((note.pitch.midi, length))
        assert heard == [(p, round(float(d), 3)) for p, _, d in notes(tune, repeats=False)]
        compared += 1
    assert compared >= 10
