"""Asking the engine how likely every pitch is along the song, a stretch at a time, and again where
the song has changed.

What is wished for first is asked for first; one request is on its way at a time, for a coconet pack
of eight bars of a voice, so that nobody else waits long for the engine.  Times are ticks.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from composer.app.likely_places import STRETCH, Key, LikelyPlace, LikelyPlaces
from composer.edit.document import Change, Document
from composer.engine.messages import (
    MAX_SIXTEENTHS,
    ROLES,
    Cancelled,
    Failed,
    Finished,
    Message,
    Probabilities,
    ProbabilitiesRequest,
    Request,
)
from composer.engine.packs import Pack
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import SATB

BAR = 16 * SIXTEENTH
SIGHT = 3 * BAR  # from where, and to where, an edit changes what such a pack says
MOST = MAX_SIXTEENTHS * SIXTEENTH
# A song of more notes than this goes to the engine in excerpts, with this much around a stretch.
MAX_WHOLE = 2000
BEFORE = {"coconet": 5 * BAR, "roll": 32 * BAR, "event": 32 * BAR}
MAX_EXCERPT = 20_000
FAMILIES = ("coconet", "roll", "event")

_log = logging.getLogger(__name__)


class Notes(Protocol):
    """Quick answers about the document's notes."""

    def between(self, start: int, end: int) -> Iterable[int]:
        """Ids of those that sound somewhere in these ticks."""

    def sounding(self) -> set[int]:
        """The voices that have any."""


class Hearing(NamedTuple):
    """``pack``: who is asked; ``parts``: the roles that it hears and the voices that have them,
    in the order of the choir; empty for a model that knows no voices."""

    pack: Pack
    parts: dict[str, int]
    sounding: frozenset[int]

    def roles_of(self, voices: Iterable[int] | None) -> tuple[str, ...]:
        """The roles of these voices, of all of them for ``None``; ``("",)`` without voices."""
        if not self.parts:
            return ("",)
        wanted = None if voices is None else set(voices)
        return tuple(r for r, voice in self.parts.items() if wanted is None or voice in wanted)


@dataclass(frozen=True, slots=True)
class Wish:
    """``voices``: ids, ``None`` for all; ``rests``: also where nothing sounds."""

    start: int
    end: int
    voices: tuple[int, ...] | None = None
    rests: bool = False


class _Asked(NamedTuple):
    stretch: int
    role: str
    rests: bool


class Likelihoods:
    """See the module.

    ``ask``, ``cancel``, ``new_id``: of the engine; ``packs``: the installed ones of a family, the
    best first; ``changed(start, end)``: what is known in these ticks is other; ``ended``: a request
    is over.  ``trouble``: why nothing can be told, in a sentence.
    """

    def __init__(
        self,
        document: Document,
        notes: Notes,
        ask: Callable[[Request, Callable[[Message], None]], None],
        cancel: Callable[[int], None],
        new_id: Callable[[], int],
        packs: Callable[[str], list[Pack]],
        changed: Callable[[int, int], None] = lambda start, end: None,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        self._document, self._notes = document, notes
        self._ask, self._cancel, self._new_id, self._packs = ask, cancel, new_id, packs
        self._changed, self._ended = changed, ended
        self.places = LikelyPlaces()
        self.hearing: Hearing | None = None
        self.trouble = ""
        self.chosen: str | None = None
        self._fresh: dict[tuple[str, int], bool] = {}  # role and stretch -> with rests
        self._running: tuple[int, _Asked] | None = None

    # What is asked

    @property
    def running(self) -> bool:
        """Whether an answer is on its way."""
        return self._running is not None

    def hear_with(self, voice: int | None) -> None:
        """Chooses who is asked: a chorale model where ``voice`` (the active one) is a part of a
        choir or the only voice, else one of rolls or events; the chosen pack if there is one."""
        before, self.hearing = self.hearing, self._hearing(voice)
        now = self.hearing
        if before is None or now is None or (before.pack, before.parts) != (now.pack, now.parts):
            if before is not None or now is not None:
                self.forget()
        elif before.sounding != now.sounding:
            self._outdated()

    def forget(self) -> None:
        """Nothing is known any more, and nothing awaited."""
        self.stop()
        self._fresh.clear()
        self.trouble = ""
        self.places.clear()
        self._changed(0, MOST)

    def stop(self) -> None:
        """Gives up what is on its way; what has come of it stays."""
        if self._running is not None:
            running, self._running = self._running[0], None
            self._cancel(running)

    def look(self, wishes: Sequence[Wish]) -> None:
        """Asks for the first thing of these that is not known, unless that is on its way.

        What was asked for before and is no part of the first wish that is open is given up.
        """
        if self.hearing is None or self.trouble:
            return
        for wish in wishes:
            missing = self._missing(wish)
            if missing:
                on_its_way = self._running[1] if self._running is not None else None
                if on_its_way not in missing and (
                    on_its_way is None or on_its_way._replace(rests=False) not in missing
                ):
                    self.stop()
                    self._submit(missing[0])
                return

    def known(self, wish: Wish) -> bool:
        """Whether all of it is known as the song is now."""
        return self.hearing is not None and not self._missing(wish)

    def document_changed(self, change: Change) -> None:
        """Keeps what an edit has not touched."""
        if change.everything:
            self.forget()
            return
        if not (self._fresh or self._running or self.places.notes):
            self.trouble = ""
            return
        if change.fields & {"meter", "tempo"}:
            self._outdated()
        if not (change.added or change.removed):
            return
        self.trouble = ""
        now = {note.id: note for note in change.added}
        for note in change.removed:
            self.places.changed(note, now.get(note.id))
        touched = [*change.added, *change.removed]
        start, end = min(n.onset for n in touched), max(n.end for n in touched)
        if self.hearing is None or self.hearing.pack.family != "coconet":
            self._outdated()
        else:
            first, last = (start - SIGHT) // STRETCH, (end + SIGHT) // STRETCH
            self._fresh = {k: v for k, v in self._fresh.items() if not first <= k[1] <= last}
            if self._running is not None and first <= self._running[1].stretch <= last:
                self.stop()
        self._changed(start, end)

    # Within

    def _outdated(self) -> None:
        self.stop()
        self._fresh.clear()

    def _hearing(self, voice: int | None) -> Hearing | None:
        score, sounding = self._document.score, frozenset(self._notes.sounding())
        if not sounding:
            return None
        packs = {family: self._packs(family) for family in FAMILIES}
        chosen = next((p for of in packs.values() for p in of if p.name == self.chosen), None)
        choir: dict[str, int] = {}
        for role in SATB:
            singer = score.voice_with_role(role)
            if singer is not None:
                choir[role.value] = singer.id
        if sounding.isdisjoint(choir.values()):
            choir = {SATB[0].value: next(iter(sounding))} if len(sounding) == 1 else {}
        sings = bool(choir) and (voice is None or voice in choir.values())
        order = ("coconet", "roll", "event") if sings else ("roll", "event", "coconet")
        best = next((packs[f][0] for f in order if packs[f] and (f != "coconet" or choir)), None)
        if chosen is not None and (chosen.family != "coconet" or choir):
            best = chosen
        if best is None:
            return None
        return Hearing(best, choir if best.family == "coconet" else {}, sounding)

    def _missing(self, wish: Wish) -> list[_Asked]:
        assert self.hearing is not None
        roles = self.hearing.roles_of(wish.voices)
        if self.hearing.pack.family == "coconet":
            first, last = max(0, wish.start) // STRETCH, max(0, wish.end - 1) // STRETCH
        else:
            first = last = max(0, wish.start) // MOST
        found = []
        for stretch in range(first, last + 1):
            found += [
                _Asked(stretch, role, wish.rests)
                for role in roles
                if not self._fresh.get((role, stretch), False)
                and (wish.rests or (role, stretch) not in self._fresh)
            ]
        return found

    def _submit(self, asked: _Asked) -> None:
        assert self.hearing is not None
        family = self.hearing.pack.family
        length = STRETCH if family == "coconet" else MOST
        start, end = asked.stretch * length, (asked.stretch + 1) * length
        piece, later = self._piece(start, end, family)
        if piece is None:
            self._mark(asked, set())
            self._ended()
            return
        try:
            request = ProbabilitiesRequest(
                id=self._new_id(),
                revision=self._document.revision,
                piece=piece,
                start=start - later,
                end=end - later,
                roles=(asked.role,) if asked.role else ROLES,
                rests=asked.rests,
                pack=self.hearing.pack.name,
            )
        except ValueError as error:
            self.trouble = f"The model cannot read this song: {error}."
            self._ended()
            return
        told: set[Key] = set()
        self._running = (request.id, asked)

        def hear(message: Message) -> None:
            if self._running is None or self._running[0] != request.id:
                return  # it was given up
            if isinstance(message, Probabilities):
                self._take(message, later, told)
            elif isinstance(message, (Finished, Cancelled, Failed)):
                self._running = None
                if isinstance(message, Finished):
                    self._mark(asked, told)
                elif isinstance(message, Failed):
                    _log.warning("no probabilities: %s %s", message.sentence, message.details)
                    self.trouble = message.sentence
                self._ended()

        self._ask(request, hear)

    def _piece(self, start: int, end: int, family: str) -> tuple[Score | None, int]:
        """What of the song the engine is to hear for a stretch, and by how much it is earlier."""
        score = self._document.score
        if len(score.notes) <= MAX_WHOLE and score.end <= MOST:
            return self._score({i: _plain(n) for i, n in score.notes.items()}), 0
        later = max(0, (start - BEFORE[family]) // BAR * BAR)
        notes: dict[int, Note] = {}
        for note_id in self._notes.between(later, min(end, later + MOST - SIGHT) + SIGHT):
            note = score.notes[note_id]
            onset, last = max(0, note.onset - later), min(note.end - later, MOST)
            if onset < last:
                notes[note_id] = replace(note, onset=onset, duration=last - onset, origin=None)
        if len(notes) > MAX_EXCERPT:
            self.trouble = "There are more notes in this place than the model can read."
            return None, 0
        return (self._score(notes), later) if notes else (None, 0)

    def _score(self, notes: dict[int, Note]) -> Score:
        score = self._document.score
        return Score(
            notes=notes,
            voices=score.voices,
            tempo=score.tempo,
            meter=score.meter,
            key=score.key,
            next_id=score.next_id,
        )

    def _take(self, message: Probabilities, later: int, told: set[Key]) -> None:
        assert self.hearing is not None
        notes = self._document.score.notes
        start, end = MOST, 0
        for one in message.places:
            note = notes.get(one.note)
            if one.note and note is None:
                continue
            voice = note.voice if note is not None else self.hearing.parts.get(one.role)
            place = LikelyPlace.of(one, voice, later)
            self.places.put(place)
            told.add(place.key)
            start, end = min(start, place.start), max(end, place.end)
        if start < end:
            self._changed(start, end)

    def _mark(self, asked: _Asked, told: set[Key]) -> None:
        assert self.hearing is not None
        self._fresh[asked.role, asked.stretch] = asked.rests
        parts = self.hearing.parts
        length = STRETCH if parts else MOST
        start, end = asked.stretch * length, (asked.stretch + 1) * length
        voices: set[int | None] = {None, *self.hearing.sounding}
        if parts:
            voices = {parts[asked.role]}
        if not asked.rests:  # what was told of them before may be old; they are few and faint
            told = told | {p.key for p in self.places.between(start, end) if not p.note}
        self.places.keep(start, end, voices, told)
        self._changed(start, end)


def _plain(note: Note) -> Note:
    """Without its origin, which the engine has no use for."""
    return note if note.origin is None else replace(note, origin=None)
