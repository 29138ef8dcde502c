"""Which part of a candidate is meant: the voices that are ticked, one voice, what a frame holds.

Times are ticks.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from composer.app.repainting import Part
from composer.app.session import Session
from composer.model.voice import SATB, Role
from composer.ui.roll.view import RollView
from composer.ui.voice_chips import VoiceChips

Ghost = tuple[int, int, int, Role]  # pitch, onset, duration


class CandidateParts(QObject):
    """``changed``: other voices are ticked."""

    changed = Signal()

    def __init__(self, session: Session, chips: VoiceChips, roll: RollView):
        super().__init__(chips)
        self._session = session
        self._chips = chips
        self._roll = roll
        chips.changed.connect(self.changed)

    def show(self, index: int | None) -> None:
        """Offers the voices of a candidate to be ticked; those with words are taken whole."""
        whole = index is None or bool(self._session.generating.words(index))
        roles = () if whole else {ghost[3] for ghost in self._session.generating.ghosts(index)}
        self._chips.show_roles(roles)

    def shown(self, ghosts: Sequence[Ghost]) -> list[Ghost]:
        """Those of the ticked voices."""
        left_out = self._chips.left_out
        return [ghost for ghost in ghosts if ghost[3] not in left_out]

    def ticked(self, index: int) -> Part | None:
        """The ticked voices from beginning to end; ``None``: all of it."""
        asked = self._session.generating.asked
        if asked is None or not self._chips.left_out:
            return None
        roles = {ghost[3] for ghost in self.shown(self._session.generating.ghosts(index))}
        start, end = asked.request.start, asked.request.end
        return tuple((role, start, end) for role in SATB if role in roles)

    def of_voice(self, index: int, voice: int | None) -> Part:
        """What is in the part of the voice with that id; empty where there is nothing."""
        asked = self._session.generating.asked
        voices = self._session.document.score.voices
        role = next((v.role for v in voices if v.id == voice), None)
        if asked is None or all(
            ghost[3] is not role for ghost in self._session.generating.ghosts(index)
        ):
            return ()
        assert role is not None
        return ((role, asked.request.start, asked.request.end),)

    def framed(self, index: int) -> Part:
        """The ghost notes that the last frame drawn on the roll touches; without a frame, what lies
        in the loop.  Notes that follow each other are taken with the rest between them."""
        frame, loop = self._roll.stage.frame, self._roll.stage.loop
        ghosts = self.shown(self._session.generating.ghosts(index))
        if frame is None:
            roles = {ghost[3] for ghost in ghosts}
            return () if loop is None else tuple((r, *loop) for r in SATB if r in roles)
        found: list[tuple[Role, int, int]] = []
        for role in SATB:
            together = False
            for pitch, onset, duration, of in sorted(ghosts, key=lambda ghost: ghost[1]):
                if of is not role:
                    continue
                inside = frame.touches(pitch, onset, onset + duration)
                if inside and together:
                    found[-1] = (role, found[-1][1], onset + duration)
                elif inside:
                    found.append((role, onset, onset + duration))
                together = inside
        return tuple(found)
