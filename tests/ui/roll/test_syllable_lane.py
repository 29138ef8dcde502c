"""The words beneath the roll, seen and chosen: real mouse and key events."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.commands import AddNotes, RemoveNotes, SetLyrics
from composer.edit.document import Document
from composer.model.lyrics import Line, Lyrics, Place, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.lanes.syllable_painter import cells_of, is_crowded
from composer.ui.roll.lanes.word_rows import WordRow
from composer.ui.roll.scene import KEYS
from tests.ui.roll.by_hand import move

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def verse(notes, *words):
    """``"ri-ver__"`` is a word of two syllables of which the second is on three notes."""
    left = iter(notes)
    made = []
    for word in words:
        syllables = []
        for part in word.split("-"):
            count = 1 + part.count("_")
            on = tuple(note for note in (next(left, None) for _ in range(count)) if note)
            syllables.append(Syllable(part.rstrip("_"), on))
        made.append(Word(tuple(syllables)))
    return Verse((Line(tuple(made)),))


@pytest.fixture
def document():
    """Ten quarters in the soprano with two verses, and two halves without words in the alto."""
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto", Role.ALTO),)
    soprano, alto = (voice.id for voice in score.voices)
    document = Document(score)
    notes = [Note(document.new_id(), soprano, 67 + i % 3, 480 * i, 480) for i in range(10)]
    under = [Note(document.new_id(), alto, 60, 960 * i, 960) for i in range(2)]
    document.apply(AddNotes((*notes, *under)), "Write")
    ids = [note.id for note in notes]
    first = verse(ids, "Morn-ing", "light", "on", "wa-ter__")
    second = verse(ids, "Eve-ning", "falls", "at", "last", "a-gain", "to-night", "my", "love")
    document.apply(SetLyrics(Lyrics((first, second))), "Words")
    return document


@pytest.fixture
def notes(document):
    """Of the soprano, in order of time."""
    return [n.id for n in document.score.notes_in_order(document.score.voices[0].id)]


@pytest.fixture
def roll(open_roll, document):
    return open_roll(document, 1100)


@pytest.fixture
def lane(roll):
    return roll.syllables


def under(lane, note, row=0):
    """The point under a note in a row of words."""
    rows = lane.shown_rows()
    onset = lane.stage.document.score.notes[note].onset
    band = lane.places.bands(rows)[row]
    return QPoint(round(KEYS + lane.stage.view.x(onset)) + 6, round(BORDER + band.center().y()))


def drag(lane, start, end, release=True):
    QTest.mousePress(lane, LEFT, NONE, start)
    move(lane, start + (end - start) / 2)
    move(lane, end)
    if release:
        QTest.mouseRelease(lane, LEFT, NONE, end)


def texts(document, row, ids):
    """What stands under the notes: ``"-"`` where a syllable is held, ``""`` where none is."""
    from composer.app.singing import Singing

    singing = Singing(document)
    found = []
    for note in ids:
        sung = next((s for s in singing.syllables_at(note) if s.row == row), None)
        found.append("" if sung is None else "-" if sung.held else sung.text)
    return found


def cells(lane, row=0):
    """What is drawn in a row."""
    rows = lane.shown_rows()
    font = lane.places.font(len(rows))
    return cells_of(lane.scene, lane.rows, rows[row], lane.room, font)


def test_a_song_with_words_shows_them_and_one_without_does_not(roll, document):
    assert roll.lanes.is_shown("syllables")
    document.apply(SetLyrics(Lyrics()))
    assert not roll.lanes.is_shown("syllables")
    document.undo()
    assert roll.lanes.is_shown("syllables")
    roll.lanes.show_lane("syllables", False)
    document.apply(SetLyrics(Lyrics()))
    document.undo()
    assert not roll.lanes.is_shown("syllables")


def test_each_verse_has_its_row_and_each_syllable_stands_at_its_note(lane, document, notes):
    assert len(lane.shown_rows()) == 2
    drawn = cells(lane)
    assert [cell.text for cell in drawn] == ["Morn", "ing", "light", "on", "wa", "ter"]
    starts = [lane.stage.view.x(document.score.notes[note].onset) for note in notes[:6]]
    assert [cell.x for cell in drawn] == pytest.approx([x + 2 for x in starts])
    assert [cell.goes_on for cell in drawn] == [True, False, False, False, True, False]
    last = document.score.notes[notes[7]]
    assert drawn[-1].until == pytest.approx(lane.stage.view.x(last.end), abs=3)
    assert [cell.text for cell in cells(lane, 1)][:3] == ["Eve", "ning", "falls"]


def test_where_notes_are_close_texts_are_shortened_and_then_lines_are_read(roll, lane):
    widths = []
    for _ in range(12):
        drawn = cells(lane)
        for cell, following in pairwise(drawn):
            assert cell.right < following.x
        widths.append(is_crowded(drawn))
        roll.zoom_out()
    assert not widths[0]
    assert widths[-1]
    assert not lane.grab().isNull()


def test_the_words_that_begin_left_of_the_view_are_still_there(roll, lane, document, notes):
    third = document.score.notes[notes[7]]
    roll.zoom_time(6, 0)
    roll.look_at(roll.stage.view.scrolled(roll.stage.view.x(third.onset) + 10, 0))
    held = cells(lane)[0]
    assert held.x < 0
    assert held.until > 0


def test_another_voice_without_words_shows_whose_there_are_and_a_row_to_write_in(roll, document):
    soprano, alto = (voice.id for voice in document.score.voices)
    roll.set_active_voice(alto)
    rows = roll.syllables.shown_rows()
    assert rows == [WordRow(soprano, 0), WordRow(soprano, 1), WordRow(alto, 0)]


def test_a_click_on_a_syllable_selects_all_its_notes_and_a_drag_on_free_ground_several(
    roll, lane, notes
):
    QTest.mouseClick(lane, LEFT, NONE, under(lane, notes[5]))
    assert roll.selection == set(notes[5:8])
    QTest.mouseClick(lane, LEFT, NONE, under(lane, notes[0]))
    QTest.mouseClick(lane, LEFT, CONTROL, under(lane, notes[2]))
    assert roll.selection == {notes[0], notes[2]}
    QTest.mouseClick(lane, LEFT, SHIFT, under(lane, notes[4]))
    assert roll.selection == set(notes[:5])
    drag(lane, under(lane, notes[9]), under(lane, notes[8]) + QPoint(3, 0))
    assert roll.selection == set(notes[8:])


def test_a_syllable_is_dragged_to_another_note_with_what_follows_as_one_step(lane, document, notes):
    before = texts(document, 0, notes)
    drag(lane, under(lane, notes[2]), under(lane, notes[4]))
    assert texts(document, 0, notes)[:6] == ["Morn", "ing", "", "", "light", "on"]
    assert texts(document, 1, notes)[:4] == ["Eve", "ning", "falls", "at"]
    assert document.history.names == ("Write", "Words", "Move Syllables")
    document.undo()
    assert texts(document, 0, notes) == before
    drag(lane, under(lane, notes[2]), under(lane, notes[4]), release=False)
    assert texts(document, 0, notes) != before
    QTest.keyClick(lane, Key.Key_Escape)
    QTest.mouseRelease(lane, LEFT, NONE, under(lane, notes[4]))
    assert texts(document, 0, notes) == before
    assert document.history.names == ("Write", "Words", "Move Syllables")


def test_the_right_button_chooses_what_its_menu_is_about(qtbot, roll, lane, notes):
    place = under(lane, notes[5])
    with qtbot.waitSignal(lane.menu_asked) as asked:
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, lane.mapToGlobal(place), NONE
        )
        QApplication.sendEvent(lane, event)
    assert asked.args == [lane.mapToGlobal(place)]
    assert roll.selection == set(notes[5:8])


def test_keys_go_from_note_to_note_and_take_words_off(roll, lane, document, notes):
    lane.setFocus()
    roll.set_selection({notes[0]})
    QTest.keyClick(lane, Key.Key_Right)
    assert roll.selection == {notes[1]}
    QTest.keyClick(lane, Key.Key_Down)
    QTest.keyClick(lane, Key.Key_Delete)
    assert texts(document, 0, notes)[:3] == ["Morn", "ing", "light"]
    assert texts(document, 1, notes)[:3] == ["Eve", "", "falls"]
    # The words themselves are not lost.
    assert "Evening falls" in document.score.lyrics.text()
    assert set(notes) <= set(document.score.notes)
    assert dict(lane.rows.unlaid)[1] >= 1


def test_what_a_deleted_note_leaves_without_a_note_is_counted(lane, document, notes):
    before = sum(count for _, count in lane.rows.unlaid)
    document.apply(RemoveNotes({notes[3]}))
    after = sum(count for _, count in lane.rows.unlaid)
    laid = sum(bool(s.notes) for s in document.score.lyrics.syllables())
    every = sum(1 for _ in document.score.lyrics.syllables())
    assert after >= before
    assert after == every - laid


def test_a_syllable_can_be_selected_by_its_place(roll, lane, notes):
    lane.select_syllable(Place(0, 0, 1, 0))
    assert roll.selection == {notes[2]}
    assert lane.place_under_selection() == Place(0, 0, 1, 0)


def test_what_is_sung_at_the_playhead_is_marked_and_nothing_where_it_rests(roll, lane):
    cell, band = cells(lane)[1], lane.places.bands(lane.shown_rows())[0]
    ground = QPoint(round(KEYS + cell.right), round(BORDER + band.top() + 3))

    def colour_at(tick):
        roll.set_playhead(tick)
        return lane.grab().toImage().pixelColor(ground)

    assert colour_at(480) == colour_at(0)
    assert colour_at(700) != colour_at(0)
    assert colour_at(960) == colour_at(0)


def test_the_picture_follows_selection_and_theme(roll, lane, notes):
    from composer.ui.theme import Appearance, theme

    plain = lane.grab().toImage()
    roll.set_selection({notes[2]})
    chosen = lane.grab().toImage()
    assert chosen != plain
    theme().set_appearance(Appearance.DARK)
    dark = lane.grab().toImage()
    theme().set_appearance(Appearance.SYSTEM)
    assert dark != chosen
