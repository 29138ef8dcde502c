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
    check_cuts,
    check_generation,
    check_id,
    check_number,
    check_whole,
)
from composer.engine.messages.tonality import asked_key, asked_pitches
from composer.model.generation import Parameter
from composer.model.key import Key
from composer.model.score import Score
from composer.model.time import SIXTEENTH


@dataclass(frozen=True, slots=True)
class ContinueRequest:
    """Write a song on.

    ``score``: the song, with notes in it.  ``start``: the tick from which new notes are written,
    at the last note's end or later; ``end``: the tick at which the last of them end.  ``pack``: a
    roll or an event pack, ``None`` for the best roll pack.

    ``tonic`` such as ``"F#"`` and ``mode`` such as ``"dorian"`` (``None``: major): only pitches of
    this scale are written (in minor with the raised sixth and seventh), and a roll pack takes the
    song to be in it; without a tonic any pitch, and the key that the song states. ``lowest``,
    ``highest``: MIDI pitches, 0 to 127, beyond which nothing is written. ``density``: -1 (fewer
    notes) to 1 (more), 0 as learned. ``prime_bars``: of the song only so many of the last bars in
    which notes sound are what the model goes on from, 1 or more; ``None`` for all that it can take.
    ``top_k``: each key of a step, each field of a note is drawn from the k likeliest choices alone;
    ``top_p``: from the
    likeliest that reach this probability.  The others as in :class:`LyricsRequest`.
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
    tonic: str | None = None
    mode: str | None = None
    lowest: int = 0
    highest: int = 127
    density: float = 0.0
    prime_bars: int | None = None
    top_k: int | None = None
    top_p: float | None = None

    def __post_init__(self) -> None:
        check_generation(self)
        if not isinstance(self.score, Score) or not self.score.notes:
            raise ValueError("there is no note to go on from")
        if len(self.score.notes) > MAX_NOTES:
            raise ValueError(f"the song has more than {MAX_NOTES} notes")
        last = max(note.end for note in self.score.notes.values())
        check_whole("the start", self.start, last, MAX_SIXTEENTHS * SIXTEENTH)
        most = min(MAX_SIXTEENTHS * SIXTEENTH, self.start + MAX_CONTINUED)
        check_whole("the end", self.end, self.start + 1, most)
        check_whole("the lowest pitch", self.lowest, 0, 127)
        check_whole("the highest pitch", self.highest, self.lowest, 127)
        check_number("the density", self.density, -1, 1)
        if self.prime_bars is not None:
            check_whole("the number of bars to go on from", self.prime_bars, 1, None)
        check_cuts(self.top_k, self.top_p)
        if not self.pitches:
            raise ValueError(
                f"no pitch of the key lies within {self.lowest} to {self.highest}; widen the range"
            )

    @property
    def key(self) -> Key | None:
        """The key that was asked for; raises ``ValueError`` when there is none such."""
        return asked_key(self.tonic, self.mode)

    @property
    def pitches(self) -> frozenset[int]:
        """The MIDI pitches that may be written."""
        return asked_pitches(self.key, self.lowest, self.highest)


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
