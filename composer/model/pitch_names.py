"""Reading the name of a pitch as a person writes it."""

from __future__ import annotations

import re

from composer.model.note import MAX_PITCH, MIN_PITCH

_NATURAL = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_NAME = re.compile(r"([A-Ga-g])([#b]{0,2})(-?\d{1,2})")


def pitch_named(name: str) -> int:
    """The MIDI pitch of a name such as ``"C4"`` (60), ``"f#3"`` or ``"B♭2"``, or of a number.

    Raises ``ValueError`` with a sentence where there is none within 0 to 127.
    """
    plain = name.strip().replace("♯", "#").replace("♭", "b")
    found = _NAME.fullmatch(plain)
    if found is not None:
        letter, signs, octave = found.groups()
        pitch = _NATURAL[letter.upper()] + signs.count("#") - signs.count("b")
        pitch += 12 * (int(octave) + 1)
    elif plain.isdecimal() and plain.isascii():
        pitch = int(plain)
    else:
        raise ValueError(f"{name!r} is no pitch such as C4 or F#3")
    if not MIN_PITCH <= pitch <= MAX_PITCH:
        raise ValueError(f"{name!r} is outside C-1 to G9")
    return pitch
