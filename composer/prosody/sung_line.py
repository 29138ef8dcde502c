"""The lines of a song as they are sung: syllables with their notes and stresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from composer.model.lyrics import Place
from composer.model.note import Note
from composer.model.score import Score
from composer.prosody.division import stresses_of
from composer.prosody.words import is_known, stress_pattern, words_of_line

_PAUSES = tuple(".,;:!?—–…")
_SIGNS = re.compile(r"^[^\w'’]+|[^\w'’]+$")


@dataclass(frozen=True, slots=True)
class SungSyllable:
    """``text`` and ``word`` without signs around them.  ``notes``: in order of time, of one voice.
    ``stressed``: has the main stress of its word; ``secondary``: a lesser one (or nobody knows,
    in words that no dictionary has).  ``light``: a word of one syllable that lines pass over.
    ``pause``: a comma or the like follows."""

    place: Place
    text: str
    word: str
    notes: tuple[Note, ...]
    stressed: bool
    secondary: bool
    light: bool
    pause: bool

    @property
    def first(self) -> Note:
        """The note that it begins on."""
        return self.notes[0]

    @property
    def length(self) -> int:
        """Ticks from its beginning to the end of its last note."""
        return self.notes[-1].end - self.notes[0].onset


def sung_lines(score: Score) -> Iterator[list[SungSyllable]]:
    """Each line of words with its syllables that are laid, in order of the words."""
    for v, verse in enumerate(score.lyrics.verses):
        for n, line in enumerate(verse.lines):
            found: list[SungSyllable] = []
            for w, word in enumerate(line.words):
                if not any(syllable.notes for syllable in word.syllables):
                    continue
                stresses = stresses_of(tuple(syllable.text for syllable in word.syllables))
                light = len(stresses) == 1 and stress_pattern(word.text) == "x"
                known = all(map(is_known, words_of_line(word.text)))
                for s, (syllable, stress) in enumerate(zip(word.syllables, stresses, strict=True)):
                    notes = sorted(
                        (score.notes[note] for note in syllable.notes if note in score.notes),
                        key=lambda note: (note.onset, note.id),
                    )
                    if notes:
                        found.append(
                            SungSyllable(
                                Place(v, n, w, s),
                                _bare(syllable.sung),
                                _bare(word.text.replace("_", "")),
                                tuple(note for note in notes if note.voice == notes[0].voice),
                                stress == 1 and known and not light,
                                stress == 2 or not known,
                                light,
                                syllable.sung[-1:] in _PAUSES,
                            )
                        )
            if found:
                yield found


def _bare(text: str) -> str:
    return _SIGNS.sub("", text) or text
