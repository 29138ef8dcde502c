"""What all parts of a MusicXML file share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from composer.files.musicxml_words import Mark
from composer.model.bars import Bar
from composer.model.chord_symbol import ChordSymbol
from composer.model.harmony import ChordSpan
from composer.model.key import Key
from composer.model.score import Score
from composer.model.time import TICKS_PER_QUARTER


@dataclass(frozen=True, slots=True)
class Signs:
    """What is written that nobody entered, read off the notes: ``chords``, the names of the
    chords that sound, where the song has no chord symbols of its own, and ``dynamics``, from
    velocities.  On an engraver's page ``chords`` are the song's own too."""

    chords: bool = False
    dynamics: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """``divisions``: parts of a quarter in which the file counts.  ``marks``: the lyrics by note
    id.  ``fifths``: the signature by which notes are spelled where no key is stated.  ``ids``:
    whether each written note says which note it is, for an engraver.  ``places``: by note id, where
    on the line of fifths it is written.  ``chords``: those whose names
    are read off the notes and written.  ``dynamics``: whether they are.  ``symbols``: those of the
    song that are written.
    """

    score: Score
    bars: list[Bar]
    divisions: int
    marks: Mapping[int, list[Mark]]
    fifths: int
    places: Mapping[int, int]
    ids: bool = False
    chords: tuple[ChordSpan, ...] = ()
    dynamics: bool = False
    symbols: tuple[ChordSymbol, ...] = ()

    def count(self, ticks: Fraction | int) -> int:
        """A length in the file's divisions; every one that occurs is a whole number."""
        return int(Fraction(ticks) * self.divisions / TICKS_PER_QUARTER)

    def fifths_at(self, tick: int) -> int:
        """The signature by which notes are spelled there."""
        key = self.score.key.at(tick)
        return self.fifths if key is None else key.fifths

    def restates(self, key: Key) -> bool:
        """Whether the signature of ``key`` is in force already where it begins: it is not shown
        again, but a file says what the song says."""
        if not self.ids or key.tick == 0:
            return False
        before = self.score.key.at(key.tick - 1)
        return key.fifths == (0 if before is None else before.fifths)
