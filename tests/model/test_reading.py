"""Played notes as an eye reads them, and what is written then."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.bars import bars
from composer.model.notation import WrittenVoice, written
from composer.model.note import Note
from composer.model.reading import as_read
from composer.model.time import Meter, MeterMap

QUARTER, EIGHTH, SIXTEENTH = 480, 240, 120
BARS = bars(MeterMap((Meter(0, 4, 4),)), 16 * 1920)


def read(*spans: tuple[int, int]) -> list[tuple[int, int]]:
    """(onset, duration) of notes given as (onset, duration)."""
    notes = [Note(i + 1, 1, 60 + i % 12, onset, length) for i, (onset, length) in enumerate(spans)]
    return [(note.onset, note.duration) for note in as_read(notes, BARS)]


def values(voice: WrittenVoice) -> list[str]:
    """The values of the symbols of the first layer, ``-`` before rests, ``~`` after tied notes."""
    return [
        "-" * (not symbol.notes) + (symbol.value.name if symbol.value else "bar")
        + "." * (symbol.value.dots if symbol.value else 0) + "~" * symbol.tied_after
        for _, symbols in sorted(voice.layers[0].bars.items())
        for symbol in symbols
    ]  # fmt: skip


def test_what_is_written_on_the_grid_stays_as_it_is() -> None:
    spans = ((0, QUARTER), (480, SIXTEENTH), (720, 360), (1080, SIXTEENTH), (1200, EIGHTH))
    assert read(*spans) == list(spans)
    triplets = ((0, 160), (160, 160), (320, 160), (480, 80), (560, 80), (640, 80))
    assert read(*triplets) == list(triplets)


@pytest.mark.parametrize("held", [1, 20, 40, 60])
def test_notes_held_into_the_next_end_with_it(held: int) -> None:
    line = [(place * QUARTER, QUARTER + held) for place in range(4)]
    assert read(*line)[:3] == [(place * QUARTER, QUARTER) for place in range(3)]


@pytest.mark.parametrize("share", [0.8, 0.9, 0.95])
@pytest.mark.parametrize("length", [EIGHTH, QUARTER, 960])
def test_notes_let_go_before_the_next_reach_it(length: int, share: float) -> None:
    line = [(place * length, round(length * share)) for place in range(8)]
    assert read(*line)[:7] == [(place * length, length) for place in range(7)]


def test_the_last_note_reaches_the_bar_line() -> None:
    assert read((0, 480), (480, 1230))[1] == (480, 1440)
    assert read((0, 1940)) == [(0, 1920)]


def test_short_strokes_are_as_long_as_the_notes_beside_them() -> None:
    assert read((0, 50), (QUARTER, 50), (960, 50))[:2] == [(0, EIGHTH), (QUARTER, EIGHTH)]
    assert read((0, 30), (SIXTEENTH, 30), (EIGHTH, 30))[:2] == [(0, 120), (120, 120)]


def test_chords_struck_one_finger_after_another_begin_and_end_together() -> None:
    played = [(0, 470), (9, 455), (21, 430), (480, 470)]
    assert read(*played)[:3] == [(0, QUARTER)] * 3


def test_quarters_held_too_long_are_quarters_and_no_tuplets() -> None:
    notes = [Note(i + 1, 1, 60 + i, i * QUARTER, QUARTER + 40) for i in range(8)]
    voice = written(notes, BARS, simple=True)
    assert len(voice.layers) == 1
    assert values(voice)[:8] == ["quarter"] * 8


def test_a_performance_of_a_tune_is_written_as_the_tune() -> None:
    lengths = [480, 240, 240, 480, 480, 240, 240, 240, 240, 960] * 3
    for seed in range(6):
        hand = random.Random(seed)
        notes, now = [], 0
        for length in lengths:
            begins = max(0, now + round(hand.gauss(0, 9)))
            lasts = round(length * hand.uniform(0.8, 1.05))
            notes.append(Note(len(notes) + 1, 1, 60 + hand.randrange(12), begins, lasts))
            now += length
        voice = written(notes, BARS, simple=True)
        names = {480: "quarter", 240: "eighth", 960: "half"}
        assert values(voice)[: len(lengths) - 1] == [names[n] for n in lengths[:-1]], seed


@given(
    st.lists(
        st.tuples(st.integers(0, 9000), st.integers(1, 3000), st.integers(0, 127)), max_size=30
    )
)
def test_no_note_is_lost_and_none_goes_far(spans: list[tuple[int, int, int]]) -> None:
    notes = [Note(i + 1, 1, pitch, onset, length) for i, (onset, length, pitch) in enumerate(spans)]
    shown = as_read(notes, BARS)
    assert [note.id for note in shown] == [note.id for note in notes]
    for note, seen in zip(notes, shown, strict=True):
        assert abs(seen.onset - note.onset) <= 45
        assert seen.duration >= 1
        assert abs(seen.end - note.end) <= 480 + note.duration // 2
    voice = written(notes, BARS, simple=True)
    assert set(voice.places) == {note.id for note in notes}
    assert all(voice.places[note.id].note is note for note in notes)


@pytest.mark.parametrize(("beats", "unit"), [(3, 8), (5, 8), (7, 8), (9, 8), (4, 4)])
def test_a_stroke_of_a_drum_is_not_read_over_the_bar_line(beats: int, unit: int) -> None:
    long = beats * 1920 // unit
    in_bars = bars(MeterMap((Meter(0, beats, unit),)), 4 * long)
    strokes = [Note(n + 1, 1, 38, (n + 1) * long - EIGHTH, 10) for n in range(4)]
    for stroke in as_read(strokes, in_bars, struck=True):
        assert (stroke.duration, stroke.end % long) == (EIGHTH, 0)
