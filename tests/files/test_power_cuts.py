"""The power goes between any two system calls, or one of them fails: nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failing_disk import FAULTS, Disk
from tests.power_cuts import Found, old_or_new, saving, settings, sitting


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("do", "calls"),
    [
        (lambda: saving(0, 3), 7),
        (lambda: saving(2, 3), 13),
        (settings, 7),
        (sitting, 40),
    ],
    ids=["saving for the first time", "saving over a project", "settings", "a sitting"],
)
def test_a_power_cut_before_any_call_and_the_failing_of_any_loses_nothing(
    do: Callable[[], Found], calls: int
) -> None:
    found = do()
    assert found.losses == []
    assert found.calls >= calls
    assert found.cuts > 2
    assert found.faults >= found.calls * (len(FAULTS) - 1)


def _plainly(path: Path) -> None:
    with open(path, "wb") as stream:
        stream.write(b"new")


def _unsynced(path: Path) -> None:
    with open(path.with_name("fresh"), "wb") as stream:
        stream.write(b"new")
    os.replace(path.with_name("fresh"), path)


def _nameless(path: Path) -> None:
    with open(path.with_name("fresh"), "wb") as stream:
        stream.write(b"new")
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(path.with_name("fresh"), path)


@pytest.mark.parametrize(
    ("write", "left"),
    [
        (_plainly, {b"", b"n", b"old", b"new"}),
        (_unsynced, {b"", b"n", b"old", b"new"}),
        (_nameless, {b"old", b"new"}),
    ],
)
def test_careless_writing_is_found_out(
    tmp_path: Path, write: Callable[[Path], None], left: set[bytes]
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with Disk(tmp_path) as disk:
        write(path)
        disk.told = True
    assert {cut.files["file"] for cut in disk.left()} == left
    # Without the folder's name on the disk, what was told may be gone.
    assert b"old" in {cut.files["file"] for cut in disk.left() if cut.told}


def test_what_is_half_done_or_left_lying_about_is_found_out() -> None:
    def prepare(folder: Path) -> None:
        (folder / "file").write_bytes(b"a")

    def do(folder: Path) -> bool:
        try:
            _unsynced(folder / "file")
        except OSError:
            return False
        return True

    def state(folder: Path) -> int:
        return {b"a": 1, b"new": 2}.get((folder / "file").read_bytes(), 0)

    found = old_or_new("careless", prepare, do, state, 1, 2, {"file"})
    assert any("power cut" in loss for loss in found.losses)
    assert any("fresh" in loss for loss in found.losses)
