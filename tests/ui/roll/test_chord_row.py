"""The row of the chords in the lane above the notes, by mouse and by keys; real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit import chord_symbols
from composer.edit.commands import SetChords
from composer.edit.document import Document
from composer.model.chord_symbol import ChordSymbol
from composer.model.time import Meter, MeterMap
from composer.ui.roll.harmony import written_spans
from composer.ui.roll.highlighting import Highlighting
from composer.ui.roll.scene import KEYS
from composer.ui.roll.song_lane.chord_row import onward
from composer.ui.roll.song_lane.signs import ROW, Row
from composer.ui.roll.song_lane.typed import read_chord, shown_chord
from tests.fixtures.song_lane import shown_lane

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
K = Qt.Key
BEAT, BAR = 480, 1920


@pytest.fixture
def document():
    return Document()


@pytest.fixture
def lane(qtbot, document):
    """The lane above a roll, in a window, with the row of the chords."""
    lane = shown_lane(qtbot, document)
    lane.show_chords(True)
    return lane


def at(lane, tick):
    x = KEYS + lane.stage.view.x(tick) + 2
    return QPoint(round(x), round((Row.CHORDS + 0.5) * ROW))


def drag(lane, start, end, held=NONE):
    QTest.mousePress(lane, LEFT, held, start)
    for point in ((start + end) / 2, end):
        place = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, lane.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT,
            held,
        )  # fmt: skip
        QApplication.sendEvent(lane, event)
    QTest.mouseRelease(lane, LEFT, held, end)


def type_(lane, text, key=K.Key_Return, held=NONE):
    editor = lane.writing.editor
    assert editor.isVisible()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key, held)


def texts(document):
    return [(symbol.tick, symbol.text) for symbol in document.score.chords]


def test_a_double_click_writes_a_chord_in_its_place(lane, document):
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, BAR))
    type_(lane, "F#m7")
    assert texts(document) == [(BAR, "F#m7")]
    assert lane.chosen == ChordSymbol(BAR, "F#m7")
    assert lane.accessibleDescription() == "F♯m7 at bar 2, beat 1"
    QTest.mouseDClick(lane, LEFT, NONE, at(lane, BAR))
    type_(lane, "G7/B")
    assert texts(document) == [(BAR, "G7/B")]
    assert document.history.names == ("Add Chord Symbol", "Change Chord Symbol")


def test_space_goes_on_to_the_next_beat_and_tab_to_the_next_bar(lane, document):
    lane.write_new(Row.CHORDS, 0)
    type_(lane, "C", K.Key_Space)
    assert lane.writing.editor.accessibleDescription() == "At bar 1, beat 2"
    type_(lane, "am", K.Key_Space)  # a small letter is a root as well
    type_(lane, "", K.Key_Space)  # nothing there
    type_(lane, "Dm", K.Key_Tab)
    type_(lane, "G7", K.Key_Tab)
    type_(lane, "C")
    assert texts(document) == [
        *((0, "C"), (BEAT, "Am"), (3 * BEAT, "Dm")),
        *((BAR, "G7"), (2 * BAR, "C")),
    ]
    assert not lane.writing.active
    assert lane.hasFocus()
    assert len(document.history.names) == 5


def test_shift_goes_back_and_opens_what_stands_there(lane, document):
    document.apply(SetChords((ChordSymbol(0, "C"), ChordSymbol(BAR, "F"))), "Chords")
    lane.write_new(Row.CHORDS, BAR + BEAT)
    type_(lane, "G", K.Key_Space, SHIFT)
    assert lane.writing.editor.text() == "F"
    type_(lane, "Fmaj7", K.Key_Backtab, SHIFT)
    assert lane.writing.editor.text() == "C"
    QTest.keyClick(lane.writing.editor, K.Key_Escape)
    assert texts(document) == [(0, "C"), (BAR, "Fmaj7"), (BAR + BEAT, "G")]


def test_what_is_no_chord_is_refused_with_a_sentence_and_the_field_stays(lane, document):
    said = []
    lane.refused.connect(said.append)
    lane.write_new(Row.CHORDS, BAR)
    for key in (K.Key_Return, K.Key_Space, K.Key_Tab):
        lane.writing.editor.clear()
        type_(lane, "Xyz", key)
        assert lane.writing.editor.isVisible()
    assert said == ["“Xyz” is no chord symbol such as C, F♯m7 or G7/B."] * 3
    QTest.keyClick(lane.writing.editor, K.Key_Escape)
    assert not document.can_undo


def test_a_field_left_empty_takes_a_chord_away_and_writes_none(lane, document):
    document.apply(SetChords((ChordSymbol(BAR, "F"),)), "Chords")
    lane.write_new(Row.CHORDS, 0)
    type_(lane, "")
    assert not lane.writing.active
    lane.write_new(Row.CHORDS, BAR)
    QTest.keyClick(lane.writing.editor, K.Key_Backspace)
    type_(lane, "")
    assert texts(document) == []
    assert document.history.names[1:] == ("Remove Chord Symbol",)


def test_a_chord_is_dragged_to_the_grid_and_with_ctrl_copied(lane, document):
    chord_symbols.put(document, ChordSymbol(BAR, "Dm"))
    drag(lane, at(lane, BAR), at(lane, 2 * BAR) + QPoint(1, 0))
    assert texts(document) == [(2 * BAR, "Dm")]
    drag(lane, at(lane, 2 * BAR), at(lane, BAR), CONTROL)
    assert texts(document) == [(BAR, "Dm"), (2 * BAR, "Dm")]
    assert document.history.names[1:] == ("Move Chord Symbol", "Copy Chord Symbol")
    QTest.mousePress(lane, LEFT, NONE, at(lane, BAR))
    QTest.mouseRelease(lane, LEFT, NONE, at(lane, BAR))
    assert len(document.history.names) == 3


def test_keys_walk_write_move_and_remove(lane, document):
    for place, text in enumerate(("C", "F", "G7")):
        chord_symbols.put(document, ChordSymbol(place * BAR, text))
    lane.setFocus()
    for _ in range(3):
        QTest.keyClick(lane, K.Key_Down)
    assert lane.row is Row.CHORDS
    QTest.keyClick(lane, K.Key_End)
    assert lane.chosen == ChordSymbol(2 * BAR, "G7")
    QTest.keyClick(lane, K.Key_Left)
    for _ in range(2):
        QTest.keyClick(lane, K.Key_Right, ALT)
    assert document.history.names[3:] == ("Move Chord Symbol",)
    moved = lane.chosen
    assert moved.text == "F"
    assert moved.tick > BAR
    QTest.keyClick(lane, K.Key_Return)
    type_(lane, "Fm")
    assert document.score.chords[1] == ChordSymbol(moved.tick, "Fm")
    QTest.keyClick(lane, K.Key_Delete)
    assert [text for _, text in texts(document)] == ["C", "G7"]
    QTest.keyClick(lane, K.Key_Down)  # there is no row beneath
    assert lane.row is Row.CHORDS


def test_the_row_is_there_where_the_song_has_chords_or_somebody_wants_it(lane, document):
    heard = []
    lane.rows_changed.connect(lambda: heard.append(len(lane.rows)))
    full = lane.height()
    lane.show_chords(None)
    assert lane.height() == full - ROW
    chord_symbols.put(document, ChordSymbol(0, "C"))
    lane.look()
    assert lane.height() == full
    lane.choose(ChordSymbol(0, "C"))
    lane.show_chords(False)
    assert Row.CHORDS not in lane.rows
    assert lane.chosen is None
    assert lane.row is not Row.CHORDS
    assert not lane.grab().isNull()
    lane.write_new(Row.CHORDS, BAR)  # who writes one wants it
    assert Row.CHORDS in lane.rows
    assert heard == [3, 4, 3, 4]


def test_the_names_above_the_notes_and_their_rows_are_the_songs_own_where_it_has_some(
    lane, document
):
    roll = lane.roll
    highlighting = Highlighting(roll.scene)
    highlighting.chords = True
    plain = roll.grab().toImage()
    chord_symbols.put(document, ChordSymbol(0, "Bb7/D"))
    chord_symbols.put(document, ChordSymbol(BAR, "N.C."))
    assert roll.grab().toImage() != plain
    assert [(s.start, s.end, s.name(None)) for s in highlighting._chords()] == [(0, BAR, "B♭7/D")]


def test_written_chords_last_until_the_next_and_those_before_what_is_seen_go_on():
    chords = tuple(ChordSymbol(i * BAR, text) for i, text in enumerate(("C", "Am", "N.C.", "F")))
    spans = written_spans(chords, BAR + 100, 4 * BAR)
    assert [(s.start, s.end, s.name(None)) for s in spans] == [
        (BAR + 100, 2 * BAR, "Am"),
        (3 * BAR, 4 * BAR, "F"),
    ]
    assert spans[0].tones == {9, 0, 4}
    assert written_spans(chords, 10 * BAR, 12 * BAR)[0].root == 5
    assert written_spans((), 0, BAR) == []


@pytest.mark.parametrize(
    ("typed", "text", "shown"),
    [
        ("bb7", "Bb7", "B♭7"),
        (" f#m7 ", "F#m7", "F♯m7"),
        ("g7/b", "G7/B", "G7/B"),
        ("Abmaj7/eb", "Abmaj7/Eb", "A♭maj7/E♭"),
        ("C7(b9)", "C7(b9)", "C7(♭9)"),
        ("Bm7b5", "Bm7b5", "Bm7♭5"),
        ("nc", "N.C.", "N.C."),
    ],
)
def test_chords_are_read_as_they_are_typed_and_shown_with_the_signs_of_music(typed, text, shown):
    symbol = read_chord(0, typed)
    assert symbol.text == text
    assert shown_chord(symbol) == shown


@pytest.mark.parametrize(
    ("tick", "step", "by_bar", "wanted"),
    [
        (0, 1, False, 480),
        (100, 1, False, 480),
        (1440, 1, False, 1920),
        (1920, 1, False, 1920 + 720),  # a dotted quarter in 6/8
        (100, 1, True, 1920),
        (100, -1, False, 0),
        (0, -1, False, 0),
        (0, -1, True, 0),
        (1920, -1, False, 1440),
        (1920, -1, True, 0),
        (2000, -1, True, 1920),
        (1920 + 1440, -1, False, 1920 + 720),
    ],
)
def test_the_next_and_the_previous_beat_are_those_of_the_meter(tick, step, by_bar, wanted):
    meter = MeterMap((Meter(0, 4, 4), Meter(BAR, 6, 8)))
    assert onward(meter, tick, step, by_bar) == wanted
