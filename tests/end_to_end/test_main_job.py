"""The main job in the real window: open, harmonize, accept, undo, redo, export, read back.

The engine, the player and the shipped model are the real ones; the window is drawn in memory and
gets real key events.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pretty_midi
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit

from composer.edit.commands import ReplaceNotes
from composer.files.formats import open_score
from composer.model.voice import CHORALE_RANGES, SATB, Role
from composer.ui.exchange.losses_box import LossesBox

# How long the model may take, in milliseconds: far more than it does.
PATIENCE = 240_000


@pytest.fixture
def window(open_window):
    window = open_window(packs=None)
    window.begin()
    return window


def answer_file_dialog(qtbot, path: Path) -> None:
    """Answers the next file dialog with ``path``, once it is there."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, answer)
            return
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        if name.text() != str(path):
            # Typed, it would open a list of names to complete, which needs a screen.  A dialog
            # that still reads its folder may put its own proposal in again.
            name.setText(str(path))
            QTimer.singleShot(100, answer)
            return
        buttons = dialog.findChild(QDialogButtonBox)
        accept = next(
            button
            for button in buttons.buttons()
            if buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
        )
        qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)

    QTimer.singleShot(20, answer)


def answer_losses(qtbot) -> list[str]:
    """Exports all the same when it is said what the file will not hold; what was said."""
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, LossesBox):
            QTimer.singleShot(20, answer)
            return
        said.append(box.informativeText())
        qtbot.mouseClick(box.go_on, Qt.MouseButton.LeftButton)

    QTimer.singleShot(20, answer)
    return said


def press(qtbot, window, key, *modifiers):
    # Shortcuts work in the active window only, which a screenless platform forgets.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(window.roll, key, held)


CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def heard(notes):
    return sorted((n.pitch, n.onset, n.duration, n.velocity) for n in notes)


# The player says so where there is no sound card.
@pytest.mark.expects_log("No audio device answered")
def test_a_melody_is_opened_harmonised_accepted_undone_redone_and_exported(
    window, qtbot, checkout, tmp_path
):
    song = sorted((checkout / "assets" / "examples").glob("*.mid"))[0]
    document, session = window.session.document, window.session

    # Open, by Ctrl+O and the file dialog.
    answer_file_dialog(qtbot, song)
    press(qtbot, window, Qt.Key.Key_O, CONTROL)
    melody = heard(document.score.notes.values())
    assert melody == heard(open_score(song).score.notes.values())
    assert window.windowTitle().startswith(song.stem)
    assert not window.isWindowModified()

    # Harmonize, by Ctrl+H; what the model makes is shown as ghosts, the song is untouched.
    window.generate_panel.candidates.setValue(2)
    window.generate_panel.steps.setValue(16)
    press(qtbot, window, Qt.Key.Key_H, CONTROL)
    assert session.generating.running
    assert window.generate_panel.cancel.isEnabled()
    qtbot.waitUntil(lambda: not session.generating.running, timeout=PATIENCE)
    assert window.candidates_panel.model.rowCount() == 2
    ghosts = session.generating.ghosts(session.generating.candidates[0].index)
    assert {ghost[3] for ghost in ghosts} == {Role.ALTO, Role.TENOR, Role.BASS}
    assert heard(document.score.notes.values()) == melody
    assert not window.isWindowModified()

    # Candidates for another melody than the song's now say so, and are never merged by themselves.
    first = min(document.score.notes.values(), key=lambda note: note.onset)
    cards = window.candidates_panel.model
    document.apply(ReplaceNotes((replace(first, pitch=first.pitch + 1),)), "Move Notes")
    older = window.candidates.cards.tr("For an older version")
    qtbot.waitUntil(lambda: all(card.remark == older for card in cards.cards))
    document.undo()
    # The copy guard may have a remark of its own on what was made.
    qtbot.waitUntil(lambda: not any(card.remark == older for card in cards.cards))

    # Accept, by Ctrl+Return: one undo step.
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    harmonised = document.score.copy()
    assert [v.role for v in harmonised.voices if v.role in SATB[1:]] == list(SATB[1:])
    assert len(harmonised.voices) == 4
    assert window.isWindowModified()
    qtbot.waitUntil(lambda: "Harmonize" in window.actions_["undo"].text())

    # Undo and redo, by key.
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert heard(document.score.notes.values()) == melody
    assert len(document.score.voices) == 1
    assert not window.isWindowModified()
    press(qtbot, window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert document.score.notes == harmonised.notes
    assert document.score.voices == harmonised.voices

    # Export, by Ctrl+E, and read it with another program's library.
    exported = tmp_path / "harmonised.mid"
    answer_file_dialog(qtbot, exported)
    said = answer_losses(qtbot)
    press(qtbot, window, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(exported.is_file)
    assert "come from" in said[0]
    read = pretty_midi.PrettyMIDI(str(exported))
    assert len(read.instruments) == 4
    before = pretty_midi.PrettyMIDI(str(song)).instruments[0].notes
    kept = max(read.instruments, key=lambda i: sum(n.pitch for n in i.notes) / len(i.notes)).notes
    assert [(n.pitch, n.velocity) for n in kept] == [(n.pitch, n.velocity) for n in before]
    for mine, theirs in zip(kept, before, strict=True):
        assert mine.start == pytest.approx(theirs.start, abs=1e-3)
        assert mine.end == pytest.approx(theirs.end, abs=1e-3)
    by_name = {instrument.name.casefold(): instrument for instrument in read.instruments}
    for role in SATB[1:]:
        low, high = CHORALE_RANGES[role]
        pitches = [note.pitch for note in by_name[role.value].notes]
        assert pitches
        assert low <= min(pitches)
        assert max(pitches) <= high
