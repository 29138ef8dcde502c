"""Notes through the desktop's clipboard, by the Edit menu of the real window."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QGuiApplication

from composer.app.notes_as_text import MAX_NOTES
from composer.edit.commands import AddNotes
from composer.model.note import Note


@pytest.fixture
def open_apart(open_window, tmp_path):
    """Opens windows as other programs would: each keeps its unsaved songs for itself."""
    QGuiApplication.clipboard().clear()
    places = (tmp_path / f"unsaved-{number}" for number in itertools.count())
    yield lambda: open_window(unsaved=next(places))
    QGuiApplication.clipboard().clear()


@pytest.fixture
def window(open_apart):
    return open_apart()


def write(window, *pitches):
    document = window.session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, p, 480 * i, 480) for i, p in enumerate(pitches)]
    document.apply(AddNotes(tuple(notes)), "Draw Note")
    window.roll.set_selection(note.id for note in notes)


def pitches(window):
    return [note.pitch for note in window.session.document.score.notes_in_order()]


def test_copied_notes_are_a_tune_for_other_programs(window):
    write(window, 60, 62, 64)
    window.actions_["copy"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("X:1")
    assert "K:" in text


def test_a_tune_from_another_program_is_pasted(window):
    write(window, 60)
    window.actions_["copy"].trigger()
    QGuiApplication.clipboard().setText("X:1\nT:Reel\nM:4/4\nL:1/4\nK:D\nDFAd|")
    window.playing.seek(1920)
    window.actions_["paste"].trigger()
    assert pitches(window) == [60, 62, 66, 69, 74]
    assert len(window.roll.selection) == 4
    window.actions_["undo"].trigger()
    assert pitches(window) == [60]


def test_what_was_copied_here_last_is_pasted_as_it_was(window):
    QGuiApplication.clipboard().setText("X:1\nT:Reel\nM:4/4\nL:1/4\nK:D\nDFAd|")
    write(window, 60, 61)
    window.actions_["copy"].trigger()
    window.playing.seek(1920)
    window.actions_["paste"].trigger()
    assert pitches(window) == [60, 61, 60, 61]


def test_notes_that_are_too_many_for_text_are_pasted_and_not_what_was_copied_before(window):
    write(window, 60)
    window.actions_["copy"].trigger()
    write(window, *(70 + i % 9 for i in range(MAX_NOTES + 1)))
    window.actions_["copy"].trigger()
    window.actions_["paste"].trigger()
    assert len(window.roll.selection) == MAX_NOTES + 1
    assert 60 not in {window.session.document.score.notes[i].pitch for i in window.roll.selection}


def test_notes_go_from_one_window_to_another(open_apart):
    one, two = open_apart(), open_apart()
    write(one, 67, 71)
    one.actions_["copy"].trigger()
    two.actions_["paste"].trigger()
    assert pitches(two) == [67, 71]


def test_text_that_is_no_tune_is_said_and_pastes_nothing(window):
    QGuiApplication.clipboard().setText("only words")
    assert window.actions_["paste"].isEnabled()
    window.actions_["paste"].trigger()
    assert pitches(window) == []
    assert "no notes" in window.messages.sentence()


def test_a_picture_of_the_selected_notes_is_copied(window):
    write(window, 60, 64, 67)
    window.actions_["copy_picture"].trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (2400, 800)
    colours = {image.pixelColor(x, y).rgb() for x in range(0, 2400, 9) for y in range(0, 800, 9)}
    assert len(colours) >= 3


@pytest.mark.parametrize(("snap", "onset"), [(True, 1200), (False, 1158)])
def test_notes_are_pasted_on_the_grid_where_a_pause_left_the_playhead_off_it(window, snap, onset):
    write(window, 60)
    window.actions_["copy"].trigger()
    window.roll.set_snap(snap)
    window.playing.seek(1158)
    window.actions_["paste"].trigger()
    notes = window.session.document.score.notes_in_order()
    assert [note.onset for note in notes] == [0, onset]
