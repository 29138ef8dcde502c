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

    def __init__(self, screen: Screen, file: Path | None):
        self.screen = screen
        files = [] if file is None else [str(file)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "composer", *files],
            env=screen.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        name = "Untitled" if file is None else file.stem
        wait(lambda: bool(self.windows(name)), "the window")
        self.window = self.windows(name)[0]
        self.screen.xdotool("windowactivate", "--sync", self.window)

    def end(self) -> None:
        """Ends the program if it still runs."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)
        self.process.stdout.close()

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

    def name_file(self, dialog: str, path: Path, asked: str = "") -> None:
        """Types ``path`` into the file dialog of that title, and answers the box titled ``asked``
        by its usual button."""
        wait(lambda: bool(self.windows(dialog)), f"the dialog {dialog}")
        self.screen.xdotool("windowactivate", "--sync", self.windows(dialog)[0])
        self.press("ctrl+a")
        self.screen.xdotool("type", "--delay", 5, str(path))
        self.press("Return")
        if asked:
            wait(lambda: bool(self.windows(f"^{asked}$")), f"the box {asked}")
            self.screen.xdotool("windowactivate", "--sync", self.windows(f"^{asked}$")[0])
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
    studio.end()


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
    # The song is no project yet: that a MIDI file does not hold where notes come from is said.
    studio.name_file("Export Song", exported, asked="Export")
    assert len(pretty_midi.PrettyMIDI(str(exported)).instruments) == 4
    studio.press("ctrl+s")
    studio.name_file("Save As", saved)
    wait(lambda: studio.title().startswith("mine —"), "the new title")
    studio.press("ctrl+q")
    assert studio.process.wait(60) == 0
    assert "Traceback" not in studio.process.stdout.read()


@pytest.mark.slow
def test_a_melody_drawn_with_the_mouse_is_harmonised(screen, checkout, monkeypatch, tmp_path):
    monkeypatch.chdir(checkout)
    studio = Studio(screen, None)
    try:
        screen.xdotool("windowsize", "--sync", studio.window, 1280, 720)
        assert "*" not in studio.title()
        # The draw tool; then notes, each by a press and a drag to the right, in the roll's middle.
        studio.press("2")
        for place in range(8):
            x, y = 380 + 60 * place, 330 + 12 * (place % 3)
            screen.xdotool("mousemove", "--window", studio.window, x, y, "mousedown", 1)
            screen.xdotool("mousemove_relative", 20, 0)
            screen.xdotool("mousemove_relative", 20, 0, "mouseup", 1)
        wait(lambda: "*" in studio.title(), "the drawn notes")
        saved, exported = tmp_path / "drawn.descant", tmp_path / "drawn.mid"
        studio.press("ctrl+s")
        studio.name_file("Save As", saved)
        wait(lambda: "*" not in studio.title(), "the saved song")
        studio.press("ctrl+h")

        def accepted() -> bool:
            studio.press("ctrl+Return")
            return "*" in studio.title()

        wait(accepted, "a candidate to accept")
        studio.press("ctrl+e")
        studio.name_file("Export Song", exported)
        voices = pretty_midi.PrettyMIDI(str(exported)).instruments
        assert len(voices) == 4
        assert max(len(voice.notes) for voice in voices) >= 4
        studio.press("ctrl+s")
        wait(lambda: "*" not in studio.title(), "the saved song")
        studio.press("ctrl+q")
        assert studio.process.wait(60) == 0
    finally:
        studio.end()
