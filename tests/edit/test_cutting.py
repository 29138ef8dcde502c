"""Gluing notes and cutting them at the grid: what becomes of them, of their words, and undo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit import cutting
from composer.edit.commands import AddNotes, SetLyrics, SetMeter, SetVoices
from composer.edit.document import Document
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.time import Meter, MeterMap
from composer.model.voice import Voice


def with_notes(*notes):
    """Notes of (pitch, onset, duration) in the first voice, with ids from 11 on."""
    made = Document()
    voice = made.score.voices[0].id
    while made.new_id() < 10:
        pass
    made.apply(AddNotes(tuple(Note(made.new_id(), voice, *note) for note in notes)), "Write")
    return made


def shown(document):
    return sorted((n.pitch, n.onset, n.duration) for n in document.score.notes.values())


def sung(document):
    document.score.check()
    return {s.text: s.notes for s in document.score.lyrics.syllables()}


def sing(document, *laid):
    words = tuple(Word((Syllable(text, notes),)) for text, notes in laid)
    document.apply(SetLyrics(Lyrics((Verse((Line(words),)),))), "Words")


def test_gluing_fills_the_gaps_between_notes_of_each_pitch_and_leaves_what_is_alone():
    document = with_notes((60, 0, 240), (60, 960, 240), (64, 0, 240), (64, 100, 900), (67, 0, 240))
    assert cutting.glue(document, document.score.notes) == {11, 13}
    assert shown(document) == [(60, 0, 1200), (64, 0, 1000), (67, 0, 240)]
    assert document.history.names == ("Write", "Glue Notes")


def test_notes_of_two_voices_are_not_glued_together():
    document = with_notes((60, 0, 240))
    other = Voice(document.new_id(), "Alto")
    document.apply(SetVoices((*document.score.voices, other)))
    document.apply(AddNotes((Note(document.new_id(), other.id, 60, 480, 240),)))
    assert cutting.glue(document, document.score.notes) == frozenset()
    assert len(document.score.notes) == 2


def test_a_glued_note_has_the_words_of_the_first_that_has_some():
    document = with_notes((60, 0, 240), (60, 480, 240), (60, 960, 240))
    sing(document, ("la", (12,)), ("li", (13,)))
    cutting.glue(document, [11, 12, 13])
    assert sung(document) == {"la": (11,), "li": ()}
    document.undo()
    assert sung(document) == {"la": (12,), "li": (13,)}


def test_chopping_cuts_at_the_lines_of_the_grid_which_begins_anew_with_every_bar():
    document = with_notes((60, 100, 500), (64, 1700, 480))
    document.apply(SetMeter(MeterMap((Meter(0, 7, 8),))))
    cutting.chop(document, [11], 240)
    assert [n for n in shown(document) if n[0] == 60] == [
        (60, 100, 140),
        (60, 240, 240),
        (60, 480, 120),
    ]
    cutting.chop(document, [12], 480)
    # A bar of 7/8 has 1680 ticks: its next grid line is at 2160.
    assert [n for n in shown(document) if n[0] == 64] == [(64, 1700, 460), (64, 2160, 20)]


def test_what_is_sung_on_a_note_is_sung_on_all_its_pieces():
    document = with_notes((60, 0, 720))
    sing(document, ("long", (11,)))
    pieces = cutting.chop(document, [11], 240)
    assert sung(document) == {"long": (11, *sorted(pieces))}
    document.undo()
    assert sung(document) == {"long": (11,)}


def test_a_grid_that_is_too_fine_is_refused_and_nothing_is_changed():
    document = with_notes((60, 0, 200_000))
    with pytest.raises(ValueError, match="too fine"):
        cutting.chop(document, [11], 1)
    with pytest.raises(ValueError, match="one tick"):
        cutting.chop(document, [11], 0)
    assert shown(document) == [(60, 0, 200_000)]


_NOTES = st.lists(
    st.tuples(st.integers(58, 62), st.integers(0, 4000), st.integers(1, 3000)), min_size=1
)


@given(_NOTES, st.integers(20, 2000), st.sampled_from([(4, 4), (3, 4), (7, 8)]))
def test_pieces_fill_exactly_what_was_cut_none_crosses_a_line_and_undo_restores(notes, grid, meter):
    document = with_notes(*notes)
    document.apply(SetMeter(MeterMap((Meter(0, *meter),))))
    before = dict(document.score.notes)
    pieces = cutting.chop(document, before, grid)
    score = document.score
    assert sum(n.duration for n in score.notes.values()) == sum(n.duration for n in before.values())
    for note in score.notes.values():
        bar, into = score.meter.position(note.onset)
        line = note.onset - into + (into // grid + 1) * grid
        if line >= score.meter.bar_end(
            note.onset
        ):  # a bar line itself cuts where it is on the grid
            line = score.meter.bar_start(bar + 1)
        assert note.end <= line
    if pieces:
        document.undo()
    assert score.notes == before


@given(_NOTES)
def test_glued_notes_reach_from_the_first_to_the_last_and_undo_restores(notes):
    document = with_notes(*notes)
    before = dict(document.score.notes)
    held = cutting.glue(document, before)
    for pitch in {n.pitch for n in before.values()}:
        (now,) = (n for n in document.score.notes.values() if n.pitch == pitch)
        of_pitch = [n for n in before.values() if n.pitch == pitch]
        assert now.onset == min(n.onset for n in of_pitch)
        assert now.end == max(n.end for n in of_pitch)
    if held:
        document.undo()
    assert document.score.notes == before
