"""The power goes between any two system calls, or one of them fails: what is left of one's work.

``python -m tests.power_cuts`` saves a project with versions, writes settings, and edits, keeps and
saves a song, on a disk that sees every call (:mod:`tests.failing_disk`).  It goes through all that
a power cut before each call may leave, and lets each call fail in turn in each way; then it prints
one JSON object: how many states and failures there were, and what was lost.  Exit code 1: something
was lost, half done or left lying about.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from composer.app import safekeeping
from composer.app.safekeeping import Safekeeping
from composer.app.settings import Settings, load_settings, save_settings
from composer.app.unsaved_songs import UnsavedSong, left_behind
from composer.app.versions import Versions
from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.files.errors import FileError
from composer.files.journal import About
from composer.files.project import load_project, save_project
from composer.model.note import Note
from composer.model.score import Score
from tests.failing_disk import FAULTS, Disk, Fault

SONG = "song.descant"
# What reaches the disk is reckoned, so that the real one need not be waited for.
_PLACE = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@dataclass
class Found:
    """``cuts``: states after a power cut; ``faults``: calls that failed; ``losses``: sentences."""

    cuts: int = 0
    faults: int = 0
    calls: int = 0
    losses: list[str] = field(default_factory=list)

    def __add__(self, other: Found) -> Found:
        return Found(
            self.cuts + other.cuts,
            self.faults + other.faults,
            self.calls + other.calls,
            self.losses + other.losses,
        )


def song(count: int) -> Document:
    """A document with so many notes, and a version of it when it has more than one."""
    document = Document()
    for _ in range(count):
        add(document)
    if count > 1:
        Versions(document, lambda: 1_000_000).keep("First")
    return document


def add(document: Document) -> None:
    """One more note."""
    voice, number = document.score.voices[0].id, len(document.score.notes)
    note = Note(document.new_id(), voice, 40 + number % 60, 480 * number, 480, 80)
    document.apply(AddNotes((note,)), "Draw")


def notes(score: Score | None) -> int:
    """How far a song has come, -1 for none."""
    return -1 if score is None else len(score.notes)


# ------------------------------------------------------------------------ saving and settings


def saving(first: int, second: int) -> Found:
    """A project of ``first`` notes (0: none is there) is saved over with ``second``."""
    before, after = song(first).score, song(second).score

    def prepare(folder: Path) -> None:
        for _ in range(2 if first else 0):  # so that there is a last good copy
            save_project(before, folder / SONG)

    def state(folder: Path) -> int:
        return notes(load_project(folder / SONG)) if (folder / SONG).exists() else 0

    def do(folder: Path) -> bool:
        try:
            save_project(after, folder / SONG)
        except FileError:
            return False
        return True

    names = {SONG, f".{SONG}.bak"}
    return old_or_new(f"saving {second} over {first}", prepare, do, state, first, second, names)


def settings() -> Found:
    """Settings are written over others."""

    def prepare(folder: Path) -> None:
        save_settings(Settings(seed=1), folder / "settings.json")

    def state(folder: Path) -> int:
        stored, trouble = load_settings(folder / "settings.json")
        return -1 if trouble else stored.seed or 0

    def do(folder: Path) -> bool:
        return save_settings(Settings(seed=2), folder / "settings.json")

    return old_or_new("settings", prepare, do, state, 1, 2, {"settings.json"})


def old_or_new(
    name: str,
    prepare: Callable[[Path], None],
    do: Callable[[Path], bool],
    state: Callable[[Path], int],
    old: int,
    new: int,
    names: set[str],
) -> Found:
    """``do`` makes of ``old`` what is ``new`` by ``state``, and says whether it has.

    ``prepare`` makes an empty folder what it is before; ``names``: of the files in it then.
    """
    found = Found()
    with _folder() as folder:
        prepare(folder)
        with Disk(folder) as disk:
            disk.told = do(folder)
        found.calls = len(disk.calls)
    for cut in disk.left():
        found.cuts += 1
        with _folder() as folder:
            cut.lay(folder)
            there = _tried(state, folder)
            if there != new and (cut.told or there != old):
                found.losses.append(f"{name}, power cut before {cut.call}: {there}")
    for number in range(found.calls):
        for code in FAULTS:
            with _folder() as folder:
                prepare(folder)
                with Disk(folder, cuts=False, fault=Fault(number, code)) as disk:
                    done = do(folder)
                if not disk.failed:
                    continue
                found.faults += 1
                what = f"{name}, {disk.failed} (call {number}) fails with {code}"
                if _tried(state, folder) not in ((new,) if done else (old, new)):
                    found.losses.append(f"{what}: {_tried(state, folder)}")
                if {path.name for path in folder.iterdir()} - names and disk.failed != "unlink":
                    found.losses.append(f"{what}: {sorted(p.name for p in folder.iterdir())}")
                if not do(folder) or _tried(state, folder) != new:
                    found.losses.append(f"{what}: it cannot be done again")
    return found


def _tried(state: Callable[[Path], int], folder: Path) -> int | str:
    try:
        return state(folder)
    except FileError as error:
        return str(error)


# ------------------------------------------------------------------------ a sitting


def sitting() -> Found:
    """A song is edited and saved: after a power cut the journal or the project has it."""
    found = Found()
    with _folder() as folder:
        with Disk(folder, told=-1) as disk:
            _sit(folder, disk, [])
        found.calls = len(disk.calls)
    for cut in disk.left():
        found.cuts += 1
        with _folder() as folder:
            cut.lay(folder)
            there = _restored(folder)
            if there < cut.told:
                found.losses.append(
                    f"a sitting, power cut before {cut.call}: {there} of {cut.told} notes"
                )
    for number in range(found.calls):
        for code in FAULTS:
            with _folder() as folder:
                said: list[str] = []
                with Disk(folder, cuts=False, fault=Fault(number, code), told=-1) as disk:
                    last = _sit(folder, disk, said)
                if not disk.failed:
                    continue
                found.faults += 1
                if (there := _restored(folder)) != last:
                    what = f"a sitting, {disk.failed} (call {number}) fails with {code}"
                    found.losses.append(f"{what}: {there} of {last} notes; it said {said}")
    return found


def _sit(folder: Path, disk: Disk, said: list[str]) -> int:
    """Edits, keeps, saves, edits, keeps; returns how many notes there are in the end."""
    document = song(0)
    stored = folder / SONG
    kept = safekeeping.WRITE_SECONDS, safekeeping.RETRY_SECONDS
    safekeeping.WRITE_SECONDS = safekeeping.RETRY_SECONDS = 0.0
    try:
        keeping = Safekeeping(document, folder / "unsaved", lambda: About("A", stored), said.append)
        try:
            for step in range(6):
                add(document)
                before = len(said)
                keeping.keep_now()
                keeping.look()
                if len(said) > before:
                    keeping.keep_now()  # it was told, and is tried again
                else:
                    disk.told = notes(document.score)
                if step == 3:
                    _save(document, stored)
                    disk.told = notes(document.score)
                    keeping.saved()
        finally:
            keeping.close()
    finally:
        safekeeping.WRITE_SECONDS, safekeeping.RETRY_SECONDS = kept
    return notes(document.score)


def _save(document: Document, path: Path) -> None:
    for _ in range(2):  # what failed is done again
        try:
            save_project(document.score, path)
        except FileError:
            continue
        break
    document.mark_clean()


def _restored(folder: Path) -> int:
    """How many notes the next start has: of the unsaved song that it offers, or of the project."""
    songs = left_behind(folder / "unsaved")
    for each in songs:
        each.let_go()
    if songs:
        return notes(songs[0].score) if isinstance(songs[0], UnsavedSong) else -2
    return notes(load_project(folder / SONG)) if (folder / SONG).exists() else -1


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="power-cuts-", dir=_PLACE))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def everything() -> dict[str, Found]:
    """All of it, by what was done."""
    return {
        "saving for the first time": saving(0, 3),
        "saving over a project": saving(2, 3),
        "settings": settings(),
        "a sitting": sitting(),
    }


def main() -> int:
    """See the module."""
    logging.disable()
    found = everything()
    report = {
        name: {"calls": f.calls, "power cuts": f.cuts, "failing calls": f.faults, "lost": f.losses}
        for name, f in found.items()
    }
    print(json.dumps(report, indent=1))
    return int(any(each.losses for each in found.values()))


if __name__ == "__main__":
    sys.exit(main())
