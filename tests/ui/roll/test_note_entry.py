"""Writing notes by the computer's keyboard: the cursor on the roll, with real key events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from composer.edit.commands import AddNotes, SetKey
from composer.edit.document import Document
from composer.model.key import Key as MusicalKey
from composer.model.key import KeyMap
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.scene import KEYS, RULER

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
_KEYS = {
    "<": Key.Key_Left, ">": Key.Key_Right, "^": Key.Key_Up, "v": Key.Key_Down,
    ".": Key.Key_Period, "+": Key.Key_Plus, "-": Key.Key_Minus, "x": Key.Key_Backspace,
    "#": Key.Key_Return, "~": Key.Key_Escape,
}  # fmt: skip


@pytest.fixture
def document():
    score = empty_score()
    bass = Voice(score.new_id(), "Bass", Role.BASS, range=(40, 60))
    score.voices = (*score.voices[:1], bass)
    return Document(score)


def keys(roll, line):
    """Presses a key for each sign: letters, digits, and the signs above."""
    for sign in line.replace(" ", ""):
        key = _KEYS[sign] if sign in _KEYS else Key(ord(sign.upper()))
        QTest.keyClick(roll, key)


def values(document, voice=0):
    notes = document.score.notes_in_order(document.score.voices[voice].id)
    return [(n.pitch, n.onset, n.duration) for n in notes]


def write(document, *places, voice=0):
    owner = document.score.voices[voice].id
    notes = [Note(document.new_id(), owner, *place) for place in places]
    document.apply(AddNotes(tuple(notes)), "Write")
    return [note.id for note in notes]


def test_letters_write_the_nearest_notes_one_after_the_other(roll, document):
    keys(roll, "n g a b c g f")
    assert values(document) == [
        (67, 0, 480), (69, 480, 480), (71, 960, 480),
        (72, 1440, 480), (67, 1920, 480), (65, 2400, 480),
    ]  # fmt: skip
    assert document.history.names == ("Enter Note",) * 6
    assert not roll.selection


def test_letters_are_what_the_key_says(roll, document):
    document.apply(SetKey(KeyMap((MusicalKey(0, -3, "major"), MusicalKey(960, 2, "major")))))
    keys(roll, "n a b c f")
    assert [pitch for pitch, *_ in values(document)] == [68, 70, 73, 78]


def test_digits_choose_the_note_value_and_a_dot_makes_it_longer_by_half(roll, document):
    keys(roll, "n 4 g . a b 6 c 3 d 7 e 1 f 2 g")
    assert [length for _, _, length in values(document)] == [
        240, 360, 360, 960, 120, 1920, 30, 60,
    ]  # fmt: skip
    onsets = [onset for _, onset, _ in values(document)]
    assert onsets == [0, 240, 600, 960, 1920, 2040, 3960, 3990]


def test_a_triplet_and_half_and_double_values_have_keys(roll, document):
    keys(roll, "n 4")
    QTest.keyClick(roll, Key.Key_3, CONTROL)
    keys(roll, "g a b")
    QTest.keyClick(roll, Key.Key_3, CONTROL)
    keys(roll, "q c w w d")
    assert [(onset, length) for _, onset, length in values(document)] == [
        (0, 160), (160, 160), (320, 160), (480, 120), (600, 480),
    ]  # fmt: skip


def test_a_rest_goes_on_and_clears_what_was_there(roll, document):
    write(document, (60, 480, 480), (62, 960, 480))
    keys(roll, "n g 0 a")
    assert values(document) == [(67, 0, 480), (69, 960, 480)]


def test_a_tie_holds_the_last_note_for_the_chosen_value(roll, document):
    keys(roll, "n 6 g 4 t a")
    assert values(document) == [(67, 0, 1200), (69, 1200, 240)]
    assert document.history.names == ("Enter Note", "Hold Notes", "Enter Note")


def test_the_note_entered_last_is_raised_and_goes_by_octaves(roll, document):
    keys(roll, "n g + a -")
    QTest.keyClick(roll, Key.Key_Up, CONTROL)
    assert [pitch for pitch, *_ in values(document)] == [68, 80]
    keys(roll, "g")
    assert values(document)[-1][0] == 79


def test_shift_and_a_letter_add_to_the_chord(roll, document):
    keys(roll, "n c")
    for key in (Key.Key_E, Key.Key_G):
        QTest.keyClick(roll, key, SHIFT)
    keys(roll, "d")
    assert values(document) == [(72, 0, 480), (76, 0, 480), (79, 0, 480), (74, 480, 480)]


def test_the_cursor_goes_by_the_note_value_and_stops_at_edges_of_notes(roll, document):
    write(document, (60, 0, 700))
    keys(roll, "n")
    cursor, seen = roll.entry.cursor, []
    for sign in "> > > > < < <":
        if sign != " ":
            keys(roll, sign)
            seen.append(cursor.tick)
    assert seen == [480, 700, 960, 1440, 960, 700, 480]


def test_the_cursor_goes_by_bars_to_the_end_and_to_the_start(roll, document):
    write(document, (60, 0, 2500))
    keys(roll, "n")
    cursor = roll.entry.cursor
    QTest.keyClick(roll, Key.Key_Right, CONTROL)
    assert cursor.tick == 1920
    QTest.keyClick(roll, Key.Key_End)
    assert cursor.tick == 2500
    QTest.keyClick(roll, Key.Key_Left, CONTROL)
    assert cursor.tick == 1920
    QTest.keyClick(roll, Key.Key_Home)
    assert cursor.tick == 0


def test_the_cursor_goes_up_and_down_and_enter_writes_there(roll, document):
    keys(roll, "n")
    low = roll.entry.cursor.pitch
    keys(roll, "^ ^ ^ # v #")
    assert [pitch for pitch, *_ in values(document)] == [low + 3, low + 2]
    keys(roll, "<")
    QTest.keyClick(roll, Key.Key_Up)
    QTest.keyClick(roll, Key.Key_Return, SHIFT)
    assert values(document)[1:] == [(low + 2, 480, 480), (low + 3, 480, 480)]


def test_what_is_written_takes_the_place_of_what_the_voice_has_there_alone(roll, document):
    write(document, (60, 0, 480), (62, 480, 480))
    write(document, (48, 0, 960), voice=1)
    keys(roll, "n 6 g")
    assert values(document) == [(67, 0, 960)]
    assert values(document, 1) == [(48, 0, 960)]


def test_backspace_takes_the_note_before_and_goes_back_over_rests(roll, document):
    keys(roll, "n g a 0 x")
    cursor = roll.entry.cursor
    assert cursor.tick == 960
    keys(roll, "x")
    assert (cursor.tick, values(document)) == (480, [(67, 0, 480)])
    keys(roll, "x x x")
    assert (cursor.tick, values(document)) == (0, [])


def test_delete_takes_the_note_under_the_cursor(roll, document):
    write(document, (60, 0, 480), (64, 0, 480), (62, 480, 480))
    keys(roll, "n")
    QTest.keyClick(roll, Key.Key_Tab)
    QTest.keyClick(roll, Key.Key_Delete)
    assert values(document) == [(60, 0, 480), (64, 0, 480)]
    keys(roll, "<")
    roll.entry.cursor.pitch = 64
    QTest.keyClick(roll, Key.Key_Delete)
    assert values(document) == [(60, 0, 480)]
    QTest.keyClick(roll, Key.Key_Delete)
    assert values(document) == []


def test_shift_and_arrows_select_what_is_passed(roll, document):
    ids = write(document, (60, 0, 480), (64, 480, 480), (72, 960, 480))
    write(document, (48, 0, 1920), voice=1)
    keys(roll, "n")
    for _ in range(2):
        QTest.keyClick(roll, Key.Key_Right, SHIFT)
    assert roll.selection == set(ids[:2])
    QTest.keyClick(roll, Key.Key_End, SHIFT)
    assert roll.selection == set(ids)
    QTest.keyClick(roll, Key.Key_Left, SHIFT)
    assert roll.selection == set(ids[:2])
    QTest.keyClick(roll, Key.Key_Delete)
    assert values(document) == [(72, 960, 480)]


def test_a_selection_by_keys_is_transposed_and_let_go_of(roll, document):
    write(document, (60, 0, 480), (64, 480, 480))
    keys(roll, "n")
    QTest.keyClick(roll, Key.Key_Right, SHIFT)
    keys(roll, "+")
    assert values(document) == [(61, 0, 480), (64, 480, 480)]
    keys(roll, ">")
    assert not roll.selection


def test_a_note_value_is_given_to_the_selected_notes_as_one_step(roll, document):
    write(document, (60, 0, 480), (64, 480, 480), (67, 960, 480))
    keys(roll, "n")
    QTest.keyClick(roll, Key.Key_Right, SHIFT)
    QTest.keyClick(roll, Key.Key_Right, SHIFT)
    keys(roll, "4")
    assert values(document) == [(60, 0, 240), (64, 480, 240), (67, 960, 480)]
    keys(roll, ".")
    assert values(document) == [(60, 0, 360), (64, 480, 360), (67, 960, 480)]
    document.undo()
    assert values(document)[0] == (60, 0, 240)
    keys(roll, "4")
    assert roll.entry.value.ticks == 240
    QTest.keyClick(roll, Key.Key_End, SHIFT)
    keys(roll, "4")
    assert [length for _, _, length in values(document)] == [240, 240, 240]


def test_undo_takes_the_cursor_back_and_redo_on(roll, document):
    keys(roll, "n g a 0 6 b")
    cursor = roll.entry.cursor
    seen = []
    for _ in range(3):
        document.undo()
        seen.append(cursor.tick)
    assert seen == [1440, 480, 0]
    document.redo()
    assert cursor.tick == 480
    keys(roll, "5 c")
    assert values(document) == [(67, 0, 480), (72, 480, 480)]


def test_several_steps_back_and_on_at_once_take_the_cursor_along(roll, document):
    keys(roll, "n g a b c")
    document.go_to(1)
    assert roll.entry.cursor.tick == 480
    document.go_to(3)
    assert roll.entry.cursor.tick == 1440


def test_undo_of_what_was_written_over_takes_the_cursor_back_too(roll, document):
    write(document, (60, 0, 480))
    keys(roll, "n d")
    assert roll.entry.cursor.tick == 480
    document.undo()
    assert roll.entry.cursor.tick == 0
    assert values(document) == [(60, 0, 480)]


def test_notes_that_come_and_go_beside_the_cursor_take_it_along(roll, document):
    keys(roll, "n")
    ids = write(document, (60, 0, 480), (62, 480, 480))
    assert roll.entry.cursor.tick == 960
    document.undo()
    assert roll.entry.cursor.tick == 0
    assert not set(ids) & set(document.score.notes)


def test_another_voice_is_written_in_near_its_own_notes(roll, document):
    keys(roll, "n g")
    roll.set_active_voice(document.score.voices[1].id)
    QTest.keyClick(roll, Key.Key_Home)
    keys(roll, "c g")
    assert values(document, 1) == [(48, 0, 480), (43, 480, 480)]


def test_keys_of_note_entry_are_no_shortcuts_while_it_is_on_and_are_again_after(
    window, roll, document
):
    fired = []
    for key in ("3", "D", "."):
        QShortcut(QKeySequence(key), window).activated.connect(lambda k=key: fired.append(k))
    keys(roll, "n 3 d")
    assert not fired
    assert values(document)[0][2] == 120
    keys(roll, "n 3 d")
    assert fired == ["3", "D"]
    assert len(values(document)) == 1


def test_escape_lets_the_selection_go_and_then_ends_note_entry(roll, document):
    write(document, (60, 0, 480))
    keys(roll, "n")
    QTest.keyClick(roll, Key.Key_Right, SHIFT)
    keys(roll, "~")
    assert (roll.entry.on, roll.selection) == (True, frozenset())
    keys(roll, "~")
    assert not roll.entry.on


def test_a_click_puts_the_cursor_there(roll, document):
    write(document, (60, 0, 480))
    keys(roll, "n")
    view = roll.stage.view

    def click(tick, pitch):
        place = QPointF(KEYS + view.x(tick), RULER + view.y(pitch) + view.row / 2)
        QTest.mouseClick(roll, Qt.MouseButton.LeftButton, NONE, place.toPoint())

    click(2000, 64)
    assert (roll.entry.cursor.tick, roll.entry.cursor.pitch) == (1920, 64)
    keys(roll, "#")
    click(300, 60)
    assert (roll.entry.cursor.tick, roll.entry.cursor.pitch) == (0, 60)
    assert values(document) == [(60, 0, 480), (64, 1920, 480)]


def test_bars_are_selected_by_keys(roll, document):
    ids = write(document, (60, 0, 480), (64, 960, 480), (72, 1920, 480))
    keys(roll, "n")
    QTest.keyClick(roll, Key.Key_Right, CONTROL | SHIFT)
    assert roll.selection == set(ids[:2])
    QTest.keyClick(roll, Key.Key_Up, SHIFT)
    assert roll.selection < set(ids[:2])


def test_what_to_do_first_is_not_said_any_more_while_one_writes(roll, document):
    before = roll.grab().toImage()
    middle = before.rect().center()
    assert roll.scene.hint
    keys(roll, "n")
    roll.entry.cursor.pitch = 100
    after = roll.grab().toImage()
    box = before.rect().adjusted(400, 250, -400, -250)
    assert box.contains(middle)
    assert before.copy(box) != after.copy(box)


def test_it_begins_at_the_selected_note_or_at_the_playhead(roll, document):
    (_, second) = write(document, (60, 0, 480), (62, 1000, 480))
    roll.set_playhead(1950)
    keys(roll, "n")
    assert roll.entry.cursor.tick == 1920
    keys(roll, "n")
    roll.set_selection({second})
    keys(roll, "n")
    assert (roll.entry.cursor.tick, roll.entry.cursor.pitch) == (1000, 62)


def test_it_is_told_where_the_cursor_is_and_what_sounds_there(roll, document):
    write(document, (60, 480, 480))
    told = []
    roll.pointer_moved.connect(told.append)
    keys(roll, "n >")
    assert told[-1].endswith("1.2")
    said = roll.accessibleDescription()
    assert "bar 1, beat 2, Soprano" in said
    assert "C4" in said.partition("beat 2")[2]
    keys(roll, "3 >")
    assert told[-1].endswith("1.2.2")
    keys(roll, "2 >")
    assert told[-1].endswith("1.2⅜")


def test_in_an_empty_voice_it_begins_in_the_key_and_in_the_middle_of_its_range(roll, document):
    keys(roll, "n")
    assert roll.entry.cursor.pitch == 69  # nobody has set a range: a soprano's is meant
    keys(roll, "n")
    document.apply(SetKey(KeyMap((MusicalKey(0, -3, "major"),))), "Key")
    keys(roll, "n")
    assert roll.entry.cursor.pitch == 70
    roll.stage.active = document.score.voices[1].id
    keys(roll, "n n")
    assert roll.entry.cursor.pitch == 50


def test_the_cursor_is_in_sight_wherever_it_goes(roll, document):
    keys(roll, "n 7")
    for _ in range(60):
        keys(roll, ">")
    for _ in range(50):
        keys(roll, "^")
    view, cursor = roll.stage.view, roll.entry.cursor
    assert 0 <= view.x(cursor.tick) < view.width
    assert 0 <= view.y(cursor.pitch) < view.height - view.row


def test_tab_leads_from_note_to_note_and_then_out_of_the_roll(window, roll, document):
    write(document, (60, 480, 480), (64, 1920, 480))
    keys(roll, "n")
    for tick in (480, 1920):
        QTest.keyClick(roll, Key.Key_Tab)
        assert roll.entry.cursor.tick == tick
    QTest.keyClick(roll, Key.Key_Tab)
    assert window.field.hasFocus()


def test_the_cursor_is_drawn(roll, document):
    empty = roll.grab().toImage()
    keys(roll, "n")
    assert roll.grab().toImage() != empty


def test_another_song_keeps_note_entry_at_its_beginning(roll, document):
    keys(roll, "n g a")
    document.replace(empty_score())
    assert (roll.entry.on, roll.entry.cursor.tick) == (True, 0)
