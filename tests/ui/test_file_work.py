"""Work on files beside the window: what is said of how far it is."""

from __future__ import annotations

import threading

import pytest

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
