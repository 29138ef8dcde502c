"""The Notes menu over a real window, by real keys; its processes are not started."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.edit.commands import AddNotes, SetChords, SetKey, SetVoices
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.voice import Voice
from composer.ui.notes.humanise_dialog import HumaniseDialog
from composer.ui.notes.quantise_dialog import QuantiseDialog
from composer.ui.notes.stretch_dialog import StretchDialog
from composer.ui.notes.transpose_dialog import TransposeDialog

Key_ = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window):
    """Trials of its dialogs are over at its end."""
    window = open_window()
    yield window
    window.shaping.end_trials()


@pytest.fixture
def document(window):
    """Four quarters, a little off the grid, are selected."""
    document = window.session.document
    voice = document.score.voices[0].id
    places = ((60, 10), (62, 470), (64, 985), (65, 1450))
    notes = tuple(Note(document.new_id(), voice, pitch, tick, 400) for pitch, tick in places)
    document.apply(AddNotes(notes), "Draw")
    window.roll.set_selection(note.id for note in notes)
    return document


def pitches(document):
    return [n.pitch for n in document.score.notes_in_order()]


def onsets(document):
    return [n.onset for n in document.score.notes_in_order()]


def dialog_of(window, kind, qtbot):
    found = window.findChildren(kind)
    assert len(found) == 1
    qtbot.waitUntil(found[0].isVisible)
    return found[0]


def test_alt_and_an_arrow_move_by_a_tick_and_presses_are_one_step(window, document):
    for _ in range(3):
        QTest.keyClick(window.roll, Key_.Key_Right, ALT)
    QTest.keyClick(window.roll, Key_.Key_Left, ALT)
    assert onsets(document) == [12, 472, 987, 1452]
    assert document.history.names == ("Draw", "Move Notes")


def test_alt_shift_and_an_arrow_go_along_the_scale(window, document):
    document.apply(SetKey(KeyMap((Key(0, -1),))), "Key")
    QTest.keyClick(window.roll, Key_.Key_Up, ALT | SHIFT)
    QTest.keyClick(window.roll, Key_.Key_Up, ALT | SHIFT)
    assert pitches(document) == [64, 65, 67, 69]
    QTest.keyClick(window.roll, Key_.Key_Down, ALT | SHIFT)
    assert pitches(document) == [62, 64, 65, 67]
    assert document.history.names[-2:] == ("Key", "Transpose in Key")


def test_quantising_is_seen_at_once_is_one_step_and_is_kept_by_return(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    assert onsets(document) == [0, 480, 960, 1440]
    dialog.strength.setFocus()
    QTest.keyClick(dialog.strength, Key_.Key_Home)
    qtbot.waitUntil(lambda: onsets(document) == [10, 470, 985, 1450])
    QTest.keyClick(dialog.strength, Key_.Key_End)
    qtbot.waitUntil(lambda: onsets(document) == [0, 480, 960, 1440])
    QTest.keyClick(dialog, Key_.Key_Return)
    assert not dialog.isVisible()
    assert document.history.names == ("Draw", "Quantise")
    document.undo()
    assert onsets(document) == [10, 470, 985, 1450]


def test_escape_leaves_the_notes_and_the_history_as_they_were(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    QTest.keyClick(dialog, Key_.Key_Escape)
    assert not dialog.isVisible()
    assert onsets(document) == [10, 470, 985, 1450]
    assert document.history.names == ("Draw",)


def test_without_the_preview_it_is_done_at_the_end(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    dialog.preview.setFocus()
    QTest.keyClick(dialog.preview, Key_.Key_Space)
    assert onsets(document) == [10, 470, 985, 1450]
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert onsets(document) == [0, 480, 960, 1440]
    assert document.undo_name == "Quantise"


def test_what_is_tried_out_follows_the_selection(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    first = min(document.score.notes)
    window.roll.set_selection([first])
    qtbot.waitUntil(lambda: onsets(document) == [0, 470, 985, 1450])
    assert "1 selected note" in dialog.about.text()
    QTest.keyClick(dialog, Key_.Key_Escape)
    assert onsets(document) == [10, 470, 985, 1450]


def test_undo_beside_the_dialog_takes_the_trial_back_once(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    document.undo()
    assert onsets(document) == [10, 470, 985, 1450]
    QTest.keyClick(dialog, Key_.Key_Escape)
    assert onsets(document) == [10, 470, 985, 1450]
    assert document.history.position == 1


def test_another_change_beside_the_dialog_is_kept_when_the_trial_is_not(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    document.apply(SetKey(KeyMap()), "Nothing")
    voices = document.score.voices
    document.apply(SetVoices((*voices, Voice(document.new_id(), "Alto"))), "Add Voice")
    QTest.keyClick(dialog, Key_.Key_Escape)
    assert onsets(document) == [10, 470, 985, 1450]
    assert len(document.score.voices) == 2


def test_what_is_tried_out_is_not_kept_when_the_window_closes(window, document, qtbot):
    document.mark_clean()
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    assert onsets(document) == [0, 480, 960, 1440]
    assert window.close()
    assert not dialog.isVisible()
    assert onsets(document) == [10, 470, 985, 1450]


def test_the_grid_of_the_roll_is_the_first_choice(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Comma)
    ticks = window.grid.ticks()
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | ALT)
    dialog = dialog_of(window, QuantiseDialog, qtbot)
    assert ticks == 240
    assert dialog.quantising().grid == ticks


def test_humanising_strays_and_another_variant_is_another(window, document, qtbot):
    QTest.keyClick(window.roll, Key_.Key_Q, CONTROL | SHIFT)
    dialog = dialog_of(window, HumaniseDialog, qtbot)
    first = onsets(document)
    assert first != [10, 470, 985, 1450]
    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: onsets(document) != first)
    dialog.seed.setValue(1)
    qtbot.waitUntil(lambda: onsets(document) == first)
    QTest.keyClick(dialog, Key_.Key_Return)
    assert document.history.names == ("Draw", "Humanise")


def test_the_whole_song_is_transposed_with_its_key(window, document, qtbot):
    document.apply(SetKey(KeyMap((Key(0, 0),))), "Key")
    document.apply(SetChords((ChordSymbol(0, "C"), ChordSymbol(480, "G7/B"))), "Chords")
    drums = Voice(document.new_id(), "Drums", channel=9)
    document.apply(SetVoices((*document.score.voices, drums)))
    document.apply(AddNotes((Note(document.new_id(), drums.id, 36, 2000, 100),)), "Drum")
    window.roll.set_selection(())
    QTest.keyClick(window.roll, Key_.Key_Y, CONTROL | SHIFT)
    dialog = dialog_of(window, TransposeDialog, qtbot)
    QTest.mouseClick(dialog.with_key, Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.amount, "3")
    qtbot.waitUntil(lambda: pitches(document) == [63, 65, 67, 68, 36])
    assert document.score.key.at(0).name == "Eb major"
    assert dialog.interval.text() == "C4 becomes E♭4: minor third up"
    QTest.keyClick(dialog, Key_.Key_Return)
    assert document.undo_name == "Transpose"
    assert [chord.text for chord in document.score.chords] == ["Eb", "Bb7/D"]
    document.undo()
    assert pitches(document) == [60, 62, 64, 65, 36]
    assert document.score.key.at(0).name == "C major"
    assert [chord.text for chord in document.score.chords] == ["C", "G7/B"]


def test_chord_symbols_are_transposed_without_a_key_and_go_back_on_escape(window, document, qtbot):
    document.apply(SetChords((ChordSymbol(0, "A"), ChordSymbol(480, "N.C."))), "Chords")
    window.roll.set_selection(())
    QTest.keyClick(window.roll, Key_.Key_Y, CONTROL | SHIFT)
    dialog = dialog_of(window, TransposeDialog, qtbot)
    QTest.mouseClick(dialog.with_key, Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.amount, "1")
    qtbot.waitUntil(lambda: [c.text for c in document.score.chords] == ["Bb", "N.C."])
    QTest.keyClick(dialog, Key_.Key_Escape)
    assert [chord.text for chord in document.score.chords] == ["A", "N.C."]
    assert document.undo_name == "Chords"


def test_transposing_off_the_keyboard_is_refused_with_a_sentence(window, document, qtbot):
    for _ in range(5):
        QTest.keyClick(window.roll, Key_.Key_Up, SHIFT)
    assert pitches(document)[-1] == 125
    QTest.keyClick(window.roll, Key_.Key_Y, CONTROL | SHIFT)
    dialog = dialog_of(window, TransposeDialog, qtbot)
    QTest.keyClicks(dialog.amount, "3")
    assert "leave the keyboard" in dialog.interval.text()
    assert not dialog.keep.isEnabled()
    QTest.keyClick(dialog, Key_.Key_Escape)
    assert pitches(document)[-1] == 125


def test_stretching_says_how_much_and_is_one_step(window, document, qtbot):
    window.actions_["stretch"].trigger()
    dialog = dialog_of(window, StretchDialog, qtbot)
    QTest.keyClicks(dialog.new, "2")
    assert "200" in dialog.said.text()
    qtbot.waitUntil(lambda: onsets(document)[1] == 10 + 2 * 460)
    QTest.keyClick(dialog, Key_.Key_Return)
    assert document.history.names == ("Draw", "Stretch")


def test_a_song_that_would_be_too_long_is_refused_with_a_sentence(window, document):
    window.roll.set_selection(())
    for _ in range(20):
        window.actions_["double_time"].trigger()
    assert "longer than a song" in window.messages.sentence()
    assert document.score.end < 2**28


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("invert", [65, 63, 61, 60]),
        ("invert_in_key", [65, 64, 62, 60]),
        ("retrograde", [65, 64, 62, 60]),
    ],
)
def test_shapes_work_on_what_is_selected(window, document, action, expected):
    window.actions_[action].trigger()
    assert pitches(document) == expected
    assert len(document.history.names) == 2


def test_a_note_is_split_at_the_playhead_and_joined_again(window, document):
    window.playing.seek(200)
    QTest.keyClick(window.roll, Key_.Key_S, SHIFT)
    assert [n.duration for n in document.score.notes_in_order()][:2] == [190, 210]
    assert len(window.roll.selection) == 5
    QTest.keyClick(window.roll, Key_.Key_H, SHIFT)
    assert len(document.score.notes) == 4
    QTest.keyClick(window.roll, Key_.Key_H, SHIFT)
    assert "touch" in window.messages.sentence()


def test_lengths_are_given_to_all_notes_where_none_is_selected(window, document):
    window.roll.set_selection(())
    window.actions_["length_eighth"].trigger()
    assert {n.duration for n in document.score.notes.values()} == {240}
    window.actions_["legato"].trigger()
    assert [n.duration for n in document.score.notes_in_order()] == [460, 515, 465, 240]
    assert not window.actions_["tick_later"].isEnabled()


def test_duplicates_are_removed_and_counted(window, document):
    notes = list(document.score.notes.values())[:2]
    doubles = [Note(document.new_id(), n.voice, n.pitch, n.onset, 100) for n in notes]
    document.apply(AddNotes(tuple(doubles)), "Double")
    window.roll.set_selection(())
    window.actions_["remove_duplicates"].trigger()
    assert len(document.score.notes) == 4
    assert "2 notes" in window.messages.sentence()


def test_an_empty_song_has_nothing_to_shape(window):
    for name in ("quantise_as", "invert", "transpose", "step_up"):
        assert not window.actions_[name].isEnabled()
