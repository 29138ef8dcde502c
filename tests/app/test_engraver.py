"""The engraver's process: the newest score is engraved, and its end is no harm."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from composer.app.engraver import Engraver, Pages
from composer.files.engraving import Layout
from composer.files.errors import FileError
from composer.model.note import Note
from composer.model.score import Score, empty_score

PATIENCE = 120.0


def song(notes: int) -> Score:
    score = empty_score()
    for place in range(notes):
        note = Note(score.new_id(), score.voices[0].id, 60 + place % 12, 480 * place, 480, 80)
        score.notes[note.id] = note
    return score


def wait_for(look: Callable[[], object]) -> object:
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return found


@pytest.fixture
def engraver() -> Iterator[Engraver]:
    engraver = Engraver()
    yield engraver
    engraver.close()


def notes_on(pages: object) -> int:
    assert isinstance(pages, list)
    return sum(len(system.notes) for page in pages for system in page.systems)


def test_pages_come_from_a_process_of_their_own(engraver: Engraver) -> None:
    engraver.ask(song(8), Layout())
    assert engraver.busy
    assert notes_on(wait_for(engraver.poll)) == 8
    assert not engraver.busy
    assert engraver.poll() is None


def test_only_the_newest_of_many_requests_is_engraved(engraver: Engraver) -> None:
    engraver.ask(song(300), Layout())
    for count in range(1, 20):
        engraver.ask(song(count), Layout())
    results: list[Pages | FileError] = []

    def settled() -> bool:
        if (found := engraver.poll()) is not None:
            results.append(found)
        return not engraver.busy and bool(results)

    wait_for(settled)
    assert notes_on(results[-1]) == 19
    assert len(results) <= 2


@pytest.mark.expects_log
def test_an_engraver_that_was_killed_is_said_and_starts_again(engraver: Engraver) -> None:
    engraver.ask(song(2), Layout())
    wait_for(engraver.poll)
    os.kill(engraver._process.pid, signal.SIGKILL)
    engraver.ask(song(3), Layout())
    assert isinstance(wait_for(engraver.poll), FileError)
    engraver.ask(song(4), Layout())
    assert notes_on(wait_for(engraver.poll)) == 4


def test_closing_does_not_wait_for_a_long_score(engraver: Engraver) -> None:
    engraver.ask(song(20_000), Layout())
    wait_for(lambda: engraver._process)
    engraver.close()
    assert not engraver._thread.is_alive()


def test_a_score_that_cannot_be_engraved_is_a_sentence(engraver: Engraver) -> None:
    broken = song(1)
    broken.voices = ()
    engraver.ask(broken, Layout())
    error = wait_for(engraver.poll)
    assert isinstance(error, FileError)
    assert str(error).endswith(".")
