"""What of the words stands under each note: an index for painting, kept up to date word by word."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from composer.model.lyric_changes import changed_words
from composer.model.lyrics import ELISION, Lyrics, Place

_REMEMBERED = 64  # changes of the words that are told afterwards


@dataclass(frozen=True, slots=True)
class Sung:
    """What of the words stands under one note.

    ``row``: 0 for the first line of words under the notes, 1 for the second verse below it ...
    ``text``: to be drawn, ``""`` on further notes of a melisma (``held``).  ``hyphen_after``: the
    word goes on after this note with another syllable.  ``melisma``: the syllable goes on on the
    next note.  ``word_start``: the syllable begins a word.  Syllables that share one note are drawn
    as one, tied, at the place of the first.
    """

    place: Place
    row: int
    text: str
    hyphen_after: bool
    melisma: bool
    held: bool
    word_start: bool


class WordsUnderNotes:
    """``rows``: how many lines of words stand below each other at most; ``row_of``: the row of each
    section, ``None`` where nothing of it is laid; ``version``: rises with each change.

    Each section is in the first row in which no earlier section shares a note with it.
    """

    def __init__(self, lyrics: Lyrics) -> None:
        self.lyrics = Lyrics()
        self.row_of: list[int | None] = []
        self.rows = 0
        self.version = 0
        self._places: dict[int, tuple[Place, ...]] = {}  # of the syllables on a note, in order
        self._laid: list[int] = []  # how many notes each section has, each syllable's counted
        self._made: dict[int, tuple[Sung, ...]] = {}
        self._log: deque[tuple[int, frozenset[int]]] = deque(maxlen=_REMEMBERED)
        self.update(lyrics)

    def at(self, note: int) -> tuple[Sung, ...]:
        """What stands under a note, row by row."""
        made = self._made.get(note)
        if made is None:
            places = self._places.get(note)
            if places is None:
                return ()
            made = self._made[note] = self._sung(note, places)
        return made

    def places(self, note: int) -> tuple[Place, ...]:
        """The syllables on a note, in reading order."""
        return self._places.get(note, ())

    def update(self, lyrics: Lyrics) -> None:
        """Takes other words over; costs what is other in them, unless rows change."""
        sections = len(lyrics.verses)
        rows_change = sections != len(self.lyrics.verses)
        self._laid += [0] * (sections - len(self._laid))
        before: dict[int, tuple[Place, ...]] = {}
        for v, n, w, old, new in changed_words(self.lyrics, lyrics):
            for word, add in ((old, False), (new, True)):
                for s, syllable in enumerate(word.syllables if word is not None else ()):
                    for note in syllable.notes:
                        there = self._places.get(note, ())
                        before.setdefault(note, there)
                        self._put(note, there, Place(v, n, w, s), add)
        del self._laid[sections:]
        self.lyrics = lyrics
        if rows_change or any(self._moves_rows(note, old) for note, old in before.items()):
            self._find_rows()
            self._made.clear()
        else:
            for note in before:
                self._made.pop(note, None)
        self.version += 1
        self._log.append((self.version, frozenset(before)))

    def changed_since(self, version: int) -> frozenset[int] | None:
        """The notes under which something else may stand; ``None`` for any.

        Other rows are not told: compare :attr:`row_of`.
        """
        if version == self.version:
            return frozenset()
        if not self._log or self._log[0][0] > version + 1:
            return None
        return frozenset().union(*(notes for number, notes in self._log if number > version))

    # Within

    def _put(self, note: int, there: tuple[Place, ...], place: Place, add: bool) -> None:
        if add and place not in there:
            self._laid[place.verse] += 1
            self._places[note] = tuple(sorted((*there, place))) if there else (place,)
        elif not add and place in there:
            self._laid[place.verse] -= 1
            left = tuple(other for other in there if other != place)
            if left:
                self._places[note] = left
            else:
                del self._places[note]

    def _moves_rows(self, note: int, old: tuple[Place, ...]) -> bool:
        """Whether a section may have another row now that other syllables are on a note."""
        was = {place.verse for place in old}
        now = {place.verse for place in self._places.get(note, ())}
        for verse in now - was:
            row = self.row_of[verse]
            if row is None or any(self.row_of[other] == row for other in now if other != verse):
                return True
        # What gives way may let another section up.
        return any(len(was) > 1 or not self._laid[verse] for verse in was - now)

    def _find_rows(self) -> None:
        notes_of: list[set[int]] = [set() for _ in self.lyrics.verses]
        for note, places in self._places.items():
            for place in places:
                notes_of[place.verse].add(note)
        taken: list[set[int]] = []
        self.row_of = []
        for notes in notes_of:
            if not notes:
                self.row_of.append(None)
                continue
            row = next((r for r, used in enumerate(taken) if used.isdisjoint(notes)), len(taken))
            if row == len(taken):
                taken.append(set())
            taken[row].update(notes)
            self.row_of.append(row)
        self.rows = len(taken)

    def _sung(self, note: int, places: tuple[Place, ...]) -> tuple[Sung, ...]:
        by_row: dict[int, Sung] = {}
        for place in places:
            row = self.row_of[place.verse]
            assert row is not None
            word = self.lyrics.verses[place.verse].lines[place.line].words[place.word]
            syllable = word.syllables[place.syllable]
            last = len(syllable.notes) - 1
            # A note that a syllable names twice is where it goes on.
            number = last - syllable.notes[::-1].index(note)
            text = syllable.sung
            # A hyphen that is spelled is there already.
            spelled = text.endswith(("-", "\u2010", "\u2011"))
            goes_on = place.syllable < len(word.syllables) - 1 and not spelled
            sung = Sung(
                place,
                row,
                "" if number else text,
                goes_on and number == last,
                number < last,
                number > 0,
                place.syllable == 0 and not number,
            )
            there = by_row.get(row)
            by_row[row] = sung if there is None else _tied(there, sung)
        return tuple(by_row[row] for row in sorted(by_row))


def _tied(first: Sung, second: Sung) -> Sung:
    if not first.text or not second.text:
        return second if not first.text else first
    return replace(
        first,
        text=first.text + ELISION + second.text,
        hyphen_after=second.hyphen_after,
        melisma=second.melisma,
    )
