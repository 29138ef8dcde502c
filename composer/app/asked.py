"""What candidates were asked for: where they begin, when they are outdated, how one is written.

Times are ticks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from composer.app.harmony import write_candidate
from composer.app.melody import MelodyError, find_melody
from composer.app.repainting import Part, voice_lines, write_repainted, write_repitched
from composer.edit.document import Document
from composer.engine.messages import (
    DEFAULT_TEMPERATURE,
    Candidate,
    HarmonizeRequest,
    LinesRequest,
    PitchesRequest,
    RepaintRequest,
    RewriteRequest,
    Text,
    VoiceNotes,
)
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role

Shown = tuple[Role, int, int, int]  # role, pitch, onset, duration


@dataclass(frozen=True, slots=True)
class HarmonizeOptions:
    """What Harmonize is asked for; see :class:`~composer.engine.messages.HarmonizeRequest`.

    ``role``: what the melody is, ``None`` for its voice's role.  ``follow_chords``: four-part
    writing leans to the song's chord symbols, where it has any.
    """

    pack: str | None = None
    temperature: float = DEFAULT_TEMPERATURE
    candidates: int = 1
    steps: int | None = None
    seed: int | None = None
    device: str = "auto"
    role: Role | None = None
    follow_chords: bool = True


class Asked(Protocol):
    """A request for candidates, with what it needs to write one of them."""

    @property
    def request(self) -> HarmonizeRequest | RepaintRequest | PitchesRequest:
        """What the engine was asked."""

    @property
    def start(self) -> int:
        """Where a candidate is listened to from."""

    def beside(self) -> tuple[Shown, ...]:
        """The given notes that a picture of a candidate shows with it."""

    def outdated(self, score: Score) -> bool:
        """Whether the song is no longer the one that the candidates were made for."""

    def obstacle(self, score: Score) -> str:
        """A sentence for the person when no candidate can be written into ``score``; else empty."""

    def write(self, document: Document, candidate: Candidate, part: Part | None = None) -> None:
        """Writes a candidate, or this part of it, as one undo step with its generation record."""

    def completed(self, candidate: Candidate) -> Candidate:
        """The candidate as it is shown: not final as long as something of it is still asked for."""

    def words(self, index: int) -> tuple[str, ...]:
        """The lines of words that a candidate has beside its notes."""

    def take(self, text: Text) -> None:
        """Words that came for a candidate."""

    def next_request(
        self, document: Document, finished: Sequence[Candidate], new_id: Callable[[], int]
    ) -> LinesRequest | RewriteRequest | None:
        """What else the engine is to be asked once a request is done; ``None``: nothing."""


class NotesAlone:
    """What candidates have that are notes and nothing else."""

    def completed(self, candidate: Candidate) -> Candidate:
        """As it is."""
        return candidate

    def words(self, index: int) -> tuple[str, ...]:
        """None."""
        return ()

    def take(self, text: Text) -> None:
        """None are asked for."""

    def next_request(
        self, document: Document, finished: Sequence[Candidate], new_id: Callable[[], int]
    ) -> LinesRequest | RewriteRequest | None:
        """Nothing more."""
        return None


@dataclass(frozen=True, slots=True)
class Harmony(NotesAlone):
    """Voices around the melody of the voice with the id ``melody_voice``."""

    request: HarmonizeRequest
    melody_voice: int

    @property
    def start(self) -> int:
        """The melody's first note."""
        return self.request.start

    def beside(self) -> tuple[Shown, ...]:
        """The melody."""
        role = Role(self.request.given_role)
        return tuple((role, n.pitch, n.onset, n.duration) for n in self.request.notes)

    def outdated(self, score: Score) -> bool:
        """Whether the melody is another one."""
        if self.obstacle(score):
            return True
        try:
            role = Role(self.request.given_role)
            now = find_melody(score, self.melody_voice, role, guess=False)
        except MelodyError:
            return True
        return _heard(now.line) != _heard(self.request.notes)

    def obstacle(self, score: Score) -> str:
        """The melody's voice may be gone."""
        if all(voice.id != self.melody_voice for voice in score.voices):
            return "The melody's voice is no longer there; press Harmonize again."
        return ""

    def write(self, document: Document, candidate: Candidate, part: Part | None = None) -> None:
        """Adds the voices that were missing."""
        write_candidate(document, candidate, self.request, self.melody_voice, part, _now())


@dataclass(frozen=True, slots=True)
class Repainting(NotesAlone):
    """Cells of voices that are there, written anew."""

    request: RepaintRequest | PitchesRequest

    @property
    def start(self) -> int:
        """The first cell."""
        return self.request.start

    def beside(self) -> tuple[Shown, ...]:
        """What sounds with the cells in the other voices."""
        start, end = self.request.start, self.request.end
        written = {role for role, _, _ in self.request.cells}
        return tuple(
            (Role(role), n.pitch, max(start, n.onset), min(end, n.end) - max(start, n.onset))
            for role, notes in self.request.voices
            if role not in written
            for n in notes
            if n.onset < end and start < n.end
        )

    def outdated(self, score: Score) -> bool:
        """Whether any of the four parts is another one beside the cells."""
        return bool(self.obstacle(score)) or (
            self._beside_the_cells(self.request.voices)
            != self._beside_the_cells(voice_lines(score))
        )

    def _beside_the_cells(self, voices: Iterable[VoiceNotes]) -> set[tuple[str, int, int, int]]:
        """Role, pitch, start and end of what sounds outside the cells."""
        found = set()
        for role, notes in voices:
            cells = sorted((a, b) for other, a, b in self.request.cells if other == role)
            for note in notes:
                start = note.onset
                for low, high in cells:
                    if start < min(low, note.end):
                        found.add((role, note.pitch, start, min(low, note.end)))
                    if start < high:
                        start = high
                if start < note.end:
                    found.add((role, note.pitch, start, note.end))
        return found

    def obstacle(self, score: Score) -> str:
        """A voice may be gone, or have another part."""
        for role in dict.fromkeys(role for role, _, _ in self.request.cells):
            if score.voice_with_role(Role(role)) is None:
                return f"The {role} is no longer there; repaint again."
        return ""

    def write(self, document: Document, candidate: Candidate, part: Part | None = None) -> None:
        """Rewrites the cells."""
        write_repainted(document, candidate, self.request, part, _now())


@dataclass(frozen=True, slots=True)
class Repitching(Repainting):
    """Other pitches for the notes ``ids``, one for each of the request's cells."""

    ids: tuple[int, ...] = ()

    def outdated(self, score: Score) -> bool:
        """Whether another note is another one, or the rhythm of these."""
        return bool(self.obstacle(score)) or (
            self._given(self.request.voices) != self._given(voice_lines(score))
        )

    def _given(self, voices: Iterable[VoiceNotes]) -> set[tuple[str, int, int, int, int]]:
        """Role, id, onset, duration and pitch of every note; -1 where the pitch is asked for."""
        return {
            (role, n.id, n.onset, n.duration, -1 if n.id in self.ids else n.pitch)
            for role, notes in voices
            for n in notes
        }

    def obstacle(self, score: Score) -> str:
        """The notes may be gone."""
        if all(note not in score.notes for note in self.ids):
            return "The notes are no longer there; repaint again."
        return ""

    def write(self, document: Document, candidate: Candidate, part: Part | None = None) -> None:
        """Changes the pitches."""
        write_repitched(document, candidate, self.request, self.ids, part, _now())


def _now() -> int:
    return int(time.time())


def _heard(notes: tuple[Note, ...]) -> list[tuple[int, int, int]]:
    return [(note.pitch, note.onset, note.duration) for note in notes]
