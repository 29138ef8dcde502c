"""A line of words and the notes that it is sung on: what other words in its place have to fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from composer.app.melody_lines import lines_of_notes
from composer.model.lyrics import Lyrics, Place
from composer.model.note import Note
from composer.model.score import Score
from composer.prosody.division import is_sung
from composer.prosody.text import place_at

Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class SungLine:
    """``groups``: the notes (ids) of each sung syllable; ``stresses``: ``/`` for each syllable
    that begins on a strong beat, ``x`` for each other, empty where that cannot be said."""

    groups: Groups
    stresses: str


def sung_line(score: Score, verse: int, line: int) -> SungLine | None:
    """How a line lies under notes; ``None`` where a syllable of it is not laid."""
    groups = tuple(score.lyrics.at(place).notes for place in _places(score.lyrics, verse, line))
    if not groups or not all(groups):
        return None
    notes = [score.notes[note] for group in groups for note in group if note in score.notes]
    stresses = "".join(pattern.stresses for pattern in lines_of_notes(score, notes))
    return SungLine(groups, stresses if len(stresses) == len(groups) else "")


def sung_syllables(lyrics: Lyrics, offset: int) -> int | None:
    """On how many syllables the word at an offset of the text is sung; ``None`` where one of them
    is not laid."""
    place = place_at(lyrics, offset)
    if place is None:
        return None
    word = lyrics.verses[place.verse].lines[place.line].words[place.word]
    sung = [syllable for syllable in word.syllables if is_sung(syllable.text)]
    return len(sung) if sung and all(syllable.notes for syllable in sung) else None


def patterns_with_groups(
    score: Score, notes: Iterable[Note]
) -> tuple[tuple[str, ...], tuple[Groups, ...]]:
    """What the phrases of a voice's notes ask for: stresses of each, and its syllables' notes."""
    chosen = sorted(notes, key=lambda note: (note.onset, -note.pitch))
    tops = {note.onset: note for note in reversed(chosen)}
    patterns = lines_of_notes(score, tops.values())
    begins = {score.notes[note].onset for pattern in patterns for note in pattern.notes}
    held: dict[int, list[int]] = {}
    last = 0
    for onset in sorted(tops):
        if onset in begins:
            last = tops[onset].id
        held.setdefault(last, []).append(tops[onset].id)
    groups = tuple(
        tuple(tuple(held.get(note, [note])) for note in pattern.notes) for pattern in patterns
    )
    return tuple(pattern.stresses for pattern in patterns), groups


def laid_as(lyrics: Lyrics, verse: int, line: int, groups: Groups) -> Lyrics:
    """The line's syllables on those notes, where there are as many; else the same lyrics."""
    places = _places(lyrics, verse, line)
    if len(places) != len(groups):
        return lyrics
    return lyrics.laid(dict(zip(places, groups, strict=True)))


def _places(lyrics: Lyrics, verse: int, line: int) -> list[Place]:
    """Of the syllables of a line that are sung at all."""
    return [
        Place(verse, line, word, number)
        for word, written in enumerate(lyrics.verses[verse].lines[line].words)
        for number, syllable in enumerate(written.syllables)
        if is_sung(syllable.text)
    ]
