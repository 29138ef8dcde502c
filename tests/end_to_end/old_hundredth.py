"""Eight bars in four voices, to be entered by hand: the melody is Louis Bourgeois's, of 1551.

A word is a note: its name, and after ``*`` its length in quarters where it is not one; ``-`` is a
rest.  Every voice begins at the beginning.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.model.time import TICKS_PER_QUARTER

VOICES = {
    "Soprano": """
        G4 G4 F#4 E4   D4 G4 A4 B4     B4 B4 B4 A4    G4 C5 B4 A4
        G4 A4 B4 A4    G4 E4 F#4 G4    D5 B4 G4 A4    C5 B4 A4 G4
    """,
    "Alto": """
        D4 D4 D4 B3    B3 D4 D4 D4     G4 G4 G4 F#4   E4 G4 G4 F#4
        D4 F#4 G4 F#4  E4 C4 D4*1.5 B3*0.5            F#4 G4 E4 E4   G4 G4 F#4 D4
    """,
    "Tenor": """
        - B3 A3 G3     F#3 B3 A3 G3    D4 D4 D4 D4    B3 C4 D4 D4
        B3 D4 D4 D4    B3*0.5 A3*0.5 G3 A3 B3         A3 D4 B3 C4    E4 D4 C4 B3
    """,
    "Bass": """
        G3 G3 D3 E3    B2 G2 D3 G3     G3 B3 G3 D3    E3 C3 D3*2
        G3 D3 G3 D3    E3 C3 D3 G2     D3 G3 E3 A2    C3 D3*2 G2
    """,
}
_LETTERS = "CDEFGAB"
_NATURAL = (0, 2, 4, 5, 7, 9, 11)


@dataclass(frozen=True)
class Word:
    """``place``: of the note on the staff, counted in letters from C0; ``None``: a rest."""

    place: int | None
    sharp: bool
    quarters: float

    @property
    def letter(self) -> str:
        """The name of the note."""
        return _LETTERS[self.place % 7]

    @property
    def pitch(self) -> int:
        """As a MIDI number."""
        return 12 * (self.place // 7 + 1) + _NATURAL[self.place % 7] + self.sharp

    @property
    def ticks(self) -> int:
        """How long it lasts."""
        return int(self.quarters * TICKS_PER_QUARTER)


def words(voice: str) -> list[Word]:
    """The notes and rests of a voice."""
    found = []
    for word in VOICES[voice].split():
        name, _, quarters = word.partition("*")
        place = None if name == "-" else _LETTERS.index(name[0]) + 7 * int(name[-1])
        found.append(Word(place, "#" in name, float(quarters or 1)))
    return found


def notes(voice: str) -> list[tuple[int, int, int]]:
    """Pitch, onset and duration of each note of a voice, in ticks."""
    found, tick = [], 0
    for word in words(voice):
        if word.place is not None:
            found.append((word.pitch, tick, word.ticks))
        tick += word.ticks
    return found


def written(score) -> dict[str, list[tuple[int, int, int]]]:
    """The same of a score, by the names of its voices."""
    return {
        voice.name: [(n.pitch, n.onset, n.duration) for n in score.notes_in_order(voice.id)]
        for voice in score.voices
    }


CHORALE = {voice: notes(voice) for voice in VOICES}
