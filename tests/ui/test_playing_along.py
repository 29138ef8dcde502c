"""Playing along in the window: the panel, and the menu's keys with real parts."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.app.session import Session
from composer.edit.commands import SetTempo
from composer.midi.player import PlayerClient
from composer.model.time import Tempo, TempoMap
from composer.ui.along_panel import AlongPanel, AlongSettings
from composer.ui.generate_panel import PackChoice
from composer.ui.window import MainWindow
from tests.fixtures.keyboard import insisting

PATIENCE_MS = 120_000
CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
PACKS = (PackChoice("one", "One", "the first"), PackChoice("two", "Two", "the second"))


@pytest.fixture
def panel(qtbot):
    panel = AlongPanel()
    qtbot.addWidget(panel)
    panel.set_packs(PACKS)
    panel.show()
    return panel


def test_the_panel_tells_and_shows_all_that_is_set(panel):
    wanted = AlongSettings("two", 1.5, -0.25, 4, 0, "with")
    panel.set_settings(wanted)
    assert panel.settings() == wanted
    assert panel.temperature_slider.value() == 150
    assert panel.density_slider.value() == -25
    panel.set_packs(PACKS[::-1])
    assert panel.settings().pack == "two"


def test_what_was_set_is_stored_and_what_cannot_be_is_passed_over(panel):
    wanted = AlongSettings("two", 1.5, -0.25, 4, 0, "with")
    assert AlongSettings.restored(asdict(wanted)) == wanted
    odd = {"pack": 3, "temperature": "warm", "bars_ahead": True, "rest": 99, "way": "never", "x": 1}
    panel.set_settings(AlongSettings.restored(odd))
    assert panel.settings() == AlongSettings("one")


def test_sliders_and_fields_follow_each_other_and_tell_once(panel, qtbot):
    with qtbot.waitSignal(panel.settings_changed):
        QTest.keyClick(panel.density_slider, Qt.Key.Key_End)
    assert panel.density.value() == 1
    panel.temperature.setValue(0.33)
    assert panel.temperature_slider.value() == 33


def test_a_button_asks_and_shows_what_really_goes_on(panel, qtbot):
    button = panel.buttons["answer"]
    with qtbot.waitSignal(panel.toggled) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert asked.args == ["answer", True]
    panel.show_state("stream", "Playing", 2)
    assert [kind for kind, one in panel.buttons.items() if one.isChecked()] == ["stream"]
    assert panel.keep.isEnabled()
    assert not panel.model.isEnabled()
    panel.show_state("", "", 0)
    assert not panel.keep.isEnabled()
    assert panel.model.isEnabled()


def test_what_is_not_possible_is_off_and_says_why(panel):
    panel.set_possible({"stream": "No model", "answer": "No model", "accompany": ""})
    assert not panel.buttons["stream"].isEnabled()
    assert panel.buttons["stream"].toolTip() == "No model"
    assert panel.buttons["accompany"].isEnabled()


@pytest.fixture
def make_window(qtbot, tmp_path, continuing_pack_folder):
    made = []

    def make() -> MainWindow:
        session = Session(
            settings_path=tmp_path / "settings.json",
            pack_folders=(continuing_pack_folder,),
            player=PlayerClient(output=None, log=tmp_path / "player.log"),
            unsaved=tmp_path / "unsaved",
        )
        session.document.apply(SetTempo(TempoMap((Tempo.from_bpm(0, 480),))))
        window = MainWindow(session)
        made.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.begin()
        return window

    yield make
    for window in made:
        window.session.along.forget()
        window.session.document.mark_clean()
        window.close()
        window.session.close()
        window.deleteLater()


def voice_notes(window, name):
    score = window.session.document.score
    ids = {voice.id for voice in score.voices if voice.name == name}
    return [note for note in score.notes_in_order() if note.voice in ids]


def test_a_key_streams_onto_the_roll_and_the_same_key_ends_it(make_window, qtbot):
    window = make_window()
    QTest.keyClick(window.roll, Qt.Key.Key_G, CONTROL_ALT)
    assert window.actions_["along_stream"].isChecked()
    assert window.along_panel.isVisible()
    qtbot.waitUntil(lambda: len(voice_notes(window, "Stream")) > 3, timeout=PATIENCE_MS)
    assert len(window.roll.stage.store) == len(window.session.document.score.notes)
    window.along_panel.temperature.setValue(0.5)
    assert window.session.along.streaming.running
    QTest.keyClick(window.roll, Qt.Key.Key_G, CONTROL_ALT)
    assert not window.actions_["along_stream"].isChecked()
    assert window.session.along.kind == ""
    # A step holds some bars: on a busy machine more may have been played than one has.
    for _ in range(40):
        if window.session.document.can_undo:
            qtbot.waitUntil(window.actions_["undo"].isEnabled)
            window.actions_["undo"].trigger()
    assert not window.session.document.score.notes


@pytest.mark.needs("jackd", "libasound.so.2")
def test_a_phrase_on_a_real_keyboard_is_answered_and_kept(make_window, keyboard, qtbot):
    window = make_window()
    session = window.session
    heard = []
    forget = session.observe(lambda event: heard.append(type(event).__name__))
    qtbot.waitUntil(
        insisting(lambda: keyboard.send(0xB0, 20, 1), lambda: "Heard" in heard),
        timeout=PATIENCE_MS,
    )
    forget()
    QTest.keyClick(window.roll, Qt.Key.Key_A, CONTROL_ALT)
    assert session.along.kind == "answer"
    qtbot.waitUntil(lambda: "Listening" in window.along_panel.state.text(), timeout=PATIENCE_MS)

    def play() -> None:
        for pitch in (60, 67):
            keyboard.press(pitch)
            keyboard.lift(pitch)

    answering = session.along.answering
    qtbot.waitUntil(insisting(play, lambda: answering.exchanges), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: answering.latency is not None, timeout=PATIENCE_MS)
    assert "after your last note" in window.along_panel.state.text()
    assert len(window.roll.scene.incoming.notes) >= 2
    window.actions_["along_keep"].trigger()
    qtbot.waitUntil(lambda: not window.actions_["along_keep"].isEnabled())
    assert {60, 67} >= {note.pitch for note in voice_notes(window, "Soprano")} > set()
    assert voice_notes(window, "Answer")
    assert not len(window.roll.scene.incoming.notes)
    QTest.keyClick(window.roll, Qt.Key.Key_A, CONTROL_ALT)
    assert session.along.kind == ""


def test_without_a_keyboard_listening_says_how_to_connect_one(make_window, qtbot):
    window = make_window()
    window.actions_["along_answer"].trigger()
    assert "Transport > Devices" in window.messages.sentence()
    assert not window.actions_["along_answer"].isChecked()
    assert not window.along_panel.buttons["answer"].isChecked()
