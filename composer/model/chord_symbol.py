"""A chord symbol over the notes of a song, such as of a lead sheet or a folk tune."""

from __future__ import annotations

from dataclasses import dataclass

from composer.model.chord import NO_CHORD, Chord

MOST_CHARACTERS = 40
"""Characters of a chord symbol at most."""


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
