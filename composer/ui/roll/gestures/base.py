"""What every gesture is, and what those that edit notes share."""

from __future__ import annotations

from composer.edit.commands import Command
from composer.ui.roll.stage import Pointer, Stage

# The pointer may tremble this far before a press becomes a drag, in pixels.
SLACK = 3.0


class Gesture:
    """From a press to the release.  ``far``: whether it has become a drag.

    ``held``: id of the note that goes with the pointer, if one does.  ``edge_scroll``: whether
    the roll scrolls in time and in pitch while the pointer is outside.
    """

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


class EditGesture(Gesture):
    """A gesture that is one transaction, opened at the first change."""

    name = "Edit Notes"

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.selected_before = stage.selection
        self._open = False

    def apply(self, command: Command) -> None:
        """Changes the document inside the gesture's transaction."""
        if not self._open:
            self.stage.document.begin(self.name)
            self._open = True
        self.stage.document.apply(command)

    def restart(self) -> None:
        """Takes back what was done so far; the gesture goes on."""
        if self._open:
            self.stage.document.abort()
            self._open = False

    def released(self, pointer: Pointer) -> None:
        if self._open:
            self._open = False
            self.stage.document.commit()

    def aborted(self) -> None:
        self.restart()
        self.stage.select(self.selected_before)
