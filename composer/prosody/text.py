"""A text that a person types, and the lyrics that it is.

A line in square brackets (``[Chorus]``, ``[Verse 2]``) heads a section; empty lines part sections
too.  Every character is kept: :func:`text_of` gives back what :func:`lyrics_from_text` was given,
with line ends as ``\\n``.  Signs that are not sung (a dash between blanks, an emoji) belong to the
word before them, else to the one after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from composer.model.lyrics import Line, Lyrics, Place, Verse, Word
from composer.prosody.division import divided, is_sung, words_in
from composer.prosody.rewording import Divide, Typed, reworded

__all__ = ["Divide", "line_at", "lyrics_from_text", "place_at", "spans", "text_of"]

_NONE = Lyrics()
# One that is never closed is looked through once, however long it is.
_HEADING = re.compile(r"\s*\[(?=\s*[^\s\[\]])([^\[\]]*)\]\s*")
_KINDS = {
    **dict.fromkeys(("verse", "vers", "strophe", "couplet", "stanza", "estrofa"), "verse"),
    **dict.fromkeys(("chorus", "refrain", "hook", "coro", "estribillo"), "chorus"),
    **dict.fromkeys(("bridge", "puente"), "bridge"),
}


def lyrics_from_text(text: str, before: Lyrics = _NONE, divide: Divide | None = None) -> Lyrics:
    """The lyrics that ``text`` spells.

    Lines and words that are in ``before`` too keep their syllables and notes, wherever they were
    edited around; a word that changed keeps its notes in its place.  Other words are divided by
    ``divide`` (:func:`composer.prosody.division.divided` without exceptions).
    """
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if rows == [""]:
        return Lyrics()
    typed = [_typed(row) for row in rows]
    old = [line.words for verse in before.verses for line in verse.lines if line.words]
    lines = iter(reworded(old, [words for words in typed if words], divide or divided))
    return Lyrics(tuple(_sections(rows, typed, lines)))


@lru_cache(maxsize=4096)  # while a song is typed all rows but one are as they were
def _typed(row: str) -> tuple[Typed, ...]:
    if _HEADING.fullmatch(row) or not row.strip():
        return ()
    return tuple(words_of_row(row))


def words_of_row(row: str) -> Iterator[Typed]:
    """The words of a line as they are typed: the blanks before each, and its text."""
    found: list[tuple[str, str]] = []
    front = ""  # what comes before the first word and is not sung
    front_blank: str | None = None
    for blank, token in re.findall(r"(\s*)(\S+)", row):
        for place, text in enumerate(words_in(token)):
            before = "" if place else blank
            if is_sung(text):
                if front_blank is not None:
                    found.append((front_blank, front + before + text))
                    front_blank = None
                else:
                    found.append((before, text))
            elif found:
                found[-1] = (found[-1][0], found[-1][1] + before + text)
            elif front_blank is None:
                front_blank, front = before, text
            else:
                front += before + text
    if front_blank is not None:
        found.append((front_blank, front))
    for place, (blank, text) in enumerate(found):
        yield Typed(None if blank == (" " if place else "") else blank, text)


def _sections(
    rows: list[str], typed: list[tuple[Typed, ...]], lines: Iterator[tuple[Word, ...]]
) -> list[Verse]:
    verses: list[Verse] = []
    inside: list[list[Line]] = []  # the lines of each
    empty: list[str] = []

    def begin(heading: str) -> None:
        usual = [""] if verses else []
        kind, name = _kind(heading)
        before = None if empty == usual else tuple(empty)
        verses.append(Verse((), kind, name, heading, before))
        inside.append([])
        empty.clear()

    for row, words in zip(rows, typed, strict=True):
        if words:
            if verses and verses[-1].heading and not inside[-1]:
                inside[-1] += [Line(trail=blank) for blank in empty]
                empty.clear()
            elif not verses or empty:
                begin("")
            inside[-1].append(Line(next(lines), row[len(row.rstrip()) :]))
        elif row.strip():
            begin(row)
        else:
            empty.append(row)
    if empty and not verses:
        verses.append(Verse())
        inside.append([])
    if empty:
        inside[-1] += [Line(trail=blank) for blank in empty]
    return [replace(verse, lines=tuple(own)) for verse, own in zip(verses, inside, strict=True)]


def _kind(heading: str) -> tuple[str, str]:
    """Kind and name of a section."""
    found = _HEADING.fullmatch(heading)
    if not found:
        return "verse", ""
    inner = found.group(1).strip()
    first = re.match(r"[^\W\d_]*", inner)
    word = first.group() if first else ""
    kind = _KINDS.get(word.casefold())
    if kind is None or inner[len(word) :].startswith("-"):
        return "verse", inner
    return kind, inner[len(word) :].strip(" :-–—")


def _rows(lyrics: Lyrics) -> Iterator[tuple[str, int, int | None]]:
    """Each row of the text with its section, and its line or ``None``."""
    for v, verse in enumerate(lyrics.verses):
        usual = ("",) if v else ()
        for row in usual if verse.before is None else verse.before:
            yield row, v, None
        if verse.heading:
            yield verse.heading, v, None
        elif verse.kind != "verse" or verse.name:
            yield f"[{f'{verse.kind.capitalize()} {verse.name}'.strip()}]", v, None
        for n, line in enumerate(verse.lines):
            yield line.text, v, n


def text_of(lyrics: Lyrics) -> str:
    """The words with headings, as they are typed."""
    return "\n".join(row for row, _, _ in _rows(lyrics))


def spans(lyrics: Lyrics) -> tuple[tuple[int, int, Place], ...]:
    """Where each syllable stands in :func:`text_of`: start, end (exclusive) and place, in order.

    Positions count Unicode characters.
    """
    found: list[tuple[int, int, Place]] = []
    start = 0
    for row, v, n in _rows(lyrics):
        if n is not None:
            line = lyrics.verses[v].lines[n]
            at = start
            for w, (word, piece) in enumerate(zip(line.words, line.pieces(), strict=True)):
                at += len(piece) - len(word.text)
                for s, syllable in enumerate(word.syllables):
                    found.append((at, at + len(syllable.text), Place(v, n, w, s)))
                    at += len(syllable.text)
        start += len(row) + 1
    return tuple(found)


def place_at(lyrics: Lyrics, position: int) -> Place | None:
    """The syllable at or before a position of :func:`text_of`; else the first, ``None`` without."""
    chosen: Place | None = None
    for start, _, place in spans(lyrics):
        if chosen is not None and start > position:
            break
        chosen = place
    return chosen


def line_at(lyrics: Lyrics, row: int) -> tuple[int, int] | None:
    """Section and line that row ``row`` (from 0) of :func:`text_of` shows; ``None`` for headings
    and for the empty rows between sections."""
    for number, (_, v, n) in enumerate(_rows(lyrics)):
        if number == row:
            return None if n is None else (v, n)
    return None
