"""Notes that are shown and are not in the song: proposed ones, and those being played in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from composer.model.voice import Role
from composer.ui.roll.colours import RollColours

# Pitch, onset and duration in ticks, and the role or colour of a proposed note.
GhostNote = tuple[int, int, int, Role | QColor | str]

LETTERS = {
    Role.SOPRANO: "S",
    Role.ALTO: "A",
    Role.TENOR: "T",
    Role.BASS: "B",
    Role.MELODY: "M",
    Role.CHORDS: "C",
}


@dataclass(frozen=True, slots=True)
class Ghosts:
    """``(n, 3)`` of pitch, onset, end (ticks), and each one's colour and letter.

    ``given``: the notes that the table was made of.
    """

    notes: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 3), np.int64))
    colours: tuple[QColor, ...] = ()
    letters: tuple[str, ...] = ()
    given: tuple[GhostNote, ...] = ()

    def within(self, start: float, end: float, low: int, high: int) -> list[int]:
        """Places in the table of those that sound in these ticks and pitches."""
        pitch, onset, last = self.notes.T
        seen = (last > start) & (onset < end) & (pitch >= low) & (pitch <= high)
        return np.flatnonzero(seen).tolist()

    def in_colours(self, colours: RollColours) -> Ghosts:
        """The same notes in the colours of another theme."""
        return make_ghosts(self.given, colours)


def make_ghosts(notes: Sequence[GhostNote], colours: RollColours) -> Ghosts:
    """Such notes as a table, in the colours and with the letters of their roles.

    Raises ``ValueError`` on the name of no role.
    """
    table = [(pitch, onset, onset + duration) for pitch, onset, duration, _ in notes]
    shades, letters = [], []
    for *_, kind in notes:
        if isinstance(kind, str) and not kind.startswith("#"):
            kind = Role(kind)
        if isinstance(kind, Role):
            shades.append(colours.voice(kind, 0))
            letters.append(LETTERS.get(kind, ""))
        else:
            shades.append(QColor(kind))
            letters.append("")
    rows = np.array(table, np.int64).reshape(-1, 3)
    return Ghosts(rows, tuple(shades), tuple(letters), tuple(notes))
