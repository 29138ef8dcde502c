"""The window over a real session, without starting its processes unless a test says so."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox

from composer.edit.commands import AddNotes
from composer.files.midi_file import write_midi
from composer.model.note import Note
from composer.model.score import empty_score
from composer.ui.candidates_panel import Card
from tests.ui.answering import answer

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def activate(window, qtbot):
    """Shortcuts work in the active window only, which a screenless platform forgets."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def write_a_note(window, pitch=60):
    document = window.session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, pitch, 0, 480),)), "Draw Note")


@pytest.fixture
def song(tmp_path):
    score = empty_score()
    for place, pitch in enumerate((67, 69, 71, 72)):
        note = Note(score.new_id(), score.voices[0].id, pitch, place * 480, 480)
        score.notes[note.id] = note
    path = tmp_path / "four notes.mid"
    write_midi(score, path)
    return path


def test_the_title_names_the_song_and_marks_what_is_not_saved(window, song, qtbot):
    assert window.open_file(song)
    assert "four notes" in window.windowTitle()
    assert not window.isWindowModified()
    write_a_note(window)
    qtbot.waitUntil(window.isWindowModified)
    window.session.document.undo()
    qtbot.waitUntil(lambda: not window.isWindowModified())


def test_a_new_song_asks_about_unsaved_changes_and_staying_keeps_them(window, qtbot):
    write_a_note(window)
    asked = answer(QMessageBox.StandardButton.Cancel)
    qtbot.keyClick(window.roll, Qt.Key.Key_N, CONTROL)
    assert len(asked) == 1
    assert "Save the changes" in asked[0]
    assert len(window.session.document.score.notes) == 1
    answer(QMessageBox.StandardButton.Discard)
    activate(window, qtbot)
    qtbot.keyClick(window.roll, Qt.Key.Key_N, CONTROL)
    assert not window.session.document.score.notes
    assert not window.isWindowModified()


def test_closing_asks_and_saving_then_closes(window, tmp_path):
    project = tmp_path / "mine.descant"
    window.session.file.save_as(project)
    before = project.read_bytes()
    write_a_note(window)
    answer(QMessageBox.StandardButton.Cancel)
    assert not window.close()
    assert window.isVisible()
    answer(QMessageBox.StandardButton.Save)
    assert window.close()
    assert project.read_bytes() != before


def test_a_dropped_midi_file_is_opened(window, qtbot, song):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(song))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), *how, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 50), *how, none)
    QApplication.sendEvent(window, drop)
    qtbot.waitUntil(lambda: len(window.session.document.score.notes) == 4)


@pytest.mark.expects_log("not opened")
def test_a_file_that_cannot_be_read_is_said_in_a_sentence_and_the_song_stays(window, tmp_path):
    write_a_note(window)
    damaged = tmp_path / "damaged.mid"
    damaged.write_bytes(b"MThd" + bytes(3))
    answer(QMessageBox.StandardButton.Discard)
    assert not window.open_file(damaged)
    assert window.messages.isVisible()
    assert "damaged.mid" in window.messages.sentence()
    assert "Traceback" not in window.messages.sentence()
    assert len(window.session.document.score.notes) == 1


def test_opened_files_are_listed_as_recent_and_open_from_there(window, song, qtbot):
    window.open_file(song)
    window.session.file.new()
    recent = window.actions_.menu("recent")
    recent.aboutToShow.emit()
    entry = recent.actions()[0]
    assert "four notes.mid" in entry.text()
    entry.trigger()
    assert len(window.session.document.score.notes) == 4


def test_undo_and_redo_are_named_and_work_by_key(window, qtbot):
    assert not window.actions_["undo"].isEnabled()
    write_a_note(window)
    qtbot.waitUntil(lambda: window.actions_["undo"].text() == "&Undo Draw Note")
    qtbot.keyClick(window.roll, Qt.Key.Key_Z, CONTROL)
    assert not window.session.document.score.notes
    assert window.actions_["redo"].text() == "&Redo Draw Note"
    qtbot.keyClick(window.roll, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(window.session.document.score.notes) == 1


def test_the_appearance_is_chosen_in_the_menu_and_remembered(window):
    window.actions_["appearance_dark"].trigger()
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window).lightness() < 80
    assert window.session.settings.theme == "dark"
    window.actions_["appearance_light"].trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() > 200


def test_panels_hide_by_key_and_their_places_are_remembered(open_window, qtbot):
    first = open_window()
    assert first.docks["voices"].isVisible()
    qtbot.keyClick(first.roll, Qt.Key.Key_F5)
    assert not first.docks["voices"].isVisible()
    first.close()
    second = open_window()
    assert not second.docks["voices"].isVisible()
    assert second.docks["generate"].isVisible()
    second.actions_["reset_layout"].trigger()
    assert second.docks["voices"].isVisible()
    assert {dock.objectName() for dock in second.docks if dock.isHidden()} == {
        "singability",
        "score",
        "history",
    }


def test_to_the_beginning_shows_the_beginning_also_when_the_playhead_is_there(window, qtbot):
    qtbot.keyClick(window.roll, Qt.Key.Key_Plus, CONTROL)
    qtbot.keyClick(window.roll, Qt.Key.Key_End)
    window.roll.look_at(window.roll.stage.view.scrolled(500, 0))
    assert window.roll.stage.view.left > 0
    qtbot.keyClick(window.roll, Qt.Key.Key_Home, CONTROL)
    assert window.roll.stage.view.left == 0


def in_front(window, name):
    """Whether a panel is there and none of its place covers it."""
    dock = next(dock for dock in window.docks if dock.objectName() == name)
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def test_a_key_brings_a_panel_that_lies_behind_another_in_front(window, qtbot):
    qtbot.keyClick(window.roll, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: in_front(window, "history") and not in_front(window, "candidates"))
    qtbot.keyClick(window.roll, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: in_front(window, "candidates") and not in_front(window, "history"))
    qtbot.keyClick(window.roll, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: in_front(window, "history"))
    assert not window.docks["candidates"].isVisible()


def test_what_the_model_proposes_comes_in_front_of_the_history(window, qtbot):
    qtbot.keyClick(window.roll, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: in_front(window, "history"))
    window.candidates_panel.show_cards((Card("Candidate 1", "", ()),), 0)
    qtbot.waitUntil(lambda: in_front(window, "candidates"))
    assert window.roll.hasFocus()


def test_without_a_melody_harmonize_is_off_and_says_why(window, qtbot):
    assert not window.actions_["harmonize"].isEnabled()
    assert window.generate_panel.state.text()
    assert window.generate_panel.state.text() in window.actions_["harmonize"].toolTip()


def test_a_tempo_typed_in_the_transport_is_one_undo_step(window, qtbot):
    tempo = window.transport.tempo
    tempo.setFocus()
    tempo.selectAll()
    qtbot.keyClicks(tempo, "93")
    qtbot.keyClick(tempo, Qt.Key.Key_Return)
    document = window.session.document
    assert round(document.score.tempo.at(0).bpm) == 93
    document.undo()
    assert round(document.score.tempo.at(0).bpm) == 120
    assert tempo.value() == 120
    assert not document.can_undo


def test_space_presses_the_button_that_has_the_focus_and_else_plays(window, qtbot):
    add = window.voices_panel.add
    add.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(add, Qt.Key.Key_Space)
    assert len(window.session.document.score.voices) == 2
    assert not window.session.playback.playing
    window.roll.setFocus()
    qtbot.keyClick(window.roll, Qt.Key.Key_Space)
    assert window.session.playback.playing
    qtbot.keyClick(window.roll, Qt.Key.Key_Space)
    assert not window.session.playback.playing


def test_adding_and_removing_voices_is_undone_step_by_step(window, qtbot):
    document = window.session.document
    qtbot.keyClick(window.roll, Qt.Key.Key_N, CONTROL | SHIFT)
    qtbot.keyClick(window.roll, Qt.Key.Key_N, CONTROL | SHIFT)
    assert [voice.name for voice in document.score.voices] == ["Soprano", "Alto", "Tenor"]
    assert window.voices.active == document.score.voices[2].id
    window.actions_["voice_remove"].trigger()
    assert [voice.name for voice in document.score.voices] == ["Soprano", "Alto"]
    assert window.voices.active == document.score.voices[1].id
    for _ in range(3):
        document.undo()
    assert [voice.name for voice in document.score.voices] == ["Soprano"]
    assert window.voices.active == document.score.voices[0].id


def test_shortcuts_and_about_open_without_holding_the_window(window, qtbot):
    qtbot.keyClick(window.roll, Qt.Key.Key_F1)
    shortcuts = QApplication.activeModalWidget()
    everything = shortcuts.visible_rows()
    qtbot.keyClicks(shortcuts.search, "harmonize")
    assert 0 < shortcuts.visible_rows() < everything
    shortcuts.close()
    window.actions_["about"].trigger()
    about = QApplication.activeModalWidget()
    assert about.windowTitle() == "About Descant"
    about.close()


def test_the_window_does_not_load_torch():
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, composer.ui.start; print('torch' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert loaded.stdout.strip() == "False"


def test_without_a_display_the_window_says_so_and_exits_with_2():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from composer.ui.application import main; raise SystemExit(main())",
        ],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin"},
        timeout=120,
    )
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
