"""Work on files beside the window: what is said of how far it is."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from composer.files.progress import tell
from composer.ui.file_work import FileWork
from composer.ui.message_bar import MessageBar


@pytest.fixture
def messages(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def test_the_message_says_how_much_is_done(qtbot, messages):
    work = FileWork(messages)
    steps = [threading.Event(), threading.Event()]
    results: list[object] = []

    def read():
        for step, share in zip(steps, (0.25, 0.8), strict=True):
            tell(share)
            step.wait(60)
        return "the song"

    over = work.start(
        "Opening…",
        read,
        results.append,
        results.append,
        may_be_given_up=True,
        progress=lambda percent: f"Opening… {percent} %",
    )
    assert not over
    qtbot.waitUntil(lambda: messages.sentence() == "Opening… 25 %")
    steps[0].set()
    qtbot.waitUntil(lambda: messages.sentence() == "Opening… 80 %")
    steps[1].set()
    qtbot.waitUntil(lambda: results == ["the song"])
    assert messages.sentence() == ""


def test_work_that_does_not_tell_is_announced_as_ever(qtbot, messages):
    work = FileWork(messages)
    step = threading.Event()
    results: list[object] = []
    words = lambda percent: f"{percent} %"  # noqa: E731
    work.start("Opening…", lambda: step.wait(60), results.append, results.append, progress=words)
    assert messages.sentence() == "Opening…"
    step.set()
    qtbot.waitUntil(lambda: results == [True])


def test_who_waits_for_work_that_hangs_can_stop_waiting(qtbot, messages):
    messages.show()
    work = FileWork(messages)
    answer = threading.Event()
    results: list[object] = []
    work.start("Saving…", lambda: answer.wait(60), results.append, results.append)

    def wait_no_longer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "Saving…"
        (button,) = box.buttons()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(400, wait_no_longer)
    assert not work.finish()
    assert messages.sentence() == ""
    answer.set()
    assert work.finish()  # there is nothing to wait for
    assert results == []


def test_the_waiting_ends_by_itself_when_the_work_does(qtbot, messages):
    messages.show()
    work = FileWork(messages)
    answer = threading.Event()
    results: list[object] = []
    work.start("Saving…", lambda: answer.wait(60), results.append, results.append)
    QTimer.singleShot(400, answer.set)
    assert work.finish()
    assert results == [True]


def test_what_a_job_began_when_it_was_told_of_is_told_too(qtbot, messages):
    work = FileWork(messages)
    held = threading.Event()
    told: list[str] = []

    def slow(name):
        def do():
            held.wait(60)
            return name

        return do

    def begin_another(name):
        told.append(name)
        held.clear()
        work.start("Writing…", slow("written"), told.append, told.append)
        held.set()

    work.start("Preparing…", slow("prepared"), begin_another, told.append)
    held.set()
    work.start("Opening…", slow("opened"), told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == ["prepared", "written", "opened"]
