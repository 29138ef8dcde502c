"""What the pane shows of proposed words beside the page: the bar of a draft, the list of others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from composer.app.session import Session
from composer.app.writing import Written
from composer.ui.lyrics.draft import Draft
from composer.ui.lyrics.pane import LyricsPane
from composer.ui.lyrics.proposals import Proposal


class DraftShowing(QObject):
    """``syllables``: of a line.  ``copied``: whether words stand in a training text."""

    def __init__(
        self,
        session: Session,
        pane: LyricsPane,
        syllables: Callable[[str], int],
        copied: Callable[[str], bool],
    ):
        super().__init__(pane)
        self._session = session
        self._bar, self._list = pane.draft_bar, pane.proposals
        self._syllables, self._copied = syllables, copied

    def show_writing(self) -> None:
        """In the bar: how far the writing is, or what it waits for."""
        done, total = self._session.writing.progress or (0, 0)
        if total:
            words = self.tr("Writing…")
        elif self._session.generating.running:
            words = self.tr("Waiting for the harmonies…")
        elif self._session.engine_state == "ready":
            words = self.tr("Getting ready…")
        else:
            words = self.tr("The model is being loaded…")
        self._bar.show_writing(words, done, total)

    def show_written(self, draft: Draft) -> None:
        """In the bar: how many lines are kept, to be taken; and whether words are copied."""
        kept, there = draft.count()
        warning = ""
        if self._copied(draft.text):
            warning = self.tr("Underlined words stand in a training text; point at them for which.")
        self._bar.show_done(kept, there, warning)

    def show_proposals(self, texts: Sequence[Written], busy: bool) -> None:
        """In the list: these texts, each with its syllables; ``busy``: more are on their way."""
        proposals = tuple(
            Proposal(t.text, self._syllables(t.text), t.nats, self._copied(t.text)) for t in texts
        )
        if busy:
            title = self.tr("Looking…")
        else:
            title = self.tr("{count} proposals").format(count=len(proposals))
        self._list.show_proposals(title, proposals, busy)
