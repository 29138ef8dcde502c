"""The Song menu in the real window: markers, tempo, meter, key, time and the loop, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMenu

from composer.edit.commands import AddNotes
from composer.model.key import Key
from composer.model.note import Note
from composer.model.score import Marker, empty_score
from composer.model.time import Meter, Tempo
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.song_lane.signs import Row

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
K = Qt.Key
BAR = 1920


@pytest.fixture
def document(window):
    """Four bars, one note each."""
    document = window.session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60 + i, i * BAR, BAR) for i in range(4)]
    document.apply(AddNotes(tuple(notes)), "Draw")
    return document


def press(window, key, held=NONE):
    QTest.keyClick(window.focusWidget() or window, key, held)


def undo(window, qtbot, held=CONTROL):
    window.activateWindow()
    name = "redo" if held & SHIFT else "undo"
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.actions_[name].isEnabled())
    press(window, K.Key_Z, held)


def shown(document):
    return sorted((n.onset, n.pitch, n.duration) for n in document.score.notes.values())


def type_in_lane(window, text):
    editor = window.song.lane.writing.editor
    assert editor.isVisible()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, K.Key_Return)


def test_m_marks_the_playhead_and_the_keys_go_from_marker_to_marker(window, document):
    for bar in (0, 2):
        window.playing.seek(bar * BAR)
        press(window, K.Key_M)
    press(window, K.Key_M)  # one is there already
    assert document.score.markers == (Marker(0, "A"), Marker(2 * BAR, "B"))
    press(window, K.Key_M, ALT | SHIFT)
    assert window.playing.tick == 0
    press(window, K.Key_M, ALT)
    assert window.playing.tick == 2 * BAR
    press(window, K.Key_M, SHIFT)
    type_in_lane(window, "Chorus")
    assert document.score.markers[1] == Marker(2 * BAR, "Chorus")
    press(window, K.Key_Escape)
    assert window.roll.hasFocus()
    press(window, K.Key_M, CONTROL | ALT | SHIFT)
    assert document.score.markers == (Marker(0, "A"),)


def test_tempo_meter_and_key_are_written_at_the_playhead_by_keys(window, document):
    window.playing.seek(BAR + 480)
    press(window, K.Key_T, ALT | SHIFT)
    type_in_lane(window, "90")
    press(window, K.Key_S, ALT | SHIFT)
    type_in_lane(window, "3/4")
    press(window, K.Key_K, ALT | SHIFT)
    type_in_lane(window, "Eb")
    score = document.score
    assert score.tempo.entries[1] == Tempo.from_bpm(BAR + 480, 90)
    assert score.meter.entries[1] == Meter(BAR, 3, 4)
    assert score.key.entries == (Key(BAR, -3),)
    assert document.history.names[1:] == ("Change Tempo", "Change Meter", "Change Key")


def test_time_is_inserted_by_key_and_the_loop_goes_with_it_and_back(window, document, qtbot):
    window.roll.loop_changed.emit((BAR, 2 * BAR))
    before = shown(document)
    press(window, K.Key_I, CONTROL | ALT)
    dialog = window.song.dialog
    assert dialog.at == BAR
    assert dialog.length == BAR
    dialog.bars.setValue(2)
    QTest.keyClick(dialog.bars, K.Key_Return)
    assert shown(document) == [before[0], *((t + 2 * BAR, p, d) for t, p, d in before[1:])]
    assert document.undo_name == "Insert Time"
    assert window.roll.stage.loop == (3 * BAR, 4 * BAR)
    undo(window, qtbot)
    assert shown(document) == before
    assert window.roll.stage.loop == (BAR, 2 * BAR)
    undo(window, qtbot, CONTROL | SHIFT)
    assert window.roll.stage.loop == (3 * BAR, 4 * BAR)


def test_a_loop_that_was_set_since_then_is_left_by_undo(window, document, qtbot):
    window.roll.loop_changed.emit((BAR, 2 * BAR))
    window.song.delete_time(0, BAR)
    assert window.roll.stage.loop == (0, BAR)
    window.roll.loop_changed.emit((480, 960))
    undo(window, qtbot)
    assert window.roll.stage.loop == (480, 960)


def test_a_loop_that_is_off_goes_with_the_time_as_well(window, document, qtbot):
    window.roll.loop_changed.emit((BAR, 2 * BAR))
    press(window, K.Key_L, CONTROL | SHIFT)
    assert window.roll.stage.loop is None
    window.song.delete_time(0, BAR)
    assert window.roll.stage.loop is None
    press(window, K.Key_L, CONTROL | SHIFT)
    assert window.roll.stage.loop == (0, BAR)
    undo(window, qtbot)
    assert window.roll.stage.loop == (BAR, 2 * BAR)


def test_another_step_in_place_of_one_that_was_undone_moves_the_loop_its_own_way(
    window, document, qtbot
):
    window.roll.loop_changed.emit((BAR, 2 * BAR))
    window.song.delete_time(0, BAR)
    undo(window, qtbot)
    window.song.delete_time(0, 480)
    assert window.roll.stage.loop == (BAR - 480, 2 * BAR - 480)
    undo(window, qtbot)
    assert window.roll.stage.loop == (BAR, 2 * BAR)
    undo(window, qtbot, CONTROL | SHIFT)
    assert window.roll.stage.loop == (BAR - 480, 2 * BAR - 480)


def test_in_an_empty_song_the_loop_goes_with_the_time_and_there_is_no_step(window):
    window.roll.loop_changed.emit((BAR, 2 * BAR))
    window.song.delete_time(0, BAR)
    assert window.roll.stage.loop == (0, BAR)
    press(window, K.Key_I, CONTROL | ALT)
    QTest.keyClick(window.song.dialog.bars, K.Key_Return)
    assert window.roll.stage.loop == (BAR, 2 * BAR)
    window.song.crop_to_loop()
    assert window.roll.stage.loop == (0, BAR)
    window.song.delete_time(0, BAR)
    assert window.roll.stage.loop is None
    assert not window.session.document.can_undo


def test_deleting_time_takes_the_selected_notes_time_or_this_bar(window, document):
    window.playing.seek(3 * BAR + 480)
    press(window, K.Key_R, CONTROL | ALT)
    assert [onset for onset, *_ in shown(document)] == [0, BAR, 2 * BAR]
    first = min(document.score.notes.values(), key=lambda n: n.onset)
    window.roll.set_selection({first.id})
    press(window, K.Key_R, CONTROL | ALT)
    assert [pitch for _, pitch, _ in shown(document)] == [61, 62]
    assert document.history.names[1:] == ("Delete Time", "Delete Time")


def test_a_section_is_looped_selected_repeated_and_taken_out(window, document):
    for bar in (0, 1, 2):
        window.playing.seek(bar * BAR)
        press(window, K.Key_M)
    window.playing.seek(BAR + 480)
    press(window, K.Key_O, ALT | SHIFT)
    assert window.roll.stage.loop == (BAR, 2 * BAR)
    press(window, K.Key_A, ALT | SHIFT)
    chosen = [document.score.notes[i].pitch for i in window.roll.selection]
    assert chosen == [61]
    press(window, K.Key_D, ALT | SHIFT)
    assert [pitch for _, pitch, _ in shown(document)] == [60, 61, 61, 62, 63]
    assert [m.text for m in document.score.markers] == ["A", "B", "B", "C"]
    press(window, K.Key_Left, ALT | SHIFT)
    assert [pitch for _, pitch, _ in shown(document)] == [61, 60, 61, 62, 63]
    assert [m.text for m in document.score.markers] == ["B", "A", "B", "C"]
    assert window.playing.tick == 480
    press(window, K.Key_Right, ALT | SHIFT)
    assert document.undo_name == "Move Section"
    press(window, K.Key_Delete, ALT | SHIFT)
    assert [pitch for _, pitch, _ in shown(document)] == [60, 61, 62, 63]


def test_cropping_leaves_the_loop_and_undo_brings_all_back(window, document, qtbot):
    before = shown(document)
    second = sorted(document.score.notes.values(), key=lambda n: n.onset)[1]
    window.roll.set_selection({second.id})
    press(window, K.Key_L, ALT | SHIFT)
    assert window.roll.stage.loop == (BAR, 2 * BAR)
    press(window, K.Key_C, ALT | SHIFT)
    assert shown(document) == [(0, 61, BAR)]
    assert window.roll.stage.loop == (0, BAR)
    undo(window, qtbot)
    assert shown(document) == before
    assert window.roll.stage.loop == (BAR, 2 * BAR)


def test_the_ends_of_the_loop_are_set_at_the_playhead(window, document):
    for tick, key, wanted in (
        (BAR, K.Key_I, (BAR, 4 * BAR)),
        (3 * BAR, K.Key_O, (BAR, 3 * BAR)),
        (BAR - 480, K.Key_O, (0, BAR - 480)),
        (2 * BAR, K.Key_I, (2 * BAR, 3 * BAR)),
    ):
        window.playing.seek(tick)
        press(window, key, SHIFT)
        assert window.roll.stage.loop == wanted


def test_a_tempo_ramp_goes_over_the_time_that_is_chosen(window, document, qtbot):
    window.roll.loop_changed.emit((BAR, 2 * BAR))
    press(window, K.Key_R, ALT | SHIFT)
    dialog = window.song.dialog
    dialog.last.setValue(60.0)
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    tempo = document.score.tempo
    assert tempo.at(BAR).bpm == pytest.approx(120, abs=0.01)
    assert tempo.at(BAR + BAR // 2).bpm == pytest.approx(90, abs=0.01)
    assert tempo.at(9 * BAR).bpm == pytest.approx(60, abs=0.01)
    assert document.undo_name == "Tempo Ramp"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, K.Key_B, ALT | SHIFT)
    assert document.score.tempo.at(2 * BAR - 1).bpm == pytest.approx(120, abs=0.01)
    assert document.score.tempo.at(2 * BAR).bpm == pytest.approx(60, abs=0.01)


def test_the_lane_is_reached_by_a_key_hidden_by_another_and_stays_hidden(window, open_window):
    press(window, K.Key_N, CONTROL | ALT)
    assert window.song.lane.hasFocus()
    press(window, K.Key_N, CONTROL | ALT | SHIFT)
    assert not window.song.lane.isVisible()
    assert window.roll.hasFocus()
    assert not open_window().song.lane.isVisible()


def test_another_song_closes_the_field_that_something_is_written_in(window, document):
    press(window, K.Key_T, ALT | SHIFT)
    QTest.keyClicks(window.song.lane.writing.editor, "99")
    document.replace(empty_score())
    assert not window.song.lane.writing.active
    assert not document.can_undo
    press(window, K.Key_T, ALT | SHIFT)
    press(window, K.Key_N, CONTROL | ALT | SHIFT)
    assert not window.song.lane.writing.active
    assert not document.can_undo


def test_what_needs_markers_or_a_loop_is_off_without(window, document):
    actions = window.actions_
    assert not actions["section_loop"].isEnabled()
    assert not actions["crop_to_loop"].isEnabled()
    assert not actions["loop_selection"].isEnabled()
    press(window, K.Key_M)
    window.roll.loop_changed.emit((0, BAR))
    assert actions["section_loop"].isEnabled()
    assert actions["crop_to_loop"].isEnabled()


def test_the_menu_of_the_lane_has_what_can_be_done_there(window, document):
    press(window, K.Key_M)
    menu = window.song.menus.menu(Row.MARKERS, 0, document.score.markers[0])
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert {"Write…", "Remove", "Loop Section", "Delete Section", "Tempo Here…"} <= set(words)
    letters = [a.text()[a.text().index("&") + 1].lower() for a in menu.actions() if a.text()]
    assert len(letters) == len(set(letters))
    remove = next(a for a in menu.actions() if a.text() == "Remo&ve")
    remove.trigger()
    assert document.score.markers == ()


def test_the_right_button_on_the_ruler_opens_the_menu_of_that_place(window, document, qtbot):
    x = round(KEYS + window.roll.stage.view.x(BAR)) + 1
    QTest.mouseClick(window.roll, Qt.MouseButton.RightButton, NONE, QPoint(x, int(RULER) - 6))
    menus = [m for m in window.findChildren(QMenu, "place menu") if m.isVisible()]
    assert len(menus) == 1
    words = {action.text().replace("&", ""): action for action in menus[0].actions()}
    words["Loop from Here"].trigger()
    assert window.roll.stage.loop == (BAR, 4 * BAR)
    words["Meter Here…"].trigger()
    menus[0].close()
    type_in_lane(window, "2/4")
    assert document.score.meter.entries[1] == Meter(BAR, 2, 4)
    words_left = [m for m in window.findChildren(QMenu, "place menu") if m.isVisible()]
    assert not words_left
