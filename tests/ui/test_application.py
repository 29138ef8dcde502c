"""What happens before the window is there: displays that are missing, deaf or answering."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from composer.ui import application
from tests.fixtures.needs import need


@pytest.fixture(autouse=True)
def no_platform_chosen(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


def started(**environment: str) -> subprocess.CompletedProcess[str]:
    """The program without arguments, which asks for the window."""
    return subprocess.run(
        [sys.executable, "-m", "composer"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_a_display_one_sentence_names_the_command_line():
    done = started()
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip() == application.NO_DISPLAY


def test_a_display_that_does_not_answer_is_one_sentence():
    need("libxcb-cursor.so.0")
    done = started(DISPLAY=":65000")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "display :65000 does not answer" in done.stderr


def test_a_display_that_answers_can_show_the_window(screen, monkeypatch):
    monkeypatch.setenv("DISPLAY", screen.name)
    assert application.window_problem() is None


def test_a_window_that_is_drawn_in_memory_needs_no_display(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert application.window_problem() is None


def test_a_library_that_the_display_needs_is_named(screen, monkeypatch):
    monkeypatch.setenv("DISPLAY", screen.name)
    monkeypatch.setattr(application, "_X_LIBRARIES", ("libxcb-imagined.so.7",))
    sentence, code = application.window_problem()
    assert "libxcb-imagined.so.7" in sentence
    assert code == 1
