"""Transport > Sound, metronome, count-in, speed and following, through the window."""

from __future__ import annotations

import pytest

from composer.app.settings import load_settings
from composer.midi.messages import CountingIn, Position, Stopped
from composer.midi.player import BUILT_IN, Outputs
from composer.midi.sound_options import SoundOptions
from composer.midi.soundfont import shipped_soundfont


@pytest.fixture
def dialog(window):
    window.actions_["sound"].trigger()
    return window.sounding.dialog


def test_reverb_and_loudness_reach_the_player_at_once_and_are_remembered(
    window, dialog, qtbot, tmp_path
):
    dialog.reverb.setValue(0)
    dialog.gain.setValue(-6)
    assert window.session.player.state.sound == SoundOptions(None, 0.0, -6.0)
    assert dialog.said[dialog.reverb].text() == "off"
    assert dialog.said[dialog.gain].text() == "-6 dB"
    qtbot.waitUntil(lambda: load_settings(tmp_path / "settings.json")[0].gain == -6)
    dialog.usual.click()
    assert window.session.player.state.sound == SoundOptions()


def test_a_soundfont_of_ones_own_is_used_and_the_shipped_one_again(window, dialog):
    own = shipped_soundfont()
    window.sounding.use_soundfont(own)
    assert window.session.player.state.sound.soundfont == str(own)
    assert dialog.soundfont.text() == own.name
    dialog.shipped.click()
    assert window.session.player.state.sound.soundfont is None
    assert not dialog.shipped.isEnabled()


def test_what_is_no_soundfont_is_said_and_changes_nothing(window, dialog, tmp_path):
    wrong = tmp_path / "song.sf2"
    wrong.write_bytes(b"MThd")
    window.sounding.use_soundfont(wrong)
    assert "is no soundfont" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert window.session.settings.soundfont is None


def test_a_soundfont_that_has_gone_is_said_where_it_is_chosen(window):
    window.session.remember(soundfont="/nowhere/grand.sf2")
    window.actions_["sound"].trigger()
    dialog = window.sounding.dialog
    assert "grand.sf2” is not there any more" in dialog.problem.text()
    dialog.shipped.click()
    assert not dialog.problem.isVisible()


def test_the_metronome_is_switched_by_its_action_and_remembered(window, tmp_path):
    window.actions_["metronome"].trigger()
    assert load_settings(tmp_path / "settings.json")[0].metronome
    window.actions_["metronome"].trigger()
    assert not load_settings(tmp_path / "settings.json")[0].metronome


def test_the_metronome_can_sound_elsewhere_than_the_song(window, dialog, tmp_path):
    window.session._tell(Outputs((BUILT_IN, "Desk Synth")))
    choices = [dialog.click_port.itemText(i) for i in range(dialog.click_port.count())]
    assert choices == ["The output of the song", "Built-in sound", "Desk Synth"]
    dialog.click_port.setCurrentIndex(1)
    dialog.click_port.activated.emit(1)
    assert load_settings(tmp_path / "settings.json")[0].click_port == BUILT_IN


def test_a_count_in_is_chosen_and_remembered(window, tmp_path):
    assert window.actions_["count_in_0"].isChecked()
    window.actions_["count_in_2"].trigger()
    assert window.actions_["count_in_2"].isChecked()
    assert load_settings(tmp_path / "settings.json")[0].count_in == 2


def test_the_count_in_is_shown_in_the_place_of_the_position(window):
    session = window.session
    session._tell(CountingIn(1, 4))
    assert window.transport.position.text() == "-4"
    session._tell(CountingIn(4, 4))
    assert window.transport.position.text() == "-1"
    session._tell(Position(0, True))
    assert window.transport.position.text() == "1.1.1"
    session._tell(CountingIn(1, 4))
    session._tell(Stopped())
    assert window.transport.position.text() == "1.1.1"


def test_another_speed_is_shown_and_the_songs_tempo_stays(window):
    tempo = window.session.document.score.tempo
    window.actions_["speed_75"].trigger()
    assert window.session.player.tempo_scale == 0.75
    assert window.transport.speed.text() == "× 75 %"
    assert window.session.document.score.tempo == tempo
    window.actions_["speed_100"].trigger()
    assert not window.transport.speed.isVisible()


def test_how_the_playhead_is_followed_is_remembered(window, tmp_path):
    window.actions_["follow_smoothly"].trigger()
    window.actions_["follow"].trigger()
    assert not window.roll.following.on
    assert window.roll.following.smooth
    settings, _ = load_settings(tmp_path / "settings.json")
    assert (settings.follow, settings.follow_smoothly) == (False, True)


def test_the_tool_bar_has_room_at_1280_pixels(window, qtbot):
    window.actions_["speed_125"].trigger()
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.tool_bar.width() == 1280)
    assert window.tool_bar.sizeHint().width() <= 1280
