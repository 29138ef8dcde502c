"""Unsaved work: it is on the disk soon after each edit, and offered when its owner is gone."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.app import safekeeping
from composer.app.safekeeping import Safekeeping
from composer.app.session import Session
from composer.app.unsaved_songs import UnreadableSong, UnsavedSong, left_behind, unsaved_songs
from composer.edit.commands import AddNotes, RemoveNotes, SetTitle
from composer.edit.document import Document
from composer.files.journal import About, Journal
from composer.files.played import Played
from composer.midi.messages import Heard, Position
from composer.model.note import Note
from composer.model.score import empty_score

ABOUT = About("Ein Lied")


class Sitting:
    """A document that is kept below ``place``."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.document = Document()
        self.said: list[str] = []
        self.about = ABOUT
        self.keeping = Safekeeping(self.document, place, lambda: self.about, self.said.append)

    def add(self, pitch: int = 60) -> Note:
        voice = self.document.score.voices[0].id
        note = Note(self.document.new_id(), voice, pitch, 0, 480, 80)
        self.document.apply(AddNotes((note,)), "Draw")
        return note

    def look_until_kept(self) -> None:
        """Polls as a window does until all is on the disk."""
        deadline = time.monotonic() + 60
        while self.keeping._edited or self.keeping._writer.busy:
            assert time.monotonic() < deadline
            self.keeping.look()
            time.sleep(0.01)

    def folders(self) -> list[Path]:
        return list(self.place.iterdir()) if self.place.is_dir() else []


@pytest.fixture
def sitting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitting]:
    monkeypatch.setattr(safekeeping, "WRITE_SECONDS", 0.05)
    sitting = Sitting(tmp_path / "unsaved")
    yield sitting
    sitting.keeping.close()


def found(place: Path) -> list[UnsavedSong]:
    songs = unsaved_songs(place)
    for song in songs:
        song.let_go()
    return songs


def test_a_document_that_is_not_edited_leaves_nothing(sitting: Sitting) -> None:
    sitting.keeping.look()
    sitting.keeping.close()
    assert not sitting.folders()


def test_what_a_dead_sitting_left_is_found_as_it_was(sitting: Sitting) -> None:
    first = sitting.add(60)
    sitting.look_until_kept()
    sitting.add(64)
    sitting.document.apply(RemoveNotes((first.id,)), "Erase")
    sitting.document.apply(SetTitle("Neu"), "Title")
    sitting.look_until_kept()
    assert unsaved_songs(sitting.place) == []  # its owner lives
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert (song.about, song.score) == (ABOUT, sitting.document.score)


def test_edits_of_an_open_gesture_are_kept_too(sitting: Sitting) -> None:
    sitting.document.begin("Drag")
    sitting.add()
    sitting.look_until_kept()
    sitting.document.abort()
    sitting.look_until_kept()
    assert not [path for folder in sitting.folders() for path in folder.glob("base*")]


def test_saving_undoing_to_the_saved_point_and_another_song_leave_nothing(
    sitting: Sitting,
) -> None:
    for end in ("saved", "undone", "replaced", "given up"):
        sitting.add()
        sitting.look_until_kept()
        assert sitting.folders(), end
        if end == "saved":
            sitting.document.mark_clean()
            sitting.keeping.saved()
        elif end == "undone":
            sitting.document.undo()
        elif end == "replaced":
            sitting.document.replace(empty_score())
        else:
            sitting.keeping.discard()
        sitting.look_until_kept()
        assert not sitting.folders(), end


def test_a_restored_song_is_kept_anew_before_what_was_left_goes(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.add()
    sitting.keeping.close()
    other = Sitting(sitting.place)
    (song,) = unsaved_songs(sitting.place)
    other.document.replace(song.score, saved=False)
    other.keeping.restore(song)
    assert song.folder.is_dir()
    other.look_until_kept()
    assert not song.folder.is_dir()
    other.add(72)
    other.keeping.close()
    (again,) = found(sitting.place)
    assert again.score == other.document.score


def test_a_song_that_is_discarded_is_gone(sitting: Sitting) -> None:
    sitting.add()
    sitting.keeping.close()
    (song,) = unsaved_songs(sitting.place)
    song.discard()
    assert not sitting.folders()


@pytest.mark.expects_log
def test_a_disk_that_refuses_is_said_once_and_tried_again(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "RETRY_SECONDS", 0.05)
    sitting.place.write_bytes(b"")  # a file where the folder should be
    sitting.add()
    deadline = time.monotonic() + 60
    while not sitting.said:
        assert time.monotonic() < deadline
        sitting.keeping.look()
        time.sleep(0.01)
    for _ in range(30):
        sitting.keeping.look()
        time.sleep(0.01)
    assert len(sitting.said) == 1
    assert "save the song" in sitting.said[0]
    sitting.keeping._writer.wait()
    sitting.place.unlink()
    sitting.add(64)
    sitting.look_until_kept()
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert song.score == sitting.document.score


def test_a_long_journal_is_begun_anew(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("composer.files.journal.ENOUGH_BYTES", 500)
    for pitch in range(40):
        sitting.add(pitch)
        sitting.look_until_kept()
    (folder,) = sitting.folders()
    (base,) = folder.glob("base-*")
    assert base.name != "base-1.descant"
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert song.score == sitting.document.score


def test_a_session_keeps_restores_and_forgets(tmp_path: Path) -> None:
    place, settings = tmp_path / "unsaved", tmp_path / "settings.json"
    first = Session(settings_path=settings, unsaved=place)
    note = Note(first.document.new_id(), first.document.score.voices[0].id, 60, 0, 480, 80)
    first.document.apply(AddNotes((note,)), "Draw")
    first.close()
    second = Session(settings_path=settings, unsaved=place)
    (song,) = unsaved_songs(place)
    second.file.restore(song)
    assert second.file.modified
    assert second.document.score == first.document.score
    second.file.save_as(tmp_path / "saved")
    second.close()
    assert found(place) == []


KILLED = """
import sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.app.test_safekeeping import Sitting
sitting = Sitting(Path({place!r}))
sitting.add(61)
sitting.look_until_kept()
print("kept", flush=True)
time.sleep(600)
"""


def test_a_killed_process_lets_go_of_what_it_kept(tmp_path: Path) -> None:
    root, place = str(Path(__file__).parents[2]), str(tmp_path / "unsaved")
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED.format(root=root, place=place)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "kept\n"
        assert unsaved_songs(Path(place)) == []
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
    (song,) = found(Path(place))
    assert [note.pitch for note in song.score.notes.values()] == [61]


@pytest.mark.expects_log
def test_a_folder_that_cannot_be_locked_is_said(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*args: object, **named: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(sitting.keeping._writer._lock, "acquire", no_locks)
    sitting.add()
    deadline = time.monotonic() + 60
    while not sitting.said:
        assert time.monotonic() < deadline
        sitting.keeping.look()
        time.sleep(0.01)
    assert "cannot be locked" in sitting.said[0]
    assert not [path for folder in sitting.folders() for path in folder.glob("base*")]
    sitting.keeping.discard()


@pytest.mark.expects_log
def test_what_cannot_be_read_is_kept_and_said(tmp_path: Path) -> None:
    place = tmp_path / "unsaved"
    journal = Journal(place / "newer")
    journal.begin(empty_score(), ABOUT)
    journal.close()
    base = place / "newer" / "base-1.descant"
    stored = json.loads(gzip.decompress(base.read_bytes()))
    base.write_bytes(gzip.compress(json.dumps({**stored, "schema": 99}).encode()))
    os.utime(place / "newer", (0, 0))  # long ago, or so the clock says
    assert unsaved_songs(place) == []
    (left,) = left_behind(place)
    assert isinstance(left, UnreadableSong)
    assert left.about == ABOUT
    assert "newer Descant" in left.why
    left.let_go()
    assert base.exists()
    (left,) = left_behind(place)
    left.discard()
    assert not base.parent.exists()


def test_an_old_folder_with_nothing_in_it_is_removed(tmp_path: Path) -> None:
    for name, when in (("old", 0.0), ("young", time.time())):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (when, when))
    assert left_behind(tmp_path) == []
    # Locking one makes a file in it, so that it is young by now; the next look is not fooled.
    for folder in list(tmp_path.iterdir()):
        os.utime(folder, (0, 0))
    assert left_behind(tmp_path) == []


@pytest.mark.expects_log
def test_a_disk_that_refuses_again_later_is_said_again(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "RETRY_SECONDS", 0.05)
    for count in (1, 2):
        if sitting.place.is_dir():
            shutil.rmtree(sitting.place)  # a system that cleans up, say
        sitting.place.write_bytes(b"")
        sitting.add(60 + count)
        deadline = time.monotonic() + 60
        while len(sitting.said) < count:
            assert time.monotonic() < deadline
            sitting.keeping.look()
            time.sleep(0.01)
        sitting.place.unlink()
        sitting.look_until_kept()
        sitting.keeping.look()
    assert len(sitting.said) == 2
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert song.score == sitting.document.score


def test_what_is_being_recorded_is_found_as_if_the_recording_had_ended_there(
    sitting: Sitting,
) -> None:
    played: list[Played | None] = [None]
    sitting.keeping._played = lambda: played[0]
    voice = sitting.document.score.voices[0].id
    # Into a song that was saved, or is new.
    played[0] = Played(voice, ((60, 0, 480, 80),))
    sitting.keeping.keep_now()
    played[0] = Played(
        voice,
        ((60, 0, 480, 80), (64, 480, 100, 70)),
        ((0, "controller", 64, 127), (580, "controller", 64, 0)),
    )
    sitting.keeping.keep_now()
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert [(n.pitch, n.onset, n.end) for n in song.score.notes_in_order()] == [
        (60, 0, 480),
        (64, 480, 580),
    ]
    assert [(c.tick, c.value) for c in song.score.controls] == [(0, 127), (580, 0)]


def test_a_recording_that_was_written_is_not_there_twice(sitting: Sitting) -> None:
    played: list[Played | None] = [Played(sitting.document.score.voices[0].id, ((60, 0, 480, 80),))]
    sitting.keeping._played = lambda: played[0]
    sitting.keeping.keep_now()
    played[0] = None
    sitting.add(60)
    sitting.keeping.keep_now()
    sitting.document.undo()  # and one that was given up leaves nothing
    sitting.keeping.keep_now()
    assert not [path for folder in sitting.folders() for path in folder.glob("base*")]
    sitting.document.redo()
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert song.score == sitting.document.score


@pytest.mark.expects_log
def test_a_recording_that_makes_no_sense_leaves_the_song_as_it_was(sitting: Sitting) -> None:
    sitting.add(60)
    voice = sitting.document.score.voices[0].id
    sitting.keeping._played = lambda: Played(voice, ((300, 0, 480, 80),))
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert [note.pitch for note in song.score.notes.values()] == [60]


def test_a_sitting_that_is_cut_off_while_it_records_leaves_what_was_played(tmp_path: Path) -> None:
    place = tmp_path / "unsaved"
    session = Session(settings_path=tmp_path / "settings.json", unsaved=place)
    session.recording.begin(session.document.score.voices[0].id, 0)
    session.recording.take(Position(10, True))
    for tick, kind in ((20.0, 0x90), (500.0, 0x80)):
        session.recording.take(Heard(1.0, tick, bytes((kind, 60, 90)), "Keys", True, 0))
    session.safekeeping.keep_now()
    session.close()
    (song,) = found(place)
    assert [(n.pitch, n.onset, n.end) for n in song.score.notes.values()] == [(60, 20, 500)]


def test_a_song_that_was_edited_while_it_was_saved_is_kept_with_where_it_was_saved(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.add(60)
    sitting.look_until_kept()
    sitting.about = About("Neu", tmp_path / "neu.descant")
    sitting.keeping.saved()  # of a revision before the last edit
    sitting.look_until_kept()
    sitting.keeping.close()
    (song,) = found(sitting.place)
    assert (song.about, song.score) == (sitting.about, sitting.document.score)
