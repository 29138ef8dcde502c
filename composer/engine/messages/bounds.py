"""What may stand in a message: the bounds, and the checks that a message makes of itself.

A check raises ``ValueError`` with a sentence.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Protocol

from composer.model.note import Note
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
MAX_STANZA = 16  # lines of a rhyme scheme
MAX_SYLLABLES = 30  # of a line
MAX_TUNE_BARS = 200
MAX_PARTS, MAX_PART_BARS = 8, 16  # of a tune's form
MAX_NOTES = 100_000  # of a song that is gone on from
MAX_CONTINUED = 256 * 16 * SIXTEENTH  # ticks: 256 bars of four quarters
STOPS = ("length", "line", "stanza")
DEVICES = ("auto", "cpu", "cuda")
ROLES = tuple(role.value for role in SATB)


class _Generation(Protocol):
    """What the requests that write something have in common."""

    @property
    def id(self) -> int: ...
    @property
    def revision(self) -> int: ...
    @property
    def pack(self) -> str | None: ...
    @property
    def candidates(self) -> int: ...
    @property
    def temperature(self) -> float: ...
    @property
    def seed(self) -> int | None: ...
    @property
    def device(self) -> str: ...


def check_generation(request: _Generation) -> None:
    """What every request that writes something has: id, revision, pack, candidates and so on."""
    check_id(request.id)
    check_whole("the revision", request.revision, 0, None)
    check_pack(request.pack)
    check_whole("the number of candidates", request.candidates, 1, MAX_CANDIDATES)
    check_number("the temperature", request.temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
    if request.seed is not None:
        check_whole("the seed", request.seed, 0, MAX_SEED)
    check_device(request.device)


def check_cuts(top_k: object, top_p: object) -> None:
    """Top-k and top-p, ``None`` where nothing is cut."""
    if top_k is not None:
        check_whole("top-k", top_k, 1, None)
    if top_p is not None:
        check_number("top-p", top_p, 0.001, 1)


def check_id(value: int) -> None:
    check_whole("a request's id", value, 1, None)


def check_line(what: str, notes: object) -> None:
    if not isinstance(notes, tuple) or not all(isinstance(note, Note) for note in notes):
        raise ValueError(f"{what} must be a tuple of notes")
    for before, after in pairwise(notes):
        if after.onset < before.end:
            raise ValueError(f"the notes of {what} must follow each other")


def check_voices(voices: object) -> None:
    if not isinstance(voices, tuple):
        raise ValueError("the voices must be a tuple")
    roles = [role for role, _ in voices]
    if not all(isinstance(role, str) for role in roles):
        raise ValueError("a voice must be named by a text")
    if len(set(roles)) != len(roles) or not set(roles) <= set(ROLES):
        raise ValueError(f"the voices must be some of {', '.join(ROLES)}, each once")
    for role, notes in voices:
        check_line(f"the {role}", notes)


def check_pack(value: object) -> None:
    if value is not None and (not isinstance(value, str) or not value):
        raise ValueError("the pack must be a name")


def check_device(value: object) -> None:
    if value not in DEVICES:
        raise ValueError(f"the device must be one of {', '.join(DEVICES)}")


def check_scheme(what: str, value: object, most: int) -> None:
    """A letter for each line of a stanza or part of a tune; empty for none."""
    if not isinstance(value, str) or len(value) > most:
        raise ValueError(f"{what} must be of at most {most} letters")
    if value and not (value.isascii() and value.isalpha() and value.isupper()):
        raise ValueError(f"{what} must be of capital letters, such as ABAB")


def check_number(what: str, value: object, low: float, high: float) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise ValueError(f"{what} must be {low:g} to {high:g}")


def check_whole(what: str, value: object, low: int, high: int | None) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{what} must be a whole number")
    if value < low or (high is not None and value > high):
        bounds = f"{low} or more" if high is None else f"{low} to {high}"
        raise ValueError(f"{what} must be {bounds}")
