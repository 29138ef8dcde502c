"""Notes become events and notes again, within the classes; scores become notes in seconds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.engine.events import (
    ExpressiveEvents,
    PublishedEvents,
    TimedNotes,
    alphabet_from_dict,
    notes_of_score,
    score_of_notes,
)
from composer.model.control import Control, ControlKind
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Tempo, TempoMap
from composer.model.voice import Voice

QUARTER = 480
STEADY = (Tempo(0, 500_000),)


def some_notes(count=200, seed=1):
    """Single notes and chords, 20 ms to some seconds apart."""
    random = np.random.default_rng(seed)
    gaps = np.where(random.random(count) < 0.3, 0, np.exp(random.uniform(-3.9, 1.2, count)))
    return TimedNotes.of(
        np.cumsum(gaps),
        np.exp(random.uniform(-3.5, 2, count)),
        random.integers(21, 109, count),
        random.integers(1, 128, count),
    )


def score_with(notes, controls=(), tempo=STEADY, channels=(0,)):
    """``notes``: (voice from 0, pitch, onset, duration) in ticks."""
    score = Score(tempo=TempoMap(tuple(tempo)))
    score.voices = tuple(Voice(score.new_id(), "Hand", channel=c) for c in channels)
    for voice, pitch, onset, duration in notes:
        note = Note(score.new_id(), score.voices[voice].id, pitch, onset, duration)
        score.notes[note.id] = note
    score.controls = tuple(
        Control(score.voices[voice].id, tick, ControlKind.CONTROLLER, 64, value)
        for voice, tick, value in controls
    )
    return score


def test_notes_come_back_from_events_within_their_classes():
    notes = some_notes()
    alphabet = ExpressiveEvents()
    events = alphabet.encode(notes)
    back = alphabet.decode(events)
    assert (events >= 0).all()
    assert (events < alphabet.sizes).all()
    assert back.pitch.tolist() == notes.pitch.tolist()
    assert np.abs(back.velocity - notes.velocity).max() <= 2
    assert np.abs(np.log2(back.duration / notes.duration)).max() <= 1 / 8 + 1e-9
    gaps, gaps_back = np.diff(notes.onset), np.diff(back.onset)
    assert (gaps_back[gaps == 0] == 0).all()
    apart = gaps > 0
    assert np.abs(np.log2(gaps_back[apart] / gaps[apart])).max() <= 1 / 16 + 1e-9


@given(
    st.lists(
        st.tuples(st.integers(0, 81), st.integers(0, 87), st.integers(0, 31), st.integers(0, 40)),
        min_size=1,
        max_size=40,
    )
)
def test_any_events_come_back_from_notes_as_they_were_but_for_the_order_in_a_chord(rows):
    alphabet = ExpressiveEvents()
    events = np.array(rows)
    events[0, 0] = 0
    chord = np.cumsum(events[:, 0] > 0)
    order = np.lexsort((events[:, 1], chord))
    time = np.zeros(len(events), dtype=int)
    time[np.flatnonzero(np.diff(chord, prepend=chord[0]))] = events[events[:, 0] > 0, 0]
    back = alphabet.encode(alphabet.decode(events))
    assert back[:, 0].tolist() == time.tolist()
    assert sorted(map(tuple, back[:, 1:])) == sorted(map(tuple, events[order, 1:]))


def test_a_time_twice_as_long_is_eight_classes_more():
    alphabet = ExpressiveEvents()
    notes = some_notes()
    fast, slow = alphabet.encode(notes), alphabet.encode(notes.varied(slower=2.0))
    inside = (fast[:, 0] > 0) & (slow[:, 0] < alphabet.sizes[0] - 1)
    assert (slow[inside, 0] - fast[inside, 0] == 8).all()


def test_pitches_beyond_the_piano_come_in_by_octaves():
    notes = TimedNotes.of(np.arange(4.0), np.ones(4), [0, 20, 109, 127], [64] * 4)
    assert (ExpressiveEvents().encode(notes)[:, 1] + 21).tolist() == [24, 32, 97, 103]


def test_notes_less_than_five_milliseconds_apart_are_one_chord_from_the_lowest_up():
    notes = TimedNotes.of(np.array([0, 0.5, 0.503, 1.0]), np.ones(4), [60, 67, 52, 60], [64] * 4)
    events = ExpressiveEvents().encode(notes)
    assert (events[:, 0] == 0).tolist() == [True, False, True, False]
    assert (events[:, 1] + 21).tolist() == [60, 52, 67, 60]


def test_seconds_follow_the_tempo_map():
    slower = [Tempo(0, 500_000), Tempo(QUARTER, 1_000_000)]
    notes = notes_of_score(
        score_with([(0, 60, 0, QUARTER), (0, 62, QUARTER, QUARTER), (0, 64, 2 * QUARTER, 240)],
                   tempo=slower)
    )  # fmt: skip
    assert notes.onset.tolist() == [0.0, 0.5, 1.5]
    assert notes.duration.tolist() == [0.5, 1.0, 0.5]


def test_the_pedal_of_a_channel_holds_the_notes_of_all_its_voices():
    score = score_with(
        [(0, 60, 0, QUARTER), (1, 48, 0, QUARTER), (2, 36, 0, QUARTER)],
        controls=[(0, 240, 127), (0, 4 * QUARTER, 0)],
        channels=(0, 0, 1),
    )
    assert notes_of_score(score).duration.tolist() == [0.5, 2.0, 2.0]
    assert notes_of_score(score, pedal=False).duration.tolist() == [0.5, 0.5, 0.5]


def test_a_held_note_ends_where_its_pitch_is_struck_again():
    score = score_with([(0, 60, 0, QUARTER), (0, 60, 2 * QUARTER, QUARTER)], controls=[(0, 0, 127)])
    assert notes_of_score(score).duration.tolist() == [1.0, 0.5]


def test_drums_are_left_out():
    assert len(notes_of_score(score_with([(0, 36, 0, 100)], channels=(9,)))) == 0


def test_a_score_of_notes_lasts_as_long_as_they_do():
    notes = some_notes(50)
    score = score_of_notes(notes, "Title")
    score.check()
    back = notes_of_score(score)
    assert np.abs(np.unique(back.onset) - np.unique(notes.onset)).max() < 0.002


def test_published_messages_become_notes_again():
    notes = TimedNotes.of(np.array([0, 0, 0.5, 1.2]), np.array([0.5, 0.5, 0.6, 1.0]),
                          [60, 64, 67, 60], [70, 71, 72, 73])  # fmt: skip
    alphabet = PublishedEvents.of(notes)
    events = alphabet.encode(notes)
    assert len(events) == 8
    assert (events < alphabet.sizes).all()
    back = alphabet.decode(events)
    assert back.pitch.tolist() == [60, 64, 67, 60]
    assert back.velocity.tolist() == [70, 71, 72, 73]
    assert np.abs(back.onset - notes.onset).max() < 5 * alphabet.width


def test_an_alphabet_comes_back_from_its_card_and_an_unknown_one_is_refused():
    for alphabet in (ExpressiveEvents(), PublishedEvents(0.01, 0.2)):
        assert alphabet_from_dict(alphabet.to_dict()) == alphabet
    for wrong in (None, {"name": "other"}, {"name": "published", "least": "1", "width": 1.0}):
        with pytest.raises(ValueError, match="alphabet"):
            alphabet_from_dict(wrong)


@pytest.mark.parametrize(
    ("onset", "duration", "pitch"),
    [([1.0, 0.0], [1, 1], [60, 60]), ([0.0], [0.0], [60]), ([0.0], [1.0], [128]),
     ([np.nan], [1.0], [60]), ([0.0], [1.0, 2.0], [60])],
)  # fmt: skip
def test_notes_out_of_order_or_range_are_refused(onset, duration, pitch):
    arrays = [np.array(onset), np.array(duration, float), np.array(pitch)]
    with pytest.raises(ValueError, match=r"note|pitch|arrays"):
        TimedNotes(*arrays, np.full(len(pitch), 64))
