"""The file of the song at hand: opened, saved, exported; the recent ones."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from composer.app import song_file
from composer.app.session import Session
from composer.app.session_events import RecentChanged, SessionError
from composer.files.formats import open_score
from composer.model.score import Score, empty_score
from tests.fixtures.sitting import PITCHES, Sitting


def test_a_song_is_saved_opened_and_exported(sitting: Sitting, tmp_path: Path) -> None:
    session = sitting.session
    assert (session.file.name, session.file.path, session.file.modified) == (
        "Untitled",
        None,
        False,
    )
    sitting.draw_melody()
    assert session.file.modified
    session.file.save_as(tmp_path / "song")
    assert session.file.path == tmp_path / "song.descant"
    assert (session.file.name, session.file.modified) == ("song", False)
    saved = session.document.score.copy()

    sitting.draw_melody()
    session.file.save()
    session.document.undo()
    session.file.save()
    assert session.file.export(tmp_path / "song.mid") == []
    session.file.new()
    assert (session.file.name, session.file.path, session.file.modified) == (
        "Untitled",
        None,
        False,
    )
    assert session.file.open(tmp_path / "song.descant") == []
    assert session.document.score.notes == saved.notes
    pitches = [n.pitch for n in open_score(tmp_path / "song.mid").score.notes_in_order()]
    assert pitches == list(PITCHES)


def test_a_midi_file_opens_without_becoming_the_project_file(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.draw_melody()
    sitting.session.file.export(tmp_path / "song.mid")
    sitting.session.file.open(tmp_path / "song.mid")
    assert sitting.session.file.path is None
    assert sitting.session.file.name == "song"
    assert sitting.session.file.suggested_path == tmp_path / "song.descant"
    with pytest.raises(SessionError, match="save it under a name"):
        sitting.session.file.save()


@pytest.mark.expects_log("not opened")
def test_a_file_that_cannot_be_opened_leaves_the_song_as_it_was(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.draw_melody()
    before = sitting.session.document.score.copy()
    (tmp_path / "bad.mid").write_bytes(b"no music")
    for name in ("bad.mid", "missing.mid", "missing.descant", "song.txt"):
        with pytest.raises(SessionError, match=r"\.$"):
            sitting.session.file.open(tmp_path / name)
    assert sitting.session.document.score == before
    assert sitting.session.file.modified
    assert sitting.session.file.recent == ()


@pytest.mark.expects_log("not opened")
def test_of_a_damaged_project_the_last_good_copy_can_be_opened(
    sitting: Sitting, tmp_path: Path
) -> None:
    path = tmp_path / "song.descant"
    sitting.draw_melody()
    sitting.session.file.save_as(path)
    sitting.session.file.save()
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(SessionError, match="last good copy") as caught:
        sitting.session.file.open(path)
    assert caught.value.backup is not None
    sitting.session.file.new()
    sitting.session.file.open(path, backup=True)
    assert len(sitting.session.document.score.notes) == len(PITCHES)
    assert sitting.session.file.path is None


@pytest.mark.expects_log("not saved", "not exported")
def test_a_file_that_cannot_be_written_is_told_and_the_song_stays_unsaved(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.draw_melody()
    for path in (tmp_path / "no folder" / "song.descant", Path("/proc/song.descant")):
        with pytest.raises(SessionError):
            sitting.session.file.save_as(path)
    with pytest.raises(SessionError):
        sitting.session.file.export(tmp_path / "song.txt")
    assert sitting.session.file.path is None
    assert sitting.session.file.modified


def test_recent_files_are_remembered_from_one_sitting_to_the_next(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.draw_melody()
    sitting.session.file.save_as(tmp_path / "a.descant")
    sitting.session.file.save_as(tmp_path / "b.descant")
    recent = (tmp_path / "b.descant", tmp_path / "a.descant")
    assert sitting.session.file.recent == recent
    assert [e for e in sitting.told if isinstance(e, RecentChanged)][-1].recent == recent
    sitting.session.remember(theme="dark")
    later = Session(settings_path=tmp_path / "settings.json", pack_folders=())
    assert later.file.recent == recent
    assert later.settings.theme == "dark"
    later.file.clear_recent()
    assert later.file.recent == ()
    later.close()


def test_a_drive_that_hangs_holds_no_save_to_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = threading.Event(), threading.Event()
    save_project = song_file.save_project

    def save(score: Score, path: Path) -> None:
        if path.stem == "far":
            asked.set()
            assert answers.wait(60)
        save_project(score, path)

    monkeypatch.setattr(song_file, "save_project", save)
    far = tmp_path / "far.descant"
    hanging = threading.Thread(target=song_file.write_song, args=(empty_score(), far))
    hanging.start()
    try:
        assert asked.wait(60)
        assert song_file.write_song(empty_score(), tmp_path / "near").path.is_file()
    finally:
        answers.set()
        hanging.join()
    assert far.is_file()
