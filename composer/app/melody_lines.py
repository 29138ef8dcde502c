"""The lines of words that a melody of a song asks for."""

from __future__ import annotations

from collections.abc import Iterable

from composer.model.note import Note
from composer.model.score import Score
from composer.prosody.patterns import LinePattern, patterns_of


def lines_of_notes(score: Score, notes: Iterable[Note]) -> tuple[LinePattern, ...]:
    """Of some notes of one voice, one after the other.

    Where words lie under them already, their melismas are kept and a line of words begins a line.
    """
    chosen = list(notes)
    onsets = {note.id: note.onset for note in chosen}
    held: set[int] = set()
    breaks: set[int] = set()
    for verse in score.lyrics.verses[:1]:
        for line in verse.lines:
            laid = [
                [note for note in syllable.notes if note in onsets]
                for word in line.words
                for syllable in word.syllables
            ]
            laid = [syllable for syllable in laid if syllable]
            held.update(note for syllable in laid for note in syllable[1:])
            if laid:
                breaks.add(onsets[laid[0][0]])
    return patterns_of(chosen, score.meter, breaks, held)
