"""Import and export through the window's own dialogs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QMessageBox

from composer.app import song_file
from composer.edit.commands import AddNotes
from composer.files.musicxml_read import read_musicxml
from composer.files.musicxml_write import write_mxl
from composer.files.project import load_project, save_project
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui.window import MainWindow


class Answer(QObject):
    """Does something with the next file dialog and accepts it; ``kinds``: the patterns that it
    offered."""

    def __init__(self, window: MainWindow, do: Callable[[QFileDialog], object]) -> None:
        super().__init__(window)
        self.kinds: list[str] = []
        self._do = do
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self.kinds = [kind[kind.index("(") + 1 : -1] for kind in dialog.nameFilters()]
            self._do(dialog)
            dialog.accept()
            if not dialog.isVisible():  # else it still reads the folder: again
                self._timer.stop()


def test_export_offers_every_format_and_the_kind_chosen_gives_the_ending(window, qtbot, tmp_path):
    document = window.session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 0, 480),)), "Draw Note")

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("a song.mid")
        kind = next(f for f in dialog.nameFilters() if "*.musicxml" in f)
        dialog.selectNameFilter(kind)
        dialog.filterSelected.emit(kind)

    answer = Answer(window, choose)
    window.actions_["export_song"].trigger()
    written = tmp_path / "a song.musicxml"
    qtbot.waitUntil(written.exists)
    assert answer.kinds == [
        *("*.mid", "*.musicxml", "*.mxl", "*.kar", "*.abc", "*.wav", "*.flac", "*.ogg")
    ]
    assert len(read_musicxml(written).score.notes) == 1


def test_import_opens_musicxml_as_a_new_song(window, qtbot, tmp_path):
    score = empty_score()
    score.title = "From elsewhere"
    note = Note(score.new_id(), score.voices[0].id, 64, 0, 960)
    score.notes[note.id] = note
    path = tmp_path / "other.mxl"
    write_mxl(score, path)

    def type_the_name(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))

    answer = Answer(window, type_the_name)
    window.actions_["import_song"].trigger()
    qtbot.waitUntil(lambda: window.session.document.score.title == "From elsewhere")
    assert "*.musicxml" in answer.kinds[0]
    assert [n.pitch for n in window.session.document.score.notes.values()] == [64]


@pytest.mark.parametrize("answer", ["over it", "another name", "nothing"])
def test_a_file_that_another_window_has_saved_is_asked_about(window, qtbot, tmp_path, answer):
    path, other = tmp_path / "song.descant", tmp_path / "other.descant"
    document, session = window.session.document, window.session

    def add(pitch: int) -> None:
        voice = document.score.voices[0].id
        document.apply(AddNotes((Note(document.new_id(), voice, pitch, 0, 480),)), "Draw Note")

    add(60)
    session.file.save_as(path)
    elsewhere = empty_score()
    elsewhere.title = "Of the other window"
    save_project(elsewhere, path)
    add(62)
    asked: list[str] = []

    def type_the_other(dialog: QFileDialog) -> None:
        # What is selected in the list, as soon as that is read, comes before what is typed; and a
        # question whether to write over it would wait for ever.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.findChild(QListView, "listView").clearSelection()
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(other))

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, press)
            return
        asked.append(box.text())
        if answer == "another name":
            Answer(window, type_the_other)
        words = {"over it": "Save Over It", "another name": "Save As…", "nothing": "Cancel"}
        (button,) = (b for b in box.buttons() if b.text().replace("&", "") == words[answer])
        button.click()

    QTimer.singleShot(10, press)
    window.actions_["save"].trigger()
    assert "song.descant" in asked[0]
    if answer == "another name":
        qtbot.waitUntil(other.exists)
    saved = {"over it": path, "another name": other}.get(answer)
    if saved is None:
        assert session.file.modified
    else:
        qtbot.waitUntil(lambda: not session.file.modified)
        assert sorted(n.pitch for n in load_project(saved).notes.values()) == [60, 62]
    if answer != "over it":
        assert load_project(path).title == "Of the other window"


def test_a_save_that_still_runs_is_not_taken_for_another_window(window, qtbot, tmp_path):
    session = window.session
    path = tmp_path / "song.descant"
    session.file.save_as(path)
    for pitch in (60, 62):
        document = session.document
        note = Note(document.new_id(), document.score.voices[0].id, pitch, 0, 480)
        document.apply(AddNotes((note,)), "Draw Note")
        if pitch == 60:
            # As on a drive that takes its time.
            saving = song_file._SAVING[path]
            saving.acquire()
            QTimer.singleShot(700, saving.release)
            assert not window.files.save()
    assert window.files.save()
    assert len(load_project(path).notes) == 2
    assert not session.file.modified


@pytest.mark.expects_log
def test_what_was_said_of_a_save_that_failed_goes_when_it_is_saved_after_all(
    window, qtbot, tmp_path
):
    folder = tmp_path / "drive"
    folder.mkdir()
    window.session.file.save_as(folder / "song.descant")
    folder.rename(tmp_path / "away")
    folder.write_bytes(b"")
    assert not window.files.save()
    assert "could not be saved" in window.messages.sentence()
    folder.unlink()
    (tmp_path / "away").rename(folder)
    assert window.files.save()
    assert window.messages.sentence() == ""
