"""A window that is killed while somebody edits: a few of the many kills of ``tests.kills``."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.kills import kill_once

# Far more than the two seconds that the command allows, for a machine that does other work.
PATIENCE = 30.0


@pytest.mark.parametrize("number", range(3))
def test_a_killed_window_leaves_exactly_a_state_that_was(tmp_path: Path, number: int) -> None:
    killed = kill_once(tmp_path, number, random.Random(number).uniform(0.5, 3))
    assert killed.edits > 0
    assert killed.age is not None
    assert killed.age < PATIENCE
