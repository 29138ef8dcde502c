"""From the letter of a note to its pitch: in the key, and nearest to the note before.  No Qt.

A place on the staff counts letters: C4 is 28, D4 is 29, C5 is 35.
"""

from __future__ import annotations

from composer.model.key import Key, spell
from composer.model.note import MAX_PITCH, MIN_PITCH

LETTERS = "CDEFGAB"
_NATURAL = (0, 2, 4, 5, 7, 9, 11)
_SHARPS = "FCGDAEB"
_OCTAVE = 12


def staff_place(pitch: int, key: Key | None) -> int:
    """The place of a pitch on the staff, as the key spells it."""
    name = spell(pitch, key)
    return LETTERS.index(name[0]) + 7 * (pitch // 12 - 1)


def nearest(letter: str, place: int, key: Key | None) -> tuple[int, int]:
    """The pitch (0 to 127) of a letter in the key, and its place, within a fourth of ``place``."""
    steps = (LETTERS.index(letter) - place) % 7
    wanted = place + (steps if steps <= 3 else steps - 7)
    return pitch_at(wanted, key), wanted


def pitch_at(place: int, key: Key | None) -> int:
    """The pitch of a place on the staff in the key, an octave nearer where the roll ends."""
    octave, letter = divmod(place, 7)
    pitch = 12 * (octave + 1) + _NATURAL[letter] + _alteration(LETTERS[letter], key)
    while pitch > MAX_PITCH:
        pitch -= 12
    while pitch < MIN_PITCH:
        pitch += 12
    return pitch


def in_key_near(pitch: int, key: Key | None) -> int:
    """The pitch of the key (of C major without one) that is nearest to ``pitch``, or just below."""
    scale = _NATURAL if key is None else key.pitch_classes
    return next(p for p in (pitch, pitch - 1, pitch + 1) if p % _OCTAVE in scale)


def _alteration(letter: str, key: Key | None) -> int:
    fifths = 0 if key is None else key.fifths
    if fifths > 0:
        return int(letter in _SHARPS[:fifths])
    return -int(letter in _SHARPS[7 + fifths :]) if fifths < 0 else 0
