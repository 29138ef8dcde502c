"""The menu of the right button on the roll: what can be done to the notes there, or to the place.

By keys it is opened at the selected notes (Menu, or Shift+F10).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from composer.edit import transform
from composer.ui.actions import ActionSet
from composer.ui.choice_menu import fill_choices
from composer.ui.editing import Editing
from composer.ui.roll.scene import KEYS, RULER
from composer.ui.roll.stage import Pointer
from composer.ui.roll.view import RollView

# Names of actions, of menus (with a dot before it), or a line between them.
_ON_NOTES = (
    *("cut", "copy", "duplicate", "delete", "|"),
    *(".notes", ".voices", "split_at_grid", "glue_notes", "syllable_edit", "|"),
    *("alternatives", "repaint", "repitch", "generate_again"),
    *("mask_rewrite", "mask_lock", "mask_clear"),
)
_ON_GROUND = ("paste", "select_all", "|", ".tool", ".grid", "|", "zoom_fit", "harmonize")


class RollMenu(QObject):
    """``menu``: the one that was opened last, for as long as it is open."""

    def __init__(self, roll: RollView, editing: Editing, actions: ActionSet):
        super().__init__(roll)
        self._roll = roll
        self._editing = editing
        self._actions = actions
        self.menu: QMenu | None = None
        roll.stage.ask_menu = self._ask
        roll.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key for menus; a click is told by the roll, which knows a drag from it."""
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            return True
        self._open(self._place_of_selected(), None)
        return True

    def _ask(self, pointer: Pointer) -> None:
        stage = self._roll.stage
        touched = stage.hit(pointer)
        if touched is not None and touched.id not in stage.selection:
            stage.select({touched.id})
        place = QPoint(round(pointer.x + KEYS), round(pointer.y + RULER))
        tick = None if touched is not None else stage.cell(stage.tick(pointer))
        self._open(place, tick)

    def _open(self, place: QPoint, tick: int | None) -> None:
        """``tick``: of free ground; ``None``: for the selected notes, if there are some."""
        on_notes = tick is None and bool(self._roll.selection)
        menu = QMenu(self._roll)
        menu.setObjectName("roll menu")
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._closed)
        if tick is not None:
            here = menu.addAction(self.tr("Paste &Here"), lambda: self._editing.paste(tick))
            here.setEnabled(self._editing.has_clip)
        for name in _ON_NOTES if on_notes else _ON_GROUND:
            if name == "|":
                menu.addSeparator()
            elif name == ".voices":
                menu.addMenu(self._voices(menu))
            elif name.startswith("."):
                # Not by addMenu: Python would take it for this menu's own, and gone with it.
                menu.addAction(self._actions.menu(name[1:]).menuAction())
            else:
                menu.addAction(self._actions[name])
        self.menu = menu
        menu.popup(self._roll.mapToGlobal(place))

    def _voices(self, menu: QMenu) -> QMenu:
        """To which voice the selected notes can go; that of all of them is ticked."""
        inner = QMenu(self.tr("To &Voice"), menu)
        present = {note.voice for note in self._roll.stage.selected_notes()}
        voices = self._roll.document.score.voices
        fill_choices(
            inner,
            [(voice.name.replace("&", "&&"), voice.id) for voice in voices],
            present.pop() if len(present) == 1 else None,
            self._assign,
        )
        return inner

    def _assign(self, voice: int) -> None:
        transform.assign_voice(self._roll.document, self._roll.selection, voice)

    def _place_of_selected(self) -> QPoint:
        """Below the first selected note that is seen, else the middle of the roll."""
        view = self._roll.stage.view
        for note in sorted(self._roll.stage.selected_notes(), key=lambda note: note.onset):
            x, y = view.x(note.onset), view.y(note.pitch) + view.row
            if 0 <= x < view.width and 0 <= y < view.height:
                return QPoint(round(KEYS + x), round(RULER + y))
        return QPoint(round(KEYS + view.width / 2), round(RULER + view.height / 2))

    def _closed(self) -> None:
        self.menu = None
