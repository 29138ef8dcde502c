"""The request to play on and on, the leave to go further, and what comes of it.

A stream has no end of its own.  It writes bar by bar up to where it has leave to, and waits there:
who plays it gives leave a few bars ahead of the playhead (:class:`GoOn`), so that it neither runs
dry nor writes hours in advance with settings that are changed a minute later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from composer.engine.messages.bounds import (
    DEFAULT_TEMPERATURE,
    MAX_NOTES,
    MAX_SEED,
    MAX_TEMPERATURE,
    MIN_TEMPERATURE,
    check_cuts,
    check_device,
    check_id,
    check_number,
    check_pack,
    check_whole,
)
from composer.engine.messages.continuing import NewNote
from composer.engine.messages.tonality import asked_key, asked_pitches
from composer.model.generation import Parameter
from composer.model.key import Key
from composer.model.score import Score
from composer.model.time import TICKS_PER_QUARTER

MAX_STREAMED = 200_000 * 4 * TICKS_PER_QUARTER  # ticks: four days at 120 quarters a minute
MAX_PRIME = 4096 * 4 * TICKS_PER_QUARTER  # ticks before the start in which notes may begin


@dataclass(frozen=True, slots=True)
class StreamRequest:
    """Play on from a song, without end.

    ``score``: what the model goes on from, with the song's tempo, meter and key; it may have no
    notes, and none that begins at ``start`` or later, or more than 4,096 bars of four quarters
    before.  ``start``: the tick of the first new note.  ``until``: leave to write up to this tick,
    to the end of the bar in which it lies.  ``end``: where it ends after all, ``None`` for never.
    ``temperature`` and ``density`` hold until a :class:`GoOn` names others.  The rest as in
    :class:`~composer.engine.messages.ContinueRequest`.
    """

    id: int
    revision: int
    score: Score
    start: int
    until: int
    end: int | None = None
    pack: str | None = None
    temperature: float = DEFAULT_TEMPERATURE
    density: float = 0.0
    seed: int | None = None
    device: str = "auto"
    tonic: str | None = None
    mode: str | None = None
    lowest: int = 0
    highest: int = 127
    top_k: int | None = None
    top_p: float | None = None

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the revision", self.revision, 0, None)
        check_pack(self.pack)
        check_device(self.device)
        if self.seed is not None:
            check_whole("the seed", self.seed, 0, MAX_SEED)
        _check_live(self.until, self.temperature, self.density)
        check_whole("the start", self.start, 0, MAX_STREAMED - 1)
        if self.end is not None:
            check_whole("the end", self.end, self.start + 1, MAX_STREAMED)
        if not isinstance(self.score, Score):
            raise ValueError("the song must be a score")
        if len(self.score.notes) > MAX_NOTES:
            raise ValueError(f"the song has more than {MAX_NOTES} notes")
        for note in self.score.notes.values():
            if not self.start - MAX_PRIME <= note.onset < self.start:
                raise ValueError("the notes to go on from must begin shortly before the start")
        check_whole("the lowest pitch", self.lowest, 0, 127)
        check_whole("the highest pitch", self.highest, self.lowest, 127)
        check_cuts(self.top_k, self.top_p)
        if not self.pitches:
            raise ValueError(
                f"no pitch of the key lies within {self.lowest} to {self.highest}; widen the range"
            )

    def after(self, leave: GoOn) -> StreamRequest:
        """The same with another leave and other settings."""
        return replace(
            self, until=leave.until, temperature=leave.temperature, density=leave.density
        )

    @property
    def key(self) -> Key | None:
        """The key that was asked for; raises ``ValueError`` when there is none such."""
        return asked_key(self.tonic, self.mode)

    @property
    def pitches(self) -> frozenset[int]:
        """The MIDI pitches that may be written."""
        return asked_pitches(self.key, self.lowest, self.highest)


@dataclass(frozen=True, slots=True)
class GoOn:
    """To the engine: the stream of the request ``id`` may write up to ``until`` (to the end of the
    bar in which the tick lies), from its next bar on with this temperature and density."""

    id: int
    until: int
    temperature: float = DEFAULT_TEMPERATURE
    density: float = 0.0

    def __post_init__(self) -> None:
        check_id(self.id)
        _check_live(self.until, self.temperature, self.density)


@dataclass(frozen=True, slots=True)
class Streamed:
    """The next bar of a stream: all that begins from ``start`` up to ``end`` (exclusive, ticks).

    ``notes``: in order of onset; they may last beyond the end.  ``shortened``: notes of earlier
    bars that end sooner than was said, since their pitch is struck again; each with its new
    duration.  ``nats``: mean of the bar's steps (roll) or notes (event), 0 without any.
    ``parameters``: what the bar was made with, sorted pairs of name and value.  The others as in
    :class:`~composer.engine.messages.Continuation`.
    """

    id: int
    revision: int
    start: int
    end: int
    notes: tuple[NewNote, ...]
    shortened: tuple[NewNote, ...]
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str
    seed: int
    nats: float = 0.0

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the seed", self.seed, 0, MAX_SEED)
        check_whole("the start", self.start, 0, None)
        check_whole("the end", self.end, self.start + 1, None)
        for pitch, onset, duration, velocity in (*self.notes, *self.shortened):
            if not 0 <= pitch <= 127 or onset < 0 or duration < 1 or not 1 <= velocity <= 127:
                raise ValueError("a note of the stream is none")
        if any(not self.start <= note.onset < self.end for note in self.notes):
            raise ValueError("a note of the stream lies outside its bar")


def _check_live(until: object, temperature: object, density: object) -> None:
    check_whole("the leave to go on", until, 0, MAX_STREAMED)
    check_number("the temperature", temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
    check_number("the density", density, -1, 1)
