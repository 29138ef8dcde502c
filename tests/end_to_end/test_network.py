"""The studio at its work where there is no network, and watched by the system for attempts."""

from __future__ import annotations

import sys

import pytest

from tests.network_watch import watched

CONNECTS = """
import socket
with socket.socket() as asked:
    asked.settimeout(0.2)
    try:
        asked.connect(("192.0.2.1", 80))
    except OSError:
        pass
"""


@pytest.mark.needs("strace")
def test_window_engine_player_and_engraver_work_without_a_network_and_reach_for_none():
    code, calls = watched([sys.executable, "-m", "tests.whole_job"])
    assert calls == []
    assert code == 0


@pytest.mark.needs("strace")
def test_a_program_that_reaches_for_the_network_is_seen():
    code, calls = watched([sys.executable, "-c", CONNECTS])
    assert code == 0
    assert any("connect(" in call and "192.0.2.1" in call for call in calls)
    # Also from a process that it started.
    code, calls = watched(
        [
            sys.executable,
            "-c",
            f"import subprocess as s; s.run([{sys.executable!r}, '-c', {CONNECTS!r}])",
        ]
    )
    assert any("connect(" in call for call in calls)
