"""Writing selected notes anew in the window, over the real engine with a tiny pack."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from composer.app.singing import Singing
from tests.fixtures.songs import eight_quarters

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PATIENCE = 60_000  # milliseconds


@pytest.fixture
def window(open_window, tiny_pack_folder):
    """Eight quarters of a melody; the engine runs."""
    window = open_window(eight_quarters, packs=(tiny_pack_folder,))
    window.session.player.set_output(None)
    window.begin()
    return window


def wait_for_candidate(window, qtbot):
    qtbot.waitUntil(
        lambda: (
            not window.session.generating.running and bool(window.session.generating.candidates)
        ),
        timeout=PATIENCE,
    )


def test_without_a_selection_the_buttons_are_off_and_say_what_to_do(window):
    assert not window.actions_["repaint"].isEnabled()
    assert "Select the notes" in window.generate_panel.repaint_button.toolTip()
    window.roll.select_all()
    assert window.actions_["repaint"].isEnabled()
    assert window.generate_panel.repitch.isEnabled()


def test_a_refusal_goes_when_the_next_request_is_taken(window, qtbot):
    window.generating.repaint()
    refusal = window.messages.sentence()
    assert refusal
    window.generate_panel.steps.setValue(2)
    window.roll.select_all()
    window.actions_["repaint"].trigger()
    assert window.messages.sentence() != refusal
    wait_for_candidate(window, qtbot)


def test_selected_notes_are_repainted_by_key_shown_as_ghosts_and_accepted(window, qtbot):
    document = window.session.document
    notes = document.score.notes_in_order()
    window.generate_panel.steps.setValue(2)
    window.roll.set_selection({notes[1].id, notes[2].id})
    qtbot.keyClick(window.roll, Qt.Key.Key_H, CONTROL | SHIFT)
    wait_for_candidate(window, qtbot)
    qtbot.keyClick(window.roll, Qt.Key.Key_Return, CONTROL)
    now = document.score.notes_in_order()
    assert [n for n in now if not 480 <= n.onset < 1440] == [notes[0], *notes[3:]]
    assert any(n.origin is not None for n in now)
    qtbot.waitUntil(lambda: "Repaint" in window.actions_["undo"].text())
    qtbot.keyClick(window.roll, Qt.Key.Key_Z, CONTROL)
    assert document.score.notes_in_order() == notes


def test_other_pitches_come_to_the_selected_notes_by_button(window, qtbot):
    document = window.session.document
    notes = document.score.notes_in_order()
    window.generate_panel.steps.setValue(2)
    window.roll.set_selection({n.id for n in notes[4:]})
    qtbot.mouseClick(window.generate_panel.repitch, Qt.MouseButton.LeftButton)
    wait_for_candidate(window, qtbot)
    window.actions_["candidate_accept"].trigger()
    now = document.score.notes
    assert [(now[n.id].onset, now[n.id].duration) for n in notes] == [
        (n.onset, n.duration) for n in notes
    ]
    assert all(now[n.id].origin is not None for n in notes[4:])
    assert all(now[n.id] == n for n in notes[:4])


def test_a_melody_for_the_words_is_drawn_and_gets_pitches(window, qtbot):
    document = window.session.document
    Singing(document).write("The river runs away to sea\n")
    window.generate_panel.steps.setValue(2)
    before = len(document.score.notes)
    qtbot.keyClick(window.roll, Qt.Key.Key_T, CONTROL | ALT)
    assert len(document.score.notes) == before + 8
    wait_for_candidate(window, qtbot)
    window.actions_["candidate_accept"].trigger()
    assert all(syllable.notes for syllable in document.score.lyrics.syllables())
    sung = [document.score.notes[s.notes[0]] for s in document.score.lyrics.syllables()]
    assert all(note.origin is not None for note in sung)
