"""What was done is said with a button that takes just that back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui.message_bar import MessageBar
from composer.ui.undo_offer import UndoOffer


@pytest.fixture
def document():
    return Document(empty_score())


@pytest.fixture
def bar(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    yield bar
    bar.dismiss()


def write(document, onset):
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, onset, 480),)), "Write")


def test_the_button_takes_the_last_step_back(document, bar, qtbot):
    offer = UndoOffer(document, bar)
    write(document, 0)
    offer.say("A note is in the song.")
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert not document.score.notes
    assert not bar.isVisible()


def test_the_offer_goes_with_the_next_step_and_other_messages_stay(document, bar):
    offer = UndoOffer(document, bar)
    write(document, 0)
    offer.say("A note is in the song.")
    write(document, 480)
    assert not bar.isVisible()
    offer.say("Another note is in the song.")
    bar.note("The song is saved.")
    write(document, 960)
    assert bar.sentence() == "The song is saved."


def test_the_offer_goes_by_itself_after_a_while(document, bar, qtbot, monkeypatch):
    monkeypatch.setattr("composer.ui.undo_offer.OFFER_MS", 1)
    offer = UndoOffer(document, bar)
    write(document, 0)
    offer.say("A note is in the song.")
    qtbot.waitUntil(lambda: not bar.isVisible())
