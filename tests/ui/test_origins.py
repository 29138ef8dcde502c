"""Notes that a model made: their tooltip, and making them again, over the real engine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from composer.edit.masking import paint_masks
from composer.model.mask import MaskKind
from composer.model.voice import Role
from composer.ui.roll.scene import KEYS, RULER
from tests.fixtures.tiny_models import chorale

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PATIENCE = 60_000  # milliseconds
BAR = 1920


@pytest.fixture
def window(open_window, tiny_pack_folder):
    """A chorale of two bars."""
    window = open_window(
        lambda session: session.document.replace(chorale()),
        packs=(tiny_pack_folder,),
        size=(1200, 800),
    )
    window.session.player.set_output(None)
    window.generate_panel.steps.setValue(2)
    window.generate_panel.candidates.setValue(1)
    return window


def tooltip_over(window, note):
    """What is shown when the pointer rests on a note."""
    roll = window.roll
    roll.show_pitches(note.pitch, note.pitch)
    view = roll.stage.view
    place = QPoint(
        round(KEYS + view.x(note.onset + note.duration / 2)),
        round(RULER + view.y(note.pitch) + view.row / 2),
    )
    QTest.mouseMove(roll, place)
    QApplication.sendEvent(
        roll, QHelpEvent(QHelpEvent.Type.ToolTip, place, roll.mapToGlobal(place))
    )
    return QToolTip.text()


def candidate(window, qtbot):
    qtbot.waitUntil(lambda: not window.session.generating.running, timeout=PATIENCE)
    (made,) = window.session.generating.candidates
    return window.session.generating.ghosts(made.index)


def test_without_generated_notes_nothing_can_be_made_again(window):
    window.roll.select_all()
    for name in ("generate_again", "generate_exactly", "note_origin"):
        assert not window.actions_[name].isEnabled()
        assert "Select notes that a model has made" in window.actions_[name].toolTip()
    assert tooltip_over(window, window.session.document.score.notes_in_order()[0]) == ""


def test_a_generated_note_tells_its_origin_and_is_made_again(window, qtbot):
    document, session = window.session.document, window.session
    window.begin()
    alto = document.score.voice_with_role(Role.ALTO).id
    paint_masks(document, [(alto, 0, BAR)], MaskKind.REWRITE)
    qtbot.waitUntil(window.actions_["repaint"].isEnabled)
    QTest.keyClick(window.roll, Qt.Key.Key_H, CONTROL | SHIFT)
    first = candidate(window, qtbot)
    QTest.keyClick(window.roll, Qt.Key.Key_Return, CONTROL)
    (record,) = document.score.generations.values()

    # What made it, over the note and by key.
    made = [note for note in document.score.notes.values() if note.origin is not None]
    told = tooltip_over(window, made[0])
    assert told.startswith("Repainted by")
    assert f"seed {record.seed}" in told
    assert "temperature 1, 2 steps, " in told
    assert "_" not in told  # names of parameters are not for people
    window.roll.set_selection({made[0].id})
    QTest.keyClick(window.roll, Qt.Key.Key_F1, SHIFT)
    assert window.messages.sentence() == told

    # Again: the same cells with another seed; then as it was, which gives the same notes.
    QTest.keyClick(window.roll, Qt.Key.Key_H, CONTROL | ALT | SHIFT)
    asked = session.generating.asked.request
    assert asked.cells == (("alto", 0, BAR),)
    assert asked.seed != record.seed
    candidate(window, qtbot)
    qtbot.waitUntil(window.actions_["generate_exactly"].isEnabled)
    QTest.keyClick(window.roll, Qt.Key.Key_X, CONTROL | ALT | SHIFT)
    assert session.generating.asked.request.seed == record.seed
    assert candidate(window, qtbot) == first
