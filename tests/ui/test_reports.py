"""The window tells of a report that an earlier sitting left, and writes one itself."""

from __future__ import annotations

import subprocess
import sys

from composer.app import paths

STARTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import composer.ui.start as start
from composer.ui.window import MainWindow

def look():
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    print(window.messages.sentence())
    {then}
    window.close()

MainWindow.begin = lambda window: QTimer.singleShot(200, look)
sys.exit(start.run_window(None))
"""


def started(then: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", STARTED.format(then=then or "pass")],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def test_a_report_that_was_left_is_told_at_the_next_start_and_only_then():
    folder = paths.reports_folder()
    folder.mkdir(parents=True)
    (folder / "sitting-999999.txt").write_text("Descant 0\n---\nFatal Python error: Aborted\n")
    said = started()
    (report,) = folder.glob("report-*.txt")
    assert str(report) in said
    assert "nothing was sent" in said
    assert started().strip() == ""
    assert [path.name for path in folder.iterdir()] == [report.name]


def test_an_error_that_nobody_foresaw_is_said_with_its_report():
    said = started(
        "sys.excepthook(ValueError, ValueError('odd'), None); print(window.messages.sentence())"
    )
    (report,) = paths.reports_folder().glob("report-*.txt")
    assert str(report) in said
    assert "ValueError: odd" in report.read_text()
