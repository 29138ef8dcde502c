"""The benchmark of the player's times says what it should; how exact it is does not matter here."""

from __future__ import annotations

import math
import os
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.midi.benchmark import __main__ as benchmark
from composer.midi.benchmark import loads
from composer.midi.benchmark.figures import Aim, beyond, lateness, since_the_last, spread
from composer.midi.benchmark.jack_client import JackListener, JackListenerError
from composer.midi.benchmark.note_times import measure_note_times, sixteenths
from composer.midi.timing import TimingTrace, read_timing

from .conftest import wait_for


@given(st.lists(st.floats(-1e6, 1e6), min_size=1))
def test_a_percentile_is_a_value_that_was_measured(values):
    found = spread(values)
    assert {found.p50, found.p99, found.largest} <= set(values)
    assert found.p50 <= found.p99 <= found.largest == max(values)
    assert sum(value <= found.p99 for value in values) >= 0.99 * len(values)


def test_an_aim_is_missed_by_one_value_too_many_and_by_no_values():
    values = [0.1] * 99 + [1.9]
    aim = Aim(p99=0.5, largest=2.0)
    assert aim.reached(spread(values))
    assert not aim.reached(spread([*values, 1.9, 1.9]))
    assert not aim.reached(spread([*values[:-1], 2.1]))
    assert not aim.reached(spread([]))
    assert math.isnan(spread([]).p99)
    assert str(aim) == "p99 <= 0.5, max <= 2"


def test_what_comes_within_the_allowance_is_not_beyond_it_and_what_is_early_is():
    assert beyond([0.0, 5.0, 5.5, -0.25], 5.0) == [0.0, 0.0, 0.5, 0.25]


def test_each_time_that_came_belongs_to_the_last_that_was_due():
    assert lateness([1.0, 2.0], [1.5, 2.0]) == [500.0, 0.0]
    found = since_the_last([1.0, 2.0], [0.5, 0.95, 1.5, 2.25], early=0.125)
    assert found == pytest.approx([-50.0, 500.0, 250.0])


def test_what_was_sent_is_read_as_it_was_written(tmp_path):
    trace = TimingTrace(tmp_path / "timing")
    messages = [b"\x90\x3c\x40", b"\xc0\x13", b"\xf8", b"\x80\x00\x00"]
    for place, data in enumerate([*messages, b"\xf0\x01\x02\x03\xf7"]):
        trace.sent(place / 3, data)
    trace.write()
    read = list(read_timing(tmp_path / "timing"))
    assert [message.data for message in read] == messages
    assert [message.due for message in read] == [place / 3 for place in range(4)]
    assert [message.sent for message in read] == sorted(message.sent for message in read)


def test_no_note_of_the_piece_can_be_mistaken_for_one_near_it():
    notes = list(sixteenths(600.0).notes())
    assert len(notes) == 9600
    assert len({(note.pitch, note.velocity) for note in notes}) == 9600


@pytest.mark.needs("jackd", "libasound.so.2")
def test_every_note_is_sent_and_heard_after_it_is_due(jack_server):
    times = measure_note_times(1.0)
    assert len(times.sent) == 16
    assert len(times.heard) + times.lost + times.untimely == 16
    assert min(times.sent) >= 0
    # Seconds would be a mistake in the reckoning; the machine may be busy.
    assert max(map(abs, times.heard), default=0.0) < 5000


@pytest.mark.needs("jackd", "libasound.so.2")
def test_each_part_prints_its_rows(jack_server, capsys):
    assert benchmark.main(["--seconds", "1", "--load", "none", "--running"]) == 0
    output = capsys.readouterr().out
    assert "1 run(s) of 1 s each" in output
    form = r"^none +(.+?) +\d+ +-?[\d.]+ +-?[\d.]+ +-?[\d.]+(?:  p99 <= .+: (?:reached|MISSED))?$"
    assert re.findall(form, output, re.MULTILINE) == [
        *("note-ons, sent", "note-ons, heard", "note-ons, heard beyond the period"),
        *("thru, from key to sound", "thru, beyond the period"),
        *("clock, sent", "clock, heard", "clock, heard beyond the period"),
    ]


def test_an_unknown_part_is_wrong_use(capsys):
    with pytest.raises(SystemExit, match="2"):
        benchmark.main(["notse"])
    assert "'notse'; choose from notes, thru, clock" in capsys.readouterr().err


def test_without_a_server_program_there_is_one_sentence(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert benchmark.main(["--seconds", "1"]) == 1
    assert "apt install jackd2" in capsys.readouterr().err


@pytest.mark.needs("jackd")
def test_a_listener_without_a_server_says_so(monkeypatch):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", f"descant-none-{os.getpid()}")
    with pytest.raises(JackListenerError, match="no JACK server answered"):
        JackListener("Ear")


@pytest.mark.needs("jackd")
def test_a_listener_hears_what_another_plays_with_the_frames_between_as_they_were_played(
    jack_server,
):
    with JackListener("Ear") as ear, JackListener("Hand") as hand:
        wait_for("the connection", lambda: ear.connect("Hand:keys", "Ear:in"))
        messages = [bytes((0x90, 60 + place, 80)) for place in range(5)]
        hand.play(messages, seconds=0.01)
        heard = []

        def all_there():
            heard.extend(ear.hear().messages)
            return len(heard) >= len(messages)

        wait_for("the messages", all_there)
        assert [message.data for message in heard] == messages
        played = hand.played()
        assert [b.frame - a.frame for a, b in pairwise(played)] == [480] * 4
        assert ear.ports("Hand", outputs=True) == ["Hand:keys"]


@pytest.mark.needs("libGL.so.1", "libEGL.so.1")
def test_the_window_is_at_work_beside_it_and_says_what_it_did():
    with loads.under("window") as at_work:
        pass
    (said,) = at_work.said
    assert re.fullmatch(r"window: \d+ frames of 10000 notes, \d+ a second, [\d.]+ ms each", said)


def test_a_load_that_does_not_come_to_work_is_said(monkeypatch):
    monkeypatch.setitem(loads.PROGRAMS, "engine", "composer.midi.messages")
    with pytest.raises(loads.LoadFailed, match="did not come to work"):
        with loads.under("engine"):
            pass
