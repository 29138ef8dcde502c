"""The command that measures great edits works, whatever the window has become."""

from __future__ import annotations

import subprocess
import sys


def test_an_edit_of_all_notes_is_measured_with_undo_redo_and_its_dialog():
    command = [sys.executable, "-m", "composer.ui.edit_benchmark", "400", "--only", "quantise"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode in (0, 1), done.stderr  # 1: held for longer, on a busy machine
    measured = [line.split("  ")[0] for line in done.stdout.replace("  undo", "undo").splitlines()]
    assert measured[2:4] == ["quantise", "undo of quantise"]
    assert "redo of quantise" in done.stdout
    assert "quantise_as (dialog)" in done.stdout
