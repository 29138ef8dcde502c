"""What the information fields of ABC notation say: keys, meters, unit lengths and tempi."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from composer.model.key import Key
from composer.model.spelling import alterations

_MODES = {
    **{"": "major", "maj": "major", "ion": "major", "m": "minor", "min": "minor", "aeo": "minor"},
    **{"dor": "dorian", "phr": "phrygian", "lyd": "lydian", "mix": "mixolydian"},
    "loc": "locrian",
}
_KEY = re.compile(r"\s*([A-G])([#b♯♭]?)\s*([A-Za-z]*)")
_SIGN = re.compile(r"(\^\^?|__?|=)\s*([A-Ga-g])")
_ALTER = {"^": 1, "^^": 2, "_": -1, "__": -2, "=": 0}
_FRACTION = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_OCTAVE = re.compile(r"octave\s*=\s*(-?\d)")
_MICROSECONDS = 60_000_000


@dataclass(frozen=True, slots=True)
class Signature:
    """``fifths`` sharps (negative: flats) in ``mode``; ``alterations``: semitones by step, with
    what the field says beyond the key.  ``octaves``: by which notes sound higher, if it says so.
    ``stated``: whether there is a key at all."""

    fifths: int
    mode: str
    alterations: dict[str, int]
    octaves: int | None = None
    stated: bool = True


def key_signature(value: str, before: Signature) -> Signature:
    """The signature of a ``K:`` field; what it does not say is as ``before``."""
    octave = _OCTAVE.search(value)
    octaves = int(octave[1]) if octave else None
    words = value.strip()
    if words.startswith(("HP", "Hp")):  # pipes: two sharps, written out or not
        return Signature(2, "mixolydian", alterations(2), octaves)
    found = _KEY.match(words)
    # A clef ("bass", "clef=…") alone says nothing of the key.
    if words[:4].lower() == "none" or not words:
        return Signature(0, "major", alterations(0), octaves, stated=False)
    if found is None or "=" in words.split()[0] or words.lower().startswith(("bass", "alto")):
        return Signature(before.fifths, before.mode, before.alterations, octaves)
    mode = _MODES.get(found[3].lower()[:3] if found[3] != "m" else "m")
    if found[3].lower().startswith(("exp", "clef", "octave", "transpose", "bass", "treble")):
        mode = "major"
    sign = found[2].replace("♯", "#").replace("♭", "b")
    try:
        key = Key.named(0, found[1] + sign, mode or "major")
    except ValueError:
        return Signature(before.fifths, before.mode, before.alterations, octaves)
    altered = alterations(0) if re.search(r"\bexp\b", words) else alterations(key.fifths)
    for sign_text, letter in _SIGN.findall(words[found.end(2) :]):
        altered[letter.upper()] = _ALTER[sign_text]
    return Signature(key.fifths, key.mode, altered, octaves)


def meter_of(value: str) -> tuple[int, int] | None:
    """Beats and unit of an ``M:`` field; ``None`` for a free meter and for what is no meter."""
    words = value.strip()
    if words == "C":
        return 4, 4
    if words == "C|":
        return 2, 2
    found = re.fullmatch(r"\(?\s*(\d{1,3}(?:\s*\+\s*\d{1,3})*)\s*\)?\s*/\s*(\d{1,3})", words)
    if found is None:
        return None
    beats, unit = sum(map(int, found[1].split("+"))), int(found[2])
    if not 1 <= beats <= 255 or unit not in (1, 2, 4, 8, 16, 32, 64):
        return None
    return beats, unit


def unit_of(value: str) -> Fraction | None:
    """The length of an ``L:`` field, in whole notes."""
    words = value.strip()
    if words == "1":
        return Fraction(1)
    found = _FRACTION.fullmatch(words)
    if found is None or not int(found[1]) or not 1 <= int(found[2]) <= 512:
        return None
    return Fraction(int(found[1]), int(found[2]))


def tempo_of(value: str, unit: Fraction) -> int | None:
    """Microseconds a quarter of a ``Q:`` field; ``unit``: quarters of the unit length."""
    words = re.sub(r'"[^"]*"', " ", value)
    number = re.search(r"=\s*(\d{1,4}(?:\.\d{1,9})?)", words) or re.fullmatch(
        r"\s*(\d{1,4}(?:\.\d{1,9})?)\s*", words
    )
    if number is None or not float(number[1]):
        return None
    beats = [Fraction(int(a), int(b)) * 4 for a, b in _FRACTION.findall(words) if int(b)]
    length = sum(beats, Fraction(0)) or unit
    quarters = length * Fraction(number[1])
    tempo = round(_MICROSECONDS / quarters) if quarters else 0
    return tempo if 1 <= tempo < 2**24 else None
