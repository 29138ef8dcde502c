"""The request to write a song on, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from composer.engine.messages.bounds import (
    DEFAULT_TEMPERATURE,
    MAX_CANDIDATES,
    MAX_CONTINUED,
    MAX_NOTES,
    MAX_SEED,
    MAX_SIXTEENTHS,
    MAX_TEMPERATURE,
    MIN_TEMPERATURE,
    check_device,
    check_id,
    check_number,
    check_pack,
    check_whole,
)
from composer.model.generation import Parameter
from composer.model.score import Score
from composer.model.time import SIXTEENTH


@dataclass(frozen=True, slots=True)
class ContinueRequest:
    """Write a song on.

    ``score``: the song, with notes in it.  ``start``: the tick from which new notes are written,
    at the last note's end or later; ``end``: the tick at which the last of them end.  ``pack``: a
    roll or an event pack, ``None`` for the best roll pack.  The others as in
    :class:`LyricsRequest`.
    """

    id: int
    revision: int
    score: Score
    start: int
    end: int
    pack: str | None = None
    temperature: float = DEFAULT_TEMPERATURE
    candidates: int = 1
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the revision", self.revision, 0, None)
        if not isinstance(self.score, Score) or not self.score.notes:
            raise ValueError("there is no note to go on from")
        if len(self.score.notes) > MAX_NOTES:
            raise ValueError(f"the song has more than {MAX_NOTES} notes")
        last = max(note.end for note in self.score.notes.values())
        check_whole("the start", self.start, last, MAX_SIXTEENTHS * SIXTEENTH)
        most = min(MAX_SIXTEENTHS * SIXTEENTH, self.start + MAX_CONTINUED)
        check_whole("the end", self.end, self.start + 1, most)
        check_pack(self.pack)
        check_number("the temperature", self.temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
        check_whole("the number of candidates", self.candidates, 1, MAX_CANDIDATES)
        if self.seed is not None:
            check_whole("the seed", self.seed, 0, MAX_SEED)
        check_device(self.device)


class NewNote(NamedTuple):
    """A written note: MIDI pitch, ticks, MIDI velocity 1 to 127."""

    pitch: int
    onset: int
    duration: int
    velocity: int


@dataclass(frozen=True, slots=True)
class Continuation:
    """How a song goes on, or (``final`` false) the notes so far.

    ``notes``: in order of onset, none before the request's start.  ``nats``: mean negative
    log-likelihood of a step (roll) or a note (event), ``None`` before the end.  The others as in
    :class:`Candidate`.
    """

    id: int
    revision: int
    index: int
    notes: tuple[NewNote, ...]
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str
    seed: int
    nats: float | None = None
    final: bool = True

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the continuation's index", self.index, 0, MAX_CANDIDATES - 1)
        check_whole("the seed", self.seed, 0, MAX_SEED)
        for pitch, onset, duration, velocity in self.notes:
            if not 0 <= pitch <= 127 or onset < 0 or duration < 1 or not 1 <= velocity <= 127:
                raise ValueError("a note of the continuation is none")
