"""Where the cursor was before and after each step of writing, to go back and on by undo and redo.

No Qt.  Times are ticks; a step is known by the document's position in its history after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from composer.edit.document import Document


@dataclass(frozen=True, slots=True)
class _Step:
    """The cursor's tick before and after it, and the ids of what it wrote."""

    before: int
    after: int
    ids: frozenset[int]


@dataclass(slots=True)
class Trail:
    """``own``: the cursor itself changes the document at this moment."""

    document: Document
    own: bool = False
    _position: int = 0
    _steps: dict[int, _Step] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._steps)

    def clear(self) -> None:
        """Begins here."""
        self._steps.clear()
        self.keep_up()

    def keep_up(self) -> None:
        """What has changed up to now moved the cursor nowhere."""
        self._position = self.document.position

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While the cursor changes the document."""
        self.own = True
        self.keep_up()
        try:
            yield
        finally:
            self.own = False

    def wrote(self, before: int, after: int, ids: frozenset[int]) -> None:
        """The cursor went from one tick to another with what it wrote, if that was a step."""
        former, now = self._position, self.document.position
        if now > former:
            self._steps = {at: step for at, step in self._steps.items() if at < now}
            self._steps[now] = _Step(before, after, ids)
            self._position = now

    def turned(self, added: Collection[int]) -> int | None:
        """The document has changed: where the cursor was, if a step of its was undone or redone.

        ``added``: ids of the notes that came; what was undone may have been written by others.
        """
        former, self._position = self._position, self.document.position
        undone, redone = self._steps.get(self._position + 1), self._steps.get(self._position)
        if self._position < former and undone is not None:
            return undone.before
        if self._position > former and redone is not None and redone.ids <= set(added):
            return redone.after
        return None
