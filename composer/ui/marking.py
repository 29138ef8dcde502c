"""Generate > Masks: marking, locking and clearing where the selection, the loop or the playhead is.

Times are ticks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from composer.edit.document import Document
from composer.edit.masking import VoiceCells, are_painted, cells_of_notes, paint_masks
from composer.model.mask import MaskKind
from composer.ui.actions import ActionSet
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView


class Marking(QObject):
    """``active_voice``: gives the id of the voice that is written in, or ``None``; ``playhead``:
    the tick where playing is."""

    def __init__(
        self,
        document: Document,
        roll: RollView,
        messages: MessageBar,
        active_voice: Callable[[], int | None],
        playhead: Callable[[], int],
    ):
        super().__init__(roll)
        self._document = document
        self._roll = roll
        self._messages = messages
        self._active_voice = active_voice
        self._playhead = playhead
        self._actions: ActionSet | None = None
        unsubscribe = document.observe(lambda change: self._show())
        self.destroyed.connect(lambda *_: unsubscribe())
        roll.tool_changed.connect(self._tool_changed)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "mask_rewrite": lambda: self.mark(MaskKind.REWRITE),
            "mask_lock": lambda: self.mark(MaskKind.LOCK),
            "mask_clear": lambda: self.mark(None),
            "mask_clear_all": self.clear_all,
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions from now on."""
        self._actions = actions
        self._show()

    def mark(self, kind: MaskKind | None) -> None:
        """Marks or locks the cells that are meant, or clears them; what is of that kind already
        is cleared too."""
        cells = self._cells()
        if not cells:
            self._messages.note(self.tr("There is no voice whose cells could be marked."))
            return
        if kind is not None and are_painted(self._document.score.masks, cells, kind):
            kind = None
        paint_masks(self._document, cells, kind)
        self._roll.stage.frame = None
        self._tell(cells, kind)

    def clear_all(self) -> None:
        """Nothing is marked or locked any more."""
        masks = self._document.score.masks
        paint_masks(self._document, [(m.voice, m.start, m.end) for m in masks], None)

    # Within

    def _cells(self) -> tuple[VoiceCells, ...]:
        """Where the selected notes are; else, of the active voice, what the frame on free ground
        holds, else the loop, else the bar at the playhead."""
        score = self._document.score
        selected = cells_of_notes(score, self._roll.selection)
        voice = self._active_voice()
        if selected or voice is None:
            return selected
        loop = self._roll.stage.framed() or self._roll.stage.loop
        if loop is None:
            here = self._playhead()
            loop = score.meter.bar_start(score.meter.position(here)[0]), score.meter.bar_end(here)
        return ((voice, *loop),)

    def _tell(self, cells: tuple[VoiceCells, ...], kind: MaskKind | None) -> None:
        """Says in the status bar, and to who cannot see, what was done where."""
        score = self._document.score
        names = ", ".join(dict.fromkeys(score.voice(voice).name for voice, _, _ in cells))
        bars = [score.meter.position(tick)[0] + 1 for _, a, b in cells for tick in (a, b - 1)]
        if kind is MaskKind.REWRITE:
            words = self.tr("{voices}, bars {first} to {last}: to be written anew")
        elif kind is MaskKind.LOCK:
            words = self.tr("{voices}, bars {first} to {last}: locked")
        else:
            words = self.tr("{voices}, bars {first} to {last}: neither marked nor locked")
        said = words.format(voices=names, first=min(bars), last=max(bars))
        self._roll.setAccessibleDescription(said)
        self._roll.pointer_moved.emit(said)

    def _show(self) -> None:
        if self._actions is not None:
            there = bool(self._document.score.masks)
            reason = self.tr("Nothing is marked or locked")
            self._actions.enable("mask_clear_all", there, reason)

    def _tool_changed(self, tool: str) -> None:
        if tool == "brush":
            self._roll.lanes.open_lane("masks")
