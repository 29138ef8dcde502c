"""The score, its rules, and the ranges of what it holds."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind, locked
from composer.model.note import Note, time_order
from composer.model.score import Marker, Score, empty_score
from composer.model.time import MeterMap, TempoMap
from composer.model.voice import CHORALE_RANGES, SATB, Role, Voice, audible


def song():
    """Two voices (1, 2), three notes (3, 4, 5), a record (6), words, a pedal, a marker, a mask."""
    return Score(
        title="Song",
        notes={
            3: Note(3, 1, 60, 480, 480),
            4: Note(4, 2, 48, 0, 960, origin=6),
            5: Note(5, 1, 64, 0, 480),
        },
        voices=(Voice(1, "Air", Role.SOPRANO), Voice(2, "Bass", Role.BASS, channel=1)),
        lyrics=Lyrics((Verse((Line((Word((Syllable("la", (3,)),)),)),)),)),
        controls=(Control(1, 0, ControlKind.CONTROLLER, 64, 127),),
        markers=(Marker(0, "A"), Marker(480, "B")),
        chords=(ChordSymbol(0, "C"), ChordSymbol(480, "G7/B")),
        masks=(Mask(1, 0, 480),),
        generations={6: GenerationRecord(6, "harmonize", "pack", "0" * 64, 1)},
        next_id=7,
    )


def test_a_whole_song_keeps_the_rules():
    song().check()
    empty_score().check()
    Score().check()


def broken(**fields):
    return replace(song(), **fields)


@pytest.mark.parametrize(
    ("score", "says"),
    [
        (broken(voices=(Voice(1, "a"), Voice(1, "b"))), "same id"),
        (broken(notes={9: Note(3, 1, 60, 0, 1)}), "filed under"),
        (broken(voices=(Voice(1, "a"),)), "no voice"),
        (broken(generations={}), "unknown origin"),
        (broken(generations={6: replace(song().generations[6], id=5)}), "filed under"),
        (broken(controls=(Control(9, 0, ControlKind.PROGRAM, 0, 1),)), "control event"),
        (broken(masks=(Mask(9, 0, 1),)), "mask"),
        (broken(notes={4: song().notes[4]}), "missing note"),
        (broken(next_id=6), "next id"),
        (broken(voices=(*song().voices, Voice(3, "c"))), "given twice"),
        (
            broken(generations={**song().generations, 2: GenerationRecord(2, "", "", "", 0)}),
            "given twice",
        ),
        (broken(markers=(Marker(9, ""), Marker(0, ""))), "markers"),
        (broken(chords=(ChordSymbol(9, "C"), ChordSymbol(0, "C"))), "chord symbols are out of"),
        (broken(chords=(ChordSymbol(9, "C"), ChordSymbol(9, "F"))), "two chord symbols"),
        (
            broken(controls=tuple(Control(1, t, ControlKind.PROGRAM, 0, 1) for t in (9, 0))),
            "controls",
        ),
    ],
)
def test_a_broken_rule_is_told(score, says):
    with pytest.raises(ValueError, match=says):
        score.check()


def test_a_copy_is_equal_and_independent():
    score = song()
    copy = score.copy()
    assert copy == score
    del copy.notes[5]
    copy.generations.clear()
    copy.new_id()
    assert score == song()


def test_no_id_is_given_twice():
    score = song()
    assert [score.new_id() for _ in range(3)] == [7, 8, 9]


def test_notes_come_by_onset_voice_pitch_and_id():
    assert [n.id for n in song().notes_in_order()] == [5, 4, 3]
    assert [n.id for n in song().notes_in_order(1)] == [5, 3]


def test_the_end_is_where_the_last_note_is_over():
    assert song().end == 960
    assert Score().end == 0


def test_voices_are_found_by_id_and_by_role():
    assert song().voice(2).name == "Bass"
    assert song().voice_with_role(Role.BASS) == song().voice(2)
    assert song().voice_with_role(Role.ALTO) is None
    with pytest.raises(KeyError):
        song().voice(9)


@pytest.mark.parametrize(
    "fields",
    [
        {"pitch": 128},
        {"pitch": -1},
        {"onset": -1},
        {"duration": 0},
        {"velocity": 0},
        {"velocity": 128},
    ],
)
def test_a_note_that_cannot_be_is_refused(fields):
    with pytest.raises(ValueError, match=r"pitch|note|velocity"):
        replace(song().notes[3], **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": 16},
        {"program": 128},
        {"volume": -1},
        {"pan": 128},
        {"bank": 16384},
        {"range": (9, 8)},
    ],
)
def test_a_voice_that_cannot_be_is_refused(fields):
    with pytest.raises(ValueError, match=r"outside|range"):
        Voice(1, "Air", **fields)


@pytest.mark.parametrize(
    ("kind", "tick", "number", "value"),
    [
        (ControlKind.CONTROLLER, 0, 64, 128),
        (ControlKind.CONTROLLER, 0, 128, 0),
        (ControlKind.CONTROLLER, -1, 64, 0),
        (ControlKind.PITCH_BEND, 0, 0, 8192),
        (ControlKind.PITCH_BEND, 0, 0, -8193),
        (ControlKind.PROGRAM, 0, 0, -1),
    ],
)
def test_a_control_event_that_cannot_be_is_refused(kind, tick, number, value):
    with pytest.raises(ValueError, match=r"outside|before the start"):
        Control(1, tick, kind, number, value)


def test_a_bend_goes_both_ways():
    assert Control(1, 0, ControlKind.PITCH_BEND, 0, -8192).value == -8192


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5)])
def test_a_mask_that_cannot_be_is_refused(start, end):
    with pytest.raises(ValueError, match="mask"):
        Mask(1, start, end)


def test_only_locks_lock_and_only_their_cells():
    masks = (Mask(1, 0, 480), Mask(1, 480, 960, MaskKind.LOCK))
    assert [locked(masks, 1, t) for t in (0, 479, 480, 959, 960)] == [
        False,
        False,
        True,
        True,
        False,
    ]
    assert not locked(masks, 2, 480)


def test_soloed_voices_sound_alone_and_muted_ones_never():
    plain, muted, solo = Voice(1, "a"), Voice(2, "b", muted=True), Voice(3, "c", solo=True)
    assert audible((plain, muted)) == {1}
    assert audible((plain, muted, solo)) == {3}
    assert audible((plain, replace(solo, muted=True))) == set()


@pytest.mark.parametrize(
    "fields",
    [
        {"voices": (Voice(7, "a"),), "notes": {}, "generations": {}},
        {"voices": (Voice(1, "a"),), "notes": {7: Note(7, 1, 60, 0, 1)}, "generations": {}},
        {
            "voices": (Voice(1, "a"),),
            "notes": {},
            "generations": {7: replace(song().generations[6], id=7)},
        },
    ],
)
def test_the_next_id_is_above_those_of_voices_notes_and_generations(fields):
    bare = Score(**fields)
    for too_low in (1, 7):
        with pytest.raises(ValueError, match="next id"):
            replace(bare, next_id=too_low).check()
    replace(bare, next_id=8).check()


@pytest.mark.parametrize("kind", list(ControlKind))
def test_controls_and_markers_at_one_tick_are_in_order(kind):
    event = Control(1, 480, kind, 0, 1)
    broken(controls=(event, event), markers=(Marker(5, "b"), Marker(5, "a"))).check()


def test_a_copy_shares_nothing_that_can_change():
    score = song()
    copy = score.copy()
    for field in fields(score):
        value = getattr(score, field.name)
        assert getattr(copy, field.name) == value
        if isinstance(value, dict):
            assert getattr(copy, field.name) is not value
        else:
            hash(value)  # raises where something in it could change
    copy.voices, copy.title, copy.notes[9] = (), "Other", Note(9, 1, 60, 0, 1)
    copy.generations[9] = replace(score.generations[6], id=9)
    assert score == song() != copy


def test_scores_that_differ_in_one_thing_are_not_equal():
    others = {
        "title": "",
        "notes": {},
        "voices": (),
        "tempo": TempoMap().with_entry(replace(TempoMap().entries[0], tick=9)),
        "meter": MeterMap().with_entry(replace(MeterMap().entries[0], tick=9)),
        "lyrics": Lyrics(),
        "controls": (),
        "markers": (),
        "chords": (),
        "masks": (),
        "generations": {},
        "next_id": 99,
    }
    for name, value in others.items():
        assert broken(**{name: value}) != song()


@pytest.mark.parametrize("role", list(Role))
def test_an_empty_score_is_one_voice_in_common_time(role):
    score = empty_score(role)
    score.check()
    assert [(v.name, v.role) for v in score.voices] == [(role.value.capitalize(), role)]
    assert (score.notes, score.end) == ({}, 0)
    assert score.tempo.at(0).bpm == 120
    assert (score.meter.at(0).beats, score.meter.at(0).unit) == (4, 4)
    assert score.new_id() not in {v.id for v in score.voices}
    assert score != empty_score(role) == empty_score(role)


NOTES = st.builds(
    Note,
    st.integers(1, 99),
    st.integers(1, 3),
    st.integers(0, 127),
    st.integers(0, 2000),
    st.integers(1, 999),
    st.integers(1, 127),
)


@given(st.lists(NOTES, unique_by=lambda note: note.id))
def test_notes_in_order_are_all_the_notes_in_time_order_and_none_ends_after_the_end(notes):
    score = Score(notes={note.id: note for note in notes})
    ordered = score.notes_in_order()
    assert sorted(ordered, key=lambda n: n.id) == sorted(notes, key=lambda n: n.id)
    assert [time_order(n) for n in ordered] == sorted(
        (n.onset, n.voice, n.pitch, n.id) for n in notes
    )
    for voice in (1, 2, 3):
        assert score.notes_in_order(voice) == [n for n in ordered if n.voice == voice]
    assert score.end == max((n.onset + n.duration for n in notes), default=0)


def test_the_ends_of_all_ranges_belong_to_them():
    low = Note(1, 1, 0, 0, 1, 1)
    high = Note(1, 1, 127, 10**9, 10**6, 127)
    assert (low.end, high.end) == (1, 10**9 + 10**6)
    Voice(1, "", channel=0, program=0, bank=0, volume=0, pan=0, range=(0, 0))
    Voice(1, "", channel=15, program=127, bank=16383, volume=127, pan=127, range=(127, 127))
    for kind in ControlKind:
        bend = kind is ControlKind.PITCH_BEND
        for value in (-8192, 8191) if bend else (0, 127):
            assert Control(1, 0, kind, 127, value).value == value
    assert Mask(1, 0, 1).covers(1, 0)


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": -1},
        {"program": -1},
        {"volume": 128},
        {"pan": -1},
        {"bank": -1},
        {"range": (-1, 5)},
        {"range": (5, 128)},
    ],
)
def test_a_voice_just_outside_a_range_is_refused(fields):
    with pytest.raises(ValueError, match=r"outside|range"):
        Voice(1, "Air", **fields)


def test_what_a_score_holds_cannot_be_changed_in_place():
    held = song()
    for thing, name in (
        (held.notes[3], "pitch"),
        (held.voices[0], "name"),
        (held.controls[0], "value"),
        (held.markers[0], "text"),
        (held.chords[0], "text"),
        (held.masks[0], "end"),
        (held.generations[6], "seed"),
        (held.lyrics, "verses"),
    ):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, 1)


VOICES = st.lists(
    st.builds(Voice, st.integers(1, 9), st.just(""), muted=st.booleans(), solo=st.booleans()),
    unique_by=lambda voice: voice.id,
).map(tuple)


@given(VOICES)
def test_a_voice_sounds_if_it_is_not_muted_and_no_other_is_soloed_without_it(voices):
    heard = audible(voices)
    for voice in voices:
        others_solo = any(v.solo for v in voices) and not voice.solo
        assert (voice.id in heard) == (not voice.muted and not others_solo)


MASKS = st.lists(
    st.builds(
        lambda voice, start, length, kind: Mask(voice, start, start + length, kind),
        st.integers(1, 3),
        st.integers(0, 20),
        st.integers(1, 20),
        st.sampled_from(MaskKind),
    )
).map(tuple)


@given(MASKS)
def test_a_cell_is_locked_where_a_lock_of_its_voice_reaches(masks):
    cells = {
        (mask.voice, tick)
        for mask in masks
        if mask.kind is MaskKind.LOCK
        for tick in range(mask.start, mask.end)
    }
    for voice in (1, 2, 3):
        for tick in range(45):
            assert locked(masks, voice, tick) == ((voice, tick) in cells)


def test_the_ranges_of_the_chorales_fall_from_voice_to_voice():
    assert [role.value for role in SATB] == ["soprano", "alto", "tenor", "bass"]
    ranges = [CHORALE_RANGES[role] for role in SATB]
    assert ranges == sorted(ranges, reverse=True)
    for low, high in ranges:
        assert high - low >= 12


def test_of_two_voices_in_a_role_the_first_is_found():
    score = broken(voices=(*song().voices, Voice(99, "Low", Role.BASS)), next_id=100)
    assert score.voice_with_role(Role.BASS).name == "Bass"
