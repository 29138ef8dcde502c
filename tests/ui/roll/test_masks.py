"""Masks painted by mouse on the grid and in their lane; real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from composer.edit.document import Document
from composer.edit.masking import paint_masks
from composer.model.mask import Mask, MaskKind
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.view import RollView
from tests.fixtures.tiny_models import chorale

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
REWRITE, LOCK = MaskKind.REWRITE, MaskKind.LOCK


@pytest.fixture
def document():
    return Document(chorale())


@pytest.fixture
def roll(open_roll, document):
    """Four voices of eight quarter notes, the alto active, the brush in hand."""
    roll = open_roll(document, height=640)
    roll.setFocus()
    roll.set_active_voice(document.score.voices[1].id)
    roll.set_grid(480)
    roll.set_tool("brush")
    roll.lanes.open_lane("masks")
    return roll


def voices(document):
    return [voice.id for voice in document.score.voices]


def on_grid(roll, tick, pitch):
    """The row of a pitch."""
    view = roll.stage.view
    return QPoint(round(KEYS + view.x(tick)), round(RULER + view.y(pitch) + view.row / 2))


def free(roll, tick):
    """A place on the grid above every note."""
    return QPoint(round(KEYS + roll.stage.view.x(tick)), int(RULER) + 4)


def in_lane(roll, tick, voice):
    lane = roll.lanes["masks"]
    return QPoint(
        round(KEYS + roll.stage.view.x(tick)), round(BORDER + lane.row(voice).center().y())
    )


def move(widget: QWidget, point: QPoint, held=NONE, button=LEFT) -> None:
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton,
        button, held,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def drag(widget, start, end, held=NONE, button=LEFT):
    QTest.mousePress(widget, button, held, start)
    move(widget, (start + end) / 2, held, button)
    move(widget, end, held, button)
    QTest.mouseRelease(widget, button, held, end)


def test_the_brush_marks_whole_cells_of_the_active_voice_in_one_step(roll, document):
    drag(roll, free(roll, 600), free(roll, 1500))
    assert document.score.masks == (Mask(voices(document)[1], 480, 1920),)
    assert document.history.names == ("Mark to Rewrite",)
    document.undo()
    assert document.score.masks == ()


def test_on_a_note_the_brush_marks_that_notes_voice(roll, document):
    bass = document.score.notes_in_order(voices(document)[3])[1]
    QTest.mouseClick(roll, LEFT, NONE, on_grid(roll, bass.onset + 200, bass.pitch))
    assert document.score.masks == (Mask(bass.voice, 480, 960),)


def test_a_click_on_a_marked_cell_clears_it(roll, document):
    drag(roll, free(roll, 100), free(roll, 1800))
    QTest.mouseClick(roll, LEFT, NONE, free(roll, 600))
    alto = voices(document)[1]
    assert document.score.masks == (Mask(alto, 0, 480), Mask(alto, 960, 1920))
    assert document.history.names == ("Mark to Rewrite", "Clear Marks")


def test_with_shift_it_locks_with_control_it_clears_and_with_alt_it_leaves_the_grid(roll, document):
    alto = voices(document)[1]
    drag(roll, free(roll, 100), free(roll, 900), SHIFT)
    assert document.score.masks == (Mask(alto, 0, 960, LOCK),)
    drag(roll, free(roll, 500), free(roll, 900), CONTROL)
    assert document.score.masks == (Mask(alto, 0, 480, LOCK),)
    assert document.history.names == ("Lock", "Clear Marks")
    drag(roll, free(roll, 1000), free(roll, 1100), ALT)
    start, end = next((m.start, m.end) for m in document.score.masks if m.kind is REWRITE)
    assert 900 < start < end < 1200
    assert (start % 480, end % 480) != (0, 0)


def test_a_key_that_is_pressed_in_the_middle_of_a_drag_makes_it_a_lock(roll, document):
    QTest.mousePress(roll, LEFT, NONE, free(roll, 100))
    move(roll, free(roll, 900))
    move(roll, free(roll, 1300), SHIFT)
    QTest.mouseRelease(roll, LEFT, SHIFT, free(roll, 1300))
    assert document.score.masks == (Mask(voices(document)[1], 0, 1440, LOCK),)
    assert document.history.names == ("Lock",)


def test_escape_takes_the_stroke_back(roll, document):
    QTest.mousePress(roll, LEFT, NONE, free(roll, 100))
    move(roll, free(roll, 900))
    assert document.score.masks
    QTest.keyClick(roll, Qt.Key.Key_Escape)
    QTest.mouseRelease(roll, LEFT, NONE, free(roll, 900))
    assert document.score.masks == ()
    assert not document.can_undo


def test_in_the_lane_each_voice_has_its_row(roll, document):
    lane = roll.lanes["masks"]
    drag(lane, in_lane(roll, 100, 3), in_lane(roll, 700, 3))
    drag(lane, in_lane(roll, 1000, 2), in_lane(roll, 1300, 2), SHIFT)
    tenor, bass = voices(document)[2:]
    assert document.score.masks == (Mask(tenor, 960, 1440, LOCK), Mask(bass, 0, 960))
    drag(lane, in_lane(roll, 500, 3), in_lane(roll, 700, 3), button=RIGHT)
    assert document.score.masks[1] == Mask(bass, 0, 480)


def test_the_lane_works_with_every_tool_and_clears_with_the_eraser(roll, document):
    lane = roll.lanes["masks"]
    roll.set_tool("select")
    drag(lane, in_lane(roll, 100, 0), in_lane(roll, 700, 0))
    assert document.score.masks == (Mask(voices(document)[0], 0, 960),)
    roll.set_tool("erase")
    drag(lane, in_lane(roll, 100, 0), in_lane(roll, 700, 0))
    assert document.score.masks == ()


def test_the_lane_says_whose_cell_it_is_and_what_becomes_of_it(roll, document):
    told = []
    roll.pointer_moved.connect(told.append)
    paint_masks(document, [(voices(document)[0], 0, 480)], LOCK)
    paint_masks(document, [(voices(document)[1], 0, 480)], REWRITE)
    for row in range(3):
        move(roll.lanes["masks"], in_lane(roll, 240, row), button=Qt.MouseButton.NoButton)
    assert told[-3:] == ["soprano: locked", "alto: to be written anew", "tenor"]


def test_the_lane_comes_by_itself_when_the_song_has_a_mask(qtbot, document):
    roll = RollView(document)
    qtbot.addWidget(roll)
    assert not roll.lanes.is_shown("masks")
    paint_masks(document, [(voices(document)[0], 0, 480)], LOCK)
    assert roll.lanes.is_shown("masks")
    document.undo()
    assert not roll.lanes.is_shown("masks")


def test_marked_and_locked_notes_look_otherwise_than_others(roll, document):
    def picture(pitch):
        view = roll.stage.view
        note = QPoint(round(KEYS + view.x(0)), round(RULER + view.y(pitch)))
        return roll.grab().toImage().copy(note.x(), note.y(), round(view.x(480)), int(view.row))

    roll.set_active_voice(voices(document)[3])
    pitch = document.score.notes_in_order(voices(document)[1])[0].pitch
    plain = picture(pitch)
    pictures = [plain]
    for kind in (REWRITE, LOCK):
        paint_masks(document, [(voices(document)[1], 0, 480)], kind)
        pictures.append(picture(pitch))
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    paint_masks(document, [(voices(document)[1], 0, 480)], None)
    assert picture(pitch) == plain


def test_hundreds_of_masks_in_sight_tint_their_cells_and_no_others(roll, document):
    alto = voices(document)[1]
    span = roll.stage.view.width / roll.stage.view.scale
    ticks = [round(span * place / 1000) for place in range(1001)]
    plain = roll.grab().toImage()
    cells = [(alto, ticks[place], ticks[place + 1]) for place in range(0, 900, 2)]
    paint_masks(document, cells, REWRITE)
    assert len(document.score.masks) == 450
    marked = roll.grab().toImage()
    y, width = int(RULER) + 20, roll.stage.view.width
    left, right = round(KEYS + 20), round(KEYS + width * 0.95)
    assert any(marked.pixel(x, y) != plain.pixel(x, y) for x in range(left, left + 20))
    assert all(marked.pixel(x, y) == plain.pixel(x, y) for x in range(right, right + 20))
