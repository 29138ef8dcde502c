"""The versions of the open song: what the person can do with them."""

from __future__ import annotations

import time
from collections.abc import Callable

from composer.app.session_events import SessionError
from composer.edit import versions as edits
from composer.edit.document import Document
from composer.files.errors import FileError
from composer.files.versions import packed_version, unpacked_version
from composer.model.score import Score
from composer.model.version import Version

MAX_NAME = 100


class Versions:
    """Versions are kept in the song, so that they are saved, restored and undone with it.

    ``now``: seconds since 1970, for tests.
    """

    def __init__(self, document: Document, now: Callable[[], float] = time.time) -> None:
        self._document = document
        self._now = now

    @property
    def all(self) -> tuple[Version, ...]:
        """The versions, the first kept first."""
        return self._document.score.versions

    def keep(self, name: str) -> Version:
        """Keeps the song as it is now; raises :class:`SessionError` when there is no room."""
        version = self.packing(name)()
        self.add(version)
        return version

    def packing(self, name: str) -> Callable[[], Version]:
        """What packs the song as it is now, under ``name``; it may run on any thread.

        Raises :class:`SessionError` on an empty name, and so does the packing when there is no
        room.
        """
        name, when, score = _checked(name), max(0, int(self._now())), self._document.score.copy()

        def pack() -> Version:
            try:
                return packed_version(score, name, when)
            except FileError as error:
                raise SessionError(str(error)) from error

        return pack

    def add(self, version: Version) -> None:
        """Keeps what was packed.  Raises :class:`SessionError` within a gesture."""
        self._no_gesture()
        edits.keep(self._document, version)

    def score(self, version: Version) -> Score:
        """The song as it was, on any thread; raises :class:`SessionError` when the version is
        damaged."""
        try:
            return unpacked_version(version)
        except FileError as error:
            raise SessionError(str(error)) from error

    def restore(self, version: Version) -> None:
        """Makes the song what it was, as one undo step.  Raises :class:`SessionError`."""
        self._no_gesture()
        self.go_back(self.score(version))

    def go_back(self, score: Score) -> None:
        """The same with what :meth:`score` gave."""
        self._no_gesture()
        edits.go_back(self._document, score)

    def rename(self, version: Version, name: str) -> None:
        """Gives a version another name.  Raises :class:`SessionError` on an empty one."""
        edits.rename(self._document, version, _checked(name))

    def remove(self, version: Version) -> None:
        """Removes a version; undo brings it back."""
        edits.remove(self._document, version)

    def _no_gesture(self) -> None:
        if self._document.in_transaction:
            raise SessionError("Finish what you are doing with the mouse first.")


def _checked(name: str) -> str:
    name = " ".join(name.split())[:MAX_NAME]
    if not name:
        raise SessionError("Give the version a name.")
    return name
