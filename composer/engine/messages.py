"""What the window (or the command line) and the engine process say to each other.

Plain frozen dataclasses that travel through a pipe; each checks itself when it is made and
raises ``ValueError`` with a sentence.  Times are ticks, 480 to a quarter note, counted from the
start of the score.  No torch here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Union

from composer.model.generation import Parameter
from composer.model.mask import Mask
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import SATB

MAX_CANDIDATES = 16
MAX_GIBBS_STEPS = 100_000
MIN_TEMPERATURE, MAX_TEMPERATURE = 0.0, 10.0
DEFAULT_TEMPERATURE = 1.0
MAX_SEED = 2**63 - 1
# 512 bars of eight quarters each: what one run of a network may take into memory.
MAX_SIXTEENTHS = 512 * 32
MAX_STRENGTH = 4.0  # of an artist
MAX_CHARACTERS = 20_000  # of a text, and of its prime
MAX_TUNE_BARS = 200
MAX_NOTES = 100_000  # of a song that is gone on from
MAX_CONTINUED = 256 * 16 * SIXTEENTH  # ticks: 256 bars of four quarters
STOPS = ("length", "line", "stanza")
DEVICES = ("auto", "cpu", "cuda")
ROLES = tuple(role.value for role in SATB)


class OperationCancelled(Exception):
    """Raised by an operation of the engine between two steps, once its request is cancelled."""


class OperationRefused(Exception):
    """Raised by an operation that cannot be done as asked; its text is one sentence to show."""


class Span(NamedTuple):
    """A sung pitch (MIDI number) from tick ``onset`` on, for ``duration`` ticks."""

    pitch: int
    onset: int
    duration: int


VoiceNotes = tuple[str, tuple[Note, ...]]  # role, and the notes of that voice


@dataclass(frozen=True, slots=True)
class HarmonizeRequest:
    """Write the voices that are missing around a melody.

    ``id``: unique among the requests of one client, 1 or more.  ``revision``: the document's
    when the request was made.  ``notes``: the melody, one voice in order of onset, no two
    sounding at once.  ``given_role``: which of the four voices the melody is (``"soprano"``,
    ``"alto"``, ``"tenor"``, ``"bass"``).  ``pack``: a pack's name, ``None`` for the best coconet
    pack installed.  ``candidates``: 1 to 16.  ``steps``: Gibbs steps, ``None`` for the pack's
    own number.  ``temperature``: 0 to 10; 0 takes the likeliest notes.  ``seed``:
    0 to 2**63 - 1, ``None`` to have one drawn (the candidates say which).  ``device``:
    ``"auto"``, ``"cpu"`` or ``"cuda"``.  ``masks``: the score's masks, of which a lock keeps the
    notes under it.  ``kept``: for other voices the notes that stay, in order of onset, no two of
    a voice sounding at once; the new ones are written around them.
    """

    id: int
    revision: int
    notes: tuple[Note, ...]
    pack: str | None = None
    given_role: str = "soprano"
    candidates: int = 1
    steps: int | None = None
    temperature: float = DEFAULT_TEMPERATURE
    seed: int | None = None
    device: str = "auto"
    masks: tuple[Mask, ...] = ()
    kept: tuple[VoiceNotes, ...] = ()

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_whole("the revision", self.revision, 0, None)
        _check_line("the melody", self.notes)
        if not self.notes:
            raise ValueError("there is no note in the melody")
        _check_voices(self.kept)
        if any(role == self.given_role for role, _ in self.kept):
            raise ValueError("the melody's own voice cannot be kept besides")
        if self.end > MAX_SIXTEENTHS * SIXTEENTH:
            raise ValueError("the melody is longer than 512 bars")
        _check_pack(self.pack)
        if self.given_role not in ROLES:
            raise ValueError(f"the melody must be one of {', '.join(ROLES)}")
        _check_whole("the number of candidates", self.candidates, 1, MAX_CANDIDATES)
        if self.steps is not None:
            _check_whole("the number of steps", self.steps, 1, MAX_GIBBS_STEPS)
        _check_number("the temperature", self.temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
        if self.seed is not None:
            _check_whole("the seed", self.seed, 0, MAX_SEED)
        _check_device(self.device)
        if not isinstance(self.masks, tuple) or not all(isinstance(m, Mask) for m in self.masks):
            raise ValueError("the masks must be a tuple of masks")

    @property
    def start(self) -> int:
        """First tick of the written cells: the first onset, down to the 16th-note grid."""
        return self.notes[0].onset // SIXTEENTH * SIXTEENTH

    @property
    def end(self) -> int:
        """End (exclusive) of the written cells: the last note's end, up to the 16th-note grid."""
        return -(-self.notes[-1].end // SIXTEENTH) * SIXTEENTH


@dataclass(frozen=True, slots=True)
class RepaintRequest:
    """Write some cells of a four-voice score anew, all others staying as they are.

    ``voices``: for each voice that has notes its line, in order of onset, no two sounding at
    once, the cells to be written included or not.  ``cells``: role, first tick and end
    (exclusive) of what is written, on the sixteenth-note grid.  ``masks``: what the generation
    record keeps.  The others as in :class:`HarmonizeRequest`.
    """

    id: int
    revision: int
    voices: tuple[VoiceNotes, ...]
    cells: tuple[tuple[str, int, int], ...]
    pack: str | None = None
    candidates: int = 1
    steps: int | None = None
    temperature: float = DEFAULT_TEMPERATURE
    seed: int | None = None
    device: str = "auto"
    masks: tuple[Mask, ...] = ()

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_whole("the revision", self.revision, 0, None)
        _check_voices(self.voices)
        if not self.cells:
            raise ValueError("there is no cell to write")
        for role, start, end in self.cells:
            if role not in ROLES:
                raise ValueError(f"a voice must be one of {', '.join(ROLES)}")
            _check_whole("the first tick", start, 0, None)
            _check_whole("the end", end, start + 1, MAX_SIXTEENTHS * SIXTEENTH)
            if start % SIXTEENTH or end % SIXTEENTH:
                raise ValueError("the cells must lie on the sixteenth-note grid")
        _check_pack(self.pack)
        _check_whole("the number of candidates", self.candidates, 1, MAX_CANDIDATES)
        if self.steps is not None:
            _check_whole("the number of steps", self.steps, 1, MAX_GIBBS_STEPS)
        _check_number("the temperature", self.temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
        if self.seed is not None:
            _check_whole("the seed", self.seed, 0, MAX_SEED)
        _check_device(self.device)
        if not isinstance(self.masks, tuple) or not all(isinstance(m, Mask) for m in self.masks):
            raise ValueError("the masks must be a tuple of masks")

    @property
    def start(self) -> int:
        """First tick of the cells."""
        return min(start for _, start, _ in self.cells)

    @property
    def end(self) -> int:
        """End (exclusive) of the cells."""
        return max(end for _, _, end in self.cells)


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
    temperature: float = DEFAULT_TEMPERATURE
    top_k: int | None = None
    top_p: float | None = None
    candidates: int = 1
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_whole("the revision", self.revision, 0, None)
        _check_pack(self.pack)
        for what, name in (("artist", self.artist), ("second artist", self.second_artist)):
            if name is not None and (not isinstance(name, str) or not name.strip()):
                raise ValueError(f"the {what} must be a name")
        if self.second_artist is not None and self.artist is None:
            raise ValueError("a second artist needs a first one")
        _check_number("the blend", self.blend, 0, 1)
        _check_number("the artist strength", self.strength, 0, MAX_STRENGTH)
        if not isinstance(self.prime, str) or len(self.prime) > MAX_CHARACTERS:
            raise ValueError(f"the prime must be a text of at most {MAX_CHARACTERS} characters")
        _check_whole("the length", self.length, 1, MAX_CHARACTERS)
        if self.stop not in STOPS:
            raise ValueError(f"the stop must be one of {', '.join(STOPS)}")
        _check_number("the temperature", self.temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
        if self.top_k is not None:
            _check_whole("top-k", self.top_k, 1, None)
        if self.top_p is not None:
            _check_number("top-p", self.top_p, 0.001, 1)
        _check_whole("the number of candidates", self.candidates, 1, MAX_CANDIDATES)
        if self.seed is not None:
            _check_whole("the seed", self.seed, 0, MAX_SEED)
        _check_device(self.device)


@dataclass(frozen=True, slots=True)
class TuneRequest:
    """Write a new folk tune with exact bars.

    ``meter`` such as ``"6/8"``, ``tonic`` such as ``"F#"`` and ``mode`` such as ``"dorian"``:
    those that the pack has, ``None`` for a frequent one.  ``bars``: after so many full ones the
    tune comes to its end, 2 to 200, ``None`` for a usual length.  The others as in
    :class:`LyricsRequest`.
    """

    id: int
    revision: int
    pack: str | None = None
    meter: str | None = None
    tonic: str | None = None
    mode: str | None = None
    bars: int | None = None
    temperature: float = DEFAULT_TEMPERATURE
    top_k: int | None = None
    top_p: float | None = None
    candidates: int = 1
    seed: int | None = None
    device: str = "auto"

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_whole("the revision", self.revision, 0, None)
        _check_pack(self.pack)
        for what, value in (("meter", self.meter), ("tonic", self.tonic), ("mode", self.mode)):
            if value is not None and (not isinstance(value, str) or not value):
                raise ValueError(f"the {what} must be a text")
        if self.bars is not None:
            _check_whole("the number of bars", self.bars, 2, MAX_TUNE_BARS)
        _check_number("the temperature", self.temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
        if self.top_k is not None:
            _check_whole("top-k", self.top_k, 1, None)
        if self.top_p is not None:
            _check_number("top-p", self.top_p, 0.001, 1)
        _check_whole("the number of candidates", self.candidates, 1, MAX_CANDIDATES)
        if self.seed is not None:
            _check_whole("the seed", self.seed, 0, MAX_SEED)
        _check_device(self.device)


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
        _check_id(self.id)
        _check_whole("the revision", self.revision, 0, None)
        if not isinstance(self.score, Score) or not self.score.notes:
            raise ValueError("there is no note to go on from")
        if len(self.score.notes) > MAX_NOTES:
            raise ValueError(f"the song has more than {MAX_NOTES} notes")
        last = max(note.end for note in self.score.notes.values())
        _check_whole("the start", self.start, last, MAX_SIXTEENTHS * SIXTEENTH)
        most = min(MAX_SIXTEENTHS * SIXTEENTH, self.start + MAX_CONTINUED)
        _check_whole("the end", self.end, self.start + 1, most)
        _check_pack(self.pack)
        _check_number("the temperature", self.temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
        _check_whole("the number of candidates", self.candidates, 1, MAX_CANDIDATES)
        if self.seed is not None:
            _check_whole("the seed", self.seed, 0, MAX_SEED)
        _check_device(self.device)


Request = Union[HarmonizeRequest, RepaintRequest, LyricsRequest, TuneRequest, ContinueRequest]


@dataclass(frozen=True, slots=True)
class Cancel:
    """To the engine: stop the request (running or waiting) with that id."""

    id: int

    def __post_init__(self) -> None:
        _check_id(self.id)


@dataclass(frozen=True, slots=True)
class Ready:
    """From the engine, once per process: torch is loaded.  ``cuda``: a GPU can be used."""

    torch_version: str
    cuda: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps (0 <= done <= total, total 1 or more) of request ``id``."""

    id: int
    done: int
    total: int

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_whole("the total of steps", self.total, 1, None)
        _check_whole("the number of steps done", self.done, 0, self.total)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One harmonisation, or (``final`` false) how it looks so far.

    ``index``: 0 to candidates - 1; a later message with the same index replaces an earlier one.
    ``voices``: role (``"alto"`` ...) to its spans in order; only the voices that were written,
    never the given one.  ``parameters``: what the run was made with, sorted pairs of name and
    value.  ``pack``, ``pack_hash``: name and sha256 of the weights.  ``seed``: the one used.
    ``nats``: mean negative log-likelihood of the written cells under the model, in nats, lower
    is likelier; ``None`` when it was not measured (always so before the end).
    """

    id: int
    revision: int
    index: int
    voices: dict[str, tuple[Span, ...]]
    parameters: tuple[tuple[str, Parameter], ...]
    pack: str
    pack_hash: str
    seed: int
    nats: float | None = None
    final: bool = True

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_whole("the candidate's index", self.index, 0, MAX_CANDIDATES - 1)
        _check_whole("the seed", self.seed, 0, MAX_SEED)
        for role, spans in self.voices.items():
            if role not in ROLES:
                raise ValueError(f"a candidate cannot write a voice {role!r}")
            end = 0
            for pitch, onset, duration in spans:
                if not 0 <= pitch <= 127 or onset < end or duration < 1:
                    raise ValueError(f"the candidate's {role} is not one voice in order")
                end = onset + duration


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
        _check_id(self.id)
        _check_whole("the text's index", self.index, 0, MAX_CANDIDATES - 1)
        _check_whole("the seed", self.seed, 0, MAX_SEED)


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
        _check_id(self.id)
        _check_whole("the continuation's index", self.index, 0, MAX_CANDIDATES - 1)
        _check_whole("the seed", self.seed, 0, MAX_SEED)
        for pitch, onset, duration, velocity in self.notes:
            if not 0 <= pitch <= 127 or onset < 0 or duration < 1 or not 1 <= velocity <= 127:
                raise ValueError("a note of the continuation is none")


@dataclass(frozen=True, slots=True)
class Finished:
    """Request ``id`` is done; its candidates were sent before."""

    id: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Request ``id`` was stopped because a :class:`Cancel` asked for it."""

    id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Request ``id`` came to nothing; ``sentence`` tells the person why, ``details`` the log.

    ``refused``: it cannot be done as it was asked for; asking again would not help.
    """

    id: int
    sentence: str
    details: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class EngineNotice:
    """About the engine itself, not a request: a sentence for the person, details for the log."""

    sentence: str
    details: str = ""


Message = Union[
    Ready,
    Progress,
    Candidate,
    TextPiece,
    Text,
    Continuation,
    Finished,
    Cancelled,
    Failed,
    EngineNotice,
]


def _check_id(value: int) -> None:
    _check_whole("a request's id", value, 1, None)


def _check_line(what: str, notes: object) -> None:
    if not isinstance(notes, tuple) or not all(isinstance(note, Note) for note in notes):
        raise ValueError(f"{what} must be a tuple of notes")
    for before, after in pairwise(notes):
        if after.onset < before.end:
            raise ValueError(f"the notes of {what} must follow each other")


def _check_voices(voices: object) -> None:
    if not isinstance(voices, tuple):
        raise ValueError("the voices must be a tuple")
    roles = [role for role, _ in voices]
    if len(set(roles)) != len(roles) or not set(roles) <= set(ROLES):
        raise ValueError(f"the voices must be some of {', '.join(ROLES)}, each once")
    for role, notes in voices:
        _check_line(f"the {role}", notes)


def _check_pack(value: object) -> None:
    if value is not None and (not isinstance(value, str) or not value):
        raise ValueError("the pack must be a name")


def _check_device(value: object) -> None:
    if value not in DEVICES:
        raise ValueError(f"the device must be one of {', '.join(DEVICES)}")


def _check_number(what: str, value: object, low: float, high: float) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise ValueError(f"{what} must be {low:g} to {high:g}")


def _check_whole(what: str, value: object, low: int, high: int | None) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{what} must be a whole number")
    if value < low or (high is not None and value > high):
        bounds = f"{low} or more" if high is None else f"{low} to {high}"
        raise ValueError(f"{what} must be {bounds}")
