"""Writing what was recorded into the document: one step, nothing half done, words kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import AddNotes, RemoveVoice, SetControls, SetLyrics, SetVoices
from composer.edit.document import Document
from composer.edit.recorded import Written, write_recorded
from composer.model.control import Control, ControlKind
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Voice

PEDAL = (0, ControlKind.CONTROLLER, 64, 127)


@pytest.fixture
def document():
    made = Document()
    voice = made.score.voices[0].id
    notes = tuple(Note(made.new_id(), voice, 72, 480 * i, 480, 70) for i in range(4))
    made.apply(AddNotes(notes), "Draw")
    return made


def spans(document):
    return [(n.onset, n.end, n.pitch) for n in document.score.notes_in_order()]


def words(document):
    return [
        (s.text, [document.score.notes[n].pitch for n in s.notes])
        for s in document.score.lyrics.syllables()
    ]


def sing(document, *syllables):
    ids = sorted(document.score.notes)
    line = Line(tuple(Word((Syllable(t, (n,)),)) for t, n in zip(syllables, ids, strict=False)))
    document.apply(SetLyrics(Lyrics((Verse((line,)),))))


def test_overdubbing_adds_and_is_one_step(document):
    before = document.score.copy()
    voice = document.score.voices[0].id
    written = write_recorded(document, voice, [(60, 10, 100, 99)], [PEDAL], "Record")
    assert (10, 110, 60) in spans(document)
    assert len(spans(document)) == 5
    assert document.score.controls == (Control(voice, *PEDAL),)
    assert written.is_there(document.score)
    assert document.undo_name == "Record"
    document.undo()
    assert document.score.notes == before.notes
    assert document.score.controls == ()
    assert not written.is_there(document.score)


def test_replacing_empties_the_stretch_first_and_cuts_what_reaches_in(document):
    voice = document.score.voices[0].id
    document.apply(SetControls((Control(voice, 500, ControlKind.CONTROLLER, 1, 5),)))
    write_recorded(document, voice, [(60, 700, 100, 99)], [], "Record", replaced=(240, 1200))
    assert spans(document) == [
        *((0, 240, 72), (700, 800, 60)),
        *((1200, 1440, 72), (1440, 1920, 72)),
    ]
    assert document.score.controls == ()


def test_another_take_takes_the_place_of_the_one_before(document):
    voice = document.score.voices[0].id
    first = write_recorded(document, voice, [(60, 10, 100, 99)], [PEDAL], "Record")
    write_recorded(document, voice, [(61, 20, 100, 99)], [PEDAL], "Take 2", instead_of=[first])
    assert [s for s in spans(document) if s[2] < 70] == [(20, 120, 61)]
    assert len(document.score.controls) == 1
    document.undo()
    assert [s for s in spans(document) if s[2] < 70] == [(10, 110, 60)]


def test_words_of_what_is_replaced_go_onto_what_was_played_in_order(document):
    sing(document, "sing", "to", "me", "now")
    voice = document.score.voices[0].id
    played = [(60 + i, 30 + 480 * i, 300, 90) for i in range(3)]
    write_recorded(document, voice, played, [], "Record", replaced=(0, 1440))
    assert words(document) == [("sing", [60]), ("to", [61]), ("me", [62]), ("now", [72])]
    document.undo()
    assert words(document) == [(w, [72]) for w in ("sing", "to", "me", "now")]


def test_where_fewer_notes_were_played_the_rest_of_the_words_stay_in_the_text(document):
    sing(document, "sing", "to", "me", "now")
    voice = document.score.voices[0].id
    write_recorded(document, voice, [(60, 0, 300, 90)], [], "Record", replaced=(0, 1920))
    assert words(document) == [("sing", [60]), ("to", []), ("me", []), ("now", [])]


def test_when_the_voice_is_gone_another_is_made(document):
    voice = document.score.voices[0].id
    other = Voice(document.new_id(), "Other")
    document.apply(SetVoices((*document.score.voices, other)))
    document.apply(RemoveVoice(voice))
    write_recorded(document, voice, [(60, 0, 300, 90)], [PEDAL], "Record")
    assert len(document.score.voices) == 2
    assert document.score.notes_in_order()[0].voice == document.score.voices[1].id
    document.undo()
    assert document.score.voices == (other,)


def test_what_cannot_be_written_changes_nothing(document):
    before = document.score.copy()
    voice = document.score.voices[0].id
    with pytest.raises(ValueError, match="pitch"):
        write_recorded(document, voice, [(60, 0, 9, 9), (200, 0, 9, 9)], [], "R", replaced=(0, 960))
    assert document.score.notes == before.notes
    assert document.undo_name == "Draw"


played = st.lists(
    st.tuples(st.integers(0, 127), st.integers(0, 4000), st.integers(1, 900), st.integers(1, 127)),
    max_size=12,
)
turned = st.lists(
    st.tuples(
        st.integers(0, 4000),
        st.just(ControlKind.CONTROLLER),
        st.sampled_from((1, 64)),
        st.integers(0, 127),
    ),
    max_size=6,
)
span = st.one_of(st.none(), st.tuples(st.integers(0, 2000), st.integers(1, 2000)))


@given(st.lists(st.tuples(played, turned, span), min_size=1, max_size=4))
def test_takes_come_and_go_and_undo_leads_back(takes):
    document = Document(empty_score())
    voice = document.score.voices[0].id
    written: list[Written] = []
    states = [document.score.copy()]
    for notes, controls, length in takes:
        replaced = None if length is None else (length[0], length[0] + length[1])
        made = write_recorded(
            document, voice, notes, controls, "Take", replaced=replaced, instead_of=written
        )
        document.score.check()
        assert len(made.notes) == len(notes)
        assert made.notes <= document.score.notes.keys()
        written = [made]
        states.append(document.score.copy())
    while document.can_undo:
        document.undo()
        document.score.check()
    assert document.score.notes == states[0].notes
    assert document.score.controls == states[0].controls
