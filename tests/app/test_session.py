"""A sitting at a song: what its observers are told, and an engine that dies."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from composer.app.asked import HarmonizeOptions
from composer.app.session_events import FileChanged, HarmonyEnded, HarmonyProgress, Said
from tests.fixtures.sitting import Sitting


def test_an_observer_that_has_left_is_told_nothing(sitting: Sitting) -> None:
    told: list[Any] = []
    leave = sitting.session.observe(told.append)
    sitting.session.file.new()
    assert isinstance(told[-1], FileChanged)
    leave()
    leave()
    sitting.session.file.new()
    assert len(told) == 1


@pytest.mark.expects_log("request failed")
def test_a_killed_engine_is_told_and_the_next_request_works(started: Sitting) -> None:
    session = started.session
    started.draw_melody()
    before = session.document.score.copy()
    session.generating.harmonize(HarmonizeOptions(steps=100_000))
    started.wait_for(lambda e: isinstance(e, HarmonyProgress) and e.done > 0)
    assert session.engine.process_id is not None
    os.kill(session.engine.process_id, signal.SIGKILL)
    assert started.wait_for(lambda e: isinstance(e, HarmonyEnded)).outcome == "failed"
    said = started.wait_for(lambda e: isinstance(e, Said))
    assert said.error
    assert "your song is as it was" in said.sentence
    assert session.document.score == before
    assert started.harmonise() == "finished"
