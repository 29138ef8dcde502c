"""The studio as a program on a real screen, worked by a real keyboard and mouse (xdotool)."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pretty_midi
import pytest

from tests.fixtures.screen import Screen

# Seconds: far more than anything here takes.
PATIENCE = 240.0


def wait(until: Callable[[], bool], what: str) -> None:
    """Polls until it is so; fails with ``what`` when the patience is over."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.05)


class Studio:
    """A running Descant on ``screen``."""

    def __init__(self, screen: Screen, file: Path):
        self.screen = screen
        self.process = subprocess.Popen(
            [sys.executable, "-m", "composer", str(file)],
            env=screen.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        wait(lambda: bool(self.windows(file.stem)), "the window")
        self.window = self.windows(file.stem)[0]
        self.screen.xdotool("windowactivate", "--sync", self.window)

    def windows(self, name: str) -> list[str]:
        """Ids of the visible windows whose titles hold ``name``."""
        try:
            return self.screen.xdotool("search", "--onlyvisible", "--name", name).split()
        except subprocess.CalledProcessError:
            return []

    def title(self) -> str:
        """The main window's title."""
        return self.screen.xdotool("getwindowname", self.window)

    def press(self, *keys: str) -> None:
        """Presses keys in the window that has the focus."""
        self.screen.xdotool("key", "--clearmodifiers", *keys)

    def name_file(self, dialog: str, path: Path) -> None:
        """Types ``path`` into the file dialog of that title."""
        wait(lambda: bool(self.windows(dialog)), f"the dialog {dialog}")
        self.screen.xdotool("windowactivate", "--sync", self.windows(dialog)[0])
        self.press("ctrl+a")
        self.screen.xdotool("type", "--delay", 5, str(path))
        self.press("Return")
        wait(path.is_file, f"{path}")
        wait(lambda: not self.windows(dialog), f"the end of the dialog {dialog}")
        self.screen.xdotool("windowactivate", "--sync", self.window)


@pytest.fixture
def studio(screen: Screen, checkout: Path, monkeypatch) -> Iterator[Studio]:
    monkeypatch.chdir(checkout)
    song = sorted((checkout / "assets" / "examples").glob("*.mid"))[0]
    studio = Studio(screen, song)
    yield studio
    if studio.process.poll() is None:
        studio.process.terminate()
        studio.process.wait(30)
    studio.process.stdout.close()


@pytest.mark.slow
def test_the_keyboard_alone_harmonises_and_exports_a_song(studio, tmp_path):
    assert "*" not in studio.title()
    studio.press("ctrl+h")

    def accepted() -> bool:
        studio.press("ctrl+Return")
        return "*" in studio.title()

    wait(accepted, "a candidate to accept")
    studio.press("ctrl+z")
    wait(lambda: "*" not in studio.title(), "the undone song")
    studio.press("ctrl+shift+z")
    wait(lambda: "*" in studio.title(), "the redone song")
    exported, saved = tmp_path / "four voices.mid", tmp_path / "mine.descant"
    studio.press("ctrl+e")
    studio.name_file("Export MIDI", exported)
    assert len(pretty_midi.PrettyMIDI(str(exported)).instruments) == 4
    studio.press("ctrl+s")
    studio.name_file("Save As", saved)
    wait(lambda: studio.title().startswith("mine —"), "the new title")
    studio.press("ctrl+q")
    assert studio.process.wait(60) == 0
    assert "Traceback" not in studio.process.stdout.read()
