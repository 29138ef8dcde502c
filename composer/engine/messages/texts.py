"""Requests to write lyrics and tunes, and what comes of them."""

from __future__ import annotations

from dataclasses import dataclass

from composer.engine.messages.bounds import (
    DEFAULT_TEMPERATURE,
    MAX_CANDIDATES,
    MAX_CHARACTERS,
    MAX_PART_BARS,
    MAX_PARTS,
    MAX_SEED,
    MAX_STANZA,
    MAX_STRENGTH,
    MAX_SYLLABLES,
    MAX_TUNE_BARS,
    STOPS,
    check_cuts,
    check_generation,
    check_id,
    check_number,
    check_scheme,
    check_whole,
)
from composer.model.generation import Parameter


@dataclass(frozen=True, slots=True)
class LyricsRequest:
    """Write a text, or write one on.

    ``id``, ``revision``, ``pack``, ``candidates``, ``temperature``, ``seed``, ``device``: as in
    :class:`HarmonizeRequest`.  ``artist``, ``second_artist``: names from the pack's list, ``None``
    for any artist; ``blend``: 0 for the first alone to 1 for the second alone; ``strength``: 0 to
    4, how far the artist leads away from any artist, 1 as learned.  ``prime``: what the text goes
    on from.  ``length``: characters to write at most, the prime not counted.  ``stop``:
    ``"length"``, or at the end of the first ``"line"`` or ``"stanza"``.  ``top_k``: draw from the
    k likeliest characters alone; ``top_p``: from the likeliest that reach this probability.

    Wishes for the lines, which are then drawn one at a time: ``rhyme``: a letter for each line of
    a stanza, such as ``"ABAB"`` (lines with one letter rhyme, those with ``X`` are free), 1 to 16;
    ``syllables``: of each line of a stanza, 1 to 30, at most 16 lines; both start again where they
    end.  ``original``: no line in which eight words running stand in an indexed training corpus.
    Lines for which no fitting one was found are named in the text's parameters, counted from 1
    where the prime begins: ``unrhymed_lines``, ``lines_of_other_length``.
    """

    id: int
    revision: int
    pack: str | None = None
    artist: str | None = None
    second_artist: str | None = None
    blend: float = 0.5
    strength: float = 1.0
    prime: str = ""
    length: int = 600
    stop: str = "length"
    rhyme: str = ""
    syllables: tuple[int, ...] = ()
    original: bool = False
    temperature: float = DEFAULT_TEMPERATURE
    top_k: int | None = None
    top_p: float | None = None
    candidates: int = 1
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        check_generation(self)
        for what, name in (("artist", self.artist), ("second artist", self.second_artist)):
            if name is not None and (not isinstance(name, str) or not name.strip()):
                raise ValueError(f"the {what} must be a name")
        if self.second_artist is not None and self.artist is None:
            raise ValueError("a second artist needs a first one")
        check_number("the blend", self.blend, 0, 1)
        check_number("the artist strength", self.strength, 0, MAX_STRENGTH)
        if not isinstance(self.prime, str) or len(self.prime) > MAX_CHARACTERS:
            raise ValueError(f"the prime must be a text of at most {MAX_CHARACTERS} characters")
        check_whole("the length", self.length, 1, MAX_CHARACTERS)
        if self.stop not in STOPS:
            raise ValueError(f"the stop must be one of {', '.join(STOPS)}")
        check_scheme("the rhyme scheme", self.rhyme, MAX_STANZA)
        if not isinstance(self.syllables, tuple) or len(self.syllables) > MAX_STANZA:
            raise ValueError(f"the syllables must be a tuple of at most {MAX_STANZA} numbers")
        for number in self.syllables:
            check_whole("the number of syllables", number, 1, MAX_SYLLABLES)
        if not isinstance(self.original, bool):
            raise ValueError("original must be true or false")
        check_cuts(self.top_k, self.top_p)


@dataclass(frozen=True, slots=True)
class TuneRequest:
    """Write a new folk tune with exact bars.

    ``meter`` such as ``"6/8"``, ``tonic`` such as ``"F#"`` and ``mode`` such as ``"dorian"``:
    those that the pack has, ``None`` for a frequent one.  ``bars``: after so many full ones the
    tune comes to its end, 2 to 200, ``None`` for a usual length.  ``form``: a letter for each part
    as it is played, such as ``"AABB"``, 1 to 8, in place of ``bars``; empty for any; ``part_bars``:
    full bars of each part of the form, 2 to 16.  The others as in :class:`LyricsRequest`.
    """

    id: int
    revision: int
    pack: str | None = None
    meter: str | None = None
    tonic: str | None = None
    mode: str | None = None
    bars: int | None = None
    form: str = ""
    part_bars: int = 8
    temperature: float = DEFAULT_TEMPERATURE
    top_k: int | None = None
    top_p: float | None = None
    candidates: int = 1
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        check_generation(self)
        for what, value in (("meter", self.meter), ("tonic", self.tonic), ("mode", self.mode)):
            if value is not None and (not isinstance(value, str) or not value):
                raise ValueError(f"the {what} must be a text")
        if self.bars is not None:
            check_whole("the number of bars", self.bars, 2, MAX_TUNE_BARS)
        check_scheme("the form", self.form, MAX_PARTS)
        check_whole("the number of bars of a part", self.part_bars, 2, MAX_PART_BARS)
        if self.form and self.bars is not None:
            raise ValueError("a form says itself how many bars there are")
        check_cuts(self.top_k, self.top_p)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """What was written on the text ``index`` since the piece before; the prime is in none."""

    id: int
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was written, without its prime.

    ``index``: 0 to candidates - 1.  ``nats``: mean negative log-likelihood of its characters
    under the model as it was asked for (before temperature and cuts), in nats a character.  The
    others as in :class:`Candidate`.
    """

    id: int
    revision: int
    index: int
    text: str
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str
    seed: int
    nats: float

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the text's index", self.index, 0, MAX_CANDIDATES - 1)
        check_whole("the seed", self.seed, 0, MAX_SEED)
