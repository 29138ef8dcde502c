"""Notes sound while everything is done that can be done, and processes are killed; none stays on.

A few sequences; a thousand: ``python -m tests.stuck_notes``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stuck_notes import KILLS, Torture

SEQUENCES = (*KILLS, None, None)
"""What is killed in the end of each."""


@pytest.mark.needs("jackd", "libasound.so.2")
def test_no_note_stays_on_whatever_is_done_and_whichever_process_is_killed(
    jack_server: str, home: Path, tmp_path: Path
) -> None:
    torture = Torture(tmp_path, kills=0.0)
    try:
        for number, kill in enumerate(SEQUENCES):
            torture.run(number, kill)
    finally:
        torture.close()
    assert torture.watched.stuck == []
    assert torture.watched.sequences == len(SEQUENCES)
    assert torture.watched.struck > 0
