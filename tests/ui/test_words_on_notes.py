"""The lanes and the words under notes in the whole window, by their keys and menus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.app.singing import Singing
from composer.edit.commands import AddNotes, SetLyrics
from composer.model.note import Note
from composer.prosody.text import lyrics_from_text

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def document(window):
    """Eight quarters and words for them."""
    document = window.session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60 + i, 480 * i, 480) for i in range(8)]
    document.apply(AddNotes(tuple(notes)), "Write")
    document.apply(SetLyrics(lyrics_from_text("Morning light on water\n\nLove is all we")), "Words")
    return document


def under(document, row=0):
    singing = Singing(document)
    said = []
    for note in document.score.notes_in_order():
        sung = next((s for s in singing.syllables_at(note.id) if s.row == row), None)
        said.append("." if sung is None else "_" if sung.held else sung.text)
    return " ".join(said)


def press(window, key, held=NONE):
    QTest.keyClick(window.roll, key, held)
    QApplication.processEvents()  # the window shows a step once it is on the undo stack


def select(window, place):
    ids = [note.id for note in window.session.document.score.notes_in_order()]
    window.roll.set_selection({ids[place]})


def test_words_are_laid_under_all_notes_or_the_selected_ones_and_what_is_left_is_said(
    window, document
):
    press(window, Key.Key_T, CONTROL)
    assert under(document) == "Morn ing light on wa ter Love is"
    assert "2 found no note" in window.messages.sentence()
    assert window.roll.lanes.is_shown("syllables")
    press(window, Key.Key_Z, CONTROL)
    assert under(document) == ". . . . . . . ."
    press(window, Key.Key_T, CONTROL | SHIFT)
    assert under(document) == "Morn ing light on wa ter . ."
    assert under(document, 1) == "Love is all we . . . ."


def test_laying_on_goes_on_where_words_have_no_note(window, document):
    ids = [note.id for note in document.score.notes_in_order()]
    window.roll.set_selection(ids[:2])
    press(window, Key.Key_T, CONTROL)
    window.roll.set_selection(ids[4:6])
    press(window, Key.Key_T, CONTROL)
    assert under(document) == "Morn ing . . light on . ."


def test_keys_move_extend_split_and_join_syllables_and_each_is_undone(window, document):
    press(window, Key.Key_T, CONTROL)
    first = under(document)
    steps = (
        (Key.Key_Right, CONTROL, "Morn ing . light on wa ter Love"),
        (Key.Key_Right, CONTROL | SHIFT, "Morn ing light _ on wa ter Love"),
        (Key.Key_K, CONTROL | SHIFT, "Morn ing . light on wa ter Love"),
        (Key.Key_J, CONTROL | SHIFT, "Morn ing light‿on wa ter Love is ."),
        (Key.Key_Delete, CONTROL, "Morn ing . on wa ter Love is"),
    )
    for key, held, expected in steps:
        select(window, 2)
        press(window, key, held)
        assert under(document) == expected, (key, held)
        press(window, Key.Key_Z, CONTROL)
        assert under(document) == first
    select(window, 2)
    press(window, Key.Key_K, CONTROL)
    assert len(list(document.score.lyrics.syllables())) == 11
    assert "".join(under(document).split()[2:4]) == "light"


def test_actions_on_syllables_wait_for_a_note_that_has_one(window, document):
    assert not window.actions_["syllable_split"].isEnabled()
    select(window, 0)
    assert not window.actions_["syllable_split"].isEnabled()
    press(window, Key.Key_T, CONTROL)
    assert window.actions_["syllable_split"].isEnabled()
    window.roll.set_selection(())
    assert not window.actions_["syllable_split"].isEnabled()


def test_f2_shows_the_lane_and_begins_to_write(window, document):
    select(window, 0)
    press(window, Key.Key_F2)
    editor = window.roll.syllables.writing.editor
    assert editor.isVisible()
    assert window.roll.lanes.is_shown("syllables")
    QTest.keyClicks(editor, "One two")
    QTest.keyClick(editor, Key.Key_Return)
    assert under(document).startswith("One two")
    document.replace(type(document.score)())
    assert not window.roll.lanes.is_shown("syllables")


def test_lanes_have_keys_and_are_remembered(window, open_window):
    assert not window.roll.lanes.is_shown("velocity")
    press(window, Key.Key_2, ALT)
    assert window.roll.lanes.is_shown("velocity")
    assert window.actions_["lane_velocity"].isChecked()
    height = window.roll.lanes["velocity"].height()
    press(window, Key.Key_Up, CONTROL | SHIFT)
    assert window.roll.lanes["velocity"].height() > height
    second = open_window()
    assert second.roll.lanes.is_shown("velocity")
    assert second.actions_["lane_velocity"].isChecked()
    assert second.roll.lanes["velocity"].height() == window.roll.lanes["velocity"].height()
    second.actions_["lane_velocity"].trigger()
    assert not second.roll.lanes.is_shown("velocity")


def test_keys_make_notes_louder_as_one_step(window, document):
    select(window, 0)
    for _ in range(3):
        press(window, Key.Key_Up, ALT)
    press(window, Key.Key_Down, ALT)
    assert document.score.notes_in_order()[0].velocity == 90
    press(window, Key.Key_Z, CONTROL)
    assert document.score.notes_in_order()[0].velocity == 80


def test_a_new_song_closes_what_was_being_written(window, document):
    select(window, 0)
    press(window, Key.Key_F2)
    QTest.keyClicks(window.roll.syllables.writing.editor, "gone")
    document.replace(type(document.score)())
    assert not window.roll.syllables.writing.editor.isVisible()
