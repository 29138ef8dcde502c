"""The Notes menu: what is done to the selected notes, or to all where none is selected.

Nudges are for selected notes alone.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.edit import overlaps, scale_steps, shapes, transform
from composer.edit.document import Change, Document
from composer.model.time import TICKS_PER_QUARTER
from composer.ui.actions import ActionSet
from composer.ui.message_bar import MessageBar
from composer.ui.notes.humanise_dialog import HumaniseDialog
from composer.ui.notes.pitched import pitched
from composer.ui.notes.quantise_dialog import QuantiseDialog
from composer.ui.notes.stretch_dialog import StretchDialog
from composer.ui.notes.transpose_dialog import TransposeDialog
from composer.ui.notes.trial_dialog import TrialDialog
from composer.ui.roll.view import RollView

D = TypeVar("D", bound=TrialDialog)
_NUDGES = ("step_up", "step_down", "tick_earlier", "tick_later")
_LENGTHS = {
    "length_whole": 4 * TICKS_PER_QUARTER,
    "length_half": 2 * TICKS_PER_QUARTER,
    "length_quarter": TICKS_PER_QUARTER,
    "length_eighth": TICKS_PER_QUARTER // 2,
    "length_sixteenth": TICKS_PER_QUARTER // 4,
}
_OF_ANY = (
    *("quantise", "quantise_as", "humanise", "transpose", "stretch"),
    *("legato", "trim_to_next", "length_grid", *_LENGTHS),
    *("invert", "invert_in_key", "retrograde", "half_time", "double_time"),
    *("split_at_playhead", "join_repeated", "remove_overlaps", "remove_duplicates"),
)


class Shaping(QObject):
    """``playhead``: its tick; ``grid``: ticks.  Dialogs stand over ``window``."""

    def __init__(
        self,
        document: Document,
        roll: RollView,
        messages: MessageBar,
        window: QWidget,
        playhead: Callable[[], int],
        grid: Callable[[], int],
    ):
        super().__init__(window)
        self._document = document
        self._roll = roll
        self._messages = messages
        self._window = window
        self._playhead = playhead
        self._grid = grid
        self._actions: ActionSet | None = None
        self._dialogs: dict[type[TrialDialog], TrialDialog] = {}
        roll.selection_changed.connect(self.look)
        unsubscribe = document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        d = self._document
        return {
            "step_up": lambda: self._step(1),
            "step_down": lambda: self._step(-1),
            "tick_earlier": lambda: transform.move(d, self._roll.selection, -1, 0),
            "tick_later": lambda: transform.move(d, self._roll.selection, 1, 0),
            "quantise_as": self.quantise_as,
            "humanise": lambda: self._open(HumaniseDialog),
            "transpose": lambda: self._open(TransposeDialog),
            "stretch": lambda: self._open(StretchDialog),
            "legato": lambda: transform.legato(d, self.chosen()),
            "trim_to_next": lambda: overlaps.trim_to_next(d, self.chosen()),
            "length_grid": lambda: self._set_length(self._grid()),
            **{name: lambda by=by: self._set_length(by) for name, by in _LENGTHS.items()},
            "invert": lambda: shapes.invert(d, self._with_pitch()),
            "invert_in_key": lambda: scale_steps.invert_in_key(d, self._with_pitch()),
            "retrograde": lambda: shapes.retrograde(d, self.chosen()),
            "half_time": lambda: self.stretch(Fraction(1, 2)),
            "double_time": lambda: self.stretch(Fraction(2)),
            "split_at_playhead": self.split_at_playhead,
            "join_repeated": self.join_repeated,
            "remove_overlaps": self.remove_overlaps,
            "remove_duplicates": self.remove_duplicates,
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on."""
        self._actions = actions
        actions.destroyed.connect(self._forget_actions)
        self.look()

    def end_trials(self) -> None:
        """Takes back what dialogs try out: it was not kept."""
        for dialog in self._dialogs.values():
            dialog.reject()

    def chosen(self) -> frozenset[int]:
        """Ids of the selected notes, or of all."""
        return self._roll.selection or frozenset(self._document.score.notes)

    def quantise_as(self) -> None:
        """Opens the dialog for quantising, at first with the grid of the roll."""
        new = QuantiseDialog not in self._dialogs
        dialog = self._dialog(QuantiseDialog)
        if new:
            dialog.set_grid(self._grid())
        dialog.open_on_notes()

    def stretch(self, factor: Fraction) -> None:
        """Makes the chosen notes ``factor`` as long, if the song can be so long."""
        try:
            shapes.stretch(self._document, self.chosen(), factor)
        except ValueError:
            self._messages.note(self.tr("The notes would be longer than a song can be."))

    def split_at_playhead(self) -> None:
        """Cuts the chosen notes that sound at the playhead."""
        new = transform.split(self._document, self.chosen(), self._playhead())
        if new:
            if self._roll.selection:
                self._roll.set_selection(self._roll.selection | new)
        else:
            self._messages.note(self.tr("No note sounds across the playhead."))

    def join_repeated(self) -> None:
        """Holds notes that are repeated without a gap."""
        before = len(self._document.score.notes)
        transform.merge(self._document, self.chosen())
        if len(self._document.score.notes) == before:
            self._messages.note(self.tr("No notes of one pitch touch each other."))

    def remove_overlaps(self) -> None:
        """Ends notes where the next of their pitch begins."""
        before = self._document.revision
        overlaps.remove_overlaps(self._document, self.chosen())
        if self._document.revision == before:
            self._messages.note(self.tr("No notes of one pitch overlap."))

    def remove_duplicates(self) -> None:
        """Takes away what is there twice, and says how much that was."""
        gone = len(overlaps.remove_duplicates(self._document, self.chosen()))
        if gone == 1:
            self._messages.note(self.tr("1 note was there twice and is removed."))
        elif gone:
            words = self.tr("{count} notes were there twice and are removed.")
            self._messages.note(words.format(count=gone))
        else:
            self._messages.note(self.tr("No note is there twice."))

    # Within

    def _with_pitch(self) -> Collection[int]:
        return self._roll.selection or pitched(self._document.score)

    def _step(self, steps: int) -> None:
        ids = self._roll.selection
        scale_steps.move_by_steps(self._document, ids, steps)
        notes = self._roll.stage.selected_notes()
        if notes:
            self._roll.note_auditioned.emit(notes[0].pitch, notes[0].voice)
        if len(ids) == 1:
            (note,) = ids
            self._roll.reveal(note)
            self._roll.tell_note(note)

    def _set_length(self, ticks: int) -> None:
        shapes.set_length(self._document, self.chosen(), ticks)

    def _open(self, kind: type[TrialDialog]) -> None:
        self._dialog(kind).open_on_notes()

    def _dialog(self, kind: type[D]) -> D:
        dialog = self._dialogs.get(kind)
        if not isinstance(dialog, kind):
            dialog = kind(self._document, self._roll, self._window)  # type: ignore[call-arg]
            self._dialogs[kind] = dialog
        return dialog

    def _document_changed(self, change: Change) -> None:
        # Only whether there are notes at all counts here.
        if change.everything or bool(change.added) != bool(change.removed):
            self.look()

    def look(self) -> None:
        """Shows which actions have something to work on."""
        if self._actions is None:
            return
        some, any_note = bool(self._roll.selection), bool(self._document.score.notes)
        for name in _NUDGES:
            self._actions.enable(name, some, self.tr("No note is selected"))
        for name in _OF_ANY:
            self._actions.enable(name, any_note, self.tr("There are no notes yet"))

    def _forget_actions(self) -> None:
        self._actions = None
