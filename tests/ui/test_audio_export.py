"""File > Export Audio, through the window's own dialogs."""

from __future__ import annotations

import os

import pytest
import soundfile
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.window import MainWindow

pytestmark = pytest.mark.needs("libfluidsynth.so.3")

PATIENCE_MS = 60_000


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


@pytest.fixture
def window(open_window, folder):
    window = open_window(lambda session: session.remember(folder=str(folder)))
    # What the session says is looked for without its engine and player, which nobody needs here.
    timer = QTimer(window)
    timer.timeout.connect(window.session.rendering.poll)
    timer.start(10)
    return window


def write_note(window: MainWindow, seconds: int) -> None:
    document = window.session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, 60, 0, 960 * seconds),)), "Draw Note")


def ask_and_save_as(window: MainWindow, qtbot, name: str, **fields: object) -> None:
    """Sets the fields of the dialog, presses Export, and gives the file dialog a name."""
    window.actions_["export_audio"].trigger()
    dialog = window.audio.dialog
    qtbot.waitUntil(dialog.isVisible)
    for field, value in fields.items():
        part = getattr(dialog, field)
        if isinstance(value, bool):
            part.setChecked(value)
        else:
            part.setCurrentIndex(part.findData(value))

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QFileDialog):
            timer.stop()
            asked.selectFile(name)
            asked.accept()

    timer = QTimer(window)
    timer.timeout.connect(answer)
    timer.start(10)
    dialog.export.click()
    timer.stop()


def test_a_sound_file_of_the_chosen_kind_is_made_beside_the_window(window, qtbot, folder):
    write_note(window, 2)
    ask_and_save_as(window, qtbot, "song.flac", kind=".flac", rate=48_000, bits=24)
    qtbot.waitUntil(lambda: "Exported to" in window.messages.sentence(), timeout=PATIENCE_MS)
    written = soundfile.info(folder / "song.flac")
    assert (written.format, written.samplerate, written.subtype) == ("FLAC", 48_000, "PCM_24")
    assert written.duration > 2
    assert window.session.settings.audio_ending == ".flac"


def test_each_voice_gets_a_file_of_its_own_when_that_is_asked_for(window, qtbot, folder):
    write_note(window, 1)
    ask_and_save_as(window, qtbot, "song.ogg", kind=".ogg", stems=True)
    qtbot.waitUntil(lambda: "Exported to" in window.messages.sentence(), timeout=PATIENCE_MS)
    assert os.listdir(folder) == ["song - Soprano.ogg"]


@pytest.mark.parametrize("answer", ["Replace", "Cancel"])
def test_files_of_voices_that_are_there_are_replaced_only_when_one_says_so(
    window, qtbot, folder, answer
):
    write_note(window, 1)
    there = folder / "song - Soprano.ogg"
    there.write_bytes(b"precious")

    def reply() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QMessageBox):
            timer.stop()
            assert "song - Soprano.ogg" in asked.informativeText()
            texts = {button.text().replace("&", ""): button for button in asked.buttons()}
            texts[answer].click()

    timer = QTimer(window)
    timer.timeout.connect(reply)
    timer.start(10)
    ask_and_save_as(window, qtbot, "song.ogg", kind=".ogg", stems=True)
    assert window.session.rendering.running == (answer == "Replace")
    qtbot.waitUntil(lambda: not window.session.rendering.running, timeout=PATIENCE_MS)
    assert (there.read_bytes() == b"precious") == (answer == "Cancel")


def test_while_it_is_made_its_progress_is_shown_and_cancel_leaves_no_file(window, qtbot, folder):
    write_note(window, 3600)
    ask_and_save_as(window, qtbot, "song.wav", kind=".wav")
    assert "Making song.wav…" in window.messages.sentence()
    assert window.actions_["cancel_audio"].isEnabled()
    assert not window.actions_["export_audio"].isEnabled()
    qtbot.waitUntil(lambda: "0 %" not in window.messages.sentence(), timeout=PATIENCE_MS)
    assert window.messages.button.text() == "Cancel"
    window.messages.button.click()
    qtbot.waitUntil(lambda: not window.session.rendering.running, timeout=PATIENCE_MS)
    assert "No sound file" in window.messages.sentence()
    assert os.listdir(folder) == []
    assert not window.actions_["cancel_audio"].isEnabled()


def test_another_message_is_not_covered_by_the_progress(window, qtbot):
    write_note(window, 3600)
    ask_and_save_as(window, qtbot, "song.wav", kind=".wav")
    window.messages.problem("Something else happened.")
    told = []
    window.session.observe(told.append)
    qtbot.waitUntil(lambda: len(told) > 3, timeout=PATIENCE_MS)
    assert window.messages.sentence() == "Something else happened."


def test_an_older_problem_does_not_hide_the_progress(window, qtbot):
    write_note(window, 3600)
    window.messages.problem("Something happened before.")
    ask_and_save_as(window, qtbot, "song.wav", kind=".wav")
    assert "Making song.wav…" in window.messages.sentence()


def test_without_notes_it_is_said_that_there_is_nothing_to_hear(window, qtbot, folder):
    ask_and_save_as(window, qtbot, "song.wav")
    assert "no notes" in window.messages.sentence()
    assert os.listdir(folder) == []


def test_muted_voices_alone_are_nothing_to_hear(window, qtbot, folder):
    write_note(window, 1)
    window.actions_["voice_mute"].trigger()
    ask_and_save_as(window, qtbot, "song.wav")
    assert "muted" in window.messages.sentence()


def test_a_lossy_file_has_no_bit_depth(window, qtbot):
    window.actions_["export_audio"].trigger()
    dialog = window.audio.dialog
    dialog.kind.setCurrentIndex(dialog.kind.findData(".ogg"))
    assert not dialog.bits.isEnabled()
    dialog.reject()
    assert window.audio.dialog is None
