"""The scheduler under any commands: no note is lost, doubled, late or left sounding."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.channels import SUSTAIN, controller, program_messages
from composer.midi.schedule import Scheduler, TimedMessage
from composer.midi.song import song_of_notes
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from tests.fixtures.scheduling import check_stream, note, offs, ons

notes = st.builds(
    lambda onset, length, pitch, voice, velocity: note(
        onset, onset + length, pitch, voice, velocity
    ),
    st.integers(0, 2000),
    st.integers(1, 900),
    st.integers(60, 63),
    st.integers(1, 2),
    st.integers(1, 127),
)
tempos = st.lists(st.tuples(st.integers(1, 2500), st.integers(50_000, 2_000_000)), max_size=3).map(
    lambda later: TempoMap(
        (Tempo(0, 500_000), *(Tempo(tick, us) for tick, us in sorted(dict(later).items())))
    )
)
controls = st.lists(
    st.tuples(
        st.integers(0, 2500),
        st.builds(
            controller, st.integers(0, 1), st.sampled_from([SUSTAIN, 7]), st.integers(0, 127)
        ),
    ),
    max_size=4,
)
songs = st.builds(
    lambda ns, tempo, cs: song_of_notes(ns, tempo=tempo, controls=cs),
    st.lists(notes, max_size=12),
    tempos,
    controls,
)
meters = st.lists(
    st.tuples(st.integers(1, 2500), st.sampled_from([(3, 4), (6, 8), (7, 8), (2, 2)])), max_size=2
).map(
    lambda later: MeterMap(
        (Meter(0, 4, 4), *(Meter(tick, *which) for tick, which in sorted(dict(later).items())))
    )
)
ports = st.sampled_from([("",), ("", "Piano"), ("", "Organ"), ("", "Organ", "Piano")])


def over_ports(given, names, tempo, cs, meter):
    """The notes and controls, spread over the ports."""
    return song_of_notes(
        [n._replace(channel=n.channel + 16 * (n.pitch % len(names))) for n in given],
        tempo=tempo,
        controls=cs,
        control_ports=[tick % len(names) for tick, _ in cs],
        setup=[m for _ in names for m in program_messages(0, 0, 19)],
        setup_ports=[port for port in range(len(names)) for _ in range(3)],
        ports=names,
        meter=meter,
    )


songs_over_ports = st.builds(
    over_ports, st.lists(notes, max_size=12), ports, tempos, controls, meters
)
loops = st.tuples(st.integers(0, 2200), st.integers(1, 900)).map(lambda p: (p[0], p[0] + p[1]))
ticks = st.integers(0, 3000)
commands = st.one_of(
    st.tuples(st.just("advance")),
    st.tuples(st.just("play"), st.none() | ticks, st.sampled_from([0, 0, 0, 1, 2])),
    st.tuples(st.just("pause")),
    st.tuples(st.just("stop")),
    st.tuples(st.just("seek"), ticks),
    st.tuples(st.just("set_loop"), st.none() | loops),
    st.tuples(st.just("set_tempo_scale"), st.floats(0.1, 8)),
    st.tuples(st.just("load"), songs_over_ports),
    st.tuples(st.just("append"), st.lists(notes, max_size=3)),
    st.tuples(st.just("set_audible"), st.sets(st.integers(1, 2))),
    st.tuples(st.just("audition_on"), st.just(0), st.integers(60, 61), st.integers(1, 127)),
    st.tuples(st.just("audition_off"), st.just(0), st.integers(60, 61)),
    st.tuples(st.just("new_output")),
    st.tuples(st.just("leave"), st.sets(st.integers(0, 2))),
    st.tuples(st.just("set_metronome"), st.booleans(), st.sampled_from([0, 1, 100, 127])),
    st.tuples(st.just("set_frontier"), st.none() | ticks, st.sampled_from([0, 1, 480, 1920, 3840])),
    st.tuples(st.just("wait_until")),
)


@given(
    songs_over_ports,
    st.booleans(),
    st.lists(st.tuples(st.floats(0, 0.8), commands, st.floats(0, 0.05)), max_size=30),
)
def test_under_any_commands_every_note_on_has_its_note_off_and_times_never_fall(
    song, settle, script
):
    scheduler = Scheduler(song, settle)
    sent: list[TimedMessage] = scheduler.play(0.0)
    now = 0.0
    for wait, (name, *values), ahead in script:
        before = len(sent)
        earliest = now
        now += wait
        if name == "advance":
            sent += scheduler.advance(now + ahead)
        elif name == "new_output":
            sent += scheduler.release(now)
            sent += scheduler.new_output(now)
        elif name == "leave":
            sent += scheduler.leave(now, *values)
            sent += scheduler.new_output(now, *values)
        elif name == "wait_until":
            scheduler.wait_until(now)
        else:
            sent += getattr(scheduler, name)(now, *values)
        due = scheduler.next_time()
        assert (due is not None) == scheduler.playing or scheduler.waiting(now)
        assert scheduler.position(now) >= 0
        assert not (scheduler.waiting(now) or scheduler.counting_in(now)) or scheduler.playing
        for message in sent[before:]:
            assert message.time <= now + max(ahead, 0.05)
            assert message.time >= earliest - 0.05 or before == 0
            assert -1 <= message.port < 3
    sent += scheduler.stop(now)
    sent += scheduler.release(now)
    check_stream(sent, all_over=True)
    assert scheduler.sounding == set()


@given(songs)
def test_a_song_played_from_the_start_sounds_each_note_at_its_time(song):
    scheduler = Scheduler(song)
    sent = scheduler.play(10.0) + scheduler.advance(1000.0)
    check_stream(sent, all_over=True)
    strikes = {(n.onset, n.channel, n.pitch) for n in song.notes()}
    expected = sorted((10 + song.tempo.seconds(tick), c, pitch) for tick, c, pitch in strikes)
    got = sorted((m.time, m.data[0] & 15, m.data[1]) for m in sent if m.data[0] & 0xF0 == 0x90)
    assert [g[1:] for g in got] == [e[1:] for e in expected]
    assert [g[0] for g in got] == pytest.approx([e[0] for e in expected], abs=1e-6)
    assert not scheduler.playing


@given(songs)
def test_a_key_is_down_exactly_while_some_note_holds_it(song):
    scheduler = Scheduler(song)
    sent = scheduler.play(0.0) + scheduler.advance(1000.0)
    down_since = {}
    spans = defaultdict(list)
    for message in sent:
        key = (message.data[0] & 0x0F, message.data[1])
        if message.data[0] & 0xF0 == 0x90:
            down_since[key] = message.time
        elif message.data[0] & 0xF0 == 0x80:
            spans[key].append((down_since.pop(key), message.time))
    wanted = defaultdict(list)
    for n in song.notes():
        wanted[n.channel, n.pitch].append((song.tempo.seconds(n.onset), song.tempo.seconds(n.end)))

    def united(pieces):
        whole: list[list[float]] = []
        for start, end in sorted(pieces):
            if whole and start <= whole[-1][1] + 1e-9:
                whole[-1][1] = max(whole[-1][1], end)
            else:
                whole.append([start, end])
        return whole

    assert spans.keys() == wanted.keys()
    for key in wanted:
        got, expected = united(spans[key]), united(wanted[key])
        assert list(chain(*got)) == pytest.approx(list(chain(*expected)), abs=1e-6)


@given(songs, st.none() | loops, st.lists(st.floats(0.0001, 0.3), min_size=1, max_size=40))
def test_looking_ahead_in_any_steps_gives_the_same_messages(song, loop, steps):
    whole, stepped = Scheduler(song), Scheduler(song)
    for scheduler in (whole, stepped):
        scheduler.set_loop(0.0, loop)
        scheduler.play(0.0)
    now, pieces = 0.0, []
    for step in steps:
        now += step
        pieces += stepped.advance(now)
    assert [(m.time, m.data) for m in pieces] == [
        (pytest.approx(m.time, abs=1e-9), m.data) for m in whole.advance(now)
    ]


@given(st.lists(notes, max_size=8), tempos, loops, st.integers(1, 5))
def test_each_pass_of_a_loop_is_the_same_without_gap_or_doubled_note(given_notes, tempo, loop, n):
    start, end = loop
    song = song_of_notes(given_notes, tempo=tempo)
    length = tempo.seconds(end) - tempo.seconds(start)
    if length < 0.02:
        return
    scheduler = Scheduler(song)
    scheduler.set_loop(0.0, loop)
    sent = scheduler.play(0.0, start) + scheduler.advance(n * length - 1e-9)
    strikes = sorted(
        {(x.onset, x.channel, x.pitch) for x in given_notes if start <= x.onset < end}
        # Notes in whose middle the loop begins sound from there, if they go on for a 32nd.
        | {(start, x.channel, x.pitch) for x in given_notes if x.onset < start <= x.end - 60}
    )
    expected = [
        (k * length + tempo.seconds(tick) - tempo.seconds(start), channel, pitch)
        for k in range(n)
        for tick, channel, pitch in strikes
    ]
    got = [(m.time, m.data[0] & 15, m.data[1]) for m in sent if m.data[0] & 0xF0 == 0x90]
    assert sorted(g[1:] for g in got) == sorted(e[1:] for e in expected)
    assert sorted(g[0] for g in got) == pytest.approx(sorted(e[0] for e in expected), abs=1e-6)
    check_stream(sent + scheduler.stop(n * length), all_over=True)


@given(songs, st.lists(st.floats(0.0, 0.4), max_size=8))
def test_loading_the_same_song_again_while_it_plays_changes_nothing(song, waits):
    plain, reloaded = Scheduler(song), Scheduler(song)
    sent = {id(plain): plain.play(0.0), id(reloaded): reloaded.play(0.0)}
    now = 0.0
    for wait in waits:
        now += wait
        sent[id(plain)] += plain.advance(now)
        sent[id(reloaded)] += reloaded.load(now, song)
    for scheduler in (plain, reloaded):
        sent[id(scheduler)] += scheduler.advance(1000.0)
    struck = [ons(sent[id(scheduler)]) for scheduler in (plain, reloaded)]
    lifted = [offs(sent[id(scheduler)]) for scheduler in (plain, reloaded)]
    for one, other in (struck, lifted):
        assert [pitch for _, pitch in one] == [pitch for _, pitch in other]
        assert [t for t, _ in one] == pytest.approx([t for t, _ in other], abs=2e-6)


@given(st.lists(notes, max_size=8), st.lists(st.tuples(st.floats(0.01, 0.5), st.floats(0.2, 5))))
def test_changing_the_tempo_while_playing_loses_and_doubles_no_note(given_notes, changes):
    song = song_of_notes(given_notes)
    scheduler = Scheduler(song)
    sent = scheduler.play(0.0)
    now = 0.0
    for wait, scale in changes:
        now += wait
        sent += scheduler.set_tempo_scale(now, scale)
    sent += scheduler.advance(now + 1000.0)
    strikes = {(n.onset, n.channel, n.pitch) for n in song.notes()}
    assert len(ons(sent)) == len(strikes)
    check_stream(sent, all_over=True)
