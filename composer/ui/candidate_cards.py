"""What is shown of a candidate: its notes, its figures, and what needs a second look."""

from __future__ import annotations

from PySide6.QtCore import QObject

from composer.app.session import Session
from composer.engine.messages import Candidate
from composer.ui.candidate_taking import CandidateTaking
from composer.ui.candidates_panel import Card
from composer.ui.made_with import MadeWith


class CandidateCards(QObject):
    """Makes the cards."""

    def __init__(self, session: Session, taking: CandidateTaking, parent: QObject):
        super().__init__(parent)
        self._taking = taking
        self._session = session
        self._made_with = MadeWith(self)

    def card(self, candidate: Candidate, outdated: bool) -> Card:
        """``outdated``: it was made for another version of the song."""
        asked = self._session.generating.asked
        ghosts = self._session.generating.ghosts(candidate.index)
        beside = asked.beside() if asked is not None and ghosts else ()
        if not candidate.final:
            figures = self.tr("being written…")
        elif candidate.nats is not None:
            figures = self.tr("{nats:.2f} nats").format(nats=candidate.nats)
        else:
            figures = self.tr("seed {seed}").format(seed=candidate.seed)
        taken = self._taking.said(candidate)
        details = [self.tr("Nats: how surprised the model is by a sixteenth; lower is likelier")]
        titles = {p.name: p.title for p in self._session.registry.packs()}
        model = titles.get(candidate.pack) or candidate.pack
        details.append(self.tr("Model: {pack}").format(pack=model))
        seed = self.tr("seed {seed}").format(seed=candidate.seed)
        details.append(", ".join((*self._made_with.words(candidate.parameters), seed)))
        if not outdated:
            details.extend(
                self.tr("{voice}, bars {first} to {last}: also in {corpus}").format(
                    voice=copied.line,
                    first=copied.first,
                    last=copied.last,
                    corpus=f"“{copied.piece}”: {copied.corpus}" if copied.piece else copied.corpus,
                )
                for copied in self._session.generating.copied(candidate.index)
            )
        return Card(
            title=self.tr("Candidate {number}").format(number=candidate.index + 1),
            figures=figures,
            notes=beside + tuple((role, p, onset, dur) for p, onset, dur, role in ghosts),
            remark="" if taken else self._remark(candidate, outdated),
            finished=candidate.final,
            details="\n".join(details),
            words=self._session.generating.words(candidate.index),
            taken=taken,
        )

    def _remark(self, candidate: Candidate, outdated: bool) -> str:
        if outdated:
            return self.tr("For an older version")
        if self._session.generating.changes_nothing(candidate.index):
            return self.tr("The same notes as in the song")
        copied = self._session.generating.copied(candidate.index)
        if not copied:
            return ""
        longest = max(copied, key=lambda passage: passage.notes)
        return self.tr("Bars {first} to {last} stand in “{index}”").format(
            first=longest.first, last=longest.last, index=longest.piece or longest.index
        )
