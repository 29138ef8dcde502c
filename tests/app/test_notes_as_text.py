"""Notes as ABC text for other programs, and of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.notes_as_text import MAX_NOTES, abc_of, clip_of, extract
from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap
from composer.model.voice import SATB, Voice


def song() -> Score:
    score = Score()
    score.voices = tuple(Voice(score.new_id(), r.value.capitalize(), r) for r in SATB)
    score.meter = MeterMap((Meter(0, 4, 4), Meter(1920, 3, 4)))
    score.key = KeyMap((Key(0, 0), Key(1920, -3, "minor")))
    for place, voice in enumerate(score.voices):
        for beat in range(7):
            note = Note(score.new_id(), voice.id, 72 - 7 * place + beat % 3, 480 * beat, 480)
            score.notes[note.id] = note
    return score


def test_what_is_extracted_begins_with_its_bar_in_its_meter_and_key():
    score = song()
    ids = [n.id for n in score.notes.values() if n.onset >= 2400]
    alone = extract(score, ids)
    assert sorted({n.onset for n in alone.notes.values()}) == [480, 960]
    assert (alone.meter.at(0).beats, alone.key.at(0).name) == (3, "C minor")
    alone.check()


def test_copied_notes_come_back_as_they_were_in_their_voices():
    score = song()
    clip = clip_of(abc_of(score, score.notes.keys()), score)
    assert clip is not None

    def heard(notes):
        return sorted((n.voice, n.onset, n.pitch, n.duration) for n in notes)

    assert heard(clip.notes) == heard(score.notes.values())


@given(
    st.lists(
        st.tuples(st.integers(48, 84), st.integers(0, 31), st.integers(1, 8)),
        min_size=1,
        max_size=12,
        unique_by=lambda note: note[1],
    )
)
def test_any_line_on_the_grid_survives_the_text(places):
    score = Score()
    score.voices = (Voice(score.new_id(), "Soprano", SATB[0]),)
    places = sorted(places, key=lambda place: place[1])
    for (pitch, onset, length), after in zip(places, [*places[1:], (0, 99, 0)], strict=True):
        held = min(length, after[1] - onset)
        note = Note(score.new_id(), 1, pitch, onset * 120, held * 120)
        score.notes[note.id] = note
    clip = clip_of(abc_of(score, score.notes.keys()), score)
    assert clip is not None
    first = min(n.onset for n in score.notes.values())
    assert [(n.pitch, n.onset - clip.start, n.duration) for n in clip.notes] == [
        (n.pitch, n.onset - first, n.duration) for n in score.notes_in_order()
    ]


@pytest.mark.parametrize(
    "text", ["", "Hello, K: is no tune", "X:1\nT:x\n", "K:C\n", "K:C\n|||\n", "K:\x00\nCDE"]
)
def test_other_text_is_no_notes(text):
    clip = clip_of(text, song())
    assert clip is None or clip.notes


def test_a_tune_of_another_program_goes_to_the_active_voice():
    score = Score()
    clip = clip_of("X:1\nT:Reel\nM:4/4\nL:1/8\nK:D\nD2FA d4|", score)
    assert clip is not None
    assert [n.pitch for n in clip.notes] == [62, 66, 69, 74]
    assert {n.voice for n in clip.notes} == {-1}


def test_very_many_notes_are_no_text():
    score = Score()
    score.voices = (Voice(score.new_id(), "Soprano", SATB[0]),)
    for place in range(MAX_NOTES + 1):
        note = Note(score.new_id(), 1, 60, place * 120, 120)
        score.notes[note.id] = note
    assert abc_of(score, score.notes.keys()) == ""
    assert abc_of(score, []) == ""
