"""Between notes in ticks and cells on the sixteenth-note grid."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from composer.engine.grid import SILENT, cells_of_melody, folded_into, octave_shift, spans_of_cells
from composer.model.note import Note
from composer.model.time import SIXTEENTH


def note(pitch, onset, duration, number=1):
    return Note(number, 1, pitch, onset, duration)


def test_a_note_on_the_grid_fills_exactly_its_cells():
    cells = cells_of_melody([note(60, 120, 240)], 0, 600)
    assert cells.tolist() == [SILENT, 60, 60, SILENT, SILENT][: len(cells)]


def test_a_cell_takes_the_pitch_that_sounds_longest_in_it():
    cells = cells_of_melody([note(60, 0, 50), note(62, 50, 70)], 0, 120)
    assert cells.tolist() == [62]


def test_of_two_pitches_that_sound_equally_long_a_cell_takes_the_earlier():
    cells = cells_of_melody([note(60, 0, 60), note(62, 60, 60)], 0, 120)
    assert cells.tolist() == [60]


def test_a_staccato_melody_is_heard_as_if_its_notes_were_held():
    short = [note(60 + i, 480 * i, 60, i + 1) for i in range(3)]
    cells = cells_of_melody(short, 0, 960 + 120)
    assert cells.tolist() == [60] * 4 + [61] * 4 + [62]


def test_a_rest_of_a_quarter_note_stays_a_rest():
    cells = cells_of_melody([note(60, 0, 480), note(62, 960, 480)], 0, 1440)
    assert cells.tolist() == [60] * 4 + [SILENT] * 4 + [62] * 4


def test_notes_outside_the_asked_ticks_are_left_out():
    cells = cells_of_melody([note(60, 0, 480), note(62, 480, 480)], 480, 720)
    assert cells.tolist() == [62, 62]


def test_a_melody_two_octaves_low_is_moved_up_by_two_octaves():
    assert octave_shift([40, 45, 52], 60, 81) == 24


def test_a_melody_in_its_range_is_not_moved():
    assert octave_shift([60, 72, 81], 60, 81) == 0


@given(st.lists(st.integers(0, 127), min_size=1), st.integers(0, 100), st.integers(12, 27))
def test_no_octave_fits_a_melody_better_than_the_one_chosen(pitches, low, width):
    high = low + width

    def outside(shift):
        return sum(max(0, low - p - shift) + max(0, p + shift - high) for p in pitches)

    best = outside(octave_shift(pitches, low, high))
    assert all(best <= outside(shift) for shift in range(-120, 121, 12))


@given(st.lists(st.integers(-1, 127)))
def test_folding_keeps_pitch_classes_and_silence(pitches):
    folded = folded_into(np.array(pitches, dtype=np.int16), 36, 81)
    for before, after in zip(pitches, folded.tolist(), strict=True):
        if before == SILENT:
            assert after == SILENT
        else:
            assert 36 <= after <= 81
            assert (after - before) % 12 == 0
            assert after == before or not 36 <= before <= 81


@given(st.lists(st.integers(-1, 127), max_size=60), st.integers(0, 50))
def test_spans_written_back_onto_the_grid_are_the_cells_again(pitches, first):
    cells = np.array(pitches, dtype=np.int16)
    again = np.full(len(cells), SILENT)
    spans = spans_of_cells(cells, first * SIXTEENTH)
    for pitch, onset, duration in spans:
        start = onset // SIXTEENTH - first
        again[start : start + duration // SIXTEENTH] = pitch
    assert again.tolist() == pitches
    assert all(a.pitch != b.pitch or a.onset + a.duration < b.onset for a, b in pairwise(spans))
