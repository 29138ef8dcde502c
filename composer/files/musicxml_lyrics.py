"""The lyrics of a MusicXML file as sections, lines, words and syllables with their notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from composer.files.musicxml_scan import Heard
from composer.files.unspaced import runs_on
from composer.model.lyrics import ELISION, Line, Syllable, Verse, Word

_GOES_ON = ("begin", "middle")
_ENDS_SENTENCE = re.compile(r"[.!?;:…][\"'”’»)]*$")
_ENDS_CLAUSE = re.compile(r"[,–—-][\"'”’»)]*$")
_COUNT = re.compile(r"^\d{1,2}[.)]")
# A line has at least so many syllables where nothing but its punctuation says that it ends.
_SHORTEST_LINE = 4


@dataclass(slots=True)
class SungNote:
    """A note of one voice that begins after the ones before it (of a chord, one).

    ``words``: ``(layer, lyric)``; layer 0 is what is sung first of what stands below each other.
    ``stanza``: changes where a repeat begins anew.  ``slurred``: whether a slur from the note
    before goes on to it.
    """

    id: int
    start: Fraction
    end: Fraction
    words: list[tuple[int, Heard]] = field(default_factory=list)
    stanza: int = 0
    slurred: bool = False
    fermata: bool = False


@dataclass(slots=True)
class _Syllable:
    text: str
    notes: list[int]


@dataclass(slots=True)
class _Word:
    """``ends``: 1 when a line ends with it, 2 for a section.  ``pause``: a rest or a long note
    before it; ``fermata``: on the note before it."""

    syllables: list[_Syllable]
    ends: int = 0
    pause: bool = False
    fermata: bool = False


@dataclass(slots=True)
class _Section:
    start: Fraction
    layer: int
    name: str
    words: list[_Word] = field(default_factory=list)


def sections(notes: Sequence[SungNote], explicit: bool) -> list[tuple[Fraction, int, Verse]]:
    """The sections sung on the notes of one voice, each with when it begins and its layer.

    ``explicit``: melismas are only what the file marks as such (or has hyphens over), and lines
    end where it says.
    """
    layers = sorted({layer for note in notes for layer, _ in note.words})
    found: list[tuple[Fraction, int, Verse]] = []
    for layer in layers:
        for section in _Layer(layer, explicit).read(notes):
            found.append((section.start, layer, _verse(section)))
    return found


class _Layer:
    def __init__(self, layer: int, explicit: bool) -> None:
        self._layer = layer
        self._explicit = explicit
        self._sections: list[_Section] = []
        self._open = False  # the last word goes on
        self._extends = False
        self._marked = False  # the last syllable says itself on which notes it is sung
        self._since = Fraction(0)
        self._sung: _Syllable | None = None
        self._over = True  # the section

    def read(self, notes: Sequence[SungNote]) -> list[_Section]:
        before: SungNote | None = None
        pause = True
        lengths = sorted(note.end - note.start for note in notes)
        long = 2 * lengths[len(lengths) // 2] if lengths else Fraction(0)
        held = fermata = False
        for note in notes:
            pause = pause or before is None or note.start > before.end
            heard = [words for layer, words in note.words if layer == self._layer]
            texts = [words for words in heard if words.pieces]
            if texts:
                stanza_over = before is not None and note.stanza != before.stanza
                for words in texts:
                    self._words(note, words, stanza_over)
                    word = self._sections[-1].words[-1]
                    if len(word.syllables) == 1:
                        word.pause, word.fermata = pause or held, fermata
                    stanza_over = pause = held = fermata = False
            elif heard or self._goes_on(note, pause):
                self._lengthen(note)
            else:
                self._extends = False
            before = note
            held = held or note.end - note.start >= long
            fermata = fermata or note.fermata
        if not self._explicit and not any(w.ends for s in self._sections for w in s.words):
            for section in self._sections:
                _guess_lines(section.words)
            for section, after in pairwise(self._sections):
                _move_upbeat(section.words, after.words)
        return self._sections

    def _goes_on(self, note: SungNote, pause: bool) -> bool:
        """Whether what was sung before is sung on ``note`` too, which has no words."""
        if self._explicit:
            return self._open and not self._marked and note.start > self._since
        return not pause and (self._open or self._extends or note.slurred)

    def _lengthen(self, note: SungNote) -> None:
        if self._sung is not None:
            self._sung.notes.append(note.id)

    def _words(self, note: SungNote, words: Heard, stanza_over: bool) -> None:
        if self._over or (stanza_over and not self._explicit):
            self._sections.append(_Section(note.start, self._layer, words.name))
            self._open = self._over = False
        section = self._sections[-1]
        pieces = _pieces(words, self._explicit)
        if not section.words and not self._explicit:
            pieces = _without_count(pieces)
        for syllabic, text in pieces:
            self._sung = _Syllable(text, [note.id])
            if self._open and syllabic in ("middle", "end"):
                section.words[-1].syllables.append(self._sung)
            else:
                section.words.append(_Word([self._sung]))
            self._open = syllabic in _GOES_ON
        self._extends = words.extend in ("yes", "start")
        self._marked = bool(words.extend)
        self._since = note.start
        if words.ends_section:
            section.words[-1].ends = 2
            self._over = True
        elif words.ends_line:
            section.words[-1].ends = 1


def _pieces(words: Heard, exact: bool) -> list[tuple[str, str]]:
    """Syllabic and text of each syllable of one lyric; elided ones stay on the one note.

    ``exact``: texts are taken as they stand.
    """
    found: list[tuple[str, str]] = []
    for syllabic, text, fresh in words.pieces:
        if found and not fresh:
            # Elided inside of a word.
            before = found[-1]
            found[-1] = (before[0], f"{before[1]}{ELISION}{text}")
            continue
        if exact:
            found.append((syllabic, text))
            continue
        syllabic = syllabic or "single"
        if len(text) > 1 and text.endswith("-"):
            # Written out by who knows of no syllabic, or did not care.
            text = text.removesuffix("-")
            syllabic = {"single": "begin", "end": "middle"}.get(syllabic, syllabic)
        # Several words in one text: the last goes on, the first ends what went on.
        parts = text.split()
        for place, part in enumerate(parts):
            first, last = place == 0, place == len(parts) - 1
            begun = syllabic in ("middle", "end") and first
            goes_on = syllabic in _GOES_ON and last
            found.append((_SYLLABIC[begun, goes_on], part))
    return found


def _without_count(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without the verse's number, which some programs put before its first word."""
    syllabic, text = pieces[0]
    bare = _COUNT.sub("", text)
    if bare:
        return [(syllabic, bare), *pieces[1:]]
    return pieces[1:] or pieces


_SYLLABIC = {
    (False, False): "single",
    (False, True): "begin",
    (True, True): "middle",
    (True, False): "end",
}


def _guess_lines(words: list[_Word]) -> None:
    """End lines after sentences, under fermatas, and where a clause or capital meets a pause."""
    syllables = 0
    for place, word in enumerate(words[:-1]):
        syllables += len(word.syllables)
        text = word.syllables[-1].text
        after = words[place + 1]
        capital = after.syllables[0].text[:1].isupper()
        sentence = bool(_ENDS_SENTENCE.search(text))
        clause = bool(_ENDS_CLAUSE.search(text)) and (capital or after.pause)
        pause = after.fermata or (after.pause and capital)
        if syllables >= _SHORTEST_LINE and (sentence or clause or pause):
            word.ends = 1
            syllables = 0


def _move_upbeat(words: list[_Word], after: list[_Word]) -> None:
    """What is sung before a repeat begins anew may be the beginning of what comes then."""
    ended = max((place for place, word in enumerate(words) if word.ends), default=None)
    if ended is None or after[0].syllables[0].text[:1].isupper():
        return
    upbeat = words[ended + 1 :]
    if sum(len(word.syllables) for word in upbeat) < _SHORTEST_LINE:
        after[:0] = upbeat
        del words[ended + 1 :]


def _verse(section: _Section) -> Verse:
    lines: list[list[Word]] = [[]]
    for word in section.words:
        syllables = tuple(Syllable(s.text, tuple(dict.fromkeys(s.notes))) for s in word.syllables)
        before = lines[-1][-1].text if lines[-1] else ""
        lines[-1].append(Word(syllables, "" if runs_on(before, syllables[0].text) else None))
        if word.ends:
            lines.append([])
    written = tuple(Line(tuple(words)) for words in lines if words)
    return _named(section.name, written)


def _named(name: str, lines: tuple[Line, ...]) -> Verse:
    low = name.lower()
    if "chorus" in low or "refrain" in low:
        kind = "chorus"
    elif "bridge" in low:
        kind = "bridge"
    else:
        kind = "verse"
    if not name or low == "verse":
        return Verse(lines, kind)
    shown = name[:1].upper() + name[1:]
    return Verse(lines, kind, shown, f"[{shown}]")


def layers_by_number(numbers: Iterable[str]) -> dict[str, int]:
    """The place of each lyric number among all of them, from 0: by the figures in it."""

    def key(number: str) -> tuple[int, str]:
        figures = re.findall(r"\d{1,9}", number)
        return (int(figures[-1]) if figures else 10**9, number)

    return {number: place for place, number in enumerate(sorted(set(numbers), key=key))}
