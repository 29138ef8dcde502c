"""A chord symbol over the notes of a song, such as of a lead sheet or a folk tune."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from composer.model.chord import NO_CHORD, Chord, ChordName, place_of_name

MOST_CHARACTERS = 40
"""Characters of a chord symbol at most."""
_MIDDLE = 2  # D, from which there are as many names with flats as with sharps


@dataclass(frozen=True, slots=True, order=True)
class ChordSymbol:
    """``text`` stands at ``tick``, and its chord is in force until the next symbol.

    ``text`` is what :meth:`composer.model.chord.Chord.named` reads (``C``, ``F#m7``, ``G7/B``) or
    one of ``NO_CHORD``.  Raises ``ValueError`` with a sentence on anything else.
    """

    tick: int
    text: str

    def __post_init__(self) -> None:
        if self.tick < 0:
            raise ValueError("a chord symbol stands at 0 or later")
        if len(self.text) > MOST_CHARACTERS:
            raise ValueError(f"a chord symbol has at most {MOST_CHARACTERS} characters")
        if self.text not in NO_CHORD:
            Chord.named(self.text)

    @property
    def chord(self) -> Chord | None:
        """The chord; ``None`` where the symbol says that there is none."""
        return None if self.text in NO_CHORD else Chord.named(self.text)


def transposed(
    symbols: Iterable[ChordSymbol], semitones: int, fifths: int | None = None
) -> tuple[ChordSymbol, ...]:
    """The symbols so much higher, all moved alike: by ``fifths`` on the line of fifths, as a key
    that goes along, else to where their names have the fewest signs.  One whose name would be too
    long stays as it is."""
    symbols = tuple(symbols)
    names = {s.text: ChordName.read(s.text) for s in symbols if s.text not in NO_CHORD}
    up = 7 * semitones % 12
    if not up or not names:
        return symbols

    def signs(by: int) -> int:
        return sum(abs(place_of_name(name.moved(by).root) - _MIDDLE) for name in names.values())

    if fifths is None:
        fifths = min((up, up - 12), key=signs)
    texts = {text: str(name.moved(fifths)) for text, name in names.items()}
    texts = {old: new if len(new) <= MOST_CHARACTERS else old for old, new in texts.items()}
    return tuple(replace(s, text=texts.get(s.text, s.text)) for s in symbols)
