"""Voices: dragged, renamed, given a range; notes moved between them; chords split, voices merged.

By real keys and mouse over a real window whose processes are not started.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.commands import AddNotes, SetVoices
from composer.model.note import Note
from composer.model.voice import Role, Voice
from composer.ui.voices.merge_dialog import MergeDialog
from composer.ui.voices.settings_dialog import VoiceSettingsDialog
from composer.ui.voices.split_dialog import SplitDialog

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window):
    """Three voices with two notes each; the first is active."""
    window = open_window()
    document = window.session.document
    first = document.score.voices[0]
    others = (
        Voice(document.new_id(), "Alto", Role.ALTO, channel=1, range=(52, 74)),
        Voice(document.new_id(), "Piano", Role.CHORDS, channel=2),
    )
    document.apply(SetVoices((first, *others)), "Voices")
    pitches = {first.id: (72, 74), others[0].id: (65, 80), others[1].id: (48, 52)}
    notes = [
        Note(document.new_id(), voice, pitch, 480 * place if voice != others[1].id else 0, 480)
        for voice, pair in pitches.items()
        for place, pitch in enumerate(pair)
    ]
    document.apply(AddNotes(tuple(notes)), "Draw")
    return window


@pytest.fixture
def document(window):
    return window.session.document


def names(document):
    return [voice.name for voice in document.score.voices]


def of_voice(document, name):
    (voice,) = [voice for voice in document.score.voices if voice.name == name]
    return [note.pitch for note in document.score.notes_in_order(voice.id)]


def opened(kind, qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def drag_row(window, place, to, release=True):
    """Drags the row at ``place`` by its left edge until it is over the middle of another."""
    rows = window.voices_panel.rows
    row, other = rows[place], rows[to]
    start = QPoint(6, row.height() // 2)
    below = 4 if to > place else -4
    goal = row.mapFromGlobal(other.mapToGlobal(QPoint(6, other.height() // 2 + below)))
    QTest.mousePress(row, LEFT, NONE, start)
    QTest.mouseMove(row, (start + goal) / 2)
    QTest.mouseMove(row, goal)
    if release:
        QTest.mouseRelease(row, LEFT, NONE, goal)


def test_a_row_is_dragged_to_another_place(window, document):
    drag_row(window, 0, 2)
    assert names(document) == ["Alto", "Piano", "Soprano"]
    drag_row(window, 2, 1)
    assert names(document) == ["Alto", "Soprano", "Piano"]
    assert document.history.names[-2:] == ("Move Voice", "Move Voice")
    document.undo()
    document.undo()
    assert names(document) == ["Soprano", "Alto", "Piano"]


def test_a_row_is_dragged_by_its_name_as_well(window, document):
    rows = window.voices_panel.rows
    name = rows[0].name
    goal = name.mapFromGlobal(rows[2].mapToGlobal(QPoint(30, rows[2].height() - 8)))
    window.roll.setFocus()
    QTest.mousePress(name, LEFT, NONE, QPoint(8, 8))
    QTest.mouseMove(name, goal / 2)
    QTest.mouseMove(name, goal)
    QTest.mouseRelease(name, LEFT, NONE, goal)
    assert names(document) == ["Alto", "Piano", "Soprano"]
    assert window.roll.hasFocus()


def test_a_click_on_a_name_chooses_the_voice_and_a_double_click_renames_it(window, document):
    window.roll.setFocus()
    name = window.voices_panel.rows[1].name
    QTest.mouseClick(name, LEFT, NONE, QPoint(8, 8))
    assert window.voices.voice.name == "Alto"
    assert window.roll.hasFocus()
    QTest.mouseDClick(name, LEFT, NONE, QPoint(8, 8))
    assert name.hasFocus()
    QTest.keyClicks(name, "Other")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert names(document) == ["Soprano", "Alto", "Piano"]
    assert window.roll.hasFocus()
    QTest.mouseDClick(name, LEFT, NONE, QPoint(8, 8))
    QTest.keyClicks(name, "Other")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert names(document) == ["Soprano", "Other", "Piano"]


def test_escape_takes_the_drag_of_a_row_back(window, document):
    drag_row(window, 0, 2, release=False)
    assert window.voices_panel.dragging.dragging
    QTest.keyClick(window.roll, Qt.Key.Key_Escape)
    assert not window.voices_panel.dragging.dragging
    QTest.mouseRelease(window.voices_panel.rows[0], LEFT, NONE, QPoint(6, 200))
    assert names(document) == ["Soprano", "Alto", "Piano"]
    assert document.history.names[-1] == "Draw"


def test_keys_move_the_active_voice_as_far_as_it_goes(window, document):
    for _ in range(3):
        QTest.keyClick(window.roll, Qt.Key.Key_PageDown, CONTROL | ALT | SHIFT)
    assert names(document) == ["Alto", "Piano", "Soprano"]
    assert not window.actions_["voice_down"].isEnabled()
    QTest.keyClick(window.roll, Qt.Key.Key_PageUp, CONTROL | ALT | SHIFT)
    assert names(document) == ["Alto", "Soprano", "Piano"]


def test_a_key_leads_to_the_name_of_the_voice(window, document):
    QTest.keyClick(window.roll, Qt.Key.Key_F2, SHIFT)
    field = window.voices_panel.rows[0].name
    assert field.hasFocus()
    QTest.keyClicks(field, "Lead")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(document)[0] == "Lead"
    assert document.undo_name == "Rename Voice"


def test_selected_notes_go_to_the_voice_below_and_back(window, document):
    soprano = document.score.voices[0].id
    window.roll.set_selection(n.id for n in document.score.notes_in_order(soprano))
    QTest.keyClick(window.roll, Qt.Key.Key_PageDown, ALT | SHIFT)
    assert of_voice(document, "Alto") == [65, 72, 74, 80]
    QTest.keyClick(window.roll, Qt.Key.Key_PageUp, ALT | SHIFT)
    assert of_voice(document, "Soprano") == [72, 74]
    QTest.keyClick(window.roll, Qt.Key.Key_PageUp, ALT | SHIFT)
    assert "no voice above" in window.messages.sentence()
    assert document.history.names[-2:] == ("Change Voice", "Change Voice")


def test_all_notes_of_the_active_voice_are_selected_and_the_voice_is_duplicated(window, document):
    window.voices.activate(document.score.voices[1].id)
    QTest.keyClick(window.roll, Qt.Key.Key_A, CONTROL | ALT | SHIFT)
    assert {document.score.notes[i].pitch for i in window.roll.selection} == {65, 80}
    window.actions_["voice_duplicate"].trigger()
    assert names(document) == ["Soprano", "Alto", "Alto 2", "Piano"]
    assert window.voices.voice.name == "Alto 2"
    assert of_voice(document, "Alto 2") == [65, 80]


def test_the_menu_lists_the_voices_for_the_selected_notes(window, document):
    soprano = document.score.voices[0].id
    window.roll.set_selection(n.id for n in document.score.notes_in_order(soprano))
    menu = window.actions_.menu("notes_to_voice")
    menu.aboutToShow.emit()
    (piano,) = [action for action in menu.actions() if "Piano" in action.text()]
    piano.trigger()
    assert of_voice(document, "Piano") == [48, 52, 72, 74]
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if "Piano" in a.text()] == ["&3 Piano"]


def test_chords_of_the_active_voice_are_split(window, document, qtbot):
    window.voices.activate(document.score.voices[2].id)
    window.actions_["split_chords"].trigger()
    dialog = opened(SplitDialog, qtbot)
    assert dialog.count.value() == 2
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert names(document) == ["Soprano", "Alto", "Piano 1", "Piano 2"]
    assert of_voice(document, "Piano 1") == [52]
    assert len(window.voices_panel.rows) == 4
    document.undo()
    assert names(document) == ["Soprano", "Alto", "Piano"]


def test_a_melody_has_no_chords_to_split(window, document):
    window.actions_["split_chords"].trigger()
    assert "no chords" in window.messages.sentence()
    assert document.history.names[-1] == "Draw"


def test_voices_are_merged_into_the_active_one(window, document, qtbot):
    window.actions_["merge_voices"].trigger()
    dialog = opened(MergeDialog, qtbot)
    assert dialog.into.currentText() == "Soprano"
    assert len(dialog.chosen()) == 2
    QTest.keyClick(dialog.boxes[2], Qt.Key.Key_Space)
    assert len(dialog.chosen()) == 3
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert names(document) == ["Soprano"]
    assert of_voice(document, "Soprano") == [48, 52, 65, 72, 74, 80]
    assert document.undo_name == "Merge Voices"
    document.undo()
    assert names(document) == ["Soprano", "Alto", "Piano"]


def test_one_voice_alone_cannot_be_merged(window, document, qtbot):
    window.actions_["merge_voices"].trigger()
    dialog = opened(MergeDialog, qtbot)
    QTest.keyClick(dialog.boxes[0], Qt.Key.Key_Space)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(document.score.voices) == 3


def test_a_range_is_written_by_the_names_of_its_notes(window, document, qtbot):
    window.voices.activate(document.score.voices[1].id)
    QTest.keyClick(window.roll, Qt.Key.Key_F12, SHIFT)
    (dialog,) = window.findChildren(VoiceSettingsDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.highest.text() == "D5"
    assert "1 note lies beyond" in dialog.beyond.text()
    QTest.mouseClick(dialog.select, LEFT)
    assert [document.score.notes[i].pitch for i in window.roll.selection] == [80]
    dialog.highest.setFocus()
    dialog.highest.selectAll()
    QTest.keyClicks(dialog.highest, "g#5")
    QTest.keyClick(dialog.highest, Qt.Key.Key_Return)
    assert document.score.voices[1].range == (52, 80)
    assert "All notes" in dialog.beyond.text()
    assert document.undo_name == "Voice Range"
    dialog.lowest.selectAll()
    QTest.keyClicks(dialog.lowest, "nothing")
    QTest.keyClick(dialog.lowest, Qt.Key.Key_Return)
    assert dialog.lowest.text() == "E3"
    assert document.score.voices[1].range == (52, 80)
    QTest.mouseClick(dialog.as_notes, LEFT)
    assert document.score.voices[1].range == (65, 80)
    QTest.mouseClick(dialog.usual, LEFT)
    assert document.score.voices[1].range == (52, 74)
    window.voices.activate(document.score.voices[2].id)
    assert dialog.name.text() == "Piano"


def test_a_double_click_on_a_row_opens_the_settings_of_its_voice(window, document, qtbot):
    QTest.mouseDClick(window.voices_panel.rows[2], LEFT, NONE, QPoint(6, 10))
    (dialog,) = window.findChildren(VoiceSettingsDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.name.text() == "Piano"


def test_notes_out_of_range_are_marked_until_that_is_switched_off(window, document):
    window.roll.zoom_to_fit()
    QApplication.processEvents()
    marked = window.roll.grab().toImage()
    window.actions_["range_marks"].trigger()
    plain = window.roll.grab().toImage()
    assert marked != plain
    assert window.session.settings.range_marks is False
    window.actions_["range_marks"].trigger()
    assert window.roll.grab().toImage() == marked


def test_the_right_button_opens_the_menu_of_the_voice(window, document, qtbot):
    row = window.voices_panel.rows[1]
    place = QPoint(6, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.mapToGlobal(place))
    QApplication.sendEvent(row, event)
    menu = window.actions_.menu("voice")
    qtbot.waitUntil(menu.isVisible)
    assert window.voices.active == document.score.voices[1].id
    menu.close()
