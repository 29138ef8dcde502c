"""The mixer, through the window, by real keys and clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from composer.app.session import Session
from composer.edit.commands import SetVoices
from composer.midi.player import BUILT_IN, Outputs
from composer.model.voice import Role, Voice


@pytest.fixture
def window(open_window):
    def begin_with(session: Session) -> None:
        document = session.document
        drums = Voice(document.new_id(), "Drums", Role.FREE, channel=9)
        alto = Voice(document.new_id(), "Alto", Role.ALTO, channel=1, program=52, port="Old Synth")
        document.apply(SetVoices((*document.score.voices, alto, drums)), "Voices")

    return open_window(begin_with)


@pytest.fixture
def mixer(window):
    window.actions_["mixer"].trigger()
    return window.mixing.dialog


def voices(window) -> tuple[Voice, ...]:
    return window.session.document.score.voices


def test_every_voice_has_a_strip_and_new_ones_get_one(window, mixer):
    assert [strip.name.text() for strip in mixer.strips] == ["Soprano", "Alto", "Drums"]
    window.actions_["voice_add"].trigger()
    assert len(mixer.strips) == 4
    window.actions_["undo"].trigger()
    assert [strip.name.text() for strip in mixer.strips] == ["Soprano", "Alto", "Drums"]


def test_moving_the_volume_is_one_step_however_often_it_moves(window, mixer, qtbot):
    before = voices(window)[0].volume
    for _ in range(5):
        qtbot.keyClick(mixer.strips[0].volume, Qt.Key.Key_Left)
    assert voices(window)[0].volume == before - 5
    assert mixer.strips[0].volume_said.text() == str(before - 5)
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    window.actions_["undo"].trigger()
    assert voices(window)[0].volume == before
    assert mixer.strips[0].volume.value() == before


def test_pan_says_its_side_and_a_double_click_centres_it(window, mixer, qtbot):
    strip = mixer.strips[0]
    strip.pan.setValue(30)
    assert (voices(window)[0].pan, strip.pan_said.text()) == (30, "L 34")
    qtbot.mouseDClick(strip.pan, Qt.MouseButton.LeftButton)
    assert (voices(window)[0].pan, strip.pan_said.text()) == (64, "C")


def test_a_voice_is_sent_to_an_output_that_is_there(window, mixer, qtbot):
    window.session._tell(Outputs((BUILT_IN, "Desk Synth")))
    output = mixer.strips[0].output
    assert [output.itemText(i) for i in range(output.count())] == [
        *("Default", "Built-in sound", "Desk Synth")
    ]
    qtbot.keyClick(output, Qt.Key.Key_End)
    assert voices(window)[0].port == "Desk Synth"


def test_an_output_that_is_not_there_stays_what_it_is(window, mixer):
    output = mixer.strips[1].output
    assert output.currentText() == "Old Synth (not there)"
    assert voices(window)[1].port == "Old Synth"


def test_channel_and_bank_are_chosen_by_key_and_undone(window, mixer, qtbot):
    strip = mixer.strips[1]
    qtbot.keyClick(strip.channel, Qt.Key.Key_Down)
    assert voices(window)[1].channel == 2
    strip.bank.selectAll()
    qtbot.keyClicks(strip.bank, "129")
    qtbot.keyClick(strip.bank, Qt.Key.Key_Return)
    assert voices(window)[1].bank == 129
    window.editing.undo()
    window.editing.undo()
    assert (voices(window)[1].channel, voices(window)[1].bank) == (1, 0)


def test_the_drum_channel_has_a_kit_in_place_of_an_instrument(window, mixer):
    assert mixer.strips[2].instrument.currentIndex() == -1
    assert not mixer.strips[2].instrument.isEnabled()


def test_all_voices_but_the_drums_get_an_instrument_as_one_step(window, mixer):
    mixer.ensembles["ensemble_organ"].click()
    assert [voice.program for voice in voices(window)] == [19, 19, 0]
    window.actions_["ensemble_strings"].trigger()
    assert [voice.program for voice in voices(window)] == [48, 48, 0]
    window.actions_["undo"].trigger()
    assert [voice.program for voice in voices(window)] == [19, 19, 0]


def test_the_windows_keys_work_in_the_mixer_too(window, mixer):
    assert {"play", "undo", "save"} <= {action.objectName() for action in mixer.actions()}


def test_every_control_says_which_voice_it_belongs_to(mixer):
    strip = mixer.strips[1]
    for part in (
        *(strip.instrument, strip.bank, strip.output, strip.channel, strip.volume, strip.pan),
        *(strip.mute, strip.solo),
    ):
        assert "Alto" in part.accessibleName()


def test_mute_and_solo_reach_the_player_without_another_song(window, qtbot):
    session = window.session
    session.playback.play(0)
    session.playback.pause()
    assert not session.playback.stale
    window.actions_["voice_mute"].trigger()
    assert not session.playback.stale
    assert session.player.state.song.audible == {voices(window)[1].id, voices(window)[2].id}
    session.document.apply(SetVoices(tuple(replace(v, volume=5) for v in voices(window))), "Volume")
    assert session.playback.stale
