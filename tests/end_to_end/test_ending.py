"""The system ends the studio: nobody is asked, nothing is lost, nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from composer.app.unsaved_songs import unsaved_songs

ROOT = Path(__file__).parents[2]

# Edits in the window as soon as it is there, again and again, and says so.
EDITING = """
import sys
sys.path.insert(0, {root!r})
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.start import make_application, run_window
from composer.ui.window import MainWindow

application = make_application()

def edit():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            document = window.session.document
            count = len(document.score.notes)
            note = Note(document.new_id(), document.score.voices[0].id, 60, 480 * count, 480)
            document.apply(AddNotes((note,)), "Draw")
            print(len(document.score.notes), flush=True)
            if count == {dialog_at}:
                QTimer.singleShot(0, window.files.open)  # which asks about what is not saved

timer = QTimer()
timer.timeout.connect(edit)
timer.start(20)
sys.exit(run_window(None))
"""


def _unsaved(home: Path) -> Path:
    (place,) = home.rglob("unsaved")
    return place


@pytest.mark.parametrize(
    ("number", "dialog_at"),
    [(signal.SIGTERM, 1), (signal.SIGHUP, -1)],
    ids=["told to end while it asks something", "its terminal is closed"],
)
def test_a_studio_that_is_told_to_end_keeps_what_is_not_saved(
    tmp_path: Path, number: int, dialog_at: int
) -> None:
    home = {name: str(tmp_path) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    process = subprocess.Popen(
        [sys.executable, "-c", EDITING.format(root=str(ROOT), dialog_at=dialog_at)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert process.stdout is not None
        for _ in range(12):
            edited = int(process.stdout.readline())
        process.send_signal(number)
        rest = process.stdout.read().split()
        assert process.wait(timeout=120) == 128 + number
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    last = int(rest[-1]) if rest else edited
    (song,) = unsaved_songs(_unsaved(tmp_path))
    song.let_go()
    assert len(song.score.notes) == last
