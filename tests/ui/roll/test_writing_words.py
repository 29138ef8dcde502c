"""Writing words under notes in their place, by real key and mouse events and an input method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.app.singing import Singing
from composer.edit.commands import AddNotes, RemoveNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.scene import KEYS

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def document():
    """Sixteen quarters without words."""
    document = Document(empty_score())
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60 + i % 5, 480 * i, 480) for i in range(16)]
    document.apply(AddNotes(tuple(notes)), "Write")
    return document


@pytest.fixture
def notes(document):
    return [note.id for note in document.score.notes_in_order()]


@pytest.fixture
def roll(open_roll, document):
    roll = open_roll(document, 1100)
    roll.lanes.show_lane("syllables", True)
    return roll


@pytest.fixture
def lane(roll):
    return roll.syllables


def field(lane):
    """The field that has the focus."""
    editor = lane.writing.editor
    assert editor.isVisible()
    return editor


def begin(roll, lane, note):
    roll.set_selection({note})
    lane.setFocus()
    QTest.keyClick(lane, Key.Key_Return)
    return field(lane)


def type_in(lane, text):
    """Types a text key by key into whatever field is there."""
    keys = {"\t": Key.Key_Tab, "\n": Key.Key_Return}
    for letter in text:
        if letter in keys:
            QTest.keyClick(field(lane), keys[letter])
        elif letter.isascii():
            QTest.keyClicks(field(lane), letter)
        else:  # QTest knows the keys of ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field(lane), QKeyEvent(kind, 0, NONE, letter))


def written(document, row=0):
    """The words under the notes as they are read: ``Ky-ri_e``."""
    singing = Singing(document)
    said = []
    for note in document.score.notes_in_order():
        sung = next((s for s in singing.syllables_at(note.id) if s.row == row), None)
        if sung is None:
            said.append(".")
        else:
            said.append(("_" if sung.held else sung.text) + "-" * sung.hyphen_after)
    return " ".join(said).rstrip(" .")


def test_a_whole_line_is_written_by_the_keyboard_alone(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "A-ma-zing grace how sweet_ the sound\n")
    assert written(document) == "A- ma- zing grace how sweet _ the sound"
    assert document.score.lyrics.text() == "Amazing grace how sweet the sound"
    assert not lane.writing.editor.isVisible()
    assert lane.hasFocus()
    assert set(document.score.notes) == set(notes)


def test_a_word_is_one_step_and_undo_takes_back_word_by_word(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "A-ma-zing grace\n")
    assert document.history.names == ("Write", "Write Words", "Write Words")
    document.undo()
    assert written(document) == "A- ma- zing"
    document.undo()
    assert written(document) == ""
    document.redo()
    document.redo()
    assert written(document) == "A- ma- zing grace"


def test_a_melisma_takes_a_note_for_each_underscore_and_a_word_goes_on_behind_it(
    roll, lane, document, notes
):
    begin(roll, lane, notes[0])
    type_in(lane, "Ky-ri__-e_ Glo\n")
    assert written(document) == "Ky- ri _ _- e _ Glo"
    assert document.score.lyrics.text() == "Kyrie Glo"


def test_a_melisma_among_words_moves_what_follows_and_takes_several_notes(
    roll, lane, document, notes
):
    begin(roll, lane, notes[0])
    type_in(lane, "how sweet the sound\n")
    begin(roll, lane, notes[1])
    type_in(lane, "sweet__ a\n")
    assert written(document) == "how sweet _ _ a sound"


def test_tab_goes_on_and_back_and_leaves_words_as_they_are(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "A-ma-zing grace\n")
    before = document.score.lyrics
    editor = begin(roll, lane, notes[0])
    for expected in ("ma", "zing", "grace", ""):
        type_in(lane, "\t")
        assert editor.text() == expected
    for expected in ("grace", "zing"):
        QTest.keyClick(field(lane), Key.Key_Tab, SHIFT)
        assert editor.text() == expected
    assert editor.selectedText() == "zing"
    type_in(lane, "\n")
    assert document.score.lyrics == before


def test_space_passes_over_the_rest_of_a_word_that_was_not_touched(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "A-ma-zing grace\n")
    before = document.score.lyrics
    editor = begin(roll, lane, notes[0])
    type_in(lane, " ")
    assert editor.text() == "grace"
    assert document.score.lyrics == before


def test_a_word_written_over_another_parts_it_and_a_hyphen_joins_it(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "A-ma-zing grace\n")
    begin(roll, lane, notes[0])
    type_in(lane, "Oh ")
    assert written(document) == "Oh ma- zing grace"
    type_in(lane, "so-so-\n")
    assert written(document) == "Oh so- so- grace"


def test_escape_leaves_what_stood_there(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "one\n")
    begin(roll, lane, notes[0])
    QTest.keyClicks(field(lane), "two")
    QTest.keyClick(field(lane), Key.Key_Escape)
    assert written(document) == "one"
    assert not lane.writing.editor.isVisible()
    assert document.history.names == ("Write", "Write Words")


def test_an_emptied_field_takes_the_syllable_away_and_undo_brings_it_back(
    roll, lane, document, notes
):
    begin(roll, lane, notes[0])
    type_in(lane, "one two three\n")
    begin(roll, lane, notes[1])
    QTest.keyClick(field(lane), Key.Key_Backspace)
    type_in(lane, "\n")
    assert written(document) == "one . three"
    document.undo()
    assert written(document) == "one two three"


def test_a_double_click_writes_there_and_a_click_elsewhere_keeps_it(roll, lane, document, notes):
    x = KEYS + lane.stage.view.x(document.score.notes[notes[2]].onset) + 6
    place = QPoint(round(x), round(BORDER + lane.room.height() / 2))
    QTest.mouseClick(lane, LEFT, NONE, place)
    QTest.mouseDClick(lane, LEFT, NONE, place)
    QTest.mouseRelease(lane, LEFT, NONE, place)
    QTest.keyClicks(field(lane), "here")
    QTest.mouseClick(roll, LEFT, NONE, QPoint(int(KEYS) + 300, 60))
    assert not lane.writing.editor.isVisible()
    assert written(document) == ". . here"


def test_a_letter_begins_to_write_in_the_place_of_what_stands_there(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "old\n")
    lane.setFocus()
    QTest.keyClicks(lane, "n")
    QTest.keyClicks(field(lane), "ew")
    type_in(lane, "\n")
    assert written(document) == "new"


def test_the_arrow_down_begins_a_second_verse_on_the_same_note(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "one two\n")
    begin(roll, lane, notes[0])
    QTest.keyClick(field(lane), Key.Key_Down)
    assert field(lane).text() == ""
    type_in(lane, "first second\n")
    assert written(document) == "one two"
    assert written(document, 1) == "first second"
    assert len(lane.shown_rows()) == 2
    assert len(document.score.lyrics.verses) == 2
    begin(roll, lane, notes[1])
    QTest.keyClick(field(lane), Key.Key_Up)
    assert field(lane).text() in ("one", "two")
    QTest.keyClick(field(lane), Key.Key_Escape)


def test_accents_are_typed_and_chinese_comes_from_an_input_method(roll, lane, document, notes):
    editor = begin(roll, lane, notes[0])
    type_in(lane, "É-té ")
    composing = QInputMethodEvent("ni hao", [])
    QApplication.sendEvent(editor, composing)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("你")
    QApplication.sendEvent(editor, commit)
    type_in(lane, " ")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("好🎵")
    QApplication.sendEvent(field(lane), commit)
    type_in(lane, " Stra-ße\n")
    assert written(document) == "É- té 你 好🎵 Stra- ße"
    assert document.score.lyrics.text() == "Été 你 好🎵 Straße"


def test_chinese_words_of_several_characters_go_under_a_note_each(roll, lane, document, notes):
    editor = begin(roll, lane, notes[0])
    commit = QInputMethodEvent("", [])
    commit.setCommitString("月亮代表")
    QApplication.sendEvent(editor, commit)
    type_in(lane, " ")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("我的心")
    QApplication.sendEvent(field(lane), commit)
    type_in(lane, "\n")
    assert written(document) == "月 亮 代 表 我 的 心"


def test_shift_and_enter_begin_a_line(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    type_in(lane, "one two")
    QTest.keyClick(field(lane), Key.Key_Return, SHIFT)
    type_in(lane, "three four\n")
    assert document.score.lyrics.text() == "one two\nthree four"
    begin(roll, lane, notes[2])
    QTest.keyClick(field(lane), Key.Key_Return, SHIFT)
    type_in(lane, "\n")
    assert document.score.lyrics.text() == "one two\nthree\nfour"
    assert written(document) == "one two three four"


def test_a_pasted_text_goes_from_note_to_note(roll, lane, document, notes):
    editor = begin(roll, lane, notes[1])
    QApplication.clipboard().setText("Twin-kle lit-tle\nstar_ now")
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Paste))
    type_in(lane, "\n")
    assert written(document) == ". Twin- kle lit- tle star _ now"
    assert document.score.lyrics.text() == "Twinkle little\nstar now"
    QApplication.clipboard().clear()


def test_an_elision_and_a_spelled_hyphen_have_keys(roll, lane, document, notes):
    editor = begin(roll, lane, notes[0])
    QTest.keyClicks(editor, "the")
    QTest.keyClick(editor, Key.Key_Underscore, ALT | SHIFT)
    QTest.keyClicks(editor, "end")
    type_in(lane, " x")
    QTest.keyClick(field(lane), Key.Key_Minus, CONTROL)
    type_in(lane, "y\n")
    assert written(document) == "the‿end x\u2010y"


def test_the_field_follows_the_roll_and_goes_with_its_note(roll, lane, document, notes):
    editor = begin(roll, lane, notes[3])
    x = editor.x()
    roll.look_at(roll.stage.view.scrolled(40, 0))
    assert editor.x() == pytest.approx(x - 40, abs=1)
    document.apply(RemoveNotes({notes[3]}))
    assert not editor.isVisible()


def test_after_the_last_note_the_field_stays_and_what_was_written_is_kept(
    roll, lane, document, notes
):
    editor = begin(roll, lane, notes[-1])
    type_in(lane, "end ")
    assert editor.isVisible()
    assert editor.text() == "end"
    QTest.keyClick(editor, Key.Key_Escape)
    assert written(document).split()[-1] == "end"


def test_undo_in_the_field_first_undoes_typing_and_then_the_word_before(
    roll, lane, document, notes
):
    editor = begin(roll, lane, notes[0])
    type_in(lane, "one ")
    QTest.keyClicks(editor, "tw")
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.text() == ""
    assert written(document) == "one"
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert written(document) == ""
    QTest.keyClick(editor, Key.Key_Escape)


def test_keys_of_the_roll_are_letters_while_one_writes(roll, lane, document, notes):
    begin(roll, lane, notes[0])
    QTest.keyClicks(field(lane), "[1z]")
    QTest.keyClick(field(lane), Key.Key_Left)
    QTest.keyClick(field(lane), Key.Key_Delete)
    type_in(lane, "\n")
    assert written(document) == "[1z"
    assert len(document.score.notes) == 16
