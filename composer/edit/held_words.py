"""What becomes of words when notes become one, or go to other voices."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from composer.model.lyrics import Lyrics, Place
from composer.model.score import Score


def on_held(lyrics: Lyrics, gone: Mapping[int, int]) -> Lyrics:
    """The words with notes that go replaced by the one that is held in their place.

    ``gone`` maps a note to that one.  Where a verse has no word on it, it gets the first of those
    on the others; further ones are not laid any more.
    """
    if not lyrics.verses:
        return lyrics
    sung = {
        (place.verse, note): place for place, syllable in lyrics.places() for note in syllable.notes
    }
    changed: dict[Place, tuple[int, ...]] = {}
    for place, syllable in lyrics.places():
        if not any(note in gone for note in syllable.notes):
            continue
        left: list[int] = []
        for note in syllable.notes:
            other = gone.get(note, note)
            # Who is there first, or has it already, has it.
            if sung.setdefault((place.verse, other), place) == place:
                left.append(other)
        changed[place] = tuple(dict.fromkeys(left))
    return lyrics.laid(changed)


def of_one_voice(score: Score, moved: Collection[int]) -> Lyrics:
    """The words, where each melisma on notes of ``moved`` keeps those in the voice of its first."""
    if not score.lyrics.verses:
        return score.lyrics
    chosen = frozenset(moved)
    torn: dict[Place, tuple[int, ...]] = {}
    for place, syllable in score.lyrics.places():
        voices = [score.notes[note].voice for note in syllable.notes]
        if len(set(voices)) > 1 and not chosen.isdisjoint(syllable.notes):
            pairs = zip(syllable.notes, voices, strict=True)
            torn[place] = tuple(note for note, of in pairs if of == voices[0])
    return score.lyrics.laid(torn)
