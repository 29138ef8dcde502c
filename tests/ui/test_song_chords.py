"""Chord symbols in the real window: by the Song menu's keys, from the notes, and their row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.edit.commands import AddNotes, SetKey
from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui import file_work
from composer.ui.roll.song_lane.signs import Row

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
K = Qt.Key
BAR = 1920


@pytest.fixture
def document(window):
    """Four bars of chords."""
    document = window.session.document
    voice = document.score.voices[0].id
    chords = ((48, 64, 67), (45, 60, 64), (58, 62, 65), (47, 62, 67))
    notes = [
        Note(document.new_id(), voice, pitch, bar * BAR, BAR)
        for bar, chord in enumerate(chords)
        for pitch in chord
    ]
    document.apply(AddNotes(tuple(notes)), "Draw")
    return document


def press(window, key, held=NONE):
    QTest.keyClick(window.focusWidget() or window, key, held)


def texts(document):
    return [(symbol.tick, symbol.text) for symbol in document.score.chords]


def test_a_chord_is_written_at_the_playhead_by_key_and_the_next_ones_behind_it(window, document):
    assert not window.actions_["chord_row"].isChecked()
    window.playing.seek(BAR)
    press(window, K.Key_H, ALT | SHIFT)
    assert window.actions_["chord_row"].isChecked()
    editor = window.song.lane.writing.editor
    assert editor.accessibleName()
    for text, key in (("c", K.Key_Space), ("f/a", K.Key_Tab), ("nope", K.Key_Return)):
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, key)
    assert "nope" in window.messages.sentence()
    assert window.focusWidget() is editor
    editor.clear()
    QTest.keyClicks(editor, "G7")
    QTest.keyClick(editor, K.Key_Return)
    assert texts(document) == [(BAR, "C"), (BAR + 480, "F/A"), (2 * BAR, "G7")]
    assert not window.session.playback.playing  # Space was the field's
    press(window, K.Key_Escape)
    assert window.roll.hasFocus()


def test_the_names_of_the_chords_that_sound_become_the_songs_own_in_one_step(
    window, document, qtbot
):
    document.apply(SetKey(KeyMap((Key(0, -1),))), "Change Key")
    steps = len(document.history.names)
    press(window, K.Key_N, ALT | SHIFT)
    qtbot.waitUntil(lambda: bool(document.score.chords))
    assert texts(document) == [(0, "C"), (BAR, "Am"), (2 * BAR, "Bb"), (3 * BAR, "G/B")]
    assert document.history.names[steps:] == ("Chord Symbols from the Notes",)
    assert "4" in window.messages.sentence()
    assert Row.CHORDS in window.song.lane.rows
    assert window.song.lane.isVisible()
    window.actions_["undo"].trigger()
    assert texts(document) == []
    window.actions_["redo"].trigger()
    press(window, K.Key_R, CONTROL | ALT | SHIFT)
    assert texts(document) == []
    assert document.history.names[steps + 1 :] == ("Remove Chord Symbols",)
    assert not window.actions_["chords_remove"].isEnabled()


def test_notes_that_are_no_chords_are_told_of_and_nothing_is_changed(window, qtbot):
    document = window.session.document
    assert not window.actions_["chords_from_notes"].isEnabled()
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 0, BAR),)), "Draw")
    assert window.actions_["chords_from_notes"].isEnabled()
    window.actions_["chords_from_notes"].trigger()
    qtbot.waitUntil(lambda: window.messages.sentence() == "No chords were found in the notes.")
    assert document.history.names == ("Draw",)


def test_what_was_read_off_a_song_that_has_changed_meanwhile_is_not_written(
    window, document, qtbot, monkeypatch
):
    monkeypatch.setattr(file_work, "AT_ONCE_SECONDS", 0.0)
    voice = document.score.voices[0].id
    many = [
        Note(document.new_id(), voice, 48 + 5 * i % 24, i * 240, 480) for i in range(4000)
    ]  # so that it takes a while
    document.apply(AddNotes(tuple(many)), "Draw")
    window.actions_["chords_from_notes"].trigger()
    document.apply(SetKey(KeyMap((Key(0, 1),))), "Change Key")
    qtbot.waitUntil(lambda: "changed meanwhile" in window.messages.sentence())
    assert texts(document) == []


def test_the_row_is_switched_by_key_and_another_song_shows_it_only_for_its_chords(window, document):
    press(window, K.Key_V, ALT | SHIFT)
    assert Row.CHORDS in window.song.lane.rows
    press(window, K.Key_V, ALT | SHIFT)
    assert Row.CHORDS not in window.song.lane.rows
    press(window, K.Key_V, ALT | SHIFT)
    document.replace(empty_score())
    assert Row.CHORDS not in window.song.lane.rows
    assert not window.actions_["chord_row"].isChecked()


def test_the_menu_of_a_place_writes_a_chord_there(window, document):
    menu = window.song.menus.menu(Row.CHORDS, 2 * BAR)
    offered = {action.text().replace("&", ""): action for action in menu.actions()}
    offered["Chord Here…"].trigger()
    editor = window.song.lane.writing.editor
    QTest.keyClicks(editor, "Dm")
    QTest.keyClick(editor, K.Key_Return)
    assert texts(document) == [(2 * BAR, "Dm")]
    symbol = document.score.chords[0]
    offered = {
        action.text().replace("&", ""): action
        for action in window.song.menus.menu(Row.CHORDS, 2 * BAR, symbol).actions()
    }
    offered["Remove"].trigger()
    assert texts(document) == []
    lane = window.song.lane
    QTest.mouseClick(lane, Qt.MouseButton.LeftButton, NONE, QPoint(200, lane.height() - 5))
    assert lane.row is Row.CHORDS
