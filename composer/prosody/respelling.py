"""Syllables parted, joined, written anew and put in between: edits that change the words.

They keep to the rules of :mod:`composer.prosody.laying`, which gives them too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from composer.model.lyrics import ELISION, Line, Lyrics, Place, Syllable, Verse, Word
from composer.prosody.division import HYPHENS, divided, is_sung
from composer.prosody.following import Melody, Moved, closed_up, with_room
from composer.prosody.rewording import shared
from composer.prosody.spelling import split_letters

Pieces = list[list[str]]  # words of syllables


def split(
    lyrics: Lyrics,
    notes: Sequence[int],
    place: Place,
    parts: Sequence[str] = (),
    follow: bool = True,
) -> Moved:
    """Divides a syllable in two (by spelling, or in the ``parts`` given: they join to its text).

    The further parts take the notes of its melisma, else the notes that follow: the rest moves
    along with ``follow``; without, they are not laid.  ``‿`` is divided first, into two words.
    Raises ``ValueError`` where the text is too short or the parts do not join to it.
    """
    text = lyrics.at(place).text
    if parts:
        if "".join(parts) != text or not all(map(is_sung, parts)):
            raise ValueError(f"{text!r} cannot be divided so")
        words = [list(parts)]
    elif ELISION in text:
        first, _, second = text.partition(ELISION)
        words = [[first], [second]]
    else:
        words = [_halves(text)]
    return _written(lyrics, notes, place, words, follow)


def join(
    lyrics: Lyrics,
    notes: Sequence[int],
    place: Place,
    elide: bool = False,
    follow: bool = True,
) -> Moved:
    """Makes one syllable of the one at ``place`` and the next of the line.

    Within a word they are joined in spelling; of two words ``elide`` makes ``the‿end`` on one
    note, and without it one word of two syllables comes of them.  With ``follow`` what comes after
    moves up; else the joined syllable is a melisma.  Raises ``ValueError`` at a line's end.
    """
    first = lyrics.at(place)
    words = list(lyrics.verses[place.verse].lines[place.line].words)
    word = words[place.word]
    within = place.syllable + 1 < len(word.syllables)
    if not within and place.word + 1 >= len(words):
        raise ValueError("no syllable follows on this line")
    if not within:
        other = words[place.word + 1]
        if not elide:
            one = replace(word, syllables=(*word.syllables, *other.syllables))
            words[place.word : place.word + 2] = [one]
            return Moved(_with_words(lyrics, place, words), place=place)
        second, rest = other.syllables[0], other.syllables[1:]
        text = first.text + ELISION + second.text
    else:
        second, rest = word.syllables[place.syllable + 1], word.syllables[place.syllable + 2 :]
        text = first.text + second.text
    gone = tuple(note for note in second.notes if note not in first.notes)
    if not first.notes or not follow:
        laid, gone = tuple(dict.fromkeys((*first.notes, *second.notes))), ()
    else:
        laid = first.notes
    start = word.syllables[: place.syllable]
    one = replace(word, syllables=(*start, Syllable(text, laid), *rest))
    words[place.word : place.word + (1 if within else 2)] = [one]
    return closed_up(_with_words(lyrics, place, words), notes, place, gone)


def set_text(
    lyrics: Lyrics,
    notes: Sequence[int],
    place: Place,
    text: str,
    divide: Callable[[str], Sequence[str]] | None = None,
    follow: bool = True,
) -> Moved:
    """Writes another text for the syllable at ``place``.

    A blank in it makes two words, a hyphen inside it two syllables of one word (two hyphens are
    one that is spelled, and so is one at the end).  New ones take notes as in :func:`split`.  An
    empty text takes the syllable out of the words.  ``divide``: divides each word without hyphens
    (else it is one syllable).
    """
    lyrics.at(place)
    return _written(lyrics, notes, place, _typed(text, divide), follow)


def insert(
    lyrics: Lyrics,
    notes: Sequence[int],
    note: int,
    text: str,
    verse: int | None = None,
    same_word: bool = False,
    beside: tuple[Place | None, Place | None] | None = None,
) -> Moved:
    """Writes a new syllable under a note that has none in the section ``verse``.

    It goes into the words after the syllable that is laid nearest before it (``same_word``: as one
    more syllable of that word).  Without a section the one that is laid nearest before is chosen,
    else the last; one is made where there is none with that number.  ``beside``: the section's
    syllables that are laid nearest before the note and, if there is none, after it; ``None`` to
    look for them.
    """
    words = _typed(text, None)
    if not words:
        return Moved(lyrics)
    if verse is None:
        verse = _nearest_section(lyrics, notes, note)
    if verse >= len(lyrics.verses):
        verse = len(lyrics.verses)
        lyrics = Lyrics((*lyrics.verses, Verse()))
    before, after = _beside(lyrics, notes, note, verse) if beside is None else beside
    new = Word((Syllable("", (note,)),))
    if before is not None and same_word:
        line = list(lyrics.verses[verse].lines[before.line].words)
        own = list(line[before.word].syllables)
        own[before.syllable + 1 : before.syllable + 1] = new.syllables
        line[before.word] = replace(line[before.word], syllables=tuple(own))
        place = before._replace(syllable=before.syllable + 1)
        return _written(_with_words(lyrics, place, line), notes, place, words, True)
    if before is not None:
        place = Place(verse, before.line, before.word + 1, 0)
    elif after is not None:
        place = Place(verse, after.line, after.word, 0)
    else:
        lines = lyrics.verses[verse].lines
        if not lines:
            section = replace(lyrics.verses[verse], lines=(Line(),))
            lyrics = Lyrics((*lyrics.verses[:verse], section, *lyrics.verses[verse + 1 :]))
        last = max(0, len(lines) - 1)
        place = Place(verse, last, len(lines[last].words) if lines else 0, 0)
    line = list(lyrics.verses[verse].lines[place.line].words)
    if place.word == 0 and line and line[0].blank is None:
        new = replace(new, blank=None)
    line.insert(place.word, new)
    return _written(_with_words(lyrics, place, line), notes, place, words, True)


def _beside(
    lyrics: Lyrics, notes: Sequence[int], note: int, verse: int
) -> tuple[Place | None, Place | None]:
    along = Melody(lyrics, notes)
    here = along.index.get(note, len(notes))
    before = max((p for p, at in along.laid[verse] if at[0] < here), default=None)
    after = min((p for p, at in along.laid[verse] if at[0] > here), default=None)
    return before, after


def _nearest_section(lyrics: Lyrics, notes: Sequence[int], note: int) -> int:
    along = Melody(lyrics, notes)
    here = along.index.get(note, len(notes))
    ranked = [
        (at[0] < here, -abs(at[0] - here), -place.verse)
        for section in along.laid
        for place, at in section
    ]
    return -max(ranked)[2] if ranked else max(0, len(lyrics.verses) - 1)


def _halves(text: str) -> list[str]:
    pieces = list(divided(text))
    if len(pieces) < 2:
        pieces = [piece for piece in split_letters(text, 2) if piece]
    if len(pieces) < 2 or not all(map(is_sung, pieces)):
        letters = [place for place, character in enumerate(text) if is_sung(character)]
        if len(letters) < 2:
            raise ValueError(f"{text!r} is too short to be divided")
        middle = letters[(len(letters) + 1) // 2]
        pieces = [text[:middle], text[middle:]]
    return [pieces[0], "".join(pieces[1:])]


def _typed(text: str, divide: Callable[[str], Sequence[str]] | None) -> Pieces:
    """Words of syllables as a person types them under the notes."""
    words: Pieces = []
    for token in text.split():
        spelled = token.replace("--", "\0-")
        pieces: list[str] = []
        for part in spelled.split("-"):
            part = part.replace("\0", "-")
            if part:
                pieces.append(part)
        if token.endswith("-") and pieces and pieces[-1][-1] not in HYPHENS:
            pieces[-1] += "-"
        if not pieces:
            pieces = [token]
        if len(pieces) == 1 and divide is not None:
            pieces = list(divide(pieces[0]))
        if not is_sung(token) and words:
            words[-1][-1] += " " + token
        elif words and not any(is_sung(piece) for piece in words[-1]):
            words[-1] = [words[-1][0] + " " + pieces[0], *pieces[1:]]
        else:
            words.append(pieces)
    return words


def _written(
    lyrics: Lyrics, notes: Sequence[int], place: Place, words: Pieces, follow: bool
) -> Moved:
    """Puts words of syllables in the place of one syllable, on its notes and those that follow."""
    line = list(lyrics.verses[place.verse].lines[place.line].words)
    word = line[place.word]
    own = word.syllables[place.syllable]
    start, end = word.syllables[: place.syllable], word.syllables[place.syllable + 1 :]
    if not words:
        left = replace(word, syllables=(*start, *end))
        line[place.word : place.word + 1] = [left] if left.syllables else []
        return Moved(_with_words(lyrics, place, line), place=None)
    flat = shared([piece for pieces in words for piece in pieces], [own.notes])
    made: list[Word] = []
    at = 0
    for pieces in words:
        made.append(Word(flat[at : at + len(pieces)]))
        at += len(pieces)
    made[0] = Word((*start, *made[0].syllables), word.blank)
    made[-1] = replace(made[-1], syllables=(*made[-1].syllables, *end))
    line[place.word : place.word + 1] = made
    written = _with_words(lyrics, place, line)
    unlaid = sum(1 for syllable in flat if not syllable.notes)
    if not own.notes or not unlaid or not follow:
        return Moved(written, place=place)
    places = _places(place, words)
    last = places[len(flat) - unlaid - 1]
    moved, free = with_room(written, notes, last, unlaid)
    given = {where: (note,) for where, note in zip(places[-unlaid:], free, strict=False)}
    left_over = tuple(places[len(flat) - unlaid + len(free) :])
    return Moved(moved.lyrics.laid(given), len(given), left_over, (), moved.fallen, place)


def _places(place: Place, words: Pieces) -> list[Place]:
    """Where the pieces of the words come to stand."""
    found = []
    for w, pieces in enumerate(words):
        first = place.syllable if w == 0 else 0
        found += [
            Place(place.verse, place.line, place.word + w, first + s) for s in range(len(pieces))
        ]
    return found


def _with_words(lyrics: Lyrics, place: Place, words: Sequence[Word]) -> Lyrics:
    """With other words on the line of ``place``; a line that has none left goes, and a section
    without lines and heading."""
    verses = list(lyrics.verses)
    verse = verses[place.verse]
    lines = list(verse.lines)
    lines[place.line : place.line + 1] = (
        [replace(lines[place.line], words=tuple(words))] if words else []
    )
    gone = not any(line.words for line in lines) and not words and not verse.heading
    verses[place.verse : place.verse + 1] = [] if gone else [replace(verse, lines=tuple(lines))]
    return Lyrics(tuple(verses))
