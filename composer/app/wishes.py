"""How a text is to be written: in whose manner, how daring, how long, in which form.

What the lyrics pane's controls show and what the settings remember.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from composer.engine.messages import (
    MAX_SEED,
    MAX_STANZA,
    MAX_STRENGTH,
    MAX_SYLLABLES,
)
from composer.prosody.scheme import StanzaForm

MAX_LENGTH = 4000  # characters of one text that is asked for in the window
MAX_WISHED_TEMPERATURE = 4.0
MAX_PROPOSALS = 12


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked for.

    ``pack``: a lyrics pack's name, ``None`` for the best.  ``artist``, ``second_artist``,
    ``blend`` (0 to 1), ``strength`` (0 to 4), ``rhyme``, ``original``: as in
    :class:`~composer.engine.messages.LyricsRequest`.  ``temperature``: 0 to 4.  ``length``: 1 to
    4000 characters.  ``seed``: ``None`` for another one each time.  ``syllables``: of each line
    of a stanza, 1 to 30, at most 16, none for any; ``as_notes``: as many as notes are selected,
    in place of ``syllables``.  ``alternatives``: for a line, 1 to 12.

    Raises ``ValueError`` on a value out of its range.
    """

    pack: str | None = None
    artist: str | None = None
    second_artist: str | None = None
    blend: float = 0.5
    strength: float = 1.0
    temperature: float = 0.7
    length: int = 400
    seed: int | None = None
    rhyme: str = ""
    syllables: tuple[int, ...] = ()
    as_notes: bool = False
    original: bool = False
    alternatives: int = 5

    def __post_init__(self) -> None:
        for field in fields(self):
            if not _CHECKS[field.name](getattr(self, field.name)):
                raise ValueError(f"the wish {field.name!r} is out of its range")

    def stored(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Wishes:
        """What was stored; a value that cannot be is replaced by the default."""
        values = {}
        for field in fields(cls):
            if field.name in stored:
                value = stored[field.name]
                value = tuple(value) if isinstance(value, list) else value
                if _CHECKS[field.name](value):
                    values[field.name] = value
        return cls(**values)


def form_of_line(song: str, start: int, wishes: Wishes) -> tuple[int | None, str]:
    """How many syllables the line that begins at ``start`` is wished to have (``None``: any), and
    the line above it that it is to rhyme with (empty: none)."""
    stanza = song[:start].rpartition("\n\n")[2].split("\n")[:-1]
    above = [line for line in stanza if line.strip() and not line.lstrip().startswith("[")]
    form = StanzaForm(wishes.rhyme, wishes.syllables)
    partner = form.partner_of(len(above))
    return form.syllables_of(len(above)), "" if partner is None else above[partner]


def _name(value: object) -> bool:
    return value is None or (isinstance(value, str) and bool(value.strip()))


def _number(low: float, high: float) -> Any:
    return lambda v: isinstance(v, (int, float)) and not isinstance(v, bool) and low <= v <= high


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _scheme(value: object) -> bool:
    return isinstance(value, str) and (
        not value
        or (len(value) <= MAX_STANZA and value.isascii() and value.isalpha() and value.isupper())
    )


_CHECKS: dict[str, Any] = {
    "pack": _name,
    "artist": _name,
    "second_artist": _name,
    "blend": _number(0, 1),
    "strength": _number(0, MAX_STRENGTH),
    "temperature": _number(0, MAX_WISHED_TEMPERATURE),
    "length": lambda v: _whole(v, 1, MAX_LENGTH),
    "seed": lambda v: v is None or _whole(v, 0, MAX_SEED),
    "rhyme": _scheme,
    "syllables": lambda v: (
        isinstance(v, tuple)
        and len(v) <= MAX_STANZA
        and all(_whole(number, 1, MAX_SYLLABLES) for number in v)
    ),
    "as_notes": lambda v: isinstance(v, bool),
    "original": lambda v: isinstance(v, bool),
    "alternatives": lambda v: _whole(v, 1, MAX_PROPOSALS),
}
