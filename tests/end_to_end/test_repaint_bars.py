"""The alto of bars 3 and 4 of a chorale, painted over and repainted in the real window, and undone.

The engine and the shipped model are the real ones; the window is drawn in memory and gets real
mouse and key events.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.model.mask import Mask
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import CHORALE_RANGES, SATB, Role, Voice
from composer.ui.roll.scene import KEYS, RULER

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BAR = 1920
# How long the model may take, in milliseconds: far more than it does.
PATIENCE = 240_000
# A chord on each beat, from the soprano down.
CHORDS = (
    (67, 62, 59, 43), (67, 64, 60, 48), (69, 66, 62, 50), (71, 67, 62, 43),
    (72, 64, 60, 45), (71, 67, 62, 43), (69, 66, 62, 50), (69, 66, 57, 50),
    (71, 67, 62, 55), (69, 66, 62, 54), (67, 64, 59, 52), (66, 62, 59, 47),
    (67, 64, 60, 48), (69, 66, 62, 50), (67, 62, 59, 43), (67, 62, 59, 43),
)  # fmt: skip


def chorale() -> Score:
    score = Score()
    score.voices = tuple(
        Voice(score.new_id(), role.value.capitalize(), role, channel=place)
        for place, role in enumerate(SATB)
    )
    for beat, chord in enumerate(CHORDS):
        for voice, pitch in zip(score.voices, chord, strict=True):
            note = Note(score.new_id(), voice.id, pitch, 480 * beat, 480)
            score.notes[note.id] = note
    return score


@pytest.fixture
def window(open_window):
    window = open_window(lambda session: session.document.replace(chorale()), packs=None)
    window.begin()
    return window


def press(qtbot, window, key, held=NONE):
    # Shortcuts work in the active window only, which a screenless platform forgets.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.roll, key, held)


def step(qtbot, window, way, name):
    """Undoes or redoes the step of that name by key, once the window offers it."""
    qtbot.waitUntil(lambda: name in window.actions_[way].text())
    press(qtbot, window, Qt.Key.Key_Z, CONTROL if way == "undo" else CONTROL | SHIFT)


def drag(roll, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(roll, LEFT, NONE, start)
    for point in ((start + end) / 2, end):
        place = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, roll.mapToGlobal(place), Qt.MouseButton.NoButton,
            LEFT, NONE,
        )  # fmt: skip
        QApplication.sendEvent(roll, event)
    QTest.mouseRelease(roll, LEFT, NONE, end)


# The player says so where there is no sound card.
@pytest.mark.expects_log("No audio device answered")
def test_the_alto_of_bars_3_and_4_is_painted_over_repainted_and_undone(window, qtbot):
    document, session, roll = window.session.document, window.session, window.roll
    before = document.score.copy()
    alto = document.score.voice_with_role(Role.ALTO).id

    # Ctrl+Page Down goes to the next voice, 8 takes the brush; it is drawn over the two bars.
    press(qtbot, window, Qt.Key.Key_PageDown, CONTROL)
    assert window.voices.active == alto
    press(qtbot, window, Qt.Key.Key_8)
    assert roll.stage.tool == "brush"
    view, above = roll.stage.view, int(RULER) + 4
    places = (QPoint(round(KEYS + view.x(tick)), above) for tick in (2 * BAR + 20, 4 * BAR - 20))
    drag(roll, *places)
    marks = (Mask(alto, 2 * BAR, 4 * BAR),)
    assert document.score.masks == marks
    assert roll.lanes.is_shown("masks")

    # Repaint writes what is marked; the ghosts lie there, and the song is as it was.
    window.generate_panel.candidates.setValue(2)
    window.generate_panel.steps.setValue(8)
    qtbot.waitUntil(window.actions_["repaint"].isEnabled)
    press(qtbot, window, Qt.Key.Key_H, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not session.generating.running, timeout=PATIENCE)
    assert len(session.generating.candidates) == 2
    ghosts = session.generating.ghosts(session.generating.candidates[0].index)
    assert {ghost[3] for ghost in ghosts} == {Role.ALTO}
    assert min(ghost[1] for ghost in ghosts) >= 2 * BAR
    assert max(ghost[1] + ghost[2] for ghost in ghosts) <= 4 * BAR
    assert document.score.notes == before.notes

    # Taken with Ctrl+Return: those two bars of the alto are other notes, and no other note is.
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    now = document.score.notes
    kept = {i: n for i, n in before.notes.items() if n.voice != alto or n.onset < 2 * BAR}
    assert {i: n for i, n in now.items() if n.origin is None} == kept
    new = sorted((n for n in now.values() if n.origin is not None), key=lambda n: n.onset)
    assert [(n.pitch, n.onset, n.duration) for n in new] == [ghost[:3] for ghost in ghosts]
    low, high = CHORALE_RANGES[Role.ALTO]
    assert all(n.voice == alto and low <= n.pitch <= high for n in new)
    assert document.score.masks == ()
    (record,) = document.score.generations.values()
    assert record.masks == marks
    assert record.seed == session.generating.candidates[0].seed
    document.score.check()

    # Undone in two steps, the notes and then the marks; and done again.
    step(qtbot, window, "undo", "Repaint")
    assert document.score.notes == before.notes
    assert document.score.masks == marks
    step(qtbot, window, "undo", "Mark to Rewrite")
    assert document.score.masks == ()
    assert document.score.generations == {}
    assert not document.can_undo
    qtbot.waitUntil(lambda: not window.isWindowModified())
    step(qtbot, window, "redo", "Mark to Rewrite")
    step(qtbot, window, "redo", "Repaint")
    assert document.score.notes == now
