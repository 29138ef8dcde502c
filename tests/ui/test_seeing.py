"""View > Highlight and Overview in a real window: seen, remembered, and out of the way of edits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.edit.commands import AddNotes, SetKey, SetVoices
from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.voice import Role, Voice
from composer.ui.seeing import Seen
from composer.ui.window import MainWindow

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_chord(open_window):
    """Opens windows on a chord of two voices."""

    def make() -> MainWindow:
        window = open_window(size=(1400, 800))
        document = window.session.document
        document.apply(SetKey(KeyMap((Key(0, 0, "major"),))))
        alto = Voice(document.new_id(), "Alto", Role.ALTO)
        document.apply(SetVoices((*document.score.voices, alto)))
        for place, voice in enumerate(document.score.voices[:2]):
            chord = [
                Note(document.new_id(), voice.id, 60 + step - 12 * place, 0, 960)
                for step in (0, 4, 7 - place)
            ]
            document.apply(AddNotes(tuple(chord)))
        window.voices.step(1)
        window.voices.step(-1)
        window.roll.look_at(window.roll.stage.view.fitted(0, 1920, 45, 70))
        return window

    return make


def picture(window):
    return window.roll.grab().toImage()


def test_each_key_shows_something_and_takes_it_away(open_chord):
    window = open_chord()
    before = picture(window)
    for key, held in (
        (Qt.Key.Key_0, ALT),
        (Qt.Key.Key_0, ALT | SHIFT),
        (Qt.Key.Key_9, ALT | SHIFT),
    ):
        QTest.keyClick(window.roll, key, held)
        assert picture(window) != before
        QTest.keyClick(window.roll, key, held)
        assert picture(window) == before
    assert window.seeing.mini_map.isVisible()
    QTest.keyClick(window.roll, Qt.Key.Key_9, ALT)
    assert not window.seeing.mini_map.isVisible()


def test_what_is_shown_is_remembered(open_chord):
    first = open_chord()
    for name in ("highlight_scale", "voice_patterns", "others_dimmed", "mini_map"):
        first.actions_[name].trigger()
    second = open_chord()
    assert second.seeing.seen == Seen(scale=True, patterns=True, others="dimmed", mini_map=False)
    assert second.actions_["others_dimmed"].isChecked()
    assert not second.actions_["mini_map"].isChecked()


def test_hidden_voices_are_neither_selected_nor_deleted(open_chord):
    window = open_chord()
    document = window.session.document
    window.actions_["select_all"].trigger()
    window.actions_["others_hidden"].trigger()
    notes = document.score.notes
    assert {notes[i].voice for i in window.roll.selection} == {window.voices.active}
    window.actions_["select_all"].trigger()
    window.actions_["delete"].trigger()
    left = {note.voice for note in document.score.notes.values()}
    assert left
    assert window.voices.active not in left


def test_another_active_voice_is_then_the_one_that_is_seen(open_chord):
    window = open_chord()
    window.actions_["others_hidden"].trigger()
    before = window.roll.stage.store.only
    window.voices.step(1)
    assert window.roll.stage.store.only == window.voices.active != before


def test_settings_that_make_no_sense_are_passed_over():
    assert Seen.stored({"scale": 3, "others": "gone", "chords": True}) == Seen(chords=True)


def test_in_a_new_song_its_own_voice_is_seen_alone(open_chord):
    window = open_chord()
    window.actions_["others_hidden"].trigger()
    window.voices.step(1)
    window.session.document.mark_clean()
    window.actions_["new"].trigger()
    assert window.roll.stage.store.only == window.voices.active
    assert window.voices.active == window.session.document.score.voices[0].id
