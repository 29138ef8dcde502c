"""A model that plays on and on: what is asked, heard and written when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composer.app.session_events import SessionError
from composer.app.streaming import BARS_OF_A_STEP, Streaming, StreamOptions
from composer.edit.commands import AddNotes, RemoveNotes, RemoveVoice, ReplaceNotes
from composer.engine.messages import Failed, NewNote
from composer.midi.messages import Waiting
from composer.model.note import Note
from tests.fixtures.stage import BAR, Bench, bar_of


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def streaming(bench: Bench) -> Streaming:
    return Streaming(bench.stage)


def write_melody(bench: Bench, bars: int) -> None:
    notes = [
        Note(bench.document.new_id(), bench.voice, 60 + i % 12, 480 * i, 480)
        for i in range(4 * bars)
    ]
    bench.document.apply(AddNotes(tuple(notes)))


def test_a_stream_begins_at_the_next_bar_line_from_the_last_bars_of_the_song(
    bench: Bench, streaming: Streaming
) -> None:
    write_melody(bench, 40)
    streaming.start(StreamOptions(bars_ahead=3, temperature=0.7, seed=5), 39 * BAR + 5)
    (request,) = bench.asked
    assert (request.start, request.until) == (40 * BAR, 43 * BAR)
    assert (request.pack, request.temperature, request.seed) == ("roll", 0.7, 5)
    assert {note.onset // BAR for note in request.score.notes.values()} == set(range(8, 40))
    assert bench.played == []  # there is nothing to hear yet


def test_the_music_begins_when_the_first_bar_is_there_and_may_go_as_far_as_is_made(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    bench.say(bar_of(request, 0))
    bench.say(bar_of(request, 1))
    assert bench.played == [(0, 0)]
    assert bench.player.frontiers == [(BAR, BAR), (2 * BAR, BAR)]
    assert [note.onset for note in bench.player.appended] == [0, BAR]
    assert bench.notes("Stream") == [(60, 0, 480), (60, BAR, 480)]
    assert bench.states == ["starting", "playing"]


def test_leave_to_go_on_is_given_bar_by_bar_as_the_playhead_moves(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(bars_ahead=2), 0)
    (request,) = bench.asked
    for number in range(3):
        bench.say(bar_of(request, number))
    for tick in (10, 500, BAR - 1, BAR, BAR + 700, 2 * BAR + 1):
        streaming.take(bench.at(tick))
    assert [leave.until // BAR for leave in bench.leave] == [3, 4, 5]
    streaming.take(bench.at(BAR))  # a bar is repeated: nothing is taken back
    assert len(bench.leave) == 3


def test_a_playhead_that_is_somewhere_else_gives_no_leave(
    bench: Bench, streaming: Streaming
) -> None:
    bench.at(90 * BAR, playing=False)
    streaming.start(StreamOptions(bars_ahead=2), 0)
    streaming.take(bench.at(90 * BAR, playing=False))
    streaming.take(bench.at(90 * BAR))
    assert bench.leave == []


def test_temperature_and_density_are_told_at_once(bench: Bench, streaming: Streaming) -> None:
    streaming.start(StreamOptions(), 0)
    streaming.change(StreamOptions(temperature=1.5, density=-0.5))
    (leave,) = bench.leave
    assert (leave.temperature, leave.density, leave.until) == (1.5, -0.5, 3 * BAR)
    streaming.change(StreamOptions(temperature=1.5, density=-0.5))
    assert len(bench.leave) == 1


def test_the_whole_stream_is_one_undo_step_and_knows_where_it_is_from(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    for number in range(4):
        warm = (("temperature", 1.0 if number < 2 else 1.5),)
        bench.say(bar_of(request, number, parameters=warm))
    records = bench.document.score.generations
    assert [dict(r.parameters)["temperature"] for r in records.values()] == [1.0, 1.5]
    assert {r.operation for r in records.values()} == {"stream"}
    assert {n.origin for n in bench.document.score.notes.values()} == set(records)
    assert bench.document.history.names == ("Stream",)
    bench.document.undo()
    assert len(bench.document.score.voices) == 1
    assert not bench.document.can_undo
    bench.document.score.check()


def test_what_is_written_into_the_document_needs_no_other_song_in_the_player(
    bench: Bench, streaming: Streaming
) -> None:
    told: list[bool] = []
    streaming.start(StreamOptions(), 0)
    bench.document.observe(lambda _: told.append(bench.live.told))
    bench.say(bar_of(bench.asked[0], 0))
    assert told
    assert all(told)
    # If it is loaded all the same, every note is there once, and the song has no end.
    bench.stage.load()
    assert [note.onset for note in bench.player.song.notes()] == [0]
    assert bench.player.song.end > 10**6


def test_stop_keeps_what_was_heard_and_takes_out_the_rest(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    for number in range(4):
        bench.say(bar_of(request, number))
        streaming.take(bench.at(number * 100))
    streaming.take(bench.at(BAR + 10))
    streaming.stop()
    assert [onset for _, onset, _ in bench.notes("Stream")] == [0, BAR]
    assert bench.cancelled == [request.id]
    assert bench.player.paused == 1
    assert bench.player.frontiers[-1] == (None, 0)
    assert bench.player.song.end == BAR + 480
    assert bench.document.history.names == ("Stream",)
    assert not streaming.running
    bench.say(bar_of(request, 4))  # what was under way is passed over
    assert len(bench.notes("Stream")) == 2


def test_a_note_ahead_that_the_person_changed_is_theirs(bench: Bench, streaming: Streaming) -> None:
    streaming.start(StreamOptions(), 0)
    for number in range(3):
        bench.say(bar_of(bench.asked[0], number))
    last = max(bench.document.score.notes.values(), key=lambda note: note.onset)
    bench.document.apply(ReplaceNotes((replace(last, pitch=72),)), "Move")
    streaming.stop()
    assert bench.notes("Stream") == [(72, 2 * BAR, 480)]


def test_a_note_whose_pitch_is_struck_again_is_shortened(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    bench.say(bar_of(request, 0, NewNote(60, 0, 3 * BAR, 80)))
    streaming.take(bench.at(700))
    again = NewNote(60, BAR, 480, 80)
    bench.say(bar_of(request, 1, again, shortened=(NewNote(60, 0, BAR, 80),)))
    assert bench.notes("Stream") == [(60, 0, BAR), (60, BAR, 480)]


def test_a_bar_that_comes_in_the_middle_of_an_edit_is_heard_and_written_after_it(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    bench.say(bar_of(request, 0))
    bench.document.begin("Drag")
    bench.say(bar_of(request, 1))
    streaming.poll()
    assert len(bench.notes("Stream")) == 1
    assert len(bench.player.appended) == 2
    bench.stage.load()
    assert len(bench.player.song) == 2
    bench.document.abort()
    streaming.poll()
    assert len(bench.notes("Stream")) == 2
    bench.stage.load()
    assert len(bench.player.song) == 2


def test_an_edit_between_two_bars_stays_a_step_of_its_own(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    bench.say(bar_of(request, 0))
    bench.document.apply(AddNotes((Note(bench.document.new_id(), bench.voice, 50, 0, 9),)), "Draw")
    bench.say(bar_of(request, 1))
    assert bench.document.history.names == ("Stream", "Draw", "Stream")


def test_a_stream_that_is_undone_or_loses_its_voice_goes_on_in_a_new_one(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    bench.say(bar_of(request, 0))
    bench.document.undo()
    bench.say(bar_of(request, 1))
    assert [onset for _, onset, _ in bench.notes("Stream")] == [BAR]
    voice = bench.document.score.voices[-1].id
    bench.document.apply(RemoveNotes(list(bench.document.score.notes)))
    bench.document.apply(RemoveVoice(voice))
    bench.say(bar_of(request, 2))
    assert [onset for _, onset, _ in bench.notes("Stream")] == [2 * BAR]
    bench.document.score.check()


def test_a_very_long_stream_is_more_than_one_step(bench: Bench, streaming: Streaming) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    for number in range(BARS_OF_A_STEP + 1):
        bench.say(bar_of(request, number))
        streaming.take(bench.at(number * BAR))
    assert bench.document.history.names == ("Stream", "Stream")


def test_another_stream_goes_on_in_the_same_voice(bench: Bench, streaming: Streaming) -> None:
    for start in (0, BAR):
        streaming.start(StreamOptions(), start)
        bench.say(bar_of(bench.asked[-1], 0))
        streaming.take(bench.at(start + 10))
        streaming.stop()
    assert [voice.name for voice in bench.document.score.voices] == ["Soprano", "Stream"]
    assert len(bench.notes("Stream")) == 2


def test_in_music_that_plays_the_playhead_waits_at_the_bar_line_for_the_first_bar(
    bench: Bench, streaming: Streaming
) -> None:
    bench.at(BAR + 100)
    streaming.start(StreamOptions(), 0)
    assert bench.asked[0].start == 2 * BAR
    assert bench.player.frontiers == [(2 * BAR, BAR)]
    bench.say(bar_of(bench.asked[0], 0))
    assert bench.played == []


def test_waiting_for_the_engine_is_told(bench: Bench, streaming: Streaming) -> None:
    streaming.start(StreamOptions(), 0)
    bench.say(bar_of(bench.asked[0], 0))
    streaming.take(Waiting(True))
    streaming.take(Waiting(False))
    assert bench.states == ["starting", "playing", "waiting", "playing"]


@pytest.mark.expects_log("stream:")
def test_when_the_engine_dies_it_is_said_and_what_is_there_stays_and_is_heard_to_its_end(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    for number in range(3):
        bench.say(bar_of(request, number))
    bench.say(Failed(request.id, "The engine stopped.", "killed"))
    assert "is in your song" in bench.sentences[0]
    assert len(bench.notes("Stream")) == 3
    assert (bench.player.paused, bench.player.frontiers[-1]) == (0, (None, 0))
    assert bench.player.song.end == 2 * BAR + 480
    assert bench.states[-1] == "off"
    streaming.start(StreamOptions(), 3 * BAR)
    assert streaming.running


@pytest.mark.expects_log("stream:")
def test_a_stream_that_is_refused_says_why(bench: Bench, streaming: Streaming) -> None:
    streaming.start(StreamOptions(), 0)
    bench.say(Failed(bench.asked[0].id, "The model knows no such pitch.", refused=True))
    assert bench.sentences == ["The model knows no such pitch."]


def test_another_song_ends_the_stream_with_nothing_written(
    bench: Bench, streaming: Streaming
) -> None:
    streaming.start(StreamOptions(), 0)
    (request,) = bench.asked
    bench.say(bar_of(request, 0))
    before = bench.document.revision
    streaming.forget()
    bench.say(bar_of(request, 1))
    assert bench.document.revision == before
    assert bench.cancelled == [request.id]


def test_without_a_model_or_twice_it_is_refused(bench: Bench, streaming: Streaming) -> None:
    bench.document.begin("Drag")
    with pytest.raises(SessionError, match="Finish what you are doing"):
        streaming.start(StreamOptions(), 0)
    bench.document.abort()
    streaming.start(StreamOptions(), 0)
    with pytest.raises(SessionError, match="playing already"):
        streaming.start(StreamOptions(), 0)
    with pytest.raises(ValueError, match="bars ahead"):
        StreamOptions(bars_ahead=0)
    bench.families.clear()
    with pytest.raises(SessionError, match="No model that can play on"):
        Streaming(bench.stage).start(StreamOptions(), 0)
