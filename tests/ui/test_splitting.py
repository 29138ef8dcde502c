"""View > Split in a real window: two regions of one song, both edited by real mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
FAR = 16 * 1920


@pytest.fixture
def open_wide(open_window):
    """Opens windows with nothing beside the roll."""

    def make() -> MainWindow:
        window = open_window(size=(1300, 700))
        for dock in window.docks:
            dock.hide()
        return window

    return make


@pytest.fixture
def window(open_wide):
    """Two notes sixteen bars apart; each view shows one of them."""
    window = open_wide()
    document = window.session.document
    voice = document.score.voices[0].id
    near, far = (Note(document.new_id(), voice, 64, tick, 960) for tick in (480, FAR + 480))
    document.apply(AddNotes((near, far)), "Write")
    QTest.keyClick(window.roll, Qt.Key.Key_Backslash, CONTROL)
    second = window.splitting.second
    assert second is not None
    QApplication.processEvents()
    for roll, left in ((window.roll, 0), (second, FAR)):
        roll.look_at(roll.stage.view.fitted(left, left + 3840, 55, 75))
    return window


def at(roll, tick, pitch):
    view = roll.stage.view
    return QPoint(round(KEYS + view.x(tick)), round(RULER + view.y(pitch) + view.row / 2))


def drag(roll, start, end):
    QTest.mousePress(roll, LEFT, NONE, start)
    for share in (0.5, 1.0):
        place = QPointF(start + (end - start) * share)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, roll.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT,
            NONE,
        )  # fmt: skip
        QApplication.sendEvent(roll, event)
    QTest.mouseRelease(roll, LEFT, NONE, end)


def onsets(window):
    return sorted(note.onset for note in window.session.document.score.notes.values())


def test_a_note_is_moved_in_the_second_view_as_one_step(window, qtbot):
    second, document = window.splitting.second, window.session.document
    drag(second, at(second, FAR + 700, 64), at(second, FAR + 700 + 480, 67))
    moved = max(document.score.notes.values(), key=lambda note: note.onset)
    assert (moved.onset, moved.pitch) == (FAR + 960, 67)
    assert document.undo_name == "Move Notes"
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    QTest.keyClick(second, Qt.Key.Key_Z, CONTROL)
    assert onsets(window) == [480, FAR + 480]


def test_what_is_selected_in_one_view_is_selected_in_the_other(window):
    roll, second = window.roll, window.splitting.second
    QTest.mouseClick(second, LEFT, NONE, at(second, FAR + 700, 64))
    assert roll.selection == second.selection
    assert len(roll.selection) == 1
    QTest.mouseClick(roll, LEFT, SHIFT, at(roll, 700, 64))
    assert len(second.selection) == 2
    QTest.keyClick(second, Qt.Key.Key_Delete)
    assert onsets(window) == []


def test_each_view_looks_where_it_likes_and_menus_zoom_the_one_in_use(window):
    roll, second = window.roll, window.splitting.second
    first_view = roll.stage.view
    second.setFocus()
    scale = second.stage.view.scale
    window.actions_["zoom_in"].trigger()
    assert second.stage.view.scale > scale
    assert roll.stage.view == first_view
    QTest.keyClick(second, Qt.Key.Key_Tab, CONTROL)
    assert roll.hasFocus()
    window.actions_["zoom_in"].trigger()
    assert roll.stage.view.scale > first_view.scale


def test_what_is_in_the_middle_stays_there_when_the_view_is_split_below(open_wide):
    window = open_wide()
    roll = window.roll
    middle = roll.stage.view.pitch(roll.stage.view.height / 2)
    for name in ("split_below", "split_beside", "split_below"):
        height = roll.stage.view.height
        window.actions_[name].trigger()
        assert roll.stage.view.height != height or name == "split_beside"
        assert abs(roll.stage.view.pitch(roll.stage.view.height / 2) - middle) <= 1


def test_tool_and_voice_are_the_same_in_both(window):
    second = window.splitting.second
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_2)
    assert window.roll.stage.tool == second.stage.tool == "draw"
    drag(second, at(second, FAR + 1920, 70), at(second, FAR + 2400, 70))
    assert len(window.session.document.score.notes) == 3
    QTest.keyClick(window.roll, Qt.Key.Key_1)
    assert second.stage.tool == "select"


def test_a_change_is_seen_in_both_views(window):
    roll, second = window.roll, window.splitting.second
    second.look_at(replace(roll.stage.view, width=second.stage.view.width))
    before = second.grab().toImage()
    drag(roll, at(roll, 700, 64), at(roll, 700 + 480, 66))
    assert second.grab().toImage() != before


def test_another_song_is_seen_in_both(window):
    window.session.document.mark_clean()
    window.actions_["new"].trigger()
    assert onsets(window) == []
    assert len(window.splitting.second.stage.store) == 0
    assert not window.splitting.second.grab().isNull()


def test_the_split_is_turned_closed_and_remembered(open_wide):
    first = open_wide()
    QTest.keyClick(first.roll, Qt.Key.Key_Backslash, CONTROL)
    first.actions_["split_below"].trigger()
    assert first.splitting.splitter.orientation() is Qt.Orientation.Vertical
    assert not first.actions_["split_beside"].isChecked()
    again = open_wide()
    assert again.splitting.second is not None
    assert again.splitting.splitter.orientation() is Qt.Orientation.Vertical
    again.splitting.second.setFocus()
    again.actions_["split_below"].trigger()
    assert again.splitting.second is None
    assert again.roll.hasFocus()
    assert not again.actions_["other_view"].isEnabled()


def test_the_overview_frames_what_both_views_show(window):
    mini_map, second = window.seeing.mini_map, window.splitting.second
    before = mini_map.grab().toImage()
    second.look_at(replace(second.stage.view, left=FAR / 2))
    elsewhere = mini_map.grab().toImage()
    assert elsewhere != before
    second.setFocus()
    assert mini_map.grab().toImage() != elsewhere
    window.actions_["split_beside"].trigger()
    assert not mini_map.grab().isNull()


def lane_of(roll, name):
    return next(lane for lane in roll.lanes if lane.name == name)


def test_each_view_has_the_lanes_of_its_own_part_and_they_come_and_go_together(window):
    second, actions = window.splitting.second, window.actions_
    assert not list(second.lanes.shown())
    actions["lane_velocity"].trigger()
    actions["lane_sustain"].trigger()
    for roll in (window.roll, second):
        assert lane_of(roll, "velocity").isVisible()
        assert lane_of(roll, "cc64").isVisible()
    actions["lane_sustain"].trigger()
    assert not lane_of(second, "cc64").isVisible()
    second.lanes.set_height("velocity", 120)
    assert lane_of(second, "velocity").height() == 120 != lane_of(window.roll, "velocity").height()


def test_a_velocity_is_raised_under_the_second_view(window):
    document, second = window.session.document, window.splitting.second
    window.actions_["lane_velocity"].trigger()
    lane = lane_of(second, "velocity")
    near, far = document.score.notes_in_order()
    x = round(KEYS + second.stage.view.x(far.onset))
    start = QPoint(x + 1, round(lane.scale.y(far.velocity)) + 5)
    QTest.mousePress(lane, LEFT, NONE, start)
    for down in (10, 20):
        place = QPointF(start - QPoint(0, down))
        move = QEvent.Type.MouseMove
        event = QMouseEvent(move, place, lane.mapToGlobal(place), Qt.NoButton, LEFT, NONE)
        QApplication.sendEvent(lane, event)
    QTest.mouseRelease(lane, LEFT, NONE, start - QPoint(0, 20))
    assert document.score.notes[far.id].velocity > far.velocity
    assert document.score.notes[near.id] == near


def test_points_in_the_second_view_are_copied_and_pasted_by_the_edit_menu(window):
    document, second, actions = window.session.document, window.splitting.second, window.actions_
    actions["lane_expression"].trigger()
    lane = lane_of(second, "cc11")
    lane.setFocus()
    place = QPoint(round(KEYS + second.stage.view.x(FAR + 480)), lane.height() // 2)
    QTest.mouseDClick(lane, LEFT, NONE, place)
    QTest.mouseRelease(lane, LEFT, NONE, place)
    actions["select_all"].trigger()
    actions["copy"].trigger()
    window.playing.seek(FAR + 1920)
    actions["paste"].trigger()
    ticks = [control.tick for control in document.score.controls]
    assert any(FAR <= tick <= FAR + 960 for tick in ticks)
    assert any(tick >= FAR + 1920 for tick in ticks)
    window.actions_["split_beside"].trigger()
    assert window.splitting.second is None
    actions["select_all"].trigger()
    assert len(window.roll.selection) == 2
