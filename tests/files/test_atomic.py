"""Atomic writing: whatever fails, the old file is whole and nothing is left behind."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import stat
from pathlib import Path

import pytest

from composer.files.atomic import make_folder, write_atomically
from composer.files.errors import FileError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "song.descant"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_new_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new", b"new")
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "new").read_bytes() == b"new"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_permissions_of_the_old_file_are_kept(old: Path) -> None:
    old.chmod(0o640)
    write_atomically(old, b"new", keep=old.with_name("kept"))
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(old.with_name("kept").stat().st_mode) == 0o640


def test_the_old_file_stays_under_the_name_for_keeping(old: Path) -> None:
    kept = old.with_name("kept")
    write_atomically(old, b"new", keep=kept)
    write_atomically(old, b"newer", keep=kept)
    assert (old.read_bytes(), kept.read_bytes()) == (b"newer", b"new")
    assert names(old.parent) == {"song.descant", "kept"}


def test_a_link_stays_a_link_and_its_file_is_written(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link"
    link.symlink_to(old)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"
    assert names(folder) == {"link"}


STEPS = {
    "making the file": "tempfile.mkstemp",
    "setting its permissions": "os.fchmod",
    "reaching the disk": "os.fsync",
    "taking the name": "os.replace",
}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("keep", [False, True])
def test_a_step_that_fails_leaves_the_old_file_whole_and_no_litter(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, keep: bool
) -> None:
    kept = old.with_name("kept")
    kept.write_bytes(b"older")

    def failing(*args: object, **named: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(STEPS[step], failing)
    with pytest.raises(FileError, match=r"“song.descant” could not be saved, because .*unchanged"):
        write_atomically(old, b"new", keep=kept if keep else None)
    monkeypatch.undo()
    assert old.read_bytes() == b"old"
    assert kept.read_bytes() == b"older"
    assert names(old.parent) == {"song.descant", "kept"}


def test_a_failing_second_rename_leaves_the_old_file_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = old.with_name("kept")
    replace = os.replace

    def failing(source: str, target: Path) -> None:
        if Path(target) == old:
            raise OSError(errno.EIO, "broken")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(FileError):
        write_atomically(old, b"new", keep=kept)
    assert (old.read_bytes(), kept.read_bytes()) == (b"old", b"old")
    assert names(old.parent) == {"song.descant", "kept"}


def test_a_save_after_one_that_failed_in_the_middle_leaves_no_litter(old: Path) -> None:
    kept = old.with_name("kept")
    os.link(old, kept)  # as after a save that failed when the new file was to take the name
    write_atomically(old, b"new", keep=kept)
    assert (old.read_bytes(), kept.read_bytes()) == (b"new", b"old")
    assert names(old.parent) == {"song.descant", "kept"}


def test_missing_folders_are_made_one_in_the_other(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b" / "c")
    make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "file" / "below")


def test_a_disk_that_takes_only_a_part_leaves_the_old_file_whole(old: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(FileError, match="too large for this disk"):
            write_atomically(old, b"new" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert old.read_bytes() == b"old"
    assert names(old.parent) == {"song.descant"}


def test_bytes_of_the_wrong_kind_leave_the_old_file_whole(old: Path) -> None:
    with pytest.raises(TypeError):
        write_atomically(old, "no bytes")  # type: ignore[arg-type]
    assert old.read_bytes() == b"old"
    assert names(old.parent) == {"song.descant"}


def test_a_disk_without_hard_links_keeps_a_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*args: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", failing)
    old.chmod(0o600)
    kept = old.with_name("kept")
    write_atomically(old, b"new", keep=kept)
    assert (old.read_bytes(), kept.read_bytes()) == (b"new", b"old")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(FileError, match="the disk is full"):
        write_atomically(old, b"newest", keep=kept)
    assert (old.read_bytes(), kept.read_bytes()) == (b"new", b"old")
    assert names(old.parent) == {"song.descant", "kept"}


def test_a_folder_whose_name_cannot_reach_the_disk_does_not_undo_the_writing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def failing(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no folders")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", failing)
    write_atomically(old, b"new")
    assert old.read_bytes() == b"new"


def test_folders_devices_and_missing_folders_are_sentences(tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for path in (
        tmp_path,
        Path("/dev/null"),
        tmp_path / "none" / "a",
        tmp_path / ("x" * 300),
        circle,
    ):
        with pytest.raises(FileError, match="could not be saved"):
            write_atomically(path, b"new")
    assert names(tmp_path) == {"circle"}
    with pytest.raises(FileError):
        write_atomically(tmp_path / "a\0b", b"new")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_write_protected_file_or_folder_is_a_sentence(old: Path) -> None:
    old.chmod(0o444)
    with pytest.raises(FileError, match="write-protected"):
        write_atomically(old, b"new")
    old.chmod(0o644)
    old.parent.chmod(0o555)
    try:
        with pytest.raises(FileError, match="permission is missing"):
            write_atomically(old, b"new")
    finally:
        old.parent.chmod(0o755)
    assert old.read_bytes() == b"old"


def test_a_write_protected_file_is_noticed_by_what_the_system_says(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(FileError, match="write-protected"):
        write_atomically(old, b"new")
    assert old.read_bytes() == b"old"
