"""Requests to look at a piece through a model, and what comes of them; nothing is written.

A *piece* is a :class:`~composer.model.score.Score`, a :class:`~composer.engine.abc.Tune` or a
text.  Its *places* are note ids, steps of a roll, or characters, by the *unit*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Union

from composer.engine.abc import Tune
from composer.engine.messages.bounds import (
    MAX_NOTES,
    MAX_SIXTEENTHS,
    MAX_STRENGTH,
    ROLES,
    check_device,
    check_id,
    check_number,
    check_pack,
    check_whole,
)
from composer.model.generation import Parameter
from composer.model.score import Score
from composer.model.time import SIXTEENTH

MAX_SCORED_CHARACTERS = 200_000
MAX_ALTERNATIVES = 100
NOTE, STEP, CHARACTER = "note", "step", "character"
UNITS = (NOTE, STEP, CHARACTER)

Piece = Union[Score, Tune, str]
Value = Union[int, float, str, tuple[int, ...]]


class Alternative(NamedTuple):
    """What might stand at a place, and how probable it is (0 to 1).

    ``value``: a MIDI pitch (-1 for none), the pitches of a chord, a character ("" for the end),
    or a number in the unit of its field.
    """

    value: Value
    probability: float


class Surprise(NamedTuple):
    """What the model thinks of one place.

    ``place``: a note's id, a roll's step (from 0), or the offset of a character (the text's
    length for its end).  ``nats``: the negative log-likelihood of what stands there.
    ``probability``: 0 to 1, of the note's pitch, of the character, or of the whole step.
    ``likelier``: what was likelier there, at most 3, the likeliest first.  ``parts``: the nats of
    an event's fields.
    """

    place: int
    nats: float
    probability: float
    likelier: tuple[Alternative, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """Say how surprising a piece is to a model, place by place.

    ``id``, ``revision``, ``device``: as in :class:`HarmonizeRequest`.  ``piece``: with notes or
    characters in it.  ``pack``: of a family that reads such pieces, ``None`` for the best of the
    family that suits it.  ``artist``: of a lyrics pack, ``None`` for any; ``second_artist``,
    ``blend``, ``strength``: in whose manner the text is read, as in :class:`LyricsRequest`.
    ``transposition``: semitones, -12 to 12, by which a roll pack hears the song, ``None`` for where
    it is likeliest.
    """

    id: int
    revision: int
    piece: Piece
    pack: str | None = None
    artist: str | None = None
    transposition: int | None = None
    device: str = "auto"
    second_artist: str | None = None
    blend: float = 0.5
    strength: float = 1.0

    def __post_init__(self) -> None:
        _check_common(self)
        _check_conditions(self.artist, self.transposition)
        _check_conditions(self.second_artist, None)
        if self.second_artist is not None and self.artist is None:
            raise ValueError("a second artist needs a first one")
        check_number("the blend", self.blend, 0, 1)
        check_number("the artist strength", self.strength, 0, MAX_STRENGTH)


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """Say what a model holds likely at one place.

    ``place``: a tick of a score (0 or more), or the offset of a character (up to the length: what
    comes after the end; a text may be empty here).  ``role``: the voice of a score for a coconet
    pack, ``"soprano"`` and so on.  ``count``: alternatives, 1 to 100.  The others as in
    :class:`ScoreRequest`.
    """

    id: int
    revision: int
    piece: Piece
    place: int
    role: str | None = None
    count: int = 10
    pack: str | None = None
    artist: str | None = None
    transposition: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        _check_common(self, empty=True)
        if isinstance(self.piece, Score):
            most = MAX_SIXTEENTHS * SIXTEENTH
        else:
            most = len(_text(self.piece))
        check_whole("the place", self.place, 0, most)
        if self.role is not None and self.role not in ROLES:
            raise ValueError(f"the voice must be one of {', '.join(ROLES)}")
        check_whole("the number of alternatives", self.count, 1, MAX_ALTERNATIVES)
        _check_conditions(self.artist, self.transposition)


@dataclass(frozen=True, slots=True)
class StateRequest:
    """Say in which state a network is over a piece, to compare pieces with each other.

    ``piece``: a score for a roll pack, a tune for a tune pack.  The others as in
    :class:`ScoreRequest`.
    """

    id: int
    revision: int
    piece: Score | Tune
    pack: str | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        _check_common(self)
        if not isinstance(self.piece, (Score, Tune)):
            raise ValueError("a piece to compare must be a score or a tune")


@dataclass(frozen=True, slots=True)
class Surprises:
    """Some more places of the piece of request ``id``; ``unit``: ``"note"``, ``"step"`` or
    ``"character"``."""

    id: int
    unit: str
    places: tuple[Surprise, ...]

    def __post_init__(self) -> None:
        check_id(self.id)
        if self.unit not in UNITS:
            raise ValueError(f"the unit must be one of {', '.join(UNITS)}")


@dataclass(frozen=True, slots=True)
class Scored:
    """The whole piece of a :class:`ScoreRequest`; its places were sent before.

    ``unit``: of the mean; ``count``: how many of them; ``nats``: mean of one; ``total``: of all.
    ``parameters``, ``pack``, ``pack_hash``: as in :class:`Candidate`.
    """

    id: int
    revision: int
    unit: str
    count: int
    nats: float
    total: float
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str

    def __post_init__(self) -> None:
        check_id(self.id)
        if self.unit not in UNITS:
            raise ValueError(f"the unit must be one of {', '.join(UNITS)}")
        check_whole("the count", self.count, 1, None)


class Distribution(NamedTuple):
    """``what``: such as ``"pitch"`` (MIDI), ``"chord"``, ``"character"``, ``"time"`` (seconds
    since the note before), ``"velocity"`` (MIDI), ``"duration"`` (seconds).  ``present``: what
    stands there, ``None`` for nothing; ``probability``: its own.  ``likeliest``: in order."""

    what: str
    present: Alternative | None
    likeliest: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to an :class:`ExplainRequest`.

    ``place``: of what is explained (the tick at which its cell, step or note begins, or the
    character's offset); ``end``: the tick or offset after it.  ``distributions``: one, or those of
    an event's fields, each given the fields before it as they are.  The others as in
    :class:`Scored`.
    """

    id: int
    revision: int
    place: int
    end: int
    distributions: tuple[Distribution, ...]
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str

    def __post_init__(self) -> None:
        check_id(self.id)


@dataclass(frozen=True, slots=True)
class HiddenState:
    """The answer to a :class:`StateRequest`: the mean state of the network's last layer over the
    piece, one float for each of its units.  The others as in :class:`Scored`."""

    id: int
    revision: int
    state: tuple[float, ...]
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str

    def __post_init__(self) -> None:
        check_id(self.id)


def _text(piece: Tune | str) -> str:
    return piece.body if isinstance(piece, Tune) else piece


def _check_common(
    request: ScoreRequest | ExplainRequest | StateRequest, empty: bool = False
) -> None:
    """``empty``: a text may be."""
    check_id(request.id)
    check_whole("the revision", request.revision, 0, None)
    piece = request.piece
    blank = isinstance(piece, str) and len(piece) < 100 and not piece.strip()
    if not (empty and blank):
        _check_piece(piece)
    check_pack(request.pack)
    check_device(request.device)


def _check_piece(piece: object) -> None:
    if isinstance(piece, Score):
        if not piece.notes:
            raise ValueError("there is no note in the song")
        if len(piece.notes) > MAX_NOTES:
            raise ValueError(f"the song has more than {MAX_NOTES} notes")
        if piece.end > MAX_SIXTEENTHS * SIXTEENTH:
            raise ValueError("the song is longer than 512 bars")
        piece.check()
    elif isinstance(piece, (Tune, str)):
        text = _text(piece)
        if not isinstance(text, str) or not text.strip():
            raise ValueError("there is no character in the text")
        if len(text) > MAX_SCORED_CHARACTERS:
            raise ValueError(f"the text has more than {MAX_SCORED_CHARACTERS} characters")
    else:
        raise ValueError("a piece must be a score, a tune or a text")


def _check_conditions(artist: str | None, transposition: int | None) -> None:
    if artist is not None:
        name: object = artist
        if not isinstance(name, str) or not name.strip():
            raise ValueError("the artist must be a name")
    if transposition is not None:
        check_whole("the transposition", transposition, -12, 12)
