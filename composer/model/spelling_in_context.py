"""Which written notes the pitches of a song are, by the music around each of them.

Each note is written as what lies nearest, on the line of fifths, to the notes that sound about it
and to the key that is stated, and so that a step of a semitone is one to another letter: the
"centre of gravity" of Temperley, "The Cognition of Basic Musical Structures" (2001), chapter 5.
The first reading is that of :func:`~composer.model.spelling.spelled`; it is read over twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from composer.model.spelling import place_of, places_of, spelled
from composer.model.time import TICKS_PER_QUARTER

_KEY_SHARE = 0.4  # how much the key counts beside what sounds
_LETTER = 2.0  # fifths that a note may lie further away so that a semitone is a step
_PASSES = 2
_AROUND = 4  # quarters before and after that count, the nearer the more
_LONGEST = 2 * TICKS_PER_QUARTER  # a long note counts no more than so
_SCALE_MIDDLE = 2  # the scale of n sharps reaches from n - 1 to n + 5
_SEMITONE = 5  # fifths that a step of a semitone is apart


@dataclass(frozen=True, slots=True)
class Heard:
    """A note: ``pitch`` (MIDI), ``onset`` and ``duration`` (ticks), the key's ``fifths`` there;
    ``following``: the id of the note that comes next in its line."""

    pitch: int
    onset: int
    duration: int
    fifths: int
    following: int | None = None


def places_in_context(heard: Mapping[int, Heard]) -> dict[int, int]:
    """Where on the line of fifths each of the notes is written, by id, as
    :func:`~composer.model.spelling.at_place` takes it; ``following`` may name no other ids."""
    places = {}
    for id, note in heard.items():
        after = None if note.following is None else heard[note.following].pitch
        places[id] = place_of(spelled(note.pitch, note.fifths, after))
    for _ in range(_PASSES):
        around = _Around(heard, places)
        places = {id: _nearest(id, heard, places, around) for id in heard}
    return places


class _Around:
    """The places of what sounds near a quarter; in whole numbers, so that their order is none."""

    def __init__(self, heard: Mapping[int, Heard], places: Mapping[int, int]) -> None:
        lengths: dict[int, list[int]] = {}
        sums: dict[int, list[int]] = {}
        for id, note in heard.items():
            quarter = note.onset // TICKS_PER_QUARTER
            length = min(note.duration, _LONGEST)
            lengths.setdefault(quarter, [0] * 12)[note.pitch % 12] += length
            sums.setdefault(quarter, [0] * 12)[note.pitch % 12] += length * places[id]
        self._lengths = {quarter: _smooth(lengths, quarter) for quarter in lengths}
        self._sums = {quarter: _smooth(sums, quarter) for quarter in sums}

    def middle(self, note: Heard) -> float | None:
        """Of what sounds near the note and is another pitch; ``None`` where nothing does."""
        quarter, own = note.onset // TICKS_PER_QUARTER, note.pitch % 12
        lengths, sums = self._lengths[quarter], self._sums[quarter]
        length = sum(lengths) - lengths[own]
        return (sum(sums) - sums[own]) / length if length else None


def _smooth(table: Mapping[int, Sequence[int]], quarter: int) -> list[int]:
    found = [0] * 12
    for beside in range(-_AROUND, _AROUND + 1):
        row = table.get(quarter + beside)
        if row is not None:
            weight = _AROUND + 1 - abs(beside)
            for pitch, amount in enumerate(row):
                found[pitch] += weight * amount
    return found


def _nearest(
    id: int, heard: Mapping[int, Heard], places: Mapping[int, int], around: _Around
) -> int:
    note = heard[id]
    key = note.fifths + _SCALE_MIDDLE
    middle = around.middle(note)
    centre = key if middle is None else _KEY_SHARE * key + (1 - _KEY_SHARE) * middle
    after = note.following
    step = after is not None and abs(heard[after].pitch - note.pitch) == 1

    def cost(place: int) -> float:
        away = abs(place - centre)
        if step and after is not None and abs(places[after] - place) != _SEMITONE:
            away += _LETTER
        return away

    return min(places_of(note.pitch), key=cost)
