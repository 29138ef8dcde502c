"""The candidates' panel: which one is chosen, shown on the roll, heard, and taken into the song."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from composer.app.session import Session
from composer.app.session_events import (
    AuditionChanged,
    CandidatesChanged,
    HarmonyEnded,
    SessionError,
    SessionEvent,
)
from composer.ui.actions import ActionSet
from composer.ui.candidate_cards import CandidateCards
from composer.ui.candidate_parts import CandidateParts
from composer.ui.candidate_taking import CandidateTaking
from composer.ui.candidates_panel import CandidatesPanel
from composer.ui.message_bar import MessageBar
from composer.ui.roll.view import RollView


class CandidateChoosing(QObject):
    """Runs the panel and what the Generate menu has for candidates.

    ``active_voice``: gives the id of the voice that is written in, or ``None``; ``playhead``:
    the tick where playing is.
    """

    def __init__(
        self,
        session: Session,
        panel: CandidatesPanel,
        roll: RollView,
        messages: MessageBar,
        active_voice: Callable[[], int | None],
        playhead: Callable[[], int],
    ):
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._roll = roll
        self._messages = messages
        self._active_voice = active_voice
        self._playhead = playhead
        self._actions: ActionSet | None = None
        self.parts = CandidateParts(session, panel.chips, roll)
        self.taking = CandidateTaking(session, self.parts, messages)
        self.cards = CandidateCards(session, self.taking, self)
        self._order: tuple[int, ...] = ()
        self._chosen: int | None = None
        self._outdated = False
        self._taken: tuple[str, ...] = ()
        self.parts.changed.connect(self._parts_changed)
        panel.chosen.connect(self._choose_row)
        panel.listen_asked.connect(self.listen)
        panel.compare_toggled.connect(self.compare)
        panel.accept_asked.connect(self.accept)
        panel.discard_asked.connect(self.discard)

    def use(self, actions: ActionSet) -> None:
        """Switches these actions on and off from now on."""
        self._actions = actions
        self._show_candidates()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "candidate_previous": self.previous,
            "candidate_next": self.next,
            "candidate_audition": self.listen,
            "candidate_accept": self.accept,
            "candidate_accept_voice": self.accept_voice,
            "candidate_accept_part": self.accept_part,
            "candidate_discard": self.discard,
            "candidate_discard_all": self.discard_all,
        }

    def checked_runs(self) -> dict[str, Callable[[bool], object]]:
        """The same of those that are on or off."""
        return {"candidate_compare": self.compare}

    # What can be asked for

    def previous(self) -> None:
        """Shows the candidate above."""
        self._panel.step(-1)

    def next(self) -> None:
        """Shows the candidate below."""
        self._panel.step(1)

    def listen(self) -> None:
        """Plays the song with the chosen candidate, or stops playing it."""
        if self._chosen is None:
            return
        if self._session.playback.auditioning == self._chosen:
            self._session.playback.stop_audition()
        else:
            self._run(
                lambda index: self._session.playback.audition(index, part=self.parts.ticked(index))
            )

    def compare(self, with_candidate: bool) -> None:
        """B: plays on with the candidate; A: plays on without it; in a loop from its turn on."""
        if with_candidate:
            self._run(lambda index: self._session.playback.compare(index, self.parts.ticked(index)))
        else:
            self._run(lambda index: self._session.playback.compare(None))
        self._show_compare()

    def accept(self) -> None:
        """Writes the ticked voices of the chosen candidate into the song."""
        if self._chosen is not None and self.taking.ticked(self._chosen):
            self._choose(None)
            self.look()

    def accept_voice(self) -> None:
        """Writes what the chosen candidate has for the active voice into the song."""
        if self._chosen is not None:
            self.taking.of_voice(self._chosen, self._active_voice())
            self.look()

    def accept_part(self) -> None:
        """Writes what of the chosen candidate is framed on the roll, or in the loop."""
        if self._chosen is not None:
            self.taking.framed(self._chosen)
            self.look()

    def discard(self) -> None:
        """Throws the chosen candidate away and shows its neighbour."""
        if self._chosen is not None:
            self._session.generating.discard(self._chosen)

    def discard_all(self) -> None:
        """Throws every candidate away."""
        self._session.generating.discard_all()

    def look(self) -> None:
        """The song may be another than the one that the candidates were made for, or have one of
        them in it, or no more: they say so."""
        generating = self._session.generating
        outdated = bool(generating.candidates) and generating.outdated
        taken = tuple(self.taking.said(candidate) for candidate in generating.candidates)
        if (outdated, taken) != (self._outdated, self._taken):
            self._outdated, self._taken = outdated, taken
            self._show_candidates()

    def take(self, event: SessionEvent) -> None:
        """Shows what the event says."""
        if isinstance(event, (CandidatesChanged, HarmonyEnded)):
            self._show_candidates()
        if isinstance(event, AuditionChanged):
            self._show_compare()

    # Within

    def _run(self, what: Callable[[int], object]) -> bool:
        if self._chosen is None:
            return False
        try:
            what(self._chosen)
        except SessionError as error:
            self._messages.problem(str(error))
            return False
        return True

    def _show_candidates(self) -> None:
        fresh = not self._order
        self._show_cards()
        if fresh and self._order:
            pitches = [ghost[0] for ghost in self._session.generating.ghosts(self._order[0])]
            if pitches:
                self._roll.show_pitches(min(pitches), max(pitches))

    def _show_cards(self) -> None:
        candidates = self._session.generating.candidates
        order = tuple(candidate.index for candidate in candidates)
        if self._chosen not in order:
            gone = self._chosen is not None
            was = self._order.index(self._chosen) if gone and self._chosen in self._order else 0
            fresh = bool(order) and (gone or not self._order)
            self._chosen = order[min(was, len(order) - 1)] if fresh else None
        self._order = order
        row = order.index(self._chosen) if self._chosen is not None else -1
        cards = tuple(self.cards.card(candidate, self._outdated) for candidate in candidates)
        self._panel.show_cards(cards, row)
        self._show_chosen()

    def _choose_row(self, row: int) -> None:
        self._choose(self._order[row] if 0 <= row < len(self._order) else None)

    def _choose(self, index: int | None) -> None:
        if index == self._chosen:
            return
        heard = self._session.playback.compared
        self._chosen = index
        if index is None:
            self._panel.show_cards(self._panel.model.cards, -1)
        elif heard is not None and heard != index:
            # Going through the list while one is heard goes on with the other, at its place.
            self._hear_instead()
        self._show_chosen()

    def _hear_instead(self) -> None:
        """In place of what is heard as the candidate, or will be from the loop's turn on."""
        playback, here = self._session.playback, self._playhead()
        if playback.awaits_turn:
            self._run(lambda index: playback.compare(index, self.parts.ticked(index)))
        else:
            self._run(lambda index: playback.audition(index, here, self.parts.ticked(index)))

    def _parts_changed(self) -> None:
        """Other voices are ticked: they are shown, and heard where the candidate is."""
        if self._session.playback.compared is not None:
            self._hear_instead()
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.parts.show(self._chosen)
        ghosts = [] if self._chosen is None else self._session.generating.ghosts(self._chosen)
        self._roll.set_ghosts(self.parts.shown(ghosts))
        if self._actions is None:
            return
        finals = {c.index for c in self._session.generating.candidates if c.final}
        there = self._chosen in finals
        reason = self.tr("There is no candidate: press Harmonize")
        for name in ("accept", "audition", "compare", "discard", "accept_voice", "accept_part"):
            self._actions.enable(f"candidate_{name}", there, reason)
        for name in ("previous", "next", "discard_all"):
            self._actions.enable(f"candidate_{name}", bool(self._order), reason)

    def _show_compare(self) -> None:
        on = self._session.playback.compared is not None
        self._panel.show_compare(on, self._session.playback.awaits_turn)
        if self._actions is not None:
            self._actions["candidate_compare"].setChecked(on)
