"""Lower voices to a melody that is played: what is asked when, and where it lies and sounds."""

from __future__ import annotations

import pytest

from composer.app.accompanying import Accompanying, AccompanyOptions
from composer.app.session_events import SessionError
from composer.engine.messages import Candidate, Failed, Finished, RepaintRequest, Span
from composer.model.voice import Role
from tests.fixtures.stage import BAR, Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()


def begun(bench: Bench, **options: object) -> Accompanying:
    made = Accompanying(bench.stage, clock=lambda: bench.now)
    made.start(AccompanyOptions(**options), bench.voice, 0)  # type: ignore[arg-type]
    bench.say(Finished(bench.asked.pop().id))
    return made


def play_to(bench: Bench, along: Accompanying, start: int, end: int) -> None:
    """A quarter note on every beat, and the playhead told every 40 ticks."""
    for tick in range(start, end, 40):
        bench.now = 100.0 + tick / 960
        along.take(bench.at(tick))
        if tick % 480 == 0:
            along.take(bench.key(60 + tick // 480 % 12, bench.now, tick))
        if tick % 480 == 400:
            along.take(bench.key(60 + tick // 480 % 12, bench.now, tick, False))


def answer(bench: Bench, request: RepaintRequest) -> None:
    start = request.cells[0][1]
    half = (request.cells[0][2] - start) // 2
    voices = {
        role: (Span(50 + place, start, half), Span(51 + place, start + half, half))
        for place, role in enumerate(("alto", "tenor", "bass"))
    }
    bench.now += 0.2
    bench.say(Candidate(request.id, 0, 0, voices, (("steps", 8),), "co", "0" * 64, 1))


def test_the_music_begins_after_a_count_in_when_the_model_is_loaded(bench: Bench) -> None:
    along = Accompanying(bench.stage, clock=lambda: bench.now)
    along.start(AccompanyOptions(count_in=2), bench.voice, 100)
    assert bench.played == []
    bench.say(Finished(bench.asked[0].id))
    assert bench.played == [(BAR, 2)]
    assert bench.states == ["starting", "listening"]


def test_a_bar_behind_the_voices_of_a_bar_are_written_under_it_and_sound_during_the_next(
    bench: Bench,
) -> None:
    along = begun(bench)
    play_to(bench, along, 0, BAR)
    (request,) = bench.asked
    assert request.cells == tuple((role, 0, BAR) for role in ("alto", "tenor", "bass"))
    (soprano,) = request.voices
    assert [note.pitch for note in soprano[1]] == [60, 61, 62]  # the bar is not over yet
    answer(bench, request)
    for name, pitch in (("Alto", 50), ("Tenor", 51), ("Bass", 52)):
        assert bench.notes(name)[0] == (pitch, 0, BAR // 2)
    assert sorted({note.onset for note in bench.player.appended}) == [BAR, BAR + BAR // 2]
    play_to(bench, along, BAR, 2 * BAR)
    second = bench.asked[1]
    assert [role for role, _ in second.voices] == ["soprano", "alto", "tenor", "bass"]
    # What was written before the fourth note was played is written again, and not heard twice.
    assert second.cells[0] == ("alto", 1320, 2 * BAR)
    assert [note.pitch for note in second.voices[0][1]][:4] == [60, 61, 62, 63]
    bench.player.appended.clear()
    answer(bench, second)
    assert min(note.onset for note in bench.player.appended) == 2 * BAR
    play_to(bench, along, 2 * BAR, 5 * BAR // 2)
    along.stop()
    assert [pitch for pitch, _, _ in bench.notes("Soprano")] == [60 + i for i in range(10)]
    assert bench.document.history.names == ("Accompany",)
    records = bench.document.score.generations.values()
    assert {record.operation for record in records} == {"accompany"}
    bench.document.score.check()


def test_with_the_melody_the_voices_of_the_next_bar_are_written_ahead(bench: Bench) -> None:
    along = begun(bench, way="with")
    play_to(bench, along, 0, BAR)
    (request,) = bench.asked
    assert request.cells[0] == ("alto", BAR, 2 * BAR)
    answer(bench, request)
    assert bench.notes("Alto")[0] == (50, BAR, BAR // 2)
    assert bench.player.appended == []
    assert BAR in {note.onset for note in bench.player.song.notes()}


def test_what_the_model_is_shown_does_not_grow(bench: Bench) -> None:
    along = begun(bench)
    for bar in range(12):
        play_to(bench, along, bar * BAR, (bar + 1) * BAR)
        answer(bench, bench.asked[-1])
    last = bench.asked[-1]
    assert last.cells[0][2] == 3 * BAR
    assert all(0 <= note.onset < 3 * BAR for _, notes in last.voices for note in notes)
    assert {onset // BAR for _, onset, _ in bench.notes("Alto")} == set(range(12))


def test_in_a_bar_without_melody_the_voices_rest(bench: Bench) -> None:
    along = begun(bench)
    for tick in range(0, 3 * BAR, 40):
        along.take(bench.at(tick))
    assert bench.asked == []
    play_to(bench, along, 3 * BAR, 4 * BAR)
    assert len(bench.asked) == 1


def test_a_bar_is_asked_for_the_earlier_the_longer_the_model_took(bench: Bench) -> None:
    along = begun(bench)
    play_to(bench, along, 0, BAR - 80)
    assert len(bench.asked) == 1
    bench.now += 0.6
    answer(bench, bench.asked[0])
    play_to(bench, along, BAR, BAR + 1000)  # 0.96 s before the bar line; 0.8 s were taken
    assert len(bench.asked) == 2


def test_voices_that_are_there_are_written_into_and_the_melody_becomes_the_soprano(
    bench: Bench,
) -> None:
    along = begun(bench)
    play_to(bench, along, 0, BAR)
    answer(bench, bench.asked[0])
    along.stop()
    roles = [voice.role for voice in bench.document.score.voices]
    assert roles == [Role.SOPRANO, Role.ALTO, Role.TENOR, Role.BASS]
    bench.document.undo()
    assert not bench.document.can_undo
    assert len(bench.document.score.voices) == 1


@pytest.mark.expects_log("accompany:")
def test_when_the_engine_dies_the_melody_is_kept_and_the_next_bar_is_asked_for_again(
    bench: Bench,
) -> None:
    along = begun(bench)
    play_to(bench, along, 0, BAR)
    bench.say(Failed(bench.asked[0].id, "The engine stopped.", "killed"))
    assert "what was played is in your song" in bench.sentences[0]
    assert along.running
    play_to(bench, along, BAR, 2 * BAR)
    assert len(bench.asked) == 2
    assert len(bench.notes("Soprano")) >= 4


def test_without_a_model_or_in_the_middle_of_an_edit_it_is_refused(bench: Bench) -> None:
    along = Accompanying(bench.stage)
    bench.document.begin("Drag")
    with pytest.raises(SessionError, match="Finish what you are doing"):
        along.start(AccompanyOptions(), bench.voice, 0)
    bench.document.abort()
    bench.families.clear()
    with pytest.raises(SessionError, match="No model that can accompany"):
        along.start(AccompanyOptions(), bench.voice, 0)
