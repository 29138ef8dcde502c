"""What becomes of the words when notes are edited: they follow, and none is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit import transform
from composer.edit.clipboard import copy, cut, paste
from composer.edit.commands import AddNotes, ReplaceNotes, SetLyrics, SetVoices
from composer.edit.document import Document
from composer.edit.quantise import Quantising, quantise
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.voice import Voice


def verse(*laid: tuple[str, tuple[int, ...]]) -> Verse:
    return Verse((Line(tuple(Word((Syllable(text, notes),)) for text, notes in laid)),))


def song(*verses: Verse) -> Document:
    """Notes 11 to 16, of one pitch, a quarter each; voices 1 (theirs) and 2."""
    document = Document()
    first = document.score.voices[0]
    while document.new_id() < 20:
        pass
    document.apply(SetVoices((first, Voice(2, "Other"))))
    document.apply(AddNotes(tuple(Note(10 + n, first.id, 60, 480 * n, 480) for n in range(1, 7))))
    document.apply(SetLyrics(Lyrics(verses)), "Words")
    return document


def laid(document: Document) -> dict[str, tuple[int, ...]]:
    document.score.check()
    return {s.text: s.notes for s in document.score.lyrics.syllables()}


def test_the_halves_of_a_note_that_is_split_are_a_melisma():
    document = song(verse(("a", (11,)), ("b", (12, 13))), verse(("c", (12,))))
    (half,) = transform.split(document, [12], 1200)
    assert laid(document) == {"a": (11,), "b": (12, half, 13), "c": (12, half)}
    document.undo()
    assert laid(document) == {"a": (11,), "b": (12, 13), "c": (12,)}


def test_a_merged_note_has_the_words_of_the_first_that_has_some():
    document = song(
        verse(("a", (12,)), ("b", (13,)), ("d", (14,))), verse(("c", (11,)), ("e", (13,)))
    )
    transform.merge(document, [11, 12, 13])
    assert laid(document) == {"a": (11,), "b": (), "d": (14,), "c": (11,), "e": ()}


def test_a_melisma_that_is_merged_is_one_note():
    document = song(verse(("a", (11, 12, 13)), ("b", (14,))))
    transform.merge(document, [11, 12, 13])
    assert laid(document) == {"a": (11,), "b": (14,)}


def test_a_merge_over_the_end_of_a_melisma_keeps_both_words_in_the_text():
    document = song(verse(("a", (11, 12)), ("b", (13,))))
    transform.merge(document, [12, 13])
    assert laid(document) == {"a": (11, 12), "b": ()}


def test_words_of_deleted_notes_stay_in_the_text():
    document = song(verse(("a", (11,)), ("b", (12, 13))))
    transform.delete(document, [11, 12])
    assert laid(document) == {"a": (), "b": (13,)}


def test_a_copy_has_no_words_and_the_original_keeps_its_own():
    document = song(verse(("a", (11,)), ("b", (12, 13))))
    before = laid(document)
    transform.duplicate(document, [11, 12])
    paste(document, copy(document.score, [11, 12, 13]), 9600)
    assert laid(document) == before


def test_words_that_were_cut_go_where_the_notes_are_pasted():
    document = song(verse(("a", (11,)), ("b", (12, 13)), ("c", (14,))))
    clip = cut(document, [11, 12, 13])
    assert laid(document) == {"a": (), "b": (), "c": (14,)}
    pasted = sorted(paste(document, clip, 9600))
    assert laid(document) == {"a": (pasted[0],), "b": tuple(pasted[1:]), "c": (14,)}
    again = laid(document)
    paste(document, clip, 19200)  # a second time they are only notes
    assert laid(document) == again
    document.undo()
    document.undo()
    assert laid(document) == {"a": (), "b": (), "c": (14,)}


def test_words_that_changed_since_they_were_cut_are_left_alone():
    document = song(verse(("a", (11,))))
    clip = cut(document, [11])
    document.apply(SetLyrics(Lyrics((verse(("other", ())),))))
    paste(document, clip, 0)
    assert laid(document) == {"other": ()}


def test_words_go_with_their_notes_to_another_voice_and_a_melisma_is_of_one_voice():
    document = song(verse(("a", (11,)), ("b", (12, 13)), ("c", (14, 15))))
    transform.assign_voice(document, [11, 13, 14], 2)
    assert laid(document) == {"a": (11,), "b": (12,), "c": (14,)}
    assert document.history.names[-1] == "Change Voice"


def test_a_melisma_whose_notes_pass_each_other_begins_on_the_first():
    document = song(verse(("a", (11, 12)), ("b", (13,))))
    transform.move(document, [11], 480 * 3, 0)
    assert laid(document) == {"a": (12, 11), "b": (13,)}
    document.undo()
    assert laid(document) == {"a": (11, 12), "b": (13,)}


@pytest.mark.parametrize("gone", [0, 1])
def test_moving_notes_without_words_costs_no_words(gone):
    document = song(*([verse(("a", (11,)))] * gone))
    before = document.score.lyrics
    document.apply(ReplaceNotes((Note(13, document.score.voices[0].id, 70, 0, 10),)))
    assert document.score.lyrics is before


EDITS = ("split", "merge", "delete", "duplicate", "assign", "move", "cut and paste", "quantise")


@given(st.lists(st.tuples(st.sampled_from(EDITS), st.sets(st.integers(0, 8))), max_size=6))
def test_no_row_of_edits_loses_a_word_or_leaves_it_on_a_note_that_is_gone(edits):
    document = song(
        verse(("a", (11,)), ("b", (12, 13)), ("c", ()), ("d", (14, 15, 16))),
        verse(("e", (12,)), ("f", (13, 14)), ("g", (16,))),
    )
    before = document.score.copy()
    for edit, places in edits:
        notes = sorted(document.score.notes)
        ids = [notes[place] for place in places if place < len(notes)]
        if edit == "split":
            transform.split(document, ids, 1200)
        elif edit == "assign":
            transform.assign_voice(document, ids, 2)
        elif edit == "move":
            transform.move(document, ids, 700, 3)
        elif edit == "quantise":
            quantise(document, ids, Quantising(960))
        elif edit == "cut and paste":
            paste(document, cut(document, ids), 480)
        else:
            getattr(transform, edit)(document, ids)
        assert list(laid(document)) == list("abcdefg")
        for syllable in document.score.lyrics.syllables():
            assert len({document.score.notes[n].voice for n in syllable.notes}) <= 1
    while document.can_undo and document.undo_name != "Words":
        document.undo()
    assert document.score.lyrics == before.lyrics
    assert document.score.notes == before.notes
