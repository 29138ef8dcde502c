"""Lyrics > Singability: the list of findings kept up to date, led to, and mended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from composer.app.session import Session
from composer.app.singing import Singing
from composer.edit.document import Change
from composer.prosody.singability import Finding
from composer.ui.actions import ActionSet
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView
from composer.ui.singability_panel import SingabilityPanel

_WAIT = 300  # milliseconds without an edit after which it is looked anew
_FIELDS = frozenset({"lyrics", "meter", "tempo", "voices"})


class Singability(QObject):
    """``panel`` is put into the window by who makes this; ``show`` brings it into sight.

    ``runs()`` is what its actions do, by name.  Nothing is looked for while the panel is hidden.
    """

    def __init__(self, session: Session, roll: RollView, messages: MessageBar):
        super().__init__(roll)
        self.panel = SingabilityPanel()
        self.show: Callable[[], object] = self.panel.show
        self._document = session.document
        self._roll, self._messages = roll, messages
        self._singing: Singing = roll.syllables.singing
        self._actions: ActionSet | None = None
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.look)
        self.panel.chosen.connect(self.lead_to)
        self.panel.mend_asked.connect(lambda row: self.mend())
        self.panel.installEventFilter(self)
        unsubscribe = self._document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "finding_next": lambda: self._step(1),
            "finding_previous": lambda: self._step(-1),
            "finding_mend": self.mend,
        }

    def use(self, actions: ActionSet) -> None:
        """Switches these actions from now on."""
        self._actions = actions
        self._switch()

    def look(self) -> None:
        """Looks for what will trouble a singer, at once."""
        self._timer.stop()
        self._stale = False
        laid = any(syllable.notes for syllable in self._singing.lyrics.syllables())
        self.panel.show_findings(self._singing.findings() if laid else (), laid)

    def lead_to(self, row: int) -> None:
        """Selects the notes of a finding and brings them into sight."""
        if not 0 <= row < len(self.panel.findings):
            return
        there = [n for n in self.panel.findings[row].notes if n in self._document.score.notes]
        self._roll.set_selection(there)
        if there:
            self._roll.reveal(there[0])

    def mend(self) -> None:
        """Does what the chosen finding offers, as one step that can be undone."""
        finding = self._chosen()
        if finding is None:
            self._messages.note(self.tr("Choose a finding first: Lyrics > Singability lists them."))
            return
        if finding.fix is None:
            self._messages.note(self.tr("There is no simple remedy for this one."))
            return
        try:
            self._singing.mend(finding)
        except (IndexError, KeyError, ValueError):
            self._messages.note(self.tr("The words or notes are others by now; look again."))
        self.look()
        self.lead_to(self.panel.row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks anew when the panel comes into sight."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _chosen(self) -> Finding | None:
        row = self.panel.row
        return self.panel.findings[row] if 0 <= row < len(self.panel.findings) else None

    def _step(self, by: int) -> None:
        self.show()
        if self._stale:
            self.look()
        if not self.panel.findings:
            self._messages.note(self.panel.nothing.text())
        self.lead_to(self.panel.step(by))

    def _document_changed(self, change: Change) -> None:
        if change.everything or change.added or change.removed or change.fields & _FIELDS:
            self._stale = True
            if self.panel.isVisible():
                self._timer.start()
        if change.everything or "lyrics" in change.fields:
            self._switch()

    def _switch(self) -> None:
        if self._actions is None:
            return
        laid = any(syllable.notes for syllable in self._singing.lyrics.syllables())
        for name in ("finding_next", "finding_previous", "finding_mend"):
            self._actions.enable(name, laid, self.tr("No words are laid under notes"))
