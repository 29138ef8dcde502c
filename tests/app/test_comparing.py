"""A/B in a loop: real player, real engine, a tiny pack; nothing sounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from composer.app.asked import HarmonizeOptions
from composer.app.session import Session
from composer.edit.commands import AddNotes
from composer.midi.player import Position
from composer.model.note import Note
from composer.model.score import Score
from tests.fixtures.tiny_models import chorale

PATIENCE = 60.0
LOOP = (0, 480)


@pytest.fixture
def session(tiny_pack_folder: Path, tmp_path: Path) -> Iterator[Session]:
    """A soprano that is harmonised already, and repeated every half second."""
    made = Session(settings_path=tmp_path / "settings.json", pack_folders=(tiny_pack_folder,))
    made.document.replace(soprano())
    made.player.set_output(None)
    made.start()
    yield made
    made.close()


def soprano() -> Score:
    score = chorale(4)
    first = score.voices[0]
    score.voices = (first,)
    score.notes = {i: n for i, n in score.notes.items() if n.voice == first.id}
    return score


def wait(session: Session, there: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.005)
        session.poll()


def test_a_and_b_change_at_the_turn_of_the_loop_and_playing_goes_on(session):
    session.generating.harmonize(HarmonizeOptions(steps=1))
    wait(session, lambda: not session.generating.running)
    (index,) = (candidate.index for candidate in session.generating.candidates)
    session.player.set_loop(LOOP)
    session.playback.play(0)
    wait(session, lambda: session.player.position.playing)

    session.playback.compare(index)
    assert session.playback.awaits_turn
    assert (session.playback.compared, session.playback.auditioning) == (index, None)
    wait(session, lambda: session.playback.auditioning == index)
    assert not session.playback.awaits_turn
    assert session.player.position.playing

    session.playback.compare(None)
    assert (session.playback.compared, session.playback.auditioning) == (None, index)
    wait(session, lambda: session.playback.auditioning is None)
    assert session.playback.playing
    assert not session.playback.awaits_turn

    # An edit while B is awaited: what is heard is the song, edited.
    session.playback.compare(index)
    voice = session.document.score.voices[0].id
    new = Note(session.document.new_id(), voice, 80, 1920, 480)
    session.document.apply(AddNotes((new,)))
    wait(session, lambda: not session.playback.awaits_turn)
    wait(session, lambda: session.playback.auditioning in (None, index))

    # What is stopped before the turn is the song, not the candidate.
    session.playback.compare(None)
    wait(session, lambda: session.playback.auditioning is None and not session.playback.awaits_turn)
    session.playback.compare(index)
    session.playback.stop()
    assert not session.playback.awaits_turn
    wait(session, lambda: not session.player.position.playing)
    assert session.playback.auditioning is None
    assert not session.playback.playing

    # Without a loop it changes at once.
    session.player.set_loop(None)
    session.playback.play(0)
    session.playback.compare(index)
    assert session.playback.auditioning == index
    session.playback.compare(None)
    assert session.playback.auditioning is None
    session.playback.stop()


def test_a_candidate_that_is_dropped_before_the_turn_is_not_heard_then(session):
    session.player.set_loop(LOOP)
    session.playback.play(0)
    wait(session, lambda: session.player.position.playing)
    heard, ticks = set(), []
    session.observe(lambda event: heard.add(session.playback.auditioning))
    session.observe(lambda e: ticks.append(e.tick) if isinstance(e, Position) else None)
    for all_of_them in (False, True):
        session.generating.harmonize(HarmonizeOptions(steps=1))
        wait(session, lambda: not session.generating.running)
        (index,) = (candidate.index for candidate in session.generating.candidates)
        session.playback.compare(index)
        assert session.playback.awaits_turn
        if all_of_them:
            session.generating.discard_all()
        else:
            session.generating.discard(index)
        assert not session.playback.awaits_turn
        assert session.playback.compared is None
        ticks.clear()
        wait(session, lambda: any(after < before for before, after in pairwise(ticks)))
    assert session.playback.playing
    assert heard == {None}
