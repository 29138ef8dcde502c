"""Syllables along a melody: what follows what, and moving what follows by some notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from composer.model.lyrics import MELISMA, Lyrics, Place, Word
from composer.prosody.division import is_sung


@dataclass(frozen=True, slots=True)
class Moved:
    """The words after an edit, and what became of them.

    ``laid``: how many syllables are laid now that were asked for.  ``left_over``: places of
    syllables for which no note was left (they are in the words, unlaid).  ``notes_left``: ids of
    the notes asked for that carry no syllable of the sections laid.  ``fallen``: places of
    syllables that lost notes for want of room.  ``place``: where to go on from (the syllable that
    was edited, or the first of what became of it).
    """

    lyrics: Lyrics
    laid: int = 0
    left_over: tuple[Place, ...] = ()
    notes_left: tuple[int, ...] = ()
    fallen: tuple[Place, ...] = ()
    place: Place | None = None


def notes_needed(word: Word, syllable: int) -> int:
    """How many notes a syllable asks for by the ``_`` in its text, at least one.

    In a word between two of them (``_so_``) they are emphasis.
    """
    text = word.syllables[syllable].text
    return 1 + (0 if word.text.startswith(MELISMA) else text.count(MELISMA))


@dataclass(slots=True)
class Melody:
    """``lyrics`` along ``notes``; the syllables that lie on these notes alone, by section."""

    lyrics: Lyrics
    notes: Sequence[int]
    index: dict[int, int] = field(init=False)
    laid: list[list[tuple[Place, list[int]]]] = field(init=False)
    reach: list[tuple[int, int]] = field(init=False)  # of each section, the first and last index

    def __post_init__(self) -> None:
        self.index = {note: at for at, note in enumerate(self.notes)}
        self.laid = [[] for _ in self.lyrics.verses]
        for place, syllable in self.lyrics.places():
            if syllable.notes and all(note in self.index for note in syllable.notes):
                at = sorted(self.index[note] for note in syllable.notes)
                self.laid[place.verse].append((place, at))
        self.reach = [
            (
                min((at[0] for _, at in section), default=0),
                max((at[-1] for _, at in section), default=-1),
            )
            for section in self.laid
        ]

    def after(self, place: Place) -> list[tuple[Place, list[int]]]:
        """What is laid from ``place`` on: in its section and in those that follow it on the melody
        too, in order.  Syllables that share their note with the one at ``place`` are with it."""
        section = self.laid[place.verse]
        chain = [(p, at) for p, at in section if p >= place]
        if chain:
            first = chain[0][1][0]
            chain = [(p, at) for p, at in section if p < place and at[0] == first] + chain
        last = self.reach[place.verse][1]
        for later in range(place.verse + 1, len(self.laid)):
            if not self.laid[later]:
                continue
            if self.reach[later][0] <= last:
                break  # one below the other
            chain += self.laid[later]
            last = self.reach[later][1]
        return chain

    def before(self, chain: list[tuple[Place, list[int]]]) -> tuple[Place, list[int]] | None:
        """What is laid directly before a chain: in its section, or at the end of the one before
        if that lies before it on the melody."""
        place, at = chain[0]
        section = [(p, own) for p, own in self.laid[place.verse] if p < place]
        if section:
            return section[-1]
        for earlier in reversed(self.laid[: place.verse]):
            if earlier:
                last = max(earlier, key=lambda entry: entry[1][-1])
                return last if last[1][-1] < at[0] else None
        return None

    def ids(self, at: Sequence[int]) -> tuple[int, ...]:
        """The notes at these indices that are there."""
        return tuple(self.notes[i] for i in at if 0 <= i < len(self.notes))


def shifted(lyrics: Lyrics, notes: Sequence[int], place: Place, by: int) -> Moved:
    """Moves what is laid from ``place`` on by so many notes, to the left below 0.

    To the left it stops at the syllable before, which keeps its first note.
    """
    melody = Melody(lyrics, notes)
    chain = melody.after(place)
    if not chain or not by:
        return Moved(lyrics, place=place)
    changed: dict[Place, tuple[int, ...]] = {}
    if by < 0:
        first = min(at[0] for _, at in chain)
        before = melody.before(chain)
        lowest = 0 if before is None else before[1][0] + 1
        by = max(by, lowest - first)
        if by >= 0:
            return Moved(lyrics, place=place)
        if before is not None and before[1][-1] >= first + by:
            changed[before[0]] = melody.ids([at for at in before[1] if at < first + by])
    fallen = []
    for where, at in chain:
        changed[where] = melody.ids([i + by for i in at])
        if len(changed[where]) < len(at):
            fallen.append(where)
    laid = sum(bool(changed[where]) for where, _ in chain)
    return Moved(lyrics.laid(changed), laid, fallen=tuple(fallen), place=place)


def with_room(
    lyrics: Lyrics, notes: Sequence[int], place: Place, count: int
) -> tuple[Moved, tuple[int, ...]]:
    """Frees ``count`` notes behind the syllable at ``place``, moving what follows as far as it
    must; the free notes (fewer at the melody's end).  None where it is not laid here."""
    melody = Melody(lyrics, notes)
    own = next((at for p, at in melody.laid[place.verse] if p == place), None)
    if own is None or count < 1:
        return Moved(lyrics, place=place), ()
    last = own[-1]
    following = [(p, at) for p, at in melody.after(place) if p > place and at[0] > last]
    moved = Moved(lyrics, place=place)
    if following:
        gap = min(at[0] for _, at in following) - last - 1
        if gap < count:
            moved = shifted(lyrics, notes, following[0][0], count - gap)
    return moved, melody.ids(range(last + 1, last + 1 + count))


def closed_up(lyrics: Lyrics, notes: Sequence[int], place: Place, gone: Sequence[int]) -> Moved:
    """After ``gone`` were taken from behind the syllable at ``place``: what was laid directly
    behind them moves up."""
    melody = Melody(lyrics, notes)
    free = sorted(melody.index[note] for note in gone if note in melody.index)
    following = [(p, at) for p, at in melody.after(place) if p > place]
    if not free or not following or min(at[0] for _, at in following) != free[-1] + 1:
        return Moved(lyrics, place=place)
    moved = shifted(lyrics, notes, following[0][0], -len(free))
    return Moved(moved.lyrics, moved.laid, place=place)


def sung_places(lyrics: Lyrics) -> list[tuple[Place, int]]:
    """Every syllable that is sung, with the notes that it asks for, in order."""
    return [
        (Place(v, n, w, s), notes_needed(word, s))
        for v, verse in enumerate(lyrics.verses)
        for n, line in enumerate(verse.lines)
        for w, word in enumerate(line.words)
        for s, syllable in enumerate(word.syllables)
        if is_sung(syllable.text)
    ]


def sung_places_from(lyrics: Lyrics, start: Place, back: bool = False) -> Iterator[Place]:
    """The syllables that are sung after a place, or before it, the nearest first."""

    def along(count: int, first: int | None) -> range:
        if back:
            return range(min(count, count if first is None else first + 1) - 1, -1, -1)
        return range(0 if first is None else first, count)

    for v in along(len(lyrics.verses), start.verse):
        lines, at_verse = lyrics.verses[v].lines, v == start.verse
        for n in along(len(lines), start.line if at_verse else None):
            words, at_line = lines[n].words, at_verse and n == start.line
            for w in along(len(words), start.word if at_line else None):
                word, at_word = words[w].syllables, at_line and w == start.word
                for s in along(len(word), start.syllable if at_word else None):
                    place = Place(v, n, w, s)
                    if place != start and is_sung(word[s].text):
                        yield place
