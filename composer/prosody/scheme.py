"""How the lines of a stanza hang together: what rhymes with what, and how long each line is."""

from __future__ import annotations

from dataclasses import dataclass

FREE = "X"  # the letter of lines that rhyme with none


@dataclass(frozen=True)
class StanzaForm:
    """``rhyme``: a letter for each line, such as ``"ABAB"``; lines with one letter rhyme, and those
    with ``X`` are free.  ``syllables``: of each line.  Both start again where they end; empty ones
    ask for nothing."""

    rhyme: str = ""
    syllables: tuple[int, ...] = ()

    @property
    def lines(self) -> int:
        """After so many lines the form starts again."""
        return max(len(self.rhyme), len(self.syllables), 1)

    def syllables_of(self, line: int) -> int | None:
        """Of a line of the stanza, counted from 0."""
        return self.syllables[line % len(self.syllables)] if self.syllables else None

    def partner_of(self, line: int) -> int | None:
        """The line before it, counted from 0 as it is, with which a line has to rhyme."""
        if not self.rhyme:
            return None
        place = line % len(self.rhyme)
        letter = self.rhyme[place]
        before = self.rhyme.rfind(letter, 0, place)
        return None if before < 0 or letter == FREE else line - place + before
