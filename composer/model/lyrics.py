"""Words under the notes: verses of lines of words of syllables, each with its notes.

Everything is frozen: an edit makes new lyrics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Syllable:
    """``text`` as it is sung; ``notes``: ids of the notes it is sung on, in order.

    No note: the syllable is not laid yet.  Several notes are a melisma.
    """

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One or more syllables, written with hyphens between them under the notes."""

    syllables: tuple[Syllable, ...]

    @property
    def text(self) -> str:
        """The word as it is spelled."""
        return "".join(syllable.text for syllable in self.syllables)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words."""

    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The line with one blank between words."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Verse:
    """A section of the song's words; ``kind`` is ``"verse"``, ``"chorus"`` or ``"bridge"``."""

    lines: tuple[Line, ...] = ()
    kind: str = "verse"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Lyrics:
    """All words of a score, in order."""

    verses: tuple[Verse, ...] = ()

    def syllables(self) -> Iterator[Syllable]:
        """Every syllable in order."""
        for verse in self.verses:
            for line in verse.lines:
                for word in line.words:
                    yield from word.syllables

    def text(self) -> str:
        """The words as a text: a line a line, an empty line between verses."""
        return "\n\n".join("\n".join(line.text for line in v.lines) for v in self.verses)

    def without_notes(self, gone: set[int]) -> Lyrics:
        """The same words, with the notes of ``gone`` taken from their syllables."""
        return self.with_notes(dict.fromkeys(gone))

    def with_notes(self, others: Mapping[int, int | None]) -> Lyrics:
        """The same words on other notes: ``others`` maps a note to the one in its place.

        ``None``: there is none in its place, and it is taken from its syllable.
        """
        if not any(note in others for s in self.syllables() for note in s.notes):
            return self

        def cleaned(syllable: Syllable) -> Syllable:
            laid = (others.get(note, note) for note in syllable.notes)
            kept = dict.fromkeys(note for note in laid if note is not None)
            return replace(syllable, notes=tuple(kept))

        return Lyrics(
            tuple(
                replace(
                    verse,
                    lines=tuple(
                        Line(
                            tuple(
                                Word(tuple(cleaned(s) for s in word.syllables))
                                for word in line.words
                            )
                        )
                        for line in verse.lines
                    ),
                )
                for verse in self.verses
            )
        )
