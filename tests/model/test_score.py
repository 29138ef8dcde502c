"""The score, its rules, and the ranges of what it holds."""

from dataclasses import replace

import pytest

from composer.model.control import Control, ControlKind
from composer.model.generation import GenerationRecord
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.mask import Mask, MaskKind, locked
from composer.model.note import Note
from composer.model.score import Marker, Score, empty_score
from composer.model.voice import Role, Voice, audible


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
        (broken(markers=(Marker(9, ""), Marker(0, ""))), "markers"),
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
