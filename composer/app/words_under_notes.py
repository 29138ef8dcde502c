"""What of the words stands under each note: an index for painting, made once for some lyrics."""

from __future__ import annotations

from dataclasses import dataclass, replace

from composer.model.lyrics import ELISION, Lyrics, Place


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
    """``rows``: how many lines of words stand below each other at most.

    Each section is in the first row in which no earlier section shares a note with it.
    """

    def __init__(self, lyrics: Lyrics) -> None:
        self.by_note: dict[int, tuple[Sung, ...]] = {}
        self.row_of: list[int | None] = []
        taken: list[set[int]] = []
        for v, verse in enumerate(lyrics.verses):
            found: dict[int, Sung] = {}
            for n, line in enumerate(verse.lines):
                for w, word in enumerate(line.words):
                    end = len(word.syllables) - 1
                    for s, syllable in enumerate(word.syllables):
                        if not syllable.notes:
                            continue
                        text = syllable.sung
                        # A hyphen that is spelled is there already.
                        goes_on = s < end and not text.endswith(("-", "\u2010", "\u2011"))
                        last = len(syllable.notes) - 1
                        for k, note in enumerate(syllable.notes):
                            sung = Sung(
                                Place(v, n, w, s),
                                0,
                                "" if k else text,
                                goes_on and k == last,
                                k < last,
                                k > 0,
                                s == 0 and not k,
                            )
                            there = found.get(note)
                            found[note] = sung if there is None else _tied(there, sung)
            if not found:
                self.row_of.append(None)
                continue
            notes = found.keys()
            row = next((r for r, used in enumerate(taken) if used.isdisjoint(notes)), len(taken))
            if row == len(taken):
                taken.append(set())
            taken[row].update(notes)
            self.row_of.append(row)
            for note, sung in found.items():
                if row:
                    sung = replace(sung, row=row)
                self.by_note[note] = (*self.by_note.get(note, ()), sung)
        for note, each in self.by_note.items():
            if len(each) > 1:
                self.by_note[note] = tuple(sorted(each, key=lambda sung: sung.row))
        self.rows = len(taken)


def _tied(first: Sung, second: Sung) -> Sung:
    if not first.text or not second.text:
        return second if not first.text else first
    return replace(
        first,
        text=first.text + ELISION + second.text,
        hyphen_after=second.hyphen_after,
        melisma=second.melisma,
    )
