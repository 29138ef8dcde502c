"""Songs that were not saved: offered at the start with a picture, restored, deleted or left."""

from __future__ import annotations

import gzip
import json

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMessageBox

from composer.app import paths
from composer.app.safekeeping import Safekeeping
from composer.app.session import Session
from composer.app.unsaved_songs import unsaved_songs
from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.files.journal import About
from composer.model.note import Note
from composer.model.score import Score, empty_score
from composer.ui.colours import DARK, LIGHT
from composer.ui.recovery import RecoveryDialog
from composer.ui.score_picture import score_picture
from composer.ui.window import MainWindow
from tests.ui.answering import answer


def left_behind(name: str, pitches: tuple[int, ...]) -> Score:
    """What a sitting leaves that ends without saving; returns its score."""
    document = Document()
    keeping = Safekeeping(document, paths.unsaved_folder(), lambda: About(name), print)
    voice = document.score.voices[0].id
    notes = tuple(
        Note(document.new_id(), voice, pitch, 480 * place, 480, 80)
        for place, pitch in enumerate(pitches)
    )
    document.apply(AddNotes(notes), "Draw")
    keeping.close()
    return document.score


def offered(window: MainWindow, qtbot) -> RecoveryDialog:
    window.recovery.at_start()
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None, timeout=30_000)
    return window.findChild(RecoveryDialog)


def test_an_unsaved_song_is_offered_and_restored_as_it_was(window, qtbot) -> None:
    score = left_behind("Ein Lied", (60, 64, 67))
    dialog = offered(window, qtbot)
    assert dialog.list.count() == 1
    words = dialog.list.item(0).text()
    assert words.startswith("Ein Lied\n")
    assert words.endswith("3 notes, 1 voice")
    assert not dialog.list.item(0).icon().isNull()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.session.document.score == score
    assert window.session.file.modified
    assert window.session.file.name == "Ein Lied"


def test_what_is_left_for_later_is_offered_again(window, qtbot) -> None:
    left_behind("Ein Lied", (60,))
    dialog = offered(window, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is None)
    assert window.session.document.score.notes == {}
    window.actions_["unsaved_songs"].trigger()
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None, timeout=30_000)
    window.findChild(RecoveryDialog).reject()


def test_a_deleted_song_is_gone_after_a_question(window, qtbot) -> None:
    left_behind("Ein Lied", (60,))
    left_behind("Noch eins", (62,))
    dialog = offered(window, qtbot)
    assert dialog.list.count() == 2

    first = dialog.list.item(0).text().partition("\n")[0]
    answer(QMessageBox.StandardButton.Discard)
    dialog.delete_button.click()
    assert dialog.list.count() == 1
    dialog.reject()
    (song,) = unsaved_songs(paths.unsaved_folder())
    song.let_go()
    assert song.about.name != first


@pytest.mark.expects_log
def test_a_song_that_cannot_be_read_says_why_and_can_only_be_deleted(window, qtbot) -> None:
    left_behind("Ein Lied", (60,))
    left_behind("Von morgen", (62,))
    for song in unsaved_songs(paths.unsaved_folder()):
        song.let_go()
        if song.about.name == "Von morgen":
            base = next(song.folder.glob("base-*"))
            stored = json.loads(gzip.decompress(base.read_bytes()))
            base.write_bytes(gzip.compress(json.dumps({**stored, "schema": 99}).encode()))
    dialog = offered(window, qtbot)
    rows = {dialog.list.item(row).text().partition("\n")[0]: row for row in range(2)}
    dialog.list.setCurrentRow(rows["Von morgen"])
    assert "newer Descant" in dialog.list.currentItem().text()
    assert str(base.parent) in dialog.list.currentItem().toolTip()
    assert not dialog.restore_button.isEnabled()
    assert dialog.delete_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.list.setCurrentRow(rows["Ein Lied"])
    assert dialog.restore_button.isEnabled()
    dialog.restore_button.click()
    assert [note.pitch for note in window.session.document.score.notes.values()] == [60]
    assert base.exists()


def test_nothing_unsaved_is_said_only_when_asked(window, qtbot) -> None:
    window.recovery.at_start()
    assert window.messages.sentence() == ""
    window.actions_["unsaved_songs"].trigger()
    qtbot.waitUntil(lambda: "no unsaved songs" in window.messages.sentence())


def test_changes_that_were_given_up_at_closing_are_not_offered(qtbot, tmp_path, monkeypatch):
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(tmp_path,))
    window = MainWindow(session)
    window.show()
    voice = session.document.score.voices[0].id
    session.document.apply(AddNotes((Note(session.document.new_id(), voice, 60, 0, 480),)), "Draw")
    session.safekeeping.keep_now()
    monkeypatch.setattr(window.files, "may_be_lost", lambda: True)
    window.close()
    session.close()
    window.deleteLater()
    assert unsaved_songs(paths.unsaved_folder()) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_picture_shows_where_the_notes_are(qapp, colours) -> None:
    size = QSize(200, 80)
    empty = score_picture(empty_score(), size, colours).toImage()
    score = left_behind("x", (60, 72))
    drawn = score_picture(score, size, colours, ratio=2.0).toImage()
    assert (drawn.width(), drawn.height()) == (400, 160)
    # The low note is to the left below, the high one to the right above.
    field = empty.pixelColor(100, 40)
    assert drawn.pixelColor(60, 140) != field
    assert drawn.pixelColor(340, 16) != field
    assert drawn.pixelColor(60, 16) == field
