"""What is found that will trouble a singer: which it is, where, and what would mend it.

A finding has a code and the values that its sentence is made of, so that it can be said in any
language; in English it is :attr:`Finding.sentence`.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.model.lyrics import Place
from composer.model.note import Note
from composer.model.score import Score

Value = str | int

# What a finding says, by its code; ``{where}`` is one of :data:`PLACES`.
SENTENCES = {
    "stress_in_word": (
        "“{word}” is spoken with its weight on “{text}”, but “{other}” has the stronger beat "
        "({where})."
    ),
    "stress_beside": "“{other}” has the strong beat ({where}) rather than “{text}” beside it.",
    "melisma": "“{text}” has {count} notes ({where}).",
    "melisma_fast": "“{text}” has {count} notes, {rate} a second ({where}).",
    "fast": "{count} syllables from “{text}” on come at {rate} a second ({where}).",
    "leap_up": "“{word}” leaps {size} semitones up ({where}).",
    "leap_down": "“{word}” leaps {size} semitones down ({where}).",
    "above": "“{text}” lies above the range of “{voice}” ({where}).",
    "above_many": "{count} notes from “{text}” on lie above the range of “{voice}” ({where}).",
    "below": "“{text}” lies below the range of “{voice}” ({where}).",
    "below_many": "{count} notes from “{text}” on lie below the range of “{voice}” ({where}).",
    "breath": (
        "From “{first}” on there is no rest to breathe for {seconds} seconds; one could be after "
        "“{text}” ({where})."
    ),
}
PLACES = {"on": "bar {bar}, beat {beat}", "after": "bar {bar}, after beat {beat}"}


@dataclass(frozen=True, slots=True)
class Fix:
    """``name`` of the undo step.  ``edit``: a function of :mod:`composer.prosody.laying` by name
    with what it takes after the place, and ``place``; ``None`` for none.  ``notes``: notes as they
    become; ``removed``: ids of those that go."""

    name: str
    edit: tuple[str, tuple[object, ...]] | None = None
    place: Place | None = None
    notes: tuple[Note, ...] = ()
    removed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """``kind``: one of :data:`~composer.prosody.singability.KINDS`.  ``place``: the syllable;
    ``notes``: ids of what it is about; ``tick``: where the first of them begins.  ``code``: one of
    :data:`SENTENCES`; ``values``: those of its sentence, with ``bar`` and ``beat`` from 1 and
    ``at``, one of :data:`PLACES`."""

    kind: str
    place: Place
    notes: tuple[int, ...]
    tick: int
    code: str
    values: tuple[tuple[str, Value], ...]
    fix: Fix | None = None

    @property
    def sentence(self) -> str:
        """In English, for the command line."""
        values = dict(self.values)
        where = PLACES[str(values["at"])].format(**values)
        return SENTENCES[self.code].format(**values, where=where)


def values_of(score: Score, tick: int, **values: Value) -> tuple[tuple[str, Value], ...]:
    """The values of a sentence about something at a tick."""
    bar, into = score.meter.position(tick)
    beat, rest = divmod(into, score.meter.at(tick).beat_ticks)
    where = {"bar": bar + 1, "beat": beat + 1, "at": "after" if rest else "on"}
    return tuple({**values, **where}.items())
