"""Notes upside down, backwards, stretched, and of one length.  Times are ticks.

Each function is one undo step.  Ids that the score does not have raise ``KeyError``; without ids
nothing happens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from operator import add

from composer.edit.commands import ReplaceNotes, SetLyrics
from composer.edit.document import Document
from composer.model.lyrics import Lyrics
from composer.model.note import Note, time_order
from composer.model.note_columns import changed_notes
from composer.model.time import LAST_TICK

LEAST_FACTOR, MOST_FACTOR = Fraction(1, 16), Fraction(16)


def invert(document: Document, ids: Collection[int]) -> None:
    """Turns notes upside down: the highest and the lowest pitch change places."""
    notes = _notes(document, ids)
    if notes:
        pitches = [n.pitch for n in notes]
        mirror = min(pitches) + max(pitches)
        inverted = changed_notes(notes, pitches=[mirror - pitch for pitch in pitches])
        document.apply(ReplaceNotes(inverted), "Invert")


def retrograde(document: Document, ids: Collection[int]) -> None:
    """Turns notes back to front, within the time that they take.

    Words stay in their order: the first note that is sung has the first syllable, as before.
    """
    notes = _notes(document, ids)
    if not notes:
        return
    ends = [n.onset + n.duration for n in notes]
    mirror = min([n.onset for n in notes]) + max(ends)
    turned = changed_notes(notes, onsets=[mirror - end for end in ends])
    lyrics = document.score.lyrics
    with document.transaction("Retrograde"):
        document.apply(ReplaceNotes(turned))
        now = document.score.notes
        laid = _in_order_again(lyrics, notes, turned)
        # A melisma may have notes that stay where they are, and that others pass.
        laid = laid.in_order(frozenset(ids), lambda note: now[note].onset)
        document.apply(SetLyrics(laid))


def stretched(notes: Collection[Note], factor: Fraction) -> tuple[Note, ...]:
    """The notes with all times ``factor`` as long, from where the first begins.

    A note keeps at least one tick.  Raises ``ValueError`` on a factor below 1/16 or above 16, and
    where a note would lie beyond the last tick of a song.
    """
    if not LEAST_FACTOR <= factor <= MOST_FACTOR:
        raise ValueError("notes can be stretched by a factor of 1/16 to 16")
    if not notes:
        return ()
    start = min(n.onset for n in notes)
    over, under = factor.numerator, factor.denominator

    def scaled(tick: int) -> int:
        # Half a tick goes up: integers, so that two that touch still do.
        return start + (2 * (tick - start) * over + under) // (2 * under)

    begins, ends = [n.onset for n in notes], [n.onset + n.duration for n in notes]
    places = {tick: scaled(tick) for tick in {*begins, *ends}}
    onsets = [places[tick] for tick in begins]
    durations = [max(1, places[end] - onset) for end, onset in zip(ends, onsets, strict=True)]
    if max(map(add, onsets, durations)) > LAST_TICK:
        raise ValueError("the notes would be longer than a song can be")
    return changed_notes(tuple(notes), onsets=onsets, durations=durations)


def stretch(document: Document, ids: Collection[int], factor: Fraction) -> None:
    """Makes notes and the time between them ``factor`` as long; raises as :func:`stretched`."""
    document.apply(ReplaceNotes(stretched(_notes(document, ids), factor)), "Stretch")


def set_length(document: Document, ids: Collection[int], ticks: int) -> None:
    """Gives notes one length; raises ``ValueError`` on one below 1."""
    notes = _notes(document, ids)
    alike = changed_notes(notes, durations=[ticks] * len(notes))
    document.apply(ReplaceNotes(alike), "Fixed Length")


def _in_order_again(lyrics: Lyrics, before: Iterable[Note], after: Iterable[Note]) -> Lyrics:
    """In each voice, what was sung on the first, second ... of the sung notes is so after."""
    if not lyrics.verses:
        return lyrics
    sung = {note for syllable in lyrics.syllables() for note in syllable.notes}
    columns: list[defaultdict[int, list[Note]]] = []
    for notes in (before, after):
        column: defaultdict[int, list[Note]] = defaultdict(list)
        for note in sorted((n for n in notes if n.id in sung), key=time_order):
            column[note.voice].append(note)
        columns.append(column)
    was, now = columns
    return lyrics.with_notes(
        {
            old.id: new.id
            for voice, notes in was.items()
            for old, new in zip(notes, now[voice], strict=True)
        }
    )


def _notes(document: Document, ids: Collection[int]) -> list[Note]:
    return list(map(document.score.notes.__getitem__, sorted(ids)))
