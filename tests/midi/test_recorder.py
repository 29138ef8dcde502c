"""From what an input heard to takes: no note lost, none stuck, times as they were played."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.messages import Heard
from composer.midi.recorder import EARLY, PlayedControl, PlayedNote, Recorder, Take
from composer.midi.takes import GridOnTheWayIn, nearest_line, quantised, together
from composer.model.control import ControlKind
from composer.model.time import Meter, MeterMap, Tempo, TempoMap

KEYS = "Keys:out (JACK)"
BAR = 1920
LOOP = (BAR, 2 * BAR)


def heard(tick, data, turn=0, playing=True, source=KEYS, seconds=0.0) -> Heard:
    return Heard(seconds, float(tick), bytes(data), source, playing, turn)


def on(tick, pitch=60, velocity=90, **rest) -> Heard:
    return heard(tick, (0x90, pitch, velocity), **rest)


def off(tick, pitch=60, **rest) -> Heard:
    return heard(tick, (0x80, pitch, 0), **rest)


def pedal(tick, value, **rest) -> Heard:
    return heard(tick, (0xB0, 64, value), **rest)


def record(messages, start=0, until=None, **options) -> tuple[Take, ...]:
    recorder = Recorder(start, **options)
    for message in messages:
        recorder.hear(message)
    if until is not None:
        recorder.moved(until)
    return recorder.stop()


def test_a_note_is_recorded_with_its_place_its_length_and_its_velocity():
    (take,) = record([on(480.4, 64, 101), off(719.6, 64)], until=960)
    assert take.notes == (PlayedNote(480, 720, 64, 101),)
    assert (take.start, take.end) == (0, 960)


def test_a_key_that_is_still_down_ends_at_the_stop():
    (take,) = record([on(480)], until=1000)
    assert take.notes == (PlayedNote(480, 1000, 60, 90),)


def test_a_key_that_is_struck_twice_without_being_let_go_of_gives_two_notes():
    (take,) = record([on(0), on(100), off(200)], until=300)
    assert [(n.onset, n.end) for n in take.notes] == [(0, 100), (100, 200)]


def test_the_same_key_on_two_inputs_is_two_notes():
    (take,) = record([on(0), on(10, source="Other"), off(50), off(90, source="Other")])
    assert [(n.onset, n.end) for n in take.notes] == [(0, 50), (10, 90)]


def test_what_is_struck_a_little_before_the_beginning_belongs_to_the_beginning():
    early = BAR - EARLY / 2
    (take,) = record([on(early, playing=False), off(BAR + 200)], start=BAR, until=BAR + 400)
    assert take.notes == (PlayedNote(BAR, BAR + 200, 60, 90),)


def test_what_is_short_and_early_is_as_short_on_time():
    messages = [on(BAR - 100, playing=False), off(BAR - 40, playing=False)]
    (take,) = record(messages, start=BAR, until=BAR + 400)
    assert take.notes == (PlayedNote(BAR, BAR + 60, 60, 90),)


def test_what_is_played_during_the_count_in_is_not_recorded():
    assert record([on(-960, playing=False), off(-900, playing=False)], until=480) == ()


def test_what_is_played_while_the_song_stands_still_is_not_recorded():
    assert record([on(0, playing=False), off(0, playing=False)]) == ()


def test_each_pass_through_a_loop_is_a_take():
    messages = [
        *(on(BAR + 10, 60), off(BAR + 50, 60)),
        *(on(BAR + 20, 62, turn=1), off(BAR + 60, 62, turn=1)),
        *(on(BAR + 30, 64, turn=3), off(BAR + 70, 64, turn=3)),
    ]
    takes = record(messages, start=BAR, loop=LOOP)
    assert [(t.turn, [n.pitch for n in t.notes]) for t in takes] == [
        (0, [60]),
        (1, [62]),
        (3, [64]),
    ]
    assert [(t.start, t.end) for t in takes[:2]] == [LOOP, LOOP]


def test_a_note_across_the_loops_end_is_cut_there():
    messages = [on(2 * BAR - 300), off(BAR + 300, turn=1)]
    (take,) = record(messages, start=BAR, loop=LOOP)
    assert take.notes == (PlayedNote(2 * BAR - 300, 2 * BAR, 60, 90),)


def test_a_note_struck_just_before_the_loop_begins_again_belongs_to_the_next_pass():
    messages = [on(2 * BAR - 20), off(BAR + 300, turn=1)]
    (take,) = record(messages, start=BAR, loop=LOOP)
    assert (take.turn, take.notes) == (1, (PlayedNote(BAR, BAR + 300, 60, 90),))


def test_the_pedal_is_kept_and_is_up_at_the_end_of_each_pass():
    messages = [
        *(pedal(BAR + 10, 127), on(BAR + 20), off(BAR + 100)),
        *(on(BAR + 20, 62, turn=1), pedal(BAR + 50, 0, turn=1), off(BAR + 100, 62, turn=1)),
    ]
    first, second = record(messages, start=BAR, loop=LOOP)
    assert [(c.tick, c.value) for c in first.controls] == [(BAR + 10, 127), (2 * BAR, 0)]
    assert [(c.tick, c.value) for c in second.controls] == [(BAR, 127), (BAR + 50, 0)]


def test_a_pedal_that_is_down_as_recording_begins_is_down_from_its_beginning():
    held = {(ControlKind.CONTROLLER, 64): 127}
    (take,) = record([on(10), off(20), pedal(30, 0)], held=held, until=40)
    assert [(c.tick, c.number, c.value) for c in take.controls] == [(0, 64, 127), (30, 64, 0)]


def test_bends_and_pressure_are_kept_and_the_choice_of_an_instrument_is_not():
    messages = [
        on(0),
        heard(10, (0xE0, 0, 96)),
        heard(20, (0xD0, 55)),
        heard(30, (0xA0, 60, 44)),
        heard(40, (0xB0, 1, 33)),
        heard(50, (0xC0, 5)),
        heard(50, (0xB0, 0, 1)),
        heard(60, (0xF8,)),
        heard(60, (0xF0, 1, 2, 3, 0xF7)),
    ]
    (take,) = record(messages, until=100)
    assert take.controls == (
        PlayedControl(10, ControlKind.PITCH_BEND, 0, 4096),
        PlayedControl(20, ControlKind.CHANNEL_PRESSURE, 0, 55),
        PlayedControl(30, ControlKind.KEY_PRESSURE, 60, 44),
        PlayedControl(40, ControlKind.CONTROLLER, 1, 33),
        PlayedControl(100, ControlKind.PITCH_BEND, 0, 0),
        PlayedControl(100, ControlKind.CHANNEL_PRESSURE, 0, 0),
    )


def test_all_notes_off_ends_what_is_held_on_its_channel():
    messages = [on(0), heard(0, (0x91, 70, 80)), heard(100, (0xB0, 123, 0))]
    (take,) = record(messages, until=400)
    assert [(n.pitch, n.end) for n in take.notes] == [(60, 100), (70, 400)]


def test_an_input_that_is_late_is_put_right():
    tempo = TempoMap((Tempo.from_bpm(0, 60), Tempo.from_bpm(480, 120)))
    messages = [on(480 + 48), off(960)]  # at 120 a tenth of a second is 96 ticks, at 60 it is 48
    (take,) = record(messages, tempo=tempo, latencies={KEYS: 0.1}, until=2000)
    assert [(n.onset, n.end) for n in take.notes] == [(456, 864)]


def test_a_late_input_reaches_back_into_the_pass_before():
    messages = [on(BAR + 48, turn=1), off(BAR + 144, turn=1)]
    (take,) = record(messages, start=BAR, loop=LOOP, latencies={KEYS: 0.1})
    # Struck at 48 ticks before the loop's end, and held across: meant for the next pass.
    assert (take.turn, take.notes) == (1, (PlayedNote(BAR, BAR + 48, 60, 90),))


def test_recording_that_begins_in_a_later_pass_counts_from_there():
    messages = [on(BAR + 900, turn=7), off(BAR + 950, turn=7), on(BAR + 5, 62, turn=8)]
    takes = record(messages, start=BAR + 800, loop=LOOP, turn=None)
    assert [(t.turn, t.notes[0].pitch) for t in takes] == [(0, 60), (1, 62)]


def test_recording_whose_first_note_comes_in_the_next_pass_knows_it():
    recorder = Recorder(BAR + 800, loop=LOOP, turn=None)
    for tick in (BAR + 900, BAR + 1500, 2 * BAR - 10, BAR + 5):
        recorder.moved(tick)
    recorder.hear(on(BAR + 20, turn=8))
    assert [t.turn for t in recorder.stop()] == [1]


def test_a_position_that_is_told_late_is_no_other_pass():
    recorder = Recorder(BAR, loop=LOOP)
    recorder.moved(2 * BAR - 30)
    recorder.hear(on(BAR + 3, turn=1))
    recorder.moved(2 * BAR - 2)
    recorder.moved(BAR + 12)
    assert recorder.turn == 1
    recorder.moved(BAR + 900)
    (take,) = recorder.stop()
    assert (take.turn, take.notes[0].end) == (1, BAR + 900)


def test_the_notes_so_far_grow_with_the_playhead():
    recorder = Recorder(BAR)
    recorder.hear(on(BAR - 20, playing=False))
    assert recorder.so_far() == ()
    assert not recorder.begun
    recorder.moved(BAR + 100)
    assert recorder.begun
    assert recorder.so_far() == (PlayedNote(BAR, BAR + 100, 60, 90),)
    recorder.moved(BAR + 300)
    assert recorder.so_far()[0].end == BAR + 300
    recorder.hear(off(BAR + 310))
    recorder.moved(BAR + 900)
    assert recorder.so_far()[0].end == BAR + 310


def test_recording_before_the_song_is_refused():
    with pytest.raises(ValueError, match="before"):
        Recorder(-1)


# -- whatever is played


def played_once(span: int):
    """Notes that do not overlap themselves, ``(onset, end, pitch, velocity)``, in fractions."""
    gap = st.floats(1, 200)
    one = st.tuples(gap, gap, st.integers(0, 127), st.integers(1, 127))

    def laid(steps):
        notes, free = [], {}
        tick = 0.0
        for pause, length, pitch, velocity in steps:
            tick = max(tick + pause, free.get(pitch, 0.0))
            free[pitch] = tick + length + 1
            if tick + length < span:
                notes.append((tick, tick + length, pitch, velocity))
        return notes

    return st.lists(one, max_size=30).map(laid)


def performed(notes, start, loop, turn_of=lambda tick: 0):
    """The stream of a performance: note-ons and note-offs in order of time."""
    events = []
    for onset, end, pitch, velocity in notes:
        events += [(onset, 1, on(onset, pitch, velocity)), (end, 0, off(end, pitch))]
    return [message for *_, message in sorted(events, key=lambda e: e[:2])]


@given(played_once(8 * BAR), st.integers(0, 4 * BAR))
def test_what_was_played_is_what_is_recorded(notes, start):
    later = [(on_ + start, end + start, p, v) for on_, end, p, v in notes]
    takes = record(performed(later, start, None), start=start, until=start + 9 * BAR)
    wanted = Counter((p, v) for *_, p, v in later)
    recorded = [note for take in takes for note in take.notes]
    assert Counter((n.pitch, n.velocity) for n in recorded) == wanted
    for note in recorded:
        assert any(
            p == note.pitch and abs(o - note.onset) <= 1 and abs(e - note.end) <= 1
            for o, e, p, _ in later
        )


@given(played_once(12 * BAR))
def test_in_a_loop_no_note_is_lost_and_each_lies_in_its_pass(notes):
    length = LOOP[1] - LOOP[0]

    def into_loop(message: Heard) -> Heard:
        turn, tick = divmod(message.tick, length)
        return replace(message, tick=LOOP[0] + tick, turn=int(turn))

    takes = record(map(into_loop, performed(notes, 0, LOOP)), start=LOOP[0], loop=LOOP)
    assert sum(len(take.notes) for take in takes) == len(notes)
    for take in takes:
        for note in take.notes:
            assert LOOP[0] <= note.onset < note.end <= LOOP[1]
            along = take.turn * length + note.onset - LOOP[0]
            assert any(p == note.pitch and abs(o - along) <= 61 for o, _, p, _ in notes)


messages = st.builds(
    Heard,
    seconds=st.just(0.0),
    tick=st.floats(-2 * BAR, 4 * BAR),
    data=st.one_of(
        st.tuples(st.integers(0x80, 0x9F), st.integers(58, 62), st.integers(0, 127)),
        st.tuples(st.integers(0xA0, 0xBF), st.sampled_from((0, 1, 64, 120, 123)), st.just(127)),
        st.tuples(st.integers(0xC0, 0xDF), st.integers(0, 127)),
        st.tuples(st.integers(0xE0, 0xEF), st.integers(0, 127), st.integers(0, 127)),
        st.tuples(st.integers(0xF0, 0xFF)),
    ).map(bytes),
    source=st.sampled_from(("A", "B")),
    playing=st.booleans(),
    turn=st.integers(0, 3),
)


@given(
    st.lists(st.one_of(messages, st.floats(0, 4 * BAR)), max_size=60),
    st.integers(0, 3 * BAR),
    st.sampled_from((None, LOOP)),
    st.sampled_from((0.0, 0.05, 3.0)),
)
def test_any_stream_gives_whole_notes_and_nothing_that_hangs(stream, start, loop, late):
    recorder = Recorder(start, loop=loop, latencies={"A": late})
    counted = 0
    for event in stream:
        if isinstance(event, float):
            recorder.moved(event)
            continue
        recorder.hear(event)
        is_on = event.data[0] & 0xF0 == 0x90 and event.data[2] > 0
        in_loop = recorder.loop is not None and event.turn > 0
        if is_on and event.source == "B" and event.playing:
            counted += in_loop or event.tick >= start
        recorder.so_far()
    takes = recorder.stop()
    assert sum(len(take.notes) for take in takes) >= counted
    bounds = recorder.loop
    for take in takes:
        assert take.start < take.end
        for note in take.notes:
            assert 0 <= note.onset < note.end
            assert 1 <= note.velocity <= 127
            if bounds is not None:
                assert note.end <= bounds[1]
    assert [take.turn for take in takes] == sorted({take.turn for take in takes})


# -- onto the grid


def take_of(*notes: tuple[int, int], turn=0, span=LOOP) -> Take:
    return Take(*span, tuple(PlayedNote(o, e, 60, 80) for o, e in notes), (), turn)


def places(take: Take) -> list[tuple[int, int]]:
    return [(note.onset, note.end) for note in take.notes]


def test_quantising_moves_onsets_and_leaves_lengths():
    (take,) = quantised([take_of((130, 300))], GridOnTheWayIn(120), MeterMap())
    assert places(take) == [(120, 290)]


def test_quantising_moves_ends_too_when_asked_and_leaves_a_step_of_each_note():
    way = GridOnTheWayIn(120, lengths=True)
    (take,) = quantised([take_of((130, 300), (490, 500))], way, MeterMap())
    assert places(take) == [(120, 360), (480, 600)]


def test_the_grid_is_counted_from_each_bar_line():
    meter = MeterMap((Meter(0, 5, 16),))  # bars of 600 ticks
    assert [nearest_line(meter, 480, tick) for tick in (0, 239, 250, 550, 600, 830, 845)] == [
        *(0, 0, 480, 600, 600, 600, 1080)
    ]


def test_a_note_that_goes_to_the_loops_end_begins_the_next_pass():
    takes = [take_of((2 * BAR - 100, 2 * BAR)), take_of((BAR + 480, BAR + 600), turn=1)]
    first, second = quantised(takes, GridOnTheWayIn(480), MeterMap(), LOOP)
    assert places(first) == []
    assert places(second) == [(BAR, BAR + 100), (BAR + 480, BAR + 600)]


def test_in_the_last_pass_a_note_stays_before_the_loops_end():
    (take,) = quantised([take_of((2 * BAR - 100, 2 * BAR))], GridOnTheWayIn(480), MeterMap(), LOOP)
    assert places(take) == [(2 * BAR - 480, 2 * BAR)]


@given(
    st.lists(st.tuples(st.integers(*LOOP).filter(lambda t: t < LOOP[1]), st.integers(1, 900))),
    st.sampled_from((30, 60, 80, 120, 160, 240, 480, 960, 7)),
    st.booleans(),
    st.booleans(),
)
def test_quantising_keeps_every_note_and_puts_it_on_a_line(notes, grid, lengths, looping):
    take = take_of(*((o, min(o + n, LOOP[1])) for o, n in notes))
    (after,) = quantised(
        [take], GridOnTheWayIn(grid, lengths), MeterMap(), LOOP if looping else None
    )
    assert len(after.notes) == len(notes)
    for note in after.notes:
        assert note.onset < note.end
        assert note.onset % BAR % grid == 0
        if looping:
            assert LOOP[0] <= note.onset
            assert note.end <= LOOP[1]


def test_takes_can_be_laid_over_each_other():
    both = together([take_of((BAR, BAR + 10)), take_of((BAR + 5, BAR + 9), turn=2)])
    assert places(both) == [(BAR, BAR + 10), (BAR + 5, BAR + 9)]
    with pytest.raises(ValueError, match="no take"):
        together([])


def test_a_grid_of_nothing_is_refused():
    with pytest.raises(ValueError, match="one tick"):
        GridOnTheWayIn(0)
