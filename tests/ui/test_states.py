"""The command that draws the window in its six states."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

from PySide6.QtGui import QImage

from composer.ui.states import HEIGHT, STATES, WIDTH, song_for_four


def run(*arguments):
    call = [sys.executable, "-m", "composer.ui.states", *map(str, arguments)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
    return subprocess.run(call, env=surroundings, capture_output=True, text=True, check=False)


def test_the_six_states_are_there():
    assert len(STATES) == 6
    assert {state.appearance for state in STATES.values()} == {"light", "dark"}
    assert {state.scale for state in STATES.values()} == {"1", "2"}
    assert {state.language for state in STATES.values()} == {"en", "zh_CN"}
    assert {state.notes for state in STATES.values()} == {None, 100_000}


def test_a_state_is_drawn_at_its_scale(qapp, tmp_path):
    done = run(tmp_path / "pictures", "scale-200")
    assert done.returncode == 0, done.stderr
    picture = QImage(str(tmp_path / "pictures" / "scale-200.png"))
    assert (picture.width(), picture.height()) == (2 * WIDTH, 2 * HEIGHT)


def test_a_state_that_there_is_not_is_refused_in_a_sentence(tmp_path):
    done = run(tmp_path, "sepia")
    assert done.returncode == 2
    assert "there is no state 'sepia'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_song_of_the_pictures_can_be_sung():
    score = song_for_four()
    assert len(score.voices) == 4
    for voice in score.voices:
        notes = score.notes_in_order(voice.id)
        assert max(note.end for note in notes) == 8 * 1920
        for before, after in pairwise(notes):
            assert before.end <= after.onset
            assert abs(before.pitch - after.pitch) <= 12
