"""What musicians do to notes, and copying and pasting them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit import transform
from composer.edit.clipboard import copy, cut, paste
from composer.edit.commands import AddNotes, RemoveVoice, SetVoices
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.voice import Voice


@pytest.fixture
def document():
    return with_notes((60, 0, 480), (64, 480, 480), (67, 960, 960))


def with_notes(*notes):
    made = Document()
    voice = made.score.voices[0].id
    made.apply(AddNotes(tuple(Note(made.new_id(), voice, *note) for note in notes)), "Draw")
    return made


def shown(document, ids=None):
    chosen = document.score.notes if ids is None else ids
    notes = sorted((document.score.notes[i] for i in chosen), key=lambda n: (n.onset, n.pitch))
    return [(n.pitch, n.onset, n.duration) for n in notes]


def everything(document):
    return frozenset(document.score.notes)


@given(
    st.lists(st.tuples(st.integers(0, 127), st.integers(0, 5000), st.integers(1, 999)), min_size=1),
    st.integers(-9000, 9000),
    st.integers(-200, 200),
)
def test_a_block_moves_as_one_and_stops_at_the_edge(notes, ticks, semitones):
    document = with_notes(*notes)
    before = dict(document.score.notes)
    transform.move(document, everything(document), ticks, semitones)
    shifts = {
        (document.score.notes[i].onset - n.onset, document.score.notes[i].pitch - n.pitch)
        for i, n in before.items()
    }
    assert len(shifts) == 1
    document.undo()
    assert document.score.notes == before or shifts == {(0, 0)}


def test_transposing_beyond_the_roll_changes_nothing(document):
    transform.transpose(document, everything(document), 72)
    assert document.history.names == ("Draw",)
    transform.transpose(document, everything(document), 12)
    assert [n[0] for n in shown(document)] == [72, 76, 79]


def test_pressing_again_is_one_step_for_the_same_notes_only(document):
    ids = sorted(everything(document))
    transform.transpose(document, ids, 1)
    transform.transpose(document, ids, 1)
    transform.transpose(document, ids[:1], 1)
    assert len(document.history.names) == 3


def test_notes_shrink_to_one_tick_and_no_further(document):
    transform.resize(document, everything(document), -600)
    assert [n[2] for n in shown(document)] == [1, 1, 360]


def test_a_beginning_moves_and_the_end_stays(document):
    transform.resize_start(document, everything(document), -240)
    assert shown(document) == [(60, 0, 480), (64, 240, 720), (67, 720, 1200)]
    transform.resize_start(document, everything(document), 10_000)
    assert [n[2] for n in shown(document)] == [1, 1, 1]


def test_louder_stops_at_127(document):
    transform.set_velocity(document, everything(document), 100)
    assert {n.velocity for n in document.score.notes.values()} == {127}


def test_a_duplicate_of_a_beat_follows_on_the_next_beat():
    document = with_notes((60, 0, 240))
    new = transform.duplicate(document, everything(document))
    assert shown(document, new) == [(60, 480, 240)]


def test_a_duplicate_of_a_bar_follows_in_the_next_bar(document):
    new = transform.duplicate(document, everything(document))
    assert shown(document, new) == [(60, 1920, 480), (64, 2400, 480), (67, 2880, 960)]


def test_legato_holds_each_note_until_the_next():
    document = with_notes((60, 0, 100), (64, 480, 900), (67, 960, 100))
    transform.legato(document, everything(document))
    assert [n[2] for n in shown(document)] == [480, 480, 100]


def test_legato_of_one_note_holds_it_until_its_voice_goes_on():
    document = with_notes((60, 0, 100), (64, 480, 900), (67, 1920, 100))
    first = min(everything(document))
    transform.legato(document, [first])
    assert [n[2] for n in shown(document)] == [480, 900, 100]
    transform.legato(document, [first + 2])
    assert [n[2] for n in shown(document)] == [480, 900, 100]


def test_splitting_cuts_only_what_sounds_across():
    document = with_notes((60, 0, 480), (64, 480, 480))
    new = transform.split(document, everything(document), 240)
    assert shown(document) == [(60, 0, 240), (60, 240, 240), (64, 480, 480)]
    assert shown(document, new) == [(60, 240, 240)]
    assert transform.split(document, everything(document), 480) == frozenset()


def test_merging_holds_what_touches_and_leaves_what_does_not():
    document = with_notes((60, 0, 480), (60, 480, 240), (60, 960, 240), (62, 480, 480))
    held = transform.merge(document, everything(document))
    assert shown(document) == [(60, 0, 720), (62, 480, 480), (60, 960, 240)]
    assert held == everything(document)
    document.undo()
    assert shown(document) == [(60, 0, 480), (60, 480, 240), (62, 480, 480), (60, 960, 240)]


@given(st.lists(st.tuples(st.integers(60, 61), st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_merging_changes_nothing_that_sounds(notes):
    document = with_notes(*notes)

    def sounding():
        return {(n.pitch, t) for n in document.score.notes.values() for t in range(n.onset, n.end)}

    before = sounding()
    transform.merge(document, everything(document))
    assert sounding() == before
    assert transform.merge(document, everything(document)) == frozenset()


def test_deleting_and_cutting_are_one_step_each(document):
    first, *others = sorted(everything(document))
    transform.delete(document, [first])
    clip = cut(document, others)
    assert document.history.names == ("Draw", "Delete Notes", "Cut")
    assert not document.score.notes
    new = paste(document, clip, 0)
    assert shown(document, new) == [(64, 0, 480), (67, 480, 960)]


def test_legato_minds_each_voice_for_itself(document):
    other = Voice(document.new_id(), "Alto")
    document.apply(SetVoices((*document.score.voices, other)))
    first, second, third = sorted(everything(document))
    transform.assign_voice(document, [second], other.id)
    transform.legato(document, everything(document))
    assert shown(document) == [(60, 0, 960), (64, 480, 480), (67, 960, 960)]


def test_nothing_selected_leaves_no_step(document):
    for edit in (transform.resize, transform.transpose):
        edit(document, (), 12)
    transform.move(document, (), 12, 12)
    transform.delete(document, ())
    transform.legato(document, ())
    assert cut(document, ()).notes == ()
    assert transform.merge(document, ()) == frozenset()
    assert transform.duplicate(document, ()) == frozenset()
    assert document.history.names == ("Draw",)


def test_what_was_copied_is_pasted_at_the_playhead_as_it_was_then(document):
    clip = copy(document.score, everything(document))
    transform.transpose(document, everything(document), 12)
    new = paste(document, clip, 3840)
    assert shown(document, new) == [(60, 3840, 480), (64, 4320, 480), (67, 4800, 960)]
    assert document.undo_name == "Paste"


def test_notes_of_one_voice_are_pasted_into_the_active_one(document):
    other = Voice(document.new_id(), "Alto")
    document.apply(SetVoices((*document.score.voices, other)))
    new = paste(document, copy(document.score, everything(document)), 0, other.id)
    assert {document.score.notes[i].voice for i in new} == {other.id}


def test_notes_of_several_voices_are_pasted_into_theirs(document):
    other = Voice(document.new_id(), "Alto")
    document.apply(SetVoices((*document.score.voices, other)))
    first = min(everything(document))
    transform.assign_voice(document, [first], other.id)
    clip = copy(document.score, everything(document))
    new = paste(document, clip, 0, other.id)
    assert sorted(document.score.notes[i].voice for i in new) == sorted(
        note.voice for note in clip.notes
    )


def test_notes_whose_voice_is_gone_find_another(document):
    other = Voice(document.new_id(), "Alto")
    document.apply(SetVoices((*document.score.voices, other)))
    clip = copy(document.score, everything(document))
    document.apply(RemoveVoice(document.score.voices[0].id))
    new = paste(document, clip, 0)
    assert {document.score.notes[i].voice for i in new} == {other.id}


def test_an_unknown_origin_is_not_pasted(document):
    clip = copy(document.score, everything(document))
    foreign = replace(clip, notes=tuple(replace(n, origin=99) for n in clip.notes))
    new = paste(document, foreign, 0)
    assert {document.score.notes[i].origin for i in new} == {None}
