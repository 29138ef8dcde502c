"""Where the playhead is in a loop, and how often that has begun again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.schedule import Scheduler
from composer.midi.song import Song, SongNote, song_of_notes
from composer.model.time import Tempo, TempoMap

LOOP = (480, 1440)
TEMPO = TempoMap((Tempo.from_bpm(0, 120), Tempo.from_bpm(960, 60)))
LOOP_SECONDS = 0.5 + 1.0


def song() -> Song:
    return song_of_notes([SongNote(0, 4000, 0, 60, 90, 1)], tempo=TEMPO)


@given(
    st.lists(st.floats(0.0, 1.0), max_size=30),
    st.floats(-0.9 * LOOP_SECONDS, 5.0),
)
def test_the_turn_and_the_tick_agree_however_far_was_given(steps, later):
    """Also for a time a little before what has been sent already."""
    scheduler = Scheduler(song())
    scheduler.set_loop(0.0, LOOP)
    scheduler.play(0.0, LOOP[0])
    now = 0.0
    for step in steps:
        now += step
        scheduler.advance(now)
    asked = max(0.0, now + later)
    tick, turn = scheduler.place(asked)
    assert LOOP[0] - 0.01 <= tick <= LOOP[1] + 0.01
    along = turn * LOOP_SECONDS + TEMPO.seconds(tick) - TEMPO.seconds(LOOP[0])
    assert along == pytest.approx(asked, abs=1e-6)


def test_playing_anew_counts_from_the_beginning():
    scheduler = Scheduler(song())
    scheduler.set_loop(0.0, LOOP)
    scheduler.play(0.0, LOOP[0])
    scheduler.advance(2 * LOOP_SECONDS + 0.1)
    assert scheduler.place(2 * LOOP_SECONDS + 0.1)[1] == 2
    scheduler.play(4.0, LOOP[0])
    assert scheduler.place(4.1)[1] == 0
    scheduler.pause(4.2)
    assert scheduler.place(4.3)[1] == 0


def test_a_moment_before_the_loop_began_again_is_at_the_end_of_the_pass_before():
    scheduler = Scheduler(song())
    scheduler.set_loop(0.0, LOOP)
    scheduler.play(0.0, LOOP[0])
    scheduler.advance(LOOP_SECONDS + 0.05)
    assert scheduler.place(LOOP_SECONDS + 0.05) == (pytest.approx(LOOP[0] + 48), 1)
    assert scheduler.place(LOOP_SECONDS - 0.1) == (pytest.approx(LOOP[1] - 48), 0)
