"""Note entry in the window: its key, the playhead that goes with it, voices, playing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.midi.messages import Heard

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(window, *keys):
    for key in keys:
        QTest.keyClick(window.roll, key)


def values(window, voice=0):
    score = window.session.document.score
    notes = score.notes_in_order(score.voices[voice].id)
    return [(n.pitch, n.onset, n.duration) for n in notes]


def test_the_key_n_switches_it_on_and_the_playhead_goes_with_the_cursor(window):
    press(window, Key.Key_N)
    assert window.actions_["note_entry"].isChecked()
    press(window, Key.Key_4, Key.Key_G, Key.Key_A)
    assert [length for _, _, length in values(window)] == [240, 240]
    assert window.playing.tick == 480
    assert window.roll.stage.tool == "select"
    press(window, Key.Key_N)
    assert not window.actions_["note_entry"].isChecked()
    press(window, Key.Key_2)
    assert window.roll.stage.tool == "draw"


def test_moving_the_playhead_moves_the_cursor(window):
    press(window, Key.Key_N, Key.Key_G)
    window.playing.seek(1920)
    press(window, Key.Key_G)
    assert [onset for _, onset, _ in values(window)] == [0, 1920]
    QTest.keyClick(window.roll, Key.Key_Home, CONTROL)
    assert window.roll.entry.cursor.tick == 0


def test_undo_and_the_next_voice_have_their_keys_in_it(window, qtbot):
    press(window, Key.Key_N, Key.Key_G, Key.Key_A)
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    QTest.keyClick(window.roll, Key.Key_Z, CONTROL)
    assert window.roll.entry.cursor.tick == 480
    press(window, Key.Key_B)
    QTest.keyClick(window.roll, Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(window, Key.Key_Home, Key.Key_E)
    assert [onset for _, onset, _ in values(window)] == [0, 480]
    assert [onset for _, onset, _ in values(window, 1)] == [0]
    QTest.keyClick(window.roll, Key.Key_PageUp, CONTROL)
    press(window, Key.Key_End, Key.Key_C)
    assert [onset for _, onset, _ in values(window)] == [0, 480, 960]


def test_a_midi_keyboard_writes_at_the_cursor_as_long_as_the_note_value(window):
    def play(pitch, seconds):
        steps = window.session.step_entry
        steps.take(Heard(seconds, 0.0, bytes((0x90, pitch, 80)), "Keys", False))
        steps.take(Heard(seconds + 0.1, 0.0, bytes((0x80, pitch, 0)), "Keys", False))

    press(window, Key.Key_N, Key.Key_6, Key.Key_G)
    play(64, 1.0)
    press(window, Key.Key_5)
    play(62, 2.0)
    press(window, Key.Key_C)
    assert values(window) == [(67, 0, 960), (64, 960, 960), (62, 1920, 480), (60, 2400, 480)]
    press(window, Key.Key_N)
    assert not window.session.step_entry.on
    assert window.session.step_entry.grid == window.grid.ticks()


def test_a_note_value_that_is_chosen_for_the_grid_is_that_of_the_notes(window):
    press(window, Key.Key_N)
    window.actions_["grid_coarser"].trigger()
    assert window.grid.ticks() == 240
    press(window, Key.Key_G)
    window.actions_["grid_triplet"].trigger()
    press(window, Key.Key_A)
    assert [length for _, _, length in values(window)] == [240, 160]


def test_a_phrase_is_selected_copied_and_pasted_at_the_cursor_which_goes_behind_it(window, qtbot):
    press(window, Key.Key_N, Key.Key_G, Key.Key_A)
    QTest.keyClick(window.roll, Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.roll, Key.Key_C, CONTROL)
    press(window, Key.Key_End)
    QTest.keyClick(window.roll, Key.Key_V, CONTROL)
    press(window, Key.Key_B)
    assert [(pitch, onset) for pitch, onset, _ in values(window)] == [
        (67, 0), (69, 480), (67, 960), (69, 1440), (71, 1920),
    ]  # fmt: skip


def test_in_a_second_view_notes_are_written_there_and_the_first_has_it_back_after(window, qtbot):
    window.actions_["split_beside"].trigger()
    second = window.splitting.second
    qtbot.waitUntil(second.isVisible)
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    QTest.keyClick(second, Key.Key_N)
    assert (second.entry.on, window.roll.entry.on) == (True, False)
    QTest.keyClick(second, Key.Key_G)
    assert len(values(window)) == 1
    assert window.playing.tick == 480
    QTest.keyClick(window.roll, Key.Key_N)
    window.roll.setFocus()
    qtbot.waitUntil(window.roll.hasFocus)
    assert not window.actions_["note_entry"].isChecked()
    QTest.keyClick(window.roll, Key.Key_N)
    assert (second.entry.on, window.roll.entry.on) == (False, True)
    second.setFocus()
    QTest.keyClick(second, Key.Key_N)
    QTest.keyClick(second, Key.Key_N)
    assert second.entry.on
    window.actions_["split_beside"].trigger()
    qtbot.waitUntil(lambda: not window.actions_["note_entry"].isChecked())
    assert not window.session.step_entry.on
