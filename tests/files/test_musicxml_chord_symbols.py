"""Chord symbols of MusicXML are those of the song, with the names that the song has for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from composer.files.musicxml_harmony import symbol_of, write_symbol
from composer.files.musicxml_page import Signs
from composer.files.musicxml_read import musicxml_score
from composer.files.musicxml_write import musicxml_bytes
from composer.files.xml_reading import Element, read_xml
from composer.files.xml_writing import XmlWriter
from composer.model.chord_symbol import ChordSymbol
from composer.model.note import Note
from composer.model.score import empty_score
from tests.files.chord_texts import SYMBOLS
from tests.files.musicxml_pieces import attributes, document, melody, note


@settings(max_examples=300, deadline=None)
@given(SYMBOLS)
def test_any_chord_symbol_is_read_back_as_it_was(text: str) -> None:
    xml = XmlWriter("<!DOCTYPE part>")
    with xml.within("part"):
        write_symbol(xml, text)
    found: list[Element] = []
    read_xml(xml.document(), lambda *_: None, found.append, {"harmony"})
    assert [symbol_of(element) for element in found] == [(text, text)]


def harmony(root: str, kind: str, more: str = "", text: str | None = None) -> str:
    """A chord symbol; ``root`` such as ``"F#"``."""
    alter = root.count("#") - root.count("b", 1)
    written = "" if text is None else f' text="{text}"'
    return (
        f"<harmony><root><root-step>{root[0]}</root-step><root-alter>{alter}</root-alter></root>"
        f"<kind{written}>{kind}</kind>{more}</harmony>"
    )


def degree(value: int, alter: int, kind: str) -> str:
    return (
        f"<degree><degree-value>{value}</degree-value><degree-alter>{alter}</degree-alter>"
        f"<degree-type>{kind}</degree-type></degree>"
    )


@pytest.mark.parametrize(
    ("element", "text"),
    [
        (harmony("C", "major"), "C"),
        (harmony("F#", "minor-seventh"), "F#m7"),
        (harmony("Bb", "major-ninth", text="Δ9"), "BbΔ9"),
        (harmony("C", "dominant", degree(9, -1, "add"), text="7"), "C7b9"),
        (harmony("C", "dominant", degree(9, -1, "add"), text="7(♭9)"), "C7(b9)"),
        (harmony("C", "major", degree(7, 0, "add")), "C7"),
        (harmony("C", "major", degree(5, -1, "alter")), "C(b5)"),
        (harmony("D", "major", degree(3, 0, "subtract") + degree(4, 0, "add")), "Dsus4"),
        (harmony("C", "dominant-13th", degree(11, 1, "add")), "C13#11"),
        (harmony("C", "none", text="N.C."), "N.C."),
        (harmony("G", "dominant", "<bass><bass-step>B</bass-step></bass>"), "G7/B"),
        (harmony("C", "augmented-seventh"), "Caug7"),
        (harmony("C", "dominant", text="7 of some kind"), "C7"),
    ],
)
def test_a_chord_symbol_gets_the_name_that_the_song_has_for_it(element: str, text: str) -> None:
    read = musicxml_score(melody(element + note("C4", 4)))
    assert read.notes_to_person == []
    assert read.score.chords == (ChordSymbol(0, text),)


def test_a_chord_symbol_without_a_name_becomes_the_nearest_and_that_is_said() -> None:
    strange = harmony("C", "minor", degree(7, 0, "add") + degree(6, -1, "add"), text="m7(b6)")
    odd = harmony("D", "Tristan")
    read = musicxml_score(melody(strange + note("C4", 2) + odd + note("C4", 2)))
    assert [chord.text for chord in read.score.chords] == ["Cm7"]
    assert read.notes_to_person == [
        "1 chord symbol of the file is not kept.",
        "A chord symbol of the file has the nearest name that is known: Cm7 for Cm7(b6).",
    ]


def test_chord_symbols_stand_where_their_offset_says_and_sound_as_their_part_does() -> None:
    clarinet = "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose>"
    later = harmony("A", "minor", "<offset>2</offset>")
    over = harmony("D", "major", "<bass><bass-step>F</bass-step><bass-alter>1</bass-alter></bass>")
    bar = attributes(more=clarinet) + over + later + note("C4", 4)
    read = musicxml_score(document([bar], [attributes() + harmony("C", "minor") + note("C4", 4)]))
    assert [(c.tick, c.text) for c in read.score.chords] == [(0, "C/E"), (960, "Gm")]
    assert read.notes_to_person == [
        "A chord symbol is not kept, because another part has another one there."
    ]


def test_chord_symbols_of_a_pickup_and_of_repeats_stand_where_they_are_played() -> None:
    repeat = '<barline location="right"><repeat direction="backward"/></barline>'
    first = f'<measure number="0" implicit="yes">{attributes()}{harmony("G", "dominant")}'
    pickup = first + note("G4", 1) + "</measure>"
    bars = [harmony("C", "major") + note("C4", 4), harmony("F", "major") + note("C4", 4) + repeat]
    read = musicxml_score(document([pickup, *bars])).score
    assert [(chord.tick, chord.text) for chord in read.chords][:3] == [
        (1440, "G7"), (1920, "C"), (3840, "F")
    ]  # fmt: skip
    assert [chord.text for chord in read.chords][3:] == ["G7", "C", "F"]


def test_names_read_off_the_notes_do_not_become_symbols_of_the_song() -> None:
    score = empty_score()
    for pitch in (60, 64, 67):
        id = score.new_id()
        score.notes[id] = Note(id, score.voices[0].id, pitch, 0, 1920, 80)
    data, _ = musicxml_bytes(score, Signs(chords=True))
    assert b"<harmony" in data
    read = musicxml_score(data)
    assert (read.score.chords, read.notes_to_person) == ((), [])
    score.chords = (ChordSymbol(0, "C"),)
    for signs in (Signs(), Signs(chords=True)):
        data, _ = musicxml_bytes(score, signs)
        assert data.count(b"<harmony") == 1
        assert musicxml_score(data).score.chords == score.chords
