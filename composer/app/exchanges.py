"""What is asked of a model that answers, and what came of it: a phrase and its answer.

Times are ticks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from composer.engine.messages import DEFAULT_TEMPERATURE, Streamed
from composer.midi.recorder import PlayedNote
from composer.midi.song import SongNote


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """As in :class:`~composer.app.streaming.StreamOptions`.  ``rest``: beats without a key after
    which the phrase is over; ``bars``: of the answer, ``None`` for as many as the phrase has."""

    pack: str | None = None
    temperature: float = DEFAULT_TEMPERATURE
    density: float = 0.0
    rest: float = 1.0
    bars: int | None = None
    seed: int | None = None
    device: str = "auto"


@dataclass(slots=True)
class Exchange:
    """A phrase of the person and what the model answered; ``made``: the answer's bars."""

    voice: int
    phrase: tuple[PlayedNote, ...]
    answer: list[PlayedNote] = field(default_factory=list)
    made: Streamed | None = None
    sounding: list[SongNote] = field(default_factory=list)
