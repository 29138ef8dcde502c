"""Recording in the window, from a real keyboard through the real player."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.midi.player import PlayerClient
from composer.ui.window import MainWindow
from tests.fixtures.keyboard import insisting

pytestmark = pytest.mark.needs("jackd", "libasound.so.2")

PATIENCE_MS = 30_000


@pytest.fixture
def make_window(open_window, tmp_path):
    """Opens windows with a player that makes no sound."""

    def make(player: PlayerClient | None = None) -> MainWindow:
        return open_window(
            player=player or PlayerClient(output=None, log=tmp_path / "player.log"),
            unsaved=tmp_path / "unsaved",
        )

    return make


@pytest.fixture
def window(make_window, keyboard, qtbot):
    """A window that hears the keyboard; only the player runs, not the engine."""
    window = make_window()
    session = window.session
    session.player.start()
    session.devices.begin()
    window.listening.begin()
    heard = []
    forget = session.observe(lambda event: heard.append(type(event).__name__))

    def hears() -> bool:
        keyboard.send(0xB0, 20, 1)
        return "Heard" in heard

    qtbot.waitUntil(hears, timeout=PATIENCE_MS)
    forget()
    session.recording.recent.clear()
    session.remember(record_count_in=0)
    return window


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.roll, key, modifiers)


def notes(window):
    return [(n.pitch, n.velocity) for n in window.session.document.score.notes_in_order()]


def test_what_is_played_is_seen_as_it_comes_and_is_in_the_song_when_it_is_over(
    window, keyboard, qtbot
):
    recording = window.session.recording
    press(window, Qt.Key.Key_R)
    assert recording.state == "waiting"
    qtbot.waitUntil(lambda: recording.state == "on", timeout=PATIENCE_MS)
    assert window.roll.scene.recording
    for pitch, velocity in ((60, 50), (64, 70), (67, 90)):
        at = window.playing.tick
        seen = insisting(
            lambda p=pitch, v=velocity: keyboard.press(p, v),
            lambda p=pitch: p in window.roll.scene.incoming.notes[:, 0],
        )
        qtbot.waitUntil(seen, timeout=PATIENCE_MS)
        # The playhead was told a moment ago: generous, since the machine may be busy.
        onset = window.roll.scene.incoming.notes[-1, 1]
        assert at - 240 <= onset <= window.playing.tick + 240
        keyboard.lift(pitch)
    assert notes(window) == []
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(notes(window)) == 3, timeout=PATIENCE_MS)
    assert notes(window) == [(60, 50), (64, 70), (67, 90)]
    assert not len(window.roll.scene.incoming.notes)
    assert not window.roll.scene.recording
    window.actions_["undo"].trigger()
    assert notes(window) == []


def test_what_was_just_played_is_kept_by_a_key(window, keyboard, qtbot):
    recent = window.session.recording.recent

    def play() -> None:
        recent.clear()
        for pitch in (60, 62):
            keyboard.press(pitch)
            keyboard.lift(pitch)

    qtbot.waitUntil(insisting(play, lambda: len(recent.since(0)) >= 4), timeout=PATIENCE_MS)
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert [pitch for pitch, _ in notes(window)] == [60, 62]
    assert min(n.onset for n in window.session.document.score.notes.values()) == 0


def test_passes_through_the_loop_are_takes_in_a_menu(window, keyboard, qtbot):
    window.session.player.set_loop((0, 480))
    recording = window.session.recording
    window.actions_["record"].trigger()
    qtbot.waitUntil(lambda: recording.state == "on", timeout=PATIENCE_MS)

    def two_passes() -> bool:
        keyboard.press(60)
        keyboard.lift(60)
        return recording._running.recorder.turn >= 2

    qtbot.waitUntil(two_passes, timeout=PATIENCE_MS)
    window.actions_["stop"].trigger()
    qtbot.waitUntil(lambda: recording.state == "off", timeout=PATIENCE_MS)
    assert len(recording.takes) >= 2
    assert "is in the song" in window.messages.sentence()
    menu = window.actions_.menu("takes")
    window.recording.fill_takes(menu)
    assert menu.actions()[0].text().startswith("Take 1")
    assert menu.actions()[-1].text() == "All Together"
    menu.actions()[0].trigger()
    assert recording.chosen == 0
    press(
        window,
        Qt.Key.Key_PageDown,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    assert recording.chosen == 1


def test_step_entry_writes_note_by_note(window, keyboard, qtbot):
    window.actions_["step_entry"].trigger()
    for place, pitch in enumerate((60, 62, 64)):
        written = insisting(
            lambda p=pitch: keyboard.press(p), lambda n=place: len(notes(window)) == n + 1
        )
        qtbot.waitUntil(written, timeout=PATIENCE_MS)
        gone_on = insisting(
            lambda p=pitch: keyboard.lift(p),
            lambda n=place: window.playing.tick == (n + 1) * window.grid.ticks(),
        )
        qtbot.waitUntil(gone_on, timeout=PATIENCE_MS)
    onsets = [n.onset for n in window.session.document.score.notes_in_order()]
    assert onsets == [place * window.grid.ticks() for place in range(3)]


def test_closing_the_window_keeps_what_is_being_recorded(window, keyboard, qtbot, monkeypatch):
    recording = window.session.recording
    window.actions_["record"].trigger()
    qtbot.waitUntil(lambda: recording.state == "on", timeout=PATIENCE_MS)
    held = insisting(lambda: keyboard.press(60), lambda: len(recording.so_far()) == 1)
    qtbot.waitUntil(held, timeout=PATIENCE_MS)
    asked = []
    monkeypatch.setattr(window.prompts, "unsaved_changes", lambda name: asked.append(notes(window)))
    window.close()
    assert asked == [[(60, 90)]]
    assert window.isVisible()
    keyboard.lift(60)


@pytest.mark.expects_log("player stopped unexpectedly")
def test_a_player_that_is_killed_while_it_is_recorded_takes_nothing_with_it(
    window, keyboard, qtbot
):
    recording = window.session.recording
    window.actions_["record"].trigger()
    qtbot.waitUntil(lambda: recording.state == "on", timeout=PATIENCE_MS)
    held = insisting(lambda: keyboard.press(60), lambda: len(recording.so_far()) == 1)
    qtbot.waitUntil(held, timeout=PATIENCE_MS)
    os.kill(window.session.player.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: notes(window) == [(60, 90)], timeout=PATIENCE_MS)
    assert "started again" in window.messages.sentence()
    keyboard.lift(60)


def test_without_a_keyboard_it_is_said_in_a_sentence(make_window):
    window = make_window()
    window.actions_["record"].trigger()
    assert window.session.recording.state == "off"
    assert "No MIDI keyboard" in window.messages.sentence()
    window.actions_["capture"].trigger()
    assert "Nothing was played" in window.messages.sentence()


def test_what_recording_is_set_to_is_remembered(make_window):
    window = make_window()
    actions = window.actions_
    assert actions["record_over"].isChecked()
    assert not actions["record_lengths"].isEnabled()
    for name in ("record_instead", "record_grid", "record_lengths", "pre_roll", "record_count_in"):
        actions[name].trigger()
    settings = window.session.settings
    assert settings.record_replaces
    assert settings.record_grid
    assert settings.record_lengths
    assert settings.pre_roll == 1
    assert settings.record_count_in == 0
    assert make_window().actions_["record_instead"].isChecked()
