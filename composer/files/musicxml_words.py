"""The words of a score as MusicXML has them: lyrics on notes, numbered by verse.

Sections that follow one another share a number; one that lies under the same notes as another has
the next.  The ends of lines and sections are marked (``end-line``, ``end-paragraph``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from composer.files.xml_writing import XmlWriter, allowed
from composer.model.lyrics import ELISION, Lyrics, Syllable, Verse
from composer.model.note import Note, time_order


@dataclass(slots=True)
class Mark:
    """One lyric of one note.

    ``pieces``: ``(syllabic, text)`` for each syllable sung on it; more than one are elided.
    ``extend``: ``""``, ``"start"``, ``"continue"`` or ``"stop"``.
    """

    number: int
    name: str | None = None
    pieces: list[tuple[str, str]] = field(default_factory=list)
    extend: str = ""
    ends_line: bool = False
    ends_section: bool = False

    def write(self, xml: XmlWriter) -> None:
        """The ``lyric`` element."""
        with xml.within("lyric", number=self.number, name=self.name):
            for place, (syllabic, text) in enumerate(self.pieces):
                if place:
                    xml.put("elision", ELISION)
                xml.put("syllabic", syllabic)
                for part, inner in enumerate(text.split(ELISION)):
                    if part:  # two syllables of one word: no syllabic between
                        xml.put("elision", ELISION)
                    xml.put("text", inner)
            if self.extend:
                xml.put("extend", type=self.extend)
            if self.ends_line:
                xml.put("end-line")
            if self.ends_section:
                xml.put("end-paragraph")


@dataclass(slots=True)
class MarkedWords:
    """``marks``: by note id, in order of number.  ``unlaid``: how many syllables are on no note;
    ``beyond``: how many are on notes of several voices, of which only the first's are written."""

    marks: dict[int, list[Mark]] = field(default_factory=dict)
    unlaid: int = 0
    beyond: int = 0


@dataclass(slots=True)
class _Sung:
    syllable: Syllable
    notes: list[Note]
    syllabic: str = "single"
    ends_line: bool = False


def marked_words(lyrics: Lyrics, notes: Mapping[int, Note]) -> MarkedWords:
    """The lyrics of every note."""
    found = MarkedWords()
    by_voice: dict[int, list[Note]] = {}
    for note in sorted(notes.values(), key=time_order):
        by_voice.setdefault(note.voice, []).append(note)
    taken: dict[int, list[list[tuple[int, int]]]] = {}  # by voice: for each number, its stretches
    for verse in lyrics.verses:
        for voice, sung in _by_voice(verse, notes, found).items():
            stretch = (
                min(note.onset for each in sung for note in each.notes),
                max(note.onset for each in sung for note in each.notes),
            )
            numbers = taken.setdefault(voice, [])
            number = next(
                (
                    n
                    for n, others in enumerate(numbers)
                    if all(stretch[1] < first or last < stretch[0] for first, last in others)
                ),
                len(numbers),
            )
            if number == len(numbers):
                numbers.append([])
            numbers[number].append(stretch)
            _mark(found.marks, sung, by_voice[voice], number + 1, _section_name(verse))
    for marks in found.marks.values():
        marks.sort(key=lambda mark: mark.number)
    return found


def _section_name(verse: Verse) -> str | None:
    name = " ".join(allowed(verse.heading.strip().strip("[]")).split()) or verse.name
    if name:
        return name
    return None if verse.kind == "verse" else verse.kind


def _by_voice(
    verse: Verse, notes: Mapping[int, Note], found: MarkedWords
) -> dict[int, list[_Sung]]:
    by_voice: dict[int, list[_Sung]] = {}
    for line in verse.lines:
        last: dict[int, _Sung] = {}  # of the line, by voice
        for word in line.words:
            of_word: dict[int, list[_Sung]] = {}
            for syllable in word.syllables:
                laid = [notes[id] for id in syllable.notes if id in notes]
                if not allowed(syllable.sung):
                    continue
                if not laid:
                    found.unlaid += 1
                    continue
                voice = laid[0].voice
                mine = [note for note in laid if note.voice == voice]
                found.beyond += len(mine) < len(laid)
                of_word.setdefault(voice, []).append(_Sung(syllable, mine))
            for voice, sung in of_word.items():
                for place, each in enumerate(sung):
                    first, end = place == 0, place == len(sung) - 1
                    if not (first and end):
                        each.syllabic = "begin" if first else "end" if end else "middle"
                by_voice.setdefault(voice, []).extend(sung)
                last[voice] = sung[-1]
        for sung_last in last.values():
            sung_last.ends_line = True
    return by_voice


def _mark(
    marks: dict[int, list[Mark]],
    sung: list[_Sung],
    line: list[Note],
    number: int,
    name: str | None,
) -> None:
    """``line``: all notes of the voice, in order."""
    mine: dict[int, Mark] = {}  # by note
    last: Mark | None = None
    for each in sung:
        note = each.notes[0]
        last = mine.setdefault(note.id, Mark(number, name))
        last.pieces.append((each.syllabic, each.syllable.sung))
        last.ends_line = last.ends_line or each.ends_line
    if last is not None:
        last.ends_section = True
    for place, each in enumerate(sung):
        further = [note for note in each.notes[1:] if note.id not in mine]
        if each.syllabic in ("begin", "middle"):
            # Hyphens up to the word's next syllable say that it goes on over the notes between.
            first, after = each.notes[0].onset, sung[place + 1].notes[0].onset
            between = line[
                bisect_right(line, first, key=_onset) : bisect_left(line, after, key=_onset)
            ]
            if between == further:
                continue
            if not further:
                mine[each.notes[0].id].extend = "stop"
        if not further:
            continue
        mine[each.notes[0].id].extend = "start"
        for count, note in enumerate(further, start=1):
            extend = "stop" if count == len(further) else "continue"
            mine[note.id] = Mark(number, name, extend=extend)
    for id, mark in mine.items():
        marks.setdefault(id, []).append(mark)


def _onset(note: Note) -> int:
    return note.onset
