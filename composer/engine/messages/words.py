"""Requests about words in their place, and what comes of them.

Lines for the notes of a melody; a line or a word written anew between what stands around it; what
a unit of the network does over a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from composer.engine.messages.bounds import (
    DEFAULT_TEMPERATURE,
    MAX_CHARACTERS,
    MAX_STANZA,
    MAX_STRENGTH,
    MAX_SYLLABLES,
    check_cuts,
    check_device,
    check_generation,
    check_id,
    check_number,
    check_pack,
    check_scheme,
    check_whole,
)
from composer.model.generation import Parameter

MAX_LINES = 64  # for one melody
MAX_REPLACED = 400  # characters of a line or a word that is written anew
MAX_FELT_CHARACTERS = 20_000  # of a text over which a unit is looked at
MAX_UNITS = 100
WEAK, STRONG = "x", "/"
LINE, WORD = "line", "word"
HIDDEN, CELL = "hidden", "cell"
FEATURES = (
    "line length",
    "line end",
    "rhyme",
    "quotes",
    "word length",
    "word end",
    "capital",
)
"""What a unit may follow, see :func:`composer.engine.inspection.features.feature_of`."""


class _Manner(Protocol):
    """In whose manner something is written."""

    @property
    def artist(self) -> str | None: ...
    @property
    def second_artist(self) -> str | None: ...
    @property
    def blend(self) -> float: ...
    @property
    def strength(self) -> float: ...


@dataclass(frozen=True, slots=True)
class LinesRequest:
    """Write lines that fit the notes of a melody.

    ``stresses``: for each line a sign for each of its syllables, ``"/"`` on a strong beat and
    ``"x"`` on a weak one, such as ``"x/x/x/x/"``; 1 to 64 lines of 1 to 30 syllables.  Every line
    has exactly so many syllables as long as such a line is found.  Of those the likelier ones, and
    the ones whose stressed syllables are on strong beats, are taken; ``stress``: how much the
    latter counts, 0 (nothing) to 4.  ``stanza``: after so many lines comes an empty one, ``None``
    for none; ``rhyme``: a letter for each line of a stanza (of four where ``stanza`` is ``None``),
    as in :class:`LyricsRequest`.  ``prime``: the text so far, whole lines.  The others as in
    :class:`LyricsRequest`.

    It is answered as a :class:`LyricsRequest` is.  A text has one line for each of ``stresses``;
    its parameters say ``stress_agreement`` (the share of stressed syllables that are on strong
    beats, 0 to 1, over the whole text), ``exact_lines`` (how many lines have their syllables) and
    ``lines_of_other_length``, ``unrhymed_lines``, counted from 1 in the text without its prime.
    """

    id: int
    revision: int
    stresses: tuple[str, ...]
    pack: str | None = None
    artist: str | None = None
    second_artist: str | None = None
    blend: float = 0.5
    strength: float = 1.0
    prime: str = ""
    stanza: int | None = None
    rhyme: str = ""
    stress: float = 1.0
    original: bool = False
    temperature: float = DEFAULT_TEMPERATURE
    top_k: int | None = None
    top_p: float | None = None
    candidates: int = 1
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        check_generation(self)
        check_manner(self)
        if not isinstance(self.stresses, tuple) or not 1 <= len(self.stresses) <= MAX_LINES:
            raise ValueError(f"the lines must be a tuple of 1 to {MAX_LINES}")
        for line in self.stresses:
            check_stresses(line)
            if not line:
                raise ValueError("each line must have a syllable")
        _check_text("the prime", self.prime, MAX_CHARACTERS)
        if self.stanza is not None:
            check_whole("the number of lines of a stanza", self.stanza, 1, MAX_LINES)
        check_scheme("the rhyme scheme", self.rhyme, MAX_STANZA)
        check_number("the weight of the stresses", self.stress, 0, 4)
        if not isinstance(self.original, bool):
            raise ValueError("original must be true or false")
        check_cuts(self.top_k, self.top_p)


@dataclass(frozen=True, slots=True)
class RewriteRequest:
    """Write a line, or a word, of a text anew.

    ``replaced``: what stands there now, between ``before`` and ``after``: for the ``unit``
    ``"line"`` the rest of a line without its line break, for ``"word"`` a word.  Nothing may stand
    there: then something is put in.  Proposals are drawn after ``before``, and those are kept
    after which ``after`` is likeliest.

    Wishes: ``syllables``: of the line (of the word), 1 to 30; ``stresses``: strong and weak beats,
    as in :class:`LinesRequest`, in place of ``syllables``; ``rhymes_with``: a line or a word with
    which the line is to rhyme; ``original``: no eight words running that stand in an indexed
    training corpus, those around it counted.  The others as in :class:`LyricsRequest`.

    The answer is a :class:`Text` for each of at most ``candidates`` proposals, the best first;
    its text is what would stand in the place of ``replaced``, its ``nats`` the mean negative
    log-likelihood of the proposal and of what comes after it.  They come as soon as there are any,
    and a text with the index of an earlier one takes its place.  Fewer than asked for come when
    no others were found.  Where not one meets the wishes, those that come near do.  The parameters
    of a text say ``counted_syllables``, and where there are such wishes ``rhymes`` and
    ``stress_agreement``.
    """

    id: int
    revision: int
    before: str
    replaced: str
    after: str
    unit: str = LINE
    pack: str | None = None
    artist: str | None = None
    second_artist: str | None = None
    blend: float = 0.5
    strength: float = 1.0
    syllables: int | None = None
    stresses: str = ""
    rhymes_with: str = ""
    original: bool = False
    temperature: float = DEFAULT_TEMPERATURE
    top_k: int | None = None
    top_p: float | None = None
    candidates: int = 5
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        check_generation(self)
        check_manner(self)
        _check_text("the text before", self.before, MAX_CHARACTERS)
        _check_text("what is written anew", self.replaced, MAX_REPLACED)
        _check_text("the text after", self.after, MAX_CHARACTERS)
        if self.unit not in (LINE, WORD):
            raise ValueError("the unit must be a line or a word")
        if "\n" in self.replaced:
            raise ValueError("one line or one word is written anew at a time")
        if self.unit == WORD and len(self.replaced.split()) > 1:
            raise ValueError("a word must be one word")
        check_stresses(self.stresses)
        if self.syllables is not None:
            check_whole("the number of syllables", self.syllables, 1, MAX_SYLLABLES)
            if self.stresses and len(self.stresses) != self.syllables:
                raise ValueError("the stresses say themselves how many syllables there are")
        _check_text("what it rhymes with", self.rhymes_with, MAX_REPLACED)
        if not isinstance(self.original, bool):
            raise ValueError("original must be true or false")
        check_cuts(self.top_k, self.top_p)


@dataclass(frozen=True, slots=True)
class ActivationsRequest:
    """Say what a unit of the network does over a text.

    ``text``: 1 to 20,000 characters.  ``unit``: (layer, number), both from 0; ``None`` to look for
    the one that follows ``follow``, one of :data:`FEATURES`; with both the unit is shown, and its
    correlation is that with ``follow``.  ``part``: ``"hidden"``, or ``"cell"`` for tanh of the
    cell state.  ``count``: units to name, 1 to 100.  ``artist``: in whose manner the text is read.
    The others as in :class:`ScoreRequest`.
    """

    id: int
    revision: int
    text: str
    unit: tuple[int, int] | None = None
    follow: str | None = None
    part: str = CELL
    count: int = 10
    pack: str | None = None
    artist: str | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        check_id(self.id)
        check_whole("the revision", self.revision, 0, None)
        _check_text("the text", self.text, MAX_FELT_CHARACTERS)
        if not self.text:
            raise ValueError("there is no character in the text")
        if self.unit is None and self.follow is None:
            raise ValueError("there must be a unit, or something for it to follow")
        if self.unit is not None:
            if not isinstance(self.unit, tuple) or len(self.unit) != 2:
                raise ValueError("the unit must be a layer and a number")
            check_whole("the layer", self.unit[0], 0, None)
            check_whole("the unit's number", self.unit[1], 0, None)
        if self.follow is not None and self.follow not in FEATURES:
            raise ValueError(f"what a unit follows must be one of {', '.join(FEATURES)}")
        if self.part not in (HIDDEN, CELL):
            raise ValueError("the part must be hidden or cell")
        check_whole("the number of units", self.count, 1, MAX_UNITS)
        check_pack(self.pack)
        if self.artist is not None and (
            not isinstance(self.artist, str) or not self.artist.strip()
        ):
            raise ValueError("the artist must be a name")
        check_device(self.device)


class UnitFit(NamedTuple):
    """A unit, and how it goes with a feature: Pearson's correlation, -1 to 1."""

    layer: int
    number: int
    correlation: float


@dataclass(frozen=True, slots=True)
class Activations:
    """The answer to an :class:`ActivationsRequest`.

    ``unit``: (layer, number).  ``values``: -1 to 1, one for each character of the text: the state
    after it was read.  ``follow``: what the unit was to follow, ``None`` for nothing;
    ``correlation``: with it, ``None`` where the feature does not change over the text.
    ``units``: those that follow it best, the best first; none when nothing was to be followed.
    ``features``: how the unit that is shown goes with each feature that changes over the text, the
    nearest first.  ``layers``, ``width``: how many units there are.  Correlations are measured
    over the text, and over a built-in one besides where it is short.  The others as in
    :class:`Scored`.
    """

    id: int
    revision: int
    unit: tuple[int, int]
    values: tuple[float, ...]
    follow: str | None
    correlation: float | None
    units: tuple[UnitFit, ...]
    features: tuple[tuple[str, float], ...]
    layers: int
    width: int
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str

    def __post_init__(self) -> None:
        check_id(self.id)


def check_manner(request: _Manner) -> None:
    """Artists, their blend and their strength."""
    for what, name in (("artist", request.artist), ("second artist", request.second_artist)):
        given: object = name
        if given is not None and (not isinstance(given, str) or not given.strip()):
            raise ValueError(f"the {what} must be a name")
    if request.second_artist is not None and request.artist is None:
        raise ValueError("a second artist needs a first one")
    check_number("the blend", request.blend, 0, 1)
    check_number("the artist strength", request.strength, 0, MAX_STRENGTH)


def check_stresses(value: object) -> None:
    """The signs of a line."""
    if not isinstance(value, str) or len(value) > MAX_SYLLABLES:
        raise ValueError(f"the stresses of a line must be at most {MAX_SYLLABLES} signs")
    if not set(value) <= {WEAK, STRONG}:
        raise ValueError("the stresses must be written with x and /, such as x/x/x/x/")


def _check_text(what: str, value: object, most: int) -> None:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError(f"{what} must be a text of at most {most} characters")
