"""Which written note a pitch is in a key: step, accidental and octave.

Notes are ordered on the line of fifths (… B♭ F C G D A E B F♯ …, C being 0).  A key with ``n``
sharps has the seven from ``n - 1`` to ``n + 5``; the five other pitches are taken from either side
of them, by where the line goes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_STEPS = "FCGDAEB"
_SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

# What of the line of fifths is written: F double flat to B double sharp.
_FIRST, _LAST = -15, 19


@dataclass(frozen=True, slots=True)
class Spelled:
    """``step``: a letter from A to G.  ``alter``: semitones, -2 (double flat) to 2.  ``octave``:
    4 begins at middle C; it counts the letter, so that B♯ below middle C has octave 3."""

    step: str
    alter: int
    octave: int

    @property
    def pitch(self) -> int:
        """The MIDI number."""
        return 12 * (self.octave + 1) + _SEMITONES[self.step] + self.alter


def spelled(pitch: int, fifths: int, following: int | None = None) -> Spelled:
    """The written note for a MIDI pitch in a key of ``fifths`` sharps (flats: negative).

    ``following``: the pitch that comes next in the line.  A note outside the scale is written as
    the raised step if it leads up a semitone and as the lowered one if it leads down; else as the
    scale's usual alterations: raised first, fourth and fifth, lowered third and seventh (which
    for minor are the raised third, sixth and seventh).
    """
    lowest = fifths - 3
    if following is not None and following - pitch == 1:
        lowest = fifths - 1
    elif following is not None and following - pitch == -1:
        lowest = fifths - 6
    chosen = _at(pitch, lowest)
    if not _usual(chosen):
        chosen = _at(pitch, fifths - 3)
    return chosen if _usual(chosen) else _at(pitch, -3)


def _usual(note: Spelled) -> bool:
    return abs(note.alter) <= 2 and 0 <= note.octave <= 9


def _at(pitch: int, lowest: int) -> Spelled:
    """The only spelling of ``pitch`` among the twelve fifths from ``lowest`` on."""
    place = lowest + (7 * pitch - lowest) % 12
    if not _FIRST <= place <= _LAST:
        place = -3 + (7 * pitch + 3) % 12
    return _written(pitch, place)


def place_of(note: Spelled) -> int:
    """Where it is on the line of fifths."""
    return _STEPS.index(note.step) + 7 * note.alter - 1


def at_place(pitch: int, place: int) -> Spelled:
    """The written note for a MIDI pitch at that place, one of :func:`places_of`; the plainest one
    where that is in no octave from 0 to 9."""
    name = _written(pitch, place)
    return name if _usual(name) else _written(pitch, -3 + (7 * pitch + 3) % 12)


def _written(pitch: int, place: int) -> Spelled:
    alter, letter = divmod(place + 1, 7)
    step = _STEPS[letter]
    return Spelled(step, alter, (pitch - alter - _SEMITONES[step]) // 12 - 1)


def places_of(pitch: int) -> range:
    """Where on the line of fifths a MIDI pitch can be written, from the flattest on."""
    return range(_FIRST + (7 * pitch - _FIRST) % 12, _LAST + 1, 12)


def alterations(fifths: int) -> dict[str, int]:
    """What the signature of ``fifths`` sharps does to each step, in semitones."""
    sharp = dict.fromkeys(_STEPS[: max(0, fifths)], 1)
    flat = dict.fromkeys(_STEPS[::-1][: max(0, -fifths)], -1)
    return dict.fromkeys(_STEPS, 0) | sharp | flat


def likeliest_fifths(weights: Mapping[int, float]) -> int:
    """The signature (-6 to 6) that leaves the least of the music outside its scale.

    ``weights``: for each pitch class, how much of the music it is.  Of equal ones the one with
    the fewest accidentals.
    """

    def outside(fifths: int) -> float:
        inside = {7 * place % 12 for place in range(fifths - 1, fifths + 6)}
        return sum(weight for pitch, weight in weights.items() if pitch % 12 not in inside)

    return min(range(-6, 7), key=lambda fifths: (outside(fifths), abs(fifths), -fifths))
