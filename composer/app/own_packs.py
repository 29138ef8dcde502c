"""A person's own packs: their names, and taking one away so that it can be brought back.

They lie in the first of the pack folders.  With a pack goes the index by which the copy guard
knows what it learned.  What was taken away lies in a hidden folder there until the session ends.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.engine.copy_guard import INDEX_FOLDER, OWN_PREFIX
from composer.engine.packs import Pack, PackRegistry

MAX_NAME = 60  # with the prefix of its index a name has 64
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEMPORARY = (".pack-", ".removed-")
_STALE_SECONDS = 24 * 3600.0


class OwnPackError(Exception):
    """It cannot be; the text is one sentence for the person.  Nothing has changed."""


@dataclass(frozen=True, slots=True)
class RemovedPack:
    """What :meth:`OwnPacks.remove` took away; ``where`` it lies now."""

    name: str
    family: str
    title: str
    where: Path


class OwnPacks:
    """``folders``: of packs, the person's own first."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._removed: list[RemovedPack] = []

    @property
    def folder(self) -> Path:
        """Where they lie; it may not be there yet."""
        return self._folders[0]

    def place(self, name: str) -> Path:
        """The folder of the pack of that name."""
        return self.folder / name

    def packs(self) -> list[Pack]:
        """Those that were learned, by title."""
        found = [
            pack for pack in PackRegistry(self._folders[:1]).packs() if "learned" in pack.extra
        ]
        return sorted(found, key=lambda pack: (pack.title.casefold(), pack.name))

    def check(self, name: str, replace: bool = False) -> None:
        """Raises :class:`OwnPackError` unless a new pack may have that name."""
        if not _NAME.fullmatch(name) or len(name) > MAX_NAME:
            raise OwnPackError(
                f"{name[:80]!r} is no name for a pack: letters, digits, dot and hyphen, at most "
                f"{MAX_NAME}."
            )
        if any((folder / name).exists() for folder in self._folders[1:]):
            raise OwnPackError(f"{name!r} is a pack that came with Descant; choose another name.")
        if self.place(name).exists() and not replace:
            raise OwnPackError(
                f"You have a pack {name!r} already; choose another name, or replace it."
            )

    def prepare(self) -> None:
        """Makes their folder, before a long work; raises :class:`OwnPackError` when it cannot be
        written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            reason = str(error.strerror or error).lower()
            raise OwnPackError(
                f"Nothing can be written to {self.folder} ({reason}), so nothing is learned."
            ) from error

    def name_for(self, title: str) -> str:
        """The name of a pack that a person calls so: its letters that any file system has."""
        plain = unicodedata.normalize("NFKD", title.casefold())
        words = re.findall(r"[a-z0-9]+", re.sub(r"['’\u0300-\u036f]", "", plain))
        name = "-".join(words)[:MAX_NAME].strip("-")
        if name and not any((folder / name).exists() for folder in self._folders[1:]):
            return name
        # Nothing of it is left, or it is that of a shipped one: another number than any there.
        stem = (f"own-{name}" if name else "own")[: MAX_NAME - 5]
        number = 1
        while any((folder / f"{stem}-{number}").exists() for folder in self._folders):
            if self._title(f"{stem}-{number}") == title:
                break
            number += 1
        return f"{stem}-{number}"

    def remove(self, name: str) -> RemovedPack:
        """Takes a pack away, with its index; :meth:`restore` brings it back until :meth:`purge`.

        Raises :class:`OwnPackError`.
        """
        pack = next((pack for pack in self.packs() if pack.name == name), None)
        if pack is None:
            raise OwnPackError("That model is no longer there.")
        try:
            where = Path(tempfile.mkdtemp(dir=self.folder, prefix=".removed-"))
            self.place(name).rename(where / name)
        except OSError as error:
            raise _cannot("removed", error) from error
        for file in self._index_files(name):
            if file.exists():
                file.rename(where / file.name)
        removed = RemovedPack(name, pack.family, pack.title or name, where)
        self._removed.append(removed)
        return removed

    def restore(self, removed: RemovedPack) -> None:
        """Brings it back; raises :class:`OwnPackError` when it is gone or its name is taken."""
        if self.place(removed.name).exists():
            raise OwnPackError(f"There is another model {removed.name!r} by now.")
        try:
            (removed.where / removed.name).rename(self.place(removed.name))
            for file in self._index_files(removed.name):
                kept = removed.where / file.name
                if kept.exists():
                    kept.rename(file)
        except OSError as error:
            raise _cannot("brought back", error) from error
        shutil.rmtree(removed.where, ignore_errors=True)
        if removed in self._removed:
            self._removed.remove(removed)

    def purge(self) -> None:
        """Deletes what was taken away, and what an earlier program that ended badly left."""
        for removed in self._removed:
            shutil.rmtree(removed.where, ignore_errors=True)
        self._removed.clear()
        now = time.time()
        hidden = [place for folder in self._folders[:1] for place in folder.glob(".*")]
        for place in hidden:
            try:
                stale = now - place.stat().st_mtime > _STALE_SECONDS
            except OSError:
                continue
            if stale and place.name.startswith(_TEMPORARY):
                shutil.rmtree(place, ignore_errors=True)

    def _index_files(self, name: str) -> tuple[Path, Path]:
        index = self.folder / INDEX_FOLDER / f"{OWN_PREFIX}{name}.safetensors"
        return index, index.with_suffix(".json")

    def _title(self, name: str) -> str:
        return next((pack.title for pack in self.packs() if pack.name == name), "")


def _cannot(what: str, error: OSError) -> OwnPackError:
    reason = str(error.strerror or error).lower()
    return OwnPackError(f"The model cannot be {what} ({reason}); nothing has changed.")
