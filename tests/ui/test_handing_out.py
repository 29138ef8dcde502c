"""Notes and words over the edge of the window: dropped on it, and taken out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from composer.app.handed_out import MOST_FILES, NothingToHandOut, hand_out
from composer.edit.commands import AddNotes
from composer.files.formats import export_score, open_score
from composer.model.note import Note
from composer.model.score import Score, empty_score


def song(count: int = 8) -> Score:
    score = empty_score()
    for n in range(count):
        note = Note(score.new_id(), score.voices[0].id, 60 + n % 12, 480 * n, 480)
        score.notes[note.id] = note
    return score


def drop(window, data: QMimeData) -> bool:
    """Whether it was taken."""
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), *how, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how, none))
    return enter.isAccepted()


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.parametrize("ending", [".descant", ".mid", ".kar", ".musicxml", ".mxl", ".abc"])
def test_a_song_of_any_kind_is_opened_where_it_is_dropped(window, qtbot, tmp_path, ending):
    path = tmp_path / f"song{ending}"
    export_score(song(3), path)
    assert drop(window, of_files(tmp_path / "picture.png", path))
    qtbot.waitUntil(lambda: len(window.session.document.score.notes) == 3)


def test_what_cannot_be_opened_is_not_taken(window, tmp_path):
    assert not drop(window, of_files(tmp_path / "picture.png"))
    assert not drop(window, QMimeData())


def test_a_text_file_and_a_dropped_text_become_words_that_can_be_undone(window, qtbot, tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("Twinkle, little star\n", encoding="utf-16")
    assert drop(window, of_files(path))
    qtbot.waitUntil(lambda: window.wording.pane.editor.song == "Twinkle, little star\n")
    data = QMimeData()
    data.setText("How I wonder")
    assert drop(window, data)
    both = "Twinkle, little star\nHow I wonder"
    qtbot.waitUntil(lambda: window.wording.pane.editor.song == both)
    words = [
        word.text
        for verse in window.session.document.score.lyrics.verses
        for line in verse.lines
        for word in line.words
    ]
    assert words == ["Twinkle,", "little", "star", "How", "I", "wonder"]
    while window.session.document.can_undo:
        window.session.document.undo()
    assert window.wording.pane.editor.song == ""


def test_a_file_that_is_no_text_is_said(window, qtbot, tmp_path):
    path = tmp_path / "words.txt"
    path.write_bytes(b"a\0b")
    assert drop(window, of_files(path))
    qtbot.waitUntil(lambda: "words.txt" in window.messages.sentence())
    assert window.wording.pane.editor.song == ""


def fill(window, count: int = 8) -> list[int]:
    document = window.session.document
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, 60 + n, 480 * n, 480) for n in range(count)]
    document.apply(AddNotes(notes), "Draw Notes")
    return [note.id for note in notes]


def test_the_selected_notes_leave_as_a_midi_file(window):
    ids = fill(window)
    window.roll.stage.select(ids[4:6])
    window.actions_["copy_midi"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    (url,) = data.urls()
    path = Path(url.toLocalFile())
    assert path.name.endswith("bar 2.mid")
    assert bytes(data.data("audio/midi").data()) == path.read_bytes()
    notes = open_score(path).score.notes_in_order()
    assert [(n.onset, n.pitch) for n in notes] == [(0, 64), (480, 65)]


def test_without_a_selection_the_whole_song_leaves(window):
    fill(window)
    data = window.handing_out.data()
    path = Path(data.urls()[0].toLocalFile())
    assert len(open_score(path).score.notes) == 8


def test_the_handle_is_pressed_by_key_and_an_empty_song_says_so(window, qtbot):
    window.handing_out.handle.setFocus()
    qtbot.keyClick(window.handing_out.handle, Qt.Key.Key_Space)
    assert window.messages.sentence() == "There are no notes to hand over yet."


@pytest.mark.parametrize("name", ["a/b\\c:d", "", "…", "x" * 300, "\0\n", "..", "Lied 歌"])
def test_any_name_of_a_song_gives_a_file(tmp_path, name):
    out = hand_out(song(), (), name, tmp_path / "out")
    assert out.path.parent == tmp_path / "out"
    assert out.path.read_bytes() == out.data


def test_the_folder_does_not_grow_for_ever(tmp_path):
    for number in range(MOST_FILES + 5):
        hand_out(song(1), (), f"song {number}", tmp_path)
    assert len(list(tmp_path.iterdir())) == MOST_FILES


def test_too_much_is_said(tmp_path):
    with pytest.raises(NothingToHandOut, match="too much"):
        hand_out(song(5001), (), "song", tmp_path)
    assert list(tmp_path.iterdir()) == []
