"""The parts of the roll that need no Qt: places, the store, snapping, hits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.note import Note
from composer.model.time import Meter, MeterMap
from composer.ui.roll.hit import Part, hit
from composer.ui.roll.snap import floor_to_grid, grid_lines, numbered, snap
from composer.ui.roll.store import NoteStore
from composer.ui.roll.transform import RollTransform

METERS = MeterMap((Meter(0, 4, 4), Meter(1920 * 2 + 480, 6, 8), Meter(9600, 5, 4)))
views = st.builds(
    RollTransform,
    left=st.floats(0, 1e6),
    top=st.floats(0, 900),
    scale=st.floats(0.001, 3),
    row=st.floats(5, 40),
).map(RollTransform.held)
notes = st.builds(
    Note,
    id=st.integers(1, 30),
    voice=st.integers(1, 3),
    pitch=st.integers(0, 127),
    onset=st.integers(0, 4000),
    duration=st.integers(1, 2500),
)


@given(views, st.floats(-100, 2000), st.integers(0, 127))
def test_places_there_and_back_are_the_same(view, x, pitch):
    assert view.x(view.tick(x)) == pytest.approx(x, abs=1e-3)
    assert view.pitch(view.y(pitch) + view.row / 2) == pitch


@given(views, st.floats(0.2, 5), st.floats(0, 800))
def test_zooming_keeps_the_tick_under_the_pointer(view, factor, x):
    zoomed = view.zoomed_time(factor, x)
    if zoomed.left > 0:
        assert zoomed.tick(x) == pytest.approx(view.tick(x), rel=1e-6, abs=1e-3)


@given(views, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_scrolling_never_leaves_the_roll(view, dx, dy):
    there = view.scrolled(dx, dy)
    assert there.left >= 0
    assert 0 <= there.top <= there.max_top + 1e-6


@given(st.floats(0, 20000), st.sampled_from([60, 80, 120, 160, 240, 480, 960]))
def test_snapping_goes_to_the_nearest_line_of_the_bar(tick, grid):
    line = snap(METERS, grid, tick)
    bar, rest = METERS.position(line)
    assert rest % grid == 0
    assert abs(line - tick) <= grid / 2 + 1
    assert floor_to_grid(METERS, grid, tick) <= tick


@given(st.integers(0, 30000), st.integers(100, 30000), st.floats(0.0005, 2))
def test_the_lines_of_the_grid_are_apart_and_each_is_on_one_level(start, span, scale):
    lines = grid_lines(METERS, 120, start, start + span, scale)
    ticks = [*lines.bars.tolist(), *lines.beats.tolist(), *lines.steps.tolist()]
    assert len(set(ticks)) == len(ticks)
    for tick, bar in zip(lines.bars.tolist(), lines.numbers.tolist(), strict=True):
        assert METERS.bar_start(bar) == tick


@given(st.integers(0, 30000), st.integers(0, 5000), st.floats(0.0005, 2))
def test_bars_have_room_for_their_numbers_and_keep_them_while_one_scrolls(start, by, scale):
    shown = []
    for first in (start, start + by):
        lines = grid_lines(MeterMap(), 120, first, first + 60 / scale + 20000, scale)
        places = lines.bars[numbered(lines, scale, 34)]
        assert (np.diff(places) * scale >= 34).all()
        shown.append({int(tick) for tick in places})
    last = start + 60 / scale + 20000
    overlap = range(start + by, int(last) + 1)
    assert {t for t in shown[0] if t in overlap} == {t for t in shown[1] if t in overlap}


def test_beats_in_six_eight_are_dotted_quarters():
    lines = grid_lines(MeterMap((Meter(0, 6, 8),)), 120, 0, 1439, 1.0)
    assert lines.bars.tolist() == [0]
    assert lines.beats.tolist() == [720]


@given(
    st.lists(notes, max_size=25, unique_by=lambda n: n.id),
    st.lists(st.tuples(st.booleans(), notes), max_size=40),
    st.integers(0, 5000),
    st.integers(1, 3000),
)
def test_the_store_finds_what_a_plain_search_finds_after_any_changes(first, changes, start, span):
    store, plain = NoteStore(), {note.id: note for note in first}
    store.load(first)
    for keep, note in changes:
        before = plain.pop(note.id, None)
        removed = () if before is None else (before,)
        store.change(removed, (note,) if keep else ())
        if keep:
            plain[note.id] = note
    found = store.id[store.between(start, start + span)].tolist()
    wanted = [n.id for n in plain.values() if n.onset < start + span and n.end > start]
    assert sorted(found) == sorted(wanted)
    assert len(store) == len(plain)
    assert store.last_end() >= max((n.end for n in plain.values()), default=0)


def test_a_moved_note_stays_selected_and_a_removed_one_does_not():
    store, note = NoteStore(), Note(7, 1, 60, 0, 480)
    store.load([note])
    store.select([7])
    moved = replace(note, onset=960)
    store.change([note], [moved])
    assert store.selection() == {7}
    store.change([moved], [])
    store.change([], [note])
    assert store.selection() == frozenset()


def test_the_store_grows_beyond_many_loose_notes():
    store = NoteStore()
    many = [Note(i, 1, i % 128, i, 10) for i in range(1, 6001)]
    store.change([], many)
    assert len(store) == 6000
    assert store.id[store.between(100, 101)].tolist() == list(range(91, 101))


def test_the_edges_of_a_note_are_hit_apart_from_its_body():
    store, view = NoteStore(), RollTransform(scale=0.1, row=10)
    store.load([Note(1, 1, 127, 0, 1000)])
    assert hit(store, view, 2, 5, None).part is Part.LEFT
    assert hit(store, view, 50, 5, None).part is Part.BODY
    assert hit(store, view, 98, 5, None).part is Part.RIGHT
    assert hit(store, view, 150, 5, None) is None
    assert hit(store, view, 50, 15, None) is None


def test_the_active_voice_is_hit_first_where_notes_lie_on_each_other():
    store, view = NoteStore(), RollTransform(scale=0.1, row=10)
    store.load([Note(1, 1, 127, 0, 1000), Note(2, 2, 127, 0, 1000)])
    assert hit(store, view, 50, 5, 1).id == 1
    assert hit(store, view, 50, 5, 2).id == 2
