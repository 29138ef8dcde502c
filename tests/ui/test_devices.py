"""The Devices dialog and learning controllers, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from composer.app.control_learn import Mode
from composer.midi.messages import BUILT_IN, Following, Heard, Inputs, OutputInUse, Outputs
from composer.midi.player import PlayerClient
from composer.ui.devices.dialog import DevicesDialog
from composer.ui.window import MainWindow

KNOBS = "Desk Knobs"


@pytest.fixture
def window(open_window):
    return open_window(player=PlayerClient(output=None))


@pytest.fixture
def dialog(window, qtbot) -> DevicesDialog:
    dialog = window.desk.show_devices()
    qtbot.waitExposed(dialog)
    return dialog


def say(window: MainWindow, *events: object) -> None:
    """As if the player had said it."""
    for event in events:
        window.session._player_said(event)


def click(qtbot, button: QWidget) -> None:
    QApplication.processEvents()  # what was just made is laid out
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def turn(window: MainWindow, number: int, value: int) -> None:
    say(window, Heard(0.0, 0.0, bytes((0xB0, number, value)), KNOBS, False))


def learn(window: MainWindow, name: str, number: int) -> None:
    window.desk.learn(name)
    turn(window, number, 64)
    if window.session.controls.target(name).kind.value != "range":
        turn(window, number, 0)


def test_on_a_machine_without_midi_it_says_so_in_a_sentence(window, dialog):
    assert dialog.ports.sentence.text() == ""  # it was not looked yet
    say(window, Inputs(()), Outputs((BUILT_IN,)))
    assert "built-in sound plays" in dialog.ports.sentence.text()
    say(window, OutputInUse(None))
    assert "no audio device either" in dialog.ports.sentence.text()
    say(window, Inputs(("Keys",)))
    assert dialog.ports.sentence.text() == ""


def test_inputs_are_shown_as_they_come_and_go_and_are_ticked_by_hand(window, dialog, qtbot):
    say(window, Inputs(("Keys", "Midi Through Port-0")))
    listen = dialog.ports._listen
    assert listen["Keys"].isChecked()
    assert not listen["Midi Through Port-0"].isChecked()
    click(qtbot, listen["Keys"])
    assert window.session.settings.devices["heard"] == {"Keys": False}
    click(qtbot, listen["Midi Through Port-0"])
    assert window.session.devices.choices.heard["Midi Through Port-0"]
    say(window, Inputs(()))
    assert list(dialog.ports._listen) == ["Midi Through Port-0"]
    assert dialog.ports._input_states["Midi Through Port-0"].text() == "not there"


def test_the_clock_of_one_input_is_followed_and_its_tempo_shown(window, dialog, qtbot):
    say(window, Inputs(("Keys", "Master")))
    follow = dialog.ports._follow
    click(qtbot, follow["Keys"])
    click(qtbot, follow["Master"])
    assert not follow["Keys"].isChecked()
    assert window.session.devices.choices.follow == "Master"
    assert dialog.ports._input_states["Master"].text() == "no clock comes"
    say(window, Following(123.4))
    assert dialog.ports._input_states["Master"].text() == "123.4 bpm"
    assert "123.4" in window.desk.clock_label.text()
    say(window, Following(None))
    assert window.desk.clock_label.isHidden()
    click(qtbot, follow["Master"])
    assert window.session.devices.choices.follow is None


def test_outputs_get_clock_latency_and_the_song(window, dialog, qtbot):
    say(window, Outputs((BUILT_IN, "Drums", "Synth")))
    page = dialog.ports
    click(qtbot, page._clock["Drums"])
    assert window.session.devices.choices.clock_to == ("Drums",)
    click(qtbot, page._default["Synth"])
    assert window.playing.output == "Synth"
    assert window.session.settings.output == "Synth"
    field = page._latency["Synth"]
    field.selectAll()
    qtbot.keyClicks(field, "12.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.session.devices.choices.latencies == {"Synth": 0.0125}
    assert BUILT_IN not in page._clock


def test_a_built_in_sound_that_stays_silent_is_said(window, dialog):
    say(window, OutputInUse(None))
    assert dialog.ports._output_states[BUILT_IN].text() == "no audio device"
    say(window, OutputInUse(BUILT_IN))
    assert dialog.ports._output_states[BUILT_IN].text() == "always there"


def test_a_knob_is_learned_from_the_slider_with_the_focus_and_turns_it(window, qtbot):
    slider = window.generate_panel.temperature_slider
    slider.setFocus()
    window.desk.learn_focused()
    assert "Move a knob" in window.messages.sentence() or "Connect" in window.messages.sentence()
    turn(window, 21, 64)
    assert "21" in window.messages.sentence()
    turn(window, 21, 127)
    assert window.generate_panel.temperature.value() == 4.0
    turn(window, 21, 0)
    assert window.generate_panel.temperature.value() == 0.0
    assert window.session.settings.controls[0]["target"] == "temperature"


def test_buttons_play_loop_and_knobs_turn_the_tempo(window):
    learn(window, "play", 40)
    learn(window, "loop", 41)
    learn(window, "tempo", 22)
    turn(window, 22, 127)
    assert window.session.document.score.tempo.at(0).bpm == pytest.approx(240, abs=0.1)
    turn(window, 22, 0)
    assert window.session.document.score.tempo.at(0).bpm == pytest.approx(40, abs=0.1)
    turn(window, 40, 127)
    assert window.session.playback.playing
    turn(window, 40, 0)
    turn(window, 40, 127)
    assert not window.session.playback.playing
    window.playing._loop = (0, 480)
    turn(window, 41, 127)
    assert window.actions_["loop"].isChecked()


def test_a_knob_turns_what_the_model_plays_along(window):
    learn(window, "along_density", 23)
    turn(window, 23, 127)
    assert window.along_panel.density.value() == 1.0
    assert window.session.controls.target("along_stream") is not None


def test_what_a_control_worked_before_is_told_and_it_is_free(window):
    learn(window, "temperature", 21)
    window.desk.learn("tempo")
    turn(window, 21, 3)
    assert "Temperature (notes)” is free now" in window.messages.sentence()


def test_learning_is_cancelled_by_asking_again_and_by_the_message(window, qtbot):
    window.desk.learn("tempo")
    window.desk.learn("tempo")
    assert window.session.controls.learning is None
    window.desk.learn("tempo")
    click(qtbot, window.messages.button)
    assert window.session.controls.learning is None


def test_without_a_slider_in_the_focus_all_that_can_be_worked_is_shown(window, qtbot):
    window.roll.setFocus()
    window.desk.learn_focused()
    dialog = window.desk._dialog
    assert dialog.tabs.currentWidget() is dialog.controls
    page = dialog.controls
    click(qtbot, page.learn_buttons["strength"])
    assert page.learn_buttons["strength"].text() == "Cancel"
    turn(window, 30, 5)
    assert page._words["strength"].text() == "CC 30 · 1"
    page.modes["strength"].setCurrentIndex(2)
    page.modes["strength"].activated.emit(2)
    assert window.session.controls.binding_of("strength").mode is Mode.OFFSET
    click(qtbot, page.remove_buttons["strength"])
    assert window.session.controls.bindings == ()
    click(qtbot, page.pickup)
    assert window.session.controls.pickup
    assert window.session.settings.devices["pickup"]


def test_closing_the_dialog_stops_learning(window, dialog):
    window.desk.learn("tempo")
    dialog.reject()
    assert window.session.controls.learning is None


def test_the_right_button_on_a_slider_offers_to_learn(window, qtbot):
    offered = []
    window.desk._offer = lambda name, place: offered.append(name)
    for widget in (
        window.wording.pane.manner.strength_slider,
        window.wording.pane.manner.strength,
        window.transport.tempo,
    ):
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, QPoint(2, 2), QPoint(2, 2)))
    assert offered == ["strength", "strength", "tempo"]
    menu = window.desk.menu_for("tempo")
    assert [a.text() for a in menu.actions() if a.text()] == ["&Learn Controller", "&Controllers…"]
    menu.deleteLater()
