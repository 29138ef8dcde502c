"""Lyrics as the timed texts of a MIDI file, and back.

Written: a syllable an event, at its note; ``-`` after a syllable that its word goes on after (so
that a hyphen that is spelled there stands before another, ``te--``, and is not lost), a blank
after a word, CR after a line, two after a verse; an event without text at each further
note of a melisma.  Read: these, and what else is usual (``/`` and ``\\`` before a line or a
paragraph, blanks before words, no marks at all).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from composer.files.unspaced import runs_on
from composer.model.lyrics import ELISION, Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note

# How strongly two pieces of text are parted.
_JOINED, _WORD, _LINE, _VERSE = range(4)
_WRITTEN = ("-", " ", "\r", "\r\r")

_TAG = re.compile(r"\{[@#][^{}]*\}")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_GOES_ON = ("", "-", "_")


@dataclass(frozen=True, slots=True)
class LyricEvent:
    """``text`` at ``tick``, as it stands in a file."""

    tick: int
    text: str


# ------------------------------------------------------------------------------ to a file


@dataclass(slots=True)
class _Laid:
    verse: int
    line: int
    word: int
    text: str
    ticks: list[int]
    blank: str | None  # between its word and the one before, where that is not the usual


def events_by_voice(
    lyrics: Lyrics, notes: dict[int, Note]
) -> tuple[dict[int, list[LyricEvent]], int]:
    """The events for each voice's track, in order of tick, and how many syllables had no note."""
    laid: dict[int, list[_Laid]] = {}
    left_out = 0
    line_count = word_count = 0
    for verse_count, verse in enumerate(lyrics.verses):
        for line in verse.lines:
            line_count += 1
            for word in line.words:
                word_count += 1
                for syllable in word.syllables:
                    sung_on = [notes[n] for n in syllable.notes if n in notes]
                    text = _text(syllable)
                    if not sung_on or not text:
                        left_out += any(character.isalnum() for character in text)
                        continue
                    voice = sung_on[0].voice
                    ticks = [note.onset for note in sung_on if note.voice == voice]
                    laid.setdefault(voice, []).append(
                        _Laid(verse_count, line_count, word_count, text, ticks, word.blank)
                    )
    return {voice: _written(syllables) for voice, syllables in laid.items()}, left_out


def _text(syllable: Syllable) -> str:
    """Without the marks of a melisma, which further events show; a tie is a blank, as two words
    on one note are written."""
    return " ".join(_UNPRINTABLE.sub("", syllable.sung.replace(ELISION, " ")).split())


def _written(syllables: list[_Laid]) -> list[LyricEvent]:
    events: list[LyricEvent] = []
    text = ""
    for place, syllable in enumerate(syllables):
        text += syllable.text
        following = syllables[place + 1] if place + 1 < len(syllables) else None
        first = syllable.ticks[0]
        together = following is not None and (
            following.verse == syllable.verse and following.ticks[0] == first
        )
        if following is not None:
            parting = _parting(syllable, following)
            parted = together
            if parting == _WORD and following.blank == "" and runs_on(text, following.text):
                parted, parting = True, _JOINED
            if not (parted and parting == _JOINED):
                text += _WRITTEN[parting]
        if not together:
            events.append(LyricEvent(first, text))
            text = ""
        seen = {first}
        for tick in syllable.ticks[1:]:
            if tick not in seen and not together:
                events.append(LyricEvent(tick, ""))
                seen.add(tick)
    return sorted(events, key=lambda event: event.tick)


def _parting(before: _Laid, after: _Laid) -> int:
    if before.verse != after.verse:
        return _VERSE
    if before.line != after.line:
        return _LINE
    return _JOINED if before.word == after.word else _WORD


# ------------------------------------------------------------------------------ from a file


@dataclass(slots=True)
class _Piece:
    """A syllable's text; ``before``: how it is parted from the piece before it."""

    text: str
    notes: list[int]
    before: int
    new_event: bool
    runs_on: bool = False  # no blank is written before it


def verses_from_events(
    events: Iterable[LyricEvent], note_at: Callable[[int], int | None]
) -> tuple[Verse, ...]:
    """The verses that the events of one track spell; ``note_at`` gives the id of a tick's note.

    Where several texts stand at one tick, the first of each tick are one text, the second of
    each another one below it, and so on.
    """
    layers: list[list[LyricEvent]] = []
    tick, depth = -1, 0
    for event in sorted(events, key=lambda event: event.tick):
        text = _UNPRINTABLE.sub("", _TAG.sub("", event.text))
        if not text and event.text:
            continue
        if event.tick != tick:
            tick, depth = event.tick, 0
        if depth == len(layers):
            layers.append([])
        if text and not text.strip("\r\n/\\ "):
            # A break of its own belongs to what stands beside it.
            layers[max(0, depth - 1)].append(LyricEvent(event.tick, text))
            continue
        layers[depth].append(LyricEvent(event.tick, text))
        depth += 1
    return tuple(verse for layer in layers for verse in _verses(_pieces(layer, note_at)))


def _pieces(events: list[LyricEvent], note_at: Callable[[int], int | None]) -> list[_Piece]:
    texts = [event.text.replace("\r\n", "\r") for event in events]
    paragraph_feed = any("\r" in text for text in texts)
    pieces: list[_Piece] = []
    parted = _JOINED
    signs = False
    for event, text in zip(events, texts, strict=True):
        note = note_at(event.tick)
        if text in _GOES_ON:
            if pieces and note is not None:
                pieces[-1].notes.append(note)
            continue
        bare = text.lstrip(" ")
        if bare[:1] in ("/", "\\"):
            signs = True
            parted = max(parted, _LINE if bare[0] == "/" else _VERSE)
            text = bare[1:]
        new_event = True
        for token in re.findall(r"[^\S\r\n]+|[\r\n]+|\S+", text):
            if token[0] in "\r\n":
                parted = max(parted, _break(token, paragraph_feed))
            elif token.isspace():
                parted = max(parted, _WORD)
            else:
                notes = [] if note is None else [note]
                pieces.append(_Piece(token, notes, parted, new_event))
                parted = _JOINED
                new_event = False
    _apply_hyphens(pieces, signs)
    return pieces


def _break(token: str, paragraph_feed: bool) -> int:
    if len(token) > 1 or (token == "\n" and paragraph_feed):
        return _VERSE
    return _LINE


def _apply_hyphens(pieces: list[_Piece], signs: bool) -> None:
    """Decide where words go on, by the marks that this text uses, and take the marks away."""
    spaced = signs or any(piece.before == _WORD for piece in pieces)
    for before, after in pairwise(pieces):
        if after.before == _JOINED and after.new_event and runs_on(before.text, after.text):
            after.before, after.runs_on = _WORD, True
    inner = [
        (before, after)
        for before, after in pairwise(pieces)
        if after.before == _JOINED and after.new_event
    ]
    marked = [pair for pair in inner if len(pair[0].text) > 1 and pair[0].text.endswith("-")]
    leading = [pair for pair in inner if len(pair[1].text) > 1 and pair[1].text.startswith("-")]
    if spaced:
        # Most words that go on are marked so: then the hyphens are marks, else they are spelling.
        if 2 * len(marked) > len(inner):
            for before, _ in marked:
                before.text = before.text[:-1]
        return
    for before, after in inner:
        if len(before.text) > 1 and before.text.endswith("-"):
            before.text = before.text[:-1]
        elif not marked and leading and len(after.text) > 1 and after.text.startswith("-"):
            after.text = after.text[1:]
        else:
            after.before = _WORD


def _verses(pieces: list[_Piece]) -> list[Verse]:
    verses: list[list[list[list[Syllable]]]] = []
    close: set[tuple[int, int, int]] = set()  # words without a blank before them
    for piece in pieces:
        if not verses or piece.before == _VERSE:
            verses.append([])
        lines = verses[-1]
        if not lines or piece.before == _LINE:
            lines.append([])
        words = lines[-1]
        if not words or piece.before == _WORD:
            words.append([])
            if piece.runs_on and len(words) > 1:
                close.add((len(verses) - 1, len(lines) - 1, len(words) - 1))
        words[-1].append(Syllable(piece.text, tuple(dict.fromkeys(piece.notes))))
    return [
        Verse(
            tuple(
                Line(
                    tuple(
                        Word(tuple(word), "" if (v, n, w) in close else None)
                        for w, word in enumerate(line)
                    )
                )
                for n, line in enumerate(lines)
            )
        )
        for v, lines in enumerate(verses)
    ]
