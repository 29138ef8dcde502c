"""Laying syllables under notes: pure functions from lyrics to lyrics.

``notes`` is always the melody that the words are laid under: ids of the notes of one voice, in
order of time, one for each onset (:func:`melody`).  A section is laid along it, one syllable a
note; a syllable on several notes is a melisma.  Sections may lie under the same notes, one below
the other (verse 1 and verse 2 of one melody), or follow each other.

What is moved along: syllables that follow in the same section, and the sections after it as long
as each begins behind the end of the one before it.  What falls off the melody's end is not laid
any more; no word is ever lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from composer.model.lyrics import Line, Lyrics, Place
from composer.model.note import Note
from composer.prosody.division import is_sung
from composer.prosody.following import (
    Melody,
    Moved,
    closed_up,
    notes_needed,
    shifted,
    sung_places,
    with_room,
)
from composer.prosody.respelling import insert, join, set_text, split

__all__ = [
    "Extent",
    "LineCount",
    "Moved",
    "Place",
    "clear",
    "count_lines",
    "extend",
    "insert",
    "is_sung",
    "join",
    "lay",
    "lay_verses",
    "melody",
    "set_text",
    "shift",
    "shorten",
    "skip",
    "split",
]

Counts = tuple[int, int, int]
Extent = str
"""How far to lay: ``"song"`` (through all sections that follow), ``"verse"`` (to the end of the
section) or ``"line"``."""


@dataclass(frozen=True, slots=True)
class LineCount:
    """Of one line: ``syllables`` to be sung, the ``notes`` that they need (marked melismas
    included), and how many syllables are ``laid``."""

    verse: int
    line: int
    syllables: int
    notes: int
    laid: int


def melody(notes: Iterable[Note]) -> tuple[int, ...]:
    """Ids in order of time: of notes that begin together the highest alone."""
    highest: dict[int, Note] = {}
    for note in notes:
        there = highest.get(note.onset)
        if there is None or (note.pitch, -note.id) > (there.pitch, -there.id):
            highest[note.onset] = note
    return tuple(highest[onset].id for onset in sorted(highest))


def lay(
    lyrics: Lyrics, notes: Sequence[int], start: Place | None = None, extent: Extent = "song"
) -> Moved:
    """Lays the syllables from ``start`` (the first of all) on under ``notes``.

    One syllable a note; ``_`` in a syllable's text takes one more note each; ``‿`` in it is two
    syllables on one note already.  Of the sections that are laid, what else lay under these notes
    gives way; other sections keep their notes.
    """
    start = start or Place(0)
    length = {"song": 0, "verse": 1, "line": 2}[extent]
    wanted = [
        (place, need)
        for place, need in sung_places(lyrics)
        if place >= start and place[:length] == start[:length]
    ]
    changed: dict[Place, tuple[int, ...]] = {}
    at = 0
    for place, need in wanted:
        if at >= len(notes):
            break
        changed[place] = tuple(notes[at : at + need])
        at += need
    sections = {place.verse for place in changed}
    taken = set(notes)
    fallen = []
    for place, syllable in lyrics.places():
        if place.verse in sections and place not in changed and taken.intersection(syllable.notes):
            changed[place] = tuple(note for note in syllable.notes if note not in taken)
            if not changed[place]:
                fallen.append(place)
    laid = lyrics.laid(changed)
    left = tuple(place for place, _ in wanted if not laid.at(place).notes)
    asked = {place for place, _ in wanted}
    count = sum(1 for place, ids in changed.items() if ids and place in asked)
    fell = tuple(place for place in fallen if place not in asked)
    onward = next((place for place, _ in wanted if place not in changed), None)
    return Moved(laid, count, left, tuple(notes[at:]), fell, onward or start)


def lay_verses(lyrics: Lyrics, notes: Sequence[int], kind: str = "verse") -> Moved:
    """Lays each section of that kind under the same notes, from the first on."""
    count, free = 0, set(notes)
    left: list[Place] = []
    fallen: list[Place] = []
    for v, verse in enumerate(lyrics.verses):
        if verse.kind != kind or not any(line.words for line in verse.lines):
            continue
        moved = lay(lyrics, notes, Place(v), "verse")
        lyrics = moved.lyrics
        count += moved.laid
        left += moved.left_over
        fallen += moved.fallen
        free.intersection_update(moved.notes_left)
    unused = tuple(note for note in notes if note in free)
    return Moved(lyrics, count, tuple(left), unused, tuple(fallen))


def shift(lyrics: Lyrics, notes: Sequence[int], place: Place, by: int = 1) -> Moved:
    """Moves the syllable at ``place`` and what follows by so many notes, to the left below 0.

    To the left it stops at the syllable before, which keeps its first note.
    """
    lyrics.at(place)
    return shifted(lyrics, notes, place, by)


def skip(lyrics: Lyrics, notes: Sequence[int], place: Place, melisma: bool = False) -> Moved:
    """Leaves out the note of the syllable at ``place``, which goes to the next with what follows.

    The note stays without words, or is one more note of the syllable before (``melisma``).
    """
    lyrics.at(place)
    along = Melody(lyrics, notes)
    chain = along.after(place)
    moved = shifted(lyrics, notes, place, 1)
    before = along.before(chain) if chain and melisma else None
    if before is None or before[1][-1] + 1 != chain[0][1][0]:
        return moved
    more = (*moved.lyrics.at(before[0]).notes, *along.ids([before[1][-1] + 1]))
    return Moved(moved.lyrics.laid({before[0]: more}), moved.laid, (), (), moved.fallen, place)


def extend(lyrics: Lyrics, notes: Sequence[int], place: Place) -> Moved:
    """Sings the syllable at ``place`` on one more note; what is laid there moves along."""
    own = lyrics.at(place).notes
    moved, free = with_room(lyrics, notes, place, 1)
    if not free:
        return Moved(lyrics, place=place)
    return Moved(moved.lyrics.laid({place: (*own, *free)}), moved.laid, (), (), moved.fallen, place)


def shorten(lyrics: Lyrics, notes: Sequence[int], place: Place, follow: bool = True) -> Moved:
    """Takes the last note of a melisma off it; what follows directly moves up with ``follow``."""
    own = lyrics.at(place).notes
    if len(own) < 2:
        return Moved(lyrics, place=place)
    shorter = lyrics.laid({place: own[:-1]})
    return closed_up(shorter, notes, place, own[-1:]) if follow else Moved(shorter, place=place)


def clear(lyrics: Lyrics, places: Collection[Place]) -> Moved:
    """Takes the syllables off their notes; the words stay."""
    laid = [place for place in places if lyrics.at(place).notes]
    first = min(places, default=None)
    return Moved(lyrics.laid(dict.fromkeys(laid, ())), fallen=tuple(sorted(laid)), place=first)


def count_lines(
    lyrics: Lyrics, known: dict[int, tuple[Line, Counts]] | None = None
) -> tuple[LineCount, ...]:
    """Of every line with something to sing, in order.

    ``known``: the counts of lines by their identity, kept from one call to the next.
    """
    before = {} if known is None else dict(known)
    now: dict[int, tuple[Line, Counts]] = {}
    found: list[LineCount] = []
    for v, verse in enumerate(lyrics.verses):
        for n, line in enumerate(verse.lines):
            entry = before.get(id(line)) or (line, _counts(line))
            now[id(line)] = entry  # with the line, so that its identity is not given to another
            if entry[1][0]:
                found.append(LineCount(v, n, *entry[1]))
    if known is not None:
        known.clear()
        known.update(now)
    return tuple(found)


def _counts(line: Line) -> Counts:
    """Syllables, notes and laid syllables of a line."""
    sung = [
        (word, place)
        for word in line.words
        for place, syllable in enumerate(word.syllables)
        if is_sung(syllable.text)
    ]
    return (
        len(sung),
        sum(notes_needed(word, place) for word, place in sung),
        sum(bool(word.syllables[place].notes) for word, place in sung),
    )
