"""Words under the notes: verses of lines of words of syllables, each with its notes.

Everything is frozen: an edit makes new lyrics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

MELISMA = "_"
"""At the end of a syllable's text: it is sung on one more note for each."""

ELISION = "‿"
"""In a syllable's text: two syllables that are sung on one note."""


class Place(NamedTuple):
    """Where a syllable stands: each is an index from 0 in what the one before it names.

    Places compare in reading order.
    """

    verse: int
    line: int = 0
    word: int = 0
    syllable: int = 0


@dataclass(frozen=True, slots=True)
class Syllable:
    """``text`` as it is written; ``notes``: ids of the notes it is sung on, in order.

    No note: the syllable is not laid yet.  Several notes are a melisma.
    """

    text: str
    notes: tuple[int, ...] = ()

    @property
    def sung(self) -> str:
        """What is shown under a note: without marks of a melisma, blanks as one blank."""
        return " ".join(self.text.replace(MELISMA, " ").replace("\u00ad", "").split())


@dataclass(frozen=True, slots=True)
class Word:
    """One or more syllables, written with hyphens between them under the notes.

    ``blank``: what stands between it and the word before it (or the start of the line) where that
    is not the usual: one blank between words, none at the start.
    """

    syllables: tuple[Syllable, ...]
    blank: str | None = None

    @property
    def text(self) -> str:
        """The word as it is spelled."""
        return "".join(syllable.text for syllable in self.syllables)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words; ``trail``: blanks after the last."""

    words: tuple[Word, ...] = ()
    trail: str = ""

    @property
    def text(self) -> str:
        """The line as it is spelled."""
        return "".join((*self.pieces(), self.trail))

    def pieces(self) -> Iterator[str]:
        """The words in order, each with what stands before it."""
        for place, word in enumerate(self.words):
            usual = " " if place else ""
            yield (usual if word.blank is None else word.blank) + word.text


@dataclass(frozen=True, slots=True)
class Verse:
    """A section of the song's words; ``kind`` is ``"verse"``, ``"chorus"`` or ``"bridge"``.

    ``heading``: the line above it, as it is written (``"[Chorus 2]"``), if there is one.
    ``before``: the empty lines before all that, each with the blanks in it; ``None`` for the usual
    (one between two sections).  A line without words is one that is empty on the page.
    """

    lines: tuple[Line, ...] = ()
    kind: str = "verse"
    name: str = ""
    heading: str = ""
    before: tuple[str, ...] | None = None


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

    def places(self) -> Iterator[tuple[Place, Syllable]]:
        """Every syllable with its place, in order."""
        for v, verse in enumerate(self.verses):
            for n, line in enumerate(verse.lines):
                for w, word in enumerate(line.words):
                    for s, syllable in enumerate(word.syllables):
                        yield Place(v, n, w, s), syllable

    def at(self, place: Place) -> Syllable:
        """The syllable at a place; raises ``IndexError`` where there is none."""
        if min(place) < 0:
            raise IndexError(place)
        line = self.verses[place.verse].lines[place.line]
        return line.words[place.word].syllables[place.syllable]

    def laid(self, notes: Mapping[Place, tuple[int, ...]]) -> Lyrics:
        """The same words, with the syllables at the places named on those notes instead.

        Costs what there is in the lines named, not what there is.
        """
        if not notes:
            return self
        lines: dict[tuple[int, int], dict[tuple[int, int], tuple[int, ...]]] = {}
        for place, ids in notes.items():
            lines.setdefault(place[:2], {})[place[2:]] = ids
        verses = list(self.verses)
        for v in {verse for verse, _ in lines}:
            changed = list(verses[v].lines)
            for n, line in enumerate(changed):
                others = lines.get((v, n))
                if others is not None:
                    changed[n] = _relaid(line, others)
            verses[v] = replace(verses[v], lines=tuple(changed))
        return Lyrics(tuple(verses))

    def without_notes(self, gone: set[int]) -> Lyrics:
        """The same words, with the notes of ``gone`` taken from their syllables."""
        return self.with_notes(dict.fromkeys(gone))

    def with_notes(self, others: Mapping[int, int | None]) -> Lyrics:
        """The same words on other notes: ``others`` maps a note to the one in its place.

        ``None``: there is none in its place, and it is taken from its syllable.
        """
        return self.on_others(
            {note: () if other is None else (other,) for note, other in others.items()}
        )

    def on_others(self, others: Mapping[int, tuple[int, ...]]) -> Lyrics:
        """The same words, with each note of ``others`` replaced by those in its place."""
        places: dict[Place, tuple[int, ...]] = {}
        for place, syllable in self.places():
            if any(note in others for note in syllable.notes):
                moved = (other for note in syllable.notes for other in others.get(note, (note,)))
                places[place] = tuple(dict.fromkeys(moved))
        return self.laid(places)

    def in_order(self, moved: AbstractSet[int], key: Callable[[int], int]) -> Lyrics:
        """The same words, with melismas that have a note of ``moved`` in order of ``key``."""
        places: dict[Place, tuple[int, ...]] = {}
        for place, notes in _melismas(self):
            if not moved.isdisjoint(notes):
                ordered = tuple(sorted(notes, key=key))
                if ordered != notes:
                    places[place] = ordered
        return self.laid(places)


_asked: tuple[Lyrics, list[tuple[Place, tuple[int, ...]]]] | None = None


def _melismas(lyrics: Lyrics) -> list[tuple[Place, tuple[int, ...]]]:
    """Where the melismas stand, with their notes; kept, as every step of a drag asks for them."""
    global _asked
    asked = _asked  # another thread may ask about another text
    if asked is None or asked[0] is not lyrics:
        found = [
            (Place(v, n, w, s), syllable.notes)
            for v, verse in enumerate(lyrics.verses)
            for n, line in enumerate(verse.lines)
            for w, word in enumerate(line.words)
            for s, syllable in enumerate(word.syllables)
            if len(syllable.notes) > 1
        ]
        asked = _asked = (lyrics, found)
    return asked[1]


def _relaid(line: Line, others: Mapping[tuple[int, int], tuple[int, ...]]) -> Line:
    words = list(line.words)
    for w in {word for word, _ in others}:
        syllables = tuple(
            Syllable(syllable.text, others[w, s]) if (w, s) in others else syllable
            for s, syllable in enumerate(words[w].syllables)
        )
        words[w] = replace(words[w], syllables=syllables)
    return replace(line, words=tuple(words))
