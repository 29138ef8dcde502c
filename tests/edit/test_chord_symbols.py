"""Chord symbols put in, moved, taken out and read off the notes, each one step."""

from __future__ import annotations

import pytest

from composer.edit import chord_symbols
from composer.edit.chords_from_notes import pitched_notes, read_off
from composer.edit.commands import AddNotes, SetVoices
from composer.edit.document import Document
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key
from composer.model.note import Note
from composer.model.time import Meter, MeterMap
from composer.model.voice import DRUM_CHANNEL, Role, Voice

BAR = 1920


@pytest.fixture
def document():
    return Document()


def notes_of(*chords, length=BAR):
    """One chord after the other, each of MIDI pitches."""
    return [
        Note(10 * place + i + 1, 1, pitch, place * length, length)
        for place, pitches in enumerate(chords)
        for i, pitch in enumerate(pitches)
    ]


def test_a_symbol_is_put_in_place_of_one_there_and_undone(document):
    chord_symbols.put(document, ChordSymbol(BAR, "C"))
    chord_symbols.put(document, ChordSymbol(0, "F#m7"))
    chord_symbols.put(document, ChordSymbol(BAR, "G7/B"))
    assert document.score.chords == (ChordSymbol(0, "F#m7"), ChordSymbol(BAR, "G7/B"))
    document.undo()
    assert document.score.chords[1] == ChordSymbol(BAR, "C")
    assert set(document.history.names) == {"Add Chord Symbol"}


def test_a_symbol_that_moves_onto_another_takes_its_place(document):
    for place, text in enumerate(("C", "F", "G")):
        chord_symbols.put(document, ChordSymbol(place * BAR, text))
    moved = chord_symbols.move(document, ChordSymbol(0, "C"), BAR, "a")
    chord_symbols.move(document, moved, BAR + 480, "a")
    assert document.score.chords == (ChordSymbol(BAR + 480, "C"), ChordSymbol(2 * BAR, "G"))
    assert document.history.names[3:] == ("Move Chord Symbol",)


def test_a_symbol_is_written_anew_and_what_is_none_changes_nothing(document):
    chord_symbols.put(document, ChordSymbol(0, "C"))
    with pytest.raises(ValueError, match="no chord symbol"):
        chord_symbols.rewrite(document, ChordSymbol(0, "C"), "Q7")
    with pytest.raises(ValueError, match="not in"):
        chord_symbols.remove(document, ChordSymbol(0, "D"))
    assert document.history.names == ("Add Chord Symbol",)
    chord_symbols.rewrite(document, ChordSymbol(0, "C"), "Am")
    assert chord_symbols.symbol_at(document.score, 5000) == ChordSymbol(0, "Am")
    chord_symbols.remove_all(document)
    assert chord_symbols.symbol_at(document.score, 5000) is None
    assert document.history.names[1:] == ("Change Chord Symbol", "Remove Chord Symbols")


def test_the_chords_that_sound_are_read_off_with_their_basses_once_each():
    notes = notes_of((48, 64, 67), (48, 64, 67), (47, 62, 67), (53, 60, 69))
    assert read_off(notes, MeterMap(), lambda tick: None) == (
        ChordSymbol(0, "C"),
        ChordSymbol(2 * BAR, "G/B"),
        ChordSymbol(3 * BAR, "F"),
    )


@pytest.mark.parametrize(
    ("fifths", "pitches", "text"),
    [
        (0, (58, 62, 65), "Bb"),
        (2, (54, 57, 61), "F#m"),
        (-5, (54, 58, 61), "Gb"),
        (7, (50, 54, 57), "D"),
        (-7, (59, 63, 66), "Cb"),
    ],
)
def test_roots_are_spelled_by_the_key_and_never_with_double_signs(fifths, pitches, text):
    symbols = read_off(notes_of(pitches), MeterMap(), lambda tick: Key(0, fifths))
    assert symbols == (ChordSymbol(0, text),)


def test_the_beats_are_those_of_the_meter():
    meter = MeterMap((Meter(0, 3, 4),))
    notes = notes_of((48, 64, 67), (43, 59, 62), (48, 64, 67), length=480)
    assert [symbol.tick for symbol in read_off(notes, meter, lambda tick: None)] == [0, 480, 960]


def test_a_lone_melody_and_drums_have_no_chords(document):
    melody = [Note(i + 1, 1, pitch, i * 480, 480) for i, pitch in enumerate((60, 64, 67, 72))]
    assert read_off(melody, MeterMap(), lambda tick: None) == ()
    assert read_off([], MeterMap(), lambda tick: None) == ()
    drums = Voice(document.new_id(), "Drums", Role.FREE, channel=DRUM_CHANNEL)
    document.apply(SetVoices((*document.score.voices, drums)), "Voice")
    hits = tuple(Note(document.new_id(), drums.id, pitch, 0, 480) for pitch in (48, 52, 55))
    document.apply(AddNotes(hits), "Draw")
    assert pitched_notes(document.score) == []
