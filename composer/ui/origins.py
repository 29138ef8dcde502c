"""Where notes come from: told over the note and by a key; and making them again.

A note that a model made says so while the pointer rests on it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from composer.app.again import record_of
from composer.app.session import Session
from composer.app.session_events import (
    HarmonyEnded,
    HarmonyProgress,
    PacksChanged,
    SessionError,
    SessionEvent,
)
from composer.edit.document import Change
from composer.model.generation import GenerationRecord
from composer.ui.actions import ActionSet
from composer.ui.made_with import MadeWith
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView
from composer.ui.translations.telling import told

# Of more selected notes each is not looked at while the selection changes.
_MANY = 2000


class Origins(QObject):
    """Looks on over the roll, and runs the menu Generated Before."""

    def __init__(self, session: Session, roll: RollView, messages: MessageBar):
        super().__init__(roll)
        self._session = session
        self._roll = roll
        self._messages = messages
        self._made_with = MadeWith(self)
        self._actions: ActionSet | None = None
        roll.installEventFilter(self)
        roll.selection_changed.connect(self._show)
        unsubscribe = session.document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the actions run."""
        return {
            "generate_again": lambda: self.again(same_seed=False),
            "generate_exactly": lambda: self.again(same_seed=True),
            "note_origin": self.tell,
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions from now on."""
        self._actions = actions
        self._show()

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, HarmonyProgress | HarmonyEnded | PacksChanged):
            self._show()

    def again(self, same_seed: bool) -> None:
        """Asks for other notes like the selected ones, or for the same."""
        record = self._record()
        if record is None:
            self._messages.note(self.tr("Select notes that a model has made first"))
            return
        try:
            self._session.generating.again(record, same_seed)
        except SessionError as error:
            self._messages.problem(told(str(error)))
            return
        weights = {p.name: p.sha256 for p in self._session.registry.packs()}
        if same_seed and weights.get(record.pack) != record.pack_hash:
            words = self.tr("The model is another version by now: the notes can be others.")
            self._messages.note(words)

    def tell(self) -> None:
        """Says where the selected notes come from."""
        record = self._record()
        if record is not None:
            self._messages.note("\n".join(self.lines(record)))
        else:
            self._messages.note(self.tr("Select notes that a model has made first"))

    def text_of(self, note_id: int) -> str:
        """Where a note comes from; empty where a person wrote it."""
        record = record_of(self._session.document.score, (note_id,))
        return "" if record is None else "\n".join(self.lines(record))

    def lines(self, record: GenerationRecord) -> tuple[str, ...]:
        """What a person wants to know of a run: by which model and when, and with what."""
        titles = {p.name: p.title for p in self._session.registry.packs()}
        places = {"model": titles.get(record.pack) or record.pack, "when": self._when(record)}
        words = {
            "harmonize": self.tr("Harmonised by {model}"),
            "repaint": self.tr("Repainted by {model}"),
            "continue": self.tr("Continued by {model}"),
            "alternative": self.tr("Chosen of what {model} holds likely"),
        }
        if record.made_at:
            words = {
                "harmonize": self.tr("Harmonised by {model}, {when}"),
                "repaint": self.tr("Repainted by {model}, {when}"),
                "continue": self.tr("Continued by {model}, {when}"),
                "alternative": self.tr("Chosen of what {model} holds likely, {when}"),
            }
        other = self.tr("Made by {model}, {when}") if record.made_at else self.tr("Made by {model}")
        head = words.get(record.operation, other).format(**places)
        seed = self.tr("seed {seed}").format(seed=record.seed)
        told_of = self._made_with.words(record.parameters)
        if record.operation != "alternative":  # there nothing was drawn
            told_of = (*told_of, seed)
        return (head, ", ".join(told_of))

    # Within

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Over a note that a model made the tooltip says so."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        hovered = self._roll.scene.hovered
        words = "" if hovered is None else self.text_of(hovered)
        if words:
            QToolTip.showText(event.globalPos(), words, self._roll)
        else:
            QToolTip.hideText()
        return True

    def _record(self) -> GenerationRecord | None:
        return record_of(self._session.document.score, self._roll.selection)

    def _may_have_record(self) -> bool:
        """Whether a selected note was made by a model; of very many they are taken to be."""
        score, selection = self._session.document.score, self._roll.selection
        if not score.generations or not selection:
            return False
        if len(selection) > _MANY:
            return True
        notes = score.notes
        return any(i in notes and notes[i].origin is not None for i in selection)

    def _when(self, record: GenerationRecord) -> str:
        when = QDateTime.fromSecsSinceEpoch(record.made_at)
        return QLocale().toString(when, QLocale.FormatType.ShortFormat)

    def _document_changed(self, change: Change) -> None:
        if change.everything or "generations" in change.fields:
            self._show()

    def _show(self) -> None:
        if self._actions is None:
            return
        reason = ""
        if not self._may_have_record():
            reason = self.tr("Select notes that a model has made first")
        self._actions.enable("note_origin", not reason, reason)
        if not reason and self._session.generating.running:
            reason = self.tr("The model is at work")
        for name in ("generate_again", "generate_exactly"):
            self._actions.enable(name, not reason, reason)
