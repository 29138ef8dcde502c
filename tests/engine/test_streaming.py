"""Streams: what the networks play on and on, bar by bar, within what was asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.continuing import load_event, load_roll
from composer.engine.messages import NewNote, OperationRefused, Streamed, StreamRequest
from composer.engine.packs import read_card
from composer.engine.streaming import COPIED_BARS, LONGEST_PIECE, open_stream
from composer.model.key import Key
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import Meter, MeterMap, Tempo, TempoMap
from composer.model.voice import Voice

BAR = 1920


@pytest.fixture(scope="module", params=["roll", "event"])
def model(request, continuing_pack_folder):
    load = load_roll if request.param == "roll" else load_event
    return load(read_card(continuing_pack_folder / f"tiny-{request.param}"))


@pytest.fixture(scope="module")
def roll(continuing_pack_folder):
    return load_roll(read_card(continuing_pack_folder / "tiny-roll"))


def song(bars: int = 2) -> Score:
    score = Score()
    voice = Voice(score.new_id(), "Tune")
    score.voices = (voice,)
    for i in range(4 * bars):
        note = Note(score.new_id(), voice.id, (60, 64, 67, 72)[i % 4], 480 * i, 480, 70)
        score.notes[note.id] = note
    return score


def request_for(score: Score | None = None, **changes: Any) -> StreamRequest:
    made = {"start": 2 * BAR, "until": 2 * BAR, "seed": 4, **changes}
    return StreamRequest(1, 7, song() if score is None else score, **made)


def bars_of(model: Any, request: StreamRequest, count: int, heat: float = 1.0) -> list[Streamed]:
    stream = open_stream(model, request)
    found: list[Streamed] = []
    with torch.inference_mode():
        while len(found) < count and not stream.over:
            bar = stream.work(heat, 0.0)
            if bar is not None:
                found.append(bar)
    return found


def check_bars(bars: list[Streamed]) -> dict[tuple[int, int], NewNote]:
    """That the bars follow each other and their notes are in them; all notes as they ended up."""
    notes: dict[tuple[int, int], NewNote] = {}
    for bar in bars:
        assert list(bar.notes) == sorted(bar.notes, key=lambda n: (n.onset, n.pitch))
        for note in bar.shortened:
            assert notes[note.pitch, note.onset].duration > note.duration
            notes[note.pitch, note.onset] = note
        for note in bar.notes:
            assert bar.start <= note.onset < bar.end
            assert (note.pitch, note.onset) not in notes
            notes[note.pitch, note.onset] = note
    assert all(before.end == after.start for before, after in pairwise(bars))
    ends: dict[int, int] = {}
    for note in sorted(notes.values(), key=lambda n: n.onset):
        assert ends.get(note.pitch, 0) <= note.onset
        ends[note.pitch] = note.onset + note.duration
    return notes


def test_a_stream_writes_one_bar_after_the_other_and_no_note_overlaps_its_own_pitch(model) -> None:
    bars = bars_of(model, request_for(), 40)
    assert bars[0].start == 2 * BAR
    assert bars[-1].end == 42 * BAR
    assert check_bars(bars)
    assert {bar.revision for bar in bars} == {7}


def test_a_stream_begins_from_nothing_too(model) -> None:
    bars = bars_of(model, request_for(Score(), start=0, until=0), 8)
    assert bars[0].start == 0
    assert check_bars(bars)


def test_the_same_seed_plays_the_same_and_another_seed_something_else(model) -> None:
    first = bars_of(model, request_for(), 8)
    assert [bar.notes for bar in first] == [bar.notes for bar in bars_of(model, request_for(), 8)]
    other = bars_of(model, request_for(seed=5), 8)
    assert [bar.notes for bar in first] != [bar.notes for bar in other]


def test_bars_are_those_of_the_meter_and_a_stream_may_begin_and_end_within_one(model) -> None:
    score = song()
    score.meter = MeterMap((Meter(0, 3, 4), Meter(4 * 1440, 6, 8)))
    bars = bars_of(model, request_for(score, start=2 * BAR + 100, end=7 * 1440 + 300), 100)
    ends = [bar.end for bar in bars]
    assert ends == [3 * 1440, 4 * 1440, 5 * 1440, 6 * 1440, 7 * 1440, 7 * 1440 + 300]
    assert bars[0].start == 2 * BAR + 100
    for note in check_bars(bars).values():
        assert note.onset + note.duration <= ends[-1]


def test_only_pitches_of_the_scale_and_range_that_were_asked_for_are_played(model) -> None:
    bars = bars_of(model, request_for(tonic="D", mode="major", lowest=50, highest=80), 12)
    classes = Key.named(0, "D", "major").tonal_classes
    pitches = {note.pitch for bar in bars for note in bar.notes}
    assert pitches
    assert all(50 <= pitch <= 80 and pitch % 12 in classes for pitch in pitches)
    with pytest.raises(OperationRefused, match="widen the range"):
        open_stream(model, request_for(lowest=0, highest=15))


def test_a_bar_tells_what_it_was_made_with_and_a_change_holds_from_the_next_bar_on(model) -> None:
    stream = open_stream(model, request_for())
    told: list[Streamed] = []
    heat = 1.0
    with torch.inference_mode():
        while len(told) < 6:
            bar = stream.work(heat, 0.25 if heat < 1 else 0.0)
            if bar is not None:
                told.append(bar)
                heat = 0.5 if len(told) >= 3 else 1.0
    made = [dict(bar.parameters) for bar in told]
    assert [one["temperature"] for one in made] == [1.0, 1.0, 1.0, 0.5, 0.5, 0.5]
    assert [one["density"] for one in made] == [0.0, 0.0, 0.0, 0.25, 0.25, 0.25]
    assert {bar.pack_hash for bar in told} == {stream.request.pack or told[0].pack_hash}
    assert told[0].seed == 4


def test_a_performance_goes_by_the_tempo_of_the_song(continuing_pack_folder) -> None:
    model = load_event(read_card(continuing_pack_folder / "tiny-event"))
    slow = song()
    slow.tempo = TempoMap((Tempo(0, 500_000), Tempo(2 * BAR, 2_000_000)))
    count = {
        name: sum(len(bar.notes) for bar in bars_of(model, request_for(score), 30))
        for name, score in (("quick", song()), ("slow", slow))
    }
    assert count["slow"] > 2 * count["quick"]


@settings(max_examples=20, deadline=None)
@given(heat=st.floats(0, 4), seed=st.integers(0, 2**63 - 1), start=st.integers(0, 3 * BAR))
def test_whatever_is_asked_for_a_roll_never_stands_still(roll, heat, seed, start) -> None:
    request = request_for(Score(), start=start, until=start, seed=seed)
    bars = bars_of(roll, request, 10, heat)
    check_bars(bars)
    assert any(bar.notes for bar in bars[5:])
    assert max(note.duration for bar in bars for note in bar.notes) <= 3 * BAR


def test_a_roll_that_turns_in_circles_begins_again(roll, monkeypatch) -> None:
    stream = open_stream(roll, request_for())
    writer = stream._writer
    again: list[int] = []
    monkeypatch.setattr(
        type(writer), "begin_again", lambda self: again.append(stream.made), raising=True
    )
    monkeypatch.setattr("composer.engine.streaming.COPIED", 1e9)  # nothing is a surprise
    with torch.inference_mode():
        while stream.made < (3 + COPIED_BARS) * BAR:
            stream.work(1.0, 0.0)
    assert again[0] == (2 + COPIED_BARS) * BAR


def test_after_a_long_time_a_stream_holds_no_more_than_after_a_short_one(roll) -> None:
    request = request_for()
    stream = open_stream(roll, request)
    with torch.inference_mode():
        while stream.made < (LONGEST_PIECE // 8 + 40) * BAR:
            stream.work(1.0, 0.0)
    writer = stream._writer
    assert writer._stream.time < LONGEST_PIECE
    assert len(stream._last) <= 128
    assert len(writer._notes) < 200


def test_an_alphabet_of_beginnings_and_ends_cannot_be_streamed(
    continuing_pack_folder, monkeypatch
) -> None:
    from dataclasses import replace

    from composer.engine.events import PublishedEvents

    model = load_event(read_card(continuing_pack_folder / "tiny-event"))
    published = replace(model, alphabet=PublishedEvents(0.1, 0.1))
    with pytest.raises(OperationRefused, match="cannot play on and on"):
        open_stream(published, request_for())
