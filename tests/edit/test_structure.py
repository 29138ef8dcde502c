"""Putting time in and taking it out: all that lies in it follows."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.edit import structure
from composer.edit.commands import (
    AddGeneration,
    AddNotes,
    SetChords,
    SetControls,
    SetKey,
    SetLyrics,
    SetMarkers,
    SetMasks,
    SetMeter,
    SetTempo,
    SetVoices,
)
from composer.edit.document import Document
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.key import Key, KeyMap
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.score import Marker
from composer.model.time import LAST_TICK, Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice

BAR = 1920
PEDAL = (ControlKind.CONTROLLER, 64)
ticks = st.integers(0, 4000)


@st.composite
def songs(draw):
    """A document with two voices and something of everything."""
    document = Document()
    voices = (document.score.voices[0], Voice(document.new_id(), "Bass"))
    document.apply(SetVoices(voices))
    ids = [voice.id for voice in voices]
    placed = draw(
        st.lists(
            st.tuples(st.sampled_from(ids), st.integers(40, 80), ticks, st.integers(1, 1500)),
            max_size=8,
        )
    )
    notes = tuple(Note(document.new_id(), *place) for place in placed)
    document.apply(AddNotes(notes))
    words = tuple(Word((Syllable(f"la{i}", (note.id,)),)) for i, note in enumerate(notes))
    document.apply(SetLyrics(Lyrics((Verse((Line(words),)),))))
    places = st.lists(ticks, max_size=4, unique=True)
    document.apply(
        SetTempo(TempoMap(tuple(Tempo(t, 400_000 + t) for t in sorted({0, *draw(places)}))))
    )
    meters = [Meter(t, 2 + t % 5, 4) for t in sorted({0, *draw(places)})]
    document.apply(SetMeter(MeterMap(tuple(meters))))
    document.apply(SetKey(KeyMap(tuple(Key(t, t % 8) for t in sorted(draw(places))))))
    turned = draw(st.lists(st.tuples(st.sampled_from(ids), ticks, st.integers(0, 127)), max_size=5))
    document.apply(SetControls(tuple(Control(v, t, *PEDAL, value) for v, t, value in turned)))
    document.apply(SetMarkers(tuple(Marker(t, f"at {t}") for t in draw(places))))
    symbols = st.sampled_from(("C", "F#m7", "G7/B", "N.C."))
    document.apply(SetChords(tuple(ChordSymbol(t, draw(symbols)) for t in draw(places))))
    masked = draw(
        st.lists(
            st.tuples(st.sampled_from(ids), ticks, st.integers(1, 900), st.sampled_from(MaskKind)),
            max_size=3,
        )
    )
    document.apply(SetMasks(tuple(Mask(v, t, t + n, kind) for v, t, n, kind in masked)))
    return document


def content(score):
    return {f.name: getattr(score, f.name) for f in fields(score) if f.name != "next_id"}


@given(songs(), ticks, st.integers(1, 3000))
@settings(max_examples=60, deadline=None)
def test_deleting_inserted_time_restores_the_song(document, at, length):
    before = content(document.score.copy())
    structure.insert_time(document, at, length)
    document.score.check()
    structure.delete_time(document, at, at + length)
    document.score.check()
    assert content(document.score) == before


@given(songs(), ticks, st.integers(1, 3000), st.booleans(), st.sampled_from("idux"))
@settings(max_examples=80, deadline=None)
def test_every_change_of_time_is_one_step_that_undo_takes_back(document, at, length, cut, kind):
    before = content(document.score.copy())
    steps = document.history.position
    if kind == "i":
        structure.insert_time(document, at, length, cut)
    elif kind == "d":
        structure.delete_time(document, at, at + length)
    elif kind == "u":
        structure.duplicate_time(document, at, at + length)
    else:
        structure.crop(document, at, at + length)
    document.score.check()
    assert document.history.position - steps <= 1
    if document.history.position > steps:
        document.undo()
    assert content(document.score) == before


@given(songs(), ticks, st.integers(1, 3000))
@settings(max_examples=60, deadline=None)
def test_what_sounds_behind_deleted_time_sounds_as_before(document, start, length):
    def state(score, tick):
        key = score.key.at(tick)
        meter = score.meter.at(tick)
        pedals: dict[int, int] = {}
        for control in score.controls:
            if control.tick <= tick:
                pedals[control.voice] = control.value
        return (
            score.tempo.at(tick).quarter_us,
            (meter.beats, meter.unit),
            None if key is None else key.fifths,
            pedals,
            sorted((n.id, n.end - tick) for n in score.notes.values() if n.onset <= tick < n.end),
        )

    end = start + length
    before = [state(document.score, tick) for tick in (end, end + 700)]
    structure.delete_time(document, start, end)
    assert [state(document.score, tick) for tick in (start, start + 700)] == before


def with_notes(*places):
    document = Document()
    voice = document.score.voices[0].id
    document.apply(AddNotes(tuple(Note(document.new_id(), voice, *place) for place in places)))
    return document


def shown(document):
    notes = document.score.notes.values()
    return sorted((n.pitch, n.onset, n.duration) for n in notes)


def test_a_note_across_inserted_time_is_held_or_cut():
    for cut, wanted in (
        (False, [(60, 0, BAR + 960), (62, 480 + BAR, 240)]),
        (True, [(60, 0, 480), (60, 480 + BAR, 480), (62, 480 + BAR, 240)]),
    ):
        document = with_notes((60, 0, 960), (62, 480, 240))
        structure.insert_time(document, 480, BAR, cut)
        assert shown(document) == wanted
        assert document.undo_name == "Insert Time"


def test_a_syllable_stays_on_what_is_left_of_its_note_and_off_one_that_is_gone():
    document = with_notes((60, 0, 960), (62, 960, 240))
    first, second = sorted(document.score.notes)
    words = (Word((Syllable("held", (first,)),)), Word((Syllable("gone", (second,)),)))
    document.apply(SetLyrics(Lyrics((Verse((Line(words),)),))))
    structure.delete_time(document, 480, 1200)
    assert [s.notes for s in document.score.lyrics.syllables()] == [(first,), ()]
    assert shown(document) == [(60, 0, 480)]


def test_the_beginning_of_the_song_keeps_its_tempo_meter_and_key():
    document = with_notes((60, 0, 480))
    document.apply(SetKey(KeyMap((Key(0, 2),))))
    document.apply(SetMarkers((Marker(0, "A"),)))
    structure.insert_time(document, 0, BAR)
    score = document.score
    assert (score.tempo.entries[0].tick, score.meter.entries[0].tick) == (0, 0)
    assert [key.tick for key in score.key.entries] == [0]
    assert score.markers == (Marker(BAR, "A"),)


def test_a_pedal_let_go_in_deleted_time_does_not_hang():
    document = with_notes((60, 0, 480), (60, 4 * BAR, 480))
    voice = document.score.voices[0].id
    down, up = Control(voice, 0, *PEDAL, 127), Control(voice, BAR, *PEDAL, 0)
    document.apply(SetControls((down, up)))
    structure.delete_time(document, 480, 2 * BAR)
    assert document.score.controls == (down, Control(voice, 480, *PEDAL, 0))


def test_what_is_left_of_a_section_keeps_its_name():
    document = with_notes((60, 0, 4 * BAR))
    document.apply(SetMarkers((Marker(0, "Verse"), Marker(BAR, "Chorus"))))
    structure.delete_time(document, BAR // 2, 2 * BAR)
    assert document.score.markers == (Marker(0, "Verse"), Marker(BAR // 2, "Chorus"))


def chords(document):
    return [(chord.tick, chord.text) for chord in document.score.chords]


def test_chord_symbols_go_with_the_time_that_they_stand_in():
    document = with_notes((60, 0, 4 * BAR))
    document.apply(SetChords(tuple(ChordSymbol(n * BAR, t) for n, t in enumerate("CFGA"))))
    structure.insert_time(document, BAR, BAR)
    assert chords(document) == [(0, "C"), (2 * BAR, "F"), (3 * BAR, "G"), (4 * BAR, "A")]
    structure.delete_time(document, BAR, 2 * BAR)
    # What is left of the bar with G sounds with it.
    structure.delete_time(document, BAR, 2 * BAR + 960)
    assert chords(document) == [(0, "C"), (BAR, "G"), (BAR + 960, "A")]
    structure.crop(document, 480, BAR + 1440)
    assert chords(document) == [(0, "C"), (BAR - 480, "G"), (BAR + 480, "A")]


def test_a_duplicated_stretch_begins_with_the_chord_that_it_began_with():
    document = with_notes((60, 0, 4 * BAR))
    given = (ChordSymbol(0, "C"), ChordSymbol(BAR + 960, "G"), ChordSymbol(2 * BAR, "Am"))
    document.apply(SetChords(given))
    structure.duplicate_time(document, BAR, 2 * BAR)
    assert chords(document) == [
        (0, "C"), (BAR + 960, "G"), (2 * BAR, "C"), (2 * BAR + 960, "G"), (3 * BAR, "Am")
    ]  # fmt: skip


def test_two_chord_symbols_at_one_place_are_refused():
    document = with_notes((60, 0, BAR))
    with pytest.raises(ValueError, match="two chord symbols"):
        document.apply(SetChords((ChordSymbol(0, "C"), ChordSymbol(0, "F"))))
    assert document.score.chords == ()


def test_a_duplicated_stretch_comes_twice_with_all_that_is_in_it():
    document = with_notes((60, 0, BAR), (62, BAR, BAR), (64, 2 * BAR, BAR))
    voice = document.score.voices[0].id
    document.apply(SetMarkers((Marker(BAR, "Chorus"), Marker(2 * BAR, "End"))))
    document.apply(SetTempo(TempoMap((Tempo(0, 500_000), Tempo(BAR + 960, 600_000)))))
    document.apply(SetControls((Control(voice, BAR, *PEDAL, 127),)))
    new = structure.duplicate_time(document, BAR, 2 * BAR)
    assert shown(document) == [
        (60, 0, BAR), (62, BAR, BAR), (62, 2 * BAR, BAR), (64, 3 * BAR, BAR)
    ]  # fmt: skip
    assert [document.score.notes[i].onset for i in new] == [2 * BAR]
    assert [(m.tick, m.text) for m in document.score.markers] == [
        (BAR, "Chorus"), (2 * BAR, "Chorus"), (3 * BAR, "End")
    ]  # fmt: skip
    assert [(t.tick, t.quarter_us) for t in document.score.tempo.entries] == [
        (0, 500_000), (BAR + 960, 600_000), (2 * BAR, 500_000), (2 * BAR + 960, 600_000)
    ]  # fmt: skip
    assert [c.tick for c in document.score.controls] == [BAR, 2 * BAR]


def test_the_cells_of_a_run_go_with_the_music_that_it_made():
    document = with_notes((60, 0, 4 * BAR))
    voice = document.score.voices[0].id
    cells = (Mask(voice, BAR, 2 * BAR),)
    record = GenerationRecord(document.new_id(), "repaint", "p", "0", 1, masks=cells)
    document.apply(AddGeneration(record))
    structure.insert_time(document, 0, BAR)
    assert document.score.generations[record.id].masks == (Mask(voice, 2 * BAR, 3 * BAR),)
    structure.delete_time(document, 0, BAR)
    assert document.score.generations[record.id] == record
    structure.delete_time(document, BAR, 2 * BAR)
    # A record without cells would be one of a run over the whole song.
    assert document.score.generations[record.id] == record


def test_cropping_leaves_a_song_of_its_own():
    document = with_notes((60, 0, BAR), (62, BAR, 2 * BAR), (64, 3 * BAR, BAR))
    document.apply(SetTempo(TempoMap((Tempo(0, 500_000), Tempo(480, 600_000), Tempo(9999, 1)))))
    structure.crop(document, BAR, 2 * BAR)
    assert shown(document) == [(62, 0, BAR)]
    assert document.score.tempo == TempoMap((Tempo(0, 600_000),))
    assert document.undo_name == "Crop"


def test_time_that_cannot_be_is_refused_and_nothing_changes():
    document = with_notes((60, 0, 480))
    steps = document.history
    for refused in (
        lambda: structure.insert_time(document, -1, 480),
        lambda: structure.insert_time(document, 0, 0),
        lambda: structure.insert_time(document, 0, LAST_TICK),
        lambda: structure.delete_time(document, 480, 480),
        lambda: structure.crop(document, 480, 0),
        lambda: structure.duplicate_time(document, 480, 480),
    ):
        with pytest.raises(ValueError, match=r"time|song"):
            refused()
    assert document.history == steps


def test_a_loop_follows_the_time_around_it():
    assert structure.span_after_insert((960, 1920), 960, 480) == (1440, 2400)
    assert structure.span_after_insert((960, 1920), 1200, 480) == (960, 2400)
    assert structure.span_after_insert((960, 1920), 1920, 480) == (960, 1920)
    assert structure.span_after_delete((960, 1920), 0, 480) == (480, 1440)
    assert structure.span_after_delete((960, 1920), 1440, 2400) == (960, 1440)
    assert structure.span_after_delete((960, 1920), 960, 1920) is None
