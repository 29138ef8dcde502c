"""Learning in a process of its own, with tiny packs: what is found, told, written, and given up."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from composer.app import training_process
from composer.app.guarding import WordsGuard
from composer.app.learning import (
    EVENT,
    LYRICS,
    Learned,
    Learning,
    LearningEnded,
    LearningError,
    LearningProgress,
    Lesson,
    LookedAt,
)
from composer.engine.packs import read_card

PATIENCE = 240.0
COPIED = "and the river runs below the hill and lo the la is never"

# Processes that load torch take their time where much else goes on.
pytestmark = pytest.mark.timeout(600)


class Listener:
    """A learning, with all that it told."""

    def __init__(self, folders):
        self.changes = []
        self.learning = Learning(folders, lambda *change: self.changes.append(change))
        self.events = []
        self.learning.observe(self.events.append)
        self.folders = folders

    def until(self, *kinds):
        """Polls until an event of those kinds has come, and returns it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            self.learning.poll()
            for event in self.events:
                if isinstance(event, kinds):
                    self.events.remove(event)
                    return event
            assert time.monotonic() < deadline, self.events
            time.sleep(0.01)

    def base(self, family):
        return read_card(self.folders[1] / f"tiny-{family}")

    def lesson(self, family, files, **more):
        return Lesson(family, (files,), "mine", self.base(family), title="Mine", **more)


@pytest.fixture
def listener(learning_folders):
    listener = Listener(learning_folders)
    yield listener
    listener.learning.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_one_looks_first_at_what_would_be_learned(listener, own_texts, own_music):
    listener.learning.look(LYRICS, (own_texts,), listener.base(LYRICS))
    found = listener.until(LookedAt)
    assert not found.problem
    assert (found.counts["texts"], found.counts["held_out_texts"]) == (4, 1)
    assert found.counts["words"] > 200
    assert found.remarks == (
        "1 file of another kind is not read (.png).",
        "“broken.txt” is left out: it is no text.",
    )
    listener.learning.look(EVENT, (own_music,), listener.base(EVENT))
    found = listener.until(LookedAt)
    assert found.counts["notes"] == 510
    assert ["broken.mid" in remark for remark in found.remarks] == [True]


def test_an_empty_folder_and_one_with_hardly_a_word_are_said_in_a_sentence(listener, tmp_path):
    (tmp_path / "empty").mkdir()
    for family, piece in ((LYRICS, "no text to learn from"), (EVENT, "holds music")):
        listener.learning.look(family, (tmp_path / "empty",), listener.base(family))
        found = listener.until(LookedAt)
        assert piece in found.problem
        assert not found.counts
    (tmp_path / "few.txt").write_text("hardly a word or two\n" * 5)
    listener.learning.look(LYRICS, (tmp_path / "few.txt",), listener.base(LYRICS))
    assert "too little text" in listener.until(LookedAt).problem


def test_looking_again_gives_up_the_look_before(listener, own_texts, own_music):
    listener.learning.look(EVENT, (own_music,), listener.base(EVENT))
    listener.learning.look(LYRICS, (own_texts,), listener.base(LYRICS))
    assert "texts" in listener.until(LookedAt).counts
    assert not listener.learning.looking
    assert not [event for event in listener.events if isinstance(event, LookedAt)]


def test_an_artist_is_learned_with_its_figures_and_its_own_passages_are_known(
    listener, own_texts, learning_folders
):
    guard = WordsGuard(learning_folders)
    assert not guard.copied(COPIED)
    lesson = listener.lesson(LYRICS, own_texts, artist="Jo Own", minutes=0.03)
    listener.learning.learn(lesson)
    assert listener.learning.lesson is lesson
    with pytest.raises(LearningError, match="“Mine” is still being learned"):
        listener.learning.learn(lesson)
    learned = listener.until(Learned, LearningEnded)
    assert isinstance(learned, Learned), learned
    pack = read_card(learning_folders[0] / "mine")
    pack.verify()
    assert pack.title == "Mine"
    assert pack.extra["artists"][-1] == "Jo Own"
    assert pack.figures[0].value == pytest.approx(learned.after, abs=1e-3)
    assert pack.figures[1].value == pytest.approx(learned.before, abs=1e-3)
    assert learned.after <= learned.before
    assert learned.remarks[-1] == "“broken.txt” is left out: it is no text."
    told = [event for event in listener.events if isinstance(event, LearningProgress)]
    assert [event.share for event in told] == sorted(event.share for event in told)
    assert told[-1].share == 1
    assert told[-1].start == pytest.approx(learned.before)
    assert min(figure for _, figure in told[-1].curve) >= learned.after - 1e-6
    assert listener.changes == [("lyrics", "mine")]
    assert listener.learning.lesson is None
    guard.forget()
    (copied,) = guard.copied(COPIED)
    assert (copied.words, copied.corpus) == (12, "your own files, of which “Mine” learned")
    # A pack of that name is not written over unless it is asked for; and it can be removed.
    with pytest.raises(LearningError, match="already"):
        listener.learning.learn(lesson)
    removed = listener.learning.remove("mine")
    guard.forget()
    assert not guard.copied(COPIED)
    listener.learning.restore(removed)
    assert listener.changes[1:] == [("lyrics", None), ("lyrics", "mine")]


def test_cancelling_leaves_nothing_and_another_can_be_learned(listener, own_music):
    listener.learning.learn(listener.lesson(EVENT, own_music, minutes=60.0))
    while listener.learning.progress.share == 0:
        listener.until(LearningProgress)
    listener.learning.cancel()
    assert listener.learning.cancelling
    ended = listener.until(Learned, LearningEnded)
    assert isinstance(ended, LearningEnded)
    assert ended.sentence == ""
    assert names(listener.folders[0]) == []
    assert listener.changes == []
    listener.learning.learn(listener.lesson(EVENT, own_music, minutes=0.02))
    learned = listener.until(Learned, LearningEnded)
    assert isinstance(learned, Learned), learned
    assert names(listener.folders[0]) == ["copy-index", "mine"]
    assert (listener.folders[0] / "copy-index" / "own-mine.safetensors").is_file()


@pytest.mark.expects_log("the training process ended with -9")
def test_a_process_that_is_killed_is_said_and_leaves_nothing(listener, own_texts):
    listener.learning.learn(listener.lesson(LYRICS, own_texts, artist="Jo", minutes=60.0))
    os.kill(listener.learning._process.pid, signal.SIGKILL)
    ended = listener.until(Learned, LearningEnded)
    assert "ended from outside" in ended.sentence
    assert "nothing was written" in ended.sentence
    assert names(listener.folders[0]) == []


def test_closing_ends_what_is_being_learned(learning_folders, own_texts):
    listener = Listener(learning_folders)
    listener.learning.look(LYRICS, (own_texts,), listener.base(LYRICS))
    listener.learning.learn(listener.lesson(LYRICS, own_texts, artist="Jo", minutes=60.0))
    pid = listener.learning._process.pid
    listener.learning.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert listener.learning.lesson is None


def test_what_cannot_be_learned_is_the_sentence_of_the_process(listener, own_texts):
    listener.learning.learn(listener.lesson(LYRICS, own_texts, artist="ann early"))
    ended = listener.until(Learned, LearningEnded)
    assert ended.refused
    assert "has an artist 'ann early' already" in ended.sentence


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_learned(listener, own_texts):
    listener.folders[0].write_text("a file where the folder should be")
    with pytest.raises(LearningError, match="Nothing can be written to"):
        listener.learning.learn(listener.lesson(LYRICS, own_texts, artist="Jo", replace=True))
    assert listener.learning.lesson is None
    listener.folders[0].unlink()


def test_a_copy_without_its_training_programs_says_so(listener, own_texts, monkeypatch, tmp_path):
    monkeypatch.setattr("composer.__file__", str(tmp_path / "composer" / "__init__.py"))
    assert not listener.learning.possible
    for begin in (
        lambda: listener.learning.learn(listener.lesson(LYRICS, own_texts)),
        lambda: listener.learning.look(LYRICS, (own_texts,), listener.base(LYRICS)),
    ):
        with pytest.raises(LearningError, match="without its training programs"):
            begin()


def test_what_a_missing_package_means_is_said():
    sentence = training_process._why(1, "Traceback\nModuleNotFoundError: No module named 'torch.x'")
    assert "needs the package torch" in sentence
    assert "nothing was learned" in sentence
