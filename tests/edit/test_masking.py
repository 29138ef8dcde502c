"""Cells marked to be written anew, locked and cleared, as steps that can be undone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.document import Document
from composer.edit.masking import are_painted, cells_of_notes, joined, paint_masks, painted
from composer.model.mask import Mask, MaskKind, locked
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role, Voice

REWRITE, LOCK = MaskKind.REWRITE, MaskKind.LOCK
KINDS = st.sampled_from([REWRITE, LOCK, None])
CELLS = st.tuples(st.sampled_from([1, 2]), st.integers(0, 40), st.integers(1, 12)).map(
    lambda cell: (cell[0], cell[1], cell[1] + cell[2])
)


def song(*notes: tuple[int, int, int, int]) -> Document:
    """Notes of the voices 1 and 2: voice, pitch, onset, duration."""
    score = Score(next_id=3)
    score.voices = (Voice(1, "Alto", Role.ALTO), Voice(2, "Bass", Role.BASS))
    for voice, pitch, onset, duration in notes:
        note = Note(score.new_id(), voice, pitch, onset, duration)
        score.notes[note.id] = note
    return Document(score)


@given(st.lists(st.tuples(st.lists(CELLS, max_size=3), KINDS), max_size=6))
def test_every_cell_is_of_the_kind_that_was_painted_last(strokes):
    masks: tuple[Mask, ...] = ()
    known: dict[tuple[int, int], MaskKind | None] = {}
    for cells, kind in strokes:
        masks = painted(masks, cells, kind)
        known |= {(voice, t): kind for voice, start, end in cells for t in range(start, end)}
    for voice in (1, 2):
        for tick in range(55):
            found = [mask.kind for mask in masks if mask.covers(voice, tick)]
            wanted = known.get((voice, tick))
            assert found == ([] if wanted is None else [wanted])


@given(st.lists(st.tuples(CELLS, KINDS), max_size=6), st.lists(CELLS, max_size=3))
def test_cells_are_painted_when_each_of_their_ticks_is(strokes, cells):
    masks: tuple[Mask, ...] = ()
    for cell, kind in strokes:
        masks = painted(masks, [cell], kind)
    ticks = [(voice, tick) for voice, start, end in cells for tick in range(start, end)]
    for kind in MaskKind:
        under = [any(m.covers(*tick) for m in masks if m.kind is kind) for tick in ticks]
        assert are_painted(masks, cells, kind) == all(under)


@given(st.lists(st.tuples(CELLS, KINDS), max_size=8))
def test_undoing_every_stroke_leaves_no_mask(strokes):
    document = song()
    for cell, kind in strokes:
        paint_masks(document, [cell], kind)
    while document.can_undo:
        document.undo()
    assert document.score.masks == ()
    while document.can_redo:
        document.redo()
    document.score.check()


def test_masks_of_a_kind_that_touch_are_one():
    masks = painted((), [(1, 0, 480), (1, 480, 960), (2, 960, 1440)], REWRITE)
    assert masks == (Mask(1, 0, 960), Mask(2, 960, 1440))
    assert painted(masks, [(1, 240, 480)], None)[:2] == (Mask(1, 0, 240), Mask(1, 480, 960))


def test_a_cell_that_a_file_has_both_marked_and_locked_is_locked():
    masks = (Mask(1, 0, 960, REWRITE), Mask(1, 480, 720, LOCK))
    masks = painted(masks, [(1, 2000, 2100)], LOCK)
    assert [m for m in masks if m.covers(1, 500)] == [Mask(1, 480, 720, LOCK)]
    assert locked(masks, 1, 500)


def test_painting_what_is_painted_already_is_no_step():
    document = song()
    paint_masks(document, [(1, 0, 480)], LOCK)
    paint_masks(document, [(1, 240, 480)], LOCK)
    paint_masks(document, [(2, 0, 480)], None)
    assert document.history.names == ("Lock",)


def test_a_voice_that_is_not_there_cannot_be_painted():
    document = song()
    with pytest.raises(ValueError, match="no voice"):
        paint_masks(document, [(7, 0, 480)], REWRITE)
    assert not document.can_undo


def test_chosen_notes_that_follow_each_other_are_one_span_with_the_rest_between():
    document = song((1, 60, 0, 480), (1, 62, 960, 480), (1, 64, 1440, 480), (2, 40, 480, 480))
    ids = sorted(document.score.notes)
    assert cells_of_notes(document.score, ids[:2]) == ((1, 0, 1440),)
    assert cells_of_notes(document.score, [ids[0], ids[2]]) == ((1, 0, 480), (1, 1440, 1920))
    assert cells_of_notes(document.score, [ids[0], ids[3], 99]) == ((1, 0, 480), (2, 480, 960))


def test_the_upper_note_of_chords_alone_is_one_span():
    document = song((1, 60, 0, 480), (1, 67, 0, 480), (1, 62, 480, 480), (1, 69, 480, 480))
    upper = [n.id for n in document.score.notes.values() if n.pitch > 65]
    assert cells_of_notes(document.score, upper) == ((1, 0, 480), (1, 480, 960))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(31, 60)), max_size=6))
def test_joined_spans_are_in_order_and_apart(spans):
    found = joined(spans)
    assert all(a[1] < b[0] for a, b in pairwise(found))
