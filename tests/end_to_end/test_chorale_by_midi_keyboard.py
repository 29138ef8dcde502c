"""Eight bars of a chorale by a MIDI keyboard alone, through a real port, and undone all the way.

The keyboard has keys, a pedal and six buttons.  What the buttons do is learned once, as a person
sets up a desk; from then on nothing but the keyboard is touched.
"""

from __future__ import annotations

import time

import pytest

from composer.app.session import Session
from composer.midi.player import PlayerClient
from composer.ui.window import MainWindow
from tests.end_to_end.old_hundredth import CHORALE, VOICES, words, written
from tests.fixtures.keyboard import insisting

pytestmark = pytest.mark.needs("jackd", "libasound.so.2")

PATIENCE_MS = 30_000
_AGAIN_MS = 4000
_BUTTONS = {
    "note_entry": 20,
    "grid_finer": 21,
    "grid_coarser": 22,
    "voice_add": 23,
    "to_start": 24,
    "undo": 25,
}
_EIGHTH = 0.5  # in quarters


class Player:
    """A person at the keyboard, who looks at the window to see that what was played is there."""

    def __init__(self, window, keyboard, qtbot):
        self.window, self.keyboard, self.qtbot = window, keyboard, qtbot
        self.document = window.session.document

    def until(self, do, condition):
        """Does it, and does it again where JACK lost it."""
        self.qtbot.waitUntil(insisting(do, condition), timeout=PATIENCE_MS)

    def push(self, button):
        """A button, down and up."""
        self.keyboard.send(0xB0, _BUTTONS[button], 127)
        self.keyboard.send(0xB0, _BUTTONS[button], 0)

    def learn(self, button):
        """The window learns the button that is pushed next."""
        controls = self.window.session.controls
        self.window.desk.learn(button)
        self.until(lambda: self.push(button), lambda: controls.binding_of(button) is not None)

    def strike(self, word):
        """A note with as many pedals as make it long enough; a rest is pedals alone."""
        steps = round(word.quarters / _EIGHTH)
        if word.place is not None:
            self.keyboard.press(word.pitch)
            steps -= 1
        for _ in range(steps):
            self.keyboard.pedal(True)
            self.keyboard.pedal(False)
        if word.place is not None:
            self.keyboard.lift(word.pitch)

    def play(self, phrase, start):
        """Plays some notes from a tick on; what did not come through whole is taken back first."""
        cursor, position = self.window.roll.entry.cursor, self.document.position
        steps = sum(word.place is not None for word in phrase)
        end = start + sum(word.ticks for word in phrase)
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while True:
            for word in phrase:
                self.strike(word)
            try:
                self.qtbot.waitUntil(lambda: cursor.tick == end, timeout=_AGAIN_MS)
                if self.document.position == position + steps:
                    return
            except self.qtbot.TimeoutError:
                assert time.monotonic() < deadline
            for word in phrase:
                if word.place is not None:
                    self.keyboard.lift(word.pitch)
            self.undo_to(position)
            self.window.playing.seek(start)

    def undo_to(self, position):
        """Pushes the button of undo until so few steps are left."""
        deadline = time.monotonic() + 2 * PATIENCE_MS / 1000
        while self.document.position > position:
            assert time.monotonic() < deadline
            wanted = max(position, self.document.position - 10)
            for _ in range(self.document.position - wanted):
                self.push("undo")
            try:
                self.qtbot.waitUntil(
                    lambda w=wanted: self.document.position <= w, timeout=_AGAIN_MS
                )
            except self.qtbot.TimeoutError:
                continue


@pytest.fixture
def player(keyboard, qtbot, tmp_path):
    session = Session(
        settings_path=tmp_path / "settings.json",
        pack_folders=(tmp_path,),
        player=PlayerClient(output=None, log=tmp_path / "player.log"),
        unsaved=tmp_path / "unsaved",
    )
    window = MainWindow(session)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    session.player.start()
    session.devices.begin()
    window.listening.begin()
    player = Player(window, keyboard, qtbot)
    heard = []
    forget = session.observe(lambda event: heard.append(type(event).__name__))
    player.until(lambda: keyboard.send(0xB0, 60, 1), lambda: "Heard" in heard)
    forget()
    for button in _BUTTONS:
        player.learn(button)
    yield player
    session.document.mark_clean()
    window.close()
    session.close()
    window.deleteLater()


def test_eight_bars_in_four_voices_are_played_in_and_undone(player):
    window, document = player.window, player.document
    entry = window.roll.entry
    player.until(lambda: player.push("note_entry"), lambda: entry.on)
    player.until(lambda: player.push("grid_coarser"), lambda: entry.value.ticks == 240)
    for number, voice in enumerate(VOICES):
        if number:
            player.until(
                lambda: player.push("voice_add"),
                lambda n=number: len(document.score.voices) == n + 1,
            )
            player.until(lambda: player.push("to_start"), lambda: entry.cursor.tick == 0)
        line, tick = words(voice), 0
        for first in range(0, len(line), 8):
            phrase = line[first : first + 8]
            player.play(phrase, tick)
            tick += sum(word.ticks for word in phrase)
    assert written(document.score) == CHORALE
    document.score.check()

    player.undo_to(0)
    assert document.position == 0
    assert document.score.notes == {}
    assert [voice.name for voice in document.score.voices] == ["Soprano"]
    assert document.clean
