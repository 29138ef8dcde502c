"""What was just played can still be kept, whether the song was playing or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.capture import RecentlyPlayed, beat_at, laid_at, played_along
from composer.midi.messages import Heard
from composer.model.control import ControlKind
from composer.model.time import Meter, MeterMap, Tempo, TempoMap

BAR = 1920
LOOP = (BAR, 2 * BAR)


def heard(seconds, data, tick=0.0, playing=False, turn=0, source="Keys") -> Heard:
    return Heard(seconds, float(tick), bytes(data), source, playing, turn)


def on(seconds, pitch=60, **rest) -> Heard:
    return heard(seconds, (0x90, pitch, 90), **rest)


def off(seconds, pitch=60, **rest) -> Heard:
    return heard(seconds, (0x80, pitch, 0), **rest)


def keeping(*messages: Heard) -> RecentlyPlayed:
    recent = RecentlyPlayed()
    for message in messages:
        recent.hear(message)
    return recent


def phrase(*messages: Heard):
    (only,) = keeping(*messages).phrases()
    return only


def places(take) -> list[tuple[int, int, int]]:
    return [(note.onset, note.end, note.pitch) for note in take.notes]


def test_a_phrase_played_while_the_song_stood_begins_at_the_given_place_at_its_tempo():
    played = phrase(on(100.0), off(100.25), on(100.5, 62), off(100.75, 62))
    (take,) = laid_at(played, BAR, 101.0)
    assert places(take) == [(BAR, BAR + 240, 60), (BAR + 480, BAR + 720, 62)]


def test_a_change_of_tempo_in_the_song_is_heeded():
    tempo = TempoMap((Tempo.from_bpm(0, 120), Tempo.from_bpm(480, 60)))
    played = phrase(on(5.0), off(5.5), on(6.0, 62), off(6.5, 62))
    (take,) = laid_at(played, 0, 7.0, tempo)
    assert places(take) == [(0, 480, 60), (720, 960, 62)]


def test_a_key_that_is_still_down_is_held_until_now():
    (take,) = laid_at(phrase(on(3.0)), 0, 4.0)
    assert places(take) == [(0, 960, 60)]


def test_the_pedal_pressed_before_the_first_note_is_down_from_its_beginning():
    played = phrase(heard(1.0, (0xB0, 64, 127)), on(2.0), off(2.5), heard(3.0, (0xB0, 64, 0)))
    (take,) = laid_at(played, 480, 4.0)
    assert [(c.tick, c.value) for c in take.controls] == [(480, 127), (1440, 0)]


def test_a_silence_parts_phrases_and_a_held_key_or_pedal_does_not():
    recent = keeping(
        *(on(0), off(0.5), on(10, 62), off(11, 62)),
        *(on(30, 64), on(36, 65), off(37, 65), off(37, 64)),
        *(heard(60, (0xB0, 64, 127)), on(61), off(61.5), on(67), off(68)),
    )
    pitches = [[m.data[1] for m in p.messages if m.data[0] == 0x90] for p in recent.phrases()]
    assert pitches == [[60], [62], [64, 65], [60, 60]]


def test_a_key_whose_end_was_never_heard_does_not_join_everything_after_it():
    assert len(keeping(on(0), on(100, 62), off(101, 62)).phrases()) == 2


def test_without_a_note_there_is_no_phrase():
    assert keeping(heard(1.0, (0xB0, 64, 127)), off(2.0)).phrases() == []


def test_what_was_played_along_lies_where_it_was_played():
    played = phrase(on(1, tick=BAR + 100, playing=True), off(2, tick=BAR + 300, playing=True))
    (take,) = played_along(played, MeterMap(), BAR + 400)
    assert places(take) == [(BAR + 100, BAR + 300, 60)]


def test_of_what_was_played_along_with_a_loop_each_pass_is_a_take():
    played = phrase(
        on(1, tick=BAR + 100, playing=True, turn=4),
        off(2, tick=BAR + 300, playing=True, turn=4),
        on(3, 62, tick=BAR + 50, playing=True, turn=5),
    )
    first, second = played_along(played, MeterMap(), BAR + 500, LOOP)
    assert places(first) == [(BAR + 100, BAR + 300, 60)]
    assert places(second) == [(BAR + 50, BAR + 500, 62)]


def test_playing_along_and_playing_alone_are_phrases_of_their_own():
    recent = keeping(
        *(on(1), off(1.5)),
        *(on(2, tick=10, playing=True), off(2.5, tick=200, playing=True)),
        *(on(3, tick=20, playing=True), off(3.5, tick=100, playing=True)),
    )
    assert [p.playing for p in recent.phrases()] == [False, True, True]


def test_only_the_last_minutes_are_remembered():
    recent = RecentlyPlayed(seconds=60, messages=5)
    recent.hear(on(0))
    recent.hear(on(70))
    assert len(recent.since(0)) == 1
    for second in range(20):
        recent.hear(on(71 + second))
    assert len(recent.since(0)) == 5
    recent.clear()
    assert recent.phrases() == []


def test_pedals_that_are_down_now_are_known():
    recent = keeping(heard(1, (0xB0, 64, 127)), heard(2, (0xB0, 66, 127)), heard(3, (0xB0, 66, 0)))
    assert recent.held() == {(ControlKind.CONTROLLER, 64): 127}


@pytest.mark.parametrize(
    ("meter", "tick", "beat"),
    [(Meter(0, 4, 4), 700, 480), (Meter(0, 6, 8), 700, 0), (Meter(0, 6, 8), 730, 720)],
)
def test_a_phrase_is_laid_on_a_felt_beat(meter, tick, beat):
    assert beat_at(MeterMap((meter,)), tick) == beat


@given(
    st.lists(
        st.tuples(st.floats(0.01, 3.5), st.integers(58, 62), st.integers(0, 127)), max_size=40
    ),
    st.floats(0, 0.2),
)
def test_no_note_that_is_remembered_is_lost(steps, late):
    seconds, messages = 50.0, []
    for gap, pitch, velocity in steps:
        seconds += gap
        messages.append(heard(seconds, (0x90, pitch, velocity)))
    struck = sum(1 for m in messages if m.data[2])
    kept = 0
    for each in keeping(*messages).phrases():
        for take in laid_at(each, BAR, seconds + 1, latencies={"Keys": late}):
            kept += len(take.notes)
            assert take.notes[0].onset == BAR
    assert kept == struck
