"""A folder whose every system call is seen, so that a power cut can come before it, or it can fail.

:class:`Disk` puts itself between Python and the system for the length of a ``with``.  The calls are
real ones on a real folder; before each of them the folder is looked at, so that what may be on the
disk after a power cut at that moment is known:

- of a file the bytes that were there at its last ``fsync``, or nothing, or half of what was written
  since, or all of it;
- of a folder the names that were there at its last ``fsync``, and of the changes since then the
  first few (as a file system with a journal does it) or any one alone (as one without may).

After Pillai and others, "All File Systems Are Not Created Equal", OSDI 2014.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# What a program asks the system to do to files, by the names that Python has for it.
CALLS = ("open", "close", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir")

Tree = dict[str, int | None]
"""Path below the folder to the number of its file, ``None`` for a folder."""


@dataclass(frozen=True)
class Fault:
    """The call ``number`` (from 0) fails with ``code``; 0: it writes only a part, if it writes."""

    number: int
    code: int


@dataclass
class Cut:
    """What may be on the disk after a power cut: ``files``, path to bytes, ``None`` for a folder.

    ``call``: the one that was not made any more.  ``told``: what the program had said by then."""

    call: str
    told: Any
    files: dict[str, bytes | None]

    def lay(self, folder: Path) -> None:
        """Makes an empty ``folder`` so."""
        for name in sorted(self.files):
            data = self.files[name]
            path = folder / name
            if data is None:
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)


@dataclass
class Disk:
    """See the module.  ``told``: set it to what the program may rely on from now on.

    ``cuts``: look for what a power cut leaves (it takes a while); ``fault``: what fails.
    """

    folder: Path
    cuts: bool = True
    fault: Fault | None = None
    told: Any = None
    calls: list[str] = field(default_factory=list)
    failed: str = ""
    """The call that was made to fail."""

    def __enter__(self) -> Disk:
        self._found: dict[tuple[Any, ...], Cut] = {}
        self._synced: dict[int, bytes] = self._contents()
        self._names: Tree = self._tree()
        self._durable: Tree = dict(self._names)
        self._pending: list[Tree] = []
        self._real = {name: getattr(os, name) for name in CALLS}
        self._open = builtins.open
        for name, real in self._real.items():
            setattr(os, name, self._seen(name, real))
        builtins.open = self._opening  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        for name, real in self._real.items():
            setattr(os, name, real)
        builtins.open = self._open
        self.look("the end")

    def left(self) -> Iterator[Cut]:
        """Everything that a power cut may have left, each once."""
        yield from self._found.values()

    def call(self, name: str) -> None:
        """The program is about to make a call; raises :class:`OSError` where it is to fail."""
        self.look(name)
        self.calls.append(name)
        fault = self.fault
        if fault is not None and len(self.calls) - 1 == fault.number and fault.code:
            self.failed = name
            raise OSError(fault.code, os.strerror(fault.code))

    @property
    def only_a_part(self) -> bool:
        """Whether the call that is made now writes only a part."""
        fault = self.fault
        return fault is not None and not fault.code and len(self.calls) - 1 == fault.number

    # -- between Python and the system

    def _seen(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:
            if name == "open" and not values[1] & (os.O_WRONLY | os.O_RDWR):
                return real(*values, **named)  # only to read
            if name == "close":
                try:
                    self.call(name)
                finally:  # a file whose closing fails is closed all the same
                    real(*values, **named)
                return None
            self.call(name)
            result = real(*values, **named)
            if name == "fsync":
                self._fsynced(values[0])
            return result

        return call

    def _opening(self, file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if "b" not in mode or not set(mode) & set("wxa"):
            return self._open(file, mode, *rest, **named)
        if not isinstance(file, int):
            self.call("open")
        return io.BufferedWriter(_Stream(self, file, mode))

    # -- what is on the disk

    def look(self, call: str) -> None:
        """Notes what may be there after a power cut now."""
        if not self.cuts:
            return
        now = self._tree()
        change: Tree = {
            name: now.get(name, -1) for name in now.keys() | self._names.keys()
            if now.get(name, -1) != self._names.get(name, -1)
        }  # fmt: skip
        if change:
            self._pending.append(change)
        self._names = now
        contents = self._contents()
        trees = [self._durable]
        for change in self._pending:
            trees.append(_changed(trees[-1], change))
        trees += [_changed(self._durable, change) for change in self._pending]
        for tree in trees:
            for share in (0.0, 0.5, 1.0):
                files: dict[str, bytes | None] = {}
                for name, number in tree.items():
                    files[name] = None if number is None else self._after(number, contents, share)
                key = (repr(self.told), *sorted(files.items()))
                self._found.setdefault(key, Cut(call, self.told, files))

    def _after(self, number: int, contents: dict[int, bytes], share: float) -> bytes:
        synced = self._synced.get(number, b"")
        now = contents.get(number, synced)
        if now == synced:
            return now
        if now.startswith(synced):
            return now[: len(synced) + int(share * (len(now) - len(synced)))]
        return (synced, now[: len(now) // 2], now)[int(2 * share)]

    def _fsynced(self, handle: int) -> None:
        seen = os.fstat(handle)
        if stat.S_ISDIR(seen.st_mode):
            self.look("fsync")
            here = {n for n, s in self._folders().items() if s == seen.st_ino}
            for place in here:
                self._settle(place)
        else:
            with self._open(f"/proc/self/fd/{handle}", "rb") as stream:
                self._synced[seen.st_ino] = stream.read()

    def _settle(self, place: str) -> None:
        """The names in the folder ``place`` are on the disk."""

        def inside(name: str) -> bool:
            return os.path.dirname(name) == place

        for change in self._pending:
            for name in [name for name in change if inside(name)]:
                del change[name]
        self._pending = [change for change in self._pending if change]
        self._durable = {n: i for n, i in self._durable.items() if not inside(n)}
        self._durable |= {n: i for n, i in self._names.items() if inside(n)}

    def _folders(self) -> dict[str, int]:
        found = {"": os.stat(self.folder).st_ino}
        for name, number in self._names.items():
            if number is None:
                found[name] = os.stat(self.folder / name).st_ino
        return found

    def _tree(self) -> Tree:
        tree: Tree = {}
        for place, folders, files in os.walk(self.folder):
            for name in folders:
                tree[os.path.relpath(os.path.join(place, name), self.folder)] = None
            for name in files:
                path = os.path.join(place, name)
                tree[os.path.relpath(path, self.folder)] = os.stat(path).st_ino
        return tree

    def _contents(self) -> dict[int, bytes]:
        """Number of each file to its bytes."""
        contents = {}
        for name, number in self._tree().items():
            if number is not None:
                with io.FileIO(self.folder / name) as stream:
                    contents[number] = stream.readall()
        return contents


class _Stream(io.FileIO):
    """A file whose writes and whose end are seen."""

    def __init__(self, disk: Disk, file: Any, mode: str) -> None:
        super().__init__(file, mode.replace("b", ""))
        self._disk = disk

    def write(self, data: Any) -> int:
        self._disk.call("write")
        view = memoryview(data).cast("B")
        if self._disk.only_a_part and len(view) > 1:
            self._disk.failed = "write"
            view = view[: len(view) // 2]
        return super().write(view)

    def close(self) -> None:
        if self.closed:
            return
        try:
            self._disk.call("close")
        finally:
            super().close()


def _changed(tree: Tree, change: Tree) -> Tree:
    """``tree`` with ``change``, in which -1 stands for what is gone."""
    changed = {name: number for name, number in {**tree, **change}.items() if number != -1}
    # What is in a folder that is not there cannot be there either.
    return {
        name: number for name, number in changed.items()
        if all(str(above) in changed for above in Path(name).parents if str(above) != ".")
    }  # fmt: skip


FAULTS = (errno.EIO, errno.ENOSPC, errno.EACCES, 0)
"""What a call fails with: an error of the disk, a full one, a read-only one; 0: half is written."""
