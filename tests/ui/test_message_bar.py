"""The message bar: one sentence at a time, and what can be done about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from composer.ui.message_bar import MessageBar


@pytest.fixture
def bar(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    yield bar
    bar.dismiss()


def test_a_problem_stays_until_it_is_closed(bar, qtbot):
    bar.problem("The disk is full; the song is as it was.")
    assert bar.sentence() == "The disk is full; the song is as it was."
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.sentence() == ""


def test_a_note_does_not_push_a_problem_away(bar):
    bar.problem("The disk is full.")
    bar.note("Exported.")
    assert bar.sentence() == "The disk is full."
    bar.problem("The port is gone.")
    assert bar.sentence() == "The port is gone."


def test_a_problem_that_was_read_gives_way_to_a_note_and_comes_again(bar, qtbot, monkeypatch):
    monkeypatch.setattr("composer.ui.message_bar.READ_MS", 1)
    asked = []
    bar.problem("There is no sound.", "Why?", lambda: asked.append(True))

    def noted():
        bar.note("The song is saved.", "Undo")
        return bar.sentence() == "The song is saved."

    qtbot.waitUntil(noted)
    assert bar.button.text() == "Undo"
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.sentence() == "There is no sound."
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    assert not bar.isVisible()


def test_the_button_does_what_it_says_and_closes_the_message(bar, qtbot):
    done = []
    bar.problem("Damaged.", "Open the Copy", lambda: done.append(True))
    assert bar.button.text() == "Open the Copy"
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert not bar.isVisible()


def test_a_sentence_is_never_taken_for_markup(bar):
    bar.problem("<b>bold.mid</b> cannot be opened.")
    assert bar.text.textFormat() is Qt.TextFormat.PlainText


def test_it_lies_over_the_lower_edge_and_moves_nothing(window, qtbot):
    before = window.roll.geometry(), window.roll.stage.view
    window.messages.note("The song is saved.")
    assert (window.roll.geometry(), window.roll.stage.view) == before
    place = window.centralWidget()
    bar = window.messages.geometry()
    assert place.rect().contains(bar)
    assert bar.bottom() > place.height() - 20
    assert place.childAt(bar.center()) in (window.messages, window.messages.text)
    low = bar.height()
    window.messages.problem("The disk is full. " * 30)
    assert window.messages.height() > low  # all of it can be read
    window.resize(window.width() + 80, window.height() + 60)
    qtbot.waitUntil(lambda: window.messages.geometry().right() > place.width() - 20)
    assert place.rect().contains(window.messages.geometry())
    window.messages.dismiss()


def test_a_problem_that_is_over_is_withdrawn_and_does_not_come_again(bar, monkeypatch):
    bar.problem("Nothing is marked.")
    bar.withdraw("Something else.")
    bar.withdraw("")
    assert bar.sentence() == "Nothing is marked."
    bar.withdraw("Nothing is marked.")
    assert bar.sentence() == ""
    monkeypatch.setattr("composer.ui.message_bar.READ_MS", -1)
    bar.problem("Nothing is marked.")
    bar.note("Exported.")
    bar.withdraw("Nothing is marked.")
    bar.dismiss()
    assert bar.sentence() == ""
