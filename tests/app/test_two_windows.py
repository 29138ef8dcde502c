"""Two sittings on one file: neither writes over what the other has saved without being asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.app.song_file import ChangedElsewhere
from composer.app.unsaved_songs import unsaved_songs
from composer.edit.commands import AddNotes
from composer.files.project import kept_copy, load_project
from composer.model.note import Note


@pytest.fixture
def sittings(tmp_path: Path):
    made = []

    def make() -> Session:
        number = len(made)
        session = Session(
            settings_path=tmp_path / f"settings-{number}.json",
            pack_folders=(tmp_path,),
            unsaved=tmp_path / f"unsaved-{number}",
        )
        made.append(session)
        return session

    make.made = made
    yield make
    for session in made:
        session.document.mark_clean()
        session.close()


def add(session: Session, pitch: int) -> None:
    document = session.document
    voice = document.score.voices[0].id
    document.apply(AddNotes((Note(document.new_id(), voice, pitch, 0, 480),)), "Draw Note")


def cut_off(sittings, session: Session) -> None:
    """It ends without saving; what is not saved stays for another sitting."""
    sittings.made.remove(session)
    session.close()


def pitches(path: Path) -> list[int]:
    return sorted(note.pitch for note in load_project(path).notes.values())


def test_what_another_window_saved_is_not_written_over_unasked(sittings, tmp_path):
    path = tmp_path / "song.descant"
    one, two = sittings(), sittings()
    add(one, 60)
    one.file.save_as(path)
    two.file.open(path)
    add(two, 67)
    two.file.save()
    add(one, 64)
    with pytest.raises(ChangedElsewhere, match="save under another name, or over it"):
        one.file.save()
    assert pitches(path) == [60, 67]
    assert not one.document.clean
    # Over it, when the person says so: what was there stays as the last good copy.
    one.file.save_as(path)
    assert pitches(path) == [60, 64]
    assert sorted(n.pitch for n in load_project(path, backup=True).notes.values()) == [60, 67]
    assert kept_copy(path).exists()
    # And the other way round.
    add(two, 72)
    with pytest.raises(ChangedElsewhere):
        two.file.save()


def test_saving_again_and_again_in_one_window_asks_nothing(sittings, tmp_path):
    path = tmp_path / "song.descant"
    one = sittings()
    add(one, 60)
    one.file.save_as(path)
    for pitch in (62, 64):
        add(one, pitch)
        one.file.save()
    two = sittings()
    two.file.open(path)
    add(two, 65)
    two.file.save()
    assert pitches(path) == [60, 62, 64, 65]


def test_a_clock_that_was_set_hides_no_change(sittings, tmp_path):
    path = tmp_path / "song.descant"
    one, two = sittings(), sittings()
    add(one, 60)
    one.file.save_as(path)
    seen = os.stat(path)
    two.file.open(path)
    add(two, 61)
    two.document.undo()
    two.file.save()  # the same content
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    add(one, 62)
    with pytest.raises(ChangedElsewhere):
        one.file.save()


def test_a_file_that_is_gone_is_written_anew(sittings, tmp_path):
    path = tmp_path / "song.descant"
    one = sittings()
    add(one, 60)
    one.file.save_as(path)
    path.unlink()
    add(one, 62)
    one.file.save()
    assert pitches(path) == [60, 62]


@pytest.mark.expects_log("not saved")
def test_a_drive_that_is_gone_is_a_sentence_and_the_song_stays(sittings, tmp_path):
    drive = tmp_path / "drive"
    drive.mkdir()
    one = sittings()
    add(one, 60)
    one.file.save_as(drive / "song.descant")
    (drive / "song.descant").unlink()
    drive.rmdir()
    add(one, 62)
    with pytest.raises(SessionError, match=r"could not be saved, because there is no such"):
        one.file.save()
    assert not one.document.clean
    assert len(one.document.score.notes) == 2


def test_a_restored_song_is_not_written_over_what_was_saved_meanwhile(sittings, tmp_path):
    path = tmp_path / "song.descant"
    one, two, three = sittings(), sittings(), sittings()
    add(one, 60)
    one.file.save_as(path)
    add(one, 64)
    cut_off(sittings, one)
    (left,) = unsaved_songs(tmp_path / "unsaved-0")
    two.file.open(path)
    add(two, 67)
    two.file.save()
    three.file.restore(left)
    with pytest.raises(ChangedElsewhere, match="save under another name, or over it"):
        three.file.save()
    assert pitches(path) == [60, 67]
    three.file.save_as(path)
    assert pitches(path) == [60, 64]
    three.file.save()


def test_a_restored_song_whose_file_is_as_it_was_is_saved_without_a_question(sittings, tmp_path):
    path = tmp_path / "song.descant"
    one, two = sittings(), sittings()
    add(one, 60)
    one.file.save_as(path)
    add(one, 64)
    cut_off(sittings, one)
    (left,) = unsaved_songs(tmp_path / "unsaved-0")
    two.file.restore(left)
    two.file.save()
    assert pitches(path) == [60, 64]
