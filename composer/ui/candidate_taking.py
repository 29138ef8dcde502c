"""Taking a candidate into the song, whole or in part, each time as one step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from composer.app.repainting import Part
from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.engine.messages import Candidate
from composer.ui.candidate_parts import CandidateParts
from composer.ui.message_bar import MessageBar
from composer.ui.translations.telling import told
from composer.ui.undo_offer import UndoOffer


class CandidateTaking(QObject):
    """Each method takes the candidate at an index; returns whether something was taken."""

    def __init__(self, session: Session, parts: CandidateParts, messages: MessageBar):
        super().__init__(parts)
        self._session = session
        self._parts = parts
        self._messages = messages
        self._undo = UndoOffer(session.document, messages)
        # By request and place of a candidate: what was taken of it, and the run that tells so.
        self._taken: dict[tuple[int, int], tuple[bool, int]] = {}
        # The origins that notes have, and of which state of the song that is known.
        self._standing: frozenset[int | None] = frozenset()
        self._known = -1

    def ticked(self, index: int) -> bool:
        """The ticked voices."""
        words = self.tr("Candidate {number} is in the song.")
        return self._take(index, self._parts.ticked(index), words)

    def of_voice(self, index: int, voice: int | None) -> bool:
        """The part of the voice with that id; the candidate stays on show."""
        part = self._parts.of_voice(index, voice)
        if not part:
            self._messages.note(self.tr("The candidate has nothing for the active voice."))
            return False
        return self._take(index, part, self.tr("A part of candidate {number} is in the song."))

    def framed(self, index: int) -> bool:
        """What is framed on the roll, or in the loop; the candidate stays on show."""
        part = self._parts.framed(index)
        if not part:
            words = self.tr("Drag a frame round the ghost notes to take, or set a loop round them.")
            self._messages.note(words)
            return False
        return self._take(index, part, self.tr("A part of candidate {number} is in the song."))

    def said(self, candidate: Candidate) -> str:
        """That a candidate is in the song, or a part of it; empty where nothing of it is left."""
        whole, origin = self._taken.get((candidate.id, candidate.index), (False, 0))
        score = self._session.document.score
        if origin not in score.generations:
            return ""  # never taken, or taken back
        revision = self._session.document.notes_revision
        if self._known != revision:
            self._known = revision
            self._standing = frozenset(note.origin for note in score.notes.values())
        if origin not in self._standing:
            return ""  # another one stands in its place
        return self.tr("In the song") if whole else self.tr("A part is in the song")

    def _take(self, index: int, part: Part | None, words: str) -> bool:
        try:
            before = set(self._session.document.score.generations)
            self._session.generating.accept(index, part)
        except SessionError as error:
            self._messages.problem(told(str(error)))
            return False
        candidate = next(c for c in self._session.generating.candidates if c.index == index)
        new = set(self._session.document.score.generations) - before
        if new:
            # A new request discards what the former one made.
            self._taken = {of: how for of, how in self._taken.items() if of[0] == candidate.id}
            self._taken[candidate.id, index] = (part is None, max(new))
        self._undo.say(words.format(number=index + 1))
        return True
