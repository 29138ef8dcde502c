"""The versions of the song through the window's own dialog."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from composer.edit.commands import AddNotes
from composer.edit.versions import SetVersions
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.version import Version


@pytest.fixture
def dialog(window, qtbot):
    window.actions_["versions"].trigger()
    dialog = window.versions.dialog
    qtbot.waitExposed(dialog)
    return dialog


def add(window, pitch):
    document = window.session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, pitch, 0, 480),)), "Draw Note")


def pitches(window):
    return sorted(note.pitch for note in window.session.document.score.notes.values())


def rows(dialog):
    return [dialog.list.item(i).text().splitlines()[0] for i in range(dialog.list.count())]


def keep(qtbot, dialog, name):
    dialog.name.setFocus()
    qtbot.keyClicks(dialog.name, name)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)


def test_a_version_is_kept_by_name_and_the_song_goes_back_to_it(window, dialog, qtbot):
    assert dialog.nothing.isVisible()
    add(window, 60)
    keep(qtbot, dialog, "First try")
    add(window, 64)
    keep(qtbot, dialog, "Second try")
    assert rows(dialog) == ["Second try", "First try"]
    qtbot.waitUntil(lambda: "1 note, 1 voice" in dialog.list.item(1).text())
    assert not dialog.list.item(1).icon().isNull()
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert pitches(window) == [60]
    assert "First try" in window.messages.sentence()
    assert len(rows(dialog)) == 2
    window.actions_["undo"].trigger()
    assert pitches(window) == [60, 64]


def test_a_version_is_renamed_in_place_and_removed_with_undo(window, dialog, qtbot):
    keep(qtbot, dialog, "a")
    keep(qtbot, dialog, "b")
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.rename_button, Qt.MouseButton.LeftButton)
    (field,) = dialog.list.findChildren(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "The first")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(dialog) == ["b", "The first"])
    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert rows(dialog) == ["b"]
    window.actions_["undo"].trigger()
    assert rows(dialog) == ["b", "The first"]


def test_a_damaged_version_is_shown_as_such_and_not_restored(window, dialog, qtbot):
    document = window.session.document
    add(window, 60)
    document.apply(SetVersions((Version("Bad", 0, b"?"),)), "Keep Version")
    qtbot.waitUntil(lambda: "damaged" in dialog.list.item(0).text())
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert "Bad" in window.messages.sentence()
    assert pitches(window) == [60]


def test_another_song_has_its_own_versions_and_a_closed_dialog_opens_anew(window, dialog, qtbot):
    keep(qtbot, dialog, "One")
    window.session.document.mark_clean()
    window.session.file.new()
    assert rows(dialog) == []
    assert dialog.nothing.isVisible()
    dialog.reject()
    assert window.versions.dialog is None
    window.actions_["versions"].trigger()
    assert window.versions.dialog is not None


def test_the_dialog_is_there_before_a_long_song_is_unpacked(window, qtbot, monkeypatch):
    document = window.session.document
    add(window, 60)
    unpack, may = window.versions._versions.score, threading.Event()

    def slowly(version):
        assert may.wait(60)
        return unpack(version)

    monkeypatch.setattr(window.versions._unpacking, "_unpack", slowly)
    for name in ("One", "Two"):
        window.versions._versions.keep(name)
        add(window, 64)
    window.actions_["versions"].trigger()
    dialog = window.versions.dialog
    qtbot.waitExposed(dialog)
    assert rows(dialog) == ["Two", "One"]
    assert "note" not in dialog.list.item(0).text()
    # It can be worked with meanwhile.
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pitches(window) == [60])
    may.set()
    qtbot.waitUntil(lambda: "2 notes, 1 voice" in dialog.list.item(0).text())
    qtbot.waitUntil(lambda: "1 note, 1 voice" in dialog.list.item(1).text())
    assert len(document.score.versions) == 2


def test_a_version_that_was_packed_during_a_gesture_is_kept_after_it(window, dialog, qtbot):
    document = window.session.document
    document.begin("Drag")
    keep(qtbot, dialog, "One")
    qtbot.wait(120)
    assert document.score.versions == ()
    document.commit()
    qtbot.waitUntil(lambda: [v.name for v in document.score.versions] == ["One"])
    assert rows(dialog) == ["One"]


@pytest.mark.parametrize("what", ["kept", "restored"])
def test_a_version_that_takes_a_while_never_lands_in_another_song(
    window, dialog, qtbot, monkeypatch, what
):
    add(window, 60)
    keep(qtbot, dialog, "First try")
    qtbot.waitUntil(lambda: rows(dialog) == ["First try"])
    add(window, 64)
    versions = window.versions._versions
    held, over = threading.Event(), threading.Event()

    def slowly(do):
        held.wait(60)
        try:
            return do()
        finally:
            over.set()

    packing, score = versions.packing, versions.score
    if what == "kept":
        monkeypatch.setattr(versions, "packing", lambda name: partial(slowly, packing(name)))
        keep(qtbot, dialog, "Second try")
    else:
        monkeypatch.setattr(versions, "score", lambda of: slowly(partial(score, of)))
        dialog.list.setCurrentRow(0)
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    window.session.document.replace(empty_score())
    held.set()
    qtbot.waitUntil(over.is_set)
    qtbot.wait(200)
    assert (pitches(window), versions.all) == ([], ())
    assert not window.session.document.can_undo
