"""What every gesture is, and what those that edit notes share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from composer.edit.commands import Command
from composer.edit.document import Change
from composer.ui.roll.stage import Pointer, Stage

# The pointer may tremble this far before a press becomes a drag, in pixels.
SLACK = 3.0


class Gesture:
    """From a press to the release.  ``far``: whether it has become a drag.

    ``held``: id of the note that goes with the pointer, if one does.  ``edge_scroll``: whether
    the roll scrolls in time and in pitch while the pointer is outside.  ``minded_notes``,
    ``minded_fields``: what the gesture works on, so that it ends where somebody else changes that.
    """

    minded_notes = True
    minded_fields: frozenset[str] = frozenset()
    held: int | None = None
    edge_scroll = (True, True)

    def __init__(self, stage: Stage, pointer: Pointer):
        self.stage = stage
        self.press = pointer
        self.far = False

    def moved(self, pointer: Pointer) -> None:
        """The pointer or a held key is another."""
        if not self.far:
            away = max(abs(pointer.x - self.press.x), abs(pointer.y - self.press.y))
            self.far = away > SLACK
        if self.far:
            self.dragged(pointer)

    def dragged(self, pointer: Pointer) -> None:
        """The pointer is somewhere else, as a drag."""

    def released(self, pointer: Pointer) -> None:
        """The button went up."""

    def aborted(self) -> None:
        """Escape, or the window lost the pointer: all is as before the press."""

    def is_over(self, change: Change) -> bool:
        """Whether it cannot go on, as somebody else has changed what it works on.

        What it did is a step by then; it is aborted.
        """
        if self.stage.document.is_at_work:
            return False
        notes = self.minded_notes and bool(change.added or change.removed)
        return change.everything or notes or bool(change.fields & self.minded_fields)


class EditGesture(Gesture):
    """A gesture that is one transaction, opened at the first change."""

    name = "Edit Notes"

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.selected_before = stage.selection
        self._open = False

    def apply(self, command: Command) -> None:
        """Changes the document inside the gesture's transaction."""
        with self.working():
            self.stage.document.apply(command)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Around whatever changes the document inside the gesture's transaction."""
        document = self.stage.document
        with document.at_work():
            if not self._open:
                document.begin(self.name, give_way=self._give_way)
                self._open = True
            yield

    def restart(self) -> None:
        """Takes back what was done so far; the gesture goes on."""
        if self._open:
            self._open = False
            with self.stage.document.at_work():
                self.stage.document.abort()

    def released(self, pointer: Pointer) -> None:
        self._give_way()

    def _give_way(self) -> None:
        if self._open:
            self._open = False
            self.stage.document.commit()

    def aborted(self) -> None:
        self.restart()
        self.stage.select(self.selected_before)
