"""Undo steps: what is one, what observers hear, what is clean; transactions and their end."""

from dataclasses import replace

import pytest

from composer.edit.commands import (
    AddNotes,
    RemoveNotes,
    ReplaceNotes,
    SetLyrics,
    SetTitle,
)
from composer.edit.document import Document
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import empty_score


@pytest.fixture
def document():
    return Document()


def note(document, pitch=60, onset=0, duration=480):
    return Note(document.new_id(), document.score.voices[0].id, pitch, onset, duration)


def nudge(document, note_id, semitones, coalesce="nudge"):
    with document.transaction("Nudge", coalesce=coalesce):
        old = document.score.notes[note_id]
        document.apply(ReplaceNotes((replace(old, pitch=old.pitch + semitones),)))


def test_nudges_that_follow_each_other_are_one_step(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    for _ in range(5):
        nudge(document, added.id, 1)
    assert document.history.names == ("Draw", "Nudge")
    document.undo()
    assert document.score.notes[added.id].pitch == 60


def test_nudges_of_another_kind_or_after_undo_or_saving_are_steps_of_their_own(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    nudge(document, added.id, 1)
    nudge(document, added.id, 1, coalesce="other")
    assert len(document.history.names) == 3
    document.mark_clean()
    nudge(document, added.id, 1, coalesce="other")
    assert len(document.history.names) == 4
    document.undo()
    assert document.clean
    nudge(document, added.id, 1, coalesce="other")
    assert len(document.history.names) == 4


def test_nudging_there_and_back_leaves_no_step(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    document.mark_clean()
    nudge(document, added.id, 1)
    nudge(document, added.id, -1)
    assert document.history.names == ("Draw",)
    assert document.clean


def test_no_nudge_joins_the_saved_step_after_others_cancelled_out(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    nudge(document, added.id, 1)
    document.mark_clean()
    nudge(document, added.id, 1)
    nudge(document, added.id, -1)
    assert document.clean
    nudge(document, added.id, 1)
    assert not document.clean
    assert document.history.names == ("Draw", "Nudge", "Nudge")


def test_an_observer_that_fails_keeps_neither_the_others_nor_undo_from_their_work(document):
    def fails(change):
        raise LookupError

    seen = []
    stop = document.observe(fails)
    document.observe(seen.append)
    with pytest.raises(LookupError):
        document.apply(SetTitle("x"))
    with pytest.raises(LookupError), document.transaction("y"):
        document.apply(SetTitle("y"))
    stop()
    assert len(seen) == 3  # x, y, and y taken back
    assert document.score.title == "x"
    document.undo()
    assert document.score.title == ""


def test_moving_a_thousand_of_many_notes_tells_of_a_thousand():
    document = Document()
    voice = document.score.voices[0].id
    notes = tuple(Note(document.new_id(), voice, 60, 10 * i, 10) for i in range(100_000))
    document.apply(AddNotes(notes))
    seen = []
    document.observe(seen.append)
    moved = tuple(replace(n, pitch=61) for n in notes[:1000])
    document.apply(ReplaceNotes(moved))
    document.undo()
    assert [len(change.added) for change in seen] == [1000, 1000]
    assert not any(change.everything or change.fields for change in seen)


def test_undoing_to_the_saved_point_is_clean_and_a_new_branch_never_is(document):
    document.apply(SetTitle("a"))
    document.apply(SetTitle("b"))
    document.mark_clean()
    document.undo()
    assert not document.clean
    document.redo()
    assert document.clean
    document.undo()
    document.apply(SetTitle("c"))
    assert not document.clean
    document.undo()
    document.undo()
    assert not document.clean


def test_a_gesture_of_many_previews_is_one_step_and_an_abort_leaves_nothing(document):
    added = note(document)
    document.apply(AddNotes((added,)), "Draw")
    seen = []
    document.observe(seen.append)
    document.begin("Move")
    for onset in range(0, 1000, 10):
        document.apply(ReplaceNotes((replace(added, onset=onset),)))
    assert not document.can_undo
    document.abort()
    assert document.score.notes[added.id] == added
    assert len(seen) == 100  # 99 moves and the way back
    assert document.history.names == ("Draw",)


def test_an_exception_in_a_transaction_takes_everything_back_and_goes_on(document):
    def fails():
        with document.transaction("Outer"):
            document.apply(SetTitle("x"))
            document.begin("Inner")
            document.apply(SetTitle("y"))
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert document.score.title == ""
    assert not document.in_transaction
    assert not document.can_undo


def test_removing_a_note_takes_it_from_its_syllable_and_undo_lays_it_back(document):
    added = note(document)
    document.apply(AddNotes((added,)))
    words = Lyrics((Verse((Line((Word((Syllable("la", (added.id,)),)),)),)),))
    document.apply(SetLyrics(words))
    document.apply(RemoveNotes({added.id}))
    assert [s.notes for s in document.score.lyrics.syllables()] == [()]
    document.undo()
    assert document.score.lyrics == words


def test_another_score_forgets_the_history_and_tells_everybody(document):
    document.apply(SetTitle("x"))
    seen = []
    document.observe(seen.append)
    document.replace(empty_score())
    assert seen[0].everything
    assert document.clean
    assert not document.can_undo


def test_who_no_longer_observes_is_not_told(document):
    seen = []
    document.observe(seen.append)()
    document.apply(SetTitle("x"))
    assert seen == []


def test_ids_are_never_given_twice(document):
    first = document.new_id()
    document.apply(SetTitle("x"))
    document.undo()
    assert document.new_id() > first


def test_commands_outside_the_rules_of_transactions_are_refused(document):
    with pytest.raises(RuntimeError, match="no transaction"):
        document.commit()
    document.begin("Open")
    with pytest.raises(RuntimeError, match="transaction is open"):
        document.replace(empty_score())
    document.abort()


def test_the_history_is_gone_through_to_any_step_and_back():
    document = Document()
    voice = document.score.voices[0].id
    for pitch in (60, 62, 64):
        document.apply(AddNotes((Note(document.new_id(), voice, pitch, 0, 480),)), "Add")
    document.mark_clean()
    assert document.saved_position == document.position == 3
    told = []
    document.observe(told.append)
    for position, count in ((1, 1), (3, 3), (0, 0)):
        told.clear()
        document.go_to(position)
        assert len(told) == 1
        assert (document.position, len(document.score.notes)) == (position, count)
    with pytest.raises(ValueError, match="no such step"):
        document.go_to(4)
    with document.transaction("Open"):
        document.go_to(2)
    assert document.position == 0
