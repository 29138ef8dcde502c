"""A note of a chorale takes the shipped model's second choice in the real window, and is undone.

The engine and the model are the real ones; the window is drawn in memory and gets real mouse and
key events.  What the model's second choice is, is asked for besides.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.engine.messages import ExplainRequest, Explanation
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import SATB, Voice
from composer.ui.roll.scene import KEYS, RULER
from tests.end_to_end.old_hundredth import words

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
# How long the model may take, in milliseconds: far more than it does.
PATIENCE = 240_000


def chorale() -> Score:
    score = Score()
    score.voices = tuple(
        Voice(score.new_id(), role.value.capitalize(), role, channel=place)
        for place, role in enumerate(SATB)
    )
    for voice in score.voices:
        tick = 0
        for word in words(voice.name):
            if word.place is not None:
                note = Note(score.new_id(), voice.id, word.pitch, tick, word.ticks)
                score.notes[note.id] = note
            tick += word.ticks
    return score


@pytest.fixture
def window(open_window):
    window = open_window(lambda session: session.document.replace(chorale()), packs=None)
    window.session.player.set_output(None)
    window.begin()
    return window


def press(qtbot, window, key, held=NONE):
    # Shortcuts work in the active window only, which a screenless platform forgets.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.roll, key, held)


def rest_on(roll, note):
    view = roll.stage.view
    place = QPointF(
        KEYS + view.x(note.onset + note.duration // 2), RULER + view.y(note.pitch) + view.row / 2
    )
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, roll.mapToGlobal(place),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE,
    )  # fmt: skip
    QApplication.sendEvent(roll, event)


def test_a_note_takes_the_models_second_choice_by_mouse_and_by_key_and_is_undone(window, qtbot):
    session, roll = window.session, window.roll
    document = session.document
    before = document.score.copy()
    alto = document.score.voices[1]
    notes = document.score.notes_in_order(alto.id)
    note = next(n for n in notes if n.onset == 1920 + 960)
    window.voices.activate(alto.id)

    told: list[Explanation] = []
    request = ExplainRequest(
        session.engine.new_id(), 0, document.score.copy(), note.onset, role="alto"
    )
    session.ask(request, lambda m: told.append(m) if isinstance(m, Explanation) else None)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    (likely,) = told[0].distributions
    second = likely.likeliest[1]

    press(qtbot, window, Qt.Key.Key_8, ALT)
    known = window.likely.known.places.notes
    qtbot.waitUntil(lambda: note.id in known, timeout=PATIENCE)
    assert known[note.id].probability(note.pitch) == pytest.approx(
        likely.present.probability, abs=1e-3
    )
    rest_on(roll, note)
    card = window.likely_pitches.card
    qtbot.waitUntil(card.isVisible, timeout=PATIENCE)
    assert card.rows[1].choice.pitch == second.value
    QTest.mouseClick(card.rows[1], Qt.MouseButton.LeftButton)
    assert document.score.notes[note.id].pitch == second.value
    qtbot.waitUntil(lambda: "Swap Pitch" in window.actions_["undo"].text())
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert document.score.notes == before.notes

    roll.set_selection({note.id})
    press(qtbot, window, Qt.Key.Key_2, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: document.score.notes[note.id].pitch == second.value, timeout=PATIENCE)
    origin = document.score.generations[document.score.notes[note.id].origin]
    assert dict(origin.parameters)["rank"] == 2
    assert dict(origin.parameters)["probability"] == pytest.approx(second.probability, abs=1e-3)
    while document.can_undo:
        qtbot.waitUntil(window.actions_["undo"].isEnabled)
        press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert document.score.notes == before.notes
    assert document.score.generations == before.generations
