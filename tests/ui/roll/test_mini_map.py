"""The mini-map beside a roll, both shown: real mouse and key events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from composer.edit.commands import AddNotes, RemoveNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui.roll.mini_map import HEIGHT, MiniMap
from composer.ui.roll.scene import KEYS
from composer.ui.roll.view import RollView

LEFT = Qt.MouseButton.LeftButton
BAR = 1920


@pytest.fixture
def document():
    score = empty_score()
    voice = score.voices[0].id
    for bar in range(40):
        note = Note(score.new_id(), voice, 60 + bar % 12, bar * BAR, 960)
        score.notes[note.id] = note
    return Document(score)


@pytest.fixture
def roll(qtbot, document):
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    view = RollView(document)
    column.addWidget(view, 1)
    column.addWidget(MiniMap(view))
    qtbot.addWidget(window)
    window.resize(1000, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.look_at(view.stage.view.fitted(4 * BAR, 12 * BAR, 55, 75))
    yield view
    window.close()


@pytest.fixture
def mini_map(roll):
    return roll.window().findChild(MiniMap)


def at(mini_map, tick):
    return QPoint(round(KEYS + mini_map.overview.x(tick)), HEIGHT // 2)


def move(mini_map, point):
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, mini_map.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(mini_map, event)


def is_note_at(mini_map, tick):
    """Whether the column at a tick has a colour that the silent one after it has not."""
    image = mini_map.grab().toImage()
    there, silent = (
        {image.pixelColor(at(mini_map, place).x(), y).name() for y in range(3, HEIGHT - 3)}
        for place in (tick, 20 * BAR + 1440)
    )
    return bool(there - silent)


def test_a_click_brings_that_place_to_the_middle(roll, mini_map):
    QTest.mouseClick(mini_map, LEFT, pos=at(mini_map, 30 * BAR))
    view = roll.stage.view
    assert (view.left + view.right) / 2 == pytest.approx(30 * BAR, abs=BAR / 4)


def test_dragging_the_frame_moves_what_is_seen_and_keeps_its_size(roll, mini_map):
    before = roll.stage.view
    QTest.mousePress(mini_map, LEFT, pos=at(mini_map, 8 * BAR))
    for bar in (10, 14, 18):
        move(mini_map, at(mini_map, bar * BAR))
    QTest.mouseRelease(mini_map, LEFT, pos=at(mini_map, 18 * BAR))
    after = roll.stage.view
    assert after.left - before.left == pytest.approx(10 * BAR, abs=BAR / 4)
    assert after.scale == before.scale


def test_dragging_an_edge_shows_more_or_less_of_the_song(roll, mini_map):
    before = roll.stage.view
    QTest.mousePress(mini_map, LEFT, pos=at(mini_map, before.right))
    move(mini_map, at(mini_map, 30 * BAR))
    QTest.mouseRelease(mini_map, LEFT, pos=at(mini_map, 30 * BAR))
    after = roll.stage.view
    assert after.left == pytest.approx(before.left)
    assert after.right == pytest.approx(30 * BAR, abs=BAR / 4)


def test_a_double_click_shows_the_whole_song(roll, mini_map):
    QTest.mouseDClick(mini_map, LEFT, pos=at(mini_map, 20 * BAR))
    view = roll.stage.view
    assert view.left == 0
    assert view.right >= 40 * BAR


def test_keys_scroll_and_zoom_while_it_has_the_focus(roll, mini_map):
    mini_map.setFocus()
    before = roll.stage.view
    QTest.keyClick(mini_map, Qt.Key.Key_Right)
    right = roll.stage.view
    assert right.left > before.left
    QTest.keyClick(mini_map, Qt.Key.Key_Left)
    assert roll.stage.view.left == pytest.approx(before.left)
    QTest.keyClick(mini_map, Qt.Key.Key_Plus)
    assert roll.stage.view.scale > before.scale
    QTest.keyClick(mini_map, Qt.Key.Key_Home)
    assert roll.stage.view.left == 0
    QTest.keyClick(mini_map, Qt.Key.Key_End)
    assert roll.stage.view.right == pytest.approx(40 * BAR)


def test_the_wheel_scrolls_in_time(roll, mini_map):
    before = roll.stage.view
    place = QPointF(at(mini_map, 8 * BAR))
    event = QWheelEvent(
        place, mini_map.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(mini_map, event)
    assert roll.stage.view.left > before.left
    assert roll.stage.view.scale == before.scale


def test_the_focus_is_seen(mini_map):
    without = mini_map.grab().toImage().pixelColor(1, HEIGHT // 2)
    mini_map.setFocus()
    assert mini_map.grab().toImage().pixelColor(1, HEIGHT // 2) != without


def test_notes_are_seen_at_their_places_until_they_are_gone(qtbot, roll, mini_map, document):
    place = 20 * BAR + 480
    assert is_note_at(mini_map, place)
    notes = document.score.notes.items()
    document.apply(RemoveNotes([i for i, note in notes if 15 * BAR < note.onset < 30 * BAR]))
    qtbot.waitUntil(lambda: not is_note_at(mini_map, place))
    note = Note(document.new_id(), document.score.voices[0].id, 64, 20 * BAR, 960)
    document.apply(AddNotes((note,)))
    qtbot.waitUntil(lambda: is_note_at(mini_map, place))


def test_an_empty_song_has_an_empty_map(qtbot):
    view = RollView(Document())
    qtbot.addWidget(view)
    mini_map = MiniMap(view)
    qtbot.addWidget(mini_map)
    mini_map.resize(600, HEIGHT)
    assert mini_map.overview.length == 4 * BAR
    assert not mini_map.grab().isNull()
