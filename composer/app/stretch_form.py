"""What other words for a stretch of a text have to be like, so that they fit in its place."""

from __future__ import annotations

from dataclasses import dataclass

from composer.app.line_fit import Groups, sung_line, sung_syllables
from composer.app.wishes import Wishes, form_of_line
from composer.engine.messages import MAX_SYLLABLES
from composer.model.score import Score
from composer.prosody.text import line_at


@dataclass(frozen=True, slots=True)
class StretchForm:
    """``syllables``: ``None`` for any number.  ``stresses``: ``/`` or ``x`` for each of them, empty
    for any.  ``rhymes_with``: a line, empty for none.  ``groups``: for each line the notes that its
    syllables are to be laid under."""

    syllables: int | None = None
    stresses: str = ""
    rhymes_with: str = ""
    groups: tuple[Groups, ...] = ()


def form_of_word(score: Score, song: str, start: int, end: int) -> StretchForm:
    """Of a word, which keeps the syllables that it is sung on; more words than one are free."""
    if any(character.isspace() for character in song[start:end]):
        return StretchForm()
    return StretchForm(sung_syllables(score.lyrics, start))


def form_of_whole_line(
    score: Score, song: str, start: int, wishes: Wishes, notes: int
) -> StretchForm:
    """Of the line that begins at ``start``, as wished; what is sung already fits its notes again.

    ``notes``: how many syllables the selected notes can take.
    """
    count, rhymes_with = form_of_line(song, start, wishes)
    if wishes.as_notes and 0 < notes <= MAX_SYLLABLES:
        count = notes
    place = line_at(score.lyrics, song.count("\n", 0, start))
    sung = sung_line(score, *place) if place is not None else None
    if sung is None or len(sung.groups) > MAX_SYLLABLES or wishes.as_notes:
        return StretchForm(count, rhymes_with=rhymes_with)
    return StretchForm(len(sung.groups), sung.stresses, rhymes_with, (sung.groups,))
