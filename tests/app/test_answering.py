"""A model that answers: when a phrase is over, where the answer lies, what is kept."""

from __future__ import annotations

import pytest

from composer.app.answering import Answering
from composer.app.exchanges import AnswerOptions
from composer.app.session_events import AlongChanged, SessionError
from composer.engine.messages import Failed, Finished, NewNote
from tests.fixtures.stage import BAR, Bench, bar_of

SECOND = 960  # ticks at 120 quarters a minute


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def answering(bench: Bench) -> Answering:
    made = Answering(bench.stage, clock=lambda: bench.now)
    made.start(AnswerOptions(seed=1), bench.voice)
    loading = bench.asked.pop()
    bench.say(Finished(loading.id))
    return made


def play(bench: Bench, answering: Answering, *pitches: int, start: float = 100.0) -> float:
    """A key each half second from ``start`` on; the time of the last release."""
    for number, pitch in enumerate(pitches):
        down = start + number * 0.5
        for seconds, pressed in ((down, True), (down + 0.4, False)):
            bench.now = seconds
            answering.take(bench.key(pitch, seconds, (seconds - 100) * SECOND, pressed))
            answering.poll()
    return bench.now


def after(bench: Bench, answering: Answering, seconds: float) -> None:
    bench.now += seconds
    answering.poll()


def test_the_model_is_loaded_before_the_first_phrase(bench: Bench) -> None:
    answering = Answering(bench.stage, clock=lambda: bench.now)
    answering.start(AnswerOptions(pack="other"), bench.voice)
    (loading,) = bench.asked
    assert (loading.pack, loading.end) == ("other", 1)
    assert bench.states == ["starting"]
    bench.say(Finished(loading.id))
    assert bench.states == ["starting", "listening"]
    answering.change(AnswerOptions(pack="third"))
    assert bench.asked[-1].pack == "third"


def test_the_song_begins_to_play_at_a_bar_line_with_the_first_key(
    bench: Bench, answering: Answering
) -> None:
    bench.at(BAR + 5, False)
    answering.take(bench.key(60, 100.0, BAR + 5))
    assert bench.played == [(2 * BAR, 0)]
    assert answering.ghosts() == [(60, 2 * BAR, 1, False)]


def test_after_a_rest_the_model_goes_on_from_the_phrase_at_the_next_bar_line(
    bench: Bench, answering: Answering
) -> None:
    play(bench, answering, 60, 62, 64, 65)  # until tick 1824
    after(bench, answering, 0.45)
    assert bench.asked == []
    after(bench, answering, 0.1)
    (request,) = bench.asked
    assert (request.start, request.end) == (2 * BAR, 3 * BAR)
    assert [n.pitch for n in request.score.notes.values()] == [60, 62, 64, 65]
    assert bench.states[-1] == "thinking"


def test_an_answer_is_as_long_as_the_phrase_unless_asked_for_otherwise(
    bench: Bench, answering: Answering
) -> None:
    play(bench, answering, *range(60, 70))
    after(bench, answering, 1.0)
    assert bench.asked[-1].end - bench.asked[-1].start == 3 * BAR
    answering.discard()
    answering.change(AnswerOptions(bars=1))
    bench.now = 130.0
    bench.at(30 * SECOND)
    play(bench, answering, 60, 62, start=130.0)
    after(bench, answering, 1.0)
    assert bench.asked[-1].end - bench.asked[-1].start == BAR


def test_a_key_that_is_held_is_no_rest(bench: Bench, answering: Answering) -> None:
    answering.take(bench.key(60, 100.0, 0))
    after(bench, answering, 5.0)
    assert bench.asked == []


def test_the_answer_sounds_and_how_long_it_took_is_told(bench: Bench, answering: Answering) -> None:
    released = play(bench, answering, 60, 62, 64, 65)
    after(bench, answering, 0.6)
    (request,) = bench.asked
    bench.now += 0.1
    first = NewNote(72, request.start + 240, 480, 90)
    bench.say(bar_of(request, 0, first))
    assert [(n.pitch, n.onset) for n in bench.player.appended] == [(72, 2 * BAR + 240)]
    # It is heard a little late that the playhead has passed the note; that is taken off.
    bench.now = 100.0 + (request.start + 240) / SECOND + 0.03
    answering.take(bench.at(request.start + 240 + round(0.03 * SECOND)))
    told = [e for e in bench.told if isinstance(e, AlongChanged)][-1]
    expected = 100.0 + (request.start + 240) / SECOND - released
    assert told.state == "answering"
    assert told.latency == pytest.approx(expected, abs=0.002)
    assert told.model == pytest.approx(0.1)
    answering.take(bench.at(request.end))
    assert bench.states[-1] == "listening"


def test_an_answer_that_comes_too_late_comes_in_at_the_next_bar_line(
    bench: Bench, answering: Answering
) -> None:
    play(bench, answering, 60)
    after(bench, answering, 0.7)
    (request,) = bench.asked
    bench.now = 100.0 + (request.start + 100) / SECOND
    bench.say(bar_of(request, 0))
    assert [n.onset for n in bench.player.appended] == [request.start + BAR]


def test_who_plays_on_before_the_answer_was_not_at_the_end(
    bench: Bench, answering: Answering
) -> None:
    play(bench, answering, 60, 62)
    after(bench, answering, 0.6)
    (request,) = bench.asked
    bench.say(bar_of(request, 0))
    play(bench, answering, 64, start=bench.now + 0.05)
    assert bench.cancelled == [request.id]
    assert answering.exchanges == []
    assert len(bench.player.song) == 0
    after(bench, answering, 0.8)
    assert [n.pitch for n in bench.asked[-1].score.notes.values()] == [60, 62, 64]


def test_a_key_during_the_answer_begins_another_phrase(bench: Bench, answering: Answering) -> None:
    play(bench, answering, 60)
    after(bench, answering, 0.6)
    bench.say(bar_of(bench.asked[0], 0))
    bench.now = 100.0 + (bench.asked[0].start + 500) / SECOND
    bench.at(bench.asked[0].start + 500)
    play(bench, answering, 70, start=bench.now)
    after(bench, answering, 0.7)
    assert len(bench.asked) == 2
    assert [len(exchange.phrase) for exchange in answering.exchanges] == [1, 1]


def test_exchanges_are_kept_as_one_step_with_where_they_are_from(
    bench: Bench, answering: Answering
) -> None:
    play(bench, answering, 60, 62)
    after(bench, answering, 0.6)
    (request,) = bench.asked
    bench.say(bar_of(request, 0, NewNote(72, request.start, 960, 80)))
    assert bench.document.history.names == ()
    assert {models for _, _, _, models in answering.ghosts()} == {True, False}
    answering.keep()
    assert bench.document.history.names == ("Answer",)
    assert [p for p, _, _ in bench.notes("Soprano")] == [60, 62]
    assert bench.notes("Answer") == [(72, request.start, 960)]
    (record,) = bench.document.score.generations.values()
    assert record.operation == "answer"
    # In the song that is loaded now every note is there once.
    assert len(bench.player.song) == 3
    assert answering.ghosts() == []
    with pytest.raises(SessionError, match="no answer to keep"):
        answering.keep()
    bench.document.score.check()


def test_the_last_exchange_can_be_thrown_away(bench: Bench, answering: Answering) -> None:
    play(bench, answering, 60)
    after(bench, answering, 0.6)
    bench.say(bar_of(bench.asked[0], 0))
    answering.discard()
    assert answering.exchanges == []
    assert len(bench.player.song) == 0
    assert bench.document.history.names == ()
    answering.discard()  # there is none: nothing happens


def test_exchanges_wait_when_it_listens_no_more_and_are_heard_in_the_song(
    bench: Bench, answering: Answering
) -> None:
    play(bench, answering, 60)
    after(bench, answering, 0.6)
    bench.say(bar_of(bench.asked[0], 0))
    answering.stop()
    assert not answering.running
    assert len(answering.exchanges) == 1
    assert len(bench.player.song) == 1
    assert bench.player.song.end < 100 * BAR
    answering.forget()
    assert answering.exchanges == []


@pytest.mark.expects_log("answer:")
def test_when_the_engine_dies_the_phrase_is_kept_and_another_can_be_played(
    bench: Bench, answering: Answering
) -> None:
    play(bench, answering, 60)
    after(bench, answering, 0.6)
    bench.say(Failed(bench.asked[0].id, "The engine stopped.", "killed"))
    assert "what you played is kept" in bench.sentences[0]
    assert len(answering.exchanges) == 1
    play(bench, answering, 62, start=bench.now + 1)
    after(bench, answering, 0.7)
    assert len(bench.asked) == 2
