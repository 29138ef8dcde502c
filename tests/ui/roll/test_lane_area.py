"""The lanes beneath the notes: shown, hidden, made higher, and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.document import Document
from composer.model.score import empty_score
from composer.ui.roll.lanes.area import GRID_LEAST
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.view import RollView

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def roll(qtbot):
    view = RollView(Document(empty_score()))
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def move(lane, point, button=LEFT):
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, lane.mapToGlobal(place), Qt.MouseButton.NoButton, button, NONE
    )
    QApplication.sendEvent(lane, event)


def pull(lane, way, release=True):
    """Drags the border of a lane upwards; the lane moves under the pointer meanwhile."""
    start = QPoint(400, 2)
    QTest.mousePress(lane, LEFT, NONE, start)
    there = lane.mapToGlobal(start) - QPoint(0, way)
    move(lane, lane.mapFromGlobal(there))
    if release:
        QTest.mouseRelease(lane, LEFT, NONE, lane.mapFromGlobal(there))


def test_a_shown_lane_takes_its_height_from_the_grid_and_gives_it_back(roll):
    before = roll.stage.view.height
    roll.lanes.show_lane("velocity", True)
    lane = roll.lanes["velocity"]
    assert lane.isVisible()
    assert lane.height() == lane.usual
    assert roll.stage.view.height == before - lane.usual
    assert lane.mapTo(roll, QPoint(0, 0)).y() == RULER + roll.stage.view.height
    roll.lanes.show_lane("velocity", False)
    assert not lane.isVisible()
    assert roll.stage.view.height == before


def test_the_border_is_dragged_and_escape_gives_the_height_back(roll):
    roll.lanes.show_lane("velocity", True)
    lane = roll.lanes["velocity"]
    pull(lane, 60)
    assert lane.height() == lane.usual + 60
    pull(lane, -400)
    assert lane.height() == lane.least
    pull(lane, 50, release=False)
    assert lane.height() == lane.least + 50
    QTest.keyClick(lane, Qt.Key.Key_Escape)
    assert lane.height() == lane.least
    QTest.mouseRelease(lane, LEFT, NONE, QPoint(400, 2))
    QTest.mouseDClick(lane, LEFT, NONE, QPoint(400, 2))
    assert lane.height() == lane.usual


def test_the_notes_keep_room_however_high_a_lane_is_wanted(roll):
    roll.lanes.show_lane("velocity", True)
    roll.lanes.show_lane("syllables", True)
    pull(roll.lanes["velocity"], 2000)
    assert roll.stage.view.height >= GRID_LEAST
    roll.resize(1000, 300)
    assert roll.stage.view.height >= GRID_LEAST
    roll.resize(1000, 1200)
    assert roll.lanes["syllables"].height() == roll.lanes["syllables"].usual


def test_what_was_chosen_is_remembered_as_a_text(qtbot, roll):
    roll.lanes.show_lane("velocity", True)
    pull(roll.lanes["velocity"], 40)
    said = roll.lanes.state()
    other = RollView(Document(empty_score()))
    qtbot.addWidget(other)
    other.resize(1000, 600)
    other.lanes.restore(said)
    assert other.lanes.state() == said
    assert other.lanes.is_shown("velocity")
    assert not other.lanes.is_shown("syllables")
    assert other.lanes["velocity"].height() == roll.lanes["velocity"].height()


@pytest.mark.parametrize("text", ["", "nonsense", "velocity=maybe 9", "velocity=on ٣", "=;;= 4"])
def test_a_damaged_memory_is_passed_over(roll, text):
    roll.lanes.restore(text)
    roll.lanes.show_lane("velocity", True)
    assert roll.lanes["velocity"].height() == roll.lanes["velocity"].usual


def test_lanes_scroll_and_zoom_with_the_roll_under_wheel_and_middle_button(roll):
    roll.lanes.show_lane("velocity", True)
    lane = roll.lanes["velocity"]
    tick, scale = roll.stage.view.tick(300), roll.stage.view.scale
    place = lane.mapTo(roll, QPointF(KEYS + 300, 30))
    # An event of the window's goes on to the roll, as a real one, when the lane has no use for it.
    held = Qt.KeyboardModifier.ControlModifier
    QTest.wheelEvent(roll.windowHandle(), place, QPoint(0, 120), stateKey=held)
    QApplication.processEvents()
    assert roll.stage.view.scale > scale
    assert roll.stage.view.tick(300) == pytest.approx(tick)
    left = roll.stage.view.left
    QTest.mousePress(lane, MIDDLE, NONE, QPoint(400, 30))
    move(lane, QPoint(250, 30), MIDDLE)
    QTest.mouseRelease(lane, MIDDLE, NONE, QPoint(250, 30))
    assert roll.stage.view.left == pytest.approx(left + 150 / roll.stage.view.scale)


def test_the_playhead_and_the_scrolled_page_are_seen_in_the_lane(qtbot, roll):
    roll.lanes.show_lane("velocity", True)
    lane = roll.lanes["velocity"]
    seen = []

    class Watch(QObject):
        def eventFilter(self, thing, event):
            if event.type() is QEvent.Type.Paint:
                seen.append(event.region().boundingRect())
            return False

    watch = Watch()
    lane.installEventFilter(watch)
    QApplication.processEvents()
    seen.clear()
    roll.set_playhead(480)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[-1].width() < lane.width()
    seen.clear()
    roll.look_at(roll.stage.view.scrolled(200, 0))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[-1].width() == lane.width()
    lane.removeEventFilter(watch)


def test_a_right_click_on_any_head_asks_for_the_menu_of_its_lane_alone(qtbot, roll):
    for lane in roll.lanes:
        roll.lanes.show_lane(lane.name, True)
        asked: list[str] = []
        roll.lanes.menu_wanted.connect(lambda name, place, asked=asked: asked.append(name))
        place = QPoint(20, 20)
        with qtbot.assertNotEmitted(roll.syllables.menu_asked):
            QTest.mouseClick(lane, Qt.MouseButton.RightButton, NONE, place)
            mouse = QContextMenuEvent.Reason.Mouse
            QApplication.sendEvent(lane, QContextMenuEvent(mouse, place, lane.mapToGlobal(place)))
        assert asked == [lane.name]
