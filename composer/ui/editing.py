"""The Edit menu: undo and redo by name, and what is done to the selected notes.

Times are ticks, intervals semitones.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from composer.edit import transform
from composer.edit.clipboard import Clip, copy, cut, paste
from composer.edit.document import Document
from composer.edit.quantise import Quantising, quantise
from composer.ui.actions import ActionSet
from composer.ui.desktop_clipboard import DesktopClipboard
from composer.ui.roll.view import RollView
from composer.ui.text_focus import delete_selected, select_nothing, text_in_focus
from composer.ui.translations.telling import told

_OF_TEXT = ("cut", "copy", "paste", "delete", "select_none")  # as well as of notes
_OF_SELECTED = (
    *("cut", "copy", "copy_picture", "duplicate", "delete", "select_none", "voice_assign"),
    *("transpose_up", "transpose_down", "octave_up", "octave_down"),
    *("earlier", "later", "shorter", "longer"),
)


class Editing(QObject):
    """``voice``: id of the active voice; ``playhead``: its tick; ``grid``: ticks;
    ``with_controllers``: whether those of a passage go with its notes.

    ``history_changed`` is emitted when there is another step to undo or to redo, or the saved
    point is left or reached; ``noted(sentence)`` has something good to know.
    """

    history_changed = Signal()
    noted = Signal(str)

    def __init__(
        self,
        document: Document,
        roll: RollView,
        voice: Callable[[], int | None],
        playhead: Callable[[], int],
        grid: Callable[[], int],
        with_controllers: Callable[[], bool] = lambda: True,
    ):
        super().__init__(roll)
        self._document = document
        self._roll = roll
        self._voice = voice
        self._playhead = playhead
        self._grid = grid
        self._with_controllers = with_controllers
        self._actions: ActionSet | None = None
        self._clip: Clip | None = None
        self._desktop = DesktopClipboard(self)
        self._desktop.changed.connect(self._show_selection)
        self._in_text = False
        self._lane: object = None  # that has the focus
        self._history: tuple[object, ...] = ()
        roll.selection_changed.connect(self._show_selection)
        roll.lanes.selection_changed.connect(self._show_selection)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on."""
        self._actions = actions
        # The focus still moves while a window goes.
        actions.destroyed.connect(self._forget_actions)
        self._history = ()
        self.look()
        self._show_selection()

    def look(self) -> None:
        """Shows what can be undone and redone.

        A transaction is closed after its last change was told, so this is asked for often.
        """
        d = self._document
        steps = (d.can_undo, d.undo_name, d.can_redo, d.redo_name)
        history = (*steps, d.position, d.saved_position, d.clean)
        if history == self._history:
            return
        self._history = history
        if self._actions is not None:
            undo, redo = self.tr("&Undo"), self.tr("&Redo")
            if d.undo_name:
                undo = self.tr("&Undo {step}").format(step=told(d.undo_name))
            if d.redo_name:
                redo = self.tr("&Redo {step}").format(step=told(d.redo_name))
            self._actions["undo"].setText(undo)
            self._actions["redo"].setText(redo)
            self._actions.enable("undo", d.can_undo, self.tr("There is nothing to take back"))
            self._actions.enable("redo", d.can_redo, self.tr("Nothing was taken back"))
        self.history_changed.emit()

    # The menu

    def undo(self) -> None:
        """Takes the last step back."""
        self._document.undo()
        self.look()

    def redo(self) -> None:
        """Does again what was taken back."""
        self._document.redo()
        self.look()

    def go_to(self, position: int) -> None:
        """Takes back, or does again, until so many steps are done."""
        self._document.go_to(position)
        self.look()

    def cut(self) -> None:
        """Copies the selected notes and deletes them; where a text has the focus, its own."""
        if (field := text_in_focus()) is not None:
            field.cut()
        elif self._roll.lanes.edit("cut"):
            self.look()
        elif self._roll.selection:
            self._desktop.put(self._document.score, self._roll.selection)
            self._clip = cut(self._document, self._roll.selection, self._with_controllers())
            self._roll.lanes.forget_copied()
            self._show_selection()
            self.look()

    def copy(self) -> None:
        """Remembers the selected notes, or the selected text."""
        if (field := text_in_focus()) is not None:
            field.copy()
        elif not self._roll.lanes.edit("copy") and self._roll.selection:
            self._desktop.put(self._document.score, self._roll.selection)
            self._clip = copy(self._document.score, self._roll.selection, self._with_controllers())
            self._roll.lanes.forget_copied()
            self._show_selection()

    def copy_picture(self) -> None:
        """Puts a picture of the selected notes on the desktop's clipboard."""
        if self._roll.selection:
            self._desktop.put_picture(self._document.score, self._roll.selection)

    @property
    def has_clip(self) -> bool:
        """Whether notes are remembered, to be pasted."""
        return self._clip is not None

    def paste(self, at: int | None = None) -> None:
        """Puts the remembered notes at the playhead and selects them, or text into a text.

        A tune in ABC notation that another program has put on the clipboard comes before them.
        ``at``: the tick for them, in place of the playhead's, which goes onto the grid where notes
        do: a pause leaves it anywhere.
        """
        tick = self._roll.stage.snapped(self._playhead()) if at is None else at
        if (field := text_in_focus()) is not None:
            field.paste()
        elif self._roll.lanes.paste(tick):
            self.look()
        else:
            clip = self._desktop.other(self._document.score) or self._clip
            if clip is None:
                self.noted.emit(self.tr("There are no notes on the clipboard."))
            else:
                self._select(paste(self._document, clip, tick, self._voice()))

    def duplicate(self) -> None:
        """Repeats the selected notes right behind themselves and selects the new ones."""
        if self._roll.lanes.edit("duplicate"):
            self.look()
        else:
            follow = self._with_controllers()
            self._select(transform.duplicate(self._document, self._roll.selection, follow))

    def delete(self) -> None:
        """Deletes the selected notes, or the selected text."""
        if (field := text_in_focus()) is not None:
            delete_selected(field)
            return
        if not self._roll.lanes.edit("delete"):
            self._roll.delete_selection()
        self.look()

    def select_all(self) -> None:
        """Selects every note, or the whole text."""
        if (field := text_in_focus()) is not None:
            field.selectAll()
        elif not self._roll.lanes.edit("select_all"):
            self._roll.select_all()

    def select_none(self) -> None:
        """Selects no note, or nothing of a text."""
        if (field := text_in_focus()) is not None:
            select_nothing(field)
        elif not self._roll.lanes.edit("select_none"):
            self._roll.set_selection(())

    def transpose(self, semitones: int) -> None:
        """Moves the selected notes up."""
        transform.transpose(self._document, self._roll.selection, semitones)
        self.look()

    def shift(self, steps: int) -> None:
        """Moves the selected notes ``steps`` grid steps later."""
        transform.move(self._document, self._roll.selection, steps * self._grid(), 0)
        self.look()

    def stretch(self, steps: int) -> None:
        """Makes the selected notes ``steps`` grid steps longer."""
        transform.resize(self._document, self._roll.selection, steps * self._grid())
        self.look()

    def quantise(self) -> None:
        """Puts the selected notes, or all, onto the grid."""
        chosen = self._roll.selection or frozenset(self._document.score.notes)
        quantise(self._document, chosen, Quantising(self._grid()))
        self.look()

    # Within

    def _select(self, ids: object) -> None:
        self._roll.set_selection(ids)
        self.look()

    def _forget_actions(self) -> None:
        self._actions = None

    def _focus_changed(self) -> None:
        lane = None if self._actions is None else self._roll.lanes.focused
        if (text_in_focus() is not None) != self._in_text or lane is not self._lane:
            self._show_selection()

    def _show_selection(self) -> None:
        if self._actions is None:
            return
        some = bool(self._roll.selection)
        self._in_text = text_in_focus() is not None
        lanes = self._roll.lanes
        self._lane = lanes.focused
        reason = self.tr("No note is selected")
        for name in _OF_SELECTED:
            here = lanes.can(name) or (self._in_text and name in _OF_TEXT)
            self._actions.enable(name, some or here, reason)
        there = self._in_text or self._clip is not None or lanes.can("paste")
        there = there or self._desktop.has_text
        self._actions.enable("paste", there, self.tr("Nothing was copied yet"))
