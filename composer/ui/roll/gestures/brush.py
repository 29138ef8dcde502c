"""The brush: paints cells of a voice to be written anew; with Shift it locks them, with Ctrl it
clears them."""

from __future__ import annotations

from composer.edit.commands import SetMasks
from composer.edit.masking import STEP_NAMES, are_painted, painted
from composer.model.mask import MaskKind
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.stage import Pointer, Stage


class BrushGesture(EditGesture):
    """Paints from cell to cell of the grid; a click on what is painted like that clears it.

    ``voice``: whose cells.  ``clearing``: it clears whatever is held.  Alt leaves the grid.
    """

    edge_scroll = (True, False)
    minded_notes = False
    minded_fields = frozenset({"masks", "voices"})

    def __init__(self, stage: Stage, pointer: Pointer, voice: int, clearing: bool = False):
        super().__init__(stage, pointer)
        self.voice, self.clearing = voice, clearing
        self.before = stage.document.score.masks
        # The first cell stays where it is when the view scrolls.
        self.first = stage.tick(pointer)
        self._painted: tuple[int, int, MaskKind | None] | None = None
        self._paint(pointer)

    def moved(self, pointer: Pointer) -> None:
        super().moved(pointer)
        if not self.far:
            self._paint(pointer)

    def dragged(self, pointer: Pointer) -> None:
        self._paint(pointer)

    def released(self, pointer: Pointer) -> None:
        if not self.far and self._painted is not None:
            start, end, kind = self._painted
            cell = (self.voice, start, end)
            if kind is not None and are_painted(self.before, [cell], kind):
                self._apply(start, end, None)
        super().released(pointer)

    def aborted(self) -> None:
        self.restart()

    def _paint(self, pointer: Pointer) -> None:
        if pointer.control or self.clearing:
            kind = None
        else:
            kind = MaskKind.LOCK if pointer.shift else MaskKind.REWRITE
        first, last = sorted((self.first, self.stage.tick(pointer)))
        start, end = self.stage.cell(first, pointer.alt), self.stage.cell(last, pointer.alt)
        end = self.stage.after(end) if self.stage.snapping(pointer.alt) else max(start + 1, end)
        if (start, end, kind) != self._painted:
            self._painted = (start, end, kind)
            self._apply(start, end, kind)

    def _apply(self, start: int, end: int, kind: MaskKind | None) -> None:
        if self.name != STEP_NAMES[kind]:
            self.restart()
            self.name = STEP_NAMES[kind]
        self.apply(SetMasks(painted(self.before, [(self.voice, start, end)], kind)))


def brushing(stage: Stage, pointer: Pointer) -> BrushGesture | None:
    """On the grid: of the voice whose note is there, else of the one that is written in."""
    touched = stage.hit(pointer)
    voice = stage.writing_voice() if touched is None else stage.note(touched.id).voice
    return None if voice is None else BrushGesture(stage, pointer, voice)
