"""The request for how likely every pitch is along a stretch of a song, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from composer.engine.messages.bounds import (
    MAX_NOTES,
    MAX_SIXTEENTHS,
    ROLES,
    check_device,
    check_id,
    check_pack,
    check_whole,
)
from composer.model.score import Score
from composer.model.time import SIXTEENTH

MAX_PITCHES = 128


@dataclass(frozen=True, slots=True)
class ProbabilitiesRequest:
    """Say how likely every pitch is at each place that begins from ``start`` up to ``end``.

    ``id``, ``revision``, ``pack``, ``device``: as in :class:`ScoreRequest`.  ``piece``: a song with
    notes in it.  ``start``, ``end``: ticks, ``end`` exclusive.  ``roles``: the voices for a coconet
    pack, ``"soprano"`` and so on.  ``rests``: places where nothing sounds, too.
    ``transposition``: semitones, -12 to 12, by which a roll pack hears the song, ``None`` for where
    it is likeliest.
    """

    id: int
    revision: int
    piece: Score
    start: int
    end: int
    roles: tuple[str, ...] = ROLES
    rests: bool = True
    pack: str | None = None
    transposition: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the revision", self.revision, 0, None)
        if not isinstance(self.piece, Score):
            raise ValueError("a piece must be a score here")
        if not self.piece.notes:
            raise ValueError("there is no note in the song")
        if len(self.piece.notes) > MAX_NOTES:
            raise ValueError(f"the song has more than {MAX_NOTES} notes")
        if self.piece.end > MAX_SIXTEENTHS * SIXTEENTH:
            raise ValueError("the song is longer than 512 bars")
        self.piece.check()
        check_whole("the start", self.start, 0, MAX_SIXTEENTHS * SIXTEENTH)
        check_whole("the end", self.end, self.start + 1, None)
        if not isinstance(self.roles, tuple) or not all(role in ROLES for role in self.roles):
            raise ValueError(f"the voices must be some of {', '.join(ROLES)}")
        if not isinstance(self.rests, bool):
            raise ValueError("whether rests are wanted must be yes or no")
        check_pack(self.pack)
        if self.transposition is not None:
            check_whole("the transposition", self.transposition, -12, 12)
        check_device(self.device)


@dataclass(frozen=True, slots=True)
class PitchProbabilities:
    """How likely each pitch is at one place.

    ``note``: the id of the note that is there, 0 for a rest or for a step as a whole.  ``role``:
    its voice, ``""`` where the model knows no voices.  ``start``, ``end``: ticks.  ``lowest``: the
    MIDI pitch of the first of ``probabilities``, which are float32 in the machine's own order,
    from low to high.  ``nats``: the surprise of the note's own pitch, ``None`` without a note.
    """

    note: int
    role: str
    start: int
    end: int
    lowest: int
    probabilities: bytes
    nats: float | None

    def __post_init__(self) -> None:
        size = len(self.probabilities)
        if size % 4 or not 0 < size <= 4 * MAX_PITCHES:
            raise ValueError(f"there must be 1 to {MAX_PITCHES} probabilities")
        if not 0 <= self.start < self.end:
            raise ValueError("a place must begin at 0 or later and end after it begins")


@dataclass(frozen=True, slots=True)
class Probabilities:
    """Some more places for request ``id``; ``pack``, ``pack_hash``: as in :class:`Candidate`."""

    id: int
    places: tuple[PitchProbabilities, ...]
    pack: str
    pack_hash: str

    def __post_init__(self) -> None:
        check_id(self.id)
