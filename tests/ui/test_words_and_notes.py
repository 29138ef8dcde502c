"""One marquee that repaints words and notes together, over the shipped models."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from composer.app.session import Session
from composer.app.settings import load_settings
from composer.app.singing import Singing
from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.candidates_panel import CARD
from tests.fixtures.places import CHECKOUT

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PATIENCE = 120_000  # milliseconds
TEXT = "The river runs away to sea\nAnd never comes again to me\n"


@pytest.fixture
def window(open_window):
    """Sixteen quarters, and two lines of words that are not laid."""
    folder = CHECKOUT / "assets" / "models"
    if not (folder / "lyrics-songbook").is_dir():
        pytest.skip("the shipped packs are not in this checkout")

    def begin_with(session: Session) -> None:
        document = session.document
        voice = document.score.voices[0].id
        notes = (Note(document.new_id(), voice, 64 + i % 5, 480 * i, 480) for i in range(16))
        document.apply(AddNotes(tuple(notes)))
        Singing(document).write(TEXT)

    window = open_window(begin_with, packs=(folder,))
    window.session.player.set_output(None)
    window.begin()
    return window


def test_a_line_gets_other_words_and_pitches_by_key_and_one_undo_takes_both_back(window, qtbot):
    session, roll, actions = window.session, window.roll, window.actions_
    document = session.document
    assert not actions["repitch_words"].isEnabled()
    notes = document.score.notes_in_order()
    roll.set_selection({note.id for note in notes[9:13]})
    assert actions["repitch_words"].isEnabled()
    actions["repitch_words"].trigger()
    assert "No words lie under" in window.messages.sentence()
    actions["lyrics_lay"].trigger()
    roll.set_selection({note.id for note in notes})
    actions["lyrics_lay"].trigger()
    before = document.score.copy()
    roll.set_selection({note.id for note in notes[9:13]})
    panel = window.generate_panel
    panel.melody.setCurrentIndex(panel.melody.findData("roll-nottingham"))
    panel.candidates.setValue(2)
    panel.words.click()
    panel.repaint_button.click()  # with another rhythm
    assert session.generating.running
    actions["cancel"].trigger()
    qtbot.waitUntil(lambda: not session.generating.running, timeout=PATIENCE)
    assert session.generating.candidates == ()
    panel.words.click()
    roll.setFocus()
    qtbot.keyClick(roll, Qt.Key.Key_P, CONTROL | ALT)
    assert session.generating.running
    qtbot.waitUntil(lambda: not session.generating.running, timeout=PATIENCE)
    cards = [window.candidates_panel.model.index(row).data(CARD) for row in range(2)]
    assert all(card.finished and len(card.words) == 1 and card.words[0] for card in cards)
    assert roll.selection
    actions["candidate_next"].trigger()
    qtbot.keyClick(roll, Qt.Key.Key_Return, CONTROL)
    now = document.score.notes_in_order()
    assert [n.origin is not None for n in now] == [9 <= i < 13 for i in range(16)]
    assert cards[1].words[0] in window.wording.pane.editor.song
    assert TEXT.split("\n")[0] in window.wording.pane.editor.song
    assert all(s.notes for s in document.score.lyrics.syllables())
    assert {r.pack for r in document.score.generations.values()} == {
        "roll-nottingham",
        "lyrics-songbook",
    }
    assert session.settings.melody_pack == "roll-nottingham"
    qtbot.waitUntil(lambda: "Repaint Words" in actions["undo"].text())
    qtbot.keyClick(roll, Qt.Key.Key_Z, CONTROL)
    assert document.score.notes == before.notes
    assert document.score.lyrics == before.lyrics


def test_the_edit_menu_is_about_the_text_while_that_has_the_focus(window, qtbot):
    editor, actions, document = window.wording.pane.editor, window.actions_, window.session.document
    notes = dict(document.score.notes)
    window.roll.setFocus()
    assert not actions["copy"].isEnabled()
    editor.setFocus()
    qtbot.waitUntil(lambda: actions["copy"].isEnabled())
    actions["select_all"].trigger()
    actions["copy"].trigger()
    actions["delete"].trigger()
    assert editor.song == ""
    actions["paste"].trigger()
    actions["paste"].trigger()
    assert editor.song == TEXT * 2
    actions["select_none"].trigger()
    assert not editor.textCursor().hasSelection()
    assert document.score.notes == notes
    window.roll.setFocus()
    assert not actions["copy"].isEnabled()
    actions["select_all"].trigger()
    assert window.roll.selection == frozenset(notes)
    actions["copy"].trigger()
    window.roll.set_selection(())
    actions["paste"].trigger()
    assert len(document.score.notes) == 2 * len(notes)


def test_that_the_words_of_all_voices_are_shown_is_remembered(window, tmp_path):
    window.actions_["words_of_all"].trigger()
    assert window.roll.syllables.rows.of_all
    settings, _ = load_settings(tmp_path / "settings.json")
    assert settings.words_of_all
