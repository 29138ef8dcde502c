"""Following the song's chord symbols, in the window: the panel's box and the menu's action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from composer.edit.commands import SetChords
from composer.model.chord_symbol import ChordSymbol
from tests.fixtures.songs import eight_quarters

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 60_000  # milliseconds


@pytest.fixture
def window(open_window, tiny_pack_folder):
    """Eight quarters of a melody; the engine runs."""
    window = open_window(eight_quarters, packs=(tiny_pack_folder,))
    window.session.player.set_output(None)
    window.begin()
    return window


def write_chord(window, qtbot):
    window.session.document.apply(SetChords((ChordSymbol(0, "C"),)))
    qtbot.waitUntil(window.generate_panel.chords.isVisible)


def harmonise(window, qtbot):
    """What the engine was asked."""
    generating = window.session.generating
    window.generate_panel.steps.setValue(1)
    qtbot.keyClick(window.roll, Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(
        lambda: not generating.running and bool(generating.candidates), timeout=PATIENCE
    )
    return generating.asked.request


def test_the_box_is_there_where_the_song_has_chord_symbols_and_nowhere_else(window, qtbot):
    panel, action = window.generate_panel, window.actions_["follow_chords"]
    assert not panel.chords.isVisible()
    assert not action.isEnabled()
    assert "no chord symbols" in action.toolTip()
    write_chord(window, qtbot)
    assert action.isEnabled()
    assert panel.chords.isChecked()
    assert action.isChecked()
    assert panel.chords.accessibleName() == "Follow chords"
    window.session.document.undo()
    qtbot.waitUntil(lambda: not panel.chords.isVisible())
    assert not action.isEnabled()


def test_harmonize_follows_the_chords_until_the_key_or_the_box_says_otherwise(window, qtbot):
    write_chord(window, qtbot)
    panel, action = window.generate_panel, window.actions_["follow_chords"]
    assert harmonise(window, qtbot).steering.chords[0] == (0, "C")
    qtbot.keyClick(window.roll, Qt.Key.Key_F, ALT_SHIFT)
    assert not panel.chords.isChecked()
    assert not action.isChecked()
    assert window.session.settings.follow_chords is False
    assert harmonise(window, qtbot).steering.chords == ()
    place = QPoint(8, panel.chords.height() // 2)
    qtbot.mouseClick(panel.chords, Qt.MouseButton.LeftButton, pos=place)
    assert action.isChecked()
    assert window.session.settings.follow_chords is True


def test_the_next_sitting_knows_that_chords_are_not_followed(open_window):
    first = open_window()
    first.generating.set_follow_chords(False)
    again = open_window()
    assert not again.actions_["follow_chords"].isChecked()
    assert not again.generate_panel.settings().follow_chords
