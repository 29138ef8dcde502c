"""Exchange with other programs in the window: what is lost is said first, what was left out stays
readable."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.edit.commands import AddNotes
from composer.files.formats import open_score
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.ui.exchange.import_report import ImportReportDialog
from composer.ui.exchange.losses_box import LossesBox
from composer.ui.exchange.tune_choice import TuneChoice


def write_a_note(window, velocity: int = 80) -> None:
    document = window.session.document
    voice = document.score.voices[0].id
    note = Note(document.new_id(), voice, 60, 0, 480, velocity)
    document.apply(AddNotes((note,)), "Draw Note")


class Answer:
    """Answers every box about what is lost with ``key``; ``said``: what they said."""

    def __init__(self, window, key: Qt.Key, never_again: bool = False) -> None:
        self.said: list[str] = []
        self._key, self._never_again = key, never_again
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, LossesBox):
            self.said.append(box.informativeText())
            box.never_again.setChecked(self._never_again)
            QTest.keyClick(box, self._key)


def export(window, path: Path) -> None:
    window.files._exporting.export(path)


def test_nothing_is_asked_when_nothing_is_lost(window, qtbot, tmp_path):
    write_a_note(window)
    answer = Answer(window, Qt.Key.Key_Escape)
    export(window, tmp_path / "song.abc")
    qtbot.waitUntil((tmp_path / "song.abc").exists)
    assert answer.said == []


@pytest.mark.parametrize("there", [False, True])
def test_what_will_be_lost_is_said_and_no_file_is_written_on_cancel(window, qtbot, tmp_path, there):
    path = tmp_path / "song.abc"
    if there:
        path.write_text("what was there")
    write_a_note(window, velocity=33)
    answer = Answer(window, Qt.Key.Key_Escape)
    export(window, path)
    qtbot.waitUntil(lambda: bool(answer.said))
    assert "How loud each note is" in answer.said[0]
    assert path.exists() == there
    assert not there or path.read_text() == "what was there"


@pytest.mark.parametrize("shown", [True, False])
def test_musicxml_has_the_chord_symbols_and_dynamics_that_the_page_shows(
    window, qtbot, tmp_path, shown
):
    document = window.session.document
    voices = document.score.voices
    chord = [
        Note(document.new_id(), voices[n % len(voices)].id, pitch, 0, 1920, 112)
        for n, pitch in enumerate((72, 67, 64, 48))
    ]
    document.apply(AddNotes(tuple(chord)), "Draw Notes")
    actions = window.actions_
    for name in ("chord_symbols", "dynamic_marks"):
        if actions[name].isChecked() is not shown:
            actions[name].trigger()
    export(window, tmp_path / "song.musicxml")
    qtbot.waitUntil((tmp_path / "song.musicxml").exists)
    text = (tmp_path / "song.musicxml").read_text()
    assert ("<harmony" in text, "<dynamics" in text) == (shown, shown)


def test_return_goes_on_and_what_is_missing_can_be_read_afterwards(window, qtbot, tmp_path):
    write_a_note(window, velocity=33)
    answer = Answer(window, Qt.Key.Key_Return)
    export(window, tmp_path / "song.abc")
    qtbot.waitUntil((tmp_path / "song.abc").exists)
    qtbot.waitUntil(lambda: "song.abc" in window.messages.sentence())
    assert len(answer.said) == 1
    assert len(open_score(tmp_path / "song.abc").score.notes) == 1
    qtbot.mouseClick(window.messages.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(answer.said) == 2)
    assert "How loud each note is" in answer.said[1]


def test_what_the_person_knows_is_asked_about_once_and_again_when_wanted(window, qtbot, tmp_path):
    write_a_note(window, velocity=33)
    answer = Answer(window, Qt.Key.Key_Return, never_again=True)
    export(window, tmp_path / "one.abc")
    qtbot.waitUntil((tmp_path / "one.abc").exists)
    export(window, tmp_path / "two.abc")
    qtbot.waitUntil((tmp_path / "two.abc").exists)
    assert len(answer.said) == 1
    assert window.session.settings.agreed_losses
    qtbot.waitUntil(lambda: "two.abc" in window.messages.sentence())
    answer._never_again = False
    qtbot.mouseClick(window.messages.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.settings.agreed_losses)


def test_what_only_a_project_keeps_is_asked_about_where_there_is_none(window, qtbot, tmp_path):
    write_a_note(window)
    document = window.session.document
    document.score.masks = (Mask(document.score.voices[0].id, 0, 480, MaskKind.LOCK),)
    answer = Answer(window, Qt.Key.Key_Return)
    export(window, tmp_path / "one.mid")
    qtbot.waitUntil((tmp_path / "one.mid").exists)
    assert len(answer.said) == 1
    window.session.file.save_as(tmp_path / "song.descant")
    export(window, tmp_path / "two.mid")
    qtbot.waitUntil((tmp_path / "two.mid").exists)
    assert len(answer.said) == 1


TUNE = 'X:1\nK:C\n"Fine"A {gf}e "Coda"B|\n'


def test_what_was_not_taken_over_stays_until_it_is_closed_and_can_be_copied(
    window, qtbot, tmp_path
):
    path = tmp_path / "book.abc"
    path.write_text(TUNE)
    assert window.open_file(path)
    assert "2 things" in window.messages.sentence()
    assert not window.messages._timer.isActive()
    qtbot.mouseClick(window.messages.button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(ImportReportDialog)
    qtbot.waitUntil(dialog.isVisible)
    text = dialog.text.toPlainText()
    assert str(path) in text
    assert "2 quoted texts of the file are not kept." in text
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_reports_are_kept_for_later_sittings(open_window, qtbot, tmp_path):
    path = tmp_path / "book.abc"
    path.write_text(TUNE)
    first = open_window()
    first.open_file(path)
    plain = tmp_path / "plain.abc"
    plain.write_text("X:1\nK:C\nCDE|\n")
    first.open_file(plain)
    assert first.messages.sentence() == ""
    second = open_window()
    second.actions_["import_report"].trigger()
    dialog = second.findChild(ImportReportDialog)
    assert "book.abc" in dialog.text.toPlainText()
    dialog.close()


class Choose:
    """Types into the dialog that asks for a tune, once it is there."""

    def __init__(self, window, letters: str, *keys: Qt.Key) -> None:
        self.seen: list[str] = []
        self._letters, self._keys = letters, keys
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, TuneChoice):
            self._timer.stop()
            QTest.keyClicks(dialog.search, self._letters)
            rows = (dialog.list.item(row) for row in range(dialog.list.count()))
            self.seen = [item.text() for item in rows if not item.isHidden()]
            for key in self._keys:
                QTest.keyClick(dialog.search, key)


BOOK = "X:1\nT:Reel\nK:C\nC|\n\nX:7\nT:The Jig\nK:C\nCD|\n\nX:8\nT:Another Jig\nK:C\nCDE|\n"


def test_of_a_collection_the_tune_that_is_found_by_its_title_is_opened(window, tmp_path):
    path = tmp_path / "book.abc"
    path.write_text(BOOK)
    choose = Choose(window, "jig", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert window.open_file(path)
    assert choose.seen == ["2   The Jig", "3   Another Jig"]
    assert window.session.document.score.title == "Another Jig"
    assert window.messages.sentence() == "Of its 3 tunes number 3 was opened."


def test_no_tune_of_a_collection_leaves_the_song_as_it_is(window, tmp_path):
    path = tmp_path / "book.abc"
    path.write_text(BOOK)
    write_a_note(window)
    window.session.document.mark_clean()
    choose = Choose(window, "", Qt.Key.Key_Escape)
    assert not window.open_file(path)
    assert len(choose.seen) == 3
    assert [n.pitch for n in window.session.document.score.notes.values()] == [60]


def test_without_a_report_the_page_says_so(window):
    window.actions_["import_report"].trigger()
    dialog = window.findChild(ImportReportDialog)
    assert "Nothing" in dialog.text.toPlainText()
    dialog.close()


def test_nothing_is_left_of_the_boxes_that_said_what_is_lost(window, qtbot, tmp_path):
    write_a_note(window, velocity=33)
    answer = Answer(window, Qt.Key.Key_Return)
    export(window, tmp_path / "song.abc")
    qtbot.waitUntil(lambda: "song.abc" in window.messages.sentence())
    assert len(answer.said) == 1
    qtbot.waitUntil(lambda: not window.findChildren(LossesBox))
